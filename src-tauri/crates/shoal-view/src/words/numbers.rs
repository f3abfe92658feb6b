//! How a language writes numbers.
//!
//! Source: Unicode CLDR 46 (2024), number symbols of en, sv and de. A number of four digits is grouped in all three,
//! so that a column of crowds reads alike.

use shoal_core::Language;

/// What stands between thousands: in Swedish a space at which no line breaks.
pub(super) fn between_thousands(language: Language) -> char {
    match language {
        Language::En => ',',
        Language::Sv => '\u{a0}',
        Language::De => '.',
    }
}

/// What stands before a fraction.
fn before_fraction(language: Language) -> char {
    match language {
        Language::En => '.',
        Language::Sv | Language::De => ',',
    }
}

/// A whole number with this between thousands.
pub(super) fn grouped(number: f64, between: char) -> String {
    let digits = format!("{number:.0}");
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits.as_str()), |rest| ("-", rest));
    let mut text = String::from(sign);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(between);
        }
        text.push(digit);
    }
    text
}

/// A number below a thousand with one digit of its fraction.
pub(super) fn tenths(number: f64, language: Language) -> String {
    format!("{number:.1}").replace('.', &before_fraction(language).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_told_apart_as_each_language_does() {
        for (number, english, swedish, german) in [
            (1.0, "1", "1", "1"),
            (-999.0, "-999", "-999", "-999"),
            (3_102.0, "3,102", "3\u{a0}102", "3.102"),
            (1e6, "1,000,000", "1\u{a0}000\u{a0}000", "1.000.000"),
        ] {
            let written = Language::ALL.map(|it| grouped(number, between_thousands(it)));
            assert_eq!(written, [english, swedish, german]);
        }
    }

    #[test]
    fn a_fraction_begins_as_each_language_has_it() {
        assert_eq!(Language::ALL.map(|it| tenths(3.24, it)), ["3.2", "3,2", "3,2"]);
    }
}
