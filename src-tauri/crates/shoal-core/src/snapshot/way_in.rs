//! Multihop, as it is shown: whether the tunnel goes over two relays, what can be set, and where it could enter.
//!
//! An entry is suggested for who can watch it: in another country than the exit, so that no authority sees both ends,
//! and near the user, because every kilometre of detour is waited for. It has no part in the crowd. Source: `model.md`
//! section 8 (2026).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::directory::RelayDirectory;
use crate::multihop::{MultihopMode, MultihopObstacle};
use crate::ranking::RankingQuery;
use crate::relay::{City, CityCode};

/// As many as are looked at rather than searched through.
const MOST_ENTRIES: usize = 3;

/// Multihop, to be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct MultihopView {
    /// Whether the tunnel that is up goes over two relays; `None`: none is up.
    pub in_use: Option<bool>,
    /// What can be set; empty: nothing, or not known yet.
    pub modes: Vec<MultihopMode>,
    /// Why nothing can be set.
    pub obstacle: Option<MultihopObstacle>,
    /// Where it could enter, nearest first: at most three cities, each in another country, and none in the exit's.
    pub entries: Vec<EntryPlace>,
}

/// A city where a multihop tunnel could enter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct EntryPlace {
    /// Its name.
    pub city: String,
    /// Its country's name.
    pub country: String,
    /// Its code.
    pub city_code: CityCode,
}

impl EntryPlace {
    /// Where a tunnel that leaves in `exit` could enter within the user's own constraints, which some daemons hold entries
    /// to as well; none where no standpoint tells what is near.
    pub(crate) fn suggested(
        directory: &RelayDirectory,
        exit: &CityCode,
        query: &RankingQuery,
    ) -> Vec<Self> {
        let Some(standpoint) = query.standpoint else { return Vec::new() };
        let mut near: Vec<(f64, &City)> = directory
            .cities()
            .iter()
            .filter(|city| city.code.country() != exit.country())
            .filter(|city| directory.relays_in(&city.code).any(|relay| query.admits(relay)))
            .filter_map(|city| Some((standpoint.distance_km(city.coordinates?), city)))
            .collect();
        near.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        let mut countries = BTreeSet::new();
        let first_of_each =
            near.into_iter().filter(|(_, city)| countries.insert(city.code.country()));
        first_of_each.take(MOST_ENTRIES).map(|(_, city)| Self::of(city)).collect()
    }

    fn of(city: &City) -> Self {
        Self {
            city: city.name.clone(),
            country: city.country.clone(),
            city_code: city.code.clone(),
        }
    }
}
