//! A clearly larger crowd is within reach, in the user's region first.
//!
//! A popular city is not better for being popular: Stockholm may have fewer people on each exit IP than Copenhagen. So
//! only figures decide, and the popular cities are told with theirs. Source: `model.md` sections 2 and 7 (2026).

use crate::advice::{BetterPlace, Facts, Finding, Rule, Says, Severity};
use crate::command::SwitchTarget;
use crate::crowd::{CrowdEstimate, Level};
use crate::profile::Profile;
use crate::ranking::REGION_KM;
use crate::snapshot::QuickPlace;

/// See the module.
pub(super) const RULE: Rule = Rule {
    id: "better-crowd",
    severity: Severity::Hint,
    speaks_for: &[Profile::Sites, Profile::Networks, Profile::Targeted],
    // Not while relays are being tried out.
    patience: 10,
    // That one says where there are more.
    silenced_by: &["leak", "few-people"],
    due_at: |_| None,
    check,
};

fn check(facts: &Facts<'_>, is_speaking: bool) -> Option<Finding> {
    let here = facts.crowd.v4.filter(|here| here.level < Level::Many)?;
    let (place, better) = candidates(facts).max_by_key(|(_, crowd)| (crowd.low, crowd.likely))?;
    if better.likely <= here.likely || !is_clearly_more(better.low, here.low, is_speaking) {
        return None;
    }
    let CrowdEstimate { low, likely, high, .. } = *here;
    let popular = facts.places.quick.iter().filter(|place| is_city(place) && !place.here);
    let says = Says::BetterCrowd {
        low,
        likely,
        high,
        better: told(place, better),
        popular: popular.filter_map(|place| Some(told(place, place.crowd.as_ref()?))).collect(),
    };
    Some(Finding { says, action: facts.away(place.target.clone()) })
}

/// Twice as many at the low end; it clears below half as many more, so that nothing flaps.
fn is_clearly_more(there: u32, here: u32, is_speaking: bool) -> bool {
    let (there, here) = (u64::from(there), u64::from(here));
    if is_speaking { there * 2 >= here * 3 } else { there >= here * 2 }
}

/// Where one might go: the best crowd within reach, which is in the region where there is one, and popular cities in the
/// region.
fn candidates<'a>(facts: &Facts<'a>) -> impl Iterator<Item = (&'a QuickPlace, &'a CrowdEstimate)> {
    let facts = *facts;
    let is_within = move |place: &&QuickPlace| !is_city(place) || is_in_region(place, &facts);
    let places = facts.places.quick.iter().filter(|place| !place.here || !is_city(place));
    places.filter(is_within).filter_map(|place| Some((place, place.crowd.as_ref()?)))
}

fn is_city(place: &QuickPlace) -> bool {
    matches!(place.target, SwitchTarget::City { .. })
}

fn is_in_region(place: &QuickPlace, facts: &Facts<'_>) -> bool {
    let city = facts.places.directory.city(&place.city_code);
    match (facts.places.standpoint, city.and_then(|city| city.coordinates)) {
        (Some(standpoint), Some(point)) => standpoint.distance_km(point) <= REGION_KM,
        (None, _) => true,
        (Some(_), None) => false,
    }
}

fn told(place: &QuickPlace, crowd: &CrowdEstimate) -> BetterPlace {
    let CrowdEstimate { low, likely, high, .. } = *crowd;
    BetterPlace { city: place.city.clone(), low, likely, high }
}

#[cfg(test)]
mod tests {
    use super::is_clearly_more;

    #[test]
    fn twice_as_many_are_clearly_more_and_half_as_many_more_remain_so() {
        assert!(is_clearly_more(20, 10, false) && !is_clearly_more(19, 10, false));
        assert!(is_clearly_more(15, 10, true) && !is_clearly_more(14, 10, true));
        assert!(!is_clearly_more(u32::MAX, u32::MAX, false));
    }
}
