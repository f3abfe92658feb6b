//! `shoal` where no daemon is and the exit check is allowed: in a network of its own, with a tunnel at whose end nobody
//! answers.

use std::path::Path;
use std::process::{Command, Output};
use std::time::Duration;

use serde_json::Value;

use crate::shoal::{Home, Trouble};

/// A tunnel as the way out, of which Mullvad's app knows nothing.
const TUNNEL: &str = "ip link set lo up && ip tuntap add dev tun9 mode tun && ip link set tun9 up && \
    ip address add 10.66.0.2/32 dev tun9 && ip route add default dev tun9";

/// Runs lines of a shell in a network of their own, with `shoal` as `$SHOAL`; `None` where this machine allows none.
fn in_a_network(home: &Home, lines: &str) -> Result<Option<Output>, Trouble> {
    let shoal = home.command("");
    let allowed = ["-n", "-rn"].into_iter().find(|kind| {
        let tried = Command::new("unshare").args([*kind, "sh", "-c", TUNNEL]).output();
        tried.is_ok_and(|tried| tried.status.success())
    });
    let is_installed =
        ["/run/mullvad-vpn", "/var/run/mullvad-vpn"].iter().any(|at| Path::new(at).exists());
    let Some(kind) = allowed.filter(|_| !is_installed) else { return Ok(None) };
    let mut command = Command::new("unshare");
    command.args([kind, "sh", "-c", &format!("{TUNNEL}\n{lines}")]).env_clear();
    command.env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin").env("SHOAL", shoal.get_program());
    command.envs(shoal.get_envs().filter_map(|(name, value)| Some((name, value?))));
    Ok(Some(command.output()?))
}

#[expect(clippy::print_stdout, reason = "where it was skipped, that has to be seen")]
fn tell_skipped() {
    println!("skipped: this machine allows no network of one's own, or has Mullvad's daemon");
}

fn allowed(home: &Home) -> Result<(), Trouble> {
    home.run("check --allow --socket nowhere").map(drop)
}

#[test]
fn what_the_exit_check_did_not_tell_is_not_put_down_to_mullvads_app() -> Result<(), Trouble> {
    let home = Home::new()?;
    allowed(&home)?;
    let Some(output) = in_a_network(&home, "\"$SHOAL\" status")? else {
        tell_skipped();
        return Ok(());
    };
    let told = String::from_utf8(output.stdout)?;
    assert_eq!(output.status.code(), Some(0), "{told}");
    assert_eq!(told.matches("not told by the exit check").count(), 2, "{told}");
    assert!(!told.contains("not told by Mullvad"), "{told}");
    assert!(told.contains("Next step"), "{told}");
    Ok(())
}

#[test]
fn what_another_program_made_is_not_changed_and_that_is_said_at_once() -> Result<(), Trouble> {
    let home = Home::new()?;
    allowed(&home)?;
    for line in ["multihop on", "entry any", "switch best", "rotate-key", "new-identity"] {
        // How long it takes once the check has failed is what counts.
        let lines = format!("\"$SHOAL\" {line} --json");
        let Some(output) = in_a_network(&home, &lines)? else {
            tell_skipped();
            return Ok(());
        };
        let json: Value = serde_json::from_slice(&output.stdout)?;
        assert_eq!((output.status.code(), &json["error"]), (Some(1), &"switch_blocked".into()));
    }
    Ok(())
}

#[test]
fn a_check_beside_a_running_shoal_that_has_failed_asks_anew() -> Result<(), Trouble> {
    let home = Home::new()?;
    allowed(&home)?;
    // Each pipe stays open, so that whoever still writes into it is not stopped, and tells when its writer has ended.
    let lines = "cd \"$HOME\" && mkfifo said watched\n\
        trap 'kill $resident $watching 2>/dev/null' EXIT\n\
        until_line() { while read -r line; do case \"$line\" in *\"$1\"*) return;; esac; done; exit 90; }\n\
        \"$SHOAL\" 2> said & resident=$!\n\
        exec 3< said; until_line 'no tray' <&3\n\
        \"$SHOAL\" watch --json > watched & watching=$!\n\
        exec 4< watched; until_line check_unreachable <&4\n\
        date +%s%N > \"$HOME/began\"\n\
        \"$SHOAL\" check --json > \"$HOME/told\"; code=$?\n\
        date +%s%N > \"$HOME/ended\"\nkill $resident; wait $resident; exit $code";
    let Some(output) = in_a_network(&home, lines)? else {
        tell_skipped();
        return Ok(());
    };
    let read = |name: &str| std::fs::read_to_string(home.path().join(name));
    let json: Value = serde_json::from_str(&read("told")?)?;
    assert_eq!(output.status.code(), Some(1), "{json}");
    let told = (&json["source"], &json["trouble"]["kind"]);
    assert_eq!(told, (&"check".into(), &"check_unreachable".into()));
    let moment = |name: &str| -> Result<u64, Trouble> { Ok(read(name)?.trim().parse()?) };
    let took = Duration::from_nanos(moment("ended")? - moment("began")?);
    assert!(took > Duration::from_secs(3), "the resolver was not waited for: {took:?}");
    Ok(())
}
