//! Which run of exit IPs a relay hands out, and how that is known.

use std::net::Ipv4Addr;

use serde::{Deserialize, Serialize};

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
