//! `cargo xtask screenshots`: the README's picture, taken of the real program on the desktop without a screen.

use std::fs;

use anyhow::Context;

use crate::checks::DESKTOP_TESTS;
use crate::setup::{self, Purpose};
use crate::step;
use crate::workspace::Workspace;

/// Where the picture lies in the clone.
const PICTURE: &str = "icons/readme/shoal.png";

/// What of the screen is in it: width, height, left, top.
const PART: &str = "1280x800+0+0";

/// Builds what is to be seen, takes the picture, and puts it where the README shows it.
///
/// # Errors
/// When a step fails.
pub(crate) fn take(workspace: &Workspace) -> anyhow::Result<()> {
    setup::prepare(workspace, Purpose::Test)?;
    for package in ["shoal-window", "shoal-cli"] {
        let mut cargo = workspace.cargo();
        cargo.args(["build", "--locked", "--package", package]);
        step::run(&format!("Building {package} (the first time some minutes)"), cargo)?;
    }
    let into = workspace.built("pictures");
    fs::create_dir_all(&into).with_context(|| format!("{} cannot be made", into.display()))?;
    let mut cargo = workspace.cargo();
    cargo.args(["test", "--locked", "--package", "shoal-tests", "--test", "it", "--"]);
    cargo.args(["--ignored", "--exact", "desktop_pictures::the_picture_of_the_readme"]);
    cargo.env(DESKTOP_TESTS, "1").env("SHOAL_PICTURES", &into);
    step::run("Taking the picture (up to a minute)", cargo)?;
    let picture = workspace.root().join(PICTURE);
    fs::create_dir_all(picture.parent().context("it lies in a folder")?)?;
    let mut convert = workspace.program("convert");
    convert.arg(into.join("desktop.png")).args(["-crop", PART, "+repage", "-strip"]).arg(&picture);
    step::run("Cutting it out", convert)?;
    println!("{}", picture.display());
    Ok(())
}
