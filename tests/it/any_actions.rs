//! Laws of actions: whatever the user clicks and the daemon says, in whatever order.
//!
//! A few thousand sequences run every day; `SHOAL_SEQUENCES=100000` sets another number:
//! `SHOAL_SEQUENCES=100000 cargo test --release -p shoal-tests --test it -- any_actions --nocapture`.

mod steps;

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use shoal_core::constraint::RelaySettingsBytes;
use shoal_core::snapshot::{ActionKind, ActionPhase, ActionView, Outcome};
use shoal_core::{ActionId, Command, Effect, Event, Refusal, UnixSeconds};
use steps::{Answer, Step, step};
use support::acts::number;
use support::world::{World, bytes};

/// How many sequences run where nobody says otherwise.
const EVERY_DAY: u32 = 2_000;
/// The longest that an action can take: 70 s for its key, 60 s for the tunnel, 60 s for putting back.
const LONGEST: i64 = 190;

/// What has happened so far, as the laws see it.
struct Story {
    world: World,
    /// The last action, as it is shown.
    shown: Option<ActionView>,
    /// What was asked for and has no answer.
    open: Vec<Effect>,
    /// Every kind of step that was asked for, by action.
    asked: BTreeMap<u32, Vec<&'static str>>,
    /// When keys were made, or asked for and not refused, by action.
    keys: BTreeMap<u32, UnixSeconds>,
    /// The settings that the daemon has.
    settings: RelaySettingsBytes,
    /// Which action wrote them.
    writer: Option<u32>,
    /// What each action found there first.
    former: BTreeMap<u32, RelaySettingsBytes>,
    /// Whether answers came that nobody had given.
    strayed: bool,
    writes: u32,
    /// How many ends said that settings are the former ones, and could be held against those.
    judged: usize,
}

fn name(effect: &Effect) -> Option<&'static str> {
    match effect {
        Effect::WriteLocation { .. } => Some("WriteLocation"),
        Effect::WriteBack { .. } => Some("WriteBack"),
        Effect::RotateKey { .. } => Some("RotateKey"),
        Effect::SetMultihop { .. } => Some("SetMultihop"),
        Effect::SetEntry { .. } => Some("SetEntry"),
        Effect::Reconnect { .. } => Some("Reconnect"),
        Effect::ReadTunnelAddress { .. }
        | Effect::FollowLinks(_)
        | Effect::CheckExit { .. }
        | Effect::LookForBrowsers
        | Effect::KeepUndo(_)
        | Effect::Autostart { .. }
        | Effect::LookAtAutostart
        | Effect::SaveSettings(_)
        | Effect::History(_)
        | Effect::ShowWindow
        | Effect::Quit => None,
    }
}

/// What an action of a kind may ask for, besides putting its own settings back.
fn belongs_to(kind: ActionKind) -> &'static [&'static str] {
    match kind {
        ActionKind::Switch => &["WriteLocation", "WriteBack"],
        ActionKind::Undo => &["WriteBack"],
        ActionKind::Reconnect => &["Reconnect"],
        ActionKind::RotateKey => &["RotateKey", "Reconnect"],
        ActionKind::NewIdentity => &["RotateKey", "WriteLocation", "Reconnect", "WriteBack"],
        ActionKind::Multihop => &["SetMultihop", "WriteBack"],
        ActionKind::Entry => &["SetEntry", "WriteBack"],
    }
}

type Law = Result<(), TestCaseError>;

impl Story {
    fn begin() -> Self {
        let mut world = World::with_daemon();
        world.told("dk-cph-wg-001", "198.18.4.10");
        world.effects();
        Self {
            world,
            shown: None,
            open: Vec::new(),
            asked: BTreeMap::new(),
            keys: BTreeMap::new(),
            settings: bytes("settings 0"),
            writer: None,
            former: BTreeMap::new(),
            strayed: false,
            writes: 0,
            judged: 0,
        }
    }

    fn under_way(&self) -> Option<ActionId> {
        let action = self.shown.as_ref()?;
        (!matches!(action.phase, ActionPhase::Ended { .. })).then_some(action.id)
    }

    fn takes(&mut self, step: Step) -> Law {
        let (before, shown) = (self.under_way(), self.shown.clone());
        let mut command = None;
        match step {
            Step::Asks(asked, draw) => {
                self.world.draws(draw);
                self.world.asks(asked.clone());
                command = Some(asked);
            }
            Step::Answers(which, answer) => self.answers(which, answer),
            Step::Happens(event) => {
                let is_answer = matches!(
                    event,
                    Event::KeyRotated { .. }
                        | Event::ReconnectTaken { .. }
                        | Event::ActionRefused { .. }
                        | Event::SettingsWritten { .. }
                );
                self.strayed |= is_answer;
                if let Event::ActionRefused { action, refusal } = event {
                    self.is_refused_by_a_stray(action, refusal);
                }
                self.world.happens(event);
            }
            Step::Passes(seconds) => self.world.passes(seconds),
        }
        self.shown = self.world.shown().action;
        self.look(before, command.as_ref())?;
        // What others write later is no part of what was said.
        if self.shown == shown { Ok(()) } else { self.settings_are_told_right() }
    }

    /// Somebody says that an action was refused. Only where its key is what it waits for is that said of the key.
    fn is_refused_by_a_stray(&mut self, action: ActionId, refusal: Refusal) {
        let asks_for_key = self.open.iter().any(|effect| {
            matches!(effect, Effect::RotateKey { .. }) && number(effect) == Some(action)
        });
        if asks_for_key && self.under_way() == Some(action) && refusal != Refusal::NoAnswer {
            self.keys.remove(&action.0);
        }
    }

    /// The daemon answers, and the settings that it has are what it took last.
    fn answers(&mut self, which: usize, answer: Answer) {
        if self.open.is_empty() {
            return;
        }
        let effect = self.open.remove(which.min(self.open.len() - 1));
        let action = number(&effect).expect("only such are kept");
        let event = match (answer, &effect) {
            (Answer::Refused(refusal), _) => {
                if matches!(effect, Effect::RotateKey { .. }) && refusal != Refusal::NoAnswer {
                    self.keys.remove(&action.0);
                }
                Event::ActionRefused { action, refusal }
            }
            (_, Effect::RotateKey { .. }) => {
                self.keys.insert(action.0, self.world.now());
                Event::KeyRotated { action }
            }
            (_, Effect::Reconnect { .. }) => Event::ReconnectTaken { action },
            (_, Effect::WriteBack { former, expected, .. }) => {
                let is_there = expected.as_ref().is_none_or(|it| *it == self.settings);
                if is_there {
                    self.is_written(action, former.clone())
                } else {
                    Event::ActionRefused { action, refusal: Refusal::ChangedMeanwhile }
                }
            }
            (Answer::DoneAlready, _) => self.is_written(action, self.settings.clone()),
            (Answer::Done, _) => {
                self.writes += 1;
                let sent = bytes(&format!("settings {}", self.writes));
                self.is_written(action, sent)
            }
        };
        self.world.happens(event);
    }

    fn is_written(&mut self, action: ActionId, sent: RelaySettingsBytes) -> Event {
        let former = std::mem::replace(&mut self.settings, sent.clone());
        self.writer = Some(action.0);
        self.former.entry(action.0).or_insert_with(|| former.clone());
        Event::SettingsWritten { action, former, sent }
    }

    /// Looks at what was asked of the daemon by the last step.
    fn look(&mut self, before: Option<ActionId>, command: Option<&Command>) -> Law {
        let effects = self.world.effects();
        let now = self.world.now();
        let action = self.shown.clone();
        for effect in effects {
            let (Some(name), Some(id)) = (name(&effect), number(&effect)) else { continue };
            let action = action.as_ref().expect("whatever is asked for belongs to an action");
            prop_assert_eq!(id, action.id, "only the last action acts");
            prop_assert!(belongs_to(action.kind).contains(&name), "{name} by {:?}", action.kind);
            let is_first = !self.asked.contains_key(&id.0);
            prop_assert!(!is_first || command.is_some(), "{name} was not asked for");
            prop_assert!(!is_first || before.is_none(), "{name} while {before:?} is under way");
            let asked = self.asked.entry(id.0).or_default();
            prop_assert!(!asked.contains(&name), "{name} twice: {asked:?}");
            asked.push(name);
            if name == "RotateKey" {
                let insists = matches!(
                    command,
                    Some(
                        Command::RotateKey { insist: true, .. }
                            | Command::NewIdentity { insist: true, .. }
                    )
                );
                let last = self.keys.values().copied().max();
                let is_old = last.is_none_or(|last| now.since(last) >= 3_600);
                prop_assert!(is_old || insists, "a key at {now:?} after one at {last:?}");
                self.keys.insert(id.0, now);
            }
            self.open.push(effect);
        }
        Ok(())
    }

    /// An end that says that the settings are the former ones is right.
    fn settings_are_told_right(&mut self) -> Law {
        let Some(action) = self.shown.as_ref().filter(|_| !self.strayed) else { return Ok(()) };
        let ActionPhase::Ended { outcome, .. } = action.phase else { return Ok(()) };
        let (Outcome::Failed { restored: true } | Outcome::TimedOut { restored: true }) = outcome
        else {
            return Ok(());
        };
        // What an undo found is not what it should leave; what others wrote since is theirs, as after an answer that came
        // too late.
        let is_ours = self.writer == Some(action.id.0) && action.kind != ActionKind::Undo;
        let former = self.former.get(&action.id.0).filter(|_| is_ours);
        if let Some(former) = former {
            self.judged += 1;
            prop_assert_eq!(former, &self.settings, "{:?}", action);
        }
        Ok(())
    }

    /// Nothing more is answered or happens: the action ends by time alone, asks for no more than to put back what it
    /// wrote, and rests then.
    fn ends_by_itself(&mut self) -> Law {
        let id = self.under_way();
        self.world.passes(LONGEST);
        self.shown = self.world.shown().action;
        prop_assert_eq!(self.under_way(), None, "it ends within its deadlines");
        let effects = self.world.effects();
        let asked: Vec<&Effect> = effects.iter().filter(|it| name(it).is_some()).collect();
        prop_assert!(asked.len() <= usize::from(id.is_some()), "{asked:?}");
        prop_assert!(asked.iter().all(|it| matches!(it, Effect::WriteBack { .. })), "{asked:?}");
        self.world.passes(100_000);
        let later: Vec<Effect> =
            self.world.effects().into_iter().filter(|it| name(it).is_some()).collect();
        prop_assert_eq!(later, Vec::new(), "and nothing begins by itself");
        Ok(())
    }
}

fn sequences() -> u32 {
    let told = std::env::var("SHOAL_SEQUENCES").ok();
    told.map_or(EVERY_DAY, |text| text.parse().expect("SHOAL_SEQUENCES is a number"))
}

#[test]
#[expect(clippy::print_stdout, reason = "how much was looked at is part of the result")]
fn actions_do_what_was_asked_for_once_and_end() {
    let cases = sequences();
    let mut runner =
        TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
    let (mut acts, mut actions, mut judged) = (0_usize, 0_usize, 0_usize);
    let ran = std::cell::RefCell::new((&mut acts, &mut actions, &mut judged));
    let result = runner.run(&prop::collection::vec(step(), 0..60), |steps| {
        let mut story = Story::begin();
        for step in steps {
            story.takes(step)?;
        }
        story.ends_by_itself()?;
        let mut ran = ran.borrow_mut();
        *ran.0 += story.asked.values().map(Vec::len).sum::<usize>();
        *ran.1 += story.asked.len();
        *ran.2 += story.judged;
        Ok(())
    });
    if let Err(failure) = result {
        panic!("{failure}");
    }
    println!(
        "{cases} sequences, {actions} actions that asked the daemon, {acts} requests, {judged} ends with settings put back"
    );
    assert!(cases < 100 || actions > cases as usize, "the sequences reach the daemon");
    assert!(cases < 1_000 || judged > 0, "no end that says that settings are back was looked at");
}
