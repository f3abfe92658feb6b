//! Tunnel address to position.

use std::net::{IpAddr, Ipv4Addr};

use shoal_core::TunnelAddress;
use shoal_core::assignment::{Position, position_hash};
use shoal_core::crowd::Model;
use shoal_core::pool::{ExitPool, measured};
use shoal_core::prediction::{PositionPage, Prediction};

use super::{model_of, name_of, relay};

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

/// A relay that is alone in its row, two that share one, and of the measured ones one that stayed and one that moved.
fn mixed_model() -> Model {
    model_of(vec![
        relay("se-sto-wg-001", Ipv4Addr::new(192, 0, 2, 10)),
        relay("se-sto-wg-002", Ipv4Addr::new(192, 0, 2, 42)),
        relay("se-sto-wg-003", Ipv4Addr::new(198, 51, 100, 9)),
        relay("au-syd-wg-101", Ipv4Addr::new(103, 136, 147, 3)),
        relay("cl-scl-wg-001", Ipv4Addr::new(203, 0, 113, 3)),
    ])
}

#[test]
fn a_position_implies_an_exit_ip_wherever_the_pool_is_known() {
    let half = Position::from_bits(1 << 31);
    let Prediction { exits, unknown_pools } = mixed_model().predict(half);
    let told: Vec<(&str, String)> =
        exits.iter().map(|exit| (exit.relay.as_str(), exit.exit_ip.to_string())).collect();
    // Half of 30 is the 16th, of 60 the 31st. Of the other measured relays, seven are in no list; the one that moved
    // has another pool by now.
    assert_eq!(exits.len(), 2 + 1 + 7);
    assert!(exits.is_sorted_by(|a, b| a.relay < b.relay));
    assert!(told.contains(&("se-sto-wg-001", "192.0.2.27".to_owned())));
    assert!(told.contains(&("au-syd-wg-101", "103.136.147.35".to_owned())));
    assert!(told.contains(&("de-ber-wg-007", "193.32.248.249".to_owned())));
    assert!(told.iter().all(|(relay, _)| *relay != "cl-scl-wg-001"));
    assert_eq!(unknown_pools, 2);
    for exit in &exits {
        assert_eq!(exit.range.offset_of(exit.exit_ip.v4().expect("in IPv4")), Some(exit.offset));
    }
}

#[test]
fn nine_pools_were_measured_and_outlive_the_list() {
    assert_eq!(measured().count(), 9);
    let nobodys = model_of(Vec::new());
    assert_eq!(nobodys.best_known_pool(&name_of("de-ber-wg-007")).size(), 8);
    assert_eq!(nobodys.best_known_pool(&name_of("se-sto-wg-001")), ExitPool::Unknown);
    // A list that has the relay elsewhere overrules what was measured.
    assert_eq!(mixed_model().best_known_pool(&name_of("cl-scl-wg-001")), ExitPool::Unknown);
}

#[test]
fn a_tunnel_address_is_in_no_log_line() {
    let own = TunnelAddress { v4: Some(Ipv4Addr::new(10, 64, 0, 2)), v6: None };
    let page = PositionPage::of(own);
    assert_eq!(page.addresses[0].hash, 2_161_780_179);
    assert_eq!(
        format!("{page:?} {:?}", page.addresses),
        "PositionPage(hidden) [PlacedAddress(hidden)]"
    );
}
