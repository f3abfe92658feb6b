//! What is told of rules and profiles themselves.

use shoal_core::advice::rules;
use shoal_core::{CityCode, Command, Profile, Settings, SwitchTarget};
use shoal_view::Words;
use shoal_view::text::{self, explained, find_rule, profiles};

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

#[test]
fn advice_that_leads_to_a_city_names_it_on_its_button() {
    let mut world = in_amsterdam(Profile::Sites);
    world.passes(10);
    let mut snapshot = world.shown();
    let better = snapshot.advice.iter_mut().find(|said| said.id == "better-crowd");
    let better = better.expect("Copenhagen has smaller pools");
    let target = SwitchTarget::City { city: CityCode::new("dk-cph").expect("a code") };
    better.action = Some(Command::Switch { target, seen_in: Some(snapshot.tunnel.epoch) });
    let told = text::advice(Words::english(), &snapshot, world.now());
    assert!(told.contains("Switch to Copenhagen"), "{told}");
    assert!(!told.contains("best crowd"), "{told}");
}
