//! A daemon that does what it should.

use std::collections::BTreeSet;
use std::net::IpAddr;

use shoal_sim::{
    CustomList, Layout, Place, Relay, RelaySettings, SimDaemon, Start, Tunnel, UNRULY_PROVIDER,
};
use tonic::Code;

use crate::client::{Bool, PublicKey, Settings, State, Text};
use crate::{client, daemon};

/// Settings that allow one city.
fn city(key: &str) -> Vec<u8> {
    let settings = RelaySettings { location: Place::city(key), ..RelaySettings::default() };
    settings.encode(Layout::V2026_4)
}

#[tokio::test]
async fn it_is_found_connected_in_amsterdam_among_few_people() {
    let (daemon, _folder) = daemon(|_| {});
    let state: State = client(&daemon).await.get("GetTunnelState").await.expect("an answer");
    let location = state.location().expect("connected");
    assert_eq!(location.hostname, "nl-ams-wg-101");
    assert_eq!(location.city, "Amsterdam");
    let ip: IpAddr = location.ipv4.expect("known").parse().expect("an address");
    assert!((2..=4).contains(&daemon.true_crowd(ip).await.expect("in a pool")));
    assert_eq!(daemon.network().relay_of(ip).expect("in a pool").name, "nl-ams-wg-101");
}

#[tokio::test]
async fn another_city_is_told_as_settings_then_states_and_the_address_comes_last() {
    let (daemon, _folder) = daemon(|_| {});
    let client = client(&daemon).await;
    let mut events = client.listen().await.expect("a stream");
    client.call("SetRelaySettings", city("se-sto")).await.expect("accepted");

    let settings = events.next().await.expect("no error").expect("no end").settings;
    assert!(settings.is_some(), "the settings come first");
    assert_eq!(events.state().await.disconnecting.expect("disconnecting").after, 2);
    let connecting = events.state().await;
    assert!(connecting.connecting.is_some());
    let connected = events.state().await;
    assert!(connected.connected.is_some());
    let first = connected.location().expect("a location");
    assert_eq!((first.city.as_str(), first.ipv4), ("Stockholm", None));
    let second = events.state().await.location().expect("a location");
    assert_eq!(second.hostname, first.hostname);
    let exit = daemon.exit().await.expect("a tunnel");
    assert_eq!(second.ipv4, Some(exit.v4.to_string()));
}

#[tokio::test]
async fn a_listener_gets_no_snapshot_and_equal_settings_make_no_event() {
    let (daemon, _folder) = daemon(|_| {});
    let client = client(&daemon).await;
    let mut events = client.listen().await.expect("a stream");
    client.call("SetRelaySettings", city("nl-ams")).await.expect("accepted");
    daemon.update_device().await;
    let first = events.next().await.expect("no error").expect("no end");
    assert_eq!(first.device.expect("the first event there is").cause, 3);
}

#[tokio::test]
async fn settings_are_kept_byte_for_byte_with_fields_that_nobody_knows() {
    let (daemon, _folder) = daemon(|_| {});
    let client = client(&daemon).await;
    let mut sent = city("se-sto");
    sent.extend([0xfa, 0x7f, 3, b'n', b'e', b'w']);
    client.call("SetRelaySettings", sent.clone()).await.expect("accepted");
    daemon.plant_unknown_settings(vec![0xa2, 0x38, 3, b'n', b'e', b'w']).await;
    let settings: Settings = client.get("GetSettings").await.expect("an answer");
    assert_eq!(settings.relay_settings, sent);
    assert_eq!(settings.unknown, "new");
    assert_eq!(daemon.relay_settings_sent().await, [sent]);
}

#[tokio::test]
async fn settings_without_wireguard_constraints_are_refused_and_nothing_changes() {
    let (daemon, _folder) = daemon(|_| {});
    let client = client(&daemon).await;
    let before = daemon.relay_settings().await;
    let refused = client.call("SetRelaySettings", vec![0x12, 0]).await.expect_err("refused");
    assert_eq!(refused.code(), Code::InvalidArgument);
    assert_eq!(daemon.relay_settings().await, before);
}

#[tokio::test]
async fn a_place_without_relays_blocks_the_tunnel() {
    let (daemon, _folder) = daemon(|_| {});
    let client = client(&daemon).await;
    let mut events = client.listen().await.expect("a stream");
    client.call("SetRelaySettings", city("xx-nul")).await.expect("accepted");
    events.next().await.expect("no error").expect("the settings");
    assert!(events.state().await.disconnecting.is_some());
    let error = events.state().await.error.and_then(|failed| failed.error).expect("blocked");
    assert_eq!((error.cause, error.blocking_error), (6, None));
}

#[tokio::test]
async fn a_new_key_changes_the_tunnel_address_with_the_reconnect_that_follows_by_itself() {
    let (daemon, _folder) =
        daemon(|config| config.pace.rotation = std::time::Duration::from_mins(10));
    let client = client(&daemon).await;
    let mut events = client.listen().await.expect("a stream");
    let interface = daemon.tunnel_address();
    let key = async || client.get::<PublicKey>("GetWireguardKey").await.expect("a key");
    let (address, old) = (*interface.borrow(), key().await);

    client.call("RotateWireguardKey", Vec::new()).await.expect("rotated");
    let event = events.next().await.expect("no error").expect("no end");
    assert_eq!(event.device.expect("a device event").cause, 4);
    assert_ne!(key().await, old);
    assert_eq!(*interface.borrow(), address, "the interface keeps its address");

    assert_eq!(events.state().await.disconnecting.expect("disconnecting").after, 2);
    events.exit_ip().await;
    assert!(interface.borrow().is_some());
    assert_ne!(*interface.borrow(), address);
}

#[tokio::test]
async fn the_weight_decides_which_relay_of_a_city_is_drawn() {
    let (daemon, _folder) = daemon(|_| {});
    let mut relays = Vec::new();
    for _ in 0..5 {
        relays.extend(ten_tunnels(&daemon).await);
    }
    assert!(relays.iter().all(|relay| relay.city.key() == "nl-ams" && relay.weight > 0));
    let different: BTreeSet<_> = relays.iter().map(|relay| &relay.name).collect();
    assert!(different.len() >= 5, "{different:?}");
}

#[tokio::test]
async fn multihop_names_the_entry_and_goes_through_another_relay() {
    let (daemon, _folder) = daemon(|_| {});
    let client = client(&daemon).await;
    let mut events = client.listen().await.expect("a stream");
    let settings = RelaySettings {
        location: Place::city("nl-ams"),
        multihop: true,
        entry: Place::city("se-sto"),
        ..RelaySettings::default()
    };
    client.call("SetRelaySettings", settings.encode(Layout::V2026_4)).await.expect("accepted");
    events.next().await.expect("no error").expect("the settings");
    let location = events.exit_ip().await;
    assert!(location.hostname.starts_with("nl-ams-wg-"));
    assert!(location.entry_hostname.expect("an entry").starts_with("se-sto-wg-"));
}

#[tokio::test]
async fn both_families_are_told_with_ipv6_on() {
    let (daemon, _folder) = daemon(|config| config.ipv6 = true);
    let mut events = client(&daemon).await.listen().await.expect("a stream");
    daemon.reconnect().await;
    let location = events.exit_ip().await;
    let exit = daemon.exit().await.expect("a tunnel");
    assert_eq!(location.ipv4, Some(exit.v4.to_string()));
    assert_eq!(location.ipv6, exit.v6.map(|v6| v6.to_string()));
    let v6 = exit.v6.expect("IPv6 is on");
    assert!(daemon.true_crowd(v6.into()).await.expect("in a pool") >= 1);
    let joint = daemon.true_joint_crowd(exit.v4, v6).await.expect("of one relay");
    let wider = daemon.true_crowd(exit.v4.into()).await.expect("in a pool");
    assert!((1..=wider).contains(&joint));
    assert_eq!(daemon.network().joint_crowd(exit.v4, v6), Some(joint - 1));
}

#[tokio::test]
async fn connect_disconnect_and_reconnect_say_whether_they_did_something() {
    let (daemon, _folder) = daemon(|config| config.start = Start::Disconnected);
    let client = client(&daemon).await;
    let said = async |method| client.get::<Bool>(method).await.expect("an answer").value;
    assert!(!said("ReconnectTunnel").await);
    assert!(!said("DisconnectTunnel").await);
    assert!(said("ConnectTunnel").await);
    assert!(!said("ConnectTunnel").await);
    assert!(said("ReconnectTunnel").await);
    assert!(said("DisconnectTunnel").await);
}

#[tokio::test]
async fn the_rotation_interval_is_kept_within_a_day_and_thirty() {
    let (daemon, _folder) = daemon(|_| {});
    let client = client(&daemon).await;
    let hours = |hours: u64| {
        let mut message = vec![0x08];
        prost::encoding::encode_varint(hours * 3_600, &mut message);
        message
    };
    let set = async |h| client.call("SetWireguardRotationInterval", hours(h)).await;
    assert_eq!(set(23).await.expect_err("too short").code(), Code::InvalidArgument);
    assert_eq!(set(721).await.expect_err("too long").code(), Code::InvalidArgument);
    set(24).await.expect("taken");
    set(720).await.expect("taken");
}

#[tokio::test]
async fn it_says_its_version_and_knows_no_method_that_is_not_there() {
    for layout in Layout::ALL {
        let (daemon, _folder) = daemon(|config| config.layout = layout);
        let client = client(&daemon).await;
        let version: Text = client.get("GetCurrentVersion").await.expect("an answer");
        assert_eq!(version.value, layout.version());
        let unknown = client.call("SetEverything", Vec::new()).await.expect_err("unknown");
        assert_eq!(unknown.code(), Code::Unimplemented);
        let methods: Vec<_> = daemon.calls().await.into_iter().map(|call| call.method).collect();
        assert_eq!(methods, ["GetCurrentVersion", "SetEverything"]);
    }
}

#[tokio::test]
async fn every_client_hears_every_event() {
    let (daemon, _folder) = daemon(|_| {});
    let (one, other) = (client(&daemon).await, client(&daemon).await);
    let mut heard =
        [one.listen().await.expect("a stream"), other.listen().await.expect("a stream")];
    daemon.disconnect().await;
    for events in &mut heard {
        assert_eq!(events.state().await.disconnecting.expect("disconnecting").after, 0);
        assert!(events.state().await.disconnected.is_some());
    }
    assert!(daemon.tunnel_address().borrow().is_none());
    assert!(daemon.exit().await.is_none());
}

/// The relays that ten tunnels go to.
async fn ten_tunnels(daemon: &SimDaemon) -> Vec<Relay> {
    let mut events = client(daemon).await.listen().await.expect("a stream");
    let mut relays = Vec::new();
    for _ in 0..10 {
        daemon.reconnect().await;
        let name = events.exit_ip().await.hostname;
        relays.push(daemon.network().relay(&name).expect("of the network").clone());
    }
    relays
}

#[tokio::test]
async fn provider_and_ownership_are_kept_to() {
    let (daemon, _folder) = daemon(|config| {
        let providers = vec![UNRULY_PROVIDER.to_owned()];
        config.relay_settings = RelaySettings { providers, ..RelaySettings::default() };
    });
    assert!(ten_tunnels(&daemon).await.iter().all(|relay| relay.provider == UNRULY_PROVIDER));
    for (ownership, owned) in [(1, true), (2, false)] {
        let settings = RelaySettings { ownership, ..RelaySettings::default() };
        let settings = settings.encode(Layout::V2026_4);
        daemon.plant_relay_settings(settings).await.expect("accepted");
        assert!(ten_tunnels(&daemon).await.iter().all(|relay| relay.owned == owned));
    }
}

#[tokio::test]
async fn a_draw_over_a_country_passes_over_relays_that_are_not_for_it_or_not_active() {
    let (daemon, _folder) = daemon(|config| config.relay_settings = RelaySettings::default());
    for relay in (0..8).map(|_| ten_tunnels(&daemon)) {
        assert!(relay.await.iter().all(|relay| relay.include_in_country && relay.active));
    }
}

#[tokio::test]
async fn a_custom_list_is_chosen_from() {
    let (daemon, _folder) = daemon(|config| {
        let places = vec![Place::city("se-mma"), Place::relay("cl-scl-wg-101")];
        config.lists = vec![CustomList { id: "1".to_owned(), name: "Two".to_owned(), places }];
        let location = Place::CustomList("1".to_owned());
        config.relay_settings = RelaySettings { location, ..RelaySettings::default() };
    });
    let relays = ten_tunnels(&daemon).await;
    assert!(relays.iter().all(|r| r.city.key() == "se-mma" || r.name == "cl-scl-wg-101"));
    daemon.put_lists(Vec::new()).await;
    daemon.reconnect().await;
    while !matches!(daemon.tunnel().await, Tunnel::Blocked(_)) {
        tokio::task::yield_now().await;
    }
}
