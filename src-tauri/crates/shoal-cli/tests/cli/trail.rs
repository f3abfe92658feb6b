//! What exit IPs in a file give away.

use serde_json::{Value, json};

use crate::shoal::{Home, Trouble};

/// Nine exit IPs of one key, published in May 2026.
const WORKED_EXAMPLE: &str = include_str!("../../../../../tests/fixtures/worked-example.csv");

/// No daemon: only the measured pools are known.
const ALONE: &str = "--socket /nonexistent/daemon";

#[test]
fn the_worked_example_gives_what_was_published() -> Result<(), Trouble> {
    let home = Home::new()?;
    let path = home.file("worked-example.csv", WORKED_EXAMPLE)?;
    let line = format!("trail --sightings {} {ALONE}", path.display());
    let ended = home.run(&format!("{line} --json"))?;
    assert_eq!(ended.code, Some(0), "{ended:?}");
    let told = ended.json()?;
    assert_eq!(told["position"]["low_exact"], "53/66");
    assert_eq!(told["position"]["high_exact"], "25/31");
    let number = |value: &Value| value.as_f64().ok_or(format!("{value} is no number"));
    assert!((number(&told["position"]["low"])? - 53.0 / 66.0).abs() < 1e-15);
    assert!((number(&told["width"])? - 7.0 / 2046.0).abs() < 1e-15);
    assert!((number(&told["match_one_in"])? - 2046.0 / 7.0).abs() < 1e-12);
    let pairs = told["link"].as_array().ok_or("links are a list")?;
    assert_eq!(pairs.len(), 36);
    assert!(pairs.contains(&json!({"relays": ["au-syd-wg-101", "us-lax-wg-001"], "odds": 60.0})));
    let sightings = told["sightings"].as_array().ok_or("sightings are a list")?;
    assert_eq!(sightings.len(), 9);
    assert_eq!(sightings[2]["relay"], "de-ber-wg-007");
    assert_eq!((&sightings[2]["offset"], &sightings[2]["pool"]["size"]), (&json!(6), &json!(8)));
    let regime = told["regime"].as_array().ok_or("regimes are a list")?;
    assert_eq!(regime.len(), 9);
    assert!(regime.iter().all(|one| one["regime"] == "unknown" || one["regime"] == "linked"));
    let said = home.run(&line)?.out;
    assert!(said.contains("One user in 292 would match by chance."), "{said}");
    assert!(said.contains("60  au-syd-wg-101 and us-lax-wg-001"), "{said}");
    Ok(())
}

#[test]
fn the_running_shoals_own_trail_is_told() -> Result<(), Trouble> {
    let home = Home::new()?;
    let _resident = home.start_resident("--demo --speed 20")?;
    let first = home.run("trail --demo --json")?;
    assert_eq!(first.code, Some(0), "{first:?}");
    let first = first.json()?;
    assert_eq!(
        (&first["source"], &first["tunnel_address_known"]),
        (&json!("simulation"), &json!(true))
    );
    assert_eq!(first["sightings"].as_array().map(Vec::len), Some(1), "{first}");
    let status = home.run("status --demo --json")?.json()?;
    assert_eq!(first["sightings"][0]["relay"], status["tunnel"]["exit"]["relay"]);
    assert_eq!(first["sightings"][0]["exit_ip"], status["exit_ip"]["v4"]["address"]);
    assert_eq!(first["prediction"]["tested"], 1);
    // Another relay under the same key makes it longer.
    let switched = home.run("switch se-sto --demo")?;
    assert_eq!(switched.code, Some(0), "{switched:?}");
    let second = home.run("trail --demo --json")?.json()?;
    assert_eq!(second["sightings"].as_array().map(Vec::len), Some(2), "{second}");
    let said = home.run("trail --demo")?.out;
    assert!(said.starts_with("SIMULATION"), "{said}");
    assert!(
        said.contains("would match") && said.contains("Predicted from the tunnel address"),
        "{said}"
    );
    Ok(())
}

#[test]
fn without_a_daemon_there_is_no_trail_and_the_reason_is_told() -> Result<(), Trouble> {
    let ended = Home::new()?.run(&format!("trail {ALONE}"))?;
    assert_eq!(ended.code, Some(3), "{ended:?}");
    assert!(ended.out.is_empty() && !ended.err.is_empty(), "{ended:?}");
    Ok(())
}

#[test]
fn a_contradiction_is_told_as_one_and_never_as_nobody() -> Result<(), Trouble> {
    let home = Home::new()?;
    let seen = "hostname,exit_ip\ncl-scl-wg-001,149.88.104.4\nza-jnb-wg-002,154.47.30.155\n";
    let path = home.file("seen.csv", seen)?;
    let line = format!("trail --sightings {} {ALONE}", path.display());
    let told = home.run(&format!("{line} --json"))?.json()?;
    for name in ["position", "width", "match_one_in"] {
        assert!(told[name].is_null(), "{name} in {told}");
    }
    assert_eq!(told["contradiction"], json!([0, 1]));
    let said = home.run(&line)?.out;
    assert!(said.contains("No position gives both 149.88.104.4 on cl-scl-wg-001"), "{said}");
    assert!(!said.contains("would match"), "{said}");
    Ok(())
}

#[test]
fn what_says_nothing_is_named_beside_what_does() -> Result<(), Trouble> {
    let home = Home::new()?;
    let seen = "hostname,exit_ip\nau-syd-wg-101,103.136.147.65\ncl-scl-wg-001,149.88.104.12\n\
                cl-scl-wg-001,2001:db8::7\nse-got-wg-999,198.51.100.7\n";
    let path = home.file("seen.csv", seen)?;
    let line = format!("trail --sightings {} {ALONE}", path.display());
    let told = home.run(&format!("{line} --json"))?.json()?;
    let says: Vec<&Value> = told["sightings"]
        .as_array()
        .ok_or("sightings are a list")?
        .iter()
        .map(|seen| &seen["says"])
        .collect();
    assert_eq!(says, ["outside_pool", "position", "family_unknown", "pool_unknown"]);
    let said = home.run(&line)?.out;
    for part in
        ["outside the pool", "its pool is not known", "no IPv6 pool is known", "One user in 11"]
    {
        assert!(said.contains(part), "{part} in {said}");
    }
    Ok(())
}

#[test]
fn a_file_that_is_none_is_named_with_the_next_step() -> Result<(), Trouble> {
    let home = Home::new()?;
    home.file("large.csv", "x".repeat(2 << 20))?;
    home.file("binary.csv", [0xff, 0xfe, 0x00])?;
    home.file("line.csv", "hostname,exit_ip\ncl-scl-wg-001,149.88.104.4\nzzz,1\n")?;
    for (name, part) in [
        ("missing.csv", "cannot be read"),
        (".", "not in a plain file"),
        ("large.csv", "larger than 1 MiB"),
        ("binary.csv", "not text in UTF-8"),
        ("line.csv", "line 3: \"zzz\" is not a relay name"),
    ] {
        let path = home.path().join(name);
        let ended = home.run(&format!("trail --sightings {} {ALONE}", path.display()))?;
        assert_eq!(ended.code, Some(1), "{ended:?}");
        assert!(ended.err.contains(part) && ended.out.is_empty(), "{ended:?}");
    }
    Ok(())
}
