//! What the tunnel says of an action whose last step was taken.

use crate::address::TunnelAddress;
use crate::snapshot::{ActionKind, ExitIpState, Outcome, TunnelAddressChange};
use crate::state::action::{Action, Phase, SETTLED_AFTER, Scene};
use crate::time::UnixSeconds;
use crate::tunnel::{BlockCause, Route, Tunnel};

pub(super) enum Verdict {
    Wait,
    /// All is there but for the tunnel's address, which is read beside the agent.
    AwaitAddress,
    Ended(Outcome),
    Lost {
        timed_out: bool,
    },
}

impl Action {
    /// `taken_at`: when the last step was taken.
    pub(super) fn verdict(&self, taken_at: UnixSeconds, scene: &Scene<'_>) -> Verdict {
        let is_overdue = self.is_overdue(scene.now);
        match scene.tunnel {
            Tunnel::Down { .. } => Verdict::Ended(Outcome::SavedForLater),
            // Offline is the machine's trouble, not the place's: the daemon goes on by itself.
            Tunnel::Blocked { cause: BlockCause::Offline, .. } if is_overdue => {
                Verdict::Lost { timed_out: true }
            }
            Tunnel::Blocked { cause: BlockCause::Offline, .. } => Verdict::Wait,
            // What was blocked before the daemon was asked needs a moment to come loose.
            Tunnel::Blocked { .. } if !is_overdue && self.is_unmoved_yet(taken_at, scene) => {
                Verdict::Wait
            }
            Tunnel::Blocked { .. } => Verdict::Lost { timed_out: false },
            Tunnel::Unknown | Tunnel::Changing if is_overdue => Verdict::Lost { timed_out: true },
            Tunnel::Unknown | Tunnel::Changing => Verdict::Wait,
            Tunnel::Up(route) => self.verdict_up(route, taken_at, scene),
        }
    }

    /// Whether the tunnel is still the one of before, and may soon be another one.
    fn is_unmoved_yet(&self, taken_at: UnixSeconds, scene: &Scene<'_>) -> bool {
        scene.epoch == self.asked_in && scene.now.since(taken_at) < SETTLED_AFTER
    }

    fn verdict_up(&self, route: &Route, taken_at: UnixSeconds, scene: &Scene<'_>) -> Verdict {
        let is_overdue = self.is_overdue(scene.now);
        if self.request.kind == ActionKind::Entry && route.entry.is_none() {
            // Over one relay no entry can show; it was written, and counts once there are two.
            let moved =
                if self.moved_nothing() { Outcome::Unchanged } else { Outcome::SavedForLater };
            return Verdict::Ended(moved);
        }
        match (self.request.is_met_by(route), scene.epoch != self.asked_in) {
            (true, true) => self.verdict_there(is_overdue, scene),
            (true, false) if !is_overdue && self.may_move(taken_at, scene) => Verdict::Wait,
            (true, false) => Verdict::Ended(Outcome::Unchanged),
            (false, _) if is_overdue => Verdict::Lost { timed_out: true },
            // A connection that was on its way when the daemon was asked may still come up first.
            (false, true) if scene.now.since(taken_at) >= SETTLED_AFTER => {
                Verdict::Lost { timed_out: false }
            }
            (false, _) => Verdict::Wait,
        }
    }

    fn verdict_there(&self, is_overdue: bool, scene: &Scene<'_>) -> Verdict {
        let address = self.address_change(scene);
        match scene.v4 {
            ExitIpState::Known
                if address == Some(TunnelAddressChange::Unknown)
                    && self.awaits_address(is_overdue, scene) =>
            {
                Verdict::AwaitAddress
            }
            ExitIpState::Known => Verdict::Ended(self.outcome_there(address, scene)),
            ExitIpState::NeverCame => Verdict::Ended(Outcome::UpUnverified),
            ExitIpState::None | ExitIpState::NotYet if is_overdue => {
                Verdict::Ended(Outcome::UpUnverified)
            }
            ExitIpState::None | ExitIpState::NotYet => Verdict::Wait,
        }
    }

    /// Whether the tunnel's address may still come, and would then say whether the key did its work.
    fn awaits_address(&self, is_overdue: bool, scene: &Scene<'_>) -> bool {
        let has_time = self.address_until.is_none_or(|until| scene.now < until);
        !is_overdue && has_time && is_known(self.address_before)
    }

    fn outcome_there(&self, address: Option<TunnelAddressChange>, scene: &Scene<'_>) -> Outcome {
        let is_same_exit = scene.figures.exit_ip == self.before.exit_ip;
        // Whether an exit IP that was not seen before the action is another one cannot be told.
        let is_told = self.before.exit_ip.is_some() || scene.figures.relay != self.before.relay;
        match address {
            Some(TunnelAddressChange::Same) => Outcome::Unchanged,
            _ if self.request.kind.changes_exit_ip() && is_same_exit => Outcome::Unchanged,
            _ if self.request.kind.changes_exit_ip() && !is_told => Outcome::UpUnverified,
            Some(TunnelAddressChange::Unknown) => Outcome::UpUnverified,
            Some(TunnelAddressChange::Changed) | None => Outcome::Verified,
        }
    }

    /// The tunnel is where it should be and is the one it was: settings that change nothing reconnect nothing.
    fn may_move(&self, taken_at: UnixSeconds, scene: &Scene<'_>) -> bool {
        let moves = self.request.kind.makes_key() || !self.moved_nothing();
        moves && self.is_unmoved_yet(taken_at, scene)
    }

    /// What was not known when the action was asked for may become known as long as the tunnel of before is there.
    pub(super) fn look_again_at_before(&mut self, scene: &Scene<'_>) {
        if scene.epoch != self.asked_in || matches!(self.phase, Phase::Ended(..)) {
            return;
        }
        if !is_known(self.address_before) {
            self.address_before = scene.address;
        }
        if self.before.exit_ip.is_none() {
            self.before = scene.figures.clone();
        }
    }

    /// What became of the tunnel's address; `None` for actions that make no key.
    pub(super) fn address_change(&self, scene: &Scene<'_>) -> Option<TunnelAddressChange> {
        if !self.key_replaced {
            return None;
        }
        let both_known = is_known(self.address_before) && is_known(scene.address);
        Some(match (both_known, scene.address == self.address_before) {
            (false, _) => TunnelAddressChange::Unknown,
            (true, true) => TunnelAddressChange::Same,
            (true, false) => TunnelAddressChange::Changed,
        })
    }
}

/// Whether the address was read, and is there.
fn is_known(address: TunnelAddress) -> bool {
    address != TunnelAddress::default()
}
