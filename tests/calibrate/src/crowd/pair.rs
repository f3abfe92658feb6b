//! Who shares both exit IPs, where sites see both families?
//!
//! Neither the share of users with IPv6 in their tunnel nor the size of an IPv6 pool is known, so the model takes three
//! of each. Here both are all that they could be.

use shoal_core::crowd::{Model, Motive};
use shoal_core::mixture::Mixture;

use super::coverage::Coverage;
use super::oracle::{Oracle, place};
use super::visit::{Purpose, Survey, Visit};
use crate::dice::Dice;
use crate::extent::Extent;
use crate::finding::Finding;

/// The model's own shares of users with IPv6, and sizes of their pools, each as probable.
const SUPPOSED: ([f64; 3], [f64; 3]) = ([0.2, 0.5, 0.8], [14.0, 45.0, 254.0]);

/// What they could be.
const SHARES: [f64; 3] = [0.05, 0.5, 0.95];
const SIZES: [f64; 3] = [14.0, 254.0, 4_094.0];

/// Why the range may not hold.
const BEYOND: &str =
    "a share of users with IPv6 beyond what is taken as possible (20 to 80 %); it can be set";

/// The model's answer.
pub(crate) fn as_it_is(model: &Model, relay: usize, motive: Motive) -> Mixture {
    let name = &model.directory().relays()[relay].name;
    model.others_on_both(name, motive).expect("it is in the list")
}

/// Others with the same pair in a world as the model supposes it.
pub(crate) fn as_supposed(visit: &Visit, survey: &Survey, dice: &mut Dice) -> u32 {
    let mut one_of = |of: [f64; 3]| of[usize::try_from(dice.below(3)).unwrap_or_default()];
    let (share, size) = (one_of(SUPPOSED.0), one_of(SUPPOSED.1));
    others(visit, survey, (share, size))
}

/// Others with the same pair, where this share has IPv6 and a pool this size.
///
/// Everybody on the IPv4 exit IP has IPv6 with this chance, and then the same IPv6 exit IP with one in its size.
fn others(visit: &Visit, survey: &Survey, (share, size): (f64, f64)) -> u32 {
    let mut dice = survey.dice_of(visit);
    let alike = (0..visit.others).filter(|_| dice.chance(share / size)).count();
    u32::try_from(alike).unwrap_or(u32::MAX)
}

/// T8: every share with every size.
pub(crate) fn findings(survey: &Survey, extent: &Extent) -> Vec<Finding> {
    let oracle = Oracle::new(&survey.model, as_it_is);
    let mut dice = Dice::new(extent.seed, "pairs");
    let visits: Vec<Visit> =
        (0..extent.worlds).map(|number| survey.visit(number, Purpose::InUse)).collect();
    let kinds = SHARES.into_iter().flat_map(|share| SIZES.map(|size| (share, size)));
    kinds
        .map(|(share, size)| {
            let lies = |visit: &Visit| {
                let expected = oracle.expects(visit.relay, visit.purpose);
                place(expected, others(visit, survey, (share, size)), &mut dice)
            };
            let places: Vec<f64> = visits.iter().map(lies).collect();
            let percent = share * 100.0;
            let what = format!("both families, {percent:.0} % have IPv6, pools of {size}");
            let finding = Coverage::of(&places).still_holds(what, extent.widening());
            if (0.2..=0.8).contains(&share) { finding } else { finding.or_because(BEYOND) }
        })
        .collect()
}
