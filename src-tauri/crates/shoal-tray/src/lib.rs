//! Shows: the item in the tray, notices, and the window's process.
//!
//! # Design
//!
//! * Everything here is a front end like any other: it reads snapshots and sends commands. What is shown is made as data
//!   in `shoal-view`, compared with what is on screen, and only then sent.
//! * The tray item is spoken over the bus (StatusNotifierItem) without a toolkit, and so are notices, over one
//!   connection with a deadline for every call. A library for notices would have brought a second implementation of the
//!   bus into the program that lives all day, one connection a notice, and `unwrap`s on a bus that goes away.
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
