//! Tunnel address to position.

use std::net::IpAddr;

use shoal_core::assignment::{Position, position_hash};

/// Made by an implementation that agreed with the source NAT of a real Linux kernel.
const VECTORS: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/position-vectors.csv"));

#[test]
fn every_vector_from_the_kernel_is_met_exactly() {
    let mut checked = 0;
    for line in VECTORS.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        let [address, hash, share] = fields[..] else { panic!("three fields in {line}") };
        let address: IpAddr = address.parse().expect("an address");
        assert_eq!(position_hash(address).to_string(), hash, "of {address}");
        assert_eq!(format!("{:.9}", Position::of(address).share()), share, "of {address}");
        checked += 1;
    }
    assert_eq!(checked, 19);
}

#[test]
fn one_position_gives_the_offsets_seen_on_nine_relays() {
    // The worked example: nine exit IPs of one key; the tunnel address is one whose position lies in what they prove,
    // from 53/66 to 25/31.
    let found = (0..=u16::MAX)
        .map(|low| IpAddr::from([10, 64, low.to_be_bytes()[0], low.to_be_bytes()[1]]))
        .map(Position::of)
        .find(|position| (53.0 / 66.0..25.0 / 31.0).contains(&position.share()))
        .expect("one in 300 lies there");
    for (size, offset) in
        [(60, 48), (11, 8), (8, 6), (31, 24), (66, 53), (91, 73), (59, 47), (13, 10), (11, 8)]
    {
        assert_eq!(found.offset_in(size), offset, "in a pool of {size}");
    }
    assert_eq!(format!("{found:?}"), "Position(hidden)");
}
