//! The task that owns the state: what happens goes in, what must be done and what may be shown come out.

use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;
use std::time::Duration;

use shoal_core::state::State;
use shoal_core::{Command, Draw, Effect, Event, RelayDirectory, Snapshot, Source, UnixSeconds};
use tokio::sync::{Notify, mpsc, watch};
use tokio::time::{Instant, sleep_until};

use crate::clock::Clock;
use crate::log::{Log, Note};
use crate::ports::{Focus, Pages, Ports, SignalsQuestion};

/// How many events may wait: a relay list and a burst of tunnel states.
const EVENTS_WAITING: usize = 256;
/// How many commands may wait: more than one person clicks.
const COMMANDS_WAITING: usize = 16;
/// How many questions about signals may wait: one for each front end.
const QUESTIONS_WAITING: usize = 4;
/// How many effects may wait to be begun.
const EFFECTS_WAITING: usize = 64;
/// How many events are taken before a snapshot is made of them.
const EVENTS_AT_ONCE: usize = 1_000;
/// The data of pages is made at most this often.
pub(crate) const PAGES_PERIOD: Duration = Duration::from_millis(250);

/// How the agent ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// A front end asked for it.
    Quit,
    /// Nobody could say anything to it any more.
    Abandoned,
    /// It broke down.
    Died,
}

/// Owns the state.
#[derive(Debug)]
pub struct Agent {
    state: State,
    clock: Clock,
    events: mpsc::Receiver<Event>,
    commands: mpsc::Receiver<Command>,
    effects: mpsc::Sender<Effect>,
    snapshots: watch::Sender<Snapshot>,
    ended_well: watch::Sender<bool>,
    questions: mpsc::Receiver<SignalsQuestion>,
    pages: Pages,
    pages_made: Option<Instant>,
    pages_due: Option<Instant>,
    last_woke: Option<UnixSeconds>,
    probe: Arc<Notify>,
    found: watch::Sender<Option<String>>,
    draws: RandomState,
    drawn: u64,
    log: Log,
    relays: Option<Arc<RelayDirectory>>,
}

/// The ends of an agent's channels that do its work.
#[derive(Debug)]
pub struct Works {
    /// Sources and effects say here what happened. The agent ends when every clone is gone.
    pub events: mpsc::Sender<Event>,
    /// What must be done comes out here.
    pub effects: mpsc::Receiver<Effect>,
    /// Opens the window: [`Ports::show`] rises.
    pub show: watch::Sender<u64>,
    /// Told when a sign of life of the daemon's is wanted: the machine woke up, or a user asks for something.
    pub probe: Arc<Notify>,
    /// What the daemon that answered last calls itself; told anew with each that answers.
    pub found: watch::Receiver<Option<String>>,
}

impl Agent {
    /// An agent with its channels; nothing happens before [`Agent::run`].
    pub fn new(mut state: State, clock: Clock, log: Log) -> (Self, Works, Ports) {
        let (event_sender, events) = mpsc::channel(EVENTS_WAITING);
        let (command_sender, commands) = mpsc::channel(COMMANDS_WAITING);
        let (effects, effect_receiver) = mpsc::channel(EFFECTS_WAITING);
        let (snapshots, snapshot_receiver) = watch::channel(state.snapshot());
        let (ended_well, ended_well_receiver) = watch::channel(false);
        let (show, show_receiver) = watch::channel(0);
        let pages = Pages::new();
        let (question_sender, questions) = mpsc::channel(QUESTIONS_WAITING);
        let probe = Arc::new(Notify::new());
        let (found, found_receiver) = watch::channel(None);
        let ports = Ports {
            snapshots: snapshot_receiver,
            commands: command_sender,
            pages: pages.clone(),
            questions: question_sender,
            show: show_receiver,
            focus: Focus::new(),
            reporter: None,
            ended_well: ended_well_receiver,
        };
        let agent = Self {
            state,
            clock,
            events,
            commands,
            effects,
            snapshots,
            ended_well,
            questions,
            pages,
            pages_made: None,
            pages_due: None,
            last_woke: None,
            probe: Arc::clone(&probe),
            found,
            draws: RandomState::new(),
            drawn: 0,
            log,
            relays: None,
        };
        let events = event_sender;
        let found = found_receiver;
        (agent, Works { events, effects: effect_receiver, show, probe, found }, ports)
    }

    /// Has a list beside the daemon's: it adds what the daemon's list does not tell.
    #[must_use]
    pub fn with_relays(mut self, relays: Option<Arc<RelayDirectory>>) -> Self {
        self.relays = relays;
        self
    }

    /// Runs until a front end asks to end, or nobody can say anything any more.
    pub async fn run(mut self) -> Ending {
        loop {
            let due = self.wake_at();
            let pages_due = self.pages_due;
            let pages_wanted = self.pages.wanted.clone();
            let happened = tokio::select! {
                event = self.events.recv() => match event {
                    Some(event) => Some(event),
                    None => return Ending::Abandoned,
                },
                Some(command) = self.commands.recv() => Some(self.commanded(command)),
                () = self.clock.until(due) => Some(self.woke(due)),
                Some(SignalsQuestion { signals, reply }) = self.questions.recv() => {
                    // Who asked may have gone.
                    drop(reply.send(self.state.signals(&signals)));
                    None
                }
                () = pages_wanted.notified() => {
                    self.want_pages();
                    None
                }
                () = at(pages_due) => {
                    self.make_pages();
                    None
                }
            };
            let Some(event) = happened else { continue };
            let (effects, ending) = self.take(event);
            if ending.is_none() {
                // Before anything is carried out: whoever looks need not wait for it.
                self.publish();
            }
            for effect in effects {
                // Without a runner nothing is carried out: the state sees that no answer comes.
                drop(self.effects.send(effect).await);
            }
            if let Some(ending) = ending {
                self.ended_well.send_replace(true);
                return ending;
            }
        }
    }

    /// When to wake up. A state that stays due is asked once a second, not in a circle.
    fn wake_at(&self) -> Option<UnixSeconds> {
        let due = self.state.wake_at(self.clock.now())?;
        let soonest = self.last_woke.map_or(due, |woke| woke.plus(1));
        // After the clock was set back, `last_woke` is in the future and says nothing.
        let now = self.clock.now();
        Some(if soonest > now.plus(1) { due } else { due.max(soonest) })
    }

    /// Handles an event and those that wait behind it, so that a burst makes one snapshot; what must be done, and
    /// whether to end with it.
    fn take(&mut self, first: Event) -> (Vec<Effect>, Option<Ending>) {
        let (mut next, mut effects) = (Some(first), Vec::new());
        for _ in 0..EVENTS_AT_ONCE {
            let Some(event) = next.take().or_else(|| self.events.try_recv().ok()) else { break };
            let now = self.clock.now();
            self.log.note(now, Note::of(&event));
            self.note_daemon(&event);
            let beside = self.list_for(&event);
            for event in [Some(self.joined(event)), beside].into_iter().flatten() {
                for effect in self.state.handle(event, now) {
                    if effect == Effect::Quit {
                        return (effects, Some(Ending::Quit));
                    }
                    effects.push(effect);
                }
            }
        }
        (effects, None)
    }

    /// The list beside the daemon's is all that there is where no daemon told one.
    fn list_for(&self, event: &Event) -> Option<Event> {
        let beside = self.relays.clone()?;
        let is_needed = matches!(event, Event::SourceFailed { .. }) && !self.state.knows_relays();
        is_needed.then_some(Event::RelaysReported(beside))
    }

    fn note_daemon(&self, event: &Event) {
        if let Event::SourceFound { source: Source::Daemon | Source::Simulation, version, .. } =
            event
        {
            self.found.send_replace(version.clone());
        }
    }

    fn joined(&self, event: Event) -> Event {
        match (event, &self.relays) {
            (Event::RelaysReported(reported), Some(beside)) => {
                Event::RelaysReported(Arc::new(Arc::unwrap_or_clone(reported).joined_with(beside)))
            }
            (event, _) => event,
        }
    }

    fn woke(&mut self, due: Option<UnixSeconds>) -> Event {
        let now = self.clock.now();
        self.last_woke = Some(now);
        if due.is_none_or(|due| now < due) {
            // The machine slept, or its clock was set: the daemon may be gone without a word.
            self.probe.notify_one();
        }
        Event::Woke
    }

    /// A command with the random number that belongs to it.
    fn commanded(&mut self, command: Command) -> Event {
        self.drawn = self.drawn.wrapping_add(1);
        self.probe.notify_one();
        Event::Commanded(command, Draw(self.draws.hash_one(self.drawn)))
    }

    fn publish(&mut self) {
        let next = self.state.snapshot();
        let changed = self.snapshots.send_if_modified(|shown| {
            let changed = shown.revision != next.revision;
            if changed {
                *shown = next;
            }
            changed
        });
        if changed {
            self.want_pages();
        }
    }

    /// Has the data of pages made, soon enough and not too often, if somebody looks at one.
    fn want_pages(&mut self) {
        if self.pages.looked_at().next().is_some() {
            let now = Instant::now();
            let soonest = self.pages_made.map_or(now, |made| made + PAGES_PERIOD);
            self.pages_due.get_or_insert(soonest.max(now));
        }
    }

    fn make_pages(&mut self) {
        self.pages_due = None;
        self.pages_made = Some(Instant::now());
        for data in self.pages.looked_at().filter_map(|page| self.state.page(page)) {
            self.pages.put(data);
        }
    }
}

/// Waits for a moment, or for ever.
async fn at(moment: Option<Instant>) {
    match moment {
        Some(moment) => sleep_until(moment).await,
        None => std::future::pending().await,
    }
}
