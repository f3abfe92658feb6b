//! The agent that a command talks to: the resident program's if it runs, else one of its own for as long as it takes.

use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use shoal_agent::log::Log;
use shoal_agent::{AgentConfig, CheckProgram, Client, Lock, Paths, Place, Running, one_shot};
use shoal_agent::{DesktopFacts, DesktopLook, MultihopPort, TunnelAddresses, system_language};
use shoal_core::autostart::Autostart;
use shoal_core::findings::ResidentFinding;
use shoal_core::front::{Page, PageData};
use shoal_core::signals::{Signals, SignalsPage};
use shoal_core::snapshot::ExitIpState;
use shoal_core::{Command, RelayDirectory, Snapshot, Source, Trouble};
use shoal_mullvad::{ProgramChoice, SocketChoice};
use shoal_tray::desktop::DesktopFound;
use tokio::sync::watch;
use tokio::time::timeout;

use crate::args::Setting;
use crate::demo::{Demo, Simulated, resident_socket};
use crate::language::words;
use crate::{language, lists, print};

/// Whether a command may change something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// It only looks: any number of such commands may run at once.
    Look,
    /// It acts: one program at a time, so that actions are under one set of rules.
    Act,
}

/// A connection to an agent.
#[derive(Debug)]
pub(crate) struct Session {
    /// All that may be shown.
    pub(crate) snapshots: watch::Receiver<Snapshot>,
    /// The daemon behind it.
    pub(crate) socket: SocketChoice,
    /// The list of the files named on the command line, where this command's own agent knows it.
    relays: Option<Arc<RelayDirectory>>,
    agent: Agent,
}

#[derive(Debug)]
enum Agent {
    Resident(Client),
    Own { running: Box<Running>, _demo: Option<Demo>, _lock: Option<Lock> },
}

/// How long Shoal itself may take to do what was asked.
pub(crate) const PATIENCE: Duration = Duration::from_secs(10);

/// How long a daemon may take to tell everything once.
const TO_SETTLE: Duration = Duration::from_secs(8);

/// How long Mullvad's program may take to say what it can set.
const TO_LOOK_UP: Duration = Duration::from_secs(8);

/// Whether the daemon cannot be reached, or says nothing that can be read.
pub(crate) fn is_silent(snapshot: &Snapshot) -> bool {
    snapshot.trouble.is_some_and(is_of_daemon)
}

/// Whether it is the daemon itself that is missing, and not the account, the tunnel or the network behind it.
pub(crate) fn is_of_daemon(trouble: Trouble) -> bool {
    match trouble {
        Trouble::NotInstalled
        | Trouble::DaemonNotRunning
        | Trouble::NoPermission
        | Trouble::NotMullvads
        | Trouble::DaemonUnreadable
        | Trouble::DaemonMisbehaves
        | Trouble::NotSupported => true,
        Trouble::NotLoggedIn
        | Trouble::Revoked
        | Trouble::OutOfTime
        | Trouble::Offline
        | Trouble::Blocked
        | Trouble::Leak
        | Trouble::CheckUnreachable
        | Trouble::CheckNotMullvad => false,
    }
}

/// Whether there is no more to wait for.
fn is_all_told(snapshot: &Snapshot) -> bool {
    let has_told = match snapshot.source {
        Source::Daemon | Source::Simulation => snapshot.relays_known > 0,
        // The check has answered, or failed; without a tunnel it is not asked.
        Source::Check => {
            snapshot.exit_ip.v4.state != ExitIpState::NotYet || snapshot.trouble.is_some()
        }
        Source::None => false,
    };
    has_told || is_silent(snapshot)
}

/// The folders that a command uses.
pub(crate) fn paths(setting: &Setting) -> Paths {
    if setting.demo { Paths::of_demo() } else { Paths::of_user() }
}

impl Session {
    /// Finds the resident agent or starts one. A socket named by hand is only this command's business.
    pub(crate) async fn open(setting: &Setting, purpose: Purpose) -> anyhow::Result<Self> {
        let paths = paths(setting);
        let relays = lists::of_files(setting)?;
        if setting.socket.is_some() {
            return Self::own(setting, relays, None).await;
        }
        let resident = match purpose {
            Purpose::Look => Client::connect(&paths).await?,
            Purpose::Act => match Place::find(&paths).await? {
                Place::Taken(client) => Some(client),
                Place::Ours(lock) => return Self::own(setting, relays, Some(lock)).await,
            },
        };
        match resident {
            Some(client) => {
                let snapshots = client.snapshots();
                language::follow(&snapshots.borrow());
                tell_what_counts(setting);
                let socket = socket_of_resident(setting, &paths);
                Ok(Self { snapshots, socket, relays: None, agent: Agent::Resident(client) })
            }
            None => Self::own(setting, relays, None).await,
        }
    }

    /// Starts an agent of this command's own, whether or not one runs in the background. It may only look.
    pub(crate) async fn alone(setting: &Setting) -> anyhow::Result<Self> {
        Self::own(setting, lists::of_files(setting)?, None).await
    }

    async fn own(
        setting: &Setting,
        relays: Option<Arc<RelayDirectory>>,
        lock: Option<Lock>,
    ) -> anyhow::Result<Self> {
        let demo = if setting.demo { Some(Demo::for_one_command(setting).await?) } else { None };
        let config = AgentConfig { relays: relays.clone(), ..agent_config(setting, demo.as_ref()) };
        let socket = config.socket.clone();
        let running = one_shot(config).context("Shoal's agent did not start")?;
        let snapshots = running.ports.snapshots.clone();
        language::follow(&snapshots.borrow());
        let agent = Agent::Own { running: Box::new(running), _demo: demo, _lock: lock };
        Ok(Self { snapshots, socket, relays, agent })
    }

    /// The relay list that the agent knows.
    ///
    /// # Errors
    /// Why the daemon gave none.
    pub(crate) async fn directory(&self) -> Result<Arc<RelayDirectory>, Trouble> {
        let reported = lists::of_daemon(&self.socket).await?;
        Ok(match &self.relays {
            Some(beside) => Arc::new(Arc::unwrap_or_clone(reported).joined_with(beside)),
            None => reported,
        })
    }

    /// Whether the agent is this command's own: none runs in the background.
    pub(crate) fn is_own(&self) -> bool {
        matches!(self.agent, Agent::Own { .. })
    }

    /// Asks for something; what comes of it shows in a later snapshot.
    pub(crate) async fn command(&self, command: Command) -> anyhow::Result<()> {
        match &self.agent {
            Agent::Resident(client) => Ok(client.command(command).await?),
            Agent::Own { running, .. } => {
                running.ports.commands.send(command).await.context("Shoal's agent has stopped")
            }
        }
    }

    /// Whether the desktop starts Shoal, once this has been done about it: what was seen before may be true no more, and
    /// what is seen next may be what another program asked for. What there is in the end where none `is_answer`; `None`
    /// where nothing comes.
    pub(crate) async fn autostart(
        &mut self,
        command: Command,
        is_answer: impl Fn(&Autostart) -> bool,
    ) -> anyhow::Result<Option<Autostart>> {
        let before = self.within(PATIENCE, |snapshot| snapshot.autostart.is_some()).await;
        if before.source == Source::Simulation {
            return Ok(before.autostart);
        }
        self.command(command).await?;
        let looked = before.autostart_looked;
        let has_come = |told: &Snapshot| {
            told.autostart_looked != looked && told.autostart.as_ref().is_some_and(&is_answer)
        };
        let after = self.within(PATIENCE, has_come).await;
        Ok(after.autostart.filter(|_| after.autostart_looked != looked))
    }

    /// The data of a page as it is.
    pub(crate) async fn page(&self, page: Page) -> anyhow::Result<PageData> {
        match &self.agent {
            Agent::Resident(client) => Ok(client.page(page).await?),
            Agent::Own { running, .. } => {
                let mut data = running.ports.pages.look(page).context("the page has no data")?;
                data.changed().await.context("Shoal's agent has stopped")?;
                let data = data.borrow().clone();
                data.context("the page has no data")
            }
        }
    }

    /// The data of a page, once `is_enough` holds of it: the tunnel's address is read a moment after the tunnel is up.
    /// What there is after two seconds is given all the same.
    pub(crate) async fn page_until(
        &self,
        page: Page,
        is_enough: impl Fn(&PageData) -> bool,
    ) -> anyhow::Result<PageData> {
        // A page is made anew four times a second.
        const LOOKS: u32 = 8;
        let mut data = self.page(page).await?;
        for _ in 1..LOOKS {
            if is_enough(&data) {
                break;
            }
            data = self.page(page).await?;
        }
        Ok(data)
    }

    /// What signals take off the crowd on the exit IP in use.
    pub(crate) async fn signals(&self, signals: &Signals) -> anyhow::Result<SignalsPage> {
        match &self.agent {
            Agent::Resident(client) => Ok(client.signals(signals).await?),
            Agent::Own { running, .. } => {
                let page = running.ports.signals(signals.clone()).await;
                page.context("Shoal's agent has stopped")
            }
        }
    }

    /// A report, by the agent that answers; `resident` is what was found in the place of the one running Shoal.
    pub(crate) async fn diagnostics(&self, resident: ResidentFinding) -> anyhow::Result<String> {
        match &self.agent {
            Agent::Resident(client) => Ok(client.diagnostics().await?),
            Agent::Own { running, .. } => Ok(running.ports.diagnostics(resident).await),
        }
    }

    /// Waits for a snapshot of which `is_enough` holds, and takes the last one if the agent stops before.
    pub(crate) async fn wait_for(&mut self, is_enough: impl FnMut(&Snapshot) -> bool) -> Snapshot {
        if let Ok(snapshot) = self.snapshots.wait_for(is_enough).await {
            return snapshot.clone();
        }
        self.snapshots.borrow().clone()
    }

    /// Waits until the daemon has told everything, or why it does not: what is shown then is what there is.
    pub(crate) async fn settled(&mut self) -> Snapshot {
        self.within(TO_SETTLE, is_all_told).await
    }

    /// Waits no longer than `patience` for a snapshot of which `is_enough` holds, and takes what there is then.
    pub(crate) async fn within(
        &mut self,
        patience: Duration,
        is_enough: impl FnMut(&Snapshot) -> bool,
    ) -> Snapshot {
        match timeout(patience, self.wait_for(is_enough)).await {
            Ok(snapshot) => snapshot,
            Err(_) => self.snapshots.borrow().clone(),
        }
    }

    /// Waits until it is known what can be set about multihop; where that stays open, it shows as nothing.
    pub(crate) async fn multihop_known(&mut self) -> Snapshot {
        self.within(TO_LOOK_UP, |Snapshot { multihop, .. }| {
            !multihop.modes.is_empty() || multihop.obstacle.is_some()
        })
        .await
    }

    /// Waits until an agent that has only just started has read the tunnel's address: an action that makes a new key is
    /// compared with it. A resident one has long done so.
    pub(crate) async fn tunnel_address_read(&self, patience: Duration) {
        let Agent::Own { running, .. } = &self.agent else { return };
        let Some(mut data) = running.ports.pages.look(Page::Position) else { return };
        let is_read = |data: &Option<PageData>| matches!(data, Some(PageData::Position(page)) if !page.addresses.is_empty());
        // Where there is none, the action says that it could not be read.
        let _ = timeout(patience, data.wait_for(is_read)).await;
    }

    /// Ends the conversation after everything asked for has been handed over.
    pub(crate) async fn close(self) {
        match self.agent {
            Agent::Resident(client) => client.close().await,
            Agent::Own { running, .. } => {
                let _ = running.quit().await;
            }
        }
    }
}

/// What an agent of this process works with.
pub(crate) fn agent_config(setting: &Setting, demo: Option<&Demo>) -> AgentConfig {
    let (socket, tunnel_addresses, multihop) = if let Some(demo) = demo {
        (demo.socket(), demo.tunnel_addresses(), demo.multihop())
    } else {
        let socket = real_socket(setting);
        let multihop = MultihopPort::Program(ProgramChoice::mullvads(&socket));
        (socket, TunnelAddresses::Interface, multihop)
    };
    AgentConfig {
        exit_check: CheckProgram::default(),
        socket,
        tunnel_addresses,
        multihop,
        relays: None,
        paths: paths(setting),
        language: system_language(),
        log: Log::in_memory(),
        desktop: DesktopLook::by(desktop),
    }
}

/// What the desktop offers, for a report.
async fn desktop() -> DesktopFacts {
    let found = DesktopFound::look().await;
    DesktopFacts { tray_host: found.tray, notices_shown: found.notifications.is_some() }
}

/// Says what of the command line does not count, because a Shoal runs that was started otherwise.
pub(crate) fn tell_what_counts(setting: &Setting) {
    if !setting.relays.is_empty() {
        print::aside(&words().get("cli-relays-unused"));
    }
    if setting.demo {
        Simulated::join(setting, &paths(setting));
    }
}

/// The daemon that the resident program follows: the one that it was told to, else Mullvad's.
fn socket_of_resident(setting: &Setting, paths: &Paths) -> SocketChoice {
    if setting.demo {
        return SocketChoice::Simulation(resident_socket(paths.runtime_dir()));
    }
    Lock::noted(paths).map_or(SocketChoice::Mullvads, |socket| {
        SocketChoice::Unchecked(OsString::from_vec(socket).into())
    })
}

/// The daemon's socket on this machine, or the one named by hand.
pub(crate) fn real_socket(setting: &Setting) -> SocketChoice {
    setting.socket.clone().map_or(SocketChoice::Mullvads, SocketChoice::Unchecked)
}
