//! What one tunnel address says while nobody knows its position.
//!
//! Each relay shows an exit IP that either follows the position which all share, or does not. The position is
//! integrated out, exactly: the product over the relays is constant between neighbouring ends of their intervals.
//! Everything is relative to exit IPs drawn at random, so 1 says nothing.

use crate::interval::{Fraction, Interval};

use super::SLIP;

/// What one relay showed.
#[derive(Clone, Copy)]
pub(super) struct Shown {
    /// The positions that its exit IP proves, if it follows the position.
    pub(super) interval: Interval,
    /// Belief that it does, before this tunnel address: over 0, under 1.
    pub(super) follows: f64,
}

/// For each relay, in the order given, how many times likelier its exit IP is if it follows the position than if not:
/// from [`SLIP`] to about the pool's size. And the logarithm (base e) of how many times likelier all exit IPs together
/// are than ones drawn at random.
pub(super) fn weigh(shown: &[Shown]) -> (Vec<f64>, f64) {
    let ends = ends(shown);
    let sums = Sums::of(shown, &ends);
    let told = shown.iter().map(|one| {
        let [inside, outside] = sums.split(one, &ends);
        let (hit, miss) = (inside / ratio_inside(one), outside / ratio_outside(one));
        for_following(one, hit / (hit + miss))
    });
    (told.collect(), sums.ln_total)
}

/// The ends of all intervals, and those of the whole, sorted, each once.
fn ends(shown: &[Shown]) -> Vec<Fraction> {
    let mut ends = vec![Fraction::ZERO, Fraction::ONE];
    ends.extend(shown.iter().flat_map(|one| [one.interval.low(), one.interval.high()]));
    ends.sort_unstable();
    ends.dedup();
    ends
}

/// The ratio for an exit IP that follows, where a share of what the others leave possible lies in its interval.
fn for_following(one: &Shown, share: f64) -> f64 {
    (1.0 - SLIP) * share * one.interval.one_in() + SLIP
}

fn ratio_inside(one: &Shown) -> f64 {
    one.follows * for_following(one, 1.0) + 1.0 - one.follows
}

fn ratio_outside(one: &Shown) -> f64 {
    one.follows * for_following(one, 0.0) + 1.0 - one.follows
}

/// The integral up to each end and from each end on, in units of its largest piece.
struct Sums {
    before: Vec<f64>,
    after: Vec<f64>,
    ln_total: f64,
}

impl Sums {
    fn of(shown: &[Shown], ends: &[Fraction]) -> Self {
        let mut steps = vec![0.0; ends.len()];
        let mut outside_all = 0.0;
        for one in shown {
            let outside = ratio_outside(one).ln();
            let step = ratio_inside(one).ln() - outside;
            outside_all += outside;
            steps[place(one.interval.low(), ends)] += step;
            steps[place(one.interval.high(), ends)] -= step;
        }
        let mut level = outside_all;
        let ln_pieces: Vec<f64> = ends
            .windows(2)
            .zip(steps)
            .map(|(pair, step)| {
                level += step;
                let width = Interval::new(pair[0], pair[1]).map_or(0.0, Interval::width);
                level + width.ln()
            })
            .collect();
        let largest = ln_pieces.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let pieces: Vec<f64> = ln_pieces.iter().map(|ln| (ln - largest).exp()).collect();
        let running = |sum: &mut f64, piece: &f64| {
            *sum += piece;
            Some(*sum)
        };
        let before: Vec<f64> =
            std::iter::once(0.0).chain(pieces.iter().scan(0.0, running)).collect();
        let mut after: Vec<f64> =
            std::iter::once(0.0).chain(pieces.iter().rev().scan(0.0, running)).collect();
        after.reverse();
        Self { ln_total: after[0].ln() + largest, before, after }
    }

    /// What lies inside and what lies outside of a relay's interval.
    fn split(&self, one: &Shown, ends: &[Fraction]) -> [f64; 2] {
        let (low, high) = (place(one.interval.low(), ends), place(one.interval.high(), ends));
        let inside = (self.before[high] - self.before[low]).max(0.0);
        [inside, self.before[low] + self.after[high]]
    }
}

/// Where an end stands among them.
fn place(end: Fraction, ends: &[Fraction]) -> usize {
    ends.partition_point(|other| *other < end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(offset: u32, size: u32, follows: f64) -> Shown {
        let interval = Interval::of_offset(offset, size).expect("within the pool");
        Shown { interval, follows }
    }

    /// The same by brute force: the middle of each of a million steps.
    fn by_brute_force(all: &[Shown]) -> f64 {
        let steps = 1_000_000_u32;
        let at = |step: u32| {
            let u = (f64::from(step) + 0.5) / f64::from(steps);
            all.iter().fold(1.0, |product, one| {
                let is_in = one.interval.low().value() <= u && u < one.interval.high().value();
                product * if is_in { ratio_inside(one) } else { ratio_outside(one) }
            })
        };
        (0..steps).map(at).sum::<f64>() / f64::from(steps)
    }

    #[test]
    fn the_integral_is_that_of_brute_force() {
        let all = [shown(48, 60, 0.5), shown(8, 11, 0.3), shown(6, 8, 0.9), shown(2, 31, 0.4)];
        let (_, ln_total) = weigh(&all);
        assert!((ln_total.exp() / by_brute_force(&all) - 1.0).abs() < 1e-4);
    }

    #[test]
    fn the_ratio_of_one_relay_is_what_it_adds_to_the_others() {
        let all = [shown(48, 60, 0.5), shown(8, 11, 0.3), shown(6, 8, 0.9), shown(2, 31, 0.4)];
        let (told, ln_total) = weigh(&all);
        for (left_out, one) in told.iter().enumerate() {
            let mut others = all.to_vec();
            others.remove(left_out);
            let (_, ln_others) = weigh(&others);
            let follows = all[left_out].follows;
            let ratio = follows * one + 1.0 - follows;
            assert!((ln_others + ratio.ln() - ln_total).abs() < 1e-12);
        }
    }

    #[test]
    fn one_relay_alone_says_nothing() {
        let (told, ln_total) = weigh(&[shown(48, 60, 0.5)]);
        assert!((told[0] - 1.0).abs() < 1e-12 && ln_total.abs() < 1e-12);
        assert_eq!(weigh(&[]), (Vec::new(), 0.0));
    }

    #[test]
    fn six_hundred_relays_that_contradict_each_other_stay_finite() {
        let all: Vec<Shown> = (0..600).map(|n| shown(n * 7 % 250, 250 + n % 3, 0.999)).collect();
        let (told, ln_total) = weigh(&all);
        assert!(ln_total.is_finite());
        assert!(told.iter().all(|one| one.is_finite() && *one > 0.0));
    }
}
