//! No tunnel is up and nothing holds traffic back: websites see the user's own address.

use crate::advice::{EVERY_PROFILE, Facts, Finding, Rule, Says, Severity};
use crate::time::UnixSeconds;
use crate::tunnel::Tunnel;

/// Seconds after Shoal began to look within which no tunnel is no news: at login, Mullvad's app is connecting.
const STARTS_WITHIN: i64 = 10;

/// See the module.
pub(super) const RULE: Rule = Rule {
    id: "no-tunnel",
    severity: Severity::Urgent,
    speaks_for: EVERY_PROFILE,
    patience: 0,
    silenced_by: &[],
    due_at: |facts| facts.tunnel.watched_since.map(|since| since.plus(STARTS_WITHIN)),
    check: |facts, _| {
        let is_open = *facts.tunnel.state == Tunnel::Down { locked_down: false };
        let speaks = is_open && (facts.tunnel.was_up || has_had_time(facts));
        speaks.then_some(Finding { says: Says::NoTunnel, action: None })
    },
};

fn has_had_time(facts: &Facts<'_>) -> bool {
    let begins: Option<UnixSeconds> = (RULE.due_at)(facts);
    begins.is_some_and(|begins| facts.now >= begins)
}
