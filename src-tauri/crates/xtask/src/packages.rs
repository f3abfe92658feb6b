//! Which system packages Shoal needs for what, and how a missing one gets here.
//!
//! On Debian and Ubuntu they are installed; elsewhere, and where that is not allowed, they are listed.

use std::process::{Command, Stdio};

use anyhow::{Context, bail};

use crate::setup::Purpose;
use crate::step;
use crate::workspace::Workspace;

/// A package, by its name in Debian, and what shows that it is there on any system.
struct Package {
    name: &'static str,
    needed_from: Purpose,
    probe: Probe,
}

enum Probe {
    /// Any of these programs is found in `PATH`.
    Program(&'static [&'static str]),
    /// pkg-config knows this library.
    Library(&'static str),
}

const fn program(
    name: &'static str,
    needed_from: Purpose,
    programs: &'static [&'static str],
) -> Package {
    Package { name, needed_from, probe: Probe::Program(programs) }
}

const PACKAGES: [Package; 20] = [
    program("build-essential", Purpose::Terminal, &["cc"]),
    program("pkg-config", Purpose::Run, &["pkg-config"]),
    Package {
        name: "libwebkit2gtk-4.1-dev",
        needed_from: Purpose::Run,
        probe: Probe::Library("webkit2gtk-4.1"),
    },
    program("xvfb", Purpose::Test, &["Xvfb"]),
    program("openbox", Purpose::Test, &["openbox"]),
    program("xfce4-panel", Purpose::Test, &["xfce4-panel"]),
    program("dunst", Purpose::Test, &["dunst"]),
    program("webkit2gtk-driver", Purpose::Test, &["WebKitWebDriver"]),
    program("xdotool", Purpose::Test, &["xdotool"]),
    program("wmctrl", Purpose::Test, &["wmctrl"]),
    program("imagemagick", Purpose::Test, &["import"]),
    program("libglib2.0-bin", Purpose::Test, &["gdbus"]),
    program("dbus", Purpose::Test, &["dbus-daemon"]),
    program("dbus-x11", Purpose::Test, &["dbus-launch"]),
    program("x11-utils", Purpose::Test, &["xprop"]),
    program("chromium", Purpose::Test, &["chromium", "chromium-browser", "google-chrome"]),
    program("strace", Purpose::Test, &["strace"]),
    program("nftables", Purpose::Test, &["nft"]),
    program("iproute2", Purpose::Test, &["ip"]),
    program("network-manager-gnome", Purpose::Bench, &["nm-applet"]),
];

/// Installs the packages that `purpose` needs and the machine has not.
///
/// # Errors
/// Lists them where they cannot be installed from here.
pub(crate) fn install_missing(workspace: &Workspace, purpose: Purpose) -> anyhow::Result<()> {
    let missing: Vec<&str> = PACKAGES
        .iter()
        .filter(|package| package.needed_from <= purpose && !package.probe.succeeds())
        .map(|package| package.name_on(&system()))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.join(" ");
    if !found("apt-get") {
        bail!(
            "Missing here: {list}.\nThese are the names in Debian 12. Please install what your system calls \
             them, then start this again."
        );
    }
    install(workspace, &list)
}

/// The arguments are the same for root and for sudo; the latter asks for a password, so it keeps the terminal.
fn install(workspace: &Workspace, list: &str) -> anyhow::Result<()> {
    let line = format!("apt-get install -y --no-install-recommends {list}");
    if is_root() {
        step::run(
            "Reading the system's package lists (up to a minute)",
            root(workspace, "apt-get update"),
        )?;
        let what = format!("Installing {list} (a few minutes)");
        return step::run(&what, root(workspace, &line)).map(drop);
    }
    if !found("sudo") {
        bail!(
            "Missing here: {list}.\nPlease have an administrator run:\n  apt-get update && {line}"
        );
    }
    println!("Missing here: {list}.\nAsking for your password to run:");
    for line in ["apt-get update", &line] {
        println!("  sudo {line}");
        let status = workspace
            .program("sudo")
            .args(line.split(' '))
            .stdout(Stdio::null())
            .status()
            .context("sudo could not be started")?;
        if !status.success() {
            bail!(
                "The packages were not installed. Please run the lines above yourself, then start this again."
            );
        }
    }
    Ok(())
}

fn root(workspace: &Workspace, line: &str) -> Command {
    let mut words = line.split(' ');
    let mut command = workspace.program(words.next().unwrap_or_default());
    command.args(words).env("DEBIAN_FRONTEND", "noninteractive").stdin(Stdio::null());
    command
}

impl Package {
    /// Ubuntu has its own name for one of them.
    fn name_on(&self, system: &str) -> &'static str {
        let is_ubuntu = system.lines().any(|line| line == "ID=ubuntu");
        if is_ubuntu && self.name == "chromium" { "chromium-browser" } else { self.name }
    }
}

/// What the system says about itself; nothing where it does not.
fn system() -> String {
    std::fs::read_to_string("/etc/os-release").unwrap_or_default()
}

impl Probe {
    fn succeeds(&self) -> bool {
        match self {
            Self::Program(names) => names.iter().any(|name| found(name)),
            Self::Library(name) => answers("pkg-config", &["--exists", name]),
        }
    }
}

/// Whether a program of this name is in `PATH`.
pub(crate) fn found(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    // Programs for administrators are in no user's `PATH` on Debian.
    let folders = std::env::split_paths(&path).chain(["/usr/sbin".into(), "/sbin".into()]);
    folders.map(|folder| folder.join(program)).any(|file| file.is_file())
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

fn answers(program: &str, arguments: &[&str]) -> bool {
    Command::new(program)
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needed_for(purpose: Purpose) -> Vec<&'static str> {
        let needed = PACKAGES.iter().filter(|package| package.needed_from <= purpose);
        needed.map(|package| package.name).collect()
    }

    #[test]
    fn the_terminal_needs_no_webkit_and_running_no_virtual_desktop() {
        assert!(!needed_for(Purpose::Terminal).contains(&"libwebkit2gtk-4.1-dev"));
        assert!(needed_for(Purpose::Run).contains(&"libwebkit2gtk-4.1-dev"));
        assert!(!needed_for(Purpose::Run).contains(&"xvfb"));
        assert!(needed_for(Purpose::Test).contains(&"xvfb"));
        assert!(!needed_for(Purpose::Test).contains(&"network-manager-gnome"));
        assert!(needed_for(Purpose::Bench).contains(&"network-manager-gnome"));
    }

    #[test]
    fn the_browser_has_another_name_on_ubuntu() {
        let browser =
            PACKAGES.iter().find(|package| package.name == "chromium").expect("it is listed");
        assert_eq!(browser.name_on("NAME=Ubuntu\nID=ubuntu\nID_LIKE=debian"), "chromium-browser");
        assert_eq!(browser.name_on("ID=debian"), "chromium");
    }

    #[test]
    fn what_is_not_in_the_path_is_not_found() {
        assert!(found("sh"));
        assert!(!found("no-such-program-of-shoal"));
        assert!(!Probe::Library("no-such-library-of-shoal").succeeds());
    }
}
