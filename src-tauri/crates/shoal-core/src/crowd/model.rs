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
use crate::pool::{ExitPool, PoolTable, PoolView, Provenance};
use crate::population::{self, Share};
use crate::relay::{CityCode, Relay, RelayName};
use crate::settings::Assumptions;

/// Standard deviation of ln(users) for the hour of the day: at night there are perhaps half as many.
const SIGMA_TIME: f64 = 0.2;

/// The 95 % quantile of the standard normal distribution: half the width of a 90 % range, in standard deviations.
const NINETY_PERCENT: f64 = 1.644_853_626_951_472_7;

/// Why the crowd on a relay is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motive {
    /// It is looked at, or Shoal would send somebody there: its name says nothing about how many people are there, so
    /// the expected share counts (the median of ln rate is half a variance lower).
    LookedAt,
    /// It is in use, and why is not known. Being somewhere is evidence that many are; half of that is counted.
    InUse,
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
    /// Median of ln(others per exit IP).
    pub(super) ln_rate: f64,
    pub(super) ln_share: f64,
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
        Self {
            pools: PoolTable::infer(&directory),
            shares: population::shares(&directory),
            on_relays: vec![OnceLock::new(); directory.relays().len()],
            in_cities: vec![OnceLock::new(); directory.cities().len()],
            directory,
            assumptions,
        }
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

    /// The relay whose pool an exit IP is from and where in the pool it stands, counted from 0.
    pub fn locate(&self, exit_ip: ExitIp) -> Option<(&RelayName, u32)> {
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
        Some(self.ingredients(self.index(relay)?, Motive::InUse)?.ln_rate.exp())
    }

    /// People on one exit IP of a relay; `None` for a relay that is not in the list.
    pub fn crowd_on(&self, relay: &RelayName, motive: Motive) -> Option<CrowdEstimate> {
        let index = self.index(relay)?;
        match motive {
            Motive::LookedAt => self.looked_at(index),
            Motive::InUse => Some(self.ingredients(index, motive)?.estimate()),
        }
    }

    /// People to expect in a city when Mullvad draws the relay there: by weight among the active ones, evenly where
    /// all have weight 0. `None` for a city that is not in the list or has no active relay.
    pub fn crowd_in(&self, city: &CityCode) -> Option<CrowdEstimate> {
        let at = self.directory.cities().binary_search_by(|known| known.code.cmp(city)).ok()?;
        *self.in_cities.get(at)?.get_or_init(|| self.mixed_over(city))
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
        let components = drawn
            .iter()
            .map(|(weight, part)| Component::new(*weight, part.ln_rate, part.budget.total()));
        let mixture = Mixture::of(components);
        let (_, part) = drawn.first()?;
        let alike =
            drawn.iter().all(|(_, other)| other.pool.provenance() == part.pool.provenance());
        let provenance = if alike { part.pool.provenance() } else { Provenance::Mixed };
        Some(estimate(&mixture, PoolView { size: None, provenance }, mixed_budget(&drawn)))
    }

    pub(super) fn ingredients(&self, index: usize, motive: Motive) -> Option<Ingredients> {
        let share = self.shares.get(index)?;
        let pool = self.pools.pool(index);
        let budget = VarianceBudget {
            users: square(sigma_of_users(&self.assumptions)),
            share: share.ln_variance,
            pool: square(pool.ln_size_sigma()),
            time: square(SIGMA_TIME),
        };
        let ln_share = share.of_users.ln();
        let shift = match motive {
            Motive::LookedAt => -share.ln_variance / 2.0,
            Motive::InUse => 0.0,
        };
        let ln_users = f64::from(self.assumptions.users.max(1)).ln();
        let ln_rate = ln_users + ln_share - f64::from(pool.size()).ln() + shift;
        Some(Ingredients { ln_rate, ln_share, budget, pool })
    }
}

impl Ingredients {
    fn estimate(self) -> CrowdEstimate {
        let rate = Component::new(1.0, self.ln_rate, self.budget.total());
        estimate(&Mixture::of([rate]), self.pool.view(), self.budget)
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
        pool: mean(&|part| part.budget.pool) + spread(&|part| f64::from(part.pool.size()).ln()),
        time: mean(&|part| part.budget.time),
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
