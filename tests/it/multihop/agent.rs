//! What the agent finds out about multihop, and what comes of asking it.

use std::fs::OpenOptions;
use std::io::Write;
use std::sync::Arc;
use std::time::Duration;

use shoal_agent::log::Log;
use shoal_agent::{
    AgentConfig, CheckProgram, DesktopLook, MultihopPort, Paths, Running, TunnelAddresses, one_shot,
};
use shoal_core::multihop::{EntryTarget, MultihopMode, MultihopObstacle};
use shoal_core::snapshot::{ActionPhase, Outcome};
use shoal_core::{CityCode, Command, Refusal, Snapshot, TunnelAddress};
use shoal_mullvad::{MultihopWish, ProgramChoice, SocketChoice};
use shoal_sim::{DaemonConfig, Layout, Place, RelaySettings, SimDaemon};
use tempfile::TempDir;
use tokio::time::timeout;

use super::{Release, Scripted, own_id, write_program};

/// A story that takes longer than this has got stuck.
const STUCK: Duration = Duration::from_mins(1);

/// A simulated Mullvad and the folders of a Shoal.
struct Machine {
    daemon: SimDaemon,
    dir: TempDir,
}

impl Machine {
    fn new() -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        let config = DaemonConfig::new(7, dir.path().join("mullvad-vpn")).at_speed(20.0);
        let daemon = SimDaemon::start(&config).expect("a daemon on a new socket");
        Self { daemon, dir }
    }

    /// As in demo mode, where no program of Mullvad's talks to the daemon.
    fn hand(&self) -> MultihopPort {
        let hand = self.daemon.multihop();
        let set = move |wish| {
            let hand = hand.clone();
            async move {
                match wish {
                    MultihopWish::Mode(mode) => hand.switch(mode == MultihopMode::On).await,
                    MultihopWish::Entry(EntryTarget::City { city }) => {
                        hand.enter(Place::city(city.as_str())).await;
                    }
                    MultihopWish::Entry(other) => panic!("no story asks for {other:?}"),
                }
            }
        };
        let modes = vec![MultihopMode::On, MultihopMode::Off];
        MultihopPort::Given { modes, hand: Arc::new(move |wish| Box::pin(set(wish))) }
    }

    fn agent(&self, multihop: MultihopPort) -> Running {
        let config = AgentConfig {
            socket: SocketChoice::Simulation(self.daemon.socket().to_owned()),
            tunnel_addresses: TunnelAddresses::Given(Arc::new(TunnelAddress::default)),
            multihop,
            relays: None,
            exit_check: CheckProgram::default(),
            paths: Paths::under(self.dir.path()),
            language: shoal_core::Language::En,
            log: Log::off(),
            desktop: DesktopLook::default(),
        };
        one_shot(config).expect("an agent")
    }
}

async fn shown(running: &Running, is_so: impl Fn(&Snapshot) -> bool) -> Snapshot {
    let mut snapshots = running.ports.snapshots.clone();
    let found = timeout(STUCK, snapshots.wait_for(|shown| is_so(shown))).await;
    found.expect("before the story got stuck").expect("an agent at work").clone()
}

/// All is told, and what can be set as well.
fn is_ready(shown: &Snapshot) -> bool {
    shown.crowd.now.is_some()
        && (shown.multihop.obstacle.is_some() || !shown.multihop.modes.is_empty())
}

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

/// Asks for something when the cool-down is over, and waits for its end.
async fn ended(running: &Running, command: Command) -> Snapshot {
    let before = running.ports.snapshots.borrow().action.clone();
    let last = before.as_ref().map(|action| action.id);
    if let Some(next_at) = before.and_then(|action| action.next_at) {
        shoal_agent::clock::Clock::wall().expect("a timer").until(Some(next_at)).await;
    }
    running.ports.commands.send(command).await.expect("an agent at work");
    shown(running, |now| {
        outcome(now).is_some() && now.action.as_ref().map(|action| action.id) != last
    })
    .await
}

#[tokio::test]
async fn a_simulation_offers_multihop_for_real_and_undoes_it_byte_for_byte() {
    let machine = Machine::new();
    let running = machine.agent(machine.hand());
    let before = shown(&running, is_ready).await;
    assert_eq!(before.multihop.modes, [MultihopMode::On, MultihopMode::Off]);
    assert_eq!(before.multihop.in_use, Some(false));
    let settings = machine.daemon.relay_settings().await;

    let on = ended(&running, Command::Multihop { mode: MultihopMode::On }).await;
    assert!(matches!(outcome(&on), Some(Outcome::Verified | Outcome::Unchanged)), "{on:?}");
    assert_eq!(on.multihop.in_use, Some(true));
    let with = machine.daemon.relay_settings().await;
    assert_ne!(with, settings);

    ended(&running, Command::Undo { anyway: false }).await;
    assert_eq!(machine.daemon.relay_settings().await, settings);
    // Whatever Shoal wrote itself was an undo.
    assert_eq!(machine.daemon.relay_settings_sent().await, [settings]);
}

#[tokio::test]
async fn an_entry_is_chosen_through_the_agent() {
    let machine = Machine::new();
    machine.daemon.multihop().switch(true).await;
    let running = machine.agent(machine.hand());
    shown(&running, |shown| is_ready(shown) && shown.multihop.in_use == Some(true)).await;
    let city = CityCode::new("se-got").expect("a code");
    let entered = ended(&running, Command::Entry { entry: EntryTarget::City { city } }).await;
    assert!(matches!(outcome(&entered), Some(Outcome::Verified | Outcome::Unchanged)));
    let entry = entered.tunnel.entry.and_then(|entry| entry.city_code);
    assert_eq!(entry.map(|city| city.to_string()).as_deref(), Some("se-got"));
}

#[tokio::test]
async fn a_program_is_asked_once_for_each_version_of_the_daemon() {
    let machine = Machine::new();
    let scripted = Scripted::of(Release::V2026_4);
    let running = machine.agent(MultihopPort::Program(scripted.choice()));
    let found = shown(&running, is_ready).await;
    assert_eq!(found.multihop.modes, [MultihopMode::On, MultihopMode::Off]);
    assert_eq!(scripted.started().len(), 3);
    for _ in 0..3 {
        machine.daemon.restart().await.expect("a daemon that comes back");
        shown(&running, |shown| shown.trouble.is_some()).await;
        shown(&running, |shown| shown.trouble.is_none() && shown.crowd.now.is_some()).await;
    }
    // What the program is told is the next that it hears.
    let on = Command::Multihop { mode: MultihopMode::On };
    running.ports.commands.send(on).await.expect("an agent at work");
    let is_taken = |shown: &Snapshot| {
        shown.action.as_ref().is_some_and(|action| action.phase != ActionPhase::Asking)
    };
    shown(&running, is_taken).await;
    assert_eq!(scripted.started(), ["--version", "relay set multihop on"]);
}

#[tokio::test]
async fn a_program_that_was_missing_is_looked_for_when_the_daemon_comes_back() {
    let machine = Machine::new();
    let scripted = Scripted::of(Release::V2026_4);
    let later = scripted.path().with_extension("later");
    std::fs::rename(scripted.path(), &later).expect("the folder is ours");
    let choice = ProgramChoice::at(scripted.path(), own_id());
    let running = machine.agent(MultihopPort::Program(choice));
    let found = shown(&running, is_ready).await;
    assert_eq!(found.multihop.obstacle, Some(MultihopObstacle::NoProgram));
    let refused = ended(&running, Command::Multihop { mode: MultihopMode::On }).await;
    let no_control = Outcome::Refused { refusal: Refusal::NoControl };
    assert_eq!(outcome(&refused), Some(no_control));

    std::fs::rename(&later, scripted.path()).expect("the folder is ours");
    machine.daemon.restart().await.expect("a daemon that comes back");
    shown(&running, |shown| !shown.multihop.modes.is_empty()).await;
}

#[tokio::test]
async fn what_the_program_does_not_do_is_told_and_the_agent_goes_on_meanwhile() {
    let machine = Machine::new();
    let answers = Release::V2026_4.answers();
    let scripted = Scripted::answering(&answers, "read _ < \"$(dirname \"$0\")/go\"; exit 1");
    let go = scripted.path().with_file_name("go");
    let made = std::process::Command::new("mkfifo").arg(&go).status().expect("every system has it");
    assert!(made.success());
    let running = machine.agent(MultihopPort::Program(scripted.choice()));
    shown(&running, is_ready).await;
    let on = Command::Multihop { mode: MultihopMode::On };
    running.ports.commands.send(on).await.expect("an agent at work");
    shown(&running, |shown| shown.action.is_some()).await;
    machine.daemon.disconnect().await;
    let asking = shown(&running, |shown| shown.crowd.now.is_none()).await;
    assert_eq!(outcome(&asking), None, "the program has not ended");
    // Open for both directions, so that nobody waits for the other end.
    let mut go = OpenOptions::new().read(true).write(true).open(go).expect("it was made");
    go.write_all(b"\n").expect("a pipe has room");
    let ended = shown(&running, |shown| outcome(shown).is_some()).await;
    let refusal = Refusal::RefusedByProgram;
    assert_eq!(outcome(&ended), Some(Outcome::Refused { refusal }));
    assert_eq!(scripted.started().last().map(String::as_str), Some("relay set multihop on"));
}

#[tokio::test]
async fn with_a_custom_endpoint_the_program_is_not_run() {
    let machine = Machine::new();
    let scripted = Scripted::of(Release::V2026_4);
    let running = machine.agent(MultihopPort::Program(scripted.choice()));
    shown(&running, is_ready).await;
    scripted.started();
    // No event tells of it: what the agent knows is behind the times.
    machine.daemon.plant_relay_settings(vec![0x0a, 0]).await.expect("a custom endpoint");
    let refused = ended(&running, Command::Multihop { mode: MultihopMode::On }).await;
    let refusal = Refusal::CustomEndpoint;
    assert_eq!(outcome(&refused), Some(Outcome::Refused { refusal }));
    assert_eq!(scripted.started(), [""; 0]);
}

#[tokio::test]
async fn a_program_that_hangs_holds_up_neither_the_look_nor_the_end() {
    let machine = Machine::new();
    let scripted = Scripted::with_body("sleep 600");
    let running = machine.agent(MultihopPort::Program(scripted.choice()));
    let told = shown(&running, |shown| shown.crowd.now.is_some()).await;
    assert!(told.multihop.modes.is_empty() && told.multihop.obstacle.is_none());
    let quit = timeout(Duration::from_secs(3), running.quit()).await;
    assert!(quit.is_ok(), "the end waits for the program");
}

#[tokio::test]
async fn the_settings_of_a_simulated_program_are_those_of_the_release() {
    for layout in Layout::ALL {
        let dir = tempfile::tempdir().expect("a folder");
        let config = DaemonConfig::new(7, dir.path().join("mullvad-vpn")).in_layout(layout);
        let daemon = SimDaemon::start(&config).expect("a daemon on a new socket");
        daemon.multihop().switch(true).await;
        daemon.multihop().enter(Place::relay("se-got-wg-101")).await;
        let wanted = RelaySettings {
            multihop: true,
            entry: Place::relay("se-got-wg-101"),
            ..config.relay_settings
        };
        assert_eq!(daemon.relay_settings().await, wanted.encode(layout), "{layout:?}");
        daemon.multihop().switch(false).await;
        daemon.multihop().enter(Place::Any).await;
        let wanted = RelaySettings { multihop: false, entry: Place::Any, ..wanted };
        assert_eq!(daemon.relay_settings().await, wanted.encode(layout), "{layout:?}");
    }
}

#[test]
fn a_script_can_be_run() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("script");
    write_program(&path, "#!/bin/sh\nexit 3\n");
    let ended = std::process::Command::new(path).status().expect("it is a program");
    assert_eq!(ended.code(), Some(3));
}
