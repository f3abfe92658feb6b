//! What becomes of the range where an assumption is wrong? Each is broken alone.
//!
//! The 95 % range should still hold the truth in 85 % of the worlds. Where it does not, the table says so and why:
//! such a world is one in which Shoal's confidence is not deserved.

use std::sync::Arc;

use shoal_core::crowd::Model;
use shoal_core::settings::Assumptions;

use super::assumed::{Assumed, Demand, Pools, Tails};
use super::coverage::Coverage;
use super::decisions::{Misled, misled};
use super::oracle::{Oracle, Placed, as_it_is};
use super::visit::{Purpose, Survey};
use crate::dice::Dice;
use crate::extent::Extent;
use crate::finding::{Allowed, Finding};
use crate::list::{Speeds, directory};

/// A kind of world that breaks an assumption.
struct Broken {
    what: &'static str,
    assumed: Assumed,
    purpose: Purpose,
    /// Why the range does not hold there, where it does not.
    because: Option<&'static str>,
}

/// How the model fared in one kind of world.
#[derive(Clone, Debug)]
struct Fared {
    what: &'static str,
    coverage: Coverage,
    misled: Misled,
    because: Option<&'static str>,
}

/// Worlds that differ from what the model assumes in one thing.
fn kinds() -> Vec<Broken> {
    let usual = Assumed::default();
    let in_use = |what, assumed| Broken { what, assumed, purpose: Purpose::InUse, because: None };
    let ranked = |what, assumed| Broken { purpose: Purpose::Ranked, ..in_use(what, assumed) };
    let beyond =
        Some("the middle of the users' own range is off by its whole width; it can be set");
    vec![
        in_use("50,000 users, always", Assumed { users: (50_000.0, 0.0), ..usual }),
        in_use("450,000 users, always", Assumed { users: (450_000.0, 0.0), ..usual }),
        Broken {
            because: beyond,
            ..in_use(
                "users about 50,000, as uncertain",
                Assumed { users: (50_000.0, 0.7), ..usual },
            )
        },
        Broken {
            because: beyond,
            ..in_use(
                "users about 450,000, as uncertain",
                Assumed { users: (450_000.0, 0.7), ..usual },
            )
        },
        in_use("cities differ more (sigma 0.6)", Assumed { city: 0.6, ..usual }),
        in_use("cities differ far more (sigma 0.9)", Assumed { city: 0.9, ..usual }),
        in_use("now and then a city is far off", Assumed { tails: Tails::Heavy, ..usual }),
        in_use(
            "countries differ too (sigma 0.5)",
            Assumed { demand: Demand::Countries(0.5), ..usual },
        ),
        Broken {
            because: Some(
                "if relays did not stand where users are, no list could tell where they are",
            ),
            ..in_use(
                "demand has nothing to do with relays",
                Assumed { demand: Demand::Anywhere, ..usual },
            )
        },
        in_use("5 % pinned a relay", Assumed { pinned: 0.05, ..usual }),
        in_use("60 % pinned a relay", Assumed { pinned: 0.6, ..usual }),
        in_use("night, a quarter fewer", Assumed { hour: (0.75, 0.2), ..usual }),
        in_use("night, half as many", Assumed { hour: (0.5, 0.2), ..usual }),
        in_use("everybody chose as others do", Assumed { as_others: 1.0, ..usual }),
        in_use("everybody chose by their own lights", Assumed { as_others: 0.0, ..usual }),
        Broken {
            because: Some("they meet each other there: more people than told, never fewer"),
            ..ranked(
                "a tenth of all follow Shoal; one of them",
                Assumed { following: 0.1, ..usual },
            )
        },
        in_use("a tenth of all follow Shoal; any", Assumed { following: 0.1, ..usual }),
        in_use("a third of all follow Shoal; any", Assumed { following: 0.33, ..usual }),
        in_use("a quarter of predicted pools wrong", Assumed { pools: Pools::Mistaken, ..usual }),
        in_use("the same, with holes", Assumed { pools: Pools::Holed, ..usual }),
    ]
}

/// How the model fares in each kind of world, and where its list does not tell port speeds.
fn worlds(extent: &Extent) -> Vec<Fared> {
    let told = directory(Speeds::Told);
    let oracle_on = |list| {
        let model = Arc::new(Model::new(list, Assumptions::default()));
        (Oracle::new(&model, as_it_is), model)
    };
    let (oracle, model) = oracle_on(Arc::clone(&told));
    let look = |kind: Broken, model: &Arc<Model>, oracle: &Oracle| {
        let dice = Dice::new(extent.seed, kind.what);
        let survey = Survey::of(Arc::clone(model), &told, kind.assumed, dice);
        fares(&kind, &oracle.places(&survey, extent.worlds, kind.purpose), oracle)
    };
    let mut fared: Vec<Fared> =
        kinds().into_iter().map(|kind| look(kind, &model, &oracle)).collect();
    let untold = Broken {
        what: "port speeds not told",
        assumed: Assumed::default(),
        purpose: Purpose::InUse,
        because: None,
    };
    let (oracle, model) = oracle_on(directory(Speeds::Untold));
    fared.push(look(untold, &model, &oracle));
    fared
}

fn fares(kind: &Broken, visits: &[Placed], oracle: &Oracle) -> Fared {
    let places: Vec<f64> = visits.iter().map(|placed| placed.place).collect();
    Fared {
        what: kind.what,
        coverage: Coverage::of(&places),
        misled: misled(oracle, visits),
        because: kind.because,
    }
}

/// T8 and T16: each kind of world.
pub(crate) fn findings(extent: &Extent) -> Vec<Finding> {
    let findings = |one: &Fared| {
        let finding = one.coverage.still_holds(one.what, extent.widening());
        let mut findings = one.misled.findings("T16", one.what, extent);
        // What is told without a limit was told once, in worlds that break nothing.
        findings.retain(|finding| finding.allowed != Allowed::Anything);
        findings.insert(0, finding);
        match one.because {
            Some(because) => findings.into_iter().map(|one| one.or_because(because)).collect(),
            None => findings,
        }
    };
    worlds(extent).iter().flat_map(findings).collect()
}
