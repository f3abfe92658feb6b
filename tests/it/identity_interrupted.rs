//! Stories about a new identity that something comes in between of: clicks, clocks, restarts, others, late answers.

use shoal_core::constraint::LocationTarget;
use shoal_core::snapshot::{ActionPhase, Outcome};
use shoal_core::tunnel::BlockCause;
use shoal_core::{Command, Effect, Event, Refusal, Source, SwitchTarget, Trouble};
use support::acts::{
    action, asked, asked_once, asks_for_identity, comes_up, ended, identity_on_its_way,
    in_copenhagen, is_written, phase, refuses, takes_location,
};
use support::world::bytes;

#[test]
fn a_button_of_an_earlier_tunnel_makes_no_key() {
    let mut world = in_copenhagen();
    let seen_in = Some(world.shown().tunnel.epoch);
    comes_up(&mut world, "dk-cph-wg-002", "198.18.4.30", 7);
    world.asks(Command::NewIdentity { insist: false, seen_in });
    assert_eq!(asked(&mut world), []);
    assert_eq!(ended(&mut world).outcome, Outcome::Stale);
}

#[test]
fn nothing_else_begins_while_a_key_is_made() {
    let mut world = in_copenhagen();
    asks_for_identity(&mut world);
    asked_once(&mut world);
    let number = action(&mut world).id;
    for command in [
        Command::NewIdentity { insist: true, seen_in: None },
        Command::RotateKey { insist: true, seen_in: None },
        Command::Switch { target: SwitchTarget::Best, seen_in: None },
        Command::Undo { anyway: true },
        Command::Reconnect,
    ] {
        world.asks(command);
        assert_eq!(asked(&mut world), []);
    }
    assert_eq!(action(&mut world).id, number);
    assert_eq!(phase(&mut world), ActionPhase::ReplacingKey);
}

#[test]
fn a_clock_that_is_set_back_makes_nothing_wait_longer() {
    let mut world = in_copenhagen();
    asks_for_identity(&mut world);
    asked_once(&mut world);
    world.passes(-100_000);
    world.passes(70);
    assert_eq!(ended(&mut world).outcome, Outcome::TimedOut { restored: true });

    let mut world = in_copenhagen();
    identity_on_its_way(&mut world);
    world.changing();
    world.passes(-100_000);
    world.passes(60);
    assert!(matches!(asked_once(&mut world), Effect::WriteBack { .. }));
    world.passes(-100_000);
    world.passes(60);
    assert_eq!(ended(&mut world).outcome, Outcome::TimedOut { restored: false });

    let mut world = in_copenhagen();
    let relay = identity_on_its_way(&mut world);
    world.changing();
    world.told(relay.as_str(), "198.18.4.40");
    world.passes(-100_000);
    world.passes(10);
    assert_eq!(ended(&mut world).outcome, Outcome::UpUnverified);
}

#[test]
fn a_daemon_that_restarts_while_it_makes_the_key_is_asked_for_nothing_more() {
    let mut world = in_copenhagen();
    asks_for_identity(&mut world);
    let trouble = Trouble::DaemonNotRunning;
    world.happens(Event::SourceFailed { source: Source::Daemon, trouble });
    refuses(&mut world, Refusal::NotReachable);
    world.daemon_starts();
    comes_up(&mut world, "dk-cph-wg-001", "198.18.4.10", 7);
    world.passes(300);
    assert_eq!(asked(&mut world), []);
    let refusal = Refusal::NotReachable;
    assert_eq!(ended(&mut world).outcome, Outcome::Refused { refusal });
}

#[test]
fn a_daemon_that_restarts_after_the_place_was_written_can_still_bring_it_to_an_end() {
    let mut world = in_copenhagen();
    let relay = identity_on_its_way(&mut world);
    let trouble = Trouble::DaemonNotRunning;
    world.happens(Event::SourceFailed { source: Source::Daemon, trouble });
    world.passes(20);
    world.daemon_starts();
    comes_up(&mut world, relay.as_str(), "198.18.4.40", 8);
    assert_eq!(ended(&mut world).outcome, Outcome::Verified);
    assert_eq!(asked(&mut world), []);
}

#[test]
fn a_key_that_somebody_else_has_made_meanwhile_changes_nothing_about_it() {
    let mut world = in_copenhagen();
    asks_for_identity(&mut world);
    let effect = asked_once(&mut world);
    let Effect::RotateKey { action: id } = effect else { panic!("{effect:?}") };
    // The daemon's timer was first, and its tunnel comes up in the middle.
    world.happens(Event::DeviceReported(shoal_core::key::Device::LoggedIn {
        key_created: Some(world.now()),
    }));
    comes_up(&mut world, "dk-cph-wg-002", "198.18.4.30", 8);
    assert_eq!(phase(&mut world), ActionPhase::ReplacingKey, "it is not ours that is there");
    world.happens(Event::KeyRotated { action: id });
    let (_, target) = takes_location(&mut world, "dk-cph", "pinned");
    let LocationTarget::Relay(relay) = target else { panic!("{target:?}") };
    assert_eq!(phase(&mut world), ActionPhase::Verifying, "nor is the tunnel of before");
    comes_up(&mut world, relay.as_str(), "198.18.4.40", 9);
    assert_eq!(ended(&mut world).outcome, Outcome::Verified);
}

#[test]
fn answers_about_an_earlier_action_move_nothing() {
    let mut world = in_copenhagen();
    asks_for_identity(&mut world);
    let Effect::RotateKey { action: id } = asked_once(&mut world) else { panic!("a key") };
    world.passes(70);
    world.passes(3);
    world.asks_for(SwitchTarget::AnotherRelay);
    let effect = asked_once(&mut world);
    let Effect::WriteLocation { action: next, .. } = effect else { panic!("{effect:?}") };
    world.happens(Event::KeyRotated { action: id });
    let from = Some(world.now().plus(3_600));
    assert_eq!(world.shown().key.next_at, from, "but there is a key, whoever waits for it");
    world.happens(Event::ActionRefused { action: id, refusal: Refusal::RefusedByDaemon });
    world.happens(Event::ReconnectTaken { action: id });
    is_written(&mut world, id, "dk-cph", "somewhere");
    assert_eq!(phase(&mut world), ActionPhase::Asking);
    assert!(!action(&mut world).key_replaced && !world.shown().can_undo);
    is_written(&mut world, next, "dk-cph", "pinned");
    assert_eq!(phase(&mut world), ActionPhase::Verifying);
}

#[test]
fn answers_of_the_wrong_kind_and_second_answers_move_nothing() {
    let mut world = in_copenhagen();
    asks_for_identity(&mut world);
    let Effect::RotateKey { action: id } = asked_once(&mut world) else { panic!("a key") };
    is_written(&mut world, id, "a", "b");
    world.happens(Event::ReconnectTaken { action: id });
    assert_eq!(phase(&mut world), ActionPhase::ReplacingKey);
    world.happens(Event::KeyRotated { action: id });
    asked_once(&mut world);
    world.happens(Event::KeyRotated { action: id });
    world.happens(Event::ReconnectTaken { action: id });
    assert_eq!(phase(&mut world), ActionPhase::Asking);
    is_written(&mut world, id, "dk-cph", "pinned");
    is_written(&mut world, id, "x", "y");
    world.happens(Event::KeyRotated { action: id });
    world.happens(Event::ActionRefused { action: id, refusal: Refusal::RefusedByDaemon });
    assert_eq!(phase(&mut world), ActionPhase::Verifying);
    assert_eq!(asked(&mut world), []);
    assert_eq!(world.kept().map(|kept| kept.sent.clone()), Some(bytes("pinned")));
}

#[test]
fn a_leak_is_told_while_it_goes_on_and_when_it_fails() {
    let mut world = in_copenhagen();
    identity_on_its_way(&mut world);
    world.happens(Event::LeakReported);
    assert_eq!(world.shown().trouble, Some(Trouble::Leak));
    assert_eq!(phase(&mut world), ActionPhase::Verifying);
    let cause = BlockCause::Other;
    let tunnel = shoal_core::Tunnel::Blocked { cause, leaking: true };
    let report = shoal_core::TunnelReport { tunnel, ..shoal_core::TunnelReport::default() };
    world.happens(Event::TunnelReported(report));
    assert_eq!(world.shown().trouble, Some(Trouble::Leak));
    assert!(matches!(asked_once(&mut world), Effect::WriteBack { .. }));
}
