//! A switch changes the location and nothing else, and can be undone byte for byte.

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use shoal_core::constraint::{LocationConstraint, LocationTarget, RelaySettingsBytes};
use shoal_core::{CityCode, Event, Refusal, RelayName, Trouble, Tunnel};
use shoal_mullvad::WriteError;
use shoal_sim::{Fault, Layout, Listing, Place, RelaySettings, Start};
use tonic::Code;

use super::{Pair, is_up};

fn city(code: &str) -> LocationTarget {
    LocationTarget::City(CityCode::new(code).expect("a city's code"))
}

fn relay(name: &str) -> LocationTarget {
    LocationTarget::Relay(RelayName::new(name).expect("a relay's name"))
}

fn refusal<T: std::fmt::Debug>(result: Result<T, WriteError>) -> Refusal {
    result.expect_err("a refusal").refusal()
}

#[tokio::test]
async fn a_switch_leads_to_stockholm_and_undo_leads_back_in_every_layout() {
    for layout in Layout::ALL {
        let former = RelaySettings {
            location: Place::city("nl-ams"),
            multihop: true,
            entry: Place::city("de-fra"),
            ..RelaySettings::default()
        };
        let mut pair = Pair::with(|mut config| {
            config.layout = layout;
            config.relay_settings = former.clone();
            config
        });
        pair.is_read().await;
        let written = pair.handle.write_location(&city("se-sto")).await.expect("a switch");
        let wanted = RelaySettings { location: Place::city("se-sto"), ..former.clone() };
        assert_eq!(pair.daemon.relay_settings_sent().await, [wanted.encode(layout)], "{layout:?}");
        assert_eq!(written.former.0, former.encode(layout), "{layout:?}");
        let settings =
            |event| if let Event::DaemonSettingsReported(s) = event { Some(s) } else { None };
        let LocationConstraint::City(code) = pair.find(settings).await.location else {
            panic!("{layout:?}: the daemon tells the new location");
        };
        assert_eq!(code.as_str(), "se-sto");
        let report = pair.tunnel(|report| is_up(report) && report.v4.is_some()).await;
        let Tunnel::Up(route) = report.tunnel else { panic!("{layout:?}: a tunnel") };
        assert!(route.exit.is_some_and(|exit| city("se-sto").is_met_by(&exit)));
        let undo = pair.handle.write_back(&written.former, Some(&written.sent)).await;
        assert_eq!(undo.expect("an undo").sent, written.former);
        assert_eq!(pair.daemon.relay_settings().await, former.encode(layout), "{layout:?}");
    }
}

#[tokio::test]
async fn a_relay_is_pinned_together_with_its_city() {
    let mut pair = Pair::start();
    pair.is_read().await;
    let name = pair.daemon.network().relays()[0].name.clone();
    pair.handle.write_location(&relay(&name)).await.expect("a switch");
    let wanted = RelaySettings { location: Place::relay(&name), ..RelaySettings::default() };
    assert_eq!(pair.daemon.relay_settings().await, wanted.encode(Layout::default()));
}

/// Fields that no release has, as encoded bytes: numbers from 20 on, of every wire type.
fn unknown_fields() -> impl Strategy<Value = Vec<u8>> {
    let field = (20_u8..100, any::<u8>(), prop::collection::vec(any::<u8>(), 0..30), 0..4_u8);
    let field = field.prop_map(|(number, value, bytes, kind)| {
        // Numbers from 16 to 2047 take two bytes.
        let tag = |wire: u8| vec![(number << 3 & 0x7f) | wire | 0x80, number >> 4];
        let mut out = match kind {
            0 => tag(0),
            1 => tag(1),
            2 => tag(2),
            _ => tag(5),
        };
        match kind {
            0 => out.push(value & 0x7f),
            1 => out.extend([value; 8]),
            2 => {
                out.push(u8::try_from(bytes.len()).expect("at most 30 bytes"));
                out.extend(bytes);
            }
            _ => out.extend([value; 4]),
        }
        out
    });
    prop::collection::vec(field, 0..4).prop_map(|fields| fields.concat())
}

fn place() -> impl Strategy<Value = Place> {
    prop_oneof![
        Just(Place::Any),
        Just(Place::Country("se".to_owned())),
        Just(Place::city("de-fra")),
        Just(Place::relay("nl-ams-wg-101")),
        Just(Place::CustomList("c0ffee".to_owned())),
    ]
}

fn known_settings() -> impl Strategy<Value = RelaySettings> {
    let providers = prop::collection::vec("[A-Za-z0-9]{1,12}", 0..3);
    (place(), providers, 0..3_u64, any::<bool>(), place()).prop_map(
        |(location, providers, ownership, multihop, entry)| RelaySettings {
            location,
            providers,
            ownership,
            multihop,
            entry,
        },
    )
}

/// Relay settings with unknown fields around and within the normal part.
fn random_settings() -> impl Strategy<Value = Vec<u8>> {
    (known_settings(), [unknown_fields(), unknown_fields(), unknown_fields()]).prop_map(
        |(known, [before, within, after])| {
            let known = known.encode(Layout::default());
            // Tag, length and then the fields of the normal part.
            let length_bytes =
                known.iter().skip(1).take_while(|byte| **byte & 0x80 != 0).count() + 1;
            let mut normal = known[1 + length_bytes..].to_vec();
            normal.extend(within);
            let mut length = normal.len();
            let mut out = before;
            out.push(known[0]);
            while length > 0x7f {
                out.push(u8::try_from(length & 0x7f).expect("seven bits") | 0x80);
                length >>= 7;
            }
            out.push(u8::try_from(length).expect("seven bits"));
            out.extend(normal);
            out.extend(after);
            out
        },
    )
}

#[tokio::test]
async fn ten_thousand_settings_with_unknown_fields_come_back_as_they_were() {
    let mut pair = Pair::with(|mut config| {
        config.start = Start::Disconnected;
        config
    });
    pair.is_read().await;
    let mut runner = TestRunner::deterministic();
    let settings = random_settings();
    let targets = [city("se-sto"), relay("de-fra-wg-001")];
    let mut events = std::mem::replace(&mut pair.events, tokio::sync::mpsc::channel(1).1);
    let drain = tokio::spawn(async move { while events.recv().await.is_some() {} });
    for round in 0..10_000 {
        let former = settings.new_tree(&mut runner).expect("settings").current();
        pair.daemon.plant_relay_settings(former.clone()).await.expect("settings that are taken");
        let written = pair.handle.write_location(&targets[round % 2]).await.expect("a switch");
        assert_eq!(written.former.0, former);
        assert_eq!(without_location(&written.sent.0), without_location(&former));
        pair.handle.write_back(&written.former, Some(&written.sent)).await.expect("an undo");
        assert_eq!(pair.daemon.relay_settings().await, former);
        let sent = pair.daemon.relay_settings_sent().await;
        assert_eq!(sent, [written.sent.0, former]);
        pair.daemon.forget_calls().await;
    }
    drain.abort();
}

/// The bytes of relay settings without the location and without the length of the normal part, by a reader of this
/// test's own: what comes before the normal part, its other fields, and what comes after.
fn without_location(settings: &[u8]) -> [Vec<u8>; 3] {
    let mut parts = [Vec::new(), Vec::new(), Vec::new()];
    for (number, payload, raw) in fields(settings) {
        match number {
            2 => {
                for (number, _, raw) in fields(payload) {
                    if number != 1 {
                        parts[1].extend_from_slice(raw);
                    }
                }
            }
            _ if parts[1].is_empty() => parts[0].extend_from_slice(raw),
            _ => parts[2].extend_from_slice(raw),
        }
    }
    parts
}

fn fields(mut bytes: &[u8]) -> Vec<(u64, &[u8], &[u8])> {
    let number = |bytes: &[u8]| {
        let width = bytes.iter().take_while(|byte| **byte & 0x80 != 0).count() + 1;
        let value = bytes[..width].iter().rev().fold(0_u64, |v, b| v << 7 | u64::from(b & 0x7f));
        (value, width)
    };
    let mut found = Vec::new();
    while !bytes.is_empty() {
        let (tag, at) = number(bytes);
        let (start, end) = match tag & 7 {
            0 => (at, at + number(&bytes[at..]).1),
            1 => (at, at + 8),
            2 => {
                let (length, width) = number(&bytes[at..]);
                let length = usize::try_from(length).expect("a short field");
                (at + width, at + width + length)
            }
            _ => (at, at + 4),
        };
        found.push((tag >> 3, &bytes[start..end], &bytes[..end]));
        bytes = &bytes[end..];
    }
    found
}

#[tokio::test]
async fn a_custom_endpoint_is_refused_and_nothing_is_written() {
    let mut pair = Pair::start();
    pair.is_read().await;
    pair.daemon.plant_relay_settings(vec![0x0a, 0]).await.expect("a custom endpoint");
    let refused = pair.handle.write_location(&city("se-sto")).await;
    assert_eq!(refusal(refused), Refusal::CustomEndpoint);
    let former = RelaySettingsBytes(RelaySettings::default().encode(Layout::default()));
    assert_eq!(refusal(pair.handle.write_back(&former, None).await), Refusal::CustomEndpoint);
    assert!(pair.daemon.relay_settings_sent().await.is_empty());
}

#[tokio::test]
async fn settings_of_a_layout_that_nobody_knows_are_not_read_and_not_written() {
    let mut pair = Pair::start();
    pair.is_read().await;
    // Field 7 is a message in old layouts and field 6 in new ones; no layout has both.
    pair.daemon.plant_unknown_settings(vec![0x3a, 0]).await;
    pair.daemon.put_lists(Vec::new()).await;
    let settings =
        |event| if let Event::DaemonSettingsReported(s) = event { Some(s) } else { None };
    let read = pair.find(settings).await;
    assert_eq!(read.location, LocationConstraint::Unreadable);
    assert_eq!((read.ipv6_in_tunnel, read.rotation_hours), (None, None));
    let refused = pair.handle.write_location(&city("se-sto")).await;
    assert_eq!(refusal(refused), Refusal::UnreadableSettings);
    assert!(pair.daemon.relay_settings_sent().await.is_empty());
}

#[tokio::test]
async fn an_undo_over_what_somebody_else_set_is_refused_unless_forced() {
    let mut pair = Pair::start();
    pair.is_read().await;
    let written = pair.handle.write_location(&city("se-sto")).await.expect("a switch");
    let others = RelaySettings { location: Place::city("de-fra"), ..RelaySettings::default() };
    let others = others.encode(Layout::default());
    pair.daemon.put_relay_settings(others.clone()).await.expect("another client's settings");
    let refused = pair.handle.write_back(&written.former, Some(&written.sent)).await;
    assert_eq!(refusal(refused), Refusal::ChangedMeanwhile);
    assert_eq!(pair.daemon.relay_settings().await, others);
    let forced = pair.handle.write_back(&written.former, None).await.expect("forced");
    assert_eq!(forced.former.0, others);
    assert_eq!(pair.daemon.relay_settings().await, written.former.0);
}

#[tokio::test]
async fn an_undo_still_works_after_the_daemon_was_restarted() {
    let mut pair = Pair::start();
    pair.is_read().await;
    let written = pair.handle.write_location(&city("se-sto")).await.expect("a switch");
    pair.daemon.restart().await.expect("a daemon that comes back");
    pair.trouble().await;
    pair.is_read().await;
    pair.handle.write_back(&written.former, Some(&written.sent)).await.expect("an undo");
    assert_eq!(pair.daemon.relay_settings().await, written.former.0);
}

#[tokio::test]
async fn what_the_daemon_refuses_is_said_to_be_refused() {
    let mut pair = Pair::start();
    pair.is_read().await;
    let no = Fault::Refuse("SetRelaySettings", Code::InvalidArgument, "no");
    pair.daemon.set_fault(no).await;
    let refused = pair.handle.write_location(&city("se-sto")).await;
    assert_eq!(refusal(refused), Refusal::RefusedByDaemon);
    pair.daemon.disconnect().await;
    pair.tunnel(|report| matches!(report.tunnel, Tunnel::Down { .. })).await;
    assert_eq!(refusal(pair.handle.reconnect().await), Refusal::RefusedByDaemon);
}

/// Waits until the daemon was asked for this as often.
async fn is_asked(pair: &Pair, method: &str, times: usize) {
    let asked = async {
        while pair.daemon.calls().await.iter().filter(|call| call.method == method).count() < times
        {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(super::STUCK, asked).await.expect("the call arrives");
}

#[tokio::test]
async fn a_daemon_that_ends_before_it_answers_may_have_done_it() {
    for method in ["SetRelaySettings", "ReconnectTunnel"] {
        let mut pair = Pair::start();
        pair.is_read().await;
        pair.daemon.set_fault(Fault::Hang(method)).await;
        let handle = pair.handle.clone();
        let write = tokio::spawn(async move {
            if method == "ReconnectTunnel" {
                return handle.reconnect().await;
            }
            handle.write_location(&city("se-sto")).await.map(|_| ())
        });
        is_asked(&pair, method, 1).await;
        pair.daemon.cut().await.expect("cut connections");
        assert_eq!(refusal(write.await.expect("no panic")), Refusal::NoAnswer, "{method}");
        pair.is_read().await;
    }
}

#[tokio::test]
async fn a_daemon_that_ends_before_it_tells_its_settings_was_asked_for_nothing_else() {
    let mut pair = Pair::start();
    pair.is_read().await;
    pair.daemon.forget_calls().await;
    pair.daemon.set_fault(Fault::Hang("GetSettings")).await;
    let handle = pair.handle.clone();
    let write = tokio::spawn(async move { handle.write_location(&city("se-sto")).await });
    is_asked(&pair, "GetSettings", 1).await;
    pair.daemon.cut().await.expect("cut connections");
    assert_eq!(refusal(write.await.expect("no panic")), Refusal::NotReachable);
    assert!(pair.daemon.relay_settings_sent().await.is_empty());
}

#[tokio::test]
async fn what_is_asked_over_a_connection_that_has_gone_was_never_heard() {
    let mut pair = Pair::start();
    pair.is_read().await;
    let choice = shoal_mullvad::SocketChoice::Unchecked(pair.daemon.socket().to_owned());
    let alone = shoal_mullvad::Daemon::connect(&choice).await.expect("a second connection");
    pair.daemon.stop().await.expect("a daemon that stops");
    pair.trouble().await;
    assert_eq!(refusal(alone.reconnect().await), Refusal::NotReachable);
    let key = alone.rotate_key().await.expect_err("nobody is there");
    assert_eq!(key.refusal(), Refusal::NotReachable);
}

#[tokio::test]
async fn without_a_daemon_nothing_is_reachable() {
    let mut pair = Pair::start();
    pair.is_read().await;
    pair.daemon.stop().await.expect("a daemon that stops");
    assert_eq!(pair.trouble().await, Trouble::DaemonNotRunning);
    let refused = pair.handle.write_location(&city("se-sto")).await;
    assert_eq!(refusal(refused), Refusal::NotReachable);
    assert_eq!(refusal(pair.handle.reconnect().await), Refusal::NotReachable);
}

#[tokio::test]
async fn a_reconnect_is_taken() {
    let mut pair = Pair::start();
    pair.is_read().await;
    pair.handle.reconnect().await.expect("a daemon with a tunnel");
    pair.tunnel(|report| report.tunnel == Tunnel::Changing).await;
    pair.tunnel(is_up).await;
}

#[tokio::test]
async fn a_switch_works_whatever_the_relay_list_says() {
    let mut pair = Pair::start();
    pair.is_read().await;
    pair.daemon.push_relay_list(Listing::Empty).await;
    pair.handle.write_location(&city("se-sto")).await.expect("a switch");
}
