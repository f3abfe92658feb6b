//! The program that lives all day, and commands that find it running.

use std::fs::{DirBuilder, Permissions};
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::PathBuf;

use rustix::process::Signal;
use shoal_sim::{SimDaemon, demo_config};

use crate::shoal::{Home, Started, Trouble};

/// A resident demo that takes commands.
fn resident(home: &Home) -> Result<Started, Trouble> {
    let started = home.start_resident("--demo --speed 20")?;
    let second = home.run("--demo")?;
    assert_eq!(second.code, Some(0), "{second:?}");
    assert!(second.out.contains("runs already"), "{second:?}");
    Ok(started)
}

#[test]
fn commands_use_the_shoal_that_runs_and_its_memory() -> Result<(), Trouble> {
    let home = Home::new()?;
    let _resident = resident(&home)?;
    let before = home.run("status --demo --json")?.json()?;
    let switch = home.run("switch se-sto --demo")?;
    assert_eq!(switch.code, Some(0), "{switch:?}");
    let between = home.run("status --demo --json")?.json()?;
    assert_eq!(between["tunnel"]["exit"]["city_code"], "se-sto");
    let undone = home.run_once_cool("undo --demo --json")?;
    assert_eq!(undone.code, Some(0), "{undone:?}");
    let after = home.run("status --demo --json")?.json()?;
    assert_eq!(after["tunnel"]["exit"]["city_code"], before["tunnel"]["exit"]["city_code"]);
    Ok(())
}

#[test]
fn of_two_that_switch_at_once_each_is_told_what_became_of_its_own() -> Result<(), Trouble> {
    let home = Home::new()?;
    let _resident = home.start_resident("--demo --speed 100")?;
    let mut done = 0;
    for round in 0..4 {
        let ended = std::thread::scope(|scope| {
            let both = ["se-sto", "se-mma"].map(|city| {
                let line = format!("switch {city} --demo --json");
                let home = &home;
                (city, scope.spawn(move || home.run(&line)))
            });
            both.map(|(city, ended)| (city, ended.join()))
        });
        let mut taken = 0;
        for (city, ended) in ended {
            let ended = ended.map_err(|_| "it ended")??;
            let json = ended.json()?;
            let action = &json["action"];
            if action.is_null() {
                assert_eq!((ended.code, &json["error"]), (Some(1), &"switch_blocked".into()));
                continue;
            }
            taken += 1;
            assert_eq!(action["to"]["city_code"], city, "{json}");
            let is_told_as_done = ended.code == Some(0);
            let is_there = action["phase"]["after"]["relay"]["city_code"] == city;
            assert!(is_there || !is_told_as_done, "{json}");
            done += u32::from(is_told_as_done);
        }
        assert!(taken > 0, "round {round}: one of them was the first");
    }
    assert!(done > 0, "one of them moved");
    Ok(())
}

#[test]
fn a_running_demo_forgets_at_once_though_nothing_of_it_is_on_disk() -> Result<(), Trouble> {
    let home = Home::new()?;
    let _resident = resident(&home)?;
    home.run_until("history --demo --json", |history| {
        let hours = history.json().ok().and_then(|told| told["hours"].as_array().map(Vec::len));
        hours.is_some_and(|count| count > 0)
    })?;
    let forgotten = home.run("forget --yes --demo")?;
    assert_eq!(forgotten.code, Some(0), "{forgotten:?}");
    Ok(())
}

/// Makes the folder of the history, with something in it that no program deletes as a file.
fn with_a_folder_in_the_way(home: &Home) -> Result<PathBuf, Trouble> {
    let in_the_way = home.path().join(".local/share/shoal/history.db-old");
    DirBuilder::new().recursive(true).mode(0o700).create(&in_the_way)?;
    Ok(in_the_way)
}

#[test]
fn what_could_not_be_deleted_once_is_deleted_when_asked_again() -> Result<(), Trouble> {
    let home = Home::new()?;
    let in_the_way = with_a_folder_in_the_way(&home)?;
    let _resident = home.start_resident("--socket /nonexistent/daemon")?;
    for _ in 0..2 {
        let refused = home.run("forget --yes")?;
        assert_eq!(refused.code, Some(1), "{refused:?}");
        assert!(refused.err.contains("history.db-old"), "{refused:?}");
    }
    std::fs::remove_dir(in_the_way)?;
    let forgotten = home.run("forget --yes")?;
    assert_eq!(forgotten.code, Some(0), "{forgotten:?}");
    Ok(())
}

#[test]
fn memory_only_does_not_say_that_the_disk_is_empty_where_it_is_not() -> Result<(), Trouble> {
    for runs in [false, true] {
        let home = Home::new()?;
        with_a_folder_in_the_way(&home)?;
        let _resident =
            runs.then(|| home.start_resident("--socket /nonexistent/daemon")).transpose()?;
        let chosen = home.run("history --remember memory-only")?;
        assert_eq!(chosen.code, Some(1), "running: {runs}, {chosen:?}");
        assert!(chosen.err.contains("history.db-old"), "running: {runs}, {chosen:?}");
        assert!(!chosen.out.contains("deleted"), "running: {runs}, {chosen:?}");
    }
    Ok(())
}

#[test]
fn a_choice_that_cannot_be_written_deletes_nothing() -> Result<(), Trouble> {
    let home = Home::new()?;
    let data = home.path().join(".local/share/shoal");
    DirBuilder::new().recursive(true).mode(0o700).create(&data)?;
    let history = home.file(".local/share/shoal/history.db", "")?;
    // A folder that everybody may write to holds no settings of Shoal's.
    let config = home.path().join(".config");
    DirBuilder::new().mode(0o700).create(&config)?;
    std::fs::set_permissions(&config, Permissions::from_mode(0o777))?;
    let chosen = home.run("history --remember memory-only")?;
    assert_eq!(chosen.code, Some(1), "{chosen:?}");
    assert!(chosen.err.contains("could not be written"), "{chosen:?}");
    assert!(history.exists());
    Ok(())
}

#[test]
fn a_terminated_shoal_ends_in_order_and_leaves_nothing_behind() -> Result<(), Trouble> {
    let home = Home::new()?;
    for signal in [Signal::TERM, Signal::INT, Signal::HUP] {
        let mut resident = resident(&home)?;
        let run = home.path().join("run/shoal-demo");
        assert!(run.join("agent.sock").exists());
        resident.signal(signal)?;
        assert_eq!(resident.ended()?, Some(0), "{signal:?}");
        for socket in ["agent.sock", "mullvad.sock"] {
            assert!(!run.join(socket).exists(), "{socket} after {signal:?}");
        }
    }
    Ok(())
}

#[test]
fn a_killed_shoal_does_not_stand_in_the_way_of_the_next() -> Result<(), Trouble> {
    let home = Home::new()?;
    let mut first = resident(&home)?;
    first.signal(Signal::KILL)?;
    first.ended()?;
    let mut next = resident(&home)?;
    next.signal(Signal::TERM)?;
    assert_eq!(next.ended()?, Some(0));
    Ok(())
}

#[test]
fn a_check_beside_a_simulation_that_runs_is_of_that_one() -> Result<(), Trouble> {
    let home = Home::new()?;
    let _resident = home.start_resident("--demo --seed 5")?;
    assert_eq!(home.run("check --allow --demo")?.code, Some(0));
    let known = home.run("watch --once-known --demo")?;
    assert_eq!(known.code, Some(0), "{known:?}");
    let status = home.run("status --demo --json")?.json()?;
    let check = home.run("check --demo --json")?.json()?;
    assert!(status["exit_ip"]["v4"]["address"].is_string(), "{status}");
    assert_eq!(check["exit_ip"]["v4"], status["exit_ip"]["v4"]);
    Ok(())
}

#[test]
fn the_doctor_has_its_findings_also_where_shoal_gives_no_answer() -> Result<(), Trouble> {
    let home = Home::new()?;
    let resident = home.start_resident("--socket /nonexistent/daemon")?;
    resident.signal(Signal::STOP)?;
    let doctor = home.run("doctor")?;
    assert!(doctor.out.contains("does not answer") && doctor.out.contains("Settings file"));
    let json = home.run("doctor --json")?.json()?;
    assert_eq!(json["resident"]["kind"], "silent", "{json}");
    Ok(())
}

#[test]
fn whoever_gets_no_answer_is_told_which_process_to_end() -> Result<(), Trouble> {
    let home = Home::new()?;
    let resident = home.start_resident("--socket /nonexistent/daemon")?;
    resident.signal(Signal::STOP)?;
    let process = format!("process {}", resident.id());
    for line in ["status", "autostart on", ""] {
        let ended = home.run(line)?;
        assert_eq!(ended.code, Some(1), "{line}: {ended:?}");
        assert!(ended.err.contains(&process), "{line}: {ended:?}");
        assert!(ended.err.contains("start it again"), "{line}: {ended:?}");
    }
    let json = home.run("status --json")?.json()?;
    assert_eq!((&json["schema"], &json["error"]), (&1.into(), &"failed".into()));
    assert!(json["sentence"].as_str().is_some_and(|said| said.contains(&process)), "{json}");
    Ok(())
}

#[test]
fn the_demo_writes_nothing_into_the_home() -> Result<(), Trouble> {
    let home = Home::new()?;
    let mut resident = resident(&home)?;
    resident.signal(Signal::TERM)?;
    resident.ended()?;
    let names =
        std::fs::read_dir(home.path())?.filter_map(Result::ok).map(|entry| entry.file_name());
    let names: Vec<_> = names.filter(|name| name != "run").collect();
    assert!(names.is_empty(), "{names:?}");
    Ok(())
}

#[test]
fn what_the_shoal_that_runs_does_not_follow_is_said() -> Result<(), Trouble> {
    let home = Home::new()?;
    let _resident = resident(&home)?;
    let list = home.file(
        "list.json",
        r#"[{"hostname": "se-sto-wg-001", "country_code": "se", "country_name": "Sweden", "city_code": "sto",
            "city_name": "Stockholm", "active": true, "owned": true, "provider": "Provider",
            "ipv4_addr_in": "192.0.2.10"}]"#,
    )?;
    for line in ["status", "switch se-sto --dry-run", ""] {
        let ended = home.run(&format!("{line} --demo --relays {}", list.display()))?;
        assert_eq!(ended.code, Some(0), "{line}: {ended:?}");
        assert!(ended.err.contains("--relays is not used"), "{line}: {ended:?}");
    }
    for line in ["status --seed 5", "lookup se-got-wg-101 --seed 5", "status --speed 7"] {
        let ended = home.run(&format!("{line} --demo"))?;
        assert_eq!(ended.code, Some(0), "{line}: {ended:?}");
        assert!(ended.err.contains("--seed 1 --speed 20"), "{line}: {ended:?}");
    }
    for line in ["status", "status --seed 1 --speed 20"] {
        let ended = home.run(&format!("{line} --demo"))?;
        assert!(ended.err.is_empty(), "{line}: {ended:?}");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_switch_reads_the_list_of_the_daemon_that_the_running_shoal_follows()
-> Result<(), Trouble> {
    let home = Home::new()?;
    let socket = home.path().join("elsewhere.sock");
    let _daemon = SimDaemon::start(&demo_config(1, 1_000.0, socket.clone()))?;
    let _resident = home.start_resident(&format!("--socket {}", socket.display()))?;
    let ended = home.run("switch se-sto --dry-run")?;
    assert_eq!(ended.code, Some(0), "{ended:?}");
    assert!(ended.out.contains("To Stockholm, Sweden"), "{ended:?}");
    Ok(())
}
