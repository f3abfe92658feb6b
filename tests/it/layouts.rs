//! Stories about the simulated daemon's bytes: each layout's messages, read by the .proto text of that
//! layout, say what is true and hold no field that the text does not know.

use prost_reflect::prost::Message;
use prost_reflect::{DescriptorPool, DynamicMessage, ReflectMessage, Value};
use shoal_sim::{
    CustomList, DaemonConfig, Layout, Place, Reason, RelaySettings, SimDaemon, Start, Switches,
};
use tempfile::TempDir;
use tokio_stream::StreamExt;

const PACKAGE: &str = "mullvad_daemon.management_interface";

/// A daemon of one layout and the reader of its messages.
struct Told {
    daemon: SimDaemon,
    pool: DescriptorPool,
    _folder: TempDir,
}

impl Told {
    fn by(layout: Layout, change: impl FnOnce(&mut DaemonConfig)) -> Self {
        let folder = TempDir::new().expect("a folder for the socket");
        let socket = folder.path().join("mullvad-vpn");
        let mut config = DaemonConfig::new(1, socket).at_speed(1_000.0).in_layout(layout);
        change(&mut config);
        let daemon = SimDaemon::start(&config).expect("the socket can be bound");
        Self { daemon, pool: pool(layout), _folder: folder }
    }

    /// Reads bytes as a message, which must hold nothing that the text does not know.
    fn read(&self, name: &str, bytes: &[u8]) -> DynamicMessage {
        let kind = self.pool.get_message_by_name(&format!("{PACKAGE}.{name}"));
        let kind = kind.unwrap_or_else(|| panic!("{name} is in the text"));
        let message = DynamicMessage::decode(kind, bytes).expect("readable");
        assert_known(&message);
        message
    }

    async fn get(&self, method: &str, name: &str) -> DynamicMessage {
        let bytes = self.daemon.ask(method, Vec::new()).await.expect("an answer");
        self.read(name, &bytes)
    }
}

/// The .proto text of a layout, compiled.
fn pool(layout: Layout) -> DescriptorPool {
    let name = match layout {
        Layout::V2024_1 => "2024.1.proto",
        Layout::V2025_13 => "2025.13.proto",
        Layout::V2025_14 => "2025.14.proto",
        Layout::V2026_4 => "2026.4.proto",
        Layout::Head => "head.proto",
    };
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/daemon");
    let files = protox::compile([name], [folder]).expect("the text compiles");
    DescriptorPool::from_file_descriptor_set(files).expect("the text is whole")
}

/// Fails on a field that is not in the text, wherever it is.
fn assert_known(message: &DynamicMessage) {
    let unknown: Vec<u32> =
        message.unknown_fields().map(prost_reflect::UnknownField::number).collect();
    assert!(unknown.is_empty(), "{} holds {unknown:?}", message.descriptor().name());
    for (_, value) in message.fields() {
        each_message(value, &mut assert_known);
    }
}

fn each_message(value: &Value, with: &mut impl FnMut(&DynamicMessage)) {
    if let Some(message) = value.as_message() {
        with(message);
    }
    for value in value.as_list().into_iter().flatten() {
        each_message(value, with);
    }
}

/// The value at a path of field names; a number picks from a list. `None` for a field that is not set.
fn at(message: &DynamicMessage, path: &str) -> Option<Value> {
    let mut value = Value::Message(message.clone());
    for step in path.split('.') {
        value = match (step.parse::<usize>(), &value) {
            (Ok(index), Value::List(values)) => values.get(index)?.clone(),
            (_, Value::Message(message)) => {
                let field = message.descriptor().get_field_by_name(step);
                let field = field.unwrap_or_else(|| panic!("{step} of {path} is in the text"));
                if field.supports_presence() && !message.has_field(&field) {
                    return None;
                }
                message.get_field(&field).into_owned()
            }
            _ => panic!("{step} of {path} leads nowhere"),
        };
    }
    Some(value)
}

fn text(message: &DynamicMessage, path: &str) -> Option<String> {
    at(message, path).map(|value| value.as_str().expect("a text").to_owned())
}

fn flag(message: &DynamicMessage, path: &str) -> bool {
    at(message, path).expect("no presence").as_bool().expect("a flag")
}

/// The name of an enum's value.
fn named(message: &DynamicMessage, path: &str) -> String {
    let (parent, field) = path.rsplit_once('.').expect("a path");
    let parent = at(message, parent).expect("set");
    let parent = parent.as_message().expect("a message");
    let field = parent.descriptor().get_field_by_name(field).expect("in the text");
    let number = parent.get_field(&field).as_enum_number().expect("an enum");
    let kind = field.kind();
    let value = kind.as_enum().expect("an enum").get_value(number).expect("a value of the enum");
    value.name().to_owned()
}

#[tokio::test]
async fn the_exit_ip_and_the_relays_of_a_tunnel_are_told_in_every_layout() {
    for layout in Layout::ALL {
        let told = Told::by(layout, |config| config.ipv6 = true);
        let settings = RelaySettings {
            location: Place::city("nl-ams"),
            multihop: true,
            entry: Place::city("se-sto"),
            ..RelaySettings::default()
        };
        let mut events = told.daemon.listen().await;
        told.daemon.put_relay_settings(settings.encode(layout)).await.expect("accepted");
        let state = loop {
            let event = events.next().await.expect("no end").expect("no error");
            let event = told.read("DaemonEvent", &event);
            if at(&event, "tunnel_state.connected.relay_info.location.ipv4").is_some() {
                break event;
            }
        };
        let exit = told.daemon.exit().await.expect("a tunnel");
        let info = |field: &str| {
            text(&state, &format!("tunnel_state.connected.relay_info.{field}")).unwrap_or_default()
        };
        assert_eq!(info("location.ipv4"), exit.v4.to_string(), "{layout:?}");
        assert_eq!(info("location.ipv6"), exit.v6.expect("IPv6 is on").to_string());
        assert_eq!(
            (info("location.country"), info("location.city")),
            ("Netherlands".into(), "Amsterdam".into())
        );
        assert_eq!(info("location.hostname"), exit.relay);
        assert!(info("location.entry_hostname").starts_with("se-sto-wg-"));
        assert_eq!(info("tunnel_endpoint.tunnel_metadata.tunnel_interface"), "wg0-mullvad");
        let relay = |name: &str| told.daemon.network().relay(name).expect("of the network").clone();
        let address = |name: String| format!("{}:51820", relay(&name).ingress_v4);
        assert_eq!(info("tunnel_endpoint.address"), address(exit.relay));
        let entry = address(info("location.entry_hostname"));
        assert_eq!(info("tunnel_endpoint.entry_endpoint.address"), entry);
        assert!(flag(
            &state,
            "tunnel_state.connected.relay_info.tunnel_endpoint.quantum_resistant"
        ));
    }
}

#[tokio::test]
async fn every_switch_of_the_settings_is_told_by_itself_in_every_layout() {
    let switches = [
        ("allow_lan", Switches { allow_lan: true, ..Switches::default() }),
        ("lockdown", Switches { lockdown: true, ..Switches::default() }),
        ("auto_connect", Switches { auto_connect: true, ..Switches::default() }),
    ];
    for layout in Layout::ALL {
        let lockdown =
            if layout == Layout::V2024_1 { "block_when_disconnected" } else { "lockdown_mode" };
        for (on, switches) in switches {
            let told = Told::by(layout, |config| config.switches = switches);
            let settings = told.get("GetSettings", "Settings").await;
            assert_eq!(flag(&settings, "allow_lan"), on == "allow_lan", "{layout:?} {on}");
            assert_eq!(flag(&settings, lockdown), on == "lockdown", "{layout:?} {on}");
            assert_eq!(flag(&settings, "auto_connect"), on == "auto_connect", "{layout:?} {on}");
        }
    }
}

#[tokio::test]
async fn ipv6_the_rotation_interval_and_quantum_resistance_are_told_in_every_layout() {
    for (layout, on) in Layout::ALL.into_iter().flat_map(|layout| [(layout, true), (layout, false)])
    {
        let told = Told::by(layout, |config| config.ipv6 = on);
        // Two days, as a Duration.
        let interval = vec![0x08, 0x80, 0xc6, 0x0a];
        told.daemon.ask("SetWireguardRotationInterval", interval).await.expect("taken");
        let settings = told.get("GetSettings", "Settings").await;
        let is_flat = matches!(layout, Layout::V2025_14 | Layout::V2026_4 | Layout::Head);
        let (ipv6, of_key) = if is_flat {
            ("tunnel_options.enable_ipv6", "tunnel_options")
        } else {
            ("tunnel_options.generic.enable_ipv6", "tunnel_options.wireguard")
        };
        assert_eq!(flag(&settings, ipv6), on, "{layout:?}");
        let seconds = at(&settings, &format!("{of_key}.rotation_interval.seconds"));
        assert_eq!(seconds, Some(Value::I64(172_800)), "{layout:?}");
        assert_eq!(named(&settings, &format!("{of_key}.quantum_resistant.state")), "ON");
    }
}

#[tokio::test]
async fn the_constraints_are_told_and_taken_in_every_layout() {
    for layout in Layout::ALL {
        let list = CustomList {
            id: "list".to_owned(),
            name: "Nearby".to_owned(),
            places: vec![Place::city("se-mma"), Place::Country("dk".to_owned())],
        };
        let told = Told::by(layout, |config| {
            config.lists = vec![list];
            config.relay_settings = RelaySettings {
                location: Place::relay("se-got-wg-001"),
                providers: vec!["31173".to_owned()],
                ownership: 1,
                multihop: true,
                entry: Place::CustomList("list".to_owned()),
            };
        });
        let settings = told.get("GetSettings", "Settings").await;
        let normal = |path: &str| format!("relay_settings.normal.{path}");
        let word = |path: &str| text(&settings, &normal(path)).unwrap_or_default();
        assert_eq!(word("location.location.country"), "se", "{layout:?}");
        assert_eq!(word("location.location.city"), "got");
        assert_eq!(word("location.location.hostname"), "se-got-wg-001");
        assert_eq!(word("providers.0"), "31173");
        assert_eq!(word("wireguard_constraints.entry_location.custom_list"), "list");
        assert_eq!(named(&settings, &normal("ownership")), "MULLVAD_OWNED");
        if layout == Layout::Head {
            let multihop = named(&settings, &normal("wireguard_constraints.multihop"));
            assert_eq!(multihop, "MULTIHOP_ALWAYS");
        } else {
            assert!(flag(&settings, &normal("wireguard_constraints.use_multihop")));
        }
        let held = text(&settings, "custom_lists.custom_lists.0.locations.0.city");
        assert_eq!(held.as_deref(), Some("mma"));
    }
}

#[tokio::test]
async fn multihop_written_by_the_text_is_understood_in_every_layout() {
    for (layout, on) in Layout::ALL.into_iter().flat_map(|layout| [(layout, true), (layout, false)])
    {
        let told = Told::by(layout, |config| config.start = Start::Disconnected);
        let own = RelaySettings {
            multihop: !on,
            location: Place::city("se-sto"),
            ..RelaySettings::default()
        };
        let mut settings = told.read("RelaySettings", &own.encode(layout));
        turn_multihop(&mut settings, layout, on);
        told.daemon.put_relay_settings(settings.encode_to_vec()).await.expect("accepted");
        let mut events = told.daemon.listen().await;
        told.daemon.connect_tunnel().await;
        let event = events.next().await.expect("no end").expect("no error");
        let event = told.read("DaemonEvent", &event);
        let entry = text(&event, "tunnel_state.connecting.relay_info.location.entry_hostname");
        assert_eq!(entry.is_some(), on, "{layout:?}");
    }
}

fn turn_multihop(settings: &mut DynamicMessage, layout: Layout, on: bool) {
    let (field, value) = match (layout, on) {
        (Layout::Head, true) => ("multihop", Value::EnumNumber(1)),
        (Layout::Head, false) => ("multihop", Value::EnumNumber(2)),
        (_, on) => ("use_multihop", Value::Bool(on)),
    };
    let normal = settings.get_field_by_name_mut("normal").expect("in the text");
    let normal = normal.as_message_mut().expect("a message");
    let constraints = normal.get_field_by_name_mut("wireguard_constraints").expect("in the text");
    constraints.as_message_mut().expect("a message").set_field_by_name(field, value);
}

#[tokio::test]
async fn relays_with_their_further_addresses_are_told_in_every_layout() {
    for layout in Layout::ALL {
        let told = Told::by(layout, |_| {});
        let list = told.get("GetRelayLocations", "RelayList").await;
        let mut names = Vec::new();
        for country in at(&list, "countries").expect("a list").as_list().expect("a list") {
            let country = country.as_message().expect("a message");
            for city in at(country, "cities").expect("a list").as_list().expect("a list") {
                let city = city.as_message().expect("a message");
                for relay in at(city, "relays").expect("a list").as_list().expect("a list") {
                    let relay = relay.as_message().expect("a message");
                    assert_true(&told, layout, relay);
                    names.push(text(relay, "hostname").expect("a name"));
                }
            }
        }
        names.sort();
        let truth: Vec<_> = told.daemon.network().relays().iter().map(|r| r.name.clone()).collect();
        assert_eq!(names, truth, "{layout:?}");
    }
}

/// A told relay is as the network's.
fn assert_true(told: &Told, layout: Layout, relay: &DynamicMessage) {
    let name = text(relay, "hostname").expect("a name");
    let truth = told.daemon.network().relay(&name).expect("of the network");
    let word = |path: &str| text(relay, path).expect("set");
    assert_eq!(word("ipv4_addr_in"), truth.ingress_v4.to_string());
    assert_eq!(word("ipv6_addr_in"), truth.ingress_v6.to_string());
    assert_eq!(word("provider"), truth.provider);
    assert_eq!(word("location.city_code"), truth.city.code);
    assert_eq!(flag(relay, "active"), truth.active);
    assert_eq!(flag(relay, "owned"), truth.owned);
    assert_eq!(flag(relay, "include_in_country"), truth.include_in_country);
    assert_eq!(at(relay, "weight"), Some(Value::U64(truth.weight.into())));
    let endpoint = match layout {
        Layout::V2024_1 => {
            assert_eq!(at(relay, "endpoint_type"), Some(Value::EnumNumber(2)));
            return;
        }
        Layout::V2025_13 | Layout::V2025_14 => "endpoint_data.wireguard",
        Layout::V2026_4 | Layout::Head => "endpoint_data",
    };
    let extras = |path: &str| match at(relay, &format!("{endpoint}.{path}")) {
        Some(Value::List(values)) => {
            values.iter().map(|value| value.as_str().expect("a text").to_owned()).collect()
        }
        _ => Vec::new(),
    };
    let addresses =
        |of: &[std::net::Ipv4Addr]| of.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(extras("shadowsocks_extra_addr_in"), addresses(&truth.shadowsocks));
    assert_eq!(extras("quic.addr_in"), addresses(&truth.quic));
}

#[tokio::test]
async fn why_a_tunnel_is_blocked_is_told_in_every_layout() {
    let reasons = [
        (Reason::AuthFailed, "AUTH_FAILED"),
        (Reason::FirewallPolicy, "SET_FIREWALL_POLICY_ERROR"),
        (Reason::StartTunnel, "START_TUNNEL_ERROR"),
        (Reason::NoMatchingRelay, "TUNNEL_PARAMETER_ERROR"),
        (Reason::Offline, "IS_OFFLINE"),
    ];
    for layout in Layout::ALL {
        let told = Told::by(layout, |_| {});
        for (reason, name) in reasons {
            told.daemon.block(reason, reason == Reason::FirewallPolicy).await;
            let state = told.get("GetTunnelState", "TunnelState").await;
            assert_eq!(named(&state, "error.error_state.cause"), name, "{layout:?}");
            let leaks = at(&state, "error.error_state.blocking_error").is_some();
            assert_eq!(leaks, reason == Reason::FirewallPolicy, "{layout:?}");
            if reason == Reason::NoMatchingRelay {
                let why = named(&state, "error.error_state.parameter_error");
                assert_eq!(why, "NO_MATCHING_RELAY", "{layout:?}");
            }
        }
        told.daemon.disconnect().await;
        let state = told.get("GetTunnelState", "TunnelState").await;
        assert!(at(&state, "disconnected").is_some(), "{layout:?}");
    }
}

#[tokio::test]
async fn the_device_and_its_key_are_told_in_every_layout() {
    for layout in Layout::ALL {
        let told = Told::by(layout, |_| {});
        let device = told.get("GetDevice", "DeviceState").await;
        assert_eq!(text(&device, "device.account").as_deref(), Some(shoal_sim::CANARY_ACCOUNT));
        assert_eq!(text(&device, "device.device.name").as_deref(), Some(shoal_sim::CANARY_DEVICE));
        let key = told.get("GetWireguardKey", "PublicKey").await;
        assert_eq!(at(&device, "device.device.pubkey"), at(&key, "key"));
        assert!(matches!(at(&key, "created.seconds"), Some(Value::I64(1..))));
        let mut events = told.daemon.listen().await;
        told.daemon.rotate_key().await;
        let event = events.next().await.expect("no end").expect("no error");
        let event = told.read("DaemonEvent", &event);
        assert_eq!(named(&event, "device.cause"), "ROTATED_KEY", "{layout:?}");
    }
}
