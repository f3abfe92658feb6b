//! `shoal switch` and `shoal undo`: the target before, progress while it lasts, the outcome with the crowd before and after.

use std::sync::Arc;
use std::time::Duration;

use serde::Serialize;
use shoal_core::event::Refusal;
use shoal_core::snapshot::{
    ActionPhase, ActionView, Outcome, RelayView, SCHEMA, Snapshot, SwitchBlocked,
};
use shoal_core::{ActionId, Command, CrowdEstimate, SwitchTarget};
use shoal_view::{Words, sentences, text};
use tokio::time::timeout;

use crate::args::Setting;
use crate::ended::Ended;
use crate::lists::ListError;
use crate::print;
use crate::session::{Purpose, Session, is_silent};
use crate::target::Target;

/// Longer than the state lets any action last, putting back included.
const DEADLINE: Duration = Duration::from_mins(3);

/// What is printed as JSON.
#[derive(Debug, Serialize)]
struct SwitchJson<'a> {
    schema: u32,
    dry_run: bool,
    target: Option<&'a SwitchTarget>,
    place: Option<&'a RelayView>,
    expected: Option<CrowdEstimate>,
    replaces_custom_list: Option<&'a str>,
    action: Option<&'a ActionView>,
}

/// One request, from what is asked for to how it ended.
struct Request<'a> {
    setting: &'a Setting,
    dry_run: bool,
    /// `None`: undo.
    target: Option<Target>,
}

/// Leaves through another place.
pub(crate) async fn switch(setting: &Setting, to: &str, dry_run: bool) -> anyhow::Result<Ended> {
    let mut session = Session::open(setting, purpose(dry_run)).await?;
    let snapshot = session.settled().await;
    if is_silent(&snapshot) {
        return silent(session, setting, &snapshot).await;
    }
    let directory = match session.directory().await {
        Ok(directory) => directory,
        Err(trouble) => {
            session.close().await;
            return ListError::Daemon(trouble).told(setting);
        }
    };
    let target = match Target::find(to, Arc::clone(&directory), &snapshot) {
        Ok(target) => target,
        Err(none) => {
            session.close().await;
            print::refusal(setting, "not_found", &[text::no_such_place(Words::english(), &none)])?;
            return Ok(Ended::Failed);
        }
    };
    let request = Request { setting, dry_run, target: Some(target) };
    request.carry_out(session, &snapshot).await
}

/// Puts the relay settings back as they were before the last switch.
pub(crate) async fn undo(setting: &Setting, dry_run: bool) -> anyhow::Result<Ended> {
    let mut session = Session::open(setting, purpose(dry_run)).await?;
    let snapshot = session.settled().await;
    if is_silent(&snapshot) {
        return silent(session, setting, &snapshot).await;
    }
    if !snapshot.can_undo {
        session.close().await;
        print::refusal(setting, "nothing_to_undo", &[Words::english().get("cli-nothing-to-undo")])?;
        return Ok(Ended::Failed);
    }
    Request { setting, dry_run, target: None }.carry_out(session, &snapshot).await
}

fn purpose(dry_run: bool) -> Purpose {
    if dry_run { Purpose::Look } else { Purpose::Act }
}

async fn silent(session: Session, setting: &Setting, snapshot: &Snapshot) -> anyhow::Result<Ended> {
    session.close().await;
    print::silence(setting, snapshot)?;
    Ok(Ended::NotReachable)
}

impl Request<'_> {
    async fn carry_out(&self, mut session: Session, before: &Snapshot) -> anyhow::Result<Ended> {
        self.tell_target(before)?;
        if let Some(why) = before.switch_blocked {
            session.close().await;
            let said = sentences::switch_blocked(Words::english(), why);
            print::refusal(self.setting, "switch_blocked", &[said])?;
            return Ok(if why == SwitchBlocked::NoDaemon {
                Ended::NotReachable
            } else {
                Ended::Failed
            });
        }
        if self.dry_run {
            session.close().await;
            if self.setting.json {
                print::marked(before.source, &self.json(before, None))?;
            } else {
                print::text(&Words::english().get("cli-dry-run"))?;
            }
            return Ok(Ended::Done);
        }
        session.command(self.command()).await?;
        let earlier = before.action.as_ref().map(|action| action.id);
        let ended = timeout(DEADLINE, follow(&mut session, earlier)).await;
        let snapshot = session.snapshots.borrow().clone();
        session.close().await;
        let Ok(Some(action)) = ended else {
            print::refusal(self.setting, "no_answer", &[Words::english().get("tray-stopped")])?;
            return Ok(Ended::Failed);
        };
        if self.setting.json {
            print::marked(snapshot.source, &self.json(before, Some(&action)))?;
        } else {
            for line in text::ending(Words::english(), &action).unwrap_or_default() {
                print::text(&line)?;
            }
        }
        Ok(verdict(&action))
    }

    fn command(&self) -> Command {
        match &self.target {
            // Whatever tunnel is up: who types a place means it, also if the tunnel has changed meanwhile.
            Some(found) => Command::Switch { target: found.ask_for.clone(), seen_in: None },
            None => Command::Undo { anyway: false },
        }
    }

    fn tell_target(&self, before: &Snapshot) -> anyhow::Result<()> {
        if self.setting.json {
            return Ok(());
        }
        let words = Words::english();
        text::caution(words, before).map_or(Ok(()), |caution| print::text(&caution))?;
        let replaces = before.replaces_custom_list.as_deref().filter(|_| self.target.is_some());
        let target = self.target.as_ref().map_or(text::Target::Undo, Target::in_words);
        for line in text::target(words, target, replaces) {
            print::text(&line)?;
        }
        Ok(())
    }

    fn json<'a>(&'a self, before: &'a Snapshot, action: Option<&'a ActionView>) -> SwitchJson<'a> {
        let target = self.target.as_ref();
        SwitchJson {
            schema: SCHEMA,
            dry_run: self.dry_run,
            target: target.map(|found| &found.ask_for),
            place: target.and_then(|found| found.place.as_ref()),
            expected: target.and_then(|found| found.crowd),
            replaces_custom_list: before
                .replaces_custom_list
                .as_deref()
                .filter(|_| target.is_some()),
            action,
        }
    }
}

/// Tells how far it is until it has ended; `None` where the agent stopped before.
async fn follow(session: &mut Session, earlier: Option<ActionId>) -> Option<ActionView> {
    let mut told = None;
    loop {
        let action = session.snapshots.borrow_and_update().action.clone();
        if let Some(action) = action.filter(|action| Some(action.id) != earlier) {
            if matches!(action.phase, ActionPhase::Ended { .. }) {
                return Some(action);
            }
            let step = sentences::progress(Words::english(), &action);
            if step != told {
                if let Some(step) = &step {
                    print::aside(step);
                }
                told = step;
            }
        }
        session.snapshots.changed().await.ok()?;
    }
}

fn verdict(action: &ActionView) -> Ended {
    let ActionPhase::Ended { outcome, .. } = &action.phase else { return Ended::Failed };
    match outcome {
        Outcome::Verified | Outcome::Unchanged | Outcome::UpUnverified | Outcome::SavedForLater => {
            Ended::Done
        }
        Outcome::Refused { refusal: Refusal::NotReachable } => Ended::NotReachable,
        Outcome::Failed { .. }
        | Outcome::TimedOut { .. }
        | Outcome::Refused { .. }
        | Outcome::Stale
        | Outcome::AlreadyUnderWay
        | Outcome::TooSoon
        | Outcome::KeyTooYoung { .. }
        | Outcome::NoSuchPlace
        | Outcome::NothingToUndo => Ended::Failed,
    }
}
