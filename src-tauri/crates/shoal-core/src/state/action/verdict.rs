//! What the tunnel says of an action whose last step was taken.

use crate::address::TunnelAddress;
use crate::snapshot::{ExitIpState, Outcome, TunnelAddressChange};
use crate::state::action::{Action, SETTLED_AFTER, Scene};
use crate::time::UnixSeconds;
use crate::tunnel::{BlockCause, Route, Tunnel};

pub(super) enum Verdict {
    Wait,
    Ended(Outcome),
    Lost { timed_out: bool },
}

impl Action {
    /// `taken_at`: when the last step was taken.
    pub(super) fn verdict(&self, taken_at: UnixSeconds, scene: &Scene<'_>) -> Verdict {
        let is_overdue = self.is_overdue(scene.now);
        match scene.tunnel {
            Tunnel::Down { .. } => Verdict::Ended(Outcome::SavedForLater),
            // Offline is the machine's trouble, not the place's: the daemon goes on by itself.
            Tunnel::Blocked { cause: BlockCause::Offline, .. } if !is_overdue => Verdict::Wait,
            Tunnel::Blocked { .. } => Verdict::Lost { timed_out: false },
            Tunnel::Unknown | Tunnel::Changing if is_overdue => Verdict::Lost { timed_out: true },
            Tunnel::Unknown | Tunnel::Changing => Verdict::Wait,
            Tunnel::Up(route) => self.verdict_up(route, taken_at, scene),
        }
    }

    fn verdict_up(&self, route: &Route, taken_at: UnixSeconds, scene: &Scene<'_>) -> Verdict {
        let is_overdue = self.is_overdue(scene.now);
        match (self.request.is_met_by(route), scene.epoch != self.asked_in) {
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

    fn verdict_there(&self, is_overdue: bool, scene: &Scene<'_>) -> Verdict {
        let address = self.address_change(scene);
        match scene.v4 {
            // Whether the key did its work shows in the tunnel's address, which is read beside the agent.
            ExitIpState::Known if address == Some(TunnelAddressChange::Unknown) && !is_overdue => {
                Verdict::Wait
            }
            ExitIpState::Known => Verdict::Ended(self.outcome_there(address, scene)),
            ExitIpState::NeverCame => Verdict::Ended(Outcome::UpUnverified),
            ExitIpState::None | ExitIpState::NotYet if is_overdue => {
                Verdict::Ended(Outcome::UpUnverified)
            }
            ExitIpState::None | ExitIpState::NotYet => Verdict::Wait,
        }
    }

    fn outcome_there(&self, address: Option<TunnelAddressChange>, scene: &Scene<'_>) -> Outcome {
        let is_same_exit = scene.figures.exit_ip == self.before.exit_ip;
        let is_same_address = address == Some(TunnelAddressChange::Same);
        if is_same_address || self.request.kind.changes_exit_ip() && is_same_exit {
            Outcome::Unchanged
        } else {
            Outcome::Verified
        }
    }

    /// The tunnel is where it should be and is the one it was: settings that change nothing reconnect nothing.
    fn verdict_unmoved(&self, taken_at: UnixSeconds, now: UnixSeconds) -> Verdict {
        let nothing_changed = self.replaced.as_ref().is_some_and(|r| r.former == r.sent);
        if nothing_changed && !self.request.kind.makes_key() || now.since(taken_at) >= SETTLED_AFTER
        {
            Verdict::Ended(Outcome::Unchanged)
        } else {
            Verdict::Wait
        }
    }

    /// What became of the tunnel's address; `None` for actions that make no key.
    pub(super) fn address_change(&self, scene: &Scene<'_>) -> Option<TunnelAddressChange> {
        if !self.key_replaced {
            return None;
        }
        let known = |address: TunnelAddress| address != TunnelAddress::default();
        let both_known = known(self.address_before) && known(scene.address);
        Some(match (both_known, scene.address == self.address_before) {
            (false, _) => TunnelAddressChange::Unknown,
            (true, true) => TunnelAddressChange::Same,
            (true, false) => TunnelAddressChange::Changed,
        })
    }
}
