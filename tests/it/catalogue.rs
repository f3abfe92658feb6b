//! Whether every sentence that is asked for is there, and every sentence that is there is asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use shoal_view::Words;

/// How ids begin.
const TOPICS: &[&str] = &[
    "page",
    "advice",
    "profile",
    "rule",
    "tray",
    "menu",
    "cli",
    "crowd",
    "lookup",
    "notice",
    "doctor",
    "history",
    "limit",
    "action",
    "settings-error",
    "autostart",
    "signals",
    "predict",
    "regime",
    "trail",
];

/// What code adds to an id that it was given.
const ENDINGS: [&str; 4] = ["-body", "-next", "-there", "-absent"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn files(folder: &Path, endings: &[&str], found: &mut Vec<PathBuf>) {
    let entries = std::fs::read_dir(folder).expect("the folder is there");
    for path in entries.map(|entry| entry.expect("readable").path()) {
        if path.is_dir() {
            files(&path, endings, found);
        } else if endings.iter().any(|ending| path.to_string_lossy().ends_with(ending)) {
            found.push(path);
        }
    }
}

/// Texts between quotes that begin as ids do, in Rust sources or in those of the page. An id that is put together
/// ends where the first value is put in.
fn ids_in(folders: &[&str], endings: &[&str]) -> BTreeSet<String> {
    let mut paths = Vec::new();
    for folder in folders {
        files(&root().join(folder), endings, &mut paths);
    }
    assert!(!paths.is_empty());
    let text: String =
        paths.iter().map(|path| std::fs::read_to_string(path).expect("readable")).collect();
    let is_id = |id: &&str| {
        let named = |letter: char| letter.is_ascii_alphanumeric() || "-_.".contains(letter);
        let topic = |topic: &&str| id.strip_prefix(topic).is_some_and(|rest| rest.starts_with('-'));
        id.chars().all(named) && TOPICS.iter().any(topic)
    };
    let pieces = text.split(['"', '`', '\'']);
    let heads = pieces.map(|piece| piece.split(['{', '$']).next().unwrap_or_default());
    heads.filter(is_id).map(str::to_owned).collect()
}

fn in_rust() -> BTreeSet<String> {
    ids_in(
        &[
            "src-tauri/crates/shoal-view/src",
            "src-tauri/crates/shoal-tray/src",
            "src-tauri/crates/shoal-cli/src",
        ],
        &[".rs"],
    )
}

/// Ids of the catalogues with what is said, attributes left out.
fn sentences() -> BTreeMap<String, PathBuf> {
    let mut paths = Vec::new();
    files(&root().join("src-tauri/crates/shoal-view/words/en"), &[".ftl"], &mut paths);
    let mut ids = BTreeMap::new();
    for path in paths {
        let text = std::fs::read_to_string(&path).expect("readable");
        for line in text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase())) {
            let id = line.split_once(" =").expect("an id and what it says").0;
            ids.insert(id.to_owned(), path.clone());
        }
    }
    ids
}

#[test]
fn every_sentence_that_rust_asks_for_is_there() {
    let ids = in_rust();
    assert!(ids.len() > 100, "{}", ids.len());
    let words = Words::english();
    let missing: Vec<&String> =
        ids.iter().filter(|id| !id.ends_with('-') && !words.has(id)).collect();
    assert_eq!(missing, [""; 0]);
}

#[test]
fn every_sentence_is_asked_for() {
    let mut asked = in_rust();
    asked.extend(ids_in(&["ui/src"], &[".ts", ".svelte"]));
    let is_asked = |id: &str| {
        asked.contains(id) || asked.iter().any(|head| head.ends_with('-') && id.starts_with(head))
    };
    let idle: Vec<String> = sentences()
        .into_keys()
        .filter(|id| {
            let whole = ENDINGS.iter().find_map(|ending| id.strip_suffix(ending));
            !is_asked(id) && !whole.is_some_and(is_asked)
        })
        .collect();
    assert_eq!(idle, [""; 0]);
}

#[test]
fn sentences_promise_nothing_and_talk_nobody_down() {
    for path in sentences().into_values().collect::<BTreeSet<PathBuf>>() {
        let text = std::fs::read_to_string(&path).expect("readable").to_lowercase();
        for word in ["anonymous", "simply", "just click", "easily", "safe "] {
            assert!(!text.contains(word), "{word} in {}", path.display());
        }
    }
}
