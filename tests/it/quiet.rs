//! Stories of pauses and quiet hours: no notice comes that can wait, and what still speaks afterwards comes then.

use shoal_core::settings::{NoticeLevel, QuietHours};
use shoal_core::{
    Command, Event, Profile, Settings, SettingsChange, SwitchTarget, Tunnel, TunnelReport,
    UnixSeconds,
};
use shoal_view::menu::menu;
use shoal_view::notices::NoticeChanges;
use shoal_view::text::status;
use shoal_view::{Clock, Notifier, Words};
use support::world::{MORNING, World};

/// The story's mornings are 09:00 in UTC; here it is ten.
const EAST: i32 = 3_600;

/// Somebody who is reminded after ten minutes, with what has been shown.
struct Desk {
    world: World,
    notifier: Notifier,
}

impl Desk {
    fn with(settings: Settings) -> Self {
        let mut world = World::with(settings);
        world.daemon_starts();
        world.connected("nl-ams-wg-001");
        world.told("nl-ams-wg-001", "198.18.2.10");
        Self { world, notifier: Notifier::new(Words::english()) }
    }

    fn reminded(quiet_hours: Option<QuietHours>) -> Self {
        let remind_after_minutes = Some(10);
        Self::with(Settings { remind_after_minutes, quiet_hours, ..Settings::default() })
    }

    /// Of whoever minds links, and calls a thousand people few.
    fn on_a_small_crowd(remind_after_minutes: Option<u32>) -> Self {
        let (profile, few_people) = (Some(Profile::Networks), Some(1_000));
        let settings =
            Settings { profile, few_people, remind_after_minutes, ..Settings::default() };
        let mut desk = Self::with(settings);
        // As long as it has to be so before that is said.
        desk.world.passes(60);
        desk
    }

    fn look(&mut self) -> NoticeChanges {
        let clock = self.clock();
        self.notifier.look(&self.world.shown(), false, clock)
    }

    fn clock(&self) -> Clock {
        Clock { now: self.world.now(), seconds_east: EAST }
    }

    fn pauses(&mut self, minutes: Option<u32>) {
        self.world.asks(Command::Pause { minutes });
    }

    fn loses_tunnel(&mut self) {
        let tunnel = Tunnel::Down { locked_down: false };
        self.world.happens(Event::TunnelReported(TunnelReport { tunnel, ..Default::default() }));
    }
}

fn about(changes: &NoticeChanges) -> Vec<&str> {
    changes.due.iter().map(|notice| notice.about.as_str()).collect()
}

#[test]
fn in_a_pause_nothing_comes_and_afterwards_what_still_speaks() {
    let mut desk = Desk::reminded(None);
    desk.pauses(Some(30));
    let ends = MORNING.plus(1_800);
    assert_eq!(desk.world.shown().paused_until, Some(ends));
    desk.world.passes(600);
    let changes = desk.look();
    assert_eq!(about(&changes), [""; 0]);
    assert_eq!(changes.next, Some(ends), "it is looked at again when the pause is over");
    desk.world.passes(1_199);
    assert_eq!(about(&desk.look()), [""; 0]);
    desk.world.passes(1);
    assert_eq!(about(&desk.look()), ["long-stay"]);
    assert_eq!(desk.world.shown().paused_until, None, "it is over for everybody who looks");
}

#[test]
fn a_pause_that_is_ended_early_is_over_at_once() {
    let mut desk = Desk::reminded(None);
    desk.pauses(Some(180));
    desk.world.passes(600);
    assert_eq!(about(&desk.look()), [""; 0]);
    desk.pauses(None);
    assert_eq!(about(&desk.look()), ["long-stay"]);
}

#[test]
fn a_reminder_that_is_put_off_comes_once_more_when_the_pause_is_over() {
    let mut desk = Desk::reminded(None);
    desk.world.passes(600);
    let changes = desk.look();
    let snooze = changes.due[0].buttons.iter().map(|button| button.command.clone()).next_back();
    desk.world.asks(snooze.expect("a reminder can be put off"));
    let changes = desk.look();
    assert_eq!((about(&changes), changes.next), (vec![""; 0], Some(MORNING.plus(600 + 3_600))));
    desk.world.passes(3_599);
    assert_eq!(about(&desk.look()), [""; 0]);
    desk.world.passes(1);
    assert_eq!(about(&desk.look()), ["long-stay"]);
    desk.world.passes(86_400);
    assert_eq!(desk.look(), NoticeChanges::default(), "once");
}

#[test]
fn a_reminder_that_is_put_off_does_not_follow_to_another_exit_ip() {
    let mut desk = Desk::reminded(None);
    desk.world.passes(600);
    assert_eq!(about(&desk.look()), ["long-stay"]);
    desk.pauses(Some(60));
    desk.look();
    desk.world.changing();
    desk.world.told("nl-ams-wg-002", "198.18.2.110");
    desk.look();
    desk.world.passes(599);
    desk.pauses(None);
    assert_eq!(about(&desk.look()), [""; 0]);
}

#[test]
fn other_advice_is_not_said_again_after_a_pause() {
    let mut desk = Desk::on_a_small_crowd(None);
    assert_eq!(about(&desk.look()), ["few-people"]);
    desk.pauses(Some(5));
    desk.look();
    desk.world.passes(300);
    assert_eq!(desk.look(), NoticeChanges::default());
}

#[test]
fn a_reminder_comes_although_another_notice_offers_the_same() {
    let mut desk = Desk::on_a_small_crowd(Some(10));
    let said = desk.look();
    assert_eq!(about(&said), ["few-people"]);
    desk.world.passes(540);
    let reminder = desk.look();
    assert_eq!(about(&reminder), ["long-stay"]);
    let [said, reminder] = [said, reminder].map(|look| look.due[0].buttons[0].command.clone());
    assert_eq!(said, reminder, "both make a new identity");
}

#[test]
fn what_went_away_in_a_pause_is_not_told_after_it() {
    let mut desk = Desk::reminded(None);
    desk.pauses(Some(60));
    desk.world.passes(700);
    desk.look();
    desk.world.changing();
    desk.world.told("nl-ams-wg-002", "198.18.2.110");
    assert_eq!(desk.look(), NoticeChanges::default(), "nothing is due, and nothing waits");
}

#[test]
fn what_cannot_wait_comes_in_a_pause_and_at_night() {
    // 10:00 here lies in it.
    let mut desk = Desk::reminded(Some(QuietHours { from: 540, until: 660 }));
    desk.pauses(Some(180));
    desk.world.passes(700);
    assert_eq!(about(&desk.look()), [""; 0]);
    desk.loses_tunnel();
    let changes = desk.look();
    assert_eq!(about(&changes), ["no-tunnel"]);
    assert!(changes.due[0].is_urgent);
}

#[test]
fn quiet_hours_are_those_of_local_time_and_last_over_midnight() {
    for (from, until, is_quiet) in [
        (10 * 60, 11 * 60, true),
        (9 * 60, 10 * 60, false),
        (22 * 60, 11 * 60, true),
        (22 * 60, 10 * 60, false),
        (22 * 60, 7 * 60, false),
    ] {
        let mut desk = Desk::reminded(Some(QuietHours { from, until }));
        desk.world.passes(600);
        let changes = desk.look();
        assert_eq!(changes.due.is_empty(), is_quiet, "{from} to {until}");
        let ends = is_quiet.then(|| MORNING.plus(3_600));
        assert_eq!(changes.next, ends, "they end at eleven here: {from} to {until}");
    }
}

#[test]
fn a_pause_within_quiet_hours_ends_with_the_later_of_both() {
    for (minutes, ends) in [(30, 3_600), (180, 10_800)] {
        let mut desk = Desk::reminded(Some(QuietHours { from: 600, until: 660 }));
        desk.pauses(Some(minutes));
        desk.world.passes(600);
        assert_eq!(desk.look().next, Some(MORNING.plus(ends)));
    }
}

#[test]
fn how_an_action_ended_is_an_answer_and_comes_in_a_pause() {
    let mut desk = Desk::reminded(None);
    desk.pauses(Some(60));
    let city = shoal_core::CityCode::new("xx-yyy").expect("a code");
    desk.world.asks_for(SwitchTarget::City { city });
    assert_eq!(about(&desk.look()), ["action"]);
}

#[test]
fn whoever_wants_no_notices_gets_none_that_cannot_wait_either() {
    let mut desk = Desk::with(Settings { notices: NoticeLevel::Off, ..Settings::default() });
    desk.loses_tunnel();
    assert_eq!(about(&desk.look()), [""; 0]);
}

#[test]
fn whoever_loses_the_tunnel_again_learns_it_within_a_minute() {
    let mut desk = Desk::reminded(None);
    desk.loses_tunnel();
    assert_eq!(about(&desk.look()), ["no-tunnel"]);
    desk.world.passes(10);
    desk.world.told("nl-ams-wg-001", "198.18.2.10");
    assert_eq!(desk.look().over, ["no-tunnel"]);
    desk.world.passes(10);
    desk.loses_tunnel();
    let changes = desk.look();
    assert_eq!((about(&changes), changes.next), (Vec::new(), Some(MORNING.plus(60))));
    desk.world.passes(40);
    assert_eq!(about(&desk.look()), ["no-tunnel"]);
}

#[test]
fn one_button_makes_one_notice() {
    let profile = Some(Profile::Networks);
    let mut desk = Desk::with(Settings { profile, few_people: Some(1_000), ..Settings::default() });
    let v4 = Some("10.64.0.9".parse().expect("an address"));
    desk.world.address_read(shoal_core::TunnelAddress { v4, v6: None });
    desk.world.passes(10);
    let advice = desk.world.shown().advice;
    let ids: Vec<&str> = advice.iter().map(|advice| advice.id.as_str()).collect();
    assert_eq!(ids, ["few-people", "key-before-switch"]);
    assert_eq!(advice[0].action, advice[1].action);
    assert_eq!(about(&desk.look()), ["few-people"], "the other says it where Shoal is looked at");
    desk.world.asks(Command::Dismiss { advice: "few-people".into() });
    assert_eq!(about(&desk.look()), ["key-before-switch"]);
}

#[test]
fn when_notices_come_again_stands_in_menu_and_status() {
    let mut desk = Desk::reminded(None);
    let words = Words::english();
    let told = |desk: &mut Desk| {
        let (snapshot, clock) = (desk.world.shown(), desk.clock());
        format!("{:?}\n{}", menu(words, &snapshot, clock), status(words, &snapshot, clock))
    };
    assert!(!told(&mut desk).contains("again at"));
    desk.pauses(Some(60));
    assert_eq!(told(&mut desk).matches("again at 11:00").count(), 2);
    desk.world.passes(3_600);
    assert!(!told(&mut desk).contains("again at"));
}

#[test]
fn a_minute_of_the_day_comes_once_a_day() {
    for (now, east, minute, ahead) in [
        (0, 0, 0, 86_400),
        (0, 0, 1, 60),
        (59, 0, 1, 1),
        (61, 0, 1, 86_399),
        (0, 3_600, 0, 82_800),
        (0, -3_600, 0, 3_600),
        (0, 1_800, 31, 60),
    ] {
        let clock = Clock { now: UnixSeconds(now), seconds_east: east };
        assert_eq!(clock.next_at_minute(minute).0 - now, ahead, "{now} {east} {minute}");
    }
    let before_1970 = Clock { now: UnixSeconds(-1), seconds_east: 0 };
    assert_eq!(before_1970.minute_of_day(), 1_439);
}

#[test]
fn quiet_hours_are_changed_like_any_setting() {
    let mut desk = Desk::reminded(None);
    let hours = Some(QuietHours { from: 600, until: 660 });
    desk.world.asks(Command::Change { change: SettingsChange::QuietHours { hours } });
    desk.world.passes(600);
    assert_eq!(about(&desk.look()), [""; 0]);
}
