//! Traffic leaves beside the tunnel, as the daemon found: whatever the crowd is, websites may see the user's own address.

use crate::advice::{EVERY_PROFILE, Finding, Rule, Says, Severity};
use crate::health::Trouble;

/// See the module.
pub(super) const RULE: Rule = Rule {
    id: "leak",
    severity: Severity::Urgent,
    speaks_for: EVERY_PROFILE,
    patience: 0,
    silenced_by: &[],
    due_at: |_| None,
    // No button: what helps is outside Shoal's reach.
    check: |facts, _| {
        let leaks = facts.tunnel.trouble == Some(Trouble::Leak);
        leaks.then_some(Finding { says: Says::Leak, action: None })
    },
};
