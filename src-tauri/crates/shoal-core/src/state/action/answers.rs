//! What the world answers to the steps of an action.

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
            Phase::Restoring { timed_out } => {
                self.undo = None;
                self.end(unsuccessful(timed_out, true), scene);
                None
            }
            Phase::Asking(step) if action.awaits_settings(step) => {
                action.replaced = Some(replaced.clone());
                let is_other = replaced.former != replaced.sent;
                let effect = action.go_on(step, scene);
                let kind = action.request.kind;
                if kind.can_be_undone() {
                    self.undo = is_other.then_some(replaced);
                } else if kind == ActionKind::Undo {
                    self.undo = None;
                }
                effect
            }
            Phase::Asking(_) | Phase::Taken(_) | Phase::Ended(..) => None,
        }
    }

    /// The daemon has a new key; the step that follows.
    pub(crate) fn key_rotated(&mut self, id: ActionId, scene: &Scene<'_>) -> Option<Effect> {
        self.key_made = Some(scene.now);
        let action = self.current(id)?;
        let Phase::Asking(step) = action.phase else { return None };
        if action.request.steps.get(step) != Some(&Step::RotateKey) {
            return None;
        }
        action.key_replaced = true;
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
        let outcome = match action.phase {
            Phase::Restoring { timed_out } => unsuccessful(timed_out, false),
            Phase::Asking(_) | Phase::Taken(_) => Outcome::Refused { refusal },
            Phase::Ended(..) => return,
        };
        self.end(outcome, scene);
    }

    fn current(&mut self, id: ActionId) -> Option<&mut Action> {
        self.last.as_mut().filter(|action| action.id == id)
    }
}
