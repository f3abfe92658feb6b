//! How refusals, endings, causes and numbers are put into sentences, each kind to its last member.

use shoal_core::advice::{AdviceView, BetterPlace, Says, Severity};
use shoal_core::event::Refusal;
use shoal_core::settings::SettingsError;
use shoal_core::snapshot::{
    ActionFigures, ActionKind, ActionPhase, ActionView, Outcome, RelayView, SwitchBlocked,
    TunnelAddressChange,
};
use shoal_core::tunnel::BlockCause;
use shoal_core::{ActionId, Command, ExitIp, RelayName, Snapshot, SwitchTarget};
use shoal_view::menu::menu;
use shoal_view::sentences;
use shoal_view::text::{status, watch_line};
use shoal_view::{Clock, MenuItem, Notifier, Tooltip, Words};
use support::world::{MORNING, World};

use super::words::at;

const CLOCK: Clock = Clock { now: MORNING, seconds_east: 3_600 };

/// What a hostile relay list may leave of a name once the core has cleaned it.
const HOSTILE: &str = "<a href=\"file:///x\">&_%s { $likely }</a>";

const REFUSALS: [Refusal; 13] = [
    Refusal::OtherClient,
    Refusal::CustomEndpoint,
    Refusal::UnreadableSettings,
    Refusal::ChangedMeanwhile,
    Refusal::NotReachable,
    Refusal::RefusedByDaemon,
    Refusal::NotLoggedIn,
    Refusal::Revoked,
    Refusal::ServiceUnreachable,
    Refusal::RateLimited,
    Refusal::NoAnswer,
    Refusal::NoControl,
    Refusal::RefusedByProgram,
];

fn amsterdam() -> World {
    let mut world = World::with_daemon();
    world.told("nl-ams-wg-001", "198.18.2.10");
    world
}

fn outcomes() -> Vec<Outcome> {
    let mut outcomes = vec![
        Outcome::Verified,
        Outcome::Unchanged,
        Outcome::UpUnverified,
        Outcome::SavedForLater,
        Outcome::Failed { restored: true },
        Outcome::Failed { restored: false },
        Outcome::TimedOut { restored: true },
        Outcome::TimedOut { restored: false },
        Outcome::Stale,
        Outcome::AlreadyUnderWay,
        Outcome::TooSoon,
        Outcome::NoSuchPlace,
        Outcome::NothingToUndo,
    ];
    outcomes.extend(REFUSALS.map(|refusal| Outcome::Refused { refusal }));
    outcomes
}

fn ended(outcome: Outcome, city: &str, snapshot: &Snapshot) -> ActionView {
    let relay = RelayView {
        relay: Some(RelayName::new("se-sto-wg-001").expect("a relay name")),
        city: Some(city.to_owned()),
        city_code: None,
        country: None,
    };
    let figures = ActionFigures {
        relay: Some(relay.clone()),
        exit_ip: Some("198.51.100.7".parse().map(ExitIp).expect("an address")),
        crowd: snapshot.crowd.now,
    };
    let (before, after) = (ActionFigures::default(), figures);
    ActionView {
        id: ActionId(7),
        kind: ActionKind::Switch,
        to: Some(relay),
        phase: ActionPhase::Ended {
            outcome,
            before: Box::new(before),
            after: Box::new(after),
            tunnel_address: None,
        },
        asked_at: MORNING,
        next_at: None,
        number: None,
        turned_down: None,
        key_replaced: false,
        changed_settings: false,
    }
}

#[test]
fn every_ending_is_told_with_a_title_and_a_sentence() {
    let words = Words::english();
    let mut snapshot = amsterdam().shown();
    let mut told = Vec::new();
    for outcome in outcomes() {
        let action = ended(outcome, "Stockholm", &snapshot);
        snapshot.action = Some(action);
        let due = Notifier::new(words).look(&snapshot, false, at(MORNING)).due;
        let [notice] = due.as_slice() else { panic!("{outcome:?}: {due:?}") };
        told.push(format!("{outcome:?}\n  {}\n  {}", notice.summary, notice.body));
    }
    insta::assert_snapshot!("endings", told.join("\n"));
}

#[test]
fn an_exit_ip_is_another_one_only_where_both_are_known() {
    let words = Words::english();
    let snapshot = amsterdam().shown();
    let told = |before: Option<&str>, kind: ActionKind, outcome: Outcome| {
        let mut action = ended(outcome, "Stockholm", &snapshot);
        action.kind = kind;
        action.key_replaced = kind == ActionKind::NewIdentity;
        let ActionPhase::Ended { before: figures, .. } = &mut action.phase else {
            unreachable!("it has ended")
        };
        figures.exit_ip = before.map(|text| text.parse().map(ExitIp).expect("an address"));
        let ending = sentences::ending(words, &action, at(MORNING)).expect("it has ended");
        format!("{}. {}", ending.title, ending.detail)
    };
    let identity = ActionKind::NewIdentity;
    let changed = told(Some("198.51.100.9"), identity, Outcome::UpUnverified);
    assert!(changed.contains("The exit IP has changed"), "{changed}");
    let unknown = told(None, identity, Outcome::UpUnverified);
    assert!(unknown.contains("another one is not known"), "{unknown}");
    let same = told(None, identity, Outcome::Unchanged);
    assert!(!same.contains("Another exit IP"), "{same}");
    let undone = told(Some("198.51.100.7"), ActionKind::Undo, Outcome::Unchanged);
    assert!(undone.starts_with("Your former settings are back."), "{undone}");
}

#[test]
fn every_cause_and_every_error_has_a_sentence_of_its_own() {
    let words = Words::english();
    let causes = [
        BlockCause::Offline,
        BlockCause::OutOfTime,
        BlockCause::NotAccepted,
        BlockCause::NoMatchingRelay,
        BlockCause::Other,
    ];
    let blocked = [
        SwitchBlocked::NoDaemon,
        SwitchBlocked::CustomEndpoint,
        SwitchBlocked::UnreadableSettings,
        SwitchBlocked::ActionUnderWay,
        SwitchBlocked::OtherClient,
    ];
    let errors = [
        SettingsError::ReminderOutOfRange,
        SettingsError::ThresholdOutOfRange,
        SettingsError::NotACountry,
        SettingsError::HistoryOutOfRange,
        SettingsError::UsersOutOfOrder,
        SettingsError::NotAShare,
    ];
    let causes = causes.map(|cause| sentences::blocked(words, cause));
    let blocked = blocked.map(|why| sentences::switch_blocked(words, why));
    let refusals = REFUSALS.map(|why| sentences::refusal(words, why));
    let errors = errors.map(|error| sentences::settings_error(words, error));
    let told = [&causes[..], &blocked, &refusals, &errors].concat();
    let different: std::collections::BTreeSet<&String> = told.iter().collect();
    assert_eq!(different.len(), told.len(), "{told:#?}");
    insta::assert_snapshot!("causes_and_errors", told.join("\n"));
}

#[test]
fn one_person_is_not_told_as_one_people() {
    let words = Words::english();
    let mut snapshot = amsterdam().shown();
    let mut crowd = snapshot.crowd.now.expect("known");
    let mut lines = Vec::new();
    for (low, likely, high) in [(1, 1, 4), (1, 2, 9), (2, 5, 16), (900, 3_102, 12_000)] {
        (crowd.low, crowd.likely, crowd.high) = (low, likely, high);
        snapshot.crowd.now = Some(crowd);
        snapshot.crowd.joint = Some(crowd);
        lines.push(sentences::headline(words, &snapshot));
        lines.push(sentences::crowd_short(words, Some(&crowd)));
        let menu = menu(words, &snapshot, CLOCK);
        let joint = menu.into_iter().find_map(|item| match item {
            MenuItem::Line(text) => Some(text).filter(|text| text.contains("IPv6")),
            MenuItem::Button { .. }
            | MenuItem::Choice { .. }
            | MenuItem::Submenu { .. }
            | MenuItem::Separator => None,
        });
        lines.push(joint.expect("with IPv6, what a site that sees both is left with"));
    }
    insta::assert_snapshot!("crowds_by_number", lines.join("\n"));
}

#[test]
fn every_number_of_people_in_a_notice_stands_beside_its_range() {
    let due = advised(HOSTILE);
    let body = &due.body;
    for numbers in ["About 3 people are on this exit IP (1–9)", "about 31 people (11–94)"] {
        assert!(body.contains(numbers), "{body}");
    }
}

/// The notice about few people, with a better place of this name.
fn advised(city: &str) -> shoal_view::Notice {
    let mut snapshot = amsterdam().shown();
    let best = BetterPlace { city: city.to_owned(), low: 11, likely: 31, high: 94 };
    snapshot.advice = vec![AdviceView {
        id: String::from("few-people"),
        occurrence: 1,
        severity: Severity::Important,
        says: Says::FewPeople { low: 1, likely: 3, high: 9, best: Some(best) },
        action: Some(Command::Switch { target: SwitchTarget::Best, seen_in: None }),
        dismissed: false,
    }];
    let mut due = Notifier::new(Words::english()).look(&snapshot, false, at(MORNING)).due;
    assert_eq!(due.len(), 1);
    due.remove(0)
}

#[test]
fn a_hostile_name_leaves_no_markup_and_no_blank_to_fill_in() {
    let body = advised(HOSTILE).body;
    assert!(!body.contains(['<', '>']) && body.contains("{ $likely }"), "{body}");
    let words = Words::english();
    let mut snapshot = amsterdam().shown();
    snapshot.action = Some(ended(Outcome::SavedForLater, HOSTILE, &snapshot));
    let due = Notifier::new(words).look(&snapshot, false, at(MORNING)).due;
    assert!(!due[0].body.contains(['<', '>']), "{}", due[0].body);
}

#[test]
fn no_notice_holds_an_address_or_the_name_of_a_relay() {
    let words = Words::english();
    let mut snapshot = amsterdam().shown();
    for outcome in outcomes() {
        snapshot.action = Some(ended(outcome, "Stockholm", &snapshot));
        let due = Notifier::new(words).look(&snapshot, false, at(MORNING)).due;
        let said = format!("{due:?}{:?}", Tooltip::of(words, &snapshot));
        assert!(!said.contains("198.") && !said.contains("-wg-"), "{outcome:?}: {said}");
    }
}

#[test]
fn no_crowd_is_shown_while_traffic_leaves_beside_the_tunnel() {
    let words = Words::english();
    let mut world = amsterdam();
    world.happens(shoal_core::Event::LeakReported);
    let snapshot = world.shown();
    let menu = format!("{:?}", &menu(words, &snapshot, CLOCK)[..4]);
    for said in [status(words, &snapshot, CLOCK), watch_line(words, &snapshot, CLOCK), menu] {
        assert!(said.contains("Traffic leaves beside the tunnel"), "{said}");
        assert!(!said.contains("people"), "{said}");
    }
}

#[test]
fn advice_stands_in_the_menu_for_desktops_that_show_no_notices() {
    let words = Words::english();
    let mut snapshot = amsterdam().shown();
    let advice = |says| AdviceView {
        id: String::from("any"),
        occurrence: 1,
        severity: Severity::Notable,
        says,
        action: None,
        dismissed: false,
    };
    snapshot.advice = vec![
        advice(Says::FewPeople { low: 1, likely: 3, high: 9, best: None }),
        advice(Says::LongStay { since: MORNING, after_minutes: 240 }),
    ];
    let lines = |snapshot: &Snapshot| format!("{:?}", menu(words, snapshot, CLOCK));
    assert!(lines(&snapshot).contains("Few people here"));
    assert!(lines(&snapshot).contains("Reminder after 4 hours"));
    for said in &mut snapshot.advice {
        said.dismissed = true;
    }
    assert!(!lines(&snapshot).contains("Few people here"));
}

#[test]
fn another_exit_ip_under_the_same_tunnel_address_is_not_called_the_same_exit_ip() {
    let mut world = amsterdam();
    let snapshot = world.shown();
    let mut action = ended(Outcome::Unchanged, "Amsterdam", &snapshot);
    action.kind = ActionKind::NewIdentity;
    action.key_replaced = true;
    let ActionPhase::Ended { before, tunnel_address, .. } = &mut action.phase else {
        panic!("it has ended");
    };
    before.exit_ip = Some("198.51.100.9".parse().map(ExitIp).expect("an address"));
    *tunnel_address = Some(TunnelAddressChange::Same);
    let told = sentences::ending(Words::english(), &action, CLOCK).expect("it has ended");
    assert_eq!(told.title, "Another exit IP, the same tunnel address");
    assert!(!told.detail.contains("same address as before"), "{}", told.detail);
}

#[test]
fn a_way_in_that_brought_another_exit_ip_says_so_and_one_without_multihop_says_when_it_counts() {
    let mut world = amsterdam();
    let snapshot = world.shown();
    let told = |action: &ActionView| {
        sentences::ending(Words::english(), action, CLOCK).expect("it has ended").detail
    };
    let mut action = ended(Outcome::Verified, "Amsterdam", &snapshot);
    action.kind = ActionKind::Multihop;
    for before_is_known in [false, true] {
        let ActionPhase::Ended { before, after, .. } = &mut action.phase else {
            panic!("it has ended")
        };
        before.exit_ip = before_is_known.then_some(after.exit_ip).flatten();
        assert!(!told(&action).contains("another exit IP"), "{}", told(&action));
    }
    let ActionPhase::Ended { before, .. } = &mut action.phase else { panic!("it has ended") };
    before.exit_ip = Some("198.51.100.9".parse().map(ExitIp).expect("an address"));
    assert!(told(&action).contains("by another exit IP than before"), "{}", told(&action));

    let mut waits = ended(Outcome::SavedForLater, "Malmö", &snapshot);
    waits.kind = ActionKind::Entry;
    let said = told(&waits);
    assert!(said.contains("over two relays"), "{said}");
    assert!(!said.contains("leaves from"), "nobody leaves from an entry: {said}");
}
