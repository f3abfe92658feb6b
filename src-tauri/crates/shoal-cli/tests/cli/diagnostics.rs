//! What a user hands to whoever helps them: shown whole, saved as it was shown, and nothing of them in it.

use std::ffi::OsStr;
use std::fs::{self, Permissions};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};

use crate::shoal::{Ended, Home, Trouble};

/// The value of a line of a report.
fn value<'a>(report: &'a str, key: &str) -> Option<&'a str> {
    report.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(": "))
}

/// That nothing in a report names the home that it was made in.
fn assert_names_nobody(home: &Home, ended: &Ended) -> Result<(), Trouble> {
    let own = home.path().file_name().and_then(|name| name.to_str()).ok_or("it has a name")?;
    assert!(!ended.out.contains(own), "{}", ended.out);
    assert_eq!(value(&ended.out, "settings path"), Some("~/.config/shoal/settings.toml"));
    Ok(())
}

#[test]
fn without_a_daemon_the_report_says_what_is_missing_and_is_no_failure() -> Result<(), Trouble> {
    let home = Home::new()?;
    let ended = home.run(&format!("diagnostics --socket {}/none", home.path().display()))?;
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""), "{ended:?}");
    assert!(ended.out.starts_with("Shoal diagnostics, form 1\n"), "{}", ended.out);
    for (key, expected) in [
        ("shoal", env!("CARGO_PKG_VERSION")),
        ("mullvad socket", "missing"),
        ("mullvad socket path", "~/none"),
        ("mullvad socket named by hand", "yes"),
        ("relays in the list", "not known"),
        ("relays left out", "not known"),
        ("multihop can be set to", "not known"),
        ("locked down", "not known"),
        ("custom list in use", "not known"),
        ("exit ip v4", "not_yet"),
        ("crowd v4, pool", "not known"),
        ("resident program", "not_running"),
        ("tray host", "no"),
        ("assumed users", "150000"),
    ] {
        assert_eq!(value(&ended.out, key), Some(expected), "{key} in {}", ended.out);
    }
    let trouble = value(&ended.out, "mullvad trouble").ok_or("it is told")?;
    assert!(["not_installed", "daemon_not_running"].contains(&trouble), "{trouble}");
    assert_eq!(
        value(&ended.out, &format!("source failed, {trouble}")),
        Some("1, the last less than 10 minutes ago")
    );
    assert_names_nobody(&home, &ended)
}

#[test]
fn in_a_simulation_it_says_so_and_tells_neither_place_nor_relay_nor_address() -> Result<(), Trouble>
{
    let home = Home::new()?;
    let status = home.run("status --demo --json")?.json()?;
    let ended = home.run("diagnostics --demo")?;
    assert_eq!(ended.code, Some(0), "{ended:?}");
    assert!(ended.out.starts_with("SIMULATION"), "{}", ended.out);
    assert_eq!(value(&ended.out, "tunnel"), Some("up"));
    assert_eq!(value(&ended.out, "exit ip v4"), Some("known"));
    for path in ["/tunnel/exit/relay", "/tunnel/exit/city", "/exit_ip/v4/address"] {
        let told = status.pointer(path).and_then(|it| it.as_str()).ok_or(path)?;
        assert!(!ended.out.contains(told), "{path} in {}", ended.out);
    }
    let json = home.run("diagnostics --demo --json")?.json()?;
    assert_eq!((&json["schema"], &json["source"]), (&1.into(), &"simulation".into()));
    assert!(json["saved"].is_null());
    assert_eq!(
        json["report"].as_str().map(|it| it.lines().count()),
        Some(ended.out.lines().count())
    );
    Ok(())
}

#[test]
fn what_is_saved_is_what_was_shown_and_its_owners_alone() -> Result<(), Trouble> {
    let home = Home::new()?;
    let file = home.path().join("report.txt");
    let ended = home.run(&format!("diagnostics --demo --save {}", file.display()))?;
    assert_eq!(ended.code, Some(0), "{ended:?}");
    assert_eq!(fs::read_to_string(&file)?, ended.out, "byte for byte");
    assert_eq!(fs::metadata(&file)?.permissions().mode() & 0o777, 0o600);
    assert!(ended.err.contains("Saved as") && ended.err.contains("report.txt"), "{}", ended.err);
    assert_eq!(ended.out.lines().count(), ended.out.matches('\n').count());
    Ok(())
}

#[test]
fn what_nobody_read_is_not_saved_and_that_is_said() -> Result<(), Trouble> {
    let home = Home::new()?;
    let file = home.path().join("report.txt");
    let (reader, writer) = std::io::pipe()?;
    drop(reader);
    let mut command = home.command(&format!("diagnostics --demo --save {}", file.display()));
    let ended = command.stdout(writer).output()?;
    let err = String::from_utf8(ended.stderr)?;
    assert_eq!((ended.status.code(), file.exists()), (Some(1), false), "{err}");
    assert!(err.contains("Nothing was saved: nobody read the report"), "{err}");
    assert!(err.contains("Run it again"), "{err}");
    Ok(())
}

#[test]
fn a_file_whose_name_is_no_text_is_saved_and_told_all_the_same() -> Result<(), Trouble> {
    let home = Home::new()?;
    let file = home.path().join(OsStr::from_bytes(b"report\xff.txt"));
    let mut command = home.command("diagnostics --demo --json --save");
    let ended = command.arg(&file).output()?;
    let json: serde_json::Value = serde_json::from_slice(&ended.stdout)?;
    assert_eq!(ended.status.code(), Some(0), "{json}");
    assert_eq!(json["saved"].as_str(), Some(&*file.to_string_lossy()));
    assert_eq!(json["report"].as_str(), Some(&*fs::read_to_string(&file)?));
    Ok(())
}

#[test]
fn nothing_that_is_there_is_written_over_and_the_next_step_is_told() -> Result<(), Trouble> {
    let home = Home::new()?;
    let mine = home.file("mine.txt", "mine")?;
    let link = home.path().join("link.txt");
    symlink(home.path().join("aim.txt"), &link)?;
    for path in [&mine, &link] {
        let ended = home.run(&format!("diagnostics --demo --save {}", path.display()))?;
        assert_eq!(ended.code, Some(1), "{ended:?}");
        assert!(ended.out.starts_with("SIMULATION"), "it is shown all the same: {ended:?}");
        assert!(ended.err.contains("Nothing was saved") && ended.err.contains("already"));
        assert!(ended.err.contains("Name a file that does not exist yet"), "{ended:?}");
    }
    assert_eq!(fs::read_to_string(&mine)?, "mine");
    assert!(!home.path().join("aim.txt").exists(), "no link is followed");
    let json = home.run(&format!("diagnostics --demo --json --save {}", mine.display()))?;
    assert_eq!((json.code, json.json()?["error"].as_str()), (Some(1), Some("not_saved")));
    Ok(())
}

#[expect(clippy::print_stdout, reason = "where it was skipped, that has to be seen")]
fn skipped() {
    println!("skipped in part: root may write to any folder");
}

#[test]
fn a_folder_that_takes_no_file_is_named_with_the_reason() -> Result<(), Trouble> {
    let home = Home::new()?;
    let ended = home.run("diagnostics --demo --save nowhere/at/all.txt")?;
    assert_eq!(ended.code, Some(1), "{ended:?}");
    assert!(ended.err.contains("nowhere/at/all.txt"), "{}", ended.err);
    assert!(ended.err.contains("No such file") && ended.err.contains("in a folder that exists"));

    let full = home.run("diagnostics --demo --save /dev/full")?;
    assert_eq!(full.code, Some(1), "a device is there already: {full:?}");

    if rustix::process::geteuid().is_root() {
        skipped();
        return Ok(());
    }
    let closed = home.path().join("closed");
    fs::create_dir(&closed)?;
    fs::set_permissions(&closed, Permissions::from_mode(0o500))?;
    let ended = home.run(&format!("diagnostics --demo --save {}/a.txt", closed.display()))?;
    assert!(ended.err.contains("Permission denied"), "{ended:?}");
    assert_eq!(fs::read_dir(&closed)?.count(), 0);
    Ok(())
}

#[test]
fn the_shoal_that_runs_is_asked_and_tells_what_happened_to_it() -> Result<(), Trouble> {
    let home = Home::new()?;
    let _resident = home.start_resident("--demo")?;
    home.run("status --demo")?;
    let ended = home.run("diagnostics --demo")?;
    assert_eq!(ended.code, Some(0), "{ended:?}");
    assert_eq!(value(&ended.out, "resident program"), Some("running"));
    assert_eq!(value(&ended.out, "source found"), Some("1"), "{}", ended.out);
    assert_eq!(value(&ended.out, "tray host"), Some("no"), "{}", ended.out);
    Ok(())
}

#[test]
fn a_settings_file_that_is_none_shows_with_its_reason_and_without_its_owner() -> Result<(), Trouble>
{
    let home = Home::with_settings("profile = \"sites\"\nquiet_hours = 192.0.2.1")?;
    let ended = home.run("diagnostics --socket nowhere")?;
    let told = value(&ended.out, "settings file").ok_or("it is told")?;
    assert_eq!(told, "unreadable (reason the file is not TOML (line 2))");
    assert_names_nobody(&home, &ended)
}

#[test]
fn of_places_and_hours_in_the_settings_it_is_told_that_they_are_set() -> Result<(), Trouble> {
    let home = Home::with_settings(
        "home_country = \"se\"\nfavourites = [\"se-got\"]\nprofile = \"sites\"\n",
    )?;
    let ended = home.run("diagnostics --socket nowhere")?;
    for (key, told) in [("home_country", "set"), ("favourites", "1"), ("profile", "sites")] {
        assert_eq!(value(&ended.out, key), Some(told), "{}", ended.out);
    }
    assert!(!ended.out.contains("se-got"), "{}", ended.out);
    assert_names_nobody(&home, &ended)
}

#[test]
fn a_value_of_the_wrong_kind_is_told_by_its_key_alone() -> Result<(), Trouble> {
    for (key, said) in [
        ("favourites", "se-got"),
        ("favourites", "Göteborg, Oslo"),
        ("quiet_hours", "22:30-06:45"),
        ("home_country", "Sweden"),
        ("few_people", "192.0.2.1"),
    ] {
        let home = Home::with_settings(&format!("{key} = \"{said}\"\n"))?;
        let ended = home.run("diagnostics --socket nowhere")?;
        let expected = format!("one_key_unused (key {key})");
        assert_eq!(value(&ended.out, "settings file"), Some(expected.as_str()), "{}", ended.out);
        for part in said.split([',', '-']).map(str::trim).chain([said]) {
            assert!(part.len() < 4 || !ended.out.contains(part), "{part} in {}", ended.out);
        }
        assert_names_nobody(&home, &ended)?;
    }
    Ok(())
}
