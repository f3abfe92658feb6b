//! How what is remembered is told in a terminal.

use shoal_core::history::{
    ExitRow, HistoryMode, HistoryPage, HistoryState, HistoryTrouble, HourRow, KeyRow,
};
use shoal_core::{ExitIp, RelayName, UnixSeconds};
use shoal_view::{Clock, Words, text};
use support::world::MORNING;

const PATH: &str = "/home/ada/.local/share/shoal/history.db";

fn relay(name: &str) -> RelayName {
    RelayName::new(name).expect("a relay")
}

fn hour(name: &str, at: i64, likely: u32) -> HourRow {
    let hour = UnixSeconds(MORNING.0.div_euclid(3_600) * 3_600).plus(at * 3_600);
    HourRow { hour, relay: relay(name), low: 1, likely, high: likely * 3 }
}

fn exit(name: &str, place: Result<(u32, u32), &str>, days: &[i64], came_back: bool) -> ExitRow {
    let midnight = MORNING.0.div_euclid(86_400) * 86_400;
    ExitRow {
        relay: relay(name),
        offset: place.ok().map(|(offset, _)| offset),
        pool_size: place.ok().map(|(_, size)| size),
        address: place.err().map(|text| ExitIp(text.parse().expect("an address"))),
        days: days.iter().map(|back| UnixSeconds(midnight - back * 86_400)).collect(),
        also_under_other_keys: came_back,
    }
}

fn page() -> HistoryPage {
    HistoryPage {
        mode: HistoryMode::Kept,
        days: 30,
        state: HistoryState::Kept,
        unsaved: 0,
        hours: vec![
            hour("se-got-wg-101", -12, 5),
            hour("se-got-wg-101", -11, 5),
            hour("se-got-wg-101", -10, 6),
            hour("se-got-wg-101", -1, 6),
            hour("dk-cph-wg-001", 0, 1),
            hour("dk-cph-wg-001", 1, 1),
        ],
        keys: vec![
            KeyRow {
                number: 0,
                in_use: false,
                exits: vec![exit("us-nyc-wg-602", Err("203.0.113.7"), &[20], false)],
            },
            KeyRow {
                number: 1,
                in_use: false,
                exits: vec![exit("se-got-wg-101", Ok((15, 60)), &[2, 1], true)],
            },
            KeyRow {
                number: 2,
                in_use: true,
                exits: vec![
                    exit("dk-cph-wg-001", Ok((0, 11)), &[0], false),
                    exit("se-got-wg-101", Ok((15, 60)), &[0], true),
                ],
            },
        ],
    }
}

fn told(page: &HistoryPage) -> String {
    let clock = Clock { now: MORNING, seconds_east: 3_600 };
    text::history(Words::english(), page, clock, PATH)
}

#[test]
fn hours_that_go_on_stand_in_one_line_and_exit_ips_under_their_keys() {
    insta::assert_snapshot!("history", told(&page()));
}

#[test]
fn where_it_is_kept_is_said_first_whatever_the_matter() {
    let reason = || "the reason".to_owned();
    let troubles = [
        HistoryTrouble::DiskFull,
        HistoryTrouble::NotWritten { reason: reason() },
        HistoryTrouble::Refused { reason: reason() },
        HistoryTrouble::Newer { version: 2 },
        HistoryTrouble::InUse,
        HistoryTrouble::NotErased { reason: reason() },
    ];
    let states = troubles.map(|trouble| HistoryState::NotKept { trouble });
    let plain = [HistoryState::InMemory, HistoryState::Opening, HistoryState::Kept];
    let mut lines = Vec::new();
    for state in plain.into_iter().chain(states) {
        for mode in [HistoryMode::Undecided, HistoryMode::MemoryOnly] {
            let page =
                HistoryPage { mode, days: 1, state: state.clone(), ..HistoryPage::default() };
            lines.push(told(&page));
        }
    }
    lines.push(
        told(&HistoryPage { unsaved: 3, ..page() }).lines().take(2).collect::<Vec<_>>().join("\n"),
    );
    lines.dedup();
    insta::assert_snapshot!("history_states", lines.join("\n"));
}
