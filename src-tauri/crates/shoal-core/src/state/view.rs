//! What of the state may be shown.

use crate::address::TunnelAddress;
use crate::autostart::{Autostart, AutostartObstacle};
use crate::constraint::LocationConstraint;
use crate::crowd::CrowdEstimate;
use crate::directory::RelayDirectory;
use crate::health::{Source, Trouble};
use crate::key::Device;
use crate::language::Language;
use crate::multihop::MultihopControl;
use crate::relay::RelayName;
use crate::snapshot::{
    ActionFigures, CrowdView, ExitIpState, KeyView, MultihopView, RelayView, SCHEMA, Snapshot,
    SwitchBlocked, TunnelState, TunnelView,
};
use crate::state::State;
use crate::state::action::Scene;
use crate::state::estimates::Estimates;
use crate::state::exit_watch::ExitWatch;
use crate::time::UnixSeconds;
use crate::tunnel::{BlockCause, Route, Tunnel};

impl State {
    pub(super) fn view(&self) -> Snapshot {
        let flaws = self.directory.flaws().total();
        Snapshot {
            schema: SCHEMA,
            revision: 0,
            source: self.source_shown(),
            pace: self.pace,
            daemon_version: self.speaker.version.clone(),
            unchecked_socket: self.speaker.unchecked_socket,
            tunnel: self.tunnel_view(),
            exit_ip: self.exit.view(self.carries_v6()),
            crowd: self.crowd_view(),
            key: self.key_view(),
            multihop: self.multihop_view(),
            advice: self.advice.view(),
            trouble: self.trouble(),
            quick_places: self.estimates.quick_places().to_vec(),
            ahead: self.estimates.ahead().clone(),
            action: self.actions.view(matches!(self.exit.tunnel(), Tunnel::Up(_))),
            can_undo: self.actions.undo().is_some(),
            switch_blocked: self.switch_blocked(),
            replaces_custom_list: self.custom_list(),
            paused_until: self.paused_until,
            language: Language::that_counts(&self.settings, self.of_system),
            settings: self.settings.clone(),
            autostart: self.autostart_view(),
            autostart_looked: self.autostart_looked,
            settings_file: self.settings_file.clone(),
            settings_kept_aside: self.settings_kept_aside,
            settings_error: self.settings_error,
            history: self.remembering.view(),
            relays_known: u32::try_from(self.directory.relays().len()).unwrap_or(u32::MAX),
            relays_left_out: u32::try_from(flaws).unwrap_or(u32::MAX),
        }
    }

    /// A simulation is never started by itself, whatever lies on this machine.
    fn autostart_view(&self) -> Option<Autostart> {
        match self.source {
            Source::Simulation => Some(Autostart::NotPossible {
                obstacle: AutostartObstacle::Simulation,
                is_there: false,
            }),
            Source::Daemon | Source::Check | Source::None => self.autostart.clone(),
        }
    }

    pub(super) fn source_shown(&self) -> Source {
        match self.source {
            Source::Simulation => Source::Simulation,
            Source::Daemon | Source::Check | Source::None if self.checking.speaks() => {
                Source::Check
            }
            Source::Daemon | Source::Check | Source::None if !self.speaker.speaks => Source::None,
            source @ (Source::Daemon | Source::Check | Source::None) => source,
        }
    }

    fn tunnel_view(&self) -> TunnelView {
        let tunnel = self.exit.tunnel();
        let (exit, entry) = match tunnel {
            // Not told yet, and no custom endpoint.
            Tunnel::Up(Route { exit: None, .. }) if self.checking.speaks() => (None, None),
            Tunnel::Up(route) => (
                Some(relay_view(route.exit.as_ref(), &self.directory)),
                route.entry.as_ref().map(|entry| relay_view(Some(entry), &self.directory)),
            ),
            Tunnel::Unknown | Tunnel::Down { .. } | Tunnel::Changing | Tunnel::Blocked { .. } => {
                (None, None)
            }
        };
        TunnelView {
            state: match tunnel {
                Tunnel::Unknown => TunnelState::Unknown,
                Tunnel::Down { .. } => TunnelState::Down,
                Tunnel::Changing => TunnelState::Changing,
                Tunnel::Up(_) => TunnelState::Up,
                Tunnel::Blocked { .. } => TunnelState::Blocked,
            },
            epoch: self.exit.epoch(),
            exit,
            entry,
            blocked: match tunnel {
                Tunnel::Blocked { cause, .. } => Some(*cause),
                Tunnel::Unknown | Tunnel::Down { .. } | Tunnel::Changing | Tunnel::Up(_) => None,
            },
            locked_down: matches!(tunnel, Tunnel::Down { locked_down: true }),
            since: self.exit.since(),
        }
    }

    fn carries_v6(&self) -> Option<bool> {
        self.daemon_settings.as_ref().and_then(|settings| settings.ipv6_in_tunnel)
    }

    /// The headline. The pool is the relay's, so the crowd is known once the relay is and the daemon has had its time
    /// to tell the exit IP; before that a number would belong to the tunnel before.
    pub(super) fn crowd_now(&self) -> Option<&CrowdEstimate> {
        let v4 = self.exit.view(self.carries_v6()).v4.state;
        let is_told = matches!(v4, ExitIpState::Known | ExitIpState::NeverCame);
        self.estimates.here().v4.as_ref().filter(|_| is_told)
    }

    fn crowd_view(&self) -> CrowdView {
        let now = self.crowd_now();
        let v6_state = self.exit.view(self.carries_v6()).v6.state;
        let has_v6 = now.is_some() && v6_state == ExitIpState::Known;
        let here = self.estimates.here();
        CrowdView {
            now: now.copied(),
            v4: now.copied(),
            v6: here.v6.filter(|_| has_v6),
            joint: here.joint.filter(|_| has_v6),
            without_v6: here.without_v6.filter(|_| has_v6),
        }
    }

    pub(super) fn key_view(&self) -> KeyView {
        match self.device {
            Some(Device::LoggedIn { key_created }) => KeyView {
                created: key_created,
                rotation_hours: self.daemon_settings.as_ref().and_then(|told| told.rotation_hours),
                next_at: self.actions.next_key_at(),
            },
            Some(Device::LoggedOut | Device::Revoked) | None => KeyView::default(),
        }
    }

    fn multihop_view(&self) -> MultihopView {
        let in_use = match self.exit.tunnel() {
            Tunnel::Up(route) => Some(route.entry.is_some()),
            Tunnel::Unknown | Tunnel::Down { .. } | Tunnel::Changing | Tunnel::Blocked { .. } => {
                None
            }
        };
        let (modes, obstacle) = match &self.multihop {
            Some(MultihopControl::Modes(modes)) => (modes.clone(), None),
            Some(MultihopControl::Obstacle(obstacle)) => (Vec::new(), Some(obstacle.clone())),
            None => (Vec::new(), None),
        };
        MultihopView { in_use, modes, obstacle, entries: self.estimates.entries().to_vec() }
    }

    pub(super) fn trouble(&self) -> Option<Trouble> {
        let of_tunnel = match self.exit.tunnel() {
            Tunnel::Blocked { leaking: true, .. } => Some(Trouble::Leak),
            Tunnel::Blocked { cause, .. } => Some(match cause {
                BlockCause::Offline => Trouble::Offline,
                BlockCause::OutOfTime => Trouble::OutOfTime,
                BlockCause::NotAccepted | BlockCause::NoMatchingRelay | BlockCause::Other => {
                    Trouble::Blocked
                }
            }),
            Tunnel::Unknown | Tunnel::Down { .. } | Tunnel::Changing | Tunnel::Up(_) => None,
        };
        let of_device = match self.device {
            Some(Device::LoggedOut) => Some(Trouble::NotLoggedIn),
            Some(Device::Revoked) => Some(Trouble::Revoked),
            Some(Device::LoggedIn { .. }) | None => None,
        };
        let leak = self.leak.then_some(Trouble::Leak);
        let of_source = self.checking.trouble(self.speaker.trouble);
        leak.or(of_source).or(of_device).or(of_tunnel)
    }

    pub(super) fn switch_blocked(&self) -> Option<SwitchBlocked> {
        if self.checking.speaks() {
            return Some(SwitchBlocked::OtherClient);
        }
        if !self.speaker.speaks {
            return Some(SwitchBlocked::NoDaemon);
        }
        if self.actions.is_under_way() {
            return Some(SwitchBlocked::ActionUnderWay);
        }
        match self.daemon_settings.as_ref().map(|settings| &settings.location) {
            Some(LocationConstraint::CustomEndpoint) => Some(SwitchBlocked::CustomEndpoint),
            Some(LocationConstraint::Unreadable) | None => Some(SwitchBlocked::UnreadableSettings),
            Some(
                LocationConstraint::Any
                | LocationConstraint::Country(_)
                | LocationConstraint::City(_)
                | LocationConstraint::Relay(_)
                | LocationConstraint::CustomList(_),
            ) => None,
        }
    }

    fn custom_list(&self) -> Option<String> {
        match self.daemon_settings.as_ref().map(|settings| &settings.location) {
            Some(LocationConstraint::CustomList(name)) => Some(name.clone().unwrap_or_default()),
            Some(
                LocationConstraint::Any
                | LocationConstraint::Country(_)
                | LocationConstraint::City(_)
                | LocationConstraint::Relay(_)
                | LocationConstraint::CustomEndpoint
                | LocationConstraint::Unreadable,
            )
            | None => None,
        }
    }
}

/// A relay with the names of its place.
fn relay_view(name: Option<&RelayName>, directory: &RelayDirectory) -> RelayView {
    let code = name.map(RelayName::city);
    let city = code.as_ref().and_then(|code| directory.city(code));
    RelayView {
        relay: name.cloned(),
        city: city.map(|city| city.name.clone()),
        country: city.map(|city| city.country.clone()),
        city_code: code,
    }
}

/// What an action looks at.
pub(super) fn scene<'a>(
    exit: &'a ExitWatch,
    estimates: &Estimates,
    directory: &RelayDirectory,
    now: UnixSeconds,
) -> Scene<'a> {
    let relay = match exit.tunnel() {
        Tunnel::Up(route) => Some(relay_view(route.exit.as_ref(), directory)),
        Tunnel::Unknown | Tunnel::Down { .. } | Tunnel::Changing | Tunnel::Blocked { .. } => None,
    };
    let v4 = exit.view(None).v4.state;
    let is_told = matches!(v4, ExitIpState::Known | ExitIpState::NeverCame);
    let crowd = estimates.here().v4.filter(|_| is_told);
    Scene {
        tunnel: exit.tunnel(),
        epoch: exit.epoch(),
        v4,
        address: TunnelAddress::default(),
        figures: ActionFigures { relay, exit_ip: exit.v4(), crowd },
        now,
    }
}
