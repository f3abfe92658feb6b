//! Stories about the exit check: when it is asked and what its answer means; then the check itself against servers that
//! mean no good, and in networks in which the tunnel goes away.

mod hostile;
mod in_a_namespace;
mod namespace;
mod server;

use proptest::prelude::*;
use shoal_core::snapshot::{ExitIpState, Outcome, SwitchBlocked, TunnelState};
use shoal_core::{
    Command, Effect, Event, ExitIp, Refusal, RelayName, Retry, Settings, SettingsChange, Source,
    SwitchTarget, Trouble, TunnelEpoch, TunnelLink,
};
use support::world::{World, directory, up};

fn allowed() -> Settings {
    Settings { exit_check: true, ..Settings::default() }
}

fn silent(trouble: Trouble) -> Event {
    Event::SourceFailed { source: Source::Daemon, trouble }
}

fn link(index: u32) -> TunnelLink {
    TunnelLink { name: "wg0".to_owned(), index, given: 7 }
}

fn seen(epoch: TunnelEpoch) -> Event {
    let relay = RelayName::new("dk-cph-wg-001").expect("a name");
    let v4 = ExitIp("198.18.4.10".parse().expect("an address"));
    Event::ExitSeen { epoch, relay, v4, v6: None }
}

fn failed(epoch: TunnelEpoch, trouble: Trouble, retry: Retry) -> Event {
    Event::CheckFailed { epoch, trouble, retry }
}

/// Of which tunnels the check was to be asked since the last call.
fn asked(world: &mut World) -> Vec<TunnelEpoch> {
    let effects = world.effects().into_iter();
    let asked = effects.filter_map(|effect| {
        if let Effect::CheckExit { epoch, .. } = effect {
            return Some(epoch);
        }
        assert!(matches!(effect, Effect::FollowLinks(_)), "{effect:?}");
        None
    });
    asked.collect()
}

/// No daemon, a relay list from a file, and the tunnel of another client, about which the check was asked.
fn tunnel_of_another_client() -> (World, TunnelEpoch) {
    let mut world = World::with(allowed());
    world.happens(silent(Trouble::NotInstalled));
    assert_eq!(world.effects(), [Effect::FollowLinks(true)]);
    world.happens(Event::RelaysReported(directory().into()));
    world.happens(Event::LinkSeen(Some(link(4))));
    let asked = asked(&mut world);
    let [epoch] = asked[..] else { panic!("asked {asked:?}") };
    (world, epoch)
}

#[test]
fn without_the_users_leave_nothing_is_looked_at_or_asked() {
    let mut world = World::default();
    world.happens(silent(Trouble::NotInstalled));
    world.happens(Event::LinkSeen(Some(link(4))));
    world.asks(Command::CheckExit);
    world.passes(86_400);
    assert_eq!(world.effects(), []);
    assert_eq!(world.shown().trouble, Some(Trouble::NotInstalled));
}

#[test]
fn the_tunnel_of_another_client_shows_its_exit_ip_and_crowd() {
    let (mut world, epoch) = tunnel_of_another_client();
    let shown = world.shown();
    assert_eq!((shown.source, shown.trouble), (Source::Check, None));
    assert_eq!(shown.tunnel.state, TunnelState::Up);
    assert_eq!(shown.tunnel.exit, None, "a custom endpoint is something else");
    assert_eq!(shown.exit_ip.v4.state, ExitIpState::NotYet);

    world.happens(seen(epoch));
    let shown = world.shown();
    assert_eq!(shown.exit_ip.v4.state, ExitIpState::Known);
    assert_eq!(shown.tunnel.exit.and_then(|exit| exit.city).as_deref(), Some("Copenhagen"));
    assert!(shown.crowd.now.is_some());
    assert_eq!(shown.tunnel.epoch, epoch, "the answer is about the tunnel that was asked about");
}

#[test]
fn before_the_daemon_is_known_to_be_away_nobody_looks() {
    let mut world = World::with(allowed());
    world.passes(60);
    assert_eq!(world.effects(), []);
    for trouble in [
        Trouble::NoPermission,
        Trouble::NotMullvads,
        Trouble::DaemonUnreadable,
        Trouble::DaemonMisbehaves,
    ] {
        world.happens(silent(trouble));
        assert_eq!(world.effects(), [], "{trouble:?}: a daemon is there");
    }
}

#[test]
fn while_a_daemon_speaks_nothing_is_asked_and_its_return_ends_a_question() {
    let (mut world, epoch) = tunnel_of_another_client();
    world.happens(seen(epoch));
    world.daemon_starts();
    assert_eq!(world.effects(), [Effect::FollowLinks(false)]);
    assert_eq!(world.shown().exit_ip.v4.address, None, "the daemon has not said it");
    world.happens(Event::LinkSeen(Some(link(5))));
    world.asks(Command::CheckExit);
    world.happens(seen(epoch));
    world.passes(3_600);
    assert_eq!(world.effects(), []);
    assert_eq!(world.shown().source, Source::Daemon);
}

#[test]
fn a_tunnel_that_goes_takes_the_number_with_it() {
    let (mut world, epoch) = tunnel_of_another_client();
    world.happens(seen(epoch));
    world.happens(Event::LinkSeen(None));
    let shown = world.shown();
    assert_eq!((shown.tunnel.state, shown.crowd.now), (TunnelState::Down, None));
    assert_eq!(shown.exit_ip.v4.address, None);
    world.happens(seen(epoch));
    assert_eq!(world.shown().exit_ip.v4.address, None, "an answer about the tunnel before");
    world.asks(Command::CheckExit);
    assert_eq!(asked(&mut world), [], "there is no tunnel to ask through");
}

#[test]
fn where_no_tunnel_was_seen_none_is_said_to_be_down() {
    let mut world = World::with(allowed());
    world.happens(silent(Trouble::NotInstalled));
    world.happens(Event::LinkSeen(None));
    let shown = world.shown();
    // It may begin in a router.
    assert_eq!(shown.tunnel.state, TunnelState::Unknown);
    assert_eq!((shown.source, shown.trouble), (Source::None, Some(Trouble::NotInstalled)));
}

#[test]
fn another_interface_or_another_address_is_another_tunnel() {
    let (mut world, first) = tunnel_of_another_client();
    world.happens(seen(first));
    for other in [link(5), TunnelLink { given: 8, ..link(5) }] {
        world.happens(Event::LinkSeen(Some(other)));
        let shown = world.shown();
        assert_eq!((shown.exit_ip.v4.address, shown.crowd.now), (None, None));
        let asked = asked(&mut world);
        assert!(asked.len() == 1 && asked[0] > first, "{asked:?}");
        world.happens(seen(first));
        assert_eq!(world.shown().exit_ip.v4.address, None, "an answer about the tunnel before");
        world.happens(failed(first, Trouble::CheckNotMullvad, Retry::Never));
        assert_eq!(world.shown().trouble, None, "so is this one");
        world.happens(seen(asked[0]));
    }
}

#[test]
fn a_check_that_failed_is_asked_again_when_the_network_changes_and_never_on_a_timer() {
    let (mut world, epoch) = tunnel_of_another_client();
    world.happens(failed(epoch, Trouble::CheckUnreachable, Retry::Soon));
    let shown = world.shown();
    assert_eq!(shown.trouble, Some(Trouble::CheckUnreachable));
    assert_eq!(shown.exit_ip.v4.state, ExitIpState::NeverCame);
    world.passes(86_400);
    assert_eq!(asked(&mut world), []);

    world.happens(Event::LinkSeen(Some(link(4))));
    assert_eq!(asked(&mut world), [epoch]);
    world.happens(failed(epoch, Trouble::CheckUnreachable, Retry::Soon));
    world.passes(9);
    world.happens(Event::LinkSeen(Some(link(4))));
    assert_eq!(asked(&mut world), [], "a network that comes up changes many times");
    world.passes(1);
    world.happens(Event::LinkSeen(Some(link(4))));
    assert_eq!(asked(&mut world), [epoch]);
    world.happens(seen(epoch));
    assert_eq!(world.shown().trouble, None);
    world.passes(60);
    world.happens(Event::LinkSeen(Some(link(4))));
    assert_eq!(asked(&mut world), [], "it has answered");
}

#[test]
fn an_exit_that_is_not_mullvads_is_said_and_asked_about_only_on_request() {
    let (mut world, epoch) = tunnel_of_another_client();
    world.happens(failed(epoch, Trouble::CheckNotMullvad, Retry::Never));
    world.passes(60);
    world.happens(Event::LinkSeen(Some(link(4))));
    assert_eq!(asked(&mut world), []);
    assert_eq!(world.shown().trouble, Some(Trouble::CheckNotMullvad));
    world.asks(Command::CheckExit);
    assert_eq!(asked(&mut world), [epoch]);
}

#[test]
fn a_number_goes_when_the_check_says_no_more_what_it_said() {
    let (mut world, epoch) = tunnel_of_another_client();
    world.happens(seen(epoch));
    world.passes(60);
    world.asks(Command::CheckExit);
    assert_eq!(asked(&mut world), [epoch]);
    world.happens(failed(epoch, Trouble::CheckNotMullvad, Retry::Never));
    let shown = world.shown();
    assert_eq!((shown.crowd.now, shown.exit_ip.v4.address), (None, None));
}

#[test]
fn switching_says_that_another_program_made_the_tunnel() {
    let (mut world, epoch) = tunnel_of_another_client();
    world.happens(seen(epoch));
    assert_eq!(world.shown().switch_blocked, Some(SwitchBlocked::OtherClient));
    world.asks_for(SwitchTarget::Best);
    let action = world.shown().action.expect("it was asked for");
    let support_says = format!("{:?}", action.phase);
    let refused = Outcome::Refused { refusal: Refusal::OtherClient };
    assert!(support_says.contains(&format!("{refused:?}")), "{support_says}");
    assert_eq!(asked(&mut world), []);
}

#[test]
fn taking_the_leave_back_ends_it_at_once() {
    let (mut world, epoch) = tunnel_of_another_client();
    world.happens(seen(epoch));
    world.asks(Command::Change { change: SettingsChange::ExitCheck { allowed: false } });
    assert!(world.effects().contains(&Effect::FollowLinks(false)));
    let shown = world.shown();
    assert_eq!((shown.source, shown.exit_ip.v4.address), (Source::None, None));
    assert_eq!(shown.trouble, Some(Trouble::NotInstalled));
}

#[test]
fn another_reason_for_the_daemons_silence_leaves_the_tunnel_as_it_is() {
    let (mut world, epoch) = tunnel_of_another_client();
    world.happens(seen(epoch));
    world.happens(silent(Trouble::DaemonNotRunning));
    assert!(world.shown().crowd.now.is_some());
    world.happens(silent(Trouble::NoPermission));
    assert_eq!(world.effects(), [Effect::FollowLinks(false)]);
    assert_eq!(world.shown().crowd.now, None);
}

/// What may happen around the check.
fn anything() -> impl Strategy<Value = Event> {
    let epoch = || (0_u32..12).prop_map(TunnelEpoch);
    let links = prop::option::of((4_u32..6).prop_map(link)).prop_map(Event::LinkSeen);
    let found =
        Event::SourceFound { source: Source::Daemon, version: None, unchecked_socket: false };
    prop_oneof![
        6 => links,
        4 => epoch().prop_map(seen),
        3 => epoch().prop_map(|epoch| failed(epoch, Trouble::CheckUnreachable, Retry::Soon)),
        1 => Just(found),
        2 => Just(silent(Trouble::DaemonNotRunning)),
        1 => Just(silent(Trouble::NoPermission)),
        1 => Just(Event::TunnelReported(up("dk-cph-wg-002", Some("198.18.4.30")))),
        1 => any::<bool>().prop_map(|on| {
            Event::SettingsLoaded(Settings { exit_check: on, ..Settings::default() })
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]
    #[test]
    fn it_is_asked_only_with_leave_without_a_daemon_and_through_a_tunnel_that_is_up(
        events in prop::collection::vec((anything(), 0_i64..30, any::<bool>()), 0..60)
    ) {
        let mut world = World::with(allowed());
        let (mut allowed, mut speaks, mut follows, mut up) = (true, false, false, None);
        for (event, seconds, wants) in events {
            world.passes(seconds);
            if let Event::SettingsLoaded(settings) = &event {
                allowed = settings.exit_check;
            } else if let Event::SourceFound { .. } | Event::SourceFailed { .. } = &event {
                speaks = matches!(event, Event::SourceFound { .. });
            } else if let (Event::LinkSeen(link), true) = (&event, follows) {
                up.clone_from(link);
            }
            world.happens(event);
            if wants {
                world.asks(Command::CheckExit);
            }
            for effect in world.effects() {
                if let Effect::FollowLinks(on) = effect {
                    prop_assert!(!on || (allowed && !speaks));
                    follows = on;
                    up = None;
                } else if let Effect::CheckExit { link, .. } = effect {
                    prop_assert!(allowed && !speaks && follows);
                    prop_assert_eq!(Some(link), up.clone());
                }
            }
            let shown = world.shown();
            prop_assert!(follows || shown.source != Source::Check);
        }
    }
}
