//! Stories about the two advices: when they speak, when they are silent, and what they offer.

use shoal_core::advice::{AdviceView, Says};
use shoal_core::{Command, Event, Settings, SettingsChange, SwitchTarget};
use support::world::World;

/// A tunnel in Amsterdam, where 96 exit IPs leave few people on each.
fn in_amsterdam() -> World {
    let mut world = World::with_daemon();
    world.connected("nl-ams-wg-001");
    world.told("nl-ams-wg-001", "198.18.2.10");
    world
}

/// The threshold that makes the crowd here few people, or not.
fn threshold(world: &mut World, people: u32) {
    world.asks(Command::Change { change: SettingsChange::FewPeople { people: Some(people) } });
}

fn likely(world: &mut World) -> u32 {
    world.shown().crowd.now.expect("the crowd is known").likely
}

fn advice(world: &mut World, id: &str) -> Option<AdviceView> {
    world.shown().advice.into_iter().find(|advice| advice.id == id)
}

#[test]
fn few_people_speaks_after_ten_seconds_and_not_before() {
    let mut world = in_amsterdam();
    let likely = likely(&mut world);
    threshold(&mut world, likely);
    world.passes(9);
    assert_eq!(advice(&mut world, "few-people"), None);
    world.passes(1);
    let said = advice(&mut world, "few-people").expect("it speaks");
    let Says::FewPeople { low, likely: said_likely, high, best } = said.says else {
        panic!("{said:?}")
    };
    assert!(low <= said_likely && said_likely == likely && likely <= high);
    let best = best.expect("Copenhagen has smaller pools");
    assert_eq!(best.city, "Copenhagen");
    let epoch = Some(world.shown().tunnel.epoch);
    let action = Command::Switch { target: SwitchTarget::Best, seen_in: epoch };
    assert_eq!(said.action, Some(action));
}

#[test]
fn few_people_speaks_at_once_in_a_tunnel_that_was_there_before_shoal_looked() {
    let mut world = World::with_daemon();
    threshold(&mut world, 1_000);
    world.told("nl-ams-wg-001", "198.18.2.10");
    assert!(advice(&mut world, "few-people").is_some());
    world.changing();
    world.told("nl-ams-wg-002", "198.18.2.110");
    assert_eq!(advice(&mut world, "few-people"), None, "now relays are being tried out");
}

#[test]
fn few_people_is_silent_where_there_are_more() {
    let mut world = in_amsterdam();
    let likely = likely(&mut world);
    threshold(&mut world, likely - 1);
    world.passes(3_600);
    assert_eq!(advice(&mut world, "few-people"), None);
}

#[test]
fn few_people_clears_only_at_half_as_many_more() {
    let mut world = in_amsterdam();
    let likely = likely(&mut world);
    threshold(&mut world, likely);
    world.passes(10);
    threshold(&mut world, (likely * 2).div_ceil(3) + 1);
    assert!(advice(&mut world, "few-people").is_some(), "within the band it goes on speaking");
    threshold(&mut world, likely * 2 / 3);
    assert_eq!(advice(&mut world, "few-people"), None);
}

#[test]
fn a_threshold_of_zero_silences_few_people() {
    let mut world = in_amsterdam();
    threshold(&mut world, 0);
    world.passes(3_600);
    assert_eq!(advice(&mut world, "few-people"), None);
}

#[test]
fn a_relay_tried_for_a_moment_brings_no_advice() {
    let mut world = in_amsterdam();
    threshold(&mut world, 1_000);
    for _ in 0..10 {
        world.passes(5);
        world.changing();
        world.told("nl-ams-wg-002", "198.18.2.110");
        world.passes(5);
        world.changing();
        world.told("nl-ams-wg-001", "198.18.2.10");
        assert_eq!(advice(&mut world, "few-people"), None);
    }
}

#[test]
fn waved_away_advice_comes_back_only_after_it_has_gone() {
    let mut world = in_amsterdam();
    threshold(&mut world, 1_000);
    world.passes(10);
    world.asks(Command::Dismiss { advice: "few-people".into() });
    let said = advice(&mut world, "few-people").expect("still true");
    assert!(said.dismissed);
    assert_eq!(said.occurrence, 1);
    world.changing();
    world.told("nl-ams-wg-002", "198.18.2.110");
    world.passes(10);
    let said = advice(&mut world, "few-people").expect("true again");
    assert!(!said.dismissed);
    assert_eq!(said.occurrence, 2);
}

#[test]
fn long_stay_is_off_until_chosen_and_then_speaks_on_time() {
    let mut world = in_amsterdam();
    world.passes(86_400);
    assert_eq!(advice(&mut world, "long-stay"), None);

    let mut world = in_amsterdam();
    let change = SettingsChange::RemindAfter { minutes: Some(30) };
    world.asks(Command::Change { change });
    world.passes(30 * 60 - 1);
    assert_eq!(advice(&mut world, "long-stay"), None);
    world.passes(1);
    let said = advice(&mut world, "long-stay").expect("thirty minutes are over");
    let epoch = Some(world.shown().tunnel.epoch);
    let action = Command::Switch { target: SwitchTarget::AnotherRelay, seen_in: epoch };
    assert_eq!(said.action, Some(action));
}

#[test]
fn after_a_night_asleep_long_stay_speaks_once() {
    let settings = Settings { remind_after_minutes: Some(10), ..Settings::default() };
    let mut world = World::with(settings);
    world.daemon_starts();
    world.told("nl-ams-wg-001", "198.18.2.10");
    world.passes(8 * 3_600);
    assert_eq!(advice(&mut world, "long-stay").map(|said| said.occurrence), Some(1));
}

#[test]
fn another_exit_ip_ends_the_reminder() {
    let settings = Settings { remind_after_minutes: Some(10), ..Settings::default() };
    let mut world = World::with(settings);
    world.daemon_starts();
    world.told("nl-ams-wg-001", "198.18.2.10");
    world.passes(600);
    world.changing();
    world.told("nl-ams-wg-002", "198.18.2.110");
    assert_eq!(advice(&mut world, "long-stay"), None);
}

#[test]
fn advice_without_a_way_to_switch_offers_no_button() {
    let mut world = in_amsterdam();
    threshold(&mut world, 1_000);
    world.passes(10);
    let location = shoal_core::constraint::LocationConstraint::CustomEndpoint;
    let settings = support::world::daemon_settings(location);
    world.happens(Event::DaemonSettingsReported(settings));
    let said = advice(&mut world, "few-people").expect("still true");
    assert_eq!(said.action, None);
}
