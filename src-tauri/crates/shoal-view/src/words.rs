//! The one place where ids become sentences.
//!
//! Catalogues are Fluent files under `words/`, shared with the window's page. A sentence is asked for by its id, one
//! of its parts by `id.part`; an id without a sentence is shown as it is, which a test makes sure never happens.

mod catalogues;
mod days;
mod numbers;
mod pseudo;

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use jiff::civil::DateTime;
use shoal_core::Language;
use unic_langid::LanguageIdentifier;

/// Sentences of one language.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Words")
    }
}

/// A value that a sentence speaks of.
#[derive(Clone, Debug)]
pub enum Argument {
    /// A number that plurals go by.
    Number(f64),
    /// A name, or a piece of text made before.
    Text(String),
}

impl From<u32> for Argument {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for Argument {
    fn from(number: usize) -> Self {
        Self::from(u32::try_from(number).unwrap_or(u32::MAX))
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl Words {
    /// Those of a language. Each is put together when it is first spoken, and stays: only what is in use takes memory.
    pub fn of(language: Language) -> &'static Self {
        static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::put_together(Language::En));
        static SWEDISH: LazyLock<Words> = LazyLock::new(|| Words::put_together(Language::Sv));
        static GERMAN: LazyLock<Words> = LazyLock::new(|| Words::put_together(Language::De));
        match language {
            Language::En => &ENGLISH,
            Language::Sv => &SWEDISH,
            Language::De => &GERMAN,
        }
    }

    /// English.
    pub fn english() -> &'static Self {
        Self::of(Language::En)
    }

    /// English in a disguise: longer, accented, every piece of a sentence in brackets. For tests.
    pub fn disguised() -> &'static Self {
        static WORDS: LazyLock<Words> = LazyLock::new(|| {
            let mut words = Words::put_together(Language::En);
            words.bundle.set_transform(Some(pseudo::disguised));
            words
        });
        &WORDS
    }

    fn put_together(language: Language) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![
            language.code().parse::<LanguageIdentifier>().expect("a code is a language"),
        ]);
        // Names are cleaned of every mark that could turn the text around them, and a tray shows the marks as boxes.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::En => |value, _| number(value, Language::En),
            Language::Sv => |value, _| number(value, Language::Sv),
            Language::De => |value, _| number(value, Language::De),
        }));
        for text in catalogues::of(language) {
            // What could be read of a catalogue counts; a test sees to it that all of it can.
            let resource = match FluentResource::try_new((*text).to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        Self { language, bundle }
    }

    /// The words that have a sentence: these, or the English ones where it is not translated.
    fn with(&self, id: &str) -> Option<&Self> {
        if self.has_own(id) {
            return Some(self);
        }
        let english = Self::english();
        (self.language != Language::En && english.has_own(id)).then_some(english)
    }

    fn has_own(&self, id: &str) -> bool {
        let (name, part) = parts(id);
        self.bundle.get_message(name).is_some_and(|message| match part {
            Some(part) => message.get_attribute(part).is_some(),
            None => message.value().is_some(),
        })
    }

    /// A day with its year, as this language writes it.
    pub(crate) fn day(&self, then: DateTime) -> String {
        days::with_year(then, self.language)
    }

    /// A time of a day of this year, as this language writes it.
    pub(crate) fn day_and_time(&self, then: DateTime) -> String {
        days::with_time(then, self.language)
    }

    /// A number of which one digit of the fraction counts, as this language writes it.
    pub fn tenths(&self, number: f64) -> String {
        numbers::tenths(number, self.language)
    }

    /// Whether there is a sentence with this id.
    pub fn has(&self, id: &str) -> bool {
        self.with(id).is_some()
    }

    /// The sentence with this id, without anything to fill in.
    pub fn get(&self, id: &str) -> String {
        self.say(id, [])
    }

    /// The sentence with this id, filled in.
    #[expect(clippy::needless_pass_by_value, reason = "a list made for the call reads best")]
    pub fn say<const N: usize>(&self, id: &str, arguments: [(&str, Argument); N]) -> String {
        self.say_all(id, &arguments)
    }

    /// The sentence with this id, filled in with as many things as there are.
    pub fn say_all(&self, id: &str, arguments: &[(&str, Argument)]) -> String {
        let mut filled = FluentArgs::with_capacity(arguments.len());
        for (name, argument) in arguments {
            match argument {
                Argument::Number(number) => filled.set((*name).to_owned(), *number),
                Argument::Text(text) => filled.set((*name).to_owned(), text.clone()),
            }
        }
        let told = self.with(id).and_then(|words| words.filled(id, &filled));
        debug_assert!(told.is_some(), "no sentence has the id {id}");
        told.unwrap_or_else(|| id.to_owned())
    }

    fn filled(&self, id: &str, arguments: &FluentArgs<'_>) -> Option<String> {
        let (name, part) = parts(id);
        let message = self.bundle.get_message(name)?;
        let pattern = match part {
            Some(part) => message.get_attribute(part)?.value(),
            None => message.value()?,
        };
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(arguments), &mut errors);
        debug_assert!(errors.is_empty(), "{id}: {errors:?}");
        Some(text.into_owned())
    }
}

/// The name of a message and that of its part.
fn parts(id: &str) -> (&str, Option<&str>) {
    id.split_once('.').map_or((id, None), |(name, part)| (name, Some(part)))
}

/// How a language writes a number within a sentence; everything else is as it is.
fn number(value: &FluentValue<'_>, language: Language) -> Option<String> {
    match value {
        FluentValue::Number(number) => {
            Some(numbers::grouped(number.value, numbers::between_thousands(language)))
        }
        FluentValue::String(_)
        | FluentValue::Custom(_)
        | FluentValue::None
        | FluentValue::Error => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_catalogue_can_be_read_to_its_end_and_no_id_stands_twice() {
        for language in Language::ALL {
            let mut bundle = FluentBundle::new_concurrent(Vec::new());
            for text in catalogues::of(language) {
                let resource = FluentResource::try_new((*text).to_owned());
                let resource = resource.map_err(|(_, errors)| errors).expect("well-formed");
                assert_eq!(bundle.add_resource(resource), Ok(()), "{language:?}");
            }
        }
    }

    #[test]
    fn a_sentence_that_is_not_translated_is_said_in_english_with_its_part() {
        for language in [Language::Sv, Language::De] {
            let own = "menu-quit = Own\nadvice-few = Own title\n";
            let own = FluentResource::try_new(own.to_owned()).expect("well-formed");
            let mut bundle = FluentBundle::new_concurrent(Vec::new());
            bundle.add_resource_overriding(own);
            let words = Words { language, bundle };
            assert_eq!(words.get("menu-quit"), "Own");
            assert_eq!(words.get("crowd-not-known"), Words::english().get("crowd-not-known"));
            assert!(words.has("profile-sites.body"));
            assert!(!words.has("no such sentence"));
        }
    }

    #[test]
    fn numbers_within_sentences_are_written_as_the_language_does() {
        let few = |words: &Words| words.say("profile-few", [("count", 1_000_u32.into())]);
        assert!(few(Words::of(Language::En)).contains("1,000"));
        assert!(few(Words::of(Language::Sv)).contains("1\u{a0}000"));
        assert!(few(Words::of(Language::De)).contains("1.000"));
    }
}
