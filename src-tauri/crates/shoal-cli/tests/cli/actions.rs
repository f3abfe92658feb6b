//! New key, new identity and the way in, on the simulated network and against a daemon that counts what it is sent.

use serde_json::Value;
use shoal_sim::Fault;

use crate::machine::Machine;
use crate::shoal::{Home, Trouble};

#[test]
fn a_new_identity_in_the_demo_is_verified_with_what_was_before_and_after() -> Result<(), Trouble> {
    let ended = Home::new()?.run("--demo --speed 20 new-identity --json")?;
    assert_eq!(ended.code, Some(0), "{ended:?}");
    let json = ended.json()?;
    assert_eq!((&json["schema"], &json["source"]), (&1.into(), &"simulation".into()));
    assert_eq!(json["command"], "new-identity");
    assert_eq!(json["outcome"], "verified", "{json}");
    assert_eq!(json["tunnel_address"], "changed", "{json}");
    assert_eq!(json["key_replaced"], true);
    assert_eq!(json["next_step"], Value::Null);
    assert_ne!(json["exit_ip"]["before"], json["exit_ip"]["after"], "{json}");
    for end in ["before", "after"] {
        assert!(json["exit_ip"][end].is_string(), "{json}");
        assert!(json["crowd"][end]["likely"].is_u64(), "{json}");
    }
    assert!(!ended.out.contains("\"10."), "the tunnel's address is never printed: {json}");
    Ok(())
}

#[test]
fn every_fault_of_the_demo_ends_as_such_with_a_next_step() -> Result<(), Trouble> {
    for (fault, command, outcome, code) in [
        ("same-address", "new-identity", "unchanged", 0),
        ("wrong-relay", "new-identity", "failed", 1),
        ("refuse-key", "new-identity", "refused", 1),
    ] {
        let line = format!("--demo --speed 20 --fault {fault} {command} --json");
        let ended = Home::new()?.run(&line)?;
        assert_eq!(ended.code, Some(code), "{fault}: {ended:?}");
        let json = ended.json()?;
        assert_eq!(json["outcome"], outcome, "{fault}: {json}");
        assert!(json["next_step"].as_str().is_some_and(|step| step.ends_with('.')), "{json}");
        let is_back = outcome == "failed";
        assert_eq!(json["settings_restored"] == true, is_back, "{fault}: {json}");
    }
    Ok(())
}

#[tokio::test]
async fn a_relay_that_is_not_the_asked_one_leaves_the_settings_byte_for_byte() -> Result<(), Trouble>
{
    let machine = Machine::new()?;
    let former = machine.daemon.relay_settings().await;
    machine.daemon.set_fault(Fault::WrongRelay).await;
    let ended = machine.run("new-identity --json").await?;
    assert_eq!(ended.json()?["outcome"], "failed", "{ended:?}");
    assert_eq!(machine.daemon.relay_settings().await, former);
    let asked = machine.daemon.calls().await;
    let keys = asked.iter().filter(|call| call.method == "RotateWireguardKey").count();
    assert_eq!(keys, 1, "a key is asked for once");
    Ok(())
}

#[tokio::test]
async fn a_dry_run_tells_steps_and_crowd_and_asks_for_nothing() -> Result<(), Trouble> {
    let machine = Machine::new()?;
    for command in ["new-identity", "rotate-key", "another-relay"] {
        let ended = machine.run(&format!("{command} --dry-run --json")).await?;
        assert_eq!(ended.code, Some(0), "{ended:?}");
        let json = ended.json()?;
        assert_eq!((&json["dry_run"], &json["command"]), (&true.into(), &command.into()));
        assert!(json["steps"].as_array().is_some_and(|steps| steps.len() > 1), "{json}");
        assert_eq!(json["expected"]["likely"].is_u64(), command != "rotate-key", "{json}");
        assert_eq!(json["outcome"], Value::Null);
        let ended = machine.run(&format!("{command} --dry-run")).await?;
        assert!(ended.out.contains("\n1. ") && ended.out.contains("--dry-run"), "{ended:?}");
    }
    let calls = machine.daemon.calls().await;
    let writes = ["RotateWireguardKey", "SetRelaySettings", "ReconnectTunnel"];
    assert!(calls.iter().all(|call| !writes.contains(&call.method.as_str())), "{calls:?}");
    Ok(())
}

#[tokio::test]
async fn a_second_key_within_the_hour_takes_insisting() -> Result<(), Trouble> {
    let machine = Machine::new()?;
    let first = machine.run("rotate-key --json").await?;
    assert_eq!(first.json()?["key_replaced"], true, "{first:?}");
    let second = machine.run("rotate-key --json").await?;
    assert_eq!(second.code, Some(1), "{second:?}");
    assert_eq!(second.json()?["outcome"], "key-too-young");
    let insisted = machine.run("rotate-key --insist --json").await?;
    assert_eq!(insisted.json()?["key_replaced"], true, "{insisted:?}");
    let calls = machine.daemon.calls().await;
    let keys = calls.iter().filter(|call| call.method == "RotateWireguardKey").count();
    assert_eq!(keys, 2);
    Ok(())
}

#[test]
fn a_pause_is_of_the_resident_program_and_can_be_taken_back() -> Result<(), Trouble> {
    let home = Home::new()?;
    let alone = home.run("--demo pause 30 --json")?;
    assert_eq!((alone.code, &alone.json()?["error"]), (Some(1), &"not_running".into()));
    let _resident = home.start_resident("--demo")?;
    let planned = home.run("--demo pause 30 --dry-run --json")?;
    assert_eq!(planned.json()?["paused_until"], Value::Null, "{planned:?}");
    let paused = home.run("--demo pause 30 --json")?;
    assert!(paused.json()?["paused_until"].is_i64(), "{paused:?}");
    let gone_on = home.run("--demo pause off --json")?;
    assert_eq!(gone_on.json()?["paused_until"], Value::Null, "{gone_on:?}");
    Ok(())
}
