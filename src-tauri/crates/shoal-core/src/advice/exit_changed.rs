//! The exit IP became another one without anybody having asked for it: the key was replaced, by the daemon's timer or by
//! another program.

use crate::advice::{Facts, Finding, KeyChange, PROFILES_MINDING_SITES, Rule, Says, Severity};

/// Seconds for which the explanation is worth reading.
const WORTH_READING: i64 = 3_600;

/// See the module.
pub(super) const RULE: Rule = Rule {
    id: "exit-changed-by-key",
    severity: Severity::Notable,
    speaks_for: PROFILES_MINDING_SITES,
    patience: 0,
    silenced_by: &["leak"],
    due_at: |facts| Some(change(facts)?.at.plus(WORTH_READING)),
    check: |facts, _| {
        let at = change(facts)?.at;
        (facts.now.since(at) < WORTH_READING)
            .then_some(Finding { says: Says::ExitChanged { at }, action: None })
    },
};

/// The change that the exit IP in use came with. On another relay it would have changed anyway, so there it explains
/// nothing; after a tunnel more it is no news.
fn change<'a>(facts: &Facts<'a>) -> Option<&'a KeyChange> {
    let change = facts.key.last_change.filter(|change| !change.is_asked_for)?;
    let (relay, before) = &change.before;
    let is_here = facts.route()?.exit.as_ref() == Some(relay) && change.epoch == facts.epoch;
    (is_here && facts.tunnel.v4? != *before).then_some(change)
}
