//! Which states can the simulated tunnel be in?

use std::net::{Ipv4Addr, Ipv6Addr};

/// The relays of a tunnel and where they are reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// The exit relay's name.
    pub exit: String,
    /// Its ingress address.
    pub exit_address: Ipv4Addr,
    /// The entry relay's name and ingress address, with multihop.
    pub entry: Option<(String, Ipv4Addr)>,
}

/// What follows a disconnecting tunnel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum After {
    /// Nothing: the tunnel stays down.
    Nothing,
    /// Traffic is blocked.
    Block,
    /// A new tunnel.
    Reconnect,
}

impl After {
    pub(crate) fn number(self) -> u64 {
        match self {
            Self::Nothing => 0,
            Self::Block => 1,
            Self::Reconnect => 2,
        }
    }
}

/// Why the tunnel is blocked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The account has run out of time.
    AuthFailed,
    /// The firewall could not be set.
    FirewallPolicy,
    /// The tunnel could not be started.
    StartTunnel,
    /// No relay matches the settings.
    NoMatchingRelay,
    /// The machine is offline.
    Offline,
}

/// The error state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Blocked {
    /// Why.
    pub reason: Reason,
    /// Whether blocking failed too, so that traffic leaks.
    pub leaking: bool,
}

/// The state of the tunnel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tunnel {
    /// No tunnel.
    Disconnected {
        /// Whether traffic is blocked all the same.
        locked_down: bool,
    },
    /// A tunnel is being made.
    Connecting(Route),
    /// A tunnel is there; the exit IPs follow in a second event.
    Connected {
        /// Through which relays.
        route: Route,
        /// The exit IPv4 address, once the daemon has asked.
        v4: Option<Ipv4Addr>,
        /// The exit IPv6 address, once the daemon has asked.
        v6: Option<Ipv6Addr>,
    },
    /// A tunnel is being taken down.
    Disconnecting(After),
    /// No tunnel, by an error.
    Blocked(Blocked),
}

impl Tunnel {
    /// Whether the daemon is set on having a tunnel.
    pub(crate) fn is_secured(&self) -> bool {
        match self {
            Self::Connecting(_) | Self::Connected { .. } | Self::Blocked(_) => true,
            Self::Disconnecting(after) => *after == After::Reconnect,
            Self::Disconnected { .. } => false,
        }
    }
}
