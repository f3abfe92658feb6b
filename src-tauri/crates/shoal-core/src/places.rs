//! Which places there are to go to, with the crowd to expect.

mod finding;
mod limits;

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use crate::counting::whole;
use crate::crowd::{CrowdEstimate, Model};
use crate::pool::PoolView;
use crate::population::{has_users, is_fashionable};
use crate::ranking::{RankingQuery, worth};
use crate::relay::{City, CityCode, Coordinates, Relay, RelayName};

pub use finding::{NoSuchPlace, WhyNot, find_place};
pub use limits::Limit;

use limits::Outlook;

/// More relays than this are not on the page: it crosses to the window several times a second. The list of 2026 has 574.
const MOST_RELAYS_SHOWN: usize = 5_000;

/// Every city and relay that Shoal knows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PlacesPage {
    /// By the low end of the crowd, largest first.
    pub cities: Vec<PlaceRow>,
    /// By name, at most 5,000.
    pub relays: Vec<RelayRow>,
}

/// One city.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PlaceRow {
    /// Its code.
    pub code: CityCode,
    /// Its name.
    pub city: String,
    /// Its country's name.
    pub country: String,
    /// Active relays.
    pub relays: u32,
    /// About how many users are on all of them together …
    pub users: u32,
    /// … with 90 % probability at least so many …
    pub users_low: u32,
    /// … and with 90 % probability at most so many.
    pub users_high: u32,
    /// The crowd to expect when Mullvad draws the relay; `None` where no relay is active.
    pub crowd: Option<CrowdEstimate>,
    /// The relay with the largest low end, of those that people land on by themselves (weight over 2).
    pub best_relay: Option<BestRelay>,
    /// Kilometres from the home region or the present exit, where both points are known.
    pub distance_km: Option<u32>,
    /// Where it is, where the relay list says so.
    pub point: Option<Coordinates>,
    /// Whether the tunnel leaves here at present.
    pub here: bool,
    /// Whether a relay here is among those that Shoal picks from.
    pub among_best: bool,
    /// What limits it, the most decisive first: "why not this one".
    pub limits: Vec<Limit>,
}

/// One relay.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[expect(clippy::struct_excessive_bools, reason = "each is a column of a table")]
pub struct RelayRow {
    /// Its name.
    pub relay: RelayName,
    /// Its city's code.
    pub city_code: CityCode,
    /// Whether Mullvad sends people there.
    pub active: bool,
    /// Whether Mullvad owns it.
    pub owned: bool,
    /// Its hoster.
    pub provider: String,
    /// About how many users are on it, on all its exit IPs together …
    pub users: u32,
    /// … with 90 % probability at least so many …
    pub users_low: u32,
    /// … and with 90 % probability at most so many.
    pub users_high: u32,
    /// At least so many people on each exit IP, you among them (10 %) …
    pub low: u32,
    /// … as likely more as fewer …
    pub likely: u32,
    /// … and at most (90 %).
    pub high: u32,
    /// What is known of its pool.
    pub pool: PoolView,
    /// Kilometres from the home region or the present exit, where both points are known.
    pub distance_km: Option<u32>,
    /// Whether the tunnel leaves here at present.
    pub here: bool,
    /// Whether Shoal may pick it for the best crowd.
    pub among_best: bool,
    /// What limits it, the most decisive first: "why not this one".
    pub limits: Vec<Limit>,
}

/// The best relay of a city.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct BestRelay {
    /// Its name.
    pub relay: RelayName,
    /// The crowd to expect on it.
    pub crowd: CrowdEstimate,
}

/// From where places are looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standpoint {
    /// The city where the tunnel leaves at present.
    pub here: Option<CityCode>,
    /// The user's home region or, where none is set, the present exit.
    pub point: Option<Coordinates>,
}

impl Model {
    /// Where the user stands: in the middle of the home country's cities, if one is set and in the list, else where
    /// the tunnel leaves.
    pub fn standpoint(&self, exit: Option<&RelayName>, home_country: Option<&str>) -> Standpoint {
        let here = exit.map(RelayName::city);
        let cities = self.directory().cities();
        let at_home = cities.iter().filter(|city| Some(city.code.country()) == home_country);
        let exit_point = || self.directory().city(here.as_ref()?).and_then(|city| city.coordinates);
        let point = middle_of(at_home.filter_map(|city| city.coordinates)).or_else(exit_point);
        Standpoint { here, point }
    }

    /// Every city and relay in the list. `query` is what the ranking goes by.
    pub fn places(&self, from: &Standpoint, query: &RankingQuery) -> PlacesPage {
        let outlook = Outlook { from, query, placement: self.placement(query) };
        let mut cities: Vec<PlaceRow> =
            self.directory().cities().iter().map(|city| self.place(city, &outlook)).collect();
        cities.sort_by_cached_key(|row| (Reverse(row.crowd.as_ref().map(worth)), row.code.clone()));
        let relays = self.directory().relays().iter().enumerate().take(MOST_RELAYS_SHOWN);
        let relays = relays
            .filter(|(_, relay)| has_users(relay))
            .filter_map(|(index, relay)| self.relay_row(index, relay, &outlook));
        PlacesPage { cities, relays: relays.collect() }
    }

    fn place(&self, city: &City, outlook: &Outlook<'_>) -> PlaceRow {
        let relays = || self.directory().relays_in(&city.code);
        let best = relays()
            .filter(|relay| is_fashionable(relay))
            .filter_map(|relay| Some((&relay.name, self.looked_at(self.index(&relay.name)?)?)))
            // Of equal ones the first by name.
            .min_by_key(|(name, crowd)| (Reverse(worth(crowd)), *name));
        let users = self.users_looked_at_in(&city.code);
        let factor = self.users_factor_in_cities();
        let mut indices = relays().filter_map(|relay| self.index(&relay.name));
        PlaceRow {
            code: city.code.clone(),
            city: city.name.clone(),
            country: city.country.clone(),
            relays: u32::try_from(relays().filter(|relay| relay.active).count())
                .unwrap_or(u32::MAX),
            users: whole(users.round()),
            users_low: whole((users / factor).round()),
            users_high: whole((users * factor).round()),
            crowd: self.crowd_in(&city.code),
            best_relay: best.map(|(name, crowd)| BestRelay { relay: name.clone(), crowd }),
            distance_km: distance_km(outlook.from, city),
            point: city.coordinates,
            here: outlook.from.here.as_ref() == Some(&city.code),
            among_best: indices.any(|index| outlook.placement.near_best.contains(&index)),
            limits: self.limits_of_city(&city.code, outlook),
        }
    }

    fn relay_row(&self, index: usize, relay: &Relay, outlook: &Outlook<'_>) -> Option<RelayRow> {
        let crowd = self.looked_at(index)?;
        let city = self.directory().city(&relay.name.city())?;
        let users = self.users_looked_at(index)?;
        let factor = self.users_factor_on(index)?;
        Some(RelayRow {
            relay: relay.name.clone(),
            city_code: city.code.clone(),
            active: relay.active,
            owned: relay.owned,
            provider: relay.provider.clone(),
            users: whole(users.round()),
            users_low: whole((users / factor).round()),
            users_high: whole((users * factor).round()),
            low: crowd.low,
            likely: crowd.likely,
            high: crowd.high,
            pool: crowd.pool,
            distance_km: distance_km(outlook.from, city),
            here: outlook.query.exclude.as_ref() == Some(&relay.name),
            among_best: outlook.placement.near_best.contains(&index),
            limits: self.limits_of_relay(index, outlook),
        })
    }
}

fn distance_km(from: &Standpoint, city: &City) -> Option<u32> {
    let distance = from.point.zip(city.coordinates).map(|(a, b)| a.distance_km(b));
    distance.map(|km| whole(km.round()))
}

/// The middle of points on a globe: the mean of their directions from its centre, so that the 180th meridian does not
/// matter. `None` without points, and where they balance each other.
fn middle_of(points: impl Iterator<Item = Coordinates>) -> Option<Coordinates> {
    let [x, y, z] = points.fold([0.0; 3], |[x, y, z], point| {
        let (north, east) = (point.latitude().to_radians(), point.longitude().to_radians());
        [x + north.cos() * east.cos(), y + north.cos() * east.sin(), z + north.sin()]
    });
    let on_equator = x.hypot(y);
    let is_somewhere = on_equator.hypot(z) > 1e-9;
    let middle = Coordinates::new(z.atan2(on_equator).to_degrees(), y.atan2(x).to_degrees());
    middle.filter(|_| is_somewhere)
}
