//! Runs: the event loop, effects, settings on disk and the local socket.
//!
//! # Design
//!
//! One task owns the [`shoal_core::State`] and is the only place where anything changes; there is no lock around it.
//! Everything else is a task at the end of a channel: sources and front ends send events and commands in, effects and
//! snapshots go out. So a test drives the agent with the channels that the program uses, and a slow front end or a
//! hanging daemon never holds the agent up.
//!
//! Nothing here wakes up while nothing happens: the daemon speaks by itself, the settings folder is watched by the
//! kernel, and the one timer is set only while the state waits for something.

pub mod front;
pub mod lines;
pub mod ports;

pub use front::serve_front;
pub use ports::Ports;
