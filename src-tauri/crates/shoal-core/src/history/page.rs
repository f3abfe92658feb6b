//! What is shown of the history: the crowd by hour, and the exit IPs seen under each key.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Day, DaySighting, HistoryBook, HistoryMode, HistoryState, KeyEpoch, Spot};
use crate::address::ExitIp;
use crate::relay::RelayName;
use crate::time::UnixSeconds;

/// All of it, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct HistoryPage {
    /// What the user has chosen.
    pub mode: HistoryMode,
    /// For how many days it is remembered.
    pub days: u32,
    /// Where it is.
    pub state: HistoryState,
    /// How many entries of it are not on disk although they should be; while it is 0, all that is listed is.
    pub unsaved: u32,
    /// The crowd by hour.
    pub hours: Vec<HourRow>,
    /// What was seen under each key.
    pub keys: Vec<KeyRow>,
}

/// The crowd of an hour on one relay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct HourRow {
    /// First second of the hour.
    pub hour: UnixSeconds,
    /// The exit relay.
    pub relay: RelayName,
    /// 10 % quantile.
    pub low: u32,
    /// Median.
    pub likely: u32,
    /// 90 % quantile.
    pub high: u32,
}

/// What was seen under one key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct KeyRow {
    /// Numbers the keys that are remembered, from 1; 0 where the tunnel address was not known.
    pub number: u32,
    /// Whether it is the key in use.
    pub in_use: bool,
    /// The exit IPs, by relay.
    pub exits: Vec<ExitRow>,
}

/// An exit IP under one key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ExitRow {
    /// The exit relay.
    pub relay: RelayName,
    /// Its place in the relay's pool, counted from 0, where the pool was known.
    pub offset: Option<u32>,
    /// The size of that pool.
    pub pool_size: Option<u32>,
    /// The address, where the pool was not known.
    pub address: Option<ExitIp>,
    /// First seconds of the days on which it was seen.
    pub days: Vec<UnixSeconds>,
    /// The same exit IP was seen under two keys that are known to be different.
    pub also_under_other_keys: bool,
}

impl HistoryPage {
    /// The page of what is remembered since the day `first`; `key` is the one in use.
    pub fn of(book: &HistoryBook, first: Day, key: Option<KeyEpoch>) -> Self {
        let mut hours: Vec<HourRow> = book
            .crowds()
            .filter(|crowd| crowd.hour.day() >= first)
            .map(|crowd| HourRow {
                hour: crowd.hour.begins(),
                relay: crowd.relay,
                low: crowd.figures.low,
                likely: crowd.figures.likely,
                high: crowd.figures.high,
            })
            .collect();
        hours.sort_by(|a, b| (a.hour, &a.relay).cmp(&(b.hour, &b.relay)));
        let sightings = book.sightings().filter(|sighting| sighting.day >= first);
        Self { hours, keys: keys(sightings, key), ..Self::default() }
    }
}

/// Keys by the day on which they were first seen, the one in use last among those of its day, each with its exit IPs.
fn keys<'a>(
    sightings: impl Iterator<Item = &'a DaySighting>,
    in_use: Option<KeyEpoch>,
) -> Vec<KeyRow> {
    type Exits<'a> = BTreeMap<(&'a RelayName, Spot), Vec<Day>>;
    let mut by_key: Vec<(Option<KeyEpoch>, Exits<'a>)> = Vec::new();
    let mut keys_of: BTreeMap<(&RelayName, Spot), u32> = BTreeMap::new();
    for sighting in sightings {
        let at = by_key.iter().position(|(key, _)| *key == sighting.key).unwrap_or_else(|| {
            by_key.push((sighting.key, BTreeMap::new()));
            by_key.len() - 1
        });
        let days = by_key[at].1.entry((&sighting.relay, sighting.spot)).or_default();
        if days.is_empty() && sighting.key.is_some() {
            *keys_of.entry((&sighting.relay, sighting.spot)).or_default() += 1;
        }
        days.push(sighting.day);
    }
    // By day already; a hash says nothing about the order within one.
    by_key.sort_by_key(|(key, exits)| {
        (exits.values().flatten().min().copied(), key.is_some() && *key == in_use)
    });
    let mut number = 0;
    let row = |(key, exits): (Option<KeyEpoch>, Exits<'a>)| {
        number += u32::from(key.is_some());
        let exits = exits.into_iter().map(|((relay, spot), days)| ExitRow {
            also_under_other_keys: keys_of.get(&(relay, spot)).is_some_and(|count| *count > 1),
            ..exit_row(relay, spot, &days)
        });
        KeyRow {
            number: if key.is_some() { number } else { 0 },
            in_use: key.is_some() && key == in_use,
            exits: exits.collect(),
        }
    };
    by_key.into_iter().map(row).collect()
}

fn exit_row(relay: &RelayName, spot: Spot, days: &[Day]) -> ExitRow {
    let (offset, pool_size, address) = match spot {
        Spot::InPool { offset, size } => (Some(offset), Some(size), None),
        Spot::Address(address) => (None, None, Some(address)),
    };
    ExitRow {
        relay: relay.clone(),
        offset,
        pool_size,
        address,
        days: days.iter().map(|day| day.begins()).collect(),
        also_under_other_keys: false,
    }
}
