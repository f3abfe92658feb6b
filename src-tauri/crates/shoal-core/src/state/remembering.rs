//! What is remembered of what is seen, and what is asked of the disk for it.
//!
//! The disk never holds anything up: what is to be kept goes out as an effect with a number, and is counted as unsaved
//! until the disk has answered for that number. A disk that fails leaves everything in memory, is told, and is asked
//! again for all of it with the next thing to be remembered.

use std::collections::VecDeque;

use crate::address::TunnelAddress;
use crate::event::Effect;
use crate::health::Source;
use crate::history::{
    Day, DaySighting, HistoryBook, HistoryErrand, HistoryMode, HistoryPage, HistoryState,
    HistoryTrouble, HistoryView, Hour, HourCrowd, KeptRegimes, KeyEpoch, LoadedHistory, Record,
    Salt, Spot,
};
use crate::settings::Settings;
use crate::state::State;
use crate::time::UnixSeconds;
use crate::tunnel::{Tunnel, TunnelEpoch};

/// Most records that wait for a disk that does not take them; the oldest are given up first.
const UNSAVED_KEPT: usize = 10_000;

/// What is remembered, and how the disk is.
#[derive(Debug, Default)]
pub(super) struct Remembering {
    book: HistoryBook,
    salt: Salt,
    address: TunnelAddress,
    /// The tunnel that `address` belongs to.
    address_of: Option<TunnelEpoch>,
    view: HistoryView,
    /// Records that the disk has not answered for, each with its number.
    unsaved: VecDeque<(u32, Record)>,
    number: u32,
    /// Whether the disk failed since it last answered.
    failed: bool,
    /// How often the disk was asked to be emptied and has not answered yet. Until then it answers for what is to go.
    erasing: u32,
    /// That was because the user asked that everything be forgotten.
    forgetting: bool,
    /// It was asked to open after that, and has not told what it remembers.
    opening: bool,
    /// What went on when everything was forgotten is not remembered anew at once.
    forgotten_in: Option<(TunnelEpoch, Hour)>,
    pruned: Option<Day>,
    /// On how many days the exit IP in use was seen, and for which sighting that was counted.
    days_here: Option<(DaySighting, u32)>,
    /// What the disk says is believed of relays, until a tunnel address is known to go on under.
    loaded_regimes: Option<Box<KeptRegimes>>,
}

impl Remembering {
    pub(super) fn new(settings: &Settings, source: Source) -> Self {
        let mut view = HistoryView::default();
        if settings.history == HistoryMode::Kept && source != Source::Simulation {
            view.state = HistoryState::Opening;
        }
        let opening = view.state == HistoryState::Opening;
        Self { view, opening, ..Self::default() }
    }

    /// What may be shown beside the page.
    pub(super) fn view(&self) -> HistoryView {
        self.view.clone()
    }

    /// What is remembered.
    pub(super) fn book(&self) -> &HistoryBook {
        &self.book
    }

    /// On how many days, today among them, the exit IP in use was seen, as far as it is remembered.
    pub(super) fn days_here(&self) -> Option<u32> {
        self.days_here.as_ref().map(|(_, days)| *days)
    }

    /// The key in use.
    pub(super) fn key(&self) -> Option<KeyEpoch> {
        KeyEpoch::of(self.address, self.salt)
    }

    /// Takes the salt for what is in memory only; a store has its own.
    pub(super) fn salted(&mut self, salt: Salt) {
        if self.view.state != HistoryState::Kept {
            self.salt_anew(salt);
        }
    }

    fn salt_anew(&mut self, salt: Salt) {
        let before = self.key();
        self.salt = salt;
        if let (Some(from), Some(to)) = (before, self.key()) {
            self.book.rename_key(from, to);
        }
    }

    /// Takes the tunnel interface's addresses, read while this tunnel was up.
    pub(super) fn address_seen(&mut self, address: TunnelAddress, epoch: TunnelEpoch) {
        self.address = address;
        self.address_of = Some(epoch);
    }

    /// Takes what the disk remembered, and has what memory knows beyond it kept as well. The disk tells it when it was
    /// asked to open, and again whenever it had to open anew for something that was to be kept.
    pub(super) fn loaded(&mut self, loaded: LoadedHistory) -> Vec<Effect> {
        if self.erasing > 0 || !(self.opening || self.may_be_kept()) {
            // The user has chosen otherwise meanwhile, or wants nothing of it any more.
            return Vec::new();
        }
        let is_first = std::mem::take(&mut self.opening);
        self.failed = false;
        self.salt_anew(loaded.salt);
        let own = std::mem::take(&mut self.book);
        self.days_here = None;
        self.pruned = None;
        // All of it is in memory as well, and what of it the disk lacks is sent below.
        self.unsaved.clear();
        let before = std::mem::replace(&mut self.view.state, HistoryState::Kept);
        self.view.kept_aside = loaded.kept_aside.or(self.view.kept_aside.take());
        for record in loaded.records {
            self.book.take(record);
        }
        // What this run believes came from what was loaded first, and is newer than what the disk has since.
        let is_believed = !is_first && own.regimes().is_some();
        let has_beliefs = !is_believed && self.book.regimes().is_some();
        let is_superseded = |record: &Record| has_beliefs && matches!(record, Record::Regimes(_));
        let news: Vec<Record> = own.records().filter(|record| !is_superseded(record)).collect();
        let effect = self.take_all(news);
        if !is_believed || self.loaded_regimes.is_some() {
            self.loaded_regimes =
                self.book.regimes().filter(|_| has_beliefs || is_believed).cloned().map(Box::new);
        }
        if effect.is_some() && matches!(before, HistoryState::NotKept { .. }) {
            // It can be read again; whether it takes anything, its answer will tell.
            self.view.state = before;
        }
        effect.into_iter().collect()
    }

    /// What the disk says is believed of relays, once.
    pub(super) fn take_loaded_regimes(&mut self) -> Option<KeptRegimes> {
        self.loaded_regimes.take().map(|regimes| *regimes)
    }

    /// The disk has everything up to this number.
    pub(super) fn kept_up_to(&mut self, number: u32) {
        self.failed = false;
        self.unsaved.retain(|(of_it, _)| *of_it > number);
        if matches!(self.view.state, HistoryState::NotKept { .. }) {
            self.view.state = HistoryState::Kept;
        }
    }

    /// The disk failed. That it did not write is nothing to someone who does not want it to.
    pub(super) fn failed(&mut self, trouble: HistoryTrouble, keeps: bool) {
        let is_left_there = matches!(trouble, HistoryTrouble::NotErased { .. });
        if is_left_there {
            self.erasing = self.erasing.saturating_sub(1);
            self.forgetting = false;
        } else if !keeps || self.erasing > 0 {
            return;
        }
        if is_left_there && self.opening {
            // It is wanted again, and being read.
            return;
        }
        self.failed = true;
        self.view.state = HistoryState::NotKept { trouble };
    }

    /// Nothing is on disk any more; what was seen since that was asked for is kept.
    pub(super) fn erased(&mut self, salt: Salt, keeps: bool) -> Option<Effect> {
        self.erasing = self.erasing.saturating_sub(1);
        self.salt_anew(salt);
        self.failed = false;
        self.unsaved.clear();
        if std::mem::take(&mut self.forgetting) {
            self.view.forgotten = self.view.forgotten.wrapping_add(1);
        }
        if self.opening || self.erasing > 0 {
            return None;
        }
        self.view.state = if keeps { HistoryState::Kept } else { HistoryState::InMemory };
        let since = std::mem::take(&mut self.book);
        self.take_all(since.records())
    }

    /// Empties memory and has the disk emptied. What is seen at this moment is not remembered anew.
    pub(super) fn forget(&mut self, epoch: TunnelEpoch, now: UnixSeconds) -> Effect {
        self.book = HistoryBook::default();
        self.days_here = None;
        self.loaded_regimes = None;
        self.unsaved.clear();
        self.forgetting = true;
        if matches!(
            self.view.state,
            HistoryState::NotKept { trouble: HistoryTrouble::NotErased { .. } }
        ) {
            // What came of an earlier time says nothing about this one.
            self.view.state = HistoryState::Opening;
        }
        self.erase();
        self.forgotten_in = Some((epoch, Hour::of(now)));
        self.view.kept_aside = None;
        Effect::History(HistoryErrand::Erase)
    }

    fn erase(&mut self) {
        self.erasing = self.erasing.saturating_add(1);
        self.opening = false;
    }

    /// Follows the user's choice where that has changed.
    pub(super) fn chosen(&mut self, before: HistoryMode, mode: HistoryMode) -> Option<Effect> {
        if before == mode {
            return None;
        }
        self.unsaved.clear();
        self.failed = false;
        self.opening = mode == HistoryMode::Kept;
        self.view.state = HistoryState::Opening;
        Some(Effect::History(match mode {
            HistoryMode::Kept => HistoryErrand::Open(self.salt),
            HistoryMode::MemoryOnly => {
                self.erase();
                HistoryErrand::Erase
            }
            // The file stays as it is: nobody has said that it should go.
            HistoryMode::Undecided => {
                self.view.state = HistoryState::InMemory;
                HistoryErrand::Close
            }
        }))
    }

    /// Takes records; what must be done to keep those that are new.
    fn take_all(&mut self, records: impl IntoIterator<Item = Record>) -> Option<Effect> {
        let news: Vec<Record> =
            records.into_iter().filter(|record| self.book.take(record.clone())).collect();
        if news.is_empty() || !self.may_be_kept() {
            return None;
        }
        self.number = self.number.wrapping_add(1);
        self.unsaved.extend(news.iter().map(|record| (self.number, record.clone())));
        let surplus = self.unsaved.len().saturating_sub(UNSAVED_KEPT);
        self.unsaved.drain(..surplus);
        if self.erasing > 0 {
            return None;
        }
        let records = if self.failed {
            self.unsaved.iter().map(|(_, record)| record.clone()).collect()
        } else {
            news
        };
        let (salt, number) = (self.salt, self.number);
        Some(Effect::History(HistoryErrand::Remember { salt, number, records }))
    }

    /// Whether the disk is to have what is seen, as far as it takes it.
    fn may_be_kept(&self) -> bool {
        match &self.view.state {
            HistoryState::Kept => true,
            HistoryState::NotKept { trouble } => can_pass(trouble),
            HistoryState::InMemory | HistoryState::Opening => false,
        }
    }

    /// Counts on how many days the exit IP in use was seen, where that may be another number than before.
    fn count_days(&mut self, here: Option<DaySighting>) {
        let counted = self.days_here.take().filter(|(of_it, _)| Some(of_it) == here.as_ref());
        self.days_here = counted.or_else(|| {
            let here = here?;
            let days = self.book.days_of(&here.relay, here.spot);
            Some((here, days))
        });
    }

    /// Forgets what is too old, once a day and when the user wants less.
    fn prune(&mut self, now: UnixSeconds, days: u32) -> Option<Effect> {
        let first = Day::of(now).first_of_last(days);
        let is_due = self.pruned != Some(first);
        self.pruned = Some(first);
        let is_kept = self.view.state == HistoryState::Kept;
        (is_due && self.book.forget_before(first) && is_kept)
            .then_some(Effect::History(HistoryErrand::ForgetBefore(first)))
    }
}

/// Whether asking again may help.
fn can_pass(trouble: &HistoryTrouble) -> bool {
    match trouble {
        HistoryTrouble::DiskFull | HistoryTrouble::NotWritten { .. } => true,
        HistoryTrouble::Refused { .. }
        | HistoryTrouble::Newer { .. }
        | HistoryTrouble::InUse
        | HistoryTrouble::NotErased { .. } => false,
    }
}

impl State {
    /// Takes that all was deleted: what comes from now on is kept under another salt, where it is kept.
    pub(super) fn history_erased(&mut self, salt: Salt) -> Vec<Effect> {
        let keeps = self.keeps_history();
        self.remembering.erased(salt, keeps).into_iter().collect()
    }

    /// Takes what the disk remembered. Exit IPs that were seen count for the pools, whenever that was.
    pub(super) fn history_loaded(&mut self, loaded: LoadedHistory) -> Vec<Effect> {
        let effects = self.remembering.loaded(loaded);
        let addresses = self.remembering.book().sightings().filter_map(|seen| match seen.spot {
            Spot::Address(exit_ip) => Some((&seen.relay, exit_ip)),
            // It lay in the pool that was believed.
            Spot::InPool { .. } => None,
        });
        if self.estimates.saw(addresses) {
            self.estimates.refresh();
            self.judge_relays();
        }
        self.go_on_with_remembered();
        effects
    }

    /// The history, as far back as the user wants it remembered.
    pub fn history(&self) -> HistoryPage {
        let now = self.last_event.unwrap_or_default();
        let first = Day::of(now).first_of_last(self.settings.history_days);
        let remembering = &self.remembering;
        HistoryPage {
            mode: self.settings.history,
            days: self.settings.history_days,
            state: remembering.view.state.clone(),
            unsaved: u32::try_from(remembering.unsaved.len()).unwrap_or(u32::MAX),
            ..HistoryPage::of(remembering.book(), first, remembering.key())
        }
    }

    /// Remembers what is seen at this moment.
    pub(super) fn remember(&mut self, now: UnixSeconds) -> Vec<Effect> {
        let seen = self.seen(now);
        let here = seen.iter().find_map(|record| match record {
            Record::Sighting(sighting) => Some(sighting.clone()),
            Record::Crowd(_) | Record::Regimes(_) => None,
        });
        let kept = self.remembering.take_all(seen.into_iter().chain(self.believed()));
        let pruned = self.remembering.prune(now, self.settings.history_days);
        self.remembering.count_days(here);
        kept.into_iter().chain(pruned).collect()
    }

    /// What is believed of relays, where that is not what is remembered.
    fn believed(&self) -> Option<Record> {
        let (key, book) = (self.remembering.key()?, self.sightings.regimes());
        let known = self.remembering.book().regimes();
        let is_known = known.is_some_and(|known| known.key == Some(key) && known.book == *book);
        // Before what was loaded counts, this would take its place.
        let is_ready = self.remembering.loaded_regimes.is_none() && book.relays().next().is_some();
        (is_ready && !is_known)
            .then(|| Record::Regimes(Box::new(KeptRegimes { key: Some(key), book: book.clone() })))
    }

    /// When the crowd of another hour is to be remembered.
    pub(super) fn next_hour(&self, now: UnixSeconds) -> Option<UnixSeconds> {
        let is_seen = self.exit_relay().is_some() && self.crowd_now().is_some();
        is_seen.then(|| Hour::of(now).ends())
    }

    fn seen(&self, now: UnixSeconds) -> Vec<Record> {
        let Some(relay) = self.exit_relay().cloned() else { return Vec::new() };
        let (epoch, hour) = (self.exit.epoch(), Hour::of(now));
        let remembering = &self.remembering;
        let forgotten_in = remembering.forgotten_in;
        let has_address = remembering.address_of == Some(epoch);
        let sighting = self
            .exit
            .v4()
            .filter(|_| has_address && forgotten_in.is_none_or(|(muted, _)| muted != epoch))
            .map(|exit_ip| {
                let spot = Spot::of(exit_ip, self.estimates.pool_of(&relay));
                let key = remembering.key();
                let day = Day::of(now);
                Record::Sighting(DaySighting { day, key, relay: relay.clone(), spot })
            });
        let crowd = self
            .crowd_now()
            .filter(|_| forgotten_in.is_none_or(|(_, muted)| muted != hour))
            .map(|crowd| Record::Crowd(HourCrowd { hour, relay, figures: crowd.into() }));
        sighting.into_iter().chain(crowd).collect()
    }

    fn exit_relay(&self) -> Option<&crate::relay::RelayName> {
        match self.exit.tunnel() {
            Tunnel::Up(route) => route.exit.as_ref(),
            Tunnel::Unknown | Tunnel::Down { .. } | Tunnel::Changing | Tunnel::Blocked { .. } => {
                None
            }
        }
    }
}
