//! The crowd: is its range right, and does it say something?

mod assumed;
mod coverage;
mod decisions;
mod gain;
mod misspecified;
mod networks;
mod oracle;
mod pair;
mod planted;
mod pools;
mod ranks;
mod sharpness;
mod sighted;
mod steadiness;
mod strata;
mod visit;
mod world;

use crate::dice::Dice;
use crate::extent::Extent;
use crate::finding::Finding;
use crate::list::{Speeds, directory};

use assumed::Assumed;
use coverage::Coverage;
use decisions::misled;
use oracle::{Oracle, as_it_is};
use visit::{Purpose, Survey};

/// All that is found about crowds.
pub(crate) fn findings(extent: &Extent) -> Vec<Finding> {
    let list = directory(Speeds::Told);
    let survey = Survey::new(&list, Assumed::default(), Dice::new(extent.seed, "crowd"));
    let oracle = Oracle::new(&survey.model, as_it_is);
    let mut found = Vec::new();
    let purposes = [Purpose::InUse, Purpose::AsOthers, Purpose::LookedAt, Purpose::Ranked];
    let visits = purposes.map(|purpose| oracle.places(&survey, extent.worlds, purpose));
    for (purpose, visits) in purposes.iter().zip(&visits) {
        let places: Vec<f64> = visits.iter().map(|visit| visit.place).collect();
        found.extend(Coverage::of(&places).findings(&purpose.to_string(), extent));
    }
    let strata = strata::strata(&visits.concat(), &survey.model);
    found.extend(strata::findings(&strata));
    found.extend(ranks::findings(&survey, extent));
    found.extend(planted::findings(&survey, extent));
    let [in_use, ..] = &visits;
    let expects = |relay| oracle.expects(relay, Purpose::InUse).clone();
    found.extend(sharpness::findings(&survey, in_use, expects));
    found.extend(misspecified::findings(&misspecified::worlds(extent), extent));
    found.extend(sighted::findings(extent));
    found.extend(pair::findings(&survey, extent));
    found.extend(networks::findings(extent));
    for (purpose, visits) in purposes.iter().zip(&visits) {
        found.extend(misled(&oracle, visits).findings("T10", &purpose.to_string(), extent));
    }
    found.extend(decisions::in_a_larger_network(extent));
    found.extend(steadiness::findings(extent));
    found.extend(gain::findings(&survey, extent));
    found
}
