//! A daemon that comes and goes a thousand times is found each time, and nothing is left behind.

use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use shoal_core::Event;
use shoal_sim::Listing;
use support::part;

use super::Pair;

const RESTARTS: usize = 1_000;

/// Pages of memory by which a process may grow over all restarts: 4 MiB.
const MOST_GROWTH: usize = 1_024;

/// How many files this process has open.
fn open_files() -> usize {
    fs::read_dir("/proc/self/fd").expect("a list of open files").count()
}

/// How many pages of memory this process uses.
fn pages() -> usize {
    let sizes = fs::read_to_string("/proc/self/statm").expect("sizes of this process");
    let resident = sizes.split(' ').nth(1).expect("the second of its numbers");
    resident.parse().expect("a number")
}

async fn one_restart(pair: &mut Pair) -> Duration {
    pair.daemon.stop().await.expect("a daemon that stops");
    pair.find(|event| matches!(event, Event::SourceFailed { .. }).then_some(())).await;
    pair.daemon.start_again().await.expect("a daemon that starts");
    let listening = Instant::now();
    pair.is_read().await;
    listening.elapsed()
}

#[tokio::test]
#[ignore = "started by the story below, in a process of its own"]
async fn a_daemon_comes_and_goes_a_thousand_times() {
    if !part::is_wanted() {
        return;
    }
    let mut pair = Pair::start();
    pair.is_read().await;
    pair.daemon.push_relay_list(Listing::Empty).await;
    for _ in 0..RESTARTS / 10 {
        one_restart(&mut pair).await;
        pair.daemon.forget_calls().await;
    }
    let before = (open_files(), pages());
    // A machine may be busy with something else for as long as a thousand take; what is late by itself is so each time.
    let mut late = Duration::MAX;
    for _ in 0..3 {
        let mut waits = Vec::new();
        for _ in 0..RESTARTS {
            waits.push(one_restart(&mut pair).await);
            pair.daemon.forget_calls().await;
        }
        waits.sort();
        late = late.min(waits[RESTARTS * 99 / 100]);
        if late <= Duration::from_secs(1) {
            break;
        }
    }
    let after = (open_files(), pages());
    assert_eq!(after.0, before.0, "files are left open");
    assert!(after.1 < before.1 + MOST_GROWTH, "memory grew from {} pages to {}", before.1, after.1);
    assert!(late <= Duration::from_secs(1), "one in a hundred took {late:?} or longer");
}

#[test]
fn a_thousand_restarts_are_all_survived_and_leave_nothing_behind() {
    let mut child = Command::new("/proc/self/exe");
    child.args([
        "--exact",
        "contracts::restarts::a_daemon_comes_and_goes_a_thousand_times",
        "--ignored",
        "--nocapture",
    ]);
    let output = part::wanted_by(&mut child).output().expect("a process of its own");
    let words = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{words}{}", String::from_utf8_lossy(&output.stderr));
    assert!(words.contains("1 passed"), "{words}");
}
