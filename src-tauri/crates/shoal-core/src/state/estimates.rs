//! What the model says of where the tunnel leaves and of the places one click away, kept until something it rests on
//! changes.

use crate::command::Draw;
use crate::constraint::DaemonSettings;
use crate::crowd::CrowdEstimate;
use crate::directory::RelayDirectory;
use crate::places::PlacesPage;
use crate::relay::RelayName;
use crate::settings::{Assumptions, Settings};
use crate::snapshot::QuickPlace;
use crate::state::exit_watch::ExitWatch;
use crate::tunnel::Tunnel;

/// Crowds on the present exit relay.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Here {
    pub(super) v4: Option<CrowdEstimate>,
    pub(super) v6: Option<CrowdEstimate>,
    pub(super) joint: Option<CrowdEstimate>,
}

/// See the module.
#[derive(Debug, Default)]
pub(super) struct Estimates {
    here: Here,
    quick: Vec<QuickPlace>,
}

impl Estimates {
    pub(super) fn model_anew(&mut self, _directory: &RelayDirectory, _assumptions: Assumptions) {}
    pub(super) fn look_from(&mut self, _e: &ExitWatch, _d: Option<&DaemonSettings>, _s: &Settings) {
    }
    pub(super) fn here(&self) -> &Here {
        &self.here
    }
    pub(super) fn quick_places(&self) -> &[QuickPlace] {
        &self.quick
    }
    pub(super) fn best(&self) -> Option<(&str, &CrowdEstimate)> {
        None
    }
    pub(super) fn draw_best(&self, _draw: Draw) -> Option<RelayName> {
        None
    }
    pub(super) fn draw_another(&self, _tunnel: &Tunnel, _draw: Draw) -> Option<RelayName> {
        None
    }
    pub(super) fn places(&self, _tunnel: &Tunnel) -> PlacesPage {
        PlacesPage::default()
    }
}
