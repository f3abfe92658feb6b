//! What the user lets Mullvad choose from, as far as Shoal needs to know it.

use std::fmt;

use crate::relay::{CityCode, RelayName};

/// The location part of the user's constraint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LocationConstraint {
    /// Anywhere.
    Any,
    /// A country, by code.
    Country(String),
    /// A city.
    City(CityCode),
    /// One relay.
    Relay(RelayName),
    /// A list that the user made; its name where the daemon tells it.
    CustomList(Option<String>),
    /// A WireGuard endpoint of the user's own: there is no location to change.
    CustomEndpoint,
    /// Something else.
    Unreadable,
}

/// Whose machines may be used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ownership {
    /// Both.
    #[default]
    Any,
    /// Mullvad's own only.
    Owned,
    /// Rented only.
    Rented,
}

impl Ownership {
    /// Whether a relay that Mullvad owns, or does not, may be used.
    pub fn allows(self, owned: bool) -> bool {
        match self {
            Self::Any => true,
            Self::Owned => owned,
            Self::Rented => !owned,
        }
    }
}

/// What the daemon's settings say, as far as Shoal reads them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DaemonSettings {
    /// Where to.
    pub location: LocationConstraint,
    /// Hosters that may be used; empty means all.
    pub providers: Vec<String>,
    /// Whose machines.
    pub ownership: Ownership,
    /// Whether the tunnel carries IPv6; `None` where it could not be read.
    pub ipv6_in_tunnel: Option<bool>,
    /// Hours between key rotations by the daemon; `None` where it could not be read.
    pub rotation_hours: Option<u32>,
    /// Lists of the user's, by name, in the daemon's order.
    pub custom_lists: Vec<String>,
}

/// A location that Shoal asks the daemon for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LocationTarget {
    /// A city: Mullvad draws the relay.
    City(CityCode),
    /// One relay: pinned.
    Relay(RelayName),
}

impl LocationTarget {
    /// The city that this is, or is in.
    pub fn city(&self) -> CityCode {
        match self {
            Self::City(code) => code.clone(),
            Self::Relay(name) => name.city(),
        }
    }

    /// Whether a tunnel that leaves through `relay` fits.
    pub fn is_met_by(&self, relay: &RelayName) -> bool {
        match self {
            Self::City(code) => relay.city() == *code,
            Self::Relay(name) => relay == name,
        }
    }
}

/// The daemon's relay settings as it sent them, byte for byte: kept to be put back, never looked into by the core.
#[derive(Clone, PartialEq, Eq)]
pub struct RelaySettingsBytes(pub Vec<u8>);

impl fmt::Debug for RelaySettingsBytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RelaySettingsBytes({} bytes)", self.0.len())
    }
}

/// What a switch replaced, and with what: undo puts the former back if what was sent is still there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplacedSettings {
    /// The settings of before.
    pub former: RelaySettingsBytes,
    /// Those that Shoal sent.
    pub sent: RelaySettingsBytes,
}
