//! What the commands that act print beside the outcome: what they do in which order, and what to do next.

use serde::Serialize;
use shoal_core::snapshot::{ActionKind, ActionPhase, ActionView, Outcome};

use crate::moments::Clock;
use crate::sentences::{is_on_another_exit_ip, name_of};
use crate::words::Words;

/// One thing that is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ActionStep {
    /// A new key is made.
    NewKey,
    /// The location in the relay settings is written.
    Location,
    /// The former relay settings are written back.
    WriteBack,
    /// Multihop is set.
    Multihop,
    /// The entry is set.
    Entry,
    /// The tunnel is set up anew.
    Reconnect,
    /// What came of it is checked.
    Verify,
}

/// The steps as numbered lines.
pub fn steps(words: &Words, steps: &[ActionStep]) -> Vec<String> {
    let numbered = (1_u32..).zip(steps).map(|(number, step)| {
        let what = words.get(&format!("cli-step-{}", name_of(step)));
        words.say("cli-step", [("number", number.into()), ("what", what.into())])
    });
    numbered.collect()
}

/// What to do after an action has ended; `None` while it is under way, and where all is done.
pub fn next_step(words: &Words, action: &ActionView, clock: Clock) -> Option<String> {
    let ActionPhase::Ended { outcome, .. } = &action.phase else { return None };
    let name = name_of(outcome);
    let id = match outcome {
        Outcome::Verified => return None,
        Outcome::Unchanged if is_on_another_exit_ip(action) => "cli-next-same_address".to_owned(),
        Outcome::Unchanged => match action.kind {
            ActionKind::Multihop | ActionKind::Entry | ActionKind::Undo => {
                "cli-next-as-it-was".to_owned()
            }
            ActionKind::RotateKey => "cli-next-unchanged-key".to_owned(),
            ActionKind::Switch | ActionKind::Reconnect | ActionKind::NewIdentity => {
                "cli-next-unchanged".to_owned()
            }
        },
        Outcome::SavedForLater if action.kind == ActionKind::Entry => {
            "cli-next-entry-waits".to_owned()
        }
        Outcome::Failed { restored } | Outcome::TimedOut { restored } => {
            let end = if *restored { "restored" } else { "not-restored" };
            format!("cli-next-{name}-{end}")
        }
        Outcome::Refused { refusal } => format!("cli-next-refused-{}", name_of(refusal)),
        Outcome::KeyTooYoung { from } => {
            return Some(words.say("cli-next-young", [("time", clock.tell(words, *from).into())]));
        }
        Outcome::UpUnverified
        | Outcome::SavedForLater
        | Outcome::Stale
        | Outcome::AlreadyUnderWay
        | Outcome::TooSoon
        | Outcome::NoSuchPlace
        | Outcome::NothingToUndo => format!("cli-next-{name}"),
    };
    Some(words.get(&id))
}
