//! Exit IPs seen under this key can be tied together strongly, whichever relays they were on.

use crate::advice::{Facts, Finding, PROFILES_MINDING_LINKS, Rule, Says, Severity};
use crate::counting::whole;

/// What the odds are multiplied by from which on it speaks: it makes a suspicion of one in ten a near certainty (85 %).
/// A judgement and no measurement.
const STRONG: f64 = 50.0;

/// Below this it falls silent again: pools are corrected now and then, and nothing should flap.
const WEAK_AGAIN: f64 = STRONG / 1.5;

/// See the module.
pub(super) const RULE: Rule = Rule {
    id: "link-strong",
    severity: Severity::Notable,
    speaks_for: PROFILES_MINDING_LINKS,
    // Not while relays are being tried out.
    patience: 10,
    silenced_by: &["leak"],
    due_at: |_| None,
    check: |facts, is_speaking| {
        let figures = facts.trail.figures;
        let (odds, width) = (figures.strongest.as_ref()?.odds, figures.width?);
        let threshold = if is_speaking { WEAK_AGAIN } else { STRONG };
        (odds >= threshold).then(|| finding(facts, odds, width.recip()))
    },
};

fn finding(facts: &Facts<'_>, odds: f64, one_in: f64) -> Finding {
    let says = Says::LinkStrong { one_in: whole(one_in), odds: whole(odds) };
    Finding { says, action: facts.new_identity() }
}
