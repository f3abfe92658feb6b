//! Imitates: a Mullvad network with known truth, and a daemon that serves it.
//!
//! For demo mode, tests and calibration. [`Network`] is what Mullvad and its users would be: cities,
//! relays, pools of exit IPs, devices. [`SimDaemon`] is the program on the user's machine: it serves
//! Mullvad's gRPC service on a real Unix socket, and a script can make it do anything a real one was seen
//! doing, and worse. Nothing here is shared with the client that reads it: field numbers, encoders and the
//! rule for positions are written a second time, so that one mistake cannot hide in both.
//!
//! ```no_run
//! # async fn story() -> std::io::Result<()> {
//! use shoal_sim::{DaemonConfig, Fault, Layout, SimDaemon};
//!
//! let config = DaemonConfig::new(1, "/tmp/folder/mullvad-vpn").at_speed(1_000.0).in_layout(Layout::V2025_13);
//! let daemon = SimDaemon::start(&config)?;
//! // ... a client connects to daemon.socket() ...
//! daemon.set_fault(Fault::NoExitIp).await;
//! daemon.reconnect().await;
//! daemon.tell_exit_ip().await;
//! let exit = daemon.exit().await.expect("a tunnel");
//! let truth = daemon.true_crowd(exit.v4.into()).await;
//! daemon.restart().await?;
//! # Ok(()) }
//! ```
//!
//! # What is imitated
//!
//! * The network: 94 real cities, 576 relays in the shape of Mullvad's list of 2026-08 (weights 0 to 500,
//!   24 inactive, 125 owned, 78 with a hoster whose pools follow no rule), addresses of 198.18.0.0/15 and
//!   `2001:db8::/32` in rows that give most pools away, pools of 6 to 122 exit IPs, about 150,000 devices
//!   placed as Shoal's model supposes, exit IPs by the hash that Linux's persistent NAT uses.
//! * The daemon: no snapshot on `EventsListen`; new relay settings are told as settings, `disconnecting`,
//!   `connecting`, `connected`, and `connected` once more with the exit IP; equal settings do nothing;
//!   settings are kept byte for byte, with fields that nobody knows; a location that is none becomes
//!   "anywhere"; relays are drawn by weight; a new key changes the tunnel address with the next tunnel,
//!   which comes after four minutes; nothing is replayed after a restart.
//! * The bytes of five releases: [`Layout`].
//! * What goes wrong: [`Fault`] for calls and tunnels, [`Door`] for the socket, [`Listing`] for relay lists,
//!   and methods of [`SimDaemon`] for the rest (cut, garbled, ended, blocked, logged out, revoked).
//!
//! # What is not
//!
//! * There is no tunnel and no tunnel interface; [`SimDaemon::tunnel_address`] stands in for the latter.
//! * Devices do not come and go: the truth holds as long as the network.
//! * Custom endpoints are kept and told, but a tunnel to one goes wherever the last went.
//! * Equality of settings is equality of bytes; the real daemon compares what they mean.
//! * Account, obfuscation, DNS, split tunnelling and access methods: empty messages at most, or
//!   UNIMPLEMENTED. Feature indicators are never sent.
//! * The daemon's socket belongs to whoever starts the simulation, not to root.

mod atlas;
mod codec;
mod config;
mod constraint;
mod daemon;
mod dice;
mod encode;
mod fault;
mod gate;
mod layout;
mod line;
mod listing;
mod management;
mod mind;
mod network;
mod plan;
mod population;
mod position;
mod protobuf;
mod registration;
mod tunnel;

pub use atlas::City;
pub use config::{DaemonConfig, Pace, Start, Switches, demo_config};
pub use constraint::{CustomList, Place, RelaySettings};
pub use daemon::{Exit, MultihopHand, SimDaemon};
pub use fault::{Door, Fault};
pub use layout::Layout;
pub use listing::Listing;
pub use mind::Call;
pub use network::{Network, PoolV4, PoolV6, Relay, TunnelAddress};
pub use plan::{Plan, UNRULY_PROVIDER};
pub use population::Device;
pub use registration::{CANARY_ACCOUNT, CANARY_DEVICE};
pub use tunnel::{After, Blocked, Reason, Route, Tunnel};

pub use tonic::Code;
