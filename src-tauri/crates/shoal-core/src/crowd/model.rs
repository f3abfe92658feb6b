//! From a relay list and a few assumptions to the crowd on each exit IP.
//!
//! Users on the relay ÷ exit IPs in its pool is the expected number of others; what is not known about either becomes
//! the width of the range. The noise on a share has mean one, so *why* somebody looks at a relay matters
//! ([`Motive`]). Source of the formulas: `model.md` section 2 (2026).

use std::sync::{Arc, OnceLock};

use crate::address::ExitIp;
use crate::counting::real;
use crate::crowd::{CrowdEstimate, Level, VarianceBudget};
use crate::directory::RelayDirectory;
use crate::mixture::{Component, Mixture};
use crate::pool::{ExitPool, PoolTable, PoolView, Provenance, SightedPools};
use crate::population::{self, Share};
use crate::relay::{CityCode, Relay, RelayName};
use crate::settings::Assumptions;

/// Standard deviation of ln(users) for the hour of the day: at night there are perhaps half as many.
const SIGMA_TIME: f64 = 0.2;

/// The 95 % quantile of the standard normal distribution: half the width of a 90 % range, in standard deviations.
const NINETY_PERCENT: f64 = 1.644_853_626_951_472_7;

/// Why the crowd on a relay is asked for.
///
/// The noise on a share has mean one. Being somewhere because others are too makes a share the larger the more people
/// are there (size bias): with a variance s² of ln(share) its median lies s²/2 above the middle; without that, s²/2
/// below it. The number of users and the size of the pool are the same for everybody and are not shifted. Source:
/// `model.md` section 2 (2026).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motive {
    /// It is looked at, or Shoal sent its user there: its name says nothing about how many people are there.
    LookedAt,
    /// It is in use, and why is not known: as probably chosen as others choose as not.
    InUse,
    /// It is in use by somebody who chose as others choose: being there is evidence that many are.
    ChosenAsOthers,
}

impl Motive {
    /// By how many variances of ln(share) the middle is shifted: θ − ½, where θ is the probability that the user chose
    /// as others choose.
    pub(super) fn shift(self) -> f64 {
        match self {
            Self::LookedAt => -0.5,
            Self::InUse => 0.0,
            Self::ChosenAsOthers => 0.5,
        }
    }
}

/// What is estimated from one relay list under one set of assumptions; gives the same answers for ever.
#[derive(Clone, Debug)]
pub struct Model {
    directory: Arc<RelayDirectory>,
    pub(super) assumptions: Assumptions,
    pools: PoolTable,
    shares: Vec<Share>,
    /// Crowds looked at before, by relay and by city, in the directory's order.
    on_relays: Vec<OnceLock<CrowdEstimate>>,
    in_cities: Vec<OnceLock<Option<CrowdEstimate>>>,
}

/// What makes up the number of others on one relay's exit IPs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ingredients {
    /// Median of ln(users on the relay).
    pub(super) ln_people: f64,
    ln_share: f64,
    pub(super) budget: VarianceBudget,
    pub(super) pool: ExitPool,
}

impl Default for Model {
    /// Knows no relay.
    fn default() -> Self {
        Self::new(Arc::default(), Assumptions::default())
    }
}

impl Model {
    /// Infers pools and shares; crowds are computed when asked for, once each.
    pub fn new(directory: Arc<RelayDirectory>, assumptions: Assumptions) -> Self {
        let pools = PoolTable::infer(&directory);
        Self::with_pools(directory, assumptions, pools)
    }

    /// The same with pools inferred before, such as by [`PoolTable::infer_with`] from the same list.
    pub fn with_pools(
        directory: Arc<RelayDirectory>,
        assumptions: Assumptions,
        pools: PoolTable,
    ) -> Self {
        Self {
            pools,
            shares: population::shares(&directory),
            on_relays: vec![OnceLock::new(); directory.relays().len()],
            in_cities: vec![OnceLock::new(); directory.cities().len()],
            directory,
            assumptions,
        }
    }

    /// The same where these exit IPs were seen; `None` where that changes no pool. Crowds that were computed before and
    /// still hold are kept.
    pub fn resighted(&self, sighted: &SightedPools) -> Option<Self> {
        let pools = PoolTable::infer_with(&self.directory, sighted);
        if pools == self.pools {
            return None;
        }
        let mut next = self.clone();
        let relays = self.directory.relays().iter().enumerate();
        for (index, relay) in
            relays.filter(|(index, _)| pools.pool(*index) != self.pools.pool(*index))
        {
            next.on_relays[index] = OnceLock::new();
            if let Some(city) = self.city_index(&relay.name.city()) {
                next.in_cities[city] = OnceLock::new();
            }
        }
        next.pools = pools;
        Some(next)
    }

    /// The relay list that it rests on.
    pub fn directory(&self) -> &RelayDirectory {
        &self.directory
    }

    /// The exit pools.
    pub fn pools(&self) -> &PoolTable {
        &self.pools
    }

    /// The exit pool of a relay; `None` for a relay that is not in the list.
    pub fn pool_of(&self, relay: &RelayName) -> Option<ExitPool> {
        Some(self.pools.pool(self.index(relay)?))
    }

    /// The relay whose pool an exit IP is from and where in the pool it stands, counted from 0; `None` there where the
    /// beginning of the pool is not known.
    pub fn locate(&self, exit_ip: ExitIp) -> Option<(&RelayName, Option<u32>)> {
        let located = self.pools.locate(exit_ip)?;
        Some((&self.directory.relays().get(located.relay)?.name, located.offset))
    }

    /// The share of all users that is on a relay; `None` for a relay that is not in the list.
    pub fn share_of(&self, relay: &RelayName) -> Option<Share> {
        self.shares.get(self.index(relay)?).copied()
    }

    /// Others to expect on one exit IP of a relay with everything at its median: N × share ÷ pool size. `None` for a
    /// relay that is not in the list.
    pub fn rate_on(&self, relay: &RelayName) -> Option<f64> {
        Some(self.ingredients(self.index(relay)?, Motive::InUse)?.ln_rate().exp())
    }

    /// Users of the whole network, at the median.
    pub fn users_in_all(&self) -> f64 {
        f64::from(self.assumptions.users)
    }

    /// Users on a relay, with everything at its median: N × share. `None` for a relay that is not in the list.
    pub fn users_on(&self, relay: &RelayName) -> Option<f64> {
        Some(self.ingredients(self.index(relay)?, Motive::InUse)?.ln_people.exp())
    }

    /// People on one exit IP of a relay; `None` for a relay that is not in the list.
    pub fn crowd_on(&self, relay: &RelayName, motive: Motive) -> Option<CrowdEstimate> {
        let index = self.index(relay)?;
        match motive {
            Motive::LookedAt => self.looked_at(index),
            Motive::InUse | Motive::ChosenAsOthers => {
                Some(self.ingredients(index, motive)?.estimate())
            }
        }
    }

    /// People to expect in a city when Mullvad draws the relay there: by weight among the active ones, evenly where
    /// all have weight 0. `None` for a city that is not in the list or has no active relay.
    pub fn crowd_in(&self, city: &CityCode) -> Option<CrowdEstimate> {
        let at = self.city_index(city)?;
        *self.in_cities.get(at)?.get_or_init(|| self.mixed_over(city))
    }

    fn city_index(&self, city: &CityCode) -> Option<usize> {
        self.directory.cities().binary_search_by(|known| known.code.cmp(city)).ok()
    }

    pub(crate) fn index(&self, relay: &RelayName) -> Option<usize> {
        self.directory.relays().binary_search_by(|known| known.name.cmp(relay)).ok()
    }

    /// [`Model::crowd_on`] for the relay with this index, looked at.
    pub(crate) fn looked_at(&self, index: usize) -> Option<CrowdEstimate> {
        let known = self.on_relays.get(index)?;
        let ingredients = self.ingredients(index, Motive::LookedAt)?;
        Some(*known.get_or_init(|| ingredients.estimate()))
    }

    fn mixed_over(&self, city: &CityCode) -> Option<CrowdEstimate> {
        let first = self.directory.relays_in(city).next()?;
        let start = self.index(&first.name)?;
        let open = |relay: &Relay| relay.active && population::has_users(relay);
        let relays = (start..).zip(self.directory.relays_in(city)).filter(|(_, relay)| open(relay));
        self.drawn_from(relays.map(|(index, _)| index))
    }

    /// People to expect when one of these relays is drawn by weight, evenly where all have weight 0.
    pub(crate) fn drawn_from(&self, relays: impl Iterator<Item = usize>) -> Option<CrowdEstimate> {
        let drawn = relays.filter_map(|index| {
            let weight = real(self.directory.relays().get(index)?.weight);
            Some((weight, self.ingredients(index, Motive::LookedAt)?))
        });
        let mut drawn: Vec<(f64, Ingredients)> = drawn.collect();
        if drawn.iter().all(|(weight, _)| *weight <= 0.0) {
            for (weight, _) in &mut drawn {
                *weight = 1.0;
            }
        }
        drawn.retain(|(weight, _)| *weight > 0.0);
        let components = drawn.iter().flat_map(|(weight, part)| part.components(*weight));
        let mixture = Mixture::of(components);
        let (_, part) = drawn.first()?;
        let alike =
            drawn.iter().all(|(_, other)| other.pool.provenance() == part.pool.provenance());
        let provenance = if alike { part.pool.provenance() } else { Provenance::Mixed };
        Some(estimate(&mixture, PoolView::of(None, provenance), mixed_budget(&drawn)))
    }

    pub(super) fn share_at(&self, index: usize) -> Option<Share> {
        self.shares.get(index).copied()
    }

    /// Variance of ln(users) that is the same for every relay: how many use Mullvad, and what time of day it is.
    pub(super) fn variance_beside_shares(&self) -> f64 {
        square(sigma_of_users(&self.assumptions)) + square(SIGMA_TIME)
    }

    pub(super) fn ingredients(&self, index: usize, motive: Motive) -> Option<Ingredients> {
        let share = self.shares.get(index)?;
        let pool = self.pools.pool(index);
        let budget = VarianceBudget {
            users: square(sigma_of_users(&self.assumptions)),
            share: share.ln_variance,
            pool: pool.ln_size_variance(),
            time: square(SIGMA_TIME),
            ipv6: 0.0,
        };
        let ln_share = share.of_users.ln();
        let ln_users = f64::from(self.assumptions.users.max(1)).ln();
        let ln_people = ln_users + ln_share + motive.shift() * share.ln_variance;
        Some(Ingredients { ln_people, ln_share, budget, pool })
    }
}

impl Ingredients {
    /// Middle of ln(others per exit IP).
    fn ln_rate(&self) -> f64 {
        self.ln_people - self.pool.ln_size()
    }

    /// The same once the relay has shown this exit IP: a pool that does not hold it was wrong.
    pub(super) fn having_shown(self, exit_ip: Option<ExitIp>) -> Self {
        let pool = exit_ip.map_or(self.pool, |exit_ip| self.pool.having_shown(exit_ip));
        let budget = VarianceBudget { pool: pool.ln_size_variance(), ..self.budget };
        Self { budget, pool, ..self }
    }

    /// The rate for each size that the pool may have, `weight` in all.
    pub(super) fn components(self, weight: f64) -> impl Iterator<Item = Component> {
        let Self { ln_people, budget, pool, .. } = self;
        let beside_pool = budget.total() - budget.pool;
        pool.sizes().map(move |guess| {
            let variance = beside_pool + guess.ln_variance;
            Component::new(weight * guess.weight, ln_people - guess.ln_size, variance)
        })
    }

    pub(super) fn estimate(self) -> CrowdEstimate {
        estimate(&Mixture::of(self.components(1.0)), self.pool.view(), self.budget)
    }
}

/// Quantiles of others, plus the user.
pub(super) fn estimate(
    others: &Mixture,
    pool: PoolView,
    range_from: VarianceBudget,
) -> CrowdEstimate {
    let people = |probability| others.quantile(probability).saturating_add(1);
    let likely = people(0.5);
    CrowdEstimate {
        low: people(0.1),
        likely,
        high: people(0.9),
        alone_probability: others.nobody(),
        pool,
        level: Level::of(likely),
        range_from,
    }
}

/// The budgets' mean, and what the relays' medians add by lying apart: by share and by pool, as if the two were
/// independent of each other.
fn mixed_budget(drawn: &[(f64, Ingredients)]) -> VarianceBudget {
    let total: f64 = drawn.iter().map(|(weight, _)| weight).sum();
    let mean = |of: &dyn Fn(&Ingredients) -> f64| -> f64 {
        drawn.iter().map(|(weight, part)| weight * of(part)).sum::<f64>() / total
    };
    let spread = |of: &dyn Fn(&Ingredients) -> f64| -> f64 {
        let middle = mean(of);
        mean(&|part| square(of(part) - middle))
    };
    VarianceBudget {
        users: mean(&|part| part.budget.users),
        share: mean(&|part| part.budget.share) + spread(&|part| part.ln_share),
        pool: mean(&|part| part.budget.pool) + spread(&|part| part.pool.ln_size()),
        time: mean(&|part| part.budget.time),
        ipv6: mean(&|part| part.budget.ipv6),
    }
}

/// Standard deviation of ln(users), from the 90 % range.
fn sigma_of_users(assumptions: &Assumptions) -> f64 {
    let [low, high] = [assumptions.users_low, assumptions.users_high].map(|users| users.max(1));
    (f64::from(high) / f64::from(low)).ln().max(0.0) / (2.0 * NINETY_PERCENT)
}

pub(super) fn square(number: f64) -> f64 {
    number * number
}
