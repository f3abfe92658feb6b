//! Which address a website sees, and which run of addresses it belongs to.
//!
//! The only arithmetic on addresses is here. Addresses print in full with `Display`, which only code that shows
//! them to their owner calls; `Debug` hides them, so that a log line cannot leak one.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use serde::{Deserialize, Serialize};

/// An address that websites see: what leaves a relay (Mullvad's "Out-IP").
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(type = "string"))]
#[serde(transparent)]
pub struct ExitIp(pub IpAddr);

impl ExitIp {
    /// The address, if it is of the IPv4 family.
    pub fn v4(self) -> Option<Ipv4Addr> {
        match self.0 {
            IpAddr::V4(address) => Some(address),
            IpAddr::V6(_) => None,
        }
    }
}

impl fmt::Display for ExitIp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for ExitIp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            IpAddr::V4(_) => "ExitIp(v4, hidden)",
            IpAddr::V6(_) => "ExitIp(v6, hidden)",
        })
    }
}

/// The addresses of this machine inside the tunnel; new with each key, and as telling as a name.
///
/// It cannot be serialised, and `Debug` hides it.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct TunnelAddress {
    /// In 10.64.0.0/10.
    pub v4: Option<Ipv4Addr>,
    /// In `fc00:bbbb:bbbb:bb01::/64`.
    pub v6: Option<Ipv6Addr>,
}

impl fmt::Debug for TunnelAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TunnelAddress(hidden)")
    }
}

/// The first three bytes of an IPv4 address: the rows in which relays stand are /24 networks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row(u32);

impl Row {
    /// The /24 that holds `address`.
    pub fn of(address: Ipv4Addr) -> Self {
        Self(address.to_bits() & 0xffff_ff00)
    }

    /// The address in this /24 whose last byte is `last`.
    pub fn at(self, last: u8) -> Ipv4Addr {
        Ipv4Addr::from_bits(self.0 | u32::from(last))
    }
}
