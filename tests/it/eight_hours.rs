//! A day of eight hours on the simulated network: who is asked for nothing gets no notice, who is looked for hears of
//! Tor first. And time that runs faster there.

use std::time::Duration;

use shoal_agent::clock::Clock as AgentClock;
use shoal_agent::log::Log;
use shoal_agent::tempo::Tempo;
use shoal_agent::{Agent, Ports};
use shoal_core::constraint::LocationTarget;
use shoal_core::{
    Effect, Event, Profile, Settings, Snapshot, Source, State, TunnelAddress, UnixSeconds,
};
use shoal_mullvad::{Daemon, SocketChoice, keep_following};
use shoal_sim::{DaemonConfig, SimDaemon};
use shoal_view::{Clock, Notice, Notifier, Words};
use support::world::{MORNING, daemon_settings, directory, up};
use tempfile::TempDir;
use tokio::sync::mpsc;
use tokio::time::timeout;

/// What takes longer than this has got stuck.
const STUCK: Duration = Duration::from_mins(1);

/// So long the simulated daemon is listened to after a minute of the day, in life.
const MOMENT: Duration = Duration::from_millis(1);

/// Somebody's day: a simulated daemon, the state, and what the desktop was shown.
struct Office {
    daemon: SimDaemon,
    events: mpsc::Receiver<Event>,
    state: State,
    notifier: Notifier,
    now: UnixSeconds,
    notices: Vec<(i64, Notice)>,
    /// What was advised first.
    first_advice: Option<String>,
    tunnels: u32,
    _dir: TempDir,
}

impl Office {
    async fn opens(profile: Profile) -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        let config = DaemonConfig::new(7, dir.path().join("mullvad-vpn")).at_speed(1_000.0);
        let daemon = SimDaemon::start(&config).expect("a daemon on a new socket");
        let (sender, events) = mpsc::channel(256);
        let choice = SocketChoice::Simulation(daemon.socket().to_owned());
        let (_, following) = keep_following(choice, sender);
        tokio::spawn(following);
        let settings = Settings { profile: Some(profile), ..Settings::default() };
        let mut office = Self {
            daemon,
            events,
            state: State::new(settings, Source::Simulation),
            notifier: Notifier::new(Words::english()),
            now: MORNING,
            notices: Vec::new(),
            first_advice: None,
            tunnels: 0,
            _dir: dir,
        };
        office.listens_until(|shown| shown.crowd.now.is_some()).await;
        office
    }

    /// Takes what the daemon says until something is so.
    async fn listens_until(&mut self, is_so: impl Fn(&Snapshot) -> bool) {
        while !is_so(&self.state.snapshot()) {
            let heard = timeout(STUCK, self.events.recv()).await.expect("before it got stuck");
            self.happens(heard.expect("the daemon is followed"));
        }
    }

    fn happens(&mut self, event: Event) {
        for effect in self.state.handle(event, self.now) {
            if let Effect::ReadTunnelAddress { epoch } = effect {
                let own = *self.daemon.tunnel_address().borrow();
                let address = TunnelAddress {
                    v4: own.map(shoal_sim::TunnelAddress::v4),
                    v6: own.map(shoal_sim::TunnelAddress::v6),
                };
                self.happens(Event::TunnelAddressSeen { epoch, address });
            }
        }
        self.looks();
    }

    /// The desktop looks what there is to show.
    fn looks(&mut self) {
        let shown = self.state.snapshot();
        if self.first_advice.is_none() {
            self.first_advice = shown.advice.first().map(|advice| advice.id.clone());
        }
        self.tunnels = shown.tunnel.epoch.0;
        let clock = Clock { now: self.now, seconds_east: 0 };
        let changes = self.notifier.look(&shown, false, clock);
        let minute = self.now.since(MORNING) / 60;
        self.notices.extend(changes.due.into_iter().map(|notice| (minute, notice)));
    }

    async fn minute_passes(&mut self) {
        while let Ok(heard) = timeout(MOMENT, self.events.recv()).await {
            self.happens(heard.expect("the daemon is followed"));
        }
        self.now = self.now.plus(60);
        self.happens(Event::Woke);
    }

    /// Somebody goes elsewhere in Mullvad's own app.
    async fn goes_to(&mut self, city: &str) {
        let choice = SocketChoice::Simulation(self.daemon.socket().to_owned());
        let daemon = Daemon::connect(&choice).await.expect("it listens");
        let city = shoal_core::CityCode::new(city).expect("a code");
        let before = self.tunnels;
        daemon.write_location(&LocationTarget::City(city)).await.expect("it takes it");
        self.listens_until(|shown| shown.tunnel.epoch.0 > before && shown.crowd.now.is_some())
            .await;
    }

    /// Eight hours, with a change of city in each.
    async fn day(&mut self) {
        let cities = ["se-sto", "nl-ams", "de-fra"];
        for (hour, city) in (0..8).zip(cities.into_iter().cycle()) {
            for _ in 0..60 {
                self.minute_passes().await;
            }
            if hour < 7 {
                self.goes_to(city).await;
            }
        }
    }
}

#[tokio::test]
async fn who_hides_from_the_provider_alone_has_eight_hours_without_a_notice() {
    let mut office = Office::opens(Profile::Provider).await;
    office.day().await;
    assert_eq!(office.now.since(MORNING), 8 * 3_600);
    assert!(office.tunnels >= 8, "the day was eventful: {} tunnels", office.tunnels);
    assert!(office.state.snapshot().crowd.now.is_some());
    assert_eq!(office.notices, []);
}

#[tokio::test]
async fn who_is_looked_for_hears_of_tor_first() {
    let mut office = Office::opens(Profile::Targeted).await;
    office.day().await;
    assert_eq!(office.first_advice.as_deref(), Some("use-tor"));
    let (minute, first) = office.notices.first().expect("there is a notice");
    assert_eq!((*minute, first.about.as_str()), (0, "use-tor"), "{first:?}");
    assert!(first.body.contains("Tor Browser"), "{first:?}");
    let tor = office.notices.iter().filter(|(_, notice)| notice.about == "use-tor").count();
    assert_eq!(tor, 1, "said once a day is enough");
}

#[tokio::test]
async fn in_a_simulation_that_runs_faster_a_reminder_comes_sooner() {
    let settings = Settings { remind_after_minutes: Some(5), ..Settings::default() };
    let tempo = Tempo::since(Tempo::LIFE.now(), 1_000.0);
    let state = State::new(settings, Source::Simulation);
    let (agent, works, ports) = Agent::new(state, AgentClock::Faster(tempo), Log::off());
    let began = tempo.now();
    tokio::spawn(agent.run());
    let source = Source::Simulation;
    for event in [
        Event::SourceFound { source, version: None, unchecked_socket: false },
        Event::RelaysReported(directory().into()),
        Event::DaemonSettingsReported(daemon_settings(
            shoal_core::constraint::LocationConstraint::Any,
        )),
        Event::TunnelReported(up("nl-ams-wg-001", Some("198.18.2.10"))),
    ] {
        works.events.send(event).await.expect("the agent runs");
    }
    let Ports { mut snapshots, .. } = ports;
    let reminded =
        snapshots.wait_for(|shown| shown.advice.iter().any(|advice| advice.id == "long-stay"));
    timeout(STUCK, reminded).await.expect("within a minute of life").expect("the agent runs");
    let passed = tempo.now().since(began);
    assert!((300..30_000).contains(&passed), "after {passed} s of its own time");
}
