//! What Shoal has to say, when, and what the user can do about it.

mod ask_browsers;
mod better_crowd;
mod blocked;
mod book;
mod clean_browser;
mod exit_changed;
mod facts;
mod few_people;
mod ipv6;
mod key_before_switch;
mod leak;
mod link_strong;
mod long_stay;
mod no_tunnel;
mod old_key;
mod outside_tunnel;
mod relay_fix;
mod returning_exit;
mod same_country;
mod same_provider;
mod suggest_multihop;
mod thin_relay;
mod use_tor;

use serde::{Deserialize, Serialize};

use crate::command::Command;
use crate::machine::CleanBrowser;
use crate::profile::Profile;
use crate::time::UnixSeconds;
use crate::tunnel::BlockCause;

pub(crate) use book::AdviceBook;
pub(crate) use clean_browser::is_small_crowd;
pub(crate) use facts::{
    ControlFacts, CrowdFacts, Departure, Facts, HistoryFacts, KeyChange, KeyFacts, MachineFacts,
    PlaceFacts, TrailFacts, TunnelFacts,
};

/// Every rule; one that silences others stands before them, and of equal severity the first one is shown first.
pub(crate) const RULES: &[Rule] = &[
    leak::RULE,
    no_tunnel::RULE,
    blocked::RULE,
    use_tor::RULE,
    outside_tunnel::RULE,
    few_people::RULE,
    better_crowd::RULE,
    long_stay::RULE,
    key_before_switch::RULE,
    link_strong::RULE,
    returning_exit::RULE,
    ipv6::RULE,
    old_key::RULE,
    exit_changed::RULE,
    same_country::RULE,
    same_provider::RULE,
    thin_relay::RULE,
    relay_fix::RULE,
    suggest_multihop::RULE,
    clean_browser::RULE,
    ask_browsers::RULE,
];

/// Whoever the user hides from.
pub(crate) const EVERY_PROFILE: &[Profile] = &Profile::ALL;

/// Where it matters what websites see.
pub(crate) const PROFILES_MINDING_SITES: &[Profile] =
    &[Profile::Sites, Profile::Networks, Profile::Targeted];

/// Where it matters that visits can be tied together.
pub(crate) const PROFILES_MINDING_LINKS: &[Profile] = &[Profile::Networks, Profile::Targeted];

/// A rule: data and one pure function, so that every front end says the same.
pub(crate) struct Rule {
    pub(crate) id: &'static str,
    pub(crate) severity: Severity,
    /// Under which profiles it speaks.
    pub(crate) speaks_for: &'static [Profile],
    /// Seconds for which its condition must hold before it speaks, in a tunnel that began before Shoal's eyes.
    pub(crate) patience: i64,
    /// Rules that, when they speak, say all that this one would.
    pub(crate) silenced_by: &'static [&'static str],
    /// When it must be checked again even if nothing happens.
    pub(crate) due_at: fn(&Facts<'_>) -> Option<UnixSeconds>,
    /// What it has to say; the flag tells whether it speaks already.
    pub(crate) check: fn(&Facts<'_>, bool) -> Option<Finding>,
}

/// What a rule has found.
pub(crate) struct Finding {
    pub(crate) says: Says,
    pub(crate) action: Option<Command>,
}

/// What may be told of a rule.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RuleInfo {
    /// Its name.
    pub id: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// Under which profiles it speaks.
    pub speaks_for: &'static [Profile],
    /// Seconds for which its condition must hold before it speaks, where the tunnel was not up when Shoal began to look.
    pub patience: i64,
    /// Rules while which it is silent.
    pub silenced_by: &'static [&'static str],
}

/// Every rule, in the order in which they are asked.
pub fn rules() -> impl Iterator<Item = RuleInfo> {
    RULES.iter().map(|rule| RuleInfo {
        id: rule.id,
        severity: rule.severity,
        speaks_for: rule.speaks_for,
        patience: rule.patience,
        silenced_by: rule.silenced_by,
    })
}

/// How much advice matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth a look where Shoal is looked at; no notice.
    Hint,
    /// Worth knowing.
    Notable,
    /// Worth acting on.
    Important,
    /// Not to be put off: the user's own address may be seen, or nothing works.
    Urgent,
}

/// A sentence as an id with its arguments; the words are in the catalogues.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Says {
    /// Few people share the exit IP.
    FewPeople {
        /// Low end.
        low: u32,
        /// Median.
        likely: u32,
        /// High end.
        high: u32,
        /// The best crowd's city and what to expect there, where something better is known.
        best: Option<BetterPlace>,
    },
    /// The same exit IP for longer than the user wants.
    LongStay {
        /// Since when.
        since: UnixSeconds,
        /// The period chosen, in minutes.
        after_minutes: u32,
    },
    /// No tunnel is up, and the daemon lets traffic out beside it.
    NoTunnel,
    /// The daemon lets nothing out.
    Blocked {
        /// Why.
        cause: BlockCause,
    },
    /// The next switch would tie what sites saw before to what they see then.
    KeyBeforeSwitch {
        /// How many exit IPs were seen under this key.
        exits: u32,
        /// A relay was left a moment ago; else something suggests leaving the present one.
        just_left: bool,
    },
    /// Shoal itself is one of the programs that split tunnelling keeps out of the tunnel.
    OutsideTunnel,
    /// A clean browser runs on a small crowd.
    CleanBrowser {
        /// Which.
        browser: CleanBrowser,
        /// Low end.
        low: u32,
        /// Median.
        likely: u32,
        /// High end.
        high: u32,
    },
    /// The crowd is so small that a clean browser would matter, and nobody has said whether Shoal may look for one.
    AskBrowsers,
    /// A clearly larger crowd is within reach.
    BetterCrowd {
        /// Low end here.
        low: u32,
        /// Median here.
        likely: u32,
        /// High end here.
        high: u32,
        /// Where it is larger.
        better: BetterPlace,
        /// The popular cities with what is to be expected there, larger or not.
        popular: Vec<BetterPlace>,
    },
    /// Traffic leaves beside the tunnel.
    Leak,
    /// Tor Browser is what this profile needs.
    UseTor,
    /// The key should have been replaced by now.
    OldKey {
        /// When it was made.
        created: UnixSeconds,
        /// Hours after which the daemon should have made another one.
        rotation_hours: u32,
    },
    /// The tunnel is not Mullvad's own: its key stays until the user replaces it.
    KeyNeverRotates,
    /// The exit IP changed because somebody else than Shoal had a new key made.
    ExitChanged {
        /// When the tunnel with the new key was seen first.
        at: UnixSeconds,
    },
    /// Visits under this key can be tied together strongly. Neither figure is a number of people.
    LinkStrong {
        /// One random user in so many would match everything that was seen.
        one_in: u32,
        /// What the odds are multiplied by, at most, that two visits are one person's.
        odds: u32,
    },
    /// The exit IP in use was seen on several days.
    ReturningExit {
        /// On how many, today among them.
        days: u32,
    },
    /// A site that asks for both addresses sees a pair.
    Ipv6 {
        /// Probability, 0 to 1, that nobody else has it.
        alone: f64,
        /// Low end of the crowd that such a site would be left with without IPv6.
        low: u32,
        /// Its median.
        likely: u32,
        /// Its high end.
        high: u32,
    },
    /// Mullvad's app sends hardly anybody to this relay.
    ThinRelay {
        /// Its weight in the relay list.
        weight: u32,
    },
    /// The relay is known to draw exit IPs for itself.
    RelayDraws {
        /// Tunnel addresses that this rests on.
        addresses: u32,
    },
    /// The relay is known to hand out exit IPs by the position that all linked relays share.
    RelayLinked {
        /// Tunnel addresses that this rests on.
        addresses: u32,
    },
    /// A multihop tunnel enters and leaves in one country.
    SameCountry {
        /// Its name in English.
        country: String,
    },
    /// A multihop tunnel enters and leaves with one hoster.
    SameProvider {
        /// Its name.
        provider: String,
    },
    /// A tunnel over two relays would suit this profile.
    SuggestMultihop {
        /// Whether it can be set from here.
        is_offered: bool,
    },
}

/// A place with the crowd to expect there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct BetterPlace {
    /// The city's name.
    pub city: String,
    /// Low end there.
    pub low: u32,
    /// Median there.
    pub likely: u32,
    /// High end there.
    pub high: u32,
}

/// One piece of advice, to be shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct AdviceView {
    /// Which rule speaks, such as `few-people`.
    pub id: String,
    /// Counts how often it began to speak, so that a notice is shown once each time.
    pub occurrence: u32,
    /// How much it matters.
    pub severity: Severity,
    /// What it says.
    pub says: Says,
    /// What its button does, in the situation that it speaks of.
    pub action: Option<Command>,
    /// The user has waved it away: not shown, and no notice.
    pub dismissed: bool,
}
