//! What the window's page on signals is tested with is what the core says, and what the page takes for a signal the core
//! takes for one.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::Value;
use shoal_core::crowd::Model;
use shoal_core::front::PageData;
use shoal_core::settings::Assumptions;
use shoal_core::signals::{Browser, Language, Screen, Signals, SignalsPage, TimeZone};
use support::world::directory;

use crate::signals::{in_stockholm, signals};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

/// The answers that the page is tested with, by name.
fn answers() -> Vec<(&'static str, SignalsPage)> {
    let usual = signals(
        r#"{"browser": "firefox", "os": "linux", "time_zone": "Europe/Stockholm", "language": "sv-SE",
            "screen": "1920x1080"}"#,
    );
    let with =
        |browser: &str| Signals { browser: Some(browser.parse().expect("named")), ..usual.clone() };
    let rare = signals(
        r#"{"browser": "other", "time_zone": "Pacific/Chatham", "language": "tlh", "screen": "1234x567"}"#,
    );
    let nowhere = Model::new(directory().into(), Assumptions::default()).signals(None, &usual);
    vec![
        ("signals", in_stockholm(&usual)),
        ("signals-none-chosen", in_stockholm(&Signals::default())),
        ("signals-one-for-all", in_stockholm(&with("mullvad-browser"))),
        ("signals-over-tor", in_stockholm(&with("tor-browser"))),
        ("signals-rare", in_stockholm(&rare)),
        ("signals-no-exit", nowhere),
    ]
}

/// Written anew by: `SHOAL_WRITE_FIXTURES=1 cargo test -p shoal-tests --test it -- window_signals`
#[test]
fn the_page_is_tested_with_answers_that_the_core_gives() {
    for (name, answer) in answers() {
        let path = fixtures().join("pages").join(format!("{name}.json"));
        let said = serde_json::to_string_pretty(&PageData::Signals(Box::new(answer)));
        let said = said.expect("data can be written") + "\n";
        if std::env::var_os("SHOAL_WRITE_FIXTURES").is_some() {
            fs::write(&path, &said).expect("the fixtures can be written");
        }
        let kept = fs::read_to_string(&path).expect("the fixture is there");
        let value = |text: &str| serde_json::from_str::<Value>(text).expect("it is JSON");
        assert_eq!(value(&kept), value(&said), "{name}");
    }
}

/// Texts that have the shape of a signal, and some that have not.
#[derive(Deserialize)]
struct Shapes {
    time_zone: Shape,
    language: Shape,
    screen: Shape,
    alike: BTreeMap<String, bool>,
}

#[derive(Deserialize)]
struct Shape {
    good: Vec<String>,
    bad: Vec<String>,
}

fn hold<T: std::str::FromStr>(what: &str, shape: &Shape) {
    for text in &shape.good {
        assert!(text.parse::<T>().is_ok(), "{what} {text}");
    }
    for text in &shape.bad {
        assert!(text.parse::<T>().is_err(), "{what} {text}");
    }
}

#[test]
fn what_has_the_shape_of_a_signal_for_the_page_has_it_for_the_core() {
    let text = fs::read_to_string(fixtures().join("settings/signals.json"));
    let text = text.expect("the fixture is there");
    let shapes: Shapes = serde_json::from_str(&text).expect("shapes");
    hold::<TimeZone>("time zone", &shapes.time_zone);
    hold::<Language>("language", &shapes.language);
    hold::<Screen>("screen", &shapes.screen);
    let alike = Browser::all().map(|(it, name)| (name.to_owned(), it.resists_fingerprinting()));
    assert_eq!(shapes.alike, alike.collect());
}
