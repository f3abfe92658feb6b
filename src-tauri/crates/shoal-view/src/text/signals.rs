//! What `shoal signals` prints: a table and what it rests on.

use shoal_core::signals::{
    CrowdLeft, GroupReading, LeftBudget, ShareBasis, SignalShare, Signals, SignalsPage,
};

use crate::sentences::name_of;
use crate::text::{chance, padded, width};
use crate::words::Words;

/// Smaller shares than this, in per cent, are only said to be smaller.
const TINIEST: f64 = 0.000_1;

/// What signals take off a crowd. `own` tells that they are those of this machine's environment.
pub fn signals(words: &Words, page: &SignalsPage, own: bool) -> String {
    let mut lines = Vec::new();
    if own {
        let values = values(&page.signals).join(", ");
        lines.extend([words.say("signals-own", [("values", values.into())]), String::new()]);
    }
    if let Some(relay) = &page.exit {
        let relay = relay.as_str();
        lines.extend([words.say("signals-on-relay", [("relay", relay.into())]), String::new()]);
    }
    lines.extend(table(words, page));
    lines.push(String::new());
    lines.extend(below(words, page));
    lines.join("\n")
}

/// What was told, as it is typed.
fn values(signals: &Signals) -> Vec<String> {
    let Signals { browser, os, time_zone, language, screen } = signals;
    let named = [browser.as_ref().map(name_of), os.as_ref().map(name_of)];
    let written = [
        time_zone.as_ref().map(ToString::to_string),
        language.as_ref().map(ToString::to_string),
        screen.as_ref().map(ToString::to_string),
    ];
    named.into_iter().chain(written).flatten().collect()
}

/// One line of the table: what it is about, likely, range, note.
type Row = [String; 4];

fn table(words: &Words, page: &SignalsPage) -> Vec<String> {
    let head = ["signal", "likely", "range", "note"]
        .map(|name| words.get(&format!("signals-head-{name}")));
    let all = share_row(words, "signals-all", page.all, String::new());
    let mut rows = vec![head];
    rows.extend(page.groups.iter().map(|group| group_row(words, group)));
    rows.extend([all, crowd_row(words, page), left_row(words, page)]);
    let widths: [usize; 4] = std::array::from_fn(|column| {
        rows.iter().map(|row| width(&row[column])).max().unwrap_or_default()
    });
    let line = |row: &Row| {
        let cells = row.iter().zip(widths).map(|(cell, width)| padded(cell, width));
        cells.collect::<Vec<String>>().join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

fn group_row(words: &Words, reading: &GroupReading) -> Row {
    let id = format!("signals-{}", name_of(&reading.group));
    let note = match (reading.basis, reading.rarest) {
        (ShareBasis::OneForAll, _) => words.get("signals-one-for-all-note"),
        (ShareBasis::UnknownValue, _) => words.get("signals-not-in-table"),
        (ShareBasis::Guess, Some(kind)) => words.get(&format!("signals-counts-{}", name_of(&kind))),
        (ShareBasis::Guess | ShareBasis::NotLookedAt, _) => String::new(),
    };
    match reading.share {
        Some(share) => share_row(words, &id, share, note),
        None => [words.get(&id), words.get("signals-not-looked-at"), String::new(), note],
    }
}

fn share_row(words: &Words, id: &str, share: SignalShare, note: String) -> Row {
    if share == SignalShare::EVERYBODY {
        return [words.get(id), words.get("signals-everybody"), String::new(), note];
    }
    let [low, likely, high] = [share.low(), share.likely(), share.high()].map(per_cent);
    let likely = match likely {
        Some(number) => words.say("signals-percent", [("number", number.into())]),
        None => words.say("signals-percent-tiny", [("number", TINIEST.to_string().into())]),
    };
    let range = match (low, high) {
        (low, Some(high)) => {
            let low = low.unwrap_or_else(|| "0".to_owned());
            words.say("signals-percent-range", [("low", low.into()), ("high", high.into())])
        }
        (_, None) => words.say("signals-percent-tiny", [("number", TINIEST.to_string().into())]),
    };
    [words.get(id), likely, range, note]
}

fn crowd_row(words: &Words, page: &SignalsPage) -> Row {
    let people = page.crowd.map(|crowd| (crowd.low, crowd.likely, crowd.high));
    let mut row = people_row(words, "signals-crowd", people, "signals-unknown");
    if people.is_some() {
        row[3] = words.get("signals-you-too");
    }
    row
}

fn left_row(words: &Words, page: &SignalsPage) -> Row {
    let people = page.left.map(|left| (left.low, left.likely, left.high));
    let elsewhere = if page.over_tor { "signals-over-tor-cell" } else { "signals-unknown" };
    let mut row = people_row(words, "signals-left", people, elsewhere);
    if let Some(CrowdLeft { alone_probability, .. }) = page.left {
        let percent = chance(words, alone_probability);
        row[3] = words.say("signals-alone-note", [("percent", percent.into())]);
    }
    row
}

fn people_row(words: &Words, id: &str, people: Option<(u32, u32, u32)>, otherwise: &str) -> Row {
    let Some((low, likely, high)) = people else {
        return [words.get(id), words.get(otherwise), String::new(), String::new()];
    };
    let range = words.say("signals-people-range", [("low", low.into()), ("high", high.into())]);
    [words.get(id), likely.to_string(), range, String::new()]
}

fn below(words: &Words, page: &SignalsPage) -> Vec<String> {
    let mut lines = Vec::new();
    if page.over_tor {
        lines.push(words.get("signals-over-tor"));
    } else if page.exit.is_none() {
        lines.push(words.get("signals-no-exit"));
    }
    if page.one_for_all && !page.over_tor {
        lines.push(words.get("signals-one-for-all"));
    }
    lines.extend(page.zone_fit.map(|fit| words.get(&format!("signals-zone-{}", name_of(&fit)))));
    lines.extend(page.left.and_then(|left| doubt(words, left.range_from)));
    lines.push(words.get("signals-guess"));
    lines.push(words.get("signals-kept-nowhere"));
    lines
}

/// Which part of the range comes from where; nothing where signals add nothing to it.
fn doubt(words: &Words, from: LeftBudget) -> Option<String> {
    let of_exit = from.exit_ip / from.total();
    let told = |part: f64| format!("{:.0}", part * 100.0);
    let parts = [("exit", told(of_exit).into()), ("signals", told(1.0 - of_exit).into())];
    (of_exit < 1.0).then(|| words.say("signals-doubt", parts))
}

/// A share in per cent with two digits that count; `None` for one that is too small to be told.
fn per_cent(share: f64) -> Option<String> {
    let number = share * 100.0;
    let digits = match number {
        number if number >= 10.0 => 0,
        number if number >= 1.0 => 1,
        number if number >= 0.1 => 2,
        number if number >= 0.01 => 3,
        number if number >= 0.001 => 4,
        number if number >= TINIEST => 5,
        _ => return None,
    };
    Some(format!("{number:.digits$}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_shares_keep_two_digits_that_count() {
        for (share, told) in [
            (0.174, "17"),
            (0.0174, "1.7"),
            (0.001_74, "0.17"),
            (0.000_174, "0.017"),
            (1.74e-6, "0.00017"),
        ] {
            assert_eq!(per_cent(share).as_deref(), Some(told));
        }
        assert_eq!(per_cent(1e-7), None);
    }
}
