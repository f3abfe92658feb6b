//! Stories about the moments of advice: what begins or ends by time alone asks to be woken, whatever the clock does.

use shoal_core::key::Device;
use shoal_core::profile::Profile;
use shoal_core::{Command, Event, SettingsChange, UnixSeconds};
use support::acts::goes_down;
use support::world::World;

use crate::advice_edges::{DAY, among_few, changed_by_key, left_amsterdam, speaks};
use crate::advice_stage::{in_amsterdam, set, under};
use crate::history::comes_up;

/// Whether the state asks to be woken at that moment.
fn wakes_at(world: &World, moment: UnixSeconds) -> bool {
    world.state().wake_at(moment.plus(-1)) == Some(moment)
}

#[test]
fn whatever_begins_or_ends_by_time_alone_asks_to_be_woken_for_it() {
    let mut world = under(Profile::Sites);
    let begins = world.now().plus(10);
    goes_down(&mut world);
    assert!(wakes_at(&world, begins), "no tunnel");

    let mut world = among_few(Profile::Sites);
    let (patience, remind) = (world.now().plus(10), world.now().plus(300));
    assert!(wakes_at(&world, patience), "a larger crowd");
    set(&mut world, SettingsChange::RemindAfter { minutes: Some(5) });
    world.passes(20);
    assert!(wakes_at(&world, remind), "a long stay");
    world.asks(Command::Pause { minutes: Some(2) });
    assert!(wakes_at(&world, world.now().plus(120)), "a pause");

    let mut world = left_amsterdam(Profile::Networks);
    let over = world.now().plus(590);
    assert!(wakes_at(&world, over), "a relay that was left");
    world.passes(590);
    assert!(!speaks(&mut world, "key-before-switch"));

    let world = changed_by_key();
    assert!(wakes_at(&world, world.now().plus(3_600)), "an explanation");

    let mut world = in_amsterdam(Profile::Sites);
    let due = world.now().plus(77);
    let key_created = Some(due.plus(-31 * DAY));
    world.happens(Event::DeviceReported(Device::LoggedIn { key_created }));
    assert!(wakes_at(&world, due), "an old key");
}

#[test]
fn a_clock_that_is_set_back_makes_no_advice_wait_for_the_time_that_it_has_lost() {
    const LOST: i64 = -100_000;
    let mut world = under(Profile::Sites);
    world.passes(LOST);
    goes_down(&mut world);
    world.passes(10);
    assert!(speaks(&mut world, "no-tunnel"));

    let mut world = among_few(Profile::Sites);
    set(&mut world, SettingsChange::RemindAfter { minutes: Some(5) });
    world.passes(LOST);
    world.passes(10);
    assert!(speaks(&mut world, "better-crowd"), "patience");
    world.passes(290);
    assert!(speaks(&mut world, "long-stay"));

    let mut world = left_amsterdam(Profile::Networks);
    world.passes(LOST);
    world.passes(600);
    assert!(!speaks(&mut world, "key-before-switch"), "a moment ago is over");

    let mut world = changed_by_key();
    world.passes(LOST);
    world.passes(3_600);
    assert!(!speaks(&mut world, "exit-changed-by-key"), "no news any more");

    let mut world = under(Profile::Sites);
    world.connected("nl-ams-wg-001");
    world.passes(LOST);
    world.passes(45);
    assert!(world.shown().crowd.now.is_some(), "an exit IP that never came is not waited for");
}

#[test]
fn a_stay_ends_where_the_tunnel_does_and_its_beginning_is_told_only_where_it_was_seen() {
    let mut world = under(Profile::Sites);
    world.told("nl-ams-wg-001", "198.18.2.10");
    assert_eq!(world.shown().exit_ip.since, None, "it was there before Shoal looked");
    set(&mut world, SettingsChange::RemindAfter { minutes: Some(5) });
    world.passes(200);
    goes_down(&mut world);
    world.passes(50);
    comes_up(&mut world, "nl-ams-wg-001", "198.18.2.10", 2);
    assert_eq!(world.shown().exit_ip.since, Some(world.now()));
    world.passes(299);
    assert!(!speaks(&mut world, "long-stay"), "it began anew");
    world.passes(1);
    assert!(speaks(&mut world, "long-stay"));
    world.changing();
    assert_eq!(world.shown().exit_ip.since, None, "nobody knows what comes up");
    assert!(!speaks(&mut world, "long-stay"));
}
