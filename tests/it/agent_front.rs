//! Stories about one front end at the end of a narrow pipe.

use std::time::Duration;

use shoal_agent::agent::Works;
use shoal_agent::clock::Clock;
use shoal_agent::log::Log;
use shoal_agent::{Agent, Ports, serve_front};
use shoal_core::front::{FromFront, PROTOCOL, Page, PageData, ToFront};
use shoal_core::signals::{Signals, SignalsPage};
use shoal_core::{Command, Event, Settings, Source, State, Tunnel, TunnelReport};
use support::world::{MORNING, directory, up};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, DuplexStream};
use tokio::sync::watch;
use tokio::time::timeout;

/// A story that takes longer than this has got stuck.
const STUCK: Duration = Duration::from_secs(20);

/// An agent at work on nothing but its channels.
fn agent() -> (Works, Ports) {
    let state = State::new(Settings::default(), Source::Daemon);
    let (_, clock) = watch::channel(MORNING);
    let (agent, works, ports) = Agent::new(state, Clock::Given(clock), Log::off());
    tokio::spawn(agent.run());
    (works, ports)
}

/// A front end at the other end of a narrow pipe.
struct Front {
    stream: BufReader<DuplexStream>,
}

impl Front {
    fn of(ports: &Ports) -> Self {
        let (ours, theirs) = tokio::io::duplex(256);
        let (reader, writer) = tokio::io::split(theirs);
        tokio::spawn(serve_front(reader, writer, ports.clone()));
        Self { stream: BufReader::new(ours) }
    }

    async fn says(&mut self, message: &FromFront) {
        let mut line = serde_json::to_vec(message).expect("plain values");
        line.push(b'\n');
        self.stream.write_all(&line).await.expect("it hears");
    }

    async fn hears(&mut self) -> ToFront {
        let mut line = String::new();
        self.stream.read_line(&mut line).await.expect("it speaks");
        serde_json::from_str(&line).expect("its language")
    }
}

#[tokio::test]
async fn the_list_of_places_comes_to_who_asks_for_it() {
    let (works, ports) = agent();
    let mut front = Front::of(&ports);
    front.says(&FromFront::Hello { protocol: PROTOCOL }).await;
    works.events.send(Event::RelaysReported(directory().into())).await.expect("Shoal runs");
    front.says(&FromFront::LookingAt { page: Page::Places }).await;
    loop {
        if let ToFront::Page { data } = front.hears().await {
            let PageData::Places(page) = data else { panic!("of places") };
            assert_eq!(page.cities.len(), 4);
            break;
        }
    }
}

/// The next answer about signals that is as a story goes on.
async fn signals_heard(
    front: &mut Front,
    is_it: impl Fn(&SignalsPage) -> bool,
) -> Box<SignalsPage> {
    let hear = async {
        loop {
            if let ToFront::Page { data: PageData::Signals(page) } = front.hears().await
                && is_it(&page)
            {
                return page;
            }
        }
    };
    timeout(STUCK, hear).await.expect("it is told")
}

#[tokio::test]
async fn each_front_end_hears_what_is_left_of_the_crowd_by_its_own_signals() {
    let (works, ports) = agent();
    works.events.send(Event::RelaysReported(directory().into())).await.expect("Shoal runs");
    works.events.send(Event::TunnelReported(up("se-sto-wg-001", None))).await.expect("Shoal runs");
    let zones = ["Europe/Stockholm", "America/Anchorage"].map(|zone| Signals {
        time_zone: Some(zone.parse().expect("a zone")),
        ..Signals::default()
    });
    let mut likely = Vec::new();
    for signals in zones {
        let mut front = Front::of(&ports);
        front.says(&FromFront::Hello { protocol: PROTOCOL }).await;
        front.says(&FromFront::LookingAt { page: Page::Signals }).await;
        let before = signals_heard(&mut front, |page| page.exit.is_some()).await;
        assert!(before.signals.is_empty(), "nothing was chosen yet");
        front.says(&FromFront::Signals { signals: signals.clone() }).await;
        let page = signals_heard(&mut front, |page| page.signals == signals).await;
        assert_eq!(page.crowd, before.crowd, "the crowd is the same");
        likely.push(page.left.expect("a tunnel is up").likely);
    }
    assert!(likely[0] > likely[1], "{likely:?}: in Stockholm few are from Alaska");
}

#[tokio::test]
async fn what_is_left_follows_the_tunnel() {
    let (works, ports) = agent();
    let mut front = Front::of(&ports);
    front.says(&FromFront::Hello { protocol: PROTOCOL }).await;
    front.says(&FromFront::LookingAt { page: Page::Signals }).await;
    let before = signals_heard(&mut front, |_| true).await;
    assert!(before.crowd.is_none() && before.left.is_none());
    works.events.send(Event::RelaysReported(directory().into())).await.expect("Shoal runs");
    works.events.send(Event::TunnelReported(up("dk-cph-wg-003", None))).await.expect("Shoal runs");
    let up = signals_heard(&mut front, |page| page.left.is_some()).await;
    assert_eq!(up.exit.map(|relay| relay.to_string()).as_deref(), Some("dk-cph-wg-003"));
    let report = TunnelReport { tunnel: Tunnel::Changing, ..TunnelReport::default() };
    works.events.send(Event::TunnelReported(report)).await.expect("Shoal runs");
    signals_heard(&mut front, |page| page.left.is_none() && page.exit.is_none()).await;
}

#[tokio::test]
async fn a_front_end_that_reads_slowly_gets_the_latest_and_not_the_rest() {
    let (works, ports) = agent();
    let mut front = Front::of(&ports);
    front.says(&FromFront::Hello { protocol: PROTOCOL }).await;
    assert_eq!(front.hears().await, ToFront::Hello { protocol: PROTOCOL });
    // Each of them is seen by somebody who keeps up, none by the front end, which does not read.
    let mut keeps_up = ports.snapshots.clone();
    for round in 0..200 {
        let settings = Settings { few_people: Some(100 + round), ..Settings::default() };
        works.events.send(Event::SettingsLoaded(settings)).await.expect("Shoal runs");
        keeps_up.changed().await.expect("Shoal runs");
        keeps_up.mark_unchanged();
    }
    let last = keeps_up.borrow().revision;
    let mut heard = 0;
    loop {
        let ToFront::Snapshot { snapshot } = front.hears().await else { panic!() };
        heard += 1;
        if snapshot.revision == last {
            break;
        }
    }
    assert!(heard <= 3, "{heard} of 200");
}

#[tokio::test]
async fn a_window_that_is_gone_has_no_focus() {
    let (_works, ports) = agent();
    let mut front = Front::of(&ports);
    front.says(&FromFront::Hello { protocol: PROTOCOL }).await;
    front.says(&FromFront::Focus { focused: true }).await;
    let becomes = async |held: bool| {
        while ports.focus.is_held() != held {
            tokio::task::yield_now().await;
        }
    };
    timeout(STUCK, becomes(true)).await.expect("in time");
    drop(front);
    timeout(STUCK, becomes(false)).await.expect("in time");
}

#[tokio::test]
async fn an_open_window_is_told_to_come_to_the_front() {
    let (works, ports) = agent();
    let mut front = Front::of(&ports);
    front.says(&FromFront::Hello { protocol: PROTOCOL }).await;
    assert_eq!(front.hears().await, ToFront::Hello { protocol: PROTOCOL });
    assert!(matches!(front.hears().await, ToFront::Snapshot { .. }));
    works.show.send_modify(|times| *times += 1);
    assert_eq!(front.hears().await, ToFront::Show);
}

#[tokio::test]
async fn a_window_hears_a_last_word_only_if_its_user_ended_shoal() {
    let (works, ports) = agent();
    let mut front = Front::of(&ports);
    front.says(&FromFront::Hello { protocol: PROTOCOL }).await;
    front.says(&FromFront::Command { command: Command::Quit }).await;
    while front.hears().await != ToFront::Bye {}
    drop(works);
}
