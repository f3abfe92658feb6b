//! What is chosen about a simulated daemon before it starts?

use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::constraint::{self, CustomList, RelaySettings};
use crate::layout::Layout;
use crate::network::Network;
use crate::plan::{self, Plan};
use crate::population;

/// How long the daemon takes for things.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pace {
    /// From `disconnecting` to `connecting` or `disconnected`.
    pub disconnecting: Duration,
    /// From `connecting` to `connected`.
    pub connecting: Duration,
    /// From `connected` to the second event, which has the exit IPs.
    pub exit_ip: Duration,
    /// From a key rotation to the reconnect that the daemon makes by itself.
    pub rotation: Duration,
    /// All of these are divided by this; kept between 0.001 and 1,000,000.
    pub speed: f64,
}

impl Pace {
    /// The pace of a real daemon, so many times as fast.
    pub fn times(speed: f64) -> Self {
        Self {
            disconnecting: Duration::from_millis(300),
            connecting: Duration::from_millis(1_200),
            exit_ip: Duration::from_millis(1_500),
            rotation: Duration::from_mins(4),
            speed,
        }
    }

    /// A duration at this pace's speed.
    pub(crate) fn scaled(&self, duration: Duration) -> Duration {
        let speed = if self.speed.is_nan() { 1.0 } else { self.speed.clamp(0.001, 1_000_000.0) };
        duration.div_f64(speed)
    }
}

/// In which state the daemon is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Start {
    /// Connected to this relay for a while: the exit IP is known.
    Connected {
        /// Its name.
        relay: String,
        /// How many people are on the exit IP, the user among them. A tunnel address that leads
        /// there is looked for; where there is none, the nearest crowd below is taken.
        crowd: RangeInclusive<u32>,
    },
    /// Without a tunnel.
    Disconnected,
}

/// Settings that Shoal has nothing to do with; a client that confuses field numbers mixes them up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Switches {
    /// Traffic to the local network is let through.
    pub allow_lan: bool,
    /// Traffic is blocked without a tunnel.
    pub lockdown: bool,
    /// A tunnel is made when the daemon starts.
    pub auto_connect: bool,
}

/// Everything that is chosen about a simulated daemon.
#[derive(Debug, Clone)]
pub struct DaemonConfig {
    /// Where it listens.
    pub socket: PathBuf,
    /// The network behind it.
    pub network: Arc<Network>,
    /// The release whose bytes it speaks.
    pub layout: Layout,
    /// How fast it is.
    pub pace: Pace,
    /// How it is found.
    pub start: Start,
    /// What it may choose from.
    pub relay_settings: RelaySettings,
    /// Custom lists that the settings can refer to.
    pub lists: Vec<CustomList>,
    /// Whether IPv6 is on in the tunnel.
    pub ipv6: bool,
    /// Other settings.
    pub switches: Switches,
    /// Unix seconds at the start.
    pub now: u64,
    /// How old the key is at the start.
    pub key_age: Duration,
}

impl DaemonConfig {
    /// A daemon of the newest compared release on the network of a seed, connected in Amsterdam to a
    /// relay with many exit IPs and few people on each, as fast as a real one.
    pub fn new(seed: u64, socket: impl Into<PathBuf>) -> Self {
        Self::on(Network::generate(seed), socket)
    }

    /// The same on a network that is there, which several daemons can share.
    pub fn on(network: impl Into<Arc<Network>>, socket: impl Into<PathBuf>) -> Self {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Self {
            socket: socket.into(),
            network: network.into(),
            layout: Layout::default(),
            pace: Pace::times(1.0),
            start: Start::Connected { relay: plan::FIRST_RELAY.to_owned(), crowd: 2..=4 },
            relay_settings: constraint::first_city(),
            lists: Vec::new(),
            ipv6: false,
            switches: Switches::default(),
            now: now.as_secs(),
            key_age: Duration::from_hours(9 * 24),
        }
    }

    /// The same, so many times as fast.
    #[must_use]
    pub fn at_speed(mut self, speed: f64) -> Self {
        self.pace = Pace::times(speed);
        self
    }

    /// The same, in the bytes of another release.
    #[must_use]
    pub fn in_layout(mut self, layout: Layout) -> Self {
        self.layout = layout;
        self
    }
}

/// The daemon of the demonstration, so many times as fast as a real one: it starts where few people
/// share the exit IP, on a network with about as many devices as Shoal supposes.
pub fn demo_config(seed: u64, times: f64, socket: impl Into<PathBuf>) -> DaemonConfig {
    let devices = Some(population::typical_devices(seed));
    let network = Network::planned(seed, &Plan { devices, ..Plan::default() });
    DaemonConfig::on(network, socket).at_speed(times)
}
