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

pub mod agent;
pub mod autostart;
mod autostart_task;
pub mod client;
pub mod clock;
mod descriptor;
pub mod diagnostics;
pub mod doctor;
pub mod effects;
mod exit_task;
pub mod front;
pub mod hardening;
pub mod history_files;
mod history_rows;
pub mod history_store;
mod history_task;
mod kept_undo;
pub mod lines;
pub mod log;
pub mod machine;
mod multihop;
pub mod paths;
pub mod ports;
pub mod private_files;
mod run;
pub mod server;
pub mod settings_file;
mod settings_task;
pub mod settings_text;
mod signals_look;
pub mod single_instance;
mod system_language;
pub mod tempo;

pub use agent::{Agent, Ending};
pub use client::Client;
pub use diagnostics::{DesktopFacts, DesktopLook};
pub use effects::TunnelAddresses;
pub use exit_task::CheckProgram;
pub use front::serve_front;
pub use multihop::{MultihopPort, SimulatedHand};
pub use paths::Paths;
pub use ports::Ports;
pub use run::{AgentConfig, Running, StartError, one_shot, one_shot_at, resident};
pub use single_instance::{Lock, Place};
pub use system_language::{system_language, system_locale};
