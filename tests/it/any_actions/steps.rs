//! What may happen to actions: clicks, answers in and out of order, the daemon's events, time.

use proptest::prelude::*;
use shoal_core::constraint::LocationConstraint;
use shoal_core::key::Device;
use shoal_core::multihop::{EntryTarget, MultihopControl, MultihopMode};
use shoal_core::relay::CityCode;
use shoal_core::tunnel::BlockCause;
use shoal_core::{
    ActionId, Command, Event, ExitIp, Refusal, RelayName, Route, Source, SwitchTarget, Trouble,
    Tunnel, TunnelEpoch, TunnelReport,
};
use support::acts::address;
use support::world::{bytes, daemon_settings};

/// One thing that happens.
#[derive(Clone, Debug)]
pub(super) enum Step {
    Asks(Command, u64),
    /// What was asked for is carried out, or refused: the nth of what has no answer yet.
    Answers(usize, Answer),
    Happens(Event),
    Passes(i64),
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Answer {
    Done,
    /// Done, and it changes nothing.
    DoneAlready,
    Refused(Refusal),
}

fn relay() -> impl Strategy<Value = RelayName> {
    let names = vec!["dk-cph-wg-001", "dk-cph-wg-002", "se-sto-wg-001", "se-sto-wg-002"];
    prop::sample::select(names).prop_map(|name| RelayName::new(name).expect("a name"))
}

fn command() -> impl Strategy<Value = Command> {
    let seen_in = || prop::option::weighted(0.2, (0_u32..20).prop_map(TunnelEpoch));
    let city = CityCode::new("se-sto").expect("a code");
    let targets = vec![
        SwitchTarget::City { city: city.clone() },
        SwitchTarget::Best,
        SwitchTarget::AnotherRelay,
    ];
    let modes = vec![MultihopMode::On, MultihopMode::Off, MultihopMode::Auto];
    prop_oneof![
        4 => (prop::sample::select(targets), seen_in())
            .prop_map(|(target, seen_in)| Command::Switch { target, seen_in }),
        2 => any::<bool>().prop_map(|anyway| Command::Undo { anyway }),
        3 => (prop::bool::weighted(0.2), seen_in())
            .prop_map(|(insist, seen_in)| Command::RotateKey { insist, seen_in }),
        5 => (prop::bool::weighted(0.2), seen_in())
            .prop_map(|(insist, seen_in)| Command::NewIdentity { insist, seen_in }),
        1 => prop::sample::select(modes).prop_map(|mode| Command::Multihop { mode }),
        1 => Just(Command::Entry { entry: EntryTarget::City { city } }),
        1 => Just(Command::Reconnect),
        1 => Just(Command::Forget),
    ]
}

fn report() -> impl Strategy<Value = TunnelReport> {
    let exit_ip = prop::option::of((10_u8..14).prop_map(|last| ExitIp([198, 18, 4, last].into())));
    let route = (relay(), prop::option::weighted(0.2, relay()));
    let up = (route, exit_ip).prop_map(|((exit, entry), v4)| TunnelReport {
        tunnel: Tunnel::Up(Route { exit: Some(exit), entry }),
        v4,
        v6: None,
    });
    let causes = vec![BlockCause::Offline, BlockCause::NoMatchingRelay, BlockCause::NotAccepted];
    let without = |tunnel| TunnelReport { tunnel, ..TunnelReport::default() };
    prop_oneof![
        8 => up,
        4 => Just(without(Tunnel::Changing)),
        1 => Just(without(Tunnel::Down { locked_down: false })),
        1 => Just(without(Tunnel::Unknown)),
        2 => prop::sample::select(causes)
            .prop_map(move |cause| without(Tunnel::Blocked { cause, leaking: false })),
    ]
}

fn event() -> impl Strategy<Value = Event> {
    let found =
        Event::SourceFound { source: Source::Daemon, version: None, unchecked_socket: false };
    let trouble = Trouble::DaemonNotRunning;
    let locations = vec![
        LocationConstraint::Any,
        LocationConstraint::Any,
        LocationConstraint::Any,
        LocationConstraint::City(CityCode::new("dk-cph").expect("a code")),
        LocationConstraint::CustomList(None),
        LocationConstraint::CustomEndpoint,
    ];
    let key_ages = prop_oneof![Just(None), (-7_200_i64..7_200).prop_map(Some)];
    prop_oneof![
        12 => report().prop_map(Event::TunnelReported),
        5 => (0_u32..20, 0_u8..4)
            .prop_map(|(epoch, last)| (TunnelEpoch(epoch), address(last)))
            .prop_map(|(epoch, address)| Event::TunnelAddressSeen { epoch, address }),
        2 => Just(found),
        1 => Just(Event::SourceFailed { source: Source::Daemon, trouble }),
        2 => prop::sample::select(locations)
            .prop_map(|location| Event::DaemonSettingsReported(daemon_settings(location))),
        1 => key_ages.prop_map(|age| {
            let key_created = age.map(|age| support::world::MORNING.plus(age));
            Event::DeviceReported(Device::LoggedIn { key_created })
        }),
        1 => Just(Event::LeakReported),
        1 => Just(Event::MultihopControlSeen(MultihopControl::Modes(vec![MultihopMode::On]))),
        1 => stray_answer(),
    ]
}

/// An answer to whatever action, asked for or not.
fn stray_answer() -> impl Strategy<Value = Event> {
    (0_u32..12, 0_u8..4).prop_map(|(id, kind)| {
        let action = ActionId(id);
        match kind {
            0 => Event::KeyRotated { action },
            1 => Event::ReconnectTaken { action },
            2 => Event::ActionRefused { action, refusal: Refusal::RefusedByDaemon },
            _ => Event::SettingsWritten { action, former: bytes("stray"), sent: bytes("answer") },
        }
    })
}

/// Anything.
pub(super) fn step() -> impl Strategy<Value = Step> {
    let refusals = vec![
        Refusal::ChangedMeanwhile,
        Refusal::NotReachable,
        Refusal::NoAnswer,
        Refusal::RefusedByDaemon,
    ];
    let answer = prop_oneof![
        8 => Just(Answer::Done),
        1 => Just(Answer::DoneAlready),
        3 => prop::sample::select(refusals).prop_map(Answer::Refused),
    ];
    let seconds = prop_oneof![4 => 0_i64..15, 2 => 50_i64..75, 1 => 3_000_i64..4_000];
    prop_oneof![
        5 => (command(), any::<u64>()).prop_map(|(command, draw)| Step::Asks(command, draw)),
        9 => (0_usize..3, answer).prop_map(|(which, answer)| Step::Answers(which, answer)),
        10 => event().prop_map(Step::Happens),
        4 => seconds.prop_map(Step::Passes),
    ]
}
