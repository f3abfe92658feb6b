//! Does the range hold for small pools as for large ones, by night as by day?
//!
//! A range can be right on average and wrong wherever one looks. Worlds are sorted by what a user's machine could
//! tell of them (and by the hour), and each stratum is held against the same 80 and 95 %.

use shoal_core::crowd::Model;
use shoal_core::pool::Provenance;

use super::coverage::Coverage;
use super::oracle::Placed;
use crate::chi_square::real;
use crate::finding::{Allowed, Finding, Unit};
use crate::report::Held;

/// Standard errors that a stratum may be off by: there are some thirty.
const FARTHEST: f64 = 5.0;

/// Strata with fewer worlds say nothing.
const FEWEST: usize = 50;

/// Fifths, by how many people are to be expected.
const AS_TOLD: [&str; 5] = ["fewest", "few", "middle", "many", "most"];

/// Worlds that have something in common.
#[derive(Clone, Debug)]
pub(crate) struct Stratum {
    /// By what they are sorted, and how they stand in it.
    pub(crate) by: &'static str,
    pub(crate) name: String,
    pub(crate) worlds: usize,
    pub(crate) coverage: Coverage,
    /// Whether the middle must be right too: the model knows what they have in common.
    knows: bool,
}

impl Stratum {
    /// For the picture.
    pub(crate) fn held(&self) -> Held {
        let Coverage { in_80, in_95, .. } = self.coverage;
        Held { name: format!("{}: {}", self.by, self.name), in_80, in_95 }
    }

    /// By how many standard errors the worst of its figures is off.
    fn distance(&self) -> f64 {
        let worlds = real(self.worlds);
        let off = |figure: f64, right: f64, variance: f64| {
            ((figure - right) / (variance / worlds).sqrt()).abs()
        };
        let Coverage { in_80, in_95, mean, .. } = self.coverage;
        let ranges = off(in_80, 0.8, 0.16).max(off(in_95, 0.95, 0.0475));
        if self.knows { ranges.max(off(mean, 0.5, 1.0 / 12.0)) } else { ranges }
    }
}

/// Sorts worlds in several ways.
pub(crate) fn strata(visits: &[Placed], model: &Model) -> Vec<Stratum> {
    let relay = |placed: &Placed| &model.directory().relays()[placed.visit.relay];
    let rate = |placed: &Placed| model.rate_on(&relay(placed).name).unwrap_or_default();
    let mut rates: Vec<f64> = visits.iter().map(rate).collect();
    rates.sort_by(f64::total_cmp);
    let quintile = |placed: &Placed| {
        let place = real(rates.partition_point(|other| *other < rate(placed))) / real(rates.len());
        AS_TOLD[(1..5).take_while(|k| place >= f64::from(*k) / 5.0).count()]
    };
    let size = |placed: &Placed| match model.pools().pool(placed.visit.relay).size() {
        ..=13 => "6 to 13",
        14..=31 => "14 to 31",
        32..=64 => "32 to 64",
        _ => "65 and more",
    };
    let provenance = |placed: &Placed| match model.pools().pool(placed.visit.relay).provenance() {
        Provenance::Measured => "measured",
        Provenance::Predicted => "predicted",
        Provenance::Sighted | Provenance::Unknown | Provenance::Mixed => "unknown",
    };
    let weight = |placed: &Placed| match relay(placed).weight {
        ..=2 => "0 to 2",
        3..=99 => "3 to 99",
        100 => "100",
        _ => "101 and more",
    };
    let hour = |placed: &Placed| if placed.visit.hour < 0.0 { "night" } else { "day" };
    let purpose = |placed: &Placed| placed.visit.purpose.to_string();
    let mut strata = sorted(visits, "pool size", true, |placed| size(placed).to_owned());
    strata.extend(sorted(visits, "pool known", true, |placed| provenance(placed).to_owned()));
    strata.extend(sorted(visits, "people to expect", true, |placed| quintile(placed).to_owned()));
    strata.extend(sorted(visits, "weight", true, |placed| weight(placed).to_owned()));
    strata.extend(sorted(visits, "asked because", true, purpose));
    strata.extend(sorted(visits, "hour", false, |placed| hour(placed).to_owned()));
    strata
}

/// One stratum for each class, in the order of their first worlds.
fn sorted(
    visits: &[Placed],
    by: &'static str,
    knows: bool,
    class: impl Fn(&Placed) -> String,
) -> Vec<Stratum> {
    let mut classes: Vec<(String, Vec<f64>)> = Vec::new();
    for one in visits {
        let name = class(one);
        match classes.iter_mut().find(|(known, _)| *known == name) {
            Some((_, places)) => places.push(one.place),
            None => classes.push((name, vec![one.place])),
        }
    }
    let first_number = |name: &str| name.split(' ').next().and_then(|n| n.parse::<u32>().ok());
    let order = |name: &str| {
        (AS_TOLD.iter().position(|told| *told == name), first_number(name), name.to_owned())
    };
    classes.sort_by_key(|(name, _)| order(name));
    let stratum = |(name, places): (String, Vec<f64>)| Stratum {
        by,
        name,
        worlds: places.len(),
        coverage: Coverage::of(&places),
        knows,
    };
    classes.into_iter().map(stratum).filter(|stratum| stratum.worlds >= FEWEST).collect()
}

/// T5: the farthest stratum of each way of sorting.
pub(crate) fn findings(strata: &[Stratum]) -> Vec<Finding> {
    let mut ways: Vec<&str> = strata.iter().map(|stratum| stratum.by).collect();
    ways.dedup();
    ways.into_iter()
        .filter_map(|way| {
            let of_it = strata.iter().filter(|stratum| stratum.by == way);
            let worst = of_it.max_by(|a, b| a.distance().total_cmp(&b.distance()))?;
            let what = format!("by {way}: standard errors off, at worst");
            let note = format!(
                "{}: {} worlds, {:.1} % and {:.1} %",
                worst.name,
                worst.worlds,
                worst.coverage.in_80 * 100.0,
                worst.coverage.in_95 * 100.0
            );
            let finding = Finding::new("T5", what, worst.distance(), Unit::Plain(1));
            Some(finding.must(Allowed::AtMost(FARTHEST)).noting(note))
        })
        .collect()
}
