//! IPv6 beside IPv4: who shows the same pair of exit IPs.

use shoal_core::Level;
use shoal_core::crowd::{Model, Motive};
use shoal_core::pool::Provenance;
use shoal_core::settings::Assumptions;

use super::crowds::five_hundred_and_thirty;
use super::mixture::brute_force;
use super::name_of;

#[test]
fn few_share_an_ipv6_exit_ip_and_fewer_the_pair() {
    let model = Model::new(five_hundred_and_thirty(), Assumptions::default());
    let name = name_of("au-syd-wg-101");
    let v4 = model.crowd_on(&name, Motive::InUse).expect("it is in the list");
    let v6 = model.crowd_on_v6(&name, Motive::InUse).expect("it is in the list");
    let both = model.crowd_on_both(&name, Motive::InUse).expect("it is in the list");
    assert!(both.alone_probability > v4.alone_probability);
    assert!(both.alone_probability > v6.alone_probability);
    assert_eq!((both.likely, both.level), (1, Level::Alone));
    assert_eq!((v6.pool.size, v6.pool.provenance), (None, Provenance::Unknown));
    assert_eq!(both.pool, v6.pool);

    let nobody_has_ipv6 = Assumptions { ipv6_share: 0.0, ..Assumptions::default() };
    let model = Model::new(five_hundred_and_thirty(), nobody_has_ipv6);
    let v6 = model.crowd_on_v6(&name, Motive::InUse).expect("it is in the list");
    assert_eq!((v6.low, v6.likely, v6.high), (1, 1, 1));
    let without = model.crowd_without_v6(&name, Motive::InUse);
    let v4 = model.crowd_on(&name, Motive::InUse).expect("it is in the list");
    assert_eq!(without, Some(v4), "then all of them are without");

    let all_have_ipv6 = Assumptions { ipv6_share: 1.0, ..Assumptions::default() };
    let model = Model::new(five_hundred_and_thirty(), all_have_ipv6);
    let without = model.crowd_without_v6(&name, Motive::InUse).expect("it is in the list");
    assert_eq!((without.low, without.likely, without.high), (1, 1, 1));
    let v6 = model.crowd_on_v6(&name, Motive::InUse).expect("it is in the list");
    assert!(v6.range_from.ipv6.abs() < 1e-12, "nobody doubts it");
}

#[test]
fn the_pair_is_the_mixture_of_what_is_not_known_of_ipv6() {
    let model = Model::new(five_hundred_and_thirty(), Assumptions::default());
    let name = name_of("au-syd-wg-101");
    let both = model.crowd_on_both(&name, Motive::InUse).expect("it is in the list");
    let sigma =
        model.crowd_on(&name, Motive::InUse).expect("in the list").range_from.total().sqrt();
    let mut nobody_else = 0.0;
    for size in [14.0, 45.0, 254.0] {
        for share in [0.2, 0.5, 0.8] {
            nobody_else += brute_force(share * 283.02 / 60.0 / size, sigma, 60)[0] / 9.0;
        }
    }
    assert!((both.alone_probability - nobody_else).abs() < 1e-5, "{nobody_else}");
    let spread = |[a, b, c]: [f64; 3]| {
        let mean = (a + b + c) / 3.0;
        ((a - mean).powi(2) + (b - mean).powi(2) + (c - mean).powi(2)) / 3.0
    };
    let budget = both.range_from;
    assert!((budget.ipv6 - spread([0.2, 0.5, 0.8].map(f64::ln))).abs() < 1e-12);
    assert!((budget.pool - spread([14.0, 45.0, 254.0].map(f64::ln))).abs() < 1e-12);

    // Most likely nobody else has the same pair: 68 % at the smallest pool and half with IPv6, 98 % at the largest.
    let of_half = |size: f64| brute_force(0.5 * 283.02 / 60.0 / size, 0.9, 60)[0];
    assert!(both.alone_probability > of_half(14.0) && both.alone_probability < of_half(254.0));
}

#[test]
fn with_ipv6_off_such_a_site_sees_those_who_have_none() {
    let model = Model::new(five_hundred_and_thirty(), Assumptions::default());
    let name = name_of("au-syd-wg-101");
    let without = model.crowd_without_v6(&name, Motive::InUse).expect("it is in the list");
    let sigma =
        model.crowd_on(&name, Motive::InUse).expect("in the list").range_from.total().sqrt();
    let nobody_else: f64 = [0.2, 0.5, 0.8]
        .map(|share| brute_force((1.0 - share) * 283.02 / 60.0, sigma, 400)[0] / 3.0)
        .iter()
        .sum();
    assert!((without.alone_probability - nobody_else).abs() < 1e-5, "{nobody_else}");
    assert_eq!((without.pool.size, without.pool.provenance), (Some(60), Provenance::Measured));
    let both = model.crowd_on_both(&name, Motive::InUse).expect("it is in the list");
    assert!(without.alone_probability < both.alone_probability, "off is better here");
}
