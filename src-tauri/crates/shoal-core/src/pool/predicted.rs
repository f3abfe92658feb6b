//! What the relay list tells about pools, without saying so.
//!
//! In many rows (the relays with an ingress IP in one /24) a relay's exit IPs fill the gap between its own ingress
//! addresses and the next relay's ingress IP. The rule was found on six measured pools and gives all six; it was
//! seen nowhere else, so it may be wrong for one relay in four.
//!
//! Source: `model.md` section 2 (2026).

use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, Ipv4Addr};

use super::PoolRange;
use crate::address::Row;
use crate::directory::RelayDirectory;
use crate::relay::Relay;

/// The hoster in whose rows the rule does not hold: two of its pools were measured in rows, neither fits.
const HOSTER_WITHOUT_RULE: &str = "31173";

/// Smaller gaps are not pools.
const SMALLEST_POOL: u32 = 6;

/// Extra ingress addresses continue a run over this distance.
const WIDEST_STRIDE: u32 = 3;

/// Last usable address of a /24.
const LAST_USABLE: u8 = 254;

/// A prediction, or none, per relay of the directory, in its order. No two of them overlap.
pub(super) fn predict(directory: &RelayDirectory) -> Vec<Option<PoolRange>> {
    let numbered = directory.relays().iter().enumerate();
    let mut standing: Vec<(usize, &Relay)> =
        numbered.filter(|(_, relay)| relay.name.is_wireguard()).collect();
    standing.sort_by_key(|(_, relay)| relay.address_in);
    let published = Published::of(directory);
    let mut pools = vec![None; directory.relays().len()];
    for row in standing.chunk_by(|(_, a), (_, b)| Row::of(a.address_in) == Row::of(b.address_in)) {
        for ((index, relay), step) in row.iter().zip(steps(row)) {
            pools[*index] = gap_after(relay, step)
                .and_then(|gap| published.clear(gap, *index))
                .filter(|gap| gap.size() >= SMALLEST_POOL && relay.provider != HOSTER_WITHOUT_RULE);
        }
    }
    pools
}

/// From each ingress IP of a row to the next; the last relay takes the most frequent step of its siblings, of equally
/// frequent ones the smallest. Empty for a relay that is alone.
fn steps(row: &[(usize, &Relay)]) -> Vec<u32> {
    let address = |(_, relay): &(usize, &Relay)| relay.address_in.to_bits();
    let distance = |pair: &[(usize, &Relay)]| address(&pair[1]) - address(&pair[0]);
    let mut steps: Vec<u32> = row.windows(2).map(distance).collect();
    let mut frequencies: BTreeMap<u32, usize> = BTreeMap::new();
    for step in &steps {
        *frequencies.entry(*step).or_default() += 1;
    }
    let most_frequent = frequencies.into_iter().rev().max_by_key(|(_, frequency)| *frequency);
    steps.extend(most_frequent.map(|(step, _)| step));
    steps
}

/// The addresses between a relay's own ingress addresses and the end of its part of the row.
fn gap_after(relay: &Relay, step: u32) -> Option<PoolRange> {
    let row = Row::of(relay.address_in);
    let ingress = relay.address_in.to_bits();
    let first = last_of_run(relay).saturating_add(2);
    let mut last = ingress.saturating_add(step).checked_sub(1)?.min(row.at(LAST_USABLE).to_bits());
    let block = (ingress & 0xff).checked_sub(2);
    if step.is_power_of_two() && block.is_some_and(|block| block.is_multiple_of(step)) {
        // The block begins at `ingress - 2`; its last address is the broadcast address.
        last = last.min(ingress.saturating_add(step).checked_sub(4)?);
    }
    (first <= last).then(|| PoolRange { first: first.into(), last: last.into() })
}

/// The last address of the run that begins at the ingress IP and goes on over the relay's own extra addresses.
fn last_of_run(relay: &Relay) -> u32 {
    let extra: BTreeSet<u32> = extra_v4(relay).map(Ipv4Addr::to_bits).collect();
    let mut last = relay.address_in.to_bits();
    for address in extra.range(last..) {
        if address - last > WIDEST_STRIDE {
            break;
        }
        last = *address;
    }
    last
}

fn extra_v4(relay: &Relay) -> impl Iterator<Item = Ipv4Addr> {
    relay.extra_addresses_in.iter().filter_map(|address| match address {
        IpAddr::V4(v4) => Some(*v4),
        IpAddr::V6(_) => None,
    })
}

/// Every address that the list names, with the index of the relay that it belongs to, sorted.
struct Published(Vec<(u32, usize)>);

/// Owner of an address that belongs to no relay of the directory.
const NO_RELAY: usize = usize::MAX;

impl Published {
    fn of(directory: &RelayDirectory) -> Self {
        let mut all: Vec<(u32, usize)> = Vec::new();
        for (index, relay) in directory.relays().iter().enumerate() {
            all.push((relay.address_in.to_bits(), index));
            all.extend(extra_v4(relay).map(|address| (address.to_bits(), index)));
        }
        all.extend(directory.other_addresses().iter().map(|other| (other.to_bits(), NO_RELAY)));
        all.sort_unstable();
        Self(all)
    }

    /// The gap without other relays' addresses: those that stand at its end are cut off; one that stands further in
    /// shows that the gap is no pool.
    fn clear(&self, gap: PoolRange, owner: usize) -> Option<PoolRange> {
        let (first, mut last) = (gap.first.to_bits(), gap.last.to_bits());
        let start = self.0.partition_point(|(address, _)| *address < first);
        let end = self.0.partition_point(|(address, _)| *address <= last);
        for (address, relay) in self.0[start..end].iter().rev() {
            if *relay == owner || *address > last {
                continue;
            }
            if last - *address >= WIDEST_STRIDE || *address == first {
                return None;
            }
            last = *address - 1;
        }
        Some(PoolRange { first: gap.first, last: last.into() })
    }
}
