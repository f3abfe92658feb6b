//! In what state the tunnel is, and through which relays it goes.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::address::ExitIp;
use crate::relay::RelayName;

/// The relays that a tunnel goes through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// The last hop, whose pool the exit IP is from; unknown with a custom endpoint.
    pub exit: Option<RelayName>,
    /// The first hop, where it is another relay than the last (multihop).
    pub entry: Option<RelayName>,
}

/// Why the daemon blocks all traffic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum BlockCause {
    /// The machine is offline.
    Offline,
    /// The account has no time left.
    OutOfTime,
    /// The account or device was not accepted.
    NotAccepted,
    /// No relay fits the user's constraints.
    NoMatchingRelay,
    /// Any other cause, or one that this daemon numbers in an unknown way.
    Other,
}

/// State of the tunnel, as the daemon tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Tunnel {
    /// Not told yet, or not readable.
    #[default]
    Unknown,
    /// No tunnel.
    Down {
        /// Whether the daemon lets nothing out meanwhile (lockdown mode).
        locked_down: bool,
    },
    /// Being set up, taken down or changed.
    Changing,
    /// Up.
    Up(Route),
    /// The daemon lets nothing out because something is wrong.
    Blocked {
        /// What is wrong.
        cause: BlockCause,
        /// Whether blocking failed too, so that traffic goes out beside the tunnel.
        leaking: bool,
    },
}

/// One message of the daemon about its tunnel.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TunnelReport {
    /// The state.
    pub tunnel: Tunnel,
    /// IPv4 exit IP, in the second `connected` message of a tunnel. Never the address of a state without a tunnel.
    pub v4: Option<ExitIp>,
    /// IPv6 exit IP, likewise.
    pub v6: Option<ExitIp>,
}

/// The network interface that this machine's traffic leaves through, where that is a tunnel. Its name may tell a relay,
/// so `Debug` hides it.
#[derive(Clone, PartialEq, Eq)]
pub struct TunnelLink {
    /// The kernel's name for it, at most 15 bytes.
    pub name: String,
    /// The kernel's number for it: another interface of the same name has another one.
    pub index: u32,
    /// Tells apart what this interface was given one after the other: its addresses, salted and hashed.
    pub given: u64,
}

impl fmt::Debug for TunnelLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TunnelLink(hidden)")
    }
}

/// Counts tunnels: it rises whenever what was known about the exit IP may be untrue.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(transparent)]
pub struct TunnelEpoch(pub u32);
