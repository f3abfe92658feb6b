//! Switching from the command line, against a simulated daemon that counts what it is sent.

use crate::machine::Machine;
use crate::shoal::Trouble;

#[tokio::test]
async fn a_switch_is_told_before_and_verified_after() -> Result<(), Trouble> {
    let machine = Machine::new()?;
    let ended = machine.run("switch Stockholm").await?;
    assert_eq!(ended.code, Some(0), "{ended:?}");
    assert!(ended.out.starts_with("UNCHECKED SOCKET"), "{ended:?}");
    for words in ["To Stockholm, Sweden", "Expected there", "Crowd before"] {
        assert!(ended.out.contains(words), "{words} in {ended:?}");
    }
    let exit = machine.daemon.exit().await.ok_or("a tunnel is up")?;
    assert!(exit.relay.starts_with("se-sto"), "{exit:?}");
    assert_eq!(machine.daemon.relay_settings_sent().await.len(), 1, "a change is sent once");
    Ok(())
}

#[tokio::test]
async fn a_switch_is_told_to_programs_with_both_crowds() -> Result<(), Trouble> {
    let machine = Machine::new()?;
    let ended = machine.run("switch se-got-wg-101 --json").await?;
    assert_eq!(ended.code, Some(0), "{ended:?}");
    let json = ended.json()?;
    assert_eq!(json["schema"], 1);
    assert_eq!(json["dry_run"], false);
    assert_eq!(json["target"]["relay"], "se-got-wg-101");
    assert!(json["expected"]["likely"].is_u64(), "{json}");
    let phase = &json["action"]["phase"];
    assert_eq!(phase["outcome"]["kind"], "verified", "{json}");
    assert!(phase["before"]["crowd"]["likely"].is_u64(), "{json}");
    assert!(phase["after"]["crowd"]["likely"].is_u64(), "{json}");
    assert_ne!(phase["before"]["exit_ip"], phase["after"]["exit_ip"]);
    Ok(())
}

#[tokio::test]
async fn a_dry_run_tells_the_target_and_sends_nothing() -> Result<(), Trouble> {
    let machine = Machine::new()?;
    for target in ["best", "se-sto", "Stockholm", "se-got-wg-101"] {
        let ended = machine.run(&format!("switch {target} --dry-run")).await?;
        assert_eq!(ended.code, Some(0), "{ended:?}");
        assert!(ended.out.contains("--dry-run"), "{ended:?}");
    }
    assert!(machine.daemon.relay_settings_sent().await.is_empty());
    Ok(())
}

#[tokio::test]
async fn a_place_that_is_none_changes_nothing_and_names_what_may_be_meant() -> Result<(), Trouble> {
    let machine = Machine::new()?;
    let ended = machine.run("switch Stokholm").await?;
    assert_eq!(ended.code, Some(1), "{ended:?}");
    assert!(ended.err.contains("se-sto"), "{ended:?}");
    let ended = machine.run("switch Sweden").await?;
    assert_eq!(ended.code, Some(1), "{ended:?}");
    let ended = machine.run("undo").await?;
    assert_eq!(ended.code, Some(1), "{ended:?}");
    assert!(machine.daemon.relay_settings_sent().await.is_empty());
    Ok(())
}
