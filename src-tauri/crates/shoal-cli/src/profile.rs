//! `shoal profile`: whom the user hides from.

use serde::Serialize;
use shoal_core::snapshot::SCHEMA;
use shoal_core::{Profile, SettingsChange};
use shoal_view::json::ProfilesJson;
use shoal_view::text;

use crate::args::Setting;
use crate::ended::Ended;
use crate::language::words;
use crate::session::{Purpose, Session};
use crate::{choice, print};

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
    let session = Session::open(setting, Purpose::Look).await?;
    let words = words();
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
    let purpose = if dry_run { Purpose::Look } else { Purpose::Act };
    let mut session = Session::open(setting, purpose).await?;
    if !dry_run {
        let change = SettingsChange::Profile { profile };
        if let Some(ended) = choice::make(setting, &mut session, change).await? {
            session.close().await;
            return Ok(ended);
        }
    }
    let settings = session.snapshots.borrow().settings.clone();
    session.close().await;
    if setting.json {
        let few_people = settings.few_people.unwrap_or_else(|| profile.few_people());
        print::json(&ChosenJson { schema: SCHEMA, dry_run, profile, few_people })?;
    } else {
        let words = words();
        let (title, body) = text::profile(words, profile);
        let id = if dry_run { "profile-would" } else { "profile-taken" };
        print::text(&words.say(id, [("title", title.into())]))?;
        print::text(&body)?;
    }
    Ok(Ended::Done)
}
