//! Which sources speak, and why one is silent.

use serde::{Deserialize, Serialize};

/// Why a source is silent, or what about it the user must know: the closed list that front ends treat differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Trouble {
    /// Mullvad's app is not on this machine.
    NotInstalled,
    /// Its daemon does not run.
    DaemonNotRunning,
    /// Its socket is closed to this user.
    NoPermission,
    /// The socket belongs to somebody else than root.
    NotMullvads,
    /// The daemon's messages are of a layout that Shoal does not know.
    DaemonUnreadable,
    /// The daemon sends what no daemon should: too much, or nothing within the deadline.
    DaemonMisbehaves,
    /// No account.
    NotLoggedIn,
    /// This device was removed from the account.
    Revoked,
    /// The account has no time left.
    OutOfTime,
    /// The machine is offline.
    Offline,
    /// The daemon lets nothing out.
    Blocked,
    /// Traffic goes out beside the tunnel.
    Leak,
    /// The exit check gave no answer.
    CheckUnreachable,
    /// The exit check says that this is no exit IP of Mullvad's.
    CheckNotMullvad,
    /// This system is not supported yet.
    NotSupported,
}

/// When asking a silent source again makes sense; decided by the error, not by the loop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// With the usual back-off.
    Soon,
    /// Not before this many seconds.
    After(u32),
    /// Only when the user asks.
    Never,
}

/// Where facts come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// Mullvad's daemon on this machine.
    Daemon,
    /// The simulated network: nothing shown is real.
    Simulation,
    /// The exit check, where the user opted in.
    Check,
    /// Nothing speaks.
    None,
}
