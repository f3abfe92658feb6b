//! What the daemon says is read right in every layout, and what nobody should know stays behind.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::net::IpAddr;
use std::sync::Arc;

use shoal_core::constraint::{DaemonSettings, LocationConstraint, Ownership};
use shoal_core::key::Device;
use shoal_core::tunnel::BlockCause;
use shoal_core::{
    CityCode, Event, ExitIp, RelayDirectory, RelayName, Route, Source, Tunnel, TunnelReport,
    UnixSeconds,
};
use shoal_sim::{
    CANARY_ACCOUNT, CANARY_DEVICE, CustomList, DaemonConfig, Fault, Layout, Listing, Network,
    Place, Reason, RelaySettings, Start,
};

use super::{Pair, is_up};

fn name(text: &str) -> RelayName {
    RelayName::new(text).expect("a relay's name")
}

/// What a client is told first, one of each.
#[derive(Default)]
struct Readings {
    tunnel: Option<TunnelReport>,
    device: Option<Device>,
    settings: Option<DaemonSettings>,
    relays: Option<Arc<RelayDirectory>>,
}

impl Readings {
    async fn of(pair: &mut Pair) -> Self {
        let mut read = Self::default();
        pair.find(|event| {
            if let Event::TunnelReported(tunnel) = event {
                read.tunnel = Some(tunnel);
            } else if let Event::DeviceReported(device) = event {
                read.device = Some(device);
            } else if let Event::DaemonSettingsReported(settings) = event {
                read.settings = Some(settings);
            } else if let Event::RelaysReported(relays) = event {
                read.relays = Some(relays);
            } else {
                panic!("also told {event:?}");
            }
            let is_whole = read.tunnel.is_some() && read.device.is_some();
            (is_whole && read.settings.is_some() && read.relays.is_some()).then_some(())
        })
        .await;
        read
    }
}

#[tokio::test]
async fn every_layout_is_read_right() {
    for layout in Layout::ALL {
        let mut now = 0;
        let mut pair = Pair::with(|mut config| {
            now = config.now;
            config.layout = layout;
            config.ipv6 = true;
            config.relay_settings.providers = vec!["M247".to_owned()];
            config.relay_settings.ownership = 2;
            config.lists =
                vec![CustomList { id: "1".into(), name: "Home".into(), places: Vec::new() }];
            config
        });
        let exit = pair.daemon.exit().await.expect("a tunnel from the start");
        let (source, version) = (Source::Simulation, Some(layout.version().to_owned()));
        let found = Event::SourceFound { source, version, unchecked_socket: false };
        assert_eq!(pair.next().await, found);
        let read = Readings::of(&mut pair).await;

        let route = Route { exit: Some(name(&exit.relay)), entry: None };
        let v4 = Some(ExitIp(exit.v4.into()));
        let v6 = exit.v6.map(|v6| ExitIp(v6.into()));
        let report = TunnelReport { tunnel: Tunnel::Up(route), v4, v6 };
        assert_eq!(read.tunnel, Some(report), "{layout:?}");

        let made = i64::try_from(now).expect("a time of this age") - 9 * 24 * 3_600;
        let key_created = Some(UnixSeconds(made));
        assert_eq!(read.device, Some(Device::LoggedIn { key_created }), "{layout:?}");

        let settings = DaemonSettings {
            location: LocationConstraint::City(CityCode::new("nl-ams").expect("a code")),
            providers: vec!["M247".to_owned()],
            ownership: Ownership::Rented,
            ipv6_in_tunnel: Some(true),
            rotation_hours: Some(if layout == Layout::V2024_1 { 336 } else { 720 }),
            custom_lists: vec!["Home".to_owned()],
        };
        assert_eq!(read.settings, Some(settings), "{layout:?}");
        assert_is_of(&read.relays.expect("a relay list"), pair.daemon.network());
    }
}

fn assert_is_of(directory: &RelayDirectory, network: &Network) {
    assert_eq!(directory.relays().len(), network.relays().len());
    assert_eq!(directory.flaws().total(), 0);
    for relay in network.relays() {
        let read = directory.relay(&name(&relay.name)).expect("every relay of the network");
        assert_eq!((read.active, read.owned), (relay.active, relay.owned));
        assert_eq!((read.provider.as_str(), read.weight), (relay.provider, relay.weight.into()));
        assert_eq!(read.address_in, relay.ingress_v4);
        assert_eq!(read.address_in_v6, Some(relay.ingress_v6));
        let city = directory.city(&read.name.city()).expect("the city of every relay");
        assert_eq!(
            (city.name.as_str(), city.country.as_str()),
            (relay.city.name, relay.city.country)
        );
        assert!(city.coordinates.is_some());
    }
}

#[tokio::test]
async fn further_ingress_addresses_are_read_in_every_layout_that_has_them() {
    for layout in [Layout::V2025_13, Layout::V2025_14, Layout::V2026_4, Layout::Head] {
        let mut pair = Pair::with(|config| config.in_layout(layout));
        let directory = pair
            .find(|event| if let Event::RelaysReported(d) = event { Some(d) } else { None })
            .await;
        for relay in pair.daemon.network().relays() {
            let read = directory.relay(&name(&relay.name)).expect("every relay of the network");
            let read: BTreeSet<IpAddr> = read.extra_addresses_in.iter().copied().collect();
            let told = relay.quic.iter().chain(&relay.shadowsocks).map(|a| IpAddr::V4(*a));
            assert_eq!(read, told.collect(), "{layout:?}");
        }
    }
}

#[tokio::test]
async fn the_exit_ip_comes_with_the_second_connected_event() {
    let mut pair = Pair::with(|config| config.at_speed(20.0));
    pair.is_read().await;
    pair.daemon.reconnect().await;
    pair.tunnel(|report| report.tunnel == Tunnel::Changing).await;
    let first = pair.tunnel(is_up).await;
    assert_eq!((first.v4, first.v6), (None, None));
    let second = pair.tunnel(is_up).await;
    let exit = pair.daemon.exit().await.expect("a tunnel");
    assert_eq!(second.v4, Some(ExitIp(exit.v4.into())));
    assert_eq!(second.tunnel, first.tunnel);
}

#[tokio::test]
async fn where_only_one_family_answers_the_other_stays_unknown() {
    let mut pair = Pair::with(|mut config| {
        config.ipv6 = true;
        config
    });
    pair.is_read().await;
    pair.daemon.set_fault(Fault::OnlyIpv6).await;
    pair.daemon.reconnect().await;
    let report = pair.tunnel(|report| is_up(report) && report.v6.is_some()).await;
    let exit = pair.daemon.exit().await.expect("a tunnel");
    assert_eq!((report.v4, report.v6), (None, exit.v6.map(|v6| ExitIp(v6.into()))));
}

#[tokio::test]
async fn both_relays_of_a_multihop_tunnel_are_told_apart() {
    for layout in Layout::ALL {
        let mut pair = Pair::with(|mut config| {
            config.layout = layout;
            config.relay_settings.multihop = true;
            config.relay_settings.entry = Place::city("se-sto");
            config.start = Start::Disconnected;
            config
        });
        let down = pair.tunnel(|_| true).await;
        assert_eq!(down.tunnel, Tunnel::Down { locked_down: false });
        pair.daemon.connect_tunnel().await;
        let report = pair.tunnel(is_up).await;
        let Tunnel::Up(Route { exit: Some(exit), entry: Some(entry) }) = report.tunnel else {
            panic!("{layout:?} has a tunnel over two relays");
        };
        assert_eq!((exit.city().as_str(), entry.city().as_str()), ("nl-ams", "se-sto"));
    }
}

#[tokio::test]
async fn causes_of_a_block_are_read_by_layout() {
    for layout in Layout::ALL {
        let mut pair = Pair::with(|config| config.in_layout(layout));
        pair.is_read().await;
        for (reason, cause, leaking) in [
            (Reason::Offline, BlockCause::Offline, false),
            (Reason::AuthFailed, BlockCause::OutOfTime, false),
            (Reason::NoMatchingRelay, BlockCause::NoMatchingRelay, false),
            (Reason::FirewallPolicy, BlockCause::Other, true),
            (Reason::StartTunnel, BlockCause::Other, false),
        ] {
            pair.daemon.block(reason, leaking).await;
            let report = pair.tunnel(|report| !is_up(report)).await;
            assert_eq!(report.tunnel, Tunnel::Blocked { cause, leaking }, "{layout:?}");
        }
    }
}

#[tokio::test]
async fn a_new_key_a_log_out_and_a_revocation_are_told() {
    let mut pair = Pair::start();
    let device = |event| if let Event::DeviceReported(d) = event { Some(d) } else { None };
    let Device::LoggedIn { key_created: Some(before) } = pair.find(device).await else {
        panic!("the daemon starts with a key");
    };
    pair.daemon.rotate_key().await;
    let Device::LoggedIn { key_created: Some(after) } = pair.find(device).await else {
        panic!("the daemon has a new key");
    };
    assert!(after.since(before) >= 9 * 24 * 3_600);
    pair.daemon.log_out().await;
    assert_eq!(pair.find(device).await, Device::LoggedOut);
    pair.daemon.log_in().await;
    assert!(matches!(pair.find(device).await, Device::LoggedIn { key_created: Some(_) }));
    pair.daemon.revoke().await;
    assert_eq!(pair.find(device).await, Device::Revoked);
}

#[tokio::test]
async fn a_custom_list_in_use_is_named() {
    let mut pair = Pair::with(|mut config| {
        let places = vec![Place::city("nl-ams")];
        config.lists =
            vec![CustomList { id: "a-b-c".into(), name: "Near\u{202e} me".into(), places }];
        config.relay_settings.location = Place::CustomList("a-b-c".into());
        config
    });
    let settings =
        |event| if let Event::DaemonSettingsReported(s) = event { Some(s) } else { None };
    let read = pair.find(settings).await;
    assert_eq!(read.location, LocationConstraint::CustomList(Some("Near me".to_owned())));
}

#[tokio::test]
async fn account_number_device_and_real_address_stay_behind() {
    let mut pair = Pair::start();
    pair.daemon.update_device().await;
    pair.daemon.disconnect().await;
    let mut told = String::new();
    pair.find(|event| {
        write!(told, "{event:?}").expect("room for text");
        matches!(event, Event::TunnelReported(TunnelReport { tunnel: Tunnel::Down { .. }, .. }))
            .then_some(())
    })
    .await;
    for canary in [CANARY_ACCOUNT, CANARY_DEVICE] {
        assert!(!told.contains(canary));
    }
}

#[tokio::test]
async fn it_subscribes_before_it_reads_and_calls_nothing_else() {
    let mut pair = Pair::start();
    pair.is_read().await;
    let calls: Vec<String> =
        pair.daemon.calls().await.into_iter().map(|call| call.method).collect();
    assert_eq!(
        calls,
        [
            "GetCurrentVersion",
            "EventsListen",
            "GetSettings",
            "GetTunnelState",
            "GetDevice",
            "GetWireguardKey",
            "GetRelayLocations"
        ]
    );
}

#[tokio::test]
async fn a_state_that_nobody_knows_yet_is_unknown() {
    let mut pair = Pair::start();
    pair.is_read().await;
    // A tunnel state of number 9.
    pair.daemon.send_event(vec![0x0a, 2, 0x4a, 0]).await;
    let report = pair.tunnel(|report| !is_up(report)).await;
    assert_eq!(report.tunnel, Tunnel::Unknown);
}

#[tokio::test]
async fn a_leak_is_told() {
    let mut pair = Pair::start();
    pair.is_read().await;
    pair.daemon.send_event(vec![0x42, 0]).await;
    pair.find(|event| (event == Event::LeakReported).then_some(())).await;
}

#[tokio::test]
async fn a_relay_that_comes_twice_counts_once_and_an_empty_list_is_empty() {
    let relays = |event| if let Event::RelaysReported(d) = event { Some(d) } else { None };
    let mut pair = Pair::start();
    let whole = pair.find(relays).await;
    pair.daemon.push_relay_list(Listing::Doubled).await;
    let doubled = pair.find(relays).await;
    assert_eq!(doubled.relays(), whole.relays());
    assert_eq!(doubled.flaws().duplicates, whole.relays().len());
    pair.daemon.push_relay_list(Listing::Empty).await;
    assert!(pair.find(relays).await.is_empty());
}

#[tokio::test]
async fn a_storm_of_events_is_drained_while_nobody_takes_them() {
    let mut pair =
        Pair::with(|config| DaemonConfig { relay_settings: RelaySettings::default(), ..config });
    pair.is_read().await;
    // Nobody takes events here; whatever waits is the latest of each kind, and what fits the channel.
    for _ in 0..20 {
        pair.daemon.repeat_state(5_000).await;
        pair.handle.probe().await.expect("a daemon that answers");
    }
    pair.daemon.disconnect().await;
    let mut taken = 0;
    pair.find(|event| {
        taken += 1;
        matches!(event, Event::TunnelReported(TunnelReport { tunnel: Tunnel::Down { .. }, .. }))
            .then_some(())
    })
    .await;
    assert!(taken < 1_000, "{taken} of 100,000 events were kept");
}
