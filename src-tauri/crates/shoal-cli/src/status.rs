//! `shoal status` and `shoal watch`.

use shoal_core::findings::SettingsFileState;
use shoal_core::{Snapshot, UnixSeconds};
use shoal_tray::clock::here_and_now;
use shoal_view::json::StatusJson;
use shoal_view::{Clock, Words, text};

use crate::args::Setting;
use crate::ended::Ended;
use crate::language::words;
use crate::session::{Purpose, Session, is_silent};
use crate::{lists, print};

/// Shows what is known, once.
pub(crate) async fn status(setting: &Setting) -> anyhow::Result<Ended> {
    let mut session = Session::open(setting, Purpose::Look).await?;
    let words = words();
    let snapshot = session.settled().await;
    tell_unused_settings(setting);
    if setting.json {
        print::json(&StatusJson::of(words, &snapshot))?;
    } else {
        print::text(&text::status(words, &snapshot, here_and_now()))?;
    }
    session.close().await;
    Ok(if is_silent(&snapshot) { Ended::NotReachable } else { Ended::Done })
}

/// Says so in one line where the settings on disk do not count; nothing is changed about them.
fn tell_unused_settings(setting: &Setting) {
    let state = lists::settings_file(setting).map(|file| file.state().clone());
    if let Some(SettingsFileState::Unreadable { reason } | SettingsFileState::Refused { reason }) =
        state
    {
        let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
        print::aside(&words().say("cli-settings-unused", [("reason", reason.into())]));
    }
}

/// Prints a line whenever what is known changes, until the agent stops. Where only a crowd is waited for it ends with
/// that, or once the daemon cannot be reached.
pub(crate) async fn watch(setting: &Setting, once_known: bool) -> anyhow::Result<Ended> {
    let mut session = Session::open(setting, Purpose::Look).await?;
    let words = words();
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
        if once_known && is_silent(&snapshot) {
            session.close().await;
            // As JSON the line above has said it.
            if !setting.json {
                print::silence(setting, &snapshot)?;
            }
            return Ok(Ended::NotReachable);
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
