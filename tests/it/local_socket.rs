//! Stories about the local socket: one Shoal at a time, every front end told the same, and nobody able to harm it.

use std::os::unix::fs::MetadataExt;
use std::time::{Duration, Instant};

use shoal_agent::log::Log;
use shoal_agent::single_instance::LockError;
use shoal_agent::{
    AgentConfig, CheckProgram, Client, DesktopLook, Ending, Lock, MultihopPort, Paths, Place,
    Running, TunnelAddresses, resident,
};
use shoal_core::findings::SettingsFileState;
use shoal_core::front::{FromFront, PROTOCOL};
use shoal_core::snapshot::Snapshot;
use shoal_core::{Command, SettingsChange, TunnelAddress};
use shoal_mullvad::{ProgramChoice, SocketChoice};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{UnixListener, UnixStream};
use tokio::time::timeout;

/// A story that takes longer than this has got stuck.
const STUCK: Duration = Duration::from_secs(20);

/// A user's folders, without any Mullvad.
struct Home {
    dir: TempDir,
    paths: Paths,
}

impl Home {
    fn new() -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        let paths = Paths::under(dir.path());
        Self { dir, paths }
    }

    fn config(&self) -> AgentConfig {
        let socket = SocketChoice::Simulation(self.dir.path().join("no-daemon"));
        AgentConfig {
            exit_check: CheckProgram::default(),
            tunnel_addresses: TunnelAddresses::Given(std::sync::Arc::new(TunnelAddress::default)),
            multihop: MultihopPort::Program(ProgramChoice::mullvads(&socket)),
            relays: None,
            socket,
            paths: self.paths.clone(),
            language: shoal_core::Language::En,
            log: Log::off(),
            desktop: DesktopLook::default(),
        }
    }

    fn starts(&self) -> Running {
        let lock =
            Lock::take(&self.paths).expect("a folder of one's own").expect("nobody else runs");
        resident(self.config(), lock).expect("a socket")
    }

    async fn client(&self) -> Client {
        Client::connect(&self.paths).await.expect("it answers").expect("a Shoal runs")
    }

    /// A connection that speaks by hand.
    async fn by_hand(&self) -> BufReader<UnixStream> {
        BufReader::new(UnixStream::connect(self.paths.socket()).await.expect("it listens"))
    }
}

fn change(people: u32) -> Command {
    Command::Change { change: SettingsChange::FewPeople { people: Some(people) } }
}

fn line(message: &FromFront) -> Vec<u8> {
    let mut line = serde_json::to_vec(message).expect("plain values");
    line.push(b'\n');
    line
}

fn hello() -> Vec<u8> {
    line(&FromFront::Hello { protocol: PROTOCOL })
}

/// Waits until the other end hangs up; what came before is dropped.
async fn hung_up(stream: &mut BufReader<UnixStream>) {
    let mut rest = Vec::new();
    // A connection with unread lines in it is reset: that is an end too.
    let end = timeout(STUCK, stream.read_to_end(&mut rest)).await;
    drop(end.expect("it hangs up before the story gets stuck"));
}

#[tokio::test]
async fn a_front_end_on_the_socket_sees_what_one_in_the_program_sees() {
    let home = Home::new();
    let mut running = home.starts();
    let client = home.client().await;
    client.command(change(9)).await.expect("Shoal runs");
    let changed = |shown: &Snapshot| shown.settings.few_people == Some(9);
    let told = client.snapshots().wait_for(changed).await.expect("Shoal runs").clone();
    let shown = running.ports.snapshots.wait_for(changed).await.expect("Shoal runs").clone();
    assert_eq!(told, shown);
    assert_eq!(running.quit().await, Ending::Quit);
}

#[tokio::test]
async fn the_socket_is_closed_to_others() {
    let home = Home::new();
    let _running = home.starts();
    let mode = |path: &std::path::Path| path.symlink_metadata().expect("readable").mode() & 0o777;
    assert_eq!(mode(home.paths.runtime_dir()), 0o700);
    assert_eq!(mode(&home.paths.socket()), 0o600);
    assert_eq!(mode(&home.paths.lock()), 0o600);
}

#[tokio::test]
async fn of_many_started_at_once_exactly_one_stays_and_the_others_reach_it() {
    let home = Home::new();
    let starts = (0..50).map(|_| {
        let (paths, config) = (home.paths.clone(), home.config());
        tokio::spawn(async move {
            match Place::find(&paths).await.expect("the place can be looked at") {
                Place::Ours(lock) => Some(resident(config, lock).expect("it starts")),
                Place::Taken(client) => {
                    client.show().await.expect("Shoal runs");
                    client.close().await;
                    None
                }
            }
        })
    });
    let starts: Vec<_> = starts.collect();
    let mut staying = Vec::new();
    for start in starts {
        staying.extend(start.await.expect("Shoal runs"));
    }
    assert_eq!(staying.len(), 1);
    let mut show = staying[0].ports.show.clone();
    assert_eq!(*show.wait_for(|times| *times == 49).await.expect("Shoal runs"), 49);
}

#[tokio::test]
async fn a_second_start_shows_the_first_ones_window() {
    let home = Home::new();
    let mut running = home.starts();
    let Place::Taken(second) = Place::find(&home.paths).await.expect("the place can be looked at")
    else {
        panic!()
    };
    second.show().await.expect("Shoal runs");
    second.close().await;
    running.ports.show.changed().await.expect("Shoal runs");
}

#[tokio::test]
async fn a_socket_that_a_killed_shoal_left_behind_is_replaced_within_a_second() {
    // A machine may be busy with something else for as long; what takes a start that long does so each time.
    let mut all = Vec::new();
    for _ in 0..3 {
        let took = start_beside_a_dead_socket().await;
        if took < Duration::from_secs(1) {
            return;
        }
        all.push(took);
    }
    panic!("it was replaced after {all:?}");
}

async fn start_beside_a_dead_socket() -> Duration {
    let home = Home::new();
    std::fs::create_dir_all(home.paths.runtime_dir()).expect("the folder is ours");
    // The kernel keeps the name when a process is killed, and gives its lock back.
    drop(std::os::unix::net::UnixListener::bind(home.paths.socket()).expect("a short path"));
    assert!(home.paths.socket().exists());
    let begun = Instant::now();
    let Place::Ours(lock) = Place::find(&home.paths).await.expect("a free place") else {
        panic!("a dead Shoal was taken for one that runs")
    };
    let running = resident(home.config(), lock).expect("a socket");
    home.client().await;
    let took = begun.elapsed();
    running.quit().await;
    took
}

#[tokio::test]
async fn after_an_end_the_place_is_free_and_the_socket_gone() {
    let home = Home::new();
    home.starts().quit().await;
    assert!(!home.paths.socket().exists());
    assert!(Client::connect(&home.paths).await.expect("no error").is_none());
    assert!(matches!(
        Place::find(&home.paths).await.expect("the place can be looked at"),
        Place::Ours(_)
    ));
}

#[tokio::test]
async fn a_shoal_that_hangs_is_reported_within_seconds() {
    let home = Home::new();
    let _lock = Lock::take(&home.paths).expect("the folder is there").expect("it is free");
    let begun = Instant::now();
    let error = Place::find(&home.paths).await.expect_err("it is refused");
    assert!(matches!(error, LockError::Closed), "{error:?}");

    let _listener = UnixListener::bind(home.paths.socket()).expect("a socket");
    let error = Place::find(&home.paths).await.expect_err("it is refused");
    assert!(matches!(error, LockError::Silent(_)), "{error:?}");
    // Two seconds each, on a machine that is not busy.
    assert!(begun.elapsed() < STUCK, "{:?}", begun.elapsed());
}

#[tokio::test]
async fn a_front_end_is_told_whether_shoal_was_ended_or_died() {
    let home = Home::new();
    let running = home.starts();
    let client = home.client().await;
    let mut snapshots = client.snapshots();
    running.quit().await;
    while snapshots.changed().await.is_ok() {}
    assert!(client.has_ended_well());

    let running = home.starts();
    let client = home.client().await;
    let mut snapshots = client.snapshots();
    drop(running);
    while snapshots.changed().await.is_ok() {}
    assert!(!client.has_ended_well());
}

#[tokio::test]
async fn what_is_not_of_the_language_ends_that_connection_and_no_other() {
    let home = Home::new();
    let running = home.starts();
    let witness = home.client().await;
    let too_long = [hello(), vec![b'x'; 64 * 1024 + 1]].concat();
    let other_version = line(&FromFront::Hello { protocol: PROTOCOL + 1 });
    let deep = [hello(), b"[".repeat(60_000), b"\n".to_vec()].concat();
    for said in [
        b"GET / HTTP/1.1\r\n\r\n".to_vec(),
        [hello(), b"nonsense\n".to_vec()].concat(),
        [hello(), b"\xff\xfe\x00\n".to_vec()].concat(),
        [hello(), b"{\"kind\":\"command\"}\n".to_vec()].concat(),
        [hello(), hello()].concat(),
        line(&FromFront::Show),
        other_version,
        too_long,
        deep,
    ] {
        let mut stream = home.by_hand().await;
        // It may hang up before it has heard all.
        drop(stream.write_all(&said).await);
        hung_up(&mut stream).await;
    }
    witness.command(change(9)).await.expect("Shoal runs");
    let changed = |shown: &Snapshot| shown.settings.few_people == Some(9);
    witness.snapshots().wait_for(changed).await.expect("Shoal runs");
    assert_eq!(*running.ports.show.borrow(), 0, "`show` before `hello` must not count");
}

#[tokio::test]
async fn random_bytes_never_stop_shoal() {
    let home = Home::new();
    let _running = home.starts();
    let mut seed = 7_u64;
    for _ in 0..300 {
        let mut said = hello();
        for _ in 0..64 {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            said.push(seed.to_be_bytes()[0]);
        }
        said.push(b'\n');
        let mut stream = home.by_hand().await;
        drop(stream.write_all(&said).await);
        hung_up(&mut stream).await;
    }
    home.client().await;
}

#[tokio::test]
async fn a_client_of_another_version_is_told_so() {
    let home = Home::new();
    std::fs::create_dir_all(home.paths.runtime_dir()).expect("writable");
    let listener = UnixListener::bind(home.paths.socket()).expect("a socket");
    let another_shape = [hello(), b"{\"kind\":\"snapshot\",\"snapshot\":{}}\n".to_vec()].concat();
    for said in [b"{\"kind\":\"hello\",\"protocol\":99}\n".to_vec(), another_shape] {
        let (client, served) = tokio::join!(Client::connect(&home.paths), async {
            let (mut stream, _) = listener.accept().await.expect("somebody calls");
            stream.write_all(&said).await.expect("writable");
            stream
        });
        let error = client.expect_err("it is refused");
        assert!(error.is_other_version(), "{error:?}");
        let told = error.to_string();
        assert!(
            told.contains(env!("CARGO_PKG_VERSION")) && told.contains("start it anew"),
            "{told}"
        );
        drop(served);
    }
}

#[tokio::test]
async fn a_changed_setting_is_on_disk_when_shoal_has_ended_and_an_edit_counts_at_once() {
    let home = Home::new();
    let running = home.starts();
    running.ports.commands.send(change(9)).await.expect("Shoal runs");
    running.quit().await;
    let path = home.paths.settings_file().expect("there is a home");
    let text = std::fs::read_to_string(&path).expect("readable");
    assert!(text.contains("few_people = 9"), "{text}");

    let mut running = home.starts();
    assert_eq!(running.ports.snapshots.borrow().settings.few_people, Some(9));
    std::fs::write(&path, text.replace("few_people = 9", "few_people = 11")).expect("writable");
    let edited = |shown: &Snapshot| shown.settings.few_people == Some(11);
    timeout(STUCK, running.ports.snapshots.wait_for(edited))
        .await
        .expect("in time")
        .expect("the agent runs");
    std::fs::write(&path, "few_people = 5000\n").expect("writable");
    let named =
        |shown: &Snapshot| matches!(shown.settings_file, SettingsFileState::OneKeyUnused { .. });
    timeout(STUCK, running.ports.snapshots.wait_for(named))
        .await
        .expect("in time")
        .expect("the agent runs");
    assert_eq!(running.ports.snapshots.borrow().settings.few_people, Some(11));
}

#[tokio::test]
async fn a_broken_settings_file_is_kept_aside_and_said() {
    let home = Home::new();
    let path = home.paths.settings_file().expect("there is a home");
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("writable");
    std::fs::write(&path, "]").expect("writable");
    let mut running = home.starts();
    let said = |shown: &Snapshot| shown.settings_kept_aside;
    running.ports.snapshots.wait_for(said).await.expect("Shoal runs");
    running.quit().await;

    // What was kept aside is said once: the next Shoal would say so before it has looked for the daemon.
    let mut running = home.starts();
    let looked = |shown: &Snapshot| shown.trouble.is_some();
    let shown = timeout(STUCK, running.ports.snapshots.wait_for(looked)).await;
    assert!(!shown.expect("it looks").expect("it runs").settings_kept_aside);
}

#[tokio::test]
async fn the_demo_keeps_nothing_on_disk() {
    let demo = Paths::of_demo();
    assert_eq!(demo.settings_file(), None);
    assert_ne!(demo.runtime_dir(), Paths::of_user().runtime_dir());
    assert!(demo.runtime_dir().to_string_lossy().contains("shoal-demo"));
}
