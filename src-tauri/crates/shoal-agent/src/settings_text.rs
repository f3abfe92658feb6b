//! What a settings file says, and how one value in it is changed while every comment stays.
//!
//! A key that is missing has its default. A key whose value cannot be used keeps the last good value and is named as
//! a problem; the other keys count. Keys that Shoal does not know are left alone.

use serde_json::{Map, Value as Json};
use shoal_core::Settings;
use thiserror::Error;
use toml_edit::{DocumentMut, InlineTable, Item, Table, TableLike, Value};

/// Version of the layout of the file.
pub const VERSION: i64 = 1;

/// What a new settings file says.
const TEMPLATE: &str = include_str!("settings_template.toml");

/// How the file says that an optional setting is not set, so that the key and its comment stay in their place.
const WORDS_FOR_NONE: [(&str, &str); 7] = [
    ("language", "automatic"),
    ("profile", "undecided"),
    ("few_people", "automatic"),
    ("remind_after_minutes", "never"),
    ("quiet_hours", "never"),
    ("home_country", "automatic"),
    ("look_for_browsers", "undecided"),
];

/// One key that could not be used.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{key}: {allowed}")]
pub struct KeyProblem {
    /// Its name in the file.
    pub key: String,
    /// What is wrong with it, or what is allowed.
    pub allowed: String,
}

/// What a settings file says.
#[derive(Clone, Debug, PartialEq)]
pub struct FileReading {
    /// Settings that are allowed, whatever the file says.
    pub settings: Settings,
    /// Keys that could not be used.
    pub problems: Vec<KeyProblem>,
    /// The layout that the file names; 1 where it names none.
    pub version: i64,
}

/// Why a file is not a settings file at all.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("the file is not TOML{}", .line.map(|line| format!(" (line {line})")).unwrap_or_default())]
pub struct NotToml {
    /// The first line that is wrong, counted from 1.
    pub line: Option<usize>,
}

/// Reads `text`; for keys that cannot be used the values of `last_good` count.
///
/// # Errors
/// When it is not TOML.
pub fn read(text: &str, last_good: &Settings) -> Result<FileReading, NotToml> {
    let document = parse(text)?;
    let defaults = object(&Settings::default());
    let good = object(last_good);
    let mut taken = defaults.clone();
    let mut settings = Settings::default();
    let mut problems = Vec::new();
    for (key, default) in &defaults {
        let Some(item) = document.get(key) else { continue };
        let said = overlaid(key, default, json(item));
        match with(&taken, key, said) {
            Ok((next, meant)) => (taken, settings) = (next, meant),
            Err(allowed) => {
                problems.push(KeyProblem { key: key.clone(), allowed });
                let kept = good.get(key).cloned().unwrap_or(Json::Null);
                if let Ok((next, meant)) = with(&taken, key, kept) {
                    (taken, settings) = (next, meant);
                }
            }
        }
    }
    let version = document.get("version").map_or(Some(VERSION), Item::as_integer);
    if version.is_none() {
        let allowed = format!("must be {VERSION}");
        problems.push(KeyProblem { key: "version".to_owned(), allowed });
    }
    Ok(FileReading { settings, problems, version: version.unwrap_or(VERSION) })
}

/// `text` with every value that differs between `from` and `to` changed; all else stays byte for byte.
///
/// # Errors
/// When it is not TOML.
pub fn edited(text: &str, from: &Settings, to: &Settings) -> Result<String, NotToml> {
    let mut document = parse(text)?;
    let (from, to) = (object(from), object(to));
    edit(document.as_table_mut(), &from, &to);
    Ok(document.to_string())
}

/// What `theirs` says, with what `ours` changed of `base` where `theirs` left that as it was.
pub(crate) fn merged(theirs: &Settings, base: &Settings, ours: &Settings) -> Settings {
    let (base, ours) = (object(base), object(ours));
    let mut all = object(theirs);
    for (key, value) in &mut all {
        if base.get(key) == Some(value)
            && let Some(our) = ours.get(key)
        {
            value.clone_from(our);
        }
    }
    let settings: Result<Settings, _> = serde_json::from_value(Json::Object(all));
    // Two changes that are each allowed need not be so together.
    settings.ok().and_then(|all| all.checked().ok()).unwrap_or_else(|| theirs.clone())
}

/// A new file that says `settings`, with a comment on each key.
///
/// # Panics
/// Never: the template is TOML, which a test holds.
pub fn fresh(settings: &Settings) -> String {
    edited(TEMPLATE, &Settings::default(), settings).expect("the template is TOML")
}

fn parse(text: &str) -> Result<DocumentMut, NotToml> {
    text.parse().map_err(|error: toml_edit::TomlError| NotToml {
        line: error.span().map(|span| line_at(text.as_bytes(), span.start)),
    })
}

/// The line, from 1, that holds the byte at `offset`.
pub(crate) fn line_at(bytes: &[u8], offset: usize) -> usize {
    bytes.get(..offset).unwrap_or(bytes).split(|byte| *byte == b'\n').count()
}

/// Settings as keys and values; not set is null.
fn object(settings: &Settings) -> Map<String, Json> {
    match serde_json::to_value(settings) {
        Ok(Json::Object(object)) => object,
        Ok(_) | Err(_) => unreachable!("settings are a struct of plain values"),
    }
}

/// `taken` with one key changed, if that is allowed; else what is.
fn with(
    taken: &Map<String, Json>,
    key: &str,
    value: Json,
) -> Result<(Map<String, Json>, Settings), String> {
    let mut next = taken.clone();
    next.insert(key.to_owned(), value);
    let settings: Settings =
        serde_json::from_value(Json::Object(next.clone())).map_err(|error| error.to_string())?;
    let settings = settings.checked().map_err(|error| error.to_string())?;
    Ok((next, settings))
}

/// What the file says for `key`, completed by the defaults where it is a table.
fn overlaid(key: &str, default: &Json, said: Json) -> Json {
    match (default, said) {
        (Json::Object(default), Json::Object(said)) => {
            let mut all = default.clone();
            all.extend(said);
            Json::Object(all)
        }
        (_, Json::String(word)) if is_word_for_none(key, &word) => Json::Null,
        (_, said) => said,
    }
}

fn is_word_for_none(key: &str, word: &str) -> bool {
    WORDS_FOR_NONE.contains(&(key, word))
}

fn json(item: &Item) -> Json {
    match item {
        Item::None => Json::Null,
        Item::Value(value) => value_json(value),
        Item::Table(table) => table_json(table),
        Item::ArrayOfTables(tables) => tables.iter().map(|table| table_json(table)).collect(),
    }
}

fn table_json(table: &dyn TableLike) -> Json {
    Json::Object(table.iter().map(|(key, item)| (key.to_owned(), json(item))).collect())
}

fn value_json(value: &Value) -> Json {
    match value {
        Value::String(text) => Json::from(text.value().as_str()),
        Value::Integer(number) => Json::from(*number.value()),
        Value::Float(number) => Json::from(*number.value()),
        Value::Boolean(truth) => Json::from(*truth.value()),
        Value::Datetime(time) => Json::from(time.value().to_string()),
        Value::Array(values) => values.iter().map(value_json).collect(),
        Value::InlineTable(table) => table_json(table),
    }
}

fn edit(table: &mut dyn TableLike, from: &Map<String, Json>, to: &Map<String, Json>) {
    for (key, next) in to {
        let before = from.get(key);
        if before == Some(next) {
            continue;
        }
        if let Json::Object(next) = next {
            let item = table.entry(key).or_insert_with(|| Item::Table(Table::new()));
            if item.as_value().is_some_and(|word| !word.is_inline_table()) {
                // In the place of the word, so that it stays under its comment.
                set(table, key, Value::InlineTable(InlineTable::new()));
                let inline = table.get_mut(key).and_then(Item::as_table_like_mut);
                edit(inline.expect("set above"), &Map::new(), next);
                continue;
            }
            if item.as_table_like().is_none() {
                *item = Item::Table(Table::new());
            }
            let before = before.and_then(Json::as_object).cloned().unwrap_or_default();
            edit(item.as_table_like_mut().expect("made a table above"), &before, next);
        } else if let Some(value) = toml(key, next) {
            set(table, key, value);
        } else {
            table.remove(key);
        }
    }
}

/// The value as TOML; `None` where it has to be left out.
fn toml(key: &str, value: &Json) -> Option<Value> {
    match value {
        Json::Null => {
            WORDS_FOR_NONE.iter().find(|(name, _)| *name == key).map(|(_, word)| Value::from(*word))
        }
        Json::Bool(truth) => Some(Value::from(*truth)),
        Json::String(text) => Some(Value::from(text)),
        Json::Number(number) => {
            number.as_i64().map(Value::from).or_else(|| number.as_f64().map(Value::from))
        }
        Json::Array(values) => {
            Some(Value::Array(values.iter().filter_map(|value| toml(key, value)).collect()))
        }
        Json::Object(_) => None,
    }
}

/// Puts a value in the place of another, between the same spaces and comments.
fn set(table: &mut dyn TableLike, key: &str, mut value: Value) {
    match table.get_mut(key) {
        Some(Item::Value(old)) => {
            *value.decor_mut() = old.decor().clone();
            *old = value;
        }
        Some(item) => *item = Item::Value(value),
        None => {
            table.insert(key, Item::Value(value));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_file_says_the_defaults_and_names_every_key() {
        let reading = read(TEMPLATE, &Settings::default()).expect("what Shoal writes it can read");
        assert_eq!(reading.problems, []);
        assert_eq!(reading.settings, Settings::default());
        let document = parse(TEMPLATE).expect("what Shoal writes it can read");
        for key in object(&Settings::default()).keys() {
            assert!(document.contains_key(key), "{key} is not in the template");
        }
    }

    #[test]
    fn words_for_nothing_are_known_keys() {
        let keys = object(&Settings::default());
        for (key, _) in WORDS_FOR_NONE {
            assert_eq!(keys.get(key), Some(&Json::Null), "{key}");
        }
    }
}
