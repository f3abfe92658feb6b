//! What is told of rules and profiles themselves.

use shoal_core::advice::rules;
use shoal_core::{Profile, Settings};
use shoal_view::Words;
use shoal_view::text::{explained, find_rule, profiles};

use super::advice_first::{advice, in_amsterdam, users};

#[test]
fn every_rule_has_its_explanation_and_every_profile_its_words() {
    let words = Words::english();
    for rule in rules() {
        assert!(words.has(&format!("rule-{}", rule.id)), "{}", rule.id);
        assert!(words.has(&format!("rule-{}.source", rule.id)), "{}", rule.id);
        assert!(!rule.speaks_for.is_empty(), "{} would never speak", rule.id);
        let known = |id: &str| rules().any(|other| other.id == id);
        assert!(rule.silenced_by.iter().all(|id| known(id)), "{}", rule.id);
    }
    let mut ids: Vec<&str> = rules().map(|rule| rule.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), rules().count(), "no name stands twice");
    insta::assert_snapshot!(profiles(words, &Settings::default()));
}

#[test]
fn a_rule_that_silences_others_is_asked_before_them() {
    let order: Vec<&str> = rules().map(|rule| rule.id).collect();
    for rule in rules() {
        let own = order.iter().position(|id| *id == rule.id);
        for other in rule.silenced_by {
            assert!(order.iter().position(|id| id == other) < own, "{other} and {}", rule.id);
        }
    }
}

#[test]
fn an_explanation_says_whom_a_rule_is_for_and_what_it_says() {
    let words = Words::english();
    let mut world = in_amsterdam(Profile::Networks);
    users(&mut world, 3_000);
    world.passes(10);
    let rule = find_rule(words, "key-before-switch").expect("there is one");
    let said = advice(&mut world, "key-before-switch");
    insta::assert_snapshot!(explained(words, &rule, said.as_ref()));
}
