//! Advice in the menu: what notices say too, for desktops that show none, or none with buttons.
//!
//! What it leads to stands among the actions below. Only an answer to a question has no place there, so a question opens.

use shoal_core::advice::{AdviceView, Says};
use shoal_core::{Command, SettingsChange, Snapshot, Trouble};

use super::{Menu, MenuItem, button};
use crate::advice::saying;
use crate::moments::Clock;
use crate::words::Words;

/// How much of it stands in the menu itself: more would push the actions out of sight.
const AT_ONCE: usize = 3;

/// All of it, most important first.
pub(super) fn items(words: &Words, snapshot: &Snapshot, clock: Clock) -> Menu {
    if snapshot.trouble == Some(Trouble::Leak) {
        // The first lines tell it, and nothing else counts.
        return Menu::new();
    }
    let spoken = snapshot.advice.iter().filter(|said| !said.dismissed);
    let mut items: Menu = spoken.map(|said| item(words, said, clock)).collect();
    // A menu for one line would be no shorter.
    if items.len() > AT_ONCE + 1 {
        let rest = items.split_off(AT_ONCE);
        let label = words.say("menu-more-advice", [("count", rest.len().into())]);
        items.push(MenuItem::Submenu { label, items: rest });
    }
    items
}

fn item(words: &Words, said: &AdviceView, clock: Clock) -> MenuItem {
    let line = saying(words, said, clock.now).line;
    if !matches!(said.says, Says::AskBrowsers) {
        return MenuItem::Line(line);
    }
    let answer = |id: &str, allowed| {
        let change = SettingsChange::LookForBrowsers { allowed };
        button(words.get(id), Some(Command::Change { change }))
    };
    let items = vec![answer("notice-button-look", true), answer("menu-look-not", false)];
    MenuItem::Submenu { label: line, items }
}
