//! How many people share an IPv6 exit IP, how many share it together with the IPv4 one, and how many would share the
//! IPv4 one with a user who has no IPv6.
//!
//! The two families are two independent positions of one device. A site that makes the browser use both sees the
//! pair; of a user without IPv6 it sees one address, and that there is no other. Neither the share of users with IPv6 in
//! their tunnel nor the size of the IPv6 pools is published: the share is an assumption of the user's with room on both
//! sides ([`ROOM`]), the size is one of [`POOL_SIZES`], each as probable. Source: `model.md` section 4.

use crate::crowd::model::{estimate, square};
use crate::crowd::{CrowdEstimate, Model, Motive, VarianceBudget};
use crate::mixture::{Component, Mixture};
use crate::pool::{PoolView, Provenance};
use crate::relay::RelayName;

/// Guesses of how many exit IPs an IPv6 pool has: as small as a common IPv4 one, the middle of those, or a /120.
const POOL_SIZES: [f64; 3] = [14.0, 45.0, 254.0];

/// What the odds that a user has IPv6 are multiplied by, each as probable: of the usual half of all users they make a
/// fifth, a half and four fifths.
const ROOM: [f64; 3] = [0.25, 1.0, 4.0];

impl Model {
    /// People on one IPv6 exit IP of a relay; `None` for a relay that is not in the list.
    pub fn crowd_on_v6(&self, relay: &RelayName, motive: Motive) -> Option<CrowdEstimate> {
        let people = self.ingredients(self.index(relay)?, motive)?;
        let budget = VarianceBudget { pool: 0.0, ..people.budget };
        let all = [Component::new(1.0, people.ln_people, budget.total())];
        Some(self.estimate_with_v6(&self.with_v6(all), budget))
    }

    /// The number of others with the same pair, of which [`Model::crowd_on_both`] tells the quantiles; `None` for a
    /// relay that is not in the list.
    pub fn others_on_both(&self, relay: &RelayName, motive: Motive) -> Option<Mixture> {
        Some(self.with_v6(self.ingredients(self.index(relay)?, motive)?.components(1.0)))
    }

    /// People who show the same pair of IPv4 and IPv6 exit IP; `None` for a relay that is not in the list.
    pub fn crowd_on_both(&self, relay: &RelayName, motive: Motive) -> Option<CrowdEstimate> {
        let people = self.ingredients(self.index(relay)?, motive)?;
        Some(self.estimate_with_v6(&self.with_v6(people.components(1.0)), people.budget))
    }

    /// People on one IPv4 exit IP of a relay who have no IPv6: whom a site that asks for both would be left with if this
    /// user had none. `None` for a relay that is not in the list.
    pub fn crowd_without_v6(&self, relay: &RelayName, motive: Motive) -> Option<CrowdEstimate> {
        let people = self.ingredients(self.index(relay)?, motive)?;
        let without = self.ipv6_shares().map(|share| (1.0 - share).ln());
        let budget = VarianceBudget { ipv6: spread_of(without), ..people.budget };
        let others = Mixture::of(times(people.components(1.0), &without));
        Some(estimate(&others, people.pool.view(), budget))
    }

    /// Of the people who are meant, those with IPv6, spread over a pool of each possible size.
    fn with_v6(&self, people: impl IntoIterator<Item = Component>) -> Mixture {
        let shares = self.ipv6_shares().map(f64::ln);
        let parts = POOL_SIZES.map(|size| -size.ln());
        Mixture::of(times(times(people, &shares), &parts))
    }

    /// What is told of those; `budget` is that of the people who are meant.
    fn estimate_with_v6(&self, others: &Mixture, budget: VarianceBudget) -> CrowdEstimate {
        let range_from = VarianceBudget {
            pool: budget.pool + spread_of(POOL_SIZES.map(f64::ln)),
            ipv6: spread_of(self.ipv6_shares().map(f64::ln)),
            ..budget
        };
        estimate(others, PoolView::of(None, Provenance::Unknown), range_from)
    }

    /// The shares of users with IPv6 that are taken as possible.
    fn ipv6_shares(&self) -> [f64; 3] {
        let share = self.assumptions.ipv6_share.clamp(0.0, 1.0);
        ROOM.map(|factor| share * factor / (1.0 - share + share * factor))
    }
}

/// Each rate times each of these factors, which are logarithms.
fn times(
    rates: impl IntoIterator<Item = Component>,
    ln_factors: &[f64; 3],
) -> impl Iterator<Item = Component> {
    rates.into_iter().flat_map(move |rate| ln_factors.map(|factor| rate.times(factor, 0.0)))
}

/// Variance over guesses that are each as probable; 0 where one of them is nothing at all.
fn spread_of([a, b, c]: [f64; 3]) -> f64 {
    let mean = (a + b + c) / 3.0;
    let variance = (square(a - mean) + square(b - mean) + square(c - mean)) / 3.0;
    if variance.is_finite() { variance } else { 0.0 }
}
