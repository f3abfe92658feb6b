//! Choosing and forgetting while the disk still answers for what was asked of it before.

use shoal_core::front::{Page, PageData};
use shoal_core::history::{
    Day, HistoryErrand, HistoryMode, HistoryPage, HistoryState, HistoryTrouble, KeyEpoch, Record,
    Salt, Spot,
};
use shoal_core::regime::RegimeReason;
use shoal_core::{Command, Effect, Event, ExitIp, RelayName, SettingsChange};
use support::world::{MORNING, World};

use crate::history::{EXIT, RELAY, address, comes_up, kept, loads, sighting, to_be_kept, world};

const OTHER_RELAY: &str = "se-sto-wg-001";
const IN_POOL: Spot = Spot::InPool { offset: 3, size: 11 };

fn chooses(world: &mut World, mode: HistoryMode) {
    world.asks(Command::Change { change: SettingsChange::History { mode } });
}

fn page(world: &World) -> HistoryPage {
    world.state().history()
}

fn key(last: u8, salt: u8) -> Option<KeyEpoch> {
    KeyEpoch::of(address(last), Salt([salt; 16]))
}

fn has_errands(world: &mut World) -> bool {
    world.effects().iter().any(|effect| matches!(effect, Effect::History(_)))
}

#[test]
fn what_is_to_be_kept_again_while_the_disk_deletes_is_kept() {
    let not_erased = HistoryTrouble::NotErased { reason: "a file is in the way".to_owned() };
    for answer in [Event::HistoryErased(Salt([8; 16])), Event::HistoryFailed(not_erased)] {
        let mut world = world(kept());
        loads(&mut world, Vec::new());
        comes_up(&mut world, RELAY, EXIT, 2);
        chooses(&mut world, HistoryMode::MemoryOnly);
        chooses(&mut world, HistoryMode::Kept);
        world.effects();
        world.happens(answer);
        assert_eq!(page(&world).state, HistoryState::Opening);
        assert!(!has_errands(&mut world), "the disk has not told its salt");
        loads(&mut world, Vec::new());
        assert_eq!(page(&world).state, HistoryState::Kept);
        let (records, _) = to_be_kept(&mut world);
        assert!(records.contains(&sighting(Day::of(MORNING), key(2, 7), IN_POOL)), "{records:?}");
    }
}

#[test]
fn what_was_read_before_it_was_deleted_does_not_come_back() {
    let mut world = world(kept());
    chooses(&mut world, HistoryMode::MemoryOnly);
    chooses(&mut world, HistoryMode::Kept);
    loads(&mut world, vec![sighting(Day::of(MORNING), None, IN_POOL)]);
    world.happens(Event::HistoryErased(Salt([8; 16])));
    loads(&mut world, Vec::new());
    assert_eq!((page(&world).keys.len(), page(&world).state), (0, HistoryState::Kept));
}

#[test]
fn to_have_not_chosen_again_leaves_on_disk_what_is_there_and_writes_nothing_more() {
    let mut world = world(kept());
    loads(&mut world, Vec::new());
    comes_up(&mut world, RELAY, EXIT, 2);
    world.effects();
    chooses(&mut world, HistoryMode::Undecided);
    let errands: Vec<Effect> =
        world.effects().into_iter().filter(|effect| matches!(effect, Effect::History(_))).collect();
    assert_eq!(errands, [Effect::History(HistoryErrand::Close)]);
    let page = page(&world);
    assert_eq!((page.keys.len(), page.state), (1, HistoryState::InMemory));
    world.passes(3_600);
    assert!(!has_errands(&mut world));
}

#[test]
fn a_write_that_fails_after_the_user_wants_none_is_not_tried_again() {
    for (mode, state) in [
        (HistoryMode::Undecided, HistoryState::InMemory),
        // The disk has not answered.
        (HistoryMode::MemoryOnly, HistoryState::Opening),
    ] {
        let mut world = world(kept());
        loads(&mut world, Vec::new());
        comes_up(&mut world, RELAY, EXIT, 2);
        chooses(&mut world, mode);
        world.effects();
        world.happens(Event::HistoryFailed(HistoryTrouble::DiskFull));
        assert_eq!(page(&world).state, state, "{mode:?}");
        world.passes(3_600);
        assert!(!has_errands(&mut world), "{mode:?}");
    }
}

#[test]
fn what_is_seen_while_the_disk_deletes_is_kept_under_the_salt_that_it_has_then() {
    let mut world = world(kept());
    loads(&mut world, Vec::new());
    comes_up(&mut world, RELAY, EXIT, 2);
    world.asks(Command::Forget);
    world.effects();
    comes_up(&mut world, RELAY, EXIT, 3);
    assert!(!has_errands(&mut world));
    assert!(page(&world).unsaved > 0);
    world.happens(Event::HistoryErased(Salt([8; 16])));
    let (records, number) = to_be_kept(&mut world);
    assert!(records.contains(&sighting(Day::of(MORNING), key(3, 8), IN_POOL)), "{records:?}");
    world.happens(Event::Remembered { number: number.expect("they were sent") });
    assert_eq!(page(&world).unsaved, 0);
}

#[test]
fn an_exit_ip_seen_without_a_key_is_not_said_to_have_come_back_under_another() {
    let mut world = world(kept());
    loads(&mut world, vec![sighting(Day::of(MORNING), None, IN_POOL)]);
    comes_up(&mut world, RELAY, EXIT, 2);
    let marks = |world: &World| -> Vec<bool> {
        let keys = page(world).keys;
        keys.iter().flat_map(|key| &key.exits).map(|exit| exit.also_under_other_keys).collect()
    };
    assert_eq!(marks(&world), [false, false]);
    comes_up(&mut world, RELAY, EXIT, 3);
    assert_eq!(marks(&world), [true, true, true]);
}

#[test]
fn a_tunnel_address_that_is_read_after_forgetting_brings_nothing_back() {
    let mut world = world(kept());
    loads(&mut world, Vec::new());
    world.changing();
    world.connected(RELAY);
    world.told(RELAY, EXIT);
    world.effects();
    world.asks(Command::Forget);
    world.address_read(address(2));
    world.happens(Event::HistoryErased(Salt([8; 16])));
    world.told(RELAY, EXIT);
    let Some(PageData::Trail(trail)) = world.state().page(Page::Trail) else { panic!("no trail") };
    assert_eq!((trail.sightings.len(), trail.regime.len()), (0, 0));
    assert_eq!(to_be_kept(&mut world).0, Vec::<Record>::new());
    // The next tunnel is another story.
    comes_up(&mut world, RELAY, EXIT, 2);
    let Some(PageData::Trail(trail)) = world.state().page(Page::Trail) else { panic!("no trail") };
    assert_eq!(trail.sightings.len(), 1);
}

#[test]
fn forgetting_between_two_tunnels_forgets_where_the_last_one_left() {
    let mut fresh = world(kept());
    fresh.changing();
    let mut forgotten = world(kept());
    comes_up(&mut forgotten, RELAY, EXIT, 2);
    forgotten.changing();
    assert_ne!(forgotten.state().places(), fresh.state().places());
    forgotten.asks(Command::Forget);
    assert_eq!(forgotten.state().places(), fresh.state().places());
    forgotten.passes(60);
    forgotten.connected(RELAY);
    forgotten.told(RELAY, EXIT);
    assert_eq!(forgotten.shown().exit_ip.since, Some(MORNING.plus(60)));
}

#[test]
fn an_exit_ip_in_another_relays_pool_is_held_against_that_relay_at_once() {
    let mut world = world(kept());
    loads(&mut world, Vec::new());
    comes_up(&mut world, RELAY, EXIT, 2);
    comes_up(&mut world, OTHER_RELAY, "198.18.4.9", 2);
    let relay = RelayName::new(RELAY).expect("a relay");
    let verdict = world.state().sightings().regimes().verdict(&relay);
    assert_eq!(verdict.reason, RegimeReason::PoolOverruled);
}

#[test]
fn an_exit_ip_remembered_in_another_relays_pool_is_held_against_that_relay_at_once() {
    let mut world = world(kept());
    comes_up(&mut world, RELAY, EXIT, 2);
    let exit_ip = Spot::Address(ExitIp([198, 18, 4, 9].into()));
    let other = match sighting(Day::of(MORNING), key(3, 7), exit_ip) {
        Record::Sighting(seen) => Record::Sighting(shoal_core::history::DaySighting {
            relay: RelayName::new(OTHER_RELAY).expect("a relay"),
            ..seen
        }),
        other @ (Record::Crowd(_) | Record::Regimes(_)) => panic!("{other:?}"),
    };
    loads(&mut world, vec![other]);
    let relay = RelayName::new(RELAY).expect("a relay");
    let verdict = world.state().sightings().regimes().verdict(&relay);
    assert_eq!(verdict.reason, RegimeReason::PoolOverruled);
}
