//! The page's types are those of the core: a field renamed in Rust breaks the page's type check, not its users.

use std::fs;
use std::path::Path;

/// Asks for the file to be written instead of compared.
const WRITE: &str = "SHOAL_WRITE_BINDINGS";

#[test]
fn the_bindings_of_the_page_are_those_of_the_core() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/bindings.ts");
    let fresh = support::bindings::generate();
    if std::env::var_os(WRITE).is_some() {
        fs::write(&path, &fresh).expect("the page's sources can be written");
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == fresh,
        "ui/src/bindings.ts is stale. Make it anew: {WRITE}=1 cargo test -p shoal-tests bindings"
    );
}

#[test]
fn every_message_to_the_page_and_every_command_has_a_twin() {
    let text = support::bindings::generate();
    for name in
        ["ToPage", "Snapshot", "CrowdEstimate", "Command", "SwitchTarget", "Trouble", "Outcome"]
    {
        assert!(text.contains(&format!("export type {name} =")), "{name} is missing");
    }
}

#[test]
fn no_number_of_the_page_is_wider_than_javascript_holds() {
    assert!(!support::bindings::generate().contains("bigint"));
}
