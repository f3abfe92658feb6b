//! Names of a place that an action leads to.

use crate::constraint::LocationTarget;
use crate::snapshot::RelayView;

impl RelayView {
    /// Names of a target, with those of its city and country where they are known.
    pub fn of_target(target: &LocationTarget, names: Option<(&str, &str)>) -> Self {
        let (city, country) = names.unzip();
        Self {
            relay: match target {
                LocationTarget::Relay(name) => Some(name.clone()),
                LocationTarget::City(_) => None,
            },
            city: city.map(str::to_owned),
            city_code: Some(target.city()),
            country: country.map(str::to_owned),
        }
    }
}
