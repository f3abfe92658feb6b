//! The same exit IP on several days: visits of those days are under one address, whatever the crowd on it is.

use crate::advice::{Finding, PROFILES_MINDING_LINKS, Rule, Says, Severity};

/// On so many days it was seen, today among them, before that is spoken of. A judgement and no measurement.
const SEVERAL: u32 = 3;

/// See the module.
pub(super) const RULE: Rule = Rule {
    id: "returning-exit",
    severity: Severity::Notable,
    speaks_for: PROFILES_MINDING_LINKS,
    // Not while relays are being tried out.
    patience: 10,
    silenced_by: &["leak"],
    due_at: |_| None,
    check: |facts, _| {
        let days = facts.history.days_here.filter(|days| *days >= SEVERAL)?;
        let says = Says::ReturningExit { days };
        Some(Finding { says, action: facts.new_identity() })
    },
};
