//! No number of people is said alone: its range stands beside it, in every sentence and on every page.
//!
//! The number in the tray's icon and the drawing of the shoal are the exceptions: there is no room for more, and the
//! range is the first thing in the tooltip and right under the drawing.

use support::sources::{self, Source};

use super::words::{CLOCK, states};
use shoal_view::menu::{menu, without_mnemonics};
use shoal_view::text::{status, watch_line};
use shoal_view::{Menu, MenuItem, Tooltip, Words};

/// Names under which sentences are given a likely number of people.
const LIKELY: [&str; 4] = ["{ $likely }", "{ $better }", "{ $people }", "{ $users }"];

/// Sentences that tell a likely number alone, and where its range is.
const BESIDE: [(&str, &str); 7] = [
    ("page-school-capped", "a caption in the drawing, which has the bar of the range under it"),
    ("advice-clean_browser", "the range follows the plural, a line further on"),
    ("page-signals-left", "a heading; page-signals-left-range is the sentence under it"),
    ("page-others-tor", "Tor publishes its estimate without a range, and the sentence says so"),
    ("page-others-airvpn", "AirVPN publishes an average without a range, and the sentence says so"),
    ("page-settings-assume-sum", "the line of a fold that holds both ends, to be changed"),
    ("limit-few_users", "a reason, told under the row that has the number's range"),
];

/// Components that show a likely number without the ends of its range, and what shows those.
const DRAWN: [(&str, &str); 2] = [
    ("Shoal.svelte", "Crowd.svelte shows the bar of the range under it"),
    ("CrowdChart.svelte", "it draws the band from end to end, and its table tells the figures"),
];

#[test]
fn every_sentence_with_a_likely_number_has_its_range() {
    let catalogues = sources::below("src-tauri/crates/shoal-view/words", &[".ftl"]);
    let told: usize = catalogues.iter().map(|file| file.text.matches(LIKELY[0]).count()).sum();
    assert!(told > 10, "the sentences were not found");
    assert_eq!(alone(&catalogues), Vec::<String>::new());
}

#[test]
fn a_sentence_with_a_likely_number_alone_is_found() {
    let file = |text: &str| Source { path: "words/en/page.ftl".to_owned(), text: text.to_owned() };
    let planted = "\
page-crowd = { $likely ->
    [one] Nobody else.
   *[other] About { $likely } people.
  }
page-place = About { $better } there
page-range = About { $likely } ({ $low }–{ $high })
page-school-capped = about { $likely } drawn
";
    let found = alone(&[file(planted)]);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].contains("page-crowd") && found[1].contains("page-place"), "{found:?}");
}

#[test]
fn every_number_of_people_that_is_rendered_has_its_range() {
    let words = Words::english();
    let mut numbers = 0;
    for (name, snapshot) in states() {
        let Tooltip { title, text } = Tooltip::of(words, &snapshot);
        let told = format!(
            "{title}\n{text}\n{}\n{}\n{}",
            watch_line(words, &snapshot, CLOCK),
            status(words, &snapshot, CLOCK),
            labels(&menu(words, &snapshot, CLOCK)).join("\n"),
        );
        for line in told.lines() {
            numbers += told_in(line).count();
            assert_eq!(without_range(line), Vec::<&str>::new(), "{name}");
        }
    }
    assert!(numbers > 20, "{numbers}");
}

#[test]
fn a_number_without_its_range_is_found_in_a_line() {
    let line = "About 5 people (2–16); about 1,200 people there, about 7 (3–20)";
    assert_eq!(without_range(line), ["1,200 people there, "]);
}

#[test]
fn every_part_of_the_page_that_shows_a_likely_number_shows_both_ends() {
    let parts = sources::below("ui/src", &[".svelte"]);
    let with_number: Vec<&Source> =
        parts.iter().filter(|part| part.text.contains("likely")).collect();
    assert!(with_number.len() > 3, "the page's parts were not found");
    for part in with_number {
        let is_drawn = DRAWN.iter().any(|(name, _)| part.path.ends_with(name));
        assert!(is_drawn || shows_ends(part), "{} shows a number without its range", part.path);
    }
    for (name, _) in DRAWN {
        let is_there = parts.iter().any(|part| part.path.ends_with(name) && !shows_ends(part));
        assert!(is_there, "{name} needs no exception");
    }
}

#[test]
fn a_part_that_takes_the_ends_of_a_range_and_shows_none_is_found() {
    let part = |text: &str| Source { path: "Planted.svelte".to_owned(), text: text.to_owned() };
    let takes = "{#each rows as { people: { low, likely, high } }}";
    assert!(!shows_ends(&part(&format!("{takes}<b>{{count(likely)}}</b>"))));
    assert!(shows_ends(&part(&format!("{takes}<b>{{say(\"range\", {{ low, high }})}}</b>"))));
    assert!(!shows_ends(&part("import RangeBar from \"./RangeBar.svelte\"; <b>{likely}</b>")));
    assert!(shows_ends(&part("<RangeBar {crowd} />")));
}

/// Whether a part of the page shows both ends of a range, itself or by the bar. Taking them out of something is not showing.
fn shows_ends(part: &Source) -> bool {
    let text = part.text.replace("{ low, likely, high }", "");
    let says = ["<RangeBar", "{ low, high }", "low, likely, high }"];
    says.iter().any(|shown| text.contains(shown))
        || (text.contains(".low") && text.contains(".high"))
}

/// Sentences that put a likely number into their text without both ends of its range.
fn alone(catalogues: &[Source]) -> Vec<String> {
    let mut found = Vec::new();
    for Source { path, text } in catalogues {
        let mut id = "";
        for line in text.lines() {
            if line.starts_with(|c: char| c.is_ascii_lowercase()) {
                id = line.split_once(" =").map_or(line, |(id, _)| id);
            }
            let says_it = LIKELY.iter().any(|name| line.contains(name));
            let has_range = line.contains("{ $low }") && line.contains("{ $high }");
            if says_it && !has_range && !BESIDE.iter().any(|(known, _)| *known == id) {
                found.push(format!("{path}: {id}: {}", line.trim()));
            }
        }
    }
    found
}

/// What follows each "about" that tells a number, up to the next.
fn told_in(line: &str) -> impl Iterator<Item = &str> {
    let parts = line.split("bout ").skip(1);
    parts
        .map(|part| part.strip_suffix(['a', 'A']).unwrap_or(part))
        .filter(|part| part.starts_with(|c: char| c.is_ascii_digit()))
}

/// Those of them that tell no range.
fn without_range(line: &str) -> Vec<&str> {
    told_in(line).filter(|part| !part.contains('–') && !part.contains("between")).collect()
}

/// All that a menu says.
fn labels(menu: &Menu) -> Vec<String> {
    menu.iter()
        .flat_map(|item| match item {
            MenuItem::Line(text) => vec![text.clone()],
            MenuItem::Button { label, .. } | MenuItem::Choice { label, .. } => {
                vec![without_mnemonics(label)]
            }
            MenuItem::Submenu { label, items } => {
                std::iter::once(label.clone()).chain(labels(items)).collect()
            }
            MenuItem::Separator => Vec::new(),
        })
        .collect()
}
