//! The notice about an action that has ended: what came of it, and the one thing to do about that.

use shoal_core::command::{Command, SwitchTarget};
use shoal_core::snapshot::{ActionKind, ActionPhase, ActionView, Outcome};
use shoal_core::{Refusal, Snapshot};

use super::{Notice, NoticeButton, escaped};
use crate::moments::Clock;
use crate::sentences;
use crate::words::Words;

/// For an action of the snapshot; `None` while it is under way.
pub(super) fn notice(
    words: &Words,
    action: &ActionView,
    snapshot: &Snapshot,
    clock: Clock,
) -> Option<Notice> {
    let ActionPhase::Ended { outcome, .. } = &action.phase else { return None };
    let ending = sentences::ending(words, action, clock)?;
    let body = [Some(ending.detail), ending.figures];
    let body: Vec<String> = body.into_iter().flatten().collect();
    let button = next(action, *outcome, snapshot)
        .map(|(id, command)| NoticeButton { label: words.get(id), command });
    Some(Notice {
        about: String::from("action"),
        summary: words.say("notice-switched", [("title", ending.title.into())]),
        body: escaped(&body.join(" ")),
        buttons: button.into_iter().collect(),
        open: words.get("notice-open"),
        is_urgent: false,
    })
}

/// What can be done next: take it back, or say once more that it is meant.
pub(crate) fn next(
    action: &ActionView,
    outcome: Outcome,
    snapshot: &Snapshot,
) -> Option<(&'static str, Command)> {
    match outcome {
        Outcome::Verified | Outcome::UpUnverified
            if snapshot.can_undo && action.changed_settings =>
        {
            Some(("notice-button-undo", Command::Undo { anyway: false }))
        }
        Outcome::Refused { refusal: Refusal::ChangedMeanwhile } if snapshot.can_undo => {
            Some(("notice-button-anyway", Command::Undo { anyway: true }))
        }
        Outcome::KeyTooYoung { .. } => {
            // An identity is the key and the relay.
            let is_identity = action.kind == ActionKind::NewIdentity;
            let id =
                if is_identity { "notice-button-insist-identity" } else { "notice-button-insist" };
            once_more(action, snapshot, true).map(|command| (id, command))
        }
        Outcome::Stale => {
            once_more(action, snapshot, false).map(|command| ("notice-button-again", command))
        }
        Outcome::Verified
        | Outcome::Unchanged
        | Outcome::UpUnverified
        | Outcome::SavedForLater
        | Outcome::Failed { .. }
        | Outcome::TimedOut { .. }
        | Outcome::Refused { .. }
        | Outcome::AlreadyUnderWay
        | Outcome::TooSoon
        | Outcome::NoSuchPlace
        | Outcome::NothingToUndo => None,
    }
}

/// The same, asked in the tunnel that is up now.
fn once_more(action: &ActionView, snapshot: &Snapshot, insist: bool) -> Option<Command> {
    let seen_in = Some(snapshot.tunnel.epoch);
    match action.kind {
        ActionKind::RotateKey => Some(Command::RotateKey { insist, seen_in }),
        ActionKind::NewIdentity => Some(Command::NewIdentity { insist, seen_in }),
        ActionKind::Switch => {
            let to = action.to.as_ref()?;
            let relay = to.relay.clone().map(|relay| SwitchTarget::Relay { relay });
            let city = to.city_code.clone().map(|city| SwitchTarget::City { city });
            Some(Command::Switch { target: relay.or(city)?, seen_in })
        }
        ActionKind::Undo | ActionKind::Reconnect | ActionKind::Multihop | ActionKind::Entry => None,
    }
}
