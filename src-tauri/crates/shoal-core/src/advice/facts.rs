//! What rules may look at, and what they may offer.

use crate::address::ExitIp;
use crate::command::{Command, SwitchTarget};
use crate::crowd::CrowdEstimate;
use crate::directory::RelayDirectory;
use crate::health::{Source, Trouble};
use crate::key::Device;
use crate::machine::CleanBrowser;
use crate::multihop::MultihopControl;
use crate::regime::RegimeBook;
use crate::relay::{Coordinates, Relay, RelayName};
use crate::settings::Settings;
use crate::sightings::TrailFigures;
use crate::snapshot::{PlaceAhead, QuickPlace};
use crate::time::UnixSeconds;
use crate::tunnel::{Route, Tunnel, TunnelEpoch};

/// All that rules may look at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Facts<'a> {
    pub(crate) now: UnixSeconds,
    pub(crate) epoch: TunnelEpoch,
    /// Who speaks.
    pub(crate) source: Source,
    /// Shoal's own, with profile and thresholds.
    pub(crate) settings: &'a Settings,
    pub(crate) tunnel: TunnelFacts<'a>,
    pub(crate) crowd: CrowdFacts<'a>,
    pub(crate) places: PlaceFacts<'a>,
    pub(crate) key: KeyFacts<'a>,
    pub(crate) trail: TrailFacts<'a>,
    pub(crate) history: HistoryFacts,
    pub(crate) control: ControlFacts<'a>,
    pub(crate) machine: MachineFacts,
    /// Rules before this one that speak at this moment.
    pub(crate) speaking: &'a [&'static str],
}

/// The tunnel.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TunnelFacts<'a> {
    pub(crate) state: &'a Tunnel,
    /// It was up when it was seen first: nobody is trying out relays.
    pub(crate) is_settled: bool,
    /// Some tunnel was up since the source began to speak.
    pub(crate) was_up: bool,
    /// Since when the source speaks.
    pub(crate) watched_since: Option<UnixSeconds>,
    /// The exit relay as the relay list has it; `None` where it has none, and without a tunnel.
    pub(crate) exit: Option<&'a Relay>,
    /// The entry relay of a multihop tunnel, likewise.
    pub(crate) entry: Option<&'a Relay>,
    pub(crate) v4: Option<ExitIp>,
    /// Since when this IPv4 exit IP is in use, or has been seen.
    pub(crate) stay_since: Option<UnixSeconds>,
    /// Why something is not known or not well.
    pub(crate) trouble: Option<Trouble>,
}

/// The crowds here, as they are shown; `None` is unknown.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CrowdFacts<'a> {
    pub(crate) v4: Option<&'a CrowdEstimate>,
    /// For a site that sees both exit IPs; only where IPv6 has one.
    pub(crate) joint: Option<&'a CrowdEstimate>,
    /// What such a site would be left with if IPv6 were switched off in the tunnel.
    pub(crate) without_v6: Option<&'a CrowdEstimate>,
}

/// Other places.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PlaceFacts<'a> {
    /// The popular cities and the best crowd within reach, as they are shown.
    pub(crate) quick: &'a [QuickPlace],
    /// Where a new identity leads at present, and the crowd to expect there.
    pub(crate) identity: Option<&'a PlaceAhead>,
    /// The middle of the user's region.
    pub(crate) standpoint: Option<Coordinates>,
    pub(crate) directory: &'a RelayDirectory,
}

/// The WireGuard key.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KeyFacts<'a> {
    pub(crate) device: Option<Device>,
    /// When it was made, as far as the daemon tells.
    pub(crate) created: Option<UnixSeconds>,
    /// Hours after which the daemon makes a new one.
    pub(crate) rotation_hours: Option<u32>,
    /// The last change of the tunnel address that Shoal saw.
    pub(crate) last_change: Option<&'a KeyChange>,
}

/// What the exit IPs seen under this key give away.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TrailFacts<'a> {
    pub(crate) figures: &'a TrailFigures,
    /// What is known of how relays hand out exit IPs.
    pub(crate) regimes: &'a RegimeBook,
    /// The relay left last, under the tunnel address that is in use still.
    pub(crate) left: Option<&'a Departure>,
}

/// What is remembered.
#[derive(Clone, Copy, Debug)]
pub(crate) struct HistoryFacts {
    /// On how many days the exit IP in use was seen, under whichever key, today among them; `None` where it is not
    /// remembered.
    pub(crate) days_here: Option<u32>,
}

/// What can be done from here.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ControlFacts<'a> {
    /// Nothing stands in the way of a switch at present.
    pub(crate) can_switch: bool,
    /// Nothing stands in the way of a new key alone.
    pub(crate) can_make_key: bool,
    /// What can be set about multihop; `None`: not looked up.
    pub(crate) multihop: Option<&'a MultihopControl>,
}

/// The machine around Shoal.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MachineFacts {
    /// Split tunnelling keeps Shoal itself out of the tunnel.
    pub(crate) excluded: bool,
    /// A clean browser that runs, where the user allowed to look.
    pub(crate) browser: Option<CleanBrowser>,
}

/// A relay that was left.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Departure {
    pub(crate) relay: RelayName,
    /// What it showed.
    pub(crate) exit_ip: ExitIp,
    /// When the exit IP of the relay after it was seen.
    pub(crate) at: UnixSeconds,
}

/// Another tunnel address than before, and so another key.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct KeyChange {
    /// When the new address was read.
    pub(crate) at: UnixSeconds,
    /// The first tunnel that had it.
    pub(crate) epoch: TunnelEpoch,
    /// The relay and the IPv4 exit IP seen last under the old one.
    pub(crate) before: (RelayName, ExitIp),
    /// Shoal was asked for a new key shortly before.
    pub(crate) is_asked_for: bool,
}

impl<'a> Facts<'a> {
    /// The relays of a tunnel that is up.
    pub(crate) fn route(&self) -> Option<&'a Route> {
        match self.tunnel.state {
            Tunnel::Up(route) => Some(route),
            Tunnel::Unknown | Tunnel::Down { .. } | Tunnel::Changing | Tunnel::Blocked { .. } => {
                None
            }
        }
    }

    /// The city of the best crowd within reach, and that crowd.
    pub(crate) fn best(&self) -> Option<(&'a str, &'a CrowdEstimate)> {
        let best = self.places.quick.iter().find(|place| place.target == SwitchTarget::Best)?;
        Some((&best.city, best.crowd.as_ref()?))
    }

    /// The crowd to expect where [`Facts::away`] leads, if it is asked to lead to the best one.
    pub(crate) fn best_away(&self) -> Option<&'a CrowdEstimate> {
        if self.settings.profile().minds_links() {
            self.places.identity?.crowd.as_ref()
        } else {
            self.best().map(|(_, crowd)| crowd)
        }
    }

    /// A button that leads elsewhere, in the situation that is looked at.
    pub(crate) fn switch(&self, target: SwitchTarget) -> Option<Command> {
        let seen_in = Some(self.epoch);
        self.control.can_switch.then_some(Command::Switch { target, seen_in })
    }

    /// A button for a new identity, in the situation that is looked at.
    pub(crate) fn new_identity(&self) -> Option<Command> {
        let seen_in = Some(self.epoch);
        let has_account = matches!(self.key.device, Some(Device::LoggedIn { .. }));
        (self.control.can_switch && has_account)
            .then_some(Command::NewIdentity { insist: false, seen_in })
    }

    /// A button for a new key, in the situation that is looked at.
    pub(crate) fn rotate_key(&self) -> Option<Command> {
        let seen_in = Some(self.epoch);
        let has_account = matches!(self.key.device, Some(Device::LoggedIn { .. }));
        (self.control.can_make_key && has_account)
            .then_some(Command::RotateKey { insist: false, seen_in })
    }

    /// A button that leads elsewhere as this profile should go: with a new key where visits that can be tied together
    /// matter.
    pub(crate) fn away(&self, target: SwitchTarget) -> Option<Command> {
        if self.settings.profile().minds_links() {
            self.new_identity()
        } else {
            self.switch(target)
        }
    }
}
