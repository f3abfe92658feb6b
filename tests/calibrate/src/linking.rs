//! Position, trail, link and regime: do they say what is true, and never what is not?

mod chance;
mod footprint;
mod network;
mod positions;
mod rules;
mod same_person;
mod verdicts;
mod worlds;

use crate::extent::Extent;
use crate::finding::Finding;

/// All that is found about positions, trails, links and regimes.
pub(crate) fn findings(extent: &Extent) -> Vec<Finding> {
    let relays = network::relays();
    let mut found = positions::findings(&relays, extent);
    found.extend(chance::findings(&relays, extent));
    found.extend(worlds::findings(&relays, extent));
    found.extend(same_person::findings(&relays, extent));
    found.extend(footprint::findings(&relays, extent));
    found
}
