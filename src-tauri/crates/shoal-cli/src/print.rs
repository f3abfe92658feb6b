//! Where words go: standard output, one line at a time. A reader that has gone (`shoal watch | head -1`) is no error.

use std::io::{self, Write};

use serde::Serialize;
use shoal_core::snapshot::SCHEMA;
use shoal_core::{Snapshot, Source};
use shoal_view::sentences;

use crate::args::Setting;
use crate::language::words;

/// Why printing ended.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PrintError {
    /// The reader has gone, so there is nothing more to do.
    #[error("nobody reads the output")]
    ReaderGone,
    /// The disk is full, or the like.
    #[error("the output could not be written")]
    NotWritten(#[source] io::Error),
    /// A value has no JSON form.
    #[error("the output could not be made into JSON")]
    NotJson(#[source] serde_json::Error),
}

/// Prints lines of text.
pub(crate) fn text(text: &str) -> Result<(), PrintError> {
    let mut out = io::stdout().lock();
    let end = if text.ends_with('\n') { "" } else { "\n" };
    write!(out, "{text}{end}").and_then(|()| out.flush()).map_err(|error| {
        if error.kind() == io::ErrorKind::BrokenPipe {
            PrintError::ReaderGone
        } else {
            PrintError::NotWritten(error)
        }
    })
}

/// Prints a value as indented JSON.
pub(crate) fn json(value: &impl Serialize) -> Result<(), PrintError> {
    text(&serde_json::to_string_pretty(value).map_err(PrintError::NotJson)?)
}

/// A value with who vouches for it.
#[derive(Debug, Serialize)]
struct Marked<'a, T> {
    source: Source,
    #[serde(flatten)]
    value: &'a T,
}

/// Prints a value as JSON that says who vouches for it.
pub(crate) fn marked(source: Source, value: &impl Serialize) -> Result<(), PrintError> {
    json(&Marked { source, value })
}

/// Why a command did nothing, for other programs.
#[derive(Debug, Serialize)]
struct Refused<'a> {
    schema: u32,
    error: &'a str,
    sentence: String,
}

/// Says why a command did nothing: as JSON where that was asked for, else beside the output.
pub(crate) fn refusal(setting: &Setting, error: &str, said: &[String]) -> Result<(), PrintError> {
    if setting.json {
        return json(&Refused { schema: SCHEMA, error, sentence: said.join(" ") });
    }
    for line in said {
        aside(line);
    }
    Ok(())
}

/// Says why the daemon is silent.
pub(crate) fn silence(setting: &Setting, snapshot: &Snapshot) -> Result<(), PrintError> {
    let words = words();
    let told = snapshot.trouble.map(|trouble| {
        vec![sentences::trouble(words, trouble), sentences::next_step(words, trouble)]
    });
    refusal(setting, "daemon", &told.unwrap_or_default())
}

/// Prints a line beside the output: progress and warnings. Where that fails there is nobody to tell.
pub(crate) fn aside(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// An error with everything that led to it, on one line.
pub(crate) fn chain(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}
