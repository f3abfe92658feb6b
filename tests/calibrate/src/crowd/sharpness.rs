//! Is the range as narrow as it can be? A range that covers may still say nothing.
//!
//! The model is scored beside three that know less, on the same visits. Lower is better in both scores: CRPS compares
//! the whole distribution with the truth (in people), the interval score is the width of the 80 % range and ten times
//! by how much the truth was missed (Gneiting and Raftery, 2007).

use shoal_core::mixture::{Component, Mixture};
use shoal_core::pool::Provenance;

use super::oracle::Placed;
use super::visit::{Purpose, Survey, mean};
use crate::extent::Extent;
use crate::finding::{Allowed, Finding, Unit};

/// Better than the best of the others by this factor, all in all, and never worse in any stratum.
const BETTER: f64 = 0.9;
const NEVER_WORSE: f64 = 1.0;

/// One world in so many is scored.
const ONE_IN: usize = 4;

/// What a visit scores.
#[derive(Clone, Copy, Debug, Default)]
struct Score {
    crps: f64,
    interval: f64,
}

/// Something that knows less.
struct Baseline {
    what: &'static str,
    expects: Box<dyn Fn(usize) -> Mixture>,
}

/// T7: the model beside each baseline.
pub(crate) fn findings(
    survey: &Survey,
    visits: &[Placed],
    expects: impl Fn(usize) -> Mixture,
    extent: &Extent,
) -> Vec<Finding> {
    let room = 0.1 * (extent.widening() - 1.0);
    let visits: Vec<&Placed> = visits.iter().step_by(ONE_IN).collect();
    let score = |expects: &dyn Fn(usize) -> Mixture| -> Vec<Score> {
        let one = |placed: &&Placed| score(&expects(placed.visit.relay), placed.visit.others);
        visits.iter().map(one).collect()
    };
    let ours = score(&expects);
    let others: Vec<(&str, Vec<Score>)> = baselines(survey)
        .into_iter()
        .map(|baseline| (baseline.what, score(&*baseline.expects)))
        .collect();
    let crps = |scores: &[Score]| mean(scores.iter().map(|score| score.crps));
    let interval = |scores: &[Score]| mean(scores.iter().map(|score| score.interval));
    let mut found: Vec<Finding> = others
        .iter()
        .map(|(what, theirs)| {
            let ratio = interval(&ours) / interval(theirs);
            Finding::new("T7", format!("interval score beside: {what}"), ratio, Unit::Plain(3))
                .must(Allowed::AtMost(BETTER + room))
                .noting(format!(
                    "{:.1} and {:.1}; CRPS {:.2} and {:.2}",
                    interval(&ours),
                    interval(theirs),
                    crps(&ours),
                    crps(theirs)
                ))
        })
        .collect();
    for provenance in [Provenance::Measured, Provenance::Predicted, Provenance::Unknown] {
        let here = |scores: &[Score]| -> f64 {
            let of = |placed: &Placed| survey.model.pools().pool(placed.visit.relay).provenance();
            let both = scores.iter().zip(&visits);
            mean(
                both.filter(|(_, placed)| of(placed) == provenance)
                    .map(|(score, _)| score.interval),
            )
        };
        let best = others.iter().map(|(_, theirs)| here(theirs)).fold(f64::INFINITY, f64::min);
        let what = format!("interval score, {provenance:?} pools, beside the best").to_lowercase();
        let finding = Finding::new("T7", what, here(&ours) / best, Unit::Plain(3));
        found.push(finding.must(Allowed::AtMost(NEVER_WORSE + room)));
    }
    found
}

/// What knows less: nothing of the relay, nothing of the doubt, nothing of people's choices.
fn baselines(survey: &Survey) -> Vec<Baseline> {
    let model = &survey.model;
    let of = |relay: usize| {
        let name = &model.directory().relays()[relay].name;
        let known = model.rate_on(name).zip(model.crowd_on(name, Purpose::InUse.motive()));
        let (rate, crowd) = known.expect("it is in the list");
        (rate.ln(), crowd.range_from)
    };
    let grounds = survey.terrain.grounds.iter();
    let any = Mixture::of(grounds.map(|ground| {
        let (ln_rate, budget) = of(ground.relay);
        Component::new(1.0, ln_rate, budget.total())
    }));
    let rates: Vec<f64> = (0..model.directory().relays().len()).map(|relay| of(relay).0).collect();
    let exit_ips: f64 =
        survey.terrain.grounds.iter().map(|g| f64::from(model.pools().pool(g.relay).size())).sum();
    let (_, budget) = of(0);
    let even = Component::new(1.0, (150_000.0 / exit_ips).ln(), budget.users + budget.time);
    let even = Mixture::of([even]);
    vec![
        Baseline { what: "any relay's crowd", expects: Box::new(move |_| any.clone()) },
        Baseline {
            what: "the expected number, as if it were known",
            expects: Box::new(move |relay| Mixture::of([Component::new(1.0, rates[relay], 0.0)])),
        },
        Baseline { what: "users over all exit IPs", expects: Box::new(move |_| even.clone()) },
    ]
}

fn score(expected: &Mixture, others: u32) -> Score {
    let (low, high) = (expected.quantile(0.1), expected.quantile(0.9));
    let missed = others.saturating_sub(high) + low.saturating_sub(others);
    Score {
        crps: crps(expected, others),
        interval: f64::from(high - low) + 2.0 / 0.2 * f64::from(missed),
    }
}

/// The sum over all k of (P(others ≤ k) − [truth ≤ k])², in steps that grow where k is large.
fn crps(expected: &Mixture, others: u32) -> f64 {
    let end = expected.quantile(0.9999).max(others);
    let (mut sum, mut k) = (0.0, 0_u32);
    while k <= end {
        let step = (k / 64).max(1);
        // A step must not cross the truth.
        let step = if k < others { step.min(others - k) } else { step };
        let reached = if others <= k { 1.0 } else { 0.0 };
        sum += (expected.cdf(k) - reached).powi(2) * f64::from(step);
        k += step;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certain_and_right_answer_scores_best() {
        let nearly_nobody = Mixture::of([Component::new(1.0, -20.0, 0.0)]);
        let right = score(&nearly_nobody, 0);
        assert!(right.crps < 1e-6 && right.interval.abs() < 1e-12);
        let wrong = score(&nearly_nobody, 5);
        assert!((wrong.crps - 5.0).abs() < 1e-6, "as far as the truth is: {}", wrong.crps);
        assert!((wrong.interval - 50.0).abs() < 1e-12);
    }
}
