//! What of Mullvad's is on this machine, for `doctor`; which clean browser runs, where the user allowed that look; and
//! whether this program is outside the tunnel. Looked at when asked for, never kept up to date.

use std::io;
use std::os::unix::fs::{FileTypeExt, MetadataExt};
use std::path::Path;

use shoal_core::findings::SocketFinding;
use shoal_core::machine::CleanBrowser;
use sysinfo::{ProcessRefreshKind, ProcessesToUpdate, System, UpdateKind};

/// The daemon's process name; the kernel shows its first 15 bytes.
const DAEMON: &str = "mullvad-daemon";

/// Where Mullvad's packages put their programs: deb and rpm (2022 to 2026), Arch, Nix.
const PROGRAMS: [&str; 4] = [
    "/opt/Mullvad VPN",
    "/usr/bin/mullvad-daemon",
    "/usr/bin/mullvad",
    "/run/current-system/sw/bin/mullvad-daemon",
];

/// Whether a process of the daemon's name runs; `None` where processes cannot be listed. Anybody can give a process
/// that name: a hint for a sentence, no more.
pub fn daemon_runs() -> Option<bool> {
    let mut system = System::new().ok()?;
    system.refresh_processes_specifics(
        ProcessesToUpdate::All,
        true,
        ProcessRefreshKind::nothing().without_tasks(),
    );
    Some(system.processes().values().any(|process| process.name() == DAEMON))
}

/// Whether a file of Mullvad's app is where its packages put it.
pub fn app_is_installed() -> bool {
    PROGRAMS.iter().any(|path| Path::new(path).exists())
}

/// What is at the place of the daemon's socket.
pub fn socket_at(path: &Path) -> SocketFinding {
    match path.metadata() {
        Ok(found) if found.file_type().is_socket() => SocketFinding::OwnedBy { owner: found.uid() },
        Ok(_) => SocketFinding::NoSocket,
        Err(error) if error.kind() == io::ErrorKind::NotFound => SocketFinding::Missing,
        Err(_) => SocketFinding::Hidden,
    }
}

/// The control group whose processes Mullvad's app keeps out of the tunnel.
///
/// Source: `SPLIT_TUNNEL_CGROUP_NAME` in mullvadvpn-app (talpid-cgroup; before, talpid-types), the same for version 1
/// (`net_cls`) and version 2 of control groups, and the place in `/sys/fs/cgroup/net_cls` that packages of 2020 to 2026
/// name; read 2026-11. Under another name nothing would be noticed.
const EXCLUDED: &str = "mullvad-exclusions";

/// Whether split tunnelling keeps this program, and with it what it starts, out of the tunnel.
pub fn is_excluded() -> bool {
    std::fs::read_to_string("/proc/self/cgroup").is_ok_and(|groups| tells_exclusion(&groups))
}

/// Whether a process in these control groups is kept out, as `/proc/PID/cgroup` lists them: number, controllers, path.
fn tells_exclusion(groups: &str) -> bool {
    groups.lines().any(|line| {
        let mut parts = line.splitn(3, ':').skip(1);
        let (Some(controllers), Some(path)) = (parts.next(), parts.next()) else { return false };
        // Version 2 names none. A group of that name in a hierarchy for anything else keeps nothing out.
        let counts = controllers.is_empty() || controllers.split(',').any(|it| it == "net_cls");
        counts && path.split('/').any(|part| part == EXCLUDED)
    })
}

/// The clean browser that runs; Mullvad Browser where both do.
pub fn clean_browser() -> Option<CleanBrowser> {
    let mut system = System::new().ok()?;
    system.refresh_processes_specifics(
        ProcessesToUpdate::All,
        true,
        ProcessRefreshKind::nothing().with_exe(UpdateKind::Always).without_tasks(),
    );
    let programs = system.processes().values().filter_map(|process| process.exe());
    let mut found = None;
    for browser in programs.filter_map(browser_at) {
        found = Some(if browser == CleanBrowser::Mullvad { return Some(browser) } else { browser });
    }
    found
}

/// The clean browser that a program is, by where it is.
///
/// Source: packages of both browsers as distributions and `torbrowser-launcher` lay them out, read 2026-11: the program
/// of Mullvad Browser is `mullvadbrowser.real`, that of Tor Browser is `firefox` or `firefox.real` below a folder that is
/// called after Tor Browser.
fn browser_at(program: &Path) -> Option<CleanBrowser> {
    let name = program.file_name()?.to_str()?;
    let is_tors = |part: &str| matches!(part, "tor-browser" | "torbrowser" | "tor-browser_en-US");
    match name {
        "mullvadbrowser" | "mullvadbrowser.real" => Some(CleanBrowser::Mullvad),
        "firefox" | "firefox.real" => program
            .components()
            .any(|part| part.as_os_str().to_str().is_some_and(is_tors))
            .then_some(CleanBrowser::Tor),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_in_mullvads_control_group_is_outside_the_tunnel() {
        for groups in [
            "0::/mullvad-exclusions\n",
            "1:net_cls:/mullvad-exclusions\n0::/user.slice/user-1000.slice\n",
            "5:net_cls,net_prio:/mullvad-exclusions\n0::/\n",
            "0::/../mullvad-exclusions\n",
        ] {
            assert!(tells_exclusion(groups), "{groups}");
        }
    }

    #[test]
    fn one_in_any_other_group_is_not() {
        for groups in [
            "",
            "0::/user.slice/session-2.scope\n",
            "1:net_cls:/\n0::/\n",
            "4:memory:/mullvad-exclusions\n0::/\n",
            "0::/app-mullvad-exclusions-2.scope\n",
            "mullvad-exclusions",
        ] {
            assert!(!tells_exclusion(groups), "{groups}");
        }
    }

    #[test]
    fn browsers_are_known_by_where_they_are() {
        for (program, browser) in [
            ("/usr/lib/mullvad-browser/mullvadbrowser.real", Some(CleanBrowser::Mullvad)),
            ("/opt/mullvad-browser/Browser/mullvadbrowser", Some(CleanBrowser::Mullvad)),
            ("/home/a/tor-browser/Browser/firefox.real", Some(CleanBrowser::Tor)),
            (
                "/home/a/.local/share/torbrowser/tbb/x86_64/tor-browser/Browser/firefox",
                Some(CleanBrowser::Tor),
            ),
            ("/usr/lib/firefox/firefox", None),
            ("/home/a/tor-browser/Browser/TorBrowser/Tor/tor", None),
        ] {
            assert_eq!(browser_at(Path::new(program)), browser, "{program}");
        }
    }
}
