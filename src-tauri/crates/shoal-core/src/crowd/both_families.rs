//! How many people share an IPv6 exit IP, and how many share it together with the IPv4 one.
//!
//! The two families are two independent positions of one device. A site that makes the browser use both sees the
//! pair. Neither the share of users with IPv6 in their tunnel nor the size of the IPv6 pools is published: the share
//! is an assumption of the user's, the size is one of [`POOL_SIZES`], each as probable. Source: `model.md` section 4.

use crate::crowd::model::{Ingredients, estimate, square};
use crate::crowd::{CrowdEstimate, Model, Motive, VarianceBudget};
use crate::mixture::{Component, Mixture};
use crate::pool::{PoolView, Provenance};
use crate::relay::RelayName;

/// Guesses of how many exit IPs an IPv6 pool has: as small as a common IPv4 one, the middle of those, or a /120.
const POOL_SIZES: [f64; 3] = [14.0, 45.0, 254.0];

/// Nothing is known of the size.
const POOL: PoolView = PoolView { size: None, provenance: Provenance::Unknown };

impl Model {
    /// People on one IPv6 exit IP of a relay; `None` for a relay that is not in the list.
    pub fn crowd_on_v6(&self, relay: &RelayName, motive: Motive) -> Option<CrowdEstimate> {
        let v4 = self.ingredients(self.index(relay)?, motive)?;
        let on_one_relay = f64::from(v4.pool.size()).ln();
        let budget = VarianceBudget { pool: 0.0, ..v4.budget };
        Some(self.over_pool_sizes(Ingredients { ln_rate: v4.ln_rate + on_one_relay, budget, ..v4 }))
    }

    /// The number of others with the same pair, of which [`Model::crowd_on_both`] tells the quantiles; `None` for a
    /// relay that is not in the list.
    pub fn others_on_both(&self, relay: &RelayName, motive: Motive) -> Option<Mixture> {
        Some(self.mixed_over_pool_sizes(&self.ingredients(self.index(relay)?, motive)?))
    }

    /// People who show the same pair of IPv4 and IPv6 exit IP; `None` for a relay that is not in the list.
    pub fn crowd_on_both(&self, relay: &RelayName, motive: Motive) -> Option<CrowdEstimate> {
        Some(self.over_pool_sizes(self.ingredients(self.index(relay)?, motive)?))
    }

    /// Of the people who are meant, those with IPv6, spread over a pool of each possible size.
    fn over_pool_sizes(&self, people: Ingredients) -> CrowdEstimate {
        let others = self.mixed_over_pool_sizes(&people);
        let of_sizes = spread_of_sizes();
        estimate(
            &others,
            POOL,
            VarianceBudget { pool: people.budget.pool + of_sizes, ..people.budget },
        )
    }

    fn mixed_over_pool_sizes(&self, people: &Ingredients) -> Mixture {
        let ln_with_ipv6 = people.ln_rate + self.assumptions.ipv6_share.ln();
        let variance = people.budget.total();
        Mixture::of(POOL_SIZES.map(|size| Component::new(1.0, ln_with_ipv6 - size.ln(), variance)))
    }
}

/// Variance of ln(size) over the guesses.
fn spread_of_sizes() -> f64 {
    let [a, b, c] = POOL_SIZES.map(f64::ln);
    let mean = (a + b + c) / 3.0;
    (square(a - mean) + square(b - mean) + square(c - mean)) / 3.0
}
