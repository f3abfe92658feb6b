//! A real desktop without a screen: what does a user's panel, notification server and window manager make of Shoal?
//!
//! Xvfb on a display number of its own choosing, a private session bus, openbox, the panel of Xfce with its tray, dunst, and
//! a home of its own in a temporary folder. Nothing of the machine's own desktop is read, and everything started is
//! ended by its handle when the [`Desktop`] is dropped.
//!
//! It takes a second or two to start, and packages that not every machine has, so tests that want one ask
//! [`is_wanted`] first.
#![expect(
    clippy::missing_errors_doc,
    reason = "each error is a program or a bus call that did not answer, by name"
)]

mod homes;
mod notices;
mod opened;
mod pictures;
mod processes;
mod shoal;
mod tray;
mod wait;
mod web_driver;
mod web_view;
mod windows;

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, BufReader};

pub use self::notices::Notice;
pub use self::opened::Opened;
pub use self::pictures::Picture;
pub use self::processes::Process;
pub use self::shoal::contents;
pub use self::tray::{MenuEntry, Pixmap, ToolTip, TrayItem};
pub use self::wait::{DEADLINE, until};
pub use self::web_view::{Drivable, WebView};
pub use self::windows::Window;

/// Whatever went wrong, in words for the person who reads the failed test.
pub type Trouble = Box<dyn std::error::Error + Send + Sync>;

/// Set to `1` by `cargo xtask test`, which has installed what the desktop needs and built the programs.
const WANTED: &str = "SHOAL_DESKTOP_TESTS";

/// Width and height of the screen, in pixels.
pub const SCREEN: (u32, u32) = (1280, 800);

/// A running desktop.
pub struct Desktop {
    panel: Option<Process>,
    /// In the order in which they were started.
    processes: Vec<Process>,
    bus: zbus::Connection,
    bus_address: String,
    environment: Vec<(&'static str, OsString)>,
    dir: TempDir,
}

/// What a desktop may lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// Nothing.
    Nothing,
    /// The panel, and with it the tray.
    Panel,
    /// A notification service, and the means to start one on demand.
    Notices,
}

/// Whether tests may start a desktop; says "skipped" where not.
#[expect(clippy::print_stdout, reason = "a test that was left out says so")]
pub fn is_wanted() -> bool {
    let wanted = std::env::var_os(WANTED).is_some_and(|value| value == "1");
    if !wanted {
        println!(
            "skipped: tests on the virtual desktop run with {WANTED}=1, as `cargo xtask test` sets it"
        );
    }
    wanted
}

/// A program that Cargo built beside the tests, such as `shoal`.
pub fn built(program: &str) -> Result<PathBuf, Trouble> {
    let own = std::env::current_exe()?;
    let path = own
        .ancestors()
        .skip(1)
        .map(|dir| dir.join(program))
        .find(|path| path.is_file())
        .ok_or_else(|| format!("{program} is not built; `cargo xtask test` builds it"))?;
    Ok(path)
}

impl Desktop {
    /// Starts one, and returns when the tray takes items and the notification server answers.
    pub async fn start() -> Result<Self, Trouble> {
        Self::start_without(Missing::Nothing).await
    }

    /// Starts one that lacks something, and returns when the rest of it answers.
    pub async fn start_without(missing: Missing) -> Result<Self, Trouble> {
        let dir = tempfile::Builder::new().prefix("shoal-desktop-").tempdir()?;
        homes::furnish(dir.path())?;
        if missing == Missing::Notices {
            homes::forbid_starting_notices(dir.path())?;
        }
        let mut environment = homes::environment(dir.path());
        let mut processes = Vec::new();

        let mut screen = command("Xvfb", &environment);
        screen.args(["-displayfd", "1", "-nolisten", "tcp", "-noreset", "-screen", "0"]);
        screen.arg(format!("{}x{}x24", SCREEN.0, SCREEN.1));
        let display = first_line("Xvfb", screen, &mut processes).await?;
        environment.push(("DISPLAY", format!(":{display}").into()));

        let mut daemon = command("dbus-daemon", &environment);
        daemon.args(["--session", "--nofork", "--nopidfile", "--print-address=1"]);
        daemon.arg(format!("--address=unix:dir={}", dir.path().display()));
        let address = first_line("dbus-daemon", daemon, &mut processes).await?;
        let bus = zbus::connection::Builder::address(address.as_str())?.build().await?;
        environment.push(("DBUS_SESSION_BUS_ADDRESS", address.clone().into()));

        let bus_address = address;
        let mut desktop = Self { panel: None, processes, bus, bus_address, environment, dir };
        desktop.start_quietly("openbox")?;
        if missing != Missing::Notices {
            desktop.start_quietly("dunst")?;
            desktop.has_owner("org.freedesktop.Notifications").await?;
        }
        desktop.window_manager_is_there().await?;
        if missing != Missing::Panel {
            desktop.start_panel()?;
            desktop.tray_host_is_there().await?;
        }
        Ok(desktop)
    }

    /// A command whose world is this desktop: its display, its bus, its home, and nothing else but `PATH`.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        command(program, &self.environment)
    }

    /// Runs a program of the desktop to its end and gives back what it printed.
    pub async fn output(&self, program: &str, arguments: &[&str]) -> Result<String, Trouble> {
        Ok(String::from_utf8(self.bytes(program, arguments).await?)?)
    }

    async fn bytes(&self, program: &str, arguments: &[&str]) -> Result<Vec<u8>, Trouble> {
        let mut command = self.command(program);
        command.args(arguments).stdin(Stdio::null());
        let output = tokio::process::Command::from(command).output().await?;
        if !output.status.success() {
            let said = [output.stdout, output.stderr].concat();
            let said = String::from_utf8_lossy(&said).into_owned();
            return Err(format!("{program} {arguments:?} failed: {said}").into());
        }
        Ok(output.stdout)
    }

    /// The session bus, with a connection of the test's own.
    pub fn bus(&self) -> &zbus::Connection {
        &self.bus
    }

    /// Where programs find the session bus.
    pub fn bus_address(&self) -> &str {
        &self.bus_address
    }

    /// The folder that holds everything of this desktop; gone when it is dropped.
    pub fn dir(&self) -> &Path {
        self.dir.path()
    }

    /// `XDG_RUNTIME_DIR` of this desktop.
    pub fn runtime_dir(&self) -> PathBuf {
        homes::runtime_dir(self.dir.path())
    }

    /// Ends the panel, as in a crash; its tray goes with it.
    pub async fn end_panel(&mut self) -> Result<(), Trouble> {
        self.panel = None;
        until("the tray is gone with its panel", async || {
            self.is_owned("org.kde.StatusNotifierWatcher")
                .await
                .is_some_and(|owned| !owned)
                .then_some(())
        })
        .await
    }

    /// Starts the panel, again if it runs, and waits for its tray.
    pub async fn restart_panel(&mut self) -> Result<(), Trouble> {
        self.end_panel().await?;
        self.start_panel()?;
        self.tray_host_is_there().await
    }

    fn start_panel(&mut self) -> Result<(), Trouble> {
        let mut panel = self.command("xfce4-panel");
        panel.args(["--disable-wm-check", "--sm-client-disable"]);
        self.panel = Some(Process::start_quietly(panel, &self.dir.path().join("panel.log"))?);
        Ok(())
    }

    fn start_quietly(&mut self, program: &str) -> Result<(), Trouble> {
        let log = self.dir.path().join(program).with_extension("log");
        self.processes.push(Process::start_quietly(self.command(program), &log)?);
        Ok(())
    }

    async fn window_manager_is_there(&self) -> Result<(), Trouble> {
        until("a window manager announces itself", async || {
            let said = self.output("xprop", &["-root", "_NET_SUPPORTING_WM_CHECK"]).await.ok()?;
            said.contains("window id").then_some(())
        })
        .await
    }

    /// Waits until somebody owns `name` on the session bus.
    pub async fn has_owner(&self, name: &'static str) -> Result<(), Trouble> {
        until(name, async || self.is_owned(name).await?.then_some(())).await
    }

    async fn is_owned(&self, name: &'static str) -> Option<bool> {
        let bus = zbus::fdo::DBusProxy::new(&self.bus).await.ok()?;
        bus.name_has_owner(name.try_into().ok()?).await.ok()
    }
}

impl Drop for Desktop {
    /// The last one started ends first: the display and the bus outlive those who use them.
    fn drop(&mut self) {
        self.panel = None;
        while self.processes.pop().is_some() {}
    }
}

fn command(program: impl AsRef<OsStr>, environment: &[(&'static str, OsString)]) -> Command {
    let mut command = Command::new(program);
    command.env_clear().envs(environment.iter().map(|(name, value)| (name, value)));
    command
}

/// Starts a program that prints one line when it is ready.
async fn first_line(
    name: &str,
    mut command: Command,
    processes: &mut Vec<Process>,
) -> Result<String, Trouble> {
    command.stdout(Stdio::piped()).stderr(Stdio::null());
    let mut process = Process::start(command)?;
    let output = process.take_output().ok_or("its output is piped")?;
    let mut lines = BufReader::new(tokio::process::ChildStdout::from_std(output)?).lines();
    processes.push(process);
    let line = tokio::time::timeout(DEADLINE, lines.next_line()).await;
    let line = line.map_err(|_| format!("{name} did not say that it is ready"))??;
    Ok(line.ok_or_else(|| format!("{name} ended at once"))?.trim().to_owned())
}
