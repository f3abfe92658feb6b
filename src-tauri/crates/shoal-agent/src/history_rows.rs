//! How a record stands in a row, with a seal by which a row that the disk has spoilt is recognised.

use rusqlite::Row;
use shoal_core::history::{
    CrowdFigures, Day, DaySighting, Hour, HourCrowd, KeptRegimes, KeyEpoch, Record, Salt, Spot,
    keyed_hash,
};
use shoal_core::{ExitIp, RelayName};

/// A sighting as text: `day`, `key`, `relay`, `spot`.
pub(crate) fn sighting_fields(sighting: &DaySighting) -> (i32, String, String, String) {
    let key = key_text(sighting.key);
    let spot = match sighting.spot {
        Spot::InPool { offset, size } => format!("{offset}/{size}"),
        Spot::Address(exit_ip) => exit_ip.to_string(),
    };
    (sighting.day.0, key, sighting.relay.to_string(), spot)
}

/// The seal of a row: a hash over what it says.
pub(crate) fn seal(salt: Salt, fields: &[&str]) -> i64 {
    // No field has a zero in it, so that no two lists of fields give the same text.
    keyed_hash(salt.0, fields.join("\0").as_bytes()).cast_signed()
}

/// The seal of a sighting's row.
pub(crate) fn sighting_seal(
    salt: Salt,
    (day, key, relay, spot): &(i32, String, String, String),
) -> i64 {
    seal(salt, &["sighting", &day.to_string(), key, relay, spot])
}

/// The seal of a crowd's row.
pub(crate) fn crowd_seal(salt: Salt, crowd: &HourCrowd) -> i64 {
    let CrowdFigures { low, likely, high } = crowd.figures;
    let figures = [low, likely, high].map(|figure| figure.to_string());
    let [low, likely, high] = figures.each_ref().map(String::as_str);
    let hour = crowd.hour.0.to_string();
    seal(salt, &["crowd", &hour, crowd.relay.as_str(), low, likely, high])
}

/// What is believed of relays as text, and its seal: the key, a blank, and JSON.
pub(crate) fn regimes_fields(salt: Salt, regimes: &KeptRegimes) -> Option<(String, i64)> {
    let book = serde_json::to_string(&regimes.book).ok()?;
    let text = format!("{} {book}", key_text(regimes.key));
    let seal = seal(salt, &["regimes", &text]);
    Some((text, seal))
}

/// Reads `book, seal`; `None` where that is no such thing of this store.
pub(crate) fn regimes(row: &Row<'_>, salt: Salt) -> Option<Record> {
    let (text, found): (String, i64) = (row.get(0).ok()?, row.get(1).ok()?);
    let text = text.as_str();
    let (key, book) = text.split_once(' ').filter(|_| found == seal(salt, &["regimes", text]))?;
    let (key, book) = (key_of(key).ok()?, serde_json::from_str(book).ok()?);
    Some(Record::Regimes(Box::new(KeptRegimes { key, book })))
}

fn key_text(key: Option<KeyEpoch>) -> String {
    key.map(|KeyEpoch(hash)| format!("{hash:016x}")).unwrap_or_default()
}

/// A key, or none where the text is empty.
fn key_of(text: &str) -> Result<Option<KeyEpoch>, std::num::ParseIntError> {
    if text.is_empty() {
        return Ok(None);
    }
    u64::from_str_radix(text, 16).map(|hash| Some(KeyEpoch(hash)))
}

/// Reads `day, key, relay, spot, seal`; `None` where that is no sighting of this store.
pub(crate) fn sighting(row: &Row<'_>, salt: Salt) -> Option<Record> {
    let fields: (i32, String, String, String) =
        (row.get(0).ok()?, row.get(1).ok()?, row.get(2).ok()?, row.get(3).ok()?);
    if row.get::<_, i64>(4).ok()? != sighting_seal(salt, &fields) {
        return None;
    }
    let (day, key, relay, spot) = fields;
    let key = key_of(&key).ok()?;
    let spot = match spot.split_once('/') {
        Some((offset, size)) => {
            let (offset, size) = (offset.parse().ok()?, size.parse().ok()?);
            (offset < size).then_some(Spot::InPool { offset, size })?
        }
        None => Spot::Address(ExitIp(spot.parse().ok()?)),
    };
    let relay = RelayName::new(relay).ok()?;
    Some(Record::Sighting(DaySighting { day: Day(day), key, relay, spot }))
}

/// Reads `hour, relay, low, likely, high, seal`; `None` where that is no crowd of this store.
pub(crate) fn crowd(row: &Row<'_>, salt: Salt) -> Option<Record> {
    let relay = RelayName::new(row.get::<_, String>(1).ok()?).ok()?;
    let figures = CrowdFigures::new(row.get(2).ok()?, row.get(3).ok()?, row.get(4).ok()?)?;
    let crowd = HourCrowd { hour: Hour(row.get(0).ok()?), relay, figures };
    (row.get::<_, i64>(5).ok()? == crowd_seal(salt, &crowd)).then_some(Record::Crowd(crowd))
}
