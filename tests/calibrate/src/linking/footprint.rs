//! What someone who finds the kept evidence learns of an earlier position.
//!
//! Not a figure that the plan asks for: it holds the promise that no position is kept against the bytes that are.

use std::collections::BTreeMap;

use shoal_core::regime::RegimeBook;
use shoal_core::trail::Sighting;

use super::network::{Formula, Key, Known, Truth, some, tell};
use crate::dice::Dice;
use crate::extent::Extent;
use crate::finding::{Allowed, Finding, Unit};

/// Relays seen under one tunnel address.
const RELAYS: u32 = 8;

/// Cells into which positions are cut to measure what is learned.
const CELLS: u32 = 32;

/// Bits of the position, of the five that its cell of 32 has, that the judgements on all relays give away when one
/// tunnel address is settled: mutual information, over random positions.
pub(crate) fn findings(relays: &[Known], extent: &Extent) -> Vec<Finding> {
    let kinds = [0_usize, 4];
    kinds
        .map(|drawing| {
            let bits = learned(relays, drawing, extent);
            let what = format!("position told by what is kept, {RELAYS} relays, {drawing} drawing");
            Finding::new("T9+", what, bits, Unit::Plain(1))
                .must(Allowed::AtMost(3.0))
                .noting("bits; the exit IPs themselves tell all five of these and three more")
        })
        .into()
}

/// Mutual information between the cell of the position and what is kept.
fn learned(relays: &[Known], drawing: usize, extent: &Extent) -> f64 {
    let mut dice = Dice::new(extent.seed, "footprint");
    let mut mine = some(relays, RELAYS, &mut dice);
    mine[..drawing].iter_mut().for_each(|relay| relay.truth = Truth::Drawn);
    let runs = extent.worlds.saturating_mul(2);
    let mut together: BTreeMap<(u32, Vec<u64>), u32> = BTreeMap::new();
    for _ in 0..runs {
        let key = Key::new(&mut dice, Formula::Holds);
        let mut book = RegimeBook::default();
        let seen: Vec<Sighting> = mine.iter().map(|relay| relay.shows(&key, &mut dice)).collect();
        tell(&mut book, &mine, &key, &seen);
        book.new_tunnel_address();
        let mut kept: Vec<u64> =
            mine.iter().map(|relay| book.verdict(&relay.name).factor.to_bits()).collect();
        kept.push(book.formula_ratio().to_bits());
        *together.entry((key.predicted.offset_in(CELLS), kept)).or_default() += 1;
    }
    information(&together, runs)
}

/// Mutual information of two things from how often they occur together, in bits; corrected for chance (Miller and
/// Madow), which makes rare combinations look telling.
fn information(together: &BTreeMap<(u32, Vec<u64>), u32>, runs: u32) -> f64 {
    let (mut cells, mut books) = (BTreeMap::<u32, u32>::new(), BTreeMap::<&Vec<u64>, u32>::new());
    for ((cell, book), count) in together {
        *cells.entry(*cell).or_default() += count;
        *books.entry(book).or_default() += count;
    }
    let entropy = |counts: Vec<u32>| -> f64 {
        let share = |count: &u32| f64::from(*count) / f64::from(runs);
        let plain: f64 = counts.iter().map(|count| -share(count) * share(count).log2()).sum();
        let correction = crate::chi_square::real(counts.len()) - 1.0;
        plain + correction / (2.0 * f64::from(runs) * std::f64::consts::LN_2)
    };
    entropy(cells.into_values().collect()) + entropy(books.into_values().collect())
        - entropy(together.values().copied().collect())
}
