//! Whether a tunnel goes over two relays, and whether Shoal can change that.
//!
//! The daemon's own field for it changed its meaning in place (read in mullvadvpn-app, 2026-11), so Shoal neither reads
//! nor writes it: whether multihop is in use shows in the tunnel, and it is switched through Mullvad's command line
//! program with the words that this program itself names.

use serde::{Deserialize, Serialize};

use crate::relay::{CityCode, RelayName};
use crate::tunnel::Route;

/// How multihop can be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum MultihopMode {
    /// Two relays.
    On,
    /// One relay.
    Off,
    /// Mullvad's app decides.
    Auto,
}

/// Why multihop cannot be set from here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum MultihopObstacle {
    /// Mullvad's command line program is not where its packages put it.
    NoProgram,
    /// The program could be changed by somebody else than root: Shoal does not run it.
    UntrustedProgram,
    /// The program is of another version than the daemon, and would write with another meaning.
    OtherVersion {
        /// What the program calls itself; cleaned.
        program: String,
        /// What the daemon calls itself; cleaned.
        daemon: String,
    },
    /// The program names no way to set it that Shoal knows, or gave no answer.
    UnknownProgram,
}

/// What can be set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MultihopControl {
    /// These modes, which the program names.
    Modes(Vec<MultihopMode>),
    /// Nothing.
    Obstacle(MultihopObstacle),
}

/// Where a multihop tunnel should enter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum EntryTarget {
    /// Wherever Mullvad's app likes.
    Anywhere,
    /// In a city.
    City {
        /// Its code.
        city: CityCode,
    },
    /// Through one relay.
    Relay {
        /// Its name.
        relay: RelayName,
    },
}

impl MultihopMode {
    /// Whether a tunnel fits.
    pub fn is_met_by(self, route: &Route) -> bool {
        match self {
            Self::On => route.entry.is_some(),
            Self::Off => route.entry.is_none(),
            Self::Auto => true,
        }
    }
}

impl EntryTarget {
    /// Whether a tunnel fits. One of a single relay fits none but [`EntryTarget::Anywhere`].
    pub fn is_met_by(&self, route: &Route) -> bool {
        match (self, &route.entry) {
            (Self::Anywhere, _) => true,
            (Self::City { city }, Some(entry)) => entry.city() == *city,
            (Self::Relay { relay }, Some(entry)) => entry == relay,
            (Self::City { .. } | Self::Relay { .. }, None) => false,
        }
    }
}
