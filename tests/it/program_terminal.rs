//! `shoal` in a terminal on a machine without display, bus and Mullvad.

use std::process::{Command, Output, Stdio};

use serde_json::Value;
use support::desktop::{Trouble, built};
use tempfile::TempDir;

/// Runs `shoal` with nothing of this machine's around it; nothing where it was not built, as `cargo test` alone does
/// not.
#[expect(clippy::print_stdout, reason = "a test that was left out says so")]
fn shoal(line: &str) -> Result<Option<Output>, Trouble> {
    let Ok(shoal) = built("shoal") else {
        println!("skipped: `shoal` is not built; `cargo xtask test` builds it");
        return Ok(None);
    };
    let home = TempDir::new()?;
    let mut command = Command::new(shoal);
    command.args(line.split(' ')).env_clear().stdin(Stdio::null());
    command.envs([("HOME", home.path()), ("XDG_RUNTIME_DIR", home.path())]);
    Ok(Some(command.output()?))
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("shoal prints text")
}

#[test]
fn the_demo_shows_a_number_without_a_display_and_ends() -> Result<(), Trouble> {
    let Some(output) = shoal("watch --demo --once-known")? else { return Ok(()) };
    let (said, aside) = (text(&output.stdout), text(&output.stderr));
    assert!(output.status.success(), "{said}{aside}");
    assert!(said.contains("people share this exit IP"), "{said}{aside}");
    assert!(said.to_uppercase().contains("SIMULATION"), "{said}");
    Ok(())
}

#[test]
fn the_same_seed_tells_the_same_number() -> Result<(), Trouble> {
    let (one, two) =
        (shoal("status --demo --seed 7 --json")?, shoal("status --demo --seed 7 --json")?);
    let (Some(one), Some(two)) = (one, two) else { return Ok(()) };
    let [one, two] = [one, two].map(|output| serde_json::from_slice::<Value>(&output.stdout));
    let (one, two) = (one?, two?);
    assert_eq!(one["source"], "simulation");
    assert!(one["crowd"]["now"]["likely"].is_u64(), "{one}");
    assert_eq!(one["crowd"], two["crowd"]);
    Ok(())
}

#[test]
fn without_mullvad_the_status_says_so_and_tells_no_number() -> Result<(), Trouble> {
    let Some(output) = shoal("status --json --socket /nonexistent/mullvad-vpn")? else {
        return Ok(());
    };
    assert_eq!(output.status.code(), Some(3), "{}", text(&output.stderr));
    let status: Value = serde_json::from_slice(&output.stdout)?;
    assert_eq!(status["crowd"]["now"], Value::Null);
    assert!(status["trouble"]["next_step"].is_string(), "{status}");
    Ok(())
}

#[test]
fn wrong_usage_ends_with_2() -> Result<(), Trouble> {
    let Some(output) = shoal("swich stockholm")? else { return Ok(()) };
    assert_eq!(output.status.code(), Some(2));
    Ok(())
}
