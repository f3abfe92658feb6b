//! Puts an agent together with its sources, its settings and, for the resident program, its socket.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use shoal_core::autostart::AutostartObstacle;
use shoal_core::history::{HistoryErrand, HistoryMode};
use shoal_core::state::State;
use shoal_core::{Command, Event, Language, RelayDirectory};
use shoal_mullvad::{SocketChoice, keep_following};
use thiserror::Error;
use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;

use crate::agent::{Agent, Ending, Works};
use crate::autostart::AutostartFile;
use crate::autostart_task::{AutostartErrand, AutostartPlace, AutostartTask, seen};
use crate::clock::{Clock, wall_time};
use crate::diagnostics::{DesktopLook, Reporter};
use crate::effects::{Asker, Effects, TunnelAddresses};
use crate::exit_task::{CheckProgram, ExitTask};
use crate::history_task::{HistoryTask, Keeper, draw_salt};
use crate::kept_undo::KeptUndo;
use crate::log::Log;
use crate::multihop::{MultihopLookup, MultihopPort};
use crate::paths::Paths;
use crate::ports::Ports;
use crate::server::{Server, ServerError};
use crate::settings_file::SettingsFile;
use crate::settings_task::SettingsTask;
use crate::single_instance::Lock;
use crate::tempo::Tempo;

/// What an agent works with.
#[derive(Clone, Debug)]
pub struct AgentConfig {
    /// Which daemon to follow; the simulated one is a socket like any other.
    pub socket: SocketChoice,
    /// Where the tunnel interface's addresses are read.
    pub tunnel_addresses: TunnelAddresses,
    /// Through what multihop is set.
    pub multihop: MultihopPort,
    /// A relay list whose facts are put beside those of the daemon's.
    pub relays: Option<Arc<RelayDirectory>>,
    /// Which program asks the exit check, where the user allows it.
    pub exit_check: CheckProgram,
    /// Where settings, socket and lock are.
    pub paths: Paths,
    /// The language of the system, which counts where the user chose none; [`crate::system_language`] reads it.
    pub language: Language,
    /// Where notes about what happened go.
    pub log: Log,
    /// How the desktop is asked what it offers, for a report.
    pub desktop: DesktopLook,
}

/// Why an agent did not start.
#[derive(Debug, Error)]
pub enum StartError {
    /// The kernel gave no timer.
    #[error("this system gives no timer")]
    Clock(#[source] io::Error),
    /// The local socket could not be opened.
    #[error(transparent)]
    Server(#[from] ServerError),
}

/// An agent at work. Dropping it ends everything at once; [`Running::quit`] ends it well.
#[derive(Debug)]
pub struct Running {
    /// For front ends in this process.
    pub ports: Ports,
    agent: JoinHandle<Ending>,
    server: Option<JoinHandle<()>>,
    following: JoinHandle<()>,
    exit_task: JoinHandle<()>,
    looking: JoinHandle<()>,
    /// Tasks that end by themselves after the agent, when they have done what was asked for.
    ending: [JoinHandle<()>; 4],
}

/// Starts the resident program's agent: it serves the local socket and follows edits of the settings file. Must be
/// called within a Tokio runtime with I/O and time.
///
/// # Errors
/// When the local socket cannot be opened, or the system gives no timer.
pub fn resident(config: AgentConfig, lock: Lock) -> Result<Running, StartError> {
    let server = Server::open(&config.paths, lock)?;
    let mut running = start(config, true, process_clock()?);
    running.server = Some(tokio::spawn(server.run(running.ports.clone())));
    Ok(running)
}

/// Starts an agent for one command: no socket, no watching of settings, and a settings file that cannot be used stays
/// as it is. Must be called within a Tokio runtime with I/O and time.
///
/// # Errors
/// When the system gives no timer.
pub fn one_shot(config: AgentConfig) -> Result<Running, StartError> {
    Ok(one_shot_at(config, process_clock()?))
}

/// [`one_shot`] at the time that this clock tells.
pub fn one_shot_at(config: AgentConfig, clock: Clock) -> Running {
    start(config, false, clock)
}

/// Root's user id.
const ROOT: u32 = 0;

/// The file that would start this program: as an image that mounts itself, the image.
fn autostart_file(paths: &Paths) -> AutostartPlace {
    let path = paths.autostart_file().ok_or(AutostartObstacle::NoHome)?;
    let program = std::env::current_exe()
        .map_err(|error| AutostartObstacle::Refused { reason: error.to_string() })?;
    let program = image_of(&program).unwrap_or(program);
    Ok(AutostartFile::new(path, program, ROOT))
}

/// The image that the program lies in, by the variables that it sets for what it starts. They are handed on to
/// everything that is started from there, so that another program's image may be named: a terminal's, say.
fn image_of(program: &Path) -> Option<PathBuf> {
    let mounted = PathBuf::from(std::env::var_os("APPDIR")?).canonicalize().ok()?;
    let is_within = program.starts_with(&mounted);
    std::env::var_os("APPIMAGE").filter(|_| is_within).map(PathBuf::from)
}

fn settings_file_at(paths: &Paths, watched: bool) -> SettingsFile {
    match paths.settings_file() {
        Some(path) if watched => SettingsFile::open(&path, wall_time()),
        Some(path) => SettingsFile::looked_at(&path),
        None => SettingsFile::in_memory(),
    }
}

fn keeper_at(paths: &Paths, watched: bool) -> Keeper {
    match paths.history_file() {
        Some(path) if watched => Keeper::Writes(path),
        Some(path) => Keeper::Looks(path),
        None => Keeper::Nowhere,
    }
}

/// The task that looks at the file that starts Shoal, once it was told how that is.
fn looking_at(
    place: AutostartPlace,
    events: &mpsc::Sender<Event>,
) -> (mpsc::UnboundedSender<AutostartErrand>, JoinHandle<()>) {
    let found = seen(place.clone().map(|file| file.look()));
    events.try_send(Event::AutostartSeen(found)).expect("there is room for four");
    let (ask, errands) = mpsc::unbounded_channel();
    (ask, tokio::spawn(AutostartTask::new(place, errands, events.clone()).run()))
}

/// The task that owns the history, with its first errand and the salt for what stays in memory.
fn remembering(
    keeper: Keeper,
    mode: HistoryMode,
    events: &mpsc::Sender<Event>,
) -> (mpsc::UnboundedSender<HistoryErrand>, HistoryTask) {
    let salt = draw_salt();
    events.try_send(Event::SaltDrawn(salt)).expect("there is room for three");
    let (history, errands) = mpsc::unbounded_channel();
    let first = match mode {
        HistoryMode::Kept => Some(HistoryErrand::Open(salt)),
        HistoryMode::MemoryOnly => Some(HistoryErrand::Erase),
        HistoryMode::Undecided => None,
    };
    if let Some(first) = first {
        history.send(first).expect("its receiver is above");
    }
    let task = HistoryTask::new(keeper, errands, events.clone());
    (history, task)
}

fn process_clock() -> Result<Clock, StartError> {
    Clock::of_process().map_err(StartError::Clock)
}

fn start(config: AgentConfig, watched: bool, clock: Clock) -> Running {
    let AgentConfig {
        socket,
        tunnel_addresses,
        multihop,
        relays,
        exit_check,
        paths,
        language,
        log,
        desktop,
    } = config;
    let file = settings_file_at(&paths, watched);
    let state = State::new(file.settings().clone(), socket.source())
        .at_pace(Tempo::of_process().pace())
        .with_system_language(language);
    let autostart = autostart_file(&paths);
    let reporter = Reporter {
        socket: socket.clone(),
        paths: paths.clone(),
        desktop,
        autostart: autostart.clone(),
        log: log.clone(),
    };
    let (agent, works, ports) = Agent::new(state, clock, log);
    let ports = Ports { reporter: Some(reporter), ..ports };
    let Works { events, effects, show, probe, found } = works;
    let told = Event::SettingsFileSeen(file.state().clone());
    events.try_send(told).expect("nothing else was sent before");

    let undo = KeptUndo::of(&paths, socket.path());
    if let Some(replaced) = undo.read() {
        events.try_send(Event::UndoKept(replaced)).expect("there is room for two");
    }

    let keeper = keeper_at(&paths, watched);
    let (history, history_task) = remembering(keeper, file.settings().history, &events);

    let (saves, saves_receiver) = watch::channel(file.settings().clone());
    let settings_task = SettingsTask {
        told: file.state().clone(),
        file,
        saves: saves_receiver,
        events: events.clone(),
        watched,
    };
    let settings = tokio::spawn(settings_task.run());
    let (daemon, following) = keep_following(socket, events.clone());
    let (lookup, multihop) = MultihopLookup::new(multihop, found, events.clone());
    let (exit, exit_errands) = mpsc::unbounded_channel();
    let exit_task = ExitTask::new(exit_check, exit_errands, events.clone());
    let (autostart, autostart_task) = looking_at(autostart, &events);
    let asker = Asker { daemon, addresses: tunnel_addresses, multihop, events };
    let carried_out = Effects { asker, saves, show, undo, history, exit, autostart };
    let runner = tokio::spawn(carried_out.run(effects, probe));
    Running {
        ports,
        agent: tokio::spawn(agent.with_relays(relays).run()),
        server: None,
        following: tokio::spawn(following),
        exit_task: tokio::spawn(exit_task.run()),
        looking: tokio::spawn(lookup.run()),
        ending: [runner, settings, tokio::spawn(history_task.run()), autostart_task],
    }
}

impl Running {
    /// Asks the agent to end and waits until it has.
    pub async fn quit(self) -> Ending {
        // An agent that has stopped already needs no asking.
        drop(self.ports.commands.send(Command::Quit).await);
        self.ended().await
    }

    /// Waits until the agent has stopped, front ends on the socket have been told and settings are on disk.
    pub async fn ended(mut self) -> Ending {
        let ending = (&mut self.agent).await.unwrap_or(Ending::Died);
        self.following.abort();
        self.exit_task.abort();
        self.looking.abort();
        for task in &mut self.ending {
            drop(task.await);
        }
        if let Some(server) = &mut self.server {
            drop(server.await);
        }
        ending
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.agent.abort();
        self.following.abort();
        self.exit_task.abort();
        self.looking.abort();
        self.ending.iter().chain(&self.server).for_each(JoinHandle::abort);
    }
}
