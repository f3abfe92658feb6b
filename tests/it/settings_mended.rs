//! A settings file that was mended as Shoal said is no trouble any more, wherever Shoal says how the file is.

use std::fs;
use std::os::unix::fs::symlink;

use shoal_agent::Paths;
use shoal_agent::doctor::findings;
use shoal_core::findings::{ResidentFinding, SettingsFileState};
use shoal_core::state::State;
use shoal_core::{Settings, Snapshot, Source};
use shoal_mullvad::SocketChoice;

use crate::settings_file::{Home, few_people};

#[test]
fn a_file_that_was_refused_counts_again_once_it_is_mended() {
    let home = Home::with("few_people = 12\n");
    let mut file = home.open();
    let elsewhere = home.file.with_file_name("elsewhere.toml");
    fs::rename(&home.file, &elsewhere).expect("a disk");
    symlink(&elsewhere, &home.file).expect("a link");
    assert_eq!(file.reread(), None);
    assert!(matches!(file.state(), SettingsFileState::Refused { .. }), "{:?}", file.state());
    // The very file that was read before.
    fs::rename(&elsewhere, &home.file).expect("a disk");
    assert_eq!(file.reread(), None);
    assert_eq!((file.settings(), file.state()), (&few_people(12), &SettingsFileState::Good));
}

/// What the doctor finds of the file beside a Shoal that runs and tells this of it.
fn found(home: &Home, told: SettingsFileState) -> SettingsFileState {
    let root = home.file.ancestors().nth(3).expect("it was joined");
    let nothing = State::new(Settings::default(), Source::Daemon).snapshot();
    let snapshot = Snapshot { settings_file: told, ..nothing };
    let socket = SocketChoice::Unchecked(root.join("no-daemon"));
    findings(&snapshot, &socket, &Paths::under(root), ResidentFinding::Running).settings_file
}

#[test]
fn the_doctor_looks_at_what_can_be_seen_and_takes_the_rest_from_the_shoal_that_runs() {
    let home = Home::with("few_people = 12\n");
    let reason = || "has a second name".to_owned();
    // That the second name is gone tells nobody who does not look.
    for stale in [
        SettingsFileState::Refused { reason: reason() },
        SettingsFileState::Unreadable { reason: reason() },
        SettingsFileState::Missing,
    ] {
        assert_eq!(found(&home, stale), SettingsFileState::Good);
    }
    for unseen in [
        SettingsFileState::NotWritten { reason: reason() },
        SettingsFileState::KeptAside { path: reason() },
    ] {
        assert_eq!(found(&home, unseen.clone()), unseen);
    }
    home.write("few_people = 5000\n");
    let broken = found(&home, SettingsFileState::Good);
    assert!(matches!(broken, SettingsFileState::OneKeyUnused { .. }), "{broken:?}");
}
