//! The Poisson distribution, only where it is not negligible.

use super::CLOSED_FROM;
use crate::counting::whole;

/// Terms smaller than this are left out.
const NEGLIGIBLE: f64 = 1e-16;

/// Whether any probability worth adding lies below `bound`: within nine standard deviations of the rate.
pub(super) fn reaches_below(rate: f64, bound: u32) -> bool {
    rate - 9.0 * rate.sqrt() < f64::from(bound)
}

/// Adds `weight` × P(count = k) to `sums[k]` for each k below [`CLOSED_FROM`]; makes `sums` longer where needed.
///
/// It starts at the mode, the only place where a factorial is needed, and goes outwards by multiplication.
pub(super) fn add(sums: &mut Vec<f64>, rate: f64, weight: f64) {
    let mode = whole(rate);
    let peak = (f64::from(mode) * rate.ln() - rate - ln_factorial(mode)).exp();
    let mut term = peak;
    let mut k = mode;
    while term > NEGLIGIBLE && k < CLOSED_FROM {
        put(sums, k, weight * term);
        k += 1;
        term *= rate / f64::from(k);
    }
    term = peak;
    k = mode;
    while term > NEGLIGIBLE && k > 0 {
        term *= f64::from(k) / rate;
        k -= 1;
        if k < CLOSED_FROM {
            put(sums, k, weight * term);
        }
    }
}

fn put(sums: &mut Vec<f64>, k: u32, probability: f64) {
    let Ok(k) = usize::try_from(k) else { return };
    if k >= sums.len() {
        sums.resize(k + 1, 0.0);
    }
    sums[k] += probability;
}

/// ln(n!), to about 1e-13 of its value.
fn ln_factorial(n: u32) -> f64 {
    if n < 16 {
        return (2..=n).map(f64::from).product::<f64>().ln();
    }
    // Stirling's series for ln Γ(x) at x = n + 1.
    let x = f64::from(n) + 1.0;
    let square = x * x;
    let series = (1.0 / 12.0 - (1.0 / 360.0 - 1.0 / (1260.0 * square)) / square) / x;
    (x - 0.5) * x.ln() - x + std::f64::consts::TAU.ln() / 2.0 + series
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn factorials_agree_with_their_sum_of_logarithms() {
        let mut sum = 0.0;
        for n in 1..=2_000_u32 {
            sum += f64::from(n).ln();
            assert!((ln_factorial(n) - sum).abs() < 1e-11 * sum.max(1.0), "at {n}");
        }
    }

    #[test]
    fn probabilities_sum_to_one_and_have_the_right_mean() {
        for rate in [1e-9, 0.3, 1.0, 7.5, 300.0] {
            let mut sums = Vec::new();
            add(&mut sums, rate, 1.0);
            let total: f64 = sums.iter().sum();
            let mean: f64 = (0_u32..).zip(&sums).map(|(k, p)| f64::from(k) * p).sum();
            assert!((total - 1.0).abs() < 1e-12, "{rate}: {total}");
            assert!((mean - rate).abs() < 1e-10 * rate.max(1.0), "{rate}: {mean}");
        }
    }
}
