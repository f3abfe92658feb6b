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

use crate::chi_square::histogram;
use crate::dice::Dice;
use crate::extent::Extent;
use crate::finding::Finding;
use crate::report::Report;

use assumed::Assumed;
use coverage::{COLUMNS, Coverage};
use decisions::misled;
use oracle::{Oracle, Placed, as_it_is};
use visit::{Purpose, Survey};

/// All that is found about crowds.
pub(crate) fn calibrate(extent: &Extent, report: &mut Report) {
    let survey = Survey::new(Assumed::default(), Dice::new(extent.seed, "crowd"));
    let oracle = Oracle::new(&survey.model, as_it_is);
    let found = &mut report.findings;
    let purposes = [Purpose::InUse, Purpose::AsOthers, Purpose::LookedAt, Purpose::Ranked];
    let visits = purposes.map(|purpose| oracle.places(&survey, extent.worlds, purpose));
    for (purpose, visits) in purposes.iter().zip(&visits) {
        let findings = Coverage::of(&places(visits)).findings(&purpose.to_string(), extent);
        let is_headline = *purpose == Purpose::InUse;
        found.extend(findings.into_iter().map(|finding| Finding { is_headline, ..finding }));
    }
    let all = visits.concat();
    let strata = strata::strata(&all, &survey.model);
    found.extend(strata::findings(&strata));
    found.extend(ranks::findings(&survey, extent));
    found.extend(planted::findings(&survey, extent));
    let [in_use, ..] = &visits;
    let expects = |relay| oracle.expects(relay, Purpose::InUse).clone();
    found.extend(sharpness::findings(&survey, in_use, expects, extent));
    found.extend(misspecified::findings(extent));
    found.extend(sighted::findings(extent));
    found.extend(pair::findings(&survey, extent));
    found.extend(networks::findings(extent));
    for (purpose, visits) in purposes.iter().zip(&visits) {
        found.extend(misled(&oracle, visits).findings("T10", &purpose.to_string(), extent));
    }
    found.extend(decisions::in_a_larger_network(extent));
    found.extend(steadiness::findings(extent));
    found.extend(gain::findings(&survey, extent));
    report.shapes.places = histogram(places(&all), COLUMNS);
    report.shapes.planted = histogram(planted::first(&survey, extent), COLUMNS);
    report.shapes.strata = strata.iter().map(strata::Stratum::held).collect();
}

fn places(visits: &[Placed]) -> Vec<f64> {
    visits.iter().map(|visit| visit.place).collect()
}
