//! Which places there are to go to, with the crowd to expect.

mod finding;

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use crate::counting::whole;
use crate::crowd::{CrowdEstimate, Model};
use crate::population::is_fashionable;
use crate::ranking::worth;
use crate::relay::{City, CityCode, Coordinates, RelayName};

pub use finding::{NoSuchPlace, WhyNot, find_place};

/// Every city that Shoal knows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PlacesPage {
    /// By the low end of the crowd, largest first.
    pub cities: Vec<PlaceRow>,
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
    /// The crowd to expect when Mullvad draws the relay; `None` where no relay is active.
    pub crowd: Option<CrowdEstimate>,
    /// The relay with the largest low end, of those that people land on by themselves (weight over 2).
    pub best_relay: Option<BestRelay>,
    /// Kilometres from the home region or the present exit, where both points are known.
    pub distance_km: Option<u32>,
    /// Whether the tunnel leaves here at present.
    pub here: bool,
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

    /// Every city in the list.
    pub fn places(&self, from: &Standpoint) -> PlacesPage {
        let mut cities: Vec<PlaceRow> =
            self.directory().cities().iter().map(|city| self.place(city, from)).collect();
        cities.sort_by_cached_key(|row| (Reverse(row.crowd.as_ref().map(worth)), row.code.clone()));
        PlacesPage { cities }
    }

    fn place(&self, city: &City, from: &Standpoint) -> PlaceRow {
        let relays = || self.directory().relays_in(&city.code);
        let best = relays()
            .filter(|relay| is_fashionable(relay))
            .filter_map(|relay| Some((&relay.name, self.looked_at(self.index(&relay.name)?)?)))
            // Of equal ones the first by name.
            .min_by_key(|(name, crowd)| (Reverse(worth(crowd)), *name));
        let active = relays().filter(|relay| relay.active).count();
        let distance = from.point.zip(city.coordinates).map(|(a, b)| a.distance_km(b));
        PlaceRow {
            code: city.code.clone(),
            city: city.name.clone(),
            country: city.country.clone(),
            relays: u32::try_from(active).unwrap_or(u32::MAX),
            crowd: self.crowd_in(&city.code),
            best_relay: best.map(|(name, crowd)| BestRelay { relay: name.clone(), crowd }),
            distance_km: distance.map(|km| whole(km.round())),
            here: from.here.as_ref() == Some(&city.code),
        }
    }
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
