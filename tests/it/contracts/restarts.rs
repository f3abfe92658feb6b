//! A daemon that comes and goes a thousand times is found each time, and nothing is left behind.

use std::fs;
use std::time::{Duration, Instant};

use shoal_core::Event;
use shoal_sim::Listing;

use super::Pair;

const RESTARTS: usize = 1_000;

/// How many files this process has open.
fn open_files() -> usize {
    fs::read_dir("/proc/self/fd").map(Iterator::count).unwrap_or_default()
}

#[test]
fn a_thousand_restarts_are_all_survived_and_leave_nothing_open() {
    // A process of its own would be needed to count files while other stories run beside this one, so what is counted
    // is what this story's own runtime leaves behind: far less than one file a restart.
    let before = open_files();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime").block_on(async {
        let mut pair = Pair::start();
        pair.is_read().await;
        pair.daemon.push_relay_list(Listing::Empty).await;
        let mut waits = Vec::new();
        for _ in 0..RESTARTS {
            pair.daemon.stop().await.expect("a daemon that stops");
            pair.find(|event| matches!(event, Event::SourceFailed { .. }).then_some(())).await;
            pair.daemon.start_again().await.expect("a daemon that starts");
            let listening = Instant::now();
            pair.is_read().await;
            waits.push(listening.elapsed());
        }
        waits.sort();
        let late = waits[RESTARTS * 99 / 100];
        assert!(late <= Duration::from_secs(1), "one in a hundred took {late:?} or longer");
        assert!(open_files() < before + RESTARTS / 4, "files are left open");
    });
}
