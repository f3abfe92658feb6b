//! From an address to the run that holds it, in a few nanoseconds.
//!
//! Runs never leave their /24 (the row), so a row's number leads through a small hash table to its first run, and the
//! runs of a row, few and sorted, are looked through in order. An address in a row without runs, the usual miss, ends
//! at the first empty slot. The table is a quarter full at most: 8 kB for the real list.

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
    /// A run of the relay with this index.
    pub(super) fn new(range: PoolRange, relay: u32, is_whole: bool) -> Self {
        let PoolRange { first, last } = range;
        Self { first: first.to_bits(), last: last.to_bits(), relay, is_whole }
    }
}

/// A row that has runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Slot {
    /// The number that the row's addresses begin with, or [`EMPTY`].
    row: u32,
    /// Where its first run is.
    start: u32,
}

/// No row: rows have 24 bits.
const EMPTY: u32 = u32::MAX;

/// See the module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RowIndex {
    slots: Vec<Slot>,
    /// 32 less the number of bits that number the slots.
    shift: u32,
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
        runs.retain(|run| run.first <= run.last && row_of(run.first) == row_of(run.last));
        runs.sort_unstable_by_key(|run| (run.first, run.last, run.relay));
        runs.dedup_by(|next, kept| next.first <= kept.last);
        let rows = runs.chunk_by(|a, b| row_of(a.first) == row_of(b.first)).count();
        let bits = (4 * rows).next_power_of_two().ilog2().clamp(4, 31);
        let mut index =
            Self { slots: vec![Slot { row: EMPTY, start: 0 }; 1 << bits], shift: 32 - bits, runs };
        for (start, run) in (0..).zip(&index.runs) {
            let row = row_of(run.first);
            let at = index.slot_of(row);
            if index.slots[at].row == EMPTY {
                index.slots[at] = Slot { row, start };
            }
        }
        index
    }

    /// The run that holds an address.
    pub(super) fn find(&self, address: Ipv4Addr) -> Option<&Run> {
        let address = address.to_bits();
        let row = row_of(address);
        let slot = self.slots[self.slot_of(row)];
        if slot.row != row {
            return None;
        }
        let runs = self.runs.get(usize::try_from(slot.start).ok()?..)?;
        // The first that ends at or after the address; one of another row begins after it.
        let run = runs.iter().find(|run| address <= run.last)?;
        (run.first <= address).then_some(run)
    }

    /// The slot of a row, or the empty one where its search ends.
    fn slot_of(&self, row: u32) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = usize::try_from(row.wrapping_mul(SPREAD) >> self.shift).unwrap_or(0);
        while self.slots[at].row != row && self.slots[at].row != EMPTY {
            at = (at + 1) & mask;
        }
        at
    }
}

/// Spreads neighbouring rows: 2^32 over the golden ratio (Knuth, The Art of Computer Programming 3, section 6.4).
const SPREAD: u32 = 0x9e37_79b9;

fn row_of(address: u32) -> u32 {
    address >> 8
}
