//! The tray's menu as data: compared before it is sent.
//!
//! What is not possible stands there all the same, disabled, with a line that says why and until when.

mod actions;
mod advice;
mod multihop;
mod profiles;
mod reminders;

use shoal_core::command::Command;
use shoal_core::snapshot::{FamilyView, TunnelState};
use shoal_core::{ExitIp, Snapshot, Source, Trouble, UnixSeconds};

use crate::moments::Clock;
use crate::sentences;
use crate::words::Words;

/// What a click on an item does.
#[derive(Clone, Debug, PartialEq)]
pub enum MenuAction {
    /// Something for the agent.
    Command(Command),
    /// Put an address on the clipboard.
    Copy(ExitIp),
}

/// One line of the menu.
#[derive(Clone, Debug, PartialEq)]
pub enum MenuItem {
    /// Text that cannot be clicked.
    Line(String),
    /// Text that can.
    Button {
        /// What it says.
        label: String,
        /// What it does; `None`: not possible at present.
        action: Option<MenuAction>,
    },
    /// One of several, of which one is chosen.
    Choice {
        /// What it says.
        label: String,
        /// What choosing it does.
        action: MenuAction,
        /// Whether it is the one.
        chosen: bool,
    },
    /// A menu in the menu.
    Submenu {
        /// What it says.
        label: String,
        /// What is in it.
        items: Vec<MenuItem>,
    },
    /// A line between groups.
    Separator,
}

/// The whole menu.
pub type Menu = Vec<MenuItem>;

/// Takes away the meaning that menus on the bus give to an underscore.
pub fn without_mnemonics(label: &str) -> String {
    label.replace('_', "__")
}

/// The menu for what may be shown.
pub fn menu(words: &Words, snapshot: &Snapshot, clock: Clock) -> Menu {
    let mut items: Menu =
        status_lines(words, snapshot, clock).into_iter().map(MenuItem::Line).collect();
    if snapshot.tunnel.state == TunnelState::Up {
        items.push(exit_ip_menu(words, snapshot));
    }
    items.push(MenuItem::Separator);
    let advice = advice::items(words, snapshot, clock);
    if !advice.is_empty() {
        items.extend(advice);
        items.push(MenuItem::Separator);
    }
    items.extend(actions::items(words, snapshot, clock));
    items.push(MenuItem::Separator);
    items.push(reminders::submenu(words, snapshot, clock));
    items.push(profiles::submenu(words, snapshot));
    items.push(MenuItem::Separator);
    items.push(button(words.get("menu-open"), Some(Command::OpenWindow)));
    items.push(button(words.get("menu-quit"), Some(Command::Quit)));
    items
}

/// When the menu becomes another one although nothing happens: what had to wait is possible from then on, and at midnight
/// a moment gets its date, or loses it.
pub fn next_change(snapshot: &Snapshot, clock: Clock) -> Option<UnixSeconds> {
    let waited_for = [snapshot.key.next_at, snapshot.paused_until];
    let ahead = waited_for.into_iter().flatten().filter(|at| *at > clock.now);
    let mut told = ahead.clone().chain(snapshot.exit_ip.since);
    let midnight = told.next().map(|_| clock.next_at_minute(0));
    ahead.chain(midnight).min()
}

/// The menu when the agent has died: nothing of what it said is left.
pub fn menu_stopped(words: &Words) -> Menu {
    vec![
        MenuItem::Line(words.get("tray-stopped")),
        MenuItem::Separator,
        button(words.get("menu-quit"), Some(Command::Quit)),
    ]
}

fn button(label: String, command: Option<Command>) -> MenuItem {
    MenuItem::Button { label, action: command.map(MenuAction::Command) }
}

fn status_lines(words: &Words, snapshot: &Snapshot, clock: Clock) -> Vec<String> {
    let mut lines = Vec::new();
    if snapshot.source == Source::Simulation {
        lines.push(words.get("tray-simulation"));
    }
    if snapshot.unchecked_socket && snapshot.source != Source::Simulation {
        lines.push(words.get("tray-unchecked"));
    }
    lines.extend(sentences::place_and_relay(words, snapshot));
    lines.push(sentences::headline(words, snapshot));
    let leaks = snapshot.trouble == Some(Trouble::Leak);
    if let Some(joint) = snapshot.crowd.joint.as_ref().filter(|_| !leaks) {
        lines.push(words.say("tray-joint", sentences::figures(joint)));
    }
    if snapshot.crowd.now.is_some() && !leaks {
        lines.extend(snapshot.trouble.map(|trouble| sentences::trouble(words, trouble)));
    }
    lines.extend(snapshot.trouble.map(|trouble| sentences::next_step(words, trouble)));
    if let Some(since) = snapshot.exit_ip.since {
        lines.push(words.say("tray-since", [("time", clock.tell(words, since).into())]));
    }
    if let Some(created) = snapshot.key.created {
        let time = clock.tell_date(words, created);
        lines.push(match snapshot.key.rotation_hours {
            Some(hours) => words
                .say("tray-key-next", [("time", time.into()), ("days", hours.div_ceil(24).into())]),
            None => words.say("tray-key", [("time", time.into())]),
        });
    }
    lines.extend(snapshot.action.as_ref().and_then(|action| {
        let step = sentences::progress(words, action)?;
        Some(format!("{} — {step}", sentences::doing(words, action)))
    }));
    lines.extend(paused(words, snapshot, clock));
    lines.extend(snapshot.settings_error.map(|error| sentences::settings_error(words, error)));
    lines
}

/// When notices come again that were put off.
fn paused(words: &Words, snapshot: &Snapshot, clock: Clock) -> Option<String> {
    let until = snapshot.paused_until.filter(|until| *until > clock.now)?;
    Some(words.say("tray-paused", [("time", clock.tell(words, until).into())]))
}

fn exit_ip_menu(words: &Words, snapshot: &Snapshot) -> MenuItem {
    let family = |name: &str, view: FamilyView| {
        let missing = || sentences::missing_address(words, snapshot.source, view.state);
        let told = view.address.map_or_else(missing, |address| address.to_string());
        let does = if view.address.is_some() { "copy-" } else { "" };
        MenuItem::Button {
            label: words.say(&format!("menu-{does}{name}"), [("address", told.into())]),
            action: view.address.map(MenuAction::Copy),
        }
    };
    MenuItem::Submenu {
        label: words.get("menu-exit-ip"),
        items: vec![family("v4", snapshot.exit_ip.v4), family("v6", snapshot.exit_ip.v6)],
    }
}
