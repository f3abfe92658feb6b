//! How surprising is it that counts lie so unevenly?

/// Probability that chance alone makes counts at least this uneven, where each place is as likely as the others.
pub(crate) fn evenness(counts: &[u32]) -> f64 {
    let places = real(counts.len());
    let total: f64 = counts.iter().copied().map(f64::from).sum();
    let expected = total / places;
    let statistic: f64 =
        counts.iter().map(|count| (f64::from(*count) - expected).powi(2) / expected).sum();
    tail(statistic, places - 1.0)
}

/// Probability that chance alone makes two lists of counts, of equal totals, at least this different, where both come
/// from one distribution. Places that are empty in both say nothing.
pub(crate) fn same_source(one: &[u32], other: &[u32]) -> f64 {
    let both = || one.iter().zip(other).filter(|(a, b)| **a + **b > 0);
    let part = |(a, b): (&u32, &u32)| {
        (f64::from(*a) - f64::from(*b)).powi(2) / (f64::from(*a) + f64::from(*b))
    };
    tail(both().map(part).sum(), real(both().count()) - 1.0)
}

/// Shares from 0 to 1, counted in so many places of equal width.
pub(crate) fn histogram(shares: impl IntoIterator<Item = f64>, places: u32) -> Vec<u32> {
    let mut counts = vec![0; usize::try_from(places).unwrap_or(1)];
    for share in shares {
        let place = (1..places).take_while(|k| share >= f64::from(*k) / f64::from(places)).count();
        counts[place] += 1;
    }
    counts
}

/// P(X ≥ `statistic`) for chi-square with so many degrees of freedom, to about 1e-12.
fn tail(statistic: f64, degrees: f64) -> f64 {
    1.0 - lower_gamma(degrees / 2.0, statistic / 2.0)
}

/// The regularised lower incomplete gamma function, by its series x^a e^-x / Γ(a+1) · (1 + x/(a+1) + …).
fn lower_gamma(a: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    let (mut term, mut sum, mut next) = (1.0, 1.0, a);
    while term > sum * 1e-16 {
        next += 1.0;
        term *= x / next;
        sum += term;
    }
    (a * x.ln() - x - ln_gamma(a + 1.0) + sum.ln()).exp().min(1.0)
}

/// ln Γ(x) for x > 0: Stirling's series, after stepping up to where it is good.
fn ln_gamma(x: f64) -> f64 {
    if x < 15.0 {
        return ln_gamma(x + 1.0) - x.ln();
    }
    let square = x * x;
    let series = (1.0 / 12.0 - (1.0 / 360.0 - 1.0 / (1260.0 * square)) / square) / x;
    (x - 0.5) * x.ln() - x + std::f64::consts::TAU.ln() / 2.0 + series
}

/// A length as a real number.
pub(crate) fn real(length: usize) -> f64 {
    f64::from(u32::try_from(length).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tail_is_that_of_the_tables() {
        // Abramowitz and Stegun, table 26.8.
        for (statistic, degrees, expected) in [
            (3.841_46, 1.0, 0.05),
            (18.307_0, 10.0, 0.05),
            (43.820, 19.0, 0.001),
            (10.117, 19.0, 0.95),
        ] {
            let found = tail(statistic, degrees);
            assert!((found - expected).abs() < 2e-5, "{statistic}, {degrees}: {found}");
        }
    }

    #[test]
    fn two_samples_of_one_source_may_differ_by_chance_and_no_more() {
        assert!((same_source(&[50, 50, 0], &[50, 50, 0]) - 1.0).abs() < 1e-12);
        // By hand: 20² / 100 in both places, 8 with one degree of freedom.
        let found = same_source(&[60, 40], &[40, 60]);
        assert!((found - 0.004_677_7).abs() < 1e-6, "{found}");
        assert!(same_source(&[500, 500, 0], &[400, 300, 300]) < 1e-9);
    }

    #[test]
    fn uneven_counts_are_surprising_and_even_ones_are_not() {
        assert!(evenness(&[100, 101, 99, 100]) > 0.9);
        assert!(evenness(&[150, 50, 100, 100]) < 1e-6);
        assert_eq!(histogram([0.0, 0.49, 0.5, 0.999, 1.0], 2), [2, 3]);
    }
}
