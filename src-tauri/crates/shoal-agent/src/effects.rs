//! Carries out what the state asks for; what comes of it is told as events.
//!
//! Each effect is a task of its own, so that a daemon that hangs holds up nothing else. How many are under way is the
//! state's business: it asks for one action at a time.

use std::fmt;
use std::sync::Arc;

use shoal_core::history::HistoryErrand;
use shoal_core::{ActionId, Effect, Event, Settings, TunnelAddress};
use shoal_mullvad::{DaemonHandle, MultihopWish, WriteError, Written, tunnel_interface};
use tokio::sync::{Notify, mpsc, watch};
use tokio::task::spawn_blocking;

use crate::autostart_task::AutostartErrand;
use crate::exit_task::ExitErrand;
use crate::kept_undo::KeptUndo;
use crate::machine;
use crate::multihop::Multihop;

/// Where the addresses of the tunnel interface are read.
#[derive(Clone)]
pub enum TunnelAddresses {
    /// From this machine's network interfaces.
    Interface,
    /// From the simulation, which has no interface.
    Given(Arc<dyn Fn() -> TunnelAddress + Send + Sync>),
}

impl TunnelAddresses {
    fn read(&self) -> TunnelAddress {
        match self {
            Self::Interface => tunnel_interface::read(),
            Self::Given(read) => read(),
        }
    }
}

impl fmt::Debug for TunnelAddresses {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Interface => "Interface",
            Self::Given(_) => "Given",
        })
    }
}

/// Carries out effects.
pub(crate) struct Effects {
    pub(crate) asker: Asker,
    /// Settings to be written; the last ones count.
    pub(crate) saves: watch::Sender<Settings>,
    pub(crate) show: watch::Sender<u64>,
    pub(crate) undo: KeptUndo,
    pub(crate) history: mpsc::UnboundedSender<HistoryErrand>,
    pub(crate) exit: mpsc::UnboundedSender<ExitErrand>,
    pub(crate) autostart: mpsc::UnboundedSender<AutostartErrand>,
}

impl Effects {
    /// Carries out what comes until nothing can come any more; `probe` asks whether the daemon is still alive.
    pub(crate) async fn run(self, mut effects: mpsc::Receiver<Effect>, probe: Arc<Notify>) {
        loop {
            tokio::select! {
                effect = effects.recv() => match effect {
                    Some(effect) => self.begin(effect),
                    None => return,
                },
                () = probe.notified() => {
                    let daemon = self.asker.daemon.clone();
                    // What a silent daemon means is told by whoever follows it.
                    drop(tokio::spawn(async move { daemon.probe().await.is_ok() }));
                }
            }
        }
    }

    fn begin(&self, effect: Effect) {
        match effect {
            Effect::SaveSettings(settings) => drop(self.saves.send_replace(settings)),
            Effect::ShowWindow => self.show.send_modify(|times| *times = times.wrapping_add(1)),
            Effect::KeepUndo(replaced) => self.undo.keep(replaced.as_ref()),
            // The task ends after this one; should it have died, the state sees that no answer comes.
            Effect::History(errand) => drop(self.history.send(errand)),
            Effect::FollowLinks(on) => drop(self.exit.send(ExitErrand::Follow(on))),
            Effect::CheckExit { epoch, link } => {
                drop(self.exit.send(ExitErrand::Check(epoch, link)));
            }
            Effect::Autostart { on, insist } => {
                let _ = self.autostart.send(AutostartErrand::Set { on, insist });
            }
            Effect::LookAtAutostart => {
                let _ = self.autostart.send(AutostartErrand::Look);
            }
            // The agent ends by itself.
            Effect::Quit => {}
            Effect::WriteLocation { .. }
            | Effect::WriteBack { .. }
            | Effect::Reconnect { .. }
            | Effect::RotateKey { .. }
            | Effect::SetMultihop { .. }
            | Effect::SetEntry { .. }
            | Effect::LookForBrowsers
            | Effect::ReadTunnelAddress { .. } => {
                drop(tokio::spawn(self.asker.clone().ask(effect)));
            }
        }
    }
}

/// Asks the daemon and the machine, and tells their answers.
#[derive(Clone)]
pub(crate) struct Asker {
    pub(crate) daemon: DaemonHandle,
    pub(crate) addresses: TunnelAddresses,
    pub(crate) multihop: Multihop,
    pub(crate) events: mpsc::Sender<Event>,
}

impl Asker {
    async fn ask(self, effect: Effect) {
        let answer = match effect {
            Effect::WriteLocation { action, target } => {
                written(action, self.daemon.write_location(&target).await)
            }
            Effect::WriteBack { action, former, expected } => {
                written(action, self.daemon.write_back(&former, expected.as_ref()).await)
            }
            Effect::Reconnect { action } => match self.daemon.reconnect().await {
                Ok(()) => Event::ReconnectTaken { action },
                Err(error) => Event::ActionRefused { action, refusal: error.refusal() },
            },
            Effect::RotateKey { action } => match self.daemon.rotate_key().await {
                Ok(()) => Event::KeyRotated { action },
                Err(error) => Event::ActionRefused { action, refusal: error.refusal() },
            },
            Effect::SetMultihop { action, mode } => {
                written(action, self.multihop.set(&self.daemon, MultihopWish::Mode(mode)).await)
            }
            Effect::SetEntry { action, entry } => {
                written(action, self.multihop.set(&self.daemon, MultihopWish::Entry(entry)).await)
            }
            Effect::LookForBrowsers => {
                let found = spawn_blocking(machine::clean_browser).await;
                Event::BrowserSeen(found.unwrap_or_default())
            }
            Effect::ReadTunnelAddress { epoch } => {
                if matches!(self.addresses, TunnelAddresses::Interface) {
                    let excluded = machine::is_excluded();
                    drop(self.events.send(Event::ExclusionSeen { excluded }).await);
                }
                // Going over a machine's interfaces takes longer than all else between an event and the number.
                let read = spawn_blocking(move || self.addresses.read()).await;
                // Where reading died, the address is not known.
                Event::TunnelAddressSeen { epoch, address: read.unwrap_or_default() }
            }
            Effect::SaveSettings(_)
            | Effect::KeepUndo(_)
            | Effect::History(_)
            | Effect::FollowLinks(_)
            | Effect::CheckExit { .. }
            | Effect::Autostart { .. }
            | Effect::LookAtAutostart
            | Effect::ShowWindow
            | Effect::Quit => return,
        };
        // Nobody is left to hear it once the agent has stopped.
        drop(self.events.send(answer).await);
    }
}

fn written(action: ActionId, result: Result<Written, WriteError>) -> Event {
    match result {
        Ok(Written { former, sent }) => Event::SettingsWritten { action, former, sent },
        Err(error) => Event::ActionRefused { action, refusal: error.refusal() },
    }
}
