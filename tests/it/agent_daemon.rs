//! Stories about the whole way: from a daemon's event to the snapshot, and from a click back to the daemon.

use std::sync::Arc;
use std::time::{Duration, Instant};

use shoal_agent::log::Log;
use shoal_agent::{
    AgentConfig, CheckProgram, Client, DesktopLook, Lock, MultihopPort, Paths, Running,
    TunnelAddresses, one_shot, resident,
};
use shoal_core::relay::CityCode;
use shoal_core::snapshot::{ActionPhase, ExitIpState, Outcome, TunnelState};
use shoal_core::{Command, Snapshot, Source, SwitchTarget, Trouble, TunnelAddress};
use shoal_mullvad::{ProgramChoice, SocketChoice};
use shoal_sim::{DaemonConfig, Fault, SimDaemon};
use support::part;
use tempfile::TempDir;
use tokio::time::timeout;

/// A story that takes longer than this has got stuck.
const STUCK: Duration = Duration::from_mins(1);

/// A simulated Mullvad and the folders of a Shoal.
struct Machine {
    daemon: SimDaemon,
    paths: Paths,
    _dir: TempDir,
}

impl Machine {
    fn new() -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        let config = DaemonConfig::new(7, dir.path().join("mullvad-vpn")).at_speed(20.0);
        let daemon = SimDaemon::start(&config).expect("a daemon on a new socket");
        Self { daemon, paths: Paths::under(dir.path()), _dir: dir }
    }

    fn config(&self) -> AgentConfig {
        let simulated = self.daemon.tunnel_address();
        let read = move || {
            let address = *simulated.borrow();
            TunnelAddress {
                v4: address.map(shoal_sim::TunnelAddress::v4),
                v6: address.map(shoal_sim::TunnelAddress::v6),
            }
        };
        let socket = SocketChoice::Simulation(self.daemon.socket().to_owned());
        AgentConfig {
            exit_check: CheckProgram::default(),
            tunnel_addresses: TunnelAddresses::Given(Arc::new(read)),
            multihop: MultihopPort::Program(ProgramChoice::mullvads(&socket)),
            relays: None,
            socket,
            paths: self.paths.clone(),
            language: shoal_core::Language::En,
            log: Log::off(),
            desktop: DesktopLook::default(),
        }
    }

    fn resident(&self) -> Running {
        let lock = Lock::take(&self.paths).expect("a folder").expect("nobody else runs");
        resident(self.config(), lock).expect("an agent")
    }
}

/// Waits until a snapshot is so.
async fn shown(running: &Running, is_so: impl Fn(&Snapshot) -> bool) -> Snapshot {
    let mut snapshots = running.ports.snapshots.clone();
    let found = timeout(STUCK, snapshots.wait_for(|shown| is_so(shown))).await;
    found.expect("before the story got stuck").expect("an agent at work").clone()
}

fn has_crowd(shown: &Snapshot) -> bool {
    shown.crowd.now.is_some()
}

/// How the last action ended, if it has.
fn outcome(shown: &Snapshot) -> Option<Outcome> {
    match &shown.action.as_ref()?.phase {
        ActionPhase::Ended { outcome, .. } => Some(*outcome),
        ActionPhase::ReplacingKey
        | ActionPhase::Asking
        | ActionPhase::Reconnecting
        | ActionPhase::Verifying
        | ActionPhase::Restoring => None,
    }
}

#[tokio::test]
async fn the_number_is_about_the_exit_ip_that_the_daemon_has() {
    let machine = Machine::new();
    let running = machine.resident();
    let told = shown(&running, has_crowd).await;
    assert_eq!(told.source, Source::Simulation);
    let exit = machine.daemon.exit().await.expect("it starts connected");
    assert_eq!(told.exit_ip.v4.address.map(|address| address.0), Some(exit.v4.into()));
    let relay = told.tunnel.exit.and_then(|exit| exit.relay).expect("a relay");
    assert_eq!(relay.to_string(), exit.relay);
}

#[tokio::test]
async fn a_switch_asked_for_over_the_socket_is_verified_and_undone_byte_for_byte() {
    let machine = Machine::new();
    let running = machine.resident();
    let before = shown(&running, has_crowd).await;
    let settings = machine.daemon.relay_settings().await;
    let client = Client::connect(&machine.paths).await.expect("no error").expect("a Shoal runs");

    let target = SwitchTarget::City { city: CityCode::new("se-sto").expect("a city") };
    let seen_in = Some(before.tunnel.epoch);
    client.command(Command::Switch { target, seen_in }).await.expect("Shoal runs");
    let ended = shown(&running, |shown| outcome(shown).is_some()).await;
    assert_eq!(outcome(&ended), Some(Outcome::Verified));
    let city = ended.tunnel.exit.and_then(|exit| exit.city_code);
    assert_eq!(city, CityCode::new("se-sto").ok());
    assert_ne!(ended.exit_ip.v4.address, before.exit_ip.v4.address);
    assert_ne!(machine.daemon.relay_settings().await, settings);

    // The next action may be asked for when the cool-down is over.
    let action = ended.action.expect("it has ended");
    let mut clock = shoal_agent::clock::Clock::wall().expect("a clock");
    clock.until(action.next_at).await;
    client.command(Command::Undo { anyway: false }).await.expect("Shoal runs");
    let undone = |shown: &Snapshot| {
        outcome(shown).is_some() && shown.action.as_ref().is_some_and(|now| now.id != action.id)
    };
    let ended = shown(&running, undone).await;
    assert_eq!(outcome(&ended), Some(Outcome::Verified));
    assert_eq!(machine.daemon.relay_settings().await, settings);
}

#[tokio::test]
async fn a_daemon_that_goes_away_takes_the_number_with_it_and_brings_it_back() {
    let machine = Machine::new();
    let running = machine.resident();
    shown(&running, has_crowd).await;
    machine.daemon.stop().await.expect("the daemon does as it is told");
    let gone = shown(&running, |shown| shown.trouble == Some(Trouble::DaemonNotRunning)).await;
    assert_eq!((gone.crowd.now, gone.tunnel.state), (None, TunnelState::Unknown));
    machine.daemon.start_again().await.expect("the daemon does as it is told");
    let back = shown(&running, has_crowd).await;
    assert_eq!((back.trouble, back.exit_ip.v4.state), (None, ExitIpState::Known));
}

#[tokio::test]
async fn a_daemon_that_hangs_is_found_out_when_its_user_asks_for_something() {
    let machine = Machine::new();
    let running = machine.resident();
    shown(&running, has_crowd).await;
    machine.daemon.set_fault(Fault::Hang("GetTunnelState")).await;
    let asked = Instant::now();
    running.ports.commands.send(Command::OpenWindow).await.expect("Shoal runs");
    let gone = shown(&running, |shown| shown.trouble.is_some()).await;
    // Five seconds are the deadline of a call; the rest is for a busy machine.
    assert!(asked.elapsed() < Duration::from_secs(20), "{:?}", asked.elapsed());
    assert_eq!(gone.crowd.now, None);
}

#[tokio::test]
async fn shoal_ends_at_once_although_the_daemon_hangs() {
    // A machine may be busy with something else for as long; what holds the end up does so each time.
    let mut all = Vec::new();
    for _ in 0..3 {
        let took = end_while_the_daemon_hangs().await;
        if took < Duration::from_secs(2) {
            return;
        }
        all.push(took);
    }
    panic!("it ended after {all:?}");
}

async fn end_while_the_daemon_hangs() -> Duration {
    let machine = Machine::new();
    let running = machine.resident();
    shown(&running, has_crowd).await;
    machine.daemon.set_fault(Fault::Hang("SetRelaySettings")).await;
    let target = SwitchTarget::City { city: CityCode::new("se-sto").expect("a code") };
    let ask = Command::Switch { target, seen_in: None };
    running.ports.commands.send(ask).await.expect("an agent at work");
    shown(&running, |shown| shown.action.is_some()).await;
    let asked = Instant::now();
    running.quit().await;
    asked.elapsed()
}

#[tokio::test]
async fn an_agent_for_one_command_opens_no_socket_and_writes_nothing() {
    let machine = Machine::new();
    let running = one_shot(machine.config()).expect("it starts");
    shown(&running, has_crowd).await;
    assert!(!machine.paths.socket().exists());
    assert!(!machine.paths.runtime_dir().exists());
    assert!(!machine.paths.settings_file().expect("there is a home").exists());
    running.quit().await;
}

#[tokio::test]
async fn a_list_beside_the_daemons_adds_its_relays_and_takes_none_away() {
    let machine = Machine::new();
    let alone = one_shot(machine.config()).expect("it starts");
    let known = shown(&alone, |shown| shown.relays_known > 0).await.relays_known;
    alone.quit().await;
    let relay = r#"[{"hostname": "se-sto-wg-999", "country_code": "se", "country_name": "Sweden",
        "city_code": "sto", "city_name": "Stockholm", "active": true, "owned": true,
        "provider": "Provider", "ipv4_addr_in": "192.0.2.10"}]"#;
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("list.json");
    std::fs::write(&path, relay).expect("writable");
    let relays = shoal_mullvad::relay_list::read(&[path]).expect("a relay list");
    let config = AgentConfig { relays: Some(Arc::new(relays)), ..machine.config() };
    let joined = one_shot(config).expect("it starts");
    assert_eq!(shown(&joined, |shown| shown.relays_known > 0).await.relays_known, known + 1);
    joined.quit().await;
}

#[test]
#[ignore = "started by the test below in a process of its own"]
#[expect(clippy::print_stdout, reason = "the other test reads it")]
fn a_hardened_process_tells_what_it_has_given_up() {
    if !part::is_wanted() {
        return;
    }
    let hardening = shoal_agent::hardening::harden();
    assert!(!hardening.incomplete);
    let read = |path: &str| std::fs::read_to_string(path).expect("a process may read of itself");
    let file = tempfile::tempdir().expect("a folder").keep().join("made");
    std::fs::write(&file, "").expect("a disk");
    let made = std::os::unix::fs::MetadataExt::mode(&file.metadata().expect("made above"));
    println!("{}{}made {made:o}", read("/proc/thread-self/status"), read("/proc/self/limits"));
    std::fs::remove_dir_all(file.parent().expect("its folder")).expect("ours");
}

#[test]
fn the_resident_program_gives_up_what_it_never_needs() {
    let mut child = std::process::Command::new("/proc/self/exe");
    let tells = "agent_daemon::a_hardened_process_tells_what_it_has_given_up";
    child.args(["--exact", tells, "--ignored", "--nocapture"]);
    let child = part::wanted_by(&mut child).output().expect("it runs");
    let says = String::from_utf8(child.stdout).expect("text");
    let line = |name: &str| says.lines().find(|line| line.contains(name)).unwrap_or_default();
    assert!(line("NoNewPrivs").ends_with('1'), "{says}");
    assert_eq!(line("Max core file size").split_whitespace().nth(4), Some("0"), "{says}");
    assert!(line("made").ends_with("100600"), "{says}");
}
