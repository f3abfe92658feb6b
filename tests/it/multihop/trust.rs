//! Which program is run: one that nobody but its owner could have put there.

use std::fs;
use std::os::unix::fs::{PermissionsExt, chown, symlink};
use std::path::{Path, PathBuf};

use shoal_core::Refusal;
use shoal_core::multihop::{MultihopMode, MultihopObstacle};
use shoal_mullvad::{MultihopWish, Program, ProgramChoice, SocketChoice};
use support::part;

use super::{Release, Scripted, VERSION, own_id, write_program};

async fn obstacle(scripted: &Scripted, path: &Path) -> Option<MultihopObstacle> {
    let choice = ProgramChoice::at(path.to_owned(), own_id());
    let obstacle = Program::find(choice, VERSION).await.err();
    if obstacle.is_some() {
        assert_eq!(scripted.started(), [""; 0], "it was run all the same");
    }
    obstacle
}

async fn is_not_run(scripted: &Scripted, path: &Path) {
    let obstacle = obstacle(scripted, path).await;
    assert_eq!(obstacle, Some(MultihopObstacle::UntrustedProgram), "{}", path.display());
}

fn mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("it is ours");
}

/// A script in a folder of its own within the temporary one.
fn deeper() -> (Scripted, PathBuf, PathBuf) {
    let scripted = Scripted::of(Release::V2026_4);
    let folder = scripted.folder.path().join("opt");
    fs::create_dir(&folder).expect("a new folder");
    mode(&folder, 0o755);
    let program = folder.join("mullvad");
    fs::rename(scripted.path(), &program).expect("a folder on the same disk");
    (scripted, folder, program)
}

#[tokio::test]
async fn one_that_only_its_owner_can_change_is_run() {
    let (scripted, _, program) = deeper();
    assert_eq!(obstacle(&scripted, &program).await, None);
    assert!(!scripted.started().is_empty());
}

#[tokio::test]
async fn one_that_a_group_or_everybody_can_write_to_is_not_run() {
    let (scripted, _, program) = deeper();
    for bits in [0o775, 0o757, 0o777, 0o722] {
        mode(&program, bits);
        is_not_run(&scripted, &program).await;
    }
}

#[tokio::test]
async fn one_in_a_folder_that_others_can_write_to_is_not_run() {
    let (scripted, folder, program) = deeper();
    for bits in [0o775, 0o757] {
        mode(&folder, bits);
        is_not_run(&scripted, &program).await;
    }
    // In a folder like /tmp or the one of Nix nobody can exchange what is another's.
    mode(&folder, 0o1777);
    assert_eq!(obstacle(&scripted, &program).await, None);
}

#[tokio::test]
async fn one_below_a_folder_that_others_can_write_to_is_not_run() {
    let (scripted, folder, program) = deeper();
    let inner = folder.join("resources");
    fs::create_dir(&inner).expect("a new folder");
    mode(&inner, 0o755);
    fs::rename(program, inner.join("mullvad")).expect("a folder on the same disk");
    mode(&folder, 0o777);
    is_not_run(&scripted, &inner.join("mullvad")).await;
}

#[tokio::test]
async fn one_of_another_user_is_not_run() {
    let (scripted, _, program) = deeper();
    if own_id() == 0 {
        chown(&program, Some(65_534), None).expect("root may");
        is_not_run(&scripted, &program).await;
    } else {
        // Whoever is not root cannot give files away, but can ask for root's.
        let found = Program::find(ProgramChoice::at(program, 0), VERSION).await;
        assert_eq!(found.err(), Some(MultihopObstacle::UntrustedProgram));
    }
}

#[tokio::test]
async fn one_in_a_folder_of_another_user_is_not_run() {
    let (scripted, folder, program) = deeper();
    if own_id() == 0 {
        chown(&folder, Some(65_534), None).expect("root may");
        is_not_run(&scripted, &program).await;
    }
}

#[tokio::test]
async fn a_link_is_followed_to_what_it_leads_to() {
    let (scripted, folder, program) = deeper();
    let bin = scripted.folder.path().join("bin");
    fs::create_dir(&bin).expect("a new folder");
    mode(&bin, 0o755);
    let absolute = bin.join("mullvad");
    symlink(&program, &absolute).expect("a new link");
    assert_eq!(obstacle(&scripted, &absolute).await, None);
    let relative = bin.join("relative");
    symlink("../opt/mullvad", &relative).expect("a new link");
    assert_eq!(obstacle(&scripted, &relative).await, None);
    let of_folder = scripted.folder.path().join("current");
    symlink("opt", &of_folder).expect("a new link");
    assert_eq!(obstacle(&scripted, &of_folder.join("mullvad")).await, None);
    scripted.started();
    // What a link leads to counts, and each folder on the way.
    mode(&program, 0o775);
    for link in [&absolute, &relative, &of_folder.join("mullvad")] {
        is_not_run(&scripted, link).await;
    }
    mode(&program, 0o755);
    mode(&folder, 0o777);
    for link in [&absolute, &relative, &of_folder.join("mullvad")] {
        is_not_run(&scripted, link).await;
    }
    mode(&folder, 0o755);
    mode(&bin, 0o777);
    for link in [&absolute, &relative] {
        is_not_run(&scripted, link).await;
    }
}

#[tokio::test]
async fn a_link_of_another_user_is_not_followed() {
    let (scripted, _, program) = deeper();
    let shared = scripted.folder.path().join("shared");
    fs::create_dir(&shared).expect("a new folder");
    mode(&shared, 0o1777);
    let link = shared.join("mullvad");
    symlink(&program, &link).expect("a new link");
    assert_eq!(obstacle(&scripted, &link).await, None);
    scripted.started();
    if own_id() == 0 {
        std::os::unix::fs::lchown(&link, Some(65_534), None).expect("root may");
        is_not_run(&scripted, &link).await;
    }
}

#[tokio::test]
async fn links_in_a_circle_lead_nowhere() {
    let (scripted, folder, _) = deeper();
    symlink("b", folder.join("a")).expect("a new link");
    symlink("a", folder.join("b")).expect("a new link");
    is_not_run(&scripted, &folder.join("a")).await;
}

#[tokio::test]
async fn what_is_no_file_is_not_run_and_what_is_not_there_is_missing() {
    let (scripted, folder, program) = deeper();
    is_not_run(&scripted, &folder).await;
    is_not_run(&scripted, Path::new("mullvad")).await;
    for missing in [folder.join("nothing"), program.join("below-a-file"), folder.join("no/thing")] {
        let obstacle = obstacle(&scripted, &missing).await;
        assert_eq!(obstacle, Some(MultihopObstacle::NoProgram), "{}", missing.display());
    }
    symlink("nothing", folder.join("dangling")).expect("a new link");
    let dangling = obstacle(&scripted, &folder.join("dangling")).await;
    assert_eq!(dangling, Some(MultihopObstacle::NoProgram));
}

#[tokio::test]
async fn trust_that_is_lost_after_the_look_stops_the_setting() {
    let (scripted, _, program) = deeper();
    let choice = ProgramChoice::at(program.clone(), own_id());
    let found = Program::find(choice, VERSION).await.expect("a program that is known");
    scripted.started();
    mode(&program, 0o777);
    let refused = found.set(&MultihopWish::Mode(MultihopMode::On)).await.expect_err("not run");
    assert_eq!(refused.refusal(), Refusal::NoControl);
    assert_eq!(scripted.started(), [""; 0]);
}

#[tokio::test]
async fn one_of_the_simulation_is_never_looked_for() {
    let simulated = SocketChoice::Simulation("/nowhere/mullvad.sock".into());
    let choice = ProgramChoice::mullvads(&simulated);
    assert!(format!("{choice:?}").contains("places: []"), "{choice:?}");
    let found = Program::find(choice, VERSION).await;
    assert_eq!(found.err(), Some(MultihopObstacle::NoProgram));
}

/// The search path of this very process has a program of the right name first, which must not be what is found; a
/// child process is given that path, since tests share theirs.
#[test]
fn one_that_stands_first_in_the_search_path_is_never_run() {
    let folder = tempfile::tempdir().expect("a folder");
    let proof = folder.path().join("was-run");
    let text =
        format!("#!/bin/sh\necho \"$*\" >> '{}'\necho mullvad-cli {VERSION}\n", proof.display());
    write_program(&folder.path().join("mullvad"), &text);
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(
        [folder.path().to_owned()].into_iter().chain(std::env::split_paths(&path)),
    );
    let path = path.expect("a path without a colon");
    // The trap works: whoever looks along the search path runs it.
    let by_name =
        std::process::Command::new("sh").args(["-c", "mullvad"]).env("PATH", &path).status();
    assert!(by_name.expect("every system has sh").success());
    assert!(proof.exists());
    fs::remove_file(&proof).expect("the file is ours");
    let mut child = std::process::Command::new("/proc/self/exe");
    let looks = "multihop::trust::mullvads_program_is_looked_for_along_no_search_path";
    child.args([looks, "--exact", "--ignored"]).env("PATH", &path);
    let child = part::wanted_by(&mut child).output().expect("the tests can be started again");
    let said = String::from_utf8_lossy(&child.stdout);
    assert!(child.status.success() && said.contains("1 passed"), "{said}");
    assert!(!proof.exists());
}

#[tokio::test]
#[ignore = "started by the story above, in a process of its own"]
async fn mullvads_program_is_looked_for_along_no_search_path() {
    if !part::is_wanted() {
        return;
    }
    for socket in [SocketChoice::Mullvads, SocketChoice::Unchecked("/nowhere/mullvad".into())] {
        let found = Program::find(ProgramChoice::mullvads(&socket), VERSION).await;
        let is_installed = ["/usr/bin/mullvad", "/run/current-system/sw/bin/mullvad"]
            .iter()
            .any(|place| Path::new(place).exists());
        assert!(is_installed || found.err() == Some(MultihopObstacle::NoProgram));
    }
    let scripted = Scripted::of(Release::V2026_4);
    let (set, started) = scripted.set(MultihopWish::Mode(MultihopMode::On)).await;
    set.expect("a script that takes it");
    assert_eq!(started, ["relay set multihop on"]);
    let bare = Program::find(ProgramChoice::at("mullvad".into(), own_id()), VERSION).await;
    assert_eq!(bare.err(), Some(MultihopObstacle::UntrustedProgram));
}
