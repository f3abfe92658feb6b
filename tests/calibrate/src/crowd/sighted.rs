//! What a few exit IPs that were seen do to a wrong prediction.
//!
//! One predicted pool in four is wrong here. The user has seen exit IPs on the relay; where one lies outside the
//! prediction the model drops it, and where it lies inside, the model goes on believing it.

use std::net::Ipv4Addr;

use shoal_core::ExitIp;
use shoal_core::pool::{Provenance, SightedPools};

use super::assumed::{Assumed, Pools};
use super::coverage::Coverage;
use super::oracle::{as_it_is, place};
use super::pools;
use super::visit::{Purpose, Survey};
use crate::dice::Dice;
use crate::extent::Extent;
use crate::finding::Finding;

/// One world in so many is looked at, as each needs pools of its own.
const ONE_IN: u32 = 10;

/// T8: predictions that are wrong, after one exit IP was seen on the relay, and after three.
pub(crate) fn findings(extent: &Extent) -> Vec<Finding> {
    [1, 3].map(|seen| finding(seen, extent)).into()
}

fn finding(seen: u32, extent: &Extent) -> Finding {
    let assumed = Assumed { pools: Pools::Mistaken, ..Assumed::default() };
    let survey = Survey::new(assumed, Dice::new(extent.seed, "sighted"));
    let worlds = extent.worlds / ONE_IN;
    let told: Vec<(f64, bool)> =
        (0..worlds).filter_map(|number| told(&survey, number, seen)).collect();
    let overruled = told.iter().filter(|(_, overruled)| *overruled).count();
    let places: Vec<f64> = told.iter().map(|(place, _)| *place).collect();
    let widening = extent.widening() * f64::from(ONE_IN).sqrt();
    let what = format!("a quarter of predicted pools wrong, exit IPs seen: {seen}");
    let finding = Coverage::of(&places).still_holds(what, widening);
    let note = format!("{}; {overruled} of {} overruled", finding.note, told.len());
    finding.noting(note)
}

/// Where the truth lies for a predicted pool of which exit IPs were seen, and whether they overruled it.
fn told(survey: &Survey, number: u32, seen: u32) -> Option<(f64, bool)> {
    let (world, mut dice) = survey.world(number);
    let ground = survey.in_use(&world, &mut dice)?;
    let relay = survey.terrain.grounds[ground].relay;
    let known = survey.model.pools().pool(relay);
    let first = known.range().filter(|_| known.provenance() == Provenance::Predicted)?.first;
    let pool = pools::truth(known, survey.assumed.pools, &mut dice);
    let others = dice.poisson(world.users * world.shares[ground] / pool.size);
    let name = &survey.model.directory().relays()[relay].name;
    let mut sighted = SightedPools::default();
    for _ in 0..seen {
        sighted.saw(name, ExitIp(address(first, pool.start + dice.fraction() * pool.size).into()));
    }
    let resighted = survey.model.resighted(&sighted);
    let model = resighted.as_ref().unwrap_or(&survey.model);
    let is_overruled = model.pools().pool(relay).provenance() != Provenance::Predicted;
    let place = place(&as_it_is(model, relay, Purpose::InUse.motive()), others, &mut dice);
    Some((place, is_overruled))
}

/// The address so far from the first one of the prediction, in the same row as long as it is one of the row's.
fn address(first: Ipv4Addr, distance: f64) -> Ipv4Addr {
    let [a, b, c, d] = first.octets();
    let last = f64::from(d) + distance.floor();
    if (0.0..=255.0).contains(&last) {
        let up = (0..=255_u8).find(|byte| f64::from(*byte) >= last).unwrap_or(u8::MAX);
        return Ipv4Addr::new(a, b, c, up);
    }
    // Elsewhere altogether: an address of a block that no list of ours has.
    let far = u32::from(Ipv4Addr::new(203, 0, 113, 0));
    let place = (0..=255_u32).find(|byte| f64::from(*byte) >= distance.abs() % 256.0);
    Ipv4Addr::from(far + place.unwrap_or_default())
}
