//! The standard normal distribution.

/// P(X ≤ x), to about 1e-15.
///
/// Source: the series Φ(x) = ½ + φ(x)·(x + x³/3 + x⁵/(3·5) + …), Marsaglia, Journal of Statistical Software 11(4), 2004.
pub(super) fn cdf(x: f64) -> f64 {
    if x < -8.0 {
        return 0.0;
    }
    if x > 8.0 {
        return 1.0;
    }
    let (mut sum, mut term, mut odd) = (x, x, 1.0);
    while term.abs() > 1e-17 {
        odd += 2.0;
        term *= x * x / odd;
        sum += term;
    }
    0.5 + sum * density(x)
}

/// The density at x.
pub(super) fn density(x: f64) -> f64 {
    (-x * x / 2.0).exp() / std::f64::consts::TAU.sqrt()
}

#[cfg(test)]
mod tests {
    use super::cdf;

    #[test]
    fn the_table_in_every_textbook_is_met() {
        // Abramowitz and Stegun, table 26.1.
        for (x, expected) in
            [(0.0, 0.5), (1.0, 0.841_344_746_07), (-2.0, 0.022_750_131_95), (4.0, 0.999_968_328_76)]
        {
            assert!((cdf(x) - expected).abs() < 1e-11, "at {x}: {}", cdf(x));
        }
        assert!(cdf(-7.9) >= 0.0 && cdf(7.9) <= 1.0);
    }
}
