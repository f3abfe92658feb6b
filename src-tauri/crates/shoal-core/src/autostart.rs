//! Whether Shoal starts with the desktop session; it has nothing to do with whether Mullvad connects then.

use serde::{Deserialize, Serialize};

/// How the file is that has the desktop start Shoal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Autostart {
    /// There is none.
    Off,
    /// It is as Shoal writes it.
    On,
    /// There is one that Shoal did not write so: it is left alone unless the user insists.
    Changed,
    /// There can be none.
    NotPossible {
        /// Why, in the words of the program that looked; `None` in a simulation, which is never started by itself.
        reason: Option<String>,
    },
}
