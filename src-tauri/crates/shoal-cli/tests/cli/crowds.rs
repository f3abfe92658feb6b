//! What the crowd rests on, end to end: the user's assumptions, port speeds, what limits a place.

use std::path::Path;

use serde_json::{Value, json};

use crate::shoal::{Home, Trouble};

/// A row of three relays in Gothenburg, and one far away that all but nobody lands on.
fn list() -> String {
    let relay = |name: &str, city: &str, address: &str, weight: u32| {
        json!({
            "hostname": name, "active": true, "owned": true, "location": city, "provider": "P",
            "ipv4_addr_in": address, "weight": weight, "include_in_country": true,
        })
    };
    let place = |city: &str, latitude: f64, longitude: f64| json!({"city": city, "country": "C", "latitude": latitude, "longitude": longitude});
    json!({
        "locations": {
            "se-got": place("Gothenburg", 57.7, 12.0),
            "au-syd": place("Sydney", -33.9, 151.2),
        },
        "wireguard": {"relays": [
            relay("se-got-wg-001", "se-got", "198.51.100.2", 100),
            relay("se-got-wg-002", "se-got", "198.51.100.66", 100),
            relay("se-got-wg-003", "se-got", "198.51.100.78", 100),
            relay("au-syd-wg-001", "au-syd", "203.0.113.2", 2),
        ]}
    })
    .to_string()
}

/// Port speeds, as the website's list tells them.
fn speeds(gothenburg: u32, sydney: u32) -> String {
    let relay = |name: &str, country: &str, city: &str, address: &str, speed: u32| {
        json!({
            "hostname": name, "country_code": country, "country_name": "C", "city_code": city,
            "city_name": city, "active": true, "owned": true, "provider": "P", "type": "wireguard",
            "ipv4_addr_in": address, "network_port_speed": speed,
        })
    };
    json!([
        relay("se-got-wg-001", "se", "got", "198.51.100.2", gothenburg),
        relay("se-got-wg-002", "se", "got", "198.51.100.66", gothenburg),
        relay("se-got-wg-003", "se", "got", "198.51.100.78", gothenburg),
        relay("au-syd-wg-001", "au", "syd", "203.0.113.2", sydney),
    ])
    .to_string()
}

fn assume(home: &Home, text: &str) -> Result<(), Trouble> {
    std::fs::create_dir_all(home.path().join(".config/shoal"))?;
    home.file(".config/shoal/settings.toml", format!("version = 1\n[assumptions]\n{text}\n"))?;
    Ok(())
}

fn crowd(home: &Home, relay: &str, list: &Path) -> Result<Value, Trouble> {
    let line = format!("lookup {relay} --json --relays {}", list.display());
    Ok(home.run(&line)?.json()?["crowd"].clone())
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

#[test]
fn the_users_own_assumptions_move_every_crowd_and_its_range() -> Result<(), Trouble> {
    let home = Home::new()?;
    let list = home.file("list.json", list())?;
    let usual = crowd(&home, "se-got-wg-001", &list)?;
    assume(&home, "users = 15000\nusers_low = 4700\nusers_high = 47400")?;
    let tenth = crowd(&home, "se-got-wg-001", &list)?;
    assert!((number(&usual["likely"]) / number(&tenth["likely"]) - 10.0).abs() < 0.2, "{tenth}");
    assert_eq!(usual["range_from"], tenth["range_from"]);
    assume(&home, "users = 150000\nusers_low = 140000\nusers_high = 160000")?;
    let sure = crowd(&home, "se-got-wg-001", &list)?;
    assert_eq!(usual["likely"], sure["likely"], "only the range is another");
    assert!(number(&sure["low"]) > number(&usual["low"]), "{sure}");
    assert!(number(&sure["high"]) < number(&usual["high"]), "{sure}");
    assert!(number(&sure["range_from"]["users"]) < 0.01, "{sure}");
    let places = home.run(&format!("places --json --relays {}", list.display()))?.json()?;
    let gothenburg = &places["cities"][0];
    assert!(number(&gothenburg["crowd"]["range_from"]["users"]) < 0.01, "{gothenburg}");
    Ok(())
}

#[test]
fn port_speeds_count_where_a_list_has_them() -> Result<(), Trouble> {
    let home = Home::new()?;
    let list = home.file("list.json", list())?;
    let sydney = |speeds: &str| -> Result<f64, Trouble> {
        let beside = home.file("www.json", speeds)?;
        let line = format!(
            "places --why au-syd-wg-001 --json --relays {} --relays {}",
            list.display(),
            beside.display()
        );
        Ok(number(&home.run(&line)?.json()?["relay"]["users"]))
    };
    let alike = sydney(&speeds(10, 10))?;
    // As likely more as fewer: half a variance below the mean, that of a city and of a relay that all but nobody lands on
    // (`model.md` section 2).
    let middle = (-0.5 * (0.5_f64.powi(2) + 0.6_f64.powi(2))).exp();
    let users = 150_000.0 * middle;
    assert!((alike - users / 4.0).abs() < 1.0, "one relay of four: {alike}");
    let faster = sydney(&speeds(1, 100))?;
    let pull = 100_f64.powf(0.37);
    assert!((faster - users * pull / (3.0 + pull)).abs() < 1.0, "{faster}");
    Ok(())
}

#[test]
fn a_place_says_why_it_is_not_picked() -> Result<(), Trouble> {
    let home = Home::new()?;
    std::fs::create_dir_all(home.path().join(".config/shoal"))?;
    home.file(".config/shoal/settings.toml", "version = 1\nhome_country = \"se\"\n")?;
    let list = home.file("list.json", list())?;
    let why = |place: &str, more: &str| {
        home.run(&format!("places --why {place} {more} --relays {}", list.display()))
    };
    let sydney = why("sydney", "")?;
    assert_eq!(sydney.code, Some(0), "{sydney:?}");
    assert!(sydney.out.contains("Nobody lands here by themselves"), "{sydney:?}");
    assert!(sydney.out.contains(" km away"), "{sydney:?}");
    let told = why("au-syd-wg-001", "--json")?.json()?;
    let kinds: Vec<&str> = told["relay"]["limits"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|limit| limit["kind"].as_str())
        .collect();
    assert_eq!(kinds, ["nobody_lands_here", "far_away", "smaller_crowd", "unknown_pool"]);
    let best = why("se-got-wg-002", "")?;
    assert!(best.out.contains("This is among the best"), "{best:?}");
    // What is to be known before stands below, where there is anything.
    assert_eq!(best.out.contains("To know before:"), best.out.contains("\n- "), "{best:?}");
    let oslo = home.run("places --why oslo --demo")?;
    assert!(
        oslo.out.contains("This is among the best") && !oslo.out.contains("To know"),
        "{oslo:?}"
    );
    let none = why("atlantis", "")?;
    assert_eq!(none.code, Some(1), "{none:?}");
    assert!(none.err.contains("no relay or city of this name"), "{none:?}");
    Ok(())
}

#[test]
fn a_lookup_says_where_its_range_comes_from() -> Result<(), Trouble> {
    let home = Home::new()?;
    let list = home.file("list.json", list())?;
    let found = home.run(&format!("lookup se-got-wg-001 --relays {}", list.display()))?;
    assert!(found.out.contains("how many use Mullvad"), "{found:?}");
    assert!(found.out.contains("number of exit IPs"), "{found:?}");
    Ok(())
}
