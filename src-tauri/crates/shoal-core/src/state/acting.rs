//! From a wish to an action: where it leads, what stands in its way, and which steps it takes.

use crate::command::{Draw, SwitchTarget};
use crate::constraint::{LocationTarget, ReplacedSettings};
use crate::event::{Effect, Refusal};
use crate::key::Device;
use crate::multihop::{EntryTarget, MultihopControl, MultihopMode};
use crate::snapshot::{ActionKind, Outcome, RelayView, SwitchBlocked};
use crate::state::State;
use crate::state::action::{Actions, Request, Scene, Step};
use crate::state::view;
use crate::time::UnixSeconds;
use crate::tunnel::TunnelEpoch;

/// What comes with a command from outside.
#[derive(Clone, Copy)]
pub(super) struct When {
    pub(super) draw: Draw,
    pub(super) now: UnixSeconds,
}

impl State {
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

    /// Where a new identity would lead: one of the best relays within the location that the user has set. `None`: there
    /// is no other relay, and the tunnel is only set up anew.
    pub fn resolve_new_identity(&self, draw: Draw) -> Option<LocationTarget> {
        let location = self.daemon_settings.as_ref().map(|settings| &settings.location);
        self.estimates.draw_best_within(location, draw).map(LocationTarget::Relay)
    }

    pub(super) fn switch(
        &mut self,
        target: &SwitchTarget,
        seen_in: Option<TunnelEpoch>,
        When { draw, now }: When,
    ) -> Option<Effect> {
        let resolved = self.resolve(target, draw);
        let to = resolved.as_ref().map(|target| self.named(target));
        let obstacle = self.obstacle(now).or_else(|| self.staleness(seen_in));
        let steps = resolved.iter().cloned().map(Step::WriteLocation).collect();
        // Without a place there is no step, which ends the action as such.
        let effect = self.begin(Request { kind: ActionKind::Switch, steps, to }, obstacle, now);
        if let (Some(_), SwitchTarget::Best, Some(LocationTarget::Relay(relay))) =
            (&effect, target, resolved)
        {
            self.estimates.sends_to(relay);
        }
        effect
    }

    pub(super) fn undo(&mut self, anyway: bool, now: UnixSeconds) -> Option<Effect> {
        let replaced = self.actions.undo().cloned();
        let obstacle = match self.obstacle(now) {
            // Taking back what was just done is no second thought too many, and it cannot go on for ever.
            None | Some(Outcome::TooSoon) => replaced.is_none().then_some(Outcome::NothingToUndo),
            obstacle => obstacle,
        };
        let steps = replaced.into_iter().map(|ReplacedSettings { former, sent }| Step::WriteBack {
            former,
            expected: (!anyway).then_some(sent),
        });
        let request = Request { kind: ActionKind::Undo, steps: steps.collect(), to: None };
        self.begin(request, obstacle, now)
    }

    pub(super) fn reconnect(&mut self, now: UnixSeconds) -> Option<Effect> {
        let obstacle = self.obstacle_without_settings(now);
        let steps = vec![Step::Reconnect];
        self.begin(Request { kind: ActionKind::Reconnect, steps, to: None }, obstacle, now)
    }

    pub(super) fn rotate_key(
        &mut self,
        insist: bool,
        seen_in: Option<TunnelEpoch>,
        now: UnixSeconds,
    ) -> Option<Effect> {
        let obstacle = self.obstacle_without_settings(now);
        let obstacle = obstacle.or_else(|| self.obstacle_to_key(insist, seen_in, now));
        let steps = vec![Step::RotateKey, Step::Reconnect];
        self.begin(Request { kind: ActionKind::RotateKey, steps, to: None }, obstacle, now)
    }

    pub(super) fn new_identity(
        &mut self,
        insist: bool,
        seen_in: Option<TunnelEpoch>,
        When { draw, now }: When,
    ) -> Option<Effect> {
        let resolved = self.resolve_new_identity(draw);
        let to = resolved.as_ref().map(|target| self.named(target));
        let obstacle = self.obstacle(now).or_else(|| self.obstacle_to_key(insist, seen_in, now));
        let elsewhere = resolved.clone().map_or(Step::Reconnect, Step::WriteLocation);
        let steps = vec![Step::RotateKey, elsewhere];
        let effect =
            self.begin(Request { kind: ActionKind::NewIdentity, steps, to }, obstacle, now);
        if let (Some(_), Some(LocationTarget::Relay(relay))) = (&effect, resolved) {
            self.estimates.sends_to(relay);
        }
        effect
    }

    pub(super) fn set_multihop(&mut self, mode: MultihopMode, now: UnixSeconds) -> Option<Effect> {
        let is_offered = match &self.multihop {
            Some(MultihopControl::Modes(modes)) => modes.contains(&mode),
            Some(MultihopControl::Obstacle(_)) | None => false,
        };
        let obstacle = self.obstacle(now).or_else(|| no_control(is_offered));
        let steps = vec![Step::SetMultihop(mode)];
        self.begin(Request { kind: ActionKind::Multihop, steps, to: None }, obstacle, now)
    }

    pub(super) fn set_entry(&mut self, entry: EntryTarget, now: UnixSeconds) -> Option<Effect> {
        let target = match &entry {
            EntryTarget::Anywhere => None,
            EntryTarget::City { city } => Some(LocationTarget::City(city.clone())),
            EntryTarget::Relay { relay } => Some(LocationTarget::Relay(relay.clone())),
        };
        let is_known = match &entry {
            EntryTarget::Anywhere => true,
            EntryTarget::City { city } => self.directory.city(city).is_some(),
            EntryTarget::Relay { relay } => self.directory.relay(relay).is_some(),
        };
        let is_offered = matches!(self.multihop, Some(MultihopControl::Modes(_)));
        let obstacle = self.obstacle(now).or_else(|| no_control(is_offered));
        let obstacle = obstacle.or((!is_known).then_some(Outcome::NoSuchPlace));
        let to = target.as_ref().map(|target| self.named(target));
        let steps = vec![Step::SetEntry(entry)];
        self.begin(Request { kind: ActionKind::Entry, steps, to }, obstacle, now)
    }

    /// Shows the actions how the world looks.
    pub(super) fn in_scene<T>(
        &mut self,
        now: UnixSeconds,
        act: impl FnOnce(&mut Actions, &Scene<'_>) -> T,
    ) -> T {
        let Self { actions, exit, estimates, directory, tunnel_address, .. } = self;
        let scene =
            Scene { address: *tunnel_address, ..view::scene(exit, estimates, directory, now) };
        act(actions, &scene)
    }

    /// Begins an action, or notes why it does not begin.
    fn begin(
        &mut self,
        request: Request,
        obstacle: Option<Outcome>,
        now: UnixSeconds,
    ) -> Option<Effect> {
        self.in_scene(now, |actions, scene| match obstacle {
            Some(outcome) => {
                actions.turn_down(request, outcome, scene);
                None
            }
            None => actions.begin(request, scene),
        })
    }

    /// Why no action can begin.
    fn obstacle(&self, now: UnixSeconds) -> Option<Outcome> {
        let refused = |refusal| Some(Outcome::Refused { refusal });
        match self.switch_blocked() {
            Some(SwitchBlocked::CustomEndpoint) => refused(Refusal::CustomEndpoint),
            Some(SwitchBlocked::UnreadableSettings) => refused(Refusal::UnreadableSettings),
            Some(
                SwitchBlocked::ActionUnderWay
                | SwitchBlocked::NoDaemon
                | SwitchBlocked::OtherClient,
            )
            | None => self.obstacle_without_settings(now),
        }
    }

    /// Why no action can begin that writes no settings: unusual ones are none.
    fn obstacle_without_settings(&self, now: UnixSeconds) -> Option<Outcome> {
        match self.switch_blocked() {
            Some(SwitchBlocked::ActionUnderWay) => Some(Outcome::AlreadyUnderWay),
            Some(SwitchBlocked::NoDaemon) => {
                Some(Outcome::Refused { refusal: Refusal::NotReachable })
            }
            Some(SwitchBlocked::OtherClient) => {
                Some(Outcome::Refused { refusal: Refusal::OtherClient })
            }
            Some(SwitchBlocked::CustomEndpoint | SwitchBlocked::UnreadableSettings) | None => {
                (!self.actions.is_cool(now)).then_some(Outcome::TooSoon)
            }
        }
    }

    fn obstacle_to_key(
        &self,
        insist: bool,
        seen_in: Option<TunnelEpoch>,
        now: UnixSeconds,
    ) -> Option<Outcome> {
        let refused = |refusal| Some(Outcome::Refused { refusal });
        let of_device = match self.device {
            Some(Device::LoggedOut) => refused(Refusal::NotLoggedIn),
            Some(Device::Revoked) => refused(Refusal::Revoked),
            Some(Device::LoggedIn { .. }) | None => None,
        };
        let too_young = self.actions.next_key_at().filter(|from| *from > now && !insist);
        of_device
            .or_else(|| self.staleness(seen_in))
            .or(too_young.map(|from| Outcome::KeyTooYoung { from }))
    }

    fn staleness(&self, seen_in: Option<TunnelEpoch>) -> Option<Outcome> {
        let is_stale = seen_in.is_some_and(|epoch| epoch != self.exit.epoch());
        is_stale.then_some(Outcome::Stale)
    }

    fn named(&self, target: &LocationTarget) -> RelayView {
        let city = self.directory.city(&target.city());
        RelayView::of_target(target, city.map(|city| (city.name.as_str(), city.country.as_str())))
    }
}

fn no_control(is_offered: bool) -> Option<Outcome> {
    (!is_offered).then_some(Outcome::Refused { refusal: Refusal::NoControl })
}
