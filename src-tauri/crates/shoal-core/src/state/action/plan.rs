//! What an action consists of: which effects, in which order, and what the tunnel must look like afterwards.

use crate::constraint::{LocationTarget, RelaySettingsBytes};
use crate::event::{ActionId, Effect};
use crate::multihop::{EntryTarget, MultihopMode};
use crate::snapshot::{ActionKind, RelayView};
use crate::state::action::Actions;
use crate::time::UnixSeconds;
use crate::tunnel::Route;

/// Seconds within which a new key must be there: the call itself waits for Mullvad's service, with tries of its own.
const KEY_DEADLINE: i64 = 70;
/// Seconds within which everything else must be done: the steps taken and the tunnel up.
pub(super) const STEP_DEADLINE: i64 = 60;

/// One thing that the world is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    RotateKey,
    WriteLocation(LocationTarget),
    WriteBack { former: RelaySettingsBytes, expected: Option<RelaySettingsBytes> },
    SetMultihop(MultihopMode),
    SetEntry(EntryTarget),
    Reconnect,
}

/// What is asked for.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) kind: ActionKind,
    pub(crate) steps: Vec<Step>,
    pub(crate) to: Option<RelayView>,
}

impl Request {
    /// Whether a tunnel is what was asked for.
    pub(super) fn is_met_by(&self, route: &Route) -> bool {
        let exit = route.exit.as_ref();
        self.steps.iter().all(|step| match step {
            Step::WriteLocation(target) => exit.is_some_and(|relay| target.is_met_by(relay)),
            Step::SetMultihop(mode) => mode.is_met_by(route),
            Step::SetEntry(entry) => entry.is_met_by(route),
            Step::RotateKey | Step::WriteBack { .. } | Step::Reconnect => true,
        })
    }
}

impl Step {
    pub(super) fn effect(&self, action: ActionId) -> Effect {
        match self.clone() {
            Self::RotateKey => Effect::RotateKey { action },
            Self::WriteLocation(target) => Effect::WriteLocation { action, target },
            Self::WriteBack { former, expected } => Effect::WriteBack { action, former, expected },
            Self::SetMultihop(mode) => Effect::SetMultihop { action, mode },
            Self::SetEntry(entry) => Effect::SetEntry { action, entry },
            Self::Reconnect => Effect::Reconnect { action },
        }
    }

    /// Whether the answer tells relay settings before and after.
    pub(super) fn writes_settings(&self) -> bool {
        match self {
            Self::WriteLocation(_)
            | Self::WriteBack { .. }
            | Self::SetMultihop(_)
            | Self::SetEntry(_) => true,
            Self::RotateKey | Self::Reconnect => false,
        }
    }

    /// Seconds that it may take: for a key from when it was asked for, for the rest of the action from then or from when
    /// the key was there.
    pub(super) fn deadline(&self) -> i64 {
        match self {
            Self::RotateKey => KEY_DEADLINE,
            Self::WriteLocation(_)
            | Self::WriteBack { .. }
            | Self::SetMultihop(_)
            | Self::SetEntry(_)
            | Self::Reconnect => STEP_DEADLINE,
        }
    }
}

impl Actions {
    /// When Shoal was given a key last, or asked for one, whatever came of that.
    pub(crate) fn had_hand_in_key_at(&self) -> Option<UnixSeconds> {
        let last = self.last.as_ref().filter(|action| action.request.kind.makes_key());
        last.map(|action| action.asked_at).max(self.key_made)
    }
}

impl ActionKind {
    /// Whether it makes a new key.
    pub(crate) fn makes_key(self) -> bool {
        match self {
            Self::RotateKey | Self::NewIdentity => true,
            Self::Switch | Self::Undo | Self::Reconnect | Self::Multihop | Self::Entry => false,
        }
    }

    /// Whether the exit IP should be another one afterwards: the entry has no part in it.
    pub(super) fn changes_exit_ip(self) -> bool {
        match self {
            Self::Multihop | Self::Entry => false,
            Self::Switch | Self::Undo | Self::Reconnect | Self::RotateKey | Self::NewIdentity => {
                true
            }
        }
    }

    /// Whether undo can take it back.
    pub(super) fn can_be_undone(self) -> bool {
        match self {
            Self::Switch | Self::NewIdentity | Self::Multihop | Self::Entry => true,
            Self::Undo | Self::Reconnect | Self::RotateKey => false,
        }
    }
}
