//! What the world answers to the steps of an action, in time or late.

use crate::constraint::ReplacedSettings;
use crate::event::{ActionId, Effect, Refusal};
use crate::snapshot::{ActionKind, Outcome};
use crate::state::action::{Action, Actions, Phase, Scene, Step, unsuccessful};

impl Actions {
    /// The daemon has taken settings; the step that follows.
    pub(crate) fn written(
        &mut self,
        id: ActionId,
        replaced: ReplacedSettings,
        scene: &Scene<'_>,
    ) -> Option<Effect> {
        let action = self.last.as_mut().filter(|action| action.id == id)?;
        match action.phase {
            Phase::Asking(step) if action.awaits_settings(step) => {
                action.replaced = Some(replaced);
                let effect = action.go_on(step, scene);
                self.offer_undo();
                effect
            }
            Phase::Restoring { timed_out } => {
                let restored = action.is_put_back_by(&replaced);
                if restored {
                    self.undo.clone_from(&action.undo_before);
                }
                self.end(unsuccessful(timed_out, restored), scene);
                None
            }
            Phase::Ended(..) => {
                self.written_late(replaced);
                None
            }
            Phase::Asking(_) | Phase::Taken(_) => None,
        }
    }

    /// The daemon has a new key; the step that follows.
    pub(crate) fn key_rotated(&mut self, id: ActionId, scene: &Scene<'_>) -> Option<Effect> {
        self.key_made = Some(scene.now);
        let action = self.current(id).filter(|action| action.request.kind.makes_key())?;
        let step = match action.phase {
            Phase::Asking(step) if action.makes_key(step) => step,
            Phase::Ended(..) => {
                action.key_replaced = true;
                return None;
            }
            Phase::Asking(_) | Phase::Taken(_) | Phase::Restoring { .. } => return None,
        };
        action.key_replaced = true;
        action.runs_since = scene.now;
        // A tunnel that came up before has the key of before.
        action.asked_in = scene.epoch;
        action.go_on(step, scene)
    }

    /// The daemon has taken a request to reconnect.
    pub(crate) fn taken(&mut self, id: ActionId, scene: &Scene<'_>) -> Option<Effect> {
        let action = self.current(id)?;
        let Phase::Asking(step) = action.phase else { return None };
        if action.request.steps.get(step) != Some(&Step::Reconnect) {
            return None;
        }
        action.go_on(step, scene)
    }

    /// The effect was not carried out.
    pub(crate) fn refused(&mut self, id: ActionId, refusal: Refusal, scene: &Scene<'_>) {
        let Some(action) = self.current(id) else { return };
        match action.phase {
            Phase::Asking(step) if refusal == Refusal::NoAnswer => self.no_answer_to(step, scene),
            Phase::Asking(_) => self.end(Outcome::Refused { refusal }, scene),
            Phase::Restoring { timed_out } => self.end(unsuccessful(timed_out, false), scene),
            // Every step was taken, or nothing is waited for any more.
            Phase::Taken(_) | Phase::Ended(..) => {}
        }
    }

    /// Nobody said what became of a step: it may be done all the same.
    pub(super) fn no_answer_to(&mut self, step: usize, scene: &Scene<'_>) {
        let Some(action) = &self.last else { return };
        if action.makes_key(step) {
            self.key_unanswered = Some(scene.now);
        }
        let is_as_before = !action.awaits_settings(step) && action.to_put_back().is_none();
        self.end(unsuccessful(true, is_as_before), scene);
    }

    fn current(&mut self, id: ActionId) -> Option<&mut Action> {
        self.last.as_mut().filter(|action| action.id == id)
    }

    /// What the last action wrote can be undone; an undo cannot. One that changed nothing leaves what could be undone.
    fn offer_undo(&mut self) {
        let Some(action) = &self.last else { return };
        if let Some(replaced) = action.to_put_back() {
            self.undo = Some(replaced.clone());
        } else if action.request.kind == ActionKind::Undo {
            self.undo = None;
        }
    }

    /// A write comes to light after its time. Nothing is done about it; it can be undone, and what is said is put right.
    fn written_late(&mut self, replaced: ReplacedSettings) {
        let Some(action) = &mut self.last else { return };
        let may_be_told_right = matches!(
            action.phase,
            Phase::Ended(
                Outcome::Failed { restored: false } | Outcome::TimedOut { restored: false },
                ..
            )
        );
        if !may_be_told_right {
            return;
        }
        let is_restored = if action.replaced.is_none() {
            action.replaced = Some(replaced);
            let is_restored = action.to_put_back().is_none();
            self.offer_undo();
            is_restored
        } else {
            let is_restored = action.is_put_back_by(&replaced);
            if is_restored {
                self.undo.clone_from(&action.undo_before);
            }
            is_restored
        };
        if let Some(Phase::Ended(
            Outcome::Failed { restored } | Outcome::TimedOut { restored },
            ..,
        )) = self.last.as_mut().map(|action| &mut action.phase)
        {
            *restored = is_restored;
        }
    }
}

impl Action {
    fn makes_key(&self, step: usize) -> bool {
        self.request.steps.get(step) == Some(&Step::RotateKey)
    }

    /// Whether a write put the settings back that were there before the action.
    fn is_put_back_by(&self, replaced: &ReplacedSettings) -> bool {
        self.replaced.as_ref().is_some_and(|ours| ours.former == replaced.sent)
    }
}
