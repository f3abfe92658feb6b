//! `shoal predict --json`.

use std::net::IpAddr;

use serde::Serialize;
use shoal_core::prediction::{PlacedAddress, PredictedExit, Prediction};
use shoal_core::snapshot::SCHEMA;

use crate::json::PoolJson;

/// A tunnel address, its position, and what follows from it.
#[derive(Clone, Serialize)]
pub struct PredictJson {
    /// Version of this shape.
    pub schema: u32,
    /// The address and where it lands.
    #[serde(flatten)]
    pub placed: PlacedJson,
    /// The exit IP that it implies on each relay whose pool is known, by name; none for an IPv6 address.
    pub relays: Vec<PredictedJson>,
    /// How many relays of the list have a pool that is not known; `null` for an IPv6 address, of whose pools none is.
    pub unknown_pools: Option<u32>,
    /// How many entries of the relay list were left out.
    pub left_out: u32,
    /// Whether there was a relay list; without one only the measured pools are used.
    pub has_relay_list: bool,
    /// The same machine's IPv6 tunnel address; no IPv6 pool is known, so nothing follows from it.
    pub ipv6: Option<PlacedJson>,
}

/// A tunnel address and where it lands.
#[derive(Clone, Serialize)]
pub struct PlacedJson {
    /// The address.
    pub tunnel_address: IpAddr,
    /// `ipv4` or `ipv6`.
    pub family: &'static str,
    /// The position in units of 2^-32.
    pub hash: u32,
    /// The position, from 0 to less than 1, rounded to nine digits.
    pub position: f64,
    /// The position as a fraction.
    pub position_exact: String,
}

/// What follows for one relay.
#[derive(Clone, Serialize)]
pub struct PredictedJson {
    /// The relay.
    pub relay: String,
    /// The exit IP.
    pub exit_ip: String,
    /// Where in the pool it stands, from 0.
    pub offset: u32,
    /// The pool.
    pub pool: PoolJson,
}

impl PredictJson {
    /// For one address; the rest is filled in by who knows it.
    pub fn of(placed: PlacedAddress, prediction: &Prediction) -> Self {
        Self {
            schema: SCHEMA,
            placed: PlacedJson::of(placed),
            relays: prediction.exits.iter().map(PredictedJson::of).collect(),
            unknown_pools: placed.tunnel_address.is_ipv4().then_some(prediction.unknown_pools),
            left_out: 0,
            has_relay_list: false,
            ipv6: None,
        }
    }
}

impl PlacedJson {
    /// For one address.
    pub fn of(placed: PlacedAddress) -> Self {
        Self {
            tunnel_address: placed.tunnel_address,
            family: if placed.tunnel_address.is_ipv4() { "ipv4" } else { "ipv6" },
            hash: placed.hash,
            position: ((placed.position * 1e9).round() / 1e9).min(0.999_999_999),
            position_exact: format!("{}/4294967296", placed.hash),
        }
    }
}

impl PredictedJson {
    fn of(predicted: &PredictedExit) -> Self {
        Self {
            relay: predicted.relay.to_string(),
            exit_ip: predicted.exit_ip.to_string(),
            offset: predicted.offset,
            pool: PoolJson {
                first: Some(predicted.range.first),
                last: Some(predicted.range.last),
                size: Some(predicted.range.size()),
                provenance: predicted.provenance,
                at_least: None,
                overruled: None,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_is_below_one_however_it_is_rounded() {
        let tunnel_address = IpAddr::from([10, 64, 0, 2]);
        let position = f64::from(u32::MAX) / 4_294_967_296.0;
        let placed = PlacedAddress { tunnel_address, hash: u32::MAX, position };
        assert!(PlacedJson::of(placed).position < 1.0);
        assert!(crate::text::placed(crate::Words::english(), placed).contains(" 0.999999999,"));
    }
}
