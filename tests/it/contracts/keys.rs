//! A new key is made, or it is told why there is none; what Mullvad's service does says nothing about the daemon.

use std::time::{Duration, Instant};

use shoal_core::key::Device;
use shoal_core::{Event, Refusal};
use shoal_mullvad::KeyError;
use shoal_sim::Fault;
use tonic::Code;

use super::Pair;

const ROTATE: &str = "RotateWireguardKey";

/// Longer than a loopback answer takes, shorter than a story may.
const SOON: Duration = Duration::from_millis(300);

/// What becomes of a rotation that the daemon answers so. The connection must outlive it.
async fn told(code: Code, why: &'static str) -> KeyError {
    let mut pair = Pair::start();
    pair.is_read().await;
    pair.daemon.set_fault(Fault::Refuse(ROTATE, code, why)).await;
    let error = pair.handle.rotate_key().await.expect_err("a refusal");
    is_still_followed(&mut pair).await;
    error
}

/// The same connection still carries calls and events: another would begin with a word about the source.
async fn is_still_followed(pair: &mut Pair) {
    pair.handle.probe().await.expect("a daemon that answers other calls");
    pair.daemon.reconnect().await;
    loop {
        let event = pair.next().await;
        assert!(!matches!(event, Event::SourceFailed { .. }), "the connection was given up");
        assert!(!matches!(event, Event::SourceFound { .. }), "the connection was made anew");
        if super::report(event).is_some_and(|report| super::is_up(&report)) {
            return;
        }
    }
}

#[tokio::test]
async fn a_new_key_is_made_and_told() {
    let mut pair = Pair::start();
    pair.is_read().await;
    pair.handle.rotate_key().await.expect("a new key");
    let device =
        |event| if let Event::DeviceReported(device) = event { Some(device) } else { None };
    let Device::LoggedIn { key_created } = pair.find(device).await else { panic!("logged in") };
    assert!(key_created.is_some());
    let calls = pair.daemon.calls().await;
    assert_eq!(calls.iter().filter(|call| call.method == ROTATE).count(), 1);
}

#[tokio::test]
async fn without_an_account_there_is_no_key() {
    let mut pair = Pair::start();
    pair.is_read().await;
    pair.daemon.log_out().await;
    let error = pair.handle.rotate_key().await.expect_err("nobody is logged in");
    assert_eq!(error.refusal(), Refusal::NotLoggedIn);
    let error = told(Code::Unauthenticated, "No account").await;
    assert_eq!(error.refusal(), Refusal::NotLoggedIn);
    assert_eq!(told(Code::NotFound, "No device is set").await.refusal(), Refusal::NotLoggedIn);
}

#[tokio::test]
async fn a_device_that_was_removed_is_told_as_that() {
    let mut pair = Pair::start();
    pair.is_read().await;
    pair.daemon.revoke().await;
    let error = pair.handle.rotate_key().await.expect_err("the device is gone");
    assert_eq!(error.refusal(), Refusal::Revoked);
}

#[tokio::test]
async fn a_service_that_cannot_be_reached_is_no_lost_connection() {
    let error = told(Code::Unavailable, "Cannot reach the API").await;
    assert_eq!(error.refusal(), Refusal::ServiceUnreachable);
}

#[tokio::test]
async fn a_service_that_was_asked_too_often_says_so() {
    let error = told(Code::ResourceExhausted, "429 Too Many Requests").await;
    assert_eq!(error.refusal(), Refusal::RateLimited);
}

#[tokio::test]
async fn a_service_that_gives_the_daemon_no_answer_leaves_it_open() {
    let error = told(Code::DeadlineExceeded, "timeout").await;
    assert_eq!(error.refusal(), Refusal::NoAnswer);
}

#[tokio::test]
async fn any_other_refusal_is_the_daemons_and_no_nonsense() {
    for (code, why) in [
        (Code::Unknown, "Account changed during operation"),
        (Code::Internal, "something inside"),
        (Code::OutOfRange, "out of it"),
        (Code::DataLoss, "gone"),
        (Code::Cancelled, "cancelled"),
        (Code::InvalidArgument, "400"),
        (Code::Unimplemented, ""),
    ] {
        let refusal = told(code, why).await.refusal();
        assert_eq!(refusal, Refusal::RefusedByDaemon, "{code:?}");
    }
}

#[tokio::test]
async fn a_daemon_that_waits_for_the_service_is_not_taken_for_dead() {
    let mut pair = Pair::start();
    pair.is_read().await;
    pair.daemon.set_fault(Fault::Hang(ROTATE)).await;
    let asked = Instant::now();
    let handle = pair.handle.clone();
    let rotation = tokio::spawn(async move { handle.rotate_key_within(SOON).await });
    // Meanwhile other calls and events go on.
    is_still_followed(&mut pair).await;
    let error = rotation.await.expect("no panic").expect_err("no answer");
    assert!(asked.elapsed() >= SOON);
    assert!(matches!(error, KeyError::NoAnswer), "{error:?}");
    assert_eq!(error.refusal(), Refusal::NoAnswer);
    is_still_followed(&mut pair).await;
}

#[tokio::test]
async fn a_connection_that_breaks_leaves_it_open_whether_there_is_a_key() {
    let mut pair = Pair::start();
    pair.is_read().await;
    pair.daemon.set_fault(Fault::Hang(ROTATE)).await;
    let handle = pair.handle.clone();
    let rotation = tokio::spawn(async move { handle.rotate_key().await });
    let is_asked = async {
        while pair.daemon.calls().await.iter().all(|call| call.method != ROTATE) {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(super::STUCK, is_asked).await.expect("a rotation");
    pair.daemon.cut().await.expect("cut connections");
    let error = rotation.await.expect("no panic").expect_err("no answer");
    assert!(matches!(error, KeyError::Call(_)), "not blamed on the service: {error:?}");
    assert_eq!(error.refusal(), Refusal::NoAnswer);
    pair.is_read().await;
}

#[tokio::test]
async fn without_a_connection_no_key_is_asked_for() {
    let mut pair = Pair::start();
    pair.is_read().await;
    pair.daemon.stop().await.expect("a daemon that stops");
    pair.trouble().await;
    let error = pair.handle.rotate_key().await.expect_err("no daemon");
    assert_eq!(error.refusal(), Refusal::NotReachable);
}
