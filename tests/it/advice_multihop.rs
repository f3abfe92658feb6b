//! Stories about the way in: where entry and exit are too close to each other, and where two relays would suit.

use shoal_core::advice::{Says, Severity};
use shoal_core::multihop::{MultihopControl, MultihopMode, MultihopObstacle};
use shoal_core::profile::Profile;
use shoal_core::{Command, Event, RelayName, Route, SettingsChange, Tunnel, TunnelReport};
use shoal_view::{Notifier, Words};
use support::world::{World, up};

use crate::advice_stage::{in_amsterdam, noticed, relays_as, said, set, told, under};

/// A tunnel that enters and leaves so, for long enough.
pub(crate) fn through(profile: Profile, entry: &str, exit: &str) -> World {
    let mut world = under(profile);
    goes_through(&mut world, entry, exit);
    world
}

pub(crate) fn goes_through(world: &mut World, entry: &str, exit: &str) {
    let name = |relay| RelayName::new(relay).expect("the story names a relay");
    let route = Route { exit: Some(name(exit)), entry: Some(name(entry)) };
    world.changing();
    let told = up(exit, Some("198.18.2.110"));
    world.happens(Event::TunnelReported(TunnelReport { tunnel: Tunnel::Up(route), ..told }));
    world.passes(10);
}

/// Every relay has a hoster of its city.
fn hosters(world: &mut World) {
    relays_as(world, |relay| relay.provider = format!("Hosting in {}", relay.name.city()));
}

#[test]
fn entry_and_exit_in_one_country_are_spoken_of_and_in_two_they_are_not() {
    let mut world = through(Profile::Sites, "nl-ams-wg-001", "nl-ams-wg-002");
    let advice = said(&mut world, "same-country").expect("both are in the Netherlands");
    assert_eq!(advice.says, Says::SameCountry { country: "Netherlands".into() });
    insta::assert_snapshot!("same_country", told(&mut world, "same-country"));
    goes_through(&mut world, "se-sto-wg-001", "nl-ams-wg-002");
    assert_eq!(said(&mut world, "same-country"), None);
    let mut world = in_amsterdam(Profile::Targeted);
    assert_eq!(said(&mut world, "same-country"), None, "one relay is no two ends");
}

#[test]
fn a_country_that_is_not_in_the_list_goes_by_its_code() {
    let mut world = through(Profile::Sites, "xx-aaa-wg-001", "xx-bbb-wg-001");
    let says = said(&mut world, "same-country").map(|advice| advice.says);
    assert_eq!(says, Some(Says::SameCountry { country: "xx".into() }));
}

#[test]
fn the_same_country_can_be_switched_off_and_is_nothing_under_the_mildest_profile() {
    for profile in Profile::ALL {
        let mut world = through(profile, "nl-ams-wg-001", "nl-ams-wg-002");
        let speaks = profile != Profile::Provider;
        assert_eq!(said(&mut world, "same-country").is_some(), speaks, "{profile:?}");
        set(&mut world, SettingsChange::WarnSameCountry { on: false });
        assert_eq!(said(&mut world, "same-country"), None);
    }
}

#[test]
fn the_same_hoster_is_spoken_of_only_where_that_is_asked_for() {
    let mut world = through(Profile::Networks, "se-sto-wg-001", "nl-ams-wg-002");
    assert_eq!(said(&mut world, "same-provider"), None, "off until chosen");
    set(&mut world, SettingsChange::WarnSameProvider { on: true });
    world.passes(10);
    let advice = said(&mut world, "same-provider").expect("all relays have one hoster");
    assert_eq!(advice.says, Says::SameProvider { provider: "Example Hosting".into() });
    insta::assert_snapshot!("same_provider", told(&mut world, "same-provider"));
    hosters(&mut world);
    world.passes(10);
    assert_eq!(said(&mut world, "same-provider"), None, "two hosters");
    relays_as(&mut world, |relay| relay.provider.clear());
    world.passes(10);
    assert_eq!(said(&mut world, "same-provider"), None, "no name is no hoster");
    set(&mut world, SettingsChange::Profile { profile: Profile::Provider });
    relays_as(&mut world, |_| {});
    world.passes(10);
    assert_eq!(said(&mut world, "same-provider"), None);
}

#[test]
fn multihop_is_suggested_by_profile_and_never_as_a_notice() {
    for profile in Profile::ALL {
        let mut world = in_amsterdam(profile);
        let mut notifier = Notifier::new(Words::english());
        let expected = matches!(profile, Profile::Provider | Profile::Targeted);
        let advice = said(&mut world, "multihop");
        assert_eq!(advice.is_some(), expected, "{profile:?}");
        assert!(advice.is_none_or(|advice| advice.severity == Severity::Hint));
        assert!(!noticed(&mut world, &mut notifier).contains(&"multihop".into()));
    }
}

#[test]
fn multihop_is_not_suggested_to_those_who_have_it_nor_without_a_tunnel() {
    let mut world = under(Profile::Provider);
    assert_eq!(said(&mut world, "multihop"), None);
    goes_through(&mut world, "se-sto-wg-001", "nl-ams-wg-002");
    assert_eq!(said(&mut world, "multihop"), None);
}

#[test]
fn multihop_has_a_button_only_where_it_can_be_set_from_here() {
    use MultihopMode::{Auto, Off, On};
    let can_be_set = |modes: &[MultihopMode]| MultihopControl::Modes(modes.to_vec());
    for (control, is_offered) in [
        (None, false),
        (Some(can_be_set(&[On, Off])), true),
        (Some(can_be_set(&[On, Off, Auto])), true),
        (Some(can_be_set(&[Off, Auto])), false),
        (Some(MultihopControl::Obstacle(MultihopObstacle::NoProgram)), false),
    ] {
        let mut world = in_amsterdam(Profile::Targeted);
        if let Some(control) = control.clone() {
            world.happens(Event::MultihopControlSeen(control));
        }
        let advice = said(&mut world, "multihop").expect("it speaks");
        assert_eq!(advice.says, Says::SuggestMultihop { is_offered }, "{control:?}");
        let action = is_offered.then_some(Command::Multihop { mode: On });
        assert_eq!(advice.action, action, "{control:?}");
        let name = if is_offered { "multihop_here" } else { "multihop_in_the_app" };
        insta::assert_snapshot!(name, told(&mut world, "multihop"));
    }
}
