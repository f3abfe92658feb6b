//! Stories about what is around Shoal: a clean browser on a small crowd, asking for the leave to look, and Shoal itself
//! outside the tunnel. When each speaks, when it is silent, and its exact words.

use shoal_core::advice::{AdviceView, Says};
use shoal_core::constraint::LocationConstraint;
use shoal_core::machine::CleanBrowser;
use shoal_core::settings::Assumptions;
use shoal_core::{
    CityCode, Command, Effect, Event, Profile, Settings, SettingsChange, Source, State, Tunnel,
    TunnelReport,
};
use support::world::{World, daemon_settings, directory, up};

use super::advice_first::words_of;

/// A tunnel in Copenhagen, whose crowd is small, for somebody who has answered so or not at all.
fn in_copenhagen(profile: Profile, look_for_browsers: Option<bool>) -> World {
    let assumptions = of_users(FEW);
    let settings =
        Settings { profile: Some(profile), look_for_browsers, assumptions, ..Settings::default() };
    let mut world = World::with(settings);
    world.daemon_starts();
    world.connected("dk-cph-wg-001");
    world.told("dk-cph-wg-001", "198.18.4.10");
    world.passes(10);
    let crowd = world.shown().crowd.now.expect("it is known");
    assert!(crowd.likely <= 100, "{crowd:?} is no small crowd");
    world
}

/// So few use Mullvad that the crowds of Copenhagen are small.
const FEW: u32 = 6_000;

/// So many that no crowd is.
const MANY: u32 = 900_000;

fn of_users(users: u32) -> Assumptions {
    let (users_low, users_high) = (users / 3, users * 3);
    Assumptions { users, users_low, users_high, ..Assumptions::default() }
}

/// So many use Mullvad from now on.
fn grows(world: &mut World, users: u32) {
    let assumptions = of_users(users);
    world.asks(Command::Change { change: SettingsChange::Assumptions { assumptions } });
}

fn advice(world: &mut World, id: &str) -> Option<AdviceView> {
    world.shown().advice.into_iter().find(|advice| advice.id == id)
}

fn speaks(world: &mut World, id: &str) -> bool {
    advice(world, id).is_some()
}

/// How often it was to be looked at browsers since the last call.
fn looks(world: &mut World) -> usize {
    world.effects().iter().filter(|effect| **effect == Effect::LookForBrowsers).count()
}

// A clean browser.

#[test]
fn without_the_users_leave_nobody_looks_at_browsers() {
    for answer in [None, Some(false)] {
        let mut world = in_copenhagen(Profile::Targeted, answer);
        world.happens(Event::BrowserSeen(Some(CleanBrowser::Mullvad)));
        world.passes(86_400);
        assert_eq!(looks(&mut world), 0);
        assert!(!speaks(&mut world, "clean-browser"));
    }
}

#[test]
fn with_it_shoal_looks_once_for_each_tunnel_with_a_small_crowd() {
    let mut world = in_copenhagen(Profile::Sites, Some(true));
    assert_eq!(looks(&mut world), 1);
    world.passes(86_400);
    assert_eq!(looks(&mut world), 0, "never on a timer");
    world.changing();
    world.told("dk-cph-wg-002", "198.18.4.25");
    assert_eq!(looks(&mut world), 1);
    grows(&mut world, MANY);
    world.changing();
    world.told("dk-cph-wg-003", "198.18.4.40");
    assert_eq!(looks(&mut world), 0, "the crowd is large");
}

#[test]
fn a_simulation_looks_at_nothing_that_is_real() {
    let (look_for_browsers, assumptions) = (Some(true), of_users(FEW));
    let settings = Settings { look_for_browsers, assumptions, ..Settings::default() };
    let mut state = State::new(settings, Source::Simulation);
    let found =
        Event::SourceFound { source: Source::Simulation, version: None, unchecked_socket: false };
    let told = Event::TunnelReported(up("dk-cph-wg-001", Some("198.18.4.10")));
    let mut effects = Vec::new();
    for event in [found, Event::RelaysReported(directory().into()), told] {
        effects.extend(state.handle(event, support::world::MORNING));
    }
    assert!(state.snapshot().crowd.now.is_some_and(|crowd| crowd.likely <= 100));
    assert!(!effects.contains(&Effect::LookForBrowsers));
}

#[test]
fn a_clean_browser_on_a_small_crowd_is_told_and_goes_away_with_it() {
    let mut world = in_copenhagen(Profile::Sites, Some(true));
    assert!(!speaks(&mut world, "clean-browser"));
    world.happens(Event::BrowserSeen(Some(CleanBrowser::Mullvad)));
    world.passes(10);
    let said = advice(&mut world, "clean-browser").expect("it runs");
    assert!(matches!(said.says, Says::CleanBrowser { browser: CleanBrowser::Mullvad, .. }));
    assert!(matches!(said.action, None | Some(Command::Switch { .. })), "{:?}", said.action);
    world.happens(Event::BrowserSeen(None));
    assert!(!speaks(&mut world, "clean-browser"));
}

#[test]
fn a_clean_browser_is_nothing_to_those_who_hide_from_their_provider() {
    let mut world = in_copenhagen(Profile::Provider, Some(true));
    world.happens(Event::BrowserSeen(Some(CleanBrowser::Mullvad)));
    world.passes(3_600);
    assert!(!speaks(&mut world, "clean-browser"));
}

#[test]
fn it_does_not_flap_at_the_threshold() {
    let mut world = in_copenhagen(Profile::Sites, Some(true));
    world.happens(Event::BrowserSeen(Some(CleanBrowser::Mullvad)));
    world.passes(10);
    let mut users = FEW;
    while world.shown().crowd.now.is_some_and(|crowd| crowd.likely <= 100) {
        users += 500;
        grows(&mut world, users);
    }
    let likely = world.shown().crowd.now.expect("it is known").likely;
    assert!(likely < 150, "{likely}: the step is too long for this story");
    assert!(speaks(&mut world, "clean-browser"), "{likely} is not half as many more");
    grows(&mut world, users * 2);
    assert!(!speaks(&mut world, "clean-browser"));
    grows(&mut world, users);
    world.passes(60);
    assert!(!speaks(&mut world, "clean-browser"), "{likely} is more than a hundred");
}

#[test]
fn taking_the_leave_back_forgets_what_was_seen() {
    let mut world = in_copenhagen(Profile::Sites, Some(true));
    world.happens(Event::BrowserSeen(Some(CleanBrowser::Tor)));
    world.passes(10);
    assert!(speaks(&mut world, "clean-browser"));
    let answer = |allowed| Command::Change { change: SettingsChange::LookForBrowsers { allowed } };
    world.asks(answer(false));
    assert!(!speaks(&mut world, "clean-browser"));
    world.effects();
    world.asks(answer(true));
    assert!(!speaks(&mut world, "clean-browser"), "what was seen before was forgotten");
    assert_eq!(looks(&mut world), 1);
}

#[test]
fn while_traffic_leaks_nothing_is_said_of_browsers() {
    let mut asked = in_copenhagen(Profile::Sites, None);
    assert!(speaks(&mut asked, "ask-browsers"));
    let mut told = in_copenhagen(Profile::Sites, Some(true));
    told.happens(Event::BrowserSeen(Some(CleanBrowser::Mullvad)));
    told.passes(10);
    assert!(speaks(&mut told, "clean-browser"));
    for (world, id) in [(&mut asked, "ask-browsers"), (&mut told, "clean-browser")] {
        world.happens(Event::LeakReported);
        assert!(speaks(world, "leak") && !speaks(world, id), "{id}");
    }
}

#[test]
fn who_minds_links_is_led_away_only_where_a_new_identity_finds_a_larger_crowd() {
    let stockholm = LocationConstraint::City(CityCode::new("se-sto").expect("a code"));
    for (location, is_led_away) in [(LocationConstraint::Any, true), (stockholm, false)] {
        // More people are on each exit IP of Copenhagen.
        let mut world = in_copenhagen(Profile::Networks, Some(true));
        world.changing();
        world.told("se-sto-wg-001", "198.18.1.10");
        world.happens(Event::DaemonSettingsReported(daemon_settings(location)));
        world.happens(Event::BrowserSeen(Some(CleanBrowser::Mullvad)));
        world.passes(10);
        let said = advice(&mut world, "clean-browser").expect("it runs");
        let is_identity = matches!(said.action, Some(Command::NewIdentity { .. }));
        assert_eq!(is_identity, is_led_away, "a new identity stays within the user's location");
        assert_eq!(said.action.is_some(), is_led_away, "{:?}", said.action);
    }
}

// Tor Browser.

#[test]
fn to_those_whose_tor_browser_runs_it_is_not_said_that_they_should_use_it() {
    let mut world = in_copenhagen(Profile::Targeted, Some(true));
    assert!(speaks(&mut world, "use-tor"));
    world.happens(Event::BrowserSeen(Some(CleanBrowser::Mullvad)));
    assert!(speaks(&mut world, "use-tor"), "that one is another");
    world.happens(Event::BrowserSeen(Some(CleanBrowser::Tor)));
    assert!(!speaks(&mut world, "use-tor"));
    world.happens(Event::BrowserSeen(None));
    assert!(speaks(&mut world, "use-tor"));
    for answer in [None, Some(false)] {
        let mut world = in_copenhagen(Profile::Targeted, answer);
        world.happens(Event::BrowserSeen(Some(CleanBrowser::Tor)));
        assert!(speaks(&mut world, "use-tor"), "Shoal may not know: {answer:?}");
    }
}

#[test]
fn for_them_shoal_looks_in_each_tunnel_whatever_its_crowd() {
    let mut world = in_copenhagen(Profile::Targeted, Some(true));
    assert_eq!(looks(&mut world), 1);
    grows(&mut world, MANY);
    world.changing();
    assert_eq!(looks(&mut world), 0, "which tunnel it will be is not known");
    world.connected("dk-cph-wg-003");
    world.told("dk-cph-wg-003", "198.18.4.40");
    world.passes(86_400);
    assert_eq!(looks(&mut world), 1, "once");
}

// Asking for it.

#[test]
fn the_leave_is_asked_for_where_it_would_matter_and_until_it_is_answered() {
    let mut world = in_copenhagen(Profile::Sites, None);
    let said = advice(&mut world, "ask-browsers").expect("nobody has answered");
    let Some(command) = said.action else { panic!("it has a button") };
    world.effects();
    world.asks(command);
    assert_eq!(looks(&mut world), 1);
    assert!(!speaks(&mut world, "ask-browsers"));
    assert_eq!(world.shown().settings.look_for_browsers, Some(true));
    for (profile, answer) in [(Profile::Provider, None), (Profile::Sites, Some(false))] {
        let mut world = in_copenhagen(profile, answer);
        world.passes(3_600);
        assert!(!speaks(&mut world, "ask-browsers"), "{profile:?} {answer:?}");
    }
    let mut world = in_copenhagen(Profile::Sites, None);
    grows(&mut world, MANY);
    assert!(!speaks(&mut world, "ask-browsers"), "the crowd is large");
}

// Shoal itself.

#[test]
fn a_shoal_outside_the_tunnel_says_so_to_everybody_while_a_tunnel_is_up() {
    for profile in Profile::ALL {
        let mut world = in_copenhagen(profile, None);
        assert!(!speaks(&mut world, "outside-tunnel"));
        world.happens(Event::ExclusionSeen { excluded: true });
        assert!(speaks(&mut world, "outside-tunnel"), "{profile:?}");
        let tunnel = Tunnel::Down { locked_down: false };
        world.happens(Event::TunnelReported(TunnelReport { tunnel, ..TunnelReport::default() }));
        assert!(!speaks(&mut world, "outside-tunnel"), "everything is outside of none");
        world.changing();
        assert!(!speaks(&mut world, "outside-tunnel"), "which tunnel it will be is not known");
        world.told("dk-cph-wg-001", "198.18.4.10");
        assert!(speaks(&mut world, "outside-tunnel"));
        world.happens(Event::ExclusionSeen { excluded: false });
        assert!(!speaks(&mut world, "outside-tunnel"));
    }
}

// Words.

#[test]
fn the_rules_about_surroundings_say_this() {
    let mut told = Vec::new();
    for browser in [CleanBrowser::Mullvad, CleanBrowser::Tor] {
        for profile in [Profile::Sites, Profile::Targeted] {
            let mut world = in_copenhagen(profile, Some(true));
            world.happens(Event::BrowserSeen(Some(browser)));
            world.passes(10);
            let words = words_of(&mut world, "clean-browser");
            told.push(format!("== {browser:?}, {profile:?}\n{words}"));
        }
    }
    let mut world = in_copenhagen(Profile::Sites, None);
    told.push(format!("== asked\n{}", words_of(&mut world, "ask-browsers")));
    world.happens(Event::ExclusionSeen { excluded: true });
    told.push(format!("== outside\n{}", words_of(&mut world, "outside-tunnel")));
    insta::assert_snapshot!(told.join("\n"));
}
