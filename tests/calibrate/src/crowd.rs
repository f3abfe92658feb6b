//! The crowd: is its range right, and does it say something?

mod assumed;
mod coverage;
mod misspecified;
mod oracle;
mod planted;
mod pools;
mod strata;
mod visit;
mod world;

use crate::dice::Dice;
use crate::extent::Extent;
use crate::finding::Finding;
use crate::list::{Speeds, directory};

use assumed::Assumed;
use coverage::Coverage;
use oracle::{Oracle, Placed, as_it_is};
use visit::{Purpose, Survey};

/// All that is found about crowds.
pub(crate) fn findings(extent: &Extent) -> Vec<Finding> {
    let list = directory(Speeds::Told);
    let survey = Survey::new(&list, Assumed::default(), Dice::new(extent.seed, "crowd"));
    let oracle = Oracle::new(&survey.model, as_it_is);
    let mut found = Vec::new();
    let mut all: Vec<Placed> = Vec::new();
    for purpose in [Purpose::InUse, Purpose::LookedAt, Purpose::Ranked] {
        let visits = oracle.places(&survey, extent.worlds, purpose);
        let places: Vec<f64> = visits.iter().map(|visit| visit.place).collect();
        found.extend(Coverage::of(&places).findings(&purpose.to_string(), extent));
        all.extend(visits);
    }
    let strata = strata::strata(&all, &survey.model);
    found.extend(strata::findings(&strata));
    found.extend(planted::findings(&survey, extent));
    found.extend(misspecified::findings(&misspecified::worlds(extent), extent));
    found
}
