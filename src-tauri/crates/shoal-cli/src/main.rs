//! The program `shoal`: arguments in, words or JSON out, and the resident program's start.
//!
//! # Design
//!
//! Every command reads snapshots and sends commands like any other front end: of the resident agent if one runs, else of
//! an agent that lives as long as the command. So a switch from here is under the same rules as one from the tray.
//! Sentences are made in `shoal-view`; here they are only printed.

mod acting;
mod advice;
mod args;
mod autostart;
mod check;
mod choice;
mod demo;
mod diagnostics;
mod doctor;
mod ended;
mod forget;
mod history;
mod identity;
mod language;
mod leave;
mod lists;
mod lookup;
mod pause;
mod places;
mod predict;
mod print;
mod profile;
mod relays;
mod resident;
mod session;
mod sightings_file;
mod signals;
mod status;
mod switch;
mod target;
mod trail;
mod way_in;
mod why;

use std::error::Error;
use std::process::ExitCode;

use anyhow::Context;
use clap::CommandFactory;
use shoal_agent::client::ClientError;
use shoal_agent::hardening::{harden, is_root};
use shoal_agent::single_instance::LockError;
use tokio::signal::unix::{SignalKind, signal};

use crate::args::{Arguments, Setting, Task};
use crate::ended::Ended;
use crate::language::words;
use crate::print::PrintError;
use crate::session::paths;

fn main() -> ExitCode {
    let Arguments { task, setting } =
        Arguments::read(std::env::args_os()).unwrap_or_else(|wrong| wrong.exit());
    if task.is_some() {
        language::begin(&paths(&setting));
    }
    let ended = match task {
        None => live(&setting),
        Some(Task::Forget { yes }) => forget(yes, &setting),
        Some(task) => run(task, &setting),
    };
    match ended {
        Ok(ended) => ended.into(),
        Err(error) if matches!(error.downcast_ref(), Some(PrintError::ReaderGone)) => {
            Ended::Done.into()
        }
        Err(error) => {
            tell(&setting, &error);
            Ended::Failed.into()
        }
    }
}

/// Says why the program ended, and what to do where that is known.
fn tell(setting: &Setting, error: &anyhow::Error) {
    let next = error.chain().find_map(next_step).map(|id| words().get(id));
    let said: Vec<_> = std::iter::once(format!("shoal: {error:#}")).chain(next).collect();
    // Where nothing can be printed there, it is said here.
    if !setting.json || print::refusal(setting, "failed", &said).is_err() {
        for line in said {
            print::aside(&line);
        }
    }
}

/// The words for what to do where the Shoal that runs gives no answer, or none can run.
fn next_step(cause: &(dyn Error + 'static)) -> Option<&'static str> {
    match cause.downcast_ref::<ClientError>() {
        Some(ClientError::Silent { .. } | ClientError::Line(_) | ClientError::Socket(_)) => {
            return Some("doctor-resident-silent.next");
        }
        Some(ClientError::Foreign { .. }) => return Some("doctor-resident-no_place.next"),
        // It says so itself, or is over.
        Some(ClientError::OtherVersion | ClientError::Stopped) | None => {}
    }
    let is_no_place = matches!(cause.downcast_ref(), Some(LockError::Dir(_)));
    is_no_place.then_some("doctor-resident-no_place.next")
}

/// The resident program. It gives up what it does not need before any thread starts.
fn live(setting: &Setting) -> anyhow::Result<Ended> {
    harden();
    language::begin(&paths(setting));
    if is_root() {
        print::aside(&words().get("cli-as-root"));
    }
    on_one_thread(resident::run(setting))
}

/// Forgets, once the user agrees.
fn forget(yes: bool, setting: &Setting) -> anyhow::Result<Ended> {
    match forget::asked(setting, yes)? {
        Some(ended) => Ok(ended),
        None => run(Task::Forget { yes: true }, setting),
    }
}

/// One command, which an interruption ends in order: a simulation leaves nothing behind.
fn run(task: Task, setting: &Setting) -> anyhow::Result<Ended> {
    let is_watch = matches!(task, Task::Watch { .. });
    on_one_thread(async {
        let mut interrupt = signal(SignalKind::interrupt()).context("signals cannot be heard")?;
        let mut terminate = signal(SignalKind::terminate()).context("signals cannot be heard")?;
        let mut hang_up = signal(SignalKind::hangup()).context("signals cannot be heard")?;
        tokio::select! {
            ended = carry_out(task, setting) => ended,
            _ = interrupt.recv() => Ok(if is_watch { Ended::Done } else { interrupted() }),
            _ = terminate.recv() => Ok(interrupted()),
            _ = hang_up.recv() => Ok(interrupted()),
        }
    })
}

/// Ends in the middle: what that means for what was asked for is said.
fn interrupted() -> Ended {
    if let Some(said) = acting::interrupted() {
        print::aside(&said);
    }
    Ended::Interrupted
}

async fn carry_out(task: Task, setting: &Setting) -> anyhow::Result<Ended> {
    match task {
        Task::Status => status::status(setting).await,
        Task::Watch { once_known } => status::watch(setting, once_known).await,
        Task::Lookup { what } => lookup::run(setting, &what).await,
        Task::Places { why: Some(place), .. } => why::run(setting, &place).await,
        Task::Places { sort, country, why: None } => {
            places::run(setting, sort, country.as_deref()).await
        }
        Task::Predict { tunnel_address } => predict::run(setting, tunnel_address.as_deref()).await,
        Task::Signals { options } => signals::run(setting, &options).await,
        Task::Trail { sightings } => trail::run(setting, sightings.as_deref()).await,
        Task::Switch { to, dry_run } => switch::switch(setting, &to, dry_run).await,
        Task::AnotherRelay { dry_run } => switch::another_relay(setting, dry_run).await,
        Task::RotateKey { how } => identity::rotate_key(setting, how).await,
        Task::NewIdentity { how } => identity::new_identity(setting, how).await,
        Task::Multihop { mode, dry_run } => way_in::multihop(setting, mode, dry_run).await,
        Task::Entry { to, dry_run } => way_in::entry(setting, &to, dry_run).await,
        Task::Undo { anyway, dry_run } => switch::undo(setting, anyway, dry_run).await,
        Task::Pause { minutes, dry_run } => pause::run(setting, minutes, dry_run).await,
        Task::History { remember: Some(remember), .. } => history::choose(setting, remember).await,
        Task::History { days, remember: None } => history::list(setting, days).await,
        Task::Forget { .. } => forget::run(setting).await,
        Task::Check { leave } => check::run(setting, leave).await,
        Task::Browsers { leave } => leave::browsers(setting, leave).await,
        Task::CheckExit { interface } => check::ask(&interface).await,
        Task::Advice { explain: Some(rule) } => advice::explain(setting, &rule).await,
        Task::Advice { explain: None } => advice::list(setting).await,
        Task::Profile { profile: Some(chosen), dry_run } => {
            profile::choose(setting, chosen.into(), dry_run).await
        }
        Task::Profile { profile: None, .. } => profile::show(setting).await,
        Task::Autostart { asked } => autostart::run(setting, asked).await,
        Task::Doctor => doctor::run(setting).await,
        Task::Diagnostics { save } => diagnostics::run(setting, save.as_deref()).await,
        Task::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "shoal", &mut script);
            print::text(&String::from_utf8(script)?)?;
            Ok(Ended::Done)
        }
    }
}

/// One thread serves everything: Shoal waits nearly all the time.
fn on_one_thread(work: impl Future<Output = anyhow::Result<Ended>>) -> anyhow::Result<Ended> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.context("the program could not be set up")?.block_on(work)
}
