//! What stands in an action's way, and what does not: a custom endpoint, a custom list, a young key, somebody else's
//! change, and a daemon that goes away in the middle.

use shoal_sim::{Code, CustomList, Fault, Place, RelaySettings, demo_config};

use crate::machine::Machine;
use crate::shoal::Trouble;

#[tokio::test]
async fn a_custom_endpoint_stands_in_the_way_of_places_and_not_of_a_key() -> Result<(), Trouble> {
    let machine = Machine::new()?;
    machine.daemon.plant_relay_settings(vec![0x0a, 0]).await?;
    for line in ["switch se-sto", "another-relay", "multihop on", "entry any"] {
        let ended = machine.run(&format!("{line} --json")).await?;
        assert_eq!(ended.code, Some(1), "{line}: {ended:?}");
        assert_eq!(ended.json()?["error"], "switch_blocked", "{line}: {ended:?}");
    }
    let key = machine.run("rotate-key --json").await?;
    assert_eq!(key.json()?["key_replaced"], true, "{key:?}");
    Ok(())
}

#[tokio::test]
async fn a_custom_list_is_named_by_what_replaces_it_and_by_nothing_else() -> Result<(), Trouble> {
    let machine = Machine::new()?;
    let list = CustomList { id: "1".to_owned(), name: "Nordics".to_owned(), places: Vec::new() };
    machine.daemon.put_lists(vec![list]).await;
    let location = Place::CustomList("1".to_owned());
    let layout = demo_config(1, 1.0, machine.home.path().join("other")).layout;
    let settings = RelaySettings { location, ..RelaySettings::default() };
    machine.daemon.put_relay_settings(settings.encode(layout)).await?;
    for (line, named) in [("switch se-sto", true), ("rotate-key", false)] {
        let ended = machine.run(&format!("{line} --dry-run --json")).await?;
        let list = &ended.json()?["replaces_custom_list"];
        assert_eq!(list.as_str(), named.then_some("Nordics"), "{line}: {ended:?}");
    }
    Ok(())
}

#[tokio::test]
async fn a_young_key_is_said_before_and_insisting_counts_for_a_new_identity() -> Result<(), Trouble>
{
    let machine = Machine::new()?;
    machine.run("rotate-key --json").await?;
    let dry = machine.run("new-identity --dry-run").await?;
    assert!(dry.out.contains("less than an hour ago"), "{dry:?}");
    let dry = machine.run("new-identity --dry-run --insist").await?;
    assert!(!dry.out.contains("less than an hour ago"), "{dry:?}");
    let refused = machine.run("new-identity --json").await?;
    assert_eq!((refused.code, &refused.json()?["outcome"]), (Some(1), &"key-too-young".into()));
    let insisted = machine.run("new-identity --insist --json").await?;
    assert_eq!(insisted.json()?["key_replaced"], true, "{insisted:?}");
    Ok(())
}

#[tokio::test]
async fn what_somebody_else_changed_is_put_back_only_by_who_says_so() -> Result<(), Trouble> {
    let machine = Machine::new()?;
    let former = machine.daemon.relay_settings().await;
    let switched = machine.run("switch se-sto --json").await?;
    assert_eq!(switched.code, Some(0), "{switched:?}");
    let layout = demo_config(1, 1.0, machine.home.path().join("other")).layout;
    let others = RelaySettings { location: Place::city("dk-cph"), ..RelaySettings::default() };
    machine.daemon.put_relay_settings(others.encode(layout)).await?;
    let refused = machine.run("undo --json").await?;
    let json = refused.json()?;
    assert_eq!((refused.code, &json["refusal"]), (Some(1), &"changed-meanwhile".into()), "{json}");
    assert!(json["next_step"].as_str().is_some_and(|step| step.contains("--anyway")), "{json}");
    let undone = machine.run("undo --anyway --json").await?;
    assert_eq!(undone.code, Some(0), "{undone:?}");
    assert_eq!(machine.daemon.relay_settings().await, former);
    Ok(())
}

#[tokio::test]
async fn a_daemon_that_goes_away_in_the_middle_is_one_that_cannot_be_reached() -> Result<(), Trouble>
{
    let machine = Machine::new()?;
    let goes = Fault::Refuse("SetRelaySettings", Code::Unavailable, "it ends");
    machine.daemon.set_fault(goes).await;
    let ended = machine.run("switch se-sto --json").await?;
    assert_eq!((ended.code, &ended.json()?["refusal"]), (Some(3), &"not-reachable".into()));
    Ok(())
}
