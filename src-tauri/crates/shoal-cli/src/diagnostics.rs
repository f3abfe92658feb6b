//! `shoal diagnostics`: a report that its reader may hand to whoever helps them, shown whole before it is saved.

use std::path::Path;

use serde::Serialize;
use shoal_agent::Place;
use shoal_agent::doctor::resident;
use shoal_agent::private_files::{FileError, new_private};
use shoal_core::Source;
use shoal_core::findings::ResidentFinding;
use shoal_core::snapshot::SCHEMA;

use crate::args::Setting;
use crate::ended::Ended;
use crate::language::words;
use crate::print::{self, PrintError};
use crate::session::{Purpose, Session, is_silent, paths};

/// `shoal diagnostics --json`.
#[derive(Debug, Serialize)]
struct DiagnosticsJson<'a> {
    schema: u32,
    /// All of it, line by line.
    report: &'a str,
    /// Where it was saved; what is no text of its path is replaced.
    saved: Option<String>,
}

/// Prints the report, and saves just that where asked to: afterwards, but for JSON, which says where it lies. It is no
/// fault of the report's when the daemon is missing.
pub(crate) async fn run(setting: &Setting, save: Option<&Path>) -> anyhow::Result<Ended> {
    let (source, report) = made(setting).await?;
    if !setting.json {
        match print::text(&report) {
            Err(PrintError::ReaderGone) if save.is_some() => {
                let (said, next) = ("cli-diagnostics-unread", "cli-diagnostics-unread.next");
                print::refusal(setting, "not_saved", &[said, next].map(|id| words().get(id)))?;
                return Ok(Ended::Failed);
            }
            printed => printed?,
        }
    }
    if let Some(path) = save {
        if let Err(error) = new_private(path, report.as_bytes()) {
            print::refusal(setting, "not_saved", &why_not(path, &error))?;
            return Ok(Ended::Failed);
        }
        if !setting.json {
            let path = path.display().to_string();
            print::aside(&words().say("cli-diagnostics-saved", [("path", path.into())]));
        }
    }
    if setting.json {
        let saved = save.map(|path| path.to_string_lossy().into_owned());
        let json = DiagnosticsJson { schema: SCHEMA, report: &report, saved };
        print::marked(source, &json)?;
    }
    Ok(Ended::Done)
}

/// By the Shoal that runs, which knows what happened lately; where there is none, or none that answers, by this command.
async fn made(setting: &Setting) -> anyhow::Result<(Source, String)> {
    let resident = resident(&Place::find(&paths(setting)).await);
    let answers = matches!(resident, ResidentFinding::Running | ResidentFinding::NotRunning);
    let mut session = if answers {
        Session::open(setting, Purpose::Look).await?
    } else {
        Session::alone(setting).await?
    };
    let mut snapshot = session.settled().await;
    if !is_silent(&snapshot) {
        snapshot = session.multihop_known().await;
    }
    let report = session.diagnostics(resident).await;
    session.close().await;
    Ok((snapshot.source, report?))
}

fn why_not(path: &Path, error: &FileError) -> [String; 2] {
    let id = match error {
        FileError::Taken { .. } => "cli-diagnostics-taken",
        FileError::Link { .. }
        | FileError::OtherKind { .. }
        | FileError::Foreign { .. }
        | FileError::SecondName { .. }
        | FileError::OpenToAll { .. }
        | FileError::TooLarge { .. }
        | FileError::System { .. } => "cli-diagnostics-not-saved",
    };
    let path = path.display().to_string();
    let told = [("path", path.into()), ("reason", error.reason().into())];
    [words().say(id, told), words().get(&format!("{id}.next"))]
}
