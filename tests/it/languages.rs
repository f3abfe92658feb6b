//! Shoal speaks several languages: the same sentences in each, one of them at a time, chosen in one place.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use shoal_core::state::State;
use shoal_core::{
    Command, Draw, Effect, Event, Language, Settings, SettingsChange, Snapshot, Source,
};
use shoal_view::menu::menu;
use shoal_view::{MenuItem, Notifier, Tooltip, Words, text};
use support::world::MORNING;

use crate::words::{CLOCK, at};

fn words_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/crates/shoal-view/words")
}

/// What a catalogue asks for: the names of the things to fill in, by message or part (`id.part`).
type Shape = BTreeMap<String, BTreeSet<String>>;

/// The shape of a catalogue, read line by line: a message begins at the start of a line, a part with a dot.
fn shape(text: &str) -> Shape {
    let mut shape = Shape::new();
    let (mut id, mut place) = (String::new(), String::new());
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with(|c: char| c.is_ascii_lowercase()) {
            line.split_once(" =").expect("an id and what it says").0.clone_into(&mut id);
            place.clone_from(&id);
        } else if let Some((part, _)) =
            line.trim_start().strip_prefix('.').and_then(|rest| rest.split_once(" ="))
        {
            place = format!("{id}.{part}");
        }
        if place.is_empty() {
            continue;
        }
        let asked = shape.entry(place.clone()).or_default();
        let named = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        for piece in line.split('$').skip(1) {
            asked.insert(piece.chars().take_while(|c| named(*c)).collect());
        }
    }
    shape
}

/// The catalogues of a language by file name.
fn catalogues(language: Language) -> BTreeMap<String, String> {
    let entries = fs::read_dir(words_folder().join(language.code())).expect("it has a folder");
    let paths = entries.map(|entry| entry.expect("readable").path());
    let named = paths.map(|path| {
        let name = path.file_name().expect("it has a name").to_string_lossy().into_owned();
        (name, fs::read_to_string(&path).expect("it is text"))
    });
    named.collect()
}

#[test]
fn every_catalogue_has_the_same_sentences_with_the_same_things_to_fill_in_as_the_english_one() {
    let english = catalogues(Language::En);
    for language in [Language::Sv, Language::De] {
        let translated = catalogues(language);
        assert!(!translated.is_empty(), "{language:?}");
        for (name, text) in translated {
            let of = english.get(&name).unwrap_or_else(|| panic!("no English catalogue is {name}"));
            assert_eq!(shape(&text), shape(of), "{name} of {language:?}");
        }
    }
}

#[test]
fn a_catalogue_that_lacks_a_part_or_names_another_thing_has_another_shape() {
    let english = "# a\na = Hello { $name }\n    .body = { $count ->\n    [one] one\n   *[other] { $count } { NUMBER($more) }\n  }\n";
    let asked = shape(english);
    assert_eq!(asked.keys().collect::<Vec<_>>(), ["a", "a.body"]);
    assert_eq!(asked["a.body"].iter().collect::<Vec<_>>(), ["count", "more"]);
    for other in ["$name", ".body", "a ="] {
        let wrong = if other == "a =" { "b =" } else { ".$x" };
        assert_ne!(shape(&english.replacen(other, wrong, 1)), asked, "{other}");
    }
}

#[test]
fn every_translated_catalogue_is_one_that_the_program_loads() {
    let source = words_folder().join("../src/words/catalogues.rs");
    let source = fs::read_to_string(source).expect("it is there");
    for language in [Language::Sv, Language::De] {
        for name in catalogues(language).into_keys() {
            let loads = |code: &str| source.contains(&format!("words/{code}/{name}"));
            assert_eq!(loads(language.code()), loads("en"), "{name} of {language:?}");
        }
    }
}

#[test]
fn the_chosen_language_counts_and_else_that_of_the_system() {
    let mut state =
        State::new(Settings::default(), Source::None).with_system_language(Language::Sv);
    assert_eq!(state.snapshot().language, Language::Sv);
    for (language, counts) in [(Some(Language::De), Language::De), (None, Language::Sv)] {
        let change = SettingsChange::Language { language };
        let effects = state.handle(Event::Commanded(Command::Change { change }, Draw(0)), MORNING);
        assert!(effects.iter().any(|effect| matches!(effect, Effect::SaveSettings(_))));
        let shown = state.snapshot();
        assert_eq!((shown.settings.language, shown.language), (language, counts));
    }
}

fn labels(items: &[MenuItem], found: &mut Vec<String>) {
    for item in items {
        match item {
            MenuItem::Line(label)
            | MenuItem::Button { label, .. }
            | MenuItem::Choice { label, .. } => found.push(label.clone()),
            MenuItem::Submenu { label, items } => {
                found.push(label.clone());
                labels(items, found);
            }
            MenuItem::Separator => {}
        }
    }
}

/// All that tray, notices and command line make of a snapshot.
fn told(words: &'static Words, snapshot: &Snapshot) -> Vec<String> {
    let mut told = Vec::new();
    labels(&menu(words, snapshot, CLOCK), &mut told);
    let tooltip = Tooltip::of(words, snapshot);
    told.extend([tooltip.title, tooltip.text]);
    for notice in Notifier::new(words).look(snapshot, false, at(MORNING)).due {
        told.extend([notice.summary, notice.body, notice.open]);
        told.extend(notice.buttons.into_iter().map(|button| button.label));
    }
    told.push(text::status(words, snapshot, CLOCK));
    told.push(text::watch_line(words, snapshot, CLOCK));
    told.push(text::advice(words, snapshot, MORNING));
    told.push(text::profiles(words, &snapshot.settings));
    told.extend(snapshot.action.as_ref().and_then(|it| text::next_step(words, it, CLOCK)));
    told.extend(text::caution(words, snapshot));
    told
}

fn snapshots() -> Vec<(String, Snapshot)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/snapshots");
    let paths = fs::read_dir(folder).expect("there are snapshots");
    let read = paths.map(|entry| entry.expect("readable").path()).map(|path| {
        let text = fs::read_to_string(&path).expect("it is text");
        (path.display().to_string(), serde_json::from_str(&text).expect("a snapshot"))
    });
    read.collect()
}

#[test]
fn in_disguise_every_sentence_has_all_that_it_asks_for_and_comes_from_a_catalogue() {
    for (name, snapshot) in snapshots() {
        let names = serde_json::to_string(&snapshot).expect("it can be written");
        for said in told(Words::disguised(), &snapshot) {
            assert!(!said.contains("{$") && !said.contains("{ $"), "{name}: {said}");
            // A place may stand alone.
            let alone = serde_json::to_string(&said).expect("it can be written");
            let is_name = said.trim().is_empty() || names.contains(&alone);
            assert!(is_name || (said.contains('[') && said.contains(']')), "{name}: {said}");
        }
    }
}

#[test]
fn in_every_language_all_is_told_with_nothing_missing() {
    for (name, snapshot) in snapshots() {
        let [english, swedish, german] = Language::ALL.map(|it| told(Words::of(it), &snapshot));
        for said in english.iter().chain(&swedish).chain(&german) {
            assert!(!said.contains("{$"), "{name}: {said}");
        }
        assert_eq!((english.len(), english.len()), (swedish.len(), german.len()), "{name}");
        assert_ne!(english, swedish, "{name}");
        assert_ne!(english, german, "{name}");
    }
}
