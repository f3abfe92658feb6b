//! Few people share the exit IP, so that time zone or screen size alone may single the user out.

use crate::advice::{BetterPlace, EVERY_PROFILE, Facts, Finding, Rule, Says, Severity};
use crate::command::SwitchTarget;
use crate::crowd::CrowdEstimate;

/// See the module.
pub(super) const RULE: Rule = Rule {
    id: "few-people",
    severity: Severity::Important,
    speaks_for: EVERY_PROFILE,
    // Not while relays are being tried out.
    patience: 10,
    silenced_by: &["leak"],
    due_at: |_| None,
    check: |facts, is_speaking| {
        let crowd = facts.crowd.v4?;
        is_few(crowd.likely, facts.settings.few_people(), is_speaking)
            .then(|| finding(crowd, facts))
    },
};

/// A crowd of up to `threshold` is few people; it takes half as many more to clear, so that nothing flaps.
pub(super) fn is_few(likely: u32, threshold: u32, is_speaking: bool) -> bool {
    if is_speaking { u64::from(likely) * 2 < u64::from(threshold) * 3 } else { likely <= threshold }
}

fn finding(crowd: &CrowdEstimate, facts: &Facts<'_>) -> Finding {
    let better =
        facts.best().filter(|(_, best)| best.low > crowd.low && best.likely > crowd.likely);
    let best = better.map(|(city, best)| BetterPlace {
        city: city.to_owned(),
        low: best.low,
        likely: best.likely,
        high: best.high,
    });
    let action = if facts.settings.profile().minds_links() {
        facts.new_identity()
    } else {
        best.as_ref().and_then(|_| facts.switch(SwitchTarget::Best))
    };
    let CrowdEstimate { low, likely, high, .. } = *crowd;
    Finding { says: Says::FewPeople { low, likely, high, best }, action }
}

#[cfg(test)]
mod tests {
    use super::is_few;

    #[test]
    fn a_crowd_at_the_threshold_is_few_and_half_as_many_more_are_clear() {
        assert!(is_few(10, 10, false) && !is_few(11, 10, false));
        assert!(is_few(14, 10, true) && !is_few(15, 10, true));
        assert!(is_few(u32::MAX, u32::MAX, true));
    }
}
