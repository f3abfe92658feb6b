//! What goes wrong on demand comes to an outcome, a next step and the relay settings of before, byte for byte.

use serde_json::Value;
use shoal_mullvad::{Daemon, SocketChoice};

use crate::shoal::{Ended, Home, Trouble};

/// A fault, what is asked for under it, and what comes of it.
struct Story {
    fault: &'static str,
    asked: &'static str,
    outcome: &'static str,
    /// Whether there is a new key all the same.
    key_replaced: bool,
    /// What the next step speaks of.
    next: &'static str,
}

const STORIES: [Story; 7] = [
    Story {
        fault: "hang-key",
        asked: "new-identity",
        outcome: "timed-out",
        key_replaced: false,
        next: "“shoal status”",
    },
    Story {
        fault: "refuse-key",
        asked: "new-identity",
        outcome: "refused",
        key_replaced: false,
        next: "online",
    },
    Story {
        fault: "same-address",
        asked: "rotate-key",
        outcome: "unchanged",
        key_replaced: true,
        next: "“shoal new-identity”",
    },
    Story {
        fault: "same-exit-ip",
        asked: "rotate-key",
        outcome: "unchanged",
        key_replaced: true,
        next: "“shoal new-identity”",
    },
    Story {
        fault: "never-connects",
        asked: "new-identity",
        outcome: "timed-out",
        key_replaced: true,
        next: "“shoal status”",
    },
    Story {
        fault: "never-connects",
        asked: "another-relay",
        outcome: "timed-out",
        key_replaced: false,
        next: "“shoal status”",
    },
    Story {
        fault: "wrong-relay",
        asked: "new-identity",
        outcome: "failed",
        key_replaced: true,
        next: "“shoal places”",
    },
];

/// The relay settings of the running simulation, as it would send them.
async fn relay_settings(home: &Home) -> Result<Vec<u8>, Trouble> {
    let socket = home.path().join("run/shoal-demo/mullvad.sock");
    let daemon = Daemon::connect(&SocketChoice::Simulation(socket)).await?;
    // Nothing is changed in between.
    Ok(daemon.write_with(async { Ok(()) }).await?.sent.0)
}

/// The tunnel's own address, which no command but `predict` tells; none while no tunnel is up.
fn tunnel_address(home: &Home) -> Result<Option<String>, Trouble> {
    let json = home.run("--demo predict --json")?.json()?;
    Ok(json["tunnel_address"].as_str().map(str::to_owned))
}

/// Everything that a command printed keeps to itself which tunnel addresses there were.
fn tells_no_tunnel_address<'a>(ended: &Ended, addresses: impl Iterator<Item = &'a String>) {
    let said = format!("{}{}", ended.out, ended.err);
    for address in addresses.map(String::as_str).chain(["fc00:bbbb", "\"10.", " 10."]) {
        assert!(!said.contains(address), "the tunnel's address is never printed: {said}");
    }
}

async fn comes_to_its_end(story: &Story, json: bool) -> Result<(), Trouble> {
    let Story { fault, asked, outcome, key_replaced, next } = *story;
    let home = Home::new()?;
    // Faster where a minute has to pass, but no more than a busy machine follows: before and after, time counts as well.
    let speed = if outcome == "timed-out" { 60 } else { 20 };
    let _resident = home.start_resident(&format!("--demo --speed {speed} --fault {fault}"))?;
    if fault == "same-exit-ip" {
        // Where a relay is pinned the tunnel comes up on it again.
        home.run_once_cool("--demo another-relay --json")?;
    }
    let former = relay_settings(&home).await?;
    let before = tunnel_address(&home)?.ok_or("a tunnel is up")?;
    let json_or_not = if json { " --json" } else { "" };
    let ended = home.run_once_cool(&format!("--demo {asked}{json_or_not}"))?;
    let is_normal = outcome == "unchanged";
    assert_eq!(ended.code, Some(i32::from(!is_normal)), "{fault}: {ended:?}");
    assert_eq!(relay_settings(&home).await?, former, "{fault}: byte for byte");
    let after = tunnel_address(&home)?;
    tells_no_tunnel_address(&ended, [Some(before), after].iter().flatten());
    if !json {
        let last = ended.out.lines().last().unwrap_or_default();
        assert!(last.contains(next) && last.ends_with('.'), "{fault}: {ended:?}");
        return Ok(());
    }
    let told = ended.json()?;
    assert_eq!(told["outcome"], outcome, "{fault}: {told}");
    assert_eq!(told["key_replaced"], key_replaced, "{fault}: {told}");
    assert!(told["next_step"].as_str().is_some_and(|step| step.contains(next)), "{told}");
    let is_back = matches!(outcome, "failed" | "timed-out");
    let restored = if is_back { Value::Bool(true) } else { Value::Null };
    assert_eq!(told["settings_restored"], restored, "{fault}: {told}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn every_fault_ends_as_such_with_a_next_step_and_the_settings_of_before()
-> Result<(), Trouble> {
    for story in &STORIES {
        comes_to_its_end(story, true).await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_next_step_is_the_last_line_of_the_sentences_too() -> Result<(), Trouble> {
    for story in &STORIES {
        comes_to_its_end(story, false).await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_identity_with_the_old_address_can_be_undone_byte_for_byte() -> Result<(), Trouble> {
    let home = Home::new()?;
    let _resident = home.start_resident("--demo --speed 20 --fault same-address")?;
    let former = relay_settings(&home).await?;
    let ended = home.run("--demo new-identity --json")?;
    let told = ended.json()?;
    assert_eq!((&told["outcome"], &told["tunnel_address"]), (&"unchanged".into(), &"same".into()));
    assert_ne!(relay_settings(&home).await?, former, "another relay");
    let undone = home.run_once_cool("--demo undo --json")?;
    assert_eq!(undone.code, Some(0), "{undone:?}");
    assert_eq!(undone.json()?["action"]["kind"], "undo", "it tells of itself: {undone:?}");
    assert_eq!(relay_settings(&home).await?, former);
    Ok(())
}

#[test]
fn a_fault_that_comes_too_late_is_said_not_to_count() -> Result<(), Trouble> {
    let home = Home::new()?;
    let _resident = home.start_resident("--demo --speed 20")?;
    let ended = home.run("--demo --fault refuse-key rotate-key --json")?;
    assert_eq!(ended.json()?["key_replaced"], true, "{ended:?}");
    assert!(ended.err.contains("--fault is not used"), "{ended:?}");
    Ok(())
}
