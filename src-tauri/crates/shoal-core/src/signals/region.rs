//! Time zone and language: where somebody seems to be at home.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::signals::countries::{ExitCountry, residents};
use crate::signals::{SignalError, SignalShare, languages, zones};

/// No name of a zone and no tag is longer.
const LONGEST: usize = 64;

/// A time zone by its name in the IANA database, such as `Europe/Stockholm`; whether there is one of this name the
/// edge has checked, or nobody. `Debug` hides it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(type = "string"))]
#[serde(try_from = "String", into = "String")]
pub struct TimeZone(String);

/// A language tag (BCP 47) such as `sv-SE`, in its usual capitals. `Debug` hides it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(type = "string"))]
#[serde(try_from = "String", into = "String")]
pub struct Language(String);

/// Whether a time zone is one of the exit's country.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ZoneFit {
    /// It is: the site sees nothing odd.
    Fits,
    /// It is another country's, which itself tells that a VPN is used, and from where.
    DoesNotFit,
    /// It stands for no place, as UTC does.
    NoPlace,
}

impl TimeZone {
    /// Its name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The share of those on the exit who have it; `None` for a zone that the table does not name.
    pub(super) fn known_share(&self, exit: Option<&ExitCountry>) -> Option<SignalShare> {
        if self.is_nowhere() {
            return Some(SignalShare::between(zones::NOWHERE_SHARE.0, zones::NOWHERE_SHARE.1));
        }
        let (country, low, high) = zones::find(&self.0)?;
        Some(residents(country, exit).and(SignalShare::between(low, high)))
    }

    /// Whether it is a zone of the exit's country; `None` for a zone that the table does not name.
    pub(super) fn fit(&self, exit: &ExitCountry) -> Option<ZoneFit> {
        if self.is_nowhere() {
            return Some(ZoneFit::NoPlace);
        }
        let (country, ..) = zones::find(&self.0)?;
        Some(if country == exit.code { ZoneFit::Fits } else { ZoneFit::DoesNotFit })
    }

    fn is_nowhere(&self) -> bool {
        zones::NOWHERE.contains(&self.0.as_str())
    }

    /// The share of those who have one certain zone that the table does not name.
    pub(super) fn unknown_share() -> SignalShare {
        SignalShare::between(zones::UNKNOWN.0, zones::UNKNOWN.1)
    }
}

impl Language {
    /// Its tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The share of those on the exit who have it; `None` for a tag that the table does not name.
    pub(super) fn known_share(&self, exit: Option<&ExitCountry>) -> Option<SignalShare> {
        languages::known_share(&self.0, exit)
    }

    /// The share of those who have one certain language that the table does not name.
    pub(super) fn unknown_share() -> SignalShare {
        SignalShare::between(languages::UNKNOWN.0, languages::UNKNOWN.1)
    }
}

impl FromStr for TimeZone {
    type Err = SignalError;

    /// Reads a name: letters, digits, `_`, `-` and `+`, in parts divided by `/`, each beginning with a letter.
    fn from_str(text: &str) -> Result<Self, SignalError> {
        let is_part = |part: &str| {
            part.starts_with(|c: char| c.is_ascii_alphabetic())
                && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-+".contains(&b))
        };
        let well_formed = text.len() <= LONGEST && text.split('/').all(is_part);
        if well_formed { Ok(Self(text.to_owned())) } else { Err(SignalError::NotATimeZone) }
    }
}

impl FromStr for Language {
    type Err = SignalError;

    /// Reads a tag: a language of two or three letters, then parts of up to eight letters or digits, divided by `-` (or
    /// `_`, as systems write it).
    fn from_str(text: &str) -> Result<Self, SignalError> {
        let mut parts = text.split(['-', '_']);
        let language = parts.next().unwrap_or_default();
        let is_language =
            (2..=3).contains(&language.len()) && language.bytes().all(|b| b.is_ascii_alphabetic());
        let is_part = |part: &str| {
            (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        };
        if !is_language || text.len() > LONGEST || !parts.clone().all(is_part) {
            return Err(SignalError::NotALanguage);
        }
        let usual = parts.map(|part| match part.len() {
            2 => part.to_ascii_uppercase(),
            4 if part.bytes().all(|b| b.is_ascii_alphabetic()) => {
                part[..1].to_ascii_uppercase() + &part[1..].to_ascii_lowercase()
            }
            _ => part.to_ascii_lowercase(),
        });
        let whole: Vec<String> =
            std::iter::once(language.to_ascii_lowercase()).chain(usual).collect();
        Ok(Self(whole.join("-")))
    }
}

impl TryFrom<String> for TimeZone {
    type Error = SignalError;
    fn try_from(text: String) -> Result<Self, SignalError> {
        text.parse()
    }
}

impl From<TimeZone> for String {
    fn from(zone: TimeZone) -> Self {
        zone.0
    }
}

impl fmt::Display for TimeZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for TimeZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TimeZone(hidden)")
    }
}

impl TryFrom<String> for Language {
    type Error = SignalError;
    fn try_from(text: String) -> Result<Self, SignalError> {
        text.parse()
    }
}

impl From<Language> for String {
    fn from(language: Language) -> Self {
        language.0
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Language(hidden)")
    }
}
