//! A daemon that does what it should not, when told to.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use shoal_sim::{Door, Fault, Listing, Reason};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::UnixStream;
use tokio::time::timeout;
use tokio_stream::StreamExt;
use tonic::Code;

use crate::client::{Client, PATIENCE, State};
use crate::{client, daemon};

#[tokio::test]
async fn the_second_event_stays_away_until_it_is_let_go() {
    let (daemon, _folder) = daemon(|_| {});
    let mut events = client(&daemon).await.listen().await.expect("a stream");
    daemon.set_fault(Fault::NoExitIp).await;
    daemon.reconnect().await;
    let mut location = None;
    while location.is_none() {
        let state = events.state().await;
        location = state.connected.is_some().then(|| state.location().expect("a location"));
    }
    assert_eq!(location.expect("connected").ipv4, None);
    daemon.tell_exit_ip().await;
    assert!(events.state().await.location().expect("a location").ipv4.is_some());
}

#[tokio::test]
async fn the_second_event_can_know_only_one_family() {
    let (daemon, _folder) = daemon(|config| config.ipv6 = true);
    let mut events = client(&daemon).await.listen().await.expect("a stream");
    daemon.set_fault(Fault::OnlyIpv6).await;
    daemon.reconnect().await;
    let location = events.exit_ip().await;
    assert!(location.ipv4.is_none() && location.ipv6.is_some());
    daemon.clear_faults().await;
    daemon.set_fault(Fault::OnlyIpv4).await;
    daemon.reconnect().await;
    let location = events.exit_ip().await;
    assert!(location.ipv4.is_some() && location.ipv6.is_none());
}

#[tokio::test]
async fn a_blocked_tunnel_says_why_and_whether_it_leaks() {
    let (daemon, _folder) = daemon(|_| {});
    let mut events = client(&daemon).await.listen().await.expect("a stream");
    for (leaking, cause) in [(false, 7), (true, 7)] {
        daemon.block(Reason::Offline, leaking).await;
        let error = events.state().await.error.and_then(|failed| failed.error).expect("blocked");
        assert_eq!((error.cause, error.blocking_error.is_some()), (cause, leaking));
    }
    daemon.reconnect().await;
    assert!(events.exit_ip().await.ipv4.is_some(), "a reconnect leads out of it");
}

#[tokio::test]
async fn calls_hang_are_refused_or_answered_with_garbage_by_method() {
    let (daemon, _folder) = daemon(|_| {});
    let client = client(&daemon).await;
    daemon.set_fault(Fault::Refuse("ReconnectTunnel", Code::Unavailable, "no")).await;
    daemon.set_fault(Fault::Garbage("GetTunnelState")).await;
    daemon.set_fault(Fault::Hang("GetDevice")).await;
    let refused = client.call("ReconnectTunnel", Vec::new()).await.expect_err("refused");
    assert_eq!((refused.code(), refused.message()), (Code::Unavailable, "no"));
    client.get::<State>("GetTunnelState").await.expect_err("unreadable");
    tokio::select! {
        biased;
        _ = client.call("GetDevice", Vec::new()) => panic!("the call was to hang"),
        _ = async {
            while daemon.calls().await.last().is_none_or(|call| call.method != "GetDevice") {
                tokio::task::yield_now().await;
            }
            client.call("GetSettings", Vec::new()).await.expect("others do not hang")
        } => {}
    }
}

#[tokio::test]
async fn settings_are_accepted_and_ignored() {
    let (daemon, _folder) = daemon(|_| {});
    daemon.set_fault(Fault::IgnoreRelaySettings).await;
    let before = daemon.relay_settings().await;
    let client = client(&daemon).await;
    client.call("SetRelaySettings", vec![0x12, 2, 0x22, 0]).await.expect("accepted");
    assert_eq!(daemon.relay_settings().await, before);
}

#[tokio::test]
async fn a_restarted_daemon_ends_every_connection_and_makes_its_tunnel_anew() {
    let (daemon, _folder) = daemon(|_| {});
    for _ in 0..20 {
        let mut events = client(&daemon).await.listen().await.expect("a stream");
        daemon.restart().await.expect("bound again");
        let ended = loop {
            match events.next().await {
                Ok(Some(_)) => {}
                Ok(None) | Err(_) => break true,
            }
        };
        assert!(ended);
        let mut events = client(&daemon).await.listen().await.expect("a stream");
        daemon.connect_tunnel().await;
        daemon.reconnect().await;
        assert!(events.exit_ip().await.ipv4.is_some());
    }
}

#[tokio::test]
async fn a_restarted_daemon_owes_nobody_an_answer_or_an_event() {
    let (daemon, _folder) = daemon(|_| {});
    let mut events = daemon.listen().await;
    daemon.set_fault(Fault::Hang("GetDevice")).await;
    let both = async { tokio::join!(daemon.ask("GetDevice", Vec::new()), daemon.restart()) };
    let (hung, restarted) = timeout(PATIENCE, both).await.expect("the call is given up");
    restarted.expect("bound again");
    assert_eq!(hung.expect_err("no answer").code(), Code::Unavailable);
    let event = timeout(PATIENCE, events.next()).await.expect("the stream ends");
    assert!(event.is_none());
}

#[tokio::test]
async fn a_daemon_that_is_gone_is_not_there_and_one_that_refuses_is() {
    let (daemon, _folder) = daemon(|_| {});
    daemon.door(Door::Refusing).await.expect("turned");
    assert!(daemon.socket().exists());
    assert!(Client::connect(daemon.socket()).await.is_err());
    daemon.stop().await.expect("stopped");
    assert!(!daemon.socket().exists());
    assert!(Client::connect(daemon.socket()).await.is_err());
    daemon.door(Door::Refusing).await.expect("turned");
    assert!(daemon.socket().exists());
    assert!(Client::connect(daemon.socket()).await.is_err());
    daemon.start_again().await.expect("bound again");
    client(&daemon).await.get::<State>("GetTunnelState").await.expect("served");
}

#[tokio::test]
async fn a_silent_a_babbling_and_a_closing_door_can_be_told_apart() {
    let (daemon, _folder) = daemon(|_| {});
    let heard = async |door| {
        daemon.door(door).await.expect("turned");
        let mut stream = UnixStream::connect(daemon.socket()).await.expect("accepted");
        let mut bytes = [0; 16];
        stream.read(&mut bytes).await.map(|length| bytes[..length].to_vec())
    };
    assert!(heard(Door::Closing).await.is_ok_and(|bytes| bytes.is_empty()));
    assert!(heard(Door::HalfClosing).await.is_ok_and(|bytes| bytes.is_empty()));
    assert!(heard(Door::Babbling).await.is_ok_and(|bytes| !bytes.is_empty()));

    daemon.door(Door::Silent).await.expect("turned");
    let mut stream = UnixStream::connect(daemon.socket()).await.expect("accepted");
    stream.write_all(b"anybody?").await.expect("the other side is open");
    daemon.cut().await.expect("cut");
    // What was held open is closed: an end or an error, but no more silence.
    assert!(!matches!(stream.read(&mut [0; 16]).await, Ok(1..)));
}

#[tokio::test]
async fn a_stream_ends_with_or_without_an_error_or_breaks_in_the_middle() {
    let (daemon, _folder) = daemon(|_| {});
    let client = client(&daemon).await;
    let mut events = client.listen().await.expect("a stream");
    daemon.end_streams(None).await;
    assert_eq!(events.next().await.expect("no error"), None);

    let mut events = client.listen().await.expect("a stream");
    daemon.end_streams(Some((Code::Internal, "broken"))).await;
    assert_eq!(events.next().await.expect_err("an error").code(), Code::Internal);

    let mut events = client.listen().await.expect("a stream");
    daemon.cut().await.expect("cut");
    assert!(!matches!(events.next().await, Ok(Some(_))));

    let client = crate::client(&daemon).await;
    let mut events = client.listen().await.expect("a stream");
    daemon.garble().await.expect("garbled");
    assert!(!matches!(events.next().await, Ok(Some(_))));
}

#[tokio::test]
async fn a_logged_out_device_has_no_key_and_no_tunnel() {
    let (daemon, _folder) = daemon(|_| {});
    let client = client(&daemon).await;
    let mut events = client.listen().await.expect("a stream");
    daemon.log_out().await;
    let event = events.next().await.expect("no error").expect("no end");
    assert_eq!(event.device.expect("a device event").cause, 1);
    assert_eq!(events.state().await.disconnecting.expect("disconnecting").after, 0);
    let key = client.call("GetWireguardKey", Vec::new()).await.expect_err("no key");
    assert_eq!(key.code(), Code::Unauthenticated);
    let rotated = client.call("RotateWireguardKey", Vec::new()).await.expect_err("no key");
    assert_eq!((rotated.code(), rotated.message()), (Code::NotFound, "No device is set"));
    daemon.log_in().await;
    client.call("RotateWireguardKey", Vec::new()).await.expect("a key again");
}

#[tokio::test]
async fn a_revoked_device_blocks_the_tunnel() {
    let (daemon, _folder) = daemon(|_| {});
    let mut events = client(&daemon).await.listen().await.expect("a stream");
    daemon.revoke().await;
    let event = events.next().await.expect("no error").expect("no end");
    assert_eq!(event.device.expect("a device event").cause, 2);
    assert!(events.state().await.error.is_some());
}

#[tokio::test]
async fn a_relay_that_leaves_the_list_is_not_chosen_any_more() {
    let (daemon, _folder) = daemon(|_| {});
    let mut events = client(&daemon).await.listen().await.expect("a stream");
    let all = daemon.network().relays().iter();
    let gone: BTreeSet<String> = all
        .filter(|relay| relay.city.key() == "nl-ams" && relay.name != "nl-ams-wg-101")
        .map(|relay| relay.name.clone())
        .collect();
    daemon.push_relay_list(Listing::Without(gone)).await;
    assert!(events.next().await.expect("no error").expect("no end").relay_list.is_some());
    daemon.reconnect().await;
    assert_eq!(events.exit_ip().await.hostname, "nl-ams-wg-101");
}

#[tokio::test]
async fn a_huge_and_a_hostile_list_come_whole() {
    let (daemon, _folder) = daemon(|_| {});
    let client = client(&daemon).await;
    daemon.push_relay_list(Listing::Hostile).await;
    let hostile = client.call("GetRelayLocations", Vec::new()).await.expect("an answer");
    assert!(hostile.len() > 30_000_000, "three names of ten million letters");
    daemon.push_relay_list(Listing::Huge(100_000)).await;
    let huge = client.call("GetRelayLocations", Vec::new()).await.expect("an answer");
    let names = huge.windows(4).filter(|window| window == b"-wg-").count();
    assert_eq!(names, 100_000);
}

#[tokio::test]
async fn a_late_second_event_is_late_and_comes() {
    let (daemon, _folder) = daemon(|_| {});
    let mut events = client(&daemon).await.listen().await.expect("a stream");
    // At this pace all the rest takes a few milliseconds.
    let late = Duration::from_millis(500);
    daemon.set_fault(Fault::LateExitIp(late)).await;
    let before = Instant::now();
    daemon.reconnect().await;
    while events.state().await.connected.is_none() {}
    assert!(events.exit_ip().await.ipv4.is_some());
    assert!(before.elapsed() >= late, "it came as if nothing were wrong");
}

#[tokio::test]
async fn a_tunnel_can_go_on_connecting_until_it_is_taken_down() {
    let (daemon, _folder) = daemon(|_| {});
    let mut events = client(&daemon).await.listen().await.expect("a stream");
    daemon.set_fault(Fault::NeverConnects).await;
    daemon.reconnect().await;
    assert!(events.state().await.disconnecting.is_some());
    assert!(events.state().await.connecting.is_some());
    daemon.disconnect().await;
    assert_eq!(events.state().await.disconnecting.expect("disconnecting").after, 0);
    assert!(events.state().await.disconnected.is_some());
}

#[tokio::test]
async fn a_tunnel_can_go_elsewhere_than_the_settings_allow() {
    let (daemon, _folder) = daemon(|_| {});
    let mut events = client(&daemon).await.listen().await.expect("a stream");
    daemon.set_fault(Fault::WrongRelay).await;
    daemon.reconnect().await;
    assert!(!events.exit_ip().await.hostname.starts_with("nl-ams-"));
}

#[tokio::test]
async fn bytes_that_are_no_event_reach_the_client() {
    let (daemon, _folder) = daemon(|_| {});
    let mut raw = daemon.listen().await;
    daemon.send_event(vec![0x0f]).await;
    let event = raw.next().await.expect("no end").expect("no error");
    assert_eq!(event, [0x0f]);
    daemon.repeat_state(1_000).await;
    for _ in 0..1_000 {
        raw.next().await.expect("no end").expect("no error");
    }
}
