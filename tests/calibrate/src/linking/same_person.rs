//! T15: of all pairs of visits of which Shoal's ratio says 30 % that one person made both, are 30 % so?

use shoal_core::interval::Interval;
use shoal_core::link::{odds, posterior};

use super::network::{Formula, Key, Known, some};
use crate::chi_square::real;
use crate::dice::Dice;
use crate::extent::Extent;
use crate::finding::{Allowed, Finding, Unit};

/// Probability that one person made both visits, before anything is seen.
const PRIORS: [f64; 3] = [0.5, 0.1, 0.01];

/// Two visits: what the ratio makes of them, and what is true.
struct Pair {
    said: f64,
    same: bool,
}

/// A visit's trail over so many relays.
fn trail(relays: &[Known], key: &Key, dice: &mut Dice) -> Option<Interval> {
    relays.iter().try_fold(Interval::WHOLE, |left, relay| {
        let offset = relay.believed.offset_of(relay.shows(key, dice).exit_ip)?;
        left.intersection(Interval::of_offset(offset, relay.believed.size())?)
    })
}

fn pair(relays: &[Known], prior: f64, dice: &mut Dice) -> Option<Pair> {
    let same = dice.chance(prior);
    let first = Key::new(dice, Formula::Holds);
    let second = if same { first } else { Key::new(dice, Formula::Holds) };
    let visited = some(relays, 4, dice);
    let parts = visited.split_at(if dice.chance(0.5) { 1 } else { 2 });
    let odds = odds(trail(parts.0, &first, dice)?, trail(parts.1, &second, dice)?);
    Some(Pair { said: posterior(prior, odds), same })
}

/// T15: in tenths of what is said, how far the truth is off, in standard errors.
pub(crate) fn findings(relays: &[Known], extent: &Extent) -> Vec<Finding> {
    let mut found = Vec::new();
    for prior in PRIORS {
        let dice = Dice::new(extent.seed, "pairs");
        let pairs: Vec<Pair> = (0..extent.worlds.saturating_mul(10))
            .filter_map(|number| pair(relays, prior, &mut dice.for_world(number)))
            .collect();
        let said = |pair: &Pair| pair.said;
        let squared = |pair: &Pair| {
            // A ratio that is taken for one of independent hits: the planted mistake.
            let odds = pair.said / (1.0 - pair.said) * (1.0 - prior) / prior;
            posterior(prior, odds * odds.max(1.0))
        };
        let percent = prior * 100.0;
        let what = format!("“same person” against truth, before {percent} %: worst tenth");
        found.push(
            Finding::new("T15", what, worst_tenth(&pairs, said), Unit::Plain(1))
                .must(Allowed::AtMost(4.0))
                .noting("standard errors"),
        );
        let what = format!("planted, ratio squared, before {percent} %: worst tenth");
        found.push(
            Finding::new("T15", what, worst_tenth(&pairs, squared), Unit::Plain(1))
                .must(Allowed::AtLeast(4.0))
                .noting("standard errors"),
        );
    }
    found
}

/// The largest distance between what is said and what is so, in standard errors, over tenths with enough pairs.
fn worst_tenth(pairs: &[Pair], said: impl Fn(&Pair) -> f64) -> f64 {
    let tenth = |tenth: u32| {
        let [low, high] = [tenth, tenth + 1].map(|end| f64::from(end) / 10.0);
        let inside: Vec<(f64, bool)> = pairs
            .iter()
            .map(|pair| (said(pair), pair.same))
            .filter(|(said, _)| (low..high).contains(said))
            .collect();
        let expected: f64 = inside.iter().map(|(said, _)| said).sum();
        let variance: f64 = inside.iter().map(|(said, _)| said * (1.0 - said)).sum();
        let so = real(inside.iter().filter(|(_, same)| *same).count());
        // Fewer are no basis for a standard error.
        if variance < 4.0 { 0.0 } else { (so - expected).abs() / variance.sqrt() }
    };
    (0..10).map(tenth).fold(0.0, f64::max)
}
