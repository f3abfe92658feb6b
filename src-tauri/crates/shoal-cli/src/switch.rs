//! `shoal switch`, `shoal another-relay` and `shoal undo`.

use std::sync::Arc;

use shoal_core::{Command, SwitchTarget};
use shoal_view::text;
use shoal_view::text::ActionStep;

use crate::acting::{Wish, carry_out, open, open_to_write};
use crate::args::Setting;
use crate::ended::Ended;
use crate::language::words;
use crate::lists::ListError;
use crate::print;
use crate::target::Target;

const SWITCH: &[ActionStep] = &[ActionStep::Location, ActionStep::Verify];
const UNDO: &[ActionStep] = &[ActionStep::WriteBack, ActionStep::Verify];

/// Leaves through another place.
pub(crate) async fn switch(setting: &Setting, to: &str, dry_run: bool) -> anyhow::Result<Ended> {
    let (session, snapshot) = match open_to_write(setting, dry_run).await? {
        Ok(begun) => begun,
        Err(ended) => return Ok(ended),
    };
    let directory = match session.directory().await {
        Ok(directory) => directory,
        Err(trouble) => {
            session.close().await;
            return ListError::Daemon(trouble).told(setting);
        }
    };
    let found = match Target::find(to, Arc::clone(&directory), &snapshot) {
        Ok(found) => found,
        Err(none) => {
            session.close().await;
            print::refusal(setting, "not_found", &[text::no_such_place(words(), &none)])?;
            return Ok(Ended::Failed);
        }
    };
    let replaces = snapshot.replaces_custom_list.as_deref();
    let wish = Wish {
        name: "switch",
        // Whatever tunnel is up: who types a place means it, also if the tunnel has changed meanwhile.
        command: Command::Switch { target: found.ask_for.clone(), seen_in: None },
        said: text::target(words(), found.in_words(), replaces),
        steps: SWITCH,
        target: Some(found.ask_for),
        place: found.place,
        expected: found.crowd,
    };
    carry_out(setting, dry_run, (session, snapshot), wish).await
}

/// Leaves through another relay in the same city.
pub(crate) async fn another_relay(setting: &Setting, dry_run: bool) -> anyhow::Result<Ended> {
    let (session, snapshot) = match open_to_write(setting, dry_run).await? {
        Ok(begun) => begun,
        Err(ended) => return Ok(ended),
    };
    let words = words();
    let Some(ahead) = snapshot.ahead.another_relay.clone() else {
        session.close().await;
        let (error, id) = match snapshot.tunnel.exit {
            Some(_) => ("no_other_relay", "cli-no-other-relay"),
            None => ("no_tunnel", "cli-no-tunnel"),
        };
        print::refusal(setting, error, &[words.get(id)])?;
        return Ok(Ended::Failed);
    };
    let target = text::Target::Another { city: &ahead.city, crowd: ahead.crowd.as_ref() };
    let replaces = snapshot.replaces_custom_list.as_deref();
    let wish = Wish {
        name: "another-relay",
        command: Command::Switch { target: SwitchTarget::AnotherRelay, seen_in: None },
        said: text::target(words, target, replaces),
        steps: SWITCH,
        target: Some(SwitchTarget::AnotherRelay),
        place: Some(ahead.place()),
        expected: ahead.crowd,
    };
    carry_out(setting, dry_run, (session, snapshot), wish).await
}

/// Puts the relay settings back as they were before the last change.
pub(crate) async fn undo(setting: &Setting, anyway: bool, dry_run: bool) -> anyhow::Result<Ended> {
    let Some((session, snapshot)) = open(setting, dry_run).await? else {
        return Ok(Ended::NotReachable);
    };
    let words = words();
    if !snapshot.can_undo {
        session.close().await;
        print::refusal(setting, "nothing_to_undo", &[words.get("cli-nothing-to-undo")])?;
        return Ok(Ended::Failed);
    }
    let wish = Wish {
        name: "undo",
        command: Command::Undo { anyway },
        said: text::target(words, text::Target::Undo, None),
        steps: UNDO,
        target: None,
        place: None,
        expected: None,
    };
    carry_out(setting, dry_run, (session, snapshot), wish).await
}
