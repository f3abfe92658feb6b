//! What deserves a notice, and when it is no longer true.
//!
//! Notices follow from state, never from a transition: advice that speaks and has not been shown is due; advice that
//! fell silent is withdrawn. Nothing that a lock screen may show holds an exit IP or the name of a relay.

pub(crate) mod endings;

use shoal_core::advice::{AdviceView, Says};
use shoal_core::autostart::Autostart;
use shoal_core::command::{Command, SwitchTarget};
use shoal_core::findings::SettingsFileState;
use shoal_core::settings::{NoticeLevel, SettingsChange};
use shoal_core::snapshot::{ActionPhase, ActionView};
use shoal_core::{ActionId, Snapshot, Source, UnixSeconds};

use crate::advice::{Saying, saying};
use crate::moments::Clock;
use crate::words::Words;

/// Seconds within which the same advice makes one notice, however often it goes and comes back: somebody who tries out
/// relays has read it.
const COOL_DOWN: i64 = 600;

/// The same for advice that cannot wait: whoever loses the tunnel again must not learn it ten minutes later.
const URGENT_COOL_DOWN: i64 = 60;

/// The same for advice that is true of one tunnel after another, because it is about settings, the key, or days.
const COOL_DOWN_OF_STANDING: i64 = 86_400;

/// Seconds after which the end of an action is news no longer.
const NEWS: i64 = 30;

/// Minutes for which a reminder is put off by its button.
const SNOOZE: u32 = 60;

/// A button.
#[derive(Clone, Debug, PartialEq)]
pub struct NoticeButton {
    /// What it says.
    pub label: String,
    /// What it does, in the situation that the notice speaks of.
    pub command: Command,
}

/// Something for the desktop to show.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// What it is about: a later notice about the same takes its place.
    pub about: String,
    /// One line of plain text.
    pub summary: String,
    /// Text with `&`, `<` and `>` escaped.
    pub body: String,
    /// At most two.
    pub buttons: Vec<NoticeButton>,
    /// Label of opening the window.
    pub open: String,
    /// Whether it stays until it is looked at.
    pub is_urgent: bool,
}

/// What has become due and what is over.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NoticeChanges {
    /// To be shown.
    pub due: Vec<Notice>,
    /// What the notices to be taken away are about.
    pub over: Vec<String>,
    /// When to look again even if nothing changes: something that speaks is held back until then.
    pub next: Option<UnixSeconds>,
}

/// Remembers what has been shown.
#[derive(Clone, Debug)]
pub struct Notifier {
    words: &'static Words,
    shown: Vec<Shown>,
    ended: Option<ActionId>,
    told: Vec<&'static str>,
}

#[derive(Clone, Debug)]
struct Shown {
    id: String,
    occurrence: u32,
    at: UnixSeconds,
    is_over: bool,
    /// A reminder that was shown when a pause began: it comes again afterwards.
    is_put_off: bool,
}

impl Notifier {
    /// Nothing shown yet.
    pub fn new(words: &'static Words) -> Self {
        Self { words, shown: Vec::new(), ended: None, told: Vec::new() }
    }

    /// Uses other words from here on. What is on screen already stays as it is.
    pub fn speak(&mut self, words: &'static Words) {
        self.words = words;
    }

    /// Looks at what may be shown. While a window of Shoal's has the focus nothing is due: it says the same. In a pause
    /// and in quiet hours only what cannot wait is. What was not due then, or was not wanted, is due at a later look if
    /// it speaks still. How an action ended that the user asked for is an answer, and comes at any hour.
    pub fn look(&mut self, snapshot: &Snapshot, has_focus: bool, clock: Clock) -> NoticeChanges {
        let (words, now) = (self.words, clock.now);
        let held_until = held_until(snapshot, clock);
        self.put_off(snapshot, now);
        let mut changes = NoticeChanges { over: self.over(snapshot), ..NoticeChanges::default() };
        let level = snapshot.settings.notices;
        for advice in &snapshot.advice {
            let is_wanted = match level {
                NoticeLevel::Off => false,
                NoticeLevel::Important => advice.severity.is_important(),
                NoticeLevel::All => advice.severity.brings_notice(),
            };
            if !is_wanted || has_focus || advice.dismissed {
                continue;
            }
            let Some(due) = self.due_at(advice, now) else { continue };
            if self.is_offered_already(advice, snapshot) {
                continue;
            }
            let due = held_until.filter(|_| !advice.severity.cannot_wait()).unwrap_or(due).max(due);
            if due > now {
                changes.next = Some(changes.next.map_or(due, |next| next.min(due)));
                continue;
            }
            self.remember(advice, now);
            changes.due.push(of_advice(words, advice, now));
        }
        if let Some(action) = &snapshot.action
            && self.has_just_ended(action, now)
            && level != NoticeLevel::Off
            && !has_focus
        {
            changes.due.extend(endings::notice(words, action, snapshot, clock));
        }
        if held_until.is_none() {
            changes.due.extend(self.of_files(snapshot));
        }
        if snapshot.source == Source::Simulation {
            for notice in &mut changes.due {
                let text = std::mem::take(&mut notice.summary);
                notice.summary = words.say("notice-simulation", [("text", text.into())]);
            }
        }
        changes
    }

    /// What is the matter with files of Shoal's: each is said once, and again only where it was mended meanwhile.
    fn of_files(&mut self, snapshot: &Snapshot) -> Vec<Notice> {
        let is_not_written = matches!(snapshot.settings_file, SettingsFileState::NotWritten { .. });
        let is_changed = snapshot.autostart == Some(Autostart::Changed);
        let matters = [
            ("settings", "notice-settings-aside", snapshot.settings_kept_aside),
            ("settings", "notice-settings-not_written", is_not_written),
            ("autostart", "notice-autostart-changed", is_changed),
        ];
        let (words, told) = (self.words, &mut self.told);
        let mut due = Vec::new();
        for (about, id, is_so) in matters {
            let is_new = is_so && !told.contains(&id);
            told.retain(|it| is_so || *it != id);
            if is_new {
                told.push(id);
                due.push(plain(words, about, id));
            }
        }
        due
    }

    /// Advice that was shown and speaks no longer.
    fn over(&mut self, snapshot: &Snapshot) -> Vec<String> {
        let gone = self.shown.iter_mut().filter(|shown| {
            let speaks = |advice: &AdviceView| advice.id == shown.id && !advice.dismissed;
            !shown.is_over && !snapshot.advice.iter().any(speaks)
        });
        gone.map(|shown| {
            shown.is_over = true;
            shown.id.clone()
        })
        .collect()
    }

    /// When this advice is due, if it has begun to speak since it was shown last. Within the cool-down it has to wait:
    /// if it speaks still when that is over, it is due then.
    fn due_at(&self, advice: &AdviceView, now: UnixSeconds) -> Option<UnixSeconds> {
        let Some(shown) = self.shown.iter().find(|shown| shown.id == advice.id) else {
            return Some(now);
        };
        // A clock that was set back must not silence it for as long.
        let due = if shown.at > now { now } else { shown.at.plus(cool_down(advice)) };
        let is_new = shown.occurrence != advice.occurrence;
        is_new.then_some(due).or(shown.is_put_off.then_some(now))
    }

    /// A pause says "not now" to a reminder that is there, whoever asked for it.
    fn put_off(&mut self, snapshot: &Snapshot, now: UnixSeconds) {
        let is_paused = snapshot.paused_until.is_some_and(|until| until > now);
        for advice in snapshot.advice.iter().filter(|advice| is_paused && is_reminder(advice)) {
            for shown in self.shown.iter_mut().filter(|shown| shown.id == advice.id) {
                shown.is_put_off = true;
            }
        }
    }

    /// Whether a notice that stands offers the same: its button leads where this one's would. A reminder was asked for,
    /// and comes all the same.
    fn is_offered_already(&self, advice: &AdviceView, snapshot: &Snapshot) -> bool {
        let stands = |other: &&AdviceView| {
            other.id != advice.id
                && !other.dismissed
                && other.action == advice.action
                && self.shown.iter().any(|shown| {
                    shown.id == other.id && shown.occurrence == other.occurrence && !shown.is_over
                })
        };
        advice.action.is_some()
            && !is_reminder(advice)
            && snapshot.advice.iter().any(|other| stands(&other))
    }

    fn remember(&mut self, advice: &AdviceView, now: UnixSeconds) {
        let AdviceView { id, occurrence, .. } = advice;
        self.shown.retain(|shown| shown.id != *id);
        let (id, occurrence) = (id.clone(), *occurrence);
        self.shown.push(Shown { id, occurrence, at: now, is_over: false, is_put_off: false });
    }

    fn has_just_ended(&mut self, action: &ActionView, now: UnixSeconds) -> bool {
        let has_ended = matches!(action.phase, ActionPhase::Ended { .. });
        let is_new = self.ended != Some(action.id);
        if has_ended {
            self.ended = Some(action.id);
        }
        // The time of the next one is that of the last action that was carried out: later than what is turned down in its
        // cool-down, and long before what is turned down after it.
        let ended_at = action.next_at.map_or(action.asked_at, |at| at.max(action.asked_at));
        has_ended && is_new && now.since(ended_at) < NEWS
    }
}

/// Whether it says what the user wanted to be told at this time.
fn is_reminder(advice: &AdviceView) -> bool {
    matches!(advice.says, Says::LongStay { .. })
}

fn cool_down(AdviceView { severity, says, .. }: &AdviceView) -> i64 {
    let is_standing = matches!(
        says,
        Says::UseTor
            | Says::OldKey { .. }
            | Says::KeyNeverRotates
            | Says::LinkStrong { .. }
            | Says::ReturningExit { .. }
            | Says::Ipv6 { .. }
            | Says::SameCountry { .. }
            | Says::SameProvider { .. }
            | Says::CleanBrowser { .. }
            | Says::OutsideTunnel
    );
    match severity.cannot_wait() {
        true => URGENT_COOL_DOWN,
        false if is_standing => COOL_DOWN_OF_STANDING,
        false => COOL_DOWN,
    }
}

/// Until when nothing comes that can wait: to the end of a pause or of quiet hours.
fn held_until(snapshot: &Snapshot, clock: Clock) -> Option<UnixSeconds> {
    let paused = snapshot.paused_until.filter(|until| *until > clock.now);
    let quiet = snapshot.settings.quiet_hours.filter(|hours| hours.hold(clock.minute_of_day()));
    paused.max(quiet.map(|hours| clock.next_at_minute(hours.until)))
}

/// A notice of the program's own: `id` is its title, `id-body` its text.
pub fn plain(words: &Words, about: &str, id: &str) -> Notice {
    Notice {
        about: about.to_owned(),
        summary: words.get(id),
        body: escaped(&words.get(&format!("{id}-body"))),
        buttons: Vec::new(),
        open: words.get("notice-open"),
        is_urgent: false,
    }
}

fn of_advice(words: &Words, advice: &AdviceView, now: UnixSeconds) -> Notice {
    let Saying { title, body, .. } = saying(words, advice, now);
    Notice {
        about: advice.id.clone(),
        summary: title,
        body: escaped(&body),
        buttons: buttons_of(words, advice),
        open: words.get("notice-open"),
        is_urgent: advice.severity.cannot_wait(),
    }
}

/// What can be done about it; then, for a reminder, to be reminded later, and for everything else to read why.
fn buttons_of(words: &Words, advice: &AdviceView) -> Vec<NoticeButton> {
    let button = |id: &str, command| NoticeButton { label: words.get(id), command };
    let act = advice.action.as_ref().map(|command| {
        let label = label_of(words, command, &advice.says);
        NoticeButton { label, command: command.clone() }
    });
    let second = if is_reminder(advice) {
        button("notice-button-snooze", Command::Pause { minutes: Some(SNOOZE) })
    } else {
        button("notice-button-why", Command::OpenWindow)
    };
    act.into_iter().chain([second]).collect()
}

/// The label of the button that gives the command of this advice.
pub(crate) fn label_of(words: &Words, command: &Command, says: &Says) -> String {
    match (command, says) {
        // The target is a code; the advice has the name.
        (
            Command::Switch { target: SwitchTarget::City { .. }, .. },
            Says::BetterCrowd { better, .. },
        ) => words.say("notice-button-switch", [("place", better.city.as_str().into())]),
        (command, _) => words.get(label_id(command)),
    }
}

fn label_id(command: &Command) -> &'static str {
    match command {
        Command::Switch { target: SwitchTarget::AnotherRelay, .. } => "notice-button-another",
        Command::Switch { target: SwitchTarget::Best, .. } => "notice-button-best",
        Command::Switch {
            target: SwitchTarget::City { .. } | SwitchTarget::Relay { .. }, ..
        } => "notice-button-there",
        Command::Undo { .. } => "notice-button-undo",
        Command::RotateKey { .. } => "notice-button-key",
        Command::NewIdentity { .. } => "notice-button-identity",
        Command::Reconnect => "notice-button-reconnect",
        Command::Multihop { .. } => "notice-button-multihop",
        Command::Pause { .. } => "notice-button-snooze",
        Command::Change { change: SettingsChange::LookForBrowsers { allowed: true } } => {
            "notice-button-look"
        }
        Command::Dismiss { .. }
        | Command::Entry { .. }
        | Command::Change { .. }
        | Command::CheckExit
        | Command::Autostart { .. }
        | Command::LookAtAutostart
        | Command::Numbered { .. }
        | Command::Forget
        | Command::OpenWindow
        | Command::Quit => "notice-open",
    }
}

/// Text in which nothing is markup.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
