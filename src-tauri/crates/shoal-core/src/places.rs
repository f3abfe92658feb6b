//! Which places there are to go to, with the crowd to expect.

use serde::{Deserialize, Serialize};

use crate::crowd::CrowdEstimate;
use crate::relay::{CityCode, RelayName};

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
