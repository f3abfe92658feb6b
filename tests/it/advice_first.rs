//! Stories about the first rules: a block, few people, a larger crowd, a long stay, and the key before a
//! switch. When each speaks, when it is silent, and its exact words in status, menu and notice.

use shoal_core::advice::{AdviceView, Says};
use shoal_core::settings::Assumptions;
use shoal_core::tunnel::BlockCause;
use shoal_core::{
    Command, Event, Profile, Settings, SettingsChange, Tunnel, TunnelAddress, TunnelReport,
};
use shoal_view::advice::saying;
use shoal_view::{Notifier, Words};
use support::world::World;

use super::words::at;

/// A tunnel in Amsterdam under a known tunnel address, for somebody with this profile.
pub(super) fn in_amsterdam(profile: Profile) -> World {
    let assumptions = Assumptions {
        users: 20_000,
        users_low: 7_000,
        users_high: 60_000,
        ..Assumptions::default()
    };
    let settings = Settings { profile: Some(profile), assumptions, ..Settings::default() };
    let mut world = World::with(settings);
    world.daemon_starts();
    world.connected("nl-ams-wg-001");
    world.told("nl-ams-wg-001", "198.18.2.10");
    world.address_read(address("10.64.0.9"));
    world
}

fn address(v4: &str) -> TunnelAddress {
    TunnelAddress { v4: Some(v4.parse().expect("an address")), v6: None }
}

pub(super) fn report(world: &mut World, tunnel: Tunnel) {
    world.happens(Event::TunnelReported(TunnelReport { tunnel, ..TunnelReport::default() }));
}

pub(super) fn advice(world: &mut World, id: &str) -> Option<AdviceView> {
    world.shown().advice.into_iter().find(|advice| advice.id == id)
}

pub(super) fn speaks(world: &mut World, id: &str) -> bool {
    advice(world, id).is_some()
}

/// What one rule says at each place, and what its buttons do.
pub(super) fn words_of(world: &mut World, id: &str) -> String {
    let words = Words::english();
    let said = advice(world, id).expect("it speaks");
    let now = world.now();
    let saying = saying(words, &said, now);
    let mut snapshot = world.shown();
    snapshot.advice.retain(|advice| advice.id == id);
    let due = Notifier::new(words).look(&snapshot, false, at(now)).due;
    let notice = match due.iter().find(|notice| notice.about == id) {
        None => String::from("none"),
        Some(notice) => {
            let buttons: Vec<&str> =
                notice.buttons.iter().map(|button| button.label.as_str()).collect();
            format!("{} | {} | {buttons:?}", notice.summary, notice.body)
        }
    };
    format!(
        "{:?}\nstatus: {}\nmenu:   {}\nnotice: {notice}\naction: {:?}\n",
        said.severity, saying.told, saying.line, said.action
    )
}

/// A world in which `users` people use Mullvad.
pub(super) fn users(world: &mut World, users: u32) {
    let assumptions = Assumptions {
        users,
        users_low: (users / 3).max(1_000),
        users_high: users * 3,
        ..Assumptions::default()
    };
    world.asks(Command::Change { change: SettingsChange::Assumptions { assumptions } });
}

fn blocked(cause: BlockCause) -> World {
    let mut world = in_amsterdam(Profile::Provider);
    report(&mut world, Tunnel::Blocked { cause, leaking: false });
    world
}

#[test]
fn a_block_is_told_after_ten_seconds_with_its_cause() {
    let mut world = blocked(BlockCause::OutOfTime);
    world.passes(9);
    assert!(!speaks(&mut world, "blocked"), "a network that changes blocks for a moment");
    world.passes(1);
    let said = advice(&mut world, "blocked").expect("it speaks");
    assert_eq!(said.says, Says::Blocked { cause: BlockCause::OutOfTime });
    assert_eq!(said.action, None, "another try brings no time on the account");
    report(&mut world, Tunnel::Changing);
    assert!(!speaks(&mut world, "blocked"));
}

#[test]
fn a_block_of_unknown_cause_offers_another_try() {
    let mut world = blocked(BlockCause::Other);
    world.passes(10);
    let said = advice(&mut world, "blocked").expect("it speaks");
    assert_eq!(said.action, Some(Command::Reconnect));
}

#[test]
fn a_block_that_leaks_is_no_block() {
    let mut world = in_amsterdam(Profile::Sites);
    report(&mut world, Tunnel::Blocked { cause: BlockCause::Other, leaking: true });
    world.passes(60);
    assert!(!speaks(&mut world, "blocked"));
}

// Few people.

#[test]
fn each_profile_has_its_own_threshold_for_few_people() {
    for (profile, threshold) in
        [(Profile::Sites, 5), (Profile::Networks, 10), (Profile::Targeted, 20)]
    {
        let mut world = in_amsterdam(profile);
        let mut seen = [false, false];
        for people in (1_500..60_000).step_by(1_997) {
            users(&mut world, people);
            world.changing();
            world.told("nl-ams-wg-001", "198.18.2.10");
            world.passes(10);
            let likely = world.shown().crowd.now.expect("the crowd is known").likely;
            let is_few = likely <= threshold;
            assert_eq!(speaks(&mut world, "few-people"), is_few, "{profile:?}: {likely}");
            seen[usize::from(is_few)] = true;
        }
        assert_eq!(seen, [true, true], "{profile:?}: both sides of the threshold were met");
    }
}

#[test]
fn few_people_are_no_news_to_somebody_who_hides_from_the_provider_alone() {
    let mut world = in_amsterdam(Profile::Provider);
    users(&mut world, 1_500);
    world.passes(3_600);
    assert!(!speaks(&mut world, "few-people"));
    world.asks(Command::Change { change: SettingsChange::FewPeople { people: Some(9) } });
    world.passes(10);
    assert!(
        speaks(&mut world, "few-people"),
        "a threshold of one's own counts under every profile"
    );
}

#[test]
fn where_links_matter_few_people_offers_a_new_identity() {
    let mut world = in_amsterdam(Profile::Networks);
    users(&mut world, 1_500);
    world.passes(10);
    let epoch = Some(world.shown().tunnel.epoch);
    let said = advice(&mut world, "few-people").expect("it speaks");
    assert_eq!(said.action, Some(Command::NewIdentity { insist: false, seen_in: epoch }));
}

// A larger crowd.

#[test]
fn a_larger_crowd_is_a_hint_with_the_figures_of_popular_cities() {
    let mut world = in_amsterdam(Profile::Sites);
    world.passes(10);
    let said = advice(&mut world, "better-crowd").expect("Copenhagen has smaller pools");
    let Says::BetterCrowd { low, better, popular, .. } = said.says else { panic!("{said:?}") };
    assert_eq!(better.city, "Copenhagen");
    assert!(better.low >= low * 2, "{} against {low}", better.low);
    let cities: Vec<&str> = popular.iter().map(|place| place.city.as_str()).collect();
    assert_eq!(cities, ["Stockholm", "Frankfurt"], "not the city that one is in");
    assert_eq!(words_of(&mut world, "better-crowd").matches("notice: none").count(), 1);
}

#[test]
fn a_larger_crowd_is_not_told_to_somebody_who_hides_from_the_provider_alone() {
    let mut world = in_amsterdam(Profile::Provider);
    world.passes(3_600);
    assert!(!speaks(&mut world, "better-crowd"));
}

#[test]
fn a_city_is_not_better_for_being_popular() {
    let mut world = World::with_daemon();
    world.connected("dk-cph-wg-001");
    world.told("dk-cph-wg-001", "198.18.4.3");
    world.passes(3_600);
    assert!(!speaks(&mut world, "better-crowd"), "nowhere else are twice as many");
}

#[test]
fn few_people_says_where_there_are_more_so_a_larger_crowd_is_silent() {
    let mut world = in_amsterdam(Profile::Sites);
    world.passes(10);
    assert!(speaks(&mut world, "better-crowd"));
    world.asks(Command::Change { change: SettingsChange::FewPeople { people: Some(1_000) } });
    world.passes(10);
    assert!(speaks(&mut world, "few-people") && !speaks(&mut world, "better-crowd"));
}

#[test]
fn a_crowd_of_a_hundred_needs_no_larger_one() {
    let mut world = in_amsterdam(Profile::Sites);
    users(&mut world, 20_000_000);
    world.passes(60);
    assert!(world.shown().crowd.now.expect("known").likely >= 100);
    assert!(!speaks(&mut world, "better-crowd"));
}

// A long stay.

#[test]
fn where_links_matter_a_long_stay_ends_with_a_new_identity() {
    for (profile, makes_key) in [(Profile::Sites, false), (Profile::Targeted, true)] {
        let mut world = in_amsterdam(profile);
        let change = SettingsChange::RemindAfter { minutes: Some(5) };
        world.asks(Command::Change { change });
        world.passes(299);
        assert!(!speaks(&mut world, "long-stay"));
        world.passes(1);
        let said = advice(&mut world, "long-stay").expect("it speaks");
        assert_eq!(matches!(said.action, Some(Command::NewIdentity { .. })), makes_key);
    }
}

// The key before a switch.

#[test]
fn a_relay_left_under_the_same_key_is_told_for_ten_minutes() {
    let mut world = in_amsterdam(Profile::Networks);
    assert!(!speaks(&mut world, "key-before-switch"));
    moved(&mut world, "10.64.0.9");
    let said = advice(&mut world, "key-before-switch").expect("it speaks");
    assert_eq!(said.says, Says::KeyBeforeSwitch { exits: 2, just_left: true });
    let epoch = Some(world.shown().tunnel.epoch);
    assert_eq!(said.action, Some(Command::NewIdentity { insist: false, seen_in: epoch }));
    world.passes(599);
    assert!(speaks(&mut world, "key-before-switch"));
    world.passes(1);
    let said = advice(&mut world, "key-before-switch");
    let leaves =
        matches!(said.map(|said| said.says), Some(Says::KeyBeforeSwitch { just_left: true, .. }));
    assert!(!leaves);
}

/// To Frankfurt, where the tunnel has this address.
fn moved(world: &mut World, tunnel_address: &str) {
    world.changing();
    world.connected("de-fra-wg-001");
    world.told("de-fra-wg-001", "198.18.3.7");
    world.address_read(address(tunnel_address));
}

#[test]
fn a_relay_left_with_a_new_key_ties_nothing() {
    let mut world = in_amsterdam(Profile::Networks);
    users(&mut world, 20_000_000);
    moved(&mut world, "10.64.0.10");
    assert!(!speaks(&mut world, "key-before-switch"));
}

#[test]
fn a_new_key_ends_what_a_relay_left_before_it_tied() {
    let mut world = in_amsterdam(Profile::Networks);
    users(&mut world, 20_000_000);
    moved(&mut world, "10.64.0.9");
    assert!(speaks(&mut world, "key-before-switch"));
    moved(&mut world, "10.64.0.10");
    assert!(!speaks(&mut world, "key-before-switch"));
}

#[test]
fn until_the_tunnel_address_is_read_nothing_is_taken_for_the_same_key() {
    let mut world = in_amsterdam(Profile::Networks);
    users(&mut world, 20_000_000);
    world.changing();
    world.told("de-fra-wg-001", "198.18.3.7");
    assert!(!speaks(&mut world, "key-before-switch"));
    world.address_read(address("10.64.0.9"));
    assert!(speaks(&mut world, "key-before-switch"));
}

#[test]
fn what_suggests_a_switch_brings_the_key_before_it() {
    let mut world = in_amsterdam(Profile::Targeted);
    users(&mut world, 20_000_000);
    world.passes(60);
    assert!(!speaks(&mut world, "key-before-switch"), "nothing suggests one");
    let change = SettingsChange::RemindAfter { minutes: Some(5) };
    world.asks(Command::Change { change });
    world.passes(300);
    let said = advice(&mut world, "key-before-switch").expect("the reminder suggests one");
    assert_eq!(said.says, Says::KeyBeforeSwitch { exits: 1, just_left: false });
}

#[test]
fn without_a_trail_there_is_nothing_to_tie() {
    let settings = Settings {
        profile: Some(Profile::Targeted),
        remind_after_minutes: Some(5),
        ..Settings::default()
    };
    let mut world = World::with(settings);
    world.daemon_starts();
    world.told("nl-ams-wg-001", "198.18.2.10");
    world.passes(600);
    assert!(speaks(&mut world, "long-stay"));
    assert!(!speaks(&mut world, "key-before-switch"), "the tunnel address is not known");
}

#[test]
fn the_key_before_a_switch_is_nothing_to_those_who_mind_no_links() {
    for profile in [Profile::Provider, Profile::Sites] {
        let mut world = in_amsterdam(profile);
        moved(&mut world, "10.64.0.9");
        assert!(!speaks(&mut world, "key-before-switch"), "{profile:?}");
    }
}

// Words.

#[test]
fn the_first_rules_say_this() {
    let mut told = String::new();
    let mut note = |world: &mut World, name: &str, id: &str| {
        told.extend(["== ", name, "\n", &words_of(world, id), "\n"]);
    };
    let mut world = in_amsterdam(Profile::Provider);
    report(&mut world, Tunnel::Down { locked_down: false });
    note(&mut world, "no tunnel", "no-tunnel");
    for cause in [
        BlockCause::Offline,
        BlockCause::OutOfTime,
        BlockCause::NotAccepted,
        BlockCause::NoMatchingRelay,
        BlockCause::Other,
    ] {
        let mut world = blocked(cause);
        world.passes(10);
        note(&mut world, &format!("blocked, {cause:?}"), "blocked");
    }
    for profile in [Profile::Sites, Profile::Targeted] {
        let mut world = in_amsterdam(profile);
        users(&mut world, 3_000);
        world.passes(10);
        note(&mut world, &format!("few people, {profile:?}"), "few-people");
        let mut world = in_amsterdam(profile);
        world.asks(Command::Change { change: SettingsChange::FewPeople { people: Some(0) } });
        world.passes(10);
        note(&mut world, &format!("a larger crowd, {profile:?}"), "better-crowd");
        let change = SettingsChange::RemindAfter { minutes: Some(240) };
        world.asks(Command::Change { change });
        world.passes(15_000);
        note(&mut world, &format!("a long stay, {profile:?}"), "long-stay");
    }
    let mut world = in_amsterdam(Profile::Networks);
    users(&mut world, 3_000);
    world.passes(10);
    note(&mut world, "the key before a switch that something suggests", "key-before-switch");
    moved(&mut world, "10.64.0.9");
    note(&mut world, "the key before the next switch", "key-before-switch");
    insta::assert_snapshot!(told);
}
