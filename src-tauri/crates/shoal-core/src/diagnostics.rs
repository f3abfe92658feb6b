//! The report that a user may hand to whoever helps them, as it crosses to a front end: what is shown is what is saved.
//!
//! The text is one whole, made at one moment. Its number says which one was shown, so that another one is never saved in
//! its place.

use serde::{Deserialize, Serialize};

/// A report on this Shoal, and what became of the wish to save it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct DiagnosticsPage {
    /// Which report this is, counted from 1 for each front end.
    pub number: u32,
    /// All of it, redacted ([`crate::redaction`]); byte for byte what is saved.
    pub text: String,
    /// The folder that it would be saved in; `None`: there is none, as in a simulation.
    pub folder: Option<String>,
    /// Whether it was saved.
    pub saved: DiagnosticsSaved,
}

/// What became of the wish to save a report.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum DiagnosticsSaved {
    /// Nobody asked for it.
    #[default]
    NotAsked,
    /// It lies there, whole.
    Saved {
        /// The file's whole path.
        path: String,
    },
    /// It was not saved: the folder cannot be used.
    NoFolder {
        /// Why not; in English. `None`: there is to be none.
        reason: Option<String>,
    },
    /// It was not saved: the disk did not take it. Nothing of it was left there.
    NotWritten {
        /// Why not; in English.
        reason: String,
    },
    /// It was not saved: as many as are kept of one day lie there already.
    TooMany {
        /// How many.
        count: u32,
    },
    /// It was not saved: not this report was looked at when it was asked for.
    NotShown,
}
