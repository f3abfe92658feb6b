//! Whatever a source, a disk, a clock or a front end says, in whatever order: the state takes it, and every page of it
//! can be shown.

use std::net::{Ipv4Addr, Ipv6Addr};
use std::sync::Arc;

use proptest::prelude::*;
use shoal_core::front::{Page, PageData};
use shoal_core::history::{
    CrowdFigures, Day, DaySighting, HistoryMode, HistoryTrouble, Hour, HourCrowd, KeptRegimes,
    KeyEpoch, LoadedHistory, Record, Salt, Spot,
};
use shoal_core::regime::RegimeBook;
use shoal_core::settings::{Assumptions, Settings};
use shoal_core::signals::Signals;
use shoal_core::{
    Command, Event, ExitIp, RelayDirectory, RelayName, Route, SettingsChange, Source, State,
    Trouble, Tunnel, TunnelAddress, TunnelEpoch, TunnelLink, TunnelReport, UnixSeconds,
};
use support::world::World;

const PAGES: [Page; 6] =
    [Page::Now, Page::Places, Page::Position, Page::Trail, Page::Signals, Page::History];

fn relay() -> impl Strategy<Value = RelayName> {
    prop::sample::select(vec![
        "nl-ams-wg-001",
        "dk-cph-wg-003",
        "au-syd-wg-101",
        "cl-scl-wg-001",
        "xx-yyy-wg-001",
    ])
    .prop_map(|name| RelayName::new(name).expect("it is a name"))
}

/// Inside and beside the pools, and anything at all.
fn exit_ip() -> impl Strategy<Value = ExitIp> {
    prop_oneof![
        (0_u32..2048).prop_map(|at| ExitIp(
            Ipv4Addr::from_bits(Ipv4Addr::new(198, 18, 0, 0).to_bits() + at).into()
        )),
        (0_u32..64).prop_map(|at| ExitIp(
            Ipv4Addr::from_bits(Ipv4Addr::new(103, 136, 147, 3).to_bits() + at).into()
        )),
        any::<Ipv4Addr>().prop_map(|v4| ExitIp(v4.into())),
        any::<Ipv6Addr>().prop_map(|v6| ExitIp(v6.into())),
    ]
}

fn report() -> impl Strategy<Value = TunnelReport> {
    let route = (prop::option::of(relay()), prop::option::of(relay()));
    let up = (route, prop::option::of(exit_ip()), prop::option::of(exit_ip())).prop_map(
        |((exit, entry), v4, v6)| TunnelReport {
            tunnel: Tunnel::Up(Route { exit, entry }),
            v4,
            v6,
        },
    );
    let changing = TunnelReport { tunnel: Tunnel::Changing, ..TunnelReport::default() };
    prop_oneof![4 => up, 1 => Just(changing)]
}

fn address() -> impl Strategy<Value = TunnelAddress> {
    let few = prop::option::of((0_u8..4).prop_map(|last| Ipv4Addr::new(10, 64, 0, last)));
    (few, prop::option::of(any::<Ipv6Addr>())).prop_map(|(v4, v6)| TunnelAddress { v4, v6 })
}

fn spot() -> impl Strategy<Value = Spot> {
    prop_oneof![
        (any::<u32>(), any::<u32>()).prop_map(|(offset, size)| Spot::InPool { offset, size }),
        (0_u32..70, 0_u32..70).prop_map(|(offset, size)| Spot::InPool { offset, size }),
        exit_ip().prop_map(Spot::Address),
    ]
}

fn record() -> impl Strategy<Value = Record> {
    let key = || prop::option::of(any::<u64>().prop_map(KeyEpoch));
    let figures = (1_u32..1000, 0_u32..1000, 0_u32..1000)
        .prop_map(|(low, more, most)| CrowdFigures::new(low, low + more, low + more + most))
        .prop_map(|figures| figures.expect("they are in order"));
    prop_oneof![
        (any::<i32>(), key(), relay(), spot()).prop_map(|(day, key, relay, spot)| {
            Record::Sighting(DaySighting { day: Day(day), key, relay, spot })
        }),
        (any::<i32>(), relay(), figures).prop_map(|(hour, relay, figures)| {
            Record::Crowd(HourCrowd { hour: Hour(hour), relay, figures })
        }),
        key().prop_map(|key| {
            Record::Regimes(Box::new(KeptRegimes { key, book: RegimeBook::default() }))
        }),
    ]
}

fn loaded() -> impl Strategy<Value = Event> {
    let records = prop::collection::vec(record(), 0..20);
    (any::<[u8; 16]>(), records, any::<u32>()).prop_map(|(salt, records, left_out)| {
        let kept_aside = Some("history.db.1".to_owned());
        Event::HistoryLoaded(Box::new(LoadedHistory {
            salt: Salt(salt),
            records,
            left_out,
            kept_aside,
        }))
    })
}

fn settings() -> impl Strategy<Value = Settings> {
    let mode = prop::sample::select(vec![
        HistoryMode::Undecided,
        HistoryMode::MemoryOnly,
        HistoryMode::Kept,
    ]);
    (mode, any::<u32>(), any::<u32>(), any::<f64>()).prop_map(|(history, days, users, share)| {
        Settings {
            history,
            history_days: days,
            exit_check: days % 2 == 0,
            assumptions: Assumptions { users, ipv6_share: share, ..Assumptions::default() },
            ..Settings::default()
        }
    })
}

fn event() -> impl Strategy<Value = Event> {
    let epoch = || (0_u32..6).prop_map(TunnelEpoch);
    let found =
        Event::SourceFound { source: Source::Daemon, version: None, unchecked_socket: false };
    prop_oneof![
        8 => report().prop_map(Event::TunnelReported),
        5 => (epoch(), address())
            .prop_map(|(epoch, address)| Event::TunnelAddressSeen { epoch, address }),
        2 => loaded(),
        2 => prop::option::of(any::<u32>()).prop_map(|index| {
            let link = |index| TunnelLink { name: "wg0".to_owned(), index, given: 0 };
            Event::LinkSeen(index.map(link))
        }),
        2 => (any::<u8>().prop_map(|epoch| TunnelEpoch(epoch.into())), relay(), exit_ip()).prop_map(
            |(epoch, relay, v4)| Event::ExitSeen { epoch, relay, v4, v6: None }
        ),
        2 => settings().prop_map(Event::SettingsLoaded),
        1 => any::<[u8; 16]>().prop_map(|salt| Event::SaltDrawn(Salt(salt))),
        1 => any::<u32>().prop_map(|number| Event::Remembered { number }),
        1 => any::<[u8; 16]>().prop_map(|salt| Event::HistoryErased(Salt(salt))),
        1 => Just(Event::HistoryFailed(HistoryTrouble::DiskFull)),
        1 => Just(Event::RelaysReported(Arc::new(RelayDirectory::default()))),
        1 => Just(found),
        1 => Just(Event::SourceFailed {
            source: Source::Daemon,
            trouble: Trouble::DaemonNotRunning
        }),
        1 => Just(Event::Woke),
    ]
}

#[derive(Clone, Debug)]
enum Step {
    Happens(Event),
    Asks(Command),
    Passes(i64),
}

fn step() -> impl Strategy<Value = Step> {
    let commands = vec![
        Command::Forget,
        Command::Undo { anyway: false },
        Command::Change { change: SettingsChange::History { mode: HistoryMode::Kept } },
        Command::Change { change: SettingsChange::History { mode: HistoryMode::MemoryOnly } },
        Command::Change { change: SettingsChange::HistoryDays { days: 0 } },
    ];
    prop_oneof![
        8 => event().prop_map(Step::Happens),
        1 => prop::sample::select(commands).prop_map(Step::Asks),
        2 => (-100_000_i64..10_000_000).prop_map(Step::Passes),
    ]
}

fn every_page(state: &State) -> Vec<PageData> {
    let mut pages: Vec<PageData> = PAGES.into_iter().filter_map(|page| state.page(page)).collect();
    pages.push(PageData::Signals(Box::new(state.signals(&Signals::default()))));
    pages
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn no_event_in_any_order_makes_the_state_panic(steps in prop::collection::vec(step(), 0..50)) {
        let mut world = World::with_daemon();
        for step in steps {
            match step {
                Step::Happens(event) => world.happens(event),
                Step::Asks(command) => world.asks(command),
                Step::Passes(seconds) => world.passes(seconds),
            }
            let shown = world.shown();
            for crowd in [shown.crowd.now, shown.crowd.v6, shown.crowd.joint].into_iter().flatten() {
                prop_assert!(1 <= crowd.low && crowd.low <= crowd.likely && crowd.likely <= crowd.high);
            }
        }
        for page in every_page(world.state()) {
            // What cannot be said to a front end would end its connection.
            prop_assert!(serde_json::to_string(&page).is_ok());
        }
    }

    #[test]
    fn nothing_is_remembered_once_everything_was_forgotten(
        steps in prop::collection::vec(event(), 0..50),
    ) {
        let mut world = World::with_daemon();
        for event in steps {
            world.happens(event);
        }
        world.asks(Command::Forget);
        world.happens(Event::HistoryErased(Salt([7; 16])));
        let Some(PageData::History(history)) = world.state().page(Page::History) else {
            return Err(TestCaseError::fail("the page is there"));
        };
        prop_assert!(history.hours.is_empty() && history.keys.is_empty(), "{history:?}");
        let Some(PageData::Trail(trail)) = world.state().page(Page::Trail) else {
            return Err(TestCaseError::fail("the page is there"));
        };
        prop_assert!(trail.sightings.is_empty(), "{trail:?}");
    }

    #[test]
    fn the_clock_may_say_anything(times in prop::collection::vec(any::<i64>(), 1..40)) {
        let mut state = State::new(Settings::default(), Source::Daemon);
        for (turn, time) in times.into_iter().enumerate() {
            let relay = RelayName::new("au-syd-wg-101").expect("it is a name");
            let route = Route { exit: Some(relay), entry: None };
            let v4 = (turn % 2 == 0).then_some(ExitIp(Ipv4Addr::new(103, 136, 147, 9).into()));
            let report = TunnelReport { tunnel: Tunnel::Up(route), v4, v6: None };
            let now = UnixSeconds(time);
            state.handle(Event::TunnelReported(report), now);
            state.wake_at(now);
            prop_assert_eq!(every_page(&state).len(), PAGES.len());
        }
    }
}
