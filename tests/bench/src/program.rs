//! The programs that are measured, each with what it needs around it.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::Context;
use tempfile::TempDir;

use crate::process::Running;
use crate::surroundings::Surroundings;

/// Of the simulated network.
pub(crate) const SEED: u64 = 1;

/// One of the programs that put an item into the tray.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Program {
    /// The resident program, following a simulated Mullvad.
    Shoal,
    /// The applet of `NetworkManager`, without a `NetworkManager`.
    NmApplet,
    /// An item in the tray and nothing else.
    KsniHello,
    /// An item in the tray, and a stream of the simulated Mullvad's events that is taken and not read.
    KsniTonicHello,
}

impl Program {
    /// Its file.
    pub(crate) fn path(self) -> anyhow::Result<PathBuf> {
        match self {
            Self::Shoal => beside("shoal"),
            Self::KsniHello => beside("ksni-hello"),
            Self::KsniTonicHello => beside("ksni-tonic-hello"),
            Self::NmApplet => {
                let path = std::env::var_os("PATH").unwrap_or_default();
                let found = std::env::split_paths(&path)
                    .map(|dir| dir.join("nm-applet"))
                    .find(|path| path.is_file());
                found.context("nm-applet is not installed; `cargo xtask bench` installs it")
            }
        }
    }

    /// The command that starts it.
    pub(crate) fn command(
        self,
        around: &Surroundings,
        mullvad: &Mullvad,
    ) -> anyhow::Result<Command> {
        let mut command = around.command(&self.path()?);
        match self {
            Self::Shoal => drop(command.arg("--socket").arg(&mullvad.socket)),
            Self::NmApplet => drop(command.arg("--indicator")),
            Self::KsniTonicHello => drop(command.arg(&mullvad.socket)),
            Self::KsniHello => {}
        }
        Ok(command)
    }

    /// Starts it and waits until its item is in the tray.
    pub(crate) async fn start(
        self,
        around: &mut Surroundings,
        mullvad: &Mullvad,
    ) -> anyhow::Result<Running> {
        let running = Running::start(&mut self.command(around, mullvad)?)?;
        around.item().await.with_context(|| format!("{self:?}"))?;
        Ok(running)
    }
}

/// A simulated Mullvad in a process of its own; it ends when this is dropped.
pub(crate) struct Mullvad {
    process: Child,
    pub(crate) socket: PathBuf,
    _dir: TempDir,
}

impl Mullvad {
    /// Starts it and waits until it serves.
    pub(crate) fn start() -> anyhow::Result<Self> {
        let dir = tempfile::tempdir()?;
        let socket = dir.path().join("mullvad");
        let mut process = Command::new(beside("simulated-mullvad")?)
            .arg(&socket)
            .arg(SEED.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("the simulated Mullvad did not start")?;
        let output = process.stdout.take().context("its output is piped")?;
        let mut said = String::new();
        std::io::BufRead::read_line(&mut std::io::BufReader::new(output), &mut said)?;
        anyhow::ensure!(said.trim() == "serving", "the simulated Mullvad ended at once");
        Ok(Self { process, socket, _dir: dir })
    }
}

impl Drop for Mullvad {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A program that Cargo put beside this one.
pub(crate) fn beside(name: &str) -> anyhow::Result<PathBuf> {
    let path = std::env::current_exe()?.with_file_name(name);
    anyhow::ensure!(
        path.is_file(),
        "{} is not built; `cargo xtask bench` builds it",
        path.display()
    );
    Ok(path)
}

/// The file of a program and of all libraries that it is linked with.
pub(crate) fn files(program: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let listed = Command::new("ldd").arg(program).output().context("ldd did not start")?;
    let listed = String::from_utf8_lossy(&listed.stdout).into_owned();
    let libraries =
        listed.split_whitespace().filter(|word| word.starts_with('/')).map(PathBuf::from);
    Ok(libraries.chain([program.to_owned()]).collect())
}
