//! One front end's look at what signals leave of the crowd.
//!
//! Places are the same for all who look; this goes by what each front end chose. What was chosen is held here while the
//! front end is there, and nowhere else.

use shoal_core::signals::{Signals, SignalsPage};
use tokio::sync::watch;
use tokio::time::{Instant, sleep_until};

use crate::agent::PAGES_PERIOD;
use crate::ports::Ports;

/// See the module.
#[derive(Debug)]
pub(crate) struct SignalsLook {
    chosen: watch::Receiver<Signals>,
    looks: bool,
    is_due: bool,
    made: Option<Instant>,
}

impl SignalsLook {
    /// Looks away.
    pub(crate) fn new(chosen: watch::Receiver<Signals>) -> Self {
        Self { chosen, looks: false, is_due: false, made: None }
    }

    /// Begins to look, or looks away.
    pub(crate) fn turn(&mut self, looks: bool) {
        self.looks = looks;
        self.is_due = looks;
    }

    /// What the answer rests on may have changed.
    pub(crate) fn is_stale(&mut self) {
        self.is_due = self.looks;
    }

    /// The next answer: when the front end begins to look, chooses, or something changed, at most four times a second.
    /// Nothing is lost where it is not waited for to the end.
    pub(crate) async fn next(&mut self, ports: &Ports) -> SignalsPage {
        if !self.looks {
            return std::future::pending().await;
        }
        if !self.is_due {
            if self.chosen.changed().await.is_err() {
                // The front end has gone; so will this.
                return std::future::pending().await;
            }
            self.is_due = true;
        }
        if let Some(made) = self.made {
            sleep_until(made + PAGES_PERIOD).await;
        }
        let signals = self.chosen.borrow_and_update().clone();
        let Some(page) = ports.signals(signals).await else {
            // The agent has stopped; the snapshots say how.
            return std::future::pending().await;
        };
        self.is_due = false;
        self.made = Some(Instant::now());
        page
    }
}
