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
        /// What stands in the way.
        obstacle: AutostartObstacle,
        /// Whether one is there all the same, from a time when there could be one.
        is_there: bool,
    },
}

/// Why the desktop cannot be told to start Shoal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AutostartObstacle {
    /// A simulation is never started by itself.
    Simulation,
    /// No home folder is named where the file would lie.
    NoHome,
    /// The program's path is relative or no text.
    NoPlainPath {
        /// The program.
        program: String,
    },
    /// The program's path has a character that desktops read in different ways.
    UnusualCharacter {
        /// The program.
        program: String,
    },
    /// The program was deleted or moved since it was started.
    ProgramGone {
        /// The program.
        program: String,
    },
    /// Others than root could exchange the program before the next login.
    ProgramChangeable {
        /// The program.
        program: String,
    },
    /// The system said no.
    Refused {
        /// What was tried and why not, as the system words it.
        reason: String,
    },
}
