//! Stories about switching, undoing and reconnecting: what is asked of the daemon, and when it counts as done.

use shoal_core::constraint::{LocationConstraint, LocationTarget};
use shoal_core::snapshot::{ActionPhase, ActionView, Outcome, SwitchBlocked};
use shoal_core::tunnel::BlockCause;
use shoal_core::{
    ActionId, CityCode, Command, Effect, Event, Refusal, RelayName, Source, SwitchTarget, Trouble,
    Tunnel, TunnelEpoch, TunnelReport,
};
use support::world::{World, bytes, daemon_settings};

/// A world with a tunnel in Copenhagen.
fn in_copenhagen() -> World {
    let mut world = World::with_daemon();
    world.told("dk-cph-wg-001", "198.18.4.10");
    world
}

fn stockholm() -> SwitchTarget {
    SwitchTarget::City { city: CityCode::new("se-sto").expect("a code") }
}

/// The number of the location written last, if one was.
fn written(effects: &[Effect]) -> Option<(ActionId, LocationTarget)> {
    effects.iter().rev().find_map(|effect| match effect {
        Effect::WriteLocation { action, target } => Some((*action, target.clone())),
        Effect::WriteBack { .. }
        | Effect::Reconnect { .. }
        | Effect::RotateKey { .. }
        | Effect::SetMultihop { .. }
        | Effect::SetEntry { .. }
        | Effect::ReadTunnelAddress { .. }
        | Effect::KeepUndo(_)
        | Effect::Autostart { .. }
        | Effect::LookAtAutostart
        | Effect::SaveSettings(_)
        | Effect::History(_)
        | Effect::FollowLinks(_)
        | Effect::CheckExit { .. }
        | Effect::LookForBrowsers
        | Effect::ShowWindow
        | Effect::Quit => None,
    })
}

/// The user asks for Stockholm and the daemon takes the settings.
fn asked_for_stockholm(world: &mut World) -> ActionId {
    world.effects();
    world.asks_for(stockholm());
    let (action, target) = written(&world.effects()).expect("the location is to be written");
    assert_eq!(target, LocationTarget::City(CityCode::new("se-sto").expect("a code")));
    world.happens(Event::SettingsWritten { action, former: bytes("any"), sent: bytes("se-sto") });
    action
}

fn action(world: &mut World) -> ActionView {
    world.shown().action.expect("there was an action")
}

fn outcome(world: &mut World) -> Outcome {
    match action(world).phase {
        ActionPhase::Ended { outcome, .. } => outcome,
        phase @ (ActionPhase::ReplacingKey
        | ActionPhase::Asking
        | ActionPhase::Reconnecting
        | ActionPhase::Verifying
        | ActionPhase::Restoring) => panic!("the action has not ended: {phase:?}"),
    }
}

fn blocked(world: &mut World, cause: BlockCause) {
    let tunnel = Tunnel::Blocked { cause, leaking: false };
    world.happens(Event::TunnelReported(TunnelReport { tunnel, ..TunnelReport::default() }));
}

#[test]
fn a_switch_is_done_only_when_the_second_event_shows_another_exit_ip() {
    let mut world = in_copenhagen();
    asked_for_stockholm(&mut world);
    world.changing();
    assert_eq!(action(&mut world).phase, ActionPhase::Reconnecting);
    world.connected("se-sto-wg-001");
    assert_eq!(action(&mut world).phase, ActionPhase::Verifying);
    world.told("se-sto-wg-001", "198.18.1.10");
    let ActionPhase::Ended { outcome, before, after, .. } = action(&mut world).phase else {
        panic!("the action has not ended")
    };
    assert_eq!(outcome, Outcome::Verified);
    assert!(before.crowd.is_some() && after.crowd.is_some());
    assert_ne!(before.exit_ip, after.exit_ip);
    assert!(world.shown().can_undo);
}

#[test]
fn the_answer_to_the_write_may_come_after_the_tunnel_is_up_again() {
    let mut world = in_copenhagen();
    world.asks_for(stockholm());
    let (action, _) = written(&world.effects()).expect("written");
    world.changing();
    world.connected("se-sto-wg-001");
    world.told("se-sto-wg-001", "198.18.1.10");
    world.happens(Event::SettingsWritten { action, former: bytes("any"), sent: bytes("se-sto") });
    assert_eq!(outcome(&mut world), Outcome::Verified);
}

#[test]
fn the_same_exit_ip_afterwards_is_called_unchanged() {
    let mut world = in_copenhagen();
    world.asks(Command::Reconnect);
    let effects = world.effects();
    let [Effect::Reconnect { action }] = effects[..] else { panic!("{effects:?}") };
    world.happens(Event::ReconnectTaken { action });
    world.changing();
    world.connected("dk-cph-wg-001");
    world.told("dk-cph-wg-001", "198.18.4.10");
    assert_eq!(outcome(&mut world), Outcome::Unchanged);
}

#[test]
fn settings_that_change_nothing_end_as_unchanged() {
    let mut world = in_copenhagen();
    world.asks_for(SwitchTarget::City { city: CityCode::new("dk-cph").expect("a code") });
    let (action, _) = written(&world.effects()).expect("written");
    let same = bytes("dk-cph");
    world.happens(Event::SettingsWritten { action, former: same.clone(), sent: same });
    assert_eq!(outcome(&mut world), Outcome::Unchanged);
    assert!(!world.shown().can_undo);
}

#[test]
fn a_place_that_does_not_work_puts_the_former_settings_back() {
    let mut world = in_copenhagen();
    let action_id = asked_for_stockholm(&mut world);
    world.effects();
    blocked(&mut world, BlockCause::NoMatchingRelay);
    assert_eq!(action(&mut world).phase, ActionPhase::Restoring);
    let expected = Some(bytes("se-sto"));
    let put_back = Effect::WriteBack { action: action_id, former: bytes("any"), expected };
    assert_eq!(world.effects(), [put_back]);
    let (former, sent) = (bytes("se-sto"), bytes("any"));
    world.happens(Event::SettingsWritten { action: action_id, former, sent });
    assert_eq!(outcome(&mut world), Outcome::Failed { restored: true });
    assert!(!world.shown().can_undo);
}

#[test]
fn a_tunnel_that_comes_up_elsewhere_is_no_success_and_the_settings_of_before_are_put_back() {
    let mut world = in_copenhagen();
    asked_for_stockholm(&mut world);
    world.effects();
    world.changing();
    world.told("de-fra-wg-001", "198.18.3.10");
    world.passes(9);
    assert_eq!(world.effects(), [], "it may have been on its way before");
    world.passes(1);
    let effects = world.effects();
    let [Effect::WriteBack { action, expected, .. }] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(*expected, Some(bytes("se-sto")), "only if nobody else has changed them");
    let refusal = Refusal::ChangedMeanwhile;
    world.happens(Event::ActionRefused { action: *action, refusal });
    assert_eq!(outcome(&mut world), Outcome::Failed { restored: false });
}

#[test]
fn a_tunnel_that_does_not_come_up_in_time_puts_the_former_settings_back_once() {
    let mut world = in_copenhagen();
    let action_id = asked_for_stockholm(&mut world);
    world.changing();
    world.effects();
    world.passes(59);
    assert_eq!(world.effects(), []);
    world.passes(1);
    assert_eq!(world.effects().len(), 1);
    world.passes(30);
    assert_eq!(world.effects(), [], "nothing is tried twice");
    world.happens(Event::ActionRefused { action: action_id, refusal: Refusal::ChangedMeanwhile });
    assert_eq!(outcome(&mut world), Outcome::TimedOut { restored: false });
}

#[test]
fn an_exit_ip_that_is_not_told_leaves_the_switch_unverified() {
    let mut world = in_copenhagen();
    asked_for_stockholm(&mut world);
    world.changing();
    world.connected("se-sto-wg-001");
    world.passes(60);
    assert_eq!(outcome(&mut world), Outcome::UpUnverified);
}

#[test]
fn without_a_tunnel_the_choice_is_kept_for_later() {
    let mut world = World::with_daemon();
    let tunnel = Tunnel::Down { locked_down: false };
    world.happens(Event::TunnelReported(TunnelReport { tunnel, ..TunnelReport::default() }));
    asked_for_stockholm(&mut world);
    assert_eq!(outcome(&mut world), Outcome::SavedForLater);
}

#[test]
fn a_second_click_asks_nothing_of_the_daemon() {
    let mut world = in_copenhagen();
    asked_for_stockholm(&mut world);
    world.effects();
    world.asks_for(SwitchTarget::Best);
    world.asks(Command::Undo { anyway: false });
    world.asks(Command::Reconnect);
    assert_eq!(world.effects(), []);
    let shown = world.shown();
    assert_eq!(shown.switch_blocked, Some(SwitchBlocked::ActionUnderWay));
    assert_eq!(shown.action.map(|action| action.phase), Some(ActionPhase::Verifying));
}

#[test]
fn after_an_action_there_is_a_short_cool_down() {
    let mut world = in_copenhagen();
    asked_for_stockholm(&mut world);
    world.changing();
    world.told("se-sto-wg-001", "198.18.1.10");
    world.effects();
    world.asks_for(SwitchTarget::AnotherRelay);
    assert_eq!(world.effects(), []);
    assert_eq!(outcome(&mut world), Outcome::TooSoon);
    assert!(action(&mut world).next_at.is_some_and(|at| at > world.now()));
    world.passes(3);
    world.asks_for(SwitchTarget::AnotherRelay);
    assert_eq!(world.effects().len(), 1);
}

#[test]
fn a_switch_can_be_undone_at_once() {
    let mut world = in_copenhagen();
    asked_for_stockholm(&mut world);
    world.changing();
    world.told("se-sto-wg-001", "198.18.1.10");
    world.effects();
    world.asks(Command::Undo { anyway: false });
    assert_eq!(world.effects().len(), 1);
}

#[test]
fn a_connection_that_was_on_its_way_before_the_switch_does_not_make_it_fail() {
    let mut world = in_copenhagen();
    world.changing();
    asked_for_stockholm(&mut world);
    world.effects();
    world.connected("dk-cph-wg-001");
    world.changing();
    world.connected("se-sto-wg-001");
    world.told("se-sto-wg-001", "198.18.1.10");
    assert_eq!(world.effects(), []);
    assert_eq!(outcome(&mut world), Outcome::Verified);
}

#[test]
fn a_refusal_that_comes_late_changes_no_outcome() {
    let mut world = in_copenhagen();
    let id = asked_for_stockholm(&mut world);
    world.changing();
    world.told("se-sto-wg-001", "198.18.1.10");
    world.happens(Event::ActionRefused { action: id, refusal: Refusal::NotReachable });
    assert_eq!(outcome(&mut world), Outcome::Verified);
}

#[test]
fn a_button_made_for_an_earlier_tunnel_does_nothing() {
    let mut world = in_copenhagen();
    let seen_in = Some(world.shown().tunnel.epoch);
    world.changing();
    world.told("de-fra-wg-001", "198.18.3.10");
    world.effects();
    world.asks(Command::Switch { target: stockholm(), seen_in });
    assert_eq!(world.effects(), []);
    assert_eq!(outcome(&mut world), Outcome::Stale);
    assert_ne!(seen_in, Some(TunnelEpoch::default()));
}

#[test]
fn undo_puts_back_the_bytes_of_before_and_is_verified() {
    let mut world = in_copenhagen();
    asked_for_stockholm(&mut world);
    world.changing();
    world.told("se-sto-wg-001", "198.18.1.10");
    world.passes(3);
    world.effects();
    world.asks(Command::Undo { anyway: false });
    let effects = world.effects();
    let [Effect::WriteBack { action, former, expected }] = &effects[..] else {
        panic!("{effects:?}")
    };
    assert_eq!((former, expected), (&bytes("any"), &Some(bytes("se-sto"))));
    let (former, sent) = (bytes("se-sto"), bytes("any"));
    world.happens(Event::SettingsWritten { action: *action, former, sent });
    world.changing();
    world.told("dk-cph-wg-002", "198.18.4.30");
    assert_eq!(outcome(&mut world), Outcome::Verified);
    assert!(!world.shown().can_undo);
}

#[test]
fn what_can_be_undone_is_kept_for_the_program_that_follows_and_forgotten_once_undone() {
    let mut world = in_copenhagen();
    asked_for_stockholm(&mut world);
    let kept = world.kept().cloned().expect("a switch can be undone");
    assert_eq!((&kept.former, &kept.sent), (&bytes("any"), &bytes("se-sto")));

    let mut next = World::with_daemon();
    next.happens(Event::UndoKept(kept));
    next.told("se-sto-wg-001", "198.18.1.10");
    assert!(next.shown().can_undo);
    next.effects();
    next.asks(Command::Undo { anyway: false });
    let effects = next.effects();
    let [Effect::WriteBack { action, .. }] = effects[..] else { panic!("{effects:?}") };
    let (former, sent) = (bytes("se-sto"), bytes("any"));
    next.happens(Event::SettingsWritten { action, former, sent });
    assert_eq!(next.kept(), None);
}

#[test]
fn nothing_is_undone_when_there_was_no_switch() {
    let mut world = in_copenhagen();
    world.effects();
    world.asks(Command::Undo { anyway: false });
    assert_eq!(world.effects(), []);
    assert_eq!(outcome(&mut world), Outcome::NothingToUndo);
}

#[test]
fn a_custom_endpoint_is_left_alone() {
    let mut world = in_copenhagen();
    let settings = daemon_settings(LocationConstraint::CustomEndpoint);
    world.happens(Event::DaemonSettingsReported(settings));
    world.effects();
    world.asks_for(stockholm());
    assert_eq!(world.effects(), []);
    let refusal = Refusal::CustomEndpoint;
    assert_eq!(outcome(&mut world), Outcome::Refused { refusal });
    assert_eq!(world.shown().switch_blocked, Some(SwitchBlocked::CustomEndpoint));
}

#[test]
fn a_custom_list_is_named_before_it_is_replaced() {
    let mut world = in_copenhagen();
    let location = LocationConstraint::CustomList(Some("Nordics".into()));
    world.happens(Event::DaemonSettingsReported(daemon_settings(location)));
    assert_eq!(world.shown().replaces_custom_list.as_deref(), Some("Nordics"));
}

#[test]
fn a_place_that_nobody_knows_is_said() {
    let mut world = in_copenhagen();
    world.effects();
    let relay = RelayName::new("xx-yyy-wg-001").expect("a name");
    world.asks_for(SwitchTarget::Relay { relay });
    assert_eq!(world.effects(), []);
    assert_eq!(outcome(&mut world), Outcome::NoSuchPlace);
}

#[test]
fn another_relay_is_in_the_same_city_and_never_the_present_one() {
    for draw in [0, 1, 7, u64::MAX / 2, u64::MAX] {
        let mut world = in_copenhagen();
        world.draws(draw);
        world.effects();
        world.asks_for(SwitchTarget::AnotherRelay);
        let (_, target) = written(&world.effects()).expect("there are five others");
        let LocationTarget::Relay(relay) = target else { panic!("a relay is pinned") };
        assert_eq!(relay.city().as_str(), "dk-cph");
        assert_ne!(relay.as_str(), "dk-cph-wg-001");
    }
}

#[test]
fn a_daemon_that_dies_meanwhile_leaves_nothing_hanging() {
    let mut world = in_copenhagen();
    asked_for_stockholm(&mut world);
    let trouble = Trouble::DaemonNotRunning;
    world.happens(Event::SourceFailed { source: Source::Daemon, trouble });
    world.effects();
    world.passes(60);
    let effects = world.effects();
    let [Effect::WriteBack { action, .. }] = effects[..] else { panic!("{effects:?}") };
    world.happens(Event::ActionRefused { action, refusal: Refusal::NotReachable });
    assert_eq!(outcome(&mut world), Outcome::TimedOut { restored: false });
}
