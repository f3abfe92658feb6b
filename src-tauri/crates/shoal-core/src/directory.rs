//! Which relays there are, and in which cities.
//!
//! A list may come from anywhere, so it is bounded and cleaned here, once: what comes out has no duplicate relay,
//! no relay without a city, no control or direction characters in any name, and at most [`MOST_RELAYS`] relays.

use std::collections::{BTreeMap, BTreeSet};
use std::net::Ipv4Addr;

use crate::relay::{City, CityCode, Relay, RelayName};

/// More relays than this are not read. The real list of 2026 has 574.
pub const MOST_RELAYS: usize = 20_000;

/// More letters than this of any name are not shown.
pub const LONGEST_NAME: usize = 64;

/// Something in a relay list that was left out, and how often.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flaws {
    /// Entries with a name that occurred before.
    pub duplicates: usize,
    /// Entries in a city that the list does not describe.
    pub without_city: usize,
    /// Entries over the bound.
    pub over_the_bound: usize,
    /// Entries with a field that could not be read.
    pub unreadable: usize,
}

impl Flaws {
    /// How many entries were left out.
    pub fn total(&self) -> usize {
        self.duplicates + self.without_city + self.over_the_bound + self.unreadable
    }
}

/// All relays and cities that Shoal knows of, sorted by name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RelayDirectory {
    relays: Vec<Relay>,
    cities: Vec<City>,
    other_addresses: Vec<Ipv4Addr>,
    flaws: Flaws,
}

impl RelayDirectory {
    /// Takes what a list says. Of relays with one name the first counts.
    pub fn new(
        relays: impl IntoIterator<Item = Relay>,
        cities: impl IntoIterator<Item = City>,
    ) -> Self {
        let mut flaws = Flaws::default();
        let mut known = BTreeMap::new();
        for mut city in cities {
            city.name = clean_name(&city.name);
            city.country = clean_name(&city.country);
            known.entry(city.code.clone()).or_insert(city);
        }
        let mut kept = BTreeMap::new();
        for mut relay in relays {
            if kept.contains_key(&relay.name) {
                flaws.duplicates += 1;
            } else if !known.contains_key(&relay.name.city()) {
                flaws.without_city += 1;
            } else if kept.len() == MOST_RELAYS {
                flaws.over_the_bound += 1;
            } else {
                relay.provider = clean_name(&relay.provider);
                kept.insert(relay.name.clone(), relay);
            }
        }
        let inhabited: BTreeSet<CityCode> = kept.keys().map(RelayName::city).collect();
        known.retain(|code, _| inhabited.contains(code));
        Self {
            relays: kept.into_values().collect(),
            cities: known.into_values().collect(),
            other_addresses: Vec::new(),
            flaws,
        }
    }

    /// Adds addresses that a list publishes for machines which are no relays of the directory (bridges).
    ///
    /// The rule that predicts a relay's exit pool ends it before "another published relay address": these count
    /// there like [`Relay::address_in`] and [`Relay::extra_addresses_in`].
    #[must_use]
    pub fn with_other_addresses(mut self, addresses: impl IntoIterator<Item = Ipv4Addr>) -> Self {
        self.other_addresses.extend(addresses.into_iter().take(MOST_RELAYS));
        self.other_addresses.sort_unstable();
        self.other_addresses.dedup();
        self
    }

    /// Counts entries that the reader of the list could not read at all.
    #[must_use]
    pub fn with_unreadable(mut self, count: usize) -> Self {
        self.flaws.unreadable += count;
        self
    }

    /// Every relay, by name.
    pub fn relays(&self) -> &[Relay] {
        &self.relays
    }

    /// Every city that has a relay, by code.
    pub fn cities(&self) -> &[City] {
        &self.cities
    }

    /// Published addresses of machines that are no relays of the directory, sorted.
    pub fn other_addresses(&self) -> &[Ipv4Addr] {
        &self.other_addresses
    }

    /// What was left out of the list.
    pub fn flaws(&self) -> Flaws {
        self.flaws
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.relays.is_empty()
    }

    /// The relay of this name.
    pub fn relay(&self, name: &RelayName) -> Option<&Relay> {
        let at = self.relays.binary_search_by(|relay| relay.name.cmp(name)).ok()?;
        self.relays.get(at)
    }

    /// The city of this code.
    pub fn city(&self, code: &CityCode) -> Option<&City> {
        let at = self.cities.binary_search_by(|city| city.code.cmp(code)).ok()?;
        self.cities.get(at)
    }

    /// The relays of a city, by name.
    pub fn relays_in<'a>(&'a self, code: &CityCode) -> impl Iterator<Item = &'a Relay> + use<'a> {
        let prefix = format!("{code}-");
        let start = self.relays.partition_point(|relay| relay.name.as_str() < prefix.as_str());
        self.relays[start..]
            .iter()
            .take_while(move |relay| relay.name.as_str().starts_with(&prefix))
    }

    /// Puts port speeds from `other` beside this list's own facts, and takes over relays that are only there.
    #[must_use]
    pub fn joined_with(self, other: &Self) -> Self {
        let relays = self.relays.into_iter().map(|mut relay| {
            let twin = other.relay(&relay.name);
            if let Some(twin) = twin {
                relay.port_speed = relay.port_speed.or(twin.port_speed);
                relay.address_in_v6 = relay.address_in_v6.or(twin.address_in_v6);
                if relay.extra_addresses_in.is_empty() {
                    relay.extra_addresses_in.clone_from(&twin.extra_addresses_in);
                }
            }
            relay
        });
        let relays: Vec<Relay> = relays.collect();
        let names: BTreeSet<&RelayName> = relays.iter().map(|relay| &relay.name).collect();
        let only_there: Vec<Relay> =
            other.relays.iter().filter(|relay| !names.contains(&relay.name)).cloned().collect();
        let cities = self.cities.into_iter().chain(other.cities.iter().cloned());
        let flaws = [self.flaws, other.flaws];
        let other_addresses =
            self.other_addresses.into_iter().chain(other.other_addresses.iter().copied());
        let mut joined = Self::new(relays.into_iter().chain(only_there), cities)
            .with_other_addresses(other_addresses);
        for earlier in flaws {
            joined.flaws.duplicates += earlier.duplicates;
            joined.flaws.without_city += earlier.without_city;
            joined.flaws.over_the_bound += earlier.over_the_bound;
            joined.flaws.unreadable += earlier.unreadable;
        }
        joined
    }
}

/// Takes control, direction and invisible characters out of a name from outside and bounds its length.
pub fn clean_name(text: &str) -> String {
    let visible = text.chars().filter(|c| !is_invisible(*c));
    visible.take(LONGEST_NAME).collect::<String>().trim().to_owned()
}

/// Characters that change how others are shown, or are not shown themselves (Unicode 16, general category Cf and Cc).
pub(crate) fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}
