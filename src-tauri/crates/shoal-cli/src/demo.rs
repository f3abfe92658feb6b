//! The simulated Mullvad of `--demo`: a daemon inside this process, on a socket of its own, that lives as long as it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context;
use shoal_agent::private_files::ensure_private_dir;
use shoal_agent::{Lock, MultihopPort, Paths, TunnelAddresses};
use shoal_core::TunnelAddress;
use shoal_core::multihop::{EntryTarget, MultihopMode};
use shoal_mullvad::{MultihopWish, SocketChoice};
use shoal_sim::{MultihopHand, Place, SimDaemon, demo_config};
use shoal_view::Words;
use tempfile::TempDir;

use crate::args::Setting;
use crate::print;

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

    /// What stands for Mullvad's command line program.
    pub(crate) fn multihop(&self) -> MultihopPort {
        let simulated = self.daemon.multihop();
        MultihopPort::Given {
            modes: vec![MultihopMode::On, MultihopMode::Off],
            hand: Arc::new(move |wish| Box::pin(set_multihop(simulated.clone(), wish))),
        }
    }
}

async fn set_multihop(simulated: MultihopHand, wish: MultihopWish) {
    match wish {
        MultihopWish::Mode(mode) => simulated.switch(mode == MultihopMode::On).await,
        MultihopWish::Entry(entry) => {
            let place = match entry {
                EntryTarget::Anywhere => Place::Any,
                EntryTarget::City { city } => Place::city(city.as_str()),
                EntryTarget::Relay { relay } => Place::relay(relay.as_str()),
            };
            simulated.enter(place).await;
        }
    }
}

/// Where a resident demo's daemon listens.
pub(crate) fn resident_socket(folder: &Path) -> PathBuf {
    folder.join(SOCKET)
}

/// Which simulation runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Simulated {
    seed: u64,
    speed: f64,
}

impl Simulated {
    /// The one that was asked for; what was left open is usual.
    pub(crate) fn asked(setting: &Setting) -> Self {
        Self { seed: setting.seed.unwrap_or(1), speed: setting.speed.unwrap_or(1.0) }
    }

    /// As a line for those who find the place taken.
    pub(crate) fn line(self) -> String {
        format!("{} {}", self.seed, self.speed)
    }

    /// Says so where another was asked for than the one that the resident program runs.
    pub(crate) fn tell_if_other(setting: &Setting, paths: &Paths) {
        let Some(runs) = Lock::noted(paths).as_deref().and_then(Self::read) else { return };
        let asked = Self {
            seed: setting.seed.unwrap_or(runs.seed),
            speed: setting.speed.unwrap_or(runs.speed),
        };
        if asked != runs {
            let speed = runs.speed.to_string();
            let of_it = [("seed", runs.seed.to_string().into()), ("speed", speed.into())];
            print::aside(&Words::english().say("cli-demo-runs", of_it));
        }
    }

    fn read(line: &[u8]) -> Option<Self> {
        let (network, pace) = std::str::from_utf8(line).ok()?.split_once(' ')?;
        Some(Self { seed: network.parse().ok()?, speed: pace.parse().ok()? })
    }
}

fn start(socket: PathBuf, setting: &Setting) -> anyhow::Result<SimDaemon> {
    let Simulated { seed, speed } = Simulated::asked(setting);
    let config = demo_config(seed, speed, socket);
    SimDaemon::start(&config)
        .with_context(|| format!("the simulated daemon could not open {}", config.socket.display()))
}
