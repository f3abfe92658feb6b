//! Whether Shoal may look which browsers run, asked where the answer would change what it says.

use crate::advice::clean_browser::{FOR, is_small_crowd};
use crate::advice::{Finding, Rule, Says, Severity};
use crate::command::Command;
use crate::settings::SettingsChange;

/// See the module.
pub(super) const RULE: Rule = Rule {
    id: "ask-browsers",
    // A question is no reason to call anybody.
    severity: Severity::Hint,
    speaks_for: FOR,
    patience: 10,
    silenced_by: &["leak"],
    due_at: |_| None,
    check: |facts, is_speaking| {
        let crowd = facts.crowd.v4?;
        let is_open = facts.settings.look_for_browsers.is_none();
        let change = SettingsChange::LookForBrowsers { allowed: true };
        (is_open && is_small_crowd(crowd, is_speaking)).then_some(Finding {
            says: Says::AskBrowsers,
            action: Some(Command::Change { change }),
        })
    },
};
