//! Laws of advice, over random walks of crowds and tunnels: nothing flaps at a threshold, and nothing is shown twice
//! within its cool-down.

use proptest::prelude::*;
use shoal_core::advice::{AdviceView, Says};
use shoal_core::settings::Assumptions;
use shoal_core::tunnel::BlockCause;
use shoal_core::{
    Command, Event, Profile, Settings, SettingsChange, Snapshot, Tunnel, TunnelAddress,
    TunnelReport, UnixSeconds,
};
use shoal_view::{Clock, Notifier, Words};
use support::world::World;

/// Something that happens in a story.
#[derive(Clone, Debug)]
enum Turn {
    /// So many people use Mullvad from here on, in thousands.
    Users(u32),
    /// The tunnel leaves there.
    Up(usize),
    Changing,
    Down,
    Blocked,
    /// Seconds.
    Passes(i64),
    /// The user wants to be reminded after so many minutes.
    Remind(Option<u32>),
}

const EXITS: [(&str, &str); 4] = [
    ("nl-ams-wg-001", "198.18.2.10"),
    ("nl-ams-wg-002", "198.18.2.110"),
    ("dk-cph-wg-001", "198.18.4.3"),
    ("de-fra-wg-001", "198.18.3.7"),
];

fn turns() -> impl Strategy<Value = Vec<Turn>> {
    let turn = prop_oneof![
        4 => (2_u32..40).prop_map(Turn::Users),
        4 => (0..EXITS.len()).prop_map(Turn::Up),
        1 => Just(Turn::Changing),
        1 => Just(Turn::Down),
        1 => Just(Turn::Blocked),
        6 => (1_i64..120).prop_map(Turn::Passes),
        2 => (120_i64..4_000).prop_map(Turn::Passes),
        1 => proptest::option::of(5_u32..30).prop_map(Turn::Remind),
    ];
    proptest::collection::vec(turn, 1..60)
}

fn take(world: &mut World, turn: &Turn) {
    let report = |world: &mut World, tunnel| {
        world.happens(Event::TunnelReported(TunnelReport { tunnel, ..TunnelReport::default() }));
    };
    match turn {
        Turn::Users(thousands) => {
            let users = thousands * 1_000;
            let assumptions = Assumptions {
                users,
                users_low: users / 2,
                users_high: users * 2,
                ..Assumptions::default()
            };
            world.asks(Command::Change { change: SettingsChange::Assumptions { assumptions } });
        }
        Turn::Up(at) => {
            let (relay, exit_ip) = EXITS[*at];
            world.told(relay, exit_ip);
            let v4 = Some("10.64.0.9".parse().expect("an address"));
            world.address_read(TunnelAddress { v4, v6: None });
        }
        Turn::Changing => world.changing(),
        Turn::Down => report(world, Tunnel::Down { locked_down: false }),
        Turn::Blocked => {
            report(world, Tunnel::Blocked { cause: BlockCause::Offline, leaking: false });
        }
        Turn::Passes(seconds) => world.passes(*seconds),
        Turn::Remind(minutes) => {
            let change = SettingsChange::RemindAfter { minutes: *minutes };
            world.asks(Command::Change { change });
        }
    }
}

fn of(shown: &Snapshot, id: &str) -> Option<AdviceView> {
    shown.advice.iter().find(|advice| advice.id == id).cloned()
}

/// Where a rule with two thresholds stands, by the figures that are shown.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Side {
    /// It must be silent.
    Clear,
    /// It goes on as it was.
    Between,
    /// Once patience is over it must speak.
    Over,
}

fn few_people(shown: &Snapshot) -> Side {
    let threshold = shown.settings.few_people();
    match &shown.crowd.now {
        Some(crowd) if crowd.likely <= threshold => Side::Over,
        Some(crowd) if crowd.likely * 2 < threshold * 3 => Side::Between,
        Some(_) | None => Side::Clear,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn few_people_begins_over_its_threshold_and_ends_only_where_it_is_clear(
        turns in turns(),
        profile in proptest::sample::select(vec![Profile::Sites, Profile::Networks, Profile::Targeted]),
    ) {
        let settings = Settings { profile: Some(profile), ..Settings::default() };
        let mut world = World::with(settings);
        world.daemon_starts();
        let mut spoke: Option<AdviceView> = None;
        for turn in &turns {
            take(&mut world, turn);
            let shown = world.shown();
            let side = few_people(&shown);
            let speaks = of(&shown, "few-people");
            match (&spoke, &speaks) {
                (Some(_), None) => prop_assert_eq!(side, Side::Clear, "it ended within the band"),
                (None, Some(_)) => prop_assert_ne!(side, Side::Clear),
                (Some(before), Some(now)) => {
                    // A pass of time or of events within a turn may end it and begin it anew, but then it was clear.
                    let is_same = before.occurrence == now.occurrence;
                    prop_assert!(is_same || side == Side::Over, "{before:?} {now:?}");
                    prop_assert_ne!(side, Side::Clear);
                }
                (None, None) => {}
            }
            spoke = speaks;
        }
    }

    #[test]
    fn a_walk_within_the_band_changes_nothing(
        walk in proptest::collection::vec(2_u32..40, 1..80),
        threshold in 2_u32..60,
    ) {
        let settings = Settings { few_people: Some(threshold), ..Settings::default() };
        let mut world = World::with(settings);
        world.daemon_starts();
        take(&mut world, &Turn::Up(0));
        let mut last: Option<(bool, u32)> = None;
        for thousands in walk {
            take(&mut world, &Turn::Users(thousands));
            world.passes(10);
            let shown = world.shown();
            let said = of(&shown, "few-people");
            let occurrence = said.as_ref().map(|said| said.occurrence);
            match (few_people(&shown), last) {
                (Side::Over, _) => prop_assert!(said.is_some()),
                (Side::Clear, _) => prop_assert!(said.is_none()),
                (Side::Between, Some((spoke, number))) => {
                    prop_assert_eq!(said.is_some(), spoke, "it goes on as it was");
                    prop_assert!(!spoke || occurrence == Some(number));
                }
                (Side::Between, None) => prop_assert!(said.is_none()),
            }
            last = Some((said.is_some(), occurrence.unwrap_or_default()));
        }
    }

    #[test]
    fn a_larger_crowd_is_told_from_twice_as_many_on_and_down_to_half_as_many_more(
        walk in proptest::collection::vec((2_u32..60, 0_usize..4), 1..60),
    ) {
        let settings = Settings { few_people: Some(0), ..Settings::default() };
        let mut world = World::with(settings);
        world.daemon_starts();
        let mut spoke = false;
        for (thousands, at) in walk {
            take(&mut world, &Turn::Users(thousands));
            take(&mut world, &Turn::Up(at));
            world.passes(10);
            let said = of(&world.shown(), "better-crowd");
            if let Some(AdviceView { says: Says::BetterCrowd { low, better, .. }, .. }) = &said {
                let (times, of_here) = if spoke { (2, 3) } else { (1, 2) };
                prop_assert!(better.low * times >= low * of_here, "{low} against {}", better.low);
            }
            spoke = said.is_some();
        }
    }

    #[test]
    fn no_advice_makes_two_notices_within_its_cool_down(
        turns in turns(),
        profile in proptest::sample::select(Profile::ALL.to_vec()),
    ) {
        let settings = Settings { profile: Some(profile), ..Settings::default() };
        let mut world = World::with(settings);
        world.daemon_starts();
        let mut notifier = Notifier::new(Words::english());
        let mut told: Vec<(String, u32, UnixSeconds)> = Vec::new();
        for turn in &turns {
            take(&mut world, turn);
            let (shown, now) = (world.shown(), world.now());
            let changes = notifier.look(&shown, false, Clock { now, seconds_east: 0 });
            for notice in &changes.due {
                let said = of(&shown, &notice.about).expect("notices are of advice that speaks");
                let cool_down = if said.severity.cannot_wait() { 60 } else { 600 };
                let before = told.iter().rev().find(|(id, ..)| *id == said.id);
                if let Some((_, occurrence, at)) = before {
                    prop_assert_ne!(*occurrence, said.occurrence, "{} was told already", said.id);
                    prop_assert!(now.since(*at) >= cool_down, "{} after {}", said.id, now.since(*at));
                }
                told.push((said.id, said.occurrence, now));
            }
            prop_assert!(changes.next.is_none_or(|next| next > now));
        }
    }
}
