//! Which share of all users is on a relay, and how uncertain that is.
//!
//! Mullvad publishes no figure per relay, so it is taken from what a relay list says, in two steps:
//!
//! * **City.** Relays stand where users are: a city attracts by the sum over its active relays of
//!   port speed^0.37. A relay whose speed is not told counts as the mean of those whose speed is; where
//!   no speed is told (the daemon's own list) every active relay counts the same.
//! * **Relay.** Mullvad's client draws within a city by weight; some people pin a relay. Of a city's people
//!   seven in ten go by weight and the rest evenly. A relay of weight [`UNFASHIONABLE`] or less gets only the even
//!   part. Where no relay of a city has more, all go evenly.
//!
//! The shares of the active relays sum to 1. A relay that is not active gets nobody new, but somebody may still be on
//! it: it keeps the even part of what it would have if every relay were active. That is a guess on the small side.
//!
//! What would make it wrong: a city popular for reasons that relays do not show, a weight that Mullvad changed lately.

use std::collections::BTreeMap;

use crate::counting::real;
use crate::directory::RelayDirectory;
use crate::relay::{CityCode, Relay};

/// How attraction grows with the speed of a relay's port.
///
/// Source: fitted on `AirVPN`, which publishes users per server; `model.md` section 2 (2026).
const PULL_OF_SPEED: f64 = 0.37;

/// Part of a city's people who go where Mullvad's weighted draw sends them; the others pinned a relay. A guess.
const BY_WEIGHT: f64 = 0.7;

/// Nobody lands by themselves on a relay of this weight or less.
pub const UNFASHIONABLE: u64 = 2;

/// Standard deviation of ln(share of a city). Source: `model.md` section 2.
const SIGMA_CITY: f64 = 0.5;

/// Variance of ln(share of a city).
pub const CITY_LN_VARIANCE: f64 = SIGMA_CITY * SIGMA_CITY;

/// Standard deviation of ln(share of a relay within its city) …
const SIGMA_WITHIN: f64 = 0.25;

/// … and where only those land who chose that very relay.
const SIGMA_WITHIN_UNFASHIONABLE: f64 = 0.6;

/// A relay's part of all users.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// 0 to 1, more than 0.
    pub of_users: f64,
    /// Variance of its logarithm.
    pub ln_variance: f64,
}

/// Whether people land on a relay by themselves: it is active and Mullvad's draw leads there.
pub fn is_fashionable(relay: &Relay) -> bool {
    relay.active && relay.weight > UNFASHIONABLE
}

/// Whether a relay carries users at all: bridges do not.
pub fn has_users(relay: &Relay) -> bool {
    relay.name.is_wireguard()
}

/// What one city adds up to.
#[derive(Clone, Copy, Debug, Default)]
struct CityTotals {
    attraction: f64,
    weight: f64,
    active: u32,
}

/// The share of each relay, in the directory's order.
pub fn shares(directory: &RelayDirectory) -> Vec<Share> {
    let attractions = attractions(directory);
    let mut cities: BTreeMap<CityCode, CityTotals> = BTreeMap::new();
    let (mut total_active, mut total) = (0.0, 0.0);
    for (relay, attraction) in directory.relays().iter().zip(&attractions) {
        if !has_users(relay) {
            continue;
        }
        total += attraction;
        if relay.active {
            total_active += attraction;
            let city = cities.entry(relay.name.city()).or_default();
            city.attraction += attraction;
            city.weight += drawn_weight(relay);
            city.active += 1;
        }
    }
    let share_of = |(relay, attraction): (&Relay, &f64)| {
        let city = cities.get(&relay.name.city()).filter(|_| relay.active && has_users(relay));
        let of_users = match city {
            Some(city) => city.attraction / total_active * within(relay, *city),
            None => (1.0 - BY_WEIGHT) * attraction / total.max(*attraction),
        };
        Share { of_users, ln_variance: ln_variance(relay) }
    };
    directory.relays().iter().zip(&attractions).map(share_of).collect()
}

/// The share of a city's people that an active relay gets.
fn within(relay: &Relay, city: CityTotals) -> f64 {
    let even = 1.0 / f64::from(city.active);
    if city.weight > 0.0 {
        BY_WEIGHT * drawn_weight(relay) / city.weight + (1.0 - BY_WEIGHT) * even
    } else {
        even
    }
}

/// The relay's weight, as far as Mullvad's draw leads there.
fn drawn_weight(relay: &Relay) -> f64 {
    if is_fashionable(relay) { real(relay.weight) } else { 0.0 }
}

fn ln_variance(relay: &Relay) -> f64 {
    let within = if is_fashionable(relay) { SIGMA_WITHIN } else { SIGMA_WITHIN_UNFASHIONABLE };
    CITY_LN_VARIANCE + within * within
}

/// How much each relay attracts, more than 0.
fn attractions(directory: &RelayDirectory) -> Vec<f64> {
    let pull = |relay: &Relay| {
        relay
            .port_speed
            .filter(|speed| *speed > 0)
            .map(|speed| f64::from(speed).powf(PULL_OF_SPEED))
    };
    let told: Vec<f64> =
        directory.relays().iter().filter(|relay| has_users(relay)).filter_map(pull).collect();
    let mean = if told.is_empty() { 1.0 } else { told.iter().sum::<f64>() / real(told.len()) };
    directory.relays().iter().map(|relay| pull(relay).unwrap_or(mean)).collect()
}
