//! Which relays do the settings allow?
//!
//! The daemon keeps the bytes it was sent and reads out of them only what it needs for its choice.

use crate::dice::Dice;
use crate::layout::Layout;
use crate::network::Relay;
use crate::plan;
use crate::protobuf::{Malformed, Value, Writer, fields, message_in, number_in, text_in, texts_in};

/// A place that a relay must be in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Place {
    /// Anywhere.
    #[default]
    Any,
    /// A country code.
    Country(String),
    /// Country and city code.
    City(String, String),
    /// Country code, city code and relay name.
    Relay(String, String, String),
    /// The id of a custom list.
    CustomList(String),
}

impl Place {
    /// The city of a key like `nl-ams`.
    pub fn city(key: &str) -> Self {
        let (country, city) = key.split_once('-').unwrap_or((key, ""));
        Self::City(country.to_owned(), city.to_owned())
    }

    /// A relay by its name, which begins with its city.
    pub fn relay(name: &str) -> Self {
        let mut parts = name.splitn(3, '-');
        let mut part = || parts.next().unwrap_or_default().to_owned();
        Self::Relay(part(), part(), name.to_owned())
    }

    /// Writes a `GeographicLocationConstraint` or the id of a list into a `LocationConstraint`.
    fn write(&self, w: &mut Writer) {
        let location = |w: &mut Writer, parts: &[&str]| {
            w.nested(2, |w| {
                for (field, part) in (1..).zip(parts) {
                    w.text(field, part);
                }
            });
        };
        match self {
            Self::Any => {}
            Self::Country(country) => location(w, &[country]),
            Self::City(country, city) => location(w, &[country, city]),
            Self::Relay(country, city, name) => location(w, &[country, city, name]),
            Self::CustomList(id) => w.text(1, id),
        }
    }

    /// Reads a `LocationConstraint`; `None` for one that the daemon does not accept.
    fn read(bytes: &[u8]) -> Result<Option<Self>, Malformed> {
        let constraint = fields(bytes)?;
        let Some(location) = message_in(&constraint, 2) else {
            let list = message_in(&constraint, 1).map(|_| text_in(&constraint, 1));
            return Ok(list.map(Self::CustomList));
        };
        let location = fields(location)?;
        let part = |number| {
            let text = text_in(&location, number);
            (!text.is_empty()).then_some(text)
        };
        Ok(match (part(1), part(2), part(3)) {
            (Some(country), None, None) => Some(Self::Country(country)),
            (Some(country), Some(city), None) => Some(Self::City(country, city)),
            (Some(country), Some(city), Some(name)) => Some(Self::Relay(country, city, name)),
            _ => None,
        })
    }
}

/// A named set of places that the user made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomList {
    /// What the settings refer to.
    pub id: String,
    /// What the user called it.
    pub name: String,
    /// Countries, cities and relays.
    pub places: Vec<Place>,
}

/// What the user lets the daemon choose from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RelaySettings {
    /// Where the exit must be.
    pub location: Place,
    /// Hosters; all if empty.
    pub providers: Vec<String>,
    /// 0 any, 1 Mullvad's own, 2 rented.
    pub ownership: u64,
    /// Whether the tunnel goes through two relays.
    pub multihop: bool,
    /// Where the entry must be, with multihop.
    pub entry: Place,
}

/// Why the daemon does not take relay settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Rejected {
    #[error(transparent)]
    Malformed(#[from] Malformed),
    #[error("missing endpoint")]
    NoEndpoint,
    #[error("missing wireguard constraints")]
    NoWireguard,
    #[error("missing openvpn constraints")]
    NoOpenvpn,
}

/// Relay settings as the daemon holds them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Stored {
    /// As sent, but without a location that the daemon does not accept.
    pub(crate) bytes: Vec<u8>,
    /// `None` for a custom endpoint.
    pub(crate) meaning: Option<RelaySettings>,
}

impl RelaySettings {
    /// The `RelaySettings` message, as the daemon of this layout writes it.
    pub fn encode(&self, layout: Layout) -> Vec<u8> {
        Writer::message(|w| w.nested(2, |w| self.write_normal(layout, w)))
    }

    fn write_normal(&self, layout: Layout, w: &mut Writer) {
        if self.location != Place::Any {
            w.nested(1, |w| self.location.write(w));
        }
        for provider in &self.providers {
            w.bytes(2, provider.as_bytes());
        }
        if layout.has_openvpn() {
            w.number(3, 1);
        }
        w.nested(4, |w| self.write_wireguard(layout, w));
        if layout.has_openvpn() {
            w.nested(5, |_| {});
        }
        w.number(field(layout.ownership()), self.ownership);
    }

    fn write_wireguard(&self, layout: Layout, w: &mut Writer) {
        if layout > Layout::V2024_1 {
            w.text(3, "0.0.0.0/0");
            w.text(3, "::/0");
        }
        w.number(field(layout.multihop()), layout.multihop_value(self.multihop));
        if self.entry != Place::Any {
            w.nested(field(layout.entry_location()), |w| self.entry.write(w));
        }
    }

    /// Relays that these settings allow as exit.
    pub(crate) fn exits<'a>(&self, relays: &'a [Relay], lists: &[CustomList]) -> Vec<&'a Relay> {
        matching(relays, &self.location, lists)
            .into_iter()
            .filter(|relay| {
                self.providers.is_empty() || self.providers.iter().any(|p| p == relay.provider)
            })
            .filter(|relay| self.ownership == 0 || (self.ownership == 1) == relay.owned)
            .collect()
    }
}

/// Reads relay settings as they were sent.
pub(crate) fn read(sent: &[u8], layout: Layout) -> Result<Stored, Rejected> {
    let endpoint = fields(sent)?;
    let Some(normal) = message_in(&endpoint, 2) else {
        let custom = message_in(&endpoint, 1).ok_or(Rejected::NoEndpoint)?;
        fields(custom)?;
        return Ok(Stored { bytes: sent.to_vec(), meaning: None });
    };
    let settings = fields(normal)?;
    let wireguard = fields(message_in(&settings, 4).ok_or(Rejected::NoWireguard)?)?;
    if layout.has_openvpn() && message_in(&settings, 5).is_none() {
        return Err(Rejected::NoOpenvpn);
    }
    let location = message_in(&settings, 1).map(Place::read).transpose()?;
    let entry = message_in(&wireguard, layout.entry_location()).map(Place::read).transpose()?;
    let meaning = RelaySettings {
        location: location.clone().flatten().unwrap_or_default(),
        providers: texts_in(&settings, 2),
        ownership: number_in(&settings, layout.ownership()),
        multihop: layout.is_multihop(number_in(&wireguard, layout.multihop())),
        entry: entry.flatten().unwrap_or_default(),
    };
    let accepted = location.is_none_or(|place| place.is_some());
    let bytes = if accepted { sent.to_vec() } else { without_location(sent)? };
    Ok(Stored { bytes, meaning: Some(meaning) })
}

/// The same settings without a location, every other byte as it was.
fn without_location(sent: &[u8]) -> Result<Vec<u8>, Malformed> {
    let mut w = Writer::default();
    for field in fields(sent)? {
        match field.value {
            Value::Bytes(normal) if field.number == 2 => {
                let kept = fields(normal)?;
                let kept = kept.iter().filter(|field| field.number != 1);
                w.bytes(2, &kept.flat_map(|field| field.raw.to_vec()).collect::<Vec<_>>());
            }
            Value::Bytes(_) | Value::Number(_) | Value::Fixed => w.raw(field.raw),
        }
    }
    Ok(w.finish())
}

/// Active relays in a place.
pub(crate) fn matching<'a>(
    relays: &'a [Relay],
    place: &Place,
    lists: &[CustomList],
) -> Vec<&'a Relay> {
    let active: Vec<&Relay> = relays.iter().filter(|relay| relay.active).collect();
    let within = |place: &Place| -> Vec<&'a Relay> {
        active.iter().copied().filter(|relay| is_in(relay, place)).collect()
    };
    match place {
        Place::Any | Place::Country(_) => {
            let all = within(place);
            let included: Vec<_> =
                all.iter().copied().filter(|relay| relay.include_in_country).collect();
            if included.is_empty() { all } else { included }
        }
        Place::City(..) | Place::Relay(..) => within(place),
        Place::CustomList(id) => {
            let places = lists.iter().find(|list| list.id == *id).map(|list| &list.places[..]);
            let held = |relay: &&Relay| places.unwrap_or_default().iter().any(|p| is_in(relay, p));
            active.into_iter().filter(held).collect()
        }
    }
}

/// One of several relays, drawn by Mullvad's weight.
pub(crate) fn draw<'a>(relays: &[&'a Relay], dice: &mut Dice) -> Option<&'a Relay> {
    let weights: Vec<f64> = relays.iter().map(|relay| f64::from(relay.weight)).collect();
    dice.weighted(&weights).map(|i| relays[i])
}

fn is_in(relay: &Relay, place: &Place) -> bool {
    let (country, city) = (relay.city.country_code, relay.city.code);
    match place {
        Place::Any => true,
        Place::Country(c) => c == country,
        Place::City(c, t) => c == country && t == city,
        Place::Relay(c, t, name) => c == country && t == city && *name == relay.name,
        Place::CustomList(_) => false,
    }
}

/// A field number for writing.
fn field(number: u64) -> u32 {
    u32::try_from(number).expect("field numbers are small")
}

/// The settings of the demonstration: a city, and Mullvad draws the relay.
pub(crate) fn first_city() -> RelaySettings {
    RelaySettings { location: Place::city(plan::FIRST_CITY), ..RelaySettings::default() }
}

/// Writes a custom list.
pub(crate) fn write_list(list: &CustomList, w: &mut Writer) {
    w.text(1, &list.id);
    w.text(2, &list.name);
    for place in &list.places {
        // A list holds bare places: what a constraint has in its field 2.
        let constraint = Writer::message(|w| place.write(w));
        if let Ok(Some(bare)) = fields(&constraint).map(|fields| message_in(&fields, 2)) {
            w.bytes(3, bare);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_read_as_they_were_written_in_every_layout() {
        let settings = RelaySettings {
            location: Place::relay("se-got-wg-101"),
            providers: vec!["Northrack".to_owned()],
            ownership: 2,
            multihop: true,
            entry: Place::city("nl-ams"),
        };
        for layout in Layout::ALL {
            let bytes = settings.encode(layout);
            let stored = read(&bytes, layout).expect("accepted");
            assert_eq!(stored.meaning, Some(settings.clone()), "{layout:?}");
            assert_eq!(stored.bytes, bytes);
        }
    }

    #[test]
    fn a_relay_without_its_city_becomes_anywhere_and_nothing_else_changes() {
        let sent = Writer::message(|w| {
            w.nested(2, |w| {
                w.nested(1, |w| w.nested(2, |w| w.text(3, "se-got-wg-101")));
                w.text(2, "Northrack");
                w.nested(4, |_| {});
                w.text(77, "unknown");
            });
        });
        let stored = read(&sent, Layout::V2026_4).expect("accepted");
        assert_eq!(stored.meaning.expect("normal").location, Place::Any);
        let kept = Writer::message(|w| {
            w.nested(2, |w| {
                w.text(2, "Northrack");
                w.nested(4, |_| {});
                w.text(77, "unknown");
            });
        });
        assert_eq!(stored.bytes, kept);
    }

    #[test]
    fn settings_without_wireguard_constraints_are_rejected() {
        let sent = Writer::message(|w| w.nested(2, |_| {}));
        assert_eq!(read(&sent, Layout::V2026_4), Err(Rejected::NoWireguard));
        let sent = Writer::message(|w| w.nested(2, |w| w.nested(4, |_| {})));
        assert_eq!(read(&sent, Layout::V2024_1), Err(Rejected::NoOpenvpn));
        assert_eq!(read(&[], Layout::V2026_4), Err(Rejected::NoEndpoint));
    }
}
