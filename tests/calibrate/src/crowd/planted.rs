//! Mistakes that look right. A calibration that does not notice each of them proves nothing.

use shoal_core::crowd::{Model, Motive};
use shoal_core::mixture::{Component, Mixture};

use super::coverage::Coverage;
use super::oracle::{Answer, Oracle};
use super::visit::{Purpose, Survey};
use crate::chi_square::real;
use crate::extent::Extent;
use crate::finding::{Allowed, Finding, Unit};

/// What the model's answer is put together from.
struct Parts {
    /// ln(rate) with everything at its median.
    median: f64,
    /// Variance of ln(share), and of ln(users).
    share: f64,
    users: f64,
    /// All variance.
    variance: f64,
    size: f64,
    motive: Motive,
}

/// A mistake, and in which worlds it matters.
struct Mistake {
    what: &'static str,
    purpose: Purpose,
    answer: Answer,
}

/// Without a mistake, put together in the same way: it must pass what the others must not.
const RIGHT: Mistake = Mistake {
    what: "no mistake",
    purpose: Purpose::InUse,
    answer: |model, relay, motive| parts(model, relay, motive).with(Parts::right),
};

const MISTAKES: [Mistake; 6] = [
    Mistake {
        what: "no size bias",
        purpose: Purpose::AsOthers,
        answer: |model, relay, motive| {
            parts(model, relay, motive).with(|parts| parts.median - parts.share / 2.0)
        },
    },
    Mistake {
        what: "size bias of s² where s²/2 is right",
        purpose: Purpose::AsOthers,
        answer: |model, relay, motive| {
            parts(model, relay, motive).with(|parts| parts.right() + parts.share / 2.0)
        },
    },
    Mistake {
        what: "number of users tilted with the share",
        answer: |model, relay, motive| {
            parts(model, relay, motive).with(|parts| parts.right() + parts.users)
        },
        ..RIGHT
    },
    Mistake {
        what: "noise on a share with median one",
        purpose: Purpose::LookedAt,
        answer: |model, relay, motive| parts(model, relay, motive).with(|parts| parts.median),
    },
    Mistake {
        what: "expected number taken as known",
        answer: |model, relay, motive| {
            let parts = parts(model, relay, motive);
            Mixture::of([Component::new(1.0, parts.right(), 0.0)])
        },
        ..RIGHT
    },
    Mistake {
        what: "one exit IP too many in each pool",
        purpose: Purpose::SmallPool,
        answer: |model, relay, motive| {
            let one_more = |parts: &Parts| parts.right() - ((parts.size + 1.0) / parts.size).ln();
            parts(model, relay, motive).with(one_more)
        },
    },
];

/// T6: each mistake, by how many of its figures are out of range.
pub(crate) fn findings(survey: &Survey, extent: &Extent) -> Vec<Finding> {
    let purposes = [Purpose::InUse, Purpose::AsOthers, Purpose::LookedAt, Purpose::SmallPool];
    let right = purposes.map(|purpose| {
        let out = out_of_range(&Mistake { purpose, ..RIGHT }, survey, extent);
        let what = format!("nothing planted, {purpose}: figures out of range");
        Finding::new("T6", what, out, Unit::Plain(0)).must(Allowed::AtMost(0.0))
    });
    let wrong = MISTAKES.iter().map(|mistake| {
        let out = out_of_range(mistake, survey, extent);
        let what = format!("planted, {}: {}: figures out of range", mistake.purpose, mistake.what);
        Finding::new("T6", what, out, Unit::Plain(0)).must(Allowed::AtLeast(1.0)).noting("of 6")
    });
    right.into_iter().chain(wrong).collect()
}

/// Where the truths lie for the first mistake.
pub(crate) fn first(survey: &Survey, extent: &Extent) -> Vec<f64> {
    places(&MISTAKES[0], survey, extent.worlds)
}

/// How many of the figures of T4 a model with this mistake gets wrong.
fn out_of_range(mistake: &Mistake, survey: &Survey, extent: &Extent) -> f64 {
    // Fewer show no mistake, and a mistake that only small pools show is small itself.
    let fewest = if mistake.purpose == Purpose::SmallPool { 10_000 } else { 5_000 };
    let extent = &Extent { worlds: extent.worlds.max(fewest), ..extent.clone() };
    let coverage = Coverage::of(&places(mistake, survey, extent.worlds));
    let findings = coverage.findings(mistake.what, extent);
    real(findings.iter().filter(|finding| !finding.passed()).count())
}

fn places(mistake: &Mistake, survey: &Survey, worlds: u32) -> Vec<f64> {
    let visits = Oracle::new(&survey.model, mistake.answer).places(survey, worlds, mistake.purpose);
    visits.into_iter().map(|placed| placed.place).collect()
}

fn parts(model: &Model, relay: usize, motive: Motive) -> Parts {
    let name = &model.directory().relays()[relay].name;
    let known = model.rate_on(name).zip(model.crowd_on(name, motive));
    let (rate, crowd) = known.expect("it is in the list");
    Parts {
        median: rate.ln(),
        share: crowd.range_from.share,
        users: crowd.range_from.users,
        variance: crowd.range_from.total(),
        size: f64::from(model.pools().pool(relay).size()),
        motive,
    }
}

impl Parts {
    /// The median of ln(rate) as it should be.
    fn right(&self) -> f64 {
        match self.motive {
            Motive::LookedAt => self.median - self.share / 2.0,
            Motive::InUse => self.median,
            Motive::ChosenAsOthers => self.median + self.share / 2.0,
        }
    }

    /// The answer with this median of ln(rate).
    fn with(&self, median: impl Fn(&Self) -> f64) -> Mixture {
        Mixture::of([Component::new(1.0, median(self), self.variance)])
    }
}
