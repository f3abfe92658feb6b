//! Against whom the user wants to hide, and what follows from that for what Shoal says.
//!
//! A profile decides three things: how small a crowd is small, which rules speak, and what they offer. It never
//! decides what is done: nothing is switched unasked under any of them.

use serde::{Deserialize, Serialize};

/// Whom the user hides from.
///
/// Source of the thresholds: `model.md` section 9. They are a judgement and no measurement; the user can set another.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Profile {
    /// The provider of the connection: who sees the exit IP does not matter.
    Provider,
    /// Single websites.
    #[default]
    Sites,
    /// Those who see many websites: advertisers, analysts, moderators who compare visits.
    Networks,
    /// Somebody determined who looks for this user.
    Targeted,
}

impl Profile {
    /// All of them, the mildest first.
    pub const ALL: [Self; 4] = [Self::Provider, Self::Sites, Self::Networks, Self::Targeted];

    /// A crowd of this many or fewer is few people; 0: never.
    pub fn few_people(self) -> u32 {
        match self {
            Self::Provider => 0,
            Self::Sites => 5,
            Self::Networks => 10,
            Self::Targeted => 20,
        }
    }

    /// Whether visits that can be tied together matter, and not single visits alone.
    pub fn minds_links(self) -> bool {
        self >= Self::Networks
    }
}
