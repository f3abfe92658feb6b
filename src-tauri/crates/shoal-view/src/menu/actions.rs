//! What can be done about the tunnel: a new identity, another relay, a new key, another place, multihop, and undo.

use shoal_core::command::{Command, SwitchTarget};
use shoal_core::snapshot::{
    ActionKind, ActionPhase, Outcome, PlaceAhead, QuickPlace, SwitchBlocked, TunnelState,
};
use shoal_core::{Refusal, Snapshot, Trouble};

use super::{MenuItem, button, multihop};
use crate::moments::Clock;
use crate::notices::endings;
use crate::sentences;
use crate::words::Words;

/// All of them, in the order in which they are offered.
pub(super) fn items(words: &Words, snapshot: &Snapshot, clock: Clock) -> Vec<MenuItem> {
    let mut items = Vec::new();
    let of_all = why_nothing(words, snapshot);
    items.extend(of_all.clone().map(MenuItem::Line));
    items.push(new_identity(words, snapshot, clock));
    items.extend(another_relay(words, snapshot));
    items.push(rotate_key(words, snapshot, clock));
    items.extend(why_no_key(words, snapshot, clock).map(MenuItem::Line));
    items.extend(insist(words, snapshot, clock));
    items.extend(switch_to(words, snapshot, of_all.is_some()));
    items.push(multihop::submenu(words, snapshot));
    items.extend(undo(words, snapshot));
    items
}

fn new_identity(words: &Words, snapshot: &Snapshot, clock: Clock) -> MenuItem {
    let seen_in = Some(snapshot.tunnel.epoch);
    let is_possible = can_write(snapshot) && why_no_key(words, snapshot, clock).is_none();
    let label = match &snapshot.ahead.new_identity {
        Some(ahead) => with_crowd(words, "menu-identity", ahead),
        None => words.get("menu-identity-here"),
    };
    button(label, is_possible.then_some(Command::NewIdentity { insist: false, seen_in }))
}

fn another_relay(words: &Words, snapshot: &Snapshot) -> Vec<MenuItem> {
    let exit = snapshot.tunnel.exit.as_ref();
    let Some(city) = exit.and_then(|exit| exit.city.as_deref()) else {
        return vec![button(words.get("menu-another-unknown"), None)];
    };
    let Some(ahead) = &snapshot.ahead.another_relay else {
        let label = words.say("menu-another-none", [("city", city.into())]);
        return vec![button(label, None)];
    };
    let command = Command::Switch {
        target: SwitchTarget::AnotherRelay,
        seen_in: Some(snapshot.tunnel.epoch),
    };
    let label = with_crowd(words, "menu-another", ahead);
    vec![button(label, can_write(snapshot).then_some(command))]
}

fn rotate_key(words: &Words, snapshot: &Snapshot, clock: Clock) -> MenuItem {
    let is_possible = can_rotate(snapshot) && why_no_key(words, snapshot, clock).is_none();
    let seen_in = Some(snapshot.tunnel.epoch);
    let command = Command::RotateKey { insist: false, seen_in };
    button(words.get("menu-key"), is_possible.then_some(command))
}

/// Once the hour between two keys stood in the way of what was asked for, it can be meant all the same.
fn insist(words: &Words, snapshot: &Snapshot, clock: Clock) -> Option<MenuItem> {
    let action = snapshot.action.as_ref()?;
    let ActionPhase::Ended { outcome: outcome @ Outcome::KeyTooYoung { from }, .. } = action.phase
    else {
        return None;
    };
    let (id, command) = endings::next(action, outcome, snapshot).filter(|_| from > clock.now)?;
    let is_of_key = action.kind == ActionKind::RotateKey;
    let is_possible = if is_of_key { can_rotate(snapshot) } else { can_write(snapshot) };
    Some(button(words.get(id), is_possible.then_some(command)))
}

fn switch_to(words: &Words, snapshot: &Snapshot, is_said: bool) -> Option<MenuItem> {
    if snapshot.quick_places.is_empty() {
        return None;
    }
    let mut items = Vec::new();
    items.extend(why_nothing(words, snapshot).filter(|_| !is_said).map(MenuItem::Line));
    items.extend(replaced_list(words, snapshot).map(MenuItem::Line));
    let is_linked = snapshot.tunnel.state == TunnelState::Up;
    if is_linked && snapshot.settings.profile().minds_links() {
        items.push(MenuItem::Line(words.get("menu-same-key")));
    }
    for place in &snapshot.quick_places {
        let command =
            Command::Switch { target: place.target.clone(), seen_in: Some(snapshot.tunnel.epoch) };
        items.push(button(place_label(words, place), can_write(snapshot).then_some(command)));
    }
    Some(MenuItem::Submenu { label: words.get("menu-switch-to"), items })
}

fn undo(words: &Words, snapshot: &Snapshot) -> Vec<MenuItem> {
    if !snapshot.can_undo {
        return Vec::new();
    }
    let asks = |anyway| can_write(snapshot).then_some(Command::Undo { anyway });
    if was_changed_meanwhile(snapshot) {
        return vec![
            MenuItem::Line(words.get("menu-undo-changed")),
            button(words.get("menu-undo-anyway"), asks(true)),
        ];
    }
    vec![button(words.get("menu-undo"), asks(false))]
}

/// Whether the last thing asked for was an undo that would have lost what somebody else has set since.
pub(crate) fn was_changed_meanwhile(snapshot: &Snapshot) -> bool {
    snapshot.action.as_ref().is_some_and(|action| {
        let refused = Outcome::Refused { refusal: Refusal::ChangedMeanwhile };
        action.kind == ActionKind::Undo
            && matches!(&action.phase, ActionPhase::Ended { outcome, .. } if *outcome == refused)
    })
}

/// Whether Shoal can write the relay settings at present.
pub(super) fn can_write(snapshot: &Snapshot) -> bool {
    snapshot.switch_blocked.is_none()
}

/// Settings that Shoal cannot write are no obstacle to a new key: it writes none for it.
fn can_rotate(snapshot: &Snapshot) -> bool {
    match snapshot.switch_blocked {
        Some(
            SwitchBlocked::NoDaemon | SwitchBlocked::OtherClient | SwitchBlocked::ActionUnderWay,
        ) => false,
        Some(SwitchBlocked::CustomEndpoint | SwitchBlocked::UnreadableSettings) | None => true,
    }
}

/// Why nothing can be asked for; what is under way tells that itself.
fn why_nothing(words: &Words, snapshot: &Snapshot) -> Option<String> {
    match snapshot.switch_blocked? {
        SwitchBlocked::ActionUnderWay => None,
        why @ (SwitchBlocked::NoDaemon
        | SwitchBlocked::OtherClient
        | SwitchBlocked::CustomEndpoint
        | SwitchBlocked::UnreadableSettings) => Some(sentences::switch_blocked(words, why)),
    }
}

/// Why no new key can be asked for.
fn why_no_key(words: &Words, snapshot: &Snapshot, clock: Clock) -> Option<String> {
    if snapshot.trouble == Some(Trouble::NotLoggedIn) {
        return Some(sentences::refusal(words, Refusal::NotLoggedIn));
    }
    if snapshot.trouble == Some(Trouble::Revoked) {
        return Some(sentences::refusal(words, Refusal::Revoked));
    }
    let next_at = snapshot.key.next_at.filter(|at| *at > clock.now)?;
    Some(words.say("menu-key-again", [("time", clock.tell(words, next_at).into())]))
}

fn replaced_list(words: &Words, snapshot: &Snapshot) -> Option<String> {
    match snapshot.replaces_custom_list.as_deref()? {
        "" => Some(words.get("menu-replaces-unnamed-list")),
        list => Some(words.say("menu-replaces-list", [("list", list.into())])),
    }
}

fn with_crowd(words: &Words, id: &str, ahead: &PlaceAhead) -> String {
    let crowd = sentences::crowd_short(words, ahead.crowd.as_ref());
    words.say(id, [("city", ahead.city.as_str().into()), ("crowd", crowd.into())])
}

fn place_label(words: &Words, place: &QuickPlace) -> String {
    let crowd = sentences::crowd_short(words, place.crowd.as_ref());
    let id = match (&place.target, place.here) {
        (SwitchTarget::Best, _) => "menu-best",
        (
            SwitchTarget::City { .. } | SwitchTarget::Relay { .. } | SwitchTarget::AnotherRelay,
            true,
        ) => "menu-place-here",
        (
            SwitchTarget::City { .. } | SwitchTarget::Relay { .. } | SwitchTarget::AnotherRelay,
            false,
        ) => "menu-place",
    };
    words.say(id, [("city", place.city.as_str().into()), ("crowd", crowd.into())])
}
