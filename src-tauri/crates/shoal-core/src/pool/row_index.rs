//! From an address to the run that holds it, in a few nanoseconds.
//!
//! Runs never leave their /24 (the row), so a row's number leads through a small hash table to the row, and there the
//! eight addresses around the one that is looked for lead to the first run that may hold it. What takes time in a
//! table this small is a processor that guesses wrong, so nothing branches on whether there is a row or which run it
//! is: a row without runs is one whose only run holds nothing. For the real list of 2026 it takes about 35 kB.

use std::net::Ipv4Addr;

use super::PoolRange;

/// A run of addresses in one /24 and whose it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// The first address, as a number.
    pub(super) first: u32,
    /// The last address, as a number.
    pub(super) last: u32,
    /// Index of the relay.
    pub(super) relay: u32,
    /// Whether the run is the whole pool; else it is a part of one.
    pub(super) is_whole: bool,
}

impl Run {
    /// Ends the list, so that a search never runs beyond it.
    const END: Self = Self { first: u32::MAX, last: u32::MAX, relay: 0, is_whole: false };

    /// A run of the relay with this index.
    pub(super) fn new(range: PoolRange, relay: u32, is_whole: bool) -> Self {
        let PoolRange { first, last } = range;
        Self { first: first.to_bits(), last: last.to_bits(), relay, is_whole }
    }
}

/// A place in the hash table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Slot {
    /// The number that the row's addresses begin with, or [`EMPTY`].
    number: u32,
    /// Where the row is.
    row: u32,
}

/// No row: rows have 24 bits.
const EMPTY: u32 = u32::MAX;

/// A row's runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Row {
    /// Where they begin.
    start: u32,
    /// How many of them end before each eight addresses.
    before: [u8; EIGHTS],
}

/// A /24 has so many times eight addresses; in no eight of them do two predicted pools end.
const EIGHTS: usize = 32;

/// See the module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RowIndex {
    slots: Vec<Slot>,
    /// 32 less the number of bits that number the slots.
    shift: u32,
    /// The first one has no runs.
    rows: Vec<Row>,
    /// Sorted, and an end.
    runs: Vec<Run>,
}

impl Default for RowIndex {
    fn default() -> Self {
        Self::of(Vec::new())
    }
}

impl RowIndex {
    /// An index of these runs. Where two have an address in common the one that begins first counts; a run that leaves
    /// its row is left out.
    pub(super) fn of(mut runs: Vec<Run>) -> Self {
        runs.retain(|run| run.first <= run.last && number_of(run.first) == number_of(run.last));
        runs.sort_unstable_by_key(|run| (run.first, run.last, run.relay));
        runs.dedup_by(|next, kept| next.first <= kept.last);
        let groups: Vec<&[Run]> =
            runs.chunk_by(|a, b| number_of(a.first) == number_of(b.first)).collect();
        let bits = (8 * groups.len()).next_power_of_two().ilog2().clamp(4, 31);
        let slots = vec![Slot { number: EMPTY, row: 0 }; 1 << bits];
        let end = groups.iter().map(|group| group.len()).sum::<usize>();
        let none = Row { start: narrow(end), before: [0; EIGHTS] };
        let mut index = Self { slots, shift: 32 - bits, rows: vec![none], runs: Vec::new() };
        let mut start = 0;
        for group in groups {
            let number = number_of(group[0].first);
            let at = index.slot_of(number);
            index.slots[at] = Slot { number, row: narrow(index.rows.len()) };
            index.rows.push(Row { start, before: ended_before(group) });
            start += narrow(group.len());
        }
        runs.push(Run::END);
        index.runs = runs;
        index
    }

    /// The run that holds an address.
    #[inline]
    #[expect(
        clippy::needless_bitwise_bool,
        reason = "one test for both is guessed wrong less often"
    )]
    pub(super) fn find(&self, address: Ipv4Addr) -> Option<&Run> {
        let address = address.to_bits();
        let number = number_of(address);
        let slot = self.slots[self.slot_of(number)];
        let row = &self.rows[wide(slot.row)];
        let mut at = wide(row.start) + usize::from(row.before[eight_of(address)]);
        // The first run that ends at or after the address; one of another row begins after it.
        at += usize::from(address > self.runs[at].last);
        while address > self.runs[at].last {
            at += 1;
        }
        let run = &self.runs[at];
        ((run.first <= address) & (slot.number == number)).then_some(run)
    }

    /// The slot of a row, or the empty one where its search ends.
    #[inline]
    #[expect(
        clippy::needless_bitwise_bool,
        reason = "one test for both is guessed wrong less often"
    )]
    fn slot_of(&self, number: u32) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = wide(number.wrapping_mul(SPREAD) >> self.shift);
        while (self.slots[at].number != number) & (self.slots[at].number != EMPTY) {
            at = (at + 1) & mask;
        }
        at
    }
}

/// How many runs of a row end before each eight addresses.
fn ended_before(runs: &[Run]) -> [u8; EIGHTS] {
    let start = runs.first().map_or(0, |run| run.first & !0xff);
    std::array::from_fn(|eight| {
        let begins = start | (narrow(eight) << 3);
        let ended = runs.iter().filter(|run| run.last < begins).count();
        // A row has 256 addresses, and the last of them cannot be in a run that ended.
        u8::try_from(ended).unwrap_or(u8::MAX)
    })
}

/// Spreads neighbouring rows: 2^32 over the golden ratio (Knuth, The Art of Computer Programming 3, section 6.4).
const SPREAD: u32 = 0x9e37_79b9;

/// The number that a row's addresses begin with.
fn number_of(address: u32) -> u32 {
    address >> 8
}

/// Which eight addresses of its row an address is among.
fn eight_of(address: u32) -> usize {
    wide((address >> 3) & 31)
}

/// A number of this index as a place in a list.
fn wide(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// A place in a list as a number of this index: there are fewer runs than addresses.
fn narrow(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_runs_that_share_one_address_the_one_that_begins_first_counts() {
        let run = |first, last, relay| {
            let at = |last| Ipv4Addr::new(192, 0, 2, last);
            Run::new(PoolRange { first: at(first), last: at(last) }, relay, true)
        };
        let index = RowIndex::of(vec![run(20, 30, 1), run(10, 20, 0), run(31, 40, 2)]);
        let relay = |last| index.find(Ipv4Addr::new(192, 0, 2, last)).map(|run| run.relay);
        let found = [9, 10, 20, 21, 30, 31, 40, 41].map(relay);
        assert_eq!(found, [None, Some(0), Some(0), None, None, Some(2), Some(2), None]);
    }
}
