//! T1 to T3: which combinations of exit IPs can occur, whether the true position always lies in the interval that is
//! left, and whether it lies anywhere in it with the same probability.

use std::collections::{BTreeSet, HashSet};

use shoal_core::assignment::Position;
use shoal_core::interval::{Fraction, Interval};

use super::network::{Known, measured, shuffled};
use super::random_range;
use crate::chi_square::{evenness, histogram, real};
use crate::dice::Dice;
use crate::extent::Extent;
use crate::finding::{Allowed, Finding, Unit};

/// Keys of the published measurement.
const KEYS: u32 = 3_650;

/// What is shown where a position lands in pools of these sizes; `more` plants a pool that is so much larger than
/// believed.
struct Case {
    position: Position,
    sizes: Vec<u32>,
}

/// T1, T2 and T3.
pub(crate) fn findings(relays: &[Known], extent: &Extent) -> Vec<Finding> {
    let sizes: Vec<u32> = measured(relays).iter().map(|relay| relay.range.size()).collect();
    let mut found = cells(&sizes, extent);
    found.extend(random_range::findings(&sizes, extent));
    found.extend(containment(&sizes, extent));
    found.extend(evenly_inside(&sizes, extent));
    found
}

/// T1: the cells into which the ends of all intervals cut the positions.
fn cells(sizes: &[u32], extent: &Extent) -> Vec<Finding> {
    let ends: BTreeSet<Fraction> = sizes
        .iter()
        .flat_map(|size| (0..=*size).filter_map(|offset| Fraction::new(offset, *size)))
        .collect();
    let ends: Vec<Fraction> = ends.into_iter().collect();
    let widths: Vec<f64> = ends
        .windows(2)
        .filter_map(|pair| Interval::new(pair[0], pair[1]))
        .map(Interval::width)
        .collect();
    let expected: f64 = widths.iter().map(|width| 1.0 - (1.0 - width).powf(KEYS.into())).sum();
    let runs = if extent.worlds < 10_000 { extent.worlds / 10 } else { extent.worlds };
    let dice = Dice::new(extent.seed, "combinations");
    let counts: Vec<f64> =
        (0..runs).map(|run| real(combinations(sizes, &mut dice.for_world(run)))).collect();
    let mean = counts.iter().sum::<f64>() / f64::from(runs);
    let reach = (4.0 * 2.67 / f64::from(runs).sqrt()).max(0.2);
    vec![
        Finding::new(
            "T1",
            "combinations that nine pools can show",
            real(widths.len()),
            Unit::Plain(0),
        )
        .must(Allowed::about(302.0, 0.0)),
        Finding::new("T1", "expected of 3,650 keys, closed form", expected, Unit::Plain(2))
            .must(Allowed::about(291.65, 0.2)),
        Finding::new("T1", "the same, mean over runs", mean, Unit::Plain(2))
            .must(Allowed::about(291.65, reach))
            .noting(format!(
                "{runs} runs; the published measurement saw 284, as keys may share addresses"
            )),
    ]
}

/// How many different combinations of exit IPs random keys show.
fn combinations(sizes: &[u32], dice: &mut Dice) -> usize {
    let seen: HashSet<Vec<u32>> = (0..KEYS)
        .map(|_| {
            let position = Position::from_bits(dice.word());
            sizes.iter().map(|size| position.offset_in(*size)).collect()
        })
        .collect();
    seen.len()
}

/// A position, now and then right at an end of an interval or one step beside it, and some of the pools in some order.
fn case(sizes: &[u32], dice: &mut Dice) -> Case {
    let sizes = shuffled(sizes, dice);
    let count = usize::try_from(1 + dice.below(9)).unwrap_or(1).min(sizes.len());
    let position = if dice.chance(0.3) {
        let size = sizes[0];
        let end = (u64::from(dice.below(size)) << 32).div_ceil(u64::from(size));
        let end = u32::try_from(end).unwrap_or(u32::MAX);
        Position::from_bits(end.wrapping_add(dice.below(3)).wrapping_sub(1))
    } else {
        Position::from_bits(dice.word())
    };
    Case { position, sizes: sizes[..count].to_vec() }
}

/// What is left of the positions; `None` where the exit IPs contradict each other.
fn left(case: &Case, believed: impl Fn(u32) -> u32) -> Option<Interval> {
    case.sizes.iter().try_fold(Interval::WHOLE, |left, size| {
        left.intersection(Interval::of_offset(case.position.offset_in(*size), believed(*size))?)
    })
}

/// The same by whole numbers alone: the first and last of the 2^32 positions that show these exit IPs.
fn by_hand(case: &Case) -> (u32, u32) {
    let first = |offset: u32, size: u32| (u64::from(offset) << 32).div_ceil(u64::from(size));
    let shown = case.sizes.iter().map(|size| (case.position.offset_in(*size), *size));
    let low = shown.clone().map(|(offset, size)| first(offset, size)).max().unwrap_or(0);
    let high = shown.map(|(offset, size)| first(offset + 1, size)).min().unwrap_or(1 << 32);
    (u32::try_from(low).unwrap_or(u32::MAX), u32::try_from(high - 1).unwrap_or(u32::MAX))
}

/// T2: the true position lies in what is left, and its ends are those of whole-number arithmetic.
fn containment(sizes: &[u32], extent: &Extent) -> Vec<Finding> {
    let cases = extent.worlds.saturating_mul(if extent.worlds < 10_000 { 100 } else { 1_000 });
    let mut dice = Dice::new(extent.seed, "containment");
    let (mut outside, mut ends, mut planted) = (0_u32, 0_u32, 0_u32);
    for _ in 0..cases {
        let case = case(sizes, &mut dice);
        let found = left(&case, |size| size);
        outside += u32::from(!found.is_some_and(|found| found.contains(case.position)));
        let (first, last) = by_hand(&case);
        let exact = found.is_some_and(|found| {
            let at = |bits| found.contains(Position::from_bits(bits));
            let before = first.checked_sub(1).is_some_and(at);
            let after = last.checked_add(1).is_some_and(at);
            at(first) && at(last) && !before && !after
        });
        ends += u32::from(!exact);
        let longer = left(&case, |size| size + 1);
        planted += u32::from(!longer.is_some_and(|longer| longer.contains(case.position)));
    }
    let none = |what: &str, figure: u32| {
        Finding::new("T2", what, figure.into(), Unit::Plain(0))
            .must(Allowed::AtMost(0.0))
            .noting(format!("of {cases}"))
    };
    let share = f64::from(planted) / f64::from(cases);
    vec![
        none("positions outside their interval", outside),
        none("intervals with other ends than by whole numbers", ends),
        Finding::new(
            "T2",
            "planted, pools one too large: positions outside",
            share,
            Unit::Percent(1),
        )
        .must(Allowed::AtLeast(0.01)),
    ]
}

/// T3: the position's place within what is left, from 0 to 1, is anywhere with the same probability.
fn evenly_inside(sizes: &[u32], extent: &Extent) -> Vec<Finding> {
    let mut dice = Dice::new(extent.seed, "places");
    let mut places = |believed: fn(u32) -> u32| -> f64 {
        let cases = (0..extent.worlds.saturating_mul(10)).filter_map(|_| {
            let position = Position::from_bits(dice.word());
            let case = Case { position, ..case(sizes, &mut dice) };
            let interval = left(&case, believed)?;
            Some((position.share() - interval.low().value()) / interval.width())
        });
        evenness(&histogram(cases.collect::<Vec<f64>>(), 20))
    };
    let (right, planted) = (places(|size| size), places(|size| size + 1));
    vec![
        Finding::new("T3", "place in the interval is even: p of chi-square", right, Unit::Plain(3))
            .must(Allowed::AtLeast(0.001)),
        Finding::new(
            "T3",
            "planted, pools one too large: p of chi-square",
            planted,
            Unit::Plain(3),
        )
        .must(Allowed::AtMost(0.001)),
    ]
}
