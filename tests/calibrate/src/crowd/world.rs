//! One world: how many devices there are, and which share of them is on each relay.

use std::collections::BTreeMap;

use shoal_core::{CityCode, RelayDirectory};

use super::assumed::{Assumed, Demand, Tails};
use crate::dice::Dice;

/// How attraction grows with the speed of a port.
const PULL_OF_SPEED: f64 = 0.37;

/// A relay that carries people.
#[derive(Clone, Debug)]
pub(crate) struct Ground {
    /// Its index in the directory.
    pub(crate) relay: usize,
    city: usize,
    /// Share of its city's people before noise.
    within: f64,
    sigma: f64,
}

/// What does not change from world to world.
#[derive(Clone, Debug)]
pub(crate) struct Terrain {
    pub(crate) grounds: Vec<Ground>,
    /// How much each city draws before noise.
    cities: Vec<f64>,
    /// Which country each city is in, and how many there are.
    country_of: Vec<usize>,
    countries: usize,
    /// Where those go who follow Shoal: shares by ground, or nothing.
    followed: Vec<f64>,
    assumed: Assumed,
}

/// What is true at one moment.
#[derive(Clone, Debug)]
pub(crate) struct World {
    /// Devices connected to the whole network.
    pub(crate) users: f64,
    /// How busy the hour is, in standard deviations.
    pub(crate) hour: f64,
    /// Share of all devices, by ground; the sum is 1.
    pub(crate) shares: Vec<f64>,
}

#[derive(Default)]
struct City {
    relays: f64,
    weight: f64,
    pull: f64,
    country: String,
}

impl Terrain {
    /// The active relays of a list and what draws people to them. A relay whose port speed is not told has 10 Gbit/s.
    pub(crate) fn new(list: &RelayDirectory, assumed: Assumed) -> Self {
        let mut cities: BTreeMap<CityCode, City> = BTreeMap::new();
        for relay in list.relays().iter().filter(|relay| relay.active) {
            let city = cities.entry(relay.name.city()).or_default();
            city.relays += 1.0;
            city.weight += drawn(relay.weight);
            city.pull += f64::from(relay.port_speed.unwrap_or(10)).powf(PULL_OF_SPEED);
            relay.name.city().country().clone_into(&mut city.country);
        }
        let place: BTreeMap<&CityCode, usize> =
            cities.keys().enumerate().map(|(place, code)| (code, place)).collect();
        let open = list.relays().iter().enumerate().filter(|(_, relay)| relay.active);
        let grounds = open.map(|(index, relay)| {
            let code = relay.name.city();
            let city = &cities[&code];
            let even = 1.0 / city.relays;
            let by_weight =
                if city.weight > 0.0 { drawn(relay.weight) / city.weight } else { even };
            let (most, unfashionable) = assumed.within;
            Ground {
                relay: index,
                city: place[&code],
                within: (1.0 - assumed.pinned) * by_weight + assumed.pinned * even,
                sigma: if relay.weight > 2 { most } else { unfashionable },
            }
        });
        let mut countries: Vec<&str> = cities.values().map(|city| city.country.as_str()).collect();
        countries.dedup();
        let country = |city: &City| countries.iter().position(|code| *code == city.country);
        Self {
            grounds: grounds.collect(),
            cities: match assumed.demand {
                Demand::Ports | Demand::Countries(_) => {
                    cities.values().map(|city| city.pull).collect()
                }
                Demand::Anywhere => by_country(&cities),
            },
            country_of: cities.values().filter_map(country).collect(),
            countries: countries.len(),
            followed: Vec::new(),
            assumed,
        }
    }

    /// The same, with the grounds that Shoal's ranking sends its followers to, by their chances.
    pub(crate) fn followed(mut self, chances: &[f64]) -> Self {
        let total: f64 = chances.iter().sum();
        self.followed = chances.iter().map(|chance| chance / total).collect();
        self
    }

    /// A world of this kind.
    pub(crate) fn world(&self, dice: &mut Dice) -> World {
        let Assumed { users: (users, sigma), hour: (busy, of_hour), .. } = self.assumed;
        let hour = dice.normal();
        let users = users * busy * (sigma * dice.normal() + of_hour * hour).exp();
        let spread = if let Demand::Countries(sigma) = self.assumed.demand { sigma } else { 0.0 };
        let countries: Vec<f64> = (0..self.countries).map(|_| dice.noise(spread)).collect();
        let cities = self.cities.iter().zip(&self.country_of);
        let noise: Vec<f64> = cities
            .map(|(pull, country)| pull * countries[*country] * self.city_noise(dice))
            .collect();
        let mut shares: Vec<f64> = self
            .grounds
            .iter()
            .map(|ground| noise[ground.city] * ground.within * dice.noise(ground.sigma))
            .collect();
        let total: f64 = shares.iter().sum();
        for share in &mut shares {
            *share /= total;
        }
        for (share, followed) in shares.iter_mut().zip(&self.followed) {
            *share += self.assumed.following * (followed - *share);
        }
        World { users, hour, shares }
    }

    fn city_noise(&self, dice: &mut Dice) -> f64 {
        let sigma = self.assumed.city;
        match self.assumed.tails {
            Tails::Normal => dice.noise(sigma),
            Tails::Heavy => {
                // Student's t with four degrees of freedom has variance 2.
                let chi: f64 = (0..4).map(|_| dice.normal().powi(2)).sum::<f64>() / 4.0;
                let t = dice.normal() / chi.sqrt() / 2.0_f64.sqrt();
                (sigma * t.clamp(-8.0, 8.0) - sigma * sigma / 2.0).exp()
            }
        }
    }
}

/// The weight, as far as Mullvad's draw leads there.
fn drawn(weight: u64) -> f64 {
    if weight > 2 { f64::from(u32::try_from(weight).unwrap_or(u32::MAX)) } else { 0.0 }
}

/// Each country draws in proportion to 1, 1/2, 1/3 … in an order that has nothing to do with its relays (the
/// alphabet's), and its cities share that by their ports.
fn by_country(cities: &BTreeMap<CityCode, City>) -> Vec<f64> {
    let mut countries: BTreeMap<&str, f64> = BTreeMap::new();
    for city in cities.values() {
        *countries.entry(&city.country).or_default() += city.pull;
    }
    let rank: BTreeMap<&str, f64> =
        countries.keys().zip(1_u32..).map(|(code, rank)| (*code, f64::from(rank))).collect();
    let draw = |city: &City| {
        let country = city.country.as_str();
        city.pull / countries[country] / rank[country]
    };
    cities.values().map(draw).collect()
}
