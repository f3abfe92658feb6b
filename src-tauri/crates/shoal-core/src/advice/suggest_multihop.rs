//! A second relay hides the exit from the entry's network and splits trust; the crowd on the exit IP stays what it is.
//!
//! Source: `model.md` section 8 (2026). It is something to know, not something to be reminded of, so no notice says it.

use crate::advice::{Facts, Finding, Rule, Says, Severity};
use crate::command::Command;
use crate::multihop::{MultihopControl, MultihopMode};
use crate::profile::Profile;

/// See the module.
pub(super) const RULE: Rule = Rule {
    id: "multihop",
    severity: Severity::Hint,
    speaks_for: &[Profile::Provider, Profile::Targeted],
    patience: 0,
    silenced_by: &["leak"],
    due_at: |_| None,
    check: |facts, _| {
        let route = facts.route()?;
        if route.entry.is_some() || route.exit.is_none() {
            return None;
        }
        let is_offered = is_offered(facts);
        let action = Command::Multihop { mode: MultihopMode::On };
        Some(Finding {
            says: Says::SuggestMultihop { is_offered },
            action: (is_offered && facts.control.can_switch).then_some(action),
        })
    },
};

fn is_offered(facts: &Facts<'_>) -> bool {
    match facts.control.multihop {
        Some(MultihopControl::Modes(modes)) => modes.contains(&MultihopMode::On),
        Some(MultihopControl::Obstacle(_)) | None => false,
    }
}
