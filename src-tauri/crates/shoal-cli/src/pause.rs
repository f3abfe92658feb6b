//! `shoal pause`: no reminder for a while.

use serde::Serialize;
use shoal_core::snapshot::SCHEMA;
use shoal_core::{Command, UnixSeconds};
use shoal_tray::clock::here_and_now;

use crate::args::{Pause, Setting};
use crate::ended::Ended;
use crate::language::words;
use crate::print;
use crate::session::{PATIENCE, Purpose, Session};

/// What is printed as JSON.
#[derive(Debug, Serialize)]
struct PauseJson {
    schema: u32,
    dry_run: bool,
    minutes: Option<u32>,
    paused_until: Option<UnixSeconds>,
}

/// Asks the resident program for it: without one nobody reminds.
pub(crate) async fn run(
    setting: &Setting,
    Pause(minutes): Pause,
    dry_run: bool,
) -> anyhow::Result<Ended> {
    let mut session = Session::open(setting, Purpose::Look).await?;
    let words = words();
    if session.is_own() {
        session.close().await;
        print::refusal(setting, "not_running", &[words.get("cli-nothing-to-pause")])?;
        return Ok(Ended::Failed);
    }
    let before = session.snapshots.borrow().paused_until;
    let mut paused_until = before;
    if !dry_run {
        let now = here_and_now().now;
        session.command(Command::Pause { minutes }).await?;
        let is_done = |until| is_done(minutes, before, until, now);
        let snapshot = session.within(PATIENCE, |told| is_done(told.paused_until)).await;
        paused_until = snapshot.paused_until;
        if !is_done(paused_until) {
            session.close().await;
            print::refusal(setting, "not_taken", &[words.get("cli-pause-not-taken")])?;
            return Ok(Ended::Failed);
        }
    }
    session.close().await;
    if setting.json {
        print::json(&PauseJson { schema: SCHEMA, dry_run, minutes, paused_until })?;
        return Ok(Ended::Done);
    }
    print::text(&match (minutes, paused_until) {
        (Some(minutes), _) if dry_run => {
            words.say("cli-pause-planned", [("count", minutes.into())])
        }
        (Some(_), Some(until)) => {
            words.say("cli-pause-begun", [("time", here_and_now().tell(words, until).into())])
        }
        (None, _) | (Some(_), None) => words.get("cli-going-on"),
    })?;
    if dry_run {
        print::text(&words.get("cli-dry-run"))?;
    }
    Ok(Ended::Done)
}

/// Whether a pause is the one asked for at `now`, and not still the one of before.
fn is_done(
    minutes: Option<u32>,
    before: Option<UnixSeconds>,
    until: Option<UnixSeconds>,
    now: UnixSeconds,
) -> bool {
    match (minutes, until) {
        (None, until) => until.is_none(),
        (Some(_), None) => false,
        // One of as many minutes, asked for in the same second, is told as it was.
        (Some(minutes), Some(until)) => {
            before != Some(until) || until.since(now) == i64::from(minutes) * 60
        }
    }
}
