//! A home with a daemon of its test's own beside it.

use std::sync::Arc;

use shoal_sim::{SimDaemon, demo_config};

use crate::shoal::{Ended, Home, Trouble};

/// A daemon and a home beside it.
pub(crate) struct Machine {
    pub(crate) home: Arc<Home>,
    pub(crate) daemon: SimDaemon,
}

impl Machine {
    /// The daemon takes a twentieth of the time that a real one would.
    pub(crate) fn new() -> Result<Self, Trouble> {
        let home = Arc::new(Home::new()?);
        let config = demo_config(1, 20.0, home.path().join("mullvad.sock"));
        Ok(Self { daemon: SimDaemon::start(&config)?, home })
    }

    /// Runs `shoal` against the daemon.
    pub(crate) async fn run(&self, line: &str) -> Result<Ended, Trouble> {
        let line = format!("{line} --socket {}", self.daemon.socket().display());
        let home = Arc::clone(&self.home);
        tokio::task::spawn_blocking(move || home.run(&line)).await?
    }
}
