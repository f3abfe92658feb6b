//! How far the one action under way is, and how it ended.
//!
//! An action is asked for once, carried out step by step, each step once, and judged by the daemon's own events: never
//! "done" before the second `connected` event. Nothing is retried. One that fails puts the former settings back, unless
//! somebody else has changed them meanwhile; a new key cannot be taken back, and is said. Once an action has ended nothing
//! more is done for it: an answer that comes later is only noted.

mod answers;
mod plan;
mod verdict;

use crate::address::TunnelAddress;
use crate::constraint::ReplacedSettings;
use crate::event::{ActionId, Effect};
use crate::snapshot::{
    ActionFigures, ActionPhase, ActionView, ExitIpState, Outcome, TunnelAddressChange,
};
use crate::time::UnixSeconds;
use crate::tunnel::{Tunnel, TunnelEpoch};

use plan::STEP_DEADLINE;
pub(crate) use plan::{Request, Step};
use verdict::Verdict;

/// Seconds after which settings that changed nothing count as such: the daemon begins to reconnect at once.
pub(crate) const SETTLED_AFTER: i64 = 10;
/// Seconds between the end of one action and the next.
pub(crate) const COOL_DOWN: i64 = 3;
/// Seconds between one key and the next, unless the user insists: Mullvad raised its own interval because of the load
/// that rotations are (PR 4512 of mullvadvpn-app, read 2026-11).
pub(crate) const BETWEEN_KEYS: i64 = 3_600;

/// What an action needs to see of the world.
#[derive(Clone, Debug)]
pub(crate) struct Scene<'a> {
    pub(crate) tunnel: &'a Tunnel,
    pub(crate) epoch: TunnelEpoch,
    pub(crate) v4: ExitIpState,
    /// The tunnel's address; empty where it was not read.
    pub(crate) address: TunnelAddress,
    pub(crate) figures: ActionFigures,
    pub(crate) now: UnixSeconds,
}

#[derive(Clone, Debug, PartialEq)]
enum Phase {
    /// The world is asked for this step.
    Asking(usize),
    /// The last step was taken, at this time.
    Taken(UnixSeconds),
    /// Being put back; what the outcome will be.
    Restoring {
        timed_out: bool,
    },
    Ended(Outcome, Box<ActionFigures>, Option<TunnelAddressChange>),
}

#[derive(Clone, Debug)]
struct Action {
    id: ActionId,
    number: Option<u32>,
    request: Request,
    asked_at: UnixSeconds,
    /// Since when the time for the tunnel runs: since the action was asked for, or since its key was made.
    runs_since: UnixSeconds,
    /// Until when the present phase may last.
    deadline: UnixSeconds,
    /// Until when the address of a tunnel that is there is waited for.
    address_until: Option<UnixSeconds>,
    /// During which tunnel the step was asked for that changes it.
    asked_in: TunnelEpoch,
    before: ActionFigures,
    address_before: TunnelAddress,
    key_replaced: bool,
    replaced: Option<ReplacedSettings>,
    /// What could be undone before: that counts again where this action's settings are put back.
    undo_before: Option<ReplacedSettings>,
    phase: Phase,
}

/// The last action and what can be undone.
#[derive(Clone, Debug, Default)]
pub(crate) struct Actions {
    last: Option<Action>,
    count: u32,
    /// Of the command that is being looked at.
    number: Option<u32>,
    /// Of the last one that the action under way stood in the way of.
    turned_down: Option<u32>,
    undo: Option<ReplacedSettings>,
    next_at: Option<UnixSeconds>,
    /// When Shoal was given a key last.
    key_made: Option<UnixSeconds>,
    /// When nobody said last whether there is a key.
    key_unanswered: Option<UnixSeconds>,
    /// The present key's own time, as told, and the moment that its hour is counted from.
    key_told: Option<(UnixSeconds, UnixSeconds)>,
}

impl Actions {
    /// Whether one is under way.
    pub(crate) fn is_under_way(&self) -> bool {
        self.last.as_ref().is_some_and(|action| !matches!(action.phase, Phase::Ended(..)))
    }

    /// What a switch can be undone to.
    pub(crate) fn undo(&self) -> Option<&ReplacedSettings> {
        self.undo.as_ref()
    }

    /// Takes what an earlier program could undo, if nothing was switched since.
    pub(crate) fn remember(&mut self, replaced: ReplacedSettings) {
        self.undo.get_or_insert(replaced);
    }

    /// Takes no switch of before for one that can be undone.
    pub(crate) fn forget(&mut self) {
        self.undo = None;
        if self.is_under_way() {
            self.last.iter_mut().for_each(|action| action.undo_before = None);
        } else {
            self.last = None;
        }
    }

    /// Begins an action with its first step.
    pub(crate) fn begin(&mut self, request: Request, scene: &Scene<'_>) -> Option<Effect> {
        let effect = self.note(request, scene).ask(0);
        if effect.is_none() {
            self.set_ended(Outcome::NoSuchPlace, scene);
        }
        effect
    }

    /// Takes the number under which the next requests are made.
    pub(crate) fn asked_under(&mut self, number: Option<u32>) {
        self.number = number;
    }

    /// Notes a request that is not carried out. While an action is under way the note would hide it, so there is none but
    /// its number.
    pub(crate) fn turn_down(&mut self, request: Request, outcome: Outcome, scene: &Scene<'_>) {
        if self.is_under_way() {
            self.turned_down = self.number.or(self.turned_down);
        } else {
            self.note(request, scene);
            self.set_ended(outcome, scene);
        }
    }

    fn note(&mut self, request: Request, scene: &Scene<'_>) -> &mut Action {
        self.count = self.count.wrapping_add(1);
        self.turned_down = None;
        self.last.insert(Action {
            id: ActionId(self.count),
            number: self.number,
            request,
            asked_at: scene.now,
            runs_since: scene.now,
            deadline: scene.now.plus(STEP_DEADLINE),
            address_until: None,
            asked_in: scene.epoch,
            before: scene.figures.clone(),
            address_before: scene.address,
            key_replaced: false,
            replaced: None,
            undo_before: self.undo.clone(),
            phase: Phase::Asking(0),
        })
    }

    /// Whether the cool-down after the last action is over.
    pub(crate) fn is_cool(&self, now: UnixSeconds) -> bool {
        self.next_at.is_none_or(|at| now >= at)
    }

    /// The daemon told when the present key was made. Where its clock is ahead, the hour counts from now.
    pub(crate) fn key_told(&mut self, created: Option<UnixSeconds>, now: UnixSeconds) {
        let is_same = created.is_some() && self.key_told.map(|(told, _)| told) == created;
        if !is_same {
            self.key_told = created.map(|created| (created, created.min(now)));
        }
    }

    /// When the next key may be made without insisting.
    pub(crate) fn next_key_at(&self) -> Option<UnixSeconds> {
        let told = self.key_told.map(|(_, from)| from);
        self.key_made.max(self.key_unanswered).max(told).map(|made| made.plus(BETWEEN_KEYS))
    }

    /// Takes back moments that lie in the future, because the clock was set back: no deadline moves further away.
    pub(crate) fn clock_set_back(&mut self, now: UnixSeconds) {
        self.next_at = self.next_at.map(|at| at.min(now.plus(COOL_DOWN)));
        self.key_made = self.key_made.min(Some(now));
        self.key_unanswered = self.key_unanswered.min(Some(now));
        self.key_told = self.key_told.map(|(told, from)| (told, from.min(now)));
        if let Some(action) = &mut self.last {
            action.asked_at = action.asked_at.min(now);
            action.runs_since = action.runs_since.min(now);
            action.deadline = action.deadline.min(now.plus(action.time_allowed()));
            action.address_until = action.address_until.map(|at| at.min(now.plus(SETTLED_AFTER)));
            if let Phase::Taken(at) = &mut action.phase {
                *at = (*at).min(now);
            }
        }
    }

    /// Judges the action under way by what can be seen; what must be done about it.
    pub(crate) fn judge(&mut self, scene: &Scene<'_>) -> Option<Effect> {
        let action = self.last.as_mut()?;
        action.look_again_at_before(scene);
        let is_overdue = action.is_overdue(scene.now);
        match action.phase {
            Phase::Taken(at) => match action.verdict(at, scene) {
                Verdict::Wait => None,
                Verdict::AwaitAddress => {
                    action.address_until.get_or_insert(scene.now.plus(SETTLED_AFTER));
                    None
                }
                Verdict::Ended(outcome) => {
                    self.end(outcome, scene);
                    None
                }
                Verdict::Lost { timed_out } => self.give_up(timed_out, scene),
            },
            Phase::Asking(step) if is_overdue => {
                self.no_answer_to(step, scene);
                None
            }
            Phase::Restoring { timed_out } if is_overdue => {
                self.end(unsuccessful(timed_out, false), scene);
                None
            }
            Phase::Asking(_) | Phase::Restoring { .. } | Phase::Ended(..) => None,
        }
    }

    /// When the action under way must be judged again even if nothing happens.
    pub(crate) fn wake_at(&self, now: UnixSeconds) -> Option<UnixSeconds> {
        let action = self.last.as_ref()?;
        let settled = match action.phase {
            Phase::Taken(at) => Some(at.plus(SETTLED_AFTER)).filter(|at| now < *at),
            Phase::Asking(_) | Phase::Restoring { .. } => None,
            Phase::Ended(..) => return None,
        };
        let address = action.address_until.filter(|at| now < *at);
        [settled, address, Some(action.deadline)].into_iter().flatten().min()
    }

    /// The last action, to be shown; `is_up`: whether a tunnel is up.
    pub(crate) fn view(&self, is_up: bool) -> Option<ActionView> {
        let action = self.last.as_ref()?;
        let phase = match &action.phase {
            Phase::Asking(step) if action.request.steps.get(*step) == Some(&Step::RotateKey) => {
                ActionPhase::ReplacingKey
            }
            Phase::Asking(_) => ActionPhase::Asking,
            Phase::Taken(_) if is_up => ActionPhase::Verifying,
            Phase::Taken(_) => ActionPhase::Reconnecting,
            Phase::Restoring { .. } => ActionPhase::Restoring,
            Phase::Ended(outcome, after, tunnel_address) => ActionPhase::Ended {
                outcome: *outcome,
                before: Box::new(action.before.clone()),
                after: after.clone(),
                tunnel_address: *tunnel_address,
            },
        };
        Some(ActionView {
            id: action.id,
            kind: action.request.kind,
            to: action.request.to.clone(),
            phase,
            asked_at: action.asked_at,
            next_at: self.next_at,
            number: action.number,
            turned_down: self.turned_down,
            key_replaced: action.key_replaced,
            changed_settings: action.left_other_settings(),
        })
    }

    fn give_up(&mut self, timed_out: bool, scene: &Scene<'_>) -> Option<Effect> {
        let action = self.last.as_mut()?;
        let Some(ReplacedSettings { former, sent }) = action.to_put_back().cloned() else {
            self.end(unsuccessful(timed_out, true), scene);
            return None;
        };
        action.phase = Phase::Restoring { timed_out };
        action.deadline = scene.now.plus(STEP_DEADLINE);
        Some(Effect::WriteBack { action: action.id, former, expected: Some(sent) })
    }

    fn end(&mut self, outcome: Outcome, scene: &Scene<'_>) {
        self.set_ended(outcome, scene);
        self.next_at = Some(scene.now.plus(COOL_DOWN));
    }

    fn set_ended(&mut self, outcome: Outcome, scene: &Scene<'_>) {
        if let Some(action) = &mut self.last {
            let address = action.address_change(scene);
            action.phase = Phase::Ended(outcome, Box::new(scene.figures.clone()), address);
        }
    }
}

fn unsuccessful(timed_out: bool, restored: bool) -> Outcome {
    if timed_out { Outcome::TimedOut { restored } } else { Outcome::Failed { restored } }
}

impl Action {
    fn is_overdue(&self, now: UnixSeconds) -> bool {
        now >= self.deadline
    }

    /// Asks for a step; nothing where there is none.
    fn ask(&mut self, step: usize) -> Option<Effect> {
        let next = self.request.steps.get(step)?;
        self.phase = Phase::Asking(step);
        self.deadline = self.runs_since.plus(next.deadline());
        Some(next.effect(self.id))
    }

    /// A step was taken; asks for the next one.
    fn go_on(&mut self, step: usize, scene: &Scene<'_>) -> Option<Effect> {
        let is_last = step + 1 == self.request.steps.len();
        if is_last && self.awaits_settings(step) && self.key_replaced && self.moved_nothing() {
            // Settings that are the ones of before reconnect nothing, and the new key needs that.
            self.request.steps.push(Step::Reconnect);
        }
        if matches!(scene.tunnel, Tunnel::Down { .. }) {
            // The next tunnel has the new key by itself, and there is none that could be set up anew.
            self.request.steps.retain(|next| *next != Step::Reconnect);
        }
        let effect = self.ask(step + 1);
        if effect.is_none() {
            self.phase = Phase::Taken(scene.now);
            self.deadline = self.runs_since.plus(STEP_DEADLINE);
        }
        effect
    }

    fn time_allowed(&self) -> i64 {
        match self.phase {
            Phase::Asking(step) => {
                self.request.steps.get(step).map_or(STEP_DEADLINE, Step::deadline)
            }
            Phase::Taken(_) | Phase::Restoring { .. } | Phase::Ended(..) => STEP_DEADLINE,
        }
    }

    /// Whether the step writes settings.
    fn awaits_settings(&self, step: usize) -> bool {
        self.request.steps.get(step).is_some_and(Step::writes_settings)
    }

    /// The daemon took settings that are those of before.
    fn moved_nothing(&self) -> bool {
        self.replaced.as_ref().is_some_and(|replaced| !is_other(replaced))
    }

    /// Whether the settings are others than before it, for all that is known.
    fn left_other_settings(&self) -> bool {
        let is_restored = matches!(
            self.phase,
            Phase::Ended(
                Outcome::Failed { restored: true } | Outcome::TimedOut { restored: true },
                ..
            )
        );
        self.to_put_back().is_some() && !is_restored
    }

    /// What a failure leaves to be put back. Nothing after an undo: the former settings are there then.
    fn to_put_back(&self) -> Option<&ReplacedSettings> {
        self.replaced.as_ref().filter(|it| is_other(it) && self.request.kind.can_be_undone())
    }
}

/// Whether a write changed anything.
fn is_other(replaced: &ReplacedSettings) -> bool {
    replaced.former != replaced.sent
}
