//! Relay-list files of both shapes, as Mullvad writes them and as nobody should.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use proptest::prelude::*;
use serde_json::{Value, json};
use shoal_core::directory::{LONGEST_NAME, MOST_RELAYS};
use shoal_core::{CityCode, RelayDirectory, RelayName};
use shoal_mullvad::relay_list::{RelayListError, read};
use tempfile::TempDir;

fn file(folder: &TempDir, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, content).expect("a file in a folder of its own");
    path
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

/// Reads one list.
fn list(content: impl AsRef<[u8]>) -> Result<RelayDirectory, RelayListError> {
    let folder = folder();
    read(&[file(&folder, "list.json", content)])
}

fn app_relay(name: &str) -> Value {
    json!({
        "hostname": name, "location": &name[..6], "active": true, "owned": false, "provider": "M247",
        "ipv4_addr_in": "192.0.2.1", "ipv6_addr_in": "2001:db8::1", "weight": 100,
        "include_in_country": true, "shadowsocks_extra_addr_in": ["192.0.2.2", "2001:db8::2"],
        "features": {"daita": {}, "quic": {"addr_in": ["192.0.2.3"], "token": "t", "domain": "d"}}
    })
}

fn app_list(relays: &[Value]) -> Value {
    json!({
        "locations": {
            "se-got": {"city": "Gothenburg", "country": "Sweden", "latitude": 57.7, "longitude": 11.97},
            "nl-ams": {"city": "Amsterdam", "country": "Netherlands", "latitude": 52.35, "longitude": 4.9}
        },
        "wireguard": {"relays": relays},
        "bridge": {"relays": [{
            "hostname": "se-got-br-001", "location": "se-got", "active": true, "owned": true,
            "provider": "31173", "ipv4_addr_in": "192.0.2.9", "ipv6_addr_in": null, "weight": 100,
            "include_in_country": true
        }]}
    })
}

fn website_relay(name: &str, speed: u32) -> Value {
    json!({
        "hostname": name, "country_code": &name[..2], "country_name": "Sweden", "city_code": &name[3..6],
        "city_name": "Gothenburg", "active": true, "owned": true, "provider": "31173",
        "ipv4_addr_in": "192.0.2.1", "ipv6_addr_in": null, "network_port_speed": speed,
        "type": "wireguard", "status_messages": []
    })
}

fn name(text: &str) -> RelayName {
    RelayName::new(text).expect("a relay's name")
}

fn got() -> CityCode {
    CityCode::new("se-got").expect("a city's code")
}

#[test]
fn the_list_of_the_app_gives_weights_places_and_all_addresses() {
    let read = list(app_list(&[app_relay("se-got-wg-001")]).to_string()).expect("a list");
    let relay = read.relay(&name("se-got-wg-001")).expect("the relay");
    assert_eq!((relay.weight, relay.extra_addresses_in.len(), relay.port_speed), (100, 3, None));
    assert!(read.city(&got()).expect("its city").coordinates.is_some());
    assert_eq!(read.other_addresses(), ["192.0.2.9".parse::<std::net::Ipv4Addr>().expect("one")]);
}

#[test]
fn both_lists_together_give_weights_and_port_speeds_in_either_order() {
    let folder = folder();
    let app = file(&folder, "app.json", app_list(&[app_relay("se-got-wg-001")]).to_string());
    let rows = json!([website_relay("se-got-wg-001", 10), website_relay("se-got-wg-002", 40)]);
    let website = file(&folder, "website.json", rows.to_string());
    let joined = read(&[app.clone(), website.clone()]).expect("two lists");
    assert_eq!(joined, read(&[website, app]).expect("two lists"));
    let relay = joined.relay(&name("se-got-wg-001")).expect("the relay of both");
    assert_eq!((relay.weight, relay.port_speed), (100, Some(10)));
    assert!(!relay.owned, "of two facts that of the app's list counts");
    let other = joined.relay(&name("se-got-wg-002")).expect("the relay of the website only");
    assert_eq!(other.port_speed, Some(40));
    assert!(joined.city(&got()).expect("their city").coordinates.is_some());
}

#[test]
fn one_bad_entry_is_left_out_and_counted() {
    let mut bad = Vec::new();
    for (field, value) in [
        ("hostname", json!(7)),
        ("hostname", json!("../../etc/passwd")),
        ("hostname", json!("<img src=x onerror=alert(1)>")),
        ("ipv4_addr_in", json!("300.1.1.1")),
        ("ipv4_addr_in", json!(null)),
        ("active", json!("yes")),
        ("weight", json!(-5)),
        ("weight", json!({"NaN": []})),
        ("provider", json!(null)),
    ] {
        let mut relay = app_relay("se-got-wg-002");
        relay[field] = value;
        bad.push(relay);
    }
    bad.extend([json!(null), json!(1), json!("relay"), json!([])]);
    let broken = bad.len();
    bad.push(app_relay("se-got-wg-001"));
    let read = list(app_list(&bad).to_string()).expect("a list with one good relay");
    assert_eq!(read.relays().len(), 1);
    assert_eq!(read.flaws().unreadable, broken);
}

#[test]
fn odd_values_that_shoal_can_do_without_do_not_spoil_a_relay() {
    let mut relay = app_relay("se-got-wg-001");
    relay["ipv6_addr_in"] = json!(6);
    relay["shadowsocks_extra_addr_in"] = json!(["nowhere", null, "192.0.2.2"]);
    relay["features"] = json!("none");
    let read = list(app_list(&[relay]).to_string()).expect("a list");
    let relay = read.relay(&name("se-got-wg-001")).expect("the relay");
    assert_eq!((relay.address_in_v6, relay.extra_addresses_in.len()), (None, 1));
    let mut row = website_relay("se-got-wg-001", 10);
    row["network_port_speed"] = json!("fast");
    let read = list(json!([row]).to_string()).expect("a list");
    assert_eq!(read.relays()[0].port_speed, None);
}

#[test]
fn coordinates_that_are_no_numbers_leave_a_city_without_a_place() {
    let good = app_list(&[app_relay("se-got-wg-001"), app_relay("nl-ams-wg-001")]).to_string();
    for odd in ["NaN", "Infinity", "-Infinity", "null", "\"north\"", "91.0", "1e300"] {
        let text = good.replace("57.7", odd);
        assert_ne!(text, good);
        let read = list(text).expect(odd);
        assert_eq!(read.city(&got()).expect("the city").coordinates, None, "{odd}");
        assert_eq!(read.relays().len(), 2, "{odd}");
    }
}

#[test]
fn a_weight_of_nan_costs_that_relay_only() {
    let mut relay = app_relay("se-got-wg-002");
    relay["weight"] = json!(424_242);
    let text = app_list(&[app_relay("se-got-wg-001"), relay]).to_string();
    let read = list(text.replace("424242", "NaN")).expect("a list");
    assert_eq!((read.relays().len(), read.flaws().unreadable), (1, 1));
}

#[test]
fn a_number_that_is_too_large_costs_what_it_stands_in_only() {
    let mut relay = app_relay("se-got-wg-002");
    relay["weight"] = json!(424_242);
    let text = app_list(&[app_relay("se-got-wg-001"), relay]).to_string();
    let read = list(text.replace("424242", "1e999")).expect("a list");
    assert_eq!((read.relays().len(), read.flaws().unreadable), (1, 1));
    let read = list(text.replace("57.7", "-1E+999")).expect("a list");
    assert_eq!(read.relays().len(), 2);
    assert_eq!(read.city(&got()).expect("the city").coordinates, None);
}

#[test]
fn what_was_left_out_of_a_list_is_still_told_when_lists_are_joined() {
    let relays =
        [app_relay("se-got-wg-001"), app_relay("se-got-wg-001"), app_relay("xx-yyy-wg-001")];
    let flawed = list(app_list(&relays).to_string()).expect("a list");
    assert_eq!(flawed.flaws().total(), 2);
    let whole = list(app_list(&[app_relay("se-got-wg-001")]).to_string()).expect("a list");
    assert_eq!(whole.clone().joined_with(&flawed).flaws(), flawed.flaws());
    assert_eq!(flawed.clone().joined_with(&whole).flaws(), flawed.flaws());
}

#[test]
fn a_hundred_thousand_relays_are_bounded_and_read_quickly() {
    let relays: Vec<Value> = (0..100_000).map(|i| app_relay(&format!("se-got-wg-{i}"))).collect();
    // Without spaces and extras the list stays within the bound of a file.
    let slim = relays.into_iter().map(|mut relay| {
        relay["shadowsocks_extra_addr_in"] = json!([]);
        relay["features"] = json!({});
        relay
    });
    let text = app_list(&slim.collect::<Vec<_>>()).to_string();
    let start = Instant::now();
    let read = list(text).expect("a long list");
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
    assert_eq!(read.relays().len(), MOST_RELAYS);
    assert_eq!(read.flaws().total(), 100_000 - MOST_RELAYS);
}

#[test]
fn a_relay_that_comes_twice_counts_once() {
    let twice = [app_relay("se-got-wg-001"), app_relay("se-got-wg-001")];
    let read = list(app_list(&twice).to_string()).expect("a list");
    assert_eq!((read.relays().len(), read.flaws().duplicates), (1, 1));
}

#[test]
fn hostile_names_are_cleaned_and_bounded() {
    let mut relay = app_relay("se-got-wg-001");
    relay["provider"] = json!(format!("\u{202e}evil\u{7}\u{200b}{}", "A".repeat(10_000_000)));
    let mut list_text = app_list(&[relay]);
    list_text["locations"]["se-got"]["city"] = json!("Go\u{1b}[31mthen\u{feff}burg\n");
    let read = list(list_text.to_string()).expect("a list");
    let relay = &read.relays()[0];
    assert!(relay.provider.starts_with("evil") && relay.provider.chars().count() <= LONGEST_NAME);
    assert_eq!(read.city(&got()).expect("the city").name, "Go[31mthenburg");
}

#[test]
fn an_empty_list_is_refused_and_the_sentence_names_the_file_and_the_next_step() {
    for content in [app_list(&[]).to_string(), "[]".to_owned()] {
        let error = list(content).expect_err("no relay");
        assert!(matches!(error, RelayListError::NoRelays { .. }));
        let sentence = error.to_string();
        assert!(sentence.contains("list.json") && sentence.contains("save it anew"));
    }
}

#[test]
fn what_is_no_relay_list_is_said_to_be_none() {
    for content in ["", "{", "not json", "\u{feff}[]", "[1, 2", "{\"wireguard\": {\"relays\": [}"] {
        assert!(matches!(list(content), Err(RelayListError::NotJson { .. })), "{content}");
    }
    for content in ["null", "{}", "3", "{\"countries\": []}", "{\"wireguard\": 4}", "\"text\""] {
        assert!(matches!(list(content), Err(RelayListError::OtherShape { .. })), "{content}");
    }
    let nested = "[".repeat(100_000);
    assert!(list(nested).is_err());
}

#[test]
fn a_file_that_is_missing_or_too_large_is_named() {
    let missing = read(&[PathBuf::from("/nowhere/list.json")]).expect_err("no file");
    assert!(missing.to_string().contains("/nowhere/list.json"));
    let folder = folder();
    let large = file(&folder, "large.json", "");
    let size = shoal_mullvad::relay_list::LARGEST_FILE + 1;
    fs::File::options()
        .write(true)
        .open(&large)
        .and_then(|file| file.set_len(size))
        .expect("a hole");
    assert!(matches!(read(&[large]), Err(RelayListError::TooLarge { .. })));
}

#[test]
fn a_pipe_or_a_folder_or_a_device_is_refused_at_once() {
    let folder = folder();
    let pipe = folder.path().join("list.json");
    let mode = rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR;
    rustix::fs::mknodat(rustix::fs::CWD, &pipe, rustix::fs::FileType::Fifo, mode, 0)
        .expect("a pipe");
    for path in [pipe, folder.path().to_owned(), PathBuf::from("/dev/zero")] {
        let error = read(std::slice::from_ref(&path)).expect_err("no plain file");
        assert!(matches!(error, RelayListError::NotAFile { .. }), "{error:?}");
        let sentence = error.to_string();
        assert!(sentence.contains(&*path.to_string_lossy()), "{sentence}");
        assert!(sentence.contains("save the list to a file"), "{sentence}");
    }
}

#[test]
fn no_file_is_an_empty_directory() {
    assert!(read(&[]).expect("nothing to fail").is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = list(bytes);
    }

    #[test]
    fn a_list_with_any_byte_exchanged_is_read_or_refused(at: prop::sample::Index, byte: u8) {
        let mut text = app_list(&[app_relay("se-got-wg-001")]).to_string().into_bytes();
        let at = at.index(text.len());
        text[at] = byte;
        let _ = list(text);
    }
}

#[test]
fn the_real_lists_are_read_without_a_flaw() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    let paths = ["app-v1-relays.json", "www-relays-all.json"].map(|file| data.join(file));
    if !paths.iter().all(|path| path.exists()) {
        let mut err = std::io::stderr();
        // Nobody has to read it.
        let _ =
            std::io::Write::write_all(&mut err, b"skipped: no ../shared/data beside the clone\n");
        return;
    }
    let read = read(&paths).expect("two real lists");
    assert_eq!(read.flaws().total(), 0);
    assert_eq!(read.relays().len(), 577);
    assert!(read.cities().iter().all(|city| city.coordinates.is_some()));
    // The website leaves out one relay of the app's list.
    let with_speed = read.relays().iter().filter(|relay| relay.port_speed.is_some()).count();
    assert_eq!(with_speed, 576);
    assert_eq!(read.other_addresses().len(), 13);
    assert!(read.relay(&name("au-syd-wg-101")).is_some());
}
