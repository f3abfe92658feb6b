//! How many people share an exit IP, as a range.

mod both_families;
mod headcount;
mod model;
mod others;
mod thinned;

use serde::{Deserialize, Serialize};

use crate::pool::PoolView;

pub use model::{Model, Motive};
pub use thinned::{ExitLookedAt, Thinning};

/// How a crowd is spoken of; each level has its own shape in the tray.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Likely 1: nobody else.
    Alone,
    /// 2 to 9.
    Few,
    /// 10 to 99.
    Some,
    /// 100 or more.
    Many,
}

impl Level {
    /// The level of a crowd of this size, the user among them.
    pub fn of(people: u32) -> Self {
        match people {
            0..=1 => Self::Alone,
            2..=9 => Self::Few,
            10..=99 => Self::Some,
            100.. => Self::Many,
        }
    }
}

/// People on an exit IP, the user among them: never less than 1.
///
/// They are devices, strictly: someone with two connected devices counts twice.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CrowdEstimate {
    /// With 90 % probability there are at least this many (10 % quantile).
    pub low: u32,
    /// As likely more as fewer (median).
    pub likely: u32,
    /// With 90 % probability there are at most this many (90 % quantile).
    pub high: u32,
    /// Probability, 0 to 1, that nobody else is on it.
    pub alone_probability: f64,
    /// What is known of the pool that the exit IP is from.
    pub pool: PoolView,
    /// How `likely` is spoken of.
    pub level: Level,
    /// Where the width of the range comes from.
    pub range_from: VarianceBudget,
}

/// Variances of ln(rate) by origin, before chance itself (who lands where) is added.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct VarianceBudget {
    /// How many people use Mullvad at all.
    pub users: f64,
    /// Which share of them is in this city and on this relay.
    pub share: f64,
    /// How large the pool is.
    pub pool: f64,
    /// What time of day it is.
    pub time: f64,
    /// How many of them have IPv6 in their tunnel; 0 where that does not matter.
    pub ipv6: f64,
}

impl VarianceBudget {
    /// All of it.
    pub fn total(self) -> f64 {
        self.users + self.share + self.pool + self.time + self.ipv6
    }
}
