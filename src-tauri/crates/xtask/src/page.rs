//! The page of the window: its packages from npm, and the files that Vite makes of it.
//!
//! Packages are installed when the lock file differs from the one they were installed by; the page is built when any of
//! its sources is newer than what was built.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use anyhow::{Context, bail};

use crate::workspace::Workspace;
use crate::{packages, step};

/// The oldest Node that Vite 8 runs on (`engines` of vite 8.3.0, read 2026-11).
const OLDEST_NODE: (u32, u32) = (20, 19);

/// Installs the page's packages and builds it, where that is due.
///
/// # Errors
/// When Node is missing or too old, or a step fails.
pub(crate) fn prepare(workspace: &Workspace) -> anyhow::Result<()> {
    check_node(&asked_version())?;
    if !packages::found("npm") {
        bail!(
            "npm, which comes with Node, is not installed. Please install it, then start this again."
        );
    }
    install(workspace)?;
    build(workspace)
}

/// What `node --version` prints; nothing when there is no Node.
fn asked_version() -> String {
    let output = Command::new("node").arg("--version").output();
    output.map_or_else(
        |_| String::new(),
        |output| String::from_utf8_lossy(&output.stdout).trim().to_owned(),
    )
}

fn check_node(version: &str) -> anyhow::Result<()> {
    let (major, minor) = OLDEST_NODE;
    let next = format!(
        "The page of the window is built with Node {major}.{minor} or newer (with npm). Please install it \
         (Debian 13 and newer: apt-get install nodejs npm; elsewhere: the packages that the Node project offers), \
         then start this again."
    );
    if version.is_empty() {
        bail!("Node is not installed.\n{next}");
    }
    let mut parts = version.trim_start_matches('v').split('.').map_while(|part| part.parse().ok());
    let found = (parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    if found < OLDEST_NODE {
        bail!("Node {version} is too old.\n{next}");
    }
    Ok(())
}

fn install(workspace: &Workspace) -> anyhow::Result<()> {
    let ui = workspace.ui_dir();
    let lock =
        fs::read(ui.join("package-lock.json")).context("ui/package-lock.json cannot be read")?;
    let installed_by = ui.join("node_modules/.installed-by-package-lock.json");
    if fs::read(&installed_by).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    let mut npm = workspace.npm();
    npm.args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
    // The browser of the tests is the system's.
    npm.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    step::run("Installing the page's packages (up to a minute)", npm)?;
    fs::write(&installed_by, lock).context("ui/node_modules cannot be written to")
}

fn build(workspace: &Workspace) -> anyhow::Result<()> {
    let built = changed(&workspace.ui_dir().join("dist/index.html"));
    if built.is_some_and(|built| newest_source(workspace).is_none_or(|source| source <= built)) {
        return Ok(());
    }
    let mut npm = workspace.npm();
    npm.args(["run", "--silent", "build"]);
    step::run("Building the page (a few seconds)", npm).map(drop)
}

/// When the newest of the page's sources was changed. The catalogues of words are among them: the page shows the
/// sentences of the tray.
fn newest_source(workspace: &Workspace) -> Option<SystemTime> {
    let mut sources = files_below(&workspace.ui_dir());
    let catalogues = files_below(&workspace.root().join("src-tauri/crates/shoal-view"));
    sources
        .extend(catalogues.into_iter().filter(|path| path.extension() == Some(OsStr::new("ftl"))));
    sources.iter().filter_map(|path| changed(path)).max()
}

fn files_below(dir: &Path) -> Vec<PathBuf> {
    const NOT_SOURCES: [&str; 3] = ["node_modules", "dist", "test-results"];
    let mut files = Vec::new();
    for entry in fs::read_dir(dir).into_iter().flatten().filter_map(Result::ok) {
        let path = entry.path();
        if NOT_SOURCES.iter().any(|name| path.ends_with(name)) {
            continue;
        }
        if path.is_dir() {
            files.extend(files_below(&path));
        } else {
            files.push(path);
        }
    }
    files
}

fn changed(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|metadata| metadata.modified()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_or_missing_node_is_named_with_the_next_step() {
        for (version, said) in
            [("", "not installed"), ("v18.20.4", "v18.20.4"), ("v20.18.3", "v20.18.3")]
        {
            let trouble = check_node(version).expect_err("it is too old").to_string();
            assert!(trouble.contains(said) && trouble.contains("20.19"), "{trouble}");
        }
    }

    #[test]
    fn node_from_20_19_on_will_do() {
        for version in ["v20.19.0", "v20.20.2", "v22.1.0", "v100.0.0-pre"] {
            check_node(version).expect("it is new enough");
        }
    }
}
