//! Stories about the agent: what goes into its channels and what comes out, without a display, a daemon or a disk.

use std::time::{Duration, Instant};

use shoal_agent::agent::Works;
use shoal_agent::clock::Clock;
use shoal_agent::log::Log;
use shoal_agent::{Agent, Ending, Ports};
use shoal_core::constraint::{LocationConstraint, LocationTarget};
use shoal_core::findings::SettingsFileState;
use shoal_core::front::{Page, PageData};
use shoal_core::relay::CityCode;
use shoal_core::{
    ActionId, Command, Effect, Event, Settings, SettingsChange, Source, State, SwitchTarget,
    UnixSeconds,
};
use support::world::{MORNING, daemon_settings, directory, up};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// An agent at work, at both ends of its channels.
struct Story {
    works: Works,
    ports: Ports,
    time: watch::Sender<UnixSeconds>,
    log: Log,
    agent: JoinHandle<Ending>,
}

impl Story {
    fn with(settings: Settings) -> Self {
        let (time, clock) = watch::channel(MORNING);
        let log = Log::in_memory();
        let state = State::new(settings, Source::Daemon);
        let (agent, works, ports) = Agent::new(state, Clock::Given(clock), log.clone());
        Self { works, ports, time, log, agent: tokio::spawn(agent.run()) }
    }

    async fn happens(&self, event: Event) {
        self.works.events.send(event).await.expect("the agent runs");
    }

    /// The daemon answers and tells all but the tunnel.
    async fn daemon_starts(&self) {
        let source = Source::Daemon;
        self.happens(Event::SourceFound { source, version: None, unchecked_socket: false }).await;
        self.happens(Event::RelaysReported(directory().into())).await;
        self.happens(Event::DaemonSettingsReported(daemon_settings(LocationConstraint::Any))).await;
    }

    /// Waits until a location is to be written.
    async fn writes(&mut self) -> (ActionId, LocationTarget) {
        loop {
            let effect = self.works.effects.recv().await.expect("the agent runs");
            if let Effect::WriteLocation { action, target } = effect {
                return (action, target);
            }
            assert!(matches!(effect, Effect::ReadTunnelAddress { .. }), "{effect:?}");
        }
    }

    fn woken(&self) -> usize {
        self.log.notes().iter().filter(|(_, note)| note.what == "woke").count()
    }
}

#[tokio::test]
async fn what_the_daemon_tells_becomes_a_snapshot_without_a_display() {
    let mut story = Story::with(Settings::default());
    story.daemon_starts().await;
    story.happens(Event::TunnelReported(up("dk-cph-wg-001", Some("198.18.4.10")))).await;
    let shown = story
        .ports
        .snapshots
        .wait_for(|shown| shown.crowd.now.is_some())
        .await
        .expect("Shoal runs");
    assert_eq!(shown.source, Source::Daemon);
}

#[tokio::test]
async fn a_burst_of_events_makes_one_snapshot() {
    let mut story = Story::with(Settings::default());
    let before = story.ports.snapshots.borrow_and_update().revision;
    // The agent's task gets its turn only when this one waits.
    for round in 0..50 {
        let exit_ip = format!("198.18.4.{round}");
        let told = Event::TunnelReported(up("dk-cph-wg-001", Some(&exit_ip)));
        story
            .works
            .events
            .try_send(Event::TunnelReported(up("dk-cph-wg-001", None)))
            .expect("Shoal runs");
        story.works.events.try_send(told).expect("Shoal runs");
    }
    story.ports.snapshots.changed().await.expect("Shoal runs");
    let shown = story.ports.snapshots.borrow_and_update().clone();
    assert_eq!(shown.revision, before + 1);
    assert_eq!(
        shown.exit_ip.v4.address.map(|exit| exit.to_string()).as_deref(),
        Some("198.18.4.49")
    );
}

#[tokio::test]
async fn an_event_that_changes_nothing_is_not_shown_again() {
    let mut story = Story::with(Settings::default());
    let told = || Event::TunnelReported(up("dk-cph-wg-001", Some("198.18.4.10")));
    story.happens(told()).await;
    story.ports.snapshots.changed().await.expect("Shoal runs");
    story.ports.snapshots.mark_unchanged();
    story.happens(told()).await;
    while story.log.notes().len() < 2 {
        tokio::task::yield_now().await;
    }
    // The agent has taken it and, in the same turn, shown what came of it.
    assert!(!story.ports.snapshots.has_changed().expect("Shoal runs"));
}

#[tokio::test]
async fn a_night_of_sleep_is_one_evaluation() {
    let settings = Settings { remind_after_minutes: Some(30), ..Settings::default() };
    let mut story = Story::with(settings);
    story.daemon_starts().await;
    story.happens(Event::TunnelReported(up("dk-cph-wg-001", Some("198.18.4.10")))).await;
    story.ports.snapshots.wait_for(|shown| shown.crowd.now.is_some()).await.expect("Shoal runs");
    assert_eq!(story.woken(), 0);
    story.time.send_replace(MORNING.plus(9 * 3_600));
    let reminded = |shown: &shoal_core::Snapshot| !shown.advice.is_empty();
    story.ports.snapshots.wait_for(reminded).await.expect("Shoal runs");
    assert!(story.woken() <= 2, "{:?}", story.log.notes());
}

#[tokio::test]
async fn an_agent_with_nothing_to_wait_for_sleeps_through_the_years() {
    let story = Story::with(Settings::default());
    for year in 1..=10 {
        story.time.send_replace(MORNING.plus(year * 365 * 86_400));
        tokio::task::yield_now().await;
    }
    let aside = SettingsFileState::KeptAside { path: String::new() };
    story.happens(Event::SettingsFileSeen(aside)).await;
    let mut snapshots = story.ports.snapshots.clone();
    snapshots.wait_for(|shown| shown.settings_kept_aside).await.expect("Shoal runs");
    assert_eq!(story.woken(), 0);
}

#[tokio::test]
async fn what_a_user_asks_for_comes_out_as_an_effect() {
    let mut story = Story::with(Settings::default());
    story.daemon_starts().await;
    story.happens(Event::TunnelReported(up("dk-cph-wg-001", Some("198.18.4.10")))).await;
    story.ports.snapshots.wait_for(|shown| shown.crowd.now.is_some()).await.expect("Shoal runs");
    let city = CityCode::new("se-sto").expect("a city");
    let target = SwitchTarget::City { city: city.clone() };
    story.ports.commands.send(Command::Switch { target, seen_in: None }).await.expect("Shoal runs");
    let (_, target) = story.writes().await;
    assert_eq!(target, LocationTarget::City(city));
}

#[tokio::test]
async fn each_command_comes_with_a_draw_of_its_own() {
    let mut story = Story::with(Settings::default());
    story.daemon_starts().await;
    story.happens(Event::TunnelReported(up("dk-cph-wg-001", Some("198.18.4.10")))).await;
    story.ports.snapshots.wait_for(|shown| shown.crowd.now.is_some()).await.expect("Shoal runs");
    let mut drawn = std::collections::BTreeSet::new();
    // Five relays to choose from: that 40 draws from them are all the same has a chance of one in 10^27.
    for round in 0..40 {
        let ask = Command::Switch { target: SwitchTarget::AnotherRelay, seen_in: None };
        story.ports.commands.send(ask).await.expect("Shoal runs");
        let (action, LocationTarget::Relay(relay)) = story.writes().await else { panic!() };
        drawn.insert(relay);
        let refusal = shoal_core::Refusal::RefusedByDaemon;
        story.happens(Event::ActionRefused { action, refusal }).await;
        let ended = |shown: &shoal_core::Snapshot| {
            shown.action.as_ref().is_some_and(|shown| {
                shown.id == action
                    && matches!(shown.phase, shoal_core::snapshot::ActionPhase::Ended { .. })
            })
        };
        story.ports.snapshots.wait_for(ended).await.expect("Shoal runs");
        // Past every cool-down.
        story.time.send_replace(MORNING.plus(3_600 * (round + 1)));
    }
    assert!(drawn.len() > 1, "always {drawn:?}");
}

#[tokio::test]
async fn every_front_end_sees_that_the_agent_died() {
    let mut story = Story::with(Settings::default());
    let mut others = story.ports.clone();
    story.agent.abort();
    while story.ports.snapshots.changed().await.is_ok() {}
    while others.snapshots.changed().await.is_ok() {}
    assert!(!story.ports.has_ended_well());
}

#[tokio::test]
async fn an_agent_that_its_user_ended_has_ended_well() {
    let mut story = Story::with(Settings::default());
    story.ports.commands.send(Command::Quit).await.expect("Shoal runs");
    assert_eq!(story.agent.await.expect("Shoal runs"), Ending::Quit);
    while story.ports.snapshots.changed().await.is_ok() {}
    assert!(story.ports.has_ended_well());
}

#[tokio::test]
async fn a_setting_that_is_not_allowed_is_refused_and_said() {
    let mut story = Story::with(Settings::default());
    let change = SettingsChange::FewPeople { people: Some(5_000) };
    story.ports.commands.send(Command::Change { change }).await.expect("Shoal runs");
    let said = |shown: &shoal_core::Snapshot| shown.settings_error.is_some();
    let shown = story.ports.snapshots.wait_for(said).await.expect("Shoal runs").clone();
    assert_eq!(shown.settings, Settings::default());
}

#[tokio::test]
async fn places_are_told_at_most_four_times_a_second() {
    let story = Story::with(Settings::default());
    story.daemon_starts().await;
    let begun = Instant::now();
    let mut places = story.ports.pages.look(Page::Places).expect("the page has data");
    for round in 0_u8..5 {
        places.changed().await.expect("Shoal runs");
        assert!(begun.elapsed() >= Duration::from_millis(245) * u32::from(round), "page {round}");
        // Something changes at once, again and again.
        for last in [1, 2, 3] {
            let exit_ip = format!("198.18.{round}.{last}");
            story.happens(Event::TunnelReported(up("dk-cph-wg-001", Some(&exit_ip)))).await;
        }
    }
}

#[tokio::test]
async fn places_are_not_made_while_nobody_looks() {
    let mut story = Story::with(Settings::default());
    story.daemon_starts().await;
    story.happens(Event::TunnelReported(up("dk-cph-wg-001", Some("198.18.4.10")))).await;
    story.ports.snapshots.wait_for(|shown| shown.crowd.now.is_some()).await.expect("Shoal runs");
    let mut places = story.ports.pages.look(Page::Places).expect("the page has data");
    assert_eq!(*places.borrow(), None, "made before anybody looked");
    places.changed().await.expect("Shoal runs");
    let Some(PageData::Places(told)) = places.borrow().clone() else { panic!("of places") };
    assert_eq!(told.cities.len(), 4);
}
