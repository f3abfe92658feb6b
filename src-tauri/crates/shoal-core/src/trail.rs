//! What the exit IPs that were seen under one tunnel address give away together.
//!
//! Each one proves where in its relay's pool the position lies; all of them leave what lies in every interval. The
//! narrower that is, the fewer random users would match it. It is never a number of people: those who would match were
//! not there. Source: `model.md` sections 3 and 5 (2026).
//!
//! It takes relays to follow the shared position ([`crate::assignment`]): one that is known to draw for itself proves
//! nothing, one whose regime is unknown counts, which is the worse case. Pools that are predicted may be wrong, one in
//! four of them: then a trail is not as narrow as it looks, or contradicts itself.

mod confirmation;
mod page;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::address::ExitIp;
use crate::interval::Interval;
use crate::link;
use crate::pool::ExitPool;
use crate::relay::RelayName;

pub use confirmation::{AgainstPrediction, PredictionVerdict};
pub use page::{
    LinkView, PositionRange, RelayRegime, SightingSays, SightingView, TrailContext, TrailPage,
};

/// This relay showed this exit IP.
///
/// A sighting belongs to one tunnel address; whoever keeps it says under which one. `Debug` hides both parts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Sighting {
    /// The exit relay.
    pub relay: RelayName,
    /// What websites saw.
    pub exit_ip: ExitIp,
}

/// What one sighting says about the position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// The position lies in this interval.
    Proves {
        /// Where in the pool the exit IP stands, counted from 0.
        offset: u32,
        /// What follows from it.
        interval: Interval,
    },
    /// Nothing: the relay is known to draw for itself.
    DrawsForItself,
    /// Nothing: the exit IP is outside the relay's pool as it is believed to be, so the pool is another one.
    OutsidePool,
    /// Nothing: the relay's pool is not known.
    PoolUnknown,
    /// Nothing: no IPv6 pool is known.
    FamilyUnknown,
}

/// A sighting with what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The sighting.
    pub sighting: Sighting,
    /// The relay's pool.
    pub pool: ExitPool,
    /// What it says.
    pub evidence: Evidence,
}

/// What all sightings leave of the position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// No sighting says anything.
    Everything,
    /// The position lies here.
    Positions(Interval),
    /// No position allows all of them: a pool is not as believed, a relay draws for itself, or they are not of one
    /// tunnel address. Nothing can be said, least of all that nobody matches.
    Contradiction {
        /// Two sightings, by their place in [`Trail::seen`], that no position allows both.
        between: [usize; 2],
    },
}

/// How strongly visits through two relays can be tied together.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// One relay.
    pub a: RelayName,
    /// The other, later by name.
    pub b: RelayName,
    /// What the odds that one person made both visits are multiplied by; 0 where no position allows both.
    pub odds: f64,
}

/// All sightings under one tunnel address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trail {
    seen: Vec<Seen>,
    left: Left,
}

impl Trail {
    /// What these sightings say together, in whatever order and however often each comes. `draws_for_itself`: whether a
    /// relay is known to.
    pub fn of(
        sightings: &[Sighting],
        pool_of: impl Fn(&RelayName) -> ExitPool,
        draws_for_itself: impl Fn(&RelayName) -> bool,
    ) -> Self {
        let different: BTreeSet<&Sighting> = sightings.iter().collect();
        let seen = different.into_iter().map(|sighting| {
            let pool = pool_of(&sighting.relay);
            let evidence = if draws_for_itself(&sighting.relay) {
                Evidence::DrawsForItself
            } else {
                evidence_of(sighting, pool)
            };
            Seen { sighting: sighting.clone(), pool, evidence }
        });
        let seen: Vec<Seen> = seen.collect();
        let left = left_by(&seen);
        Self { seen, left }
    }

    /// The sightings, each once, by relay and exit IP.
    pub fn seen(&self) -> &[Seen] {
        &self.seen
    }

    /// What they leave of the position.
    pub fn left(&self) -> Left {
        self.left
    }

    /// What each relay that proves something proves. A relay that contradicts itself is left out.
    pub fn by_relay(&self) -> BTreeMap<&RelayName, Interval> {
        let mut proved: BTreeMap<&RelayName, Option<Interval>> = BTreeMap::new();
        for (relay, interval) in self.seen.iter().filter_map(Seen::proof) {
            let so_far = proved.entry(relay).or_insert(Some(Interval::WHOLE));
            *so_far = so_far.and_then(|so_far| so_far.intersection(interval));
        }
        proved.into_iter().filter_map(|(relay, left)| Some((relay, left?))).collect()
    }

    /// How strongly visits through each pair of the first `relays` relays can be tied together, strongest first.
    pub fn links(&self, relays: usize) -> Vec<Link> {
        let proved: Vec<(&RelayName, Interval)> =
            self.by_relay().into_iter().take(relays).collect();
        let mut links = Vec::new();
        for (at, (a, one)) in proved.iter().enumerate() {
            links.extend(proved.iter().skip(at + 1).map(|(b, other)| Link {
                a: (*a).clone(),
                b: (*b).clone(),
                odds: link::odds(*one, *other),
            }));
        }
        links.sort_by(|x, y| y.odds.total_cmp(&x.odds));
        links
    }
}

impl Seen {
    /// The relay and what it proves, if it proves something.
    fn proof(&self) -> Option<(&RelayName, Interval)> {
        match self.evidence {
            Evidence::Proves { interval, .. } => Some((&self.sighting.relay, interval)),
            Evidence::DrawsForItself
            | Evidence::OutsidePool
            | Evidence::PoolUnknown
            | Evidence::FamilyUnknown => None,
        }
    }
}

fn evidence_of(sighting: &Sighting, pool: ExitPool) -> Evidence {
    let Some(exit_ip) = sighting.exit_ip.v4() else { return Evidence::FamilyUnknown };
    let Some(range) = pool.range() else {
        let is_overruled = pool.view().overruled.is_some();
        return if is_overruled { Evidence::OutsidePool } else { Evidence::PoolUnknown };
    };
    let proof = range.offset_of(exit_ip).and_then(|offset| {
        Some(Evidence::Proves { offset, interval: Interval::of_offset(offset, range.size())? })
    });
    proof.unwrap_or(Evidence::OutsidePool)
}

/// Intervals that have nothing in common include two that have nothing in common: the one that begins last and the one
/// that ends first.
fn left_by(seen: &[Seen]) -> Left {
    let proofs = || seen.iter().enumerate().filter_map(|(at, seen)| Some((at, seen.proof()?.1)));
    let begins_last = proofs().max_by_key(|(_, interval)| interval.low());
    let ends_first = proofs().min_by_key(|(_, interval)| interval.high());
    let (Some((late, one)), Some((early, other))) = (begins_last, ends_first) else {
        return Left::Everything;
    };
    match one.intersection(other) {
        Some(interval) => Left::Positions(interval),
        None => Left::Contradiction { between: [early.min(late), early.max(late)] },
    }
}
