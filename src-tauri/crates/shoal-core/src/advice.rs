//! What Shoal has to say, when, and what the user can do about it.

use serde::{Deserialize, Serialize};

use crate::command::Command;
use crate::time::UnixSeconds;

/// How much advice matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing.
    Notable,
    /// Worth acting on.
    Important,
}

/// A sentence as an id with its arguments; the words are in the catalogues.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Says {
    /// Few people share the exit IP.
    FewPeople {
        /// Low end.
        low: u32,
        /// Median.
        likely: u32,
        /// High end.
        high: u32,
        /// The best crowd's city and what to expect there, where something better is known.
        best: Option<BetterPlace>,
    },
    /// The same exit IP for longer than the user wants.
    LongStay {
        /// Since when.
        since: UnixSeconds,
        /// The period chosen, in minutes.
        after_minutes: u32,
    },
}

/// A place with a better crowd.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct BetterPlace {
    /// The city's name.
    pub city: String,
    /// Low end there.
    pub low: u32,
    /// Median there.
    pub likely: u32,
    /// High end there.
    pub high: u32,
}

/// One piece of advice, to be shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct AdviceView {
    /// Which rule speaks: `few-people` or `long-stay`.
    pub id: String,
    /// Counts how often it began to speak, so that a notice is shown once each time.
    pub occurrence: u32,
    /// How much it matters.
    pub severity: Severity,
    /// What it says.
    pub says: Says,
    /// What its button does, in the situation that it speaks of.
    pub action: Option<Command>,
    /// The user has waved it away: not shown, and no notice.
    pub dismissed: bool,
}
