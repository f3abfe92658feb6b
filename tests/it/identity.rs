//! Stories about a new identity: a new key, then another relay, and what must be seen before it counts.

use shoal_core::constraint::{LocationConstraint, LocationTarget, Ownership};
use shoal_core::snapshot::{ActionKind, ActionPhase, Outcome, TunnelAddressChange};
use shoal_core::tunnel::BlockCause;
use shoal_core::{CityCode, Command, Effect, Event, Refusal};
use support::acts::{
    action, address, asked, asked_once, asks_for_identity, comes_up, ended, goes_down,
    identity_on_its_way, in_copenhagen, is_blocked, is_written, key_comes, phase, refuses,
    takes_location, takes_reconnect, within,
};
use support::world::{World, bytes, daemon_settings};

#[test]
fn it_counts_only_with_key_relay_exit_ip_and_tunnel_address() {
    let mut world = in_copenhagen();
    asks_for_identity(&mut world);
    assert_eq!(phase(&mut world), ActionPhase::ReplacingKey);
    assert!(!action(&mut world).key_replaced);
    key_comes(&mut world);
    assert_eq!(phase(&mut world), ActionPhase::Asking);
    assert!(action(&mut world).key_replaced);
    let (_, target) = takes_location(&mut world, "dk-cph", "pinned");
    let LocationTarget::Relay(relay) = target else { panic!("{target:?}") };
    assert_eq!(relay.city().as_str(), "dk-cph", "within what the user allows");
    assert_ne!(relay.as_str(), "dk-cph-wg-001", "another one");
    assert_eq!(phase(&mut world), ActionPhase::Verifying);
    world.changing();
    assert_eq!(phase(&mut world), ActionPhase::Reconnecting);
    world.connected(relay.as_str());
    assert_eq!(phase(&mut world), ActionPhase::Verifying, "the exit IP is not told");
    world.told(relay.as_str(), "198.18.4.40");
    assert_eq!(phase(&mut world), ActionPhase::Verifying, "the tunnel's address is not read");
    world.address_read(address(8));

    let end = ended(&mut world);
    assert_eq!((end.outcome, end.address), (Outcome::Verified, Some(TunnelAddressChange::Changed)));
    assert!(end.key_replaced && end.before.crowd.is_some() && end.after.crowd.is_some());
    assert_ne!(end.before.exit_ip, end.after.exit_ip);
    assert_ne!(end.before.relay, end.after.relay);
    let shown = world.shown();
    assert!(shown.can_undo);
    let action = shown.action.expect("there was one");
    assert_eq!((action.kind, action.changed_settings), (ActionKind::NewIdentity, true));
    assert_eq!(asked(&mut world), []);
}

#[test]
fn the_same_exit_ip_on_another_relay_is_no_new_identity() {
    let mut world = in_copenhagen();
    let relay = identity_on_its_way(&mut world);
    comes_up(&mut world, relay.as_str(), "198.18.4.10", 8);
    let end = ended(&mut world);
    let changed = Some(TunnelAddressChange::Changed);
    assert_eq!((end.outcome, end.address), (Outcome::Unchanged, changed));
}

#[test]
fn the_same_tunnel_address_is_no_new_identity() {
    let mut world = in_copenhagen();
    let relay = identity_on_its_way(&mut world);
    comes_up(&mut world, relay.as_str(), "198.18.4.40", 7);
    let end = ended(&mut world);
    assert_eq!((end.outcome, end.address), (Outcome::Unchanged, Some(TunnelAddressChange::Same)));
}

#[test]
fn an_address_that_cannot_be_read_leaves_it_unverified_and_is_not_waited_for_a_minute() {
    let mut world = in_copenhagen();
    let relay = identity_on_its_way(&mut world);
    world.changing();
    world.told(relay.as_str(), "198.18.4.40");
    world.passes(9);
    assert_eq!(phase(&mut world), ActionPhase::Verifying);
    world.passes(1);
    let end = ended(&mut world);
    let unknown = Some(TunnelAddressChange::Unknown);
    assert_eq!((end.outcome, end.address), (Outcome::UpUnverified, unknown));
}

#[test]
fn an_address_that_was_unknown_before_is_not_waited_for_at_all() {
    let mut world = World::with_daemon();
    world.told("dk-cph-wg-001", "198.18.4.10");
    let relay = identity_on_its_way(&mut world);
    world.changing();
    world.told(relay.as_str(), "198.18.4.40");
    assert_eq!(ended(&mut world).outcome, Outcome::UpUnverified);
}

#[test]
fn what_was_not_known_when_it_was_asked_for_may_be_known_when_the_key_is_there() {
    let mut world = World::with_daemon();
    world.connected("dk-cph-wg-001");
    asks_for_identity(&mut world);
    world.address_read(address(7));
    world.told("dk-cph-wg-001", "198.18.4.10");
    key_comes(&mut world);
    let (_, target) = takes_location(&mut world, "any", "pinned");
    let LocationTarget::Relay(relay) = target else { panic!("{target:?}") };
    comes_up(&mut world, relay.as_str(), "198.18.4.40", 8);
    let end = ended(&mut world);
    assert_eq!(end.outcome, Outcome::Verified);
    assert!(end.before.exit_ip.is_some());
}

#[test]
fn a_relay_that_does_not_work_puts_the_place_back_and_the_new_key_stays() {
    let mut world = in_copenhagen();
    identity_on_its_way(&mut world);
    is_blocked(&mut world, BlockCause::NoMatchingRelay);
    let effect = asked_once(&mut world);
    let Effect::WriteBack { action, former, expected } = effect else { panic!("{effect:?}") };
    assert_eq!((former, expected), (bytes("dk-cph"), Some(bytes("pinned"))));
    is_written(&mut world, action, "pinned", "dk-cph");
    let end = ended(&mut world);
    assert_eq!(end.outcome, Outcome::Failed { restored: true });
    assert!(end.key_replaced && !world.shown().can_undo);
    world.passes(300);
    assert_eq!(asked(&mut world), [], "and nothing is tried again");
}

#[test]
fn a_key_that_does_not_come_in_seventy_seconds_ends_it_and_nothing_else_is_done() {
    let mut world = in_copenhagen();
    asks_for_identity(&mut world);
    let Effect::RotateKey { action: id } = asked_once(&mut world) else { panic!("a key first") };
    world.passes(69);
    assert_eq!(phase(&mut world), ActionPhase::ReplacingKey);
    world.passes(1);
    let end = ended(&mut world);
    assert_eq!(end.outcome, Outcome::TimedOut { restored: true }, "no place was touched");
    assert!(!end.key_replaced);
    world.happens(Event::KeyRotated { action: id });
    assert_eq!(asked(&mut world), [], "an answer that comes late begins nothing");
    assert!(ended(&mut world).key_replaced, "but it is said");
}

#[test]
fn no_answer_about_the_key_is_a_time_out() {
    let mut world = in_copenhagen();
    asks_for_identity(&mut world);
    refuses(&mut world, Refusal::NoAnswer);
    assert_eq!(ended(&mut world).outcome, Outcome::TimedOut { restored: true });
    assert_eq!(asked(&mut world), []);
}

#[test]
fn the_tunnel_has_sixty_seconds_from_the_new_key_on() {
    let mut world = in_copenhagen();
    asks_for_identity(&mut world);
    world.passes(50);
    key_comes(&mut world);
    world.passes(20);
    takes_location(&mut world, "dk-cph", "pinned");
    world.changing();
    world.passes(39);
    assert_eq!(phase(&mut world), ActionPhase::Reconnecting);
    assert_eq!(asked(&mut world), []);
    world.passes(1);
    let Effect::WriteBack { action, .. } = asked_once(&mut world) else { panic!("put back") };
    is_written(&mut world, action, "pinned", "dk-cph");
    assert_eq!(ended(&mut world).outcome, Outcome::TimedOut { restored: true });
}

#[test]
fn a_place_that_gets_no_answer_may_be_written_all_the_same() {
    let mut world = in_copenhagen();
    asks_for_identity(&mut world);
    key_comes(&mut world);
    let Effect::WriteLocation { action, .. } = asked_once(&mut world) else { panic!("a place") };
    world.passes(60);
    assert_eq!(ended(&mut world).outcome, Outcome::TimedOut { restored: false });
    assert!(!world.shown().can_undo);
    is_written(&mut world, action, "dk-cph", "pinned");
    assert_eq!(asked(&mut world), []);
    assert!(world.shown().can_undo, "and can be undone once it is known");
    assert_eq!(ended(&mut world).outcome, Outcome::TimedOut { restored: false });
}

#[test]
fn a_refused_key_ends_it_before_any_place_is_written() {
    for refusal in [Refusal::NotLoggedIn, Refusal::ServiceUnreachable, Refusal::RateLimited] {
        let mut world = in_copenhagen();
        asks_for_identity(&mut world);
        refuses(&mut world, refusal);
        let end = ended(&mut world);
        assert_eq!((end.outcome, end.address), (Outcome::Refused { refusal }, None));
        assert!(!end.key_replaced);
        world.passes(600);
        assert_eq!(asked(&mut world), []);
        asks_for_identity(&mut world);
        assert!(matches!(asked_once(&mut world), Effect::RotateKey { .. }), "no key, no hour");
    }
}

#[test]
fn a_place_that_is_refused_after_the_key_was_made_is_said_with_the_key() {
    let mut world = in_copenhagen();
    asks_for_identity(&mut world);
    key_comes(&mut world);
    refuses(&mut world, Refusal::UnreadableSettings);
    let end = ended(&mut world);
    assert_eq!(end.outcome, Outcome::Refused { refusal: Refusal::UnreadableSettings });
    assert!(end.key_replaced && !world.shown().can_undo);
    // The daemon reconnects by itself after four minutes.
    world.passes(240);
    comes_up(&mut world, "dk-cph-wg-001", "198.18.4.11", 8);
    assert_eq!(asked(&mut world), []);
    let end_later = ended(&mut world);
    assert_eq!(end_later.outcome, Outcome::Refused { refusal: Refusal::UnreadableSettings });
    assert_eq!(end_later.after, end.after, "what came later is another story");
}

#[test]
fn without_a_tunnel_it_is_kept_for_later() {
    let mut world = in_copenhagen();
    goes_down(&mut world);
    let relay = identity_on_its_way(&mut world);
    assert_ne!(relay.as_str(), "dk-cph-wg-001", "where the tunnel left last");
    let end = ended(&mut world);
    assert_eq!((end.outcome, end.key_replaced), (Outcome::SavedForLater, true));
    assert_eq!(asked(&mut world), []);
}

#[test]
fn without_a_tunnel_and_another_relay_only_the_key_is_made() {
    let mut world = in_copenhagen();
    only_owned_in_stockholm(&mut world);
    goes_down(&mut world);
    asks_for_identity(&mut world);
    key_comes(&mut world);
    assert_eq!(asked(&mut world), [], "there is nothing to reconnect");
    assert_eq!(ended(&mut world).outcome, Outcome::SavedForLater);
}

/// A tunnel in Stockholm, where one relay is Mullvad's own and the other is not.
fn only_owned_in_stockholm(world: &mut World) {
    let location = LocationConstraint::City(CityCode::new("se-sto").expect("a code"));
    let mut settings = daemon_settings(location);
    settings.ownership = Ownership::Owned;
    world.happens(Event::DaemonSettingsReported(settings));
    comes_up(world, "se-sto-wg-001", "198.18.1.10", 7);
}

#[test]
fn where_the_user_allows_no_other_relay_the_tunnel_is_set_up_anew_with_the_new_key() {
    let mut world = World::with_daemon();
    only_owned_in_stockholm(&mut world);
    asks_for_identity(&mut world);
    key_comes(&mut world);
    takes_reconnect(&mut world);
    comes_up(&mut world, "se-sto-wg-001", "198.18.1.11", 8);
    let end = ended(&mut world);
    let changed = Some(TunnelAddressChange::Changed);
    assert_eq!((end.outcome, end.address), (Outcome::Verified, changed));
    assert!(!world.shown().can_undo, "no settings were written");
}

#[test]
fn settings_that_name_the_drawn_relay_already_reconnect_nothing_so_that_is_asked_for() {
    let mut world = in_copenhagen();
    asks_for_identity(&mut world);
    key_comes(&mut world);
    let (_, target) = takes_location(&mut world, "pinned", "pinned");
    let LocationTarget::Relay(relay) = target else { panic!("{target:?}") };
    takes_reconnect(&mut world);
    assert_eq!(asked(&mut world), [], "once");
    comes_up(&mut world, relay.as_str(), "198.18.4.40", 8);
    assert_eq!(ended(&mut world).outcome, Outcome::Verified);
}

#[test]
fn settings_that_name_the_drawn_relay_already_need_no_reconnect_without_a_tunnel() {
    let mut world = in_copenhagen();
    goes_down(&mut world);
    asks_for_identity(&mut world);
    key_comes(&mut world);
    takes_location(&mut world, "pinned", "pinned");
    assert_eq!(asked(&mut world), []);
    assert_eq!(ended(&mut world).outcome, Outcome::SavedForLater);
}

#[test]
fn it_stays_within_the_location_and_never_on_the_present_relay_whatever_is_drawn() {
    for draw in (0..64).map(|step| step << 58) {
        for changes in [false, true] {
            let mut world = in_copenhagen();
            world.draws(draw);
            if changes {
                world.changing();
            }
            let relay = identity_on_its_way(&mut world);
            assert_eq!(relay.city().as_str(), "dk-cph");
            assert_ne!(relay.as_str(), "dk-cph-wg-001");
        }
    }
}

#[test]
fn a_custom_list_is_replaced_and_comes_back_with_undo() {
    let mut world = within(LocationConstraint::CustomList(Some("Nordics".into())));
    asks_for_identity(&mut world);
    key_comes(&mut world);
    let (_, target) = takes_location(&mut world, "list Nordics", "pinned");
    let LocationTarget::Relay(relay) = target else { panic!("{target:?}") };
    comes_up(&mut world, relay.as_str(), "198.18.4.40", 8);
    world.asks(Command::Undo { anyway: false });
    let effect = asked_once(&mut world);
    let Effect::WriteBack { former, expected, .. } = effect else { panic!("{effect:?}") };
    assert_eq!((former, expected), (bytes("list Nordics"), Some(bytes("pinned"))));
}
