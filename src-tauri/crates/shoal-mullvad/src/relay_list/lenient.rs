//! How one bad entry is kept from spoiling a whole list.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use shoal_core::directory::MOST_RELAYS;

/// The entries of an array that could be read, and how many could not or were over the bound. Null has none.
pub(super) struct Entries<T> {
    pub(super) read: Vec<T>,
    pub(super) left_out: usize,
}

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Self { read: Vec::new(), left_out: 0 }
    }
}

/// The same for an object.
pub(super) struct Pairs<T> {
    pub(super) read: Vec<(String, T)>,
}

impl<T> Default for Pairs<T> {
    fn default() -> Self {
        Self { read: Vec::new() }
    }
}

/// A value of the wanted shape, or any other that is passed over.
#[derive(Deserialize)]
#[serde(untagged)]
enum OrElse<T> {
    Wanted(T),
    Other(IgnoredAny),
}

/// A field of the wanted shape; `None` for any other, so that it does not spoil the fields beside it.
pub(super) fn lenient<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Ok(match OrElse::deserialize(deserializer)? {
        OrElse::Wanted(value) => Some(value),
        OrElse::Other(_) => None,
    })
}

struct EntriesVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for EntriesVisitor<T> {
    type Value = Entries<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_unit<E>(self) -> Result<Entries<T>, E> {
        Ok(Entries::default())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Entries<T>, A::Error> {
        let mut entries = Entries::default();
        loop {
            // Entries over the bound are counted without being kept.
            if entries.read.len() == MOST_RELAYS {
                match list.next_element::<IgnoredAny>()? {
                    Some(_) => entries.left_out += 1,
                    None => return Ok(entries),
                }
                continue;
            }
            match list.next_element::<OrElse<T>>()? {
                Some(OrElse::Wanted(entry)) => entries.read.push(entry),
                Some(OrElse::Other(_)) => entries.left_out += 1,
                None => return Ok(entries),
            }
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Entries<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(EntriesVisitor(PhantomData))
    }
}

struct PairsVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for PairsVisitor<T> {
    type Value = Pairs<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs<T>, A::Error> {
        let mut pairs = Pairs::default();
        while let Some(key) = map.next_key::<String>()? {
            match map.next_value::<OrElse<T>>()? {
                OrElse::Wanted(value) if pairs.read.len() < MOST_RELAYS => {
                    pairs.read.push((key, value));
                }
                OrElse::Wanted(_) | OrElse::Other(_) => {}
            }
        }
        Ok(pairs)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Pairs<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(PairsVisitor(PhantomData))
    }
}

/// JSON with every number outside of texts that is none or too large (`NaN`, `-Infinity`, `1e999`) turned into null;
/// `None` where there is none of them.
pub(super) fn without_odd_numbers(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(bytes.len());
    let (mut rest, mut in_text, mut has_changed) = (bytes, false, false);
    while let Some((first, after)) = rest.split_first() {
        let length = if in_text { 0 } else { number_at(rest) };
        if length > 0 {
            let (number, after) = rest.split_at(length);
            let odd = is_odd(number);
            out.extend_from_slice(if odd { b"null" } else { number });
            has_changed |= odd;
            rest = after;
            continue;
        }
        out.push(*first);
        rest = after;
        match first {
            b'"' => in_text = !in_text,
            b'\\' if in_text => {
                if let Some((escaped, after)) = rest.split_first() {
                    out.push(*escaped);
                    rest = after;
                }
            }
            _ => {}
        }
    }
    has_changed.then_some(out)
}

/// How long the number is that `rest` begins with, 0 where it begins with none.
fn number_at(rest: &[u8]) -> usize {
    const NAMED: [&[u8]; 3] = [b"NaN", b"-Infinity", b"Infinity"];
    if let Some(named) = NAMED.into_iter().find(|named| rest.starts_with(named)) {
        return named.len();
    }
    match rest.first() {
        Some(b'-' | b'0'..=b'9') => {
            let goes_on =
                |byte: &u8| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E');
            rest.iter().take_while(|byte| goes_on(byte)).count()
        }
        _ => 0,
    }
}

/// Whether a number is one that JSON cannot hold. What is no number at all is left for the reader to refuse.
fn is_odd(number: &[u8]) -> bool {
    let number = std::str::from_utf8(number).ok().and_then(|text| text.parse::<f64>().ok());
    number.is_some_and(|number| !number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_are_too_large_become_null_outside_of_texts_only() {
        let odd = br#"{"1e999": [1e999, -1E+400, 1e99999999999999999999, 1.5e3, -7, 1-2]}"#;
        let even = br#"{"1e999": [null, null, null, 1.5e3, -7, 1-2]}"#;
        assert_eq!(without_odd_numbers(odd), Some(even.to_vec()));
        assert_eq!(without_odd_numbers(even), None);
    }

    #[test]
    fn numbers_that_are_none_become_null_outside_of_texts_only() {
        let odd = br#"{"NaN \" Infinity": [NaN, -Infinity, Infinity, 1]}"#;
        let even = br#"{"NaN \" Infinity": [null, null, null, 1]}"#;
        assert_eq!(without_odd_numbers(odd), Some(even.to_vec()));
        assert_eq!(without_odd_numbers(even), None);
    }
}
