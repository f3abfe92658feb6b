//! All that may be shown, at one moment. Front ends read this and nothing else.
//!
//! Small and always complete; times are absolute, so that nothing has to be published because time passes.

mod acting;
mod ahead;
mod names;
mod way_in;

use serde::{Deserialize, Serialize};

use crate::address::ExitIp;
use crate::advice::AdviceView;
use crate::autostart::Autostart;
use crate::command::SwitchTarget;
use crate::crowd::CrowdEstimate;
use crate::findings::SettingsFileState;
use crate::health::{Source, Trouble};
use crate::history::HistoryView;
use crate::language::Language;
use crate::relay::{CityCode, RelayName};
use crate::settings::{Settings, SettingsError};
use crate::time::{Pace, UnixSeconds};
use crate::tunnel::{BlockCause, TunnelEpoch};

pub use acting::{
    ActionFigures, ActionKind, ActionPhase, ActionView, Outcome, TunnelAddressChange,
};
pub use ahead::{Ahead, PlaceAhead};
pub use way_in::{EntryPlace, MultihopView};

/// Version of what crosses to front ends and to `--json`.
pub const SCHEMA: u32 = 1;

/// Everything that may be shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Snapshot {
    /// [`SCHEMA`].
    pub schema: u32,
    /// Rises by one with each snapshot; an older one than that shown is ignored.
    pub revision: u32,
    /// Who speaks.
    pub source: Source,
    /// How fast the times told here pass; `None`: as in life.
    pub pace: Option<Pace>,
    /// The daemon's version string, where it told.
    pub daemon_version: Option<String>,
    /// The socket was named by a flag and its owner not checked: shown as a badge.
    pub unchecked_socket: bool,
    /// The tunnel.
    pub tunnel: TunnelView,
    /// The exit IP per family.
    pub exit_ip: ExitIpView,
    /// How many people are on it.
    pub crowd: CrowdView,
    /// The WireGuard key.
    pub key: KeyView,
    /// Whether the tunnel goes over two relays, and what can be set about it.
    pub multihop: MultihopView,
    /// What Shoal has to say, most important first.
    pub advice: Vec<AdviceView>,
    /// Why something is not known.
    pub trouble: Option<Trouble>,
    /// Stockholm, Amsterdam, Frankfurt and the best crowd, as far as they are known.
    pub quick_places: Vec<QuickPlace>,
    /// Where the actions lead that draw the relay themselves.
    pub ahead: Ahead,
    /// The last action, under way or ended.
    pub action: Option<ActionView>,
    /// Whether there is a switch to undo.
    pub can_undo: bool,
    /// Why nothing can be switched, where that is so.
    pub switch_blocked: Option<SwitchBlocked>,
    /// The custom list that a switch would replace (undo brings it back); empty where it has no readable name.
    pub replaces_custom_list: Option<String>,
    /// Until when no notice comes that can wait; `None`: they come.
    pub paused_until: Option<UnixSeconds>,
    /// In which language all of this is told: the one chosen in the settings, else that of the system.
    pub language: Language,
    /// Shoal's settings.
    pub settings: Settings,
    /// Whether the desktop starts Shoal; `None`: not looked yet.
    pub autostart: Option<Autostart>,
    /// How often it was looked: rises by one each time, also where nothing has changed.
    pub autostart_looked: u32,
    /// How Shoal's settings file is.
    pub settings_file: SettingsFileState,
    /// A settings file could not be used and was kept aside, at any time since Shoal was started.
    pub settings_kept_aside: bool,
    /// The last change of a setting was not taken.
    pub settings_error: Option<SettingsError>,
    /// How what is remembered is kept.
    pub history: HistoryView,
    /// How many relays and cities are known.
    pub relays_known: u32,
    /// Entries of the relay list that were left out.
    pub relays_left_out: u32,
}

/// The tunnel, to be shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct TunnelView {
    /// Its state.
    pub state: TunnelState,
    /// Which tunnel this is.
    pub epoch: TunnelEpoch,
    /// Where it leaves.
    pub exit: Option<RelayView>,
    /// Where it enters, with multihop.
    pub entry: Option<RelayView>,
    /// Why it is blocked, where it is.
    pub blocked: Option<BlockCause>,
    /// The daemon lets nothing out although no tunnel is up.
    pub locked_down: bool,
    /// Since when it is in this state, as far as Shoal saw.
    pub since: Option<UnixSeconds>,
}

/// State of a tunnel without its details.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum TunnelState {
    /// Up.
    Up,
    /// Down.
    Down,
    /// Being set up, taken down or changed.
    Changing,
    /// Blocked by the daemon.
    Blocked,
    /// Not known.
    Unknown,
}

/// A relay, to be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RelayView {
    /// Its name; unknown with a custom endpoint.
    pub relay: Option<RelayName>,
    /// Its city's name in English.
    pub city: Option<String>,
    /// Its city's code.
    pub city_code: Option<CityCode>,
    /// Its country's name in English.
    pub country: Option<String>,
}

/// What is known of the exit IP in one family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ExitIpState {
    /// Known.
    Known,
    /// There is none in this family (no tunnel, or a tunnel without it).
    None,
    /// The daemon has not told yet.
    NotYet,
    /// The daemon did not tell within its time.
    NeverCame,
}

/// The exit IP in one family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct FamilyView {
    /// What is known.
    pub state: ExitIpState,
    /// The address, if known.
    pub address: Option<ExitIp>,
}

/// The exit IP in both families.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ExitIpView {
    /// IPv4.
    pub v4: FamilyView,
    /// IPv6.
    pub v6: FamilyView,
    /// Since when this exit IP is in use; `None` where Shoal did not see that begin.
    pub since: Option<UnixSeconds>,
}

/// The crowds; `None` is unknown, never zero.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CrowdView {
    /// The headline: the IPv4 crowd.
    pub now: Option<CrowdEstimate>,
    /// People who show this IPv4 exit IP.
    pub v4: Option<CrowdEstimate>,
    /// People who show this IPv6 exit IP.
    pub v6: Option<CrowdEstimate>,
    /// People who show both, for a site that sees both.
    pub joint: Option<CrowdEstimate>,
    /// People on this IPv4 exit IP who have no IPv6: what such a site would be left with if IPv6 were switched off in
    /// the tunnel.
    pub without_v6: Option<CrowdEstimate>,
}

/// The WireGuard key, to be shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct KeyView {
    /// When it was made.
    pub created: Option<UnixSeconds>,
    /// Hours after which the daemon makes a new one.
    pub rotation_hours: Option<u32>,
    /// From when on Shoal has another one made without being told twice; in the past: at once.
    pub next_at: Option<UnixSeconds>,
}

/// A place one click away.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct QuickPlace {
    /// What to ask for.
    pub target: SwitchTarget,
    /// The city's name; for the best crowd that of the best relay.
    pub city: String,
    /// The country's name.
    pub country: String,
    /// The city's code.
    pub city_code: CityCode,
    /// The crowd to expect there.
    pub crowd: Option<CrowdEstimate>,
    /// Whether the tunnel leaves in this city at present.
    pub here: bool,
}

/// Why nothing can be switched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SwitchBlocked {
    /// The daemon cannot be reached.
    NoDaemon,
    /// A custom endpoint is set in Mullvad's app.
    CustomEndpoint,
    /// The daemon's settings are of a layout that Shoal does not know.
    UnreadableSettings,
    /// An action is under way.
    ActionUnderWay,
    /// The tunnel was made by another program than Mullvad's app: what that program is set to is out of Shoal's reach.
    OtherClient,
}
