//! The language between the resident program and its front ends: one JSON object a line, both ways.
//!
//! Used over the window's pipes and over the local socket. The first line in each direction is `hello`.

use serde::{Deserialize, Serialize};

use crate::command::Command;
use crate::diagnostics::DiagnosticsPage;
use crate::history::HistoryPage;
use crate::places::PlacesPage;
use crate::prediction::PositionPage;
use crate::signals::{Signals, SignalsPage};
use crate::snapshot::Snapshot;
use crate::trail::TrailPage;

/// Version of this language; programs of different versions do not talk.
pub const PROTOCOL: u32 = 1;

/// What a page of the window needs beside the snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Page {
    /// Only the snapshot.
    Now,
    /// Every city with its crowd.
    Places,
    /// This machine's tunnel addresses and positions: as telling as a name, so only for who asked for them.
    Position,
    /// What the exit IPs seen under the tunnel address give away: for their owner, who looks at it.
    Trail,
    /// What the signals that this front end chose take off the crowd.
    Signals,
    /// What is remembered.
    History,
    /// A report on this Shoal for whoever helps its user: made anew each time that it is looked at.
    Diagnostics,
}

impl Page {
    /// Those that need more than the snapshot, and the same for all who look. [`Page::Signals`] goes by what each front
    /// end chose, [`Page::Diagnostics`] by when it looked.
    pub const WITH_DATA: [Self; 4] = [Self::Places, Self::Position, Self::Trail, Self::History];
}

/// Data of one page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(tag = "page", rename_all = "snake_case")]
pub enum PageData {
    /// For [`Page::Places`].
    Places(PlacesPage),
    /// For [`Page::Position`].
    Position(PositionPage),
    /// For [`Page::Trail`].
    Trail(TrailPage),
    /// For [`Page::Signals`].
    Signals(Box<SignalsPage>),
    /// For [`Page::History`].
    History(HistoryPage),
    /// For [`Page::Diagnostics`].
    Diagnostics(DiagnosticsPage),
}

impl PageData {
    /// Of which page it is.
    pub fn page(&self) -> Page {
        match self {
            Self::Places(_) => Page::Places,
            Self::Position(_) => Page::Position,
            Self::Trail(_) => Page::Trail,
            Self::Signals(_) => Page::Signals,
            Self::History(_) => Page::History,
            Self::Diagnostics(_) => Page::Diagnostics,
        }
    }
}

/// From the resident program to a front end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ToFront {
    /// First line.
    Hello {
        /// [`PROTOCOL`].
        protocol: u32,
    },
    /// All that may be shown.
    Snapshot {
        /// The snapshot.
        snapshot: Box<Snapshot>,
    },
    /// Data of the page that the front end looks at.
    Page {
        /// The data.
        data: PageData,
    },
    /// Come to the front.
    Show,
    /// Shoal was ended by its user. An end of input without it means that the program died.
    Bye,
}

/// From a front end to the resident program.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FromFront {
    /// First line.
    Hello {
        /// [`PROTOCOL`].
        protocol: u32,
    },
    /// The user asked for something.
    Command {
        /// What.
        command: Command,
    },
    /// The user looks at a page; its data follows until another is looked at.
    LookingAt {
        /// Which.
        page: Page,
    },
    /// The user chose what [`Page::Signals`] is about: it counts for this front end alone, until others are chosen or
    /// it goes away, and is nowhere kept.
    Signals {
        /// What a browser tells.
        signals: Signals,
    },
    /// The user has read a report and wants it saved; [`Page::Diagnostics`] is told anew with what became of it.
    SaveDiagnostics {
        /// Which report was shown: no other is saved.
        number: u32,
    },
    /// The window got or lost the focus: no notices while it has it.
    Focus {
        /// Whether it has it.
        focused: bool,
    },
    /// A second start of the program: show the first one's window.
    Show,
    /// The window is closing, its last word: whoever wants to see it from here on needs another one.
    Closing,
}

/// From the window's program to its page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ToPage {
    /// All that may be shown.
    Snapshot {
        /// The snapshot.
        snapshot: Box<Snapshot>,
    },
    /// Data of the page that is looked at.
    Page {
        /// The data.
        data: PageData,
    },
    /// The resident program died: no figure may stay on screen.
    Stopped,
    /// What the resident program says cannot be read: it is of another version. No figure may stay on screen.
    NotUnderstood {
        /// Its version of the language, where it told one.
        theirs: Option<u32>,
    },
}

/// From the page to its window's program: what is passed on to the resident program as it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FromPage {
    /// As [`FromFront::Command`].
    Command {
        /// What.
        command: Command,
    },
    /// As [`FromFront::LookingAt`].
    LookingAt {
        /// Which.
        page: Page,
    },
    /// As [`FromFront::Signals`].
    Signals {
        /// What a browser tells.
        signals: Signals,
    },
    /// As [`FromFront::SaveDiagnostics`].
    SaveDiagnostics {
        /// Which report was shown.
        number: u32,
    },
}

impl From<FromPage> for FromFront {
    fn from(said: FromPage) -> Self {
        match said {
            FromPage::Command { command } => Self::Command { command },
            FromPage::LookingAt { page } => Self::LookingAt { page },
            FromPage::Signals { signals } => Self::Signals { signals },
            FromPage::SaveDiagnostics { number } => Self::SaveDiagnostics { number },
        }
    }
}
