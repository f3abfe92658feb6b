//! The whole distribution behind a crowd: for those who hold it against a known truth, or draw it.
//!
//! A [`CrowdEstimate`](crate::CrowdEstimate) tells three quantiles of it, with the user counted in.

use crate::crowd::{Model, Motive};
use crate::mixture::Mixture;
use crate::relay::RelayName;

impl Model {
    /// The number of others on one IPv4 exit IP of a relay, of which [`Model::crowd_on`] tells the quantiles; `None`
    /// for a relay that is not in the list.
    pub fn others_on(&self, relay: &RelayName, motive: Motive) -> Option<Mixture> {
        let part = self.ingredients(self.index(relay)?, motive)?;
        Some(Mixture::of(part.components(1.0)))
    }
}
