//! Stories about `shoal advice` and `shoal profile`.

use crate::shoal::{Home, Trouble};

#[test]
fn a_profile_is_shown_chosen_and_remembered() -> Result<(), Trouble> {
    let home = Home::new()?;
    let before = home.run("profile --json")?.json()?;
    assert_eq!((&before["schema"], &before["profile"]), (&1.into(), &"sites".into()));
    assert_eq!((&before["is_chosen"], &before["few_people"]), (&false.into(), &5.into()));
    assert_eq!(before["profiles"].as_array().map(Vec::len), Some(4));

    let dry = home.run("profile targeted --dry-run")?;
    assert!(dry.out.contains("Would be chosen"), "{dry:?}");
    assert_eq!(home.run("profile --json")?.json()?["is_chosen"], false);

    let chosen = home.run("profile targeted")?;
    assert_eq!(chosen.code, Some(0), "{chosen:?}");
    assert!(chosen.out.contains("Tor Browser"), "{chosen:?}");
    let after = home.run("profile --json")?.json()?;
    assert_eq!((&after["profile"], &after["is_chosen"]), (&"targeted".into(), &true.into()));
    assert_eq!(after["few_people"], 20);
    assert!(home.run("profile")?.out.contains("20 or fewer. This counts now."));
    Ok(())
}

#[test]
fn a_profile_that_is_none_is_refused_with_those_that_are() -> Result<(), Trouble> {
    let home = Home::new()?;
    let ended = home.run("profile everybody")?;
    assert_eq!(ended.code, Some(2), "{ended:?}");
    for name in ["provider", "sites", "networks", "targeted"] {
        assert!(ended.err.contains(name), "{ended:?}");
    }
    assert_eq!(home.run("profile --dry-run")?.code, Some(2), "nothing would be done");
    Ok(())
}

#[test]
fn a_settings_file_that_cannot_be_written_is_told() -> Result<(), Trouble> {
    let home = Home::new()?;
    // A file stands where the folder would be.
    std::fs::write(home.path().join(".config"), "")?;
    let ended = home.run("profile networks")?;
    assert_eq!(ended.code, Some(1), "{ended:?}");
    assert!(ended.err.contains("could not be written"), "{ended:?}");
    Ok(())
}

#[test]
fn a_simulation_of_one_command_keeps_no_profile() -> Result<(), Trouble> {
    let home = Home::new()?;
    let ended = home.run("--demo profile networks --json")?;
    assert_eq!((ended.code, &ended.json()?["error"]), (Some(1), &"demo".into()));
    Ok(())
}

#[test]
fn advice_is_listed_with_its_facts_and_its_sentence() -> Result<(), Trouble> {
    let home = Home::new()?;
    let ended = home.run("--demo advice --json")?;
    let list = ended.json()?;
    assert_eq!((ended.code, &list["schema"]), (Some(0), &1.into()));
    assert_eq!((&list["source"], &list["profile"]), (&"simulation".into(), &"sites".into()));
    let advice = list["advice"].as_array().ok_or("a list")?;
    let ids: Vec<&str> = advice.iter().filter_map(|said| said["id"].as_str()).collect();
    assert!(ids.contains(&"few-people"), "the demo begins on a small relay: {ids:?}");
    for said in advice {
        for key in ["id", "severity", "title", "sentence"] {
            assert!(said[key].as_str().is_some_and(|text| !text.is_empty()), "{key} in {said}");
        }
        assert!(
            said["facts"]["kind"].is_string() && said["occurrence"].as_u64() > Some(0),
            "{said}"
        );
    }
    let text = home.run("--demo advice")?;
    assert!(text.out.starts_with("SIMULATION"), "{text:?}");
    Ok(())
}

#[test]
fn without_a_daemon_advice_says_so() -> Result<(), Trouble> {
    let home = Home::new()?;
    let ended = home.run("advice --socket nowhere")?;
    assert_eq!(ended.code, Some(3), "{ended:?}");
    assert!(
        ended.out.lines().count() >= 3,
        "what is the matter, what to do, and no advice: {ended:?}"
    );
    Ok(())
}

#[test]
fn every_rule_is_explained_and_one_that_is_none_is_answered_with_all_names() -> Result<(), Trouble>
{
    let home = Home::new()?;
    let unknown = home.run("advice --explain few_people --json")?;
    assert_eq!(unknown.code, Some(2), "{unknown:?}");
    let said = unknown.json()?;
    let sentence = said["sentence"].as_str().ok_or("a sentence")?;
    let names = sentence.split_once("The rules are: ").ok_or("a list")?.1.trim_end_matches('.');
    let names: Vec<&str> = names.split(", ").collect();
    assert!(names.contains(&"few-people") && names.contains(&"no-tunnel"), "{names:?}");
    for name in ["few-people", "key-before-switch"] {
        let explained = home.run(&format!("advice --explain {name} --socket nowhere"))?;
        assert_eq!(explained.code, Some(0), "{explained:?}");
        assert!(explained.out.contains("Source: ") && explained.out.contains("model, section"));
        let json = home.run(&format!("advice --explain {name} --json --socket nowhere"))?.json()?;
        assert_eq!((&json["id"], &json["speaks"]), (&name.into(), &false.into()));
        assert!(json["speaks_for"].as_array().is_some_and(|profiles| !profiles.is_empty()));
    }
    Ok(())
}
