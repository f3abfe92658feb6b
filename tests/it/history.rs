//! What is remembered of what is seen, and what is asked of the disk: told to a state, event by event.

use std::net::Ipv4Addr;

use shoal_core::front::{Page, PageData};
use shoal_core::history::{
    CrowdFigures, Day, DaySighting, HistoryErrand, HistoryMode, HistoryPage, HistoryState,
    HistoryTrouble, Hour, HourCrowd, KeyEpoch, LoadedHistory, Record, Salt, Spot,
};
use shoal_core::{
    Command, Effect, Event, ExitIp, RelayName, Settings, SettingsChange, TunnelAddress,
};
use support::world::{MORNING, World};

/// A relay with a predicted pool from 198.18.4.4 on, and one of its exit IPs.
pub(crate) const RELAY: &str = "dk-cph-wg-001";
pub(crate) const EXIT: &str = "198.18.4.7";
/// Outside every pool.
const ELSEWHERE: &str = "203.0.113.7";

pub(crate) fn kept() -> Settings {
    Settings { history: HistoryMode::Kept, ..Settings::default() }
}

pub(crate) fn world(settings: Settings) -> World {
    let mut world = World::with(settings);
    world.daemon_starts();
    world
}

pub(crate) fn address(last: u8) -> TunnelAddress {
    TunnelAddress { v4: Some(Ipv4Addr::new(10, 64, 0, last)), v6: None }
}

/// The tunnel comes up on a relay with this exit IP, under the tunnel address that ends so.
pub(crate) fn comes_up(world: &mut World, relay: &str, exit_ip: &str, last: u8) {
    world.changing();
    world.connected(relay);
    world.address_read(address(last));
    world.told(relay, exit_ip);
}

fn page(world: &World) -> HistoryPage {
    match world.state().page(Page::History) {
        Some(PageData::History(page)) => page,
        other => panic!("{other:?}"),
    }
}

/// The disk has this in it.
pub(crate) fn loads(world: &mut World, records: Vec<Record>) {
    let loaded = LoadedHistory { salt: Salt([7; 16]), records, ..LoadedHistory::default() };
    world.happens(Event::HistoryLoaded(Box::new(loaded)));
}

/// What was to be kept since the last look, and the number that the disk answers for.
pub(crate) fn to_be_kept(world: &mut World) -> (Vec<Record>, Option<u32>) {
    let mut all = Vec::new();
    let mut last = None;
    for effect in world.effects() {
        if let Effect::History(HistoryErrand::Remember { number, records, .. }) = effect {
            all.extend(records);
            last = Some(number);
        }
    }
    (all, last)
}

pub(crate) fn sighting(day: Day, key: Option<KeyEpoch>, spot: Spot) -> Record {
    let relay = RelayName::new(RELAY).expect("a relay");
    Record::Sighting(DaySighting { day, key, relay, spot })
}

fn is_of_the_disk(effect: &Effect) -> bool {
    matches!(effect, Effect::History(_))
}

#[test]
fn until_the_user_has_chosen_everything_stays_in_memory() {
    for mode in [HistoryMode::Undecided, HistoryMode::MemoryOnly] {
        let mut world = world(Settings { history: mode, ..Settings::default() });
        comes_up(&mut world, RELAY, EXIT, 2);
        world.passes(3 * 3_600);
        assert!(!world.effects().iter().any(is_of_the_disk), "{mode:?}");
        assert_eq!(page(&world).hours.len(), 4, "{mode:?}");
        assert_eq!(world.shown().history.state, HistoryState::InMemory);
    }
}

#[test]
fn an_exit_ip_is_remembered_by_its_place_in_the_pool_and_by_its_day() {
    let mut world = world(kept());
    loads(&mut world, Vec::new());
    comes_up(&mut world, RELAY, EXIT, 2);
    let key = KeyEpoch::of(address(2), Salt([7; 16]));
    let (records, _) = to_be_kept(&mut world);
    let seen: Vec<&Record> =
        records.iter().filter(|record| matches!(record, Record::Sighting(_))).collect();
    let spot = Spot::InPool { offset: 3, size: 11 };
    assert_eq!(seen, [&sighting(Day::of(MORNING), key, spot)]);
    // The rest of the day says nothing new.
    world.passes(600);
    comes_up(&mut world, RELAY, EXIT, 2);
    let (records, _) = to_be_kept(&mut world);
    assert!(!records.iter().any(|record| matches!(record, Record::Sighting(_))), "{records:?}");
    world.passes(86_400);
    assert_eq!(page(&world).keys[0].exits[0].days.len(), 2);
}

#[test]
fn the_address_itself_is_remembered_only_where_the_pool_is_not_known() {
    let mut world = world(kept());
    loads(&mut world, Vec::new());
    comes_up(&mut world, RELAY, ELSEWHERE, 2);
    let elsewhere = ExitIp(ELSEWHERE.parse().expect("an address"));
    let (records, _) = to_be_kept(&mut world);
    let key = KeyEpoch::of(address(2), Salt([7; 16]));
    assert!(records.contains(&sighting(Day::of(MORNING), key, Spot::Address(elsewhere))));
    assert_eq!(page(&world).keys[0].exits[0].address, Some(elsewhere));
}

#[test]
fn an_exit_ip_is_not_put_under_the_tunnel_address_of_the_tunnel_before() {
    let mut world = world(kept());
    loads(&mut world, Vec::new());
    comes_up(&mut world, RELAY, EXIT, 2);
    world.changing();
    world.connected(RELAY);
    // The exit IP is told before the tunnel's address could be read.
    world.told(RELAY, ELSEWHERE);
    assert_eq!((page(&world).keys.len(), page(&world).keys[0].exits.len()), (1, 1));
    world.address_read(address(3));
    let keys = page(&world).keys;
    assert_eq!(keys.len(), 2);
    assert_eq!((keys[1].number, keys[1].in_use, keys[0].in_use), (2, true, false));
}

#[test]
fn a_tunnel_whose_address_cannot_be_read_is_remembered_under_no_key() {
    let mut world = world(kept());
    world.changing();
    world.connected(RELAY);
    world.address_read(TunnelAddress::default());
    world.told(RELAY, EXIT);
    let keys = page(&world).keys;
    assert_eq!((keys.len(), keys[0].number, keys[0].in_use), (1, 0, false));
}

#[test]
fn the_same_exit_ip_under_two_keys_is_marked_as_one_that_came_back() {
    let mut world = world(kept());
    comes_up(&mut world, RELAY, EXIT, 2);
    comes_up(&mut world, RELAY, EXIT, 3);
    comes_up(&mut world, RELAY, ELSEWHERE, 3);
    let keys = page(&world).keys;
    let marks = |at: usize| -> Vec<bool> {
        keys[at].exits.iter().map(|exit| exit.also_under_other_keys).collect()
    };
    assert_eq!((keys.len(), marks(0), marks(1)), (2, vec![true], vec![true, false]));
}

#[test]
fn a_key_that_changed_while_shoal_did_not_run_begins_anew_and_one_that_did_not_goes_on() {
    let spot = Spot::InPool { offset: 3, size: 11 };
    let earlier =
        sighting(Day(Day::of(MORNING).0 - 1), KeyEpoch::of(address(2), Salt([7; 16])), spot);
    for (last, keys) in [(2, 1), (3, 2)] {
        let mut world = world(kept());
        loads(&mut world, vec![earlier.clone()]);
        comes_up(&mut world, RELAY, EXIT, last);
        assert_eq!(page(&world).keys.len(), keys, "address {last}");
    }
}

#[test]
fn what_memory_knew_before_the_disk_was_open_is_kept_as_well() {
    let mut world = world(Settings::default());
    world.happens(Event::SaltDrawn(Salt([9; 16])));
    comes_up(&mut world, RELAY, EXIT, 2);
    let choice = SettingsChange::History { mode: HistoryMode::Kept };
    world.asks(Command::Change { change: choice });
    let effects = world.effects();
    assert!(effects.contains(&Effect::History(HistoryErrand::Open(Salt([9; 16])))), "{effects:?}");
    assert_eq!(world.shown().history.state, HistoryState::Opening);
    loads(&mut world, Vec::new());
    let (records, number) = to_be_kept(&mut world);
    // The disk has a salt of its own: what was seen under this key is under one key there too.
    let key = KeyEpoch::of(address(2), Salt([7; 16]));
    let spot = Spot::InPool { offset: 3, size: 11 };
    assert!(records.contains(&sighting(Day::of(MORNING), key, spot)));
    assert_eq!(records.len(), 3, "a sighting, the crowd of this hour, beliefs: {records:?}");
    assert_eq!(page(&world).unsaved, 3);
    world.happens(Event::Remembered { number: number.expect("they were sent") });
    assert_eq!(page(&world).unsaved, 0);
    assert_eq!(page(&world).keys.len(), 1);
}

#[test]
fn the_crowd_of_each_hour_is_remembered_and_the_last_one_of_the_hour_counts() {
    let mut world = world(kept());
    loads(&mut world, Vec::new());
    comes_up(&mut world, RELAY, EXIT, 2);
    let before = page(&world).hours;
    let assumptions = shoal_core::settings::Assumptions {
        users: 300_000,
        ..shoal_core::settings::Assumptions::default()
    };
    world.asks(Command::Change { change: SettingsChange::Assumptions { assumptions } });
    let after = page(&world).hours;
    assert_eq!((before.len(), after.len()), (1, 1));
    assert!(after[0].likely > before[0].likely);
    world.passes(7_200);
    let hours: Vec<i64> = page(&world).hours.iter().map(|row| row.hour.since(MORNING)).collect();
    assert_eq!(hours, [0, 3_600, 7_200]);
    // Nothing is made up for hours without a tunnel.
    world.changing();
    world.passes(7_200);
    assert_eq!(page(&world).hours.len(), 3);
}

#[test]
fn what_is_older_than_the_user_wants_is_forgotten_in_memory_and_on_disk() {
    let today = Day::of(MORNING);
    let spot = Spot::InPool { offset: 3, size: 11 };
    let of_day = |back: i32| sighting(Day(today.0 - back), None, spot);
    let figures = CrowdFigures::new(1, 2, 3).expect("in order");
    let relay = RelayName::new(RELAY).expect("a relay");
    // The last hour before the first day that is wanted, and the first hour of it.
    let first = 24 * (today.0 - 29);
    let crowd = |hour| Record::Crowd(HourCrowd { hour: Hour(hour), relay: relay.clone(), figures });
    let mut world = world(kept());
    loads(&mut world, vec![of_day(0), of_day(29), of_day(30), crowd(first - 1), crowd(first)]);
    assert_eq!(world.effects(), [Effect::History(HistoryErrand::ForgetBefore(Day(today.0 - 29)))]);
    let days = |world: &World| page(world).keys[0].exits[0].days.len();
    let hours: Vec<_> = page(&world).hours.iter().map(|row| row.hour).collect();
    assert_eq!((days(&world), hours), (2, vec![Hour(first).begins()]));
    world.passes(86_400);
    assert_eq!(world.effects(), [Effect::History(HistoryErrand::ForgetBefore(Day(today.0 - 28)))]);
    assert_eq!((days(&world), page(&world).hours.len()), (1, 0));
    world.asks(Command::Change { change: SettingsChange::HistoryDays { days: 1 } });
    assert!(
        world.effects().contains(&Effect::History(HistoryErrand::ForgetBefore(Day(today.0 + 1))))
    );
    assert_eq!(page(&world).keys, []);
}

#[test]
fn a_clock_set_back_forgets_nothing() {
    let ahead = sighting(Day(Day::of(MORNING).0 + 400), None, Spot::InPool { offset: 3, size: 11 });
    let mut world = world(kept());
    loads(&mut world, vec![ahead]);
    world.passes(86_400);
    assert!(!world.effects().iter().any(is_of_the_disk));
    assert_eq!(page(&world).keys.len(), 1);
}

#[test]
fn a_disk_that_fails_is_told_and_gets_everything_with_the_next_thing_to_keep() {
    let mut world = world(kept());
    loads(&mut world, Vec::new());
    comes_up(&mut world, RELAY, EXIT, 2);
    let (first, _) = to_be_kept(&mut world);
    world.happens(Event::HistoryFailed(HistoryTrouble::DiskFull));
    let trouble = HistoryTrouble::DiskFull;
    assert_eq!(world.shown().history.state, HistoryState::NotKept { trouble });
    assert!(world.shown().crowd.now.is_some(), "the number is there all the same");
    assert_eq!(page(&world).unsaved, 3);
    world.passes(3_600);
    let (again, number) = to_be_kept(&mut world);
    assert!(first.iter().all(|record| again.contains(record)), "{again:?}");
    assert_eq!(again.len(), 4);
    world.happens(Event::Remembered { number: number.expect("they were sent") });
    assert_eq!((page(&world).unsaved, page(&world).state), (0, HistoryState::Kept));
}

#[test]
fn a_history_that_may_not_be_used_is_not_asked_again() {
    let refused = HistoryTrouble::Refused { reason: "history.db is a link".to_owned() };
    for trouble in [refused, HistoryTrouble::Newer { version: 2 }, HistoryTrouble::InUse] {
        let mut world = world(kept());
        world.happens(Event::HistoryFailed(trouble.clone()));
        comes_up(&mut world, RELAY, EXIT, 2);
        assert!(!world.effects().iter().any(is_of_the_disk), "{trouble:?}");
        assert_eq!(page(&world).keys.len(), 1);
    }
}

#[test]
fn forgetting_empties_memory_and_disk_and_what_goes_on_is_not_remembered_anew_at_once() {
    let mut world = world(kept());
    loads(&mut world, Vec::new());
    comes_up(&mut world, RELAY, EXIT, 2);
    world.effects();
    world.asks(Command::Forget);
    assert_eq!(world.effects(), [Effect::History(HistoryErrand::Erase)]);
    let empty = |world: &World| (page(world).keys.len(), page(world).hours.len());
    assert_eq!(empty(&world), (0, 0));
    assert_eq!(world.shown().history.forgotten, 0, "the disk has not answered");
    world.happens(Event::HistoryErased(Salt([8; 16])));
    assert_eq!(world.shown().history.forgotten, 1);
    world.told(RELAY, EXIT);
    world.passes(600);
    assert_eq!(empty(&world), (0, 0));
    assert!(!world.effects().iter().any(is_of_the_disk));
    // Another tunnel and another hour are new.
    comes_up(&mut world, RELAY, ELSEWHERE, 2);
    world.passes(3_600);
    assert_eq!(empty(&world), (1, 1));
    let (records, _) = to_be_kept(&mut world);
    assert_eq!(records.len(), 2, "a sighting and the crowd of an hour: {records:?}");
}

#[test]
fn what_is_being_read_while_everything_is_to_be_forgotten_does_not_come_back() {
    let mut world = world(kept());
    world.asks(Command::Forget);
    let spot = Spot::InPool { offset: 3, size: 11 };
    loads(&mut world, vec![sighting(Day::of(MORNING), None, spot)]);
    world.happens(Event::HistoryErased(Salt([8; 16])));
    assert_eq!(page(&world).keys, []);
    assert_eq!(page(&world).state, HistoryState::Kept);
}

#[test]
fn a_history_that_cannot_be_deleted_is_told() {
    let mut world = world(kept());
    loads(&mut world, Vec::new());
    world.asks(Command::Forget);
    let trouble = HistoryTrouble::NotErased { reason: "a file is in the way".to_owned() };
    world.happens(Event::HistoryFailed(trouble.clone()));
    assert_eq!(world.shown().history.state, HistoryState::NotKept { trouble });
    assert_eq!(world.shown().history.forgotten, 0);
    // Asked again, the answer of before does not stand for the one to come.
    world.asks(Command::Forget);
    assert_eq!(world.shown().history.state, HistoryState::Opening);
    world.happens(Event::HistoryErased(Salt([8; 16])));
    let history = world.shown().history.clone();
    assert_eq!((history.state, history.forgotten), (HistoryState::Kept, 1));
}

#[test]
fn choosing_memory_only_deletes_what_is_on_disk_and_keeps_what_is_in_memory() {
    let mut world = world(kept());
    loads(&mut world, Vec::new());
    comes_up(&mut world, RELAY, EXIT, 2);
    world.effects();
    let choice = SettingsChange::History { mode: HistoryMode::MemoryOnly };
    world.asks(Command::Change { change: choice });
    assert!(world.effects().contains(&Effect::History(HistoryErrand::Erase)));
    assert_eq!(page(&world).state, HistoryState::Opening, "the disk has not answered");
    // What was being read when the user chose does not come back.
    loads(&mut world, Vec::new());
    assert_eq!(page(&world).state, HistoryState::Opening);
    world.happens(Event::HistoryErased(Salt([8; 16])));
    assert_eq!(page(&world).keys.len(), 1);
    assert_eq!((page(&world).unsaved, page(&world).state), (0, HistoryState::InMemory));
    assert_eq!(world.shown().history.forgotten, 0, "nobody asked for that");
}

#[test]
fn a_simulation_is_never_kept() {
    let settings = kept();
    let mut state = shoal_core::State::new(settings.clone(), shoal_core::Source::Simulation);
    assert_eq!(state.snapshot().history.state, HistoryState::InMemory);
    let mut off = settings.clone();
    off.history = HistoryMode::Undecided;
    let mut state = shoal_core::State::new(off, shoal_core::Source::Simulation);
    let effects = state.handle(Event::SettingsLoaded(settings), MORNING);
    assert!(!effects.iter().any(is_of_the_disk));
}

#[test]
fn a_day_that_cannot_settle_fills_no_disk() {
    let mut world = world(kept());
    loads(&mut world, Vec::new());
    for at in 0..700_u32 {
        let [_, _, third, last] = at.to_be_bytes();
        let v4 = Some(Ipv4Addr::new(10, 64, third, last));
        world.changing();
        world.connected(RELAY);
        world.address_read(TunnelAddress { v4, v6: None });
        world.told(RELAY, EXIT);
    }
    assert_eq!(page(&world).keys.len(), shoal_core::history::SIGHTINGS_A_DAY);
    world.passes(86_400);
    assert_eq!(page(&world).keys.len(), shoal_core::history::SIGHTINGS_A_DAY + 1, "anew each day");
}
