//! The window is a program of its own, `shoal-window`: when it is started, how it is fed, and what happens when it ends.
//!
//! It is found beside this program, never through `PATH`, and speaks through its standard input and output only. While it
//! runs, a wish to open it reaches it as a line; it is never started twice. Whatever becomes of it, agent and tray go on.

use std::io;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use shoal_agent::{Ports, serve_front};
use tokio::io::{AsyncBufRead, AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::sync::mpsc;
use tokio::time::timeout;

/// File name of the window's program.
pub const PROGRAM: &str = "shoal-window";

/// Has `WebKit` draw with the processor instead of in layers with a graphics card; read by it when it starts, 0 for no
/// (report 14424 of tauri-apps/tauri and `WebKitGTK` 2.50.6, read and tried 2026-11).
///
/// The page is small and mostly still. In layers it took 50 to 100 MiB more and twice the processor's time on a screen
/// without a card, and with some drivers a window in layers stays blank. With a card of its own the measure may come out
/// otherwise: a choice that the user made stands.
const DRAWING: (&str, &str) = ("WEBKIT_DISABLE_COMPOSITING_MODE", "1");

/// How long the window may take to end after it was told to.
pub(crate) const TO_END: Duration = Duration::from_secs(2);

/// How long the window may take to open.
const TO_OPEN: Duration = Duration::from_secs(10);

/// Why the window did not open.
#[derive(Debug, thiserror::Error)]
pub enum WindowError {
    /// Where this program lies is not known.
    #[error("the folder of this program is not known")]
    NoFolder(#[source] io::Error),
    /// It is not installed.
    #[error("{} is missing", .0.display())]
    Missing(PathBuf),
    /// It is there but cannot be started.
    #[error("{} cannot be started", .0.display())]
    NotStarted(PathBuf, #[source] io::Error),
    /// It was started and ended, or hung, before its window was there; it has said why itself.
    #[error("{PROGRAM} found no display that it can use")]
    NeverOpened,
}

/// What became of the window.
#[derive(Debug)]
pub enum WindowNews {
    /// It did not open.
    NotOpened(WindowError),
    /// It is open.
    Opened,
    /// Its user closed it.
    Closed,
    /// It ended by itself.
    Crashed,
}

/// Where the window's program is to lie: beside this one.
///
/// # Errors
/// When the place of this program is not known.
pub fn program() -> Result<PathBuf, WindowError> {
    let own = std::env::current_exe().and_then(std::fs::canonicalize);
    Ok(own.map_err(WindowError::NoFolder)?.with_file_name(PROGRAM))
}

/// Opens the window each time it is asked for, until the agent stops.
pub async fn run(mut ports: Ports, program: PathBuf, news: mpsc::Sender<WindowNews>) {
    while ports.show.changed().await.is_ok() {
        let what = match start(&program) {
            Ok(child) => live(child, &mut ports, &news).await,
            Err(error) => WindowNews::NotOpened(error),
        };
        if news.send(what).await.is_err() {
            return;
        }
    }
}

fn start(program: &Path) -> Result<Child, WindowError> {
    let mut window = Command::new(program);
    window.stdin(Stdio::piped()).stdout(Stdio::piped()).kill_on_drop(true);
    let (setting, value) = DRAWING;
    if std::env::var_os(setting).is_none() {
        window.env(setting, value);
    }
    window.spawn().map_err(|error| {
        let program = program.to_owned();
        if error.kind() == io::ErrorKind::NotFound {
            WindowError::Missing(program)
        } else {
            WindowError::NotStarted(program, error)
        }
    })
}

/// One window, from its start to its end.
async fn live(mut child: Child, ports: &mut Ports, news: &mpsc::Sender<WindowNews>) -> WindowNews {
    let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
        return WindowNews::Crashed;
    };
    let mut output = BufReader::new(output);
    if !says_something(&mut output).await {
        ports.show.mark_unchanged();
        // One that hangs is ended; one that has ended is cleared away.
        let _ = child.kill().await;
        return WindowNews::NotOpened(WindowError::NeverOpened);
    }
    // Where nobody listens any more, the end of the conversation follows.
    let _ = news.send(WindowNews::Opened).await;
    // Ends when the window closes or speaks another language, or when the agent stops; by then its input is closed,
    // which tells it to end.
    let _ = serve_front(output, input, ports.clone()).await;
    // What was asked for so far reached it; a click while it is on its way out is for the next one.
    ports.show.mark_unchanged();
    let ended = timeout(TO_END, child.wait()).await;
    match ended {
        Ok(Ok(status)) if status.success() => WindowNews::Closed,
        Ok(Ok(_)) => WindowNews::Crashed,
        Ok(Err(_)) | Err(_) => {
            let _ = child.kill().await;
            WindowNews::Crashed
        }
    }
}

/// Whether the window begins to speak, which it does when it is open.
async fn says_something(output: &mut (impl AsyncBufRead + Unpin)) -> bool {
    let first = timeout(TO_OPEN, output.fill_buf()).await;
    matches!(first, Ok(Ok(said)) if !said.is_empty())
}
