//! The same exit IP for longer than the user wants: what was done in the morning and now can be tied together.

use crate::advice::{Facts, Finding, Rule, Says, Severity};
use crate::command::{Command, SwitchTarget};
use crate::time::UnixSeconds;

/// See the module.
pub(super) const RULE: Rule = Rule {
    id: "long-stay",
    severity: Severity::Notable,
    patience: 0,
    silenced_by: &[],
    due_at,
    check: |facts, _| {
        let due = due_at(facts)?;
        let (since, after_minutes) = (facts.stay_since?, facts.remind_after_minutes?);
        (facts.now >= due).then(|| Finding {
            says: Says::LongStay { since, after_minutes },
            action: facts.can_switch.then_some(Command::Switch {
                target: SwitchTarget::AnotherRelay,
                seen_in: Some(facts.epoch),
            }),
        })
    },
};

fn due_at(facts: &Facts<'_>) -> Option<UnixSeconds> {
    Some(facts.stay_since?.plus(i64::from(facts.remind_after_minutes?) * 60))
}
