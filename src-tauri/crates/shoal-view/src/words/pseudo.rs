//! English in a disguise that no catalogue holds: longer, accented and in brackets.
//!
//! What is shown without brackets did not come from a catalogue, what lost its last bracket was cut, and letters with
//! marks show whether there is room above them. For tests, and for looking at.

use std::borrow::Cow;
use std::iter;

/// Each word is a third longer: German is about that much longer than English in buttons and menus.
const STRETCH: usize = 3;

/// One piece of a sentence in its disguise. Spaces at its ends stay outside the brackets, where sentences need them.
pub(super) fn disguised(text: &str) -> Cow<'_, str> {
    let words = text.trim();
    if words.is_empty() {
        return Cow::Borrowed(text);
    }
    let (before, after) = text.split_once(words).unwrap_or_default();
    let told: Vec<String> = words.split(' ').map(lengthened).collect();
    Cow::Owned(format!("{before}[{}]{after}", told.join(" ")))
}

/// Words are lengthened one by one, so that a line can be broken where it could be before.
fn lengthened(word: &str) -> String {
    let stretch = word.chars().count().div_ceil(STRETCH);
    word.chars().map(accented).chain(iter::repeat_n('~', stretch)).collect()
}

fn accented(letter: char) -> char {
    match letter {
        'a' => 'á',
        'c' => 'ç',
        'e' => 'é',
        'g' => 'ğ',
        'i' => 'î',
        'n' => 'ñ',
        'o' => 'ö',
        's' => 'š',
        'u' => 'ü',
        'y' => 'ÿ',
        'A' => 'Å',
        'E' => 'Ê',
        'I' => 'Ï',
        'N' => 'Ñ',
        'O' => 'Ø',
        'S' => 'Š',
        'U' => 'Û',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disguise_is_longer_accented_and_in_brackets_and_keeps_the_spaces_around_it() {
        assert_eq!(disguised(" people on "), " [péöplé~~ öñ~] ");
        assert_eq!(disguised("Undo"), "[Ûñdö~~]");
        assert_eq!(disguised(" \n"), " \n");
    }
}
