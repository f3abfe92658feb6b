//! `shoal profile`: whom the user hides from.

use std::time::Duration;

use serde::Serialize;
use shoal_core::snapshot::SCHEMA;
use shoal_core::{Command, Profile, SettingsChange};
use shoal_view::json::ProfilesJson;
use shoal_view::{Words, text};
use tokio::time::{sleep, timeout};

use crate::args::Setting;
use crate::ended::Ended;
use crate::session::{PATIENCE, Purpose, Session, paths};
use crate::{lists, print};

/// How often the settings file is looked at until it says the same, and how long it is left in between.
const LOOKS: u32 = 50;
const BETWEEN: Duration = Duration::from_millis(100);

/// `shoal profile NAME --json`.
#[derive(Debug, Serialize)]
struct ChosenJson {
    schema: u32,
    dry_run: bool,
    profile: Profile,
    few_people: u32,
}

/// Shows all profiles, with the one that counts.
pub(crate) async fn show(setting: &Setting) -> anyhow::Result<Ended> {
    let words = Words::english();
    let session = Session::open(setting, Purpose::Look).await?;
    let snapshot = session.snapshots.borrow().clone();
    session.close().await;
    if setting.json {
        print::json(&ProfilesJson::of(words, &snapshot.settings))?;
    } else {
        print::text(&text::profiles(words, &snapshot.settings))?;
    }
    Ok(Ended::Done)
}

/// Has this one count from now on.
pub(crate) async fn choose(
    setting: &Setting,
    profile: Profile,
    dry_run: bool,
) -> anyhow::Result<Ended> {
    let words = Words::english();
    let purpose = if dry_run { Purpose::Look } else { Purpose::Act };
    let mut session = Session::open(setting, purpose).await?;
    if setting.demo && session.is_own() && !dry_run {
        session.close().await;
        print::refusal(setting, "demo", &[words.get("profile-of-demo")])?;
        return Ok(Ended::Failed);
    }
    if !dry_run {
        session.command(Command::Change { change: SettingsChange::Profile { profile } }).await?;
        let taken = session.wait_for(|snapshot| snapshot.settings.profile == Some(profile));
        drop(timeout(PATIENCE, taken).await);
    }
    let settings = session.snapshots.borrow().settings.clone();
    session.close().await;
    if !dry_run && settings.profile != Some(profile) {
        print::refusal(setting, "not_taken", &[words.get("profile-not-taken")])?;
        return Ok(Ended::Failed);
    }
    if !dry_run && !setting.demo && !is_written(setting, profile).await {
        let path = paths(setting).settings_file().unwrap_or_default();
        let path = [("path", path.to_string_lossy().into_owned().into())];
        print::refusal(setting, "not_kept", &[words.say("profile-not-kept", path)])?;
        return Ok(Ended::Failed);
    }
    if setting.json {
        let few_people = settings.few_people.unwrap_or_else(|| profile.few_people());
        print::json(&ChosenJson { schema: SCHEMA, dry_run, profile, few_people })?;
    } else {
        let (title, body) = text::profile(words, profile);
        let id = if dry_run { "profile-would" } else { "profile-taken" };
        print::text(&words.say(id, [("title", title.into())]))?;
        print::text(&body)?;
    }
    Ok(Ended::Done)
}

/// Whether the choice is on disk, where the Shoal that runs writes it a moment after it has taken it.
async fn is_written(setting: &Setting, profile: Profile) -> bool {
    for _ in 0..LOOKS {
        if lists::settings(setting).profile == Some(profile) {
            return true;
        }
        sleep(BETWEEN).await;
    }
    false
}
