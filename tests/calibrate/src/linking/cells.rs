//! T11: how far the exit IPs of one to nine relays tell people apart, by the measures of the literature.
//!
//! The nine measured pools, in every order: after k relays positions are cut into cells, and everybody within a cell
//! has shown the same exit IPs. The cells are made by Shoal's own intervals; the figures that they must give were found
//! by a simulation of random orders that shares no code with them.

use std::collections::BTreeMap;

use shoal_core::RelayName;
use shoal_core::assignment::Position;
use shoal_core::interval::Interval;
use shoal_core::pool::ExitPool;
use shoal_core::trail::{Left, Trail};

use super::anonymity::Suspicion;
use super::network::{Formula, Key, Known, measured, shuffled};
use crate::chi_square::real;
use crate::dice::Dice;
use crate::extent::Extent;
use crate::finding::{Allowed, Finding, Unit};

/// What is found after so many relays.
#[derive(Clone, Copy, Debug, Default)]
struct After {
    /// Cells that can be told apart.
    cells: f64,
    /// Bits that the exit IPs tell: H of the cells.
    bits: f64,
    /// 2^H.
    effective: f64,
    /// Of 100,000 people, how many share all exit IPs with one of them, the mean over people.
    sharing: f64,
}

/// After one to nine relays: [`After`]'s figures, as rounded by their source.
///
/// Source: a simulation of random orders of the nine published pools (tmctmt, 14 May 2026), run in 2026.
const SIMULATED: [[f64; 4]; 9] = [
    [38.9, 4.77, 38.9, 5_282.0],
    [75.4, 5.84, 68.1, 2_370.0],
    [110.5, 6.43, 94.3, 1_431.0],
    [144.6, 6.82, 118.8, 1_042.0],
    [177.6, 7.11, 142.2, 846.0],
    [209.7, 7.34, 165.1, 723.0],
    [241.1, 7.53, 187.6, 634.0],
    [271.8, 7.71, 209.8, 564.0],
    [302.0, 7.86, 231.9, 508.0],
];

/// By how much each may differ: their rounding, and chance where the source drew orders.
const ROUNDED: [f64; 4] = [0.06, 0.006, 0.06, 4.5];

/// T11.
pub(crate) fn findings(relays: &[Known], extent: &Extent) -> Vec<Finding> {
    let nine = measured(relays);
    let sizes: Vec<u32> = nine.iter().map(|relay| relay.range.size()).collect();
    let mut found = beside_simulation(&sizes);
    found.extend(of_all_nine(&nine, &sizes, extent));
    found.push(beside_brute_force(&sizes, extent));
    found
}

/// Cells, each cut by a pool of this size.
fn cut(cells: &[Interval], size: u32) -> Vec<Interval> {
    let proved: Vec<Interval> =
        (0..size).filter_map(|offset| Interval::of_offset(offset, size)).collect();
    let parts = |cell: &Interval| -> Vec<Interval> {
        proved.iter().filter_map(|other| cell.intersection(*other)).collect()
    };
    cells.iter().flat_map(parts).collect()
}

/// How likely each cell is a random person's.
fn spread(cells: &[Interval]) -> Option<Suspicion> {
    Suspicion::by(cells.iter().map(|cell| cell.width()))
}

/// The means over all sets of so many pools: over all orders, that is, as an order does not matter.
fn after_each(sizes: &[u32]) -> Vec<After> {
    let mut sets = vec![(0_usize, vec![Interval::WHOLE])];
    for size in sizes {
        let with: Vec<_> =
            sets.iter().map(|(count, cells)| (count + 1, cut(cells, *size))).collect();
        sets.extend(with);
    }
    let mean = |count: usize| {
        let all: Vec<After> =
            sets.iter().filter(|set| set.0 == count).filter_map(|set| After::of(&set.1)).collect();
        let mean = |of: fn(&After) -> f64| all.iter().map(of).sum::<f64>() / real(all.len());
        After {
            cells: mean(|after| after.cells),
            bits: mean(|after| after.bits),
            effective: mean(|after| after.effective),
            sharing: mean(|after| after.sharing),
        }
    };
    (1..=sizes.len()).map(mean).collect()
}

impl After {
    fn of(cells: &[Interval]) -> Option<Self> {
        let spread = spread(cells)?;
        Some(Self {
            cells: real(cells.len()),
            bits: spread.bits(),
            effective: spread.effective(),
            sharing: 100_000.0 * cells.iter().map(|cell| cell.width().powi(2)).sum::<f64>(),
        })
    }

    fn figures(self) -> [f64; 4] {
        [self.cells, self.bits, self.effective, self.sharing]
    }
}

/// By how much a column is off, in the row where that is most.
fn farthest(after: &[After], column: usize) -> f64 {
    let off = |(after, row): (&After, &[f64; 4])| (after.figures()[column] - row[column]).abs();
    after.iter().zip(&SIMULATED).map(off).fold(0.0, f64::max)
}

fn beside_simulation(sizes: &[u32]) -> Vec<Finding> {
    let after = after_each(sizes);
    let columns = [
        ("cells", 2),
        ("bits told", 3),
        ("effective number of cells", 2),
        ("people of 100,000 who share all exit IPs", 1_usize),
    ];
    let mut found = Vec::new();
    for (column, (name, decimals)) in columns.into_iter().enumerate() {
        let figures: Vec<String> = after
            .iter()
            .map(|after| format!("{:.*}", decimals - 1, after.figures()[column]))
            .collect();
        let what = format!("{name} after 1 to 9 relays: off from the simulated ones, at worst");
        let finding = Finding::new("T11", what, farthest(&after, column), Unit::Plain(decimals))
            .must(Allowed::AtMost(ROUNDED[column]))
            .noting(figures.join(", "));
        found.push(finding);
    }
    let longer: Vec<u32> = sizes.iter().map(|size| size + 1).collect();
    let as_alike: Vec<After> =
        after.iter().map(|after| After { effective: after.cells, ..*after }).collect();
    for (what, mistaken) in
        [("pools one too large", after_each(&longer)), ("cells taken as equally likely", as_alike)]
    {
        let what = format!("planted, {what}: effective number of cells, off at worst");
        let figure = farthest(&mistaken, 2);
        found.push(
            Finding::new("T11", what, figure, Unit::Plain(1)).must(Allowed::AtLeast(ROUNDED[2])),
        );
    }
    found
}

/// All nine: what Shoal's trail shows people about themselves has the mean that the arithmetic tells.
fn of_all_nine(nine: &[Known], sizes: &[u32], extent: &Extent) -> Vec<Finding> {
    let cells = sizes.iter().fold(vec![Interval::WHOLE], |cells, size| cut(&cells, *size));
    let spread = spread(&cells).expect("the cells make up the whole");
    let dice = Dice::new(extent.seed, "people on nine relays");
    let told: Vec<f64> = (0..extent.worlds)
        .filter_map(|number| told_of(nine, &mut dice.for_world(number)))
        .collect();
    let mean = told.iter().sum::<f64>() / real(told.len());
    let variance = told.iter().map(|bits| (bits - mean).powi(2)).sum::<f64>() / real(told.len());
    let standard_error = (variance / real(told.len())).sqrt();
    vec![
        Finding::new(
            "T11",
            "nine relays: bits told, mean of people’s trails",
            mean,
            Unit::Plain(3),
        )
        .must(Allowed::about(spread.bits(), 4.0 * standard_error))
        .noting(format!("{} people; of the cells {:.3}", told.len(), spread.bits())),
        Finding::new(
            "T11",
            "nine relays: bits told, of whom they tell least",
            spread.fewest_bits(),
            Unit::Plain(3),
        )
        .must(Allowed::Within(91_f64.log2() - 1e-9, 91_f64.log2() + 1e-9))
        .noting("a cell as wide as an exit IP of the largest pool"),
        Finding::new(
            "T11",
            "nine relays: degree of anonymity of the cells",
            spread.degree(),
            Unit::Plain(3),
        ),
    ]
}

/// Bits that the trail of a random person tells of them.
fn told_of(nine: &[Known], dice: &mut Dice) -> Option<f64> {
    let key = Key::new(dice, Formula::Holds);
    let seen: Vec<_> = nine.iter().map(|relay| relay.shows(&key, dice)).collect();
    let pool_of = |name: &RelayName| {
        nine.iter().find(|relay| relay.name == *name).map_or(ExitPool::Unknown, |it| it.believed)
    };
    let trail = Trail::of(&seen, pool_of, |_| false);
    match trail.left() {
        Left::Positions(interval) => Some(interval.one_in().log2()),
        Left::Everything | Left::Contradiction { .. } => None,
    }
}

/// Twelve people at most, some likelier than others, on some of the relays: what is left in the mean by Shoal's
/// intervals, against people sorted by the exit IPs that they show.
fn beside_brute_force(sizes: &[u32], extent: &Extent) -> Finding {
    let dice = Dice::new(extent.seed, "twelve people");
    let is_off = |number: &u32| {
        let mut dice = dice.for_world(*number);
        let people: Vec<(Position, u32)> = (0..2 + dice.below(11))
            .map(|_| (Position::from_bits(dice.word()), 1 + dice.below(9)))
            .collect();
        let mut pools = shuffled(sizes, &mut dice);
        pools.truncate(usize::try_from(1 + dice.below(3)).unwrap_or(1));
        let by_hand = left_by_hand(&people, &pools);
        // Not a number is off too.
        !left(&people, &pools).is_some_and(|left| (left - by_hand).abs() <= 1e-12)
    };
    let off = (0..extent.worlds).filter(is_off).count();
    Finding::new(
        "T11",
        "2 to 12 people: bits left otherwise than by brute force",
        real(off),
        Unit::Plain(0),
    )
    .must(Allowed::AtMost(0.0))
    .noting(format!("of {}; to 1e-12", extent.worlds))
}

fn left(people: &[(Position, u32)], sizes: &[u32]) -> Option<f64> {
    let cells = sizes.iter().fold(vec![Interval::WHOLE], |cells, size| cut(&cells, *size));
    let shown_by = |cell: &Interval| -> Vec<f64> {
        people
            .iter()
            .map(|(position, _)| if cell.contains(*position) { 1.0 } else { 0.0 })
            .collect()
    };
    let seen: Vec<Vec<f64>> = cells.iter().map(shown_by).collect();
    let before = Suspicion::by(people.iter().map(|(_, weight)| f64::from(*weight)))?;
    Some(before.bits_left(seen.iter().map(Vec::as_slice)))
}

/// By whole numbers up to the logarithm: who is among a weight of W with one's own weight w keeps log2(W / w) bits.
fn left_by_hand(people: &[(Position, u32)], sizes: &[u32]) -> f64 {
    let shows = |position: Position| -> Vec<u32> {
        sizes.iter().map(|size| position.offset_in(*size)).collect()
    };
    let mut alike: BTreeMap<Vec<u32>, u32> = BTreeMap::new();
    for (position, weight) in people {
        *alike.entry(shows(*position)).or_default() += weight;
    }
    let all: u32 = alike.values().sum();
    let kept = |(position, weight): &(Position, u32)| {
        f64::from(*weight) * (f64::from(alike[&shows(*position)]) / f64::from(*weight)).log2()
    };
    people.iter().map(kept).sum::<f64>() / f64::from(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_relay_never_tells_less_of_anybody() {
        let mut cells = vec![Interval::WHOLE];
        for size in [60, 11, 8, 31, 66, 91, 59, 13, 11] {
            let cut = cut(&cells, size);
            let bits = |cells: &[Interval]| spread(cells).map(|spread| spread.bits());
            assert!(bits(&cut) >= bits(&cells), "{size}");
            cells = cut;
        }
        assert_eq!(cells.len(), 302);
    }

    #[test]
    fn people_who_show_the_same_keep_each_other_hidden() {
        // At 0.1, 0.2 and 0.9.
        let people = [(0x1999_9999, 1), (0x3333_3333, 1), (0xe666_6666, 2)]
            .map(|(bits, weight)| (Position::from_bits(bits), weight));
        assert!((left_by_hand(&people, &[2]) - 0.5).abs() < 1e-15);
        assert!((left(&people, &[2]).expect("weights") - 0.5).abs() < 1e-15);
        assert!(left_by_hand(&people, &[2, 6]).abs() < 1e-15);
    }
}
