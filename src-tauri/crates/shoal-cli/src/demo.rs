//! The simulated Mullvad of `--demo`: a daemon inside this process, on a socket of its own, that lives as long as it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context;
use shoal_agent::TunnelAddresses;
use shoal_agent::private_files::ensure_private_dir;
use shoal_core::TunnelAddress;
use shoal_mullvad::SocketChoice;
use shoal_sim::{SimDaemon, demo_config};
use tempfile::TempDir;

use crate::args::Setting;

/// Name of the simulated daemon's socket, in whichever folder.
const SOCKET: &str = "mullvad.sock";

/// A running simulation.
#[derive(Debug)]
pub(crate) struct Demo {
    daemon: SimDaemon,
    _dir: Option<TempDir>,
}

impl Demo {
    /// Starts one for a single command, in a folder that goes away with it.
    pub(crate) fn for_one_command(setting: &Setting) -> anyhow::Result<Self> {
        let dir = tempfile::Builder::new().prefix("shoal-demo-").tempdir();
        let dir = dir.context("no temporary folder could be made for the simulation")?;
        let daemon = start(dir.path().join(SOCKET), setting)?;
        Ok(Self { daemon, _dir: Some(dir) })
    }

    /// Starts the resident program's, in a folder of which this process holds the lock.
    pub(crate) fn resident(setting: &Setting, folder: &Path) -> anyhow::Result<Self> {
        ensure_private_dir(folder)?;
        Ok(Self { daemon: start(resident_socket(folder), setting)?, _dir: None })
    }

    /// How it is reached.
    pub(crate) fn socket(&self) -> SocketChoice {
        SocketChoice::Simulation(self.daemon.socket().to_owned())
    }

    /// The addresses of its tunnel, for which there is no network interface.
    pub(crate) fn tunnel_addresses(&self) -> TunnelAddresses {
        let simulated = self.daemon.tunnel_address();
        TunnelAddresses::Given(Arc::new(move || {
            let address = *simulated.borrow();
            TunnelAddress {
                v4: address.map(shoal_sim::TunnelAddress::v4),
                v6: address.map(shoal_sim::TunnelAddress::v6),
            }
        }))
    }
}

/// Where a resident demo's daemon listens.
pub(crate) fn resident_socket(folder: &Path) -> PathBuf {
    folder.join(SOCKET)
}

fn start(socket: PathBuf, setting: &Setting) -> anyhow::Result<SimDaemon> {
    let config = demo_config(setting.seed, setting.speed, socket);
    SimDaemon::start(&config)
        .with_context(|| format!("the simulated daemon could not open {}", config.socket.display()))
}
