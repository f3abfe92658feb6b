//! Laws that hold for every order of events.

use proptest::prelude::*;
use shoal_core::constraint::{DaemonSettings, LocationConstraint};
use shoal_core::key::Device;
use shoal_core::snapshot::{ExitIpState, TunnelState};
use shoal_core::tunnel::BlockCause;
use shoal_core::{
    ActionId, Command, Effect, Event, Refusal, Source, SwitchTarget, Trouble, Tunnel, TunnelReport,
};
use support::world::{World, bytes, daemon_settings, up};

/// One step of a story.
#[derive(Clone, Debug)]
enum Step {
    Happens(Event),
    Asks(SwitchTarget),
    Undoes,
    Passes(i64),
    Answers { action: u32, refused: bool },
}

fn report() -> impl Strategy<Value = TunnelReport> {
    let relay = prop::sample::select(vec!["nl-ams-wg-001", "dk-cph-wg-003", "xx-yyy-wg-001"]);
    let address = prop::sample::select(vec![None, Some("198.18.4.10"), Some("203.0.113.1")]);
    let other = |tunnel| TunnelReport { tunnel, ..TunnelReport::default() };
    prop_oneof![
        4 => (relay, address).prop_map(|(relay, address)| up(relay, address)),
        1 => Just(other(Tunnel::Changing)),
        1 => Just(other(Tunnel::Down { locked_down: true })),
        1 => Just(other(Tunnel::Blocked { cause: BlockCause::Other, leaking: false })),
        1 => Just(other(Tunnel::Unknown)),
    ]
}

fn settings() -> impl Strategy<Value = DaemonSettings> {
    let locations = vec![
        LocationConstraint::Any,
        LocationConstraint::CustomEndpoint,
        LocationConstraint::Unreadable,
        LocationConstraint::CustomList(None),
    ];
    prop::sample::select(locations).prop_map(daemon_settings)
}

fn event() -> impl Strategy<Value = Event> {
    let found =
        Event::SourceFound { source: Source::Daemon, version: None, unchecked_socket: false };
    let failed = Event::SourceFailed { source: Source::Daemon, trouble: Trouble::DaemonNotRunning };
    prop_oneof![
        6 => report().prop_map(Event::TunnelReported),
        1 => Just(found),
        1 => Just(failed),
        1 => settings().prop_map(Event::DaemonSettingsReported),
        1 => Just(Event::DeviceReported(Device::Revoked)),
        1 => Just(Event::LeakReported),
        1 => Just(Event::Woke),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => event().prop_map(Step::Happens),
        2 => prop::sample::select(vec![SwitchTarget::Best, SwitchTarget::AnotherRelay])
            .prop_map(Step::Asks),
        1 => Just(Step::Undoes),
        3 => (0_i64..120).prop_map(Step::Passes),
        // A clock that jumps, both ways.
        1 => (-100_000_i64..100_000).prop_map(Step::Passes),
        3 => (0_u32..6, any::<bool>())
            .prop_map(|(action, refused)| Step::Answers { action, refused }),
    ]
}

fn tell(world: &mut World, step: Step) {
    match step {
        Step::Happens(event) => world.happens(event),
        Step::Asks(target) => world.asks_for(target),
        Step::Undoes => world.asks(Command::Undo { anyway: false }),
        Step::Passes(seconds) => world.passes(seconds),
        Step::Answers { action, refused: true } => world.happens(Event::ActionRefused {
            action: ActionId(action),
            refusal: Refusal::RefusedByDaemon,
        }),
        Step::Answers { action, refused: false } => world.happens(Event::SettingsWritten {
            action: ActionId(action),
            former: bytes("before"),
            sent: bytes("after"),
        }),
    }
}

fn changes_settings(effect: &Effect) -> bool {
    matches!(
        effect,
        Effect::WriteLocation { .. } | Effect::WriteBack { .. } | Effect::Reconnect { .. }
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn a_number_is_shown_only_while_a_tunnel_is_up(steps in prop::collection::vec(step(), 0..60)) {
        let mut world = World::with_daemon();
        for step in steps {
            tell(&mut world, step);
            let shown = world.shown();
            if shown.tunnel.state != TunnelState::Up {
                prop_assert_eq!(shown.crowd.now, None);
                prop_assert_eq!(shown.exit_ip.v4.address, None);
            }
            prop_assert_eq!(shown.exit_ip.v4.state == ExitIpState::Known, shown.exit_ip.v4.address.is_some());
            if let Some(crowd) = shown.crowd.now {
                prop_assert!(1 <= crowd.low && crowd.low <= crowd.likely && crowd.likely <= crowd.high);
            }
        }
    }

    #[test]
    fn the_daemon_is_asked_at_most_twice_for_each_request_of_the_user(
        steps in prop::collection::vec(step(), 0..80),
    ) {
        let mut world = World::with_daemon();
        let (mut asked, mut done) = (0, 0);
        for step in steps {
            asked += usize::from(matches!(step, Step::Asks(_) | Step::Undoes));
            tell(&mut world, step);
            done += world.effects().iter().filter(|effect| changes_settings(effect)).count();
            // Once to do it and once to put back what did not work; never by itself.
            prop_assert!(done <= 2 * asked);
        }
    }

    #[test]
    fn every_action_ends(steps in prop::collection::vec(step(), 0..60)) {
        let mut world = World::with_daemon();
        for step in steps {
            tell(&mut world, step);
        }
        world.passes(1_000);
        let shown = world.shown();
        prop_assert!(shown.switch_blocked != Some(shoal_core::snapshot::SwitchBlocked::ActionUnderWay));
    }
}
