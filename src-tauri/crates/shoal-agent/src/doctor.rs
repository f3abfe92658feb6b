//! Looks at everything that Shoal needs and gathers what it finds, without judging it: the words and the next steps
//! are found in `shoal-view`.
//!
//! What only the desktop can tell (a place for tray icons, notices) is left open, for the crate that talks to it.

use shoal_core::Snapshot;
use shoal_core::findings::{Findings, ResidentFinding, SettingsFileState};
use shoal_mullvad::SocketChoice;

use crate::hardening::is_root;
use crate::machine;
use crate::paths::Paths;
use crate::settings_file::SettingsFile;
use crate::single_instance::{LockError, Place};

/// Gathers what can be found on this machine. `snapshot` is what the agent shows once the daemon has answered or
/// failed; `resident` is what [`resident`] makes of what [`Place::find`] gave.
pub fn findings(
    snapshot: &Snapshot,
    socket: &SocketChoice,
    paths: &Paths,
    resident: ResidentFinding,
) -> Findings {
    Findings {
        source: snapshot.source,
        trouble: snapshot.trouble,
        daemon_version: snapshot.daemon_version.clone(),
        socket: machine::socket_at(socket.path()),
        socket_path: socket.path().to_string_lossy().into_owned(),
        unchecked_socket: socket.is_unchecked(),
        daemon_runs: machine::daemon_runs(),
        app_installed: machine::app_is_installed(),
        relays_known: snapshot.relays_known,
        relays_left_out: snapshot.relays_left_out,
        settings_file: settings_file(snapshot, paths, &resident),
        settings_path: paths.settings_file().map(|path| path.to_string_lossy().into_owned()),
        history: snapshot.history.state.clone(),
        history_path: paths.history_file().map(|path| path.to_string_lossy().into_owned()),
        history_kept_aside: snapshot.history.kept_aside.clone(),
        multihop_modes: snapshot.multihop.modes.clone(),
        multihop_obstacle: snapshot.multihop.obstacle.clone(),
        resident,
        autostart: snapshot.autostart.clone(),
        autostart_path: paths.autostart_file().map(|path| path.to_string_lossy().into_owned()),
        tray_host: None,
        notices_shown: None,
        as_root: is_root(),
    }
}

/// How the settings file is, without changing anything about it. The Shoal that runs knows what cannot be seen of it:
/// whether it could be written, and that one was kept aside. All else is looked at: it may have been mended since.
fn settings_file(
    snapshot: &Snapshot,
    paths: &Paths,
    resident: &ResidentFinding,
) -> SettingsFileState {
    let cannot_be_seen = match &snapshot.settings_file {
        SettingsFileState::NotWritten { .. } | SettingsFileState::KeptAside { .. } => true,
        SettingsFileState::InMemory
        | SettingsFileState::Missing
        | SettingsFileState::Good
        | SettingsFileState::OneKeyUnused { .. }
        | SettingsFileState::Newer { .. }
        | SettingsFileState::Unreadable { .. }
        | SettingsFileState::Refused { .. } => false,
    };
    if *resident == ResidentFinding::Running && cannot_be_seen {
        return snapshot.settings_file.clone();
    }
    paths
        .settings_file()
        .map_or(SettingsFileState::InMemory, |path| SettingsFile::looked_at(&path).state().clone())
}

/// What there is in the place of the one running Shoal.
pub fn resident(place: &Result<Place, LockError>) -> ResidentFinding {
    match place {
        Ok(Place::Ours(_)) => ResidentFinding::NotRunning,
        Ok(Place::Taken(_)) => ResidentFinding::Running,
        Err(LockError::Silent(error)) if error.is_other_version() => ResidentFinding::OtherVersion,
        Err(LockError::Silent(_) | LockError::Closed) => ResidentFinding::Silent,
        Err(LockError::Dir(error)) => ResidentFinding::NoPlace { reason: error.reason() },
        Err(LockError::File { path, error }) => {
            ResidentFinding::NoPlace { reason: format!("{path} cannot be used: {error}") }
        }
    }
}
