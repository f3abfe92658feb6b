//! What a user means who types the name of a place.

use thiserror::Error;

use crate::command::SwitchTarget;
use crate::directory::{LONGEST_NAME, RelayDirectory, clean_name};
use crate::relay::{City, CityCode, RelayName};

/// So many suggestions are made at most.
const MOST_SUGGESTIONS: usize = 5;

/// A text that names no single place to go to.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{}", match self.why {
    WhyNot::Unknown => "no relay or city of this name",
    WhyNot::Country => "this is a country; choose one of its cities",
    WhyNot::SeveralCities => "several cities have this name; choose one by its code",
})]
pub struct NoSuchPlace {
    /// What was asked for, cleaned and at most 64 characters.
    pub asked: String,
    /// What is the matter with it.
    pub why: WhyNot,
    /// What may have been meant, as it can be typed: codes of cities or names of relays. For a country all its cities,
    /// else at most five.
    pub suggestions: Vec<String>,
}

/// Why a text names no single place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyNot {
    /// Nothing has this name.
    Unknown,
    /// A country has it; Shoal goes to cities and relays.
    Country,
    /// More than one city has it.
    SeveralCities,
}

/// The place that a text names: `best`, a relay (`se-sto-wg-001`), a city's code (`se-sto`) or its name, with or
/// without accents, in capitals or not, with or without what follows a comma (`Malmö`, `malmo`, `new york`).
///
/// # Errors
/// Where it names none, a country, or several cities; with suggestions.
pub fn find_place(directory: &RelayDirectory, text: &str) -> Result<SwitchTarget, NoSuchPlace> {
    let asked = clean_name(text);
    let lower = asked.to_lowercase();
    if lower == "best" {
        return Ok(SwitchTarget::Best);
    }
    let relay = RelayName::new(lower.clone()).ok().filter(|name| directory.relay(name).is_some());
    if let Some(relay) = relay {
        return Ok(SwitchTarget::Relay { relay });
    }
    let code = CityCode::new(lower).ok().filter(|code| directory.city(code).is_some());
    if let Some(city) = code {
        return Ok(SwitchTarget::City { city });
    }
    let folded = fold(&asked);
    let named: Vec<&City> =
        directory.cities().iter().filter(|city| has_name(city, &folded)).collect();
    match named.as_slice() {
        [city] => Ok(SwitchTarget::City { city: city.code.clone() }),
        [] => Err(not_a_city(directory, asked, &folded)),
        several => {
            let suggestions = several.iter().map(|city| city.code.to_string());
            let suggestions = suggestions.take(MOST_SUGGESTIONS).collect();
            Err(NoSuchPlace { asked, why: WhyNot::SeveralCities, suggestions })
        }
    }
}

fn has_name(city: &City, folded: &str) -> bool {
    let before_comma = city.name.split(',').next().unwrap_or_default();
    !folded.is_empty() && (fold(&city.name) == folded || fold(before_comma) == folded)
}

fn not_a_city(directory: &RelayDirectory, asked: String, folded: &str) -> NoSuchPlace {
    let in_country = |city: &&City| {
        !folded.is_empty() && (city.code.country() == folded || fold(&city.country) == folded)
    };
    let cities: Vec<String> =
        directory.cities().iter().filter(in_country).map(|city| city.code.to_string()).collect();
    if cities.is_empty() {
        let suggestions = similar(directory, &asked, folded);
        NoSuchPlace { asked, why: WhyNot::Unknown, suggestions }
    } else {
        NoSuchPlace { asked, why: WhyNot::Country, suggestions: cities }
    }
}

/// Cities and relays that read almost like it, the most similar first.
fn similar(directory: &RelayDirectory, asked: &str, folded: &str) -> Vec<String> {
    let asked = asked.to_lowercase();
    let reach = if folded.len() < 5 { 1 } else { 2 };
    let by_name = directory.cities().iter().filter_map(|city| {
        let name = fold(&city.name);
        let distance = if !folded.is_empty() && name.starts_with(folded) {
            0
        } else {
            distance(&name, folded).min(distance(city.code.as_str(), &asked))
        };
        (distance <= reach).then(|| (distance, city.code.to_string()))
    });
    let mut found: Vec<(usize, String)> = by_name.collect();
    if asked.matches('-').count() > 1 {
        found.extend(directory.relays().iter().filter_map(|relay| {
            let distance = distance(relay.name.as_str(), &asked);
            (distance <= reach).then(|| (distance, relay.name.to_string()))
        }));
    }
    found.sort();
    found.into_iter().map(|(_, name)| name).take(MOST_SUGGESTIONS).collect()
}

/// How many letters must be changed, left out or put in (Levenshtein); texts whose lengths differ by more than two
/// are simply far apart.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > 2 {
        return LONGEST_NAME;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, letter) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, other) in b.iter().enumerate() {
            let change = diagonal + usize::from(letter != other);
            diagonal = row[j + 1];
            row[j + 1] = change.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

/// Lower-case letters and digits only, accents of European languages taken off.
fn fold(text: &str) -> String {
    let mut folded = String::new();
    for letter in
        text.chars().flat_map(char::to_lowercase).filter(|letter| letter.is_alphanumeric())
    {
        match letter {
            'à'..='å' | 'ā' | 'ă' | 'ą' => folded.push('a'),
            'ç' | 'ć' | 'č' => folded.push('c'),
            'ď' | 'đ' | 'ð' => folded.push('d'),
            'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => folded.push('e'),
            'ğ' | 'ģ' => folded.push('g'),
            'ì'..='ï' | 'ī' | 'ı' => folded.push('i'),
            'ķ' => folded.push('k'),
            'ľ' | 'ļ' | 'ł' => folded.push('l'),
            'ñ' | 'ń' | 'ň' | 'ņ' => folded.push('n'),
            'ò'..='ö' | 'ø' | 'ō' | 'ő' => folded.push('o'),
            'ř' => folded.push('r'),
            'ś' | 'š' | 'ş' | 'ș' => folded.push('s'),
            'ť' | 'ţ' | 'ț' => folded.push('t'),
            'ù'..='ü' | 'ū' | 'ů' | 'ű' => folded.push('u'),
            'ý' | 'ÿ' => folded.push('y'),
            'ź' | 'ż' | 'ž' => folded.push('z'),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ß' => folded.push_str("ss"),
            other => folded.push(other),
        }
    }
    folded
}
