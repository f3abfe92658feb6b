//! Laws of the redaction: of no line, wherever it comes from, does anything survive that has the shape of an address, a
//! number or a key. The shapes are written down here a second time, as patterns, by the form and not by the rule.

use std::net::{Ipv4Addr, Ipv6Addr};

use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use regex::Regex;
use shoal_core::redaction::Redactor;

/// Lines in the everyday run, and with `SHOAL_LONG_TESTS=1`.
const LINES: u32 = 5_000;
const LINES_IN_LONG: u32 = 1_000_000;

const HOME: &str = "/home/anna.b";

/// What must not be left. A shortened IPv6 address begins and ends where no word goes on: `std::io` is none.
const SHAPES: [(&str, &str); 10] = [
    ("an IPv4 address", r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}"),
    ("an IPv6 address", r"(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}"),
    ("an IPv6 address that ends as IPv4", r"(?:[0-9A-Fa-f]{1,4}:){6}[0-9]{1,3}\.[0-9]"),
    (
        "a shortened IPv6 address",
        r"(?:^|[^\w:])(?:[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4})*)?::(?:[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4})*)?(?:$|[^\w:])",
    ),
    ("a hardware address", r"[0-9A-Fa-f]{2}(?:(?::[0-9A-Fa-f]{2}){5}|(?:-[0-9A-Fa-f]{2}){5})"),
    ("a UUID", r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"),
    ("a number of 16 digits", r"[0-9](?:[ -]?[0-9]){15}"),
    ("a key", r"[A-Za-z0-9+/]{43}="),
    ("a home folder", r"/(?:home|Users)/[^/\s:;,()<>|'`\x22]"),
    ("a relay", r"\b[a-z]{2}-[a-z]{3}-(?:wg|ovpn|br)-[0-9]"),
];

fn shapes() -> Vec<(&'static str, Regex)> {
    SHAPES.map(|(name, shape)| (name, Regex::new(shape).expect("a pattern"))).into()
}

fn redactor() -> Redactor {
    Redactor::new([HOME.to_owned()], ["anna.b".to_owned()])
}

/// Addresses, numbers, keys and paths, in the ways in which people and programs write them.
fn token() -> impl Strategy<Value = String> {
    let v6 = || any::<u128>().prop_map(Ipv6Addr::from);
    // Mostly noughts, so that it is shortened.
    let short = (any::<u16>(), any::<u16>())
        .prop_map(|(a, b)| Ipv6Addr::new(a, 0, 0, 0, 0, 0, 0, b).to_string());
    let full = |ip: Ipv6Addr| ip.segments().map(|it| format!("{it:04X}")).join(":");
    let mapped = any::<u32>().prop_map(|ip| Ipv4Addr::from(ip).to_ipv6_mapped().to_string());
    let octets = || any::<[u8; 6]>();
    let joined =
        |mark: &'static str| move |it: [u8; 6]| it.map(|octet| format!("{octet:02x}")).join(mark);
    let account = (any::<[u16; 4]>(), prop::sample::select(vec!["", " ", "-", "\u{a0}"]));
    prop_oneof![
        any::<u32>().prop_map(|ip| Ipv4Addr::from(ip).to_string()),
        (any::<u32>(), any::<u16>())
            .prop_map(|(ip, port)| format!("{}:{port}", Ipv4Addr::from(ip))),
        v6().prop_map(|ip| ip.to_string()),
        v6().prop_map(full),
        short,
        mapped,
        v6().prop_map(|ip| format!("[{ip}%wg0-mullvad]:51820")),
        v6().prop_map(|ip| format!("{ip}/64")),
        octets().prop_map(joined(":")),
        octets().prop_map(joined("-")),
        any::<u128>().prop_map(uuid),
        account.prop_map(|(it, mark)| it.map(|part| format!("{:04}", part % 10_000)).join(mark)),
        "[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=",
        Just(format!("{HOME}/.config/shoal")),
        "/home/[a-z]{1,8}/x",
        "[a-z]{2}-[a-z]{3}-wg-[0-9]{3}",
    ]
}

fn uuid(number: u128) -> String {
    let digits = format!("{number:032x}");
    let parts = [0..8, 8..12, 12..16, 16..20, 20..32].map(|part| &digits[part]);
    parts.join("-")
}

/// What stands between them, or looks nearly like one.
fn rest() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[0-9a-fA-F:./ %<>=+_ghxyz~é\u{200b}\t-]{0,12}",
        1 => Just(" ".to_owned()),
        1 => "[ -~]{0,20}",
        1 => any::<String>(),
    ]
}

fn line() -> impl Strategy<Value = String> {
    let piece = prop_oneof![token(), rest()];
    prop::collection::vec(piece, 1..8).prop_map(|pieces| pieces.concat())
}

#[test]
fn nothing_survives_that_has_the_shape_of_an_address_a_number_or_a_key() {
    let cases = std::env::var_os("SHOAL_LONG_TESTS").map_or(LINES, |_| LINES_IN_LONG);
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let (shapes, redactor) = (shapes(), redactor());
    let law = |line: String| {
        let left = redactor.text(&line);
        for (name, shape) in &shapes {
            let found = left.lines().find_map(|line| shape.find(line));
            prop_assert!(found.is_none(), "{} in {:?}: {:?}", name, left, found);
        }
        prop_assert!(!left.contains(HOME), "{left:?}");
        let again = redactor.text(&left);
        prop_assert_eq!(again, left, "what was redacted stays as it is");
        Ok::<(), TestCaseError>(())
    };
    TestRunner::new(config).run(&line(), law).expect("the law holds");
}

#[test]
fn the_patterns_know_what_they_are_there_to_find() {
    let shapes = shapes();
    let mut found = std::collections::BTreeSet::new();
    let config = Config { cases: 2_000, failure_persistence: None, ..Config::default() };
    let seen = std::cell::RefCell::new(&mut found);
    let look = |token: String| {
        let (name, _) = shapes
            .iter()
            .find(|(_, shape)| shape.is_match(&token.replace('\u{a0}', " ")))
            .ok_or_else(|| TestCaseError::fail(format!("{token} has no shape")))?;
        seen.borrow_mut().insert(*name);
        Ok(())
    };
    TestRunner::new(config).run(&token(), look).expect("each token has a shape");
    assert!(found.len() >= 7, "{found:?}");
}

proptest! {
    #[test]
    fn a_token_between_blanks_goes_and_the_words_around_it_stay(token in token()) {
        let left = redactor().text(&format!("before {token} after"));
        prop_assert!(left.starts_with("before ") && left.ends_with(" after\n"), "{left}");
        prop_assert!(!left.contains(&token), "{left}");
    }

    #[test]
    fn words_without_a_digit_a_colon_and_a_slash_stay(words in "[g-z ]{0,60}") {
        prop_assert_eq!(redactor().text(&words), if words.is_empty() { String::new() } else { words + "\n" });
    }
}
