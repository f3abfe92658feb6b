//! Stories about the relay itself: one that hardly anybody lands on, and one that is known to draw or to be linked.

use std::net::{IpAddr, Ipv4Addr};

use shoal_core::advice::{Says, Severity};
use shoal_core::assignment::Position;
use shoal_core::pool::{ExitPool, measured};
use shoal_core::profile::Profile;
use shoal_core::{Command, SettingsChange, SwitchTarget};
use shoal_view::{Notifier, Words};
use support::world::World;

use crate::advice_stage::{noticed, relays_as, said, set, speaking, told, under};
use crate::history::{address, comes_up};

/// A tunnel in Amsterdam on a relay of this weight.
fn on_weight(profile: Profile, weight: u64) -> World {
    let mut world = under(profile);
    relays_as(&mut world, |relay| {
        if relay.name.as_str() == "nl-ams-wg-001" {
            relay.weight = weight;
        }
    });
    set(&mut world, SettingsChange::FewPeople { people: Some(0) });
    world.connected("nl-ams-wg-001");
    world.told("nl-ams-wg-001", "198.18.2.10");
    world
}

#[test]
fn a_relay_of_weight_two_or_less_is_thin_and_one_of_three_is_not() {
    for (weight, is_thin) in [(0, true), (1, true), (2, true), (3, false), (100, false)] {
        let mut world = on_weight(Profile::Sites, weight);
        world.passes(9);
        assert_eq!(said(&mut world, "thin-relay"), None, "not while relays are tried out");
        world.passes(1);
        assert_eq!(said(&mut world, "thin-relay").is_some(), is_thin, "{weight}");
    }
}

#[test]
fn a_thin_relay_offers_what_suits_the_profile_and_nothing_under_the_mildest() {
    for profile in Profile::ALL {
        let mut world = on_weight(profile, 1);
        world.passes(10);
        let seen_in = Some(world.shown().tunnel.epoch);
        let another = Command::Switch { target: SwitchTarget::AnotherRelay, seen_in };
        let identity = Command::NewIdentity { insist: false, seen_in };
        let expected = match profile {
            Profile::Provider => None,
            Profile::Sites => Some(another),
            Profile::Networks | Profile::Targeted => Some(identity),
        };
        let action = said(&mut world, "thin-relay").and_then(|advice| advice.action);
        assert_eq!(action, expected, "{profile:?}");
    }
    let mut world = on_weight(Profile::Sites, 2);
    world.passes(10);
    insta::assert_snapshot!("thin_relay", told(&mut world, "thin-relay"));
}

#[test]
fn few_people_says_all_that_a_thin_relay_would() {
    let mut world = on_weight(Profile::Sites, 1);
    world.passes(10);
    assert!(speaking(&mut world).contains(&"thin-relay".into()));
    set(&mut world, SettingsChange::FewPeople { people: Some(900) });
    world.passes(10);
    let speaking = speaking(&mut world);
    assert!(speaking.contains(&"few-people".into()), "{speaking:?}");
    assert!(!speaking.contains(&"thin-relay".into()), "{speaking:?}");
}

/// What a measured relay shows by the position of 10.64.0.`last`.
pub(crate) fn shows(relay: &str, last: u8) -> String {
    let (_, range) = measured().find(|(name, _)| name.as_str() == relay).expect("it was measured");
    let position = Position::of(IpAddr::V4(Ipv4Addr::new(10, 64, 0, last)));
    let (exit_ip, _) = ExitPool::Measured(range).exit_at(position).expect("its pool is known");
    exit_ip.to_string()
}

const OTHERS: [&str; 3] = ["us-lax-wg-001", "us-nyc-wg-602", "dk-cph-wg-002"];
const HERE: &str = "au-syd-wg-101";

/// Under so many keys three relays show what was predicted, and then Sydney what it shows under another one.
pub(crate) fn lived(profile: Profile, keys: u8, key_in_sydney: impl Fn(u8) -> u8) -> World {
    let mut world = under(profile);
    for key in 2..2 + keys {
        for relay in OTHERS {
            comes_up(&mut world, relay, &shows(relay, key), key);
        }
        comes_up(&mut world, HERE, &shows(HERE, key_in_sydney(key)), key);
    }
    world
}

#[test]
fn a_relay_that_shows_what_the_position_says_is_told_to_be_without_the_fix() {
    let mut world = lived(Profile::Networks, 3, |key| key);
    let advice = said(&mut world, "relay-fix").expect("it is known");
    assert!(matches!(advice.says, Says::RelayLinked { .. }), "{:?}", advice.says);
    insta::assert_snapshot!("relay_linked", told(&mut world, "relay-fix"));
}

#[test]
fn a_relay_that_goes_its_own_way_is_told_to_have_the_fix() {
    let mut world = lived(Profile::Targeted, 6, |key| key + 100);
    let advice = said(&mut world, "relay-fix").expect("it is known");
    let Says::RelayDraws { addresses } = advice.says else { panic!("{:?}", advice.says) };
    assert!(addresses >= 3, "{addresses}");
    insta::assert_snapshot!("relay_draws", told(&mut world, "relay-fix"));
}

#[test]
fn a_relay_of_which_nothing_is_known_is_not_spoken_of() {
    let mut world = under(Profile::Targeted);
    comes_up(&mut world, HERE, &shows(HERE, 2), 2);
    world.passes(86_400);
    assert_eq!(said(&mut world, "relay-fix"), None);
}

#[test]
fn the_fix_brings_no_notice_and_is_nothing_to_those_who_do_not_mind_links() {
    for profile in Profile::ALL {
        let mut world = lived(profile, 3, |key| key);
        let advice = said(&mut world, "relay-fix");
        assert_eq!(advice.is_some(), profile.minds_links(), "{profile:?}");
        assert!(advice.is_none_or(|advice| advice.severity == Severity::Hint));
        world.passes(60);
        let mut notifier = Notifier::new(Words::english());
        let noticed = noticed(&mut world, &mut notifier);
        assert!(!noticed.contains(&"relay-fix".into()), "{noticed:?}");
    }
}

#[test]
fn another_relay_has_a_fix_of_its_own_or_none_that_is_known() {
    let mut world = lived(Profile::Networks, 3, |key| key);
    world.changing();
    assert_eq!(said(&mut world, "relay-fix"), None);
    world.connected("nl-ams-wg-001");
    world.address_read(address(4));
    assert_eq!(said(&mut world, "relay-fix"), None);
}
