//! Position, trail, link and regime: do they say what is true, and never what is not?

mod anonymity;
mod cells;
mod chance;
mod footprint;
mod network;
mod positions;
mod random_range;
mod rules;
mod same_person;
mod verdicts;
mod worlds;

use crate::extent::Extent;
use crate::report::Report;

/// Adds all that is found about positions, trails, links and regimes.
pub(crate) fn calibrate(extent: &Extent, report: &mut Report) {
    let relays = network::relays();
    let found = &mut report.findings;
    found.extend(positions::findings(&relays, extent));
    found.extend(cells::findings(&relays, extent));
    found.extend(chance::findings(&relays, extent));
    found.extend(worlds::findings(&relays, extent));
    found.extend(footprint::findings(&relays, extent));
    let (same_person, links) = same_person::findings(&relays, extent);
    found.extend(same_person);
    report.shapes.links = links;
    for finding in found {
        finding.is_headline |= HEADLINES.contains(&finding.what.as_str());
    }
}

/// What the README's table has of it.
const HEADLINES: [&str; 4] = [
    "combinations that nine pools can show",
    "25 % of pools wrong: linked relays ever taken for drawing",
    "25 % of pools wrong: drawing relays ever taken for linked",
    "“same person” against truth, before 10 %: worst tenth",
];

#[cfg(test)]
mod tests {
    use super::*;

    /// Few worlds: what a change of the core would break, within seconds of a debug build.
    #[test]
    fn what_is_said_of_positions_links_and_regimes_is_true() {
        let mut report = Report::default();
        calibrate(&Extent { worlds: 150, ..Extent::short() }, &mut report);
        let findings = &report.findings;
        assert!(report.passed(), "{}", crate::finding::table(findings));
        assert!(findings.len() > 40 && !report.shapes.links.is_empty());
    }
}
