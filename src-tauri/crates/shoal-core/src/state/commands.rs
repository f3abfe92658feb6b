//! What follows from what the user asks for.

use crate::command::{Command, Draw, SwitchTarget};
use crate::constraint::LocationTarget;
use crate::event::{ActionId, Effect, Refusal};
use crate::settings::SettingsChange;
use crate::snapshot::{ActionKind, Outcome, RelayView, SwitchBlocked};
use crate::state::State;
use crate::state::action::Request;
use crate::state::view;
use crate::time::UnixSeconds;
use crate::tunnel::TunnelEpoch;

/// What comes with a command from outside.
struct When {
    draw: Draw,
    now: UnixSeconds,
}

impl State {
    pub(super) fn commanded(
        &mut self,
        command: Command,
        draw: Draw,
        now: UnixSeconds,
    ) -> Vec<Effect> {
        match command {
            Command::Switch { target, seen_in } => {
                self.switch(&target, seen_in, When { draw, now })
            }
            Command::Undo => self.undo(now),
            Command::Reconnect => self.reconnect(now),
            Command::Dismiss { advice } => {
                self.advice.dismiss(&advice);
                Vec::new()
            }
            Command::Change { change } => self.change(change),
            Command::Forget => self.forget(now),
            Command::OpenWindow => vec![Effect::ShowWindow],
            Command::Quit => vec![Effect::Quit],
        }
    }

    /// Where a target leads at present; `None` where there is no such place, or nothing fits.
    pub fn resolve(&self, target: &SwitchTarget, draw: Draw) -> Option<LocationTarget> {
        match target {
            SwitchTarget::City { city } => {
                self.directory.city(city).map(|city| LocationTarget::City(city.code.clone()))
            }
            SwitchTarget::Relay { relay } => {
                self.directory.relay(relay).map(|relay| LocationTarget::Relay(relay.name.clone()))
            }
            SwitchTarget::Best => self.estimates.draw_best(draw).map(LocationTarget::Relay),
            SwitchTarget::AnotherRelay => {
                self.estimates.draw_another(self.exit.tunnel(), draw).map(LocationTarget::Relay)
            }
        }
    }

    fn switch(
        &mut self,
        target: &SwitchTarget,
        seen_in: Option<TunnelEpoch>,
        When { draw, now }: When,
    ) -> Vec<Effect> {
        let resolved = self.resolve(target, draw);
        let to = resolved.as_ref().map(|target| self.named(target));
        let request = Request { kind: ActionKind::Switch, target: resolved.clone(), to };
        let is_stale = seen_in.is_some_and(|epoch| epoch != self.exit.epoch());
        let obstacle = match self.obstacle(now) {
            Some(obstacle) => Some(obstacle),
            None if is_stale => Some(Outcome::Stale),
            None if resolved.is_none() => Some(Outcome::NoSuchPlace),
            None => None,
        };
        let action = self.begin(request, obstacle, now);
        if let (Some(_), SwitchTarget::Best, Some(LocationTarget::Relay(relay))) =
            (action, target, &resolved)
        {
            self.estimates.sends_to(relay.clone());
        }
        let effect =
            action.zip(resolved).map(|(action, target)| Effect::WriteLocation { action, target });
        effect.into_iter().collect()
    }

    fn undo(&mut self, now: UnixSeconds) -> Vec<Effect> {
        let replaced = self.actions.undo().cloned();
        let request = Request { kind: ActionKind::Undo, target: None, to: None };
        let obstacle = match self.obstacle(now) {
            // Taking back what was just done is no second thought too many, and it cannot go on for ever.
            None | Some(Outcome::TooSoon) => replaced.is_none().then_some(Outcome::NothingToUndo),
            obstacle => obstacle,
        };
        let action = self.begin(request, obstacle, now);
        let effect = action.zip(replaced).map(|(action, replaced)| Effect::WriteBack {
            action,
            former: replaced.former,
            expected: Some(replaced.sent),
        });
        effect.into_iter().collect()
    }

    fn reconnect(&mut self, now: UnixSeconds) -> Vec<Effect> {
        let request = Request { kind: ActionKind::Reconnect, target: None, to: None };
        let obstacle = match self.obstacle(now) {
            // Reconnecting writes no settings, so unusual settings are no obstacle.
            Some(Outcome::Refused {
                refusal: Refusal::CustomEndpoint | Refusal::UnreadableSettings,
            }) => None,
            obstacle => obstacle,
        };
        let action = self.begin(request, obstacle, now);
        action.map(|action| Effect::Reconnect { action }).into_iter().collect()
    }

    /// Begins an action, or notes why it does not begin.
    fn begin(
        &mut self,
        request: Request,
        obstacle: Option<Outcome>,
        now: UnixSeconds,
    ) -> Option<ActionId> {
        let Self { actions, exit, estimates, directory, .. } = self;
        let scene = view::scene(exit, estimates, directory, now);
        match obstacle {
            Some(outcome) => {
                actions.turn_down(request, outcome, &scene);
                None
            }
            None => Some(actions.begin(request, &scene)),
        }
    }

    /// Why no action can begin, whatever it is.
    fn obstacle(&self, now: UnixSeconds) -> Option<Outcome> {
        let refused = |refusal| Some(Outcome::Refused { refusal });
        match self.switch_blocked() {
            Some(SwitchBlocked::ActionUnderWay) => Some(Outcome::AlreadyUnderWay),
            Some(SwitchBlocked::NoDaemon) => refused(Refusal::NotReachable),
            Some(SwitchBlocked::CustomEndpoint) => refused(Refusal::CustomEndpoint),
            Some(SwitchBlocked::UnreadableSettings) => refused(Refusal::UnreadableSettings),
            None => (!self.actions.is_cool(now)).then_some(Outcome::TooSoon),
        }
    }

    fn named(&self, target: &LocationTarget) -> RelayView {
        let city = self.directory.city(&target.city());
        RelayView::of_target(target, city.map(|city| (city.name.as_str(), city.country.as_str())))
    }

    /// Forgets everything but settings and what is going on. A switch of before can be undone no more: that would
    /// need to know where the tunnel left then.
    fn forget(&mut self, now: UnixSeconds) -> Vec<Effect> {
        self.actions.forget();
        self.sightings.forget();
        self.exit.forget();
        self.estimates.forget(&self.directory, self.settings.assumptions);
        let erase = self.remembering.forget(self.exit.epoch(), now);
        vec![Effect::KeepUndo(None), erase]
    }

    fn change(&mut self, change: SettingsChange) -> Vec<Effect> {
        match self.settings.changed(change) {
            Ok(settings) if settings == self.settings => Vec::new(),
            Ok(settings) => {
                let mut effects = self.settings_changed(settings.clone());
                effects.push(Effect::SaveSettings(settings));
                effects
            }
            Err(error) => {
                self.settings_error = Some(error);
                Vec::new()
            }
        }
    }
}
