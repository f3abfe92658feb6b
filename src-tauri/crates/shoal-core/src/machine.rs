//! What of the machine around Shoal matters to what it shows: which browsers run, where the user allowed that look, and
//! whether Shoal itself is outside the tunnel.

use serde::{Deserialize, Serialize};

/// A browser that reports one value for all its users wherever others tell them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum CleanBrowser {
    /// Mullvad Browser: websites see the exit IP.
    Mullvad,
    /// Tor Browser: websites see an exit of Tor's.
    Tor,
}
