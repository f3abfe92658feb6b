//! `shoal` alone: the program that lives all day.

use std::os::unix::ffi::OsStringExt;
use std::sync::Arc;

use anyhow::{Context, bail};
use shoal_agent::{AgentConfig, Ending, Lock, Place, Running, resident};
use shoal_core::autostart::Autostart;
use shoal_core::{Command, RelayDirectory};
use shoal_tray::{News, window};
use shoal_view::text;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::mpsc;
use tokio::time::timeout;

use crate::args::Setting;
use crate::demo::Demo;
use crate::ended::Ended;
use crate::language::{self, words};
use crate::session::{PATIENCE, agent_config, paths, tell_what_counts};
use crate::{autostart, lists, print};

/// Runs until the user ends it; where a Shoal runs already, has that one show its window.
pub(crate) async fn run(setting: &Setting) -> anyhow::Result<Ended> {
    let relays = lists::of_files(setting)?;
    match Place::find(&paths(setting)).await? {
        Place::Ours(lock) => Box::pin(live(setting, relays, lock)).await,
        Place::Taken(first) => {
            language::follow(&first.snapshots().borrow());
            tell_what_counts(setting);
            first.show().await?;
            first.close().await;
            print::text(&text::runs_already(words()))?;
            Ok(Ended::Done)
        }
    }
}

async fn live(
    setting: &Setting,
    relays: Option<Arc<RelayDirectory>>,
    lock: Lock,
) -> anyhow::Result<Ended> {
    let folder = paths(setting).runtime_dir().to_owned();
    let demo = if setting.demo { Some(Demo::resident(setting, &folder).await?) } else { None };
    let line = match &setting.socket {
        Some(socket) => std::path::absolute(socket)?.into_os_string().into_vec(),
        None => demo.as_ref().map(|demo| demo.line().into_bytes()).unwrap_or_default(),
    };
    lock.note(&line).context("the lock file could not be written")?;
    let config = AgentConfig { relays, ..agent_config(setting, demo.as_ref()) };
    let running = resident(config, lock)?;
    tell_autostart(setting, &running).await;
    let commands = running.ports.commands.clone();
    let (tell, mut news) = mpsc::channel(8);
    let shown = shoal_tray::show(running.ports.clone(), window::program()?, tell);
    let mut interrupt = signal(SignalKind::interrupt()).context("signals cannot be heard")?;
    let mut terminate = signal(SignalKind::terminate()).context("signals cannot be heard")?;
    let mut hang_up = signal(SignalKind::hangup()).context("signals cannot be heard")?;
    tokio::pin!(shown);
    loop {
        tokio::select! {
            () = &mut shown => break,
            // The agent has ended where it takes no command; then `shown` ends too.
            _ = interrupt.recv() => drop(commands.try_send(Command::Quit)),
            _ = terminate.recv() => drop(commands.try_send(Command::Quit)),
            _ = hang_up.recv() => drop(commands.try_send(Command::Quit)),
            Some(what) = news.recv() => {
                language::follow(&running.ports.snapshots.borrow());
                tell_news(&what);
            }
        }
    }
    match running.quit().await {
        Ending::Quit => Ok(Ended::Done),
        Ending::Abandoned | Ending::Died => bail!("Shoal's agent has stopped by itself"),
    }
}

/// Says at the start where what the desktop starts at login may be something else.
async fn tell_autostart(setting: &Setting, running: &Running) {
    let mut snapshots = running.ports.snapshots.clone();
    let looked = snapshots.wait_for(|snapshot| snapshot.autostart.is_some());
    // Whoever does not say so in time says it by a notice.
    if let Ok(Ok(snapshot)) = timeout(PATIENCE, looked).await
        && snapshot.autostart == Some(Autostart::Changed)
    {
        for said in autostart::state(setting, &Autostart::Changed) {
            print::aside(&said);
        }
    }
}

/// One line in the terminal for what the user may wonder about.
fn tell_news(news: &News) {
    let words = words();
    print::aside(&match news {
        News::NoTray => words.get("cli-no-tray"),
        News::TrayAppeared => words.get("cli-tray-appeared"),
        News::WindowNotOpened(error) => {
            words.say("cli-window-not-opened", [("reason", print::chain(error).into())])
        }
        News::NothingToSee(error) => {
            words.say("cli-nothing-to-see", [("reason", print::chain(error).into())])
        }
        News::WindowCrashed => words.get("cli-window-crashed"),
        News::CrashedWithoutTray => words.get("cli-crashed-without-tray"),
        News::ClosedWithoutTray => words.get("cli-closed-without-tray"),
    });
}
