//! The entries of both shapes of list, as far as Shoal reads them.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use serde::Deserialize;
use shoal_core::{City, CityCode, Coordinates, Relay, RelayName};

use super::lenient::{Entries, Pairs, lenient};
use crate::convert::MOST_ADDRESSES;

/// Weight of a relay of a list that has no weights: that of most relays in the list of 2026 (549 of 574 are not 0,
/// and their median is 100).
const USUAL_WEIGHT: u64 = 100;

/// `app/v1/relays`.
#[derive(Deserialize)]
pub(super) struct AppList {
    #[serde(default)]
    pub(super) locations: Pairs<Place>,
    pub(super) wireguard: Option<AppRelays>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) bridge: Option<AppRelays>,
}

#[derive(Deserialize)]
pub(super) struct AppRelays {
    #[serde(default)]
    pub(super) relays: Entries<AppRelay>,
}

/// A place in `locations`.
#[derive(Deserialize)]
pub(super) struct Place {
    city: String,
    country: String,
    #[serde(default, deserialize_with = "lenient")]
    latitude: Option<f64>,
    #[serde(default, deserialize_with = "lenient")]
    longitude: Option<f64>,
}

impl Place {
    pub(super) fn into_city(self, code: &str) -> Option<City> {
        let coordinates = self.latitude.zip(self.longitude);
        let coordinates = coordinates.and_then(|(north, east)| Coordinates::new(north, east));
        Some(City {
            code: CityCode::new(code).ok()?,
            name: self.city,
            country: self.country,
            coordinates,
        })
    }
}

/// A relay or bridge of `app/v1/relays`.
#[derive(Deserialize)]
pub(super) struct AppRelay {
    hostname: String,
    ipv4_addr_in: Ipv4Addr,
    #[serde(default, deserialize_with = "lenient")]
    ipv6_addr_in: Option<Ipv6Addr>,
    active: bool,
    owned: bool,
    provider: String,
    weight: u64,
    #[serde(default)]
    shadowsocks_extra_addr_in: Entries<IpAddr>,
    #[serde(default, deserialize_with = "lenient")]
    features: Option<Features>,
}

#[derive(Deserialize)]
struct Features {
    #[serde(default, deserialize_with = "lenient")]
    quic: Option<Quic>,
}

#[derive(Deserialize)]
struct Quic {
    #[serde(default)]
    addr_in: Entries<IpAddr>,
}

impl AppRelay {
    pub(super) fn into_relay(self) -> Option<Relay> {
        let quic = self.features.and_then(|features| features.quic);
        let extra = self.shadowsocks_extra_addr_in.read.into_iter();
        let extra = extra.chain(quic.into_iter().flat_map(|quic| quic.addr_in.read));
        Some(Relay {
            name: RelayName::new(self.hostname).ok()?,
            active: self.active,
            owned: self.owned,
            provider: self.provider,
            weight: self.weight,
            address_in: self.ipv4_addr_in,
            address_in_v6: self.ipv6_addr_in,
            extra_addresses_in: extra.take(MOST_ADDRESSES).collect(),
            port_speed: None,
        })
    }
}

/// A relay or bridge of `www/relays/all`.
#[derive(Deserialize)]
pub(super) struct WebsiteEntry {
    hostname: String,
    country_code: String,
    country_name: String,
    city_code: String,
    city_name: String,
    active: bool,
    owned: bool,
    provider: String,
    ipv4_addr_in: Ipv4Addr,
    #[serde(default, deserialize_with = "lenient")]
    ipv6_addr_in: Option<Ipv6Addr>,
    #[serde(default, deserialize_with = "lenient")]
    network_port_speed: Option<u32>,
}

impl WebsiteEntry {
    pub(super) fn city(&self) -> Option<City> {
        Some(City {
            code: CityCode::new(format!("{}-{}", self.country_code, self.city_code)).ok()?,
            name: self.city_name.clone(),
            country: self.country_name.clone(),
            coordinates: None,
        })
    }

    pub(super) fn into_relay(self) -> Option<Relay> {
        Some(Relay {
            name: RelayName::new(self.hostname).ok()?,
            active: self.active,
            owned: self.owned,
            provider: self.provider,
            weight: USUAL_WEIGHT,
            address_in: self.ipv4_addr_in,
            address_in_v6: self.ipv6_addr_in,
            extra_addresses_in: Vec::new(),
            port_speed: self.network_port_speed.filter(|speed| *speed > 0),
        })
    }
}
