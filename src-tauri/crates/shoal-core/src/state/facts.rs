//! What the state lets rules look at.

use crate::advice::{
    ControlFacts, CrowdFacts, Facts, HistoryFacts, KeyFacts, MachineFacts, PlaceFacts, TrailFacts,
    TunnelFacts,
};
use crate::relay::{Relay, RelayName};
use crate::snapshot::{ExitIpState, SwitchBlocked};
use crate::state::State;
use crate::time::UnixSeconds;
use crate::tunnel::{Route, Tunnel};

impl State {
    pub(super) fn facts(&self, now: UnixSeconds) -> Facts<'_> {
        Facts {
            now,
            epoch: self.exit.epoch(),
            source: self.source_shown(),
            settings: &self.settings,
            tunnel: self.tunnel_facts(),
            crowd: self.crowd_facts(),
            places: PlaceFacts {
                quick: self.estimates.quick_places(),
                identity: self.estimates.ahead().new_identity.as_ref(),
                standpoint: self.estimates.standpoint(),
                directory: &self.directory,
            },
            key: self.key_facts(),
            trail: TrailFacts {
                figures: &self.trail_figures,
                regimes: self.sightings.regimes(),
                left: self.recent.left(),
            },
            history: HistoryFacts { days_here: self.remembering.days_here() },
            machine: MachineFacts {
                excluded: self.surroundings.excluded,
                browser: self.surroundings.browser,
            },
            speaking: &[],
            control: ControlFacts {
                can_switch: self.switch_blocked().is_none(),
                can_make_key: self.can_make_key(),
                multihop: self.multihop.as_ref(),
            },
        }
    }

    fn route(&self) -> Option<&Route> {
        match self.exit.tunnel() {
            Tunnel::Up(route) => Some(route),
            Tunnel::Unknown | Tunnel::Down { .. } | Tunnel::Changing | Tunnel::Blocked { .. } => {
                None
            }
        }
    }

    /// Settings that Shoal leaves alone are in no key's way.
    fn can_make_key(&self) -> bool {
        match self.switch_blocked() {
            None | Some(SwitchBlocked::CustomEndpoint | SwitchBlocked::UnreadableSettings) => true,
            Some(
                SwitchBlocked::ActionUnderWay
                | SwitchBlocked::NoDaemon
                | SwitchBlocked::OtherClient,
            ) => false,
        }
    }

    fn tunnel_facts(&self) -> TunnelFacts<'_> {
        let listed = |name: Option<&RelayName>| -> Option<&Relay> { self.directory.relay(name?) };
        TunnelFacts {
            state: self.exit.tunnel(),
            is_settled: self.exit.was_found_up(),
            was_up: self.recent.was_up(),
            watched_since: self.recent.watched_since(),
            exit: listed(self.route().and_then(|route| route.exit.as_ref())),
            entry: listed(self.route().and_then(|route| route.entry.as_ref())),
            v4: self.exit.v4(),
            stay_since: self.exit.stay_since(),
            trouble: self.trouble(),
        }
    }

    fn crowd_facts(&self) -> CrowdFacts<'_> {
        let v4 = self.crowd_now();
        let v6_state = self.exit.view(None).v6.state;
        let has_v6 = v4.is_some() && v6_state == ExitIpState::Known;
        let here = self.estimates.here();
        CrowdFacts {
            v4,
            joint: here.joint.as_ref().filter(|_| has_v6),
            without_v6: here.without_v6.as_ref().filter(|_| has_v6),
        }
    }

    fn key_facts(&self) -> KeyFacts<'_> {
        let shown = self.key_view();
        KeyFacts {
            device: self.device,
            created: shown.created,
            rotation_hours: shown.rotation_hours,
            last_change: self.recent.key_change(),
        }
    }
}
