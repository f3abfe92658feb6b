//! T15: of all pairs of visits of which Shoal's ratio says 30 % that one person made both, are 30 % so?

use shoal_core::interval::Interval;
use shoal_core::link::{odds, posterior};

use super::network::{Formula, Key, Known, some};
use crate::dice::Dice;
use crate::extent::Extent;
use crate::finding::{Allowed, Finding, Unit};
use crate::report::Reliability;

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

/// T15: in tenths of what is said, how far the truth is off, in standard errors; and all tenths, to be drawn.
pub(crate) fn findings(relays: &[Known], extent: &Extent) -> (Vec<Finding>, Vec<Reliability>) {
    let (mut found, mut all) = (Vec::new(), Vec::new());
    for prior in PRIORS {
        let dice = Dice::new(extent.seed, "pairs");
        let pairs: Vec<Pair> = (0..extent.worlds.saturating_mul(10))
            .filter_map(|number| pair(relays, prior, &mut dice.for_world(number)))
            .collect();
        let squared: Vec<Pair> = pairs.iter().map(|pair| pair.squared(prior)).collect();
        let percent = prior * 100.0;
        let figure = |what: &str, pairs: &[Pair], allowed| {
            let what = format!("{what}, before {percent} %: worst tenth");
            Finding::new("T15", what, worst(&tenths(pairs)), Unit::Plain(1))
                .must(allowed)
                .noting("standard errors")
        };
        found.push(figure("“same person” against truth", &pairs, Allowed::AtMost(4.0)));
        found.push(figure("planted, ratio squared", &squared, Allowed::AtLeast(4.0)));
        all.extend(pairs);
    }
    (found, tenths(&all).iter().filter_map(Tenth::reliability).collect())
}

impl Pair {
    /// As if both exit IPs of a ratio were witnesses of their own: the planted mistake.
    fn squared(&self, prior: f64) -> Self {
        let odds = self.said / (1.0 - self.said) * (1.0 - prior) / prior;
        Self { said: posterior(prior, odds * odds), same: self.same }
    }
}

/// Pairs of which about the same was said.
#[derive(Clone, Copy, Debug, Default)]
struct Tenth {
    pairs: u32,
    same: u32,
    expected: f64,
    variance: f64,
}

impl Tenth {
    /// How far the truth is from what was said, in standard errors; of rare cases in counts of two.
    fn off(&self) -> f64 {
        (f64::from(self.same) - self.expected).abs() / self.variance.max(4.0).sqrt()
    }

    fn reliability(&self) -> Option<Reliability> {
        let share = |part: f64| part / f64::from(self.pairs);
        (self.pairs > 0).then(|| Reliability {
            told: share(self.expected),
            was_so: share(f64::from(self.same)),
            cases: self.pairs,
        })
    }
}

fn tenths(pairs: &[Pair]) -> [Tenth; 10] {
    let mut tenths = [Tenth::default(); 10];
    for Pair { said, same } in pairs {
        let at = (1..10).take_while(|k| *said >= f64::from(*k) / 10.0).count();
        let tenth = &mut tenths[at];
        tenth.pairs += 1;
        tenth.same += u32::from(*same);
        tenth.expected += said;
        tenth.variance += said * (1.0 - said);
    }
    tenths
}

fn worst(tenths: &[Tenth]) -> f64 {
    tenths.iter().map(Tenth::off).fold(0.0, f64::max)
}
