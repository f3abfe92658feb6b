//! The report that a user may hand to whoever helps them: what stands in it and what never does, and that what is saved
//! is what was shown.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::Value;
use shoal_agent::diagnostics::{Facts, MOST_A_DAY, Platform, redacted, report, save};
use shoal_agent::log::{Log, Note};
use shoal_agent::{
    AgentConfig, CheckProgram, DesktopFacts, DesktopLook, MultihopPort, Paths, Running,
    TunnelAddresses, one_shot, serve_front,
};
use shoal_core::autostart::{Autostart, AutostartObstacle};
use shoal_core::diagnostics::{DiagnosticsPage, DiagnosticsSaved};
use shoal_core::findings::{Findings, ResidentFinding, SettingsFileState, SocketFinding};
use shoal_core::front::{FromFront, PROTOCOL, Page, PageData, ToFront};
use shoal_core::history::{HistoryState, HistoryTrouble};
use shoal_core::multihop::MultihopObstacle;
use shoal_core::redaction::Redactor;
use shoal_core::{Command, Language, Snapshot, Source, Trouble, UnixSeconds};
use shoal_mullvad::{ProgramChoice, SocketChoice};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, DuplexStream};
use tokio::time::timeout;

/// A story that takes longer than this has got stuck.
const STUCK: Duration = Duration::from_secs(20);

/// 23 November 2026, a little after noon in UTC.
const NOON: UnixSeconds = UnixSeconds(1_795_435_300);

fn fixtures() -> Vec<(String, Snapshot)> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/snapshots");
    let entries = fs::read_dir(dir).expect("there is a folder of snapshots");
    let paths = entries.map(|entry| entry.expect("it can be read").path());
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("it is text");
        let name = path.file_stem().expect("it has a name").to_string_lossy().into_owned();
        (name, serde_json::from_str(&text).expect("a snapshot"))
    };
    paths.map(read).collect()
}

/// A machine on which much is amiss, and whose paths and reasons name its user.
fn findings() -> Findings {
    Findings {
        source: Source::Daemon,
        trouble: Some(Trouble::NoPermission),
        daemon_version: Some("2026.5".to_owned()),
        socket: SocketFinding::OwnedBy { owner: 1000 },
        socket_path: "/home/anna/mullvad\nforged: line".to_owned(),
        unchecked_socket: true,
        daemon_runs: Some(true),
        app_installed: true,
        relays_known: 612,
        relays_left_out: 1,
        settings_file: SettingsFileState::OneKeyUnused {
            key: "few_people".to_owned(),
            allowed: "invalid type: string \"se-got\", expected u32".to_owned(),
        },
        settings_path: Some("/home/anna/.config/shoal/settings.toml".to_owned()),
        history: HistoryState::NotKept {
            trouble: HistoryTrouble::Refused {
                reason: "/data/anna/shoal belongs to another user (id 0)".to_owned(),
            },
        },
        history_path: Some("/data/anna/shoal/history.db".to_owned()),
        history_kept_aside: Some("/data/anna/shoal/history.db.corrupt-1795435300".to_owned()),
        multihop_modes: Vec::new(),
        multihop_obstacle: Some(MultihopObstacle::OtherVersion {
            program: "2025.1".to_owned(),
            daemon: "2026.5".to_owned(),
        }),
        resident: ResidentFinding::Running,
        autostart: Some(Autostart::NotPossible {
            obstacle: AutostartObstacle::Simulation,
            is_there: false,
        }),
        autostart_path: None,
        tray_host: Some(false),
        notices_shown: None,
        as_root: false,
    }
}

fn platform() -> Platform {
    Platform {
        system: "Linux 6.12.0".to_owned(),
        processor: "x86_64".to_owned(),
        distribution: Some("debian 13".to_owned()),
        desktop: Some("ubuntu:GNOME".to_owned()),
        session: None,
    }
}

fn notes() -> Vec<(UnixSeconds, Note)> {
    let note = |what, trouble| Note { what, trouble };
    vec![
        (NOON.plus(-90_000), note("source found", None)),
        (NOON.plus(-7_000), note("source failed", Some(Trouble::DaemonNotRunning))),
        (NOON.plus(-3_000), note("source failed", Some(Trouble::DaemonNotRunning))),
        (NOON.plus(-60), note("source failed", Some(Trouble::NoPermission))),
        (NOON.plus(-30), note("tunnel reported", None)),
        (NOON.plus(-20), note("tunnel reported", None)),
    ]
}

/// What is found on that machine beside a Shoal that shows this.
fn findings_beside(snapshot: &Snapshot) -> Findings {
    Findings {
        source: snapshot.source,
        trouble: snapshot.trouble,
        daemon_version: snapshot.daemon_version.clone(),
        relays_known: snapshot.relays_known,
        relays_left_out: snapshot.relays_left_out,
        settings_file: snapshot.settings_file.clone(),
        history: snapshot.history.state.clone(),
        history_kept_aside: snapshot.history.kept_aside.clone(),
        multihop_modes: snapshot.multihop.modes.clone(),
        multihop_obstacle: snapshot.multihop.obstacle.clone(),
        autostart: snapshot.autostart.clone(),
        ..findings()
    }
}

fn report_on(snapshot: &Snapshot, findings: &Findings) -> String {
    let (platform, notes) = (platform(), notes());
    report(&Facts { platform: &platform, findings, snapshot, notes: &notes, now: NOON })
}

#[test]
fn a_whole_report() {
    let all = fixtures();
    let (_, snapshot) =
        all.iter().find(|(name, _)| name == "action-verified").expect("it is there");
    let redactor = Redactor::new(["/home/anna".to_owned()], ["anna".to_owned()]);
    let told = redacted(&report_on(snapshot, &findings()), &redactor);
    assert!(!told.contains("1795435300"), "{told}");
    assert!(!told.contains("anna") && !told.contains("se-got"), "{told}");
    insta::assert_snapshot!(told);
}

/// Places, relays, addresses and figures of a snapshot as they stand in it.
fn telling(value: &Value, key: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(key, it)| telling(it, key, found)),
        Value::Array(values) => values.iter().for_each(|it| telling(it, key, found)),
        Value::String(text) if TELLING.contains(&key) => found.push(text.clone()),
        // A small number may stand for anything.
        Value::Number(number) if TELLING.contains(&key) && number.as_f64() > Some(99.0) => {
            found.push(number.to_string());
        }
        Value::String(_) | Value::Number(_) | Value::Bool(_) | Value::Null => {}
    }
}

const TELLING: [&str; 16] = [
    "home_country",
    "favourites",
    "relay",
    "city",
    "city_code",
    "country",
    "address",
    "exit_ip",
    "likely",
    "low",
    "high",
    "since",
    "created",
    "next_at",
    "asked_at",
    "from",
];

#[test]
fn no_report_tells_a_place_a_relay_an_address_a_figure_or_a_moment_of_any_snapshot() {
    let mut looked_for = 0;
    for (name, snapshot) in fixtures() {
        let told = report_on(&snapshot, &findings_beside(&snapshot));
        let mut secrets = Vec::new();
        telling(&serde_json::to_value(&snapshot).expect("plain values"), "", &mut secrets);
        // The custom list is the user's own word; whole words only, since a country's code is two letters.
        secrets.extend(snapshot.replaces_custom_list.clone().filter(|it| !it.is_empty()));
        let words: Vec<&str> =
            told.split(|c: char| c.is_whitespace() || ",()".contains(c)).collect();
        for secret in &secrets {
            assert!(!words.contains(&secret.as_str()), "{name}: {secret} in {told}");
            assert!(secret.len() < 5 || !told.contains(secret), "{name}: {secret} in {told}");
        }
        looked_for += secrets.len();
    }
    assert!(looked_for > 500, "{looked_for}");
}

#[test]
fn a_line_that_is_cut_keeps_no_half_of_what_was_redacted() {
    let (_, snapshot) = fixtures().remove(0);
    let redactor = Redactor::new(["/srv/anna".to_owned()], ["anna".to_owned()]);
    for secret in ["2001:db8:3::17", "1234567812345678", "/srv/anna"] {
        for before in 200..360 {
            let socket_path = format!("{} {secret} {}", "x".repeat(before), "y".repeat(300));
            let found = Findings { socket_path, ..findings() };
            let told = redacted(&report_on(&snapshot, &found), &redactor);
            for half in ["2001", "1234", "/srv"] {
                assert!(!told.contains(half), "{secret} after {before}: {told}");
            }
            assert!(told.lines().all(|line| line.chars().count() <= 320), "{told}");
            assert_eq!(redacted(&told, &redactor), told, "it stays as it is");
        }
    }
}

#[test]
fn a_report_of_a_simulation_begins_with_that() {
    let (_, mut snapshot) = fixtures().remove(0);
    snapshot.source = Source::Simulation;
    let findings = findings_beside(&snapshot);
    assert!(report_on(&snapshot, &findings).starts_with("SIMULATION"));
}

/// An agent in a folder of its own, and a front end at its socket.
struct Story {
    running: Running,
    front: BufReader<DuplexStream>,
    dir: tempfile::TempDir,
}

impl Story {
    async fn begins(paths: impl Fn(&Path) -> Paths) -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        let socket = SocketChoice::Unchecked(dir.path().join("no-daemon"));
        let desktop = async || DesktopFacts { tray_host: true, notices_shown: false };
        let running = one_shot(AgentConfig {
            exit_check: CheckProgram::default(),
            tunnel_addresses: TunnelAddresses::Interface,
            multihop: MultihopPort::Program(ProgramChoice::mullvads(&socket)),
            relays: None,
            socket,
            paths: paths(dir.path()),
            language: Language::En,
            log: Log::in_memory(),
            desktop: DesktopLook::by(desktop),
        })
        .expect("a timer");
        let (ours, theirs) = tokio::io::duplex(4096);
        let (reader, writer) = tokio::io::split(theirs);
        tokio::spawn(serve_front(reader, writer, running.ports.clone()));
        let mut story = Self { running, front: BufReader::new(ours), dir };
        story.says(&FromFront::Hello { protocol: PROTOCOL }).await;
        story
    }

    async fn says(&mut self, message: &FromFront) {
        let mut line = serde_json::to_vec(message).expect("plain values");
        line.push(b'\n');
        self.front.write_all(&line).await.expect("it hears");
    }

    async fn hears(&mut self) -> DiagnosticsPage {
        let hear = async {
            loop {
                let mut line = String::new();
                self.front.read_line(&mut line).await.expect("it speaks");
                if let ToFront::Page { data: PageData::Diagnostics(page) } =
                    serde_json::from_str(&line).expect("its language")
                {
                    return page;
                }
            }
        };
        timeout(STUCK, hear).await.expect("it is told")
    }

    async fn looks(&mut self) -> DiagnosticsPage {
        self.says(&FromFront::LookingAt { page: Page::Diagnostics }).await;
        self.hears().await
    }

    async fn saves(&mut self, number: u32) -> DiagnosticsPage {
        self.says(&FromFront::SaveDiagnostics { number }).await;
        self.hears().await
    }

    /// What lies in the folder of reports.
    fn files(&self) -> Vec<PathBuf> {
        let Ok(entries) = fs::read_dir(self.dir.path().join("state/shoal")) else {
            return Vec::new();
        };
        let mut files: Vec<_> = entries.map(|entry| entry.expect("readable").path()).collect();
        files.sort();
        files
    }
}

fn path_of(page: &DiagnosticsPage) -> PathBuf {
    let DiagnosticsSaved::Saved { path } = &page.saved else { panic!("{:?}", page.saved) };
    path.into()
}

#[tokio::test]
async fn what_is_saved_is_what_was_shown_whatever_happened_in_between() {
    let mut story = Story::begins(Paths::under).await;
    let shown = story.looks().await;
    assert_eq!((shown.number, &shown.saved), (1, &DiagnosticsSaved::NotAsked));
    assert!(shown.text.contains("\ntray host: yes\n"), "{}", shown.text);
    assert!(story.files().is_empty(), "nothing is saved unasked");
    let commands = &story.running.ports.commands;
    commands.send(Command::Reconnect).await.expect("it hears");

    let saved = story.saves(1).await;
    assert_eq!(saved.text, shown.text);
    let path = path_of(&saved);
    assert_eq!(fs::read_to_string(&path).expect("it is there"), shown.text);
    assert_eq!(fs::metadata(&path).expect("it is there").permissions().mode() & 0o777, 0o600);
    assert_eq!(path.parent().map(Path::to_owned), shown.folder.map(PathBuf::from));

    let anew = story.looks().await;
    assert_eq!(anew.number, 2);
    assert!(anew.text.contains("reconnect asked for: 1"), "{}", anew.text);
    let second = path_of(&story.saves(2).await);
    assert_ne!(second, path, "none is written over");
    assert_eq!(fs::read_to_string(&path).expect("it is there"), shown.text);
    assert_eq!(fs::read_to_string(&second).expect("it is there"), anew.text);
}

#[tokio::test]
async fn a_report_that_was_not_shown_is_not_saved() {
    let mut story = Story::begins(Paths::under).await;
    story.says(&FromFront::SaveDiagnostics { number: 0 }).await;
    story.says(&FromFront::SaveDiagnostics { number: 1 }).await;
    let shown = story.looks().await;
    for number in [0, shown.number + 1] {
        assert_eq!(story.saves(number).await.saved, DiagnosticsSaved::NotShown);
    }
    // Who looks away has nothing to save any more.
    story.says(&FromFront::LookingAt { page: Page::Now }).await;
    story.says(&FromFront::SaveDiagnostics { number: shown.number }).await;
    assert_eq!(story.looks().await.saved, DiagnosticsSaved::NotAsked);
    assert!(story.files().is_empty());
}

#[tokio::test]
async fn where_nothing_is_kept_nothing_is_saved_and_that_is_said() {
    let mut story = Story::begins(|_| Paths::of_demo()).await;
    assert_eq!(story.looks().await.folder, None);
    assert_eq!(story.saves(1).await.saved, DiagnosticsSaved::NoFolder { reason: None });
}

#[tokio::test]
async fn a_folder_that_cannot_be_used_is_told_with_the_reason() {
    let mut story = Story::begins(Paths::under).await;
    story.looks().await;
    fs::write(story.dir.path().join("state"), "in the way").expect("the folder is ours");
    let DiagnosticsSaved::NoFolder { reason: Some(reason) } = story.saves(1).await.saved else {
        panic!("a file is no folder")
    };
    assert!(reason.contains("state/shoal"), "{reason}");
    // Once that is mended, the same report can be saved.
    fs::remove_file(story.dir.path().join("state")).expect("it is ours");
    path_of(&story.saves(1).await);
}

#[test]
fn a_day_holds_so_many_reports_and_no_more() {
    let dir = tempfile::tempdir().expect("a folder");
    let folder = dir.path().join("shoal");
    for number in 1..=MOST_A_DAY {
        let saved = save(&folder, NOON, &number.to_string());
        assert!(matches!(saved, DiagnosticsSaved::Saved { .. }), "{saved:?}");
    }
    assert_eq!(save(&folder, NOON, "more"), DiagnosticsSaved::TooMany { count: MOST_A_DAY });
    let first = folder.join("diagnostics-2026-11-23.txt");
    assert_eq!(fs::read_to_string(first).expect("the first"), "1");
    assert_eq!(fs::read_dir(&folder).expect("it is there").count(), 20);
    let tomorrow = save(&folder, NOON.plus(86_400), "tomorrow");
    assert!(matches!(tomorrow, DiagnosticsSaved::Saved { path } if path.ends_with("-24.txt")));
}

#[tokio::test]
async fn what_is_forgotten_is_in_no_report() {
    let mut story = Story::begins(|_| Paths::of_demo()).await;
    let (snapshots, commands) =
        (story.running.ports.snapshots.clone(), story.running.ports.commands.clone());
    commands.send(Command::Reconnect).await.expect("it hears");
    commands.send(Command::Forget).await.expect("it hears");
    let mut snapshots = snapshots;
    let forgotten = snapshots.wait_for(|snapshot| snapshot.history.forgotten > 0);
    timeout(STUCK, forgotten).await.expect("in time").expect("it runs");
    let text = story.looks().await.text;
    assert!(!text.contains("reconnect asked for"), "{text}");
    assert!(text.contains("history erased: 1"), "{text}");
}
