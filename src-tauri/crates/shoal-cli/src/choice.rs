//! The one way in which a command changes a setting of Shoal's: it counts, and it is on disk, or the user is told.

use std::time::Duration;

use shoal_core::{Command, Settings, SettingsChange};
use tokio::time::{sleep, timeout};

use crate::args::Setting;
use crate::ended::Ended;
use crate::language::words;
use crate::session::{PATIENCE, Session, paths};
use crate::{lists, print};

/// How often the settings file is looked at until it says the same, and how long it is left in between.
const LOOKS: u32 = 50;
const BETWEEN: Duration = Duration::from_millis(100);

/// Changes a setting; what the command ends with where that is not so, which was said then.
///
/// # Errors
/// When Shoal has stopped, or nothing can be printed.
pub(crate) async fn make(
    setting: &Setting,
    session: &mut Session,
    change: SettingsChange,
) -> anyhow::Result<Option<Ended>> {
    let words = words();
    if setting.demo && session.is_own() {
        print::refusal(setting, "demo", &[words.get("cli-choice-of-demo")])?;
        return Ok(Some(Ended::Failed));
    }
    let says_so = |settings: &Settings| {
        settings.changed(change.clone()).is_ok_and(|changed| changed == *settings)
    };
    session.command(Command::Change { change: change.clone() }).await?;
    let taken = timeout(PATIENCE, session.wait_for(|snapshot| says_so(&snapshot.settings))).await;
    if !taken.is_ok_and(|snapshot| says_so(&snapshot.settings)) {
        print::refusal(setting, "not_taken", &[words.get("cli-choice-not-taken")])?;
        return Ok(Some(Ended::Failed));
    }
    if !setting.demo && !is_written(setting, says_so).await {
        let path = paths(setting).settings_file().unwrap_or_default();
        let path = [("path", path.to_string_lossy().into_owned().into())];
        print::refusal(setting, "not_kept", &[words.say("cli-choice-not-kept", path)])?;
        return Ok(Some(Ended::Failed));
    }
    Ok(None)
}

/// Whether it is on disk, where whoever took it writes it a moment later.
async fn is_written(setting: &Setting, says_so: impl Fn(&Settings) -> bool) -> bool {
    for _ in 0..LOOKS {
        if says_so(&lists::settings(setting)) {
            return true;
        }
        sleep(BETWEEN).await;
    }
    false
}
