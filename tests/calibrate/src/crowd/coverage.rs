//! Is the truth in the range as often as the range says, and outside on both sides alike?

use super::visit::mean;
use crate::chi_square::{evenness, histogram, real};
use crate::extent::Extent;
use crate::finding::{Allowed, Finding, Unit};

/// Columns of the picture of places.
pub(crate) const COLUMNS: u32 = 20;

/// The truth must be in the 95 % range this often where an assumption is broken.
const STILL: f64 = 0.85;

/// How the truths of many worlds lie in what was expected of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Coverage {
    /// Share of worlds with the truth within the 80 % range, and within the 95 % range.
    pub(crate) in_80: f64,
    pub(crate) in_95: f64,
    /// Share below the low end (10 %) and above the high end (90 %).
    pub(crate) below: f64,
    pub(crate) above: f64,
    /// Mean place: 0.5 if the middle is right.
    pub(crate) mean: f64,
    /// How surprising the shape is, if the model is right.
    pub(crate) evenness: f64,
}

impl Coverage {
    /// Of places from 0 to 1.
    pub(crate) fn of(places: &[f64]) -> Self {
        let share = |holds: &dyn Fn(f64) -> bool| {
            real(places.iter().filter(|place| holds(**place)).count()) / real(places.len().max(1))
        };
        let within = |out: f64| share(&|place| (out..=1.0 - out).contains(&place));
        Self {
            in_80: within(0.1),
            in_95: within(0.025),
            below: share(&|place| place < 0.1),
            above: share(&|place| place > 0.9),
            mean: mean(places.iter().copied()),
            evenness: evenness(&histogram(places.iter().copied(), COLUMNS)),
        }
    }

    /// T4: each figure with its limits. Those are three standard errors at 10,000 worlds.
    pub(crate) fn findings(&self, whose: &str, extent: &Extent) -> Vec<Finding> {
        let wider = extent.widening();
        let figure = |what: &str, figure, middle, reach: f64| {
            let finding = Finding::new("T4", format!("{whose}: {what}"), figure, Unit::Percent(2));
            finding.must(Allowed::about(middle, reach * wider))
        };
        let mean = Finding::new("T4", format!("{whose}: mean place"), self.mean, Unit::Plain(4));
        let even = Finding::new(
            "T4",
            format!("{whose}: chance of the shape"),
            self.evenness,
            Unit::Plain(4),
        );
        vec![
            figure("truth within the 80 % range", self.in_80, 0.8, 0.012),
            figure("truth within the 95 % range", self.in_95, 0.95, 0.0065),
            figure("truth below the low end", self.below, 0.1, 0.009),
            figure("truth above the high end", self.above, 0.1, 0.009),
            mean.must(Allowed::about(0.5, 0.01 * wider)),
            even.must(Allowed::AtLeast(0.001)).noting("chi-square, 20 columns"),
        ]
    }
}

impl Coverage {
    /// T8: in a world that breaks an assumption the 95 % range should still hold the truth in 85 % of cases.
    pub(crate) fn still_holds(&self, what: impl Into<String>, widening: f64) -> Finding {
        let Self { in_80, in_95, below, above, .. } = *self;
        let [percent, below, above] = [in_80, below, above].map(|share| share * 100.0);
        Finding::new("T8", what, in_95, Unit::Percent(1))
            .must(Allowed::AtLeast(STILL - 0.01 * (widening - 1.0)))
            .with_80(in_80)
            .noting(format!("80 %: {percent:.1} %; below {below:.1} %, above {above:.1} %"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn evenly(count: u32) -> Vec<f64> {
        (0..count).map(|k| (f64::from(k) + 0.5) / f64::from(count)).collect()
    }

    #[test]
    fn even_places_are_covered_as_they_should() {
        let coverage = Coverage::of(&evenly(10_000));
        assert!(coverage.findings("even", &Extent::default()).iter().all(Finding::passed));
        assert!((coverage.in_80 - 0.8).abs() < 1e-9 && (coverage.mean - 0.5).abs() < 1e-9);
    }

    #[test]
    fn a_range_that_is_too_wide_fails_as_one_that_is_too_narrow() {
        let squeezed = |by: f64| -> Vec<f64> {
            evenly(10_000).into_iter().map(|place| (place - 0.5).mul_add(by, 0.5)).collect()
        };
        for by in [0.95, 1.05] {
            let findings = Coverage::of(&squeezed(by)).findings("bent", &Extent::default());
            assert!(!findings[0].passed(), "{by}");
        }
    }
}
