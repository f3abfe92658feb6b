//! How many others there are on an exit IP, where the expected number itself is uncertain.
//!
//! Who lands on an exit IP is chance: with an expected number (the rate) of λ the count of others is Poisson(λ). The
//! rate is known as a log-normal, or as several of them with weights (the relays of a city). What follows for the
//! count is a Poisson–log-normal mixture. It is computed without random numbers:
//!
//! * below [`CLOSED_FROM`] others by a trapezoid rule in ln λ. It errs by about
//!   φ(t)·h/π·exp(−2π²w²/h²) where a step of width w (in standard deviations of ln λ) meets nodes h apart; h is
//!   chosen so that this stays under 2e-7 (45 to 90 nodes).
//! * from there on in closed form. P(others ≤ k) is P(ln λ < ln G) with G ~ Gamma(k + 1). The difference of the two is
//!   nearly normal, the more so the larger k is, and its third to fifth cumulants are those of ln G alone: an Edgeworth
//!   series with them errs by less than 1e-7.
//!
//! The distribution function is within 1e-6 of brute force for sigma from 0.55 to 1.6, at every rate.

mod normal;
mod poisson;

use crate::counting::{real, whole};

/// From this many others on the closed form is taken.
pub const CLOSED_FROM: u32 = 64;

/// The same, as the length of a list.
const LENGTH: usize = CLOSED_FROM as usize;

/// Standard deviations on either side of the median that are looked at; beyond lie 4e-8.
const REACH: f64 = 5.5;

/// Nodes are never farther apart than this, in standard deviations: 45 of them.
const WIDEST_STEP: f64 = 2.0 * REACH / 44.0;

/// Node distance over step width at which the trapezoid rule errs by 2e-7 at most.
const STEP_PER_WIDTH: f64 = 1.3;

/// A log-normal rate and how much it counts among others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Component {
    weight: f64,
    ln_rate: f64,
    variance: f64,
}

impl Component {
    /// A rate whose logarithm is normal with this median and variance. Bounded to rates from 1e-13 to 1e13 and to
    /// variances from 0 to 25; what is not a number counts as the smallest rate, no variance and no weight.
    pub fn new(weight: f64, ln_rate: f64, variance: f64) -> Self {
        let bounded = |value: f64, low: f64, high: f64| {
            if value.is_nan() { low } else { value.clamp(low, high) }
        };
        Self {
            weight: bounded(weight, 0.0, 1e18),
            ln_rate: bounded(ln_rate, -30.0, 30.0),
            variance: bounded(variance, 0.0, 25.0),
        }
    }

    /// The same rate times a log-normal factor of this median and variance (both of its logarithm), within the same
    /// bounds.
    #[must_use]
    pub fn times(self, ln_factor: f64, ln_variance: f64) -> Self {
        Self::new(self.weight, self.ln_rate + ln_factor, self.variance + ln_variance)
    }

    /// Standard deviation of ln(rate).
    fn sigma(self) -> f64 {
        self.variance.sqrt()
    }

    /// Distance of the nodes, in standard deviations.
    fn step(self) -> f64 {
        let largest_that_matters = (self.ln_rate + 4.5 * self.sigma()).exp().min(real(CLOSED_FROM));
        let narrowest = 1.0 / (self.sigma() * largest_that_matters.sqrt());
        WIDEST_STEP.min(STEP_PER_WIDTH * narrowest)
    }

    /// P(others ≤ k) for k of [`CLOSED_FROM`] or more.
    ///
    /// The cumulants of ln G are the polygamma functions of k + 1, here by their series at k + ½ (DLMF 5.15.8); the
    /// Edgeworth series is that of Abramowitz and Stegun, 26.2.48.
    fn closed_cdf(self, k: u32) -> f64 {
        let middle = f64::from(k) + 0.5;
        let part = 1.0 / middle;
        let square = part * part;
        let mean = middle.ln() + square / 24.0 - self.ln_rate;
        let sigma = (self.variance + part - part * square / 12.0).sqrt();
        let third = -square * (1.0 - square / 4.0) / sigma.powi(3);
        let fourth = part * square * (2.0 - square) / sigma.powi(4);
        let fifth = -6.0 * square * square / sigma.powi(5);
        let z = mean / sigma;
        let zz = z * z;
        let correction = third / 6.0 * (zz - 1.0)
            - fourth / 24.0 * z * (zz - 3.0)
            - third * third / 72.0 * z * ((zz - 10.0) * zz + 15.0)
            + fifth / 120.0 * ((zz - 6.0) * zz + 3.0);
        (normal::cdf(z) + normal::density(z) * correction).clamp(0.0, 1.0)
    }
}

/// The distribution of the number of others.
#[derive(Clone, Debug, PartialEq)]
pub struct Mixture {
    /// P(others ≤ k) for each k below [`CLOSED_FROM`].
    cumulative: Vec<f64>,
    /// Their weights sum to 1.
    components: Vec<Component>,
}

impl Mixture {
    /// Mixes log-normal rates by their weights; where no weight is positive, all count the same. Without components
    /// there is nobody.
    pub fn of(components: impl IntoIterator<Item = Component>) -> Self {
        let mut components: Vec<Component> = components.into_iter().collect();
        let total: f64 = components.iter().map(|component| component.weight).sum();
        let even = 1.0 / real(components.len().max(1));
        for component in &mut components {
            component.weight = if total > 0.0 { component.weight / total } else { even };
        }
        components.retain(|component| component.weight > 0.0);
        let components = merged(components);
        let mut probabilities = vec![0.0; LENGTH];
        if components.is_empty() {
            probabilities[0] = 1.0;
        }
        for component in &components {
            add(&mut probabilities, *component);
        }
        let cumulative = probabilities
            .into_iter()
            .scan(0.0, |sum, probability| {
                *sum += probability;
                Some(f64::min(*sum, 1.0))
            })
            .collect();
        Self { cumulative, components }
    }

    /// P(others ≤ k).
    pub fn cdf(&self, k: u32) -> f64 {
        match usize::try_from(k).ok().and_then(|k| self.cumulative.get(k)) {
            Some(probability) => *probability,
            None if self.components.is_empty() => 1.0,
            None => self.components.iter().map(|part| part.weight * part.closed_cdf(k)).sum(),
        }
    }

    /// The smallest k with P(others ≤ k) ≥ `probability`, which is under 1.
    pub fn quantile(&self, probability: f64) -> u32 {
        let among_first = self.cumulative.partition_point(|sum| *sum < probability);
        if among_first < LENGTH {
            return u32::try_from(among_first).unwrap_or(CLOSED_FROM);
        }
        let (mut low, mut high) = (CLOSED_FROM, CLOSED_FROM);
        while high < u32::MAX && self.cdf(high) < probability {
            low = high.saturating_add(1);
            high = high.saturating_mul(2);
        }
        while low < high {
            let middle = low + (high - low) / 2;
            if self.cdf(middle) >= probability {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        low
    }

    /// The probability that there is nobody else.
    pub fn nobody(&self) -> f64 {
        self.cdf(0)
    }
}

/// Components of one rate become one: the relays of a city are often alike.
fn merged(mut components: Vec<Component>) -> Vec<Component> {
    let order = |a: &Component, b: &Component| {
        a.ln_rate.total_cmp(&b.ln_rate).then(a.variance.total_cmp(&b.variance))
    };
    components.sort_by(order);
    components.dedup_by(|again, first| {
        let is_same = order(again, first).is_eq();
        if is_same {
            first.weight += again.weight;
        }
        is_same
    });
    components
}

/// Adds a component's P(others = k), by its weight, for each k below [`CLOSED_FROM`].
fn add(probabilities: &mut [f64], component: Component) {
    let step = component.step();
    let half = whole((REACH / step).ceil());
    let nodes =
        (0..=2 * half).map(|node| (f64::from(node) - f64::from(half)) * REACH / f64::from(half));
    let density = |t: f64| (-t * t / 2.0).exp();
    let total: f64 = nodes.clone().map(density).sum();
    for t in nodes {
        let rate = (component.ln_rate + component.sigma() * t).exp();
        if !poisson::reaches(rate, probabilities.len()) {
            break;
        }
        poisson::add(probabilities, rate, component.weight * density(t) / total);
    }
}
