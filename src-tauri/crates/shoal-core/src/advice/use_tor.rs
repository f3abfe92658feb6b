//! Whoever must not be linked to what they do needs Tor Browser for it, and no crowd on one exit IP replaces that.
//!
//! Source of the comparison: `model.md` section 10 (counted 2026-08): about 1,370 Tor exits for about two million users,
//! another circuit every ten minutes, three hops.
//!
//! To somebody whose Tor Browser runs it is no news. What it means that it runs is another rule's.

use crate::advice::{Finding, Rule, Says, Severity};
use crate::machine::CleanBrowser;
use crate::profile::Profile;

/// See the module.
pub(super) const RULE: Rule = Rule {
    id: "use-tor",
    severity: Severity::Important,
    speaks_for: &[Profile::Targeted],
    patience: 0,
    silenced_by: &[],
    due_at: |_| None,
    check: |facts, _| {
        let runs = facts.machine.browser == Some(CleanBrowser::Tor);
        (!runs).then_some(Finding { says: Says::UseTor, action: None })
    },
};
