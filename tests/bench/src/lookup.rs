//! From an exit IP to its pool, beside what others look addresses up with, on the same pools and addresses; and how long
//! the table takes to be made.
//!
//! Half of the addresses lie in pools, the others anywhere. Each structure answers all of them in the same order, and
//! must find as many as the others.

mod mmdb;
pub(crate) mod network;

use std::hint::black_box;
use std::net::{IpAddr, Ipv4Addr};
use std::time::Instant;

use anyhow::{Context, ensure};
use ip_network_table_deps_treebitmap::IpLookupTable;
use maxminddb::Reader;
use rangemap::RangeInclusiveMap;
use serde::Deserialize;
use shoal_core::pool::{PoolRange, PoolTable};
use shoal_core::{ExitIp, RelayDirectory};

use crate::Extent;
use crate::figures::{Repeats, Row, Target};

/// As many relays as Mullvad has, about.
pub(crate) const RELAYS: u32 = 600;

/// As many as a relay list may have at most.
const MOST_RELAYS: u32 = 20_000;

/// Addresses per pass.
const ADDRESSES: usize = 1 << 16;

/// Passes per repeat: the fastest counts, as others run on the machine too.
const PASSES: u32 = 40;

/// What a database says of an address.
#[derive(Deserialize)]
struct Entry<'a> {
    relay: &'a str,
    first: u32,
}

/// The same pools in every structure.
struct Structures {
    table: PoolTable,
    database: Reader<Vec<u8>>,
    tree: IpLookupTable<Ipv4Addr, u32>,
    ranges: RangeInclusiveMap<u32, u32>,
    addresses: Vec<Ipv4Addr>,
}

/// Nanoseconds per lookup.
pub(crate) fn lookups(extent: Extent) -> anyhow::Result<Vec<Row>> {
    let structures = Structures::over(&network::directory(RELAYS))?;
    structures.agree()?;
    let mut times: [Vec<f64>; 6] = Default::default();
    for _ in 0..extent.repeats {
        for (times, time) in times.iter_mut().zip(structures.times()) {
            times.push(time);
        }
    }
    let [one, all, bare, decoded, tree, ranges]: [Repeats; 6] =
        times.map(|times| times.into_iter().collect());
    let row = |what, ours: &Repeats, (peer, theirs): (&'static str, &Repeats), most| Row {
        what,
        unit: "ns",
        ours: ours.clone(),
        peer,
        theirs: theirs.clone(),
        target: Target::Ratio(most),
    };
    Ok(vec![
        row("B12 exit IP to pool", &one, ("maxminddb, bare lookup", &bare), 1.0 / 5.0),
        row("B12 exit IP to pool", &one, ("maxminddb with decoding", &decoded), 1.0 / 8.0),
        row("B12 exit IP to pool", &one, ("treebitmap", &tree), 1.0 / 4.0),
        row("B12 exit IP to pool", &one, ("rangemap", &ranges), 1.0 / 4.0),
        row("B12 many exit IPs to pools", &all, ("maxminddb, bare lookup", &bare), 1.0 / 15.0),
    ])
}

/// Milliseconds for the table of a whole list; the peer is what `MaxMind`'s format takes.
pub(crate) fn tables(extent: Extent) -> Vec<Row> {
    // Fifty milliseconds for a hundred thousand relays, as many a relay as a list can have.
    let rows = [
        ("B13 pools of 600 relays", RELAYS, 2.0),
        ("B13 pools of 20,000 relays", MOST_RELAYS, 10.0),
    ];
    rows.into_iter()
        .map(|(what, relays, most)| {
            let directory = network::directory(relays);
            let pools = pools_of(&PoolTable::infer(&directory), &directory);
            let (mut ours, mut theirs) = (Vec::new(), Vec::new());
            for _ in 0..extent.repeats {
                ours.push(fastest(5, || PoolTable::infer(&directory)) * 1e3);
                theirs.push(fastest(5, || mmdb::write(&pools)) * 1e3);
            }
            Row {
                what,
                unit: "ms",
                ours: ours.into_iter().collect(),
                peer: "writing them as .mmdb",
                theirs: theirs.into_iter().collect(),
                target: Target::AtMost(most),
            }
        })
        .collect()
}

/// Seconds that the fastest of several passes takes.
pub(crate) fn fastest<T>(passes: u32, mut pass: impl FnMut() -> T) -> f64 {
    let time = |_| {
        let began = Instant::now();
        black_box(pass());
        began.elapsed().as_secs_f64()
    };
    (0..passes).map(time).fold(f64::INFINITY, f64::min)
}

fn pools_of(table: &PoolTable, directory: &RelayDirectory) -> Vec<(PoolRange, String)> {
    let named = table.pools().iter().zip(directory.relays());
    named.filter_map(|(pool, relay)| Some((pool.range()?, relay.name.to_string()))).collect()
}

impl Structures {
    fn over(directory: &RelayDirectory) -> anyhow::Result<Self> {
        let table = PoolTable::infer(directory);
        let pools = pools_of(&table, directory);
        let database = Reader::from_source(mmdb::write(&pools)).context("the database is none")?;
        let (mut tree, mut ranges) = (IpLookupTable::new(), RangeInclusiveMap::new());
        for (number, (pool, _)) in (0..).zip(&pools) {
            ranges.insert(pool.first.to_bits()..=pool.last.to_bits(), number);
            for (first, bits) in mmdb::prefixes(*pool) {
                tree.insert(Ipv4Addr::from_bits(first), bits, number);
            }
        }
        let addresses = network::addresses(&table, ADDRESSES);
        Ok(Self { table, database, tree, ranges, addresses })
    }

    /// Whether all of them know the same of every address.
    fn agree(&self) -> anyhow::Result<()> {
        for address in &self.addresses {
            let found = self.table.locate(ExitIp(IpAddr::V4(*address)));
            let first = self.decoded(IpAddr::V4(*address));
            let offset = first.map(|first| address.to_bits() - first);
            ensure!(found.and_then(|found| found.offset) == offset, "{address}: maxminddb differs");
            let number = self.ranges.get(&address.to_bits());
            let in_tree = self.tree.longest_match(*address).map(|(_, _, number)| number);
            ensure!(number == in_tree, "{address}: treebitmap and rangemap differ");
            ensure!(number.is_some() == found.is_some(), "{address}: rangemap differs");
        }
        Ok(())
    }

    /// The first address of the pool that an address is in, by the database.
    fn decoded(&self, address: IpAddr) -> Option<u32> {
        let entry = self.database.lookup(address).ok()?.decode::<Entry<'_>>().ok()??;
        Some(entry.first).filter(|_| !entry.relay.is_empty())
    }

    /// One by one, as many; then the others: bare, decoded, tree, ranges.
    fn times(&self) -> [f64; 6] {
        let all: Vec<IpAddr> = self.addresses.iter().copied().map(IpAddr::V4).collect();
        let each = |pass: &dyn Fn() -> usize| {
            fastest(PASSES, pass) * 1e9 / f64::from(u32::try_from(ADDRESSES).unwrap_or(u32::MAX))
        };
        let here = &self.addresses;
        [
            each(&|| all.iter().filter(|it| self.table.locate(ExitIp(**it)).is_some()).count()),
            each(&|| self.table.locate_all(here).flatten().count()),
            each(&|| {
                let has = |it: &&IpAddr| self.database.lookup(**it).is_ok_and(|at| at.has_data());
                all.iter().filter(has).count()
            }),
            each(&|| all.iter().filter(|it| self.decoded(**it).is_some()).count()),
            each(&|| here.iter().filter(|it| self.tree.longest_match(**it).is_some()).count()),
            each(&|| here.iter().filter(|it| self.ranges.contains_key(&it.to_bits())).count()),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_structure_knows_the_same_of_every_address() {
        let structures = Structures::over(&network::directory(RELAYS)).expect("it can be made");
        structures.agree().expect("they agree");
        let found = structures.table.locate_all(&structures.addresses).flatten();
        let half = structures.addresses.len() / 2;
        assert!(found.count().abs_diff(half) < half / 50);
    }

    #[test]
    fn the_networks_of_a_range_are_the_range() {
        for (first, last) in [(5, 64), (0, 255), (7, 7), (0, u32::MAX), (u32::MAX - 2, u32::MAX)] {
            let range = PoolRange { first: first.into(), last: last.into() };
            let mut next = Some(first);
            for (start, bits) in mmdb::prefixes(range) {
                assert_eq!(next, Some(start));
                next = start.checked_add((u32::MAX.checked_shr(bits).unwrap_or(0)).wrapping_add(1));
                next = next.filter(|_| bits > 0);
            }
            assert_eq!(next, last.checked_add(1), "from {first} to {last}");
        }
    }
}
