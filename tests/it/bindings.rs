//! The page's types are those of the core: a field renamed in Rust breaks the page's type check, not its users.

use std::fs;
use std::path::Path;

use ts_rs::TypeVisitor as _;

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

mod one {
    #[derive(ts_rs::TS)]
    #[expect(dead_code, reason = "only its declaration counts")]
    pub(super) struct Twin {
        figure: u32,
    }
}

mod other {
    #[derive(ts_rs::TS)]
    #[expect(dead_code, reason = "only its declaration counts")]
    pub(super) struct Twin {
        words: String,
    }

    /// Has the one of the same name inside.
    #[derive(ts_rs::TS)]
    #[expect(dead_code, reason = "only its declaration counts")]
    pub(super) struct Holder {
        twin: Twin,
    }
}

#[test]
fn a_type_that_is_met_twice_stands_in_the_page_once() {
    let text = support::bindings::of(|roots| {
        roots.visit::<other::Twin>();
        roots.visit::<other::Holder>();
        roots.visit::<other::Twin>();
    });
    assert_eq!(text.matches("export type Twin =").count(), 1, "{text}");
}

#[test]
#[should_panic(expected = "two types are called Twin")]
fn two_types_of_one_name_are_refused_however_deep_they_meet() {
    support::bindings::of(|roots| {
        roots.visit::<one::Twin>();
        roots.visit::<other::Holder>();
    });
}
