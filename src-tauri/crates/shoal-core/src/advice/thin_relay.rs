//! Mullvad's app sends hardly anybody to this relay: those who are here chose it.

use crate::advice::{Finding, PROFILES_MINDING_SITES, Rule, Says, Severity};
use crate::command::SwitchTarget;
use crate::population::UNFASHIONABLE;

/// See the module.
pub(super) const RULE: Rule = Rule {
    id: "thin-relay",
    severity: Severity::Notable,
    speaks_for: PROFILES_MINDING_SITES,
    // Not while relays are being tried out.
    patience: 10,
    silenced_by: &["leak", "few-people"],
    due_at: |_| None,
    check: |facts, _| {
        let relay = facts.tunnel.exit.filter(|relay| relay.weight <= UNFASHIONABLE)?;
        let weight = u32::try_from(relay.weight).unwrap_or(u32::MAX);
        let action = facts.away(SwitchTarget::AnotherRelay);
        Some(Finding { says: Says::ThinRelay { weight }, action })
    },
};
