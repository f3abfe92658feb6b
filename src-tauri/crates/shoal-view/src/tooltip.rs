//! What the tray item says when it is pointed at or read aloud.
//!
//! It may be seen over a shoulder or on a shared screen: no exit IP and no relay name stands in it.

use shoal_core::{Snapshot, Source};

use crate::sentences;
use crate::words::Words;

/// Title and text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tooltip {
    /// A few words: where one is, or that Shoal has stopped.
    pub title: String,
    /// The number with its range, or why there is none, and what to do.
    pub text: String,
}

impl Tooltip {
    /// For what may be shown.
    pub fn of(words: &Words, snapshot: &Snapshot) -> Self {
        let title = match &snapshot.tunnel.exit {
            Some(exit) => sentences::place(words, Some(exit)),
            None => words.get("tray-title"),
        };
        let mut lines = vec![sentences::headline(words, snapshot)];
        lines.extend(snapshot.trouble.map(|trouble| sentences::next_step(words, trouble)));
        if snapshot.source == Source::Simulation {
            lines.push(words.get("tray-simulation"));
        }
        Self { title, text: lines.join("\n") }
    }

    /// When the agent has died.
    pub fn stopped(words: &Words) -> Self {
        Self { title: words.get("tray-title"), text: words.get("tray-stopped") }
    }
}
