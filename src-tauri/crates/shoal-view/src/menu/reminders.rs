//! When to be reminded, and for how long not to be.

use shoal_core::{Command, SettingsChange, Snapshot};

use super::{MenuAction, MenuItem, button};
use crate::moments::Clock;
use crate::words::Words;

/// Periods after which one can be reminded, in minutes. Ten is what Tor takes for one circuit.
const REMINDERS: [u32; 4] = [10, 30, 60, 240];

/// For how long notices can be put off, in minutes.
const PAUSES: [u32; 4] = [5, 30, 60, 180];

/// See the module.
pub(super) fn submenu(words: &Words, snapshot: &Snapshot, clock: Clock) -> MenuItem {
    let paused = snapshot.paused_until.filter(|until| *until > clock.now);
    let time = paused.map(|until| clock.tell(words, until));
    let mut items = Vec::new();
    if let Some(time) = &time {
        let label = words.say("menu-go-on", [("time", time.as_str().into())]);
        items.push(button(label, Some(Command::Pause { minutes: None })));
        items.push(MenuItem::Separator);
    }
    items.extend(periods(words, snapshot));
    items.push(MenuItem::Separator);
    items.push(pauses(words));
    let label = match time {
        Some(time) => words.say("menu-remind-paused", [("time", time.into())]),
        None => words.get("menu-remind"),
    };
    MenuItem::Submenu { label, items }
}

fn periods(words: &Words, snapshot: &Snapshot) -> impl Iterator<Item = MenuItem> {
    let chosen = snapshot.settings.remind_after_minutes;
    let own = chosen.filter(|minutes| !REMINDERS.contains(minutes));
    let periods = std::iter::once(None).chain(REMINDERS.into_iter().chain(own).map(Some));
    periods.map(move |minutes| MenuItem::Choice {
        label: period(words, minutes),
        action: MenuAction::Command(Command::Change {
            change: SettingsChange::RemindAfter { minutes },
        }),
        chosen: minutes == chosen,
    })
}

fn period(words: &Words, minutes: Option<u32>) -> String {
    match minutes {
        None => words.get("menu-remind-off"),
        Some(minutes) if minutes.is_multiple_of(60) => {
            words.say("menu-remind-hours", [("count", (minutes / 60).into())])
        }
        Some(minutes) => words.say("menu-remind-minutes", [("count", minutes.into())]),
    }
}

fn pauses(words: &Words) -> MenuItem {
    let lengths = PAUSES.map(|minutes| {
        let label = if minutes % 60 == 0 {
            words.say("menu-pause-hours", [("count", (minutes / 60).into())])
        } else {
            words.say("menu-pause-minutes", [("count", minutes.into())])
        };
        button(label, Some(Command::Pause { minutes: Some(minutes) }))
    });
    MenuItem::Submenu { label: words.get("menu-pause"), items: lengths.to_vec() }
}
