//! T9 over several tunnel addresses and T16: how often a relay is judged wrongly, in worlds that the model expects and in
//! worlds that break one assumption each.

use super::network::{Formula, Known, Ways};
use super::rules::Rule;
use super::verdicts::{Change, Course, KEYS, World, judge};
use crate::extent::Extent;
use crate::finding::{Allowed, Finding, Unit};

/// Linked relays that may be taken for drawing ones.
const WRONGLY_DRAWN: f64 = 0.002;

/// Drawing relays that may be taken for linked ones.
const WRONGLY_LINKED: f64 = 0.005;

/// Before this tunnel address, counted from 0, things change in the worlds in which they do.
const CHANGE_AT: usize = 5;

/// Tunnel addresses until a change must have shown.
const SHOWN_AFTER: usize = 3;

/// T9 and T16 for regimes.
pub(crate) fn findings(relays: &[Known], extent: &Extent) -> Vec<Finding> {
    let usual = judge(World::USUAL, relays, Rule::Shoal, extent);
    let mut found = limits("T9", "25 % of pools wrong", &usual);
    found.extend(speed(&usual));
    found.extend(planted(relays, extent));
    for share in [0.25, 0.5, 0.75] {
        let course = judge(World { drawn: share, ..World::USUAL }, relays, Rule::Shoal, extent);
        let what = format!("{} % of relays draw: wrong verdicts after {KEYS}", share * 100.0);
        found.push(percent("T9", what, course.after[KEYS - 1].wrong(), Allowed::AtMost(0.02)));
    }
    for (what, world) in broken() {
        let course = judge(world, relays, Rule::Shoal, extent);
        found.extend(limits("T16", what, &course));
    }
    for (what, ways, because) in beyond() {
        let course = judge(World { ways, ..World::USUAL }, relays, Rule::Shoal, extent);
        let excused = |finding: Finding| finding.or_because(because);
        found.extend(limits("T16", what, &course).into_iter().map(excused));
    }
    found.extend(fixed(relays, extent));
    found
}

fn percent(test: &'static str, what: String, figure: f64, allowed: Allowed) -> Finding {
    Finding::new(test, what, figure, Unit::Percent(2)).must(allowed)
}

/// Errors that were ever made, over all tunnel addresses, on relays that stayed as they were.
fn limits(test: &'static str, world: &str, course: &Course) -> Vec<Finding> {
    let last = &course.after[KEYS - 1];
    let right = format!(
        "right: {:.0} % of linked, {:.0} % of drawing ones; the rest unknown",
        last.rightly_linked() * 100.0,
        last.rightly_drawn() * 100.0
    );
    vec![
        percent(
            test,
            format!("{world}: linked relays ever taken for drawing"),
            course.ever.wrongly_drawn(),
            Allowed::AtMost(WRONGLY_DRAWN),
        )
        .noting(right),
        percent(
            test,
            format!("{world}: drawing relays ever taken for linked"),
            course.ever.wrongly_linked(),
            Allowed::AtMost(WRONGLY_LINKED),
        ),
    ]
}

/// How soon linked relays are found to be so, where their pools are right.
fn speed(course: &Course) -> Vec<Finding> {
    let after = |keys: usize| course.after[keys - 1].sound_linked();
    let what = |keys: usize| format!("linked relays, pool right, decided after {keys} keys");
    vec![
        percent("T9", what(2), after(2), Allowed::Within(0.60, 0.80)),
        percent("T9", what(4), after(4), Allowed::AtLeast(0.97)),
    ]
}

/// Rules that must be found wrong by the limits that Shoal's keeps.
fn planted(relays: &[Known], extent: &Extent) -> Vec<Finding> {
    let rules = [
        ("one miss means drawn", Rule::OneMiss, Allowed::AtLeast(0.10)),
        ("factors of single keys multiplied", Rule::IndependentErrors, Allowed::AtLeast(0.02)),
    ];
    let mut found: Vec<Finding> = rules
        .map(|(what, rule, allowed)| {
            let course = judge(World::USUAL, relays, rule, extent);
            let what = format!("planted, {what}: linked relays ever taken for drawing");
            percent("T9", what, course.ever.wrongly_drawn(), allowed)
        })
        .into();
    let longer: Vec<Known> = relays.iter().map(Known::believed_one_longer).collect();
    let course = judge(World { wrong: 0.0, ..World::USUAL }, &longer, Rule::Shoal, extent);
    let what = "planted, pools believed one too large: linked decided after 4 keys".to_owned();
    let decided = course.after[3].rightly_linked();
    found.push(percent("T9", what, decided, Allowed::AtMost(0.97)));
    found
}

/// Worlds that break one assumption each.
fn broken() -> Vec<(&'static str, World)> {
    let usual = World::USUAL;
    vec![
        ("every pool right", World { wrong: 0.0, ..usual }),
        ("half of the pools wrong", World { wrong: 0.5, ..usual }),
        ("no relay draws", World { drawn: 0.0, ..usual }),
        ("every relay draws", World { drawn: 1.0, ..usual }),
        ("drawing by a salted hash", World { salted: true, ..usual }),
        ("position formula false", World { formula: Formula::IsFalse, ..usual }),
        ("1 % of sightings on the wrong relay", World { stray: 0.01, ..usual }),
        ("pools move", World { change: Some((CHANGE_AT, Change::Moved)), drawn: 0.25, ..usual }),
    ]
}

/// Pools that are wrong in ways that the prediction is not known to err in, and why that breaks a limit.
fn beyond() -> [(&'static str, Ways, &'static str); 2] {
    [
        (
            "wrong at both ends, by a third",
            Ways::AtBothEnds,
            "misses scatter to both sides, as chance has it; no such pool was ever seen",
        ),
        (
            "holes in the middle of pools",
            Ways::Hole,
            "misses of a small pool scatter to both sides, as chance has it",
        ),
    ]
}

/// A fix in the middle: half of the linked relays draw from one tunnel address on.
fn fixed(relays: &[Known], extent: &Extent) -> Vec<Finding> {
    let world = World { drawn: 0.0, change: Some((CHANGE_AT, Change::Fixed)), ..World::USUAL };
    let course = judge(world, relays, Rule::Shoal, extent);
    let still = |keys: usize| course.after[CHANGE_AT + keys - 1].wrongly_linked();
    let what =
        |keys: usize| format!("fix in the middle: still taken for linked, {keys} keys later");
    vec![
        percent("T9", what(1), still(1), Allowed::AtMost(0.10))
            .noting("chance may show the expected exit IP once more"),
        percent("T9", what(SHOWN_AFTER), still(SHOWN_AFTER), Allowed::AtMost(WRONGLY_LINKED)),
        percent(
            "T9",
            "fix in the middle: linked relays ever taken for drawing".to_owned(),
            course.ever.wrongly_drawn(),
            Allowed::AtMost(WRONGLY_DRAWN),
        ),
    ]
}
