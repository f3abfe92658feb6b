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
    fn uneven_counts_are_surprising_and_even_ones_are_not() {
        assert!(evenness(&[100, 101, 99, 100]) > 0.9);
        assert!(evenness(&[150, 50, 100, 100]) < 1e-6);
        assert_eq!(histogram([0.0, 0.49, 0.5, 0.999, 1.0], 2), [2, 3]);
    }
}
