//! What Shoal does only with the user's leave: how that is shown, given and taken back.

use std::fs;

use serde_json::Value;

use crate::shoal::{Home, Trouble};

/// What the settings file says, where there is one.
fn settings(home: &Home) -> String {
    fs::read_to_string(home.path().join(".config/shoal/settings.toml")).unwrap_or_default()
}

#[test]
fn looking_for_browsers_is_undecided_then_allowed_then_forbidden() -> Result<(), Trouble> {
    let home = Home::new()?;
    let open = home.run("browsers --json")?;
    let json = open.json()?;
    assert_eq!((open.code, &json["schema"]), (Some(0), &1.into()));
    assert_eq!((&json["leave"], &json["allowed"]), (&"browsers".into(), &Value::Null));
    assert!(home.run("browsers")?.out.contains("have not said"));

    let dry = home.run("browsers --allow --dry-run")?;
    assert!(dry.out.contains("may look") && dry.out.contains("--dry-run"), "{dry:?}");
    assert_eq!(settings(&home), "", "nothing was changed");

    for (line, allowed, said) in [
        ("browsers --allow", true, "“shoal browsers --forbid”"),
        ("browsers --forbid", false, "“shoal browsers --allow”"),
    ] {
        let ended = home.run(line)?;
        assert_eq!(ended.code, Some(0), "{ended:?}");
        assert!(ended.out.contains(said), "{ended:?}");
        assert!(settings(&home).contains(&format!("look_for_browsers = {allowed}")));
        assert_eq!(home.run("browsers --json")?.json()?["allowed"], allowed);
    }
    Ok(())
}

#[test]
fn the_exit_check_is_allowed_and_forbidden_for_good() -> Result<(), Trouble> {
    let home = Home::new()?;
    let refused = home.run("check --json --socket nowhere")?;
    assert_eq!((refused.code, &refused.json()?["error"]), (Some(1), &"exit_check".into()));
    let dry = home.run("check --allow --dry-run --json --socket nowhere")?;
    assert_eq!(dry.json()?["allowed"], true, "{dry:?}");
    assert_eq!(settings(&home), "", "nothing was changed");

    home.run("check --allow --socket nowhere")?;
    assert!(settings(&home).contains("exit_check = true"));
    let taken_back = home.run("check --forbid")?;
    assert_eq!(taken_back.code, Some(0), "{taken_back:?}");
    assert!(taken_back.out.contains("asks nobody"), "{taken_back:?}");
    assert!(settings(&home).contains("exit_check = false"));
    assert_eq!(home.run("check --socket nowhere")?.code, Some(1));
    Ok(())
}

#[test]
fn who_allows_and_forbids_at_once_or_neither_in_a_dry_run_is_not_understood() -> Result<(), Trouble>
{
    let home = Home::new()?;
    for line in [
        "check --allow --forbid",
        "browsers --allow --forbid",
        "browsers --dry-run",
        "check --dry-run",
    ] {
        assert_eq!(home.run(line)?.code, Some(2), "{line}");
    }
    Ok(())
}

#[test]
fn a_choice_that_is_not_kept_is_told() -> Result<(), Trouble> {
    let home = Home::new()?;
    for line in ["browsers --allow", "check --allow"] {
        let ended = home.run(&format!("--demo {line} --json"))?;
        assert_eq!((ended.code, &ended.json()?["error"]), (Some(1), &"demo".into()), "{line}");
    }
    // A file stands where the folder would be.
    fs::write(home.path().join(".config"), "")?;
    for line in ["browsers --allow", "check --allow", "check --forbid"] {
        let ended = home.run(&format!("{line} --socket nowhere"))?;
        if line == "check --forbid" {
            assert_eq!(ended.code, Some(0), "it is as it was: {ended:?}");
            continue;
        }
        assert_eq!(ended.code, Some(1), "{line}: {ended:?}");
        assert!(ended.err.contains("could not be written"), "{line}: {ended:?}");
    }
    Ok(())
}

#[test]
fn the_process_that_asks_does_not_ask_where_no_tunnel_is() -> Result<(), Trouble> {
    let home = Home::new()?;
    for interface in ["lo", "nothing0"] {
        let asked = home.run(&format!("check-exit --interface {interface}"))?;
        let report = asked.json()?;
        for family in ["v4", "v6"] {
            assert_eq!(report[family]["failure"], "not_bound", "{interface}: {report}");
        }
    }
    Ok(())
}

#[test]
fn where_it_is_remembered_is_told_to_programs_too() -> Result<(), Trouble> {
    let home = Home::new()?;
    let chosen = home.run("history --remember memory-only --json")?;
    let json = chosen.json()?;
    assert_eq!((chosen.code, &json["remember"]), (Some(0), &"memory_only".into()), "{json}");
    assert_eq!(json["schema"], 1);
    Ok(())
}

#[test]
fn a_second_pause_is_told_with_its_own_end() -> Result<(), Trouble> {
    let home = Home::new()?;
    let _resident = home.start_resident("--demo")?;
    let until = |line: &str| -> Result<i64, Trouble> {
        let paused = home.run(&format!("--demo {line} --json"))?.json()?;
        Ok(paused["paused_until"].as_i64().ok_or("a moment")?)
    };
    let long = until("pause 60")?;
    let short = until("pause 5")?;
    assert!((3_290..=3_310).contains(&(long - short)), "{long} {short}");
    // The same again, within the same second or not.
    let again = until("pause 5")?;
    assert!((0..=10).contains(&(again - short)), "{again} {short}");
    Ok(())
}
