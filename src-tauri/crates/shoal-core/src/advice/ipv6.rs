//! A site that asks for both addresses sees a pair, and few people have the same one: most likely nobody else.
//!
//! The two families are two independent positions of one device (`model.md` section 4). Shoal does not change the
//! setting: on macOS, where it is on by default, turning it off can break name lookups.

use crate::advice::few_people::is_few;
use crate::advice::{Finding, PROFILES_MINDING_LINKS, Rule, Says, Severity};

/// See the module.
pub(super) const RULE: Rule = Rule {
    id: "ipv6",
    severity: Severity::Notable,
    speaks_for: PROFILES_MINDING_LINKS,
    // Not while relays are being tried out.
    patience: 10,
    silenced_by: &["leak"],
    due_at: |_| None,
    check: |facts, is_speaking| {
        let (joint, without) = (facts.crowd.joint?, facts.crowd.without_v6?);
        if !is_few(joint.likely, facts.settings.few_people(), is_speaking) {
            return None;
        }
        let says = Says::Ipv6 {
            alone: joint.alone_probability,
            low: without.low,
            likely: without.likely,
            high: without.high,
        };
        Some(Finding { says, action: None })
    },
};
