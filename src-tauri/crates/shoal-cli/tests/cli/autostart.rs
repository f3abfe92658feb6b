//! How a user has the desktop start Shoal, and is told that this connects nothing.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::shoal::{Ended, Home, Trouble};

/// A program that root alone can change on every system, in the place of an installed Shoal: one that runs from an
/// image names the image in this way, and tests run from wherever they were built.
const INSTALLED: &str = "/usr/bin/env";

/// The same program, started as from this image.
fn as_image(mut command: Command, image: &str) -> Command {
    let program = Path::new(env!("CARGO_BIN_EXE_shoal"));
    command.env("APPIMAGE", image).env("APPDIR", program.parent().unwrap_or(program));
    command
}

fn run(home: &Home, line: &str, image: &str) -> Result<Ended, Trouble> {
    let output = as_image(home.command(&format!("{line} --socket nowhere")), image).output()?;
    Ok(Ended {
        code: output.status.code(),
        out: String::from_utf8(output.stdout)?,
        err: String::from_utf8(output.stderr)?,
    })
}

fn path(home: &Home) -> PathBuf {
    home.path().join(".config/autostart/shoal.desktop")
}

/// What the file has started.
fn started(home: &Home) -> Option<String> {
    let text = fs::read_to_string(path(home)).ok()?;
    text.lines().find_map(|line| line.strip_prefix("Exec=").map(str::to_owned))
}

#[test]
fn it_is_off_until_asked_for_and_never_taken_for_connecting() -> Result<(), Trouble> {
    let home = Home::new()?;
    let off = run(&home, "autostart", INSTALLED)?;
    assert_eq!(off.code, Some(0), "{off:?}");
    assert!(off.out.contains("does not start Shoal") && off.out.contains("connects nothing"));
    let dry = run(&home, "autostart on --dry-run", INSTALLED)?;
    assert!(dry.out.contains("would start") && dry.out.contains("--dry-run"), "{dry:?}");
    assert!(!path(&home).exists(), "nothing was changed");

    let on = run(&home, "autostart on", INSTALLED)?;
    assert_eq!(on.code, Some(0), "{on:?}");
    assert!(on.out.contains("starts Shoal when you log in"), "{on:?}");
    assert!(on.out.contains("connects nothing"), "{on:?}");
    assert_eq!(started(&home), Some(format!("\"{INSTALLED}\"")));
    let json = run(&home, "autostart --json", INSTALLED)?.json()?;
    assert_eq!((&json["schema"], &json["autostart"]["state"]), (&1.into(), &"on".into()));
    assert_eq!(json["path"], path(&home).display().to_string());
    let doctor = run(&home, "doctor", INSTALLED)?;
    assert!(doctor.out.contains("your desktop starts Shoal, which connects nothing"), "{doctor:?}");

    let dry = run(&home, "autostart off --dry-run --json", INSTALLED)?.json()?;
    assert_eq!((&dry["dry_run"], &dry["asked"]), (&true.into(), &false.into()));
    assert!(path(&home).exists(), "nothing was changed");
    let off = run(&home, "autostart off", INSTALLED)?;
    assert_eq!((off.code, path(&home).exists()), (Some(0), false), "{off:?}");
    Ok(())
}

#[test]
fn what_somebody_else_wrote_stays_until_the_user_insists() -> Result<(), Trouble> {
    let home = Home::new()?;
    run(&home, "autostart on", INSTALLED)?;
    let other = "[Desktop Entry]\nType=Application\nName=Shoal\nExec=/another\n";
    fs::write(path(&home), other)?;
    for line in ["autostart on", "autostart off", "autostart on --dry-run"] {
        let refused = run(&home, line, INSTALLED)?;
        assert_eq!(refused.code, Some(1), "{line}: {refused:?}");
        assert!(refused.err.contains("--anyway"), "{line}: {refused:?}");
        assert_eq!(run(&home, &format!("{line} --json"), INSTALLED)?.json()?["error"], "changed");
        assert_eq!(fs::read_to_string(path(&home))?, other, "{line}");
    }
    let told = run(&home, "autostart", INSTALLED)?;
    assert!(told.code == Some(0) && told.out.contains("something else"), "{told:?}");
    let doctor = run(&home, "doctor", INSTALLED)?;
    assert!(doctor.out.contains("→ Look into it"), "{doctor:?}");
    assert_eq!(run(&home, "autostart on --anyway", INSTALLED)?.code, Some(0));
    assert_eq!(started(&home), Some(format!("\"{INSTALLED}\"")));
    fs::write(path(&home), other)?;
    assert_eq!(run(&home, "autostart off --anyway", INSTALLED)?.code, Some(0));
    assert!(!path(&home).exists());
    Ok(())
}

#[test]
fn a_program_that_others_could_exchange_is_refused_with_the_next_step() -> Result<(), Trouble> {
    let home = Home::new()?;
    let image = home.file("Shoal.AppImage", "an image")?;
    fs::set_permissions(&image, Permissions::from_mode(0o777))?;
    let image = image.to_str().ok_or("its path is text")?;
    for line in ["autostart on", "autostart on --anyway", "autostart on --dry-run"] {
        let refused = run(&home, line, image)?;
        assert_eq!(refused.code, Some(1), "{line}: {refused:?}");
        assert!(refused.err.contains("Install Shoal where only root can write"), "{refused:?}");
        let json = run(&home, &format!("{line} --json"), image)?.json()?;
        assert_eq!(json["error"], "not_possible", "{line}");
        assert!(!path(&home).exists(), "{line}");
    }
    let doctor = run(&home, "doctor", image)?;
    assert!(doctor.out.contains("not possible. "), "{doctor:?}");
    // What was switched on before can be switched off.
    let on = run(&home, "autostart on", INSTALLED)?;
    assert_eq!(on.code, Some(0), "{on:?}");
    let off = run(&home, "autostart off --anyway", image)?;
    assert_eq!((off.code, path(&home).exists()), (Some(0), false), "{off:?}");
    assert!(off.out.contains("does not start Shoal"), "{off:?}");
    Ok(())
}

#[test]
fn a_shoal_that_runs_settles_it_and_is_the_one_that_will_be_started() -> Result<(), Trouble> {
    let home = Home::new()?;
    let resident = as_image(home.command("--socket /nonexistent/daemon"), INSTALLED);
    let _resident = Home::start_resident_as(resident)?;
    let on = home.run("autostart on")?;
    assert_eq!(on.code, Some(0), "{on:?}");
    assert_eq!(started(&home), Some(format!("\"{INSTALLED}\"")));
    assert_eq!(home.run("autostart --json")?.json()?["autostart"]["state"], "on");
    fs::write(path(&home), "another's")?;
    let refused = home.run("autostart off")?;
    assert_eq!((refused.code, path(&home).exists()), (Some(1), true), "{refused:?}");
    assert_eq!(home.run("autostart off --anyway")?.code, Some(0));
    assert!(!path(&home).exists());
    Ok(())
}

#[test]
fn a_shoal_that_runs_looks_again_before_it_says_how_it_is() -> Result<(), Trouble> {
    let home = Home::new()?;
    let resident = as_image(home.command("--socket /nonexistent/daemon"), INSTALLED);
    let _resident = Home::start_resident_as(resident)?;
    let state = || -> Result<Value, Trouble> {
        Ok(home.run("autostart --json")?.json()?["autostart"]["state"].take())
    };
    home.run("autostart on")?;
    fs::remove_file(path(&home))?;
    assert_eq!(state()?, "off", "deleted by hand");
    assert!(home.run("doctor")?.out.contains("you start Shoal yourself"));
    let again = home.run("autostart on")?;
    assert!(again.code == Some(0) && path(&home).exists(), "{again:?}");

    fs::remove_file(path(&home))?;
    assert_eq!(home.run("autostart off")?.code, Some(0));
    fs::write(path(&home), "another's")?;
    let report = home.run("diagnostics")?.out;
    assert!(report.contains("\nautostart: changed\n"), "{report}");
    let refused = home.run("autostart off")?;
    assert_eq!((refused.code, path(&home).exists()), (Some(1), true), "{refused:?}");
    assert_eq!(state()?, "changed");
    Ok(())
}

#[test]
fn a_shoal_that_starts_says_where_its_file_is_somebody_elses() -> Result<(), Trouble> {
    let home = Home::new()?;
    run(&home, "autostart on", INSTALLED)?;
    for (text, is_said) in [(None, false), (Some("another's"), true)] {
        if let Some(text) = text {
            fs::write(path(&home), text)?;
        }
        let command = as_image(home.command("--socket /nonexistent/daemon"), INSTALLED);
        let (_resident, said) = Home::start_and_hear(command)?;
        assert_eq!(said.contains("shoal autostart on --anyway"), is_said, "{said}");
    }
    Ok(())
}

#[test]
fn an_image_that_only_started_what_started_shoal_is_not_taken_for_shoal() -> Result<(), Trouble> {
    let home = Home::new()?;
    // A terminal that is an image itself, for example: what it starts inherits both.
    for mounted in [None, Some("/tmp/.mount_terminal"), Some("/usr/share")] {
        let mut command = home.command("autostart on --anyway --socket nowhere");
        command.env("APPIMAGE", INSTALLED);
        if let Some(mounted) = mounted {
            command.env("APPDIR", mounted);
        }
        command.output()?;
        let started = started(&home);
        assert_ne!(started, Some(format!("\"{INSTALLED}\"")), "{mounted:?}");
    }
    Ok(())
}

#[test]
fn a_simulation_is_never_started_and_half_a_wish_is_not_understood() -> Result<(), Trouble> {
    let home = Home::new()?;
    let refused = home.run("autostart on --demo")?;
    assert_eq!(refused.code, Some(1), "{refused:?}");
    assert!(refused.err.contains("simulation is never started"), "{refused:?}");
    assert!(!path(&home).exists());
    for line in ["autostart --dry-run", "autostart --anyway", "autostart maybe"] {
        assert_eq!(home.run(line)?.code, Some(2), "{line}");
    }
    Ok(())
}
