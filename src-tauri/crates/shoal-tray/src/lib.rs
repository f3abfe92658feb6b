//! Shows: the item in the tray, notices, and the window's process.
//!
//! # Design
//!
//! * Everything here is a front end like any other: it reads snapshots and sends commands. What is shown is made as data
//!   in `shoal-view`, compared with what is on screen, and only then sent.
//! * The tray item is spoken over the bus (StatusNotifierItem) without a toolkit. Notices are sent through notify-rust,
//!   each within a deadline; buttons are heard on one connection of our own, because the library's way of waiting for
//!   them takes one task a notice and ends the program when the bus goes away.
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
