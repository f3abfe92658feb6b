//! Stories about the moments of an action: it ends at its own time though nothing happens then, and whatever the clock
//! does.

use shoal_core::snapshot::{ActionPhase, Outcome, TunnelAddressChange};
use shoal_core::tunnel::BlockCause;
use shoal_core::{CityCode, Command, Effect, Event, SwitchTarget, UnixSeconds};
use support::acts::{
    action, address, asked, asked_once, asks_for_identity, asks_for_key, comes_up, ended,
    identity_on_its_way, in_copenhagen, is_blocked, key_comes, phase, takes_location,
    takes_reconnect,
};
use support::world::World;

fn to_stockholm() -> SwitchTarget {
    SwitchTarget::City { city: CityCode::new("se-sto").expect("a code") }
}

/// A switch to Stockholm is asked for and taken.
fn on_the_way_to_stockholm() -> World {
    let mut world = in_copenhagen();
    world.effects();
    world.asks_for(to_stockholm());
    takes_location(&mut world, "dk-cph", "se-sto");
    world
}

/// When the last action ended, by its cool-down.
fn ended_at(world: &mut World) -> UnixSeconds {
    ended(world);
    action(world).next_at.expect("a cool-down follows").plus(-3)
}

// Nothing happens.

#[test]
fn a_key_that_nobody_answers_for_ends_at_its_moment_and_not_when_somebody_looks() {
    let mut world = in_copenhagen();
    asks_for_key(&mut world);
    let end = world.now().plus(70);
    world.passes(1_000);
    assert_eq!(ended_at(&mut world), end);
}

#[test]
fn a_tunnel_that_stays_as_it_is_is_judged_after_ten_seconds() {
    let mut world = in_copenhagen();
    // Nothing else asks to be woken at that moment.
    world.passes(123);
    asks_for_key(&mut world);
    key_comes(&mut world);
    takes_reconnect(&mut world);
    let end = world.now().plus(10);
    world.passes(1_000);
    assert_eq!(ended_at(&mut world), end);
    assert_eq!(ended(&mut world).outcome, Outcome::Unchanged);
}

#[test]
fn an_address_that_does_not_come_is_given_up_after_ten_seconds() {
    let mut world = in_copenhagen();
    let relay = identity_on_its_way(&mut world);
    world.passes(20);
    world.changing();
    world.told(relay.as_str(), "198.18.4.40");
    let end = world.now().plus(10);
    // What is told again meanwhile gives it no more time.
    world.passes(5);
    world.told(relay.as_str(), "198.18.4.40");
    world.passes(1_000);
    assert_eq!(ended_at(&mut world), end);
}

#[test]
fn an_address_is_waited_for_no_longer_than_for_all_the_rest() {
    let mut world = in_copenhagen();
    let relay = identity_on_its_way(&mut world);
    world.changing();
    world.passes(55);
    world.told(relay.as_str(), "198.18.4.40");
    world.passes(4);
    assert_eq!(phase(&mut world), ActionPhase::Verifying);
    world.passes(1);
    assert_eq!(ended(&mut world).outcome, Outcome::UpUnverified);
}

#[test]
fn an_exit_ip_that_is_not_told_in_the_minute_leaves_it_unverified() {
    let mut world = on_the_way_to_stockholm();
    world.changing();
    world.passes(30);
    world.connected("se-sto-wg-001");
    world.passes(29);
    assert_eq!(phase(&mut world), ActionPhase::Verifying);
    world.passes(1);
    assert_eq!(ended(&mut world).outcome, Outcome::UpUnverified);
    assert_eq!(asked(&mut world), [], "the tunnel is where it should be");
}

#[test]
fn an_exit_ip_that_never_came_is_not_waited_for_any_longer() {
    let mut world = on_the_way_to_stockholm();
    world.changing();
    world.connected("se-sto-wg-001");
    world.passes(44);
    assert_eq!(phase(&mut world), ActionPhase::Verifying);
    world.passes(1);
    assert_eq!(ended(&mut world).outcome, Outcome::UpUnverified);
}

#[test]
fn a_tunnel_that_does_not_leave_for_the_new_place_in_a_minute_was_too_slow() {
    let mut world = on_the_way_to_stockholm();
    world.passes(59);
    assert_eq!(asked(&mut world), [], "the tunnel of before is still up");
    world.passes(1);
    let Effect::WriteBack { action, .. } = asked_once(&mut world) else { panic!("put back") };
    support::acts::is_written(&mut world, action, "se-sto", "dk-cph");
    assert_eq!(ended(&mut world).outcome, Outcome::TimedOut { restored: true });
}

#[test]
fn a_write_that_was_answered_late_and_moves_nothing_ends_with_the_minute() {
    let mut world = in_copenhagen();
    world.effects();
    world.asks_for(SwitchTarget::City { city: CityCode::new("dk-cph").expect("a code") });
    world.passes(55);
    takes_location(&mut world, "any", "dk-cph");
    world.passes(4);
    assert_eq!(phase(&mut world), ActionPhase::Verifying, "it may move yet");
    world.passes(1);
    assert_eq!(ended(&mut world).outcome, Outcome::Unchanged);
}

#[test]
fn putting_back_has_a_minute_of_its_own() {
    let mut world = on_the_way_to_stockholm();
    world.passes(40);
    is_blocked(&mut world, BlockCause::NoMatchingRelay);
    asked_once(&mut world);
    world.passes(59);
    assert_eq!(phase(&mut world), ActionPhase::Restoring);
    world.passes(1);
    assert_eq!(ended(&mut world).outcome, Outcome::Failed { restored: false });
}

// Clocks.

#[test]
fn a_write_under_way_does_not_wait_for_the_time_that_a_clock_has_lost() {
    let mut world = in_copenhagen();
    world.effects();
    world.asks_for(to_stockholm());
    world.passes(-100_000);
    assert!(action(&mut world).asked_at <= world.now(), "nothing was asked for in the future");
    takes_location(&mut world, "dk-cph", "se-sto");
    world.changing();
    world.passes(59);
    assert_eq!(asked(&mut world), []);
    world.passes(1);
    assert!(matches!(asked_once(&mut world), Effect::WriteBack { .. }));
}

#[test]
fn a_key_under_way_keeps_its_seventy_seconds_when_the_clock_is_set_back() {
    let mut world = in_copenhagen();
    asks_for_key(&mut world);
    world.passes(-100_000);
    world.passes(69);
    assert_eq!(phase(&mut world), ActionPhase::ReplacingKey);
    world.passes(1);
    assert_eq!(ended(&mut world).outcome, Outcome::TimedOut { restored: true });
}

#[test]
fn a_tunnel_that_stays_is_judged_in_time_when_the_clock_is_set_back() {
    let mut world = in_copenhagen();
    asks_for_key(&mut world);
    key_comes(&mut world);
    takes_reconnect(&mut world);
    world.passes(-100_000);
    world.passes(9);
    assert_eq!(phase(&mut world), ActionPhase::Verifying);
    world.passes(1);
    assert_eq!(ended(&mut world).outcome, Outcome::Unchanged);
}

#[test]
fn a_pause_lasts_as_long_as_was_said_when_the_clock_is_set_back_and_never_over_a_day() {
    let mut world = in_copenhagen();
    world.asks(Command::Pause { minutes: Some(30) });
    world.passes(600);
    world.passes(-100_000);
    assert_eq!(world.shown().paused_until, Some(world.now().plus(1_200)), "20 minutes are left");
    world.passes(1_199);
    assert!(world.shown().paused_until.is_some());
    world.passes(1);
    assert_eq!(world.shown().paused_until, None);

    world.asks(Command::Pause { minutes: Some(u32::MAX) });
    assert_eq!(world.shown().paused_until, Some(world.now().plus(86_400)));
}

// What is known when.

#[test]
fn a_tunnel_that_is_on_the_drawn_relay_already_has_its_time_to_come_up_with_the_key() {
    let mut world = in_copenhagen();
    asks_for_identity(&mut world);
    let to = action(&mut world).to.and_then(|to| to.relay).expect("a relay is drawn");
    // Somebody else goes there first.
    comes_up(&mut world, to.as_str(), "198.18.4.40", 7);
    key_comes(&mut world);
    takes_location(&mut world, "pinned", "pinned");
    takes_reconnect(&mut world);
    assert_eq!(phase(&mut world), ActionPhase::Verifying, "this is the tunnel of before");
    comes_up(&mut world, to.as_str(), "198.18.4.41", 8);
    assert_eq!(ended(&mut world).outcome, Outcome::Verified);
}

#[test]
fn an_address_known_only_afterwards_proves_no_change() {
    let mut world = World::with_daemon();
    world.told("dk-cph-wg-001", "198.18.4.10");
    let relay = identity_on_its_way(&mut world);
    world.changing();
    world.connected(relay.as_str());
    world.address_read(address(8));
    world.told(relay.as_str(), "198.18.4.40");
    let end = ended(&mut world);
    let unknown = Some(TunnelAddressChange::Unknown);
    assert_eq!((end.outcome, end.address), (Outcome::UpUnverified, unknown));
}

#[test]
fn what_becomes_known_after_the_end_is_no_before() {
    let mut world = World::with_daemon();
    world.connected("dk-cph-wg-001");
    asks_for_key(&mut world);
    support::acts::refuses(&mut world, shoal_core::Refusal::RateLimited);
    world.told("dk-cph-wg-001", "198.18.4.10");
    assert_eq!(ended(&mut world).before.exit_ip, None);
}

#[test]
fn what_was_refused_is_not_taken_for_done_by_a_second_answer() {
    let mut world = in_copenhagen();
    world.effects();
    world.asks_for(to_stockholm());
    let effect = asked_once(&mut world);
    let Effect::WriteLocation { action: id, .. } = effect else { panic!("{effect:?}") };
    let refusal = shoal_core::Refusal::RefusedByDaemon;
    world.happens(Event::ActionRefused { action: id, refusal });
    support::acts::is_written(&mut world, id, "dk-cph", "se-sto");
    assert_eq!(ended(&mut world).outcome, Outcome::Refused { refusal });
    assert!(!world.shown().can_undo);
}
