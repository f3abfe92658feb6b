//! Where things are: the clone, Cargo, and the folder it builds into.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context;

/// The clone this program was built from.
pub(crate) struct Workspace {
    root: PathBuf,
    profile_dir: PathBuf,
}

impl Workspace {
    /// Finds the clone.
    ///
    /// # Errors
    /// When the program was moved away from where Cargo put it, so that the clone is not where it was.
    pub(crate) fn find() -> anyhow::Result<Self> {
        let crate_dir = std::env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
        let root = crate_dir
            .ancestors()
            .find(|dir| dir.join("Cargo.lock").is_file())
            .context("the clone of Shoal is not where this program was built; use `cargo xtask`")?;
        let own =
            std::env::current_exe().context("the system does not tell where this program is")?;
        let profile_dir = own.parent().context("this program is in no folder")?;
        Ok(Self { root: root.to_owned(), profile_dir: profile_dir.to_owned() })
    }

    /// The folder with the workspace's `Cargo.toml`.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The folder of the page's sources.
    pub(crate) fn ui_dir(&self) -> PathBuf {
        self.root.join("ui")
    }

    /// Where Cargo's development profile put a program: beside this one, as Cargo built it too.
    pub(crate) fn built(&self, program: &str) -> PathBuf {
        self.profile_dir.join(program)
    }

    /// Where another of Cargo's profiles, such as `release`, put a program.
    pub(crate) fn built_with(&self, profile: &str, program: &str) -> PathBuf {
        self.profile_dir.with_file_name(profile).join(program)
    }

    /// Cargo, in the clone.
    pub(crate) fn cargo(&self) -> Command {
        let mut cargo =
            self.program(&std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()));
        // The variable may hold a path relative to the folder that the user stands in.
        if let (Some(_), Some(target)) =
            (std::env::var_os("CARGO_TARGET_DIR"), self.profile_dir.parent())
        {
            cargo.env("CARGO_TARGET_DIR", target);
        }
        cargo
    }

    /// npm, in the page's folder.
    pub(crate) fn npm(&self) -> Command {
        let mut npm = self.program("npm");
        // What it prints is kept for later, where colours are but letters.
        npm.current_dir(self.ui_dir()).env("NO_COLOR", "1").env("FORCE_COLOR", "0");
        npm
    }

    /// A program in the clone, without what `cargo run` put into the environment of this one: it describes this
    /// package, and would make build scripts that look at it run again.
    pub(crate) fn program(&self, name: &str) -> Command {
        let mut command = Command::new(name);
        command.current_dir(&self.root);
        for (name, _) in std::env::vars_os() {
            let text = name.to_string_lossy();
            let of_this_package = ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_"];
            if of_this_package.iter().any(|prefix| text.starts_with(prefix))
                || text == "LD_LIBRARY_PATH"
            {
                command.env_remove(&name);
            }
        }
        command
    }
}
