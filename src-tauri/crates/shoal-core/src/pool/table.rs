//! All pools at once, and whose pool an exit IP is from.

use super::{ExitPool, PoolRange, measured, predicted};
use crate::address::ExitIp;
use crate::directory::RelayDirectory;

/// The exit pools of a relay directory, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PoolTable {
    pools: Vec<ExitPool>,
    /// First and last exit IP and the relay's index; sorted, no two overlap.
    ranges: Vec<(u32, u32, usize)>,
}

/// Where an exit IP is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Located {
    /// Index of the relay in [`RelayDirectory::relays`].
    pub relay: usize,
    /// Where in its pool, counted from 0.
    pub offset: u32,
}

impl PoolTable {
    /// The pools, by the best evidence for each; of a predicted and a measured pool that overlap the measured one
    /// counts.
    pub fn infer(directory: &RelayDirectory) -> Self {
        let measured: Vec<Option<PoolRange>> =
            directory.relays().iter().map(measured::pool_of).collect();
        let sure: Vec<PoolRange> = measured.iter().flatten().copied().collect();
        let apart = |range: &PoolRange| {
            sure.iter().all(|other| range.last < other.first || other.last < range.first)
        };
        let pools: Vec<ExitPool> = measured
            .into_iter()
            .zip(predicted::predict(directory))
            .map(|(measured, predicted)| match (measured, predicted.filter(apart)) {
                (Some(range), _) => ExitPool::Measured(range),
                (None, Some(range)) => ExitPool::Predicted(range),
                (None, None) => ExitPool::Unknown,
            })
            .collect();
        let known = pools.iter().enumerate().filter_map(|(index, pool)| {
            let range = pool.range()?;
            Some((range.first.to_bits(), range.last.to_bits(), index))
        });
        let mut ranges: Vec<(u32, u32, usize)> = known.collect();
        ranges.sort_unstable();
        Self { pools, ranges }
    }

    /// The pool of the relay with this index in [`RelayDirectory::relays`]; unknown where there is none.
    pub fn pool(&self, relay: usize) -> ExitPool {
        self.pools.get(relay).copied().unwrap_or(ExitPool::Unknown)
    }

    /// All pools, in the directory's order.
    pub fn pools(&self) -> &[ExitPool] {
        &self.pools
    }

    /// Whose pool an exit IP is from; `None` where it is in no known pool.
    pub fn locate(&self, exit_ip: ExitIp) -> Option<Located> {
        let address = exit_ip.v4()?.to_bits();
        let after = self.ranges.partition_point(|(first, ..)| *first <= address);
        let (first, last, relay) = *self.ranges.get(after.checked_sub(1)?)?;
        (address <= last).then(|| Located { relay, offset: address - first })
    }
}
