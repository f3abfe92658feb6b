//! What may happen to the state, and what it may ask of the world.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::address::{ExitIp, TunnelAddress};
use crate::autostart::Autostart;
use crate::command::{Command, Draw};
use crate::constraint::{DaemonSettings, LocationTarget, RelaySettingsBytes, ReplacedSettings};
use crate::directory::RelayDirectory;
use crate::findings::SettingsFileState;
use crate::health::{Retry, Source, Trouble};
use crate::history::{HistoryErrand, HistoryTrouble, LoadedHistory, Salt};
use crate::key::Device;
use crate::machine::CleanBrowser;
use crate::multihop::{EntryTarget, MultihopControl, MultihopMode};
use crate::relay::RelayName;
use crate::settings::Settings;
use crate::tunnel::{TunnelEpoch, TunnelLink, TunnelReport};

/// Numbers actions, so that an answer about an earlier one is recognised.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(transparent)]
pub struct ActionId(pub u32);

/// Why the daemon, or the client in front of it, did not do what it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// A custom endpoint is set: there is no location to change.
    CustomEndpoint,
    /// The settings are of a layout that Shoal does not know, so it changes nothing.
    UnreadableSettings,
    /// Somebody else changed the relay settings after the switch that should be undone.
    ChangedMeanwhile,
    /// The daemon could not be reached, or gave no answer in time.
    NotReachable,
    /// The daemon said no.
    RefusedByDaemon,
    /// The daemon has no account.
    NotLoggedIn,
    /// This device was removed from the account.
    Revoked,
    /// The daemon could not reach Mullvad's service.
    ServiceUnreachable,
    /// Mullvad's service was asked too often.
    RateLimited,
    /// The daemon took the request and gave no answer in time: it may have been done all the same.
    NoAnswer,
    /// Mullvad's command line program is missing, is not to be trusted, or has no such setting.
    NoControl,
    /// Mullvad's command line program did not do it.
    RefusedByProgram,
    /// The tunnel was made by another program than Mullvad's app.
    OtherClient,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A source answers. The readings that belong to it follow.
    SourceFound {
        /// Which.
        source: Source,
        /// The daemon's version string, for `doctor`.
        version: Option<String>,
        /// Whether its socket was named by a flag and its owner not checked.
        unchecked_socket: bool,
    },
    /// A source fell silent.
    SourceFailed {
        /// Which.
        source: Source,
        /// Why.
        trouble: Trouble,
    },
    /// The daemon spoke about its tunnel.
    TunnelReported(TunnelReport),
    /// The daemon spoke about this device.
    DeviceReported(Device),
    /// The daemon spoke about its settings.
    DaemonSettingsReported(DaemonSettings),
    /// A relay list arrived.
    RelaysReported(Arc<RelayDirectory>),
    /// The addresses of the tunnel interface were read; empty where there is none.
    TunnelAddressSeen {
        /// During which tunnel.
        epoch: TunnelEpoch,
        /// What was read.
        address: TunnelAddress,
    },
    /// Through which tunnel traffic leaves was looked up, at first or because something about the network changed;
    /// `None`: through none of this machine's.
    LinkSeen(Option<TunnelLink>),
    /// It was looked whether this program is one that split tunnelling keeps out of the tunnel.
    ExclusionSeen {
        /// It is.
        excluded: bool,
    },
    /// It was looked which clean browser runs; Mullvad Browser where both do, since its users show the exit IP.
    BrowserSeen(Option<CleanBrowser>),
    /// The exit check answered.
    ExitSeen {
        /// During which tunnel.
        epoch: TunnelEpoch,
        /// The relay.
        relay: RelayName,
        /// Its exit IP in IPv4.
        v4: ExitIp,
        /// And in IPv6, where the tunnel carries that.
        v6: Option<ExitIp>,
    },
    /// The exit check gave no answer that counts.
    CheckFailed {
        /// During which tunnel.
        epoch: TunnelEpoch,
        /// What front ends are told.
        trouble: Trouble,
        /// When asking again makes sense: soon is when the network changes next.
        retry: Retry,
    },
    /// The daemon found that traffic leaves beside the tunnel.
    LeakReported,
    /// Relay settings were written for an action; what follows from them comes as other events.
    SettingsWritten {
        /// For which.
        action: ActionId,
        /// The bytes before.
        former: RelaySettingsBytes,
        /// The bytes sent.
        sent: RelaySettingsBytes,
    },
    /// The daemon has a new key, made for an action.
    KeyRotated {
        /// For which.
        action: ActionId,
    },
    /// What can be set about multihop was looked up.
    MultihopControlSeen(MultihopControl),
    /// The daemon took a request to reconnect.
    ReconnectTaken {
        /// For which action.
        action: ActionId,
    },
    /// An action's effect was not carried out.
    ActionRefused {
        /// Which.
        action: ActionId,
        /// Why.
        refusal: Refusal,
    },
    /// A front end asked for something.
    Commanded(Command, Draw),
    /// Shoal's settings were read from disk, or read again because the file changed.
    SettingsLoaded(Settings),
    /// What an earlier program of this session could undo.
    UndoKept(ReplacedSettings),
    /// It was looked whether the desktop starts Shoal.
    AutostartSeen(Autostart),
    /// Shoal's settings file was read, or written, or could not be.
    SettingsFileSeen(SettingsFileState),
    /// The salt for keys that are remembered in memory only.
    SaltDrawn(Salt),
    /// The history on disk is open; this is in it.
    HistoryLoaded(Box<LoadedHistory>),
    /// The disk has everything that it was asked to keep up to this number, whatever happens to Shoal.
    Remembered {
        /// Of [`HistoryErrand::Remember`].
        number: u32,
    },
    /// Nothing of the history is on disk any more. Another one would begin with this salt.
    HistoryErased(Salt),
    /// The history on disk cannot be used; what is remembered stays in memory.
    HistoryFailed(HistoryTrouble),
    /// The time that [`crate::State::wake_at`] named has come, or the machine woke up.
    Woke,
}

/// Something that must be done; its answer is an [`Event`] again.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Change the location in the daemon's relay settings and nothing else. Answers `SettingsWritten` or `ActionRefused`.
    WriteLocation {
        /// For which action.
        action: ActionId,
        /// Where to.
        target: LocationTarget,
    },
    /// Put earlier relay settings back, if the present ones are still those that Shoal sent (or `expected` is `None`).
    /// Answers `SettingsWritten` or `ActionRefused`.
    WriteBack {
        /// For which action.
        action: ActionId,
        /// What to put back.
        former: RelaySettingsBytes,
        /// What must still be there.
        expected: Option<RelaySettingsBytes>,
    },
    /// Have the daemon make a new key; that changes nothing about the tunnel that is up. Answers `KeyRotated` or
    /// `ActionRefused`.
    RotateKey {
        /// For which action.
        action: ActionId,
    },
    /// Switch multihop. Answers `SettingsWritten`, with the relay settings before and after, or `ActionRefused`.
    SetMultihop {
        /// For which action.
        action: ActionId,
        /// To what.
        mode: MultihopMode,
    },
    /// Choose where a multihop tunnel enters. Answers like `SetMultihop`.
    SetEntry {
        /// For which action.
        action: ActionId,
        /// Where.
        entry: EntryTarget,
    },
    /// Set the tunnel up anew. Answers `ReconnectTaken` or `ActionRefused`.
    Reconnect {
        /// For which action.
        action: ActionId,
    },
    /// Read the tunnel interface's addresses. Answers `TunnelAddressSeen`, and on a real machine `ExclusionSeen`.
    ReadTunnelAddress {
        /// Of which tunnel.
        epoch: TunnelEpoch,
    },
    /// Tell through which tunnel traffic leaves, now and whenever that may have changed, or tell it no more. Answers
    /// `LinkSeen`. With the end of it a check under way ends at once.
    FollowLinks(bool),
    /// Ask the exit check through this interface. Answers `ExitSeen` or `CheckFailed`, or not at all where the interface
    /// goes away.
    CheckExit {
        /// Of which tunnel.
        epoch: TunnelEpoch,
        /// Its interface.
        link: TunnelLink,
    },
    /// Look which clean browser runs. Answers `BrowserSeen`.
    LookForBrowsers,
    /// Keep what can be undone for the programs that follow in this session, or `None`: nothing.
    KeepUndo(Option<ReplacedSettings>),
    /// Have the desktop start Shoal, or no more. Answers `AutostartSeen`.
    Autostart {
        /// Whether to.
        on: bool,
        /// Even if somebody else changed the file.
        insist: bool,
    },
    /// Look whether the desktop starts Shoal. Answers `AutostartSeen`.
    LookAtAutostart,
    /// Write Shoal's settings to disk. Answers `SettingsFileSeen` where the file is otherwise than before.
    SaveSettings(Settings),
    /// Do this with the history on disk.
    History(HistoryErrand),
    /// Open the window, or bring it to the front.
    ShowWindow,
    /// End the program.
    Quit,
}
