//! A browser that looks the same for all its users, on an exit IP with few people: whoever sees both sees one of the few
//! here who use it, which can be fewer than those who share any one habit of a common browser.

use crate::advice::{Finding, Rule, Says, Severity};
use crate::command::SwitchTarget;
use crate::crowd::CrowdEstimate;
use crate::profile::Profile;

/// A crowd of this many or fewer is small for a clean browser. A judgement: if one in fifty of Mullvad's users browses
/// with it, which nobody publishes, two people are left of these.
const SMALL: u32 = 100;

/// See the module.
pub(super) const RULE: Rule = Rule {
    id: "clean-browser",
    severity: Severity::Notable,
    speaks_for: FOR,
    patience: 10,
    silenced_by: &["leak"],
    due_at: |_| None,
    check: |facts, is_speaking| {
        let crowd = facts.crowd.v4?;
        let browser = facts.machine.browser?;
        let CrowdEstimate { low, likely, high, .. } = *crowd;
        let has_better = facts.best_away().is_some_and(|best| best.low > low);
        is_small_crowd(crowd, is_speaking).then(|| Finding {
            says: Says::CleanBrowser { browser, low, likely, high },
            action: facts.away(SwitchTarget::Best).filter(|_| has_better),
        })
    },
};

/// Against the provider alone no browser helps or harms: it sees the tunnel.
pub(super) const FOR: &[Profile] = &[Profile::Sites, Profile::Networks, Profile::Targeted];

/// Whether a clean browser matters on this crowd; it takes half as many more to clear, so that nothing flaps.
pub(crate) fn is_small_crowd(crowd: &CrowdEstimate, is_speaking: bool) -> bool {
    if is_speaking { crowd.likely < SMALL + SMALL / 2 } else { crowd.likely <= SMALL }
}
