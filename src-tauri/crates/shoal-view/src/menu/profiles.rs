//! Against whom the user wants to hide.

use shoal_core::{Command, Profile, SettingsChange, Snapshot};

use super::{MenuAction, MenuItem};
use crate::sentences;
use crate::words::Words;

/// The four, of which the one that was chosen is marked. None is marked before: what counts then is said.
pub(super) fn submenu(words: &Words, snapshot: &Snapshot) -> MenuItem {
    let chosen = snapshot.settings.profile;
    let mut items = Vec::new();
    if chosen.is_none() {
        let name = sentences::profile(words, Profile::default());
        items.push(MenuItem::Line(words.say("menu-profile-none", [("profile", name.into())])));
    }
    items.extend(Profile::ALL.map(|profile| MenuItem::Choice {
        label: sentences::profile(words, profile),
        action: MenuAction::Command(Command::Change {
            change: SettingsChange::Profile { profile },
        }),
        chosen: chosen == Some(profile),
    }));
    MenuItem::Submenu { label: words.get("menu-profile"), items }
}
