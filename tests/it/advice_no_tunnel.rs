//! Stories about the rule that speaks when websites see the user's own address.

use shoal_core::{Event, Profile, Source, Trouble, Tunnel};
use support::world::World;

use super::advice_first::{in_amsterdam, report, speaks};

#[test]
fn no_tunnel_speaks_at_once_when_one_goes_away_under_every_profile() {
    for profile in Profile::ALL {
        let mut world = in_amsterdam(profile);
        assert!(!speaks(&mut world, "no-tunnel"));
        report(&mut world, Tunnel::Down { locked_down: false });
        assert!(speaks(&mut world, "no-tunnel"), "{profile:?}");
        world.changing();
        assert!(!speaks(&mut world, "no-tunnel"), "one is being set up");
    }
}

#[test]
fn no_tunnel_waits_ten_seconds_where_none_was_up_yet() {
    let mut world = World::with_daemon();
    report(&mut world, Tunnel::Down { locked_down: false });
    world.passes(9);
    assert!(!speaks(&mut world, "no-tunnel"), "Mullvad's app may be connecting at login");
    world.passes(1);
    assert!(speaks(&mut world, "no-tunnel"));
}

#[test]
fn no_tunnel_waits_again_when_the_daemon_comes_back() {
    let mut world = in_amsterdam(Profile::Sites);
    let trouble = Trouble::DaemonNotRunning;
    world.happens(Event::SourceFailed { source: Source::Daemon, trouble });
    world.passes(3_600);
    assert!(!speaks(&mut world, "no-tunnel"), "not known is not down");
    world.daemon_starts();
    report(&mut world, Tunnel::Down { locked_down: false });
    assert!(!speaks(&mut world, "no-tunnel"));
    world.passes(10);
    assert!(speaks(&mut world, "no-tunnel"));
}

#[test]
fn no_tunnel_is_silent_in_lockdown() {
    let mut world = in_amsterdam(Profile::Targeted);
    report(&mut world, Tunnel::Down { locked_down: true });
    world.passes(3_600);
    assert!(!speaks(&mut world, "no-tunnel"));
}
