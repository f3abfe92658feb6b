//! `cargo xtask bench`: build for release, and become the measuring program.

use std::os::unix::process::CommandExt;

use anyhow::Context;

use crate::setup::{self, Purpose};
use crate::step;
use crate::workspace::Workspace;

/// Sets up, builds what is measured and the peers, and starts the measurement in the place of this program.
///
/// # Errors
/// When a step fails or the measuring program cannot be started.
pub(crate) fn measure(workspace: &Workspace, arguments: &[String]) -> anyhow::Result<()> {
    setup::prepare(workspace, Purpose::Bench)?;
    let mut cargo = workspace.cargo();
    cargo.args(["build", "--release", "--locked", "-p", "shoal-cli", "-p", "shoal-bench"]);
    step::run("Building for release (the first time about six minutes)", cargo)?;
    let program = workspace.built_with("release", "shoal-bench");
    let trouble = workspace.program(&program.to_string_lossy()).args(arguments).exec();
    Err(trouble).with_context(|| format!("{} could not be started", program.display()))
}
