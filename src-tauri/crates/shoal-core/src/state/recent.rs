//! What has just changed: which relay was left under the same key, and when the key became another one.

use crate::address::{ExitIp, TunnelAddress};
use crate::advice::{Departure, KeyChange};
use crate::relay::RelayName;
use crate::state::State;
use crate::time::UnixSeconds;
use crate::tunnel::{Tunnel, TunnelEpoch};

/// Seconds after a new key was made for Shoal within which another tunnel address is taken for what came of it.
///
/// The daemon reconnects about four minutes after a rotation by itself (read in mullvadvpn-app, 2026-11).
const COMES_OF_IT: i64 = 600;

/// See the module.
#[derive(Clone, Debug, Default)]
pub(super) struct Recent {
    /// Since when the source speaks.
    watched_since: Option<UnixSeconds>,
    /// Some tunnel was up since then.
    was_up: bool,
    /// The tunnel address read last.
    address: Option<TunnelAddress>,
    /// The exit seen last under it.
    exit: Option<(RelayName, ExitIp)>,
    left: Option<Departure>,
    key_change: Option<KeyChange>,
}

/// What there is to be noted.
pub(super) struct Seen {
    /// The tunnel address of the tunnel that is there; empty before it was read.
    pub(super) address: TunnelAddress,
    /// Its exit relay and IPv4 exit IP.
    pub(super) exit: Option<(RelayName, ExitIp)>,
    pub(super) epoch: TunnelEpoch,
    /// When a new key was made for Shoal last, or asked for.
    pub(super) key_made: Option<UnixSeconds>,
}

impl Recent {
    /// The source speaks.
    pub(super) fn heard(&mut self, now: UnixSeconds) {
        self.watched_since.get_or_insert(now);
    }

    /// The source fell silent.
    pub(super) fn fell_silent(&mut self) {
        self.watched_since = None;
        self.was_up = false;
    }

    /// Forgets where the tunnel was.
    pub(super) fn forget(&mut self) {
        let Self { watched_since, was_up, .. } = *self;
        *self = Self { watched_since, was_up, ..Self::default() };
    }

    /// Takes back moments that lie in the future, because the clock was set back.
    pub(super) fn clock_set_back(&mut self, now: UnixSeconds) {
        self.watched_since = self.watched_since.map(|since| since.min(now));
        if let Some(left) = &mut self.left {
            left.at = left.at.min(now);
        }
        if let Some(change) = &mut self.key_change {
            change.at = change.at.min(now);
        }
    }

    /// Whether some tunnel was up since the source speaks.
    pub(super) fn was_up(&self) -> bool {
        self.was_up
    }

    /// Since when the source speaks.
    pub(super) fn watched_since(&self) -> Option<UnixSeconds> {
        self.watched_since
    }

    /// The relay left last, under the tunnel address that is in use still.
    pub(super) fn left(&self) -> Option<&Departure> {
        self.left.as_ref()
    }

    /// The last change of the tunnel address.
    pub(super) fn key_change(&self) -> Option<&KeyChange> {
        self.key_change.as_ref()
    }

    /// Notes a tunnel that is up.
    fn saw_up(&mut self) {
        self.was_up = true;
    }

    /// Notes what a tunnel shows. Before its address was read nothing of it counts: it may be another key's.
    fn saw(&mut self, seen: Seen, now: UnixSeconds) {
        if seen.address.v4.is_none() {
            return;
        }
        // IPv6 in the tunnel is switched on and off without a new key.
        let is_other = |before: TunnelAddress| before.v4 != seen.address.v4;
        if self.address.replace(seen.address).is_some_and(is_other) {
            self.left = None;
            let key_made = seen.key_made.filter(|made| now.since(*made) < COMES_OF_IT);
            self.key_change = self.exit.take().map(|before| KeyChange {
                at: now,
                epoch: seen.epoch,
                before,
                is_asked_for: key_made.is_some(),
            });
        }
        let Some(exit) = seen.exit else { return };
        let before = self.exit.replace(exit.clone()).filter(|(relay, _)| *relay != exit.0);
        if let Some((relay, exit_ip)) = before {
            self.left = Some(Departure { relay, exit_ip, at: now });
        }
    }
}

impl State {
    /// Notes what has changed by what just happened.
    pub(super) fn note_recent(&mut self, now: UnixSeconds) {
        let Tunnel::Up(route) = self.exit.tunnel() else { return };
        let seen = Seen {
            address: self.tunnel_address,
            exit: route.exit.clone().zip(self.exit.v4()),
            epoch: self.exit.epoch(),
            key_made: self.actions.had_hand_in_key_at(),
        };
        self.recent.saw_up();
        self.recent.saw(seen, now);
    }
}
