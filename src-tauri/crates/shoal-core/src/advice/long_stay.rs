//! The same exit IP for longer than the user wants: what was done in the morning and now can be tied together.

use crate::advice::{EVERY_PROFILE, Facts, Finding, Rule, Says, Severity};
use crate::command::SwitchTarget;
use crate::time::UnixSeconds;

/// See the module.
pub(super) const RULE: Rule = Rule {
    id: "long-stay",
    severity: Severity::Notable,
    speaks_for: EVERY_PROFILE,
    patience: 0,
    silenced_by: &["leak"],
    due_at,
    check: |facts, _| {
        let due = due_at(facts)?;
        let (since, after_minutes) =
            (facts.tunnel.stay_since?, facts.settings.remind_after_minutes?);
        (facts.now >= due).then(|| Finding {
            says: Says::LongStay { since, after_minutes },
            action: facts.away(SwitchTarget::AnotherRelay),
        })
    },
};

fn due_at(facts: &Facts<'_>) -> Option<UnixSeconds> {
    let minutes = i64::from(facts.settings.remind_after_minutes?);
    Some(facts.tunnel.stay_since?.plus(minutes * 60))
}
