//! `shoal autostart`: whether the desktop starts Shoal at login. It connects nothing, and says so.

use std::path::PathBuf;

use serde::Serialize;
use shoal_core::Command;
use shoal_core::autostart::{Autostart, AutostartObstacle};
use shoal_core::snapshot::SCHEMA;
use shoal_view::text;

use crate::args::{Autostarting, Setting};
use crate::ended::Ended;
use crate::language::words;
use crate::print;
use crate::session::{Purpose, Session, paths};

/// What is printed as JSON.
#[derive(Debug, Serialize)]
struct AutostartJson {
    schema: u32,
    dry_run: bool,
    /// Whether it was asked for; null: it was only looked.
    asked: Option<bool>,
    autostart: Autostart,
    /// Where the file is, or would be; null in a simulation.
    path: Option<PathBuf>,
}

/// Shows how it is, or has it changed by whichever Shoal there is.
pub(crate) async fn run(setting: &Setting, asked: Autostarting) -> anyhow::Result<Ended> {
    let wanted = asked.wanted();
    let acts = wanted.is_some() && !asked.dry_run;
    let purpose = if acts { Purpose::Act } else { Purpose::Look };
    let mut session = Session::open(setting, purpose).await?;
    let insist = asked.anyway;
    let found = match wanted.filter(|_| acts) {
        Some(on) => {
            let command = Command::Autostart { on, insist };
            session.autostart(command, |found| is_answer(found, on, insist)).await?
        }
        None => session.autostart(Command::LookAtAutostart, |_| true).await?,
    };
    session.close().await;
    let Some(found) = found else {
        return refuse(setting, "not_taken", &[words().get("cli-autostart-not-taken")]);
    };
    if let Some(on) = wanted
        && let Some((error, said)) = obstacle(setting, &found, on, asked)
    {
        return refuse(setting, error, &said);
    }
    if setting.json {
        let path = paths(setting).autostart_file();
        let (schema, dry_run) = (SCHEMA, asked.dry_run);
        let json = AutostartJson { schema, dry_run, asked: wanted, autostart: found, path };
        print::json(&json)?;
    } else {
        print::text(&told(setting, &found, wanted, asked.dry_run).join("\n"))?;
    }
    Ok(Ended::Done)
}

fn refuse(setting: &Setting, error: &str, said: &[String]) -> anyhow::Result<Ended> {
    print::refusal(setting, error, said)?;
    Ok(Ended::Failed)
}

/// Whether this can be what came of the wish, and not only how it was when another program had it looked at before.
fn is_answer(found: &Autostart, on: bool, insist: bool) -> bool {
    match found {
        Autostart::On => on,
        Autostart::Off => !on,
        Autostart::Changed => !insist,
        Autostart::NotPossible { obstacle: AutostartObstacle::Refused { .. }, .. } => true,
        Autostart::NotPossible { is_there, .. } => on || !is_there,
    }
}

/// Whether it is as asked for. Where there can be no file, none is enough for who wants none.
fn is_done(setting: &Setting, found: &Autostart, on: bool) -> bool {
    match found {
        Autostart::On => on,
        Autostart::Off => !on,
        Autostart::Changed => false,
        Autostart::NotPossible { .. } => {
            let path = paths(setting).autostart_file();
            !on && path.is_none_or(|path| path.symlink_metadata().is_err())
        }
    }
}

/// Why it is not as asked for, or would not be.
fn obstacle(
    setting: &Setting,
    found: &Autostart,
    on: bool,
    asked: Autostarting,
) -> Option<(&'static str, Vec<String>)> {
    if is_done(setting, found, on) {
        return None;
    }
    match found {
        Autostart::On | Autostart::Off if asked.dry_run => None,
        Autostart::On | Autostart::Off => {
            Some(("not_taken", vec![words().get("cli-autostart-not-taken")]))
        }
        Autostart::Changed if asked.dry_run && asked.anyway => None,
        Autostart::Changed => Some(("changed", state(setting, found))),
        Autostart::NotPossible { .. } if asked.dry_run && !on => None,
        Autostart::NotPossible { .. } => Some(("not_possible", state(setting, found))),
    }
}

/// What is said of what was done, would be done, or is there.
fn told(setting: &Setting, found: &Autostart, wanted: Option<bool>, dry_run: bool) -> Vec<String> {
    let words = words();
    match wanted {
        Some(true) if dry_run => {
            vec![words.get("cli-autostart-would-on"), words.get("cli-dry-run")]
        }
        Some(false) if dry_run => {
            vec![words.get("cli-autostart-would-off"), words.get("cli-dry-run")]
        }
        Some(false) => vec![words.get("cli-autostart-gone")],
        Some(true) | None => state(setting, found),
    }
}

/// How it is, and the next step where something is in the way.
pub(crate) fn state(setting: &Setting, found: &Autostart) -> Vec<String> {
    let words = words();
    match found {
        Autostart::On => vec![words.get("cli-autostart-on")],
        Autostart::Off => vec![words.get("cli-autostart-off")],
        Autostart::Changed => {
            let path = paths(setting).autostart_file().unwrap_or_default();
            let path = path.to_string_lossy().into_owned();
            let said = words.say("cli-autostart-changed", [("path", path.into())]);
            vec![said, words.get("cli-autostart-changed.next")]
        }
        Autostart::NotPossible { obstacle, is_there } => {
            let Some(why) = text::autostart_obstacle(words, obstacle, *is_there) else {
                return vec![words.get("cli-autostart-simulated")];
            };
            let said = words.say("cli-autostart-not-possible", [("why", why.into())]);
            vec![said, words.get("cli-autostart-not-possible.next")]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_another_had_looked_at_before_is_no_answer_to_a_wish() {
        let changeable = || AutostartObstacle::ProgramChangeable { program: "/a".to_owned() };
        let refused = || AutostartObstacle::Refused { reason: "no room".to_owned() };
        let not = |obstacle, is_there| Autostart::NotPossible { obstacle, is_there };
        for (found, on, insist, expected) in [
            (Autostart::Off, true, false, false),
            (Autostart::On, true, false, true),
            (Autostart::On, false, false, false),
            (Autostart::Off, false, false, true),
            (Autostart::Changed, true, false, true),
            (Autostart::Changed, true, true, false),
            (Autostart::Changed, false, true, false),
            (not(changeable(), false), true, false, true),
            (not(changeable(), true), true, true, true),
            (not(changeable(), true), false, false, false),
            (not(changeable(), false), false, false, true),
            (not(refused(), true), false, true, true),
        ] {
            assert_eq!(is_answer(&found, on, insist), expected, "{found:?}, {on}, {insist}");
        }
    }
}
