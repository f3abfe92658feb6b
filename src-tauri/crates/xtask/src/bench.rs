//! `cargo xtask bench`: build for release, and become the measuring program.

use std::os::unix::process::CommandExt;

use anyhow::Context;

use crate::setup::{self, Purpose};
use crate::step;
use crate::workspace::Workspace;

/// Figures for which windows are opened.
const OF_THE_WINDOW: [&str; 3] = ["B6", "B7", "B8"];

/// Sets up, builds what is measured and the peers, and starts the measurement in the place of this program.
///
/// # Errors
/// When a step fails or the measuring program cannot be started.
pub(crate) fn measure(workspace: &Workspace, arguments: &[String]) -> anyhow::Result<()> {
    setup::prepare(workspace, Purpose::Bench)?;
    if wants_windows(arguments) {
        build(
            workspace,
            ["shoal-window", "tauri-hello"],
            "Building the window and its peer for release (the first time about ten minutes)",
        )?;
    }
    build(
        workspace,
        ["shoal-cli", "shoal-bench"],
        "Building for release (the first time about six minutes)",
    )?;
    let program = workspace.built_with("release", "shoal-bench");
    let trouble = workspace.program(&program.to_string_lossy()).args(arguments).exec();
    Err(trouble).with_context(|| format!("{} could not be started", program.display()))
}

fn build(workspace: &Workspace, packages: [&str; 2], what: &str) -> anyhow::Result<()> {
    let mut cargo = workspace.cargo();
    cargo.args(["build", "--release", "--locked"]);
    cargo.args(packages.iter().flat_map(|package| ["--package", package]));
    step::run(what, cargo).map(drop)
}

/// Whether the figures of the window are among those asked for.
fn wants_windows(arguments: &[String]) -> bool {
    let only = arguments.iter().skip_while(|argument| *argument != "--only").nth(1);
    only.is_none_or(|ids| {
        ids.split(',').any(|id| OF_THE_WINDOW.contains(&id.trim().to_uppercase().as_str()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_windows_are_built_unless_only_other_figures_are_asked_for() {
        let wants = |line: &str| {
            wants_windows(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
        };
        assert!(wants("") && wants("--repeats 3") && wants("--repeats 3 --only b12,B7"));
        assert!(!wants("--only B12") && !wants("--idle 5 --only B1,B2 --repeats 2"));
    }
}
