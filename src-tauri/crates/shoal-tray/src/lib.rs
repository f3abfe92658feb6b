//! Shows: the item in the tray, notices, and the window's process.
//!
//! # Design
//!
//! * Everything here is a front end like any other: it reads snapshots and sends commands. What is shown is made as data
//!   in `shoal-view`, compared with what is on screen, and only then sent.
//! * The tray item is spoken over the bus (StatusNotifierItem) without a toolkit, and so are notices, over one
//!   connection with a deadline for every call. notify-rust was tried: it sends each notice on a connection of its own,
//!   which is the only one that dunst tells of a pressed button, and its way of waiting there ends the program when the
//!   bus goes away.
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
