//! From events to sightings: an exit IP counts once its relay, its tunnel and the tunnel's address are known.

use crate::address::TunnelAddress;
use crate::event::Effect;
use crate::history::KeptRegimes;
use crate::relay::RelayName;
use crate::sightings::SightingBook;
use crate::state::State;
use crate::trail::{Sighting, TrailPage};
use crate::tunnel::{Tunnel, TunnelEpoch};

impl State {
    /// What the exit IPs seen under the tunnel address give away; for its owner, who looks at it.
    pub fn trail(&self) -> TrailPage {
        self.sightings.page(|relay| self.estimates.pool_of(relay))
    }

    /// What was seen under which tunnel address, and what follows for relays.
    pub fn sightings(&self) -> &SightingBook {
        &self.sightings
    }

    /// Another tunnel began: its address is another one until it was read.
    pub(super) fn tunnel_began(&mut self) -> Effect {
        let epoch = self.exit.epoch();
        self.tunnel_address = TunnelAddress::default();
        self.sightings.tunnel_began();
        Effect::ReadTunnelAddress { epoch }
    }

    /// The tunnel's address was read; one of an earlier tunnel is dropped.
    pub(super) fn tunnel_address_read(&mut self, epoch: TunnelEpoch, address: TunnelAddress) {
        if epoch != self.exit.epoch() {
            return;
        }
        self.tunnel_address = address;
        self.remembering.address_seen(address, epoch);
        if self.sightings.address_read(address) {
            self.judge_relays();
            self.go_on_with_remembered();
        }
    }

    /// Goes on with the trail that is remembered of the present tunnel address, from earlier tunnels and earlier runs.
    pub(super) fn go_on_with_remembered(&mut self) {
        let Self { sightings, remembering, estimates, .. } = self;
        let Some(key) = remembering.key() else { return };
        let remembered = remembering.book().sightings_under(key).filter_map(|seen| {
            let exit_ip = seen.spot.exit_ip(estimates.pool_of(&seen.relay))?;
            Some(Sighting { relay: seen.relay.clone(), exit_ip })
        });
        let is_longer = sightings.go_on_with(remembered);
        let beliefs = remembering.take_loaded_regimes();
        let is_changed = is_longer || beliefs.is_some();
        if let Some(KeptRegimes { key: under, book }) = beliefs {
            self.sightings.believe(book, under == Some(key));
        }
        if is_changed {
            self.judge_relays();
        }
    }

    /// Records the exit IP that is there, if it is; asks for the address where that could not be read before.
    pub(super) fn record_sighting(&mut self) -> Option<Effect> {
        let Tunnel::Up(route) = self.exit.tunnel() else { return None };
        let (Some(relay), Some(exit_ip)) = (route.exit.clone(), self.exit.v4()) else {
            return None;
        };
        if self.sightings.record(Sighting { relay, exit_ip }) {
            self.judge_relays();
        }
        let epoch = self.exit.epoch();
        self.sightings.wants_address().then_some(Effect::ReadTunnelAddress { epoch })
    }

    /// Judges relays anew, after something was seen or pools are believed to be others.
    pub(super) fn judge_relays(&mut self) {
        let Self { sightings, estimates, trail_figures, .. } = self;
        let pool_of = |relay: &RelayName| estimates.pool_of(relay);
        sightings.judge(pool_of);
        *trail_figures = sightings.figures(pool_of);
    }
}
