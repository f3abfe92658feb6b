//! The Poisson distribution, only where it is not negligible.

use crate::counting::{real, whole};

use super::LENGTH;

/// Terms smaller than this are left out: a few of them for each of some hundred rates, 1e-9 in all.
const NEGLIGIBLE: f64 = 1e-12;

/// 1/k for each k that is summed up: a division takes longer than all the rest of a term.
static RECIPROCALS: [f64; LENGTH + 1] = reciprocals();

const fn reciprocals() -> [f64; LENGTH + 1] {
    let mut list = [0.0; LENGTH + 1];
    let (mut k, mut number) = (1, 1.0);
    while k <= LENGTH {
        list[k] = 1.0 / number;
        k += 1;
        number += 1.0;
    }
    list
}

/// Whether any probability worth adding lies below `bound`: within nine standard deviations of the rate.
pub(super) fn reaches(rate: f64, bound: usize) -> bool {
    rate - 9.0 * rate.sqrt() < real(bound)
}

/// Adds `weight` × P(count = k) to `sums[k]`, as far as `sums` goes, which is no farther than [`LENGTH`].
///
/// It starts at the mode, the only place where a factorial is needed, and goes outwards by multiplication.
pub(super) fn add(sums: &mut [f64], rate: f64, weight: f64) {
    let mode = whole(rate);
    let at_mode = f64::from(mode) * rate.ln() - rate - ln_factorial(mode);
    let peak = weight * at_mode.exp();
    let start = usize::try_from(mode).unwrap_or(usize::MAX);
    let (below, above) = sums.split_at_mut(sums.len().min(start));
    let mut term = peak;
    // What the next term is of this one: rate over the next k.
    let next = RECIPROCALS.get(start.saturating_add(1)..).unwrap_or_default();
    for (sum, reciprocal) in above.iter_mut().zip(next) {
        *sum += term;
        if term < NEGLIGIBLE {
            break;
        }
        term *= rate * reciprocal;
    }
    let of_rate = 1.0 / rate;
    let mut k = f64::from(mode);
    term = peak;
    let first_below = real(below.len());
    while k > first_below && term >= NEGLIGIBLE {
        term *= k * of_rate;
        k -= 1.0;
    }
    for sum in below.iter_mut().rev() {
        term *= k * of_rate;
        k -= 1.0;
        *sum += term;
        if term < NEGLIGIBLE {
            break;
        }
    }
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
        for rate in [1e-9, 0.3, 1.0, 7.5, 20.0] {
            let mut sums = [0.0; LENGTH];
            add(&mut sums, rate, 1.0);
            let total: f64 = sums.iter().sum();
            let mean: f64 = (0_u32..).zip(&sums).map(|(k, p)| f64::from(k) * p).sum();
            assert!((total - 1.0).abs() < 1e-10, "{rate}: {total}");
            assert!((mean - rate).abs() < 1e-8 * rate.max(1.0), "{rate}: {mean}");
        }
    }

    #[test]
    fn what_lies_beyond_the_end_is_left_out() {
        let (mut short, mut long) = ([0.0; 20], [0.0; LENGTH]);
        for rate in [10.0, 30.0] {
            add(&mut short, rate, 0.5);
            add(&mut long, rate, 0.5);
        }
        for (k, (a, b)) in short.iter().zip(&long).enumerate() {
            assert!((a - b).abs() < 1e-15, "at {k}: {a} and {b}");
        }
        assert!(!reaches(1e9, LENGTH) && reaches(120.0, LENGTH));
    }
}
