//! How `shoal` ends, as `--help` promises it.

use crate::shoal::{Home, Trouble};

#[test]
fn wrong_usage_ends_with_two() -> Result<(), Trouble> {
    let home = Home::new()?;
    for line in [
        "leave",
        "status --seed 3",
        "--demo --speed 0 status",
        "--demo --speed NaN status",
        "--demo --socket /nowhere status",
        "--demo status --socket /nowhere",
        "lookup",
        "lookup not/a/relay --demo",
        "places --sort size",
        "switch",
    ] {
        let ended = home.run(line)?;
        assert_eq!(ended.code, Some(2), "{line}: {ended:?}");
        assert!(!ended.err.is_empty(), "{line}");
    }
    Ok(())
}

#[test]
fn a_missing_daemon_ends_with_three_and_the_next_step() -> Result<(), Trouble> {
    let home = Home::new()?;
    for line in [
        "status",
        "lookup 192.0.2.1",
        "places",
        "switch se-sto",
        "undo",
        "doctor",
        "watch --once-known",
    ] {
        let ended = home.run(&format!("{line} --socket {}/none", home.path().display()))?;
        assert_eq!(ended.code, Some(3), "{line}: {ended:?}");
        let said = format!("{}{}", ended.out, ended.err);
        assert!(said.contains("Mullvad"), "{line}: {said}");
        assert!(!said.contains("panicked"), "{line}: {said}");
    }
    Ok(())
}

#[test]
fn a_missing_daemon_is_told_to_programs_too() -> Result<(), Trouble> {
    let home = Home::new()?;
    let ended = home.run(&format!("status --json --socket {}/none", home.path().display()))?;
    let status = ended.json()?;
    assert_eq!(ended.code, Some(3));
    assert_eq!(status["schema"], 1);
    assert_eq!(status["source"], "none");
    assert_eq!(status["tunnel"]["state"], "unknown");
    assert!(status["crowd"]["now"].is_null(), "unknown is not zero: {status}");
    assert!(status["trouble"]["kind"].is_string(), "{status}");
    for words in ["sentence", "next_step"] {
        assert!(status["trouble"][words].as_str().is_some_and(|said| said.len() > 9), "{status}");
    }
    Ok(())
}

#[test]
fn help_tells_the_codes_and_every_command() -> Result<(), Trouble> {
    let home = Home::new()?;
    let help = home.run("--help")?;
    assert_eq!(help.code, Some(0));
    for words in
        ["Exit codes", "status", "watch", "lookup", "places", "switch", "undo", "doctor", "--json"]
    {
        assert!(help.out.contains(words), "{words} in {}", help.out);
    }
    Ok(())
}

#[test]
fn completions_are_printed_for_a_shell() -> Result<(), Trouble> {
    let home = Home::new()?;
    let script = home.run("completions bash")?;
    assert_eq!(script.code, Some(0));
    assert!(script.out.contains("--once-known"), "{}", script.out);
    Ok(())
}

#[test]
fn the_doctor_names_a_next_step_for_each_thing_that_is_amiss() -> Result<(), Trouble> {
    let home = Home::new()?;
    let ended = home.run(&format!("doctor --socket {}/none", home.path().display()))?;
    assert!(ended.out.matches('→').count() >= 3, "{}", ended.out);
    let json = home.run("doctor --json --demo")?;
    // A virtual home has no tray: something is amiss, but the simulated daemon answers.
    assert_eq!(json.code, Some(1), "{json:?}");
    let found = json.json()?;
    assert_eq!(found["source"], "simulation");
    assert_eq!(found["tray_host"], false);
    assert!(found["relays_known"].as_u64().is_some_and(|count| count > 500), "{found}");
    Ok(())
}

#[test]
fn a_command_leaves_a_broken_settings_file_where_it_is_and_says_so() -> Result<(), Trouble> {
    use std::os::unix::fs::DirBuilderExt;

    let home = Home::new()?;
    let folder = home.path().join(".config/shoal");
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(&folder)?;
    home.file(".config/shoal/settings.toml", "this is = = no settings file")?;
    for line in ["status", "undo", "switch se-sto", "places"] {
        let ended = home.run(&format!("{line} --socket {}/none", home.path().display()))?;
        let told = ended.err.contains("settings file is not used");
        assert_eq!(told, line == "status", "{line}: {ended:?}");
        let names = std::fs::read_dir(&folder)?.map(|entry| entry.map(|entry| entry.file_name()));
        let names = names.collect::<Result<Vec<_>, _>>()?;
        assert_eq!(names, ["settings.toml"], "{line}");
    }
    Ok(())
}
