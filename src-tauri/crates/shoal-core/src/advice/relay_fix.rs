//! Whether this relay follows Mullvad's fix and draws an exit IP of its own, as far as that could be seen.
//!
//! Not known is the usual answer for weeks, and nothing to be told (`model.md` section 5).

use crate::advice::{Finding, PROFILES_MINDING_LINKS, Rule, Says, Severity};
use crate::regime::Regime;

/// See the module.
pub(super) const RULE: Rule = Rule {
    id: "relay-fix",
    severity: Severity::Hint,
    speaks_for: PROFILES_MINDING_LINKS,
    patience: 0,
    silenced_by: &["leak"],
    due_at: |_| None,
    check: |facts, _| {
        let verdict = facts.trail.regimes.verdict(facts.route()?.exit.as_ref()?);
        let says = match verdict.regime {
            Regime::Drawn => Says::RelayDraws { addresses: verdict.addresses },
            Regime::Linked => Says::RelayLinked { addresses: verdict.addresses },
            Regime::Unknown => return None,
        };
        Some(Finding { says, action: None })
    },
};
