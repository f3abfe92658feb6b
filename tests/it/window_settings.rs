//! What the window's page knows of settings by itself is what the core has.

use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};
use shoal_core::{Profile, Settings};

#[test]
fn the_page_is_tested_with_the_settings_that_the_core_begins_with() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/settings/default.json");
    let text = fs::read_to_string(path).expect("the fixture is there");
    let kept: Value = serde_json::from_str(&text).expect("it is JSON");
    let name = |profile: Profile| match serde_json::to_value(profile) {
        Ok(Value::String(name)) => name,
        other => panic!("a profile is written as a word: {other:?}"),
    };
    let few: Map<String, Value> =
        Profile::ALL.into_iter().map(|it| (name(it), it.few_people().into())).collect();
    let own = json!({
        "settings": Settings::default(),
        "default_profile": Profile::default(),
        "few_people": few,
    });
    assert_eq!(kept, own);
}
