//! A history on a disk that fills up: a tiny one of its own, in a mount namespace.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use shoal_agent::history_store::HistoryStore;
use shoal_core::RelayName;
use shoal_core::history::{CrowdFigures, HistoryTrouble, Hour, HourCrowd, Record, Salt};
use support::world::MORNING;

/// Names the tiny disk to the test that is started on it.
const DISK: &str = "SHOAL_TEST_TINY_DISK";

#[test]
#[expect(clippy::print_stderr, reason = "a skipped test says so")]
fn a_full_disk_is_told_and_loses_nothing_that_was_kept() {
    let mount = tempfile::tempdir().expect("a folder");
    let own = std::env::current_exe().expect("it runs");
    let in_namespace = |script: &str| {
        let mut command = Command::new("unshare");
        command.args(["--user", "--map-root-user", "--mount", "sh", "-c", script, "sh"]);
        command.arg(mount.path()).arg(&own).env(DISK, mount.path()).stdin(Stdio::null());
        command.output()
    };
    let mounts = "mount -t tmpfs -o size=96k,mode=700 tiny \"$1\"";
    if !in_namespace(mounts).is_ok_and(|output| output.status.success()) {
        eprintln!("skipped: no disk can be mounted in a namespace here");
        return;
    }
    let runs = "history_full_disk::a_history_on_a_tiny_disk_keeps_what_it_took --exact --ignored --nocapture";
    let output =
        in_namespace(&format!("{mounts} && exec \"$2\" {runs}")).expect("unshare is there");
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    assert!(output.status.success() && said.contains("1 passed"), "{said}");
}

#[test]
#[ignore = "runs on a tiny disk, for the test above"]
fn a_history_on_a_tiny_disk_keeps_what_it_took() {
    // Whoever asks for all ignored tests names none.
    let Some(disk) = std::env::var_os(DISK).map(PathBuf::from) else { return };
    let path = disk.join("data/shoal/history.db");
    let mut kept = Vec::new();
    let trouble = fill(&path, &mut kept);
    assert_eq!(trouble, HistoryTrouble::DiskFull);
    assert!(kept.len() > 20, "it had room for some: {}", kept.len());
    let still = |kept: &[Record]| {
        let (store, loaded) = open(&path);
        assert_eq!((loaded.left_out, loaded.kept_aside), (0, None));
        assert!(kept.iter().all(|record| loaded.records.contains(record)));
        store
    };
    // Whether it is opened while the disk is still full, or looked at.
    drop(still(&kept));
    let seen = HistoryStore::look(&path).expect("sound").expect("there");
    assert!(kept.iter().all(|record| seen.records.contains(record)));
    // With room again, it goes on. Freed by forgetting half of it.
    let mut store = still(&kept);
    let middle = crowd(&kept[kept.len() / 2]).hour.day();
    let freed = store.forget_before(middle);
    kept.retain(|record| crowd(record).hour.day() >= middle);
    drop(store);
    drop(still(if freed.is_ok() { &kept } else { &[] }));
    // A disk that is full from the start.
    let ballast = disk.join("ballast");
    shoal_agent::history_files::erase(&path).expect("ours");
    std::fs::write(&ballast, vec![1; 84 * 1024]).expect("there is room for that");
    assert_eq!(fill(&path, &mut Vec::new()), HistoryTrouble::DiskFull);
    std::fs::remove_file(&ballast).expect("ours");
    let (mut store, _) = open(&path);
    store.remember(&[hour(0)]).expect("there is room again");
}

fn open(path: &Path) -> (HistoryStore, shoal_core::history::LoadedHistory) {
    HistoryStore::open(path, Salt([3; 16]), MORNING).expect("it can be opened")
}

/// Keeps one thing after the other until the disk takes no more; what it took, and why no more.
fn fill(path: &Path, kept: &mut Vec<Record>) -> HistoryTrouble {
    let (mut store, _) = match HistoryStore::open(path, Salt([3; 16]), MORNING) {
        Ok(opened) => opened,
        Err(trouble) => return trouble,
    };
    for at in 0..100_000 {
        match store.remember(&[hour(at)]) {
            Ok(()) => kept.push(hour(at)),
            Err(trouble) => return trouble,
        }
    }
    panic!("the disk is not tiny");
}

fn hour(at: i32) -> Record {
    let relay = RelayName::new("se-got-wg-101").expect("a relay");
    let figures = CrowdFigures::new(1, 2, 3).expect("in order");
    Record::Crowd(HourCrowd { hour: Hour(480_000 + at), relay, figures })
}

fn crowd(record: &Record) -> &HourCrowd {
    match record {
        Record::Crowd(crowd) => crowd,
        Record::Sighting(_) | Record::Regimes(_) => panic!("only crowds were kept"),
    }
}
