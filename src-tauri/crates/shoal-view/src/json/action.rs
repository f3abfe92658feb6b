//! What an action's command prints as JSON: before, after, and what to do next.

use serde::Serialize;
use shoal_core::multihop::{EntryTarget, MultihopMode};
use shoal_core::snapshot::{
    ActionPhase, ActionView, Outcome, RelayView, SCHEMA, TunnelAddressChange,
};
use shoal_core::{CrowdEstimate, ExitIp, Source, SwitchTarget};

use crate::moments::Clock;
use crate::sentences;
use crate::text::{ActionStep, next_step};
use crate::words::Words;

/// `shoal switch`, `another-relay`, `rotate-key`, `new-identity`, `multihop`, `entry` and `undo` with `--json`.
#[derive(Clone, Debug, Serialize)]
pub struct ActionJson {
    /// Version of this shape.
    pub schema: u32,
    /// Who speaks.
    pub source: Source,
    /// Which command it is, as it is typed.
    pub command: &'static str,
    /// Whether nothing was done but to look.
    pub dry_run: bool,
    /// The place that was asked for.
    pub target: Option<SwitchTarget>,
    /// Its names; where Shoal draws the relay, those of the best city at present.
    pub place: Option<RelayView>,
    /// What multihop was to be set to.
    pub mode: Option<MultihopMode>,
    /// Where a multihop tunnel was to enter.
    pub entry: Option<EntryTarget>,
    /// The crowd to expect there.
    pub expected: Option<CrowdEstimate>,
    /// What is done, in this order.
    pub steps: &'static [ActionStep],
    /// The custom list that it replaces (undo brings it back); empty where it has no readable name.
    pub replaces_custom_list: Option<String>,
    /// How it ended; its fields are left out for a dry run.
    #[serde(flatten)]
    pub ended: Option<EndedJson>,
    /// The whole of it, as `status --json` tells it too.
    pub action: Option<ActionView>,
}

/// How an action ended.
#[derive(Clone, Debug, Serialize)]
pub struct EndedJson {
    /// `verified`, `unchanged`, `up-unverified`, `saved-for-later`, `failed`, `timed-out`, `refused`, `stale`,
    /// `already-under-way`, `too-soon`, `key-too-young`, `no-such-place` or `nothing-to-undo`.
    pub outcome: String,
    /// Why it was refused, where it was.
    pub refusal: Option<String>,
    /// The IPv4 exit IP.
    pub exit_ip: BeforeAfter<ExitIp>,
    /// The IPv4 crowd.
    pub crowd: BeforeAfter<CrowdEstimate>,
    /// What became of the tunnel's address, where a new key was made. The address itself is never printed.
    pub tunnel_address: Option<TunnelAddressChange>,
    /// Whether a new key was made; that is not taken back, however it ended.
    pub key_replaced: bool,
    /// Whether the former relay settings are back, where it failed.
    pub settings_restored: Option<bool>,
    /// How it ended, in a sentence.
    pub sentence: String,
    /// What to do next; `null` where all is done.
    pub next_step: Option<String>,
}

/// Something at both ends of an action; `null` is unknown.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct BeforeAfter<T> {
    /// Before.
    pub before: Option<T>,
    /// After.
    pub after: Option<T>,
}

impl ActionJson {
    /// For something that was not done yet.
    pub fn of(command: &'static str, steps: &'static [ActionStep], source: Source) -> Self {
        Self {
            schema: SCHEMA,
            source,
            command,
            dry_run: false,
            target: None,
            place: None,
            mode: None,
            entry: None,
            expected: None,
            steps,
            replaces_custom_list: None,
            ended: None,
            action: None,
        }
    }
}

impl EndedJson {
    /// For an action; `None` while it is under way.
    pub fn of(words: &Words, action: &ActionView, clock: Clock) -> Option<Self> {
        let ActionPhase::Ended { outcome, before, after, tunnel_address } = &action.phase else {
            return None;
        };
        let ending = sentences::ending(words, action, clock)?;
        let told = [Some(format!("{}.", ending.title)), Some(ending.detail), ending.figures];
        let told: Vec<String> = told.into_iter().flatten().collect();
        let refused = if let Outcome::Refused { refusal } = outcome { Some(refusal) } else { None };
        Some(Self {
            outcome: in_hyphens(&sentences::name_of(outcome)),
            refusal: refused.map(|why| in_hyphens(&sentences::name_of(why))),
            exit_ip: BeforeAfter { before: before.exit_ip, after: after.exit_ip },
            crowd: BeforeAfter { before: before.crowd, after: after.crowd },
            tunnel_address: *tunnel_address,
            key_replaced: action.key_replaced,
            settings_restored: outcome.restored(),
            sentence: told.join(" "),
            next_step: next_step(words, action, clock),
        })
    }
}

/// As words are joined on the command line.
fn in_hyphens(name: &str) -> String {
    name.replace('_', "-")
}
