//! Where chance comes from: one seed, so that every run can be repeated exactly.
//!
//! The generator is `SplitMix64` (Steele, Lea and Flood, 2014); each purpose and each world has its own, so that a
//! world can be looked at alone and one more draw in one place changes nothing in another. Logarithms and cosines
//! come from the platform: on another processor the last bits of a draw may differ.

use std::f64::consts::TAU;

/// A repeatable source of chance.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// Dice for one purpose under a seed; two purposes roll independently.
    pub fn new(seed: u64, purpose: &str) -> Self {
        let mut state = seed;
        for byte in purpose.bytes() {
            state = (state ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        let mut dice = Self(state);
        dice.bits();
        dice
    }

    /// Dice of their own for the world with this number.
    #[must_use]
    pub fn for_world(&self, number: u32) -> Self {
        let mut dice = Self(self.0 ^ (u64::from(number) + 1).wrapping_mul(0xd6e8_feb8_6659_fd93));
        let state = dice.bits();
        Self(state)
    }

    /// 64 random bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// 32 random bits.
    pub fn word(&mut self) -> u32 {
        let [a, b, c, d, ..] = self.bits().to_be_bytes();
        u32::from_be_bytes([a, b, c, d])
    }

    /// A number from 0 to less than `end`; 0 where that is 0.
    pub fn below(&mut self, end: u32) -> u32 {
        let product = u64::from(self.word()) * u64::from(end);
        let [a, b, c, d, ..] = product.to_be_bytes();
        u32::from_be_bytes([a, b, c, d])
    }

    /// A number from 0 to less than 1, in steps of 2^-32.
    pub fn fraction(&mut self) -> f64 {
        f64::from(self.word()) / 4_294_967_296.0
    }

    /// True in this share of cases.
    pub fn chance(&mut self, share: f64) -> bool {
        self.fraction() < share
    }

    /// A draw from the standard normal distribution.
    pub fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.fraction()).ln()).sqrt();
        radius * (TAU * self.fraction()).cos()
    }

    /// Log-normal noise with mean one.
    pub fn noise(&mut self, sigma: f64) -> f64 {
        (sigma * self.normal() - sigma * sigma / 2.0).exp()
    }

    /// One of several things by weight: its place. `None` where no weight is positive.
    pub fn weighted(&mut self, weights: &[f64]) -> Option<usize> {
        let total: f64 = weights.iter().sum();
        let mut left = self.fraction() * total;
        let found = weights.iter().position(|weight| {
            left -= weight;
            left < 0.0
        });
        found.or_else(|| weights.iter().rposition(|weight| *weight > 0.0))
    }

    /// A draw from the Poisson distribution.
    ///
    /// Up to a rate of 30 by counting arrivals; from there on a rate is halved, as the sum of two independent counts
    /// is a count of the summed rate. Exact, and slow for rates of many thousands.
    pub fn poisson(&mut self, rate: f64) -> u32 {
        if rate > 30.0 {
            return self.poisson(rate / 2.0).saturating_add(self.poisson(rate / 2.0));
        }
        let (mut count, mut left) = (0_u32, rate.max(0.0));
        loop {
            left += (1.0 - self.fraction()).ln();
            if left <= 0.0 {
                return count;
            }
            count += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_rolls_the_same_and_another_purpose_or_world_differently() {
        let rolls = |mut dice: Dice| [dice.bits(), dice.bits(), dice.bits()];
        let dice = Dice::new(7, "worlds");
        assert_eq!(rolls(dice.clone()), rolls(Dice::new(7, "worlds")));
        assert_ne!(rolls(dice.clone()), rolls(Dice::new(7, "others")));
        assert_ne!(rolls(dice.for_world(0)), rolls(dice.for_world(1)));
    }

    #[test]
    fn draws_have_the_mean_and_spread_that_they_should() {
        let mut dice = Dice::new(1, "moments");
        let draws = 40_000_u32;
        let mut moments = |of: &mut dyn FnMut(&mut Dice) -> f64| {
            let all: Vec<f64> = (0..draws).map(|_| of(&mut dice)).collect();
            let mean = all.iter().sum::<f64>() / f64::from(draws);
            let variance = all.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / f64::from(draws);
            (mean, variance)
        };
        let (mean, variance) = moments(&mut Dice::normal);
        assert!(mean.abs() < 0.02 && (variance - 1.0).abs() < 0.03, "{mean}, {variance}");
        let (mean, _) = moments(&mut |dice| dice.noise(0.5));
        assert!((mean - 1.0).abs() < 0.012, "{mean}");
        for rate in [0.2, 7.0, 100.0] {
            let (mean, variance) = moments(&mut |dice| f64::from(dice.poisson(rate)));
            assert!((mean / rate - 1.0).abs() < 0.05, "{rate}: {mean}");
            assert!((variance / rate - 1.0).abs() < 0.06, "{rate}: {variance}");
        }
    }

    #[test]
    fn a_weight_of_nothing_is_never_drawn() {
        let mut dice = Dice::new(1, "weights");
        assert!((0..1_000).all(|_| dice.weighted(&[0.0, 3.0, 0.0]) == Some(1)));
        assert_eq!(dice.weighted(&[0.0, 0.0]), None);
    }
}
