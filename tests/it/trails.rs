//! Stories about exit IPs and the tunnel addresses that they were seen under.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use shoal_core::assignment::Position;
use shoal_core::front::{Page, PageData};
use shoal_core::history::{HistoryErrand, HistoryMode, LoadedHistory, Record, Salt};
use shoal_core::pool::{ExitPool, measured};
use shoal_core::trail::{PredictionVerdict, TrailPage};
use shoal_core::{
    Command, Draw, Effect, Event, RelayDirectory, Settings, Source, State, Trouble, Tunnel,
    TunnelAddress, TunnelEpoch, TunnelReport,
};
use shoal_view::{Words, text};
use support::world::{MORNING, up};

const SYDNEY: &str = "au-syd-wg-101";
const LOS_ANGELES: &str = "us-lax-wg-001";
const FIRST: Ipv4Addr = Ipv4Addr::new(10, 64, 0, 2);
const SECOND: Ipv4Addr = Ipv4Addr::new(10, 66, 200, 7);
const THIRD: Ipv4Addr = Ipv4Addr::new(10, 73, 128, 128);

/// A state, and the tunnel whose address it asked for last.
struct Story {
    state: State,
    asked: Option<TunnelEpoch>,
    /// What went to the disk.
    records: Vec<Record>,
}

impl Story {
    fn new() -> Self {
        Self::after(Vec::new())
    }

    /// A later run of Shoal, with what earlier ones left on the disk.
    fn after(records: Vec<Record>) -> Self {
        let mut story = Self::before_the_disk_answers();
        story.loads(records);
        story
    }

    fn before_the_disk_answers() -> Self {
        let settings = Settings { history: HistoryMode::Kept, ..Settings::default() };
        let state = State::new(settings, Source::Daemon);
        let mut story = Self { state, asked: None, records: Vec::new() };
        story.happens(Event::RelaysReported(Arc::new(RelayDirectory::default())));
        story
    }

    fn loads(&mut self, records: Vec<Record>) {
        let loaded = LoadedHistory { salt: Salt([7; 16]), records, ..LoadedHistory::default() };
        self.happens(Event::HistoryLoaded(Box::new(loaded)));
    }

    fn happens(&mut self, event: Event) {
        for effect in self.state.handle(event, MORNING) {
            if let Effect::ReadTunnelAddress { epoch } = effect {
                self.asked = Some(epoch);
            } else if let Effect::History(HistoryErrand::Remember { records, .. }) = effect {
                self.records.extend(records);
            }
        }
    }

    /// The answer to the last question for the address.
    fn address_is(&mut self, own: Ipv4Addr) {
        let epoch = self.asked.take().expect("the address is asked for at every new tunnel");
        self.address_of(epoch, own);
    }

    fn address_of(&mut self, epoch: TunnelEpoch, own: Ipv4Addr) {
        let address = TunnelAddress { v4: Some(own), v6: None };
        self.happens(Event::TunnelAddressSeen { epoch, address });
    }

    fn tunnel(&mut self, tunnel: Tunnel) {
        self.happens(Event::TunnelReported(TunnelReport { tunnel, ..TunnelReport::default() }));
    }

    /// A whole tunnel under an address, with the exit IP that follows from it.
    fn visit(&mut self, relay: &str, own: Ipv4Addr) {
        self.tunnel(Tunnel::Changing);
        self.happens(Event::TunnelReported(up(relay, None)));
        self.address_is(own);
        self.happens(Event::TunnelReported(up(relay, Some(&predicted(relay, own)))));
    }

    fn page(&self) -> TrailPage {
        match self.state.page(Page::Trail) {
            Some(PageData::Trail(page)) => page,
            other => panic!("the page of the trail has {other:?}"),
        }
    }

    fn relays_on_the_trail(&self) -> Vec<String> {
        self.page().sightings.iter().map(|seen| seen.relay.to_string()).collect()
    }
}

/// The exit IP that a measured relay shows to a tunnel address.
fn predicted(relay: &str, own: Ipv4Addr) -> String {
    let (_, range) = measured().find(|(name, _)| name.as_str() == relay).expect("it was measured");
    let position = Position::of(IpAddr::V4(own));
    let (exit_ip, _) = ExitPool::Measured(range).exit_at(position).expect("its pool is known");
    exit_ip.to_string()
}

#[test]
fn exit_ips_under_one_tunnel_address_make_one_trail() {
    let mut story = Story::new();
    assert!(!story.page().tunnel_address_known);
    story.visit(SYDNEY, FIRST);
    let alone = story.page();
    assert_eq!(alone.match_one_in, Some(60.0));
    story.visit(LOS_ANGELES, FIRST);
    let both = story.page();
    assert_eq!(story.relays_on_the_trail(), [SYDNEY, LOS_ANGELES]);
    assert!(both.match_one_in > alone.match_one_in);
    assert!(both.sightings.iter().all(|seen| seen.as_predicted == Some(true)));
    let against = both.prediction.expect("the address is known");
    assert_eq!(
        (against.verdict, against.hits, against.tested),
        (PredictionVerdict::NotEnough, 2, 2)
    );
    // The same exit IP again adds nothing.
    story.visit(SYDNEY, FIRST);
    assert_eq!(story.page().sightings.len(), 2);
}

#[test]
fn a_new_tunnel_address_starts_a_new_trail_and_keeps_what_is_known_of_relays() {
    let mut story = Story::new();
    story.visit(SYDNEY, FIRST);
    let before = story.page().regime[0].verdict;
    story.visit(SYDNEY, SECOND);
    let after = story.page();
    assert_eq!(after.sightings.len(), 1);
    assert_eq!(after.sightings[0].exit_ip.to_string(), predicted(SYDNEY, SECOND));
    assert_eq!((before.addresses, after.regime[0].verdict.addresses), (1, 2));
    assert!(after.regime[0].verdict.factor > before.factor);
    // Each key is another draw: by luck a pool of 60 shows three predicted exit IPs once in 216,000.
    let verdict = |page: TrailPage| page.prediction.map(|against| (against.verdict, against.hits));
    assert_eq!(verdict(after), Some((PredictionVerdict::NotEnough, 1)));
    story.visit(SYDNEY, THIRD);
    assert_eq!(verdict(story.page()), Some((PredictionVerdict::Confirmed, 1)));
}

#[test]
fn an_exit_ip_seen_before_the_address_was_read_waits_for_it() {
    let mut story = Story::new();
    story.visit(SYDNEY, FIRST);
    story.tunnel(Tunnel::Changing);
    story.happens(Event::TunnelReported(up(LOS_ANGELES, None)));
    story.happens(Event::TunnelReported(up(LOS_ANGELES, Some(&predicted(LOS_ANGELES, SECOND)))));
    assert_eq!(story.relays_on_the_trail(), [SYDNEY], "it is nobody's yet");
    story.address_is(SECOND);
    assert_eq!(story.relays_on_the_trail(), [LOS_ANGELES]);
}

#[test]
fn an_exit_ip_whose_address_was_never_read_belongs_to_no_trail() {
    let mut story = Story::new();
    story.visit(SYDNEY, FIRST);
    story.tunnel(Tunnel::Changing);
    story.happens(Event::TunnelReported(up(LOS_ANGELES, Some("23.234.72.40"))));
    let unanswered = story.asked.take().expect("it was asked for");
    story.visit(SYDNEY, FIRST);
    // The answer comes late, and is about a tunnel that is gone.
    story.address_of(unanswered, SECOND);
    assert_eq!(story.relays_on_the_trail(), [SYDNEY]);
    assert_eq!(story.state.tunnel_address().v4, Some(FIRST));
}

#[test]
fn an_address_that_could_not_be_read_is_asked_for_again_when_the_exit_ip_comes() {
    let mut story = Story::new();
    story.happens(Event::TunnelReported(up(SYDNEY, None)));
    let epoch = story.asked.take().expect("it was asked for");
    let address = TunnelAddress::default();
    story.happens(Event::TunnelAddressSeen { epoch, address });
    story.happens(Event::TunnelReported(up(SYDNEY, Some(&predicted(SYDNEY, FIRST)))));
    story.address_is(FIRST);
    assert_eq!(story.relays_on_the_trail(), [SYDNEY]);
}

#[test]
fn a_trail_goes_on_after_a_restart_only_under_the_same_address() {
    let mut story = Story::new();
    story.visit(SYDNEY, FIRST);
    let kept = story.records;
    assert_eq!(kept.len(), 2, "the sighting, and what it says of the relay");
    // A key that stayed.
    let mut same = Story::after(kept.clone());
    assert_eq!(same.relays_on_the_trail(), [""; 0], "nothing before the address is known");
    same.visit(LOS_ANGELES, FIRST);
    assert_eq!(same.relays_on_the_trail(), [SYDNEY, LOS_ANGELES]);
    assert!(same.page().sightings.iter().all(|seen| seen.as_predicted == Some(true)));
    // A key that was rotated while Shoal was not running.
    let mut other = Story::after(kept.clone());
    other.visit(LOS_ANGELES, SECOND);
    assert_eq!(other.relays_on_the_trail(), [LOS_ANGELES]);
    // A disk that answers after the address was read says the same.
    let mut late = Story::before_the_disk_answers();
    late.visit(LOS_ANGELES, FIRST);
    late.loads(kept.clone());
    assert_eq!(late.relays_on_the_trail(), [SYDNEY, LOS_ANGELES]);
    let mut late = Story::before_the_disk_answers();
    late.visit(LOS_ANGELES, SECOND);
    late.loads(kept);
    assert_eq!(late.relays_on_the_trail(), [LOS_ANGELES]);
}

#[test]
fn a_trail_that_was_forgotten_does_not_come_back() {
    let mut story = Story::new();
    story.visit(SYDNEY, FIRST);
    story.happens(Event::Commanded(Command::Forget, Draw(0)));
    assert_eq!(story.relays_on_the_trail(), [""; 0]);
    story.happens(Event::TunnelReported(up(SYDNEY, Some(&predicted(SYDNEY, FIRST)))));
    assert_eq!(story.relays_on_the_trail(), [""; 0], "nor at once");
    let page = story.page();
    assert!(page.forgotten, "no address is missing");
    assert_eq!(
        text::trail(Words::english(), &page),
        "The trail was forgotten. It begins again with the next tunnel."
    );
    story.visit(LOS_ANGELES, FIRST);
    assert!(!story.page().forgotten);
    assert_eq!(story.relays_on_the_trail(), [LOS_ANGELES]);
    assert_eq!(story.page().regime.len(), 1);
}

#[test]
fn a_trail_whose_tunnel_is_gone_is_that_of_the_tunnel_before_until_an_address_is_read() {
    let mut story = Story::new();
    let is_before = |story: &Story| {
        let page = story.page();
        let told = text::trail(Words::english(), &page);
        assert_eq!(told.contains("from the tunnel before"), page.of_tunnel_before, "{told}");
        page.of_tunnel_before
    };
    assert!(!is_before(&story));
    story.visit(SYDNEY, FIRST);
    assert!(!is_before(&story));
    story.tunnel(Tunnel::Down { locked_down: false });
    assert!(is_before(&story));
    story.tunnel(Tunnel::Changing);
    story.happens(Event::TunnelReported(up(LOS_ANGELES, None)));
    assert!(is_before(&story), "its address may be another one");
    story.address_is(FIRST);
    assert!(!is_before(&story));
    assert_eq!(story.relays_on_the_trail(), [SYDNEY]);
}

#[test]
fn a_daemon_that_restarts_does_not_start_a_new_trail() {
    let mut story = Story::new();
    story.visit(SYDNEY, FIRST);
    let trouble = Trouble::DaemonNotRunning;
    story.happens(Event::SourceFailed { source: Source::Daemon, trouble });
    assert_eq!(story.state.tunnel_address(), TunnelAddress::default());
    story.visit(LOS_ANGELES, FIRST);
    assert_eq!(story.relays_on_the_trail(), [SYDNEY, LOS_ANGELES]);
}

#[test]
fn what_an_exit_ip_outside_its_pool_says_is_told() {
    let mut story = Story::new();
    story.visit(SYDNEY, FIRST);
    story.tunnel(Tunnel::Changing);
    story.happens(Event::TunnelReported(up(LOS_ANGELES, Some("198.51.100.7"))));
    story.address_is(FIRST);
    let page = story.page();
    assert_eq!(page.sightings.len(), 2);
    assert_eq!(page.match_one_in, Some(60.0), "only Sydney says anything");
}

#[test]
fn nothing_of_a_trail_is_in_a_log_line_or_the_snapshot() {
    let mut story = Story::new();
    story.visit(SYDNEY, FIRST);
    let exit_ip = predicted(SYDNEY, FIRST);
    let lines = format!("{:?} {:?}", story.state, story.page());
    let snapshot = serde_json::to_string(&story.state.snapshot()).expect("it is plain data");
    for secret in [FIRST.to_string(), "0.50".to_owned(), "1/2".to_owned()] {
        assert!(!lines.contains(&secret), "{secret} in {lines}");
        assert!(!snapshot.contains(&secret), "{secret} in {snapshot}");
    }
    assert!(!lines.contains(&exit_ip), "{lines}");
}
