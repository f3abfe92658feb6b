//! T1: is the place in a pool that a position stands for the one that Rust's `random_range` draws?
//!
//! It matters because a program that seeds a generator with a tunnel address and draws from `0..size` would be linked
//! in the way that was published. `rand` 0.10 multiplies a word of 32 bits by the size and keeps the upper half, as a
//! position does. Where the lower half is so large that one more word would be another place, it draws a second word
//! to take out the bias, and that may move the draw on to the next place (Canon's method; source of `UniformInt`, rand
//! 0.10.4, 2026-11). This happens for the last word before a place ends and for no other: for size − gcd(size, 2^32)
//! of all 2^32.

use std::convert::Infallible;

use rand::{RngExt, TryRng};
use shoal_core::assignment::Position;

use crate::chi_square::same_source;
use crate::dice::Dice;
use crate::extent::Extent;
use crate::finding::{Allowed, Finding, Unit};

/// A generator that hands out one word, then another for ever, and counts.
struct Words {
    first: u32,
    then: u32,
    asked: u32,
}

impl TryRng for Words {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        self.asked += 1;
        Ok(if self.asked == 1 { self.first } else { self.then })
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let [high, low] = [self.try_next_u32()?, self.try_next_u32()?].map(u64::from);
        Ok(high << 32 | low)
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        for chunk in bytes.chunks_mut(4) {
            chunk.copy_from_slice(&self.try_next_u32()?.to_le_bytes()[..chunk.len()]);
        }
        Ok(())
    }
}

/// What `random_range` makes of two words.
struct Drawn {
    offset: u32,
    asked: u32,
}

impl Drawn {
    fn from(words: [u32; 2], size: u32) -> Self {
        let [first, then] = words;
        let mut words = Words { first, then, asked: 0 };
        Self { offset: words.random_range(0..size), asked: words.asked }
    }
}

/// T1, beside the cells.
pub(super) fn findings(sizes: &[u32], extent: &Extent) -> Vec<Finding> {
    let mut found = at_ends(sizes);
    found.extend(at_random(sizes, extent));
    found
}

/// At both ends of every place: the only words for which the two rules may differ, one by one.
fn at_ends(sizes: &[u32]) -> Vec<Finding> {
    let (mut second_words, mut elsewhere, mut closed) = (0_u32, 0_u32, 0_u32);
    for size in sizes {
        closed += size - (1 << size.trailing_zeros());
        for offset in 0..*size {
            let [first, last] = ends(offset, *size);
            let lands = |word| Position::from_bits(word).offset_in(*size) == offset;
            second_words += u32::from(Drawn::from([last, 0], *size).asked == 2);
            let is_same = |word| {
                let drawn = Drawn::from([word, u32::MAX], *size);
                lands(word) && (drawn.offset, drawn.asked) == (offset, 1)
            };
            let may_move = [0, last, u32::MAX].into_iter().all(|then| {
                let drawn = Drawn::from([last, then], *size);
                drawn.offset == offset || (drawn.asked == 2 && drawn.offset == offset + 1)
            });
            let is_right = is_same(first) && is_same(last - 1) && lands(last) && may_move;
            elsewhere += u32::from(!is_right);
        }
    }
    vec![
        Finding::new(
            "T1",
            "words of 2^32 that Rust’s random_range takes a second word for, nine pools",
            f64::from(second_words),
            Unit::Plain(0),
        )
        .must(Allowed::about(f64::from(closed), 0.0))
        .noting(format!(
            "1 in {:.0} million draws, which gets the position’s exit IP or the next; rand 0.10",
            4_294.967_296 * crate::chi_square::real(sizes.len()) / f64::from(closed)
        )),
        Finding::new(
            "T1",
            "ends of exit IPs where random_range draws otherwise than that",
            f64::from(elsewhere),
            Unit::Plain(0),
        )
        .must(Allowed::AtMost(0.0))
        .noting(format!("of {}", sizes.iter().sum::<u32>())),
    ]
}

/// The first and the last word that land on a place.
fn ends(offset: u32, size: u32) -> [u32; 2] {
    let from = |offset: u32| (u64::from(offset) << 32).div_ceil(u64::from(size));
    [from(offset), from(offset + 1) - 1].map(|word| u32::try_from(word).unwrap_or(u32::MAX))
}

/// What came of random words.
#[derive(Default)]
struct AtRandom {
    /// Draws for all pools together.
    draws: f64,
    /// Those that took a second word.
    second: u32,
    /// Of the others: how many another exit IP has than the position.
    differ: u32,
    /// The same of all, had the remainder been taken in place of the share.
    remainders: u32,
    /// Of the pools' p of one distribution, the least; and the greatest with pools one too large.
    least: f64,
    planted: f64,
}

/// For random words: the same exit IPs from the same words, and the same distribution from others.
fn at_random(sizes: &[u32], extent: &Extent) -> Vec<Finding> {
    let words = extent.worlds.saturating_mul(if extent.worlds < 10_000 { 100 } else { 1_000 });
    let mut dice = Dice::new(extent.seed, "words");
    let mut found = AtRandom { least: 1.0, ..AtRandom::default() };
    for size in sizes {
        // One place more than the pool has, for the planted mistake.
        let mut counts = [(); 3].map(|()| vec![0_u32; places(*size + 1)]);
        for _ in 0..words {
            let [one, other] = [dice.word(), dice.word()];
            let ours = Position::from_bits(one).offset_in(*size);
            let theirs = Drawn::from([one, other], *size);
            found.second += u32::from(theirs.asked == 2);
            found.differ += u32::from(theirs.asked == 1 && theirs.offset != ours);
            found.remainders += u32::from(one % size != ours);
            let from_other = Drawn::from([other, one], *size).offset;
            let longer = Position::from_bits(one).offset_in(size + 1);
            for (count, offset) in counts.iter_mut().zip([ours, from_other, longer]) {
                count[places(offset)] += 1;
            }
        }
        let [ours, theirs, longer] = &counts;
        found.draws += f64::from(words);
        found.least = found.least.min(same_source(ours, theirs));
        found.planted = found.planted.max(same_source(longer, theirs));
    }
    found.told()
}

impl AtRandom {
    fn told(&self) -> Vec<Finding> {
        let finding = |what: &str, figure: f64, unit: Unit, allowed: Allowed| {
            Finding::new("T1", what, figure, unit).must(allowed)
        };
        vec![
            finding(
                "exit IPs other than random_range’s of the same word",
                self.differ.into(),
                Unit::Plain(0),
                Allowed::AtMost(0.0),
            )
            .noting(format!(
                "of {}; {} more took a second word",
                self.draws - f64::from(self.second),
                self.second
            )),
            finding(
                "planted, remainder in place of share: exit IPs other than random_range’s",
                f64::from(self.remainders) / self.draws,
                Unit::Percent(1),
                Allowed::AtLeast(0.5),
            ),
            finding(
                "spread over a pool as random_range spreads: least p of nine",
                self.least,
                Unit::Plain(3),
                Allowed::AtLeast(0.001),
            )
            .noting("chi-square of two samples, from different words"),
            finding(
                "planted, pools one too large, beside random_range: greatest p of nine",
                self.planted,
                Unit::Plain(3),
                Allowed::AtMost(0.001),
            ),
        ]
    }
}

/// An offset or a size as the place in a list.
fn places(offset: u32) -> usize {
    usize::try_from(offset).expect("pools are short lists")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_of_a_place_may_be_moved_on_and_no_other() {
        // 3 × 0x5555_5555 is 2^32 − 1: one more word would be the second place.
        let drawn = |word, then| {
            let Drawn { offset, asked } = Drawn::from([word, then], 3);
            (offset, asked)
        };
        assert_eq!(ends(0, 3), [0, 0x5555_5555]);
        assert_eq!(drawn(0x5555_5554, u32::MAX), (0, 1));
        assert_eq!(drawn(0x5555_5555, 0), (0, 2));
        assert_eq!(drawn(0x5555_5555, u32::MAX), (1, 2));
        assert_eq!(drawn(u32::MAX, u32::MAX), (2, 1));
    }
}
