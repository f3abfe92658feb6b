//! Stories about visits that can be tied together: by the position, by an exit IP that comes back, by a pair of addresses.

use shoal_core::advice::Says;
use shoal_core::history::{Day, Spot};
use shoal_core::profile::Profile;
use shoal_core::settings::Assumptions;
use shoal_core::{Command, Event, ExitIp, SettingsChange};
use shoal_view::{Notifier, Words};
use support::world::{MORNING, World, row, up};

use crate::advice_stage::{in_amsterdam, noticed, relays_are, said, set, told, under};
use crate::history::{EXIT, RELAY, address, comes_up, kept, loads, sighting};

const DAY: i64 = 86_400;

/// Relays in two cities, `step` addresses apart: each has about that many exit IPs, the first of them at .4.
fn relays_apart(world: &mut World, step: u8) {
    let rows = row("se-sto", 2, step, [198, 18, 1]).chain(row("nl-ams", 2, step, [198, 18, 2]));
    relays_are(world, rows);
}

/// Two relays of that kind show the first exit IP of each, under one key.
pub(crate) fn two_visits(profile: Profile, step: u8) -> World {
    let mut world = under(profile);
    relays_apart(&mut world, step);
    comes_up(&mut world, "se-sto-wg-001", "198.18.1.4", 2);
    comes_up(&mut world, "nl-ams-wg-001", "198.18.2.4", 2);
    world
}

#[test]
fn two_visits_that_fifty_times_more_speak_for_one_person_are_a_strong_link() {
    let mut world = two_visits(Profile::Networks, 70);
    world.passes(9);
    assert_eq!(said(&mut world, "link-strong"), None, "not while relays are tried out");
    world.passes(1);
    let advice = said(&mut world, "link-strong").expect("68 exit IPs on each");
    assert_eq!(advice.says, Says::LinkStrong { one_in: 68, odds: 68 });
    let seen_in = Some(world.shown().tunnel.epoch);
    assert_eq!(advice.action, Some(Command::NewIdentity { insist: false, seen_in }));
    let text = told(&mut world, "link-strong");
    assert!(!text.contains("people"), "neither figure is a number of people: {text}");
    insta::assert_snapshot!("link_strong", text);
}

#[test]
fn a_link_that_is_weaker_from_the_beginning_is_not_spoken_of() {
    let mut world = two_visits(Profile::Networks, 48);
    world.passes(60);
    assert_eq!(said(&mut world, "link-strong"), None);
}

#[test]
fn a_strong_link_falls_silent_only_well_below_where_it_began_to_speak() {
    let mut world = two_visits(Profile::Networks, 70);
    world.passes(10);
    for (step, speaks) in [(70, true), (48, true), (24, false), (48, false), (70, true)] {
        relays_apart(&mut world, step);
        world.passes(10);
        assert_eq!(said(&mut world, "link-strong").is_some(), speaks, "{step}");
    }
}

#[test]
fn one_relay_alone_and_relays_that_contradict_each_other_make_no_strong_link() {
    let mut world = under(Profile::Targeted);
    relays_apart(&mut world, 70);
    comes_up(&mut world, "se-sto-wg-001", "198.18.1.4", 2);
    world.passes(60);
    assert_eq!(said(&mut world, "link-strong"), None);
    comes_up(&mut world, "nl-ams-wg-001", "198.18.2.60", 2);
    world.passes(60);
    assert_eq!(said(&mut world, "link-strong"), None, "no position shows both");
}

#[test]
fn a_new_key_ends_a_strong_link_and_another_tunnel_under_the_old_one_does_not() {
    let mut world = two_visits(Profile::Targeted, 70);
    world.passes(10);
    let first = said(&mut world, "link-strong").expect("it speaks");
    comes_up(&mut world, "nl-ams-wg-001", "198.18.2.4", 2);
    let again = said(&mut world, "link-strong").expect("it still does");
    assert_eq!(again.occurrence, first.occurrence, "it has never been silent");
    comes_up(&mut world, "nl-ams-wg-001", "198.18.2.30", 3);
    assert_eq!(said(&mut world, "link-strong"), None);
}

#[test]
fn links_are_nothing_to_those_who_do_not_mind_them() {
    for profile in Profile::ALL {
        let mut world = two_visits(profile, 70);
        world.passes(60);
        let speaks = said(&mut world, "link-strong").is_some();
        assert_eq!(speaks, profile.minds_links(), "{profile:?}");
    }
}

/// A day of which the disk remembers that this exit IP was seen.
fn seen_on(days_ago: i32) -> shoal_core::history::Record {
    let Day(today) = Day::of(MORNING);
    // 198.18.4.7 in a pool from 198.18.4.4 on.
    sighting(Day(today - days_ago), None, Spot::InPool { offset: 3, size: pool_size() })
}

fn pool_size() -> u32 {
    let mut world = under(Profile::Sites);
    world.told(RELAY, EXIT);
    world.shown().crowd.now.and_then(|crowd| crowd.pool.size).expect("it is predicted")
}

/// The disk remembers these days, and the tunnel comes up there today.
pub(crate) fn back_after(profile: Profile, days_ago: &[i32]) -> World {
    let mut world = World::with(shoal_core::Settings { profile: Some(profile), ..kept() });
    world.daemon_starts();
    comes_up(&mut world, RELAY, EXIT, 2);
    loads(&mut world, days_ago.iter().map(|days_ago| seen_on(*days_ago)).collect());
    world.passes(10);
    world
}

#[test]
fn an_exit_ip_seen_on_three_days_has_come_back_often_enough() {
    for (days_ago, days) in
        [(&[][..], None), (&[1], None), (&[0, 1], None), (&[1, 2], Some(3)), (&[3, 9, 20], Some(4))]
    {
        let mut world = back_after(Profile::Networks, days_ago);
        let says = said(&mut world, "returning-exit").map(|advice| advice.says);
        assert_eq!(says, days.map(|days| Says::ReturningExit { days }), "{days_ago:?}");
    }
    let mut world = back_after(Profile::Networks, &[1, 2]);
    let seen_in = Some(world.shown().tunnel.epoch);
    let action = said(&mut world, "returning-exit").and_then(|advice| advice.action);
    assert_eq!(action, Some(Command::NewIdentity { insist: false, seen_in }));
    insta::assert_snapshot!("returning_exit", told(&mut world, "returning-exit"));
}

#[test]
fn a_returning_exit_ip_is_counted_on_while_shoal_runs() {
    let mut world = under(Profile::Targeted);
    comes_up(&mut world, RELAY, EXIT, 2);
    for day in 1_u32..5 {
        let says = said(&mut world, "returning-exit").map(|advice| advice.says);
        let expected = (day >= 3).then_some(Says::ReturningExit { days: day });
        assert_eq!(says, expected, "on day {day}");
        world.passes(DAY);
    }
}

#[test]
fn days_that_the_disk_remembers_count_where_the_tunnel_has_no_address_that_can_be_read() {
    let mut world =
        World::with(shoal_core::Settings { profile: Some(Profile::Networks), ..kept() });
    world.daemon_starts();
    world.connected(RELAY);
    world.address_read(shoal_core::TunnelAddress::default());
    world.told(RELAY, EXIT);
    loads(&mut world, vec![seen_on(1), seen_on(2)]);
    world.passes(10);
    let says = said(&mut world, "returning-exit").map(|advice| advice.says);
    assert_eq!(says, Some(Says::ReturningExit { days: 3 }));
}

#[test]
fn another_exit_ip_and_forgetting_end_it_and_other_profiles_never_hear_it() {
    for profile in Profile::ALL {
        let mut world = back_after(profile, &[1, 2, 3]);
        let speaks = said(&mut world, "returning-exit").is_some();
        assert_eq!(speaks, profile.minds_links(), "{profile:?}");
        comes_up(&mut world, RELAY, "198.18.4.9", 2);
        world.passes(60);
        assert_eq!(said(&mut world, "returning-exit"), None, "another exit IP");
    }
    let mut world = back_after(Profile::Targeted, &[1, 2, 3]);
    world.asks(Command::Forget);
    assert_eq!(said(&mut world, "returning-exit"), None);
}

/// The tunnel in Amsterdam also has an IPv6 exit IP.
pub(crate) fn with_v6(world: &mut World) {
    let mut report = up("nl-ams-wg-001", Some("198.18.2.10"));
    report.v6 = Some(ExitIp("2001:db8::10".parse().expect("an address")));
    world.happens(Event::TunnelReported(report));
}

#[test]
fn ipv6_is_spoken_of_with_the_probability_that_nobody_else_has_both_addresses() {
    let mut world = in_amsterdam(Profile::Networks);
    assert_eq!(said(&mut world, "ipv6"), None, "there is none");
    world.changing();
    world.connected("nl-ams-wg-001");
    with_v6(&mut world);
    world.passes(9);
    assert_eq!(said(&mut world, "ipv6"), None, "not while relays are tried out");
    world.passes(1);
    let advice = said(&mut world, "ipv6").expect("it speaks");
    let crowd = world.shown().crowd;
    let (joint, without) = (crowd.joint.expect("known"), crowd.without_v6.expect("known"));
    let alone = joint.alone_probability;
    assert!(alone > 0.0 && alone < 1.0, "{alone}");
    let expected =
        Says::Ipv6 { alone, low: without.low, likely: without.likely, high: without.high };
    assert_eq!(advice.says, expected);
    assert_eq!(advice.action, None, "Shoal does not change that setting");
    insta::assert_snapshot!("ipv6", told(&mut world, "ipv6"));
    world.changing();
    world.connected("nl-ams-wg-001");
    world.told("nl-ams-wg-001", "198.18.2.10");
    world.passes(60);
    assert_eq!(said(&mut world, "ipv6"), None, "it was turned off");
}

#[test]
fn ipv6_is_spoken_of_where_the_pair_leaves_few_people_and_clears_only_at_half_as_many_more() {
    let mut world = in_amsterdam(Profile::Networks);
    with_v6(&mut world);
    let usual = shoal_core::Settings::default().assumptions;
    let assumptions = Assumptions { users: 1_500_000, users_high: 4_740_000, ..usual };
    set(&mut world, SettingsChange::Assumptions { assumptions });
    let likely = world.shown().crowd.joint.expect("known").likely;
    let threshold = |world: &mut World, people| {
        set(world, SettingsChange::FewPeople { people: Some(people) });
        world.passes(10);
    };
    threshold(&mut world, likely - 1);
    assert_eq!(said(&mut world, "ipv6"), None);
    threshold(&mut world, likely);
    assert!(said(&mut world, "ipv6").is_some());
    let within_the_band = (likely * 2).div_ceil(3) + 1;
    assert!(within_the_band < likely, "{likely} people leave no room for a band");
    threshold(&mut world, within_the_band);
    assert!(said(&mut world, "ipv6").is_some(), "within the band it goes on speaking");
    threshold(&mut world, likely * 2 / 3);
    assert_eq!(said(&mut world, "ipv6"), None);
}

#[test]
fn with_nobody_assumed_to_have_ipv6_the_pair_is_the_users_own() {
    let mut world = in_amsterdam(Profile::Targeted);
    with_v6(&mut world);
    world.passes(10);
    let mut assumptions = shoal_core::Settings::default().assumptions;
    assumptions.ipv6_share = 0.0;
    set(&mut world, SettingsChange::Assumptions { assumptions });
    let Some(Says::Ipv6 { alone, .. }) = said(&mut world, "ipv6").map(|advice| advice.says) else {
        panic!("it speaks")
    };
    assert!(alone > 0.999_999, "{alone}");
}

#[test]
fn ipv6_is_nothing_to_those_who_do_not_mind_links_and_is_noticed_once_a_day() {
    for profile in Profile::ALL {
        let mut world = in_amsterdam(profile);
        let mut notifier = Notifier::new(Words::english());
        let mut count = 0;
        for _ in 0..10 {
            world.changing();
            world.connected("nl-ams-wg-001");
            with_v6(&mut world);
            world.passes(3_600);
            let noticed = noticed(&mut world, &mut notifier);
            count += noticed.iter().filter(|about| *about == "ipv6").count();
        }
        assert_eq!(count, usize::from(profile.minds_links()), "{profile:?}");
    }
}

#[test]
fn the_address_of_a_tunnel_that_was_never_read_makes_no_link() {
    let mut world = under(Profile::Targeted);
    relays_apart(&mut world, 70);
    for (relay, exit_ip) in [("se-sto-wg-001", "198.18.1.4"), ("nl-ams-wg-001", "198.18.2.4")] {
        world.changing();
        world.connected(relay);
        world.told(relay, exit_ip);
    }
    world.passes(60);
    assert_eq!(said(&mut world, "link-strong"), None);
    world.address_read(address(2));
    world.passes(60);
    assert_eq!(said(&mut world, "link-strong"), None, "only the last one is under it");
}
