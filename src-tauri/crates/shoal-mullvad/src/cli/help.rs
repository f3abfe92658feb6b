//! What a help text says that can be set. Mullvad's program has its help from clap 4, which names the values of an
//! argument in one of two ways: in brackets behind it, or one to a line below it.

use shoal_core::multihop::MultihopMode;

/// The words for the modes, of all releases that have any (2024.1 to 2026.4: on, off; the head of 2026-08-21: always,
/// auto, never; read 2026-11).
const WORDS: [(&str, MultihopMode); 5] = [
    ("on", MultihopMode::On),
    ("always", MultihopMode::On),
    ("off", MultihopMode::Off),
    ("never", MultihopMode::Off),
    ("auto", MultihopMode::Auto),
];

/// A mode with the word for it.
pub(crate) type Named = (MultihopMode, &'static str);

/// The modes that an argument takes; `option` is its name, `None` for the only argument of a command. `None` where it
/// takes a word that Shoal does not know: the others may have changed their meaning with it.
pub(crate) fn modes(help: &str, option: Option<&str>) -> Option<Vec<Named>> {
    let part = match option {
        Some(option) => part_of(help, option)?,
        None => help.to_owned(),
    };
    let mut modes: Vec<Named> = Vec::new();
    for value in values(&part) {
        let (word, mode) = WORDS.into_iter().find(|(word, _)| *word == value)?;
        if modes.iter().any(|(known, _)| *known == mode) {
            return None;
        }
        modes.push((mode, word));
    }
    modes.sort_unstable();
    let has = |mode| modes.iter().any(|(known, _)| *known == mode);
    (has(MultihopMode::On) && has(MultihopMode::Off)).then_some(modes)
}

/// Whether a command of this name is in the list of commands.
pub(crate) fn has_command(help: &str, name: &str) -> bool {
    let list = help.lines().skip_while(|line| line.trim_end() != "Commands:").skip(1);
    let mut list = list.take_while(|line| line.starts_with(' '));
    list.any(|line| line.split_whitespace().next() == Some(name))
}

/// The lines about an option, up to those about the next one.
fn part_of(help: &str, option: &str) -> Option<String> {
    let is_about = |line: &&str| line.split([' ', ',', '=']).any(|word| word == option);
    let mut lines = help.lines().skip_while(|line| !(is_option(line) && is_about(line)));
    let mut part = lines.next()?.to_owned();
    for line in lines.take_while(|line| !is_option(line)) {
        part.push('\n');
        part.push_str(line);
    }
    Some(part)
}

/// Whether a line begins the text about an option. A value in a list begins with a dash and a space.
fn is_option(line: &str) -> bool {
    let rest = line.trim_start().strip_prefix('-');
    rest.is_some_and(|rest| rest.starts_with(|c: char| c == '-' || c.is_ascii_alphanumeric()))
}

fn values(part: &str) -> Vec<&str> {
    if let Some((_, rest)) = part.split_once("[possible values:") {
        let inside = rest.split_once(']').map_or("", |(inside, _)| inside);
        return inside.split(',').map(str::trim).collect();
    }
    let list = part.lines().skip_while(|line| line.trim() != "Possible values:").skip(1);
    list.map_while(|line| line.trim().strip_prefix("- "))
        .map(|line| line.split_once(':').map_or(line, |(value, _)| value).trim())
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ON_OFF: [Named; 2] = [(MultihopMode::On, "on"), (MultihopMode::Off, "off")];

    #[test]
    fn values_in_brackets_are_read() {
        let help = "Arguments:\n  <STATE>  [possible values: on, off]\n\nOptions:\n  -h, --help\n";
        assert_eq!(modes(help, None), Some(ON_OFF.to_vec()));
        let turned = help.replace("on, off", "off, on");
        assert_eq!(modes(&turned, None), Some(ON_OFF.to_vec()));
    }

    #[test]
    fn values_one_to_a_line_are_read() {
        let help = "Arguments:\n  <MODE>\n          Two relays?\n\n          Possible values:\n          - always: Two\n          - auto:   As needed\n          - never\n\nOptions:\n  -h, --help\n          Print help (see a summary with '-h')\n";
        let expected = [
            (MultihopMode::On, "always"),
            (MultihopMode::Off, "never"),
            (MultihopMode::Auto, "auto"),
        ];
        assert_eq!(modes(help, None), Some(expected.to_vec()));
    }

    #[test]
    fn values_of_another_option_do_not_count() {
        let help = "Options:\n  -p, --port <PORT>  [possible values: on, off]\n      --use-multihop <STATE>  Two relays\n      --daita <STATE>  [possible values: on, off]\n";
        assert_eq!(modes(help, Some("--use-multihop")), None);
        let right = help.replace("Two relays", "Two relays\n          [possible values: on, off]");
        assert_eq!(modes(&right, Some("--use-multihop")), Some(ON_OFF.to_vec()));
        assert_eq!(modes(&right, Some("--multihop")), None);
    }

    #[test]
    fn an_unknown_word_makes_all_of_them_unknown() {
        let of = |values: &str| modes(&format!("<STATE> [possible values: {values}]"), None);
        for values in ["on, off, sometimes", "on", "off, auto", "on, off, always", "On, Off", ""] {
            assert_eq!(of(values), None, "{values}");
        }
        assert_eq!(modes("no values at all", None), None);
    }

    #[test]
    fn a_command_is_one_of_the_list_and_no_word_of_a_sentence() {
        let help = "Set the location of the entry\n\nCommands:\n  location  Somewhere\n  help      Help\n\nOptions:\n  -h\n";
        assert!(has_command(help, "location"));
        assert!(!has_command(help, "Somewhere"));
        assert!(!has_command("location\n  location\n", "location"));
        assert!(!has_command(&help.replace("  location", "  custom-list"), "location"));
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(help in "\\PC{0,200}(\\[possible values: |Possible values:\n)?\\PC{0,50}") {
            let _ = modes(&help, None);
            let _ = modes(&help, Some("--use-multihop"));
            let _ = has_command(&help, "location");
        }
    }
}
