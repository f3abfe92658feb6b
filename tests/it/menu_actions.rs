//! What the menu offers to do, and what stands there disabled with its reason and its time.

use shoal_core::multihop::{MultihopMode, MultihopObstacle};
use shoal_core::snapshot::{
    ActionFigures, ActionKind, ActionPhase, ActionView, Outcome, SwitchBlocked,
};
use shoal_core::{
    ActionId, Command, Profile, Refusal, Snapshot, Trouble, TunnelEpoch, UnixSeconds,
};
use shoal_view::menu::{menu, next_change};
use shoal_view::moments::Clock;
use shoal_view::{Menu, MenuAction, MenuItem, Notifier, Words};
use support::world::{MORNING, World};

use crate::words::{CLOCK, drawn};

fn up() -> Snapshot {
    let mut world = World::with_daemon();
    world.told("nl-ams-wg-001", "198.18.2.10");
    let mut snapshot = world.shown();
    snapshot.multihop.modes = vec![MultihopMode::On, MultihopMode::Off, MultihopMode::Auto];
    snapshot
}

fn ended(kind: ActionKind, outcome: Outcome) -> ActionView {
    let figures = Box::new(ActionFigures::default());
    ActionView {
        id: ActionId(7),
        kind,
        to: None,
        phase: ActionPhase::Ended {
            outcome,
            before: figures.clone(),
            after: figures,
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

fn shown(snapshot: &Snapshot) -> Menu {
    menu(Words::english(), snapshot, CLOCK)
}

/// What the item with this label does, wherever it stands; `None`: nothing at present.
fn does(menu: &[MenuItem], label: &str) -> Option<Command> {
    menu.iter().find_map(|item| match item {
        MenuItem::Button { label: text, action: Some(MenuAction::Command(command)) }
            if text.starts_with(label) =>
        {
            Some(command.clone())
        }
        MenuItem::Submenu { items, .. } => does(items, label),
        MenuItem::Line(_)
        | MenuItem::Button { .. }
        | MenuItem::Choice { .. }
        | MenuItem::Separator => None,
    })
}

#[test]
fn the_menu_in_the_states_of_its_actions() {
    let mut young = up();
    young.key.next_at = Some(MORNING.plus(1_800));
    let mut logged_out = up();
    logged_out.trouble = Some(Trouble::NotLoggedIn);
    let mut paused = up();
    paused.paused_until = Some(MORNING.plus(3_600));
    let mut careful = up();
    careful.settings.profile = Some(Profile::Networks);
    careful.multihop.obstacle = Some(MultihopObstacle::UntrustedProgram);
    careful.multihop.modes.clear();
    let mut changed = up();
    changed.can_undo = true;
    let refusal = Refusal::ChangedMeanwhile;
    changed.action = Some(ended(ActionKind::Undo, Outcome::Refused { refusal }));
    let mut custom = up();
    custom.switch_blocked = Some(SwitchBlocked::CustomEndpoint);
    let states = [
        ("key too young", young),
        ("logged out", logged_out),
        ("paused", paused),
        ("minds links, no program", careful),
        ("changed meanwhile", changed),
        ("custom endpoint", custom),
    ];
    let told = states.map(|(name, snapshot)| format!("# {name}\n{}", drawn(&shown(&snapshot), 0)));
    insta::assert_snapshot!("menu_actions", told.join("\n"));
}

#[test]
fn what_draws_a_relay_asks_in_the_tunnel_that_was_shown() {
    let mut snapshot = up();
    snapshot.tunnel.epoch = TunnelEpoch(9);
    let seen_in = Some(TunnelEpoch(9));
    let menu = shown(&snapshot);
    let identity = Command::NewIdentity { insist: false, seen_in };
    assert_eq!(does(&menu, "New identity"), Some(identity));
    assert_eq!(does(&menu, "Rotate key"), Some(Command::RotateKey { insist: false, seen_in }));
    assert!(
        matches!(does(&menu, "Another relay"), Some(Command::Switch { seen_in: s, .. }) if s == seen_in)
    );
}

#[test]
fn a_young_key_lets_neither_key_nor_identity_be_asked_for_and_leaves_the_rest() {
    let mut snapshot = up();
    snapshot.key.next_at = Some(MORNING.plus(1));
    let menu = shown(&snapshot);
    assert_eq!((does(&menu, "New identity"), does(&menu, "Rotate key")), (None, None));
    assert!(does(&menu, "Another relay").is_some());
    assert!(drawn(&menu, 0).contains("again at 10:00"));
    snapshot.exit_ip.since = None;
    let at = |now| next_change(&snapshot, Clock { now, seconds_east: 7_200 });
    assert_eq!(at(MORNING), Some(MORNING.plus(1)));
    assert_eq!(at(MORNING.plus(1)), None);
    snapshot.key.next_at = Some(MORNING);
    assert!(does(&shown(&snapshot), "New identity").is_some());
}

#[test]
fn at_midnight_a_moment_of_the_day_gets_its_date() {
    let mut snapshot = up();
    let clock = |now| Clock { now, seconds_east: 7_200 };
    // Half past eleven in the evening, two hours ahead of UTC.
    let evening = UnixSeconds(MORNING.0.div_euclid(86_400) * 86_400 + 77_400);
    let midnight = evening.plus(1_800);
    (snapshot.key.next_at, snapshot.paused_until) = (None, None);
    snapshot.exit_ip.since = Some(evening);
    assert_eq!(next_change(&snapshot, clock(evening)), Some(midnight));
    let since = |now| drawn(&menu(Words::english(), &snapshot, clock(now)), 0);
    assert_ne!(since(midnight.plus(-1)), since(midnight));
    snapshot.paused_until = Some(evening.plus(60));
    assert_eq!(next_change(&snapshot, clock(evening)), Some(evening.plus(60)));
}

#[test]
fn settings_that_cannot_be_written_leave_the_key_alone() {
    let mut snapshot = up();
    snapshot.switch_blocked = Some(SwitchBlocked::CustomEndpoint);
    let menu = shown(&snapshot);
    assert!(does(&menu, "Rotate key").is_some());
    for label in ["New identity", "Another relay", "Stockholm", "Go over two"] {
        assert_eq!(does(&menu, label), None, "{label}");
    }
    snapshot.switch_blocked = Some(SwitchBlocked::ActionUnderWay);
    assert_eq!(does(&shown(&snapshot), "Rotate key"), None);
}

#[test]
fn a_pause_tells_its_end_and_can_be_ended() {
    let mut snapshot = up();
    assert_eq!(does(&shown(&snapshot), "Go on"), None);
    snapshot.paused_until = Some(MORNING.plus(60));
    assert_eq!(does(&shown(&snapshot), "Go on"), Some(Command::Pause { minutes: None }));
    assert_eq!(does(&shown(&snapshot), "For 3 hours"), Some(Command::Pause { minutes: Some(180) }));
    snapshot.paused_until = Some(MORNING);
    assert_eq!(does(&shown(&snapshot), "Go on"), None, "it is over");
}

#[test]
fn what_somebody_else_has_changed_is_put_back_only_when_that_is_said() {
    let mut snapshot = up();
    snapshot.can_undo = true;
    assert_eq!(does(&shown(&snapshot), "Undo"), Some(Command::Undo { anyway: false }));
    let refusal = Refusal::ChangedMeanwhile;
    snapshot.action = Some(ended(ActionKind::Undo, Outcome::Refused { refusal }));
    let menu = shown(&snapshot);
    assert_eq!(does(&menu, "Undo"), None);
    assert_eq!(does(&menu, "Put back anyway"), Some(Command::Undo { anyway: true }));
}

#[test]
fn a_link_is_warned_of_only_where_it_matters() {
    for (profile, is_said) in Profile::ALL.into_iter().zip([false, false, true, true]) {
        let mut snapshot = up();
        snapshot.settings.profile = Some(profile);
        assert_eq!(drawn(&shown(&snapshot), 0).contains("Same key"), is_said, "{profile:?}");
    }
}

#[test]
fn a_notice_of_a_young_key_says_when_and_lets_the_user_insist_and_a_stale_one_asks_again() {
    for (outcome, insist) in
        [(Outcome::KeyTooYoung { from: MORNING.plus(1_800) }, true), (Outcome::Stale, false)]
    {
        let mut snapshot = up();
        snapshot.tunnel.epoch = TunnelEpoch(4);
        snapshot.action = Some(ended(ActionKind::NewIdentity, outcome));
        let due = Notifier::new(Words::english()).look(&snapshot, false, CLOCK).due;
        let [notice] = due.as_slice() else { panic!("{due:?}") };
        assert_eq!(notice.body.contains("10:30"), insist, "{notice:?}");
        let [button] = notice.buttons.as_slice() else { panic!("{notice:?}") };
        let seen_in = Some(TunnelEpoch(4));
        assert_eq!(button.command, Command::NewIdentity { insist, seen_in });
        let label = if insist { "New identity all the same" } else { "Do it now" };
        assert_eq!(button.label, label, "an identity is more than its key");
    }
}

#[test]
fn what_is_turned_down_long_after_another_action_is_told_as_any_news() {
    let mut snapshot = up();
    // The action before ended half an hour ago: its cool-down is the last that there was.
    let long_ago = MORNING.plus(-1_800);
    snapshot.action = Some(ActionView {
        next_at: Some(long_ago),
        ..ended(ActionKind::NewIdentity, Outcome::Stale)
    });
    let due = Notifier::new(Words::english()).look(&snapshot, false, CLOCK).due;
    assert_eq!(due.len(), 1, "{due:?}");
    let old = ActionView { asked_at: long_ago, ..ended(ActionKind::NewIdentity, Outcome::Stale) };
    snapshot.action = Some(ActionView { next_at: Some(long_ago), ..old });
    assert!(
        Notifier::new(Words::english()).look(&snapshot, false, CLOCK).due.is_empty(),
        "old news"
    );
}

#[test]
fn undo_is_offered_by_the_notice_of_what_it_takes_back_and_of_nothing_else() {
    for (changed_settings, offered) in [(true, true), (false, false)] {
        let mut snapshot = up();
        snapshot.can_undo = true;
        let key = ended(ActionKind::NewIdentity, Outcome::Verified);
        snapshot.action = Some(ActionView { changed_settings, ..key });
        let due = Notifier::new(Words::english()).look(&snapshot, false, CLOCK).due;
        let [notice] = due.as_slice() else { panic!("{due:?}") };
        let undo = Command::Undo { anyway: false };
        assert_eq!(notice.buttons.iter().any(|button| button.command == undo), offered);
    }
}
