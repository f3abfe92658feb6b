//! The model against what others measured, against brute force, and against bad lists.

mod crowds;
mod families;
mod intervals;
mod limits;
mod mixture;
mod pools;
mod positions;
mod ranking;
mod sighted;
mod signals;
mod trails;

use std::net::Ipv4Addr;
use std::sync::Arc;

use shoal_core::crowd::Model;
use shoal_core::settings::Assumptions;
use shoal_core::{City, CityCode, Coordinates, Relay, RelayDirectory, RelayName};

/// A relay as most are: active, rented, of weight 100.
fn relay(name: &str, address_in: Ipv4Addr) -> Relay {
    Relay {
        name: name_of(name),
        active: true,
        owned: false,
        provider: "Example".into(),
        weight: 100,
        address_in,
        address_in_v6: None,
        extra_addresses_in: Vec::new(),
        port_speed: None,
    }
}

fn name_of(name: &str) -> RelayName {
    RelayName::new(name).expect("the test names a relay")
}

fn code_of(code: &str) -> CityCode {
    CityCode::new(code).expect("the test names a city")
}

fn city(code: &str, name: &str, latitude: f64, longitude: f64) -> City {
    City {
        code: code_of(code),
        name: name.into(),
        country: format!("Country {}", &code[..2]),
        coordinates: Coordinates::new(latitude, longitude),
    }
}

/// A directory of these relays, in cities that are called after their codes and have no coordinates.
fn directory_of(relays: Vec<Relay>) -> RelayDirectory {
    let cities: Vec<City> = relays
        .iter()
        .map(|relay| City {
            code: relay.name.city(),
            name: relay.name.city().to_string(),
            country: String::new(),
            coordinates: None,
        })
        .collect();
    RelayDirectory::new(relays, cities)
}

fn model_of(relays: Vec<Relay>) -> Model {
    Model::new(Arc::new(directory_of(relays)), Assumptions::default())
}
