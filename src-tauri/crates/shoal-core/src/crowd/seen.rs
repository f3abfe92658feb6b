//! The crowd on an exit IP that has been seen: a sighting outside a predicted pool overrules the prediction.

use crate::address::ExitIp;
use crate::crowd::model::{Ingredients, square};
use crate::crowd::{CrowdEstimate, ExitLookedAt, Model, Motive, Thinning, VarianceBudget};
use crate::pool::ExitPool;
use crate::relay::RelayName;

impl Model {
    /// People on the exit IP in use; `None` for a relay that is not in the list.
    ///
    /// `seen` is the address, where it is known. If the relay's pool is known and does not hold it, the pool counts as
    /// unknown: the prediction, or a measurement that has grown old, was wrong.
    pub fn crowd_seen_on(&self, relay: &RelayName, seen: Option<ExitIp>) -> Option<CrowdEstimate> {
        let exit = ExitLookedAt { relay, seen, motive: Motive::InUse };
        self.crowd_thinned(exit, Thinning::default())
    }

    /// What makes up the number of others on an exit IP, as far as it was seen.
    pub(super) fn seen_from(&self, exit: ExitLookedAt<'_>) -> Option<Ingredients> {
        let part = self.ingredients(self.index(exit.relay)?, exit.motive)?;
        let pool = if contradicts(part.pool, exit.seen) { ExitPool::Unknown } else { part.pool };
        let budget = VarianceBudget { pool: square(pool.ln_size_sigma()), ..part.budget };
        let ln_rate = part.ln_rate + f64::from(part.pool.size()).ln() - f64::from(pool.size()).ln();
        Some(Ingredients { ln_rate, budget, pool, ..part })
    }

    /// Whether an exit IP seen on a relay lies outside the pool that the relay should have.
    pub fn is_contradicted(&self, relay: &RelayName, seen: Option<ExitIp>) -> bool {
        self.pool_of(relay).is_some_and(|pool| contradicts(pool, seen))
    }
}

fn contradicts(pool: ExitPool, seen: Option<ExitIp>) -> bool {
    pool.range().is_some()
        && seen.is_some_and(|exit_ip| exit_ip.v4().is_some() && pool.offset_of(exit_ip).is_none())
}
