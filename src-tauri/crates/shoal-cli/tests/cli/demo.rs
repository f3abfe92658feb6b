//! What is shown of the simulated Mullvad.

use std::io::{BufRead, BufReader, Read};

use rustix::process::{Pid, Signal, kill_process};

use crate::shoal::{Home, Trouble};

#[test]
fn everything_that_is_printed_says_that_it_is_a_simulation() -> Result<(), Trouble> {
    let home = Home::new()?;
    let seen = home.file("seen.csv", "hostname,exit_ip\nnl-ams-wg-101,198.18.88.90\n")?;
    let seen = seen.display().to_string();
    for line in [
        "status",
        "watch --once-known",
        "lookup se-got-wg-101",
        "predict",
        "predict 10.64.0.2",
        "trail",
        "trail --sightings SEEN",
        "signals",
        "signals --relay se-got-wg-101",
        "history",
        "places",
        "places --why oslo",
        "switch se-sto --dry-run",
        "switch se-sto --speed 20",
        "doctor",
        "diagnostics",
    ] {
        let ended = home.run(&format!("{line} --demo").replace("SEEN", &seen))?;
        assert!(ended.out.starts_with("SIMULATION"), "{line}: {ended:?}");
    }
    for line in [
        "status",
        "watch --once-known",
        "lookup se-got-wg-101",
        "predict",
        "trail",
        "trail --sightings SEEN",
        "signals",
        "history",
        "places",
        "places --why oslo",
        "switch best --dry-run",
        "diagnostics",
    ] {
        let ended = home.run(&format!("{line} --demo --json").replace("SEEN", &seen))?;
        assert!(ended.out.contains("\"simulation\""), "{line}: {ended:?}");
    }
    Ok(())
}

#[test]
fn the_history_of_the_demo_offers_no_disk() -> Result<(), Trouble> {
    let ended = Home::new()?.run("history --demo")?;
    assert!(ended.out.contains("in memory only"), "{ended:?}");
    assert!(!ended.out.contains("--remember"), "{ended:?}");
    Ok(())
}

#[test]
fn the_status_has_the_promised_shape() -> Result<(), Trouble> {
    let home = Home::new()?;
    let ended = home.run("status --demo --json")?;
    assert_eq!(ended.code, Some(0), "{ended:?}");
    let status = ended.json()?;
    assert_eq!(status["schema"], 1);
    assert_eq!(status["source"], "simulation");
    assert_eq!(status["tunnel"]["state"], "up");
    assert!(status["tunnel"]["entry"].is_null());
    for name in ["relay", "city", "country"] {
        assert!(status["tunnel"]["exit"][name].is_string(), "{name} in {status}");
    }
    assert_eq!(status["exit_ip"]["v4"]["state"], "known");
    assert!(status["exit_ip"]["v4"]["address"].as_str().is_some_and(|ip| ip.starts_with("198.")));
    assert!(["none", "known"].contains(&status["exit_ip"]["v6"]["state"].as_str().unwrap_or("")));
    let crowd = &status["crowd"]["now"];
    assert_eq!(crowd, &status["crowd"]["v4"], "the IPv4 crowd is the headline");
    let number = |name: &str| crowd[name].as_u64().ok_or(format!("{name} is no whole number"));
    let (low, likely, high) = (number("low")?, number("likely")?, number("high")?);
    assert!(1 <= low && low <= likely && likely <= high, "{crowd}");
    assert!(
        crowd["alone_probability"].as_f64().is_some_and(|chance| (0.0..=1.0).contains(&chance))
    );
    assert!(crowd["pool"]["size"].is_u64() && crowd["pool"]["provenance"].is_string(), "{crowd}");
    for unknown in ["v6", "joint"] {
        assert!(status["crowd"][unknown].is_null(), "{unknown}: {status}");
    }
    assert!(status["key"]["created"].is_i64(), "{status}");
    assert!(status["advice"].is_array() && status["trouble"].is_null(), "{status}");
    Ok(())
}

#[test]
fn the_same_seed_shows_the_same_network_and_another_another() -> Result<(), Trouble> {
    let home = Home::new()?;
    let seen = |seed: u32| -> Result<_, Trouble> {
        Ok(home.run(&format!("places --demo --json --seed {seed}"))?.json()?["cities"].clone())
    };
    assert_eq!(seen(7)?, seen(7)?);
    assert_ne!(seen(7)?, seen(8)?);
    Ok(())
}

#[test]
fn watching_ends_after_the_first_known_number() -> Result<(), Trouble> {
    let home = Home::new()?;
    let ended = home.run("watch --once-known --demo")?;
    assert_eq!(ended.code, Some(0));
    let last = ended.out.lines().last().unwrap_or_default();
    assert!(last.contains("people share this exit IP"), "{ended:?}");
    Ok(())
}

#[test]
fn watching_ends_in_order_when_interrupted() -> Result<(), Trouble> {
    let home = Home::new()?;
    // A terminal that is closed hangs up.
    for (signal, code) in [(Signal::INT, 0), (Signal::HUP, 130)] {
        let mut watch = home.start("watch --demo")?;
        assert!(watch.line()?.starts_with("SIMULATION"));
        watch.line()?;
        watch.signal(signal)?;
        assert_eq!(watch.ended()?, Some(code), "{signal:?}");
        let left = std::fs::read_dir(home.path())?.filter_map(Result::ok);
        let left: Vec<_> =
            left.map(|entry| entry.file_name()).filter(|name| name != "run").collect();
        assert!(left.is_empty(), "the simulation leaves nothing behind: {left:?}");
    }
    Ok(())
}

#[test]
fn who_interrupts_an_action_is_told_that_it_may_be_done_all_the_same() -> Result<(), Trouble> {
    let home = Home::new()?;
    let mut switch = home.command("switch se-sto --demo --fault never-connects").spawn()?;
    let mut err = BufReader::new(switch.stderr.take().ok_or("its errors are piped")?);
    // Progress is told once it is under way.
    let mut said = String::new();
    err.read_line(&mut said)?;
    let id = Pid::from_raw(i32::try_from(switch.id())?).ok_or("its number is a pid")?;
    kill_process(id, Signal::INT)?;
    err.read_to_string(&mut said)?;
    assert_eq!(switch.wait()?.code(), Some(130), "{said}");
    assert!(said.contains("“shoal status”") && said.contains("“shoal undo”"), "{said}");
    Ok(())
}

#[test]
fn a_reader_that_goes_away_is_no_error() -> Result<(), Trouble> {
    let home = Home::new()?;
    let mut places = home.start("places --demo --json")?;
    places.stop_reading();
    assert_eq!(places.ended()?, Some(0));
    Ok(())
}

#[test]
fn places_stand_in_the_order_that_was_asked_for() -> Result<(), Trouble> {
    let home = Home::new()?;
    let rows = |line: &str| -> Result<Vec<serde_json::Value>, Trouble> {
        let json = home.run(&format!("places --demo --json {line}"))?.json()?;
        Ok(json["cities"].as_array().ok_or("cities are a list")?.clone())
    };
    let by_crowd = rows("--sort crowd")?;
    let lows: Vec<_> = by_crowd.iter().map(|row| row["crowd"]["low"].as_u64()).collect();
    assert!(lows.len() > 80 && lows.is_sorted_by(|one, next| one >= next), "{lows:?}");
    let by_name = rows("--sort name")?;
    let names: Vec<_> =
        by_name.iter().map(|row| row["city"].as_str().map(str::to_lowercase)).collect();
    assert!(names.is_sorted(), "{names:?}");
    let near = rows("--sort distance")?;
    assert_eq!(near.first().ok_or("there are cities")?["here"], true);
    let swedish = rows("--country SE")?;
    assert!(
        swedish.len() > 1 && swedish.iter().all(|row| row["country"] == "Sweden"),
        "{swedish:?}"
    );
    let nowhere = home.run("places --demo --country xx")?;
    assert_eq!(nowhere.code, Some(1));
    assert!(nowhere.err.contains("xx"), "{nowhere:?}");
    Ok(())
}
