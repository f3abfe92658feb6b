//! Everything a user can ask for.

use serde::{Deserialize, Serialize};

use crate::multihop::{EntryTarget, MultihopMode};
use crate::relay::{CityCode, RelayName};
use crate::settings::SettingsChange;
use crate::tunnel::TunnelEpoch;

/// Where a user wants to go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SwitchTarget {
    /// A city: Mullvad draws the relay.
    City {
        /// Its code.
        city: CityCode,
    },
    /// One relay, pinned.
    Relay {
        /// Its name.
        relay: RelayName,
    },
    /// The best crowd within the user's constraints, region first; pins a relay.
    Best,
    /// Another relay in the city of the present one; pins it.
    AnotherRelay,
}

/// What a front end asks the agent to do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Command {
    /// Leave through another place.
    Switch {
        /// Where to.
        target: SwitchTarget,
        /// The tunnel that the user looked at when asking. If another one is up by then, nothing is done and the
        /// outcome says so: a stale button asks again. `None`: whatever is up.
        #[serde(default)]
        seen_in: Option<TunnelEpoch>,
    },
    /// Put back the relay settings as they were before the last switch.
    Undo {
        /// Even if somebody else has changed them since. Without it such a change is an obstacle, and is said.
        #[serde(default)]
        anyway: bool,
    },
    /// Have a new key made, and set the tunnel up anew with it.
    RotateKey {
        /// Even if the last key is less than an hour old.
        #[serde(default)]
        insist: bool,
        /// As in [`Command::Switch`].
        #[serde(default)]
        seen_in: Option<TunnelEpoch>,
    },
    /// A new key, and then another relay: another tunnel address and another exit IP, in the order that ties them least.
    NewIdentity {
        /// Even if the last key is less than an hour old.
        #[serde(default)]
        insist: bool,
        /// As in [`Command::Switch`].
        #[serde(default)]
        seen_in: Option<TunnelEpoch>,
    },
    /// Go over two relays, or over one.
    Multihop {
        /// What to set.
        mode: MultihopMode,
    },
    /// Choose where a multihop tunnel enters.
    Entry {
        /// Where.
        entry: EntryTarget,
    },
    /// Set the tunnel up anew with the same settings.
    Reconnect,
    /// Ask the exit check again, where it is what tells the exit IP.
    CheckExit,
    /// Do not show this advice again until it has gone away.
    Dismiss {
        /// Its id.
        advice: String,
    },
    /// Let no notice come for a while that can wait.
    Pause {
        /// For how many minutes, 1 to 1,440; `None`: go on at once.
        minutes: Option<u32>,
    },
    /// Change one of Shoal's own settings.
    Change {
        /// Which, and to what.
        change: SettingsChange,
    },
    /// Have the desktop start Shoal with the session, or no more. It says nothing about connecting.
    Autostart {
        /// Whether to.
        on: bool,
        /// Even if somebody else changed the file that does it. Without it such a file stays, and is said.
        #[serde(default)]
        insist: bool,
    },
    /// Look again whether the desktop starts Shoal: its file may be another by now.
    LookAtAutostart,
    /// Any other command under a number that its front end drew: what comes of it is told apart from what others ask for.
    Numbered {
        /// The number.
        number: u32,
        /// The command.
        command: Box<Command>,
    },
    /// Forget everything that was seen, in memory and on disk. Settings stay.
    Forget,
    /// Open the window, or bring it to the front.
    OpenWindow,
    /// End Shoal.
    Quit,
}

/// A random number that came with a command: where Shoal itself picks a relay it draws, so that its users do not herd.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Draw(pub u64);
