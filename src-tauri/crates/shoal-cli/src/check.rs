//! `shoal check`, and the process that asks.

use std::hash::RandomState;

use shoal_agent::hardening::harden;
use shoal_core::{Command, Trouble};
use shoal_mullvad::exit_check::{Answer, ExitCheck, Failure, Report};
use shoal_mullvad::links;
use shoal_tray::clock::here_and_now;
use shoal_view::json::StatusJson;
use shoal_view::text;

use crate::args::{Leave, Setting};
use crate::ended::Ended;
use crate::language::words;
use crate::leave::{Asked, tell};
use crate::session::{Purpose, Session, is_of_daemon};
use crate::{choice, print};

/// Asks the exit check where nothing else tells the exit IP, and shows what is known then; or forbids that.
pub(crate) async fn run(setting: &Setting, leave: Leave) -> anyhow::Result<Ended> {
    let purpose = if leave.changes() { Purpose::Act } else { Purpose::Look };
    let mut session = Session::open(setting, purpose).await?;
    let words = words();
    let was_allowed = session.snapshots.borrow().settings.exit_check;
    if let Some(allowed) = leave.wanted() {
        if leave.changes()
            && let Some(ended) =
                choice::make(setting, &mut session, Asked::ExitCheck.change(allowed)).await?
        {
            session.close().await;
            return Ok(ended);
        }
        if leave.dry_run || !allowed {
            session.close().await;
            return tell(setting, Asked::ExitCheck, leave, Some(allowed));
        }
    } else if !was_allowed {
        session.close().await;
        let said = [words.get("cli-check-not-allowed"), words.get("cli-check-not-allowed.next")];
        print::refusal(setting, "exit_check", &said)?;
        return Ok(Ended::Failed);
    }
    // Beside a simulation that runs there is no other one to ask.
    if was_allowed && !session.is_own() && !setting.demo {
        session = asked_anew(setting, session).await?;
    }
    let snapshot = session.settled().await;
    session.close().await;
    if setting.json {
        print::json(&StatusJson::of(words, &snapshot))?;
    } else {
        print::text(&text::status(words, &snapshot, here_and_now()))?;
    }
    Ok(ended(snapshot.trouble))
}

/// An exit check that gave no answer has not done what was asked.
fn ended(trouble: Option<Trouble>) -> Ended {
    match trouble {
        Some(Trouble::CheckUnreachable | Trouble::CheckNotMullvad) => Ended::Failed,
        Some(trouble) if is_of_daemon(trouble) => Ended::NotReachable,
        Some(_) | None => Ended::Done,
    }
}

/// Has the resident program ask again, and asks itself: what comes of the former cannot be told from what it knew, and it
/// does not ask twice within a few seconds.
async fn asked_anew(setting: &Setting, session: Session) -> anyhow::Result<Session> {
    session.command(Command::CheckExit).await?;
    session.close().await;
    Session::alone(setting).await
}

/// Asks through one interface and prints the answer for the program that started this one. It asks only through the tunnel
/// that traffic leaves by at this moment, whatever was told it.
pub(crate) async fn ask(interface: &str) -> anyhow::Result<Ended> {
    harden();
    let link = links::look(&RandomState::new());
    let report = if link.is_some_and(|link| link.name == interface) {
        ExitCheck::over(interface).ask().await
    } else {
        let failed = Answer::Failed { failure: Failure::NotBound };
        Report { v4: failed.clone(), v6: failed }
    };
    print::text(&serde_json::to_string(&report)?)?;
    Ok(Ended::Done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_check_without_an_answer_is_not_done() {
        for (trouble, code) in [
            (None, Ended::Done),
            (Some(Trouble::CheckUnreachable), Ended::Failed),
            (Some(Trouble::CheckNotMullvad), Ended::Failed),
            (Some(Trouble::DaemonNotRunning), Ended::NotReachable),
            // The exit IP is known, and that was asked for.
            (Some(Trouble::NotLoggedIn), Ended::Done),
        ] {
            assert_eq!(ended(trouble), code, "{trouble:?}");
        }
    }
}
