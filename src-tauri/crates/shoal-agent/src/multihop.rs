//! Through what multihop is set, and when it is looked up what can be set.
//!
//! Mullvad's program is asked for its help each time a daemon of another version answers, since it is exchanged
//! together with the daemon; and each time any answers, while nothing can be set.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;

use shoal_core::Event;
use shoal_core::multihop::{MultihopControl, MultihopMode};
use shoal_mullvad::{
    DaemonHandle, MultihopWish, Program, ProgramChoice, ProgramError, WriteError, Written,
};
use tokio::sync::{mpsc, watch};

/// Sets something about multihop in a simulation.
pub type SimulatedHand =
    Arc<dyn Fn(MultihopWish) -> Pin<Box<dyn Future<Output = ()> + Send>> + Send + Sync>;

/// Through what multihop is set.
#[derive(Clone)]
pub enum MultihopPort {
    /// Through Mullvad's command line program.
    Program(ProgramChoice),
    /// By the simulation itself: no program talks to it.
    Given {
        /// What can be set.
        modes: Vec<MultihopMode>,
        /// Sets it.
        hand: SimulatedHand,
    },
}

impl fmt::Debug for MultihopPort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Program(choice) => f.debug_tuple("Program").field(choice).finish(),
            Self::Given { modes, .. } => f.debug_tuple("Given").field(modes).finish(),
        }
    }
}

/// Sets multihop through whatever was found. Clones share it.
#[derive(Clone)]
pub(crate) struct Multihop {
    hand: Option<SimulatedHand>,
    program: watch::Receiver<Option<Arc<Program>>>,
}

impl Multihop {
    /// Sets something, with the relay settings before and after.
    pub(crate) async fn set(
        &self,
        daemon: &DaemonHandle,
        wish: MultihopWish,
    ) -> Result<Written, WriteError> {
        if let Some(hand) = &self.hand {
            let set = hand(wish);
            let set = async {
                set.await;
                Ok(())
            };
            return daemon.write_with(set).await;
        }
        let program = self.program.borrow().clone();
        let program = program.ok_or(ProgramError::NoSuchSetting)?;
        daemon.write_with(async move { program.set(&wish).await }).await
    }
}

/// Looks up what can be set, beside everything else that goes on.
pub(crate) struct MultihopLookup {
    port: MultihopPort,
    found: watch::Sender<Option<Arc<Program>>>,
    versions: watch::Receiver<Option<String>>,
    events: mpsc::Sender<Event>,
}

impl MultihopLookup {
    /// The lookup and what uses it; `versions` has that of each daemon that answers.
    pub(crate) fn new(
        port: MultihopPort,
        versions: watch::Receiver<Option<String>>,
        events: mpsc::Sender<Event>,
    ) -> (Self, Multihop) {
        let (found, program) = watch::channel(None);
        let hand = match &port {
            MultihopPort::Given { hand, .. } => Some(Arc::clone(hand)),
            MultihopPort::Program(_) => None,
        };
        (Self { port, found, versions, events }, Multihop { hand, program })
    }

    /// Looks up until the agent has ended.
    pub(crate) async fn run(mut self) {
        let mut known: Option<Option<String>> = None;
        while self.versions.changed().await.is_ok() {
            let version = self.versions.borrow_and_update().clone();
            if known.as_ref() == Some(&version) {
                continue;
            }
            let control = self.look(version.as_deref().unwrap_or_default()).await;
            let can_be_set = matches!(control, MultihopControl::Modes(_));
            known = can_be_set.then_some(version);
            if self.events.send(Event::MultihopControlSeen(control)).await.is_err() {
                return;
            }
        }
    }

    async fn look(&self, version: &str) -> MultihopControl {
        let choice = match &self.port {
            MultihopPort::Given { modes, .. } => return MultihopControl::Modes(modes.clone()),
            MultihopPort::Program(choice) => choice.clone(),
        };
        // The words of one version are not tried on another.
        self.found.send_replace(None);
        match Program::find(choice, version).await {
            Ok(program) => {
                let modes = program.modes();
                self.found.send_replace(Some(Arc::new(program)));
                MultihopControl::Modes(modes)
            }
            Err(obstacle) => MultihopControl::Obstacle(obstacle),
        }
    }
}
