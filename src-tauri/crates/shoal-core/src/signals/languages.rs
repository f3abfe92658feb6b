//! Which language a browser asks for first, and how many of Mullvad's users have it.
//!
//! A guess from who lives where: the part of a country's people who have it, and of all people elsewhere. English as
//! it is delivered (en-US) is common everywhere. A tag with a region that is not in the table (`sv-FI`) is
//! rare and counts as unknown, however common the language is. Sites see the whole list of languages and not only the
//! first: a second one divides further.

use crate::signals::SignalShare;
use crate::signals::countries::{Country, ExitCountry, residents};

/// A part of some people, from its lowest to its highest.
type Part = (f64, f64);

/// Tags that most sites take for the same, the part of all people elsewhere, and the part of people at home.
type Row = (&'static [&'static str], Part, &'static [(Country, Part)]);

/// What is taken for a tag that the table does not name.
pub(super) const UNKNOWN: Part = (0.000_4, 0.01);

/// Part of a country's people whose software speaks the country's language.
const MOST: Part = (0.5, 0.9);
/// The same where English is often kept, or several languages are spoken.
const MANY: Part = (0.3, 0.7);
const SOME: Part = (0.1, 0.35);

const LANGUAGES: [Row; 45] = [
    (&["en-US"], (0.2, 0.45), &[("us", (0.9, 0.98))]),
    (
        &["en-GB"],
        (0.02, 0.08),
        &[("gb", (0.6, 0.9)), ("ie", MANY), ("au", SOME), ("nz", SOME), ("in", SOME)],
    ),
    (&["en"], (0.005, 0.03), &[]),
    (&["en-CA"], (0.000_5, 0.003), &[("ca", MANY)]),
    (&["en-AU"], (0.000_5, 0.003), &[("au", MANY)]),
    (&["en-NZ"], (0.000_2, 0.001), &[("nz", MANY)]),
    (&["en-IE"], (0.000_2, 0.001), &[("ie", SOME)]),
    (&["en-IN"], (0.000_5, 0.003), &[("in", MANY)]),
    (&["en-ZA"], (0.000_2, 0.001), &[("za", MANY)]),
    (&["de", "de-DE"], (0.004, 0.015), &[("de", MOST), ("at", MANY), ("ch", SOME), ("lu", SOME)]),
    (&["de-AT"], (0.000_2, 0.001), &[("at", SOME)]),
    (&["de-CH"], (0.000_2, 0.001), &[("ch", SOME)]),
    (&["sv", "sv-SE"], (0.001, 0.004), &[("se", MOST)]),
    (
        &["fr", "fr-FR"],
        (0.003, 0.01),
        &[("fr", MOST), ("be", SOME), ("ch", (0.05, 0.2)), ("ma", MANY)],
    ),
    (&["fr-CA"], (0.000_2, 0.001), &[("ca", (0.05, 0.15))]),
    (&["nl", "nl-NL"], (0.001, 0.004), &[("nl", MANY), ("be", SOME)]),
    (&["da", "da-DK"], (0.000_3, 0.001_5), &[("dk", MOST)]),
    (&["nb-NO", "nb", "no"], (0.000_3, 0.001_5), &[("no", MOST)]),
    (&["fi", "fi-FI"], (0.000_3, 0.001_5), &[("fi", MOST)]),
    (
        &["es", "es-ES"],
        (0.003, 0.012),
        &[("es", MOST), ("ar", SOME), ("cl", SOME), ("co", SOME), ("mx", SOME), ("pe", SOME)],
    ),
    (&["es-MX"], (0.000_5, 0.002), &[("mx", MANY)]),
    (&["es-AR"], (0.000_2, 0.001), &[("ar", MANY)]),
    (&["es-CL"], (0.000_2, 0.001), &[("cl", MANY)]),
    (
        &["es-419"],
        (0.000_5, 0.002),
        &[("ar", SOME), ("cl", SOME), ("co", MANY), ("mx", SOME), ("pe", MANY)],
    ),
    (&["it", "it-IT"], (0.001, 0.004), &[("it", MOST), ("ch", (0.02, 0.06))]),
    (&["pt-BR"], (0.001, 0.004), &[("br", MOST)]),
    (&["pt-PT", "pt"], (0.000_3, 0.001_5), &[("pt", MANY)]),
    (&["pl", "pl-PL"], (0.001, 0.005), &[("pl", MOST)]),
    (&["cs", "cs-CZ"], (0.000_2, 0.001), &[("cz", MOST)]),
    (&["hu", "hu-HU"], (0.000_2, 0.001), &[("hu", MANY)]),
    (&["ro", "ro-RO"], (0.000_2, 0.001), &[("ro", MANY)]),
    (&["tr", "tr-TR"], (0.001, 0.004), &[("tr", MOST)]),
    (&["el", "el-GR"], (0.000_2, 0.001), &[("gr", MANY)]),
    (
        &["ru", "ru-RU"],
        (0.005, 0.02),
        &[("ru", MOST), ("by", MANY), ("kz", MANY), ("ua", SOME), ("ee", SOME), ("lv", SOME)],
    ),
    (&["uk", "uk-UA"], (0.000_5, 0.003), &[("ua", MANY)]),
    (&["zh-CN"], (0.004, 0.015), &[("cn", MOST), ("sg", SOME)]),
    (&["zh-TW"], (0.000_5, 0.003), &[("tw", MOST), ("hk", SOME)]),
    (&["zh-HK"], (0.000_2, 0.001), &[("hk", SOME)]),
    (&["ja", "ja-JP"], (0.000_5, 0.002), &[("jp", MOST)]),
    (&["ko", "ko-KR"], (0.000_5, 0.002), &[("kr", MOST)]),
    (&["he", "he-IL"], (0.000_2, 0.001), &[("il", MANY)]),
    (&["fa", "fa-IR"], (0.000_3, 0.001_5), &[("ir", MANY)]),
    (&["vi", "vi-VN"], (0.000_3, 0.001_5), &[("vn", MANY)]),
    (&["th", "th-TH"], (0.000_2, 0.001), &[("th", MANY)]),
    (&["id", "id-ID"], (0.000_2, 0.001), &[("id", MANY)]),
];

/// The share of those on the exit, or of all users where none is known, who have a language; `None` for a tag that the
/// table does not name.
pub(super) fn known_share(tag: &str, exit: Option<&ExitCountry>) -> Option<SignalShare> {
    let (_, elsewhere, at_home) = LANGUAGES.iter().find(|(tags, ..)| tags.contains(&tag))?;
    let elsewhere = SignalShare::between(elsewhere.0, elsewhere.1);
    let share = at_home.iter().fold(elsewhere, |sum, (country, part)| {
        sum.or(residents(country, exit).and(SignalShare::between(part.0, part.1)))
    });
    Some(share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_languages_add_up_to_about_everybody() {
        let shares = LANGUAGES.iter().filter_map(|(tags, ..)| known_share(tags[0], None));
        let sum: f64 = shares.map(SignalShare::likely).sum();
        assert!((0.85..1.15).contains(&sum), "{sum}");
    }

    #[test]
    fn no_tag_stands_twice() {
        let tags: Vec<&str> = LANGUAGES.iter().flat_map(|row| row.0).copied().collect();
        let apart: std::collections::BTreeSet<&str> = tags.iter().copied().collect();
        assert_eq!(tags.len(), apart.len());
    }
}
