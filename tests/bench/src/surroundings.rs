//! What a measured program finds: a screen, a session bus, a system bus without `NetworkManager`, and a tray that takes
//! items and does nothing with them.

use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::Context;
use shoal_agent::Paths;
use tempfile::TempDir;
use tokio::sync::mpsc;

/// How long a program may take to put an item into the tray.
const DEADLINE: Duration = Duration::from_secs(30);

/// All of it, for one program. It ends when this is dropped.
pub(crate) struct Surroundings {
    arrivals: mpsc::UnboundedReceiver<Instant>,
    _tray: zbus::Connection,
    environment: Vec<(&'static str, OsString)>,
    paths: Paths,
    _processes: Vec<Ended>,
    _dir: TempDir,
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
            ("DISPLAY", format!(":{display}").into()),
            ("DBUS_SESSION_BUS_ADDRESS", session_address.into()),
            ("DBUS_SYSTEM_BUS_ADDRESS", system_address.into()),
            ("LANG", "C.UTF-8".into()),
            ("NO_AT_BRIDGE", "1".into()),
        ];
        Ok(Self {
            arrivals,
            _tray: tray,
            environment,
            paths: Paths::under(dir.path()),
            _processes: vec![screen, session, system],
            _dir: dir,
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

    /// Waits for the next item in the tray and tells when it came.
    pub(crate) async fn item(&mut self) -> anyhow::Result<Instant> {
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
    arrived: mpsc::UnboundedSender<Instant>,
}

#[zbus::interface(name = "org.kde.StatusNotifierWatcher")]
impl Watcher {
    fn register_status_notifier_item(&self, service: &str) {
        // Whose item it is does not matter: one program uses this bus.
        let _ = service;
        let _ = self.arrived.send(Instant::now());
    }

    #[zbus(property)]
    #[expect(clippy::unused_self, reason = "a property belongs to its object")]
    fn is_status_notifier_host_registered(&self) -> bool {
        true
    }
}
