//! Stories about the way in: multihop and its entry, which the exit IP has no part in.

use std::sync::Arc;

use shoal_core::multihop::{EntryTarget, MultihopControl, MultihopMode, MultihopObstacle};
use shoal_core::relay::CityCode;
use shoal_core::snapshot::Outcome;
use shoal_core::{
    Command, Effect, Event, ExitIp, Refusal, Relay, RelayDirectory, RelayName, Route,
    SettingsChange, Tunnel, TunnelReport,
};
use support::acts::{
    asked, asked_once, comes_up, ended, goes_down, is_blocked, is_written, number,
};
use support::world::{World, bytes, city, row, up};

fn in_copenhagen() -> World {
    let mut world = World::with_daemon();
    let modes = vec![MultihopMode::On, MultihopMode::Off];
    world.happens(Event::MultihopControlSeen(MultihopControl::Modes(modes)));
    comes_up(&mut world, "dk-cph-wg-001", "198.18.4.10", 7);
    world
}

/// A tunnel over two relays, with its exit IP.
fn over_two(world: &mut World, entry: &str, exit: &str) {
    world.changing();
    let name = |name| RelayName::new(name).expect("a name");
    let route = Route { exit: Some(name(exit)), entry: Some(name(entry)) };
    let v4 = Some(ExitIp([198, 18, 4, 10].into()));
    world.happens(Event::TunnelReported(TunnelReport { tunnel: Tunnel::Up(route), v4, v6: None }));
}

fn asks_for(world: &mut World, mode: MultihopMode) {
    world.effects();
    world.asks(Command::Multihop { mode });
}

/// What was asked for is taken.
fn takes(world: &mut World, former: &str, sent: &str) {
    let effect = asked_once(world);
    let action = number(&effect).expect("of an action");
    is_written(world, action, former, sent);
}

#[test]
fn multihop_is_on_when_a_tunnel_over_two_relays_is_up_whatever_its_exit_ip() {
    let mut world = in_copenhagen();
    asks_for(&mut world, MultihopMode::On);
    takes(&mut world, "one", "two");
    over_two(&mut world, "se-sto-wg-001", "dk-cph-wg-001");
    let end = ended(&mut world);
    assert_eq!((end.outcome, end.address), (Outcome::Verified, None));
    assert!(world.shown().can_undo);
}

#[test]
fn a_tunnel_over_one_relay_is_no_multihop_and_the_settings_of_before_come_back() {
    let mut world = in_copenhagen();
    asks_for(&mut world, MultihopMode::On);
    takes(&mut world, "one", "two");
    comes_up(&mut world, "dk-cph-wg-001", "198.18.4.11", 7);
    world.passes(10);
    let effect = asked_once(&mut world);
    let Effect::WriteBack { action, former, expected } = effect else { panic!("{effect:?}") };
    assert_eq!((former, expected), (bytes("one"), Some(bytes("two"))));
    is_written(&mut world, action, "two", "one");
    assert_eq!(ended(&mut world).outcome, Outcome::Failed { restored: true });
}

#[test]
fn what_is_set_already_is_unchanged_at_once() {
    let mut world = in_copenhagen();
    asks_for(&mut world, MultihopMode::Off);
    takes(&mut world, "one", "one");
    assert_eq!(ended(&mut world).outcome, Outcome::Unchanged);
    assert!(!world.shown().can_undo);
}

#[test]
fn what_the_program_does_not_offer_is_not_asked_for() {
    let mut world = in_copenhagen();
    asks_for(&mut world, MultihopMode::Auto);
    assert_eq!(asked(&mut world), []);
    let refusal = Refusal::NoControl;
    assert_eq!(ended(&mut world).outcome, Outcome::Refused { refusal });

    let obstacle = MultihopControl::Obstacle(MultihopObstacle::NoProgram);
    world.happens(Event::MultihopControlSeen(obstacle));
    asks_for(&mut world, MultihopMode::On);
    world.asks(Command::Entry { entry: EntryTarget::Anywhere });
    assert_eq!(asked(&mut world), []);
    assert_eq!(ended(&mut world).outcome, Outcome::Refused { refusal });
}

#[test]
fn an_entry_counts_when_the_tunnel_enters_there() {
    let city = CityCode::new("se-sto").expect("a code");
    let relay = RelayName::new("se-sto-wg-001").expect("a name");
    for entry in [EntryTarget::City { city }, EntryTarget::Relay { relay }] {
        let mut world = in_copenhagen();
        over_two(&mut world, "nl-ams-wg-001", "dk-cph-wg-001");
        world.effects();
        world.asks(Command::Entry { entry: entry.clone() });
        takes(&mut world, "anywhere", "se-sto");
        over_two(&mut world, "se-sto-wg-001", "dk-cph-wg-001");
        assert_eq!(ended(&mut world).outcome, Outcome::Verified);

        world.passes(3);
        world.effects();
        world.asks(Command::Entry { entry });
        takes(&mut world, "se-sto", "other bytes");
        over_two(&mut world, "nl-ams-wg-002", "dk-cph-wg-001");
        world.passes(10);
        assert!(matches!(asked_once(&mut world), Effect::WriteBack { .. }), "it enters elsewhere");
    }
}

#[test]
fn over_one_relay_a_chosen_entry_stays_and_counts_once_there_are_two() {
    let mut world = in_copenhagen();
    world.effects();
    let city = CityCode::new("se-sto").expect("a code");
    let entry = EntryTarget::City { city };
    world.asks(Command::Entry { entry: entry.clone() });
    takes(&mut world, "anywhere", "se-sto");
    assert_eq!(asked(&mut world), [], "nothing is put back");
    assert_eq!(ended(&mut world).outcome, Outcome::SavedForLater);
    assert!(world.shown().can_undo);

    world.passes(10);
    world.effects();
    world.asks(Command::Entry { entry });
    takes(&mut world, "se-sto", "se-sto");
    assert_eq!(ended(&mut world).outcome, Outcome::Unchanged);
}

#[test]
fn an_entry_that_nobody_knows_is_not_asked_for() {
    let mut world = in_copenhagen();
    let relay = RelayName::new("xx-yyy-wg-001").expect("a name");
    let city = CityCode::new("xx-yyy").expect("a code");
    for entry in [EntryTarget::Relay { relay }, EntryTarget::City { city }] {
        world.effects();
        world.asks(Command::Entry { entry });
        assert_eq!(asked(&mut world), []);
        assert_eq!(ended(&mut world).outcome, Outcome::NoSuchPlace);
    }
}

#[test]
fn without_a_tunnel_the_way_in_is_kept_for_later() {
    let mut world = in_copenhagen();
    goes_down(&mut world);
    asks_for(&mut world, MultihopMode::On);
    takes(&mut world, "one", "two");
    assert_eq!(ended(&mut world).outcome, Outcome::SavedForLater);
}

#[test]
fn a_block_by_the_way_in_puts_it_back() {
    let mut world = in_copenhagen();
    asks_for(&mut world, MultihopMode::On);
    takes(&mut world, "one", "two");
    is_blocked(&mut world, shoal_core::tunnel::BlockCause::NoMatchingRelay);
    assert!(matches!(asked_once(&mut world), Effect::WriteBack { .. }));
    assert!(matches!(up("dk-cph-wg-001", None).tunnel, Tunnel::Up(_)));
}

/// Codes of the cities where Shoal would enter.
fn entries(world: &mut World) -> Vec<String> {
    world.shown().multihop.entries.iter().map(|place| place.city_code.to_string()).collect()
}

#[test]
fn an_entry_is_suggested_near_by_and_never_in_the_country_that_the_tunnel_leaves_from() {
    let mut world = in_copenhagen();
    assert_eq!(entries(&mut world), ["se-sto", "nl-ams", "de-fra"]);
    let home = SettingsChange::HomeCountry { country: Some("de".into()) };
    world.asks(Command::Change { change: home });
    assert_eq!(entries(&mut world), ["de-fra", "nl-ams", "se-sto"]);
    comes_up(&mut world, "de-fra-wg-001", "198.18.3.10", 8);
    assert_eq!(entries(&mut world), ["nl-ams", "dk-cph", "se-sto"]);
    goes_down(&mut world);
    assert!(entries(&mut world).is_empty());
}

#[test]
fn of_each_country_the_nearest_city_that_has_a_relay_in_use_is_suggested() {
    let asleep = |mut relay: Relay| {
        relay.active = false;
        relay
    };
    let relays = row("dk-cph", 1, 1, [198, 18, 4])
        .chain(row("se-sto", 1, 1, [198, 18, 1]))
        .chain(row("se-got", 1, 1, [198, 18, 5]))
        .chain(row("se-mma", 1, 1, [198, 18, 6]).map(asleep));
    let cities = [
        city("dk-cph", "Copenhagen", "Denmark", (55.68, 12.57)),
        city("se-sto", "Stockholm", "Sweden", (59.33, 18.06)),
        city("se-got", "Gothenburg", "Sweden", (57.71, 11.97)),
        city("se-mma", "Malmö", "Sweden", (55.61, 13.0)),
    ];
    let mut world = in_copenhagen();
    world.happens(Event::RelaysReported(Arc::new(RelayDirectory::new(relays, cities))));
    assert_eq!(entries(&mut world), ["se-got"]);
}
