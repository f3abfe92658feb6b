//! The crowd on an exit IP when only a share of its people count.
//!
//! A Poisson number of which each counts with probability p is Poisson again, with p times the rate. Where p is
//! log-normal like the rate, their product is too.

use crate::address::ExitIp;
use crate::crowd::model::estimate;
use crate::crowd::{CrowdEstimate, Model, Motive};
use crate::mixture::Mixture;
use crate::relay::RelayName;

/// An exit IP whose crowd is looked at.
#[derive(Clone, Copy, Debug)]
pub struct ExitLookedAt<'a> {
    /// The relay.
    pub relay: &'a RelayName,
    /// The exit IP, where one was seen.
    pub seen: Option<ExitIp>,
    /// Why it is looked at.
    pub motive: Motive,
}

/// The share of people who count: log-normal.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Thinning {
    /// Logarithm of its median, 0 for everybody.
    pub ln_share: f64,
    /// Variance of its logarithm.
    pub ln_variance: f64,
}

impl Model {
    /// People on an exit IP, the user and those of the others who count; `None` for a relay that is not in the list.
    ///
    /// The variances that it tells are those of the crowd: what the share adds to the range is the caller's to tell.
    pub fn crowd_thinned(&self, exit: ExitLookedAt<'_>, by: Thinning) -> Option<CrowdEstimate> {
        let part = self.ingredients(self.index(exit.relay)?, exit.motive)?.having_shown(exit.seen);
        let counted = part.components(1.0).map(|rate| rate.times(by.ln_share, by.ln_variance));
        Some(estimate(&Mixture::of(counted), part.pool.view(), part.budget))
    }
}
