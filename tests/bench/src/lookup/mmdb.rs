//! The least writer of `MaxMind`'s DB format that makes a file of our pools, so that its reader can be measured on them.
//!
//! Source: the `MaxMind` DB file format specification, version 2.0.

use shoal_core::pool::PoolRange;

/// No record: rewritten to the number of nodes at the end.
const NOTHING: u32 = u32::MAX;

/// Records over this are places in the data section.
const DATA: u32 = 1 << 30;

/// Bytes of zeros between the tree and the data section.
const SEPARATOR: u32 = 16;

/// A database of these pools; each address of a pool leads to its relay's name and the pool's first address.
pub(super) fn write(pools: &[(PoolRange, String)]) -> Vec<u8> {
    let mut tree = Tree { nodes: vec![[NOTHING; 2]] };
    let mut data = Vec::new();
    for (pool, relay) in pools {
        let record = DATA + length(&data);
        map(&mut data, 2);
        text(&mut data, "relay");
        text(&mut data, relay);
        text(&mut data, "first");
        number(&mut data, 6, &pool.first.to_bits().to_be_bytes());
        for (first, bits) in prefixes(*pool) {
            tree.insert(first, bits, record);
        }
    }
    let mut file = tree.bytes();
    file.extend([0; 16]);
    file.extend(data);
    file.extend(b"\xab\xcd\xefMaxMind.com");
    file.extend(metadata(length(&tree.nodes)));
    file
}

/// The networks that make up a range: each begins where the one before ends, and is as large as it can be.
pub(super) fn prefixes(range: PoolRange) -> Vec<(u32, u32)> {
    let (mut first, last) = (range.first.to_bits(), range.last.to_bits());
    let mut found = Vec::new();
    loop {
        let mut free = first.trailing_zeros().min(31);
        while free > 0 && last - first < (1 << free) - 1 {
            free -= 1;
        }
        found.push((first, 32 - free));
        match first.checked_add(1 << free) {
            Some(next) if next <= last => first = next,
            Some(_) | None => return found,
        }
    }
}

/// Nodes with a record for the next bit 0 and one for 1.
struct Tree {
    nodes: Vec<[u32; 2]>,
}

impl Tree {
    fn insert(&mut self, first: u32, bits: u32, record: u32) {
        let mut node = 0;
        for depth in 0..bits {
            let side = usize::from(first & (1 << (31 - depth)) != 0);
            if depth + 1 == bits {
                self.nodes[node][side] = record;
                return;
            }
            if self.nodes[node][side] == NOTHING {
                self.nodes[node][side] = length(&self.nodes);
                self.nodes.push([NOTHING; 2]);
            }
            node = usize::try_from(self.nodes[node][side]).expect("a node's number fits");
        }
    }

    /// Records of 32 bits.
    fn bytes(&self) -> Vec<u8> {
        let count = length(&self.nodes);
        let record = |record: &u32| match *record {
            NOTHING => count,
            data if data >= DATA => data - DATA + count + SEPARATOR,
            node => node,
        };
        self.nodes.iter().flatten().flat_map(|it| record(it).to_be_bytes()).collect()
    }
}

fn metadata(nodes: u32) -> Vec<u8> {
    let mut data = Vec::new();
    map(&mut data, 9);
    text(&mut data, "node_count");
    number(&mut data, 6, &nodes.to_be_bytes());
    for (name, value) in [
        ("record_size", 32_u16),
        ("ip_version", 4),
        ("binary_format_major_version", 2),
        ("binary_format_minor_version", 0),
    ] {
        text(&mut data, name);
        number(&mut data, 5, &value.to_be_bytes());
    }
    text(&mut data, "database_type");
    text(&mut data, "pools");
    // An extended type: its number less seven stands in a byte of its own.
    text(&mut data, "build_epoch");
    data.extend([1, 9 - 7, 1]);
    text(&mut data, "languages");
    data.extend([0, 11 - 7]);
    text(&mut data, "description");
    map(&mut data, 0);
    data
}

fn map(data: &mut Vec<u8>, entries: u8) {
    data.push((7 << 5) | entries);
}

/// A text of at most 28 bytes.
fn text(data: &mut Vec<u8>, text: &str) {
    let length = u8::try_from(text.len()).ok().filter(|length| *length < 29);
    data.push((2 << 5) | length.expect("names of relays and fields are short"));
    data.extend(text.bytes());
}

fn number(data: &mut Vec<u8>, kind: u8, bytes: &[u8]) {
    data.push((kind << 5) | u8::try_from(bytes.len()).expect("numbers are short"));
    data.extend(bytes);
}

fn length<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).expect("far fewer than four billion")
}
