//! Talks: Mullvad's daemon over its socket, relay-list files, and the exit check where the user allows it.
//!
//! What comes from outside ends here: it leaves as [`shoal_core::Event`], with account numbers, names of devices,
//! keys and the user's real address left behind in the bytes that they came in.
//!
//! # Design
//! * Messages are read by looking at the fields that are there (module `fields`), not by a compiled schema: Mullvad
//!   re-uses field numbers, and a schema of one release silently misreads another.
//! * Settings are changed by exchanging one field in the daemon's own bytes (module `settings_splice`), so that
//!   nothing that Shoal does not know is lost.
//! * Multihop is set by Mullvad's own program (module `cli`), whose help says with which words.
//! * The calls that can be made are a closed list (module `wire`); none is about the account.

mod calls;
mod cli;
mod codec;
mod convert;
mod daemon;
mod error;
pub mod exit_check;
mod fields;
mod layout;
pub mod links;
mod pending;
pub mod relay_list;
mod settings_splice;
mod socket;
mod source;
mod subscription;
mod trust;
pub mod tunnel_interface;
mod version;
mod wire;

pub use cli::{MultihopWish, Program, ProgramChoice, ProgramError};
pub use daemon::{Daemon, Written};
pub use error::{CallError, ConnectError, KeyError, Unreadable, WriteError};
pub use socket::{MULLVADS_SOCKET, SocketChoice};
pub use source::{DaemonHandle, keep_following};
pub use trust::{Distrust, trusted};
