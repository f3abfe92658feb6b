//! What `shoal doctor` prints: each thing it looked at, and the next step where something is amiss.

use shoal_core::Source;
use shoal_core::autostart::Autostart;
use shoal_core::findings::{Findings, ResidentFinding, SettingsFileState, SocketFinding};
use shoal_core::history::HistoryState;

use crate::sentences;
use crate::text::Columns;
use crate::text::autostart::autostart_obstacle;
use crate::text::history::history_trouble;
use crate::words::{Argument, Words};

/// Text, and how many things need attention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attention {
    /// Lines to print.
    pub text: String,
    /// How many findings have a next step.
    pub count: u32,
}

/// One thing that was looked at.
struct Finding {
    what: String,
    told: String,
    next: Option<String>,
}

/// Everything that was found.
pub fn doctor(words: &Words, found: &Findings) -> Attention {
    let findings = [
        Some(daemon(words, found)),
        socket(words, found),
        Some(relays(words, found)),
        multihop(words, found),
        Some(settings(words, found)),
        Some(history(words, found)),
        history_kept_aside(words, found),
        Some(resident(words, &found.resident)),
        autostart(words, found),
        presence(words, "tray", found.tray_host),
        presence(words, "notices", found.notices_shown),
        found.as_root.then(|| with_next(words, "doctor-root", "doctor-root-is")),
    ];
    let mut columns = Columns::default();
    let mut count = 0_u32;
    for Finding { what, told, next } in findings.into_iter().flatten() {
        columns.add(what, told);
        if let Some(next) = next {
            count += 1;
            columns.add(String::new(), format!("→ {next}"));
        }
    }
    let last = match count {
        0 => words.get("doctor-good"),
        _ => words.say("doctor-bad", [("count", count.into())]),
    };
    let mut lines = columns.lines();
    lines.extend([String::new(), last]);
    Attention { text: lines.join("\n"), count }
}

fn with_next(words: &Words, what: &str, told: &str) -> Finding {
    Finding {
        what: words.get(what),
        told: words.get(told),
        next: Some(words.get(&format!("{told}.next"))),
    }
}

fn daemon(words: &Words, found: &Findings) -> Finding {
    let what = words.get("doctor-daemon");
    if let Some(trouble) = found.trouble {
        let told = sentences::trouble(words, trouble);
        return Finding { what, told, next: Some(sentences::next_step(words, trouble)) };
    }
    let told = match (found.source, &found.daemon_version) {
        (Source::Simulation, _) => words.get("doctor-daemon-simulated"),
        (Source::Daemon | Source::Check | Source::None, Some(version)) => {
            words.say("doctor-daemon-answers-version", [("version", version.as_str().into())])
        }
        (Source::Daemon | Source::Check | Source::None, None) => words.get("doctor-daemon-answers"),
    };
    Finding { what, told, next: None }
}

fn socket(words: &Words, found: &Findings) -> Option<Finding> {
    if found.source == Source::Simulation {
        return None;
    }
    let path = || ("path", Argument::from(found.socket_path.as_str()));
    let (id, next) = match found.socket {
        _ if found.unchecked_socket => ("doctor-unchecked", false),
        SocketFinding::Missing => ("doctor-socket-missing", false),
        SocketFinding::NoSocket => ("doctor-socket-no-socket", true),
        SocketFinding::OwnedBy { owner: 0 } => ("doctor-socket-root", false),
        SocketFinding::OwnedBy { .. } => ("doctor-socket-owner", true),
        SocketFinding::Hidden => ("doctor-socket-hidden", false),
    };
    let owner = match found.socket {
        SocketFinding::OwnedBy { owner } => owner.to_string(),
        SocketFinding::Missing | SocketFinding::NoSocket | SocketFinding::Hidden => String::new(),
    };
    Some(Finding {
        what: words.get("doctor-socket"),
        told: words.say(id, [path(), ("owner", owner.into())]),
        next: next.then(|| words.get(&format!("{id}.next"))),
    })
}

fn relays(words: &Words, found: &Findings) -> Finding {
    let what = words.get("doctor-relays");
    let count = || ("count", Argument::from(found.relays_known));
    match (found.relays_known, found.relays_left_out) {
        (0, _) => with_next(words, "doctor-relays", "doctor-relays-none"),
        (_, 0) => Finding { what, told: words.say("doctor-relays-known", [count()]), next: None },
        (_, left) => {
            let told = words.say("doctor-relays-left-out", [count(), ("left", left.into())]);
            Finding { what, told, next: None }
        }
    }
}

/// A missing program is no fault: Mullvad's service works without.
fn multihop(words: &Words, found: &Findings) -> Option<Finding> {
    let id = match &found.multihop_obstacle {
        Some(obstacle) => format!("doctor-multihop-{}", sentences::name_of(obstacle)),
        None if found.multihop_modes.is_empty() => return None,
        None => "doctor-multihop-can".to_owned(),
    };
    let next = format!("{id}.next");
    let versions = found.multihop_obstacle.as_ref().map(sentences::versions);
    Some(Finding {
        what: words.get("doctor-multihop"),
        told: words.say_all(&id, &versions.unwrap_or_default()),
        next: words.has(&next).then(|| words.get(&next)),
    })
}

fn settings(words: &Words, found: &Findings) -> Finding {
    let id = format!("doctor-settings-{}", sentences::name_of(&found.settings_file));
    let (detail, value): (&str, Argument) = match &found.settings_file {
        SettingsFileState::InMemory | SettingsFileState::Missing | SettingsFileState::Good => {
            ("none", "".into())
        }
        SettingsFileState::OneKeyUnused { allowed, .. } => ("allowed", allowed.as_str().into()),
        SettingsFileState::Newer { version } => ("version", version.to_string().into()),
        SettingsFileState::KeptAside { path } => ("kept", path.as_str().into()),
        SettingsFileState::Unreadable { reason }
        | SettingsFileState::Refused { reason }
        | SettingsFileState::NotWritten { reason } => ("reason", reason.as_str().into()),
    };
    let key = match &found.settings_file {
        SettingsFileState::OneKeyUnused { key, .. } => key.as_str(),
        SettingsFileState::InMemory
        | SettingsFileState::Missing
        | SettingsFileState::Good
        | SettingsFileState::Newer { .. }
        | SettingsFileState::KeptAside { .. }
        | SettingsFileState::Unreadable { .. }
        | SettingsFileState::Refused { .. }
        | SettingsFileState::NotWritten { .. } => "",
    };
    let path = || ("path", Argument::from(found.settings_path.as_deref().unwrap_or_default()));
    let next = format!("{id}.next");
    Finding {
        what: words.get("doctor-settings"),
        told: words.say(&id, [path(), ("key", key.into()), (detail, value)]),
        next: words.has(&next).then(|| words.say(&next, [path()])),
    }
}

fn history(words: &Words, found: &Findings) -> Finding {
    let what = words.get("doctor-history");
    let path = found.history_path.as_deref().unwrap_or_default();
    let id = match &found.history {
        HistoryState::InMemory => "doctor-history-in_memory",
        HistoryState::Opening => "doctor-history-opening",
        HistoryState::Kept => "doctor-history-kept",
        HistoryState::NotKept { trouble } => {
            let next = format!("doctor-history-{}.next", sentences::name_of(trouble));
            let told = history_trouble(words, trouble, path);
            return Finding { what, told, next: Some(words.say(&next, [("path", path.into())])) };
        }
    };
    Finding { what, told: words.say(id, [("path", path.into())]), next: None }
}

fn history_kept_aside(words: &Words, found: &Findings) -> Option<Finding> {
    let kept = found.history_kept_aside.as_deref()?;
    Some(Finding {
        what: words.get("doctor-history"),
        told: words.say("doctor-history-kept_aside", [("kept", kept.into())]),
        next: Some(words.get("doctor-history-kept_aside.next")),
    })
}

fn resident(words: &Words, found: &ResidentFinding) -> Finding {
    let id = format!("doctor-resident-{}", sentences::name_of(found));
    let reason = match found {
        ResidentFinding::NoPlace { reason } => reason.as_str(),
        ResidentFinding::Running
        | ResidentFinding::NotRunning
        | ResidentFinding::Silent
        | ResidentFinding::OtherVersion => "",
    };
    let next = format!("{id}.next");
    Finding {
        what: words.get("doctor-resident"),
        told: words.say(&id, [("reason", reason.into())]),
        next: words.has(&next).then(|| words.get(&next)),
    }
}

/// Where none can be made, Shoal is started by hand: that is no fault. A simulation is never started by itself.
fn autostart(words: &Words, found: &Findings) -> Option<Finding> {
    let path = || ("path", Argument::from(found.autostart_path.as_deref().unwrap_or_default()));
    let (told, next) = match found.autostart.as_ref()? {
        Autostart::On => (words.get("doctor-autostart-on"), None),
        Autostart::Off => (words.get("doctor-autostart-off"), None),
        Autostart::Changed => (
            words.say("doctor-autostart-changed", [path()]),
            Some(words.get("doctor-autostart-changed.next")),
        ),
        Autostart::NotPossible { obstacle, is_there } => {
            let why = autostart_obstacle(words, obstacle, *is_there)?;
            (words.say("doctor-autostart-not_possible", [("why", why.into())]), None)
        }
    };
    Some(Finding { what: words.get("doctor-autostart"), told, next })
}

fn presence(words: &Words, what: &str, is_there: Option<bool>) -> Option<Finding> {
    let id = format!("doctor-{what}");
    if !is_there? {
        return Some(with_next(words, &id, &format!("{id}-absent")));
    }
    Some(Finding { what: words.get(&id), told: words.get(&format!("{id}-there")), next: None })
}
