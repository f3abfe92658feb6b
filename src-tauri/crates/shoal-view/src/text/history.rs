//! What `shoal history` prints: where it is kept, the crowd by hour, the exit IPs under each key.

use shoal_core::UnixSeconds;
use shoal_core::history::{
    ExitRow, HistoryMode, HistoryPage, HistoryState, HistoryTrouble, HourRow, KeyRow,
};

use crate::moments::Clock;
use crate::sentences;
use crate::text::table;
use crate::words::{Argument, Words};

/// Seconds of an hour.
const HOUR: i64 = 3_600;

/// All of it; times are those of `clock`. `path` is where the history is, or would be; empty where nothing is ever kept.
pub fn history(words: &Words, page: &HistoryPage, clock: Clock, path: &str) -> String {
    let mut lines = vec![place(words, page, path)];
    if page.unsaved > 0 {
        lines.push(words.say("history-unsaved", [("count", page.unsaved.into())]));
    }
    // While the disk is being asked, what is remembered is not known.
    let is_known = page.state != HistoryState::Opening;
    if is_known && page.hours.is_empty() && page.keys.is_empty() {
        lines.push(words.get("history-nothing"));
    }
    if !page.hours.is_empty() {
        lines.extend([String::new(), words.get("history-hours")]);
        lines.extend(hours(words, &page.hours, clock));
    }
    if !page.keys.is_empty() {
        lines.extend([String::new(), words.get("history-exits")]);
        lines.extend(exits(words, &page.keys, clock));
    }
    lines.join("\n")
}

/// Where it is.
fn place(words: &Words, page: &HistoryPage, path: &str) -> String {
    match (&page.state, page.mode) {
        (HistoryState::NotKept { trouble }, _) => {
            let why = history_trouble(words, trouble, path);
            words.say("history-where-trouble", [("why", why.into())])
        }
        (HistoryState::Kept, _) => words.say("history-where-kept", [("days", page.days.into())]),
        (HistoryState::Opening, _) => words.get("history-where-opening"),
        (HistoryState::InMemory, HistoryMode::MemoryOnly) => words.get("history-where-memory_only"),
        // Nothing can be kept: there is nothing to choose.
        (HistoryState::InMemory, _) if path.is_empty() => words.get("history-where-memory_only"),
        (HistoryState::InMemory, HistoryMode::Undecided | HistoryMode::Kept) => {
            words.get("history-where-undecided")
        }
    }
}

/// Why nothing is kept, or something still is. `path` is where the history is.
pub fn history_trouble(words: &Words, trouble: &HistoryTrouble, path: &str) -> String {
    let (detail, value): (&str, Argument) = match trouble {
        HistoryTrouble::DiskFull | HistoryTrouble::InUse => ("none", "".into()),
        HistoryTrouble::Newer { version } => ("version", version.to_string().into()),
        HistoryTrouble::NotWritten { reason }
        | HistoryTrouble::Refused { reason }
        | HistoryTrouble::NotErased { reason } => ("reason", reason.as_str().into()),
    };
    let id = format!("doctor-history-{}", sentences::name_of(trouble));
    words.say(&id, [("path", path.into()), (detail, value)])
}

/// A row for each run of hours on one relay with the same crowd.
fn hours(words: &Words, rows: &[HourRow], clock: Clock) -> Vec<String> {
    let head =
        ["day", "hours", "relay", "crowd"].map(|name| words.get(&format!("history-head-{name}")));
    let mut lines = vec![head];
    for run in rows.chunk_by(|a, b| goes_on(a, b, clock)) {
        let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
        let from = clock.tell_time(first.hour);
        let to = clock.tell_time(last.hour.plus(HOUR));
        let figures = [
            ("likely", first.likely.into()),
            ("low", first.low.into()),
            ("high", first.high.into()),
        ];
        lines.push([
            clock.tell_date(words, first.hour),
            words.say("history-from-to", [("from", from.into()), ("to", to.into())]),
            first.relay.to_string(),
            words.say("crowd-short", figures),
        ]);
    }
    table(lines)
}

fn goes_on(a: &HourRow, b: &HourRow, clock: Clock) -> bool {
    let is_same = HourRow { hour: b.hour, ..a.clone() } == *b;
    is_same && b.hour == a.hour.plus(HOUR) && clock.is_one_day(a.hour, b.hour)
}

fn exits(words: &Words, keys: &[KeyRow], clock: Clock) -> Vec<String> {
    let head =
        ["relay", "place", "seen", "note"].map(|name| words.get(&format!("history-head-{name}")));
    let mut rows = vec![head];
    for key in keys {
        let title = match key {
            KeyRow { in_use: true, .. } => words.get("history-key-in-use"),
            KeyRow { number: 0, .. } => words.get("history-key-unknown"),
            KeyRow { number, .. } => words.say("history-key", [("number", (*number).into())]),
        };
        rows.push([title, String::new(), String::new(), String::new()]);
        rows.extend(key.exits.iter().map(|exit| cells(words, exit, clock)));
    }
    table(rows)
}

fn cells(words: &Words, exit: &ExitRow, clock: Clock) -> [String; 4] {
    let place = match (exit.offset, exit.pool_size, exit.address) {
        (Some(offset), Some(size), _) => {
            let number = offset.saturating_add(1);
            words.say("history-place", [("number", number.into()), ("size", size.into())])
        }
        (_, _, Some(address)) => address.to_string(),
        _ => String::new(),
    };
    let count = u32::try_from(exit.days.len()).unwrap_or(u32::MAX);
    let last = exit.days.last().copied().unwrap_or(UnixSeconds(0));
    // A day of UTC is that day here, too, whatever the hour says.
    let day = Clock { seconds_east: 0, ..clock }.tell_date(words, last);
    let seen = match count {
        1 => words.say("history-seen-once", [("day", day.into())]),
        _ => words.say("history-seen", [("count", count.into()), ("day", day.into())]),
    };
    let note =
        if exit.also_under_other_keys { words.get("history-came-back") } else { String::new() };
    [format!("  {}", exit.relay), place, seen, note]
}
