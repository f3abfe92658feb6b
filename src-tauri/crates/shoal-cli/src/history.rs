//! `shoal history`: what is remembered, and where the user wants it.

use anyhow::bail;
use serde::Serialize;
use shoal_agent::Place;
use shoal_agent::history_files::erase;
use shoal_core::SettingsChange;
use shoal_core::front::{Page, PageData};
use shoal_core::history::{HistoryMode, HistoryPage, HistoryState, HistoryTrouble};
use shoal_core::snapshot::SCHEMA;
use shoal_tray::clock::here_and_now;
use shoal_view::text;
use tokio::time::timeout;

use crate::args::{Remember, Setting};
use crate::ended::Ended;
use crate::language::words;
use crate::session::{PATIENCE, Purpose, Session, paths};
use crate::{choice, print};

/// Seconds of a day.
const DAY: i64 = 86_400;

/// `shoal history --json`.
#[derive(Debug, Serialize)]
struct HistoryJson {
    schema: u32,
    #[serde(flatten)]
    page: HistoryPage,
}

/// `shoal history --remember WHERE --json`.
#[derive(Debug, Serialize)]
struct ChosenJson {
    schema: u32,
    remember: HistoryMode,
}

/// Lists what is remembered, of the last `days` days where they are named.
pub(crate) async fn list(setting: &Setting, days: Option<u32>) -> anyhow::Result<Ended> {
    let mut session = Session::open(setting, Purpose::Look).await?;
    let opened = session.wait_for(|snapshot| snapshot.history.state != HistoryState::Opening);
    // What has not come by then is told as such.
    drop(timeout(PATIENCE, opened).await);
    let PageData::History(mut page) = session.page(Page::History).await? else {
        bail!("Shoal gave another page than the one asked for");
    };
    let snapshot = session.snapshots.borrow().clone();
    session.close().await;
    let clock = here_and_now();
    if let Some(days) = days {
        let today = clock.now.0.div_euclid(DAY);
        let first = (today + 1 - i64::from(days)) * DAY;
        page.hours.retain(|row| row.hour.0 >= first);
        for key in &mut page.keys {
            key.exits.retain(|exit| exit.days.last().is_some_and(|day| day.0 >= first));
        }
        page.keys.retain(|key| !key.exits.is_empty());
    }
    if setting.json {
        print::marked(snapshot.source, &HistoryJson { schema: SCHEMA, page })?;
    } else {
        text::caution(words(), &snapshot).map_or(Ok(()), |said| print::text(&said))?;
        print::text(&text::history(words(), &page, clock, &path(setting)))?;
    }
    Ok(Ended::Done)
}

/// Has what Shoal sees kept or not.
pub(crate) async fn choose(setting: &Setting, remember: Remember) -> anyhow::Result<Ended> {
    let mode = match remember {
        Remember::Kept => HistoryMode::Kept,
        Remember::MemoryOnly => HistoryMode::MemoryOnly,
    };
    if setting.demo {
        print::refusal(setting, "demo", &[words().get("history-nothing-of-demo")])?;
        return Ok(Ended::Failed);
    }
    let mut session = Session::open(setting, Purpose::Act).await?;
    let words = words();
    let change = SettingsChange::History { mode };
    if let Some(ended) = choice::make(setting, &mut session, change).await? {
        session.close().await;
        return Ok(ended);
    }
    let is_own = session.is_own();
    if !is_own {
        // An agent of this command's own opens no history.
        session.within(PATIENCE, |told| told.history.state != HistoryState::Opening).await;
    }
    let state = session.snapshots.borrow().history.state.clone();
    session.close().await;
    let trouble = match state {
        _ if is_own && mode == HistoryMode::MemoryOnly => erased(setting).await?,
        HistoryState::NotKept { trouble } if !is_own => Some(trouble),
        HistoryState::NotKept { .. }
        | HistoryState::InMemory
        | HistoryState::Opening
        | HistoryState::Kept => None,
    };
    if let Some(trouble) = trouble {
        let said = text::history_trouble(words, &trouble, &path(setting));
        print::refusal(
            setting,
            "history",
            &[words.say("history-chosen-but", [("why", said.into())])],
        )?;
        return Ok(Ended::Failed);
    }
    if setting.json {
        print::json(&ChosenJson { schema: SCHEMA, remember: mode })?;
    } else {
        print::text(&words.get(match mode {
            HistoryMode::Kept => "history-chosen-kept",
            HistoryMode::MemoryOnly | HistoryMode::Undecided => "history-chosen-memory_only",
        }))?;
    }
    Ok(Ended::Done)
}

/// Deletes what is on disk, which no agent of a command's own does; why it is still there.
async fn erased(setting: &Setting) -> anyhow::Result<Option<HistoryTrouble>> {
    let Some(history) = paths(setting).history_file() else { return Ok(None) };
    Ok(match Place::find(&paths(setting)).await? {
        // While this has the lock nobody else writes one.
        Place::Ours(_lock) => erase(&history)
            .err()
            .map(|error| HistoryTrouble::NotErased { reason: print::chain(&error) }),
        // One that has started meanwhile read the choice and deletes it itself.
        Place::Taken(_) => None,
    })
}

/// Where the history is, or would be.
pub(crate) fn path(setting: &Setting) -> String {
    let path = paths(setting).history_file().unwrap_or_default();
    path.to_string_lossy().into_owned()
}
