//! The tray's menu as data: compared before it is sent.

use shoal_core::command::{Command, SwitchTarget};
use shoal_core::snapshot::{ExitIpState, FamilyView, QuickPlace, SwitchBlocked, TunnelState};
use shoal_core::{ExitIp, SettingsChange, Snapshot, Source, Trouble};

use crate::advice::saying;
use crate::moments::Clock;
use crate::sentences;
use crate::words::Words;

/// Periods after which one can be reminded, in minutes. Ten is what Tor takes for one circuit.
const REMINDERS: [u32; 4] = [10, 30, 60, 240];

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
    items.extend(actions(words, snapshot));
    items.push(MenuItem::Separator);
    items.push(reminders(words, snapshot));
    items.push(MenuItem::Separator);
    items.push(button(words.get("menu-open"), Some(Command::OpenWindow)));
    items.push(button(words.get("menu-quit"), Some(Command::Quit)));
    items
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
        lines.push(words.say("tray-since", [("time", clock.tell(since).into())]));
    }
    if let Some(created) = snapshot.key.created {
        let time = clock.tell_date(created);
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
    let spoken = snapshot.advice.iter().filter(|said| !said.dismissed && !leaks);
    // What a notice says too, for desktops that show none.
    lines.extend(spoken.map(|said| saying(words, said, clock.now).line));
    lines.extend(paused(words, snapshot, clock));
    lines.extend(snapshot.settings_error.map(|error| sentences::settings_error(words, error)));
    lines
}

/// When notices come again that were put off.
fn paused(words: &Words, snapshot: &Snapshot, clock: Clock) -> Option<String> {
    let until = snapshot.paused_until.filter(|until| *until > clock.now)?;
    Some(words.say("tray-paused", [("time", clock.tell(until).into())]))
}

fn exit_ip_menu(words: &Words, snapshot: &Snapshot) -> MenuItem {
    let family = |name: &str, view: FamilyView| {
        let told = match view.state {
            ExitIpState::Known => {
                view.address.map(|address| address.to_string()).unwrap_or_default()
            }
            ExitIpState::None => words.get("menu-address-none"),
            ExitIpState::NotYet => words.get("menu-address-not-yet"),
            ExitIpState::NeverCame => words.get("menu-address-never-came"),
        };
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

fn actions(words: &Words, snapshot: &Snapshot) -> Vec<MenuItem> {
    let switch = |target: SwitchTarget| {
        let seen_in = Some(snapshot.tunnel.epoch);
        let is_possible = snapshot.switch_blocked.is_none();
        is_possible.then_some(Command::Switch { target, seen_in })
    };
    let mut places = Vec::new();
    places.extend(obstacle(words, snapshot).map(MenuItem::Line));
    for place in &snapshot.quick_places {
        places.push(button(place_label(words, place), switch(place.target.clone())));
    }
    let mut items = Vec::new();
    if !snapshot.quick_places.is_empty() {
        items.push(MenuItem::Submenu { label: words.get("menu-switch-to"), items: places });
    }
    let exit = snapshot.tunnel.exit.as_ref();
    let city = exit.and_then(|exit| exit.city.as_deref());
    let another = match city {
        Some(city) => words.say("menu-another", [("city", city.into())]),
        None => words.get("menu-another-unknown"),
    };
    items.push(button(another, switch(SwitchTarget::AnotherRelay).filter(|_| city.is_some())));
    if snapshot.can_undo {
        let is_possible = snapshot.switch_blocked.is_none();
        items.push(button(
            words.get("menu-undo"),
            is_possible.then_some(Command::Undo { anyway: false }),
        ));
    }
    items
}

/// What stands in the way of a switch, or what it would replace.
fn obstacle(words: &Words, snapshot: &Snapshot) -> Option<String> {
    match (snapshot.switch_blocked, snapshot.replaces_custom_list.as_deref()) {
        (Some(SwitchBlocked::ActionUnderWay), _) | (None, None) => None,
        (Some(why), _) => Some(sentences::switch_blocked(words, why)),
        (None, Some("")) => Some(words.get("menu-replaces-unnamed-list")),
        (None, Some(list)) => Some(words.say("menu-replaces-list", [("list", list.into())])),
    }
}

fn place_label(words: &Words, place: &QuickPlace) -> String {
    let crowd = sentences::crowd_short(words, place.crowd.as_ref());
    let id = match (&place.target, place.here) {
        (SwitchTarget::Best, _) => "menu-best",
        (
            SwitchTarget::City { .. } | SwitchTarget::Relay { .. } | SwitchTarget::AnotherRelay,
            true,
        ) => "menu-place-here",
        (
            SwitchTarget::City { .. } | SwitchTarget::Relay { .. } | SwitchTarget::AnotherRelay,
            false,
        ) => "menu-place",
    };
    words.say(id, [("city", place.city.as_str().into()), ("crowd", crowd.into())])
}

fn reminders(words: &Words, snapshot: &Snapshot) -> MenuItem {
    let chosen = snapshot.settings.remind_after_minutes;
    let own = chosen.filter(|minutes| !REMINDERS.contains(minutes));
    let periods = std::iter::once(None).chain(REMINDERS.into_iter().chain(own).map(Some));
    let items = periods.map(|minutes| MenuItem::Choice {
        label: period(words, minutes),
        action: MenuAction::Command(Command::Change {
            change: SettingsChange::RemindAfter { minutes },
        }),
        chosen: minutes == chosen,
    });
    MenuItem::Submenu { label: words.get("menu-remind"), items: items.collect() }
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
