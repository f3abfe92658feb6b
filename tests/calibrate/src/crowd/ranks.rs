//! Does a truth hide among draws from what was expected of it?
//!
//! Simulation-based calibration (Talts and others, 2018): among 200 draws the truth is as likely to be the first as
//! the last or any other. It looks at quantiles as the product does, and so at other code than the places do.

use shoal_core::mixture::Mixture;

use super::oracle::{Oracle, as_it_is};
use super::pair;
use super::visit::{Purpose, Survey};
use crate::chi_square::{evenness, histogram};
use crate::dice::Dice;
use crate::extent::Extent;
use crate::finding::{Allowed, Finding, Unit};

/// Draws from each distribution.
const DRAWS: u32 = 200;

/// Columns of ranks.
const COLUMNS: u32 = 20;

/// One world in so many is looked at, as each costs many draws.
const ONE_IN: u32 = 5;

/// T6: ranks of IPv4 crowds and of those that share both exit IPs.
pub(crate) fn findings(survey: &Survey, extent: &Extent) -> Vec<Finding> {
    let oracle = Oracle::new(&survey.model, as_it_is);
    let pairs = Oracle::new(&survey.model, pair::as_it_is);
    let mut dice = Dice::new(extent.seed, "ranks");
    let worlds = extent.worlds / ONE_IN;
    let crowds: Vec<f64> = (0..worlds)
        .map(|number| {
            let visit = survey.visit(number, Purpose::LookedAt);
            rank(oracle.expects(visit.relay, visit.purpose), visit.others, &mut dice)
        })
        .collect();
    let alike: Vec<f64> = (0..worlds)
        .map(|number| {
            let visit = survey.visit(number, Purpose::LookedAt);
            let others = pair::as_supposed(&visit, survey, &mut dice);
            rank(pairs.expects(visit.relay, visit.purpose), others, &mut dice)
        })
        .collect();
    [("crowds", crowds), ("crowds of both families", alike)]
        .map(|(what, ranks)| {
            let chance = evenness(&histogram(ranks, COLUMNS));
            let what = format!("{what}: chance of the ranks' shape");
            Finding::new("T6", what, chance, Unit::Plain(4))
                .must(Allowed::AtLeast(0.001))
                .noting(format!("{worlds} worlds, {DRAWS} draws each"))
        })
        .into()
}

/// Which share of draws is below the truth; of those that equal it a share that is drawn.
fn rank(expected: &Mixture, others: u32, dice: &mut Dice) -> f64 {
    let (mut below, mut equal) = (0, 0);
    for _ in 0..DRAWS {
        match expected.quantile(dice.fraction()).cmp(&others) {
            std::cmp::Ordering::Less => below += 1,
            std::cmp::Ordering::Equal => equal += 1,
            std::cmp::Ordering::Greater => {}
        }
    }
    let rank = below + dice.below(equal + 1);
    (f64::from(rank) + dice.fraction()) / f64::from(DRAWS + 1)
}
