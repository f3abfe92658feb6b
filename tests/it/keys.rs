//! Stories about a new key: how often, with what in the way, and what the tunnel shows of it.

use shoal_core::constraint::LocationConstraint;
use shoal_core::key::Device;
use shoal_core::snapshot::{ActionPhase, Outcome, TunnelAddressChange};
use shoal_core::{CityCode, Command, Effect, Event, Refusal, SwitchTarget, UnixSeconds};
use support::acts::{
    action, address, ago, asked, asked_once, asks_for_key, comes_up, ended, goes_down, is_blocked,
    key_comes, phase, refuses, takes_location, takes_reconnect,
};
use support::world::{World, daemon_settings};

fn in_copenhagen() -> World {
    let mut world = World::with_daemon();
    comes_up(&mut world, "dk-cph-wg-001", "198.18.4.10", 7);
    world
}

/// A key has just been made and is in use.
fn with_a_new_key() -> World {
    let mut world = in_copenhagen();
    asks_for_key(&mut world);
    key_comes(&mut world);
    takes_reconnect(&mut world);
    comes_up(&mut world, "dk-cph-wg-001", "198.18.4.11", 8);
    assert_eq!(ended(&mut world).outcome, Outcome::Verified);
    world.passes(3);
    world
}

/// The daemon tells when its key was made.
fn tells_key_of(world: &mut World, created: UnixSeconds) {
    let key_created = Some(created);
    world.happens(Event::DeviceReported(Device::LoggedIn { key_created }));
}

fn insists(world: &mut World) {
    world.effects();
    world.asks(Command::RotateKey { insist: true, seen_in: None });
}

#[test]
fn a_key_counts_when_the_tunnel_that_came_with_it_shows_another_exit_ip_and_address() {
    let mut world = in_copenhagen();
    asks_for_key(&mut world);
    key_comes(&mut world);
    takes_reconnect(&mut world);
    world.passes(5);
    assert_eq!(phase(&mut world), ActionPhase::Verifying, "it is the tunnel of before");
    comes_up(&mut world, "dk-cph-wg-004", "198.18.4.11", 8);
    let end = ended(&mut world);
    let changed = Some(TunnelAddressChange::Changed);
    assert_eq!((end.outcome, end.address), (Outcome::Verified, changed));
    assert!(!world.shown().can_undo, "a key cannot be taken back");
}

#[test]
fn a_key_after_a_switch_leaves_the_undo_to_the_switch() {
    let mut world = in_copenhagen();
    world.effects();
    world.asks_for(SwitchTarget::City { city: CityCode::new("se-sto").expect("a code") });
    takes_location(&mut world, "any", "se-sto");
    comes_up(&mut world, "se-sto-wg-001", "198.18.1.10", 7);
    assert!(world.shown().can_undo && action(&mut world).changed_settings);
    world.passes(60);
    asks_for_key(&mut world);
    key_comes(&mut world);
    takes_reconnect(&mut world);
    comes_up(&mut world, "se-sto-wg-001", "198.18.1.11", 8);
    assert_eq!(ended(&mut world).outcome, Outcome::Verified);
    assert!(world.shown().can_undo, "the switch can still be taken back");
    assert!(!action(&mut world).changed_settings, "but not from the notice of the key");
}

#[test]
fn an_exit_ip_that_was_not_known_before_is_not_called_another_one() {
    let mut world = World::with_daemon();
    world.connected("dk-cph-wg-001");
    world.address_read(address(7));
    world.passes(60);
    assert!(world.shown().exit_ip.v4.address.is_none(), "Mullvad's app has not told it");
    asks_for_key(&mut world);
    key_comes(&mut world);
    takes_reconnect(&mut world);
    comes_up(&mut world, "dk-cph-wg-001", "198.18.4.10", 8);
    let end = ended(&mut world);
    assert_eq!(end.outcome, Outcome::UpUnverified, "nobody knows which it was");
    assert_eq!(end.address, Some(TunnelAddressChange::Changed));
}

#[test]
fn the_same_exit_ip_with_a_new_key_is_called_unchanged_although_the_trail_starts_over() {
    let mut world = in_copenhagen();
    asks_for_key(&mut world);
    key_comes(&mut world);
    takes_reconnect(&mut world);
    comes_up(&mut world, "dk-cph-wg-001", "198.18.4.10", 8);
    let end = ended(&mut world);
    let changed = Some(TunnelAddressChange::Changed);
    assert_eq!((end.outcome, end.address), (Outcome::Unchanged, changed));
}

#[test]
fn a_daemon_that_takes_the_request_and_reconnects_nothing_leaves_it_unchanged() {
    let mut world = in_copenhagen();
    asks_for_key(&mut world);
    key_comes(&mut world);
    takes_reconnect(&mut world);
    world.passes(9);
    assert_eq!(phase(&mut world), ActionPhase::Verifying);
    world.passes(1);
    let end = ended(&mut world);
    let same = Some(TunnelAddressChange::Same);
    assert_eq!((end.outcome, end.address), (Outcome::Unchanged, same));
    // The daemon does it by itself four minutes after the key.
    world.passes(230);
    comes_up(&mut world, "dk-cph-wg-001", "198.18.4.11", 8);
    assert_eq!(asked(&mut world), []);
    assert_eq!(ended(&mut world).outcome, Outcome::Unchanged);
}

#[test]
fn without_a_tunnel_the_key_is_all_that_is_asked_for() {
    let mut world = in_copenhagen();
    goes_down(&mut world);
    asks_for_key(&mut world);
    key_comes(&mut world);
    assert_eq!(asked(&mut world), []);
    let end = ended(&mut world);
    assert_eq!((end.outcome, end.key_replaced), (Outcome::SavedForLater, true));
}

#[test]
fn a_tunnel_that_comes_up_while_the_key_is_made_is_set_up_anew() {
    let mut world = in_copenhagen();
    goes_down(&mut world);
    asks_for_key(&mut world);
    comes_up(&mut world, "dk-cph-wg-001", "198.18.4.10", 7);
    key_comes(&mut world);
    takes_reconnect(&mut world);
    assert_eq!(phase(&mut world), ActionPhase::Verifying, "the key of before is in it");
    comes_up(&mut world, "dk-cph-wg-001", "198.18.4.11", 8);
    assert_eq!(ended(&mut world).outcome, Outcome::Verified);
}

#[test]
fn a_tunnel_that_goes_down_while_the_key_is_made_is_not_brought_up() {
    let mut world = in_copenhagen();
    asks_for_key(&mut world);
    goes_down(&mut world);
    key_comes(&mut world);
    assert_eq!(asked(&mut world), []);
    assert_eq!(ended(&mut world).outcome, Outcome::SavedForLater);
}

#[test]
fn a_tunnel_that_is_changing_or_blocked_when_the_key_comes_is_set_up_anew() {
    for blocked in [false, true] {
        let mut world = in_copenhagen();
        asks_for_key(&mut world);
        if blocked {
            is_blocked(&mut world, shoal_core::tunnel::BlockCause::Other);
        } else {
            world.changing();
        }
        key_comes(&mut world);
        takes_reconnect(&mut world);
        comes_up(&mut world, "dk-cph-wg-001", "198.18.4.11", 8);
        assert_eq!(ended(&mut world).outcome, Outcome::Verified, "blocked: {blocked}");
    }
}

#[test]
fn a_reconnect_that_is_refused_leaves_the_key_and_says_so() {
    let mut world = in_copenhagen();
    asks_for_key(&mut world);
    key_comes(&mut world);
    refuses(&mut world, Refusal::RefusedByDaemon);
    let end = ended(&mut world);
    assert_eq!(end.outcome, Outcome::Refused { refusal: Refusal::RefusedByDaemon });
    assert!(end.key_replaced);
}

#[test]
fn a_reconnect_without_an_answer_leaves_the_settings_as_they_were() {
    let mut world = in_copenhagen();
    asks_for_key(&mut world);
    key_comes(&mut world);
    asked_once(&mut world);
    world.passes(59);
    assert_eq!(phase(&mut world), ActionPhase::Asking);
    world.passes(1);
    let end = ended(&mut world);
    assert_eq!((end.outcome, end.key_replaced), (Outcome::TimedOut { restored: true }, true));
}

#[test]
fn a_tunnel_that_is_blocked_with_the_new_key_has_failed_and_no_settings_are_touched() {
    let mut world = in_copenhagen();
    asks_for_key(&mut world);
    key_comes(&mut world);
    takes_reconnect(&mut world);
    is_blocked(&mut world, shoal_core::tunnel::BlockCause::NotAccepted);
    assert_eq!(asked(&mut world), []);
    let end = ended(&mut world);
    assert_eq!((end.outcome, end.key_replaced), (Outcome::Failed { restored: true }, true));
}

#[test]
fn an_hour_lies_between_keys_and_the_moment_is_named() {
    let mut world = with_a_new_key();
    let made = world.now().plus(-3);
    let from = made.plus(3_600);
    assert_eq!(world.shown().key.next_at, Some(from));
    asks_for_key(&mut world);
    assert_eq!(asked(&mut world), []);
    assert_eq!(ended(&mut world).outcome, Outcome::KeyTooYoung { from });
    world.passes(3_596);
    asks_for_key(&mut world);
    assert_eq!(ended(&mut world).outcome, Outcome::KeyTooYoung { from });
    world.passes(1);
    asks_for_key(&mut world);
    assert!(matches!(asked_once(&mut world), Effect::RotateKey { .. }));
}

#[test]
fn whoever_insists_gets_a_key_at_once() {
    let mut world = with_a_new_key();
    insists(&mut world);
    assert!(matches!(asked_once(&mut world), Effect::RotateKey { .. }));

    let mut world = with_a_new_key();
    world.asks(Command::NewIdentity { insist: true, seen_in: None });
    assert!(matches!(asked_once(&mut world), Effect::RotateKey { .. }));
}

#[test]
fn keys_that_somebody_else_had_made_count_for_the_hour() {
    let mut world = in_copenhagen();
    let created = ago(&world, 600);
    tells_key_of(&mut world, created);
    asks_for_key(&mut world);
    assert_eq!(asked(&mut world), []);
    let from = created.plus(3_600);
    assert_eq!(ended(&mut world).outcome, Outcome::KeyTooYoung { from });
}

#[test]
fn a_daemon_whose_clock_is_ahead_makes_nobody_wait_for_longer_than_an_hour() {
    let mut world = in_copenhagen();
    let created = world.now().plus(1_000_000);
    tells_key_of(&mut world, created);
    let from = world.now().plus(3_600);
    world.passes(1_000);
    // What it tells again is the same key.
    tells_key_of(&mut world, created);
    asks_for_key(&mut world);
    assert_eq!(ended(&mut world).outcome, Outcome::KeyTooYoung { from });
    world.passes(2_600);
    asks_for_key(&mut world);
    assert!(matches!(asked_once(&mut world), Effect::RotateKey { .. }));
}

#[test]
fn a_clock_that_is_set_back_makes_nobody_wait_for_longer_than_an_hour() {
    let mut world = with_a_new_key();
    let created = ago(&world, 3);
    tells_key_of(&mut world, created);
    world.passes(-500_000);
    let from = world.now().plus(3_600);
    world.passes(3);
    asks_for_key(&mut world);
    assert_eq!(ended(&mut world).outcome, Outcome::KeyTooYoung { from });
    world.passes(3_597);
    asks_for_key(&mut world);
    assert!(matches!(asked_once(&mut world), Effect::RotateKey { .. }));

    let mut world = in_copenhagen();
    asks_for_key(&mut world);
    refuses(&mut world, Refusal::NoAnswer);
    world.passes(-500_000);
    world.passes(3_600);
    asks_for_key(&mut world);
    assert!(matches!(asked_once(&mut world), Effect::RotateKey { .. }));
}

#[test]
fn a_key_that_nobody_answered_for_counts_for_the_hour() {
    for waits in [false, true] {
        let mut world = in_copenhagen();
        asks_for_key(&mut world);
        if waits {
            asked_once(&mut world);
            world.passes(70);
        } else {
            refuses(&mut world, Refusal::NoAnswer);
        }
        let from = world.now().plus(3_600);
        world.passes(3);
        asks_for_key(&mut world);
        assert_eq!(asked(&mut world), [], "it may be there all the same");
        assert_eq!(ended(&mut world).outcome, Outcome::KeyTooYoung { from });
        insists(&mut world);
        asked_once(&mut world);
    }
}

#[test]
fn a_key_that_comes_after_its_time_counts_for_the_hour_from_then() {
    let mut world = in_copenhagen();
    asks_for_key(&mut world);
    let effect = asked_once(&mut world);
    let Effect::RotateKey { action } = effect else { panic!("{effect:?}") };
    world.passes(200);
    world.happens(Event::KeyRotated { action });
    assert_eq!(world.shown().key.next_at, Some(world.now().plus(3_600)));
}

#[test]
fn without_an_account_nothing_is_asked_of_the_daemon() {
    for (device, refusal) in
        [(Device::LoggedOut, Refusal::NotLoggedIn), (Device::Revoked, Refusal::Revoked)]
    {
        let mut world = in_copenhagen();
        world.happens(Event::DeviceReported(device));
        insists(&mut world);
        assert_eq!(asked(&mut world), []);
        assert_eq!(ended(&mut world).outcome, Outcome::Refused { refusal });
    }
}

#[test]
fn unusual_settings_are_in_the_way_of_an_identity_and_not_of_a_key() {
    for (location, refusal) in [
        (LocationConstraint::CustomEndpoint, Refusal::CustomEndpoint),
        (LocationConstraint::Unreadable, Refusal::UnreadableSettings),
    ] {
        let mut world = in_copenhagen();
        world.happens(Event::DaemonSettingsReported(daemon_settings(location)));
        world.asks(Command::NewIdentity { insist: false, seen_in: None });
        assert_eq!(asked(&mut world), []);
        assert_eq!(ended(&mut world).outcome, Outcome::Refused { refusal });
        asks_for_key(&mut world);
        refuses(&mut world, Refusal::ServiceUnreachable);
        asks_for_key(&mut world);
        assert_eq!(asked(&mut world), [], "the cool-down holds for everybody");
        assert_eq!(ended(&mut world).outcome, Outcome::TooSoon);
        world.asks(Command::Reconnect);
        assert_eq!(asked(&mut world), []);
        world.passes(3);
        world.asks(Command::Reconnect);
        assert!(matches!(asked_once(&mut world), Effect::Reconnect { .. }), "nor of a reconnect");
        world.passes(63);
        asks_for_key(&mut world);
        asked_once(&mut world);
    }
}

#[test]
fn without_a_daemon_no_key_is_asked_for() {
    let mut world = World::default();
    asks_for_key(&mut world);
    assert_eq!(asked(&mut world), []);
    let refusal = Refusal::NotReachable;
    assert_eq!(ended(&mut world).outcome, Outcome::Refused { refusal });
}
