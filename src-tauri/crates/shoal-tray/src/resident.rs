//! What the resident program shows, all day: an item in the tray, notices, and a window when it is asked for.
//!
//! Each of them follows the snapshots for itself, so that none can hold up another. Where there is no tray, the window
//! opens in its place, once, and the item moves in when a tray appears. Closing the window leaves Shoal in the tray;
//! where there is none it ends Shoal, because nothing of it would be left to see.

use std::path::PathBuf;
use std::time::Duration;

use shoal_agent::Ports;
use shoal_core::{Command, Snapshot};
use shoal_view::Words;
use shoal_view::notices::{Notice, plain};
use tokio::sync::{mpsc, watch};
use tokio::time::timeout;

use crate::notices::{self, NoticePorts};
use crate::tray::{self, Host, TrayPorts};
use crate::window::{self, WindowError, WindowNews};

/// How long a tray may take to appear: at log-in the panel is often later than the programs in it.
const PANEL_STARTS: Duration = Duration::from_secs(2);

/// What is worth a line in the terminal.
#[derive(Debug)]
pub enum News {
    /// No tray is there; the window is open in its place.
    NoTray,
    /// A tray has appeared.
    TrayAppeared,
    /// The window did not open; the tray is there.
    WindowNotOpened(WindowError),
    /// Neither is there a tray nor did the window open: nothing of Shoal is to be seen on this desktop.
    NothingToSee(WindowError),
    /// The window ended by itself; the tray is there.
    WindowCrashed,
    /// The window ended by itself, and there is no tray.
    CrashedWithoutTray,
    /// The window was closed where there is no tray, so Shoal ends.
    ClosedWithoutTray,
}

/// Shows everything until the agent stops and the user has seen it, or Shoal is ended.
///
/// `window` is the window's program (see [`window::program`]).
pub async fn show(ports: Ports, window: PathBuf, news: mpsc::Sender<News>) {
    let (host_told, host) = watch::channel(Host::Unknown);
    let (quit_told, mut quit) = mpsc::channel(1);
    let (window_told, window_news) = mpsc::channel(4);
    let (say, said) = mpsc::channel(4);
    let tray = tray::run(TrayPorts {
        snapshots: ports.snapshots.clone(),
        commands: ports.commands.clone(),
        host: host_told,
        quit: quit_told,
    });
    let notices = notices::run(NoticePorts {
        snapshots: ports.snapshots.clone(),
        focus: ports.focus.clone(),
        commands: ports.commands.clone(),
        said,
    });
    let surroundings = Surroundings {
        snapshots: ports.snapshots.clone(),
        commands: ports.commands.clone(),
        host,
        news,
        say,
    };
    let open = tokio::spawn(window::run(ports.clone(), window, window_told));
    let rest = async {
        tokio::join!(tray, notices, surroundings.watch(window_news));
    };
    tokio::select! {
        () = ended_well(ports) => {}
        _ = quit.recv() => {}
        () = rest => {}
    }
    // The window was told by the end of the conversation; a moment for it to close by itself.
    let _ = timeout(window::TO_END, open).await;
}

/// Waits until Shoal was ended by its user. An agent that died is not waited for: the tray says so until it is ended.
async fn ended_well(mut ports: Ports) {
    while ports.snapshots.changed().await.is_ok() {}
    if !ports.has_ended_well() {
        std::future::pending::<()>().await;
    }
}

/// What reacts to the tray's and the window's coming and going.
struct Surroundings {
    snapshots: watch::Receiver<Snapshot>,
    commands: mpsc::Sender<Command>,
    host: watch::Receiver<Host>,
    news: mpsc::Sender<News>,
    say: mpsc::Sender<Notice>,
}

impl Surroundings {
    async fn watch(self, mut window_news: mpsc::Receiver<WindowNews>) {
        tokio::join!(self.look_for_tray(), async {
            let mut is_in_place = false;
            while let Some(what) = window_news.recv().await {
                if let WindowNews::Opened = what {
                    if !is_in_place && !self.has_tray().await {
                        is_in_place = true;
                        self.say("tray", "notice-no-tray");
                        let _ = self.news.send(News::NoTray).await;
                    }
                } else {
                    self.window_ended(what).await;
                }
            }
        });
    }

    async fn look_for_tray(&self) {
        if self.has_tray().await {
            return;
        }
        let _ = self.commands.send(Command::OpenWindow).await;
        let mut host = self.host.clone();
        if host.wait_for(|host| *host == Host::There).await.is_ok() {
            let _ = self.news.send(News::TrayAppeared).await;
        }
    }

    /// Puts up a notice; one too many at once is left out.
    fn say(&self, about: &str, id: &str) {
        let words = Words::of(self.snapshots.borrow().language);
        let _ = self.say.try_send(plain(words, about, id));
    }

    /// Whether a tray is there, or appears in a moment: a panel may be starting anew.
    async fn has_tray(&self) -> bool {
        let mut host = self.host.clone();
        let there = host.wait_for(|host| *host == Host::There);
        matches!(timeout(PANEL_STARTS, there).await, Ok(Ok(_)))
    }

    async fn window_ended(&self, what: WindowNews) {
        let has_tray = self.has_tray().await;
        let news = match what {
            WindowNews::NotOpened(error) if has_tray => {
                let is_missing = matches!(error, WindowError::Missing(_));
                let id = if is_missing { "notice-window-missing" } else { "notice-window-shut" };
                self.say("window", id);
                News::WindowNotOpened(error)
            }
            WindowNews::NotOpened(error) => {
                self.say("window", "notice-nothing-to-see");
                News::NothingToSee(error)
            }
            WindowNews::Crashed if has_tray => {
                self.say("window", "notice-window-crashed");
                News::WindowCrashed
            }
            WindowNews::Crashed => {
                self.say("window", "notice-crashed-without-tray");
                News::CrashedWithoutTray
            }
            WindowNews::Closed if !has_tray => {
                let _ = self.commands.send(Command::Quit).await;
                News::ClosedWithoutTray
            }
            WindowNews::Closed | WindowNews::Opened => return,
        };
        let _ = self.news.send(news).await;
    }
}
