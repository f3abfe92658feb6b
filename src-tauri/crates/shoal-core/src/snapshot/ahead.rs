//! What to expect of the actions that draw the relay themselves: told before they are asked for.

use serde::{Deserialize, Serialize};

use crate::crowd::CrowdEstimate;
use crate::relay::CityCode;
use crate::snapshot::RelayView;

/// Where such actions lead at present; `None`: there is no other relay that the user's constraints
/// allow, or no tunnel is up to go from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Ahead {
    /// Another relay in the city of the present one.
    pub another_relay: Option<PlaceAhead>,
    /// A new identity.
    pub new_identity: Option<PlaceAhead>,
}

/// A place that an action may lead to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PlaceAhead {
    /// The city's name; where relays of several cities are drawn from, that of the best one.
    pub city: String,
    /// The country's name.
    pub country: String,
    /// The city's code.
    pub city_code: CityCode,
    /// The crowd to expect, whichever relay is drawn.
    pub crowd: Option<CrowdEstimate>,
}

impl PlaceAhead {
    /// Its names; the relay is drawn only when it is asked for.
    pub fn place(&self) -> RelayView {
        RelayView {
            relay: None,
            city: Some(self.city.clone()),
            city_code: Some(self.city_code.clone()),
            country: Some(self.country.clone()),
        }
    }
}
