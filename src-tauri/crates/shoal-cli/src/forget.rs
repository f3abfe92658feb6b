//! `shoal forget`: everything that Shoal remembers goes, in memory and on disk.

use std::io::{BufRead, IsTerminal, Write};

use serde::Serialize;
use shoal_agent::history_files::forget_everything;
use shoal_agent::{Client, Place};
use shoal_core::Command;
use shoal_core::history::{HistoryState, HistoryTrouble};
use shoal_core::snapshot::SCHEMA;
use tokio::time::timeout;

use crate::args::Setting;
use crate::ended::Ended;
use crate::history;
use crate::language::{self, words};
use crate::print;
use crate::session::{PATIENCE, paths};

/// `shoal forget --json`.
#[derive(Debug, Serialize)]
struct ForgetJson {
    schema: u32,
    forgotten: bool,
    /// How many files were deleted, where no other Shoal did it.
    files: Option<usize>,
}

/// Whether the user agrees; what the command ends with if not. Asked before anything runs, so that Ctrl-C ends it.
///
/// # Errors
/// When the terminal breaks.
pub(crate) fn asked(setting: &Setting, yes: bool) -> anyhow::Result<Option<Ended>> {
    if yes {
        return Ok(None);
    }
    let words = words();
    let (input, mut out) = (std::io::stdin(), std::io::stderr());
    if !input.is_terminal() || !out.is_terminal() {
        print::refusal(setting, "not_asked", &[words.get("history-forget-unasked")])?;
        return Ok(Some(Ended::WrongUsage));
    }
    let path = history::path(setting);
    write!(out, "{} ", words.say("history-forget-ask", [("path", path.into())]))?;
    out.flush()?;
    let mut answer = String::new();
    input.lock().read_line(&mut answer)?;
    if answer.trim().eq_ignore_ascii_case("yes") {
        return Ok(None);
    }
    print::aside(&words.get("history-forget-no"));
    Ok(Some(Ended::Failed))
}

/// Forgets everything, by the Shoal that runs or by itself.
pub(crate) async fn run(setting: &Setting) -> anyhow::Result<Ended> {
    let files = match Place::find(&paths(setting)).await? {
        Place::Taken(client) => match by_resident(client).await? {
            Ok(()) => None,
            Err(said) => {
                print::refusal(setting, "not_forgotten", &[said])?;
                return Ok(Ended::Failed);
            }
        },
        // The lock is held until the files are gone: nobody writes them meanwhile.
        Place::Ours(_lock) => match forget_everything(&paths(setting)) {
            Ok(count) => Some(count),
            Err(error) => {
                let reason = print::chain(&error);
                let said = words().say("history-not-forgotten", [("reason", reason.into())]);
                print::refusal(setting, "not_forgotten", &[said])?;
                return Ok(Ended::Failed);
            }
        },
    };
    if setting.json {
        print::json(&ForgetJson { schema: SCHEMA, forgotten: true, files })?;
        return Ok(Ended::Done);
    }
    let count = files.map_or(1, |count| u32::try_from(count).unwrap_or(u32::MAX));
    print::text(&words().say("history-forgotten", [("count", count.into())]))?;
    if count > 0 {
        print::text(&words().get("history-forgotten-limits"))?;
    }
    Ok(Ended::Done)
}

/// Has the Shoal that runs forget; why it has not.
async fn by_resident(client: Client) -> anyhow::Result<Result<(), String>> {
    let mut snapshots = client.snapshots();
    language::follow(&snapshots.borrow());
    let words = words();
    let (before, revision) = {
        let snapshot = snapshots.borrow();
        (snapshot.history.forgotten, snapshot.revision)
    };
    client.command(Command::Forget).await?;
    let mut trouble = None;
    let answered = snapshots.wait_for(|snapshot| {
        trouble = match &snapshot.history.state {
            // What stood there before the command was of an earlier time.
            HistoryState::NotKept { trouble: HistoryTrouble::NotErased { reason } }
                if snapshot.revision != revision =>
            {
                Some(reason.clone())
            }
            HistoryState::NotKept { .. }
            | HistoryState::InMemory
            | HistoryState::Opening
            | HistoryState::Kept => None,
        };
        snapshot.history.forgotten != before || trouble.is_some()
    });
    let is_answered = matches!(timeout(PATIENCE, answered).await, Ok(Ok(_)));
    client.close().await;
    Ok(match trouble {
        Some(reason) => Err(words.say("history-not-forgotten", [("reason", reason.into())])),
        None if is_answered => Ok(()),
        None => Err(words.get("history-no-answer")),
    })
}
