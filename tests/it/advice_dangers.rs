//! Stories about what comes before every crowd: a leak, and Tor Browser for those who need it.

use shoal_core::advice::Severity;
use shoal_core::profile::Profile;
use shoal_core::tunnel::BlockCause;
use shoal_core::{Command, Event, SettingsChange, Source, Trouble, Tunnel, TunnelReport};
use shoal_view::{Notifier, Words};

use crate::advice_stage::{in_amsterdam, noticed, said, set, speaking, told, under};

#[test]
fn a_leak_is_urgent_under_every_profile_and_silences_all_that_is_said_of_crowds_and_links() {
    for profile in Profile::ALL {
        let mut world = in_amsterdam(profile);
        set(&mut world, SettingsChange::FewPeople { people: Some(900) });
        set(&mut world, SettingsChange::RemindAfter { minutes: Some(5) });
        world.passes(600);
        let before = speaking(&mut world);
        assert!(!before.contains(&"leak".into()), "{before:?}");
        world.happens(Event::LeakReported);
        let during = speaking(&mut world);
        let expected: &[&str] =
            if profile == Profile::Targeted { &["leak", "use-tor"] } else { &["leak"] };
        assert_eq!(during, expected, "{profile:?}");
        assert_eq!(said(&mut world, "leak").map(|it| it.severity), Some(Severity::Urgent));
        world.changing();
        assert_eq!(said(&mut world, "leak"), None, "another tunnel");
    }
}

#[test]
fn a_leak_is_told_at_once_even_where_all_else_waits() {
    let mut world = in_amsterdam(Profile::Sites);
    let mut notifier = Notifier::new(Words::english());
    noticed(&mut world, &mut notifier);
    world.asks(Command::Pause { minutes: Some(60) });
    world.happens(Event::LeakReported);
    assert_eq!(noticed(&mut world, &mut notifier), ["leak"]);
    insta::assert_snapshot!("leak", told(&mut world, "leak"));
}

#[test]
fn a_block_that_leaks_is_a_leak_and_one_that_holds_is_none() {
    let mut world = in_amsterdam(Profile::Sites);
    let blocked = |leaking| {
        let tunnel = Tunnel::Blocked { cause: BlockCause::Other, leaking };
        Event::TunnelReported(TunnelReport { tunnel, ..TunnelReport::default() })
    };
    world.happens(blocked(true));
    assert_eq!(speaking(&mut world), ["leak"]);
    world.happens(blocked(false));
    world.passes(10);
    assert_eq!(speaking(&mut world), ["blocked"]);
}

#[test]
fn tor_is_the_first_advice_for_somebody_who_is_looked_for_and_for_nobody_else() {
    for profile in Profile::ALL {
        let mut world = in_amsterdam(profile);
        set(&mut world, SettingsChange::FewPeople { people: Some(900) });
        world.passes(10);
        let first = speaking(&mut world).first().cloned();
        assert_eq!(first.as_deref() == Some("use-tor"), profile == Profile::Targeted, "{first:?}");
        assert_eq!(said(&mut world, "use-tor").is_some(), profile == Profile::Targeted);
    }
    insta::assert_snapshot!("use_tor", told(&mut in_amsterdam(Profile::Targeted), "use-tor"));
}

#[test]
fn tor_is_said_without_a_tunnel_too() {
    let mut world = under(Profile::Targeted);
    assert_eq!(speaking(&mut world), ["use-tor"]);
    let trouble = Trouble::DaemonNotRunning;
    world.happens(Event::SourceFailed { source: Source::Daemon, trouble });
    assert_eq!(speaking(&mut world), ["use-tor"]);
}

#[test]
fn tor_is_said_once_and_can_be_waved_away_for_good() {
    let mut world = in_amsterdam(Profile::Targeted);
    let mut notifier = Notifier::new(Words::english());
    assert!(noticed(&mut world, &mut notifier).contains(&"use-tor".into()));
    for _ in 0..20 {
        world.changing();
        world.passes(1_800);
        world.told("nl-ams-wg-001", "198.18.2.10");
        world.passes(1_800);
        assert!(!noticed(&mut world, &mut notifier).contains(&"use-tor".into()));
    }
    world.asks(Command::Dismiss { advice: "use-tor".into() });
    world.changing();
    world.told("nl-ams-wg-002", "198.18.2.110");
    world.passes(86_400);
    assert!(said(&mut world, "use-tor").is_some_and(|advice| advice.dismissed));
}

#[test]
fn another_profile_ends_it() {
    let mut world = in_amsterdam(Profile::Targeted);
    set(&mut world, SettingsChange::Profile { profile: Profile::Sites });
    assert_eq!(said(&mut world, "use-tor"), None);
}
