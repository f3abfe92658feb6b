//! Stories about going back: what a failure leaves, what undo puts back, and what it does not take from others.

use shoal_core::constraint::LocationConstraint;
use shoal_core::snapshot::{ActionPhase, Outcome};
use shoal_core::tunnel::BlockCause;
use shoal_core::{CityCode, Command, Effect, Event, Refusal, SwitchTarget};
use support::acts::{
    asked, asked_once, comes_up, ended, is_blocked, is_written, phase, refuses, takes_location,
};
use support::world::{World, bytes, daemon_settings};

fn city(code: &str) -> SwitchTarget {
    SwitchTarget::City { city: CityCode::new(code).expect("a code") }
}

fn asks_for(world: &mut World, code: &str) {
    world.effects();
    world.asks_for(city(code));
}

/// From Copenhagen to Stockholm, verified; the settings are called `any` before and `se-sto` since.
fn in_stockholm() -> World {
    let mut world = World::with_daemon();
    comes_up(&mut world, "dk-cph-wg-001", "198.18.4.10", 7);
    asks_for(&mut world, "se-sto");
    takes_location(&mut world, "any", "se-sto");
    comes_up(&mut world, "se-sto-wg-001", "198.18.1.10", 7);
    assert_eq!(ended(&mut world).outcome, Outcome::Verified);
    world.passes(3);
    world.effects();
    world
}

/// What undo would put back, and what it expects to be there.
fn undo(world: &mut World, anyway: bool) -> (String, Option<String>) {
    world.effects();
    world.asks(Command::Undo { anyway });
    let effect = asked_once(world);
    let Effect::WriteBack { former, expected, .. } = effect else { panic!("{effect:?}") };
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the story's own");
    (text(former.0), expected.map(|expected| text(expected.0)))
}

#[test]
fn a_change_by_somebody_else_is_said_and_can_be_overruled() {
    let mut world = in_stockholm();
    world.asks(Command::Undo { anyway: false });
    refuses(&mut world, Refusal::ChangedMeanwhile);
    let refusal = Refusal::ChangedMeanwhile;
    assert_eq!(ended(&mut world).outcome, Outcome::Refused { refusal });
    assert!(world.shown().can_undo, "it is asked about, not forgotten");
    assert_eq!(undo(&mut world, false), ("any".into(), Some("se-sto".into())));
    world.passes(60);
    assert_eq!(undo(&mut world, true), ("any".into(), None), "whatever is there");
    let action = world.shown().action.expect("under way").id;
    is_written(&mut world, action, "by Mullvad's app", "any");
    assert!(!world.shown().can_undo && world.kept().is_none());
    comes_up(&mut world, "dk-cph-wg-001", "198.18.4.10", 7);
    assert_eq!(ended(&mut world).outcome, Outcome::Verified);
}

#[test]
fn a_switch_that_changes_nothing_leaves_what_could_be_undone_before() {
    let mut world = in_stockholm();
    asks_for(&mut world, "se-sto");
    takes_location(&mut world, "se-sto", "se-sto");
    assert_eq!(ended(&mut world).outcome, Outcome::Unchanged);
    world.passes(3);
    assert_eq!(undo(&mut world, false), ("any".into(), Some("se-sto".into())));
}

#[test]
fn a_switch_that_is_put_back_leaves_what_could_be_undone_before() {
    let mut world = in_stockholm();
    asks_for(&mut world, "nl-ams");
    let (action, _) = takes_location(&mut world, "se-sto", "nl-ams");
    is_blocked(&mut world, BlockCause::NoMatchingRelay);
    asked_once(&mut world);
    is_written(&mut world, action, "nl-ams", "se-sto");
    assert_eq!(ended(&mut world).outcome, Outcome::Failed { restored: true });
    assert_eq!(world.kept().map(|kept| kept.former.clone()), Some(bytes("any")));
    world.passes(3);
    assert_eq!(undo(&mut world, false), ("any".into(), Some("se-sto".into())));
}

#[test]
fn a_switch_that_could_not_be_put_back_can_be_undone_later() {
    let mut world = in_stockholm();
    asks_for(&mut world, "nl-ams");
    takes_location(&mut world, "se-sto", "nl-ams");
    is_blocked(&mut world, BlockCause::NoMatchingRelay);
    refuses(&mut world, Refusal::NotReachable);
    assert_eq!(ended(&mut world).outcome, Outcome::Failed { restored: false });
    world.passes(3);
    assert_eq!(undo(&mut world, false), ("se-sto".into(), Some("nl-ams".into())));
}

#[test]
fn what_was_forgotten_in_the_middle_does_not_come_back_with_a_failure() {
    let mut world = in_stockholm();
    asks_for(&mut world, "nl-ams");
    let (action, _) = takes_location(&mut world, "se-sto", "nl-ams");
    world.asks(Command::Forget);
    is_blocked(&mut world, BlockCause::NoMatchingRelay);
    world.effects();
    is_written(&mut world, action, "nl-ams", "se-sto");
    assert!(!world.shown().can_undo && world.kept().is_none());
}

#[test]
fn what_an_earlier_program_could_undo_does_not_take_the_place_of_what_was_done_since() {
    let mut world = in_stockholm();
    let (former, sent) = (bytes("long ago"), bytes("any"));
    world.happens(Event::UndoKept(shoal_core::constraint::ReplacedSettings { former, sent }));
    assert_eq!(undo(&mut world, false), ("any".into(), Some("se-sto".into())));
}

#[test]
fn what_was_done_is_forgotten_with_all_that_was_seen() {
    let mut world = in_stockholm();
    world.asks(Command::Forget);
    let shown = world.shown();
    assert_eq!(shown.action, None, "it names exit IPs");
    assert!(!shown.can_undo && world.kept().is_none());
}

#[test]
fn settings_that_come_back_other_than_they_were_are_not_called_the_former_ones() {
    let mut world = in_stockholm();
    asks_for(&mut world, "nl-ams");
    let (action, _) = takes_location(&mut world, "se-sto", "nl-ams");
    is_blocked(&mut world, BlockCause::NoMatchingRelay);
    is_written(&mut world, action, "nl-ams", "se-sto and more");
    assert_eq!(ended(&mut world).outcome, Outcome::Failed { restored: false });
}

#[test]
fn settings_that_are_back_after_their_time_are_said_to_be_back() {
    let mut world = in_stockholm();
    asks_for(&mut world, "nl-ams");
    let (action, _) = takes_location(&mut world, "se-sto", "nl-ams");
    is_blocked(&mut world, BlockCause::NoMatchingRelay);
    world.passes(59);
    assert_eq!(phase(&mut world), ActionPhase::Restoring);
    world.passes(1);
    assert_eq!(ended(&mut world).outcome, Outcome::Failed { restored: false });
    is_written(&mut world, action, "nl-ams", "se-sto");
    assert_eq!(ended(&mut world).outcome, Outcome::Failed { restored: true });
    assert_eq!(world.kept().map(|kept| kept.former.clone()), Some(bytes("any")));
}

#[test]
fn an_undo_that_is_taken_after_its_time_is_said_to_be_taken() {
    let mut world = in_stockholm();
    undo(&mut world, false);
    let action = world.shown().action.expect("under way").id;
    world.passes(60);
    assert_eq!(ended(&mut world).outcome, Outcome::TimedOut { restored: false });
    assert!(world.shown().can_undo);
    is_written(&mut world, action, "se-sto", "any");
    assert_eq!(ended(&mut world).outcome, Outcome::TimedOut { restored: true });
    assert!(!world.shown().can_undo);
}

#[test]
fn an_undo_that_leads_to_the_same_exit_ip_changed_nothing() {
    let mut world = in_stockholm();
    undo(&mut world, false);
    let action = world.shown().action.expect("under way").id;
    is_written(&mut world, action, "se-sto", "any");
    comes_up(&mut world, "se-sto-wg-001", "198.18.1.10", 7);
    assert_eq!(ended(&mut world).outcome, Outcome::Unchanged);
}

#[test]
fn an_undo_that_leads_nowhere_is_not_itself_undone() {
    let mut world = in_stockholm();
    undo(&mut world, false);
    let action = world.shown().action.expect("under way").id;
    is_written(&mut world, action, "se-sto", "any");
    is_blocked(&mut world, BlockCause::NoMatchingRelay);
    assert_eq!(asked(&mut world), []);
    assert_eq!(ended(&mut world).outcome, Outcome::Failed { restored: true });
}

#[test]
fn a_custom_endpoint_that_was_set_since_is_not_overwritten() {
    let mut world = in_stockholm();
    let settings = daemon_settings(LocationConstraint::CustomEndpoint);
    world.happens(Event::DaemonSettingsReported(settings));
    world.asks(Command::Undo { anyway: true });
    assert_eq!(asked(&mut world), []);
    let refusal = Refusal::CustomEndpoint;
    assert_eq!(ended(&mut world).outcome, Outcome::Refused { refusal });
}

#[test]
fn a_tunnel_that_was_blocked_before_has_a_moment_to_come_loose() {
    let mut world = World::with_daemon();
    comes_up(&mut world, "dk-cph-wg-001", "198.18.4.10", 7);
    is_blocked(&mut world, BlockCause::NoMatchingRelay);
    asks_for(&mut world, "se-sto");
    takes_location(&mut world, "dk-cph", "se-sto");
    assert_eq!(phase(&mut world), ActionPhase::Reconnecting, "the daemon has yet to hear of it");
    comes_up(&mut world, "se-sto-wg-001", "198.18.1.10", 7);
    assert_eq!(ended(&mut world).outcome, Outcome::Verified);

    is_blocked(&mut world, BlockCause::NoMatchingRelay);
    world.passes(3);
    asks_for(&mut world, "nl-ams");
    takes_location(&mut world, "se-sto", "nl-ams");
    world.passes(9);
    assert_eq!(asked(&mut world), []);
    world.passes(1);
    assert!(matches!(asked_once(&mut world), Effect::WriteBack { .. }), "it stays blocked");
}

#[test]
fn a_machine_that_is_offline_has_its_minute_and_then_it_was_too_long() {
    let mut world = World::with_daemon();
    comes_up(&mut world, "dk-cph-wg-001", "198.18.4.10", 7);
    asks_for(&mut world, "se-sto");
    let (action, _) = takes_location(&mut world, "any", "se-sto");
    is_blocked(&mut world, BlockCause::Offline);
    world.passes(59);
    assert_eq!(asked(&mut world), [], "the place is not to blame");
    world.passes(1);
    asked_once(&mut world);
    is_written(&mut world, action, "se-sto", "any");
    assert_eq!(ended(&mut world).outcome, Outcome::TimedOut { restored: true });
}

#[test]
fn a_write_that_is_answered_at_the_last_moment_leaves_no_more_time_for_the_tunnel() {
    let mut world = World::with_daemon();
    comes_up(&mut world, "dk-cph-wg-001", "198.18.4.10", 7);
    asks_for(&mut world, "se-sto");
    world.passes(55);
    takes_location(&mut world, "any", "se-sto");
    world.changing();
    world.passes(4);
    assert_eq!(asked(&mut world), []);
    world.passes(1);
    assert!(matches!(asked_once(&mut world), Effect::WriteBack { .. }));
}
