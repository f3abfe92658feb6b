//! What is said of a relay, and why.

use serde::{Deserialize, Serialize};

/// How a relay hands out exit IPs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Regime {
    /// By the position that all linked relays share.
    Linked,
    /// It draws for itself: its exit IPs say nothing about those of others.
    Drawn,
    /// Not known; counts as linked, the worse case.
    Unknown,
}

/// Why a relay is judged as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum RegimeReason {
    /// Its exit IPs agree with the position, more than chance would have it.
    Agrees,
    /// Its exit IPs disagree with it, under several tunnel addresses.
    Disagrees,
    /// No exit IP of it was seen.
    NotSeen,
    /// Its pool is not known, so its exit IPs say nothing.
    PoolUnknown,
    /// It showed an exit IP outside the pool that it was believed to have.
    PoolOverruled,
    /// What was seen does not decide it.
    NotEnough,
    /// Its exit IPs disagree with the position, but too few tunnel addresses were seen on it.
    FewAddresses,
    /// Its exit IPs disagree with the position, but no other relays have confirmed the prediction.
    FormulaUnconfirmed,
    /// It showed two exit IPs under one tunnel address: evidence on it starts over.
    Changed,
}

/// What is known of a relay's regime.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Verdict {
    /// The regime.
    pub regime: Regime,
    /// Why.
    pub reason: RegimeReason,
    /// How many times likelier everything seen was if the relay is linked than if it draws for itself; 1 says nothing.
    /// From 1e-12 to 1e12.
    pub factor: f64,
    /// Tunnel addresses that this rests on.
    pub addresses: u32,
}
