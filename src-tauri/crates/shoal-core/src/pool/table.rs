//! All pools at once, and whose pool an exit IP is from.

use std::net::Ipv4Addr;

use super::row_index::{RowIndex, Run};
use super::{ExitPool, PoolRange, SightedPools, measured, predicted};
use crate::address::ExitIp;
use crate::directory::RelayDirectory;

/// The exit pools of a relay directory, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PoolTable {
    pools: Vec<ExitPool>,
    index: RowIndex,
}

/// Where an exit IP is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Located {
    /// Index of the relay in [`RelayDirectory::relays`].
    pub relay: usize,
    /// Where in its pool, counted from 0; `None` where it is known that it is in the pool, but not where that begins.
    pub offset: Option<u32>,
}

impl PoolTable {
    /// The pools, by the best evidence for each; of a predicted and a measured pool that overlap the measured one
    /// counts.
    pub fn infer(directory: &RelayDirectory) -> Self {
        Self::infer_with(directory, &SightedPools::default())
    }

    /// The same, where exit IPs were seen: a pool that does not hold what its relay showed, or holds what another one
    /// showed, is not believed.
    pub fn infer_with(directory: &RelayDirectory, sighted: &SightedPools) -> Self {
        let measured: Vec<Option<PoolRange>> =
            directory.relays().iter().map(measured::pool_of).collect();
        let mut pools: Vec<ExitPool> = measured
            .into_iter()
            .zip(predicted::predict(directory))
            .map(|(measured, predicted)| match (measured, predicted) {
                (Some(range), _) => ExitPool::Measured(range),
                (None, Some(range)) => ExitPool::Predicted(range),
                (None, None) => ExitPool::Unknown,
            })
            .collect();
        let seen = Seen::on(directory, sighted);
        seen.overrule(&mut pools);
        let index = RowIndex::of(seen.runs(&pools));
        Self { pools, index }
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
    #[inline]
    pub fn locate(&self, exit_ip: ExitIp) -> Option<Located> {
        let address = exit_ip.v4()?;
        self.index.find(address).map(|run| located(run, address))
    }

    /// [`PoolTable::locate`] for each of many addresses, in their order.
    #[inline]
    pub fn locate_all<'a>(
        &'a self,
        addresses: &'a [Ipv4Addr],
    ) -> impl ExactSizeIterator<Item = Option<Located>> + 'a {
        let answer =
            |address: &Ipv4Addr| self.index.find(*address).map(|run| located(run, *address));
        addresses.iter().map(answer)
    }
}

/// What a run tells of an address in it.
#[inline]
fn located(run: &Run, address: Ipv4Addr) -> Located {
    Located {
        relay: usize::try_from(run.relay).unwrap_or(usize::MAX),
        offset: run.is_whole.then(|| address.to_bits() - run.first),
    }
}

/// What was seen, by index of the relay, in the directory's order.
struct Seen(Vec<(usize, PoolRange)>);

impl Seen {
    fn on(directory: &RelayDirectory, sighted: &SightedPools) -> Self {
        let relays = directory.relays();
        let known = sighted.spans().filter_map(|(name, span)| {
            Some((relays.binary_search_by(|relay| relay.name.cmp(name)).ok()?, span))
        });
        Self(known.collect())
    }

    fn span_on(&self, relay: usize) -> Option<PoolRange> {
        let at = self.0.binary_search_by_key(&relay, |(known, _)| *known).ok()?;
        self.0.get(at).map(|(_, span)| *span)
    }

    /// Takes back every belief about a pool that what was seen, or a measured pool, contradicts.
    fn overrule(&self, pools: &mut [ExitPool]) {
        for (relay, span) in &self.0 {
            pools[*relay] = pools[*relay].holding(*span);
        }
        let measured = pools.iter().enumerate().filter_map(|(relay, pool)| match pool {
            ExitPool::Measured(range) => Some((relay, *range)),
            ExitPool::Sighted(_) | ExitPool::Predicted(_) | ExitPool::Unknown => None,
        });
        let sure: Vec<(usize, PoolRange)> = measured.chain(self.0.iter().copied()).collect();
        for (relay, pool) in pools.iter_mut().enumerate() {
            let Some(range) = pool.range() else { continue };
            if sure.iter().any(|(other, theirs)| *other != relay && range.meets(*theirs)) {
                *pool = pool.refuted(self.span_on(relay));
            }
        }
    }

    /// Whose addresses are known: whole pools, and what was seen of others.
    fn runs(&self, pools: &[ExitPool]) -> Vec<Run> {
        let number = |relay: usize| u32::try_from(relay).ok();
        let whole = pools
            .iter()
            .enumerate()
            .filter_map(|(relay, pool)| Some(Run::new(pool.range()?, number(relay)?, true)));
        let parts = self.0.iter().filter_map(|(relay, span)| match pools[*relay] {
            ExitPool::Sighted(_) | ExitPool::Unknown => {
                Some(Run::new(*span, number(*relay)?, false))
            }
            ExitPool::Measured(_) | ExitPool::Predicted(_) => None,
        });
        whole.chain(parts).collect()
    }
}
