//! `shoal doctor`: everything that Shoal needs, and the next step where something is missing.

use serde::Serialize;
use shoal_agent::Place;
use shoal_agent::doctor::{findings, resident};
use shoal_core::Command;
use shoal_core::findings::Findings;
use shoal_core::snapshot::SCHEMA;
use shoal_tray::desktop::DesktopFound;
use shoal_view::text;

use crate::args::Setting;
use crate::ended::Ended;
use crate::language::words;
use crate::print;
use crate::session::{Purpose, Session, is_silent, paths};

/// `shoal doctor --json`.
#[derive(Debug, Serialize)]
struct DoctorJson<'a> {
    schema: u32,
    /// How many things need attention.
    attention: u32,
    #[serde(flatten)]
    findings: &'a Findings,
}

/// Looks at everything and tells it. All is well: done; the daemon is missing: not reachable; anything else: failed.
pub(crate) async fn run(setting: &Setting) -> anyhow::Result<Ended> {
    let place = Place::find(&paths(setting)).await;
    // A Shoal that cannot be talked to is one of the findings.
    let mut session = match &place {
        Ok(_) => Session::open(setting, Purpose::Look).await?,
        Err(_) => Session::alone(setting).await?,
    };
    let words = words();
    if !is_silent(&session.settled().await) {
        session.multihop_known().await;
    }
    // How that is told by whoever did not answer was of an earlier look.
    session.autostart(Command::LookAtAutostart, |_| true).await?;
    let snapshot = session.snapshots.borrow().clone();
    let mut found = findings(&snapshot, &session.socket, &paths(setting), resident(&place));
    session.close().await;
    let desktop = DesktopFound::look().await;
    found.tray_host = Some(desktop.tray);
    found.notices_shown = Some(desktop.notifications.is_some());
    let told = text::doctor(words, &found);
    if setting.json {
        let json = DoctorJson { schema: SCHEMA, attention: told.count, findings: &found };
        print::json(&json)?;
    } else {
        text::caution(words, &snapshot).map_or(Ok(()), |caution| print::text(&caution))?;
        print::text(&told.text)?;
    }
    Ok(match told.count {
        0 => Ended::Done,
        _ if is_silent(&snapshot) => Ended::NotReachable,
        _ => Ended::Failed,
    })
}
