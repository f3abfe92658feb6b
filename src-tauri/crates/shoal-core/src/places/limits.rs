//! What keeps the crowd of a place small or merely unknown, and why Shoal does not pick it.
//!
//! A popular city is not by itself a big crowd: many popular relays share their users over a hundred exit IPs. What a
//! place is told apart by is named here, the most decisive first. Sizes that count as small and large are guesses at
//! what surprises people; they change no figure.

use serde::{Deserialize, Serialize};

use crate::counting::{real, whole};
use crate::crowd::{CrowdEstimate, Model};
use crate::places::Standpoint;
use crate::pool::{ExitPool, Provenance};
use crate::population::{has_users, is_fashionable};
use crate::ranking::{Placement, RankingQuery};
use crate::relay::{CityCode, Relay};

/// Pools of this size or less are small: the measured ones of 8 to 13 are, those of 31 and more are not.
const SMALL_POOL: u32 = 15;

/// Pools of this size or more are large: many popular relays have 60 to 120 exit IPs.
const LARGE_POOL: u32 = 60;

/// One thing that a place is limited by, or that should be known before it is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Limit {
    /// Mullvad sends nobody there at present.
    NotActive,
    /// What the user lets Mullvad choose from (hosters, ownership) leaves it out.
    NotAllowed,
    /// The tunnel leaves here already.
    Here,
    /// Nobody lands there by themselves: Mullvad's draw all but leaves it out.
    NobodyLandsHere {
        /// The weight, at most 2; of a city the largest.
        weight: u32,
    },
    /// Outside the user's region, which comes first: far away a time zone and a language may be the only ones.
    FarAway {
        /// Kilometres along the great circle.
        km: u32,
        /// How far the region goes.
        region_km: u32,
    },
    /// Even the low end of the best is more than twice as large.
    SmallerCrowd {
        /// The low end here.
        low: u32,
        /// The low end of the best.
        best_low: u32,
    },
    /// The pool that was believed is wrong, as a sighting showed.
    PoolOverruled,
    /// How many exit IPs there are is not known, so the range is wide and its low end small.
    UnknownPool {
        /// Of so many relays …
        unknown: u32,
        /// … of these.
        relays: u32,
    },
    /// Its users are spread over many exit IPs.
    LargePool {
        /// So many; of a city the middle of its relays.
        size: u32,
    },
    /// Few exit IPs: more people on each and a weaker link, but probably more blocks and captchas.
    SmallPool {
        /// So many; of a city the middle of its relays.
        size: u32,
    },
    /// Less than half as many users as on a relay on average.
    FewUsers {
        /// About so many on a relay.
        users: u32,
        /// And so many on average.
        average: u32,
    },
}

/// From where and within what limits are looked at.
pub(super) struct Outlook<'a> {
    pub(super) from: &'a Standpoint,
    pub(super) query: &'a RankingQuery,
    pub(super) placement: Placement,
}

/// A relay, or the relays of a city, by index.
struct Place<'a> {
    relays: Vec<(usize, &'a Relay)>,
    here: bool,
    /// The crowd there, left out where it is among the best.
    crowd: Option<CrowdEstimate>,
}

impl Model {
    /// What limits a relay, the most decisive first.
    pub(super) fn limits_of_relay(&self, index: usize, outlook: &Outlook<'_>) -> Vec<Limit> {
        let Some(relay) = self.directory().relays().get(index) else { return Vec::new() };
        let here = outlook.query.exclude.as_ref() == Some(&relay.name);
        let crowd = self.looked_at(index);
        let is_near_best = outlook.placement.near_best.contains(&index);
        let crowd = crowd.filter(|_| !is_near_best);
        self.limits(&Place { relays: vec![(index, relay)], here, crowd }, outlook)
    }

    /// What limits a city, the most decisive first.
    pub(super) fn limits_of_city(&self, city: &CityCode, outlook: &Outlook<'_>) -> Vec<Limit> {
        let relays: Vec<(usize, &Relay)> = self
            .directory()
            .relays_in(city)
            .filter(|relay| has_users(relay))
            .filter_map(|relay| Some((self.index(&relay.name)?, relay)))
            .collect();
        let here = outlook.from.here.as_ref() == Some(city);
        let mut all = relays.iter().map(|(index, _)| index);
        let has_near_best = all.any(|index| outlook.placement.near_best.contains(index));
        let crowd = self.crowd_in(city).filter(|_| !has_near_best);
        self.limits(&Place { relays, here, crowd }, outlook)
    }

    fn limits(&self, place: &Place<'_>, outlook: &Outlook<'_>) -> Vec<Limit> {
        let active: Vec<(usize, &Relay)> =
            place.relays.iter().copied().filter(|(_, relay)| relay.active).collect();
        if active.is_empty() {
            return vec![Limit::NotActive];
        }
        let mut limits = Vec::new();
        let allowed = |(_, relay): &(usize, &Relay)| outlook.query.admits(relay);
        if !active.iter().any(allowed) {
            limits.push(Limit::NotAllowed);
        }
        limits.extend(place.here.then_some(Limit::Here));
        limits.extend(nobody_lands(&active));
        limits.extend(self.far_away(&active, outlook));
        let beaten =
            place.crowd.zip(outlook.placement.best_low).map(|(crowd, best)| (crowd.low, best));
        limits.extend(
            beaten
                .filter(|(low, best_low)| low.saturating_mul(2) < *best_low)
                .map(|(low, best_low)| Limit::SmallerCrowd { low, best_low }),
        );
        let pools: Vec<ExitPool> =
            active.iter().map(|(index, _)| self.pools().pool(*index)).collect();
        limits.extend(of_pools(&pools));
        limits.extend(self.few_users(&active));
        limits
    }

    fn far_away(&self, relays: &[(usize, &Relay)], outlook: &Outlook<'_>) -> Option<Limit> {
        let city = self.directory().city(&relays.first()?.1.name.city())?;
        let km = outlook.from.point?.distance_km(city.coordinates?);
        let region_km = outlook.query.region_km;
        (km > region_km)
            .then(|| Limit::FarAway { km: whole(km.round()), region_km: whole(region_km.round()) })
    }

    fn few_users(&self, relays: &[(usize, &Relay)]) -> Option<Limit> {
        let count = real(relays.len().max(1));
        let expected = relays.iter().filter_map(|(_, relay)| self.users_on(&relay.name));
        let expected = expected.sum::<f64>() / count;
        let likely = relays.iter().filter_map(|(index, _)| self.users_looked_at(*index));
        let likely = likely.sum::<f64>() / count;
        let everywhere = self.directory().relays().iter();
        let active = everywhere.filter(|relay| relay.active && has_users(relay)).count();
        let average = self.users_in_all() / real(active.max(1));
        // Means are compared with the mean; what is told is what the row of the relay tells.
        (2.0 * expected < average).then(|| Limit::FewUsers {
            users: whole(likely.round()),
            average: whole(average.round()),
        })
    }
}

fn nobody_lands(relays: &[(usize, &Relay)]) -> Option<Limit> {
    let lonely = !relays.iter().any(|(_, relay)| is_fashionable(relay));
    let weight = relays.iter().map(|(_, relay)| relay.weight).max()?;
    lonely.then(|| Limit::NobodyLandsHere { weight: u32::try_from(weight).unwrap_or(u32::MAX) })
}

/// What is to be said of the pools of some relays.
fn of_pools(pools: &[ExitPool]) -> Vec<Limit> {
    let mut limits = Vec::new();
    let is_wrong = |pool: &ExitPool| pool.view().overruled.is_some();
    if pools.iter().all(is_wrong) {
        limits.push(Limit::PoolOverruled);
    }
    let (unknown, mut sizes): (Vec<&ExitPool>, Vec<&ExitPool>) =
        pools.iter().partition(|pool| pool.provenance() == Provenance::Unknown);
    if 2 * unknown.len() >= pools.len() {
        let number = |list: usize| u32::try_from(list).unwrap_or(u32::MAX);
        let (unknown, relays) = (number(unknown.len()), number(pools.len()));
        limits.push(Limit::UnknownPool { unknown, relays });
        return limits;
    }
    sizes.sort_by_key(|pool| pool.size());
    let middle = sizes.get(sizes.len() / 2).map(|pool| pool.size());
    limits.extend(match middle {
        Some(size @ LARGE_POOL..) => Some(Limit::LargePool { size }),
        Some(size @ ..=SMALL_POOL) => Some(Limit::SmallPool { size }),
        Some(_) | None => None,
    });
    limits
}
