//! The snapshots that the page is tested with are snapshots of the core, in every field.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use shoal_core::Snapshot;
use shoal_core::snapshot::{ActionPhase, SCHEMA, TunnelState};

fn fixtures() -> Vec<(PathBuf, String)> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/snapshots");
    let mut files: Vec<_> = fs::read_dir(dir)
        .expect("there is a folder of snapshots")
        .map(|entry| entry.expect("it can be read").path())
        .map(|path| (path.clone(), fs::read_to_string(path).expect("it is text")))
        .collect();
    files.sort();
    files
}

fn parsed() -> Vec<Snapshot> {
    fixtures()
        .iter()
        .map(|(path, text)| {
            serde_json::from_str(text)
                .unwrap_or_else(|trouble| panic!("{}: {trouble}", path.display()))
        })
        .collect()
}

#[test]
fn every_fixture_is_a_snapshot_that_the_core_would_write_the_same() {
    for ((path, text), snapshot) in fixtures().iter().zip(parsed()) {
        let kept: Value = serde_json::from_str(text).expect("it is JSON");
        let written = serde_json::to_value(&snapshot).expect("a snapshot can be written");
        assert_eq!(kept, written, "{} has fields too many or too few", path.display());
        assert_eq!(snapshot.schema, SCHEMA);
    }
}

#[test]
fn the_fixtures_show_every_trouble_every_tunnel_state_and_every_phase() {
    let all = parsed();
    let troubles: BTreeSet<_> = all
        .iter()
        .filter_map(|snapshot| snapshot.trouble)
        .map(|trouble| format!("{trouble:?}"))
        .collect();
    assert_eq!(troubles.len(), 15, "{troubles:?}");
    for state in [
        TunnelState::Up,
        TunnelState::Down,
        TunnelState::Changing,
        TunnelState::Blocked,
        TunnelState::Unknown,
    ] {
        assert!(all.iter().any(|snapshot| snapshot.tunnel.state == state), "{state:?}");
    }
    let phases: BTreeSet<_> = all
        .iter()
        .filter_map(|snapshot| snapshot.action.as_ref())
        .map(|action| match action.phase {
            ActionPhase::ReplacingKey => "replacing_key",
            ActionPhase::Asking => "asking",
            ActionPhase::Reconnecting => "reconnecting",
            ActionPhase::Verifying => "verifying",
            ActionPhase::Restoring => "restoring",
            ActionPhase::Ended { .. } => "ended",
        })
        .collect();
    assert_eq!(phases.len(), 6, "{phases:?}");
}
