//! Which language the system speaks, read from this program's surroundings.

use std::env;
use std::ffi::OsString;

use shoal_core::Language;

/// The variables that decide in which language a program speaks, the first that says anything before those after it.
///
/// Source: POSIX.1-2024, chapter 8.2 (internationalization variables).
const VARIABLES: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// The language in which programs are to speak here; English where that is one that Shoal does not speak.
pub fn system_language() -> Language {
    said_by(|variable| env::var_os(variable))
}

/// The locale of the sentences that programs say here, as it is written there (`sv_SE.UTF-8`, `C`); `None` where no
/// variable says anything.
pub fn system_locale() -> Option<OsString> {
    deciding(|variable| env::var_os(variable))
}

fn said_by(value: impl Fn(&str) -> Option<OsString>) -> Language {
    deciding(value).and_then(|said| Language::of_locale(said.to_str()?)).unwrap_or_default()
}

fn deciding(value: impl Fn(&str) -> Option<OsString>) -> Option<OsString> {
    VARIABLES.into_iter().filter_map(value).find(|said| !said.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(set: &[(&str, &str)]) -> Language {
        said_by(|variable| set.iter().find(|(name, _)| *name == variable).map(|(_, it)| it.into()))
    }

    #[test]
    fn the_first_variable_that_says_anything_decides() {
        let all = [("LANG", "de_DE.UTF-8"), ("LC_MESSAGES", "sv_SE.UTF-8"), ("LC_ALL", "en_GB")];
        assert_eq!(language(&all), Language::En);
        assert_eq!(language(&all[..2]), Language::Sv);
        assert_eq!(language(&all[..1]), Language::De);
        assert_eq!(language(&[("LC_ALL", ""), ("LANG", "sv_SE")]), Language::Sv);
    }

    #[test]
    fn a_language_that_shoal_does_not_speak_is_english_and_not_the_next_variables() {
        assert_eq!(language(&[("LC_ALL", "C.UTF-8"), ("LANG", "sv_SE")]), Language::En);
        assert_eq!(language(&[("LANG", "fi_FI.UTF-8")]), Language::En);
        assert_eq!(language(&[]), Language::En);
    }
}
