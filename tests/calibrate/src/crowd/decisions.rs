//! What people are told, beside what is true: how often does it mislead?

use std::sync::Arc;

use shoal_core::Level;
use shoal_core::crowd::Model;
use shoal_core::settings::Assumptions;

use super::assumed::Assumed;
use super::oracle::{Oracle, Placed, as_it_is};
use super::visit::{Purpose, Survey, mean};
use crate::dice::Dice;
use crate::extent::Extent;
use crate::finding::{Allowed, Finding, Unit};
use crate::list::{Speeds, directory};

/// Fewer others than this, and "many" was said: a false reassurance.
const HARDLY_ANYBODY: u32 = 5;

/// More others than this, and advice was given because of few people: a false alarm.
const A_CROWD: u32 = 50;

/// Advice is given for a likely crowd of this many or fewer, unless the user chose otherwise.
const FEW_PEOPLE: u32 = 5;

/// Fewer cases say nothing.
const FEWEST: usize = 100;

/// How often what was said misled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Misled {
    /// Of those who were told "many", the share with hardly anybody; nothing where too few were.
    pub(crate) reassured: Option<f64>,
    /// Of those who were told "some", the same.
    pub(crate) half_reassured: Option<f64>,
    /// Of those who were advised because of few people, the share in a crowd.
    pub(crate) alarmed: Option<f64>,
}

/// What was said at each visit, and what was true.
pub(crate) fn misled(oracle: &Oracle, visits: &[Placed]) -> Misled {
    let likely = |placed: &Placed| {
        oracle.expects(placed.visit.relay, placed.visit.purpose).quantile(0.5) + 1
    };
    let told: Vec<(u32, u32)> =
        visits.iter().map(|placed| (likely(placed), placed.visit.others)).collect();
    let share = |said: &dyn Fn(u32) -> bool, wrong: &dyn Fn(u32) -> bool| {
        let cases: Vec<f64> = told
            .iter()
            .filter(|(likely, _)| said(*likely))
            .map(|(_, others)| if wrong(*others) { 1.0 } else { 0.0 })
            .collect();
        (cases.len() >= FEWEST).then(|| mean(cases))
    };
    Misled {
        reassured: share(&|likely| Level::of(likely) == Level::Many, &|n| n < HARDLY_ANYBODY),
        half_reassured: share(&|likely| Level::of(likely) == Level::Some, &|n| n < HARDLY_ANYBODY),
        alarmed: share(&|likely| likely <= FEW_PEOPLE, &|n| n > A_CROWD),
    }
}

impl Misled {
    /// T10, and T16 in worlds that break an assumption.
    pub(crate) fn findings(
        &self,
        test: &'static str,
        whose: &str,
        extent: &Extent,
    ) -> Vec<Finding> {
        let wider = extent.widening();
        let finding = |what: &str, figure: Option<f64>, allowed| {
            let what = format!("{whose}: {what}");
            figure.map(|figure| Finding::new(test, what, figure, Unit::Percent(2)).must(allowed))
        };
        [
            finding(
                "told many, fewer than 5 others",
                self.reassured,
                Allowed::AtMost(0.02 * wider),
            ),
            finding("told some, fewer than 5 others", self.half_reassured, Allowed::Anything),
            finding("told few, more than 50 others", self.alarmed, Allowed::AtMost(0.05 * wider)),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// T10 where "many" is told: with the usual number of users it hardly ever is, so there are ten times as many here, and
/// the model was told so.
pub(crate) fn in_a_larger_network(extent: &Extent) -> Vec<Finding> {
    let Assumptions { users, users_low, users_high, ipv6_share } = Assumptions::default();
    let told = Assumptions {
        users: users * 10,
        users_low: users_low * 10,
        users_high: users_high * 10,
        ipv6_share,
    };
    let usual = Assumed::default();
    let assumed = Assumed { users: (usual.users.0 * 10.0, usual.users.1), ..usual };
    let list = directory(Speeds::Told);
    let model = Arc::new(Model::new(Arc::clone(&list), told));
    let survey = Survey::of(model, &list, assumed, Dice::new(extent.seed, "larger network"));
    let oracle = Oracle::new(&survey.model, as_it_is);
    let visits = oracle.places(&survey, extent.worlds, Purpose::InUse);
    misled(&oracle, &visits).findings("T10", "ten times as many users", extent)
}
