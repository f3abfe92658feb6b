//! What a sighting says where the position is predicted, and what a wrong pool would explain.
//!
//! A pool is right or wrong for all tunnel addresses alike. So ways to be wrong are hypotheses that each relay keeps,
//! not chances that are taken anew with every tunnel address: a pool that begins two addresses too early never shows
//! the predicted exit IP, and four misses of it must not pass for four witnesses. What tells it from a relay that draws
//! for itself is that its misses are alike: near, or all to one side.
//!
//! A landing is kept no finer than it is told here (as predicted, near, far or farther, above or below). A finer one would fit
//! pools sharper, but what fits depends on the position, and so the evidence would keep it.

use crate::counting::real;

use super::SLIP;

/// Where a relay's exit IP landed beside the predicted one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Landing {
    /// On it.
    AsPredicted,
    /// At most [`NEAR`] addresses off.
    Near(Side),
    /// At most a third of the pool off.
    Far(Side),
    /// Farther off.
    Farther(Side),
}

/// To which side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Above,
    Below,
}

/// So far a pool's end can be off in the ways that are known: by one to three addresses, or by nine.
///
/// Source: `figures.md` section 3 (2026), errors of the prediction rule.
const NEAR: u32 = 9;

/// How many ways a linked relay's pool is looked at.
pub(super) const POOLS: usize = 7;

/// The share of each way among wrong pools, in the order of [`Landing::of_linked`]; the first is the right pool.
///
/// Source: `figures.md` section 3, T9 (2026): 65 % at one of the ends, 20 % in size, 15 % elsewhere. Of those at the
/// ends some are off by more than [`NEAR`]; they look like a wrong size.
pub(super) const SHARE_OF_WRONG: [f64; POOLS] = [0.0, 0.2, 0.2, 0.1, 0.175, 0.175, 0.15];

/// How likely a sighting lands inside the believed pool when the true one is elsewhere, a guess.
const INSIDE_BY_CHANCE: f64 = 0.3;

impl Landing {
    /// Of an exit IP at `offset` of a pool of `size` where `predicted` was due.
    pub(super) fn of(offset: u32, predicted: u32, size: u32) -> Self {
        let to = if offset > predicted { Side::Above } else { Side::Below };
        match offset.abs_diff(predicted) {
            0 => Self::AsPredicted,
            1..=NEAR => Self::Near(to),
            off if off <= size / 3 => Self::Far(to),
            _ => Self::Farther(to),
        }
    }

    /// How many times likelier it is than at random, for a linked relay whose pool of believed `size` is: right; off at
    /// an end, so that exit IPs stand too high, or too low; off at both; of another size, so that they stand too high, too low;
    /// elsewhere.
    pub(super) fn of_linked(self, size: u32) -> [f64; POOLS] {
        let [above, below] = [Side::Above, Side::Below];
        [
            slipping(self.on_spot(1.0, size)),
            slipping(self.on_spot(0.35, size) + self.near(above, 0.65, size)),
            slipping(self.on_spot(0.35, size) + self.near(below, 0.65, size)),
            slipping(self.on_spot(0.2, size) + self.around(0.8, size)),
            slipping(self.on_spot(0.1, size) + self.beside(above)),
            slipping(self.on_spot(0.1, size) + self.beside(below)),
            INSIDE_BY_CHANCE,
        ]
    }

    /// A probability for the predicted exit IP, over that of chance.
    fn on_spot(self, probability: f64, size: u32) -> f64 {
        if self == Self::AsPredicted { probability * real(size) } else { 0.0 }
    }

    /// A probability for the near ones to one side, over that of chance.
    fn near(self, to: Side, probability: f64, size: u32) -> f64 {
        let reach = NEAR.min(size.saturating_sub(1)).max(1);
        if self == Self::Near(to) { probability * real(size) / real(reach) } else { 0.0 }
    }

    /// A probability for all that are at most a third of the pool off, over that of chance.
    fn around(self, probability: f64, size: u32) -> f64 {
        let both_sides = (2 * (size / 3).max(NEAR)).min(size.saturating_sub(1)).max(1);
        match self {
            Self::Near(_) | Self::Far(_) => probability * real(size) / real(both_sides),
            Self::AsPredicted | Self::Farther(_) => 0.0,
        }
    }

    /// What is left for all to one side, over that of chance: about half of the pool lies there.
    fn beside(self, side: Side) -> f64 {
        match self {
            Self::Near(at) | Self::Far(at) | Self::Farther(at) if at == side => 2.0 * 0.9,
            Self::AsPredicted | Self::Near(_) | Self::Far(_) | Self::Farther(_) => 0.0,
        }
    }
}

/// A sighting may be another relay's, whatever the pool.
fn slipping(ratio: f64) -> f64 {
    (1.0 - SLIP) * ratio + SLIP
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whatever the pool is thought to be, chance must not gain by it: this is what bounds how often a relay that draws
    /// for itself is taken for a linked one.
    #[test]
    fn exit_ips_at_random_speak_for_no_pool_on_average() {
        for size in [1_u32, 2, 8, 11, 60, 254] {
            let mut sums = [0.0; POOLS];
            for predicted in 0..size {
                for offset in 0..size {
                    let ratios = Landing::of(offset, predicted, size).of_linked(size);
                    sums.iter_mut().zip(ratios).for_each(|(sum, ratio)| *sum += ratio);
                }
            }
            for sum in sums {
                assert!(sum / (real(size) * real(size)) <= 1.0 + 1e-9, "{size}: {sums:?}");
            }
        }
    }

    #[test]
    fn wrong_pools_are_shared_out_whole() {
        assert!((SHARE_OF_WRONG.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    }
}
