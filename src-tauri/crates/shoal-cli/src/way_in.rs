//! `shoal multihop` and `shoal entry`.

use shoal_core::multihop::{EntryTarget, MultihopMode};
use shoal_core::places::find_place;
use shoal_core::snapshot::Snapshot;
use shoal_core::{Command, SwitchTarget};
use shoal_view::text::ActionStep;
use shoal_view::{sentences, text};

use crate::acting::{Wish, carry_out, open_to_write};
use crate::args::{Multihop, Setting};
use crate::ended::Ended;
use crate::language::words;
use crate::lists::ListError;
use crate::print;
use crate::session::Session;

const MULTIHOP: &[ActionStep] = &[ActionStep::Multihop, ActionStep::Verify];
const ENTRY: &[ActionStep] = &[ActionStep::Entry, ActionStep::Verify];

/// Goes over two relays, or over one.
pub(crate) async fn multihop(
    setting: &Setting,
    mode: Multihop,
    dry_run: bool,
) -> anyhow::Result<Ended> {
    let mode = match mode {
        Multihop::On => MultihopMode::On,
        Multihop::Off => MultihopMode::Off,
        Multihop::Auto => MultihopMode::Auto,
    };
    let (session, snapshot) = match begin(setting, Some(mode), dry_run).await? {
        Ok(begun) => begun,
        Err(ended) => return Ok(ended),
    };
    let said = text::target(words(), text::Target::Multihop(mode), None);
    let command = Command::Multihop { mode };
    let wish = wish("multihop", command, said, MULTIHOP);
    carry_out(setting, dry_run, (session, snapshot), wish).await
}

/// Chooses where a tunnel over two relays enters.
pub(crate) async fn entry(setting: &Setting, to: &str, dry_run: bool) -> anyhow::Result<Ended> {
    let (session, snapshot) = match begin(setting, None, dry_run).await? {
        Ok(begun) => begun,
        Err(ended) => return Ok(ended),
    };
    let (entry, place) = match find(setting, to, &session).await? {
        Ok(found) => found,
        Err(ended) => {
            session.close().await;
            return Ok(ended);
        }
    };
    let said = text::target(words(), text::Target::Entry(place.as_deref()), None);
    let wish = wish("entry", Command::Entry { entry }, said, ENTRY);
    carry_out(setting, dry_run, (session, snapshot), wish).await
}

/// What was known before, with a connection to ask over; where it cannot be set, or not to this mode, that was said.
async fn begin(
    setting: &Setting,
    mode: Option<MultihopMode>,
    dry_run: bool,
) -> anyhow::Result<Result<(Session, Snapshot), Ended>> {
    let (mut session, snapshot) = match open_to_write(setting, dry_run).await? {
        Ok(begun) => begun,
        Err(ended) => return Ok(Err(ended)),
    };
    let offered = session.multihop_known().await;
    if let Some((error, said)) = why_not(&offered, mode) {
        session.close().await;
        print::refusal(setting, error, &[said])?;
        return Ok(Err(Ended::Failed));
    }
    Ok(Ok((session, snapshot)))
}

fn wish(
    name: &'static str,
    command: Command,
    said: Vec<String>,
    steps: &'static [ActionStep],
) -> Wish {
    Wish { name, command, said, steps, target: None, place: None, expected: None }
}

/// Why it cannot be set, or this mode of it.
fn why_not(snapshot: &Snapshot, mode: Option<MultihopMode>) -> Option<(&'static str, String)> {
    let words = words();
    let modes = &snapshot.multihop.modes;
    if let Some(why) = &snapshot.multihop.obstacle {
        return Some(("no_control", sentences::multihop_obstacle(words, why)));
    }
    if modes.is_empty() {
        return Some(("not_known", words.get("cli-multihop-not-known")));
    }
    if mode.is_none_or(|mode| modes.contains(&mode)) {
        return None;
    }
    let names: Vec<&str> = modes.iter().map(|mode| name(*mode)).collect();
    let modes = names.join(", ");
    Some(("not_offered", words.say("cli-multihop-not-offered", [("modes", modes.into())])))
}

fn name(mode: MultihopMode) -> &'static str {
    match mode {
        MultihopMode::On => "on",
        MultihopMode::Off => "off",
        MultihopMode::Auto => "auto",
    }
}

/// The entry that a text names, and its name; where it names none, that was said.
async fn find(
    setting: &Setting,
    to: &str,
    session: &Session,
) -> anyhow::Result<Result<(EntryTarget, Option<String>), Ended>> {
    if to == "any" {
        return Ok(Ok((EntryTarget::Anywhere, None)));
    }
    let directory = match session.directory().await {
        Ok(directory) => directory,
        Err(trouble) => return ListError::Daemon(trouble).told(setting).map(Err),
    };
    let said = match find_place(&directory, to) {
        Ok(SwitchTarget::City { city }) => {
            let name = directory.city(&city).map(|city| city.name.clone());
            return Ok(Ok((EntryTarget::City { city }, name)));
        }
        Ok(SwitchTarget::Relay { relay }) => {
            let name = relay.to_string();
            return Ok(Ok((EntryTarget::Relay { relay }, Some(name))));
        }
        Ok(SwitchTarget::Best | SwitchTarget::AnotherRelay) => words().get("cli-entry-not-a-place"),
        Err(none) => text::no_such_place(words(), &none),
    };
    print::refusal(setting, "not_found", &[said])?;
    Ok(Err(Ended::Failed))
}
