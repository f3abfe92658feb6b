//! Stories at the edges of rules: what silences them, what leads away and what ties, when a button is there, and what is
//! left when the daemon falls silent or everything is forgotten.

use shoal_core::advice::Severity;
use shoal_core::constraint::LocationConstraint;
use shoal_core::key::Device;
use shoal_core::multihop::{MultihopControl, MultihopMode};
use shoal_core::profile::Profile;
use shoal_core::{
    Command, Event, Route, SettingsChange, Source, SwitchTarget, Trouble, Tunnel, TunnelAddress,
    TunnelReport,
};
use support::acts::{asks_for_key, goes_down, key_comes, refuses, takes_reconnect};
use support::world::{World, daemon_settings};

use crate::advice_first::users;
use crate::advice_keys::another_key;
use crate::advice_links::{back_after, two_visits, with_v6};
use crate::advice_multihop::{goes_through, through};
use crate::advice_relays::{lived, shows};
use crate::advice_stage::{in_amsterdam, said, set, speaking, under};
use crate::history::{EXIT, RELAY, address, comes_up};

pub(crate) const DAY: i64 = 86_400;

/// So few use Mullvad.
const FEW: u32 = 20_000;

pub(crate) fn speaks(world: &mut World, id: &str) -> bool {
    said(world, id).is_some()
}

/// A tunnel has come up in Amsterdam, where so few are that Copenhagen has a larger crowd.
pub(crate) fn among_few(profile: Profile) -> World {
    let mut world = under(profile);
    users(&mut world, FEW);
    set(&mut world, SettingsChange::FewPeople { people: Some(0) });
    comes_up(&mut world, "nl-ams-wg-001", "198.18.2.10", 2);
    world
}

/// From Amsterdam to Stockholm under one key, long ago enough for every patience.
pub(crate) fn left_amsterdam(profile: Profile) -> World {
    let mut world = under(profile);
    set(&mut world, SettingsChange::FewPeople { people: Some(0) });
    comes_up(&mut world, "nl-ams-wg-001", "198.18.2.10", 2);
    comes_up(&mut world, "se-sto-wg-001", "198.18.1.10", 2);
    world.passes(10);
    world
}

/// An exit IP that changed with a key of the daemon's own.
pub(crate) fn changed_by_key() -> World {
    let mut world = another_key(Profile::Sites);
    // An hour from then is no full hour of the clock.
    world.passes(7);
    world.address_read(address(3));
    world.told(RELAY, "198.18.4.9");
    world
}

#[test]
fn a_leak_silences_what_can_wait_until_it_is_over() {
    let near = |wanted: bool| {
        let mut world = through(Profile::Networks, "nl-ams-wg-001", "nl-ams-wg-002");
        set(&mut world, SettingsChange::WarnSameProvider { on: wanted });
        world.passes(10);
        world
    };
    let mut with_pair = in_amsterdam(Profile::Networks);
    with_v6(&mut with_pair);
    with_pair.passes(10);
    let worlds = vec![
        ("key-before-switch", left_amsterdam(Profile::Networks)),
        ("link-strong", {
            let mut world = two_visits(Profile::Networks, 70);
            world.passes(10);
            world
        }),
        ("returning-exit", back_after(Profile::Networks, &[1, 2])),
        ("ipv6", with_pair),
        ("exit-changed-by-key", changed_by_key()),
        ("same-country", near(false)),
        ("same-provider", near(true)),
        ("relay-fix", lived(Profile::Networks, 3, |key| key)),
        ("better-crowd", {
            let mut world = among_few(Profile::Sites);
            world.passes(10);
            world
        }),
        ("multihop", in_amsterdam(Profile::Targeted)),
    ];
    for (id, mut world) in worlds {
        assert!(speaks(&mut world, id), "{id}");
        world.happens(Event::LeakReported);
        assert!(speaks(&mut world, "leak") && !speaks(&mut world, id), "{id}");
    }
}

#[test]
fn relays_that_are_tried_out_bring_no_advice_for_ten_seconds() {
    let mut far = among_few(Profile::Sites);
    let mut back = back_after(Profile::Networks, &[1, 2]);
    comes_up(&mut back, RELAY, EXIT, 2);
    let mut near = under(Profile::Sites);
    set(&mut near, SettingsChange::WarnSameProvider { on: true });
    let name = |relay| shoal_core::RelayName::new(relay).expect("a name");
    let (exit, entry) = (Some(name("nl-ams-wg-002")), Some(name("nl-ams-wg-001")));
    near.changing();
    let tunnel = Tunnel::Up(Route { exit, entry });
    near.happens(Event::TunnelReported(TunnelReport { tunnel, ..TunnelReport::default() }));
    for (id, world) in
        [("better-crowd", &mut far), ("returning-exit", &mut back), ("same-country", &mut near)]
    {
        assert!(!speaks(world, id), "{id}");
        world.passes(9);
        assert!(!speaks(world, id), "{id}");
        world.passes(1);
        assert!(speaks(world, id), "{id}");
    }
    assert!(speaks(&mut near, "same-provider"));
}

// What leads away, and what ties.

#[test]
fn a_larger_crowd_elsewhere_leads_nobody_away_and_needs_no_key_before() {
    let mut world = among_few(Profile::Networks);
    world.passes(10);
    assert!(speaks(&mut world, "better-crowd"));
    assert!(!speaks(&mut world, "key-before-switch"));
    set(&mut world, SettingsChange::FewPeople { people: Some(1_000) });
    world.passes(10);
    assert!(speaks(&mut world, "few-people") && speaks(&mut world, "key-before-switch"));
}

#[test]
fn a_relay_that_draws_for_itself_is_tied_to_one_that_does_not_and_to_no_other_that_draws() {
    // Under each key dk-cph-wg-002, which is linked, is left for Sydney, which draws.
    let mut world = lived(Profile::Targeted, 6, |key| key + 100);
    assert!(speaks(&mut world, "relay-fix") && speaks(&mut world, "key-before-switch"));

    let mut world = under(Profile::Networks);
    for key in 2..8 {
        for relay in ["us-lax-wg-001", "us-nyc-wg-602", "dk-cph-wg-002"] {
            comes_up(&mut world, relay, &shows(relay, key), key);
        }
        for (relay, drawn) in [("au-syd-wg-101", key + 100), ("fi-hel-wg-201", key + 150)] {
            comes_up(&mut world, relay, &shows(relay, drawn), key);
        }
    }
    assert!(speaks(&mut world, "relay-fix"), "Helsinki draws as well");
    assert!(!speaks(&mut world, "key-before-switch"));
}

#[test]
fn ipv6_in_the_tunnel_comes_and_goes_without_a_new_key() {
    let mut world = under(Profile::Networks);
    comes_up(&mut world, "nl-ams-wg-001", "198.18.2.10", 2);
    world.changing();
    world.connected("se-sto-wg-001");
    let v6 = Some("fc00:bbbb:bbbb:bb01::2".parse().expect("an address"));
    world.address_read(TunnelAddress { v6, ..address(2) });
    world.told("se-sto-wg-001", "198.18.1.10");
    assert!(speaks(&mut world, "key-before-switch"), "it is the same key");
    assert!(!speaks(&mut world, "exit-changed-by-key"));
}

// Who made the key.

#[test]
fn a_switch_a_moment_ago_made_no_key_so_another_one_is_explained() {
    let mut world = under(Profile::Sites);
    comes_up(&mut world, RELAY, EXIT, 2);
    world.effects();
    world.asks_for(SwitchTarget::AnotherRelay);
    refuses(&mut world, shoal_core::Refusal::RefusedByDaemon);
    world.passes(60);
    comes_up(&mut world, RELAY, "198.18.4.9", 3);
    assert!(speaks(&mut world, "exit-changed-by-key"));
}

#[test]
fn a_key_that_shoal_was_given_is_remembered_over_another_action_for_ten_minutes() {
    for (later, is_ours) in [(240, true), (700, false)] {
        let mut world = under(Profile::Sites);
        comes_up(&mut world, RELAY, EXIT, 2);
        asks_for_key(&mut world);
        key_comes(&mut world);
        takes_reconnect(&mut world);
        world.passes(10);
        world.effects();
        world.asks(Command::Reconnect);
        world.passes(later);
        comes_up(&mut world, RELAY, "198.18.4.9", 3);
        assert_eq!(speaks(&mut world, "exit-changed-by-key"), !is_ours, "after {later} s");
    }
}

// Buttons.

#[test]
fn a_button_is_there_only_while_it_can_be_used() {
    let control = MultihopControl::Modes(vec![MultihopMode::On, MultihopMode::Off]);
    let mut world = two_visits(Profile::Targeted, 70);
    world.happens(Event::MultihopControlSeen(control));
    world.passes(10);
    let mut buttons = |happens: &mut dyn FnMut(&mut World)| {
        happens(&mut world);
        ["link-strong", "multihop"]
            .map(|id| said(&mut world, id).and_then(|it| it.action).is_some())
    };
    assert_eq!(buttons(&mut |_| {}), [true, true]);
    let logged_out = Event::DeviceReported(Device::LoggedOut);
    assert_eq!(buttons(&mut |world| world.happens(logged_out.clone())), [false, true]);
    let logged_in = Event::DeviceReported(Device::LoggedIn { key_created: None });
    assert_eq!(buttons(&mut |world| world.happens(logged_in.clone())), [true, true]);
    let under_way = |world: &mut World| world.asks_for(SwitchTarget::AnotherRelay);
    assert_eq!(buttons(&mut |world| under_way(world)), [false, false]);
}

#[test]
fn settings_that_shoal_leaves_alone_are_not_in_the_way_of_a_key_that_is_old() {
    for location in [LocationConstraint::CustomEndpoint, LocationConstraint::Unreadable] {
        let mut world = in_amsterdam(Profile::Targeted);
        world.happens(Event::DaemonSettingsReported(daemon_settings(location.clone())));
        let key_created = Some(world.now().plus(-90 * DAY));
        world.happens(Event::DeviceReported(Device::LoggedIn { key_created }));
        let action = said(&mut world, "old-key").expect("it is old").action;
        assert!(matches!(action, Some(Command::RotateKey { .. })), "{location:?}");
        world.effects();
        world.asks(action.expect("a button"));
        assert!(said(&mut world, "old-key").is_some_and(|it| it.action.is_none()), "under way");
        assert!(matches!(
            support::acts::asked_once(&mut world),
            shoal_core::Effect::RotateKey { .. }
        ));
    }
}

#[test]
fn multihop_is_not_suggested_where_a_custom_endpoint_is_in_use() {
    let mut world = in_amsterdam(Profile::Targeted);
    assert!(speaks(&mut world, "multihop"));
    let tunnel = Tunnel::Up(Route { exit: None, entry: None });
    world.happens(Event::TunnelReported(TunnelReport { tunnel, ..TunnelReport::default() }));
    assert!(!speaks(&mut world, "multihop"));
}

// Order and dismissal.

#[test]
fn what_matters_more_stands_first() {
    let mut world = among_few(Profile::Targeted);
    set(&mut world, SettingsChange::RemindAfter { minutes: Some(5) });
    world.passes(300);
    let severities: Vec<Severity> =
        world.shown().advice.iter().map(|advice| advice.severity).collect();
    assert!(severities.is_sorted_by(|a, b| a >= b), "{severities:?} {:?}", speaking(&mut world));
    assert!(severities.contains(&Severity::Hint) && severities.contains(&Severity::Notable));
}

#[test]
fn what_is_not_said_yet_cannot_be_waved_away() {
    let mut world = among_few(Profile::Sites);
    world.passes(5);
    world.asks(Command::Dismiss { advice: "better-crowd".into() });
    world.passes(5);
    assert!(said(&mut world, "better-crowd").is_some_and(|advice| !advice.dismissed));
}

// What is left.

#[test]
fn nothing_that_a_daemon_said_is_shown_once_it_is_silent() {
    let mut world = under(Profile::Targeted);
    let list = LocationConstraint::CustomList(Some("Nordics".into()));
    world.happens(Event::DaemonSettingsReported(daemon_settings(list)));
    comes_up(&mut world, RELAY, EXIT, 2);
    world.happens(Event::LeakReported);
    let trouble = Trouble::DaemonNotRunning;
    world.happens(Event::SourceFailed { source: Source::Daemon, trouble });
    let shown = world.shown();
    assert_eq!(shown.trouble, Some(trouble), "and not a leak that may be over");
    assert_eq!((shown.key.created, shown.key.rotation_hours), (None, None));
    assert_eq!(shown.replaces_custom_list, None);
    assert_eq!((shown.crowd.now, shown.exit_ip.v4.address), (None, None));
    assert_eq!(world.state().tunnel_address(), TunnelAddress::default());
    assert_eq!(speaking(&mut world), ["use-tor"]);
    // Beside a daemon that has just begun to speak Mullvad's app may still be connecting.
    world.passes(3_600);
    world.daemon_starts();
    goes_down(&mut world);
    assert!(!speaks(&mut world, "no-tunnel"));
    world.passes(10);
    assert!(speaks(&mut world, "no-tunnel"));
}

#[test]
fn what_was_forgotten_ties_and_explains_nothing_and_what_goes_on_goes_on() {
    let mut world = left_amsterdam(Profile::Networks);
    world.asks(Command::Forget);
    assert!(!speaks(&mut world, "key-before-switch"));
    goes_down(&mut world);
    assert!(speaks(&mut world, "no-tunnel"), "but that some tunnel was up is known");

    let mut world = two_visits(Profile::Networks, 70);
    world.passes(10);
    assert!(speaks(&mut world, "link-strong"));
    world.asks(Command::Forget);
    assert!(!speaks(&mut world, "link-strong"));

    let mut world = changed_by_key();
    assert!(speaks(&mut world, "exit-changed-by-key"));
    world.asks(Command::Forget);
    assert!(!speaks(&mut world, "exit-changed-by-key"));
}

#[test]
fn a_source_that_is_told_again_was_looked_at_since_it_was_told_first() {
    let mut world = under(Profile::Sites);
    world.passes(8);
    world.daemon_starts();
    goes_down(&mut world);
    world.passes(2);
    assert!(speaks(&mut world, "no-tunnel"));
}

#[test]
fn two_ends_in_one_country_stay_two_ends_when_only_the_pair_changes() {
    let mut world = through(Profile::Sites, "nl-ams-wg-001", "nl-ams-wg-002");
    let first = said(&mut world, "same-country").expect("both are in the Netherlands");
    goes_through(&mut world, "nl-ams-wg-002", "nl-ams-wg-001");
    let again = said(&mut world, "same-country").expect("so they are still");
    assert_ne!(first.occurrence, again.occurrence, "another tunnel is another occasion");
}
