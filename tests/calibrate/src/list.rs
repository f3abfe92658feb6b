//! Which relays the worlds have: the simulated network's list, and the relays whose pools were measured.
//!
//! The simulated list has the shape of Mullvad's of 2026-08 in weights, port speeds, rows and hosters. The nine
//! measured relays stand beside it under their own names and in their own rows, so that pools of every provenance
//! are looked at.

use std::net::Ipv4Addr;
use std::sync::Arc;

use shoal_core::{City, CityCode, Coordinates, Relay, RelayDirectory, RelayName};
use shoal_sim::{Network, Plan};

/// Seed of the simulated list: every run looks at the same relays.
const LIST: u64 = 1;

/// The measured relays and an ingress IP in each one's row.
const MEASURED: [(&str, Ipv4Addr); 9] = [
    ("au-syd-wg-101", Ipv4Addr::new(103, 136, 147, 3)),
    ("cl-scl-wg-001", Ipv4Addr::new(149, 88, 104, 2)),
    ("de-ber-wg-007", Ipv4Addr::new(193, 32, 248, 2)),
    ("dk-cph-wg-002", Ipv4Addr::new(45, 129, 56, 68)),
    ("fi-hel-wg-201", Ipv4Addr::new(185, 65, 133, 5)),
    ("us-lax-wg-001", Ipv4Addr::new(23, 234, 72, 2)),
    ("us-nyc-wg-602", Ipv4Addr::new(146, 70, 168, 130)),
    ("us-sjc-wg-302", Ipv4Addr::new(142, 147, 89, 210)),
    ("za-jnb-wg-002", Ipv4Addr::new(154, 47, 30, 143)),
];

/// Whether a list tells how fast the relays' ports are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Speeds {
    /// As a relay-list file does.
    Told,
    /// As the daemon does not.
    Untold,
}

/// The relay list that all worlds share.
pub(crate) fn directory(speeds: Speeds) -> Arc<RelayDirectory> {
    directory_of(&Network::planned(LIST, &Plan { devices: Some(1), ..Plan::default() }), speeds)
}

/// The list that a simulated network publishes, and the measured relays.
pub(crate) fn directory_of(network: &Network, speeds: Speeds) -> Arc<RelayDirectory> {
    let cities = network.cities().iter().map(|city| City {
        code: CityCode::new(city.key()).expect("the simulation codes cities as Mullvad does"),
        name: city.name.to_owned(),
        country: city.country.to_owned(),
        coordinates: Coordinates::new(city.latitude, city.longitude),
    });
    let told = |speed: u32| (speeds == Speeds::Told).then_some(speed);
    let simulated = network.relays().iter().map(|relay| Relay {
        name: RelayName::new(relay.name.as_str())
            .expect("the simulation names relays as Mullvad does"),
        active: relay.active,
        owned: relay.owned,
        provider: relay.provider.to_owned(),
        weight: relay.weight.into(),
        address_in: relay.ingress_v4,
        address_in_v6: Some(relay.ingress_v6),
        extra_addresses_in: relay
            .shadowsocks
            .iter()
            .chain(&relay.quic)
            .map(|address| (*address).into())
            .collect(),
        port_speed: told(relay.port_speed),
    });
    let measured = MEASURED.iter().map(|(name, address_in)| Relay {
        name: RelayName::new(*name).expect("the constants are names"),
        active: true,
        owned: false,
        provider: "Measured".to_owned(),
        weight: 100,
        address_in: *address_in,
        address_in_v6: None,
        extra_addresses_in: Vec::new(),
        port_speed: told(10),
    });
    Arc::new(RelayDirectory::new(measured.chain(simulated), cities))
}

#[cfg(test)]
mod tests {
    use shoal_core::crowd::Model;
    use shoal_core::pool::Provenance;
    use shoal_core::settings::Assumptions;

    use super::*;

    #[test]
    fn the_list_has_pools_of_every_provenance() {
        let model = Model::new(directory(Speeds::Told), Assumptions::default());
        let count = |provenance| {
            model.pools().pools().iter().filter(|pool| pool.provenance() == provenance).count()
        };
        assert_eq!(count(Provenance::Measured), 9);
        assert!(count(Provenance::Predicted) > 300 && count(Provenance::Unknown) > 80);
    }

    #[test]
    fn a_list_without_speeds_is_the_same_but_for_them() {
        let (told, untold) = (directory(Speeds::Told), directory(Speeds::Untold));
        assert_eq!(told.relays().len(), untold.relays().len());
        assert!(told.relays().iter().all(|relay| relay.port_speed.is_some()));
        assert!(untold.relays().iter().all(|relay| relay.port_speed.is_none()));
    }
}
