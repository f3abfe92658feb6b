//! The key is older than it should be: everything seen under it can be tied together, and that grows with every day.
//!
//! Mullvad's daemon makes a new key by itself, after 30 days at most; one that is overdue has not been made for a reason
//! (no connection to Mullvad's service, a machine that slept). Keys of other WireGuard clients never change by
//! themselves. Source: `model.md` section 8 (2026).

use crate::advice::{
    Facts, Finding, PROFILES_MINDING_LINKS, PROFILES_MINDING_SITES, Rule, Says, Severity,
};
use crate::health::Source;
use crate::key::RotationHours;
use crate::time::UnixSeconds;

/// Hours that the daemon has for a new key before its absence is spoken of: it tries again by itself, and a machine
/// that was just switched on has not tried yet.
const GRACE_HOURS: u32 = 24;

/// See the module.
pub(super) const RULE: Rule = Rule {
    id: "old-key",
    severity: Severity::Notable,
    speaks_for: PROFILES_MINDING_SITES,
    patience: 0,
    silenced_by: &[],
    due_at: overdue_at,
    check: |facts, _| overdue(facts).or_else(|| never_rotates(facts)),
};

fn overdue(facts: &Facts<'_>) -> Option<Finding> {
    let (created, due) = (facts.key.created?, overdue_at(facts)?);
    (facts.now >= due).then(|| Finding {
        says: Says::OldKey { created, rotation_hours: interval(facts) },
        action: facts.rotate_key(),
    })
}

fn never_rotates(facts: &Facts<'_>) -> Option<Finding> {
    let is_others = facts.source == Source::Check && facts.route().is_some();
    let minds = PROFILES_MINDING_LINKS.contains(&facts.settings.profile());
    (is_others && minds).then_some(Finding { says: Says::KeyNeverRotates, action: None })
}

fn overdue_at(facts: &Facts<'_>) -> Option<UnixSeconds> {
    let hours = interval(facts).saturating_add(GRACE_HOURS);
    Some(facts.key.created?.plus(i64::from(hours) * 3_600))
}

/// After how many hours there should be another key: never more than the daemon's own interval where nothing is set.
fn interval(facts: &Facts<'_>) -> u32 {
    let RotationHours(longest) = RotationHours::DEFAULT;
    facts.key.rotation_hours.map_or(longest, |hours| hours.min(longest))
}
