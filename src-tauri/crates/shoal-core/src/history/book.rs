//! What is remembered, in memory.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    CrowdFigures, Day, DaySighting, Hour, HourCrowd, KeptRegimes, KeyEpoch, RELAYS_AN_HOUR, Record,
    SIGHTINGS_A_DAY, Spot,
};
use crate::relay::RelayName;

/// Everything remembered, each thing once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HistoryBook {
    sightings: BTreeSet<DaySighting>,
    crowds: BTreeMap<RelayName, BTreeMap<Hour, CrowdFigures>>,
    regimes: Option<Box<KeptRegimes>>,
}

impl HistoryBook {
    /// Takes a record; whether that says anything new. What is beyond the bounds for one day or hour is not taken.
    pub fn take(&mut self, record: Record) -> bool {
        match record {
            Record::Sighting(sighting) => self.take_sighting(sighting),
            Record::Crowd(crowd) => self.take_crowd(crowd),
            Record::Regimes(regimes) => {
                let is_new = self.regimes.as_ref() != Some(&regimes);
                self.regimes = Some(regimes);
                is_new
            }
        }
    }

    fn take_sighting(&mut self, sighting: DaySighting) -> bool {
        if self.sightings.contains(&sighting) {
            return false;
        }
        // They are by day, and mostly come by day: going back from the last one, few are passed.
        let up_to = self.sightings.iter().rev().skip_while(|known| known.day > sighting.day);
        let that_day = up_to.take_while(|known| known.day == sighting.day).count();
        that_day < SIGHTINGS_A_DAY && self.sightings.insert(sighting)
    }

    fn take_crowd(&mut self, HourCrowd { hour, relay, figures }: HourCrowd) -> bool {
        let known = self.crowds.get(&relay).and_then(|hours| hours.get(&hour));
        if known == Some(&figures) {
            return false;
        }
        let that_hour = self.crowds.values().filter(|hours| hours.contains_key(&hour)).count();
        if known.is_none() && that_hour >= RELAYS_AN_HOUR {
            return false;
        }
        self.crowds.entry(relay).or_default().insert(hour, figures);
        true
    }

    /// Forgets what is older than `first`; whether there was anything.
    pub fn forget_before(&mut self, first: Day) -> bool {
        let before = self.len();
        self.sightings.retain(|sighting| sighting.day >= first);
        for hours in self.crowds.values_mut() {
            hours.retain(|hour, _| hour.day() >= first);
        }
        self.crowds.retain(|_, hours| !hours.is_empty());
        self.len() != before
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        let crowds: usize = self.crowds.values().map(BTreeMap::len).sum();
        self.sightings.len() + crowds + usize::from(self.regimes.is_some())
    }

    /// Whether nothing is remembered.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All sightings, by day.
    pub fn sightings(&self) -> impl Iterator<Item = &DaySighting> {
        self.sightings.iter()
    }

    /// Sightings under one key, by day.
    pub fn sightings_under(&self, key: KeyEpoch) -> impl Iterator<Item = &DaySighting> {
        self.sightings.iter().filter(move |sighting| sighting.key == Some(key))
    }

    /// On how many days a relay showed this exit IP, under whatever key.
    pub fn days_of(&self, relay: &RelayName, spot: Spot) -> u32 {
        let is_it = |seen: &&DaySighting| seen.spot == spot && seen.relay == *relay;
        let days: BTreeSet<Day> =
            self.sightings.iter().filter(is_it).map(|seen| seen.day).collect();
        u32::try_from(days.len()).unwrap_or(u32::MAX)
    }

    /// All crowds, by relay and hour.
    pub fn crowds(&self) -> impl Iterator<Item = HourCrowd> {
        self.crowds.iter().flat_map(|(relay, hours)| {
            hours.iter().map(|(hour, figures)| HourCrowd {
                hour: *hour,
                relay: relay.clone(),
                figures: *figures,
            })
        })
    }

    /// What is believed of relays.
    pub fn regimes(&self) -> Option<&KeptRegimes> {
        self.regimes.as_deref()
    }

    /// Every record.
    pub fn records(&self) -> impl Iterator<Item = Record> {
        let sightings = self.sightings.iter().cloned().map(Record::Sighting);
        let regimes = self.regimes.iter().cloned().map(Record::Regimes);
        sightings.chain(self.crowds().map(Record::Crowd)).chain(regimes)
    }

    /// Has what was seen under `from` seen under `to`.
    pub fn rename_key(&mut self, from: KeyEpoch, to: KeyEpoch) {
        let rename = |mut sighting: DaySighting| {
            if sighting.key == Some(from) {
                sighting.key = Some(to);
            }
            sighting
        };
        if let Some(regimes) = self.regimes.as_mut().filter(|regimes| regimes.key == Some(from)) {
            regimes.key = Some(to);
        }
        self.sightings = std::mem::take(&mut self.sightings).into_iter().map(rename).collect();
    }
}
