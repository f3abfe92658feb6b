//! How large a pool truly is, of which the model knows something, and whether a sighting gives a wrong prediction away.

use shoal_core::pool::{ExitPool, Provenance};

use super::assumed::Pools;
use crate::dice::Dice;

/// Middle and spread of the pools that nothing is known of.
const UNKNOWN: (f64, f64) = (45.0, 0.9);

/// Standard deviation of ln(size) of a predicted pool.
const PREDICTED: f64 = 0.3;

/// A pool as it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct TruePool {
    /// Exit IPs in use.
    pub(crate) size: f64,
    /// Where it begins, counted from the first address of the prediction.
    pub(crate) start: f64,
}

/// Draws the truth behind what is known.
pub(crate) fn truth(known: ExitPool, pools: Pools, dice: &mut Dice) -> TruePool {
    let size = f64::from(known.size());
    let (start, size) = match known.provenance() {
        Provenance::Measured => (0.0, size),
        Provenance::Predicted => match pools {
            Pools::AsSupposed => (0.0, size * (PREDICTED * dice.normal()).exp()),
            Pools::Mistaken | Pools::Holed if dice.chance(0.25) => mistaken(size, pools, dice),
            Pools::Mistaken | Pools::Holed => (0.0, size),
        },
        Provenance::Sighted | Provenance::Unknown | Provenance::Mixed => {
            (0.0, UNKNOWN.0 * (UNKNOWN.1 * dice.normal()).exp())
        }
    };
    TruePool { size: size.round().max(1.0), start: start.round() }
}

/// A wrong prediction: of those two in five are off at the end by a few addresses, one in four at the start, one in
/// five in size, the rest is elsewhere altogether.
fn mistaken(size: f64, pools: Pools, dice: &mut Dice) -> (f64, f64) {
    let in_use = if pools == Pools::Holed { 2.0 / 3.0 } else { 1.0 };
    let few = [1.0, 2.0, 3.0, 9.0][usize::try_from(dice.below(4)).unwrap_or(0)];
    let sign = if dice.chance(0.5) { 1.0 } else { -1.0 };
    let (start, size) = match dice.fraction() {
        kind if kind < 0.40 => (0.0, (size + sign * few).max(1.0)),
        kind if kind < 0.65 => (sign * few, (size - sign * few).max(1.0)),
        kind if kind < 0.85 => (0.0, size * if sign > 0.0 { 2.0 } else { 0.5 }),
        _ => (1e6, UNKNOWN.0 * (UNKNOWN.1 * dice.normal()).exp()),
    };
    (start, size * in_use)
}
