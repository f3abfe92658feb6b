//! What was seen of the machine around Shoal, and when to look again: at browsers only with the user's leave, and once for
//! each tunnel whose crowd is small; for those whom Tor Browser is for, once for each tunnel.

use crate::advice::is_small_crowd;
use crate::event::Effect;
use crate::health::Source;
use crate::machine::CleanBrowser;
use crate::profile::Profile;
use crate::state::State;
use crate::tunnel::{Tunnel, TunnelEpoch};

/// See the module.
#[derive(Clone, Debug, Default)]
pub(super) struct Surroundings {
    pub(super) excluded: bool,
    pub(super) browser: Option<CleanBrowser>,
    /// The tunnel during which it was looked at browsers last.
    looked_in: Option<TunnelEpoch>,
}

impl State {
    /// Looks which browsers run, where that is allowed, matters, and was not done during this tunnel.
    pub(super) fn look_for_browsers(&mut self) -> Option<Effect> {
        let is_allowed = self.settings.look_for_browsers == Some(true);
        if !is_allowed || self.source == Source::Simulation {
            self.surroundings.browser = None;
            self.surroundings.looked_in = None;
            return None;
        }
        let epoch = self.exit.epoch();
        let is_small = self.crowd_now().is_some_and(|crowd| is_small_crowd(crowd, false));
        let is_up = matches!(self.exit.tunnel(), Tunnel::Up(_));
        let matters = is_small || is_up && self.settings.profile() == Profile::Targeted;
        let is_due = matters && self.surroundings.looked_in != Some(epoch);
        is_due.then(|| {
            self.surroundings.looked_in = Some(epoch);
            Effect::LookForBrowsers
        })
    }

    /// Takes what runs, as far as the user allows it still.
    pub(super) fn browser_seen(&mut self, browser: Option<CleanBrowser>) {
        let is_allowed = self.settings.look_for_browsers == Some(true);
        self.surroundings.browser = browser.filter(|_| is_allowed);
    }
}
