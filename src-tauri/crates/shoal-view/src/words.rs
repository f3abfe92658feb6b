//! The one place where ids become sentences.
//!
//! Catalogues are Fluent files under `words/`, shared with the window's page. A sentence is asked for by its id, one
//! of its parts by `id.part`; an id without a sentence is shown as it is, which a test makes sure never happens.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// The English catalogues, one a topic.
const ENGLISH: [&str; 13] = [
    include_str!("../words/en/page.ftl"),
    include_str!("../words/en/advice.ftl"),
    include_str!("../words/en/profiles.ftl"),
    include_str!("../words/en/multihop.ftl"),
    include_str!("../words/en/rules.ftl"),
    include_str!("../words/en/settings.ftl"),
    include_str!("../words/en/tray.ftl"),
    include_str!("../words/en/cli.ftl"),
    include_str!("../words/en/doctor.ftl"),
    include_str!("../words/en/history.ftl"),
    include_str!("../words/en/signals.ftl"),
    include_str!("../words/en/trail.ftl"),
    include_str!("../words/en/regime.ftl"),
];

/// Sentences of one language.
pub struct Words {
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
    /// English.
    pub fn english() -> &'static Self {
        static WORDS: LazyLock<Words> = LazyLock::new(|| Words::of(&ENGLISH));
        &WORDS
    }

    fn of(catalogues: &[&str]) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![
            "en".parse::<LanguageIdentifier>().expect("en is a language"),
        ]);
        // Names are cleaned of every mark that could turn the text around them, and a tray shows the marks as boxes.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(|value, _| match value {
            FluentValue::Number(number) => Some(grouped(number.value)),
            FluentValue::String(_)
            | FluentValue::Custom(_)
            | FluentValue::None
            | FluentValue::Error => None,
        }));
        for text in catalogues {
            // What could be read of a catalogue counts; a test sees to it that all of it can.
            let resource = match FluentResource::try_new((*text).to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        Self { bundle }
    }

    /// Whether there is a sentence with this id.
    pub fn has(&self, id: &str) -> bool {
        let (name, part) = parts(id);
        self.bundle.get_message(name).is_some_and(|message| match part {
            Some(part) => message.get_attribute(part).is_some(),
            None => message.value().is_some(),
        })
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
        let told = self.filled(id, &filled);
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

/// A whole number with a comma between thousands.
fn grouped(number: f64) -> String {
    let digits = format!("{number:.0}");
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits.as_str()), |rest| ("-", rest));
    let mut text = String::from(sign);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_catalogue_can_be_read_to_its_end_and_no_id_stands_twice() {
        let mut bundle = FluentBundle::new_concurrent(Vec::new());
        for text in ENGLISH {
            let resource = FluentResource::try_new(text.to_owned()).map_err(|(_, errors)| errors);
            assert_eq!(bundle.add_resource(resource.expect("well-formed")), Ok(()));
        }
    }

    #[test]
    fn thousands_are_told_apart() {
        for (number, text) in [(1.0, "1"), (999.0, "999"), (3_102.0, "3,102"), (1e6, "1,000,000")] {
            assert_eq!(grouped(number), text);
        }
    }
}
