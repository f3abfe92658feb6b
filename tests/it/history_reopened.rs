//! A disk that could not be opened, or was given up, and tells what it holds when it is opened for the next record.

use shoal_core::history::{
    Day, HistoryErrand, HistoryMode, HistoryState, HistoryTrouble, KeyEpoch, LoadedHistory, Salt,
    Spot,
};
use shoal_core::{Command, Effect, Event, RelayName, SettingsChange};
use support::world::{MORNING, World};

use crate::history::{EXIT, RELAY, address, comes_up, kept, loads, sighting, to_be_kept, world};

const IN_POOL: Spot = Spot::InPool { offset: 3, size: 11 };
const ELSEWHERE: &str = "203.0.113.7";

/// A world whose disk was full when it was to be opened; its tunnel is up, and something was sent to the disk since.
fn with_a_full_disk() -> World {
    let mut world = world(kept());
    world.happens(Event::SaltDrawn(Salt([9; 16])));
    world.happens(Event::HistoryFailed(HistoryTrouble::DiskFull));
    comes_up(&mut world, RELAY, EXIT, 2);
    assert!(to_be_kept(&mut world).1.is_some(), "the disk is asked again");
    world
}

fn key(salt: u8) -> Option<KeyEpoch> {
    KeyEpoch::of(address(2), Salt([salt; 16]))
}

#[test]
fn what_the_disk_held_is_there_once_it_can_be_opened_and_a_key_stays_one_key() {
    let mut world = with_a_full_disk();
    let yesterday = Day(Day::of(MORNING).0 - 1);
    loads(&mut world, vec![sighting(yesterday, key(7), IN_POOL)]);
    let history = world.state().history();
    assert_eq!(history.keys.len(), 1);
    assert_eq!(history.keys[0].exits[0].days.len(), 2);
    assert!(history.keys[0].in_use);
    let (records, number) = to_be_kept(&mut world);
    assert!(records.contains(&sighting(Day::of(MORNING), key(7), IN_POOL)), "{records:?}");
    assert_eq!(usize::try_from(history.unsaved), Ok(records.len()), "nothing waits twice");
    // It could be read; that it takes anything is said when it has.
    let trouble = HistoryTrouble::DiskFull;
    assert_eq!(history.state, HistoryState::NotKept { trouble });
    world.happens(Event::Remembered { number: number.expect("they were sent") });
    let history = world.state().history();
    assert_eq!((history.state, history.unsaved), (HistoryState::Kept, 0));
}

#[test]
fn what_is_sent_says_with_which_salt_its_keys_are_hashed() {
    let mut world = with_a_full_disk();
    let salts = |world: &mut World| -> Vec<Salt> {
        let mut salts = Vec::new();
        for effect in world.effects() {
            if let Effect::History(HistoryErrand::Remember { salt, .. }) = effect {
                salts.push(salt);
            }
        }
        salts
    };
    comes_up(&mut world, RELAY, ELSEWHERE, 2);
    assert_eq!(salts(&mut world), [Salt([9; 16])]);
    loads(&mut world, Vec::new());
    assert_eq!(salts(&mut world), [Salt([7; 16])]);
}

#[test]
fn a_history_that_was_damaged_meanwhile_is_told_and_written_anew_from_memory() {
    let mut world = world(kept());
    let yesterday = sighting(Day(Day::of(MORNING).0 - 1), key(7), IN_POOL);
    loads(&mut world, vec![yesterday.clone()]);
    comes_up(&mut world, RELAY, EXIT, 2);
    let (first, number) = to_be_kept(&mut world);
    world.happens(Event::Remembered { number: number.expect("they were sent") });
    let relay = RelayName::new(RELAY).expect("a relay");
    let addresses = |world: &World| world.state().sightings().regimes().verdict(&relay).addresses;
    let believed = addresses(&world);
    let reason = "the file is damaged".to_owned();
    world.happens(Event::HistoryFailed(HistoryTrouble::NotWritten { reason }));
    let aside = "history.db.corrupt-1".to_owned();
    world.happens(Event::HistoryLoaded(Box::new(LoadedHistory {
        salt: Salt([8; 16]),
        kept_aside: Some(aside.clone()),
        ..LoadedHistory::default()
    })));
    assert_eq!(world.shown().history.kept_aside, Some(aside));
    let (again, _) = to_be_kept(&mut world);
    assert_eq!(again.len(), first.len() + 1, "all of it: {again:?}");
    assert!(again.contains(&sighting(Day::of(MORNING), key(8), IN_POOL)), "{again:?}");
    assert_eq!((addresses(&world), world.state().history().keys.len()), (believed, 1));
}

#[test]
fn beliefs_that_the_disk_has_from_earlier_do_not_take_the_place_of_later_ones() {
    let mut world = world(kept());
    loads(&mut world, Vec::new());
    comes_up(&mut world, RELAY, EXIT, 2);
    let (earlier, _) = to_be_kept(&mut world);
    comes_up(&mut world, RELAY, EXIT, 3);
    comes_up(&mut world, RELAY, EXIT, 4);
    world.effects();
    let relay = RelayName::new(RELAY).expect("a relay");
    let addresses = |world: &World| world.state().sightings().regimes().verdict(&relay).addresses;
    assert_eq!(addresses(&world), 3);
    world.happens(Event::HistoryFailed(HistoryTrouble::DiskFull));
    loads(&mut world, earlier);
    assert_eq!(addresses(&world), 3);
    comes_up(&mut world, RELAY, EXIT, 5);
    assert_eq!(addresses(&world), 4);
}

#[test]
fn nothing_comes_back_from_a_disk_that_the_user_no_longer_wants() {
    for mode in [HistoryMode::Undecided, HistoryMode::MemoryOnly] {
        let mut world = with_a_full_disk();
        world.asks(Command::Change { change: SettingsChange::History { mode } });
        let before = world.state().history();
        loads(&mut world, vec![sighting(Day(Day::of(MORNING).0 - 1), None, IN_POOL)]);
        assert_eq!(world.state().history(), before, "{mode:?}");
    }
}
