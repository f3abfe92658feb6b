//! What of Mullvad's is on this machine, for `doctor`. Looked at when asked for, never kept up to date.

use std::io;
use std::os::unix::fs::{FileTypeExt, MetadataExt};
use std::path::Path;

use shoal_core::findings::SocketFinding;
use sysinfo::{ProcessRefreshKind, ProcessesToUpdate, System};

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
