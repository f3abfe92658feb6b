//! `shoal multihop` and `shoal entry`: on the demo, and with programs that stand where Mullvad's does.
//!
//! For the latter `shoal` is started where `/opt` is another folder, which takes root; else that is skipped and said.

use std::fs::{self, Permissions};
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use shoal_sim::{SimDaemon, demo_config};

use crate::shoal::{Ended, Home, Trouble};

#[test]
fn the_demo_goes_over_two_relays_and_back_over_one() -> Result<(), Trouble> {
    let home = Home::new()?;
    let _resident = home.start_resident("--demo --speed 20")?;
    let on = home.run_once_cool("--demo multihop on --json")?;
    let json = on.json()?;
    assert_eq!(
        (on.code, &json["command"], &json["mode"]),
        (Some(0), &"multihop".into(), &"on".into())
    );
    assert!(matches!(json["outcome"].as_str(), Some("verified" | "unchanged")), "{json}");
    let status = home.run("--demo status --json")?.json()?;
    assert!(status["tunnel"]["entry"]["relay"].is_string(), "{status}");

    let entry = home.run_once_cool("--demo entry se-got --json")?;
    assert_eq!(entry.json()?["entry"], serde_json::json!({"kind": "city", "city": "se-got"}));
    let status = home.run("--demo status --json")?.json()?;
    assert_eq!(status["tunnel"]["entry"]["city_code"], "se-got", "{status}");

    let off = home.run_once_cool("--demo multihop off --json")?;
    assert_eq!(off.code, Some(0), "{off:?}");
    let status = home.run("--demo status --json")?.json()?;
    assert!(status["tunnel"]["entry"].is_null(), "{status}");
    Ok(())
}

#[test]
fn what_is_not_offered_and_what_is_no_place_is_said() -> Result<(), Trouble> {
    let home = Home::new()?;
    for (line, error, said) in [
        ("multihop auto", "not_offered", "on, off"),
        ("entry best", "not_found", "a city, a relay or “any”"),
        ("entry Stokholm", "not_found", "se-sto"),
    ] {
        let ended = home.run(&format!("--demo {line} --json"))?;
        let json = ended.json()?;
        assert_eq!((ended.code, &json["error"]), (Some(1), &error.into()), "{line}: {json}");
        assert!(
            json["sentence"].as_str().is_some_and(|told| told.contains(said)),
            "{line}: {json}"
        );
    }
    let dry = home.run("--demo multihop on --dry-run")?;
    assert!(dry.out.contains("Over two relays.") && dry.out.contains("--dry-run"), "{dry:?}");
    Ok(())
}

const HELP_ON_OFF: &str = "  <STATE>  [possible values: on, off]";
const HELP_THREE: &str = "Possible values:\n- always: a\n- auto: b\n- never: c";

/// A program that has this version and this help, writes its arguments down, and waits for the daemon to have done it.
fn script(home: &Home, version: &str, help: &str) -> Result<(), Trouble> {
    let at = home.path().display();
    let text = format!(
        "#!/bin/sh\necho \"$*\" >> '{at}/started'\necho \"$MULLVAD_RPC_SOCKET_PATH\" > '{at}/socket'\ncase \"$*\" in\n--version) echo 'mullvad-cli {version}';;\n\
         'relay set multihop --help') printf '{help}\\n';;\n'relay set entry --help') printf 'Commands:\\n  location  x\\n';;\n\
         *--help) exit 2;;\n*) echo done > '{at}/asked'; read _ < '{at}/done';;\nesac\n",
        help = help.replace('\n', "\\n"),
    );
    let path = home.file("mullvad", text)?;
    fs::set_permissions(path, Permissions::from_mode(0o755))?;
    for pipe in ["asked", "done"] {
        let made = Command::new("mkfifo").arg(home.path().join(pipe)).status()?;
        assert!(made.success(), "every system has mkfifo");
    }
    Ok(())
}

/// Runs `shoal` where that program is Mullvad's.
fn run_beside(home: &Home, line: &str) -> Result<Ended, Trouble> {
    // The one that anybody may write to stands before the one that counts.
    const PUT: &str = "mount -t tmpfs -o mode=755 tmpfs /opt && mount -t tmpfs -o mode=755 tmpfs /run && \
        first='/opt/Mullvad VPN/resources' counts=/run/current-system/sw/bin && mkdir -p \"$first\" $counts && \
        cp -p \"$HOME/mullvad\" \"$first\" && chmod 777 \"$first/mullvad\" && cp -p \"$HOME/mullvad\" $counts && \
        exec \"$@\"";
    let shoal = home.command(line);
    let mut command = Command::new("unshare");
    command.args(["-m", "sh", "-c", PUT, "sh"]).arg(shoal.get_program()).args(shoal.get_args());
    command.env_clear().env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
    command.envs(shoal.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let output = command.output()?;
    Ok(Ended {
        code: output.status.code(),
        out: String::from_utf8(output.stdout)?,
        err: String::from_utf8(output.stderr)?,
    })
}

/// Whether this machine allows that.
fn can_stand_in() -> bool {
    let is_root = rustix::process::geteuid().is_root();
    let mounts = ["-m", "mount", "-t", "tmpfs", "tmpfs", "/opt"];
    let tried = Command::new("unshare").args(mounts).status();
    is_root && tried.is_ok_and(|status| status.success()) && !Path::new("/usr/bin/mullvad").exists()
}

#[expect(clippy::print_stdout, reason = "where it was skipped, that has to be seen")]
fn tell_skipped() {
    println!("skipped: this machine lets nobody stand in Mullvad's program's place");
}

fn started(home: &Home) -> Result<Vec<String>, Trouble> {
    Ok(fs::read_to_string(home.path().join("started"))?.lines().map(str::to_owned).collect())
}

/// Has the daemon do what the program was told, once it was.
async fn does(home: &Arc<Home>, daemon: &SimDaemon, on: bool) -> Result<(), Trouble> {
    let pipes = Arc::clone(home);
    tokio::task::spawn_blocking(move || fs::read(pipes.path().join("asked"))).await??;
    daemon.multihop().switch(on).await;
    Ok(fs::write(home.path().join("done"), "\n")?)
}

#[tokio::test(flavor = "multi_thread")]
async fn mullvads_program_is_told_in_its_own_words_and_what_comes_of_it_is_verified()
-> Result<(), Trouble> {
    if !can_stand_in() {
        tell_skipped();
        return Ok(());
    }
    for (help, mode, words) in [
        (HELP_ON_OFF, "on", "relay set multihop on"),
        (HELP_THREE, "on", "relay set multihop always"),
        (HELP_THREE, "auto", "relay set multihop auto"),
    ] {
        let home = Arc::new(Home::new()?);
        let daemon = SimDaemon::start(&demo_config(1, 1_000.0, home.path().join("mullvad.sock")))?;
        script(&home, "2026.4", help)?;
        let line = format!("multihop {mode} --json --socket {}", daemon.socket().display());
        let runs = Arc::clone(&home);
        let shoal = tokio::task::spawn_blocking(move || run_beside(&runs, &line));
        tokio::pin!(shoal);
        let ended = tokio::select! {
            ended = &mut shoal => {
                // Nobody is left to tell; whoever listens is let go.
                let mut pipe = fs::OpenOptions::new().read(true).write(true).open(home.path().join("asked"))?;
                pipe.write_all(b"gone")?;
                ended??
            }
            done = does(&home, &daemon, mode == "on") => {
                done?;
                shoal.await??
            }
        };
        let json = ended.json()?;
        assert_eq!(ended.code, Some(0), "{ended:?}");
        assert!(matches!(json["outcome"].as_str(), Some("verified" | "unchanged")), "{json}");
        let set: Vec<String> =
            started(&home)?.into_iter().filter(|line| !line.ends_with("--help")).collect();
        assert_eq!(set, ["--version", "--version", words]);
        let socket = fs::read_to_string(home.path().join("socket"))?;
        assert_eq!(Path::new(socket.trim_end()), daemon.socket(), "it talks to the same daemon");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_of_another_version_is_told_with_both_and_a_next_step() -> Result<(), Trouble> {
    if !can_stand_in() {
        tell_skipped();
        return Ok(());
    }
    let home = Arc::new(Home::new()?);
    let daemon = SimDaemon::start(&demo_config(1, 1_000.0, home.path().join("mullvad.sock")))?;
    script(&home, "2026.5", HELP_ON_OFF)?;
    for line in ["multihop on", "entry se-got", "doctor"] {
        let line = format!("{line} --socket {}", daemon.socket().display());
        let runs = Arc::clone(&home);
        let ended = tokio::task::spawn_blocking(move || run_beside(&runs, &line)).await??;
        let said = format!("{}{}", ended.out, ended.err);
        for words in ["version 2026.5", "2026.4", "Restart this machine"] {
            assert!(said.contains(words), "{words}: {ended:?}");
        }
    }
    assert!(started(&home)?.iter().all(|line| line == "--version"));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_program_it_says_so_and_never_takes_one_from_the_search_path()
-> Result<(), Trouble> {
    if Path::new("/usr/bin/mullvad").exists() || Path::new("/opt/Mullvad VPN").exists() {
        tell_skipped();
        return Ok(());
    }
    let home = Home::new()?;
    let daemon = SimDaemon::start(&demo_config(1, 1_000.0, home.path().join("mullvad.sock")))?;
    script(&home, "2026.4", HELP_ON_OFF)?;
    for line in ["multihop on", "entry any"] {
        let line = format!("{line} --json --socket {}", daemon.socket().display());
        let mut command = home.command(&line);
        let output = command.env("PATH", home.path()).current_dir(home.path()).output()?;
        let json: serde_json::Value = serde_json::from_slice(&output.stdout)?;
        assert_eq!((output.status.code(), &json["error"]), (Some(1), &"no_control".into()));
    }
    assert!(!home.path().join("started").exists());
    Ok(())
}
