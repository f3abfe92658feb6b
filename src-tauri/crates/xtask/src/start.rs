//! `cargo xtask run`: build what this machine can show, and become `shoal`.

use std::os::unix::process::CommandExt;
use std::path::Path;

use anyhow::Context;

use crate::arguments::Start;
use crate::setup::{self, Purpose};
use crate::step;
use crate::workspace::Workspace;

/// Where Mullvad's daemon listens on Linux and macOS.
///
/// Source: `get_rpc_socket_path`, mullvad-paths, mullvadvpn-app, read 2026-11.
const DAEMON_SOCKET: &str = "/var/run/mullvad-vpn";

/// What of this machine decides how Shoal is started.
#[derive(Clone, Copy)]
struct Machine {
    has_daemon: bool,
    has_display: bool,
}

/// Sets up, builds and starts `shoal` in the place of this program.
///
/// # Errors
/// When a step fails or `shoal` cannot be started.
pub(crate) fn start(workspace: &Workspace, asked: &Start) -> anyhow::Result<()> {
    let machine =
        Machine { has_daemon: Path::new(DAEMON_SOCKET).exists(), has_display: has_display() };
    let (arguments, said) = plan(asked, machine);
    let with_window = machine.has_display && !asked.first_number;
    setup::prepare(workspace, if with_window { Purpose::Run } else { Purpose::Terminal })?;
    build(workspace, "shoal-cli", "Building Shoal (the first time about three minutes)")?;
    if with_window {
        build(
            workspace,
            "shoal-window",
            "Building its window (the first time about five minutes)",
        )?;
    }
    for sentence in said {
        println!("{sentence}");
    }
    let shoal = workspace.built("shoal");
    let mut command = workspace.program(&shoal.to_string_lossy());
    let trouble = command.args(arguments).exec();
    Err(trouble).with_context(|| format!("{} could not be started", shoal.display()))
}

fn build(workspace: &Workspace, package: &str, what: &str) -> anyhow::Result<()> {
    let mut cargo = workspace.cargo();
    cargo.args(["build", "--locked", "--package", package]);
    step::run(what, cargo).map(drop)
}

fn has_display() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// The arguments for `shoal`, and what to say about them. A subcommand named by the user is run as it is.
fn plan(asked: &Start, machine: Machine) -> (Vec<String>, Vec<&'static str>) {
    let mut arguments = asked.arguments.clone();
    let mut said = Vec::new();
    let names_a_subcommand = arguments.first().is_some_and(|first| !first.starts_with('-'));
    if names_a_subcommand {
        return (arguments, said);
    }
    let asks_for = |flag: &str| asked.arguments.iter().any(|argument| argument == flag);
    if asks_for("--help") || asks_for("--version") {
        return (arguments, said);
    }
    if !machine.has_daemon && !asks_for("--demo") {
        said.push("No Mullvad VPN runs on this machine: Shoal shows a simulated one.");
        arguments.insert(0, "--demo".to_owned());
    }
    if asked.first_number {
        arguments.splice(0..0, ["watch".to_owned(), "--once-known".to_owned()]);
    } else if machine.has_display {
        said.push("The number is in the tray; Ctrl-C ends Shoal.");
    } else {
        said.push("There is no display here: Shoal shows its number in the terminal, without tray and window.");
        arguments.insert(0, "watch".to_owned());
    }
    (arguments, said)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BARE: Machine = Machine { has_daemon: false, has_display: false };
    const DESKTOP: Machine = Machine { has_daemon: true, has_display: true };

    fn planned(line: &str, first_number: bool, machine: Machine) -> String {
        let arguments = line.split_whitespace().map(str::to_owned).collect();
        plan(&Start { first_number, arguments }, machine).0.join(" ")
    }

    #[test]
    fn a_machine_without_mullvad_gets_the_demo_and_one_without_display_the_terminal() {
        assert_eq!(planned("", false, DESKTOP), "");
        assert_eq!(planned("", false, Machine { has_daemon: false, ..DESKTOP }), "--demo");
        assert_eq!(planned("", false, BARE), "watch --demo");
        assert_eq!(planned("--demo --seed 3", false, BARE), "watch --demo --seed 3");
    }

    #[test]
    fn the_first_number_is_shown_in_the_terminal_with_or_without_a_display() {
        assert_eq!(planned("--seed 3", true, BARE), "watch --once-known --demo --seed 3");
        assert_eq!(planned("", true, DESKTOP), "watch --once-known");
    }

    #[test]
    fn a_subcommand_and_a_question_for_help_are_left_alone() {
        for line in ["status --json", "doctor", "--help", "--version"] {
            assert_eq!(planned(line, false, BARE), line);
        }
    }
}
