//! Where the crowd is best, within what the user allows.
//!
//! Ranked by the low end (10 % quantile) of the crowd: a place whose crowd is merely unknown does not win. The user's
//! region comes first, because far away the time zone and the language of a browser may be the only ones there. Of
//! the relays within a factor of two of the best one is drawn by Mullvad's weight, so that Shoal's own users do not
//! herd. Never a relay that nobody lands on by themselves. Source: `model.md` section 7 (2026).

use std::collections::BTreeSet;

use crate::command::Draw;
use crate::constraint::{LocationConstraint, Ownership};
use crate::crowd::{CrowdEstimate, Model};
use crate::population::{has_users, is_fashionable};
use crate::relay::{Coordinates, Relay, RelayName};

/// How far the user's region goes: about a time zone or two, all of Europe from its middle. A guess.
pub const REGION_KM: f64 = 2_500.0;

/// Which relays are ranked.
#[derive(Clone, Debug, PartialEq)]
pub struct RankingQuery {
    /// Hosters that may be used; empty means all.
    pub providers: Vec<String>,
    /// Whose machines may be used.
    pub ownership: Ownership,
    /// Where they must stand; a relay means its city. `None`, and a location that has no place: everywhere.
    pub within: Option<LocationConstraint>,
    /// A relay that does not count, such as the present one.
    pub exclude: Option<RelayName>,
    /// The middle of the user's region; `None`: everywhere is near.
    pub standpoint: Option<Coordinates>,
    /// How far from there relays are looked at first, in kilometres.
    pub region_km: f64,
}

impl Default for RankingQuery {
    /// Every relay, everywhere.
    fn default() -> Self {
        Self {
            providers: Vec::new(),
            ownership: Ownership::Any,
            within: None,
            exclude: None,
            standpoint: None,
            region_km: REGION_KM,
        }
    }
}

impl RankingQuery {
    /// Whether the user's constraints let a tunnel leave through this relay.
    fn allows(&self, relay: &Relay) -> bool {
        let is_within =
            self.within.as_ref().is_none_or(|location| stands_in(&relay.name, location));
        is_within && self.admits(relay) && self.exclude.as_ref() != Some(&relay.name)
    }

    /// The same without regard to which relay does not count.
    pub(crate) fn admits(&self, relay: &Relay) -> bool {
        relay.active
            && has_users(relay)
            && self.ownership.allows(relay.owned)
            && (self.providers.is_empty() || self.providers.contains(&relay.provider))
    }
}

/// What a ranking says of every relay at once.
#[derive(Clone, Debug, Default)]
pub(crate) struct Placement {
    /// Those among which Shoal draws, by index.
    pub(crate) near_best: BTreeSet<usize>,
    /// The low end of the very best.
    pub(crate) best_low: Option<u32>,
}

/// A relay by index and the crowd on it.
type Ranked = (usize, CrowdEstimate);

impl Model {
    /// A relay drawn from among the best, with the crowd to expect on it; `None` where no relay is allowed or nobody
    /// lands on any of those by themselves.
    pub fn best_crowd(
        &self,
        query: &RankingQuery,
        draw: Draw,
    ) -> Option<(RelayName, CrowdEstimate)> {
        let near_best = self.near_best(query)?;
        let drawn = draw_by_weight(&near_best, |(index, _)| self.relay_at(*index).weight, draw)?;
        Some(self.named(*drawn))
    }

    /// What [`Model::best_crowd`] leads to, for showing it before: the very best relay as an example, and the crowd to
    /// expect whichever relay is drawn.
    pub fn expected_best(&self, query: &RankingQuery) -> Option<(RelayName, CrowdEstimate)> {
        let near_best = self.near_best(query)?;
        let (best, _) = near_best.first()?;
        let expected = self.drawn_from(near_best.iter().map(|(index, _)| *index))?;
        Some((self.relay_at(*best).name.clone(), expected))
    }

    /// Which relays are among the best.
    pub(crate) fn placement(&self, query: &RankingQuery) -> Placement {
        let near_best = self.near_best(query).unwrap_or_default();
        let best_low = near_best.first().map(|(_, crowd)| crowd.low);
        Placement { near_best: near_best.into_iter().map(|(index, _)| index).collect(), best_low }
    }

    /// Those among which the draw is made, best first.
    fn near_best(&self, query: &RankingQuery) -> Option<Vec<Ranked>> {
        let mut ranked = self.ranked(query);
        let best = ranked.first()?.1.low;
        ranked.retain(|(_, crowd)| crowd.low.saturating_mul(2) >= best);
        Some(ranked)
    }

    /// Another relay in the city of `present`, drawn by Mullvad's weight among those that the query allows; its
    /// standpoint does not matter. Those that nobody lands on by themselves only where there is no other.
    pub fn another_relay(
        &self,
        present: &RelayName,
        query: &RankingQuery,
        draw: Draw,
    ) -> Option<(RelayName, CrowdEstimate)> {
        let among = self.others_beside(present, query);
        let drawn = draw_by_weight(&among, |relay| relay.weight, draw)?;
        let index = self.index(&drawn.name)?;
        Some(self.named((index, self.looked_at(index)?)))
    }

    /// The crowd to expect where [`Model::another_relay`] leads, whichever relay is drawn.
    pub fn expected_another(
        &self,
        present: &RelayName,
        query: &RankingQuery,
    ) -> Option<CrowdEstimate> {
        let among = self.others_beside(present, query);
        self.drawn_from(among.iter().filter_map(|relay| self.index(&relay.name)))
    }

    /// The relays of a city among which another one is drawn.
    fn others_beside(&self, present: &RelayName, query: &RankingQuery) -> Vec<&Relay> {
        let city = present.city();
        let allowed: Vec<&Relay> = self
            .directory()
            .relays_in(&city)
            .filter(|relay| query.allows(relay) && relay.name != *present)
            .collect();
        let fashionable: Vec<&Relay> =
            allowed.iter().copied().filter(|relay| is_fashionable(relay)).collect();
        if fashionable.is_empty() { allowed } else { fashionable }
    }

    /// Allowed relays that people land on by themselves, in the region or else everywhere, best first.
    fn ranked(&self, query: &RankingQuery) -> Vec<Ranked> {
        let allowed = (0..).zip(self.directory().relays());
        let allowed: Vec<(usize, &Relay)> =
            allowed.filter(|(_, relay)| query.allows(relay) && is_fashionable(relay)).collect();
        let near: Vec<(usize, &Relay)> =
            allowed.iter().copied().filter(|(_, relay)| self.is_near(relay, query)).collect();
        let looked_at = if near.is_empty() { allowed } else { near };
        let mut ranked: Vec<Ranked> = looked_at
            .into_iter()
            .filter_map(|(index, _)| Some((index, self.looked_at(index)?)))
            .collect();
        ranked.sort_by_key(|(index, crowd)| (std::cmp::Reverse(worth(crowd)), *index));
        ranked
    }

    fn is_near(&self, relay: &Relay, query: &RankingQuery) -> bool {
        let place = self.directory().city(&relay.name.city()).and_then(|city| city.coordinates);
        match (query.standpoint, place) {
            (Some(standpoint), Some(place)) => standpoint.distance_km(place) <= query.region_km,
            (None, _) => true,
            (Some(_), None) => false,
        }
    }

    fn relay_at(&self, index: usize) -> &Relay {
        &self.directory().relays()[index]
    }

    fn named(&self, (index, crowd): Ranked) -> (RelayName, CrowdEstimate) {
        (self.relay_at(index).name.clone(), crowd)
    }
}

/// Whether a relay stands in a location, as far as that names a place.
fn stands_in(relay: &RelayName, location: &LocationConstraint) -> bool {
    match location {
        LocationConstraint::Country(code) => relay.city().country() == code,
        LocationConstraint::City(code) => relay.city() == *code,
        LocationConstraint::Relay(other) => relay.city() == other.city(),
        LocationConstraint::Any
        | LocationConstraint::CustomList(_)
        | LocationConstraint::CustomEndpoint
        | LocationConstraint::Unreadable => true,
    }
}

/// What crowds are ranked by: the low end; of equal ones the middle, then the high end.
pub(crate) fn worth(crowd: &CrowdEstimate) -> (u32, u32, u32) {
    (crowd.low, crowd.likely, crowd.high)
}

/// One of the items, with a chance in proportion to its weight; evenly where all weights are 0.
fn draw_by_weight<T>(items: &[T], weight: impl Fn(&T) -> u64, draw: Draw) -> Option<&T> {
    // Weights over four billion count as that many, so that the sum and the product below cannot overflow.
    let bounded = |item: &T| u128::from(weight(item).min(u64::from(u32::MAX)));
    let all_zero = items.iter().all(|item| weight(item) == 0);
    let chance = |item: &T| if all_zero { 1 } else { bounded(item) };
    let total: u128 = items.iter().map(chance).sum();
    let mut point = (u128::from(draw.0) * total) >> 64;
    items.iter().find(|item| {
        let here = point < chance(item);
        point = point.saturating_sub(chance(item));
        here
    })
}
