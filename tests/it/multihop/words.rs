//! The words that each release has, and no others.

use std::time::{Duration, Instant};

use shoal_core::multihop::{EntryTarget, MultihopMode, MultihopObstacle};
use shoal_core::{CityCode, Refusal, RelayName};
use shoal_mullvad::{MultihopWish, Program, ProgramError};

use super::{ENTRY_HELP, LONG, ON_OFF_HELP, Release, SOON, Scripted, VERSION};

fn entries() -> [MultihopWish; 3] {
    let city = CityCode::new("se-got").expect("a code");
    let relay = RelayName::new("se-got-wg-001").expect("a name");
    [EntryTarget::Anywhere, EntryTarget::City { city }, EntryTarget::Relay { relay }]
        .map(MultihopWish::Entry)
}

/// The arguments of one setting in each release.
async fn arguments(wish: &MultihopWish) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    for release in Release::ALL {
        let (set, started) = Scripted::of(release).set(wish.clone()).await;
        set.expect("a script that takes it");
        all.push(started);
    }
    all
}

#[tokio::test]
async fn each_release_is_asked_for_its_help_and_offers_what_that_names() {
    use MultihopMode::{Auto, Off, On};
    for (release, modes, asked) in [
        (
            Release::V2025_13,
            vec![On, Off],
            vec![
                "--version",
                "relay set multihop --help",
                "relay set tunnel wireguard --help",
                "relay set tunnel wireguard entry --help",
            ],
        ),
        (
            Release::V2026_4,
            vec![On, Off],
            vec!["--version", "relay set multihop --help", "relay set entry --help"],
        ),
        (
            Release::Head,
            vec![On, Off, Auto],
            vec!["--version", "relay set multihop --help", "relay set entry --help"],
        ),
    ] {
        let scripted = Scripted::of(release);
        let program = scripted.found().await.expect("a program that is known");
        assert_eq!(program.modes(), modes, "{release:?}");
        assert_eq!(scripted.started(), asked, "{release:?}");
    }
}

#[tokio::test]
async fn multihop_is_set_with_the_words_of_the_release() {
    assert_eq!(
        arguments(&MultihopWish::Mode(MultihopMode::On)).await,
        [
            ["relay set tunnel wireguard --use-multihop on"],
            ["relay set multihop on"],
            ["relay set multihop always"],
        ]
    );
    assert_eq!(
        arguments(&MultihopWish::Mode(MultihopMode::Off)).await,
        [
            ["relay set tunnel wireguard --use-multihop off"],
            ["relay set multihop off"],
            ["relay set multihop never"],
        ]
    );
    let (set, started) =
        Scripted::of(Release::Head).set(MultihopWish::Mode(MultihopMode::Auto)).await;
    set.expect("a script that takes it");
    assert_eq!(started, ["relay set multihop auto"]);
}

#[tokio::test]
async fn a_mode_that_a_release_does_not_name_is_not_tried() {
    for release in [Release::V2025_13, Release::V2026_4] {
        let (set, started) =
            Scripted::of(release).set(MultihopWish::Mode(MultihopMode::Auto)).await;
        let error = set.expect_err("no such word");
        assert!(matches!(error, ProgramError::NoSuchSetting), "{error:?}");
        assert_eq!(error.refusal(), Refusal::NoControl);
        assert_eq!(started, [""; 0]);
    }
}

#[tokio::test]
async fn an_entry_is_set_in_the_tree_of_the_release() {
    let [anywhere, city, relay] = entries();
    let at = |place: &str| {
        [
            [format!("relay set tunnel wireguard entry location {place}")],
            [format!("relay set entry location {place}")],
            [format!("relay set entry location {place}")],
        ]
    };
    assert_eq!(arguments(&anywhere).await, at("any"));
    assert_eq!(arguments(&city).await, at("se got"));
    assert_eq!(arguments(&relay).await, at("se got se-got-wg-001"));
}

#[tokio::test]
async fn without_a_command_for_the_entry_only_multihop_is_set() {
    let without = ENTRY_HELP.replace("  location     ", "  provider     ");
    for answers in [
        vec![("relay set multihop --help", ON_OFF_HELP)],
        vec![("relay set multihop --help", ON_OFF_HELP), ("relay set entry --help", &without)],
    ] {
        let scripted = Scripted::answering(&answers, "0");
        let (set, started) = scripted.set(MultihopWish::Mode(MultihopMode::On)).await;
        set.expect("a script that takes it");
        assert_eq!(started, ["relay set multihop on"]);
        for entry in entries() {
            let (set, started) = scripted.set(entry).await;
            assert_eq!(set.expect_err("no command").refusal(), Refusal::NoControl);
            assert_eq!(started, [""; 0]);
        }
    }
}

#[tokio::test]
async fn a_program_that_names_nothing_known_is_unknown() {
    let strange = ON_OFF_HELP.replace("on, off", "on, off, sometimes");
    let silent = ON_OFF_HELP.replace("[possible values: on, off]", "");
    for answers in [
        vec![],
        vec![("relay set multihop --help", strange.as_str())],
        vec![("relay set multihop --help", silent.as_str())],
    ] {
        let found = Scripted::answering(&answers, "0").found().await;
        assert_eq!(found.err(), Some(MultihopObstacle::UnknownProgram), "{answers:?}");
    }
}

#[tokio::test]
async fn a_program_of_another_version_than_the_daemon_is_asked_nothing_more() {
    let scripted = Scripted::of(Release::Head);
    for daemon in ["2026.5", "2026.4-dev-9380a8"] {
        let found = Program::find(scripted.choice(), daemon).await;
        let (program, daemon) = (VERSION.to_owned(), daemon.to_owned());
        assert_eq!(found.err(), Some(MultihopObstacle::OtherVersion { program, daemon }));
        assert_eq!(scripted.started(), ["--version"]);
    }
    let found = Program::find(scripted.choice(), "").await;
    assert_eq!(found.err(), Some(MultihopObstacle::UnknownProgram), "nothing to compare with");
    assert_eq!(scripted.started(), ["--version"]);
}

#[tokio::test]
async fn what_a_program_calls_itself_is_shown_without_what_cannot_be_seen_and_not_at_length() {
    let strange = format!("echo 'mullvad-cli 20\u{202e}26\u{7}.{}'; exit 0", "9".repeat(100));
    let found = Scripted::with_body(&strange).found().await;
    let Err(MultihopObstacle::OtherVersion { program, daemon }) = found else {
        panic!("{found:?}")
    };
    assert!(program.starts_with("2026.9") && program.len() == 40, "{program:?}");
    assert_eq!(daemon, VERSION);
}

#[tokio::test]
async fn a_program_that_was_exchanged_since_it_was_asked_sets_nothing() {
    let scripted = Scripted::of(Release::V2026_4);
    let program = scripted.found().await.expect("a program that is known");
    let upgraded = Scripted::of(Release::V2026_4);
    let script = std::fs::read_to_string(upgraded.path()).expect("it was written");
    super::write_program(
        &scripted.path(),
        &script.replace("mullvad-cli 2026.4", "mullvad-cli 2026.5"),
    );
    let refused = program.set(&MultihopWish::Mode(MultihopMode::Off)).await.expect_err("not set");
    assert_eq!(refused.refusal(), Refusal::NoControl);
    assert_eq!(upgraded.started(), ["--version"]);
}

/// What comes of setting multihop when the program ends so.
async fn ending(to_set: &str) -> ProgramError {
    ending_within(LONG, to_set).await
}

async fn ending_within(deadline: Duration, to_set: &str) -> ProgramError {
    let answers = Release::V2026_4.answers();
    let scripted = Scripted::answering(&answers, to_set);
    let choice = scripted.choice().within(LONG, deadline);
    let program = Program::find(choice, VERSION).await.expect("a program that is known");
    let asked = Instant::now();
    let error = program.set(&MultihopWish::Mode(MultihopMode::On)).await.expect_err("not done");
    assert!(asked.elapsed() < deadline + LONG, "{:?}", asked.elapsed());
    assert_eq!(error.refusal(), Refusal::RefusedByProgram);
    error
}

#[tokio::test]
async fn how_a_program_ends_is_told_apart() {
    let failed = ending("1").await;
    assert!(matches!(failed, ProgramError::Failed), "{failed:?}");
    let not_understood = ending("2").await;
    assert!(matches!(not_understood, ProgramError::NotUnderstood), "{not_understood:?}");
    let strange = ending("7").await;
    assert!(matches!(strange, ProgramError::Ended { code: Some(7) }), "{strange:?}");
    let killed = ending("kill -9 $$").await;
    assert!(matches!(killed, ProgramError::Ended { code: None }), "{killed:?}");
}

#[tokio::test]
async fn a_program_that_hangs_is_ended_with_all_that_it_started() {
    let folder = tempfile::tempdir().expect("a folder");
    let (numbers, alive) = (folder.path().join("numbers"), folder.path().join("alive"));
    let hangs = format!(
        "sleep 600 & echo $! > '{0}'; echo $$ >> '{0}'; wait; echo still >> '{1}'",
        numbers.display(),
        alive.display(),
    );
    let hung = ending_within(SOON, &hangs).await;
    assert!(matches!(hung, ProgramError::Silent), "{hung:?}");
    let numbers = std::fs::read_to_string(numbers).expect("it was started");
    for number in numbers.lines() {
        let runs = || {
            let stat = std::fs::read_to_string(format!("/proc/{number}/stat")).unwrap_or_default();
            // Who has ended and was not yet taken leave of is a zombie.
            !stat.is_empty() && !stat.contains(") Z ")
        };
        let ended = async {
            while runs() {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(LONG, ended).await.expect("an end of the whole group");
    }
    assert!(!alive.exists());
}

#[tokio::test]
async fn a_program_that_never_stops_talking_is_not_listened_to() {
    for stream in ["", " >&2"] {
        let floods =
            format!("while :; do echo 0123456789012345678901234567890123456789{stream}; done");
        let flood = ending(&floods).await;
        assert!(matches!(flood, ProgramError::TooMuch), "{flood:?}");
    }
    // As much as may be is heard.
    let much = "head -c 65536 /dev/zero; head -c 65536 /dev/zero >&2; exit 1";
    let heard = ending(much).await;
    assert!(matches!(heard, ProgramError::Failed), "{heard:?}");
}

#[tokio::test]
async fn help_that_hangs_or_floods_is_an_unknown_program_within_its_deadline() {
    for body in ["sleep 600", "yes"] {
        let scripted = Scripted::with_body(body);
        let asked = Instant::now();
        let found = Program::find(scripted.choice().within(SOON, SOON), VERSION).await;
        assert_eq!(found.err(), Some(MultihopObstacle::UnknownProgram));
        assert!(asked.elapsed() < SOON + LONG, "{:?}", asked.elapsed());
    }
}

#[tokio::test]
async fn nothing_of_the_surroundings_is_handed_on() {
    let scripted = Scripted::with_body(
        "env | sort > \"$(dirname \"$0\")/surroundings\"; pwd >> \"$(dirname \"$0\")/surroundings\"; cat >> \"$(dirname \"$0\")/surroundings\"",
    );
    let found = scripted.found().await;
    assert!(found.is_err());
    let told = std::fs::read_to_string(scripted.folder.path().join("surroundings"));
    let told = told.expect("it was started");
    // What the shell sets by itself is not handed on either.
    let own = ["PWD=", "OLDPWD=", "SHLVL=", "_="];
    let handed: Vec<&str> =
        told.lines().filter(|line| !own.iter().any(|start| line.starts_with(start))).collect();
    assert_eq!(handed, ["LC_ALL=C", "PATH=/usr/bin:/bin", "RUST_BACKTRACE=0", "/"]);
}
