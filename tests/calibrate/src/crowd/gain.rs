//! Is it better there when Shoal says so?
//!
//! Somebody's tunnel is up; Shoal would send them elsewhere. Both crowds are predicted, and then counted in the same
//! world. The number of users is wrong in both predictions alike, so that the comparison is surer than either.

use shoal_core::mixture::Mixture;

use super::oracle::{Oracle, as_it_is};
use super::visit::{Purpose, Survey, mean};
use crate::chi_square::real;
use crate::extent::Extent;
use crate::finding::{Allowed, Finding, Unit};

/// Advice is given for a likely crowd of this many or fewer, unless the user chose otherwise.
const FEW_PEOPLE: f64 = 5.0;

/// A crowd before and after a switch: how many bits it was to gain, and did.
#[derive(Clone, Copy, Debug)]
struct Switch {
    predicted: f64,
    true_gain: f64,
    /// Few people are here, and the low end and the middle are both better there: only then Shoal advises it.
    is_advised: bool,
}

/// T12: the sign of what a switch gains.
pub(crate) fn findings(survey: &Survey, extent: &Extent) -> Vec<Finding> {
    let oracle = Oracle::new(&survey.model, as_it_is);
    let switches: Vec<Switch> =
        (0..extent.worlds).filter_map(|number| switch(survey, &oracle, number)).collect();
    let right = |of: &dyn Fn(&Switch) -> bool| {
        let sign = |switch: &Switch| match switch.predicted * switch.true_gain {
            product if product > 0.0 => 1.0,
            product if product < 0.0 => 0.0,
            _ => 0.5,
        };
        let told: Vec<f64> = switches.iter().filter(|switch| of(switch)).map(sign).collect();
        (told.len(), mean(told))
    };
    let finding = |what: &str, (cases, figure): (usize, f64)| {
        let share = real(cases) / real(switches.len().max(1)) * 100.0;
        Finding::new("T12", format!("{what}: sign right"), figure, Unit::Percent(1))
            .must(Allowed::AtLeast(0.95 - 0.01 * (extent.widening() - 1.0)))
            .noting(format!("{share:.0} % of switches"))
    };
    let more = |switch: &Switch| switch.predicted.abs() > 1.0;
    vec![
        finding("a switch that Shoal advises", right(&|switch| switch.is_advised && more(switch)))
            .headline(),
        finding("any switch with more than a bit to gain", right(&more))
            .or_because("the shares of two relays are each known to a factor of 1.7 only; Shoal advises a switch only where few people are"),
    ]
}

fn switch(survey: &Survey, oracle: &Oracle, number: u32) -> Option<Switch> {
    let (world, mut dice) = survey.world(number);
    let here = survey.in_use(&world, &mut dice)?;
    let there = survey.ranked(&mut dice).filter(|there| *there != here)?;
    let others = [here, there].map(|ground| f64::from(survey.others_at(&world, ground, &mut dice)));
    let relay = |ground: usize| survey.terrain.grounds[ground].relay;
    let before = oracle.expects(relay(here), Purpose::InUse);
    let after = oracle.expects(relay(there), Purpose::Ranked);
    let people = |crowd: &Mixture, at| f64::from(crowd.quantile(at)) + 1.0;
    Some(Switch {
        predicted: (people(after, 0.5) / people(before, 0.5)).log2(),
        true_gain: ((others[1] + 1.0) / (others[0] + 1.0)).log2(),
        is_advised: people(before, 0.5) <= FEW_PEOPLE
            && people(after, 0.5) > people(before, 0.5)
            && people(after, 0.1) > people(before, 0.1),
    })
}
