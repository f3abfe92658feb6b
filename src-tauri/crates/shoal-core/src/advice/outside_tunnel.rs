//! Shoal itself was started outside the tunnel: what it shows is about the tunnel, and what was started beside it may not
//! be in it.

use crate::advice::{EVERY_PROFILE, Finding, Rule, Says, Severity};

/// See the module.
pub(super) const RULE: Rule = Rule {
    id: "outside-tunnel",
    severity: Severity::Important,
    speaks_for: EVERY_PROFILE,
    patience: 0,
    silenced_by: &[],
    due_at: |_| None,
    check: |facts, _| {
        let is_up = facts.route().is_some();
        (is_up && facts.machine.excluded)
            .then_some(Finding { says: Says::OutsideTunnel, action: None })
    },
};
