//! What exit IPs that were seen say about the pools, against what was believed.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use proptest::prelude::*;
use shoal_core::crowd::{Model, Motive};
use shoal_core::pool::{ExitPool, PoolTable, Provenance, SightedPools};
use shoal_core::settings::Assumptions;
use shoal_core::{CrowdEstimate, ExitIp, RelayDirectory};

use super::{directory_of, name_of, relay};

/// Two relays with predicted pools of 60 and one, alone in its /24, whose pool nobody knows.
fn directory() -> Arc<RelayDirectory> {
    Arc::new(directory_of(vec![
        relay("se-got-wg-001", Ipv4Addr::new(198, 51, 100, 3)),
        relay("se-got-wg-002", Ipv4Addr::new(198, 51, 100, 65)),
        relay("se-sto-wg-001", Ipv4Addr::new(198, 18, 7, 2)),
    ]))
}

fn exit_ip(a: u8, b: u8, c: u8, last: u8) -> ExitIp {
    ExitIp(IpAddr::from([a, b, c, last]))
}

/// Where `seen` was shown on a relay by these last bytes.
fn sighted(relay: &str, row: [u8; 3], seen: &[u8]) -> SightedPools {
    let mut sighted = SightedPools::default();
    let [a, b, c] = row;
    for last in seen {
        sighted.saw(&name_of(relay), exit_ip(a, b, c, *last));
    }
    sighted
}

fn model(sighted: &SightedPools) -> Model {
    let directory = directory();
    let pools = PoolTable::infer_with(&directory, sighted);
    Model::with_pools(directory, Assumptions::default(), pools)
}

fn crowd(model: &Model, relay: &str) -> CrowdEstimate {
    model.crowd_on(&name_of(relay), Motive::LookedAt).expect("it is in the list")
}

#[test]
fn a_sighting_outside_a_predicted_pool_overrules_it() {
    let believed = model(&SightedPools::default());
    let model = model(&sighted("se-got-wg-001", [203, 0, 113], &[9, 38]));
    let pool = model.pool_of(&name_of("se-got-wg-001")).expect("it is in the list").view();
    assert_eq!((pool.provenance, pool.at_least), (Provenance::Sighted, Some(30)));
    let wrong = pool.overruled.expect("it says so");
    assert_eq!((wrong.provenance, wrong.size), (Provenance::Predicted, 60));
    assert!(pool.size.is_some_and(|size| size >= 30));
    assert_eq!(
        model.pool_of(&name_of("se-got-wg-002")),
        believed.pool_of(&name_of("se-got-wg-002")),
        "its neighbour's prediction stands"
    );
    assert_eq!(model.locate(exit_ip(198, 51, 100, 9)), None, "nobody's any more");
    let seen = name_of("se-got-wg-001");
    assert_eq!(model.locate(exit_ip(203, 0, 113, 20)), Some((&seen, None)), "in the run between");
}

#[test]
fn a_sighting_inside_a_predicted_pool_changes_nothing() {
    let sighted = sighted("se-got-wg-001", [198, 51, 100], &[5, 64, 30]);
    assert_eq!(PoolTable::infer_with(&directory(), &sighted), PoolTable::infer(&directory()));
    assert!(Model::new(directory(), Assumptions::default()).resighted(&sighted).is_none());
}

#[test]
fn what_one_relay_shows_is_in_no_other_relays_pool() {
    let model = model(&sighted("se-sto-wg-001", [198, 51, 100], &[80]));
    assert_eq!(model.pool_of(&name_of("se-got-wg-002")), Some(ExitPool::Unknown));
    assert!(matches!(model.pool_of(&name_of("se-got-wg-001")), Some(ExitPool::Predicted(_))));
    let stockholm = name_of("se-sto-wg-001");
    assert_eq!(model.locate(exit_ip(198, 51, 100, 80)), Some((&stockholm, None)));
}

#[test]
fn a_measured_pool_is_overruled_too_and_says_how_it_was_known() {
    let directory = directory_of(vec![relay("au-syd-wg-101", Ipv4Addr::new(103, 136, 147, 3))]);
    let sighted = sighted("au-syd-wg-101", [103, 136, 147], &[40, 99]);
    let pool = PoolTable::infer_with(&directory, &sighted).pool(0).view();
    let wrong = pool.overruled.expect("it says so");
    assert_eq!((wrong.provenance, wrong.size, pool.at_least), (Provenance::Measured, 60, Some(60)));
}

#[test]
fn a_single_sighting_says_nothing_of_the_size_of_an_unknown_pool_but_whose_it_is() {
    let model = model(&sighted("se-sto-wg-001", [198, 18, 7], &[90]));
    assert_eq!(model.pool_of(&name_of("se-sto-wg-001")), Some(ExitPool::Unknown));
    let stockholm = name_of("se-sto-wg-001");
    assert_eq!(model.locate(exit_ip(198, 18, 7, 90)), Some((&stockholm, None)));
    assert_eq!(model.locate(exit_ip(198, 18, 7, 91)), None);
}

#[test]
fn an_exit_ip_in_another_row_shows_that_the_relay_was_given_another_pool() {
    let mut sighted = sighted("se-sto-wg-001", [198, 18, 7], &[9, 200]);
    let stockholm = name_of("se-sto-wg-001");
    assert!(!sighted.saw(&stockholm, exit_ip(198, 18, 7, 100)), "it proves nothing new");
    assert!(!sighted.saw(&stockholm, ExitIp("2001:db8::1".parse().expect("an address"))));
    assert!(sighted.saw(&stockholm, exit_ip(198, 18, 9, 30)));
    let span = sighted.span_on(&stockholm).expect("it was seen");
    assert_eq!((span.first, span.last), (Ipv4Addr::new(198, 18, 9, 30), span.first));
    assert_eq!(format!("{sighted:?}"), "SightedPools(1 relays, hidden)");
    let pool = model(&self::sighted("se-sto-wg-001", [198, 18, 7], &[9, 200]));
    let shown = format!("{:?}", pool.pool_of(&stockholm));
    assert!(!shown.contains("198"), "{shown}");
}

#[test]
fn a_model_that_has_seen_more_is_the_one_made_anew() {
    let before = Model::new(directory(), Assumptions::default());
    for name in ["se-got-wg-001", "se-sto-wg-001"] {
        let _ = (crowd(&before, name), before.crowd_in(&name_of(name).city()));
    }
    let sighted = sighted("se-sto-wg-001", [198, 18, 7], &[9, 200]);
    let (next, anew) = (before.resighted(&sighted).expect("it is another"), model(&sighted));
    for name in ["se-got-wg-001", "se-got-wg-002", "se-sto-wg-001"] {
        assert_eq!(crowd(&next, name), crowd(&anew, name));
        let city = name_of(name).city();
        assert_eq!(next.crowd_in(&city), anew.crowd_in(&city));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn no_size_below_the_span_is_thought_possible(seen in prop::collection::vec(any::<u8>(), 2..12)) {
        let sighted = sighted("se-sto-wg-001", [198, 18, 7], &seen);
        let span = sighted.span_on(&name_of("se-sto-wg-001")).expect("it was seen");
        let pool = model(&sighted).pool_of(&name_of("se-sto-wg-001")).expect("in the list").view();
        for last in seen {
            prop_assert!(span.offset_of(Ipv4Addr::new(198, 18, 7, last)).is_some());
        }
        prop_assert!(pool.size.is_some_and(|size| size >= span.size()));
        if span.size() > 1 {
            prop_assert_eq!(pool.at_least, Some(span.size()));
        }
    }

    #[test]
    fn each_sighting_makes_the_crowd_no_larger(seen in prop::collection::vec(any::<u8>(), 1..8), more in any::<u8>()) {
        let fewer = crowd(&model(&sighted("se-sto-wg-001", [198, 18, 7], &seen)), "se-sto-wg-001");
        let longer: Vec<u8> = seen.into_iter().chain([more]).collect();
        let after = crowd(&model(&sighted("se-sto-wg-001", [198, 18, 7], &longer)), "se-sto-wg-001");
        // Sizes are cut into pieces: they may move the ends by a thousandth.
        let room = |people: u32| people + people / 1_000 + 1;
        prop_assert!(after.low <= room(fewer.low), "{} {}", after.low, fewer.low);
        prop_assert!(after.likely <= room(fewer.likely), "{} {}", after.likely, fewer.likely);
        prop_assert!(after.high <= room(fewer.high), "{} {}", after.high, fewer.high);
        prop_assert!(after.range_from.pool <= fewer.range_from.pool + 1e-3);
    }

    #[test]
    fn more_users_never_shrink_a_crowd(users in 2_000..900_000_u32, more in 1..500_000_u32, relay in 0..3_usize) {
        let name = name_of(["se-got-wg-001", "se-got-wg-002", "se-sto-wg-001"][relay]);
        let of = |users: u32| {
            let assumptions = Assumptions {
                users,
                users_low: users / 3,
                users_high: users * 3,
                ..Assumptions::default()
            };
            let model = Model::new(directory(), assumptions);
            [
                model.crowd_on(&name, Motive::InUse),
                model.crowd_on_v6(&name, Motive::InUse),
                model.crowd_on_both(&name, Motive::InUse),
                model.crowd_in(&name.city()),
            ]
        };
        for (few, many) in of(users).into_iter().zip(of(users + more)) {
            let (few, many) = (few.expect("in the list"), many.expect("in the list"));
            prop_assert!(many.low >= few.low && many.likely >= few.likely && many.high >= few.high);
            prop_assert!(many.alone_probability <= few.alone_probability + 1e-9);
        }
    }
}
