//! The distribution of the number of others, against brute force.

use shoal_core::mixture::{CLOSED_FROM, Component, Mixture};

/// P(others ≤ k) for every k up to `most`, by the midpoint rule with 4,001 nodes and factorials by summation.
pub(super) fn brute_force(rate: f64, sigma: f64, most: u32) -> Vec<f64> {
    let mut ln_factorials = vec![0.0];
    for k in 1..=most {
        ln_factorials.push(ln_factorials.last().copied().unwrap_or(0.0) + f64::from(k).ln());
    }
    let mut probabilities = vec![0.0; ln_factorials.len()];
    let nodes = 4_001_i32;
    for node in 0..nodes {
        let t = (f64::from(node) - f64::from(nodes - 1) / 2.0) / f64::from(nodes - 1) * 16.0;
        let density =
            (-t * t / 2.0).exp() / std::f64::consts::TAU.sqrt() * 16.0 / f64::from(nodes - 1);
        let ln_rate = rate.ln() + sigma * t;
        let here = ln_rate.exp();
        // Twelve standard deviations to both sides; what is left out is under 1e-30.
        let reach = 12.0 * here.sqrt() + 40.0;
        for ((k, ln_factorial), sum) in (0_u32..).zip(&ln_factorials).zip(&mut probabilities) {
            if (f64::from(k) - here).abs() < reach {
                *sum += density * (f64::from(k) * ln_rate - here - ln_factorial).exp();
            }
        }
    }
    let sum_up = probabilities.into_iter().scan(0.0, |sum, probability| {
        *sum += probability;
        Some(*sum)
    });
    sum_up.collect()
}

#[test]
fn the_mixture_is_within_a_millionth_of_brute_force() {
    // All but the first reach beyond the count from which the closed form is taken.
    for (rate, most) in [(0.1_f64, 60), (3.0, 400), (30.0, 1_500), (60.0, 1_500), (300.0, 1_500)] {
        for sigma in [0.55, 0.7, 0.95, 1.2, 1.6] {
            let mixture = Mixture::of([Component::new(1.0, rate.ln(), sigma * sigma)]);
            let exact = brute_force(rate, sigma, most);
            let mut worst: f64 = 0.0;
            for (k, exact) in (0..=most).zip(&exact) {
                worst = worst.max((mixture.cdf(k) - exact).abs());
            }
            assert!(worst < 1e-6, "rate {rate}, sigma {sigma}: off by {worst:e}");
            for probability in [0.1, 0.5, 0.9] {
                let by_force = (0..).zip(&exact).find(|(_, sum)| **sum >= probability);
                let Some((k, _)) = by_force else { continue };
                assert_eq!(mixture.quantile(probability), k, "rate {rate}, sigma {sigma}");
            }
            assert!((mixture.nobody() - exact[0]).abs() < 1e-6);
        }
    }
}

#[test]
fn the_two_halves_of_the_mixture_meet() {
    for sigma in [0.6_f64, 1.3] {
        let mixture = Mixture::of([Component::new(1.0, 1_000_f64.ln(), sigma * sigma)]);
        let (below, above) = (mixture.cdf(CLOSED_FROM - 1), mixture.cdf(CLOSED_FROM));
        let next = mixture.cdf(CLOSED_FROM + 1);
        assert!(below < above && above - below < 1e-3, "{below} and {above}");
        assert!(((above - below) / (next - above) - 1.0).abs() < 0.2, "{below}, {above}, {next}");
    }
}

#[test]
fn the_weights_of_a_mixture_count() {
    let part = |weight, rate: f64| Component::new(weight, rate.ln(), 0.8);
    let [few, many] = [2.0, 200.0].map(|rate| Mixture::of([part(1.0, rate)]));
    let both = Mixture::of([part(3.0, 2.0), part(1.0, 200.0)]);
    for k in [0, 1, 5, 50, 500, 5_000] {
        let expected = 0.75 * few.cdf(k) + 0.25 * many.cdf(k);
        assert!((both.cdf(k) - expected).abs() < 1e-6, "at {k}");
    }
}

#[test]
fn what_is_not_a_number_does_not_get_through() {
    for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        for component in [
            Component::new(bad, 1.0, 1.0),
            Component::new(1.0, bad, 1.0),
            Component::new(1.0, 1.0, bad),
        ] {
            let mixture = Mixture::of([component, Component::new(0.0, 2.0, 1.0)]);
            assert!((0.0..=1.0).contains(&mixture.nobody()), "{component:?}");
            assert!(mixture.quantile(0.1) <= mixture.quantile(0.9), "{component:?}");
        }
    }
}

#[test]
fn without_relays_there_is_nobody() {
    let nothing = Mixture::of([]);
    assert_eq!((nothing.quantile(0.9), nothing.cdf(u32::MAX)), (0, 1.0));
}
