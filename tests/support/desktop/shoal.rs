//! Shoal on the desktop, following a simulated Mullvad, and what its command line tells meanwhile.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use shoal_agent::{Client, Paths};
use shoal_core::Snapshot;
use shoal_mullvad::SocketChoice;
use shoal_sim::{DaemonConfig, SimDaemon};

use super::{Desktop, Process, Trouble, built, until};

/// Where the simulated daemon of a desktop listens.
const SOCKET: &str = "mullvad";

/// What Shoal printed, all starts one after the other.
const PRINTED: &str = "shoal.log";

impl Desktop {
    /// What a simulated Mullvad is on this desktop, to be changed before it starts. It is ten times as fast as life.
    pub fn mullvad(&self) -> DaemonConfig {
        DaemonConfig::new(1, self.dir().join(SOCKET)).at_speed(10.0)
    }

    /// Starts the resident program, which follows `mullvad` and goes into the tray.
    pub fn start_shoal(&self, mullvad: &SimDaemon) -> Result<Process, Trouble> {
        self.start_shoal_as(self.command(built("shoal")?), mullvad)
    }

    /// The same, started by a command that ends in the path of `shoal`.
    pub fn start_shoal_as(
        &self,
        mut command: Command,
        mullvad: &SimDaemon,
    ) -> Result<Process, Trouble> {
        let printed = self.printed_file()?;
        command.arg("--socket").arg(mullvad.socket());
        command.stdin(Stdio::null()).stdout(printed.try_clone()?).stderr(printed);
        Ok(Process::start(command)?)
    }

    /// Starts the resident program with a Mullvad of its own, so many times as fast as life.
    pub fn start_demo(&self, speed: u32) -> Result<Process, Trouble> {
        let mut command = self.command(built("shoal")?);
        command.args(["--demo", "--speed", &speed.to_string()]);
        let printed = self.printed_file()?;
        command.stdin(Stdio::null()).stdout(printed.try_clone()?).stderr(printed);
        Ok(Process::start(command)?)
    }

    /// Where the Mullvad of [`start_demo`](Self::start_demo) listens, for a client beside Shoal.
    pub fn demos_mullvad(&self) -> SocketChoice {
        SocketChoice::Simulation(self.runtime_dir().join("shoal-demo/mullvad.sock"))
    }

    /// Everything that Shoal printed so far.
    pub fn printed(&self) -> Result<String, Trouble> {
        Ok(std::fs::read_to_string(self.printed_path())?)
    }

    /// Runs `shoal` with arguments to its end, and gives back what it printed.
    pub async fn shoal(&self, arguments: &[&str]) -> Result<String, Trouble> {
        self.output(&built("shoal")?.to_string_lossy(), arguments).await
    }

    /// What `shoal status --json` tells of the resident program.
    pub async fn status(&self) -> Result<Value, Trouble> {
        Ok(serde_json::from_str(&self.shoal(&["status", "--json"]).await?)?)
    }

    /// Waits until `shoal status --json` tells of a crowd that is `expected`.
    pub async fn status_when(
        &self,
        what: &str,
        expected: impl Fn(&Value) -> bool,
    ) -> Result<Value, Trouble> {
        until(what, async || {
            let status = self.status().await.ok()?;
            (!status["crowd"]["now"].is_null() && expected(&status)).then_some(status)
        })
        .await
    }

    /// What the resident program shows at this moment, as its front ends get it.
    pub async fn snapshot(&self) -> Result<Snapshot, Trouble> {
        // This desktop's runtime folder lies where that of a test's own Shoal does.
        let paths = Paths::under(self.dir());
        let client = Client::connect(&paths).await?.ok_or("no resident Shoal runs")?;
        let snapshot = client.snapshots().borrow().clone();
        client.close().await;
        Ok(snapshot)
    }

    fn printed_path(&self) -> PathBuf {
        self.dir().join(PRINTED)
    }

    fn printed_file(&self) -> Result<File, Trouble> {
        Ok(OpenOptions::new().create(true).append(true).open(self.printed_path())?)
    }
}

/// Everything in the files below `dir`, with their paths. What cannot be read as a file is left out, and so is what
/// somebody on the desktop takes away meanwhile.
pub fn contents(dir: &Path) -> Result<Vec<(PathBuf, Vec<u8>)>, Trouble> {
    let mut found = Vec::new();
    for entry in unless_gone(std::fs::read_dir(dir))?.into_iter().flatten() {
        let entry = entry?;
        let Some(kind) = unless_gone(entry.file_type())? else { continue };
        if kind.is_dir() {
            found.extend(contents(&entry.path())?);
        } else if kind.is_file()
            && let Some(bytes) = unless_gone(std::fs::read(entry.path()))?
        {
            found.push((entry.path(), bytes));
        }
    }
    Ok(found)
}

fn unless_gone<T>(looked: io::Result<T>) -> io::Result<Option<T>> {
    match looked {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        looked => looked.map(Some),
    }
}
