//! `shoal check`, and the process that asks.

use shoal_agent::hardening::harden;
use shoal_core::{Command, SettingsChange, Snapshot, Source};
use shoal_mullvad::exit_check::ExitCheck;
use shoal_tray::clock::here_and_now;
use shoal_view::json::StatusJson;
use shoal_view::{Words, text};
use tokio::time::timeout;

use crate::args::Setting;
use crate::ended::Ended;
use crate::print;
use crate::session::{PATIENCE, Purpose, Session, is_silent};

/// Asks the exit check where nothing else tells the exit IP, and shows what is known then.
pub(crate) async fn run(setting: &Setting, allow: bool) -> anyhow::Result<Ended> {
    let words = Words::english();
    let mut session = Session::open(setting, Purpose::Look).await?;
    let mut snapshot = session.settled().await;
    if !snapshot.settings.exit_check && !allow {
        session.close().await;
        let said = [words.get("cli-check-not-allowed"), words.get("cli-check-not-allowed.next")];
        print::refusal(setting, "exit_check", &said)?;
        return Ok(Ended::Failed);
    }
    if !snapshot.settings.exit_check {
        let change = SettingsChange::ExitCheck { allowed: true };
        session.command(Command::Change { change }).await?;
        let allowed = session.wait_for(|snapshot| snapshot.settings.exit_check);
        drop(timeout(PATIENCE, allowed).await);
        snapshot = session.settled().await;
    } else if snapshot.source == Source::Check && !session.is_own() {
        // An agent of this command's own has asked a moment ago.
        snapshot = asked_again(&mut session, snapshot).await?;
    }
    if setting.json {
        print::json(&StatusJson::of(words, &snapshot))?;
    } else {
        print::text(&text::status(words, &snapshot, here_and_now()))?;
    }
    session.close().await;
    Ok(if is_silent(&snapshot) { Ended::NotReachable } else { Ended::Done })
}

/// What is known after the resident program has asked once more; where nothing changes, what was known.
async fn asked_again(session: &mut Session, before: Snapshot) -> anyhow::Result<Snapshot> {
    session.command(Command::CheckExit).await?;
    let changed = session.wait_for(|snapshot| snapshot.revision != before.revision);
    Ok(timeout(PATIENCE, changed).await.unwrap_or(before))
}

/// Asks through one interface and prints the answer for the program that started this one.
pub(crate) async fn ask(interface: &str) -> anyhow::Result<Ended> {
    harden();
    let report = ExitCheck::over(interface).ask().await;
    print::text(&serde_json::to_string(&report)?)?;
    Ok(Ended::Done)
}
