//! Shows: the item in the tray, notices, and the window's process.
//!
//! # Design
//!
//! * Everything here is a front end like any other: it reads snapshots and sends commands. What is shown is made as data
//!   in `shoal-view`, compared with what is on screen, and only then sent.
//! * The tray item is spoken over the bus (StatusNotifierItem) without a toolkit; notices go through notify-rust, each
//!   within a deadline and with a task of its own that waits for its buttons.
//! * A desktop may have no tray, no notification service, no bus: each part starts without, and comes later if it can.

mod clipboard;
pub mod clock;
pub mod desktop;
pub mod notices;
mod pace;
mod resident;
pub mod tray;
pub mod window;

pub use resident::{News, show};
