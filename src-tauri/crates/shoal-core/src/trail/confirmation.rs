//! Predicted against seen: does the position formula hold on this connection?
//!
//! Nobody has published a tunnel address together with the exit IP that it got, so the formula is a hypothesis for each
//! user. What would be seen if it did not hold? Two worlds are possible: relays that draw for themselves, and relays that
//! share another position than the predicted one. In the second, exit IPs agree with each other, so that hits are not
//! independent: three hits that prove a hundredth of all positions together come by luck once in a hundred, not once in
//! the product of the three pools. [`RegimeBook::formula_ratio`] weighs both worlds and keeps its judgement across
//! tunnel addresses; each new one is a new draw.
//!
//! * *Confirmed*: everything seen was 1,000 times likelier if the formula holds ([`FORMULA_CONFIRMED`]), and this tunnel
//!   address does not speak against it. This takes hits under two tunnel addresses or more, as a rule.
//! * *Does not hold*: what this tunnel address showed is at most a thousandth as likely if it holds: two misses on
//!   measured pools, or five on predicted ones. It may be the formula, the pools, or relays that draw for themselves.
//! * *Not enough*: everything else.
//!
//! [`RegimeBook::formula_ratio`]: crate::regime::RegimeBook::formula_ratio

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::assignment::Position;
use crate::interval::Interval;
use crate::pool::ExitPool;
use crate::regime::{FORMULA_CONFIRMED, WRONG_IF_MEASURED, WRONG_IF_PREDICTED};
use crate::relay::RelayName;
use crate::trail::{Evidence, Trail};

/// Whether exit IPs are those that the tunnel address implies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum PredictionVerdict {
    /// They are, more than luck would have it.
    Confirmed,
    /// They are not.
    DoesNotHold,
    /// What was seen does not decide it.
    NotEnough,
}

/// What was predicted against what was seen.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct AgainstPrediction {
    /// What follows.
    pub verdict: PredictionVerdict,
    /// Relays that showed the predicted exit IP under this tunnel address.
    pub hits: u32,
    /// Relays on which one could be predicted and was seen, under this tunnel address.
    pub tested: u32,
    /// How many times likelier everything seen, under this and earlier tunnel addresses, was if the formula holds; 1
    /// says nothing.
    pub ratio: f64,
}

impl AgainstPrediction {
    /// Holds a trail against the position that the tunnel address implies; `overall` is what all tunnel addresses
    /// together said so far.
    pub fn of(trail: &Trail, predicted: Position, overall: f64) -> Self {
        let tests = tests(trail, predicted);
        let hits = tests.values().filter(|test| test.hit.is_some()).count();
        let here = ratio_here(&tests);
        let verdict = if here.min(overall) <= 1.0 / FORMULA_CONFIRMED {
            PredictionVerdict::DoesNotHold
        } else if overall >= FORMULA_CONFIRMED {
            PredictionVerdict::Confirmed
        } else {
            PredictionVerdict::NotEnough
        };
        let counted = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Self { verdict, hits: counted(hits), tested: counted(tests.len()), ratio: overall }
    }
}

/// What one relay showed beside what was predicted.
struct Test {
    /// What the predicted exit IP proves, where it was the one seen and no other.
    hit: Option<Interval>,
    /// Belief that the pool is wrong.
    wrong: f64,
}

fn tests(trail: &Trail, predicted: Position) -> BTreeMap<&RelayName, Test> {
    let mut tests: BTreeMap<&RelayName, Test> = BTreeMap::new();
    for seen in trail.seen() {
        let (Evidence::Proves { interval, .. }, Some(wrong)) =
            (seen.evidence, wrong_share(seen.pool))
        else {
            continue;
        };
        let hit = interval.contains(predicted).then_some(interval);
        tests
            .entry(&seen.sighting.relay)
            .and_modify(|test| test.hit = test.hit.and(hit))
            .or_insert(Test { hit, wrong });
    }
    tests
}

/// Belief that a pool is wrong; `None` where not all of it is known.
fn wrong_share(pool: ExitPool) -> Option<f64> {
    match pool {
        ExitPool::Measured(_) => Some(WRONG_IF_MEASURED),
        ExitPool::Predicted(_) => Some(WRONG_IF_PREDICTED),
        ExitPool::Sighted(_) | ExitPool::Unknown => None,
    }
}

/// How many times likelier this is if the formula holds, where a wrong formula gets the luckier of two worlds.
fn ratio_here(tests: &BTreeMap<&RelayName, Test>) -> f64 {
    let likely: f64 = tests
        .values()
        .map(|test| if test.hit.is_some() { 1.0 - test.wrong } else { test.wrong })
        .product();
    let hits = || tests.values().filter_map(|test| test.hit);
    let if_drawn: f64 = hits().map(Interval::one_in).product();
    let if_shared =
        hits().try_fold(Interval::WHOLE, Interval::intersection).map_or(1.0, Interval::one_in);
    likely * if_drawn.min(if_shared)
}
