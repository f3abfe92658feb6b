//! The daemon lets nothing out: safe, and nothing works until something is done about the cause.

use crate::advice::{EVERY_PROFILE, Finding, Rule, Says, Severity};
use crate::command::Command;
use crate::tunnel::{BlockCause, Tunnel};

/// See the module.
pub(super) const RULE: Rule = Rule {
    id: "blocked",
    severity: Severity::Urgent,
    speaks_for: EVERY_PROFILE,
    // A network that changes blocks for a moment, and nothing is lost meanwhile.
    patience: 10,
    silenced_by: &[],
    due_at: |_| None,
    check: |facts, _| match facts.tunnel.state {
        // One that leaks is another matter.
        Tunnel::Blocked { cause, leaking: false } => {
            // The other causes need more than another try.
            let action = (*cause == BlockCause::Other).then_some(Command::Reconnect);
            Some(Finding { says: Says::Blocked { cause: *cause }, action })
        }
        Tunnel::Blocked { leaking: true, .. }
        | Tunnel::Unknown
        | Tunnel::Down { .. }
        | Tunnel::Changing
        | Tunnel::Up(_) => None,
    },
};
