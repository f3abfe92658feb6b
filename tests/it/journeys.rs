//! Stories about one tunnel: what is shown when, and what is never shown.

use shoal_core::constraint::{LocationConstraint, LocationTarget};
use shoal_core::key::Device;
use shoal_core::pool::Provenance;
use shoal_core::snapshot::{ExitIpState, SwitchBlocked, TunnelState};
use shoal_core::tunnel::BlockCause;
use shoal_core::{
    Draw, Event, Settings, SettingsChange, Source, SwitchTarget, Trouble, Tunnel, TunnelReport,
};
use support::world::{World, daemon_settings, up};

#[test]
fn before_the_daemon_speaks_everything_is_unknown_and_nothing_is_zero() {
    let shown = World::default().shown();
    assert_eq!(shown.source, Source::None);
    assert_eq!(shown.tunnel.state, TunnelState::Unknown);
    assert_eq!(shown.crowd.now, None);
    assert_eq!(shown.exit_ip.v4.state, ExitIpState::NotYet);
    assert_eq!(shown.switch_blocked, Some(SwitchBlocked::NoDaemon));
}

#[test]
fn the_first_connected_event_brings_the_place_and_the_second_the_crowd() {
    let mut world = World::with_daemon();
    world.connected("dk-cph-wg-001");
    let shown = world.shown();
    assert_eq!(shown.exit_ip.v4.state, ExitIpState::NotYet);
    assert_eq!(shown.crowd.now, None, "a number now would be about the tunnel before");
    assert_eq!(shown.tunnel.exit.and_then(|exit| exit.city).as_deref(), Some("Copenhagen"));

    world.told("dk-cph-wg-001", "198.18.4.10");
    let shown = world.shown();
    assert_eq!(shown.exit_ip.v4.state, ExitIpState::Known);
    let crowd = shown.crowd.now.expect("the exit IP is known, so the crowd is");
    assert!(crowd.low <= crowd.likely && crowd.likely <= crowd.high && crowd.low >= 1);
}

#[test]
fn the_two_connected_events_are_one_tunnel() {
    let mut world = World::with_daemon();
    world.connected("dk-cph-wg-001");
    let first = world.shown().tunnel.epoch;
    world.told("dk-cph-wg-001", "198.18.4.10");
    world.told("dk-cph-wg-001", "198.18.4.10");
    assert_eq!(world.shown().tunnel.epoch, first);
}

#[test]
fn an_old_number_goes_at_once_when_the_tunnel_changes() {
    let mut world = World::with_daemon();
    world.connected("dk-cph-wg-001");
    world.told("dk-cph-wg-001", "198.18.4.10");
    world.changing();
    let shown = world.shown();
    assert_eq!(shown.crowd.now, None);
    assert_eq!(shown.exit_ip.v4.address, None);
    assert_eq!(shown.exit_ip.v4.state, ExitIpState::NotYet);
}

#[test]
fn a_connected_event_without_an_address_after_one_with_it_is_another_tunnel() {
    let mut world = World::with_daemon();
    world.told("dk-cph-wg-001", "198.18.4.10");
    let before = world.shown().tunnel.epoch;
    world.connected("dk-cph-wg-001");
    let shown = world.shown();
    assert!(shown.tunnel.epoch > before);
    assert_eq!(shown.crowd.now, None);
}

#[test]
fn an_exit_ip_that_never_comes_is_said_and_a_late_one_is_still_taken() {
    let mut world = World::with_daemon();
    world.connected("dk-cph-wg-001");
    world.passes(44);
    assert_eq!(world.shown().exit_ip.v4.state, ExitIpState::NotYet);
    world.passes(1);
    assert_eq!(world.shown().exit_ip.v4.state, ExitIpState::NeverCame);
    world.told("dk-cph-wg-001", "198.18.4.10");
    assert_eq!(world.shown().exit_ip.v4.state, ExitIpState::Known);
}

#[test]
fn without_ipv6_in_the_tunnel_there_is_none_and_with_it_the_answer_is_awaited() {
    let mut world = World::with_daemon();
    world.connected("dk-cph-wg-001");
    assert_eq!(world.shown().exit_ip.v6.state, ExitIpState::None);

    let mut settings = daemon_settings(LocationConstraint::Any);
    settings.ipv6_in_tunnel = Some(true);
    world.happens(Event::DaemonSettingsReported(settings));
    assert_eq!(world.shown().exit_ip.v6.state, ExitIpState::NotYet);
    world.told("dk-cph-wg-001", "198.18.4.10");
    assert_eq!(world.shown().exit_ip.v6.state, ExitIpState::NeverCame);
}

#[test]
fn an_address_told_while_no_tunnel_is_up_is_the_users_own_and_is_dropped() {
    let mut world = World::with_daemon();
    let address = up("dk-cph-wg-001", Some("203.0.113.7")).v4;
    let tunnel = Tunnel::Down { locked_down: false };
    world.happens(Event::TunnelReported(TunnelReport { tunnel, v4: address, v6: None }));
    let shown = world.shown();
    assert_eq!(shown.exit_ip.v4.address, None);
    assert_eq!(shown.exit_ip.v4.state, ExitIpState::None);
}

#[test]
fn when_the_daemon_falls_silent_all_that_it_said_is_forgotten() {
    let mut world = World::with_daemon();
    world.told("dk-cph-wg-001", "198.18.4.10");
    let trouble = Trouble::DaemonNotRunning;
    world.happens(Event::SourceFailed { source: Source::Daemon, trouble });
    let shown = world.shown();
    assert_eq!(shown.source, Source::None);
    assert_eq!(shown.trouble, Some(Trouble::DaemonNotRunning));
    assert_eq!(shown.tunnel.state, TunnelState::Unknown);
    assert_eq!(shown.crowd.now, None);
    assert_eq!(shown.key.created, None);
}

#[test]
fn the_stay_on_an_exit_ip_goes_on_over_a_restart_of_the_daemon() {
    let mut world = World::with_daemon();
    world.connected("dk-cph-wg-001");
    world.told("dk-cph-wg-001", "198.18.4.10");
    let since = world.now();
    world.passes(600);
    let trouble = Trouble::DaemonNotRunning;
    world.happens(Event::SourceFailed { source: Source::Daemon, trouble });
    world.daemon_starts();
    world.told("dk-cph-wg-001", "198.18.4.10");
    assert_eq!(world.shown().exit_ip.since, Some(since));
    world.told("dk-cph-wg-001", "198.18.4.11");
    assert_eq!(world.shown().exit_ip.since, Some(world.now()));
}

#[test]
fn a_stay_that_began_before_shoal_looked_has_no_known_beginning() {
    let mut world = World::with_daemon();
    world.told("dk-cph-wg-001", "198.18.4.10");
    assert_eq!(world.shown().exit_ip.since, None);
}

#[test]
fn the_same_exit_ip_after_a_night_without_a_tunnel_is_another_stay() {
    let mut world = World::with_daemon();
    world.connected("dk-cph-wg-001");
    world.told("dk-cph-wg-001", "198.18.4.10");
    let tunnel = Tunnel::Down { locked_down: false };
    world.happens(Event::TunnelReported(TunnelReport { tunnel, ..TunnelReport::default() }));
    world.passes(36_000);
    world.connected("dk-cph-wg-001");
    world.told("dk-cph-wg-001", "198.18.4.10");
    assert_eq!(world.shown().exit_ip.since, Some(world.now()));
}

#[test]
fn every_kind_of_trouble_of_the_tunnel_and_the_device_is_told_apart() {
    let blocked = |cause, leaking| {
        let tunnel = Tunnel::Blocked { cause, leaking };
        Event::TunnelReported(TunnelReport { tunnel, ..TunnelReport::default() })
    };
    let stories = [
        (blocked(BlockCause::Offline, false), Trouble::Offline),
        (blocked(BlockCause::OutOfTime, false), Trouble::OutOfTime),
        (blocked(BlockCause::NoMatchingRelay, false), Trouble::Blocked),
        (blocked(BlockCause::Offline, true), Trouble::Leak),
        (Event::DeviceReported(Device::LoggedOut), Trouble::NotLoggedIn),
        (Event::DeviceReported(Device::Revoked), Trouble::Revoked),
        (Event::LeakReported, Trouble::Leak),
    ];
    for (event, trouble) in stories {
        let mut world = World::with_daemon();
        world.happens(event);
        assert_eq!(world.shown().trouble, Some(trouble));
    }
}

#[test]
fn a_leak_is_told_until_the_tunnel_changes() {
    let mut world = World::with_daemon();
    world.told("dk-cph-wg-001", "198.18.4.10");
    world.happens(Event::LeakReported);
    world.told("dk-cph-wg-001", "198.18.4.10");
    assert_eq!(world.shown().trouble, Some(Trouble::Leak));
    world.changing();
    assert_eq!(world.shown().trouble, None);
}

#[test]
fn the_revision_rises_only_when_something_shown_has_changed() {
    let mut world = World::with_daemon();
    let first = world.shown().revision;
    assert_eq!(world.shown().revision, first);
    world.connected("dk-cph-wg-001");
    let second = world.shown().revision;
    assert_eq!(second, first + 1);
    world.connected("dk-cph-wg-001");
    world.passes(1);
    assert_eq!(world.shown().revision, second);
}

#[test]
fn more_users_assumed_is_a_larger_crowd_at_once() {
    let mut world = World::with_daemon();
    world.told("dk-cph-wg-001", "198.18.4.10");
    let before = world.shown().crowd.now.expect("known");
    let mut assumptions = Settings::default().assumptions;
    assumptions.users = 1_500_000;
    assumptions.users_high = 4_740_000;
    let change = SettingsChange::Assumptions { assumptions };
    world.asks(shoal_core::Command::Change { change });
    let after = world.shown().crowd.now.expect("known");
    assert!(after.likely > before.likely && after.low >= before.low);
}

#[test]
fn an_exit_ip_outside_a_predicted_pool_overrules_the_prediction() {
    let mut world = World::with_daemon();
    world.told("dk-cph-wg-001", "198.18.4.10");
    let inside = world.shown().crowd.now.expect("known");
    assert_eq!(inside.pool.provenance, Provenance::Predicted);
    world.changing();
    world.told("dk-cph-wg-001", "203.0.113.10");
    let outside = world.shown().crowd.now.expect("the relay is known");
    assert_eq!(outside.pool.provenance, Provenance::Sighted);
    assert!(outside.range_from.pool > inside.range_from.pool);
    let wrong = outside.pool.overruled.expect("it says so");
    assert_eq!((wrong.provenance, Some(wrong.size)), (Provenance::Predicted, inside.pool.size));
}

#[test]
fn an_overruled_prediction_stays_overruled_when_the_tunnel_comes_back() {
    let mut world = World::with_daemon();
    world.told("dk-cph-wg-001", "203.0.113.10");
    let first = world.shown().crowd.now.expect("the relay is known").pool;
    world.changing();
    world.told("se-sto-wg-001", "198.18.1.10");
    world.changing();
    world.connected("dk-cph-wg-001");
    // The daemon tells no exit IP; what was seen there before counts.
    world.passes(60);
    let again = world.shown().crowd.now.expect("the relay is known").pool;
    assert_eq!(again, first);
    world.happens(Event::RelaysReported(std::sync::Arc::new(support::world::directory())));
    let relisted = world.shown().crowd.now.expect("the relay is known").pool;
    assert_eq!(relisted, first, "another list does not bring the prediction back");
    let beside = |relay: &str| {
        let mut world = World::with_daemon();
        world.told(relay, "203.0.113.10");
        world.shown().crowd.now.expect("the relay is known").pool
    };
    assert_ne!(beside("dk-cph-wg-002").overruled, None, "each relay for itself");
}

#[test]
fn two_exit_ips_of_an_unfitting_pool_show_how_large_it_is_at_least() {
    let mut world = World::with_daemon();
    world.told("dk-cph-wg-001", "203.0.113.10");
    let one = world.shown().crowd.now.expect("the relay is known");
    world.changing();
    world.told("dk-cph-wg-001", "203.0.113.129");
    let two = world.shown().crowd.now.expect("the relay is known");
    assert_eq!((one.pool.at_least, two.pool.at_least), (Some(1), Some(120)));
    assert!(two.pool.size >= Some(120));
    assert!(two.likely < one.likely && two.high < one.high && two.low <= one.low);
    assert!(two.range_from.pool < one.range_from.pool);
}

#[test]
fn where_shoal_itself_sent_its_user_being_there_is_no_evidence_of_many() {
    let mut world = World::with_daemon();
    world.told("se-sto-wg-001", "198.18.1.10");
    world.happens(Event::DaemonSettingsReported(daemon_settings(LocationConstraint::Any)));
    let promised = world.state().resolve(&SwitchTarget::Best, Draw(0)).expect("there is a best");
    let LocationTarget::Relay(best) = promised else { panic!("the best crowd pins a relay") };
    let by_itself = {
        let mut other = World::with_daemon();
        other.told(best.as_str(), "198.18.4.4");
        other.shown().crowd.now.expect("known")
    };
    world.asks_for(SwitchTarget::Best);
    world.changing();
    world.told(best.as_str(), "198.18.4.4");
    let sent = world.shown().crowd.now.expect("known");
    assert!(sent.likely < by_itself.likely, "{sent:?}");
    assert_eq!(sent.range_from, by_itself.range_from);
    // Having gone elsewhere and come back is the user's own choice again.
    world.changing();
    world.told("se-sto-wg-001", "198.18.1.10");
    world.changing();
    world.told(best.as_str(), "198.18.4.4");
    assert_eq!(world.shown().crowd.now, Some(by_itself));
}

#[test]
fn an_exit_relay_that_no_list_names_has_no_crowd() {
    let mut world = World::with_daemon();
    world.told("xx-yyy-wg-001", "198.18.9.10");
    let shown = world.shown();
    assert_eq!(shown.exit_ip.v4.state, ExitIpState::Known);
    assert_eq!(shown.crowd.now, None);
}

#[test]
fn a_setting_out_of_range_is_not_taken_and_named() {
    let mut world = World::with_daemon();
    world.effects();
    let change = SettingsChange::RemindAfter { minutes: Some(1) };
    world.asks(shoal_core::Command::Change { change });
    assert!(world.shown().settings_error.is_some());
    assert_eq!(world.shown().settings.remind_after_minutes, None);
    assert_eq!(world.effects(), []);
}

#[test]
fn a_value_that_counts_already_ends_the_complaint_about_another_one() {
    let mut world = World::with_daemon();
    let ask = |world: &mut World, minutes| {
        let change = SettingsChange::RemindAfter { minutes };
        world.asks(shoal_core::Command::Change { change });
    };
    ask(&mut world, Some(1));
    assert!(world.shown().settings_error.is_some());
    ask(&mut world, None);
    assert_eq!(world.shown().settings_error, None);
}
