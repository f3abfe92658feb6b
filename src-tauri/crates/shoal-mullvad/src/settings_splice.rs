//! How the location changes in the daemon's own settings while every other byte stays.
//!
//! `SetRelaySettings` replaces all relay settings, and a client that decodes and encodes them loses what it does not
//! know. So the bytes that the daemon sent are kept and one field is exchanged: `RelaySettings.normal.location`,
//! which is the path 2, 1 in every release since 2023.6.

use shoal_core::constraint::{LocationTarget, RelaySettingsBytes};

use crate::error::WriteError;
use crate::fields::{Field, Message, Unreadable, Value, put_bytes};
use crate::layout::Layout;
use crate::wire::settings as at;

/// Takes the relay settings out of `Settings`, byte for byte. Out of settings of an unknown layout it takes nothing.
pub(crate) fn relay_settings(settings: &[u8]) -> Result<RelaySettingsBytes, Unreadable> {
    let message = Message::read(settings, "Settings")?;
    if Layout::of(message) == Layout::Unknown {
        return Err(message.unreadable(0));
    }
    let bytes = only(message, at::RELAY_SETTINGS)?;
    Ok(RelaySettingsBytes(bytes.to_vec()))
}

/// Exchanges the location and nothing else.
pub(crate) fn with_location(
    present: &RelaySettingsBytes,
    target: &LocationTarget,
) -> Result<RelaySettingsBytes, WriteError> {
    let message = Message::read(&present.0, "RelaySettings")?;
    if message.has(at::CUSTOM_ENDPOINT) {
        return Err(WriteError::CustomEndpoint);
    }
    let normal = only(message, at::NORMAL)?;
    let location = location_constraint(target);
    let normal = exchanged(Message::read(normal, "NormalRelaySettings")?, at::LOCATION, &location);
    Ok(RelaySettingsBytes(exchanged(message, at::NORMAL, &normal)))
}

/// Whether two relay settings say the same, in whatever order their fields stand.
pub(crate) fn same(a: &RelaySettingsBytes, b: &RelaySettingsBytes) -> bool {
    a == b || matches!((sorted(a), sorted(b)), (Ok(a), Ok(b)) if a == b)
}

/// The fields of both levels, each level sorted by number; fields of one number stay in their order.
fn sorted(settings: &RelaySettingsBytes) -> Result<[Vec<&[u8]>; 2], Unreadable> {
    let outer = Message::read(&settings.0, "RelaySettings")?;
    let inner = Message::read(only(outer, at::NORMAL)?, "NormalRelaySettings")?;
    Ok([in_order(outer, Some(at::NORMAL)), in_order(inner, None)])
}

fn in_order(message: Message<'_>, without: Option<u32>) -> Vec<&[u8]> {
    let kept = message.fields().filter(|field| Some(field.number) != without);
    let mut fields: Vec<Field<'_>> = kept.collect();
    fields.sort_by_key(|field| field.number);
    fields.into_iter().map(|field| field.raw).collect()
}

/// The bytes of a field that must be there exactly once: protobuf would merge several, and then no single place
/// holds the location.
fn only(message: Message<'_>, number: u32) -> Result<&[u8], Unreadable> {
    let mut found = message.fields().filter(|field| field.number == number);
    match (found.next().map(|field| field.value), found.next()) {
        (Some(Value::Bytes(bytes)), None) => Ok(bytes),
        _ => Err(message.unreadable(number)),
    }
}

/// The message with one field of bytes exchanged where it stood, or put first where there was none.
fn exchanged(message: Message<'_>, number: u32, bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut is_put = !message.has(number);
    if is_put {
        put_bytes(&mut out, number, bytes);
    }
    for field in message.fields() {
        if field.number != number {
            out.extend_from_slice(field.raw);
        } else if !is_put {
            put_bytes(&mut out, number, bytes);
            is_put = true;
        }
    }
    out
}

/// A `LocationConstraint`. A host name always comes with its city: without it the daemon takes it for "anywhere".
fn location_constraint(target: &LocationTarget) -> Vec<u8> {
    let city = target.city();
    let mut place = Vec::new();
    put_bytes(&mut place, at::COUNTRY, city.country().as_bytes());
    put_bytes(&mut place, at::CITY, city.city().as_bytes());
    if let LocationTarget::Relay(name) = target {
        put_bytes(&mut place, at::HOSTNAME, name.as_str().as_bytes());
    }
    let mut constraint = Vec::new();
    put_bytes(&mut constraint, at::GEOGRAPHIC, &place);
    constraint
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use shoal_core::constraint::LocationConstraint;
    use shoal_core::{CityCode, RelayName};

    use super::*;
    use crate::convert::location_of;
    use crate::fields::put_varint;

    /// Encoded fields with any number but `without`.
    fn fields(without: &'static [u32]) -> impl Strategy<Value = Vec<Vec<u8>>> {
        let number = (1_u32..40).prop_filter("taken", move |n| !without.contains(n));
        let field = (number, any::<u64>(), prop::collection::vec(any::<u8>(), 0..20), 0..4_u8);
        let field = field.prop_map(|(number, value, bytes, kind)| {
            let mut out = Vec::new();
            let tag = u64::from(number) << 3;
            match kind {
                0 => {
                    put_varint(&mut out, tag);
                    put_varint(&mut out, value);
                }
                1 => {
                    put_varint(&mut out, tag | 1);
                    out.extend(value.to_le_bytes());
                }
                2 => put_bytes(&mut out, number, &bytes),
                _ => {
                    put_varint(&mut out, tag | 5);
                    out.extend([1, 2, 3, 4]);
                }
            }
            out
        });
        prop::collection::vec(field, 0..8)
    }

    fn former_location() -> impl Strategy<Value = Option<Vec<u8>>> {
        prop::option::of(prop_oneof![
            Just(location_constraint(&city("nl-ams"))),
            Just(location_constraint(&relay("de-fra-wg-001"))),
            // A custom list, by its id.
            Just(vec![0x0a, 4, b'l', b'i', b's', b't']),
        ])
    }

    fn city(code: &str) -> LocationTarget {
        LocationTarget::City(CityCode::new(code).expect("a code"))
    }

    fn relay(name: &str) -> LocationTarget {
        LocationTarget::Relay(RelayName::new(name).expect("a name"))
    }

    /// Relay settings from their parts: fields around `normal`, fields around the location, the location.
    fn built(outer: &[Vec<u8>], inner: &[Vec<u8>], location: Option<&[u8]>) -> RelaySettingsBytes {
        let (before, after) = inner.split_at(inner.len() / 2);
        let mut normal = before.concat();
        if let Some(location) = location {
            put_bytes(&mut normal, at::LOCATION, location);
        }
        normal.extend(after.concat());
        let (before, after) = outer.split_at(outer.len() / 2);
        let mut settings = before.concat();
        put_bytes(&mut settings, at::NORMAL, &normal);
        settings.extend(after.concat());
        RelaySettingsBytes(settings)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn only_the_location_differs_and_every_unknown_field_stays_as_it_was(
            outer in fields(&[1, 2]),
            inner in fields(&[1]),
            former in former_location(),
            is_pinned: bool,
        ) {
            let target = if is_pinned { relay("se-got-wg-101") } else { city("se-sto") };
            let present = built(&outer, &inner, former.as_deref());
            let sent = with_location(&present, &target).expect("settings with a location");
            let wanted = location_constraint(&target);
            if former.is_some() {
                // Where a location stood, the new one stands, between the very same bytes.
                prop_assert_eq!(&sent, &built(&outer, &inner, Some(&wanted)));
            } else {
                let message = Message::read(&sent.0, "RelaySettings").expect("fields");
                let normal = Message::read(only(message, at::NORMAL).expect("one"), "Normal");
                let normal = normal.expect("fields");
                let others: Vec<u8> = normal
                    .fields()
                    .filter(|f| f.number != at::LOCATION)
                    .flat_map(|f| f.raw.to_vec())
                    .collect();
                prop_assert_eq!(others, inner.concat());
                prop_assert_eq!(only(normal, at::LOCATION), Ok(&wanted[..]));
            }
            let message = Message::read(&sent.0, "RelaySettings").expect("fields");
            let read = location_of(message, &[]).expect("a location");
            let expected = match target {
                LocationTarget::City(code) => LocationConstraint::City(code),
                LocationTarget::Relay(name) => LocationConstraint::Relay(name),
            };
            prop_assert_eq!(read, expected);
        }

        #[test]
        fn arbitrary_bytes_are_refused_or_spliced_but_never_a_panic(
            bytes in prop::collection::vec(any::<u8>(), 0..120)
        ) {
            let _ = relay_settings(&bytes);
            let _ = with_location(&RelaySettingsBytes(bytes.clone()), &city("se-sto"));
            let _ = same(&RelaySettingsBytes(bytes), &RelaySettingsBytes(Vec::new()));
        }
    }

    #[test]
    fn a_custom_endpoint_is_refused() {
        let custom = RelaySettingsBytes(vec![0x0a, 0]);
        let refused = with_location(&custom, &city("se-sto"));
        assert!(matches!(refused, Err(WriteError::CustomEndpoint)));
    }

    #[test]
    fn settings_without_a_normal_part_are_unreadable() {
        let refused = with_location(&RelaySettingsBytes(Vec::new()), &city("se-sto"));
        assert!(matches!(refused, Err(WriteError::Unreadable(_))));
    }

    #[test]
    fn two_normal_parts_are_refused_because_protobuf_would_merge_them() {
        let twice = RelaySettingsBytes(vec![0x12, 0, 0x12, 0]);
        let refused = with_location(&twice, &city("se-sto"));
        assert!(matches!(refused, Err(WriteError::Unreadable(_))));
    }

    #[test]
    fn the_order_of_fields_makes_no_difference_but_their_values_do() {
        let settings = |normal: &[u8]| {
            let mut bytes = Vec::new();
            put_bytes(&mut bytes, at::NORMAL, normal);
            RelaySettingsBytes(bytes)
        };
        assert!(same(&settings(&[0x28, 1, 0x18, 2]), &settings(&[0x18, 2, 0x28, 1])));
        assert!(!same(&settings(&[0x28, 1, 0x18, 2]), &settings(&[0x18, 1, 0x28, 1])));
        assert!(!same(&settings(&[0x28, 1]), &settings(&[0x28, 1, 0x18, 2])));
    }
}
