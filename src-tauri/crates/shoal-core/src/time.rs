//! Time as the core sees it: given, never asked for.

use serde::{Deserialize, Serialize};

/// Wall-clock seconds since 1970 in UTC: a key ages while the laptop sleeps.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(type = "number"))]
#[serde(transparent)]
pub struct UnixSeconds(pub i64);

/// How fast the times of a simulation pass: a front end of another process reckons ages and what is left to wait by it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Pace {
    /// When it showed the same time as the machine's clock.
    pub begun: UnixSeconds,
    /// How many of its seconds pass in one of life's; above 0.
    pub speed: f64,
}

impl UnixSeconds {
    /// This many seconds later.
    #[must_use]
    pub fn plus(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds))
    }

    /// Seconds from `earlier` to this; 0 where a clock went backwards.
    pub fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0).max(0)
    }
}
