//! Looking things up in relay lists: the real ones where they are at hand, and lists that nobody should trust.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::shoal::{Home, Trouble};

/// Mullvad's real lists, in a folder beside the clone; says "skipped" where it is absent.
#[expect(clippy::print_stdout, reason = "a test that was left out says so")]
fn real(name: &str) -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/data").join(name);
    if path.exists() {
        return Some(path);
    }
    println!("skipped: there is no {}", path.display());
    None
}

fn relay(name: &str, city: &str) -> Value {
    json!({
        "hostname": name, "active": true, "owned": true, "location": city, "provider": "Provider",
        "ipv4_addr_in": "192.0.2.10", "ipv6_addr_in": "2001:db8::10", "weight": 100,
        "include_in_country": true, "public_key": "", "daita": false, "shadowsocks_extra_addr_in": []
    })
}

fn list(relays: &[Value], city: &str) -> String {
    json!({
        "locations": {"se-sto": {"city": city, "country": "Sweden", "latitude": 59.3, "longitude": 18.1}},
        "wireguard": {"relays": relays}
    })
    .to_string()
}

#[test]
fn an_exit_ip_leads_to_its_relay_without_a_daemon() -> Result<(), Trouble> {
    let Some(path) = real("app-v1-relays.json") else { return Ok(()) };
    let home = Home::new()?;
    let found = home.run(&format!("lookup 103.136.147.53 --json --relays {}", path.display()))?;
    assert_eq!(found.code, Some(0), "{found:?}");
    let found = found.json()?;
    assert_eq!(found["relay"], "au-syd-wg-101");
    assert_eq!(found["pool"]["first"], "103.136.147.5");
    assert_eq!(found["pool"]["last"], "103.136.147.64");
    assert_eq!(found["pool"]["size"], 60);
    assert_eq!(found["pool"]["provenance"], "measured");
    assert_eq!(found["offset"], 48);
    assert!(found["crowd"]["likely"].is_u64(), "{found}");
    Ok(())
}

#[test]
fn both_shapes_together_know_every_place() -> Result<(), Trouble> {
    let (Some(app), Some(www)) = (real("app-v1-relays.json"), real("www-relays-all.json")) else {
        return Ok(());
    };
    let home = Home::new()?;
    let lists = format!("--relays {} --relays {}", app.display(), www.display());
    let places = home.run(&format!("places --json {lists}"))?.json()?;
    let cities = places["cities"].as_array().ok_or("cities are a list")?;
    assert!(cities.len() > 80, "{}", cities.len());
    assert!(cities.iter().filter(|city| !city["crowd"].is_null()).count() > 80);
    Ok(())
}

#[test]
fn an_address_in_no_known_pool_is_not_guessed() -> Result<(), Trouble> {
    let home = Home::new()?;
    let path = home.file("list.json", list(&[relay("se-sto-wg-001", "se-sto")], "Stockholm"))?;
    for address in ["203.0.113.9", "2001:db8::9", "127.0.0.1", "0.0.0.0"] {
        let ended = home.run(&format!("lookup {address} --relays {}", path.display()))?;
        assert_eq!(ended.code, Some(1), "{ended:?}");
        assert!(ended.err.contains("not a known exit IP"), "{ended:?}");
        assert!(ended.out.is_empty(), "{ended:?}");
    }
    Ok(())
}

#[test]
fn a_pool_that_nobody_knows_is_called_so() -> Result<(), Trouble> {
    let home = Home::new()?;
    let path = home.file("list.json", list(&[relay("se-sto-wg-001", "se-sto")], "Stockholm"))?;
    let found =
        home.run(&format!("lookup se-sto-wg-001 --json --relays {}", path.display()))?.json()?;
    assert_eq!(found["pool"]["provenance"], "unknown");
    assert!(found["pool"]["first"].is_null() && found["offset"].is_null(), "{found}");
    Ok(())
}

#[test]
fn a_list_that_is_none_is_named_with_the_next_step() -> Result<(), Trouble> {
    let home = Home::new()?;
    let bad: [(&str, String); 7] = [
        ("empty.json", String::new()),
        ("null.json", "null".to_owned()),
        ("object.json", "{}".to_owned()),
        ("text.json", "hello".to_owned()),
        ("no-relays.json", list(&[], "Stockholm")),
        (
            "types.json",
            json!({"locations": 3, "wireguard": {"relays": [null, 1, "x"]}}).to_string(),
        ),
        ("deep.json", "[".repeat(100_000)),
    ];
    for (name, text) in bad {
        let path = home.file(name, text)?;
        let ended = home.run(&format!("places --relays {}", path.display()))?;
        assert_eq!(ended.code, Some(1), "{name}: {ended:?}");
        assert!(ended.err.contains(name), "{name}: {ended:?}");
        assert!(!ended.err.contains("panicked"), "{name}: {ended:?}");
    }
    for path in [home.path().to_owned(), home.path().join("missing.json")] {
        let ended = home.run(&format!("lookup 192.0.2.1 --relays {}", path.display()))?;
        assert_eq!(ended.code, Some(1), "{ended:?}");
        assert!(ended.err.contains(&*path.to_string_lossy()), "{ended:?}");
    }
    Ok(())
}

#[test]
fn hostile_names_reach_no_terminal() -> Result<(), Trouble> {
    let home = Home::new()?;
    let long = "x".repeat(1_000_000);
    for city in
        ["\u{1b}[31mred\u{7}", "over\u{202e}ride", "new\nline\r", "zero\u{200b}width", &long]
    {
        let path = home.file("list.json", list(&[relay("se-sto-wg-001", "se-sto")], city))?;
        for line in ["places", "lookup se-sto-wg-001"] {
            let ended = home.run(&format!("{line} --relays {}", path.display()))?;
            assert_eq!(ended.code, Some(0), "{ended:?}");
            let is_hostile = |letter: char| {
                (letter.is_control() && letter != '\n') || "\u{202e}\u{200b}".contains(letter)
            };
            assert!(!ended.out.contains(is_hostile), "{ended:?}");
            assert!(ended.out.len() < 2_000, "{}", ended.out.len());
        }
    }
    let ended = home.run("lookup \u{1b}[31mred --demo")?;
    assert!(!ended.err.contains('\u{1b}'), "{ended:?}");
    Ok(())
}

#[test]
fn a_list_that_is_a_pipe_is_refused_at_once() -> Result<(), Trouble> {
    let home = Home::new()?;
    let pipe = home.path().join("pipe");
    let mode = rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR;
    rustix::fs::mknodat(rustix::fs::CWD, &pipe, rustix::fs::FileType::Fifo, mode, 0)?;
    let ended = home.run(&format!("places --relays {}", pipe.display()))?;
    assert_eq!(ended.code, Some(1), "{ended:?}");
    assert!(ended.err.contains("is not a plain file"), "{ended:?}");
    Ok(())
}

#[test]
fn a_list_that_cannot_be_used_stops_every_command() -> Result<(), Trouble> {
    let home = Home::new()?;
    for line in
        ["status", "watch", "switch se-sto", "undo", "doctor", "places", "lookup 192.0.2.1", ""]
    {
        let ended = home.run(&format!("{line} --demo --relays /nowhere/list.json"))?;
        assert_eq!(ended.code, Some(1), "{line}: {ended:?}");
        assert!(ended.err.contains("/nowhere/list.json"), "{line}: {ended:?}");
        assert!(ended.out.is_empty(), "{line}: {ended:?}");
    }
    Ok(())
}

#[test]
fn a_list_adds_to_what_the_daemon_tells() -> Result<(), Trouble> {
    let home = Home::new()?;
    let path = home.file("list.json", list(&[relay("se-sto-wg-999", "se-sto")], "Stockholm"))?;
    let known = |line: &str| -> Result<Option<u64>, Trouble> {
        Ok(home.run(line)?.json()?["relays_known"].as_u64())
    };
    let alone = known("doctor --demo --json")?.ok_or("the daemon tells a list")?;
    let joined = known(&format!("doctor --demo --json --relays {}", path.display()))?;
    assert_eq!(joined, Some(alone + 1));
    let switch = "switch se-sto-wg-999 --dry-run --demo";
    assert_eq!(home.run(switch)?.code, Some(1), "the daemon alone does not know it");
    let ended = home.run(&format!("{switch} --relays {}", path.display()))?;
    assert_eq!(ended.code, Some(0), "{ended:?}");
    Ok(())
}

#[test]
fn what_was_left_out_of_a_list_is_counted() -> Result<(), Trouble> {
    let home = Home::new()?;
    let good = relay("se-sto-wg-001", "se-sto");
    let flawed = [good.clone(), good.clone(), json!({"hostname": 3})];
    let flawed = home.file("flawed.json", list(&flawed, "Stockholm"))?;
    let whole = home.file("whole.json", list(&[good], "Stockholm"))?;
    for (path, count) in [(flawed, 2), (whole, 0)] {
        for line in ["places", "lookup se-sto-wg-001"] {
            let ended = home.run(&format!("{line} --relays {}", path.display()))?;
            assert_eq!(ended.err.contains("2 entries of the relay list"), count == 2, "{ended:?}");
            let json = home.run(&format!("{line} --json --relays {}", path.display()))?.json()?;
            assert_eq!(json["left_out"], count, "{line}: {json}");
        }
    }
    Ok(())
}

#[test]
fn an_order_by_distances_that_nobody_knows_is_said_to_be_none() -> Result<(), Trouble> {
    let home = Home::new()?;
    let path = home.file("list.json", list(&[relay("se-sto-wg-001", "se-sto")], "Stockholm"))?;
    let ended = home.run(&format!("places --sort distance --relays {}", path.display()))?;
    assert_eq!(ended.code, Some(0), "{ended:?}");
    assert!(ended.err.contains("No distance is known"), "{ended:?}");
    let known = home.run("places --sort distance --demo")?;
    assert!(!known.err.contains("No distance is known"), "{known:?}");
    Ok(())
}
