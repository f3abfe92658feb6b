//! `cargo xtask calibrate`: build the program that holds the model against known truth, and become it.

use std::os::unix::process::CommandExt;

use anyhow::Context;

use crate::step;
use crate::workspace::Workspace;

/// Builds and starts `shoal-calibrate` in the place of this program. It needs nothing but Cargo.
///
/// # Errors
/// When it does not build or cannot be started.
pub(crate) fn calibrate(workspace: &Workspace, arguments: &[String]) -> anyhow::Result<()> {
    let mut cargo = workspace.cargo();
    cargo.args(["build", "--profile", "calibrate", "--locked", "-p", "shoal-calibrate"]);
    step::run("Building the calibration (the first time about a minute)", cargo)?;
    let program = workspace.built_with("calibrate", "shoal-calibrate");
    let trouble = workspace.program(&program.to_string_lossy()).args(arguments).exec();
    Err(trouble).with_context(|| format!("{} could not be started", program.display()))
}
