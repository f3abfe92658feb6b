//! `shoal browsers`, and what it has in common with `shoal check`: something that Shoal does only if the user allowed it.

use serde::Serialize;
use shoal_core::SettingsChange;
use shoal_core::snapshot::SCHEMA;

use crate::args::{Leave, Setting};
use crate::ended::Ended;
use crate::language::words;
use crate::session::{Purpose, Session};
use crate::{choice, print};

/// Something that takes the user's leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Asked {
    /// To ask the exit check.
    ExitCheck,
    /// To look which browsers run.
    Browsers,
}

impl Asked {
    pub(crate) fn change(self, allowed: bool) -> SettingsChange {
        match self {
            Self::ExitCheck => SettingsChange::ExitCheck { allowed },
            Self::Browsers => SettingsChange::LookForBrowsers { allowed },
        }
    }

    fn id(self, allowed: Option<bool>) -> &'static str {
        match (self, allowed) {
            (Self::ExitCheck, Some(true)) => "cli-leave-exit_check-allowed",
            (Self::ExitCheck, Some(false) | None) => "cli-leave-exit_check-forbidden",
            (Self::Browsers, Some(true)) => "cli-leave-browsers-allowed",
            (Self::Browsers, Some(false)) => "cli-leave-browsers-forbidden",
            (Self::Browsers, None) => "cli-leave-browsers-undecided",
        }
    }
}

/// What is printed as JSON.
#[derive(Debug, Serialize)]
struct LeaveJson {
    schema: u32,
    dry_run: bool,
    leave: Asked,
    /// `null`: nothing was decided, which counts as no.
    allowed: Option<bool>,
}

/// `shoal browsers`: whether Shoal may look which browsers run, or from now on.
pub(crate) async fn browsers(setting: &Setting, leave: Leave) -> anyhow::Result<Ended> {
    let purpose = if leave.changes() { Purpose::Act } else { Purpose::Look };
    let mut session = Session::open(setting, purpose).await?;
    if leave.changes()
        && let Some(allowed) = leave.wanted()
        && let Some(ended) =
            choice::make(setting, &mut session, Asked::Browsers.change(allowed)).await?
    {
        session.close().await;
        return Ok(ended);
    }
    let present = session.snapshots.borrow().settings.look_for_browsers;
    session.close().await;
    tell(setting, Asked::Browsers, leave, present)
}

/// Says what is allowed, or would be.
pub(crate) fn tell(
    setting: &Setting,
    asked: Asked,
    leave: Leave,
    present: Option<bool>,
) -> anyhow::Result<Ended> {
    let words = words();
    let dry_run = leave.dry_run;
    let allowed = if dry_run { leave.wanted() } else { present };
    if setting.json {
        print::json(&LeaveJson { schema: SCHEMA, dry_run, leave: asked, allowed })?;
        return Ok(Ended::Done);
    }
    let what = words.get(asked.id(allowed));
    if dry_run {
        print::text(&words.say("cli-choice-would", [("what", what.into())]))?;
        print::text(&words.get("cli-dry-run"))?;
    } else {
        print::text(&what)?;
    }
    Ok(Ended::Done)
}
