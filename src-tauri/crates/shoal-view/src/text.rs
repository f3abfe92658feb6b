//! Lines of text for the command line: plain, without colours, names and values in columns.

mod acting;
mod advice;
mod autostart;
mod doctor;
mod history;
mod lookup;
mod places;
mod predict;
mod regime;
mod signals;
mod status;
mod switch;
mod trail;
mod why;

pub use acting::{ActionStep, next_step, steps};
pub use advice::{advice, explained, find_rule, looks_at, profile, profiles, source_of};
pub use autostart::autostart_obstacle;
pub use doctor::{Attention, doctor};
pub use history::{history, history_trouble};
pub use lookup::{Found, Listed, found, not_a_relay, not_an_exit_ip};
pub use places::places;
pub use predict::{placed, prediction};
pub use regime::{regime, regime_reason};
pub use signals::signals;
pub use status::{status, watch_line};
pub use switch::{Target, ending, no_such_place, target};
pub use trail::trail;
pub use why::why;

use shoal_core::{Snapshot, Source};

use crate::words::Words;

/// What a second start says.
pub fn runs_already(words: &Words) -> String {
    words.get("cli-runs-already")
}

/// What must stand before everything that is shown, where it is not what it seems.
pub fn caution(words: &Words, snapshot: &Snapshot) -> Option<String> {
    if snapshot.source == Source::Simulation {
        Some(words.get("cli-simulation"))
    } else {
        snapshot.unchecked_socket.then(|| words.get("cli-unchecked"))
    }
}

/// Names and values under each other.
#[derive(Debug, Default)]
struct Columns {
    rows: Vec<(String, String)>,
}

impl Columns {
    fn add(&mut self, name: String, value: impl Into<String>) {
        self.rows.push((name, value.into()));
    }

    fn add_known(&mut self, name: String, value: Option<String>) {
        self.rows.extend(value.map(|value| (name, value)));
    }

    fn lines(self) -> Vec<String> {
        let width = self.rows.iter().map(|(name, _)| width(name)).max().unwrap_or_default();
        let line = |(name, value): (String, String)| format!("{}  {value}", padded(&name, width));
        self.rows.into_iter().map(line).collect()
    }
}

/// Lines of a table: each column as wide as its widest cell.
fn table<const N: usize>(rows: Vec<[String; N]>) -> Vec<String> {
    let widths: [usize; N] = std::array::from_fn(|column| {
        rows.iter().map(|row| width(&row[column])).max().unwrap_or_default()
    });
    let line = |row: [String; N]| {
        let cells = row.iter().zip(widths).map(|(cell, width)| padded(cell, width));
        cells.collect::<Vec<String>>().join("  ").trim_end().to_owned()
    };
    rows.into_iter().map(line).collect()
}

/// Columns that a text takes in a terminal, for names of places: letters with a mark of their own take none more.
fn width(text: &str) -> usize {
    text.chars().count()
}

fn padded(text: &str, to: usize) -> String {
    format!("{text}{}", " ".repeat(to.saturating_sub(width(text))))
}

/// Above this a chance is not rounded: nothing here is certain.
const NEARLY_SURE: f64 = 0.99;

/// A chance as per cent; one that is nearly sure is not rounded to a certainty.
pub(crate) fn chance(words: &Words, of: f64) -> String {
    if of > NEARLY_SURE { words.get("signals-nearly-sure") } else { percent(words, of) }
}

/// A share as per cent; a small one is not rounded to nothing.
pub(crate) fn percent(words: &Words, share: f64) -> String {
    let number = match share * 100.0 {
        tiny if tiny > 0.0 && tiny < 0.1 => return words.get("cli-percent-tiny"),
        small if small < 10.0 => words.tenths(small),
        other => format!("{other:.0}"),
    };
    words.say("cli-percent", [("number", number.into())])
}
