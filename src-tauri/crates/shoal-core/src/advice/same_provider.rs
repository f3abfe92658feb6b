//! A multihop tunnel that enters and leaves with one hoster: whoever has access there can watch both ends.

use crate::advice::{Finding, PROFILES_MINDING_SITES, Rule, Says, Severity};

/// See the module.
pub(super) const RULE: Rule = Rule {
    id: "same-provider",
    severity: Severity::Notable,
    speaks_for: PROFILES_MINDING_SITES,
    // Not while relays are being tried out.
    patience: 10,
    silenced_by: &["leak"],
    due_at: |_| None,
    check: |facts, _| {
        let (entry, exit) = (facts.tunnel.entry?, facts.tunnel.exit?);
        let is_wanted = facts.settings.warn_same_provider;
        let is_same = entry.provider == exit.provider && !exit.provider.is_empty();
        let says = Says::SameProvider { provider: exit.provider.clone() };
        (is_wanted && is_same).then_some(Finding { says, action: None })
    },
};
