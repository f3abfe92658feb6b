//! What stands in a report, and what does not.
//!
//! It is for whoever mends Shoal: lines of `key: value` in English, the same in every language, so that two reports can
//! be laid side by side. What is asked of the user, before and after, is said in their own.
//!
//! Left out, whatever would help: the exit IP, the tunnel's addresses, relays and places (of the tunnel, of actions, of
//! the settings), the crowd's figures (with the day they could tell the relay), the history, and when anything happened:
//! the report has a day, and problems have an age. Each field of the snapshot and of the settings is named here: one
//! that is new has to be decided about before this builds.

use std::collections::BTreeMap;
use std::fmt::Display;

use serde::Serialize;
use serde_json::Value;
use shoal_core::findings::{Findings, SettingsFileState};
use shoal_core::front::PROTOCOL;
use shoal_core::redaction::Redactor;
use shoal_core::snapshot::{ActionPhase, ActionView, CrowdView, Outcome, SCHEMA};
use shoal_core::{CrowdEstimate, Settings, Snapshot, Source, UnixSeconds};

use crate::diagnostics::file::day;
use crate::diagnostics::platform::Platform;
use crate::log::Note;

const HEAD: &str = "\
Shoal diagnostics, form 1
For whoever helps you with Shoal. Nothing of it was sent anywhere: read it, and hand it on if you want to.
Left out: addresses, relays, places, keys, account, numbers of people, the history, and when things happened.
";

/// What everything that a simulation tells begins with.
const SIMULATED: &str = "SIMULATION: the Mullvad of this report is not real.\n";

/// More than this is no line that helps anybody.
const LONGEST_LINE: usize = 320;

/// What a report is made of.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// On what Shoal runs.
    pub platform: &'a Platform,
    /// What was found on the machine.
    pub findings: &'a Findings,
    /// What Shoal shows.
    pub snapshot: &'a Snapshot,
    /// What happened lately, oldest first.
    pub notes: &'a [(UnixSeconds, Note)],
    /// When the report is made.
    pub now: UnixSeconds,
}

/// A report as it may be read. It is cut after it was redacted: half an address has no shape to be known by.
pub fn redacted(report: &str, redactor: &Redactor) -> String {
    let cut = |line: &str| line.chars().take(LONGEST_LINE).chain(['\n']).collect::<String>();
    redactor.text(report).lines().map(cut).collect()
}

/// The report, not redacted.
pub fn report(facts: &Facts<'_>) -> String {
    let simulated = facts.snapshot.source == Source::Simulation;
    let mut lines = Lines([if simulated { SIMULATED } else { "" }, HEAD].concat());
    lines.begin("program");
    lines.add("shoal", env!("CARGO_PKG_VERSION"));
    lines.add("build", if cfg!(debug_assertions) { "debug" } else { "release" });
    lines.add("languages between its programs", format!("{PROTOCOL} and {SCHEMA}"));
    lines.add("report made on", format!("{} (UTC)", day(facts.now)));
    platform(&mut lines, facts.platform);
    machine(&mut lines, facts.findings);
    state(&mut lines, facts.snapshot);
    settings(&mut lines, &facts.snapshot.settings);
    problems(&mut lines, facts);
    lines.0
}

/// The text so far.
struct Lines(String);

impl Lines {
    fn begin(&mut self, part: &str) {
        self.0.push_str("\n[");
        self.0.push_str(part);
        self.0.push_str("]\n");
    }

    /// One line, whatever the value holds.
    fn add(&mut self, key: &str, value: impl Display) {
        let value = value.to_string();
        let on_one_line = value.lines().collect::<Vec<_>>().join(" ");
        self.0.push_str(key);
        self.0.push_str(": ");
        self.0.push_str(&on_one_line);
        self.0.push('\n');
    }

    fn add_known(&mut self, key: &str, value: Option<impl Display>) {
        match value {
            Some(value) => self.add(key, value),
            None => self.add(key, "not known"),
        }
    }

    fn add_bool(&mut self, key: &str, value: bool) {
        self.add(key, if value { "yes" } else { "no" });
    }
}

/// The name of a value on the wire, and nothing of what it holds.
fn name(value: &impl Serialize) -> String {
    name_in(&serde_json::to_value(value).unwrap_or_default())
}

fn name_in(value: &Value) -> String {
    let tag = value.as_str().or_else(|| value.get("kind").or(value.get("state"))?.as_str());
    tag.unwrap_or("none").to_owned()
}

/// The name of a value on the wire, and what it holds.
fn whole(value: &impl Serialize) -> String {
    fn told(value: &Value) -> String {
        let Value::Object(fields) = value else {
            return value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        };
        let held = fields.iter().filter(|(key, _)| !["kind", "state"].contains(&key.as_str()));
        let held = held.filter(|(_, it)| !it.is_null());
        let held: Vec<String> = held.map(|(key, it)| format!("{key} {}", told(it))).collect();
        let name = name_in(value);
        if held.is_empty() { name } else { format!("{name} ({})", held.join("; ")) }
    }
    told(&serde_json::to_value(value).unwrap_or_default())
}

fn list<T: Serialize>(values: &[T]) -> String {
    let names: Vec<String> = values.iter().map(name).collect();
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}

fn yes(value: bool) -> &'static str {
    if value { "yes" } else { "no" }
}

fn platform(lines: &mut Lines, platform: &Platform) {
    let Platform { system, processor, distribution, desktop, session } = platform;
    lines.begin("system");
    lines.add("system", system);
    lines.add("processor", processor);
    lines.add_known("distribution", distribution.as_ref());
    lines.add_known("desktop", desktop.as_ref());
    lines.add_known("session", session.as_ref());
}

/// What `shoal doctor` looks at.
fn machine(lines: &mut Lines, found: &Findings) {
    lines.begin("found on this machine");
    lines.add("mullvad source", name(&found.source));
    lines.add_known("mullvad version", found.daemon_version.as_ref());
    lines.add("mullvad trouble", found.trouble.map_or("none".to_owned(), |it| name(&it)));
    lines.add("mullvad socket", whole(&found.socket));
    lines.add("mullvad socket path", &found.socket_path);
    lines.add_bool("mullvad socket named by hand", found.unchecked_socket);
    lines.add_known("mullvad process", found.daemon_runs.map(yes));
    lines.add_bool("mullvad app installed", found.app_installed);
    // Where no list has come, none is known of.
    let has_list = found.relays_known > 0 || found.relays_left_out > 0;
    lines.add_known("relays in the list", has_list.then_some(found.relays_known));
    lines.add_known("relays left out", has_list.then_some(found.relays_left_out));
    let is_looked_up = !found.multihop_modes.is_empty() || found.multihop_obstacle.is_some();
    let modes = is_looked_up.then(|| list(&found.multihop_modes));
    lines.add_known("multihop can be set to", modes);
    let obstacle = found.multihop_obstacle.as_ref().map_or("none".to_owned(), whole);
    lines.add("multihop obstacle", obstacle);
    lines.add("settings file", settings_file(&found.settings_file));
    lines.add_known("settings path", found.settings_path.as_ref());
    lines.add("history", whole(&found.history));
    lines.add_known("history path", found.history_path.as_ref());
    lines.add_bool("history kept aside", found.history_kept_aside.is_some());
    lines.add("resident program", whole(&found.resident));
    lines.add_known("autostart", found.autostart.as_ref().map(whole));
    lines.add_known("autostart path", found.autostart_path.as_ref());
    lines.add_known("tray host", found.tray_host.map(yes));
    lines.add_known("notices shown", found.notices_shown.map(yes));
    lines.add_bool("runs as root", found.as_root);
}

/// How the file is, and why, where that is no word of the file's own.
fn settings_file(state: &SettingsFileState) -> String {
    match state {
        // What is wrong with a value names the value: a place, the hours of sleep.
        SettingsFileState::OneKeyUnused { key, allowed: _ } => {
            format!("{} (key {key})", name(state))
        }
        // What is kept aside has the moment in its name.
        SettingsFileState::KeptAside { path: _ } => name(state),
        SettingsFileState::InMemory
        | SettingsFileState::Missing
        | SettingsFileState::Good
        | SettingsFileState::Newer { .. }
        | SettingsFileState::Unreadable { .. }
        | SettingsFileState::Refused { .. }
        | SettingsFileState::NotWritten { .. } => whole(state),
    }
}

/// What Shoal believes; of which things it has a figure, and none of the figures.
fn state(lines: &mut Lines, snapshot: &Snapshot) {
    let Snapshot {
        schema: _,
        revision,
        source: _,
        pace,
        daemon_version: _,
        unchecked_socket: _,
        tunnel,
        exit_ip,
        crowd,
        key,
        multihop,
        advice,
        trouble,
        quick_places,
        ahead: _,
        action,
        can_undo,
        switch_blocked,
        replaces_custom_list,
        paused_until,
        language,
        settings: _,
        autostart: _,
        autostart_looked: _,
        settings_file: _,
        settings_kept_aside,
        settings_error,
        history,
        relays_known: _,
        relays_left_out: _,
    } = snapshot;
    lines.begin("state");
    lines.add("snapshots", revision);
    lines.add("pace", pace.map_or(1.0, |pace| pace.speed));
    lines.add("trouble", trouble.map_or("none".to_owned(), |it| name(&it)));
    lines.add("tunnel", name(&tunnel.state));
    lines.add("tunnels so far", tunnel.epoch.0);
    lines.add("tunnel blocked by", tunnel.blocked.map_or("nothing".to_owned(), |it| name(&it)));
    lines.add_known("locked down", by_daemon(snapshot, tunnel.locked_down));
    lines.add_bool("exit relay known", tunnel.exit.as_ref().is_some_and(|it| it.relay.is_some()));
    lines.add_known("over two relays", multihop.in_use.map(yes));
    lines.add("exit ip v4", name(&exit_ip.v4.state));
    lines.add("exit ip v6", name(&exit_ip.v6.state));
    crowds(lines, crowd);
    lines.add_bool("age of the key known", key.created.is_some());
    lines.add_known("key rotation hours", key.rotation_hours);
    let advised: Vec<&str> = advice.iter().map(|it| it.id.as_str()).collect();
    lines.add("advice", if advised.is_empty() { "none".to_owned() } else { advised.join(", ") });
    lines.add("quick places", quick_places.len());
    lines.add("last action", action.as_ref().map_or("none".to_owned(), told_action));
    lines.add_bool("can undo", *can_undo);
    lines.add("switch blocked by", switch_blocked.map_or("nothing".to_owned(), |it| name(&it)));
    lines.add_known("custom list in use", by_daemon(snapshot, replaces_custom_list.is_some()));
    lines.add_bool("reminders paused", paused_until.is_some());
    lines.add("language", name(language));
    lines.add_bool("settings kept aside", *settings_kept_aside);
    lines.add("setting refused", settings_error.map_or("none".to_owned(), |it| name(&it)));
    lines.add("forgotten", history.forgotten);
}

/// A yes or no of which only a daemon knows.
fn by_daemon(snapshot: &Snapshot, value: bool) -> Option<&'static str> {
    match snapshot.source {
        Source::Daemon | Source::Simulation => Some(yes(value)),
        Source::Check | Source::None => None,
    }
}

/// How the pool behind each is known, where there is a figure.
fn crowds(lines: &mut Lines, crowd: &CrowdView) {
    let CrowdView { now: _, v4, v6, joint, without_v6 } = crowd;
    for (key, crowd) in [
        ("crowd v4, pool", v4),
        ("crowd v6, pool", v6),
        ("crowd of both, pool", joint),
        ("crowd without v6, pool", without_v6),
    ] {
        let pool = |crowd: &CrowdEstimate| name(&crowd.pool.provenance);
        lines.add_known(key, crowd.as_ref().map(pool));
    }
}

/// Its kind and its end; neither where from nor where to.
fn told_action(action: &ActionView) -> String {
    let end = match &action.phase {
        ActionPhase::Ended { outcome: Outcome::Refused { refusal }, .. } => {
            format!("refused, {}", name(refusal))
        }
        ActionPhase::Ended { outcome, .. } => name(outcome),
        phase @ (ActionPhase::ReplacingKey
        | ActionPhase::Asking
        | ActionPhase::Reconnecting
        | ActionPhase::Verifying
        | ActionPhase::Restoring) => name(phase),
    };
    format!("{}: {end}", name(&action.kind))
}

/// As they are, but for those that tell of their user: of the country, the favourites and the hours at which somebody
/// sleeps it is told that they are set.
fn settings(lines: &mut Lines, settings: &Settings) {
    let Settings {
        language,
        profile,
        few_people,
        remind_after_minutes,
        quiet_hours,
        notices,
        tray_ink,
        home_country,
        favourites,
        history,
        history_days,
        warn_same_country,
        warn_same_provider,
        look_for_browsers,
        exit_check,
        assumptions,
    } = settings;
    let set = |is_set: bool| if is_set { "set" } else { "not set" };
    let number = |it: Option<u32>| it.map_or("not set".to_owned(), |it| it.to_string());
    lines.begin("settings");
    lines.add("language", language.map_or("not set".to_owned(), |it| name(&it)));
    lines.add("profile", profile.map_or("not set".to_owned(), |it| name(&it)));
    lines.add("few_people", number(*few_people));
    lines.add("remind_after_minutes", number(*remind_after_minutes));
    lines.add("quiet_hours", set(quiet_hours.is_some()));
    lines.add("notices", name(notices));
    lines.add("tray_ink", name(tray_ink));
    lines.add("home_country", set(home_country.is_some()));
    lines.add("favourites", favourites.len());
    lines.add("history", name(history));
    lines.add("history_days", history_days);
    lines.add_bool("warn_same_country", *warn_same_country);
    lines.add_bool("warn_same_provider", *warn_same_provider);
    lines.add("look_for_browsers", look_for_browsers.map_or("not set", yes));
    lines.add_bool("exit_check", *exit_check);
    lines.add("assumed users", assumptions.users);
    lines.add("assumed users_low", assumptions.users_low);
    lines.add("assumed users_high", assumptions.users_high);
    lines.add("assumed ipv6_share", assumptions.ipv6_share);
}

/// The problems of late, each with how often and how long ago, and what else happened, with how often.
fn problems(lines: &mut Lines, facts: &Facts<'_>) {
    let mut problems: BTreeMap<String, (u32, UnixSeconds)> = BTreeMap::new();
    let mut others: BTreeMap<&str, u32> = BTreeMap::new();
    for (at, note) in facts.notes {
        if let Some(trouble) = note.trouble {
            let problem = problems.entry(format!("{}, {}", note.what, name(&trouble)));
            let (count, last) = problem.or_insert((0, *at));
            *count += 1;
            *last = (*last).max(*at);
        } else {
            *others.entry(note.what).or_default() += 1;
        }
    }
    lines.begin("last problems");
    if problems.is_empty() {
        lines.add("problems", "none");
    }
    for (what, (count, last)) in &problems {
        lines.add(what, format!("{count}, the last {} ago", age(facts.now.since(*last))));
    }
    lines.begin("what else happened");
    if others.is_empty() {
        lines.add("events", "none");
    }
    for (what, count) in others {
        lines.add(what, count);
    }
}

/// An age, too coarse to tell a moment by.
fn age(seconds: i64) -> &'static str {
    match seconds {
        ..600 => "less than 10 minutes",
        600..3_600 => "less than an hour",
        3_600..86_400 => "less than a day",
        _ => "more than a day",
    }
}
