//! What `doctor` found on this machine: facts, without words for them.

use serde::{Deserialize, Serialize};

use crate::autostart::Autostart;
use crate::health::{Source, Trouble};
use crate::history::HistoryState;
use crate::multihop::{MultihopMode, MultihopObstacle};

/// How Shoal's settings file is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SettingsFileState {
    /// There is to be none: settings are forgotten at the end (demo mode).
    #[default]
    InMemory,
    /// There is none yet: the defaults count.
    Missing,
    /// It counts.
    Good,
    /// It counts but for this key (the first of several, perhaps), for which the value before stays in force.
    OneKeyUnused {
        /// Its name in the file.
        key: String,
        /// What is wrong with it, or what is allowed; in English.
        allowed: String,
    },
    /// A later Shoal wrote it: what is understood counts, and it is not written to.
    Newer {
        /// The layout that it names.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        version: i64,
    },
    /// It was no settings file; it has another name, and the defaults count.
    KeptAside {
        /// Its path.
        path: String,
    },
    /// It was edited into something that is no settings file; what was in force before still is.
    Unreadable {
        /// Where it is wrong; in English.
        reason: String,
    },
    /// It is not looked into, because others could have put it there.
    Refused {
        /// What is wrong with it or its folder; in English.
        reason: String,
    },
    /// It could not be written: settings count until Shoal ends.
    NotWritten {
        /// Why not; in English.
        reason: String,
    },
}

/// What is at the place of the daemon's socket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SocketFinding {
    /// Nothing.
    Missing,
    /// Something that is no socket.
    NoSocket,
    /// A socket of this user's, by id; Mullvad's is root's (0).
    OwnedBy {
        /// The user id.
        owner: u32,
    },
    /// It could not be looked at.
    Hidden,
}

/// Whether Shoal's resident program runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ResidentFinding {
    /// It does, and answers.
    Running,
    /// It does not.
    NotRunning,
    /// Something holds its place and does not answer.
    Silent,
    /// It does, in another version.
    OtherVersion,
    /// None can run: the folder of its socket cannot be used.
    NoPlace {
        /// Why not; in English.
        reason: String,
    },
}

/// All that was found. `None`: not looked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Findings {
    /// Who speaks.
    pub source: Source,
    /// Why something is not known.
    pub trouble: Option<Trouble>,
    /// The daemon's version string.
    pub daemon_version: Option<String>,
    /// What is at the place of its socket.
    pub socket: SocketFinding,
    /// Where that is.
    pub socket_path: String,
    /// The socket was named by a flag and its owner not checked.
    pub unchecked_socket: bool,
    /// Whether a process of the daemon's name runs.
    pub daemon_runs: Option<bool>,
    /// Whether a file of Mullvad's app was found.
    pub app_installed: bool,
    /// How many relays are known.
    pub relays_known: u32,
    /// Entries of the relay list that were left out.
    pub relays_left_out: u32,
    /// Shoal's settings file.
    pub settings_file: SettingsFileState,
    /// Where that is, or would be.
    pub settings_path: Option<String>,
    /// How what is remembered is kept.
    pub history: HistoryState,
    /// Where it is, or would be.
    pub history_path: Option<String>,
    /// A file that was no history, under its new name.
    pub history_kept_aside: Option<String>,
    /// What multihop can be set to from here.
    pub multihop_modes: Vec<MultihopMode>,
    /// Why it cannot be set; `None` with no modes: not looked for, for want of a daemon.
    pub multihop_obstacle: Option<MultihopObstacle>,
    /// Shoal's resident program.
    pub resident: ResidentFinding,
    /// How the file is that has the desktop start Shoal.
    pub autostart: Option<Autostart>,
    /// Where it is, or would be.
    pub autostart_path: Option<String>,
    /// Whether the desktop has a place for tray icons.
    pub tray_host: Option<bool>,
    /// Whether the desktop shows notices.
    pub notices_shown: Option<bool>,
    /// Shoal runs as root, which it has no need to.
    pub as_root: bool,
}
