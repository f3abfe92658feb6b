//! How a language writes days.
//!
//! Source: Unicode CLDR 46 (2024), dates of medium length in sv and de; English months are cut to three letters. The time of
//! day has 24 hours in all three.

use jiff::civil::DateTime;
use shoal_core::Language;

/// Months as Swedish shortens them.
const SWEDISH_MONTHS: [&str; 12] =
    ["jan.", "feb.", "mars", "apr.", "maj", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "dec."];

/// Day, month and year.
pub(super) fn with_year(then: DateTime, language: Language) -> String {
    match language {
        Language::En => then.strftime("%-d %b %Y").to_string(),
        Language::Sv => format!("{} {} {}", then.day(), swedish_month(then), then.year()),
        Language::De => then.strftime("%d.%m.%Y").to_string(),
    }
}

/// Day, month and time of day.
pub(super) fn with_time(then: DateTime, language: Language) -> String {
    match language {
        Language::En => then.strftime("%-d %b, %H:%M").to_string(),
        Language::Sv => {
            format!("{} {} {}", then.day(), swedish_month(then), then.strftime("%H:%M"))
        }
        Language::De => then.strftime("%d.%m., %H:%M").to_string(),
    }
}

fn swedish_month(then: DateTime) -> &'static str {
    let month = usize::try_from(then.month() - 1).ok().and_then(|at| SWEDISH_MONTHS.get(at));
    month.expect("a year has months 1 to 12")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_is_written_as_each_language_does() {
        let then = date(2026, 3, 5).at(9, 4, 0, 0);
        let days = Language::ALL.map(|language| with_year(then, language));
        assert_eq!(days, ["5 Mar 2026", "5 mars 2026", "05.03.2026"]);
        let times = Language::ALL.map(|language| with_time(then, language));
        assert_eq!(times, ["5 Mar, 09:04", "5 mars 09:04", "05.03., 09:04"]);
        let ends = [1, 12].map(|month| with_year(date(2026, month, 31).into(), Language::Sv));
        assert_eq!(ends, ["31 jan. 2026", "31 dec. 2026"]);
    }
}
