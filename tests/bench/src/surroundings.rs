//! What a measured program finds: a screen, a session bus, a system bus without `NetworkManager`, and a tray that takes
//! items and does nothing with them.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context;
use shoal_agent::Paths;
use tempfile::TempDir;
use tokio::sync::mpsc;

use crate::process;
use crate::screen::Screen;

/// How long a program may take to put an item into the tray.
const DEADLINE: Duration = Duration::from_secs(30);

/// All of it, for one program. It ends when this is dropped.
pub(crate) struct Surroundings {
    arrivals: mpsc::UnboundedReceiver<Item>,
    tray: zbus::Connection,
    display: String,
    environment: Vec<(&'static str, OsString)>,
    paths: Paths,
    processes: Vec<Ended>,
    dir: TempDir,
}

/// An item that came into the tray.
pub(crate) struct Item {
    /// When.
    pub(crate) came: Instant,
    owner: String,
}

impl Surroundings {
    /// Puts them up.
    pub(crate) async fn put_up() -> anyhow::Result<Self> {
        let dir = tempfile::Builder::new().prefix("shoal-bench-").tempdir()?;
        let home = dir.path().join("home");
        let run = dir.path().join("run");
        std::fs::create_dir(&home)?;
        std::fs::create_dir(&run)?;
        let (screen, display) = first_line(Command::new("Xvfb").args([
            "-displayfd",
            "1",
            "-nolisten",
            "tcp",
            "-noreset",
            "-screen",
            "0",
            "1280x800x24",
        ]))?;
        let display = format!(":{display}");
        let (session, session_address) = first_line(&mut bus(dir.path(), "session")?)?;
        let (system, system_address) = first_line(&mut bus(dir.path(), "system")?)?;
        let (arrived, arrivals) = mpsc::unbounded_channel();
        let tray = zbus::connection::Builder::address(session_address.as_str())?
            .serve_at("/StatusNotifierWatcher", Watcher { arrived })?
            .name("org.kde.StatusNotifierWatcher")?
            .build()
            .await?;
        let environment = vec![
            ("PATH", std::env::var_os("PATH").unwrap_or_default()),
            ("HOME", home.into()),
            // Where `Paths::under` has them.
            ("XDG_CONFIG_HOME", dir.path().join("config").into()),
            ("XDG_DATA_HOME", dir.path().join("data").into()),
            ("XDG_RUNTIME_DIR", run.into()),
            ("DISPLAY", display.clone().into()),
            ("DBUS_SESSION_BUS_ADDRESS", session_address.into()),
            ("DBUS_SYSTEM_BUS_ADDRESS", system_address.into()),
            ("LANG", "C.UTF-8".into()),
            ("NO_AT_BRIDGE", "1".into()),
        ];
        Ok(Self {
            arrivals,
            tray,
            display,
            environment,
            paths: Paths::under(dir.path()),
            processes: vec![screen, session, system],
            dir,
        })
    }

    /// A command that finds only this.
    pub(crate) fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command.env_clear().envs(self.environment.iter().map(|(name, value)| (name, value)));
        command
    }

    /// The folders that Shoal finds here.
    pub(crate) fn paths(&self) -> &Paths {
        &self.paths
    }

    /// Adds a window manager, and gives back its screen.
    pub(crate) fn manage_windows(&mut self) -> anyhow::Result<Arc<Screen>> {
        let mut manager = self.command(Path::new("openbox"));
        let quiet = manager.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        // The display and the buses outlive it.
        self.processes.insert(0, Ended(quiet.spawn().context("openbox did not start")?));
        let screen = Screen::look_at(&self.display)?;
        screen.is_managed()?;
        Ok(Arc::new(screen))
    }

    /// All processes that were started by programs of these surroundings, or by those in turn.
    pub(crate) fn processes(&self) -> BTreeSet<u32> {
        process::with_in_environment(self.dir.path().as_os_str().as_bytes())
    }

    /// A click on an item, as a panel tells of it.
    pub(crate) async fn activate(&self, item: &Item) -> anyhow::Result<()> {
        let owner = Some(item.owner.as_str());
        let of = Some("org.kde.StatusNotifierItem");
        self.tray.call_method(owner, "/StatusNotifierItem", of, "Activate", &(0, 0)).await?;
        Ok(())
    }

    /// Waits for the next item in the tray.
    pub(crate) async fn item(&mut self) -> anyhow::Result<Item> {
        let arrived = tokio::time::timeout(DEADLINE, self.arrivals.recv()).await;
        arrived.context("no item came into the tray")?.context("the tray is there")
    }

    /// Forgets items that came: a program may register more than once.
    pub(crate) fn forget_items(&mut self) {
        while self.arrivals.try_recv().is_ok() {}
    }
}

/// Without activation, so that nothing of the machine's own desktop is started on it.
fn bus(dir: &Path, name: &str) -> anyhow::Result<Command> {
    let settings = dir.join(name).with_extension("conf");
    let listen = dir.display();
    std::fs::write(
        &settings,
        format!(
            "<busconfig><type>session</type><listen>unix:dir={listen}</listen><policy context='default'>\
             <allow send_destination='*' eavesdrop='true'/><allow eavesdrop='true'/><allow own='*'/></policy></busconfig>"
        ),
    )?;
    let mut bus = Command::new("dbus-daemon");
    bus.arg(format!("--config-file={}", settings.display()));
    bus.args(["--nofork", "--nopidfile", "--print-address=1"]);
    Ok(bus)
}

/// A process that ends with its handle.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Starts a program that prints one line when it is ready.
fn first_line(command: &mut Command) -> anyhow::Result<(Ended, String)> {
    let name = command.get_program().to_string_lossy().into_owned();
    let started = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = Ended(started.spawn().with_context(|| format!("{name} did not start"))?);
    let output = child.0.stdout.take().context("its output is piped")?;
    let mut line = String::new();
    BufReader::new(output).read_line(&mut line)?;
    anyhow::ensure!(!line.is_empty(), "{name} ended at once");
    Ok((child, line.trim().to_owned()))
}

/// A tray of the least kind.
struct Watcher {
    arrived: mpsc::UnboundedSender<Item>,
}

#[zbus::interface(name = "org.kde.StatusNotifierWatcher")]
impl Watcher {
    #[expect(clippy::needless_pass_by_value, reason = "zbus hands the header over")]
    fn register_status_notifier_item(
        &self,
        service: &str,
        #[zbus(header)] header: zbus::message::Header<'_>,
    ) {
        // Who has sent it is more than its name for itself.
        let _ = service;
        let owner = header.sender().map(ToString::to_string).unwrap_or_default();
        let _ = self.arrived.send(Item { came: Instant::now(), owner });
    }

    #[zbus(property)]
    #[expect(clippy::unused_self, reason = "a property belongs to its object")]
    fn is_status_notifier_host_registered(&self) -> bool {
        true
    }
}
