//! Which tunnel this is, and what is known of its exit IPs.
//!
//! The daemon says `connected` twice: at once, and again when it has learned the exit IPs. Until then they are "not
//! known yet"; if they do not come they "never came"; and whenever the tunnel may be another one, what was known is
//! forgotten at once and the epoch rises.

use crate::address::ExitIp;
use crate::relay::RelayName;
use crate::snapshot::{ExitIpState, ExitIpView, FamilyView};
use crate::time::UnixSeconds;
use crate::tunnel::{Route, Tunnel, TunnelEpoch, TunnelReport};

/// Seconds after which an exit IP that has not been told counts as never told.
///
/// The daemon gives each request 10 s and tries again after about 1, 4 and 16 s (read in mullvadvpn-app, 2026-11), so
/// most that come at all have come by then; one that comes later is still taken.
pub(crate) const NEVER_CAME_AFTER: i64 = 45;

/// What is known of the tunnel and its exit IPs.
#[derive(Clone, Debug, Default)]
pub(crate) struct ExitWatch {
    tunnel: Tunnel,
    epoch: TunnelEpoch,
    since: Option<UnixSeconds>,
    v4: Option<ExitIp>,
    v6: Option<ExitIp>,
    gave_up: bool,
    /// The tunnel was up with its exit IP when it was seen first: when it began is not known.
    found_up: bool,
    /// The IPv4 exit IP seen last, kept over a restart of the daemon.
    stay: Option<Stay>,
}

/// A stay on one exit IP.
#[derive(Clone, Copy, Debug)]
struct Stay {
    exit_ip: ExitIp,
    /// When it was seen first.
    since: UnixSeconds,
    /// It began then; else it began then or before.
    is_witnessed: bool,
}

impl ExitWatch {
    /// Takes a report. Whether another tunnel began.
    pub(crate) fn report(&mut self, report: TunnelReport, now: UnixSeconds) -> bool {
        let is_other = report.tunnel != self.tunnel
            || self.v4.is_some() && report.v4 != self.v4
            || self.v6.is_some() && report.v6 != self.v6;
        let was_unknown = self.tunnel == Tunnel::Unknown;
        if is_other {
            self.found_up = was_unknown && report.v4.is_some();
            self.epoch = TunnelEpoch(self.epoch.0.wrapping_add(1));
            self.since = Some(now);
            self.gave_up = false;
        }
        self.tunnel = report.tunnel;
        let is_up = matches!(self.tunnel, Tunnel::Up(_));
        self.v4 = report.v4.filter(|_| is_up);
        self.v6 = report.v6.filter(|_| is_up);
        if matches!(self.tunnel, Tunnel::Down { .. }) {
            self.stay = None;
        }
        if let Some(exit_ip) = self.v4
            && self.stay.is_none_or(|stay| stay.exit_ip != exit_ip)
        {
            self.stay = Some(Stay { exit_ip, since: now, is_witnessed: !self.found_up });
        }
        is_other
    }

    /// Forgets everything, because nobody speaks any more.
    pub(crate) fn lose(&mut self, now: UnixSeconds) {
        self.report(TunnelReport::default(), now);
    }

    /// Takes the name of the relay that this tunnel leaves through, told after it was up; it is the tunnel of before.
    pub(crate) fn name_exit(&mut self, relay: RelayName) {
        if let Tunnel::Up(Route { exit: exit @ None, .. }) = &mut self.tunnel {
            *exit = Some(relay);
        }
    }

    /// Waits no longer for exit IPs of this tunnel, because whoever would tell them has failed.
    pub(crate) fn give_up(&mut self) {
        self.gave_up = true;
    }

    /// Forgets a stay that is over, as far as it can be told.
    pub(crate) fn forget(&mut self) {
        self.stay = self.stay();
    }

    /// Takes back moments that lie in the future, because the clock was set back.
    pub(crate) fn clock_set_back(&mut self, now: UnixSeconds) {
        self.since = self.since.min(Some(now));
        self.stay = self.stay.map(|stay| Stay { since: stay.since.min(now), ..stay });
    }

    /// Looks at the time.
    pub(crate) fn tick(&mut self, now: UnixSeconds) {
        if self.wake_at().is_some_and(|at| now >= at) {
            self.gave_up = true;
        }
    }

    /// When waiting ends.
    pub(crate) fn wake_at(&self) -> Option<UnixSeconds> {
        let is_waiting = matches!(self.tunnel, Tunnel::Up(_)) && !self.has_told() && !self.gave_up;
        self.since.filter(|_| is_waiting).map(|since| since.plus(NEVER_CAME_AFTER))
    }

    /// The tunnel.
    pub(crate) fn tunnel(&self) -> &Tunnel {
        &self.tunnel
    }

    /// Which tunnel this is.
    pub(crate) fn epoch(&self) -> TunnelEpoch {
        self.epoch
    }

    /// Since when the tunnel is as it is.
    pub(crate) fn since(&self) -> Option<UnixSeconds> {
        self.since
    }

    /// The IPv4 exit IP.
    pub(crate) fn v4(&self) -> Option<ExitIp> {
        self.v4
    }

    /// Since when this IPv4 exit IP is in use, or, where its beginning was not seen, since when it has been seen.
    pub(crate) fn stay_since(&self) -> Option<UnixSeconds> {
        self.stay().map(|stay| stay.since)
    }

    /// Whether the tunnel was up and settled when it was seen first.
    pub(crate) fn was_found_up(&self) -> bool {
        self.found_up
    }

    fn stay(&self) -> Option<Stay> {
        self.stay.filter(|stay| Some(stay.exit_ip) == self.v4)
    }

    /// Both families, to be shown. `carries_v6`: whether the tunnel carries IPv6, as far as the settings tell.
    pub(crate) fn view(&self, carries_v6: Option<bool>) -> ExitIpView {
        let has_v6 = self.v6.is_some() || carries_v6 != Some(false);
        let v6_state = if has_v6 { self.family_state(self.v6) } else { ExitIpState::None };
        ExitIpView {
            v4: FamilyView { state: self.family_state(self.v4), address: self.v4 },
            v6: FamilyView { state: v6_state, address: self.v6 },
            since: self.stay().filter(|stay| stay.is_witnessed).map(|stay| stay.since),
        }
    }

    fn family_state(&self, address: Option<ExitIp>) -> ExitIpState {
        match self.tunnel {
            Tunnel::Down { .. } | Tunnel::Blocked { .. } => ExitIpState::None,
            Tunnel::Up(_) if address.is_some() => ExitIpState::Known,
            // The daemon asks for both at once and tells both together: what is missing then does not come.
            Tunnel::Up(_) if self.gave_up || self.has_told() => ExitIpState::NeverCame,
            Tunnel::Unknown | Tunnel::Changing | Tunnel::Up(_) => ExitIpState::NotYet,
        }
    }

    fn has_told(&self) -> bool {
        self.v4.is_some() || self.v6.is_some()
    }
}
