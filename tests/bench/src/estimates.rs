//! The crowd on each of 600 relays, beside the same by random draws.

use std::sync::Arc;

use anyhow::Context;
use rand::SeedableRng;
use rand::rngs::SmallRng;
use rand_distr::{Distribution, LogNormal, Poisson};
use shoal_core::crowd::{Model, Motive};
use shoal_core::settings::Assumptions;

use crate::Extent;
use crate::figures::{Row, Target};
use crate::lookup::{RELAYS, fastest, network};

/// Draws per relay: enough for the ends of a range to be right within a tenth or so.
const DRAWS: usize = 2_000;

/// Milliseconds for all relays.
pub(crate) fn measure(extent: Extent) -> anyhow::Result<Vec<Row>> {
    let directory = Arc::new(network::directory(RELAYS));
    let model = Model::new(Arc::clone(&directory), Assumptions::default());
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for repeat in 0..extent.repeats {
        ours.push(1e3 * fastest(3, || quadrature(&directory, &model)));
        let mut dice = SmallRng::seed_from_u64(repeat.into());
        let began = std::time::Instant::now();
        let likely = draws(&model, &mut dice).context("the rates are positive")?;
        theirs.push(1e3 * began.elapsed().as_secs_f64());
        let off = quadrature(&directory, &model).abs_diff(likely);
        anyhow::ensure!(off < likely / 20, "the two differ by {off} of {likely}");
    }
    Ok(vec![Row {
        what: "B17 crowds of 600 relays",
        unit: "ms",
        ours: ours.into_iter().collect(),
        peer: "2,000 random draws each",
        theirs: theirs.into_iter().collect(),
        target: Target::Ratio(1.0 / 20.0),
    }])
}

/// The sum of the likely crowds.
fn quadrature(directory: &shoal_core::RelayDirectory, model: &Model) -> u32 {
    let crowd = |relay: &shoal_core::Relay| model.crowd_on(&relay.name, Motive::InUse);
    directory.relays().iter().filter_map(crowd).map(|crowd| crowd.likely).sum()
}

/// The same from sorted draws of a Poisson number whose rate is drawn from a log-normal.
fn draws(model: &Model, dice: &mut SmallRng) -> Option<u32> {
    let mut sum = 0;
    for relay in model.directory().relays() {
        let budget = model.crowd_on(&relay.name, Motive::InUse)?.range_from;
        let rates = LogNormal::new(model.rate_on(&relay.name)?.ln(), budget.total().sqrt()).ok()?;
        let mut others: Vec<f64> = (0..DRAWS)
            .map(|_| Some(Poisson::new(rates.sample(dice)).ok()?.sample(dice)))
            .collect::<Option<_>>()?;
        others.sort_unstable_by(f64::total_cmp);
        let quantile = |share: usize| others[DRAWS * share / 100];
        // All three are needed for a range; the sum goes by the middle.
        let [low, likely, high] = [10, 50, 90].map(quantile);
        sum += whole(likely) + 1;
        std::hint::black_box((low, high));
    }
    Some(sum)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a count, far below 2^32"
)]
fn whole(number: f64) -> u32 {
    number as u32
}
