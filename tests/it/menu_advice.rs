//! Advice in the menu: as much as there is room for, and whatever a notice would offer, for desktops without buttons.

use shoal_core::advice::{AdviceView, Says, Severity};
use shoal_core::multihop::{MultihopControl, MultihopMode};
use shoal_core::snapshot::{ActionFigures, ActionKind, ActionPhase, ActionView, Outcome};
use shoal_core::{
    ActionId, Command, Event, Profile, Settings, SettingsChange, Snapshot, Trouble, TunnelEpoch,
};
use shoal_view::menu::menu;
use shoal_view::{Clock, Menu, MenuAction, MenuItem, Notifier, Words};
use support::world::{MORNING, World};

use crate::words::{CLOCK, drawn};

fn shown(snapshot: &Snapshot, clock: Clock) -> Menu {
    menu(Words::english(), snapshot, clock)
}

/// Everything that a click in this menu can ask for.
fn commands(menu: &[MenuItem]) -> Vec<Command> {
    let of = |item: &MenuItem| match item {
        MenuItem::Button { action: Some(MenuAction::Command(command)), .. }
        | MenuItem::Choice { action: MenuAction::Command(command), .. } => vec![command.clone()],
        MenuItem::Submenu { items, .. } => commands(items),
        MenuItem::Line(_)
        | MenuItem::Button { .. }
        | MenuItem::Choice { .. }
        | MenuItem::Separator => Vec::new(),
    };
    menu.iter().flat_map(of).collect()
}

fn said(id: &str, says: Says) -> AdviceView {
    AdviceView {
        id: id.to_owned(),
        occurrence: 1,
        severity: Severity::Notable,
        says,
        action: None,
        dismissed: false,
    }
}

/// A tunnel, and so many pieces of advice.
fn advised(count: usize) -> Snapshot {
    let mut world = World::with_daemon();
    world.told("nl-ams-wg-001", "198.18.2.10");
    let mut snapshot = world.shown();
    let all = [
        said("use-tor", Says::UseTor),
        said("returning-exit", Says::ReturningExit { days: 3 }),
        said("thin-relay", Says::ThinRelay { weight: 1 }),
        said("same-country", Says::SameCountry { country: "Sweden".to_owned() }),
        said("ask-browsers", Says::AskBrowsers),
    ];
    snapshot.advice = all.into_iter().take(count).collect();
    snapshot
}

#[test]
fn what_fits_stands_in_the_menu_and_the_rest_in_one_of_its_own() {
    let told = [0, 1, 4, 5].map(|count| {
        let menu = drawn(&shown(&advised(count), CLOCK), 0);
        let (_, rest) = menu.split_once("  x IPv6: none\n--\n").expect("the addresses are told");
        let (advice, _) = rest.split_once("> New identity").expect("it is offered");
        format!("# {count}\n{advice}")
    });
    insta::assert_snapshot!("menu_advice", told.join("\n"));
}

#[test]
fn a_question_has_both_answers_until_it_is_waved_away() {
    let answer = |allowed| Command::Change { change: SettingsChange::LookForBrowsers { allowed } };
    let mut snapshot = advised(5);
    let asked = commands(&shown(&snapshot, CLOCK));
    for allowed in [true, false] {
        assert!(asked.contains(&answer(allowed)), "{asked:?}");
    }
    snapshot.advice[4].dismissed = true;
    assert!(!commands(&shown(&snapshot, CLOCK)).contains(&answer(true)));
}

#[test]
fn beside_a_leak_no_advice_counts() {
    let mut snapshot = advised(3);
    snapshot.trouble = Some(Trouble::Leak);
    assert!(!drawn(&shown(&snapshot, CLOCK), 0).contains("Tor Browser"));
}

#[test]
fn whatever_the_notices_offer_stands_in_the_menu_too() {
    let mut offered = Vec::new();
    for profile in Profile::ALL {
        let mut world = World::with(Settings {
            profile: Some(profile),
            few_people: Some(1_000),
            remind_after_minutes: Some(10),
            ..Settings::default()
        });
        world.daemon_starts();
        let modes = vec![MultihopMode::On, MultihopMode::Off];
        world.happens(Event::MultihopControlSeen(MultihopControl::Modes(modes)));
        world.connected("nl-ams-wg-001");
        world.told("nl-ams-wg-001", "198.18.2.10");
        // Reminded after ten minutes, and then with a key that is overdue.
        for seconds in [600, 40 * 86_400] {
            world.passes(seconds);
            let clock = Clock { now: world.now(), seconds_east: 0 };
            let snapshot = world.shown();
            let menu = commands(&shown(&snapshot, clock));
            let due = Notifier::new(Words::english()).look(&snapshot, false, clock).due;
            for button in due.into_iter().flat_map(|notice| notice.buttons) {
                assert!(menu.contains(&button.command), "{profile:?}: {button:?} {menu:?}");
                offered.push(button.label);
            }
        }
    }
    offered.sort();
    offered.dedup();
    let all = ["Another relay", "New identity", "New key", "Snooze 1 h"];
    for label in all {
        assert!(offered.iter().any(|offered| offered == label), "{label}: {offered:?}");
    }
}

#[test]
fn whoever_was_told_that_a_key_is_too_young_can_insist_from_the_menu_until_it_is_not() {
    let figures = Box::new(ActionFigures::default());
    let from = MORNING.plus(1_800);
    let seen_in = Some(TunnelEpoch(4));
    let key = Command::RotateKey { insist: true, seen_in };
    let identity = Command::NewIdentity { insist: true, seen_in };
    for (kind, label, command) in [
        (ActionKind::RotateKey, "New key all the same", key),
        (ActionKind::NewIdentity, "New identity all the same", identity),
    ] {
        let mut snapshot = advised(0);
        snapshot.tunnel.epoch = TunnelEpoch(4);
        snapshot.key.next_at = Some(from);
        assert!(!commands(&shown(&snapshot, CLOCK)).contains(&command), "nobody asked");
        snapshot.action = Some(ActionView {
            id: ActionId(7),
            kind,
            to: None,
            phase: ActionPhase::Ended {
                outcome: Outcome::KeyTooYoung { from },
                before: figures.clone(),
                after: figures.clone(),
                tunnel_address: None,
            },
            asked_at: MORNING,
            next_at: None,
            number: None,
            turned_down: None,
            key_replaced: false,
            changed_settings: false,
        });
        let menu = shown(&snapshot, CLOCK);
        assert!(commands(&menu).contains(&command), "{kind:?}");
        assert!(drawn(&menu, 0).contains(label), "{kind:?}: {}", drawn(&menu, 0));
        let later = Clock { now: from, ..CLOCK };
        assert!(!commands(&shown(&snapshot, later)).contains(&command), "it may simply be asked");
    }
}
