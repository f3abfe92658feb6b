//! What a browser tells, asked about in a terminal.

use crate::shoal::{Home, Trouble};

#[test]
fn what_is_typed_is_looked_at_and_takes_people_off() -> Result<(), Trouble> {
    let home = Home::new()?;
    let typed = "--browser firefox --os linux --timezone Europe/Stockholm --language sv-SE \
                 --screen 1920x1080";
    let told = home.run(&format!("signals --demo --json {typed}"))?;
    assert_eq!(told.code, Some(0), "{told:?}");
    let told = told.json()?;
    assert_eq!(told["source"], "simulation");
    assert_eq!(told["from_environment"], false);
    assert_eq!(told["signals"]["time_zone"], "Europe/Stockholm");
    assert!(told["left"]["likely"].as_u64() <= told["crowd"]["likely"].as_u64(), "{told}");
    assert!(told["left"]["likely"].as_u64() >= Some(1), "you are there: {told}");
    let groups = told["groups"].as_array().ok_or("groups are a list")?;
    assert!(groups.iter().all(|group| group["basis"] == "guess"), "{told}");
    let words = home.run(&format!("signals --demo {typed}"))?;
    assert!(words.out.starts_with("SIMULATION"), "{words:?}");
    Ok(())
}

#[test]
fn a_relay_that_is_not_in_use_can_be_asked_about() -> Result<(), Trouble> {
    let home = Home::new()?;
    let relay = "se-got-wg-101";
    let status = home.run("status --demo --json")?.json()?;
    assert!(status["tunnel"]["exit"]["relay"].is_string(), "the demo is connected: {status}");
    assert_ne!(status["tunnel"]["exit"]["relay"], relay);
    let told = home.run(&format!("signals --demo --json --os windows --relay {relay}"))?;
    assert_eq!(told.code, Some(0), "{told:?}");
    let told = told.json()?;
    assert_eq!(told["exit"], relay, "{told}");
    assert!(told["crowd"]["likely"].is_u64() && told["left"]["likely"].is_u64(), "{told}");
    let missing = home.run("signals --demo --relay se-sto-wg-999")?;
    assert_eq!(missing.code, Some(1), "{missing:?}");
    assert!(missing.err.contains("se-sto-wg-999"), "{missing:?}");
    let nonsense = home.run("signals --demo --relay Stockholm")?;
    assert_eq!(nonsense.code, Some(2), "{nonsense:?}");
    assert!(nonsense.err.contains("Stockholm") && nonsense.out.is_empty(), "{nonsense:?}");
    Ok(())
}

#[test]
fn without_options_the_environment_is_taken_and_named() -> Result<(), Trouble> {
    let home = Home::new()?;
    let mut command = home.command("signals --demo");
    let output = command.env("TZ", "Europe/Stockholm").env("LANG", "sv_SE.UTF-8").output()?;
    let told = String::from_utf8(output.stdout)?;
    assert!(told.contains("egen miljö"), "{told}");
    assert!(told.contains("linux, Europe/Stockholm, sv-SE"), "{told}");
    assert!(told.contains("Skärm") && told.contains("räknas inte"), "{told}");
    let mut command = home.command("signals --demo --json");
    let output = command.env("TZ", "UTC").env("LANG", "C").output()?;
    let told: serde_json::Value = serde_json::from_slice(&output.stdout)?;
    assert_eq!(told["from_environment"], true);
    assert!(told["signals"]["language"].is_null(), "{told}");
    assert!(told["signals"]["browser"].is_null() && told["signals"]["screen"].is_null(), "{told}");
    Ok(())
}

#[test]
fn what_is_no_signal_is_named_with_the_next_step() -> Result<(), Trouble> {
    let home = Home::new()?;
    for (typed, named, step) in [
        ("--timezone Europe/Stokholm", "Europe/Stokholm", "Europe/Stockholm"),
        ("--timezone ../../etc/passwd", "../../etc/passwd", "Europe/Stockholm"),
        ("--language swedish", "swedish", "sv-SE"),
        ("--screen 1920", "1920", "1920x1080"),
        ("--screen 0x0", "0x0", "1920x1080"),
        ("--browser lynx", "lynx", "other"),
        ("--os plan9", "plan9", "other"),
    ] {
        let ended = home.run(&format!("signals --demo {typed}"))?;
        assert_eq!(ended.code, Some(2), "{typed}: {ended:?}");
        assert!(ended.err.contains(named) && ended.err.contains(step), "{typed}: {ended:?}");
        assert!(ended.out.is_empty() && !ended.err.contains("panicked"), "{typed}: {ended:?}");
    }
    Ok(())
}

#[test]
fn what_is_no_zone_is_said_in_the_language_of_the_system() -> Result<(), Trouble> {
    let home = Home::new()?;
    let line = "signals --demo --timezone Europe/Stokholm";
    let ended = home.command(line).env("LANG", "de_DE.UTF-8").output()?;
    assert_eq!(ended.status.code(), Some(2));
    let said = String::from_utf8(ended.stderr)?;
    assert!(said.contains("keine Zeitzone"), "{said}");
    Ok(())
}

#[test]
fn a_zone_is_known_by_any_of_its_names() -> Result<(), Trouble> {
    let home = Home::new()?;
    for (typed, read) in [("europe/stockholm", "Europe/Stockholm"), ("utc", "UTC")] {
        let told = home.run(&format!("signals --demo --json --timezone {typed}"))?.json()?;
        assert_eq!(told["signals"]["time_zone"], read);
        assert_eq!(told["groups"][1]["basis"], "guess", "{told}");
    }
    Ok(())
}

#[test]
fn without_a_daemon_there_is_no_crowd_and_it_says_so() -> Result<(), Trouble> {
    let home = Home::new()?;
    let ended = home.run("signals --os linux --socket /nonexistent/mullvad.sock")?;
    assert_eq!(ended.code, Some(3), "{ended:?}");
    assert!(ended.out.is_empty() && !ended.err.is_empty(), "{ended:?}");
    Ok(())
}

#[test]
fn a_running_shoal_answers_and_nothing_is_kept() -> Result<(), Trouble> {
    let home = Home::new()?;
    let _resident = home.start_resident("--demo")?;
    let typed = "--timezone America/Anchorage --language is-IS --screen 4321x1234";
    let told = home.run(&format!("signals --demo --json {typed}"))?.json()?;
    assert_eq!(told["signals"]["screen"], "4321x1234", "{told}");
    assert_eq!(told["groups"][2]["basis"], "unknown_value", "{told}");
    let again = home.run("signals --demo --json --os linux")?.json()?;
    assert!(again["signals"]["screen"].is_null(), "what one asks is not told to the next: {again}");
    for canary in ["Anchorage", "is-IS", "4321x1234"] {
        assert_eq!(found_below(home.path(), canary)?, Vec::<String>::new(), "{canary}");
    }
    Ok(())
}

/// Files below a folder that hold a text.
fn found_below(folder: &std::path::Path, text: &str) -> Result<Vec<String>, Trouble> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        if kind.is_dir() {
            found.extend(found_below(&entry.path(), text)?);
        } else if kind.is_file() {
            let bytes = std::fs::read(entry.path())?;
            if bytes.windows(text.len()).any(|window| window == text.as_bytes()) {
                found.push(entry.path().display().to_string());
            }
        }
    }
    Ok(found)
}
