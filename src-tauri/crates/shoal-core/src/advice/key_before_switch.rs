//! A switch under the same key ties what sites saw before to what they see afterwards: the new key comes first.
//!
//! Source: `model.md` sections 5 and 8 (2026).

use crate::advice::{Departure, Facts, Finding, PROFILES_MINDING_LINKS, Rule, Says, Severity};
use crate::regime::Regime;
use crate::relay::RelayName;
use crate::time::UnixSeconds;

/// Rules that lead away from the present relay. One that only hints leads nobody.
const LEAD_AWAY: [&str; 2] = ["few-people", "long-stay"];

/// Seconds for which a relay counts as left a moment ago: somebody who looks for a place that works goes on.
const A_MOMENT: i64 = 600;

/// See the module.
pub(super) const RULE: Rule = Rule {
    id: "key-before-switch",
    severity: Severity::Notable,
    speaks_for: PROFILES_MINDING_LINKS,
    patience: 0,
    silenced_by: &["leak"],
    due_at: over_at,
    check,
};

fn check(facts: &Facts<'_>, _: bool) -> Option<Finding> {
    let here = facts.route()?.exit.as_ref()?;
    let just_left = facts.trail.left.filter(|left| is_tied_to(here, left, facts));
    let leads_away = facts.speaking.iter().any(|id| LEAD_AWAY.contains(id));
    let exits = facts.trail.figures.exits;
    // Where the next switch leads is not known, so it may be to a relay that follows the position.
    let speaks = just_left.is_some() || leads_away && exits > 0;
    speaks.then(|| Finding {
        says: Says::KeyBeforeSwitch { exits, just_left: just_left.is_some() },
        action: facts.new_identity(),
    })
}

/// Whether a relay was left a moment ago, and visits through it and through the present one can be tied together.
fn is_tied_to(here: &RelayName, left: &Departure, facts: &Facts<'_>) -> bool {
    let draws = |relay| facts.trail.regimes.verdict(relay).regime == Regime::Drawn;
    facts.now.since(left.at) < A_MOMENT && !(draws(here) && draws(&left.relay))
}

fn over_at(facts: &Facts<'_>) -> Option<UnixSeconds> {
    facts.trail.left.map(|left| left.at.plus(A_MOMENT))
}
