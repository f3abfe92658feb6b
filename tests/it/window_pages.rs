//! The data that the window's pages are tested with is data of the core, in every field.

use std::fs;
use std::path::Path;

use serde_json::Value;
use shoal_core::front::PageData;

#[test]
fn every_fixture_is_data_of_a_page_that_the_core_would_write_the_same() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/pages");
    let mut seen = 0;
    for entry in fs::read_dir(dir).expect("there is a folder of pages") {
        let path = entry.expect("it can be read").path();
        let text = fs::read_to_string(&path).expect("it is text");
        let data: PageData = serde_json::from_str(&text)
            .unwrap_or_else(|trouble| panic!("{}: {trouble}", path.display()));
        let kept: Value = serde_json::from_str(&text).expect("it is JSON");
        let written = serde_json::to_value(&data).expect("data can be written");
        assert_eq!(kept, written, "{} has fields too many or too few", path.display());
        seen += 1;
    }
    assert!(seen > 0);
}
