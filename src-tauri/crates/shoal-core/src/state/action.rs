//! How far the one action under way is, and how it ended.
//!
//! An action is asked for once, carried out once, and judged by the daemon's own events: never "done" before the
//! second `connected` event. Nothing is retried. A switch that fails puts the former settings back, unless somebody
//! else has changed them meanwhile.

use crate::constraint::{LocationTarget, ReplacedSettings};
use crate::event::{ActionId, Effect, Refusal};
use crate::snapshot::{
    ActionFigures, ActionKind, ActionPhase, ActionView, ExitIpState, Outcome, RelayView,
};
use crate::time::UnixSeconds;
use crate::tunnel::{BlockCause, Tunnel, TunnelEpoch};

/// Seconds within which the tunnel must be up in the other place and the daemon must have told its exit IP.
pub(crate) const DEADLINE: i64 = 60;
/// Seconds after which settings that changed nothing count as such: the daemon begins to reconnect at once.
pub(crate) const SETTLED_AFTER: i64 = 10;
/// Seconds between the end of one action and the next.
pub(crate) const COOL_DOWN: i64 = 3;

/// What an action needs to see of the world.
#[derive(Clone, Debug)]
pub(crate) struct Scene<'a> {
    pub(crate) tunnel: &'a Tunnel,
    pub(crate) epoch: TunnelEpoch,
    pub(crate) v4: ExitIpState,
    pub(crate) figures: ActionFigures,
    pub(crate) now: UnixSeconds,
}

/// What is asked for.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) kind: ActionKind,
    pub(crate) target: Option<LocationTarget>,
    pub(crate) to: Option<RelayView>,
}

#[derive(Clone, Debug, PartialEq)]
enum Phase {
    Asking,
    /// The daemon has taken it, at this time.
    Taken(UnixSeconds),
    /// Being put back; what the outcome will be.
    Restoring {
        timed_out: bool,
    },
    Ended(Outcome, Box<ActionFigures>, UnixSeconds),
}

#[derive(Clone, Debug)]
struct Action {
    id: ActionId,
    request: Request,
    asked_at: UnixSeconds,
    asked_in: TunnelEpoch,
    before: ActionFigures,
    replaced: Option<ReplacedSettings>,
    phase: Phase,
}

/// The last action and what can be undone.
#[derive(Clone, Debug, Default)]
pub(crate) struct Actions {
    last: Option<Action>,
    count: u32,
    undo: Option<ReplacedSettings>,
    next_at: Option<UnixSeconds>,
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
        if !self.is_under_way() {
            self.last = None;
        }
    }

    /// Begins an action; its number.
    pub(crate) fn begin(&mut self, request: Request, scene: &Scene<'_>) -> ActionId {
        self.count = self.count.wrapping_add(1);
        let id = ActionId(self.count);
        self.last = Some(Action {
            id,
            request,
            asked_at: scene.now,
            asked_in: scene.epoch,
            before: scene.figures.clone(),
            replaced: None,
            phase: Phase::Asking,
        });
        id
    }

    /// Notes a request that is not carried out. While an action is under way the note would hide it, so there is none.
    pub(crate) fn turn_down(&mut self, request: Request, outcome: Outcome, scene: &Scene<'_>) {
        if !self.is_under_way() {
            self.begin(request, scene);
            self.set_ended(outcome, scene);
        }
    }

    /// Whether the cool-down after the last action is over.
    pub(crate) fn is_cool(&self, now: UnixSeconds) -> bool {
        self.next_at.is_none_or(|at| now >= at)
    }

    /// Takes back moments that lie in the future, because the clock was set back: no deadline moves further away.
    pub(crate) fn clock_set_back(&mut self, now: UnixSeconds) {
        self.next_at = self.next_at.map(|at| at.min(now.plus(COOL_DOWN)));
        if let Some(action) = &mut self.last {
            action.asked_at = action.asked_at.min(now);
            if let Phase::Taken(at) = &mut action.phase {
                *at = (*at).min(now);
            }
        }
    }

    /// The daemon has taken settings.
    pub(crate) fn written(&mut self, id: ActionId, replaced: ReplacedSettings, scene: &Scene<'_>) {
        let Some(action) = self.current(id) else { return };
        match action.phase {
            Phase::Restoring { timed_out } => {
                self.undo = None;
                self.end(unsuccessful(timed_out, true), scene);
            }
            Phase::Asking => {
                action.phase = Phase::Taken(scene.now);
                action.replaced = Some(replaced.clone());
                self.undo = match action.request.kind {
                    ActionKind::Switch if replaced.former != replaced.sent => Some(replaced),
                    ActionKind::Switch | ActionKind::Reconnect => self.undo.take(),
                    ActionKind::Undo => None,
                };
            }
            Phase::Taken(_) | Phase::Ended(..) => {}
        }
    }

    /// The daemon has taken a request to reconnect.
    pub(crate) fn taken(&mut self, id: ActionId, now: UnixSeconds) {
        if let Some(action) = self.current(id)
            && action.phase == Phase::Asking
        {
            action.phase = Phase::Taken(now);
        }
    }

    /// The effect was not carried out.
    pub(crate) fn refused(&mut self, id: ActionId, refusal: Refusal, scene: &Scene<'_>) {
        let Some(action) = self.current(id) else { return };
        let outcome = match action.phase {
            Phase::Restoring { timed_out } => unsuccessful(timed_out, false),
            Phase::Asking | Phase::Taken(_) => Outcome::Refused { refusal },
            Phase::Ended(..) => return,
        };
        self.end(outcome, scene);
    }

    /// Judges the action under way by what can be seen; what must be done about it.
    pub(crate) fn judge(&mut self, scene: &Scene<'_>) -> Option<Effect> {
        let action = self.last.as_ref()?;
        let verdict = match action.phase {
            Phase::Taken(at) => action.verdict(at, scene),
            Phase::Asking if action.is_overdue(scene.now) => {
                Verdict::Ended(unsuccessful(true, false))
            }
            Phase::Restoring { timed_out } if scene.now.since(action.asked_at) >= 2 * DEADLINE => {
                Verdict::Ended(unsuccessful(timed_out, false))
            }
            Phase::Asking | Phase::Restoring { .. } | Phase::Ended(..) => Verdict::Wait,
        };
        match verdict {
            Verdict::Wait => None,
            Verdict::Ended(outcome) => {
                self.end(outcome, scene);
                None
            }
            Verdict::Lost { timed_out } => self.give_up(timed_out, scene),
        }
    }

    /// When the action under way must be judged again even if nothing happens.
    pub(crate) fn wake_at(&self, now: UnixSeconds) -> Option<UnixSeconds> {
        let action = self.last.as_ref()?;
        match action.phase {
            Phase::Taken(at) if now < at.plus(SETTLED_AFTER) => Some(at.plus(SETTLED_AFTER)),
            Phase::Asking | Phase::Taken(_) => Some(action.asked_at.plus(DEADLINE)),
            Phase::Restoring { .. } => Some(action.asked_at.plus(2 * DEADLINE)),
            Phase::Ended(..) => None,
        }
    }

    /// The last action, to be shown; `is_up`: whether a tunnel is up.
    pub(crate) fn view(&self, is_up: bool) -> Option<ActionView> {
        let action = self.last.as_ref()?;
        let phase = match &action.phase {
            Phase::Asking => ActionPhase::Asking,
            Phase::Taken(_) if is_up => ActionPhase::Verifying,
            Phase::Taken(_) => ActionPhase::Reconnecting,
            Phase::Restoring { .. } => ActionPhase::Restoring,
            Phase::Ended(outcome, after, _) => ActionPhase::Ended {
                outcome: *outcome,
                before: Box::new(action.before.clone()),
                after: after.clone(),
            },
        };
        Some(ActionView {
            id: action.id,
            kind: action.request.kind,
            to: action.request.to.clone(),
            phase,
            asked_at: action.asked_at,
            next_at: self.next_at,
        })
    }

    fn current(&mut self, id: ActionId) -> Option<&mut Action> {
        self.last.as_mut().filter(|action| action.id == id)
    }

    fn give_up(&mut self, timed_out: bool, scene: &Scene<'_>) -> Option<Effect> {
        let action = self.last.as_mut()?;
        let replaced = action.replaced.clone().filter(|r| r.former != r.sent);
        match (action.request.kind, replaced) {
            (ActionKind::Switch, Some(ReplacedSettings { former, sent })) => {
                action.phase = Phase::Restoring { timed_out };
                Some(Effect::WriteBack { action: action.id, former, expected: Some(sent) })
            }
            (ActionKind::Switch | ActionKind::Undo | ActionKind::Reconnect, _) => {
                self.end(unsuccessful(timed_out, false), scene);
                None
            }
        }
    }

    fn end(&mut self, outcome: Outcome, scene: &Scene<'_>) {
        self.set_ended(outcome, scene);
        self.next_at = Some(scene.now.plus(COOL_DOWN));
    }

    fn set_ended(&mut self, outcome: Outcome, scene: &Scene<'_>) {
        if let Some(action) = &mut self.last {
            action.phase = Phase::Ended(outcome, Box::new(scene.figures.clone()), scene.now);
        }
    }
}

fn unsuccessful(timed_out: bool, restored: bool) -> Outcome {
    if timed_out { Outcome::TimedOut { restored } } else { Outcome::Failed { restored } }
}

enum Verdict {
    Wait,
    Ended(Outcome),
    Lost { timed_out: bool },
}

impl Action {
    fn is_overdue(&self, now: UnixSeconds) -> bool {
        now.since(self.asked_at) >= DEADLINE
    }

    fn verdict(&self, taken_at: UnixSeconds, scene: &Scene<'_>) -> Verdict {
        let is_overdue = self.is_overdue(scene.now);
        match scene.tunnel {
            Tunnel::Down { .. } => Verdict::Ended(Outcome::SavedForLater),
            // Offline is the machine's trouble, not the place's: the daemon goes on by itself.
            Tunnel::Blocked { cause: BlockCause::Offline, .. } if !is_overdue => Verdict::Wait,
            Tunnel::Blocked { .. } => Verdict::Lost { timed_out: false },
            Tunnel::Unknown | Tunnel::Changing if is_overdue => Verdict::Lost { timed_out: true },
            Tunnel::Unknown | Tunnel::Changing => Verdict::Wait,
            Tunnel::Up(route) => {
                let exit = route.exit.as_ref();
                let is_there = self
                    .request
                    .target
                    .as_ref()
                    .is_none_or(|target| exit.is_some_and(|relay| target.is_met_by(relay)));
                let is_new = scene.epoch != self.asked_in;
                match (is_there, is_new) {
                    (true, true) => self.verdict_there(is_overdue, scene),
                    (true, false) => self.verdict_unmoved(taken_at, scene.now),
                    (false, _) if is_overdue => Verdict::Lost { timed_out: true },
                    // A connection that was on its way when the daemon was asked may still come up first.
                    (false, true) if scene.now.since(taken_at) >= SETTLED_AFTER => {
                        Verdict::Lost { timed_out: false }
                    }
                    (false, _) => Verdict::Wait,
                }
            }
        }
    }

    fn verdict_there(&self, is_overdue: bool, scene: &Scene<'_>) -> Verdict {
        match scene.v4 {
            ExitIpState::Known if scene.figures.exit_ip == self.before.exit_ip => {
                Verdict::Ended(Outcome::Unchanged)
            }
            ExitIpState::Known => Verdict::Ended(Outcome::Verified),
            ExitIpState::NeverCame => Verdict::Ended(Outcome::UpUnverified),
            ExitIpState::None | ExitIpState::NotYet if is_overdue => {
                Verdict::Ended(Outcome::UpUnverified)
            }
            ExitIpState::None | ExitIpState::NotYet => Verdict::Wait,
        }
    }

    /// The tunnel is where it should be and is the one it was: settings that change nothing reconnect nothing.
    fn verdict_unmoved(&self, taken_at: UnixSeconds, now: UnixSeconds) -> Verdict {
        let nothing_changed = self.replaced.as_ref().is_some_and(|r| r.former == r.sent);
        if nothing_changed || now.since(taken_at) >= SETTLED_AFTER {
            Verdict::Ended(Outcome::Unchanged)
        } else {
            Verdict::Wait
        }
    }
}
