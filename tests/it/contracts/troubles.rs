//! A daemon that is not there, hangs or talks nonsense is told as what it is, and found again when it is well.

use std::time::{Duration, Instant};

use shoal_core::{Refusal, Source, Trouble};
use shoal_mullvad::{Daemon, SocketChoice, keep_following};
use shoal_sim::{Door, Fault, Listing};
use tokio::sync::mpsc;
use tonic::Code;

use super::{Pair, STUCK, socket};

/// What the client says of a door; it gets in again once the door opens.
async fn is_told_and_found_again(door: Door) -> Trouble {
    let mut pair = Pair::start();
    pair.is_read().await;
    pair.daemon.door(door).await.expect("a door");
    pair.daemon.cut().await.expect("cut connections");
    assert_eq!(pair.trouble().await, Trouble::DaemonNotRunning);
    let choice = SocketChoice::Simulation(pair.daemon.socket().to_owned());
    let error = Daemon::connect(&choice).await.map(|_| ()).expect_err("no way in");
    pair.daemon.door(Door::Open).await.expect("an open door");
    // Who was let in and hears nothing is let go, as by a daemon that is restarted.
    pair.daemon.cut().await.expect("cut connections");
    pair.is_read().await;
    error.trouble()
}

#[tokio::test]
async fn a_missing_socket_is_a_daemon_that_does_not_run() {
    assert_eq!(is_told_and_found_again(Door::Gone).await, Trouble::DaemonNotRunning);
}

#[tokio::test]
async fn a_socket_that_refuses_is_a_daemon_that_does_not_run() {
    assert_eq!(is_told_and_found_again(Door::Refusing).await, Trouble::DaemonNotRunning);
}

#[tokio::test]
async fn a_daemon_that_accepts_and_closes_does_not_run() {
    assert_eq!(is_told_and_found_again(Door::Closing).await, Trouble::DaemonNotRunning);
}

#[tokio::test]
async fn a_half_closed_connection_is_a_daemon_that_does_not_run() {
    assert_eq!(is_told_and_found_again(Door::HalfClosing).await, Trouble::DaemonNotRunning);
}

#[tokio::test]
async fn a_daemon_that_accepts_and_says_nothing_misbehaves() {
    assert_eq!(is_told_and_found_again(Door::Silent).await, Trouble::DaemonMisbehaves);
}

#[tokio::test]
async fn a_daemon_that_talks_no_http_misbehaves() {
    assert_eq!(is_told_and_found_again(Door::Babbling).await, Trouble::DaemonMisbehaves);
}

#[tokio::test]
async fn garbage_in_the_middle_of_a_connection_is_told_and_survived() {
    let mut pair = Pair::start();
    pair.is_read().await;
    pair.daemon.garble().await.expect("garbled connections");
    assert_eq!(pair.trouble().await, Trouble::DaemonMisbehaves);
    pair.is_read().await;
}

#[tokio::test]
async fn a_stream_that_ends_is_a_daemon_that_stopped() {
    let mut pair = Pair::start();
    pair.is_read().await;
    pair.daemon.end_streams(None).await;
    assert_eq!(pair.trouble().await, Trouble::DaemonNotRunning);
    pair.is_read().await;
}

#[tokio::test]
async fn an_answer_that_is_no_message_is_unreadable_whatever_the_call() {
    for method in [
        "GetCurrentVersion",
        "GetSettings",
        "GetTunnelState",
        "GetDevice",
        "GetWireguardKey",
        "GetRelayLocations",
    ] {
        let mut pair = Pair::start();
        pair.daemon.set_fault(Fault::Garbage(method)).await;
        pair.daemon.cut().await.expect("cut connections");
        let unreadable = async { while pair.trouble().await != Trouble::DaemonUnreadable {} };
        tokio::time::timeout(STUCK, unreadable).await.expect(method);
        pair.daemon.clear_faults().await;
        pair.is_read().await;
    }
}

#[tokio::test]
async fn an_event_that_is_no_message_is_unreadable() {
    let mut pair = Pair::start();
    pair.is_read().await;
    // A tunnel state whose connected part is an integer.
    pair.daemon.send_event(vec![0x0a, 2, 0x18, 1]).await;
    assert_eq!(pair.trouble().await, Trouble::DaemonUnreadable);
    pair.is_read().await;
}

#[tokio::test]
async fn a_daemon_that_knows_no_such_call_is_unreadable() {
    let mut pair = Pair::start();
    pair.is_read().await;
    let unknown = Fault::Refuse("GetTunnelState", Code::Unimplemented, "");
    pair.daemon.set_fault(unknown).await;
    pair.daemon.end_streams(None).await;
    pair.trouble().await;
    assert_eq!(pair.trouble().await, Trouble::DaemonUnreadable);
}

#[tokio::test]
async fn a_frozen_daemon_is_noticed_within_six_seconds_of_the_next_action() {
    // A machine may be busy with something else for a second; a longer deadline is longer each time.
    let mut all = Vec::new();
    for _ in 0..3 {
        let took = a_frozen_daemon_is_noticed().await;
        if took < Duration::from_secs(6) {
            return;
        }
        all.push(took);
    }
    panic!("it was noticed after {all:?}");
}

/// How long that takes.
async fn a_frozen_daemon_is_noticed() -> Duration {
    let mut pair = Pair::start();
    pair.is_read().await;
    pair.daemon.set_fault(Fault::Hang("GetTunnelState")).await;
    let asked = Instant::now();
    let refused = pair.handle.probe().await.expect_err("no sign of life");
    assert_eq!(refused.refusal(), Refusal::NotReachable);
    assert_eq!(pair.trouble().await, Trouble::DaemonMisbehaves);
    asked.elapsed()
}

#[tokio::test]
async fn a_list_larger_than_any_daemon_sends_misbehaves_and_one_of_8_mib_is_bounded() {
    let mut pair = Pair::start();
    pair.is_read().await;
    pair.daemon.push_relay_list(Listing::Huge(100_000)).await;
    assert_eq!(pair.trouble().await, Trouble::DaemonMisbehaves);
    pair.daemon.push_relay_list(Listing::Whole).await;
    pair.is_read().await;
    pair.daemon.push_relay_list(Listing::Hostile).await;
    assert_eq!(pair.trouble().await, Trouble::DaemonMisbehaves);
}

#[tokio::test]
async fn a_socket_served_by_another_user_than_named_is_not_mullvads() {
    let pair = Pair::start();
    let path = pair.daemon.socket().to_owned();
    pair.daemon.forget_calls().await;
    let own = rustix::process::geteuid().as_raw();
    let choice = SocketChoice::ServedBy { path: path.clone(), user: own.wrapping_add(1) };
    let error = Daemon::connect(&choice).await.map(|_| ()).expect_err("an impostor");
    assert_eq!(error.trouble(), Trouble::NotMullvads);
    let right = SocketChoice::ServedBy { path, user: own };
    let daemon = Daemon::connect(&right).await.expect("the right user");
    assert_eq!(daemon.version(), "2026.4");
}

#[tokio::test]
async fn without_mullvads_app_it_is_said_not_to_be_installed() {
    let traces = ["/var/run/mullvad-vpn", "/usr/bin/mullvad", "/etc/mullvad-vpn"];
    if traces.iter().any(|trace| std::path::Path::new(trace).exists()) {
        return; // Mullvad's app is on this machine.
    }
    let error = Daemon::connect(&SocketChoice::Mullvads).await.map(|_| ()).expect_err("no app");
    assert_eq!(error.trouble(), Trouble::NotInstalled);
}

#[tokio::test]
async fn a_trouble_is_told_once_until_it_changes() {
    let (_folder, path) = socket();
    let (sender, mut events) = mpsc::channel(16);
    let (handle, follower) = keep_following(SocketChoice::Unchecked(path), sender);
    let follower = tokio::spawn(follower);
    let told = events.recv().await.expect("a trouble");
    let (source, trouble) = (Source::Daemon, Trouble::DaemonNotRunning);
    assert_eq!(told, shoal_core::Event::SourceFailed { source, trouble });
    for _ in 0..20 {
        handle.probe().await.expect_err("no daemon");
        tokio::task::yield_now().await;
    }
    assert!(events.try_recv().is_err());
    drop(events);
    tokio::time::timeout(STUCK, follower).await.expect("an end").expect("no panic");
}
