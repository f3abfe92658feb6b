//! Which run of exit IPs a relay hands out, and how that is known.
//!
//! Mullvad does not publish its pools. Nine were measured by others; most of the rest follow from the gaps that the
//! ingress addresses leave in their /24 ([`PoolTable::infer`]); for what is left the middle of all pools is taken.

mod measured;
mod predicted;
mod table;

use std::net::{IpAddr, Ipv4Addr};

use serde::{Deserialize, Serialize};

use crate::address::ExitIp;

pub use measured::measured;
pub use table::{Located, PoolTable};

/// The middle of all pools: taken where a pool is not known.
///
/// Source: `model.md` section 2 (2026), from the measured and the predicted pools.
pub const UNKNOWN_SIZE: u32 = 45;

/// How the size of a pool is known, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Provenance {
    /// Somebody saw all its addresses.
    Measured,
    /// Predicted from the addresses in the relay list.
    Predicted,
    /// Not known: the middle of all pools is taken.
    Unknown,
    /// Relays of a city whose pools are known in different ways.
    Mixed,
}

/// What is shown of a pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PoolView {
    /// How many exit IPs; for an unknown pool the middle of all pools; `None` for a whole city.
    pub size: Option<u32>,
    /// How it is known.
    pub provenance: Provenance,
}

/// A run of exit IPs, both ends included; never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PoolRange {
    /// The first.
    pub first: Ipv4Addr,
    /// The last, not before the first.
    pub last: Ipv4Addr,
}

/// An exit pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExitPool {
    /// Known address by address.
    Measured(PoolRange),
    /// Inferred from the relay list.
    Predicted(PoolRange),
    /// Not known.
    Unknown,
}

impl PoolRange {
    /// How many exit IPs; never 0.
    pub fn size(self) -> u32 {
        self.last.to_bits().saturating_sub(self.first.to_bits()).saturating_add(1)
    }

    /// Where in the range an address stands, counted from 0; `None` outside.
    pub fn offset_of(self, address: Ipv4Addr) -> Option<u32> {
        (self.first..=self.last)
            .contains(&address)
            .then(|| address.to_bits() - self.first.to_bits())
    }
}

impl ExitPool {
    /// The addresses, where they are known.
    pub fn range(self) -> Option<PoolRange> {
        match self {
            Self::Measured(range) | Self::Predicted(range) => Some(range),
            Self::Unknown => None,
        }
    }

    /// How many exit IPs; for an unknown pool [`UNKNOWN_SIZE`]. Never 0.
    pub fn size(self) -> u32 {
        self.range().map_or(UNKNOWN_SIZE, PoolRange::size)
    }

    /// How it is known.
    pub fn provenance(self) -> Provenance {
        match self {
            Self::Measured(_) => Provenance::Measured,
            Self::Predicted(_) => Provenance::Predicted,
            Self::Unknown => Provenance::Unknown,
        }
    }

    /// What is shown of it.
    pub fn view(self) -> PoolView {
        PoolView { size: Some(self.size()), provenance: self.provenance() }
    }

    /// Where in the pool an exit IP stands, counted from 0; `None` outside, in the other family, and where the pool
    /// is unknown.
    pub fn offset_of(self, exit_ip: ExitIp) -> Option<u32> {
        match exit_ip.0 {
            IpAddr::V4(address) => self.range()?.offset_of(address),
            IpAddr::V6(_) => None,
        }
    }

    /// Standard deviation of ln(size).
    ///
    /// Source: `model.md` section 2. Of the predicted pools about three in four are right; an unknown one may have
    /// from 10 to 200 addresses.
    pub(crate) fn ln_size_sigma(self) -> f64 {
        match self {
            Self::Measured(_) => 0.0,
            Self::Predicted(_) => 0.3,
            Self::Unknown => 0.9,
        }
    }
}
