//! What is said in words, for every state: told by snapshots of the sentences, and by rules that hold for all of them.

use shoal_core::advice::Says;
use shoal_core::autostart::Autostart;
use shoal_core::findings::SettingsFileState;
use shoal_core::settings::NoticeLevel;
use shoal_core::tunnel::BlockCause;
use shoal_core::{Command, Event, SettingsChange, Source, SwitchTarget, Trouble, Tunnel};
use shoal_core::{Snapshot, TunnelReport};
use shoal_view::menu::{menu, without_mnemonics};
use shoal_view::text::{status, watch_line};
use shoal_view::{Clock, Menu, MenuAction, MenuItem, Notifier, Tooltip, TrayFace, Words};
use support::world::{MORNING, World};

pub(super) const CLOCK: Clock = Clock { now: MORNING, seconds_east: 3_600 };

/// That moment, in a time zone an hour east.
pub(super) fn at(now: shoal_core::UnixSeconds) -> Clock {
    Clock { now, ..CLOCK }
}

fn in_amsterdam() -> World {
    let mut world = World::with_daemon();
    world.connected("nl-ams-wg-001");
    world.told("nl-ams-wg-001", "198.18.2.10");
    world
}

/// Every state that a user may meet, by a name for its snapshot.
pub(super) fn states() -> Vec<(&'static str, Snapshot)> {
    let mut states = Vec::new();
    states.push(("before_anything", World::default().shown()));
    let mut world = World::with_daemon();
    let report = |tunnel| Event::TunnelReported(TunnelReport { tunnel, ..TunnelReport::default() });
    world.happens(report(Tunnel::Down { locked_down: false }));
    states.push(("off", world.shown()));
    world.happens(report(Tunnel::Down { locked_down: true }));
    states.push(("off_and_locked", world.shown()));
    world.changing();
    states.push(("connecting", world.shown()));
    world.connected("nl-ams-wg-001");
    states.push(("exit_ip_not_told", world.shown()));
    world.told("nl-ams-wg-001", "198.18.2.10");
    states.push(("up", world.shown()));
    world.passes(10);
    world.asks(Command::Change { change: SettingsChange::FewPeople { people: Some(900) } });
    world.passes(10);
    states.push(("few_people", world.shown()));
    world.asks_for(SwitchTarget::AnotherRelay);
    states.push(("switching", world.shown()));
    world.happens(Event::LeakReported);
    states.push(("leak", world.shown()));
    let mut world = in_amsterdam();
    world.told("xx-yyy-wg-001", "203.0.113.9");
    states.push(("crowd_unknown", world.shown()));
    let mut world = in_amsterdam();
    world.happens(report(Tunnel::Blocked { cause: BlockCause::OutOfTime, leaking: false }));
    states.push(("blocked", world.shown()));
    let mut world = in_amsterdam();
    let trouble = Trouble::DaemonNotRunning;
    world.happens(Event::SourceFailed { source: Source::Daemon, trouble });
    states.push(("daemon_not_running", world.shown()));
    states
}

/// A menu as text: indented, with what each item does.
pub(super) fn drawn(menu: &Menu, depth: usize) -> String {
    let indent = "  ".repeat(depth);
    let lines = menu.iter().map(|item| match item {
        MenuItem::Line(text) => format!("{indent}. {text}\n"),
        MenuItem::Button { label, action: None } => format!("{indent}x {label}\n"),
        MenuItem::Button { label, .. } => format!("{indent}> {label}\n"),
        MenuItem::Choice { label, chosen: true, .. } => format!("{indent}(o) {label}\n"),
        MenuItem::Choice { label, .. } => format!("{indent}( ) {label}\n"),
        MenuItem::Submenu { label, items } => {
            format!("{indent}> {label} ▸\n{}", drawn(items, depth + 1))
        }
        MenuItem::Separator => format!("{indent}--\n"),
    });
    lines.collect()
}

#[test]
fn what_is_the_matter_with_a_file_is_noticed_once_and_again_only_after_it_was_mended() {
    let mut notifier = Notifier::new(Words::english());
    let mut look = |snapshot: &Snapshot| -> Vec<String> {
        let due = notifier.look(snapshot, false, CLOCK).due.into_iter();
        due.filter(|notice| ["settings", "autostart"].contains(&notice.about.as_str()))
            .map(|notice| notice.summary)
            .collect()
    };
    let well = World::with_daemon().shown();
    let not_written = SettingsFileState::NotWritten { reason: "no space".to_owned() };
    let unwritten = Snapshot { settings_file: not_written, ..well.clone() };
    let changed = Snapshot { autostart: Some(Autostart::Changed), ..well.clone() };
    assert_eq!(look(&well), Vec::<String>::new());
    assert_eq!(look(&unwritten), ["Your settings could not be written"]);
    assert_eq!(look(&unwritten), Vec::<String>::new());
    assert_eq!(look(&changed), ["Something else may start when you log in"]);
    assert_eq!(look(&unwritten), ["Your settings could not be written"], "it was mended");
}

#[test]
fn every_state_has_its_menu_tooltip_and_lines() {
    let words = Words::english();
    for (name, snapshot) in states() {
        let Tooltip { title, text } = Tooltip::of(words, &snapshot);
        let told = format!(
            "icon     {:?}\ntooltip  {title}\n         {}\nwatch    {}\n\n{}\n\n{}",
            TrayFace::of(&snapshot).glyph,
            text.replace('\n', "\n         "),
            watch_line(words, &snapshot, CLOCK),
            status(words, &snapshot, CLOCK),
            drawn(&menu(words, &snapshot, CLOCK), 0),
        );
        insta::assert_snapshot!(name, told);
    }
}

#[test]
fn no_sentence_is_missing() {
    let words = Words::english();
    for (name, snapshot) in states() {
        let menu = drawn(&menu(words, &snapshot, CLOCK), 0);
        let told = format!("{menu}{}", status(words, &snapshot, CLOCK));
        for id in ["page-", "tray-", "menu-", "cli-", "crowd-", "notice-", "{ $", "{$"] {
            assert!(!told.contains(id), "{name}: {id} in\n{told}");
        }
    }
}

#[test]
fn all_troubles_have_a_sentence_and_a_next_step_of_their_own() {
    let words = Words::english();
    let mut told = std::collections::BTreeSet::new();
    for trouble in troubles() {
        let sentence = shoal_view::sentences::trouble(words, trouble);
        let step = shoal_view::sentences::next_step(words, trouble);
        assert!(!sentence.starts_with("page-") && !step.starts_with("page-"), "{trouble:?}");
        assert!(told.insert(step), "{trouble:?} has the next step of another");
    }
}

fn troubles() -> [Trouble; 15] {
    [
        Trouble::NotInstalled,
        Trouble::DaemonNotRunning,
        Trouble::NoPermission,
        Trouble::NotMullvads,
        Trouble::DaemonUnreadable,
        Trouble::DaemonMisbehaves,
        Trouble::NotLoggedIn,
        Trouble::Revoked,
        Trouble::OutOfTime,
        Trouble::Offline,
        Trouble::Blocked,
        Trouble::Leak,
        Trouble::CheckUnreachable,
        Trouble::CheckNotMullvad,
        Trouble::NotSupported,
    ]
}

#[test]
fn a_number_is_never_told_without_its_range() {
    let words = Words::english();
    let snapshot = in_amsterdam().shown();
    let crowd = snapshot.crowd.now.expect("known");
    let range = format!("({}–{})", crowd.low, crowd.high);
    assert!(Tooltip::of(words, &snapshot).text.contains(&range));
    assert!(status(words, &snapshot, CLOCK).contains(&range));
    assert!(watch_line(words, &snapshot, CLOCK).contains(&range));
    assert!(drawn(&menu(words, &snapshot, CLOCK), 0).contains(&range));
}

#[test]
fn a_chance_that_is_nearly_sure_is_not_told_as_a_certainty() {
    for (chance, told) in [(0.71, "71 %"), (0.999_9, "over 99 %")] {
        let mut snapshot = in_amsterdam().shown();
        let mut crowd = snapshot.crowd.now.expect("the exit IP is known");
        crowd.alone_probability = chance;
        snapshot.crowd.now = Some(crowd);
        snapshot.crowd.joint = Some(crowd);
        let status = status(Words::english(), &snapshot, CLOCK);
        assert_eq!(status.matches(told).count(), 2, "{status}");
        assert!(!status.contains("100 %"), "{status}");
    }
}

#[test]
fn the_tooltip_holds_neither_exit_ip_nor_relay() {
    for (name, snapshot) in states() {
        let tooltip = format!("{:?}", Tooltip::of(Words::english(), &snapshot));
        assert!(!tooltip.contains("198.18.") && !tooltip.contains("-wg-"), "{name}: {tooltip}");
    }
}

#[test]
fn the_menu_shows_the_exit_ip_only_behind_its_own_item() {
    let menu = menu(Words::english(), &in_amsterdam().shown(), CLOCK);
    for item in &menu {
        let text = format!("{item:?}");
        let is_own = matches!(item, MenuItem::Submenu { label, .. } if label == "Exit IP");
        assert_eq!(text.contains("198.18.2.10") || text.contains("Copy"), is_own, "{text}");
    }
}

#[test]
fn what_a_menu_offers_belongs_to_the_tunnel_that_it_was_made_for() {
    let snapshot = in_amsterdam().shown();
    let menu = menu(Words::english(), &snapshot, CLOCK);
    let places = menu.iter().find_map(|item| {
        let MenuItem::Submenu { label, items } = item else { return None };
        (label == "Switch to").then_some(items)
    });
    let places = places.expect("there are places to go to");
    assert_eq!(places.len(), 4, "three cities and the best crowd");
    for place in places {
        let MenuItem::Button { action: Some(MenuAction::Command(command)), .. } = place else {
            panic!("{place:?}")
        };
        let Command::Switch { seen_in, .. } = command else { panic!("{command:?}") };
        assert_eq!(*seen_in, Some(snapshot.tunnel.epoch));
    }
}

#[test]
fn underscores_in_labels_are_no_mnemonics() {
    assert_eq!(without_mnemonics("a_b"), "a__b");
}

#[test]
fn advice_makes_one_notice_until_it_has_gone_and_time_has_passed() {
    let mut world = in_amsterdam();
    let mut notifier = Notifier::new(Words::english());
    world.asks(Command::Change { change: SettingsChange::FewPeople { people: Some(900) } });
    world.passes(10);
    let first = notifier.look(&world.shown(), false, at(world.now()));
    assert_eq!(first.due.len(), 1);
    insta::assert_debug_snapshot!("notice_few_people", first.due);
    assert_eq!(notifier.look(&world.shown(), false, at(world.now())).due, []);

    world.changing();
    let gone = notifier.look(&world.shown(), false, at(world.now()));
    assert_eq!(gone.over, ["few-people"]);
    world.told("nl-ams-wg-002", "198.18.2.110");
    world.passes(10);
    let held_back = notifier.look(&world.shown(), false, at(world.now()));
    assert_eq!(held_back.due, [], "read a moment ago");
    assert!(held_back.next.is_some_and(|next| next > world.now()), "{held_back:?}");
    world.changing();
    notifier.look(&world.shown(), false, at(world.now()));
    world.passes(700);
    world.told("nl-ams-wg-001", "198.18.2.10");
    world.passes(10);
    assert_eq!(notifier.look(&world.shown(), false, at(world.now())).due.len(), 1);
}

#[test]
fn no_notice_while_the_window_has_the_focus_or_notices_are_off() {
    for (level, focus, due) in [
        (NoticeLevel::All, false, 1),
        (NoticeLevel::Important, false, 1),
        (NoticeLevel::All, true, 0),
        (NoticeLevel::Off, false, 0),
    ] {
        let mut world = in_amsterdam();
        world.asks(Command::Change { change: SettingsChange::Notices { level } });
        world.asks(Command::Change { change: SettingsChange::FewPeople { people: Some(900) } });
        world.passes(10);
        let mut notifier = Notifier::new(Words::english());
        let changes = notifier.look(&world.shown(), focus, at(world.now()));
        assert_eq!(changes.due.len(), due, "{level:?}, focus {focus}");
    }
}

#[test]
fn a_notice_that_was_held_back_is_due_at_the_moment_that_was_named() {
    let mut world = in_amsterdam();
    let mut notifier = Notifier::new(Words::english());
    world.asks(Command::Change { change: SettingsChange::FewPeople { people: Some(900) } });
    world.passes(10);
    let shown_at = world.now();
    assert_eq!(notifier.look(&world.shown(), false, at(shown_at)).next, None, "nothing waits");
    world.changing();
    notifier.look(&world.shown(), false, at(world.now()));
    world.told("nl-ams-wg-002", "198.18.2.110");
    world.passes(10);
    let next = notifier.look(&world.shown(), false, at(world.now())).next.expect("it waits");
    assert_eq!(next.since(shown_at), 600);
    let before = next.plus(-1);
    assert_eq!(notifier.look(&world.shown(), false, at(before)).due, []);
    // A clock that was set back a day does not hold it back for a day.
    let earlier = shown_at.plus(-86_400);
    assert_eq!(notifier.clone().look(&world.shown(), false, at(earlier)).due.len(), 1);
    let changes = notifier.look(&world.shown(), false, at(next));
    assert_eq!((changes.due.len(), changes.next), (1, None));
}

#[test]
fn what_was_kept_from_the_screen_is_due_when_nothing_keeps_it_any_longer() {
    let mut world = in_amsterdam();
    let level = |level| Command::Change { change: SettingsChange::Notices { level } };
    world.asks(Command::Change { change: SettingsChange::FewPeople { people: Some(900) } });
    world.passes(10);
    let mut notifier = Notifier::new(Words::english());
    assert_eq!(notifier.look(&world.shown(), true, at(world.now())).due, [], "the window says it");
    world.asks(level(NoticeLevel::Off));
    assert_eq!(notifier.look(&world.shown(), false, at(world.now())).due, [], "not wanted");
    world.asks(level(NoticeLevel::All));
    assert_eq!(notifier.look(&world.shown(), false, at(world.now())).due.len(), 1);
    assert_eq!(notifier.look(&world.shown(), false, at(world.now())).due, [], "shown once");
}

#[test]
fn a_reminder_makes_a_notice_that_names_no_address() {
    let mut world = in_amsterdam();
    world.asks(Command::Change { change: SettingsChange::RemindAfter { minutes: Some(60) } });
    world.asks(Command::Change { change: SettingsChange::FewPeople { people: Some(0) } });
    world.passes(3_600);
    let snapshot = world.shown();
    assert!(matches!(snapshot.advice[0].says, Says::LongStay { .. }));
    let mut notifier = Notifier::new(Words::english());
    let due = notifier.look(&snapshot, false, at(world.now())).due;
    insta::assert_debug_snapshot!("notice_long_stay", due);
    let text = format!("{} {}", due[0].summary, due[0].body);
    assert!(!text.contains("198.18.") && !text.contains("-wg-"));
}

#[test]
fn names_in_a_notice_are_never_markup() {
    assert_eq!(shoal_view::notices::escaped("<b>&</b>"), "&lt;b&gt;&amp;&lt;/b&gt;");
}
