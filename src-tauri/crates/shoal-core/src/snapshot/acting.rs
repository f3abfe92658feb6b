//! An action as it is shown: what it is, how far, and how it ended.

use serde::{Deserialize, Serialize};

use crate::address::ExitIp;
use crate::crowd::CrowdEstimate;
use crate::event::{ActionId, Refusal};
use crate::snapshot::RelayView;
use crate::time::UnixSeconds;

/// What kind of action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ActionKind {
    /// To another place.
    Switch,
    /// Back to the relay settings before.
    Undo,
    /// The tunnel anew.
    Reconnect,
    /// A new key, and the tunnel anew.
    RotateKey,
    /// A new key, and then another relay.
    NewIdentity,
    /// Over two relays, or over one.
    Multihop,
    /// Another entry.
    Entry,
}

/// An action, under way or ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ActionView {
    /// Which.
    pub id: ActionId,
    /// Of what kind.
    pub kind: ActionKind,
    /// Where to, in names: a city, or a city and a relay.
    pub to: Option<RelayView>,
    /// How far it is.
    pub phase: ActionPhase,
    /// When it was asked for.
    pub asked_at: UnixSeconds,
    /// When the next one may be asked for.
    pub next_at: Option<UnixSeconds>,
    /// The number under which it was asked for, where its front end drew one.
    pub number: Option<u32>,
    /// The number of the last command that was turned down because this action was under way.
    pub turned_down: Option<u32>,
    /// Whether a new key was made for it; that is not taken back, however it ends.
    pub key_replaced: bool,
    /// Whether it left other relay settings than there were: only then is it this action that undo takes back.
    pub changed_settings: bool,
}

/// What became of the tunnel's address. The address itself is never shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum TunnelAddressChange {
    /// It is another one: the trail starts over.
    Changed,
    /// It is the one of before: the trail goes on.
    Same,
    /// It could not be read before, or after.
    Unknown,
}

/// How far an action is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ActionPhase {
    /// A new key is being made.
    ReplacingKey,
    /// The daemon is asked.
    Asking,
    /// The daemon has taken it; the tunnel is changing.
    Reconnecting,
    /// The tunnel is up there; the exit IP is not told yet.
    Verifying,
    /// It failed and the former settings are being put back.
    Restoring,
    /// Ended.
    Ended {
        /// How.
        outcome: Outcome,
        /// What was there before.
        before: Box<ActionFigures>,
        /// What is there since.
        after: Box<ActionFigures>,
        /// What became of the tunnel's address, where a new key was made.
        tunnel_address: Option<TunnelAddressChange>,
    },
}

/// How an action ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Outcome {
    /// The tunnel leaves there and shows another exit IP. With a new key: and its address is another one as well.
    Verified,
    /// The tunnel leaves there but shows the same exit IP, or it was there before.
    Unchanged,
    /// The tunnel leaves there; the daemon did not tell the exit IP, or the address of the tunnel with the new key could
    /// not be read.
    UpUnverified,
    /// No tunnel is up: the choice counts from the next connection on.
    SavedForLater,
    /// The tunnel did not come up there.
    Failed {
        /// Whether the relay settings are the former ones: put back, or not changed at all. Else they may not be.
        restored: bool,
    },
    /// The tunnel did not come up in time, or a step got no answer in time: it may have been carried out all the same.
    TimedOut {
        /// As in [`Outcome::Failed`].
        restored: bool,
    },
    /// Not done.
    Refused {
        /// Why.
        refusal: Refusal,
    },
    /// Not done: another tunnel is up than when the button was made.
    Stale,
    /// Not done: one action at a time.
    AlreadyUnderWay,
    /// Not done: again at `next_at`.
    TooSoon,
    /// Not done: the last key was made, or asked for, less than an hour ago. Whoever insists gets a new one all the same.
    KeyTooYoung {
        /// From when on nobody has to insist.
        from: UnixSeconds,
    },
    /// Not done: no such place, or nothing better is known.
    NoSuchPlace,
    /// Not done: nothing to undo.
    NothingToUndo,
}

impl Outcome {
    /// Whether the tunnel leaves where it should; what it shows there may be what it showed before.
    pub fn is_there(self) -> bool {
        matches!(self, Self::Verified | Self::Unchanged | Self::UpUnverified)
    }

    /// Whether what was asked for was done, or counts from the next connection on.
    pub fn is_done(self) -> bool {
        self.is_there() || self == Self::SavedForLater
    }

    /// Whether the relay settings are the former ones; `None` where they are not in doubt.
    pub fn restored(self) -> Option<bool> {
        match self {
            Self::Failed { restored } | Self::TimedOut { restored } => Some(restored),
            Self::Verified
            | Self::Unchanged
            | Self::UpUnverified
            | Self::SavedForLater
            | Self::Refused { .. }
            | Self::Stale
            | Self::AlreadyUnderWay
            | Self::TooSoon
            | Self::KeyTooYoung { .. }
            | Self::NoSuchPlace
            | Self::NothingToUndo => None,
        }
    }
}

/// Exit IP and crowd at one end of an action.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ActionFigures {
    /// The relay.
    pub relay: Option<RelayView>,
    /// The IPv4 exit IP.
    pub exit_ip: Option<ExitIp>,
    /// The IPv4 crowd.
    pub crowd: Option<CrowdEstimate>,
}
