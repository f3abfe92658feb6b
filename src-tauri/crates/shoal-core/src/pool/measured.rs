//! The pools whose addresses somebody saw, all of them.

use std::net::Ipv4Addr;

use super::PoolRange;
use crate::address::Row;
use crate::relay::{Relay, RelayName};

/// Relay, first and last exit IP.
///
/// Source: nine relays measured with 3,650 keys by tmctmt, published on 14 May 2026 and confirmed by Mullvad on
/// 20 May 2026. What would make an entry wrong: Mullvad gives the relay another run within the same /24.
const POOLS: [(&str, Ipv4Addr, Ipv4Addr); 9] = [
    ("au-syd-wg-101", Ipv4Addr::new(103, 136, 147, 5), Ipv4Addr::new(103, 136, 147, 64)),
    ("cl-scl-wg-001", Ipv4Addr::new(149, 88, 104, 4), Ipv4Addr::new(149, 88, 104, 14)),
    ("de-ber-wg-007", Ipv4Addr::new(193, 32, 248, 245), Ipv4Addr::new(193, 32, 248, 252)),
    ("dk-cph-wg-002", Ipv4Addr::new(45, 129, 56, 196), Ipv4Addr::new(45, 129, 56, 226)),
    ("fi-hel-wg-201", Ipv4Addr::new(185, 65, 133, 10), Ipv4Addr::new(185, 65, 133, 75)),
    ("us-lax-wg-001", Ipv4Addr::new(23, 234, 72, 36), Ipv4Addr::new(23, 234, 72, 126)),
    ("us-nyc-wg-602", Ipv4Addr::new(146, 70, 168, 132), Ipv4Addr::new(146, 70, 168, 190)),
    ("us-sjc-wg-302", Ipv4Addr::new(142, 147, 89, 212), Ipv4Addr::new(142, 147, 89, 224)),
    ("za-jnb-wg-002", Ipv4Addr::new(154, 47, 30, 145), Ipv4Addr::new(154, 47, 30, 155)),
];

/// Every measured relay with its pool as it was measured, by name, whatever a relay list says of it.
pub fn measured() -> impl Iterator<Item = (RelayName, PoolRange)> {
    // Every name is one: a test counts nine.
    POOLS.into_iter().filter_map(|(name, first, last)| {
        Some((RelayName::new(name).ok()?, PoolRange { first, last }))
    })
}

/// The measured pool of a relay, as long as its ingress IP is in the /24 that it was in when the pool was measured.
pub(super) fn pool_of(relay: &Relay) -> Option<PoolRange> {
    let row = Row::of(relay.address_in);
    let here = |(name, first, _): &&(&str, Ipv4Addr, Ipv4Addr)| {
        Row::of(*first) == row && *name == relay.name.as_str()
    };
    POOLS.iter().find(here).map(|(_, first, last)| PoolRange { first: *first, last: *last })
}
