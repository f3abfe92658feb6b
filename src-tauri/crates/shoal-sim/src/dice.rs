//! Where does chance come from? From one seed, so that a run can be repeated exactly.
//!
//! The generator is `SplitMix64` (Steele, Lea and Flood, 2014). It is good enough to shape a network and
//! small enough to need no dependency; nothing secret may be made with it.

use std::f64::consts::TAU;

/// A repeatable source of chance.
#[derive(Debug, Clone)]
pub(crate) struct Dice {
    state: u64,
}

impl Dice {
    /// Dice for one purpose. Two purposes under one seed roll independently.
    pub(crate) fn new(seed: u64, purpose: &str) -> Self {
        let mut state = seed;
        for byte in purpose.bytes() {
            state = (state ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        let mut dice = Self { state };
        dice.roll();
        dice
    }

    /// 64 random bits.
    pub(crate) fn roll(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// 32 random bits.
    pub(crate) fn word(&mut self) -> u32 {
        u32::try_from(self.roll() >> 32).expect("a 64-bit number shifted by 32 fits")
    }

    /// A number in `0..end`; 0 when `end` is 0.
    pub(crate) fn below(&mut self, end: u32) -> u32 {
        let product = u64::from(self.word()) * u64::from(end);
        u32::try_from(product >> 32).expect("a product of two 32-bit numbers shifted by 32 fits")
    }

    /// A number in `first..=last`.
    pub(crate) fn between(&mut self, first: u32, last: u32) -> u32 {
        first + self.below(last - first + 1)
    }

    /// A number in `0.0..1.0`.
    pub(crate) fn fraction(&mut self) -> f64 {
        f64::from(self.word()) / 4_294_967_296.0
    }

    /// True in this share of cases.
    pub(crate) fn chance(&mut self, share: f64) -> bool {
        self.fraction() < share
    }

    /// A draw from the standard normal distribution.
    pub(crate) fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.fraction()).ln()).sqrt();
        radius * (TAU * self.fraction()).cos()
    }

    /// Log-normal noise with mean one.
    pub(crate) fn noise(&mut self, sigma: f64) -> f64 {
        (sigma * self.normal() - sigma * sigma / 2.0).exp()
    }

    /// One of several things, all as likely.
    pub(crate) fn pick<'a, T>(&mut self, things: &'a [T]) -> &'a T {
        let count = u32::try_from(things.len()).expect("few enough to pick from");
        &things[index(self.below(count))]
    }

    /// The index of one of several things, by weight; any of them when all weights are 0, none of none.
    pub(crate) fn weighted(&mut self, weights: &[f64]) -> Option<usize> {
        let last = weights.len().checked_sub(1)?;
        let total: f64 = weights.iter().sum();
        if total <= 0.0 {
            let count = u32::try_from(weights.len()).expect("few enough to pick from");
            return Some(index(self.below(count)));
        }
        let mut left = self.fraction() * total;
        for (i, weight) in weights.iter().enumerate() {
            left -= weight;
            if left < 0.0 {
                return Some(i);
            }
        }
        Some(last)
    }

    /// Puts things in a random order.
    pub(crate) fn shuffle<T>(&mut self, things: &mut [T]) {
        for i in (1..things.len()).rev() {
            let end = u32::try_from(i + 1).expect("few enough to shuffle");
            things.swap(i, index(self.below(end)));
        }
    }

    /// Random bytes that look like a key.
    pub(crate) fn key(&mut self) -> [u8; 32] {
        let mut key = [0; 32];
        for part in key.chunks_exact_mut(8) {
            part.copy_from_slice(&self.roll().to_le_bytes());
        }
        key
    }
}

/// A 32-bit number as an index.
pub(crate) fn index(number: u32) -> usize {
    usize::try_from(number).expect("this program does not run on 16-bit machines")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_rolls_the_same_and_another_purpose_rolls_differently() {
        let rolls = |purpose| {
            let mut dice = Dice::new(7, purpose);
            [dice.roll(), dice.roll(), dice.roll()]
        };
        assert_eq!(rolls("relays"), rolls("relays"));
        assert_ne!(rolls("relays"), rolls("devices"));
    }

    #[test]
    fn noise_has_mean_one() {
        let mut dice = Dice::new(1, "noise");
        let mean = (0..40_000).map(|_| dice.noise(0.5)).sum::<f64>() / 40_000.0;
        assert!((mean - 1.0).abs() < 0.02, "{mean}");
    }

    #[test]
    fn a_weight_of_nothing_is_never_drawn_beside_others() {
        let mut dice = Dice::new(1, "weights");
        assert!((0..1_000).all(|_| dice.weighted(&[0.0, 3.0, 0.0]) == Some(1)));
        assert_eq!(dice.weighted(&[]), None);
        assert!((0..100).any(|_| dice.weighted(&[0.0, 0.0]) == Some(1)));
    }
}
