//! From a tunnel address to the exit IPs that it implies, and from an exit IP to its pool, with and without a relay list.

use serde_json::{Value, json};

use crate::shoal::{Home, Trouble};

/// Made by an implementation that agreed with the source NAT of a real Linux kernel.
const VECTORS: &str = include_str!("../../../../../tests/fixtures/position-vectors.csv");

/// No daemon: only the measured pools are known.
const ALONE: &str = "--json --socket /nonexistent/daemon";

#[test]
fn every_vector_from_the_kernel_is_told() -> Result<(), Trouble> {
    let home = Home::new()?;
    let mut checked = 0;
    for line in VECTORS.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        let [address, hash, position] = fields[..] else { return Err(line.into()) };
        let ended = home.run(&format!("predict {address} {ALONE}"))?;
        assert_eq!(ended.code, Some(0), "{ended:?}");
        let told = ended.json()?;
        assert_eq!(told["tunnel_address"], address);
        assert_eq!(told["hash"].to_string(), hash, "{address}");
        assert_eq!(told["position"].as_f64(), Some(position.parse()?), "{address}");
        assert_eq!(told["position_exact"], format!("{hash}/4294967296"), "{address}");
        checked += 1;
    }
    assert_eq!(checked, 19);
    Ok(())
}

#[test]
fn without_a_list_the_nine_measured_pools_are_told() -> Result<(), Trouble> {
    let told = Home::new()?.run(&format!("predict 10.64.0.2 {ALONE}"))?.json()?;
    assert_eq!(told["source"], "none");
    assert_eq!(told["has_relay_list"], false);
    let relays = told["relays"].as_array().ok_or("relays are a list")?;
    assert_eq!(relays.len(), 9);
    // 0.503328671 of 60 is 30.2, and the pool begins at 103.136.147.5.
    assert_eq!(relays[0]["relay"], "au-syd-wg-101");
    assert_eq!(
        (&relays[0]["exit_ip"], &relays[0]["offset"]),
        (&json!("103.136.147.35"), &json!(30))
    );
    let pool = &relays[0]["pool"];
    assert_eq!(
        (&pool["first"], &pool["last"]),
        (&json!("103.136.147.5"), &json!("103.136.147.64"))
    );
    assert_eq!((&pool["size"], &pool["provenance"]), (&json!(60), &json!("measured")));
    Ok(())
}

#[test]
fn a_list_adds_its_relays_and_counts_those_whose_pool_nobody_knows() -> Result<(), Trouble> {
    let home = Home::new()?;
    let relay = |name: &str, address: &str| -> Value {
        json!({
            "hostname": name, "active": true, "owned": true, "location": "se-sto",
            "provider": "Provider", "ipv4_addr_in": address, "ipv6_addr_in": "2001:db8::10",
            "weight": 100, "include_in_country": true, "public_key": "", "daita": false,
            "shadowsocks_extra_addr_in": []
        })
    };
    // Two in one row: the first one's pool goes from 192.0.2.12 to 192.0.2.41; one is alone in its row.
    let relays = [
        relay("se-sto-wg-001", "192.0.2.10"),
        relay("se-sto-wg-002", "192.0.2.42"),
        relay("se-sto-wg-003", "198.51.100.9"),
    ];
    let list = json!({
        "locations": {"se-sto": {"city": "Stockholm", "country": "Sweden", "latitude": 59.3, "longitude": 18.1}},
        "wireguard": {"relays": relays}
    });
    let path = home.file("list.json", list.to_string())?;
    let line = format!("predict 10.64.0.2 --relays {}", path.display());
    let told = home.run(&format!("{line} --json"))?.json()?;
    assert_eq!((&told["has_relay_list"], &told["unknown_pools"]), (&json!(true), &json!(1)));
    let relays = told["relays"].as_array().ok_or("relays are a list")?;
    let first = relays.iter().find(|relay| relay["relay"] == "se-sto-wg-001");
    let first = first.ok_or("a predicted pool is a known one")?;
    // 0.503328671 of 30 is 15.1.
    assert_eq!((&first["offset"], &first["exit_ip"]), (&json!(15), &json!("192.0.2.27")));
    assert_eq!(first["pool"]["provenance"], "predicted");
    let said = home.run(&line)?;
    assert!(said.out.contains("One more relay has a pool that nobody knows."), "{said:?}");
    assert!(said.out.contains("192.0.2.27      16 of 30       predicted"), "{said:?}");
    Ok(())
}

#[test]
fn no_exit_ip_is_made_up_for_ipv6() -> Result<(), Trouble> {
    let home = Home::new()?;
    let line = "predict fc00:bbbb:bbbb:bb01::1 --socket /nonexistent/daemon";
    let ended = home.run(line)?;
    assert_eq!(ended.code, Some(0), "{ended:?}");
    assert!(ended.out.contains("434605343") && ended.out.contains("No IPv6 pool is known"));
    assert!(!ended.out.contains("au-syd-wg-101"), "{ended:?}");
    let told = home.run(&format!("{line} --json"))?.json()?;
    assert_eq!((&told["family"], &told["relays"]), (&json!("ipv6"), &json!([])));
    // Of none of them is the IPv6 pool known: that is not 0 unknown ones.
    assert!(told["unknown_pools"].is_null(), "{told}");
    Ok(())
}

#[test]
fn the_simulations_own_address_is_taken_and_leads_to_its_exit_ip() -> Result<(), Trouble> {
    let home = Home::new()?;
    let told = home.run("predict --demo --json")?.json()?;
    assert!(told["tunnel_address"].as_str().is_some_and(|own| own.starts_with("10.")), "{told}");
    assert_eq!(told["ipv6"]["family"], "ipv6", "{told}");
    // A resident simulation keeps its tunnel, so what it shows can be compared with what is predicted.
    let _resident = home.start_resident("--demo")?;
    let status = home.run("status --demo --json")?.json()?;
    let told = home.run("predict --demo --json")?.json()?;
    let relay = &status["tunnel"]["exit"]["relay"];
    let relays = told["relays"].as_array().ok_or("relays are a list")?;
    let here = relays.iter().find(|predicted| predicted["relay"] == *relay);
    let here = here.ok_or(format!("{relay} has a known pool"))?;
    assert_eq!(here["exit_ip"], status["exit_ip"]["v4"]["address"], "on {relay}");
    Ok(())
}

#[test]
fn what_is_no_tunnel_address_is_said_to_be_none() -> Result<(), Trouble> {
    let home = Home::new()?;
    for bad in ["10.64.0", "10.64.0.256", "se-got-wg-101", "\u{1b}[31m10.64.0.2"] {
        let ended = home.run(&format!("predict {bad} --socket /nonexistent/daemon"))?;
        assert_eq!(ended.code, Some(2), "{ended:?}");
        assert!(ended.err.contains("is no address") && !ended.err.contains('\u{1b}'), "{ended:?}");
        assert!(ended.out.is_empty(), "{ended:?}");
    }
    let elsewhere = home.run(&format!("predict 192.0.2.1 {ALONE}"))?;
    assert_eq!(elsewhere.code, Some(0), "{elsewhere:?}");
    assert!(elsewhere.err.contains("this one is elsewhere"), "{elsewhere:?}");
    let within = home.run(&format!("predict 10.127.255.254 {ALONE}"))?;
    assert!(!within.err.contains("elsewhere"), "{within:?}");
    Ok(())
}

#[test]
fn a_lookup_without_a_daemon_or_a_list_falls_back_on_the_measured_pools() -> Result<(), Trouble> {
    let home = Home::new()?;
    for (asked, offset) in [("103.136.147.53", json!(48)), ("au-syd-wg-101", json!(null))] {
        let ended = home.run(&format!("lookup {asked} {ALONE}"))?;
        assert_eq!(ended.code, Some(0), "{ended:?}");
        assert!(ended.err.contains("only the measured pools are used"), "{ended:?}");
        let told = ended.json()?;
        assert_eq!((&told["source"], &told["has_relay_list"]), (&json!("none"), &json!(false)));
        assert_eq!((&told["relay"], &told["offset"]), (&json!("au-syd-wg-101"), &offset));
        let pool = &told["pool"];
        assert_eq!(
            (&pool["first"], &pool["last"]),
            (&json!("103.136.147.5"), &json!("103.136.147.64"))
        );
        assert_eq!((&pool["size"], &pool["provenance"]), (&json!(60), &json!("measured")));
        for of_the_list in ["crowd", "active", "city", "country"] {
            assert!(told[of_the_list].is_null(), "{of_the_list} is not known: {told}");
        }
    }
    let said = home.run("lookup 103.136.147.53 --socket /nonexistent/daemon")?;
    assert!(said.out.contains("49 of 60"), "{said:?}");
    assert!(said.out.contains("not known: that takes a relay list"), "{said:?}");
    Ok(())
}

#[test]
fn what_no_measured_pool_holds_still_ends_with_the_missing_daemon() -> Result<(), Trouble> {
    let home = Home::new()?;
    // One before the first pool, one after its last exit IP, the other family, and a relay that was not measured.
    for asked in ["103.136.147.4", "103.136.147.65", "2001:db8::1", "se-got-wg-101"] {
        let ended = home.run(&format!("lookup {asked} --socket /nonexistent/daemon"))?;
        assert_eq!(ended.code, Some(3), "{ended:?}");
        assert!(ended.out.is_empty(), "{ended:?}");
        assert!(ended.err.contains(&format!("{asked} is ")), "{ended:?}");
        assert!(ended.err.contains("without a relay list no others are known"), "{ended:?}");
        let refused = home.run(&format!("lookup {asked} {ALONE}"))?.json()?;
        assert_eq!(refused["error"], "daemon", "{refused}");
    }
    Ok(())
}
