//! Where Shoal keeps what it keeps: settings on disk, its socket and lock where they vanish at the end of the session.
//!
//! Demo mode has a runtime folder of its own and no settings file, so that it can neither show nor change what is
//! real.

use std::env;
use std::path::{Path, PathBuf};

/// The folders of one Shoal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paths {
    config_dir: Option<PathBuf>,
    runtime_dir: PathBuf,
}

impl Paths {
    /// Those of this user, as the XDG Base Directory Specification 0.8 places them. Without a home there is no
    /// settings file.
    pub fn of_user() -> Self {
        Self {
            config_dir: config_home().map(|home| home.join("shoal")),
            runtime_dir: runtime("shoal"),
        }
    }

    /// Those of the demo: nothing of it stays.
    pub fn of_demo() -> Self {
        Self { config_dir: None, runtime_dir: runtime("shoal-demo") }
    }

    /// Folders under `root`, for a Shoal of a test's own.
    pub fn under(root: &Path) -> Self {
        Self { config_dir: Some(root.join("config/shoal")), runtime_dir: root.join("run/shoal") }
    }

    /// The settings file; `None` where settings are kept in memory only.
    pub fn settings_file(&self) -> Option<PathBuf> {
        self.config_dir.as_ref().map(|dir| dir.join("settings.toml"))
    }

    /// The folder of socket and lock.
    pub fn runtime_dir(&self) -> &Path {
        &self.runtime_dir
    }

    /// The local socket of the resident program.
    pub fn socket(&self) -> PathBuf {
        self.runtime_dir.join("agent.sock")
    }

    /// The file that the one running Shoal holds.
    pub fn lock(&self) -> PathBuf {
        self.runtime_dir.join("agent.lock")
    }
}

fn config_home() -> Option<PathBuf> {
    absolute("XDG_CONFIG_HOME").or_else(|| absolute("HOME").map(|home| home.join(".config")))
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
