//! Laws of actions: whatever the user clicks and the daemon says, in whatever order.
//!
//! A few thousand sequences run every day; `SHOAL_SEQUENCES=100000` sets another number:
//! `SHOAL_SEQUENCES=100000 cargo test --release -p shoal-tests --test it -- any_actions --nocapture`.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use shoal_core::constraint::{LocationConstraint, RelaySettingsBytes};
use shoal_core::key::Device;
use shoal_core::multihop::{EntryTarget, MultihopControl, MultihopMode};
use shoal_core::relay::CityCode;
use shoal_core::snapshot::{ActionKind, ActionPhase, ActionView, Outcome};
use shoal_core::tunnel::BlockCause;
use shoal_core::{
    ActionId, Command, Effect, Event, ExitIp, Refusal, RelayName, Route, Source, SwitchTarget,
    Trouble, Tunnel, TunnelEpoch, TunnelReport, UnixSeconds,
};
use support::acts::{address, number};
use support::world::{World, bytes, daemon_settings};

/// How many sequences run where nobody says otherwise.
const EVERY_DAY: u32 = 2_000;
/// The longest that an action can take: 70 s for its key, 60 s for the tunnel, 60 s for putting back.
const LONGEST: i64 = 190;

/// One thing that happens.
#[derive(Clone, Debug)]
enum Step {
    Asks(Command, u64),
    /// What was asked for is carried out, or refused: the nth of what has no answer yet.
    Answers(usize, Answer),
    Happens(Event),
    Passes(i64),
}

#[derive(Clone, Copy, Debug)]
enum Answer {
    Done,
    /// Done, and it changes nothing.
    DoneAlready,
    Refused(Refusal),
}

fn relay() -> impl Strategy<Value = RelayName> {
    let names = vec!["dk-cph-wg-001", "dk-cph-wg-002", "se-sto-wg-001", "se-sto-wg-002"];
    prop::sample::select(names).prop_map(|name| RelayName::new(name).expect("a name"))
}

fn command() -> impl Strategy<Value = Command> {
    let seen_in = || prop::option::weighted(0.2, (0_u32..20).prop_map(TunnelEpoch));
    let city = CityCode::new("se-sto").expect("a code");
    let targets = vec![
        SwitchTarget::City { city: city.clone() },
        SwitchTarget::Best,
        SwitchTarget::AnotherRelay,
    ];
    let modes = vec![MultihopMode::On, MultihopMode::Off, MultihopMode::Auto];
    prop_oneof![
        4 => (prop::sample::select(targets), seen_in())
            .prop_map(|(target, seen_in)| Command::Switch { target, seen_in }),
        2 => any::<bool>().prop_map(|anyway| Command::Undo { anyway }),
        3 => (prop::bool::weighted(0.2), seen_in())
            .prop_map(|(insist, seen_in)| Command::RotateKey { insist, seen_in }),
        5 => (prop::bool::weighted(0.2), seen_in())
            .prop_map(|(insist, seen_in)| Command::NewIdentity { insist, seen_in }),
        1 => prop::sample::select(modes).prop_map(|mode| Command::Multihop { mode }),
        1 => Just(Command::Entry { entry: EntryTarget::City { city } }),
        1 => Just(Command::Reconnect),
        1 => Just(Command::Forget),
    ]
}

fn report() -> impl Strategy<Value = TunnelReport> {
    let exit_ip = prop::option::of((10_u8..14).prop_map(|last| ExitIp([198, 18, 4, last].into())));
    let route = (relay(), prop::option::weighted(0.2, relay()));
    let up = (route, exit_ip).prop_map(|((exit, entry), v4)| TunnelReport {
        tunnel: Tunnel::Up(Route { exit: Some(exit), entry }),
        v4,
        v6: None,
    });
    let causes = vec![BlockCause::Offline, BlockCause::NoMatchingRelay, BlockCause::NotAccepted];
    let without = |tunnel| TunnelReport { tunnel, ..TunnelReport::default() };
    prop_oneof![
        8 => up,
        4 => Just(without(Tunnel::Changing)),
        1 => Just(without(Tunnel::Down { locked_down: false })),
        1 => Just(without(Tunnel::Unknown)),
        2 => prop::sample::select(causes)
            .prop_map(move |cause| without(Tunnel::Blocked { cause, leaking: false })),
    ]
}

fn event() -> impl Strategy<Value = Event> {
    let found =
        Event::SourceFound { source: Source::Daemon, version: None, unchecked_socket: false };
    let trouble = Trouble::DaemonNotRunning;
    let locations = vec![
        LocationConstraint::Any,
        LocationConstraint::Any,
        LocationConstraint::Any,
        LocationConstraint::City(CityCode::new("dk-cph").expect("a code")),
        LocationConstraint::CustomList(None),
        LocationConstraint::CustomEndpoint,
    ];
    let key_ages = prop_oneof![Just(None), (-7_200_i64..7_200).prop_map(Some)];
    prop_oneof![
        12 => report().prop_map(Event::TunnelReported),
        5 => (0_u32..20, 0_u8..4)
            .prop_map(|(epoch, last)| (TunnelEpoch(epoch), address(last)))
            .prop_map(|(epoch, address)| Event::TunnelAddressSeen { epoch, address }),
        2 => Just(found),
        1 => Just(Event::SourceFailed { source: Source::Daemon, trouble }),
        2 => prop::sample::select(locations)
            .prop_map(|location| Event::DaemonSettingsReported(daemon_settings(location))),
        1 => key_ages.prop_map(|age| {
            let key_created = age.map(|age| support::world::MORNING.plus(age));
            Event::DeviceReported(Device::LoggedIn { key_created })
        }),
        1 => Just(Event::LeakReported),
        1 => Just(Event::MultihopControlSeen(MultihopControl::Modes(vec![MultihopMode::On]))),
        1 => stray_answer(),
    ]
}

/// An answer to whatever action, asked for or not.
fn stray_answer() -> impl Strategy<Value = Event> {
    (0_u32..12, 0_u8..4).prop_map(|(id, kind)| {
        let action = ActionId(id);
        match kind {
            0 => Event::KeyRotated { action },
            1 => Event::ReconnectTaken { action },
            2 => Event::ActionRefused { action, refusal: Refusal::RefusedByDaemon },
            _ => Event::SettingsWritten { action, former: bytes("stray"), sent: bytes("answer") },
        }
    })
}

fn step() -> impl Strategy<Value = Step> {
    let refusals = vec![
        Refusal::ChangedMeanwhile,
        Refusal::NotReachable,
        Refusal::NoAnswer,
        Refusal::RefusedByDaemon,
    ];
    let answer = prop_oneof![
        8 => Just(Answer::Done),
        1 => Just(Answer::DoneAlready),
        3 => prop::sample::select(refusals).prop_map(Answer::Refused),
    ];
    let seconds = prop_oneof![4 => 0_i64..15, 2 => 50_i64..75, 1 => 3_000_i64..4_000];
    prop_oneof![
        5 => (command(), any::<u64>()).prop_map(|(command, draw)| Step::Asks(command, draw)),
        9 => (0_usize..3, answer).prop_map(|(which, answer)| Step::Answers(which, answer)),
        10 => event().prop_map(Step::Happens),
        4 => seconds.prop_map(Step::Passes),
    ]
}

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
    /// What each action found there first.
    former: BTreeMap<u32, RelaySettingsBytes>,
    /// Whether answers came that nobody had given.
    strayed: bool,
    writes: u32,
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
        | Effect::KeepUndo(_)
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
            former: BTreeMap::new(),
            strayed: false,
            writes: 0,
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
                if let Event::ActionRefused { action, .. } = event {
                    self.keys.remove(&action.0);
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
    fn settings_are_told_right(&self) -> Law {
        let Some(action) = self.shown.as_ref().filter(|_| !self.strayed) else { return Ok(()) };
        let ActionPhase::Ended { outcome, .. } = action.phase else { return Ok(()) };
        let (Outcome::Failed { restored: true } | Outcome::TimedOut { restored: true }) = outcome
        else {
            return Ok(());
        };
        // What an undo found is not what it should leave.
        let former = self.former.get(&action.id.0).filter(|_| action.kind != ActionKind::Undo);
        if let Some(former) = former {
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
    let (mut acts, mut actions) = (0_usize, 0_usize);
    let ran = std::cell::RefCell::new((&mut acts, &mut actions));
    let result = runner.run(&prop::collection::vec(step(), 0..60), |steps| {
        let mut story = Story::begin();
        for step in steps {
            story.takes(step)?;
        }
        story.ends_by_itself()?;
        let mut ran = ran.borrow_mut();
        *ran.0 += story.asked.values().map(Vec::len).sum::<usize>();
        *ran.1 += story.asked.len();
        Ok(())
    });
    if let Err(failure) = result {
        panic!("{failure}");
    }
    println!("{cases} sequences, {actions} actions that asked the daemon, {acts} requests");
    assert!(cases < 100 || actions > cases as usize, "the sequences reach the daemon");
}
