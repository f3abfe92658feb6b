//! In which language Shoal speaks: which there are, and which of them counts.

use serde::{Deserialize, Serialize};

use crate::settings::Settings;

/// A language that Shoal speaks; what a browser asks websites for is a [`crate::signals::Language`].
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[cfg_attr(feature = "bindings", ts(rename = "SpokenLanguage"))]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// English, in which every sentence is written first.
    #[default]
    En,
    /// Swedish.
    Sv,
    /// German.
    De,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::En, Self::Sv, Self::De];

    /// Its code of two letters by ISO 639-1.
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Sv => "sv",
            Self::De => "de",
        }
    }

    /// The language of a locale as POSIX writes it, such as `sv_SE.UTF-8`, `de` or `de_AT@euro`; `None` where it names
    /// one that Shoal does not speak, or none (`C`).
    pub fn of_locale(locale: &str) -> Option<Self> {
        let code = locale.split(['_', '-', '.', '@']).next()?;
        Self::ALL.into_iter().find(|language| code.eq_ignore_ascii_case(language.code()))
    }

    /// The language that counts: the one that the user chose, else that of the system.
    pub fn that_counts(settings: &Settings, of_system: Self) -> Self {
        settings.language.unwrap_or(of_system)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_is_known_by_its_language_alone() {
        for (locale, language) in [
            ("sv_SE.UTF-8", Some(Language::Sv)),
            ("sv", Some(Language::Sv)),
            ("SV-fi", Some(Language::Sv)),
            ("de_AT@euro", Some(Language::De)),
            ("de.UTF-8", Some(Language::De)),
            ("en_GB.UTF-8", Some(Language::En)),
            ("svx_SE", None),
            ("C.UTF-8", None),
            ("POSIX", None),
            ("", None),
        ] {
            assert_eq!(Language::of_locale(locale), language, "{locale}");
        }
    }

    #[test]
    fn what_the_user_chose_counts_before_what_the_system_says() {
        let system = Settings::default();
        let chosen = Settings { language: Some(Language::De), ..Settings::default() };
        assert_eq!(Language::that_counts(&system, Language::Sv), Language::Sv);
        assert_eq!(Language::that_counts(&chosen, Language::Sv), Language::De);
    }
}
