//! Multihop in the menu: whether it is in use, what can be set, and what it does not do.

use shoal_core::multihop::MultihopMode;
use shoal_core::{Command, Snapshot};

use super::actions::can_write;
use super::{MenuItem, button};
use crate::sentences;
use crate::words::Words;

/// See the module.
pub(super) fn submenu(words: &Words, snapshot: &Snapshot) -> MenuItem {
    let label = match snapshot.multihop.in_use {
        Some(true) => "menu-multihop-on",
        Some(false) => "menu-multihop-off",
        None => "menu-multihop",
    };
    let mut items = vec![MenuItem::Line(words.get("menu-multihop-no-crowd"))];
    match (&snapshot.multihop.obstacle, snapshot.multihop.modes.as_slice()) {
        (Some(why), _) => {
            items.push(MenuItem::Line(sentences::multihop_obstacle(words, why)));
            items.push(button(words.get("menu-multihop-set-on"), None));
            items.push(button(words.get("menu-multihop-set-off"), None));
        }
        (None, []) => items.push(MenuItem::Line(words.get("menu-multihop-not-known"))),
        (None, modes) => items.extend(modes.iter().map(|mode| {
            let command = Command::Multihop { mode: *mode };
            button(words.get(mode_id(*mode)), can_write(snapshot).then_some(command))
        })),
    }
    MenuItem::Submenu { label: words.get(label), items }
}

fn mode_id(mode: MultihopMode) -> &'static str {
    match mode {
        MultihopMode::On => "menu-multihop-set-on",
        MultihopMode::Off => "menu-multihop-set-off",
        MultihopMode::Auto => "menu-multihop-set-auto",
    }
}
