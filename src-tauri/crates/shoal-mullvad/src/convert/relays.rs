//! Which relays the daemon may choose from.
//!
//! One entry that cannot be read is left out and counted; a list of which nothing can be read is [`Unreadable`].

use std::net::{IpAddr, Ipv4Addr};

use shoal_core::directory::MOST_RELAYS;
use shoal_core::{City, CityCode, Coordinates, Relay, RelayDirectory, RelayName};

use crate::fields::{Fields, Message, Unreadable, Value};
use crate::wire::relay_list as at;

/// More addresses of one relay are not kept. The real list of 2026 has at most 85.
pub(crate) const MOST_ADDRESSES: usize = 256;

/// Reads a `RelayList`.
pub(crate) fn relay_list(bytes: &[u8]) -> Result<RelayDirectory, Unreadable> {
    let list = Message::read(bytes, "RelayList")?;
    let mut gathered = Gathered::default();
    for country in list.messages(at::COUNTRIES, "RelayListCountry") {
        let country = country?;
        let name = country.text(at::NAME).ok().flatten().unwrap_or_default();
        let code = country.text(at::CODE)?.unwrap_or_default();
        for city in country.messages(at::CITIES, "RelayListCity") {
            gathered.take_city(city?, (code, name));
        }
    }
    if gathered.relays.is_empty() && gathered.unreadable > 0 {
        return Err(Unreadable { message: "Relay", field: 0 });
    }
    let directory = RelayDirectory::new(gathered.relays, gathered.cities);
    let directory = directory.with_other_addresses(gathered.others);
    Ok(directory.with_unreadable(gathered.unreadable))
}

#[derive(Default)]
struct Gathered {
    relays: Vec<Relay>,
    cities: Vec<City>,
    others: Vec<Ipv4Addr>,
    unreadable: usize,
}

impl Gathered {
    fn take_city(&mut self, city: Message<'_>, (country_code, country): (&str, &str)) {
        match read_city(city, (country_code, country)) {
            Ok(city) => self.cities.push(city),
            Err(_) => self.unreadable += 1,
        }
        for relay in city.messages(at::RELAYS, "Relay") {
            match relay.and_then(read_relay) {
                Ok(relay) if relay.name.is_wireguard() => {
                    if self.relays.len() <= MOST_RELAYS {
                        self.relays.push(relay);
                    } else {
                        self.unreadable += 1;
                    }
                }
                Ok(other) => self.others.push(other.address_in),
                Err(_) => self.unreadable += 1,
            }
        }
    }
}

fn read_city(city: Message<'_>, (country_code, country): (&str, &str)) -> Result<City, Unreadable> {
    let code = city.text(at::CODE)?.unwrap_or_default();
    let code = CityCode::new(format!("{country_code}-{code}"));
    let degrees = |field| Ok(f64::from_bits(city.fixed64(field)?.unwrap_or_default()));
    Ok(City {
        code: code.map_err(|_| city.unreadable(at::CODE))?,
        name: city.text(at::NAME)?.unwrap_or_default().to_owned(),
        country: country.to_owned(),
        coordinates: Coordinates::new(degrees(at::LATITUDE)?, degrees(at::LONGITUDE)?),
    })
}

fn read_relay(relay: Message<'_>) -> Result<Relay, Unreadable> {
    let name = relay.text(at::HOSTNAME)?.and_then(|text| RelayName::new(text).ok());
    let address = relay.text(at::IPV4)?.and_then(|text| text.parse().ok());
    let endpoints = at::ENDPOINTS.into_iter().filter_map(|field| match relay.value(field) {
        Some(Value::Bytes(bytes)) => Some(bytes),
        _ => None,
    });
    let mut extra = Vec::new();
    endpoints.for_each(|bytes| gather_addresses(bytes, 4, &mut extra));
    Ok(Relay {
        name: name.ok_or(relay.unreadable(at::HOSTNAME))?,
        active: relay.flag(at::ACTIVE)?,
        owned: relay.flag(at::OWNED)?,
        provider: relay.text(at::PROVIDER)?.unwrap_or_default().to_owned(),
        weight: relay.fixed64(at::WEIGHT)?.unwrap_or_default(),
        address_in: address.ok_or(relay.unreadable(at::IPV4))?,
        address_in_v6: relay.text(at::IPV6)?.and_then(|text| text.parse().ok()),
        extra_addresses_in: extra,
        port_speed: None,
    })
}

/// Finds addresses in what tunnels to a relay are set up with.
///
/// Its fields moved three times (`Any` up to 2025.8, wrapped up to 2025.14, bare since 2026.1), but in all of them an
/// address is a text of its own, and nothing else in there (a key, a token, a domain) reads as an address.
fn gather_addresses(bytes: &[u8], depth: u32, found: &mut Vec<IpAddr>) {
    for field in Fields::of(bytes).map_while(Result::ok) {
        let Value::Bytes(inner) = field.value else { continue };
        if found.len() == MOST_ADDRESSES {
            return;
        }
        match std::str::from_utf8(inner).ok().and_then(address) {
            Some(address) => found.push(address),
            None if depth > 0 => gather_addresses(inner, depth - 1, found),
            None => {}
        }
    }
}

/// The shortest address of a relay is `1.1.1.1`; a shorter text may be part of a key.
fn address(text: &str) -> Option<IpAddr> {
    (text.len() >= 7).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::put_bytes;

    fn message(fields: &[(u32, &[u8])]) -> Vec<u8> {
        let mut bytes = Vec::new();
        for (number, value) in fields {
            put_bytes(&mut bytes, *number, value);
        }
        bytes
    }

    fn list(relays: &[Vec<u8>]) -> Vec<u8> {
        let mut city = message(&[(1, b"Gothenburg"), (2, b"got")]);
        for relay in relays {
            put_bytes(&mut city, 5, relay);
        }
        let country = message(&[(1, b"Sweden"), (2, b"se"), (3, &city)]);
        message(&[(1, &country)])
    }

    #[test]
    fn extra_addresses_are_found_in_every_layout_of_the_endpoint() {
        let wireguard = message(&[(1, &[7; 32]), (4, b"192.0.2.9"), (4, b"2001:db8::9")]);
        let any = message(&[(1, b"mullvad_daemon/Endpoint"), (2, &wireguard)]);
        let expected: Vec<IpAddr> =
            ["192.0.2.9", "2001:db8::9"].map(|a| a.parse().expect("an address")).to_vec();
        for (field, endpoint) in [(10, any), (9, message(&[(1, &wireguard)])), (9, wireguard)] {
            let relay = message(&[(1, b"se-got-wg-101"), (2, b"192.0.2.1"), (field, &endpoint)]);
            let directory = relay_list(&list(&[relay])).expect("a readable list");
            assert_eq!(directory.relays()[0].extra_addresses_in, expected);
        }
    }

    #[test]
    fn a_bridge_is_no_relay_but_its_address_is_known() {
        let bridge = message(&[(1, b"se-got-br-001"), (2, b"192.0.2.2")]);
        let relay = message(&[(1, b"se-got-wg-101"), (2, b"192.0.2.1")]);
        let directory = relay_list(&list(&[bridge, relay])).expect("a readable list");
        assert_eq!(directory.relays().len(), 1);
        assert_eq!(directory.other_addresses(), [Ipv4Addr::new(192, 0, 2, 2)]);
    }

    #[test]
    fn one_relay_that_cannot_be_read_is_left_out_and_counted() {
        let hostile = message(&[(1, b"\xff\xfe"), (2, b"192.0.2.3")]);
        let relay = message(&[(1, b"se-got-wg-101"), (2, b"192.0.2.1")]);
        let directory = relay_list(&list(&[hostile.clone(), relay])).expect("a readable list");
        assert_eq!((directory.relays().len(), directory.flaws().unreadable), (1, 1));
        assert!(relay_list(&list(&[hostile])).is_err());
    }

    #[test]
    fn a_city_without_a_finite_place_has_none() {
        let mut city = message(&[(1, b"Gothenburg"), (2, b"got")]);
        city.push(3 << 3 | 1);
        city.extend(f64::NAN.to_le_bytes());
        put_bytes(&mut city, 5, &message(&[(1, b"se-got-wg-101"), (2, b"192.0.2.1")]));
        let country = message(&[(1, b"Sweden"), (2, b"se"), (3, &city)]);
        let directory = relay_list(&message(&[(1, &country)])).expect("a readable list");
        assert_eq!(directory.cities()[0].coordinates, None);
    }
}
