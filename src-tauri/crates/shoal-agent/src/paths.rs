//! Where Shoal keeps what it keeps: settings and history on disk, its socket and lock where they vanish at the end of
//! the session.
//!
//! Demo mode has a runtime folder of its own and neither settings file nor history, so that it can neither show nor
//! change what is real.

use std::env;
use std::path::{Path, PathBuf};

/// The folders of one Shoal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paths {
    config: Option<PathBuf>,
    data: Option<PathBuf>,
    state: Option<PathBuf>,
    runtime: PathBuf,
}

impl Paths {
    /// Those of this user, as the XDG Base Directory Specification 0.8 places them. Without a home there is no
    /// settings file and no history.
    pub fn of_user() -> Self {
        Self {
            config: home("XDG_CONFIG_HOME", ".config"),
            data: home("XDG_DATA_HOME", ".local/share"),
            state: home("XDG_STATE_HOME", ".local/state"),
            runtime: runtime("shoal"),
        }
    }

    /// Those of the demo: nothing of it stays.
    pub fn of_demo() -> Self {
        Self { config: None, data: None, state: None, runtime: runtime("shoal-demo") }
    }

    /// Folders under `root`, for a Shoal of a test's own.
    pub fn under(root: &Path) -> Self {
        Self {
            config: Some(root.join("config/shoal")),
            data: Some(root.join("data/shoal")),
            state: Some(root.join("state/shoal")),
            runtime: root.join("run/shoal"),
        }
    }

    /// The settings file; `None` where settings are kept in memory only.
    pub fn settings_file(&self) -> Option<PathBuf> {
        self.config.as_ref().map(|dir| dir.join("settings.toml"))
    }

    /// The file that has the desktop start Shoal; `None` where there is no home, and in the demo.
    pub fn autostart_file(&self) -> Option<PathBuf> {
        let homes = self.config.as_ref()?.parent()?;
        Some(homes.join("autostart/shoal.desktop"))
    }

    /// The history; `None` where it is kept in memory only. Beside it, while it is open, lie files of the same name
    /// with an ending.
    pub fn history_file(&self) -> Option<PathBuf> {
        self.data.as_ref().map(|dir| dir.join("history.db"))
    }

    /// The folder of the reports that the user saved; `None` where nothing is kept.
    pub fn reports_dir(&self) -> Option<PathBuf> {
        self.state.clone()
    }

    /// The folder of socket and lock.
    pub fn runtime_dir(&self) -> &Path {
        &self.runtime
    }

    /// The local socket of the resident program.
    pub fn socket(&self) -> PathBuf {
        self.runtime.join("agent.sock")
    }

    /// What the programs that follow in this session can undo.
    pub(crate) fn undo_file(&self) -> PathBuf {
        self.runtime.join("undo")
    }

    /// The file that the one running Shoal holds.
    pub fn lock(&self) -> PathBuf {
        self.runtime.join("agent.lock")
    }
}

/// Shoal's folder in one of the user's homes for files: the one that `variable` names, or `usual` in the home folder.
fn home(variable: &str, usual: &str) -> Option<PathBuf> {
    let home = absolute(variable).or_else(|| absolute("HOME").map(|home| home.join(usual)));
    home.map(|home| home.join("shoal"))
}

fn runtime(name: &str) -> PathBuf {
    match absolute("XDG_RUNTIME_DIR").filter(|dir| dir.is_dir()) {
        Some(dir) => dir.join(name),
        None => PathBuf::from(format!("/tmp/{name}-{}", rustix::process::geteuid().as_raw())),
    }
}

/// A folder that a variable names; the specification has relative ones ignored.
fn absolute(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).filter(|path| path.is_absolute())
}
