//! What exit IPs that were seen on a relay prove about its pool.
//!
//! A pool is one run, so every address between the first and the last one seen belongs to it: first ≤ seen ≤ last. Where
//! nothing else is known of the pool, that span is the least that it can have, and the size follows the middle of all
//! pools cut off below the span (how dense the sightings lie is not counted: under one tunnel address they are not
//! independent draws). A pool that was believed and does not hold what was seen is overruled, whether it was predicted
//! or measured long ago.
//!
//! What would make it wrong: a pool of several runs; an exit IP that was noted on another relay than the one it left by.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::{PoolRange, Provenance, SizeGuess, UNKNOWN_SIGMA, UNKNOWN_SIZE};
use crate::address::{ExitIp, Row};
use crate::counting::real;
use crate::relay::RelayName;

/// Pieces into which the sizes that are left are cut.
const PIECES: u32 = 16;

/// Standard deviations above the middle of all pools, or above the span where that is larger, that are looked at.
const REACH: f64 = 4.5;

/// From the first to the last exit IP seen, per relay.
///
/// No pool was ever seen to leave its /24, so an exit IP in another one shows that the relay was given another pool:
/// what was seen before it no longer counts. `Debug` hides all of it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct SightedPools {
    spans: BTreeMap<RelayName, PoolRange>,
}

impl SightedPools {
    /// Takes an exit IP that a relay showed. Whether that proves anything new; IPv6 proves nothing yet.
    pub fn saw(&mut self, relay: &RelayName, exit_ip: ExitIp) -> bool {
        let Some(address) = exit_ip.v4() else { return false };
        let alone = PoolRange { first: address, last: address };
        let before = self.spans.get(relay).copied();
        let span = before.filter(|span| Row::of(span.first) == Row::of(address)).map_or(
            alone,
            |PoolRange { first, last }| PoolRange {
                first: first.min(address),
                last: last.max(address),
            },
        );
        let is_new = before != Some(span);
        if is_new {
            self.spans.insert(relay.clone(), span);
        }
        is_new
    }

    /// What was seen on a relay, from the first to the last; `None` where nothing was.
    pub fn span_on(&self, relay: &RelayName) -> Option<PoolRange> {
        self.spans.get(relay).copied()
    }

    /// Every relay on which something was seen, by name, with what was.
    pub(super) fn spans(&self) -> impl Iterator<Item = (&RelayName, PoolRange)> {
        self.spans.iter().map(|(relay, span)| (relay, *span))
    }
}

impl fmt::Debug for SightedPools {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SightedPools({} relays, hidden)", self.spans.len())
    }
}

/// A pool of which some addresses were seen, and nothing else is known.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct SightedPool {
    /// All of these belong to the pool; there may be more on either side.
    pub span: PoolRange,
    /// What was believed until an exit IP was seen that does not fit.
    pub overruled: Option<Overruled>,
}

impl fmt::Debug for SightedPool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SightedPool(hidden)")
    }
}

/// A pool that was believed and is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Overruled {
    /// How it was known: predicted, or measured.
    pub provenance: Provenance,
    /// How many exit IPs it was said to have.
    pub size: u32,
}

/// What sizes a pool may have that has at least `least` addresses: the log-normal of unknown pools, cut off there.
pub(super) fn sizes_from(least: u32) -> Vec<SizeGuess> {
    let middle = f64::from(UNKNOWN_SIZE).ln();
    let cut = ((real(least.max(1)).ln() - middle) / UNKNOWN_SIGMA).max(-REACH);
    let width = (cut.max(0.0) + REACH - cut) / f64::from(PIECES);
    let at = |piece: u32| cut + (f64::from(piece) + 0.5) * width;
    let density = |t: f64| (-t * t / 2.0).exp();
    let total: f64 = (0..PIECES).map(|piece| density(at(piece))).sum();
    let guess = |piece: u32| SizeGuess {
        weight: density(at(piece)) / total,
        ln_size: middle + UNKNOWN_SIGMA * at(piece),
        ln_variance: 0.0,
    };
    (0..PIECES).map(guess).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mean_and_sigma(guesses: &[SizeGuess]) -> (f64, f64) {
        let mean: f64 = guesses.iter().map(|guess| guess.weight * guess.ln_size).sum();
        let square = |guess: &SizeGuess| guess.weight * (guess.ln_size - mean).powi(2);
        (mean, guesses.iter().map(square).sum::<f64>().sqrt())
    }

    #[test]
    fn the_sizes_left_are_those_of_a_log_normal_cut_off_at_the_span() {
        // Mean and deviation of a normal distribution above a cut: textbook (inverse Mills ratio), by hand.
        for (least, mean, sigma) in
            [(1, 45_f64.ln(), 0.9), (45, 4.524_76, 0.542_53), (60, 4.717_6, 0.492_8)]
        {
            let (found, spread) = mean_and_sigma(&sizes_from(least));
            assert!((found - mean).abs() < 0.01, "{least}: {found}");
            assert!((spread - sigma).abs() < 0.01, "{least}: {spread}");
        }
    }

    #[test]
    fn no_size_is_below_what_was_seen_and_all_weights_sum_to_one() {
        for least in [1, 2, 7, 45, 200, 256, u32::MAX] {
            let guesses = sizes_from(least);
            assert!(guesses.iter().all(|guess| guess.ln_size >= real(least).ln()), "{least}");
            let total: f64 = guesses.iter().map(|guess| guess.weight).sum();
            assert!((total - 1.0).abs() < 1e-12, "{least}: {total}");
        }
    }
}
