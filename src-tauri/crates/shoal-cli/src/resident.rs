//! `shoal` alone: the program that lives all day.

use anyhow::{Context, bail};
use shoal_agent::{Ending, Lock, Place, resident};
use shoal_core::Command;
use shoal_tray::{News, window};
use shoal_view::{Words, text};
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::mpsc;

use crate::args::Setting;
use crate::demo::Demo;
use crate::ended::Ended;
use crate::print;
use crate::session::{agent_config, paths};

/// Runs until the user ends it; where a Shoal runs already, has that one show its window.
pub(crate) async fn run(setting: &Setting) -> anyhow::Result<Ended> {
    match Place::find(&paths(setting)).await? {
        Place::Ours(lock) => Box::pin(live(setting, lock)).await,
        Place::Taken(first) => {
            first.show().await?;
            first.close().await;
            print::text(&text::runs_already(Words::english()))?;
            Ok(Ended::Done)
        }
    }
}

async fn live(setting: &Setting, lock: Lock) -> anyhow::Result<Ended> {
    let folder = paths(setting).runtime_dir().to_owned();
    let demo = setting.demo.then(|| Demo::resident(setting, &folder)).transpose()?;
    let running = resident(agent_config(setting, demo.as_ref()), lock)?;
    let commands = running.ports.commands.clone();
    let (tell, mut news) = mpsc::channel(8);
    let shown = shoal_tray::show(running.ports.clone(), window::program()?, tell);
    let mut interrupt = signal(SignalKind::interrupt()).context("signals cannot be heard")?;
    let mut terminate = signal(SignalKind::terminate()).context("signals cannot be heard")?;
    tokio::pin!(shown);
    loop {
        tokio::select! {
            () = &mut shown => break,
            // The agent has ended where it takes no command; then `shown` ends too.
            _ = interrupt.recv() => drop(commands.try_send(Command::Quit)),
            _ = terminate.recv() => drop(commands.try_send(Command::Quit)),
            Some(what) = news.recv() => tell_news(&what),
        }
    }
    match running.quit().await {
        Ending::Quit => Ok(Ended::Done),
        Ending::Abandoned | Ending::Died => bail!("Shoal's agent has stopped by itself"),
    }
}

/// One line in the terminal for what the user may wonder about.
fn tell_news(news: &News) {
    let words = Words::english();
    print::aside(&match news {
        News::NoTray => words.get("cli-no-tray"),
        News::TrayAppeared => words.get("cli-tray-appeared"),
        News::WindowNotOpened(error) => {
            words.say("cli-window-not-opened", [("reason", print::chain(error).into())])
        }
        News::WindowCrashed => words.get("cli-window-crashed"),
        News::ClosedWithoutTray => words.get("cli-closed-without-tray"),
    });
}
        News::NothingToSee(error) => {
            words.say("cli-nothing-to-see", [("reason", print::chain(error).into())])
        }
        News::CrashedWithoutTray => words.get("cli-crashed-without-tray"),
