//! The simulated Mullvad of `--demo`: a daemon inside this process, on a socket of its own, that lives as long as it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context;
use shoal_agent::private_files::ensure_private_dir;
use shoal_agent::tempo::Tempo;
use shoal_agent::{Lock, MultihopPort, Paths, TunnelAddresses};
use shoal_core::multihop::{EntryTarget, MultihopMode};
use shoal_core::{TunnelAddress, UnixSeconds};
use shoal_mullvad::{MultihopWish, SocketChoice};
use shoal_sim::{Code, Fault, MultihopHand, Place, SimDaemon, demo_config};
use tempfile::TempDir;

use crate::args::{DemoFault, Setting};
use crate::language::words;
use crate::print;

/// Name of the simulated daemon's socket, in whichever folder.
const SOCKET: &str = "mullvad.sock";

/// The method by which the daemon is asked for a new key.
const ROTATE_KEY: &str = "RotateWireguardKey";

/// A running simulation.
#[derive(Debug)]
pub(crate) struct Demo {
    daemon: SimDaemon,
    simulated: Simulated,
    _dir: Option<TempDir>,
}

impl Demo {
    /// Starts one for a single command, in a folder that goes away with it.
    pub(crate) async fn for_one_command(setting: &Setting) -> anyhow::Result<Self> {
        let dir = tempfile::Builder::new().prefix("shoal-demo-").tempdir();
        let dir = dir.context("no temporary folder could be made for the simulation")?;
        let simulated = Simulated::asked(setting);
        let daemon = simulated.start(dir.path().join(SOCKET), setting.fault).await?;
        Ok(Self { daemon, simulated, _dir: Some(dir) })
    }

    /// Starts the resident program's, in a folder of which this process holds the lock.
    pub(crate) async fn resident(setting: &Setting, folder: &Path) -> anyhow::Result<Self> {
        ensure_private_dir(folder)?;
        let simulated = Simulated::asked(setting);
        let daemon = simulated.start(resident_socket(folder), setting.fault).await?;
        Ok(Self { daemon, simulated, _dir: None })
    }

    /// Which one it is, as a line for those who find the place taken: they tell the time by it.
    pub(crate) fn line(&self) -> String {
        let Simulated { seed, speed, begun } = self.simulated;
        format!("{seed} {speed} {}", begun.0)
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
    begun: UnixSeconds,
}

impl Simulated {
    /// The one that was asked for, from now on; what was left open is usual.
    fn asked(setting: &Setting) -> Self {
        Self {
            seed: setting.seed.unwrap_or(1),
            speed: setting.speed.unwrap_or(1.0),
            begun: Tempo::LIFE.now(),
        }
    }

    /// Lives by the time of the one that the resident program runs, and says so where another was asked for.
    pub(crate) fn join(setting: &Setting, paths: &Paths) {
        let Some(runs) = Lock::noted(paths).as_deref().and_then(Self::read) else { return };
        runs.tempo().set_for_process();
        if setting.fault.is_some() {
            print::aside(&words().get("cli-fault-unused"));
        }
        let asked = Self {
            seed: setting.seed.unwrap_or(runs.seed),
            speed: setting.speed.unwrap_or(runs.speed),
            begun: runs.begun,
        };
        if asked != runs {
            let speed = runs.speed.to_string();
            let of_it = [("seed", runs.seed.to_string().into()), ("speed", speed.into())];
            print::aside(&words().say("cli-demo-runs", of_it));
        }
    }

    /// Starts it, and has this process live by its time.
    async fn start(self, socket: PathBuf, fault: Option<DemoFault>) -> anyhow::Result<SimDaemon> {
        self.tempo().set_for_process();
        let config = demo_config(self.seed, self.speed, socket);
        let daemon = SimDaemon::start(&config).with_context(|| {
            format!("the simulated daemon could not open {}", config.socket.display())
        })?;
        if let Some(fault) = fault {
            daemon.set_fault(simulated(fault)).await;
        }
        Ok(daemon)
    }

    fn tempo(self) -> Tempo {
        if (self.speed - 1.0).abs() < f64::EPSILON {
            Tempo::LIFE
        } else {
            Tempo::since(self.begun, self.speed)
        }
    }

    fn read(line: &[u8]) -> Option<Self> {
        let mut parts = std::str::from_utf8(line).ok()?.split(' ');
        Some(Self {
            seed: parts.next()?.parse().ok()?,
            speed: parts.next()?.parse().ok()?,
            begun: UnixSeconds(parts.next()?.parse().ok()?),
        })
    }
}

fn simulated(fault: DemoFault) -> Fault {
    match fault {
        DemoFault::HangKey => Fault::Hang(ROTATE_KEY),
        DemoFault::RefuseKey => {
            Fault::Refuse(ROTATE_KEY, Code::Unavailable, "the simulated service makes no key")
        }
        DemoFault::SameAddress => Fault::SameTunnelAddress,
        DemoFault::SameExitIp => Fault::SameExitIp,
        DemoFault::NeverConnects => Fault::NeverConnects,
        DemoFault::WrongRelay => Fault::WrongRelay,
    }
}
