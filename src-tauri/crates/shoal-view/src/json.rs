//! What `--json` prints: a shape that other programs can rely on, with the version `schema`.

mod action;
mod advice;
mod predict;

use serde::Serialize;
use shoal_core::advice::Severity;
use shoal_core::crowd::CrowdEstimate;
use shoal_core::signals::SignalsPage;
use shoal_core::snapshot::{ActionView, CrowdView, ExitIpView, KeyView, RelayView, TunnelState};
use shoal_core::{Command, Snapshot, Source, Trouble};

use crate::sentences;
use crate::words::Words;

pub use action::{ActionJson, BeforeAfter, EndedJson};
pub use advice::{AdviceListJson, ProfileJson, ProfilesJson, RuleJson, SpokenJson};
pub use predict::{PlacedJson, PredictJson, PredictedJson};

/// `shoal status --json`.
#[derive(Clone, Debug, Serialize)]
pub struct StatusJson {
    /// Version of this shape.
    pub schema: u32,
    /// Who speaks.
    pub source: Source,
    /// The daemon's version string.
    pub daemon_version: Option<String>,
    /// The socket was named by hand and not checked.
    pub unchecked_socket: bool,
    /// The tunnel.
    pub tunnel: TunnelJson,
    /// The exit IP per family.
    pub exit_ip: ExitIpView,
    /// The crowds, the user among them; `null` is unknown.
    pub crowd: CrowdView,
    /// The key.
    pub key: KeyView,
    /// What Shoal advises.
    pub advice: Vec<AdviceJson>,
    /// What is the matter.
    pub trouble: Option<TroubleJson>,
    /// The last action.
    pub action: Option<ActionView>,
}

/// The tunnel.
#[derive(Clone, Debug, Serialize)]
pub struct TunnelJson {
    /// `up`, `down`, `changing`, `blocked` or `unknown`.
    pub state: TunnelState,
    /// Where it leaves.
    pub exit: Option<RelayView>,
    /// Where it enters, with multihop.
    pub entry: Option<RelayView>,
}

/// One piece of advice.
#[derive(Clone, Debug, Serialize)]
pub struct AdviceJson {
    /// Which rule speaks.
    pub id: String,
    /// How much it matters.
    pub severity: Severity,
    /// What its button does.
    pub action: Option<Command>,
}

/// What is the matter, in words too.
#[derive(Clone, Debug, Serialize)]
pub struct TroubleJson {
    /// Which.
    pub kind: Trouble,
    /// In words.
    pub sentence: String,
    /// What to do about it.
    pub next_step: String,
}

impl TroubleJson {
    /// For this trouble.
    pub fn of(words: &Words, kind: Trouble) -> Self {
        Self {
            kind,
            sentence: sentences::trouble(words, kind),
            next_step: sentences::next_step(words, kind),
        }
    }
}

impl StatusJson {
    /// For what may be shown.
    pub fn of(words: &Words, snapshot: &Snapshot) -> Self {
        let spoken = snapshot.advice.iter().filter(|said| !said.dismissed);
        Self {
            schema: snapshot.schema,
            source: snapshot.source,
            daemon_version: snapshot.daemon_version.clone(),
            unchecked_socket: snapshot.unchecked_socket,
            tunnel: TunnelJson {
                state: snapshot.tunnel.state,
                exit: snapshot.tunnel.exit.clone(),
                entry: snapshot.tunnel.entry.clone(),
            },
            exit_ip: snapshot.exit_ip,
            crowd: snapshot.crowd.clone(),
            key: snapshot.key,
            advice: spoken
                .map(|said| AdviceJson {
                    id: said.id.clone(),
                    severity: said.severity,
                    action: said.action.clone(),
                })
                .collect(),
            trouble: snapshot.trouble.map(|kind| TroubleJson::of(words, kind)),
            action: snapshot.action.clone(),
        }
    }
}

/// `shoal signals --json`.
#[derive(Clone, Debug, Serialize)]
pub struct SignalsJson {
    /// Version of this shape.
    pub schema: u32,
    /// Whether the signals are those of this machine's environment and not typed.
    pub from_environment: bool,
    /// What they take off; shares and crowds that are not known are `null`.
    #[serde(flatten)]
    pub page: SignalsPage,
}

impl SignalsJson {
    /// For these signals.
    pub fn of(page: SignalsPage, from_environment: bool) -> Self {
        Self { schema: shoal_core::snapshot::SCHEMA, from_environment, page }
    }
}

/// `shoal lookup --json`.
#[derive(Clone, Debug, Serialize)]
pub struct LookupJson {
    /// Version of this shape.
    pub schema: u32,
    /// Whether a relay list was at hand; without one there are only the measured pools, and what it tells is `null`.
    pub has_relay_list: bool,
    /// The relay.
    pub relay: String,
    /// Its city's name.
    pub city: Option<String>,
    /// Its country's name.
    pub country: Option<String>,
    /// Whether Mullvad sends people there.
    pub active: Option<bool>,
    /// Its pool.
    pub pool: PoolJson,
    /// Where in the pool the exit IP stands, from 0, where that is known.
    pub offset: Option<u32>,
    /// People on each exit IP.
    pub crowd: Option<CrowdEstimate>,
}

/// An exit pool with its ends.
#[derive(Clone, Debug, Serialize)]
pub struct PoolJson {
    /// The first exit IP, where known.
    pub first: Option<std::net::Ipv4Addr>,
    /// The last exit IP, where known.
    pub last: Option<std::net::Ipv4Addr>,
    /// How many; for an unknown pool the middle of all.
    pub size: Option<u32>,
    /// How that is known.
    pub provenance: shoal_core::pool::Provenance,
    /// How many at the least, where some were seen.
    pub at_least: Option<u32>,
    /// What was believed until an exit IP was seen that does not fit.
    pub overruled: Option<shoal_core::pool::Overruled>,
}

impl LookupJson {
    /// For a relay that was found.
    pub fn of(found: &crate::text::Found<'_>) -> Self {
        let (pool, range, listed) = (found.pool.view(), found.pool.range(), found.listed);
        let city = listed.and_then(|listed| listed.city);
        Self {
            schema: shoal_core::snapshot::SCHEMA,
            has_relay_list: listed.is_some(),
            relay: found.relay.to_string(),
            city: city.map(|city| city.name.clone()),
            country: city.map(|city| city.country.clone()),
            active: listed.map(|listed| listed.entry.active),
            pool: PoolJson {
                first: range.map(|range| range.first),
                last: range.map(|range| range.last),
                size: pool.size,
                provenance: pool.provenance,
                at_least: pool.at_least,
                overruled: pool.overruled,
            },
            offset: found.offset,
            crowd: listed.map(|listed| listed.crowd),
        }
    }
}
