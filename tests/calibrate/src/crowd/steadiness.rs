//! Does what is shown flap while nothing changes for the user?
//!
//! A tunnel stays up for some days. Every hour the daemon tells its relay list anew, in which Mullvad has changed a few
//! weights and taken a few relays out or back in: the estimate moves a little with each. What is told in words (alone,
//! few, some, many; advice or none) should not move with it more than once a day.

use std::net::Ipv4Addr;
use std::sync::Arc;

use shoal_core::crowd::Model;
use shoal_core::pool::Provenance;
use shoal_core::settings::Assumptions;
use shoal_core::{
    Event, ExitIp, Level, Relay, RelayDirectory, Route, Settings, Source, State, Tunnel,
    TunnelReport, UnixSeconds,
};

use crate::dice::Dice;
use crate::extent::Extent;
use crate::finding::{Allowed, Finding, Unit};
use crate::list::{Speeds, directory};

/// Relays of the list: so few that a day takes no longer than it must.
const RELAYS: usize = 70;

/// Users, in proportion to those relays.
const USERS: u32 = 18_000;

const HOURS: i64 = 24;

/// One tunnel for so many worlds, for a day.
const ONE_IN: u32 = 200;

/// 2026-11-22 00:00 UTC.
const BEGIN: UnixSeconds = UnixSeconds(1_795_305_600);

/// What is told in words.
type Told = (Option<Level>, bool);

/// T10: how often what is told changes in a day.
pub(crate) fn findings(extent: &Extent) -> Vec<Finding> {
    let days = (extent.worlds / ONE_IN).max(5);
    let mut dice = Dice::new(extent.seed, "steadiness");
    let (mut levels, mut advice) = (0_u32, 0_u32);
    for _ in 0..days {
        let told = day(&mut dice);
        let changes = |differ: &dyn Fn(&Told, &Told) -> bool| {
            let count = told.windows(2).filter(|pair| differ(&pair[0], &pair[1])).count();
            u32::try_from(count).unwrap_or(u32::MAX)
        };
        levels += changes(&|a, b| a.0 != b.0);
        advice += changes(&|a, b| a.1 != b.1);
    }
    let finding = |what: &str, changes: u32| {
        let rate = f64::from(changes) / f64::from(days);
        Finding::new("T10", format!("{what}: changes a day"), rate, Unit::Plain(2))
            .must(Allowed::AtMost(1.0))
            .noting(format!("{days} days, 24 relay lists each"))
    };
    vec![finding("level in the tray", levels), finding("advice about few people", advice)]
}

/// What is told in each hour of a day on one exit IP.
fn day(dice: &mut Dice) -> Vec<Told> {
    let whole = directory(Speeds::Untold);
    let mut relays: Vec<Relay> =
        whole.relays().iter().filter(|relay| relay.active).take(RELAYS).cloned().collect();
    let settings = Settings {
        assumptions: Assumptions {
            users: USERS,
            users_low: USERS / 3,
            users_high: USERS * 3,
            ..Assumptions::default()
        },
        ..Settings::default()
    };
    let here = known_relay(&relays, &settings, dice);
    let mut state = State::new(settings, Source::Daemon);
    let found =
        Event::SourceFound { source: Source::Daemon, version: None, unchecked_socket: false };
    state.handle(found, BEGIN);
    state.handle(list_of(&whole, &relays), BEGIN);
    state.handle(Event::TunnelReported(here.clone()), BEGIN);
    let mut told = Vec::new();
    for hour in 1..=HOURS {
        change(&mut relays, &here, dice);
        let now = BEGIN.plus(hour * 3_600);
        state.handle(list_of(&whole, &relays), now);
        state.handle(Event::Woke, now.plus(60));
        let shown = state.snapshot();
        let is_advised = shown.advice.iter().any(|advice| advice.id == "few-people");
        told.push((shown.crowd.now.map(|crowd| crowd.level), is_advised));
    }
    told
}

/// A tunnel through one of the relays whose pool is known, and its exit IP.
fn known_relay(relays: &[Relay], settings: &Settings, dice: &mut Dice) -> TunnelReport {
    let list = Arc::new(RelayDirectory::new(
        relays.iter().cloned(),
        directory(Speeds::Untold).cities().iter().cloned(),
    ));
    let model = Model::new(list, settings.assumptions);
    loop {
        let place = usize::try_from(dice.below(u32::try_from(RELAYS).unwrap_or(1))).unwrap_or(0);
        let Some(relay) = relays.get(place) else { continue };
        let Some(pool) = model.pool_of(&relay.name) else { continue };
        if let (Some(range), Provenance::Measured | Provenance::Predicted) =
            (pool.range(), pool.provenance())
        {
            let exit_ip = Ipv4Addr::from(range.first.to_bits() + dice.below(range.size()));
            return TunnelReport {
                tunnel: Tunnel::Up(Route { exit: Some(relay.name.clone()), entry: None }),
                v4: Some(ExitIp(exit_ip.into())),
                v6: None,
            };
        }
    }
}

/// One relay in fifty gets another weight, one in a hundred goes or comes back; not the one in use.
fn change(relays: &mut [Relay], here: &TunnelReport, dice: &mut Dice) {
    for relay in relays {
        let is_here =
            matches!(&here.tunnel, Tunnel::Up(route) if route.exit.as_ref() == Some(&relay.name));
        if is_here {
            continue;
        }
        if dice.chance(0.02) {
            relay.weight =
                [0, 25, 50, 100, 100, 200, 300][usize::try_from(dice.below(7)).unwrap_or(0)];
        }
        if dice.chance(0.01) {
            relay.active = !relay.active;
        }
    }
}

fn list_of(whole: &RelayDirectory, relays: &[Relay]) -> Event {
    let cities = whole.cities().iter().cloned();
    Event::RelaysReported(Arc::new(RelayDirectory::new(relays.iter().cloned(), cities)))
}
