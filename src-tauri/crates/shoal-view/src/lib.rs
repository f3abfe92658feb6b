//! Turns what may be shown into what each front end shows: words, an icon, a menu, notices, lines of text.
//!
//! Pure: a snapshot and a [`Clock`] come in, data comes out. Front ends compare that data with what they last showed.
//!
//! # Design
//!
//! * Words are Fluent catalogues under `words/`, shared with the window's page: one sentence, one place.
//! * A number is never told without its range, and unknown is told as unknown.
//! * What others may see over a shoulder (icon, tooltip, notice) holds no exit IP and no relay name.

pub mod advice;
pub mod badge;
pub mod face;
pub mod icon;
pub mod json;
pub mod menu;
pub mod moments;
pub mod notices;
pub mod sentences;
pub mod text;
pub mod tooltip;
pub mod words;

pub use face::{Glyph, TrayFace};
pub use menu::{Menu, MenuAction, MenuItem};
pub use moments::Clock;
pub use notices::{Notice, NoticeButton, Notifier};
pub use tooltip::Tooltip;
pub use words::Words;
