//! Stories about keys: one that is overdue, one that never changes, and one that changed by itself.

use shoal_core::advice::Says;
use shoal_core::constraint::LocationConstraint;
use shoal_core::event::Refusal;
use shoal_core::key::Device;
use shoal_core::profile::Profile;
use shoal_core::{ActionId, Command, Event, Source, Tunnel, TunnelReport, UnixSeconds};
use support::world::{MORNING, World, daemon_settings, up};

use crate::advice_stage::{in_amsterdam, said, told, under};
use crate::history::{EXIT, RELAY, comes_up};

const DAY: i64 = 86_400;

/// Another exit IP of the same relay.
const OTHER: &str = "198.18.4.9";

fn key_made(world: &mut World, created: UnixSeconds) {
    world.happens(Event::DeviceReported(Device::LoggedIn { key_created: Some(created) }));
}

fn interval(world: &mut World, hours: Option<u32>) {
    let mut settings = daemon_settings(LocationConstraint::Any);
    settings.rotation_hours = hours;
    world.happens(Event::DaemonSettingsReported(settings));
}

#[test]
fn an_old_key_is_spoken_of_a_day_after_there_should_have_been_another() {
    for (hours, days) in [(Some(720), 31), (Some(24), 2), (Some(100_000), 31), (None, 31)] {
        let mut world = in_amsterdam(Profile::Sites);
        interval(&mut world, hours);
        let created = world.now().plus(60 - days * DAY);
        key_made(&mut world, created);
        world.passes(59);
        assert_eq!(said(&mut world, "old-key"), None, "{hours:?}");
        world.passes(1);
        let advice = said(&mut world, "old-key").expect("it is overdue");
        let seen_in = Some(world.shown().tunnel.epoch);
        assert_eq!(advice.action, Some(Command::RotateKey { insist: false, seen_in }));
        assert!(matches!(advice.says, Says::OldKey { created: at, .. } if at == created));
        let now = world.now();
        key_made(&mut world, now);
        assert_eq!(said(&mut world, "old-key"), None, "a new one was made");
    }
}

#[test]
fn an_old_key_is_nothing_to_somebody_who_hides_from_the_provider_only() {
    for profile in Profile::ALL {
        let mut world = in_amsterdam(profile);
        key_made(&mut world, MORNING.plus(-90 * DAY));
        let speaks = profile != Profile::Provider;
        assert_eq!(said(&mut world, "old-key").is_some(), speaks, "{profile:?}");
    }
    let mut world = in_amsterdam(Profile::Sites);
    interval(&mut world, Some(24));
    key_made(&mut world, MORNING.plus(-90 * DAY));
    insta::assert_snapshot!("old_key", told(&mut world, "old-key"));
}

#[test]
fn a_key_whose_age_nobody_tells_is_not_called_old() {
    let mut world = in_amsterdam(Profile::Targeted);
    world.happens(Event::DeviceReported(Device::LoggedIn { key_created: None }));
    world.passes(90 * DAY);
    assert_eq!(said(&mut world, "old-key"), None);
    world.happens(Event::DeviceReported(Device::LoggedOut));
    assert_eq!(said(&mut world, "old-key"), None);
}

/// Without Mullvad's daemon: the check tells the tunnel and nothing else.
fn other_client(profile: Profile) -> World {
    let mut world = World::with(shoal_core::Settings {
        profile: Some(profile),
        ..shoal_core::Settings::default()
    });
    let source = Source::Check;
    world.happens(Event::SourceFound { source, version: None, unchecked_socket: false });
    world.happens(Event::TunnelReported(up("se-sto-wg-001", Some("198.18.1.14"))));
    world
}

#[test]
fn a_key_of_another_client_never_changes_by_itself_which_is_said_where_links_matter() {
    for profile in Profile::ALL {
        let mut world = other_client(profile);
        let said = said(&mut world, "old-key").map(|advice| advice.says);
        let expected = profile.minds_links().then_some(Says::KeyNeverRotates);
        assert_eq!(said, expected, "{profile:?}");
    }
    let mut world = other_client(Profile::Networks);
    insta::assert_snapshot!("key_never_rotates", told(&mut world, "old-key"));
    let tunnel = Tunnel::Down { locked_down: false };
    world.happens(Event::TunnelReported(TunnelReport { tunnel, ..TunnelReport::default() }));
    assert_eq!(said(&mut world, "old-key"), None, "without a tunnel it is nobody's");
}

/// A tunnel on one relay, then its next one there under another key.
pub(crate) fn another_key(profile: Profile) -> World {
    let mut world = under(profile);
    comes_up(&mut world, RELAY, EXIT, 2);
    world.passes(3_600);
    world.changing();
    world.connected(RELAY);
    world
}

#[test]
fn an_exit_ip_that_changed_with_a_key_of_the_daemons_own_is_explained_for_an_hour() {
    for profile in Profile::ALL {
        let mut world = another_key(profile);
        world.address_read(crate::history::address(3));
        assert_eq!(said(&mut world, "exit-changed-by-key"), None, "it is not told yet");
        world.told(RELAY, OTHER);
        let at = world.now();
        let says = said(&mut world, "exit-changed-by-key").map(|advice| advice.says);
        let expected = (profile != Profile::Provider).then_some(Says::ExitChanged { at });
        assert_eq!(says, expected, "{profile:?}");
        world.passes(3_599);
        assert_eq!(said(&mut world, "exit-changed-by-key").is_some(), says.is_some());
        world.passes(1);
        assert_eq!(said(&mut world, "exit-changed-by-key"), None, "no news any more");
    }
}

#[test]
fn the_explanation_ends_with_the_tunnel() {
    let mut world = another_key(Profile::Sites);
    world.address_read(crate::history::address(3));
    world.told(RELAY, OTHER);
    insta::assert_snapshot!("exit_changed", told(&mut world, "exit-changed-by-key"));
    comes_up(&mut world, RELAY, OTHER, 3);
    assert_eq!(said(&mut world, "exit-changed-by-key"), None);
}

#[test]
fn the_same_key_the_same_exit_ip_and_another_relay_need_no_explanation() {
    for (relay, exit_ip, last) in
        [(RELAY, OTHER, 2), (RELAY, EXIT, 3), ("dk-cph-wg-002", "198.18.4.25", 3)]
    {
        let mut world = under(Profile::Targeted);
        comes_up(&mut world, RELAY, EXIT, 2);
        comes_up(&mut world, relay, exit_ip, last);
        assert_eq!(said(&mut world, "exit-changed-by-key"), None, "{relay} {exit_ip} {last}");
    }
}

#[test]
fn what_shoal_itself_was_asked_for_is_not_explained_whatever_came_of_it() {
    let action = ActionId(1);
    let no_answer = Event::ActionRefused { action, refusal: Refusal::NoAnswer };
    for answer in [Event::KeyRotated { action }, no_answer] {
        let mut world = under(Profile::Networks);
        comes_up(&mut world, RELAY, EXIT, 2);
        world.passes(3_600);
        world.asks(Command::RotateKey { insist: true, seen_in: None });
        world.happens(answer);
        world.passes(240);
        comes_up(&mut world, RELAY, OTHER, 3);
        assert_eq!(said(&mut world, "exit-changed-by-key"), None);
    }
}
