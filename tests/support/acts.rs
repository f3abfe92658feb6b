//! What stories about actions say: what was asked of the daemon, what it answers, what the tunnel does, how it ended.

use std::net::Ipv4Addr;

use shoal_core::constraint::{LocationConstraint, LocationTarget};
use shoal_core::snapshot::{ActionFigures, ActionPhase, ActionView, Outcome, TunnelAddressChange};
use shoal_core::tunnel::BlockCause;
use shoal_core::{
    ActionId, CityCode, Command, Effect, Event, Refusal, RelayName, Tunnel, TunnelAddress,
    TunnelReport, UnixSeconds,
};

use crate::world::{World, bytes, daemon_settings};

/// How an action ended.
#[derive(Clone, Debug)]
pub struct Ended {
    /// How.
    pub outcome: Outcome,
    /// Before.
    pub before: ActionFigures,
    /// After.
    pub after: ActionFigures,
    /// What became of the tunnel's address.
    pub address: Option<TunnelAddressChange>,
    /// Whether a new key was made.
    pub key_replaced: bool,
}

/// A tunnel address that ends in `last`.
pub fn address(last: u8) -> TunnelAddress {
    TunnelAddress { v4: Some(Ipv4Addr::new(10, 64, 0, last)), v6: None }
}

/// A tunnel comes up with all that belongs to it.
pub fn comes_up(world: &mut World, relay: &str, exit_ip: &str, last: u8) {
    world.changing();
    world.connected(relay);
    world.address_read(address(last));
    world.told(relay, exit_ip);
}

/// The daemon says that no tunnel is up.
pub fn goes_down(world: &mut World) {
    let tunnel = Tunnel::Down { locked_down: false };
    world.happens(Event::TunnelReported(TunnelReport { tunnel, ..TunnelReport::default() }));
}

/// The daemon says that it lets nothing out.
pub fn is_blocked(world: &mut World, cause: BlockCause) {
    let tunnel = Tunnel::Blocked { cause, leaking: false };
    world.happens(Event::TunnelReported(TunnelReport { tunnel, ..TunnelReport::default() }));
}

/// What was asked of the daemon since the last look.
pub fn asked(world: &mut World) -> Vec<Effect> {
    let effects = world.effects().into_iter();
    effects.filter(|effect| number(effect).is_some()).collect()
}

/// The one thing that was asked of the daemon since the last look.
///
/// # Panics
/// When it was none, or several.
pub fn asked_once(world: &mut World) -> Effect {
    let mut effects = asked(world);
    assert_eq!(effects.len(), 1, "{effects:?}");
    effects.remove(0)
}

/// The action that an effect belongs to.
pub fn number(effect: &Effect) -> Option<ActionId> {
    match effect {
        Effect::WriteLocation { action, .. }
        | Effect::WriteBack { action, .. }
        | Effect::RotateKey { action }
        | Effect::SetMultihop { action, .. }
        | Effect::SetEntry { action, .. }
        | Effect::Reconnect { action } => Some(*action),
        Effect::ReadTunnelAddress { .. }
        | Effect::FollowLinks(_)
        | Effect::CheckExit { .. }
        | Effect::LookForBrowsers
        | Effect::KeepUndo(_)
        | Effect::Autostart { .. }
        | Effect::LookAtAutostart
        | Effect::SaveSettings(_)
        | Effect::History(_)
        | Effect::ShowWindow
        | Effect::Quit => None,
    }
}

/// The new key is there.
///
/// # Panics
/// When none was asked for.
pub fn key_comes(world: &mut World) -> ActionId {
    let effect = asked_once(world);
    let Effect::RotateKey { action } = effect else {
        panic!("a key was not asked for: {effect:?}")
    };
    world.happens(Event::KeyRotated { action });
    action
}

/// The daemon takes a location; where to.
///
/// # Panics
/// When none was to be written.
pub fn takes_location(world: &mut World, former: &str, sent: &str) -> (ActionId, LocationTarget) {
    let effect = asked_once(world);
    let Effect::WriteLocation { action, target } = effect else { panic!("no place: {effect:?}") };
    is_written(world, action, former, sent);
    (action, target)
}

/// The daemon has taken these settings.
pub fn is_written(world: &mut World, action: ActionId, former: &str, sent: &str) {
    world.happens(Event::SettingsWritten { action, former: bytes(former), sent: bytes(sent) });
}

/// The daemon takes the request to reconnect.
///
/// # Panics
/// When it was not asked to.
pub fn takes_reconnect(world: &mut World) -> ActionId {
    let effect = asked_once(world);
    let Effect::Reconnect { action } = effect else { panic!("no reconnect: {effect:?}") };
    world.happens(Event::ReconnectTaken { action });
    action
}

/// The daemon refuses what it was asked for.
///
/// # Panics
/// When it was asked for nothing, or for several things.
pub fn refuses(world: &mut World, refusal: Refusal) {
    let action = number(&asked_once(world)).expect("it belongs to an action");
    world.happens(Event::ActionRefused { action, refusal });
}

/// The last action.
///
/// # Panics
/// When there was none.
pub fn action(world: &mut World) -> ActionView {
    world.shown().action.expect("there was an action")
}

/// How far the last action is.
pub fn phase(world: &mut World) -> ActionPhase {
    action(world).phase
}

/// How the last action ended.
///
/// # Panics
/// When it has not.
pub fn ended(world: &mut World) -> Ended {
    let action = action(world);
    let ActionPhase::Ended { outcome, before, after, tunnel_address } = action.phase else {
        panic!("the action has not ended: {:?}", action.phase)
    };
    let key_replaced = action.key_replaced;
    Ended { outcome, before: *before, after: *after, address: tunnel_address, key_replaced }
}

/// Asks for a new identity, whatever tunnel is up.
pub fn asks_for_identity(world: &mut World) {
    world.effects();
    world.asks(Command::NewIdentity { insist: false, seen_in: None });
}

/// Asks for a new key, whatever tunnel is up.
pub fn asks_for_key(world: &mut World) {
    world.effects();
    world.asks(Command::RotateKey { insist: false, seen_in: None });
}

/// A moment that many seconds ago.
pub fn ago(world: &World, seconds: i64) -> UnixSeconds {
    world.now().plus(-seconds)
}

/// A world with a tunnel in Copenhagen, whose address is known; Copenhagen is all that the user allows.
///
/// # Panics
/// Never: the city has a code.
pub fn in_copenhagen() -> World {
    within(LocationConstraint::City(CityCode::new("dk-cph").expect("a code")))
}

/// The same with other constraints.
pub fn within(location: LocationConstraint) -> World {
    let mut world = World::with_daemon();
    world.happens(Event::DaemonSettingsReported(daemon_settings(location)));
    comes_up(&mut world, "dk-cph-wg-001", "198.18.4.10", 7);
    world
}

/// A new identity is asked for, its key is there and its relay is written; which.
///
/// # Panics
/// When something else was asked of the daemon.
pub fn identity_on_its_way(world: &mut World) -> RelayName {
    asks_for_identity(world);
    key_comes(world);
    let (_, target) = takes_location(world, "dk-cph", "pinned");
    let LocationTarget::Relay(relay) = target else { panic!("a relay is pinned: {target:?}") };
    relay
}
