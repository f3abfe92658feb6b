//! The only place where anything changes: an event comes in, effects go out, a snapshot can be taken.
//!
//! No clock, no socket, no randomness: time comes with each event, waiting is told by [`State::wake_at`], and a random
//! number comes with each command.

mod acting;
mod action;
mod checking;
mod commands;
mod estimates;
mod exit_watch;
mod facts;
mod recent;
mod remembering;
mod sightings;
mod surroundings;
mod view;

use std::sync::Arc;

use crate::address::TunnelAddress;
use crate::advice::AdviceBook;
use crate::autostart::Autostart;
use crate::constraint::{DaemonSettings, ReplacedSettings};
use crate::directory::RelayDirectory;
use crate::event::{Effect, Event};
use crate::findings::SettingsFileState;
use crate::front::{Page, PageData};
use crate::health::{Source, Trouble};
use crate::history::HistoryMode;
use crate::key::Device;
use crate::language::Language;
use crate::multihop::MultihopControl;
use crate::places::PlacesPage;
use crate::prediction::PositionPage;
use crate::settings::{Settings, SettingsError};
use crate::sightings::{SightingBook, TrailFigures};
use crate::signals::{Signals, SignalsPage};
use crate::snapshot::Snapshot;
use crate::time::{Pace, UnixSeconds};
use crate::tunnel::TunnelReport;

use action::Actions;
use checking::{Checking, Exit};
use estimates::Estimates;
use exit_watch::ExitWatch;
use recent::Recent;
use remembering::Remembering;
use surroundings::Surroundings;

/// Whether the source speaks.
#[derive(Clone, Debug, Default)]
struct Speaker {
    speaks: bool,
    version: Option<String>,
    unchecked_socket: bool,
    trouble: Option<Trouble>,
}

/// All that Shoal knows.
#[derive(Debug)]
pub struct State {
    source: Source,
    pace: Option<Pace>,
    settings: Settings,
    of_system: Language,
    autostart: Option<Autostart>,
    autostart_looked: u32,
    settings_file: SettingsFileState,
    settings_kept_aside: bool,
    settings_error: Option<SettingsError>,
    speaker: Speaker,
    checking: Checking,
    surroundings: Surroundings,
    exit: ExitWatch,
    leak: bool,
    device: Option<Device>,
    daemon_settings: Option<DaemonSettings>,
    multihop: Option<MultihopControl>,
    paused_until: Option<UnixSeconds>,
    tunnel_address: TunnelAddress,
    directory: Arc<RelayDirectory>,
    estimates: Estimates,
    actions: Actions,
    advice: AdviceBook,
    remembering: Remembering,
    sightings: SightingBook,
    trail_figures: TrailFigures,
    recent: Recent,
    last_shown: Option<Snapshot>,
    last_event: Option<UnixSeconds>,
}

impl State {
    /// Nothing known yet. `source` is what will speak: the daemon or the simulation.
    pub fn new(settings: Settings, source: Source) -> Self {
        Self {
            remembering: Remembering::new(&settings, source),
            source,
            pace: None,
            settings,
            of_system: Language::default(),
            autostart: None,
            autostart_looked: 0,
            settings_file: SettingsFileState::default(),
            settings_kept_aside: false,
            settings_error: None,
            speaker: Speaker::default(),
            checking: Checking::default(),
            surroundings: Surroundings::default(),
            exit: ExitWatch::default(),
            leak: false,
            device: None,
            daemon_settings: None,
            multihop: None,
            paused_until: None,
            tunnel_address: TunnelAddress::default(),
            directory: Arc::default(),
            estimates: Estimates::default(),
            actions: Actions::default(),
            advice: AdviceBook::default(),
            sightings: SightingBook::default(),
            trail_figures: TrailFigures::default(),
            recent: Recent::default(),
            last_shown: None,
            last_event: None,
        }
    }

    /// Tells that time passes at another pace than in life.
    #[must_use]
    pub fn at_pace(self, pace: Option<Pace>) -> Self {
        Self { pace, ..self }
    }

    /// On a system that speaks this language; English unless told.
    #[must_use]
    pub fn with_system_language(self, of_system: Language) -> Self {
        Self { of_system, ..self }
    }

    /// Takes what happened at `now`; what must be done about it.
    pub fn handle(&mut self, event: Event, now: UnixSeconds) -> Vec<Effect> {
        self.clock_reads(now);
        let undo = self.actions.undo().cloned();
        let mut effects = self.take(event, now);
        effects.extend(self.follow_links(now));
        self.exit.tick(now);
        self.paused_until = self.paused_until.filter(|until| *until > now);
        let daemon = self.daemon_settings.as_ref();
        if self.estimates.look_from(&self.exit, daemon, &self.settings) {
            self.judge_relays();
        }
        effects.extend(self.in_scene(now, Actions::judge));
        if self.actions.undo() != undo.as_ref() {
            effects.push(Effect::KeepUndo(self.actions.undo().cloned()));
        }
        effects.extend(self.look_for_browsers());
        effects.extend(self.remember(now));
        self.note_recent(now);
        let Self { advice, .. } = self;
        let mut book = std::mem::take(advice);
        book.review(&self.facts(now));
        self.advice = book;
        effects
    }

    /// When [`Event::Woke`] is due, if nothing happens before.
    pub fn wake_at(&self, now: UnixSeconds) -> Option<UnixSeconds> {
        let times = [
            self.exit.wake_at(),
            self.actions.wake_at(now),
            self.advice.wake_at(&self.facts(now)),
            self.next_hour(now),
            self.paused_until,
        ];
        times.into_iter().flatten().min()
    }

    /// All that may be shown. Its revision rises whenever anything in it has changed since the last call.
    pub fn snapshot(&mut self) -> Snapshot {
        let mut next = self.view();
        next.revision = match &self.last_shown {
            Some(last) => {
                next.revision = last.revision;
                last.revision.wrapping_add(u32::from(*last != next))
            }
            None => 1,
        };
        self.last_shown = Some(next.clone());
        next
    }

    /// Whether a relay list was told.
    pub fn knows_relays(&self) -> bool {
        !self.directory.relays().is_empty()
    }

    /// Every city with the crowd to expect there.
    pub fn places(&self) -> PlacesPage {
        self.estimates.places()
    }

    /// What signals take off the crowd on the exit IP in use.
    pub fn signals(&self, signals: &Signals) -> SignalsPage {
        self.estimates.signals(signals)
    }

    /// What a page shows beside the snapshot; `None` for one that needs no more than that. [`Page::Signals`] is as it is
    /// before anything is chosen.
    pub fn page(&self, page: Page) -> Option<PageData> {
        match page {
            Page::Now | Page::Diagnostics => None,
            Page::Places => Some(PageData::Places(self.places())),
            Page::Position => Some(PageData::Position(PositionPage::of(self.tunnel_address))),
            Page::Trail => Some(PageData::Trail(self.trail())),
            Page::Signals => Some(PageData::Signals(Box::new(self.signals(&Signals::default())))),
            Page::History => Some(PageData::History(self.history())),
        }
    }

    /// The addresses of the tunnel interface, for the position; never shown unasked.
    pub fn tunnel_address(&self) -> TunnelAddress {
        self.tunnel_address
    }

    /// A clock set back must not make anything wait for the time that it has lost.
    fn clock_reads(&mut self, now: UnixSeconds) {
        if let Some(last) = self.last_event.filter(|last| now < *last) {
            self.exit.clock_set_back(now);
            self.actions.clock_set_back(now);
            self.checking.clock_set_back(now);
            self.paused_until = self.paused_until.map(|until| now.plus(until.since(last)));
            self.advice.clock_set_back(now);
            self.recent.clock_set_back(now);
        }
        self.last_event = Some(now);
    }

    fn take(&mut self, event: Event, now: UnixSeconds) -> Vec<Effect> {
        match event {
            Event::SourceFound { version, unchecked_socket, source } => {
                self.source = source;
                self.speaker = Speaker { speaks: true, version, unchecked_socket, trouble: None };
                self.recent.heard(now);
            }
            Event::SourceFailed { trouble, .. } => self.fall_silent(trouble, now),
            Event::TunnelReported(report) => return self.tunnel_reported(report, now),
            Event::DeviceReported(device) => self.device_reported(device, now),
            Event::DaemonSettingsReported(settings) => self.daemon_settings = Some(settings),
            Event::RelaysReported(directory) => self.relays_reported(directory),
            Event::TunnelAddressSeen { epoch, address } => {
                self.tunnel_address_read(epoch, address);
            }
            Event::ExclusionSeen { excluded } => self.surroundings.excluded = excluded,
            Event::BrowserSeen(browser) => self.browser_seen(browser),
            Event::LinkSeen(link) => return self.link_seen(link, now),
            Event::ExitSeen { epoch, relay, v4, v6 } if epoch == self.exit.epoch() => {
                return self.exit_seen(Exit { relay, v4, v6 }, now);
            }
            Event::CheckFailed { epoch, trouble, retry } if epoch == self.exit.epoch() => {
                self.check_failed(trouble, retry, now);
            }
            Event::LeakReported => self.leak = true,
            Event::SettingsWritten { action, former, sent } => {
                let replaced = ReplacedSettings { former, sent };
                let taken = self.in_scene(now, |it, scene| it.written(action, replaced, scene));
                return taken.into_iter().collect();
            }
            Event::KeyRotated { action } => {
                let taken = self.in_scene(now, |it, scene| it.key_rotated(action, scene));
                return taken.into_iter().collect();
            }
            Event::ReconnectTaken { action } => {
                let taken = self.in_scene(now, |it, scene| it.taken(action, scene));
                return taken.into_iter().collect();
            }
            Event::ActionRefused { action, refusal } => {
                self.in_scene(now, |it, scene| it.refused(action, refusal, scene));
            }
            Event::MultihopControlSeen(control) => self.multihop = Some(control),
            Event::Commanded(command, draw) => return self.commanded(command, draw, now),
            Event::SettingsLoaded(settings) => return self.settings_changed(settings),
            Event::AutostartSeen(seen) => self.autostart_seen(seen),
            Event::UndoKept(replaced) => self.actions.remember(replaced),
            Event::SettingsFileSeen(seen) => self.settings_file_seen(seen),
            Event::SaltDrawn(salt) => self.remembering.salted(salt),
            Event::HistoryLoaded(loaded) => return self.history_loaded(*loaded),
            Event::Remembered { number } => self.remembering.kept_up_to(number),
            Event::HistoryErased(salt) => return self.history_erased(salt),
            Event::HistoryFailed(trouble) => self.remembering.failed(trouble, self.keeps_history()),
            // An answer about an earlier tunnel.
            Event::Woke | Event::ExitSeen { .. } | Event::CheckFailed { .. } => {}
        }
        Vec::new()
    }

    fn relays_reported(&mut self, directory: Arc<RelayDirectory>) {
        self.directory = directory;
        self.estimates.model_anew(&self.directory, self.settings.assumptions);
        self.judge_relays();
    }

    fn tunnel_reported(&mut self, report: TunnelReport, now: UnixSeconds) -> Vec<Effect> {
        if self.exit.report(report, now) {
            self.leak = false;
            let read_address = self.tunnel_began();
            self.record_sighting();
            return vec![read_address];
        }
        self.record_sighting().into_iter().collect()
    }

    fn device_reported(&mut self, device: Device, now: UnixSeconds) {
        let created = match device {
            Device::LoggedIn { key_created } => key_created,
            Device::LoggedOut | Device::Revoked => None,
        };
        self.actions.key_told(created, now);
        self.device = Some(device);
    }

    /// A number that nobody vouches for is worse than none: all that the source said goes at once.
    fn fall_silent(&mut self, trouble: Trouble, now: UnixSeconds) {
        self.speaker = Speaker { trouble: Some(trouble), ..Speaker::default() };
        if self.checking.speaks() {
            // None of it was the daemon's.
            return;
        }
        self.exit.lose(now);
        self.recent.fell_silent();
        self.sightings.tunnel_began();
        self.leak = false;
        self.device = None;
        self.daemon_settings = None;
        self.tunnel_address = TunnelAddress::default();
    }

    fn settings_changed(&mut self, settings: Settings) -> Vec<Effect> {
        let kept_before = self.settings.history;
        let is_another_model = settings.assumptions != self.settings.assumptions;
        self.settings = settings;
        self.settings_error = None;
        if is_another_model {
            self.estimates.model_anew(&self.directory, self.settings.assumptions);
        }
        if self.source == Source::Simulation {
            return Vec::new();
        }
        self.remembering.chosen(kept_before, self.settings.history).into_iter().collect()
    }

    fn autostart_seen(&mut self, seen: Autostart) {
        self.autostart = Some(seen);
        self.autostart_looked = self.autostart_looked.wrapping_add(1);
    }

    fn settings_file_seen(&mut self, seen: SettingsFileState) {
        self.settings_kept_aside |= matches!(seen, SettingsFileState::KeptAside { .. });
        self.settings_file = seen;
    }

    /// Whether the history should be on disk: that of a simulation never is.
    fn keeps_history(&self) -> bool {
        self.settings.history == HistoryMode::Kept && self.source != Source::Simulation
    }
}
