//! `shoal status` and `shoal watch`.

use shoal_core::{Snapshot, UnixSeconds};
use shoal_tray::clock::here_and_now;
use shoal_view::json::StatusJson;
use shoal_view::{Clock, Words, text};

use crate::args::Setting;
use crate::ended::Ended;
use crate::print;
use crate::session::{Purpose, Session, is_silent};

/// Shows what is known, once.
pub(crate) async fn status(setting: &Setting) -> anyhow::Result<Ended> {
    let words = Words::english();
    let mut session = Session::open(setting, Purpose::Look).await?;
    let snapshot = session.settled().await;
    if setting.json {
        print::json(&StatusJson::of(words, &snapshot))?;
    } else {
        print::text(&text::status(words, &snapshot, here_and_now()))?;
    }
    session.close().await;
    Ok(if is_silent(&snapshot) { Ended::NotReachable } else { Ended::Done })
}

/// Prints a line whenever what is known changes, until the agent stops or, if asked for, a crowd is known.
pub(crate) async fn watch(setting: &Setting, once_known: bool) -> anyhow::Result<Ended> {
    let words = Words::english();
    let mut session = Session::open(setting, Purpose::Look).await?;
    let mut printed = Printed::default();
    loop {
        let snapshot = session.snapshots.borrow_and_update().clone();
        if setting.json {
            printed.json(&StatusJson::of(words, &snapshot))?;
        } else {
            printed.line(words, &snapshot)?;
        }
        if once_known && snapshot.crowd.now.is_some() {
            session.close().await;
            return Ok(Ended::Done);
        }
        if session.snapshots.changed().await.is_err() {
            // No line before it may be taken for the present.
            print::aside(&words.get("tray-stopped"));
            return Ok(Ended::Failed);
        }
    }
}

/// What was printed last.
#[derive(Debug, Default)]
struct Printed {
    caution: Option<String>,
    last: Option<String>,
}

impl Printed {
    fn line(&mut self, words: &Words, snapshot: &Snapshot) -> anyhow::Result<()> {
        let caution = text::caution(words, snapshot);
        if caution != self.caution {
            print::text(caution.as_deref().unwrap_or_default())?;
            self.caution = caution;
        }
        // The same moment for all, so that lines are compared by what they mean.
        let timeless = Clock { now: UnixSeconds(0), seconds_east: 0 };
        let meaning = text::watch_line(words, snapshot, timeless);
        if self.last.as_ref() != Some(&meaning) {
            print::text(&text::watch_line(words, snapshot, here_and_now()))?;
            self.last = Some(meaning);
        }
        Ok(())
    }

    fn json(&mut self, status: &StatusJson) -> anyhow::Result<()> {
        let line = serde_json::to_string(status)?;
        if self.last.as_ref() != Some(&line) {
            print::text(&line)?;
            self.last = Some(line);
        }
        Ok(())
    }
}
