//! Shares and crowds, against figures made elsewhere.

use std::net::Ipv4Addr;
use std::sync::Arc;

use proptest::prelude::*;
use shoal_core::crowd::{Model, Motive};
use shoal_core::mixture::Mixture;
use shoal_core::pool::Provenance;
use shoal_core::population::shares;
use shoal_core::settings::Assumptions;
use shoal_core::{CrowdEstimate, Level, Relay, RelayDirectory};

use super::mixture::brute_force;
use super::{code_of, directory_of, model_of, name_of, relay};

/// The measured relays, an ingress IP in each one's row, and how many exit IPs each has.
const MEASURED: [(&str, [u8; 4], f64); 9] = [
    ("au-syd-wg-101", [103, 136, 147, 3], 60.0),
    ("cl-scl-wg-001", [149, 88, 104, 2], 11.0),
    ("de-ber-wg-007", [193, 32, 248, 2], 8.0),
    ("dk-cph-wg-002", [45, 129, 56, 68], 31.0),
    ("fi-hel-wg-201", [185, 65, 133, 5], 66.0),
    ("us-lax-wg-001", [23, 234, 72, 2], 91.0),
    ("us-nyc-wg-602", [146, 70, 168, 130], 59.0),
    ("us-sjc-wg-302", [142, 147, 89, 210], 13.0),
    ("za-jnb-wg-002", [154, 47, 30, 143], 11.0),
];

/// 530 relays that are all alike, the measured ones among them.
pub(super) fn five_hundred_and_thirty() -> Arc<RelayDirectory> {
    let measured = MEASURED.iter().map(|(name, ingress, _)| relay(name, Ipv4Addr::from(*ingress)));
    let others = (0..521_u16).map(|number| {
        let [high, low] = number.to_be_bytes();
        relay(&format!("se-got-wg-{number:03}"), Ipv4Addr::new(198, 18, high, low))
    });
    Arc::new(directory_of(measured.chain(others).collect()))
}

fn with_users(users: u32) -> Assumptions {
    Assumptions { users, ..Assumptions::default() }
}

#[test]
fn the_rate_is_the_users_of_a_relay_over_its_pool() {
    let model = Model::new(five_hundred_and_thirty(), Assumptions::default());
    for (name, _, size) in MEASURED {
        let share = model.share_of(&name_of(name)).expect("it is in the list").of_users;
        assert!((share * 530.0 - 1.0).abs() < 1e-12, "{name}: {share}");
        let rate = model.rate_on(&name_of(name)).expect("it is in the list");
        assert!((rate - 283.02 / size).abs() < 0.001, "{name}: {rate}");
    }
}

#[test]
fn others_per_exit_ip_are_those_of_the_reference() {
    // For 60,000, 150,000 and 350,000 users.
    let reference = [
        ("au-syd-wg-101", [1.89, 4.72, 11.0]),
        ("us-lax-wg-001", [1.24, 3.11, 7.26]),
        ("us-nyc-wg-602", [1.92, 4.80, 11.2]),
        ("dk-cph-wg-002", [3.65, 9.13, 21.3]),
        ("cl-scl-wg-001", [10.3, 25.7, 60.0]),
        ("de-ber-wg-007", [14.2, 35.4, 82.5]),
    ];
    for (at, users) in [60_000, 150_000, 350_000].into_iter().enumerate() {
        let model = Model::new(five_hundred_and_thirty(), with_users(users));
        for (name, others) in reference {
            let rate = model.rate_on(&name_of(name)).expect("it is in the list");
            let rounding = if others[at] < 10.0 { 0.005 } else { 0.05 };
            assert!((rate - others[at]).abs() <= rounding + 1e-9, "{name}, {users}: {rate}");
        }
    }
}

#[test]
fn a_motive_shifts_the_middle_by_half_the_variance_of_the_share() {
    let model = model_of(vec![relay("se-got-wg-001", Ipv4Addr::new(198, 18, 0, 1))]);
    let name = name_of("se-got-wg-001");
    let in_use = model.crowd_on(&name, Motive::InUse).expect("it is in the list");
    let looked_at = model.crowd_on(&name, Motive::LookedAt).expect("it is in the list");
    let as_others = model.crowd_on(&name, Motive::ChosenAsOthers).expect("it is in the list");
    assert_eq!(as_others.range_from, looked_at.range_from, "only the middle is another");
    assert!(
        (f64::from(as_others.likely) / f64::from(looked_at.likely) - f64::exp(0.3125)).abs() < 1e-3
    );
    // 150,000 users on 45 exit IPs: so many that the median is that of the log-normal. s² = 0.5² + 0.25².
    let expected = f64::exp(-0.3125 / 2.0);
    assert!((f64::from(looked_at.likely) / f64::from(in_use.likely) - expected).abs() < 1e-3);
    assert!((f64::from(in_use.likely) - 150_000.0 / 45.0).abs() < 3.0, "{}", in_use.likely);
}

#[test]
fn the_budget_names_each_source_of_doubt() {
    let model = Model::new(five_hundred_and_thirty(), Assumptions::default());
    let of = |name| model.crowd_on(&name_of(name), Motive::InUse).expect("in the list").range_from;
    let (measured, unknown) = (of("au-syd-wg-101"), of("se-got-wg-001"));
    assert!((measured.users.sqrt() - 0.7).abs() < 0.005, "47,000 to 474,000");
    assert!((measured.share - 0.3125).abs() < 1e-12);
    assert!((measured.pool, measured.time) == (0.0, 0.2 * 0.2));
    assert!((unknown.pool - 0.81).abs() < 1e-12);
    assert!((unknown.total() - measured.total() - 0.81).abs() < 1e-12);
}

#[test]
fn the_range_runs_from_the_tenth_to_the_ninetieth_of_a_hundred_and_counts_the_user() {
    let model = Model::new(five_hundred_and_thirty(), Assumptions::default());
    let crowd = model.crowd_on(&name_of("au-syd-wg-101"), Motive::InUse).expect("in the list");
    // 150,000 users / 530 relays / 60 exit IPs. A 90 % range is 2 × 1.6449 standard deviations wide.
    let sigma_users = (474.0_f64 / 47.0).ln() / (2.0 * 1.644_853_6);
    let sigma = (sigma_users * sigma_users + 0.5 * 0.5 + 0.25 * 0.25 + 0.2 * 0.2).sqrt();
    let others = brute_force(283.02 / 60.0, sigma, 400);
    let people = |probability| (1..).zip(&others).find(|(_, sum)| **sum >= probability);
    let expected = [0.1, 0.5, 0.9].map(|probability| people(probability).map(|(people, _)| people));
    assert_eq!([crowd.low, crowd.likely, crowd.high].map(Some), expected);
    assert!((crowd.alone_probability - others[0]).abs() < 1e-5);
}

#[test]
fn a_crowd_tells_quantiles_of_its_distribution_with_the_user_counted_in() {
    let model = Model::new(five_hundred_and_thirty(), Assumptions::default());
    for name in ["au-syd-wg-101", "de-ber-wg-007", "se-got-wg-001"].map(name_of) {
        for motive in [Motive::LookedAt, Motive::InUse] {
            let tells = |crowd: Option<CrowdEstimate>, others: Option<Mixture>| {
                let (crowd, others) = crowd.zip(others).expect("it is in the list");
                let quantiles = [0.1, 0.5, 0.9].map(|p| others.quantile(p) + 1);
                assert_eq!([crowd.low, crowd.likely, crowd.high], quantiles);
                assert!((crowd.alone_probability - others.nobody()).abs() < 1e-15);
            };
            tells(model.crowd_on(&name, motive), model.others_on(&name, motive));
            tells(model.crowd_on_both(&name, motive), model.others_on_both(&name, motive));
        }
    }
    assert!(model.others_on(&name_of("se-got-wg-999"), Motive::InUse).is_none());
}

#[test]
fn a_city_is_the_mixture_of_its_relays_as_mullvad_draws_them() {
    let mut large = relay("au-syd-wg-101", Ipv4Addr::new(103, 136, 147, 3));
    let mut small = relay("au-syd-wg-201", Ipv4Addr::new(198, 18, 0, 1));
    (large.weight, small.weight) = (300, 0);
    let model = model_of(vec![large.clone(), small.clone()]);
    let city = model.crowd_in(&code_of("au-syd")).expect("it has active relays");
    let only = model.crowd_on(&large.name, Motive::LookedAt).expect("it is in the list");
    assert_eq!((city.low, city.likely, city.high), (only.low, only.likely, only.high));
    assert_eq!((city.pool.size, city.pool.provenance), (None, Provenance::Measured));

    large.weight = 0;
    let model = model_of(vec![large.clone(), small.clone()]);
    let even = model.crowd_in(&code_of("au-syd")).expect("it has active relays");
    assert_eq!(even.pool.provenance, Provenance::Mixed, "all weights 0: drawn evenly");
    let budget = even.range_from;
    assert!(budget.pool > 0.81 / 2.0, "the two sizes lie apart: {}", budget.pool);

    (large.active, small.active) = (false, false);
    assert_eq!(model_of(vec![large, small]).crowd_in(&code_of("au-syd")), None);
    assert_eq!(model.crowd_in(&code_of("se-got")), None);
}

#[test]
fn seven_of_ten_people_of_a_city_follow_the_weights() {
    let mut relays: Vec<Relay> = (1..=3)
        .map(|number| relay(&format!("se-got-wg-00{number}"), Ipv4Addr::new(198, 18, number, 1)))
        .collect();
    (relays[0].weight, relays[1].weight, relays[2].weight) = (300, 100, 2);
    let of: Vec<f64> = shares(&directory_of(relays)).iter().map(|share| share.of_users).collect();
    let expected = [0.7 * 0.75 + 0.1, 0.7 * 0.25 + 0.1, 0.1];
    for (share, expected) in of.iter().zip(expected) {
        assert!((share - expected).abs() < 1e-12, "{of:?}");
    }
}

#[test]
fn less_is_known_of_a_relay_that_nobody_lands_on_by_themselves() {
    let mut relays = vec![
        relay("se-got-wg-001", Ipv4Addr::new(198, 18, 1, 1)),
        relay("se-got-wg-002", Ipv4Addr::new(198, 18, 2, 1)),
    ];
    relays[1].weight = 2;
    let variances: Vec<f64> =
        shares(&directory_of(relays)).iter().map(|share| share.ln_variance).collect();
    for (variance, sigma_within) in variances.into_iter().zip([0.25, 0.6]) {
        assert!((variance - (0.5 * 0.5 + sigma_within * sigma_within)).abs() < 1e-12);
    }
}

#[test]
fn a_faster_port_draws_more_people_and_an_untold_one_counts_as_the_mean() {
    let with_speed = |name: &str, last, speed| Relay {
        port_speed: speed,
        ..relay(name, Ipv4Addr::new(198, 18, last, 1))
    };
    let relays = vec![
        with_speed("at-vie-wg-001", 1, Some(10)),
        with_speed("be-bru-wg-001", 2, Some(100)),
        with_speed("bg-sof-wg-001", 3, None),
    ];
    let of: Vec<f64> = shares(&directory_of(relays)).iter().map(|share| share.of_users).collect();
    assert!((of[1] / of[0] - 10_f64.powf(0.37)).abs() < 1e-9, "{of:?}");
    assert!((of[2] - f64::midpoint(of[0], of[1])).abs() < 1e-9, "{of:?}");
}

#[test]
fn a_relay_that_is_not_active_keeps_few_people() {
    let mut relays: Vec<Relay> = (1..=4)
        .map(|number| relay(&format!("se-got-wg-00{number}"), Ipv4Addr::new(198, 18, number, 1)))
        .collect();
    relays[0].active = false;
    let of: Vec<f64> =
        shares(&directory_of(relays.clone())).iter().map(|share| share.of_users).collect();
    assert!((of[0] - 0.3 / 4.0).abs() < 1e-12, "{of:?}");
    assert!((of[1..].iter().sum::<f64>() - 1.0).abs() < 1e-12, "{of:?}");

    for relay in &mut relays {
        relay.active = false;
    }
    let model = model_of(relays);
    let crowd = model.crowd_on(&name_of("se-got-wg-001"), Motive::InUse);
    assert!(crowd.is_some_and(|crowd| crowd.likely > 1), "nobody is sent there, but it is known");
}

fn holds_together(crowd: &CrowdEstimate) -> bool {
    1 <= crowd.low
        && crowd.low <= crowd.likely
        && crowd.likely <= crowd.high
        && (0.0..=1.0).contains(&crowd.alone_probability)
        && crowd.range_from.total().is_finite()
        && crowd.level == Level::of(crowd.likely)
}

#[test]
fn an_empty_list_has_no_crowds() {
    let model = Model::default();
    assert_eq!(model.crowd_on(&name_of("se-got-wg-001"), Motive::LookedAt), None);
    assert_eq!(model.crowd_in(&code_of("se-got")), None);
}

#[test]
fn a_list_of_a_hundred_thousand_relays_is_borne() {
    let relays = (0..100_000_u32).map(|number| Relay {
        weight: if number % 3 == 0 { u64::MAX } else { 0 },
        port_speed: Some(number.wrapping_mul(2_654_435_761)),
        ..relay(&format!("se-got-wg-{number}"), Ipv4Addr::from_bits(0x0a00_0000 + number / 2))
    });
    let model = model_of(relays.collect());
    let total: f64 = shares(model.directory()).iter().map(|share| share.of_users).sum();
    assert!((total - 1.0).abs() < 1e-9, "{total}");
    let crowd = model.crowd_on(&name_of("se-got-wg-3"), Motive::LookedAt);
    assert!(crowd.is_some_and(|crowd| holds_together(&crowd)));
}

/// Relays in three cities with whatever a list may say.
fn any_relays() -> impl Strategy<Value = Vec<Relay>> {
    let facts = (0..3_usize, any::<bool>(), 0..600_u64, prop::option::of(0..200_u32), any::<u8>());
    prop::collection::vec(facts, 1..30).prop_map(|all| {
        let described = all.into_iter().enumerate();
        let relays = described.map(|(number, (city, active, weight, port_speed, last))| Relay {
            active,
            weight,
            port_speed,
            ..relay(
                &format!("{}-wg-{number:03}", ["se-got", "nl-ams", "us-nyc"][city]),
                Ipv4Addr::new(198, 51, 100, last),
            )
        });
        relays.collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn shares_are_positive_and_those_of_active_relays_sum_to_one(relays in any_relays()) {
        let directory = directory_of(relays);
        let shares = shares(&directory);
        prop_assert!(shares.iter().all(|share| share.of_users > 0.0 && share.of_users <= 1.0));
        let together: f64 = directory
            .relays()
            .iter()
            .zip(&shares)
            .filter(|(relay, _)| relay.active)
            .map(|(_, share)| share.of_users)
            .sum();
        let expected = if directory.relays().iter().any(|relay| relay.active) { 1.0 } else { 0.0 };
        prop_assert!((together - expected).abs() < 1e-9, "{}", together);
    }

    #[test]
    fn every_crowd_holds_together(relays in any_relays(), users in 1_000..10_000_000_u32, width in 1.0..100.0_f64) {
        let names: Vec<_> = relays.iter().map(|relay| relay.name.clone()).collect();
        let spread = |factor: f64| num(f64::from(users) * factor);
        let assumptions = Assumptions {
            users,
            users_low: spread(1.0 / width),
            users_high: spread(width),
            ..Assumptions::default()
        };
        let model = Model::new(Arc::new(directory_of(relays)), assumptions);
        for name in &names {
            for motive in [Motive::LookedAt, Motive::InUse, Motive::ChosenAsOthers] {
                let crowds = [
                    model.crowd_on(name, motive),
                    model.crowd_on_v6(name, motive),
                    model.crowd_on_both(name, motive),
                    model.crowd_without_v6(name, motive),
                ];
                for crowd in crowds {
                    prop_assert!(crowd.is_some_and(|crowd| holds_together(&crowd)), "{:?}", crowd);
                }
            }
            if let Some(crowd) = model.crowd_in(&name.city()) {
                prop_assert!(holds_together(&crowd), "{:?}", crowd);
            }
        }
    }

    #[test]
    fn a_larger_pool_never_enlarges_the_crowd(next in 12..120_u8, more in 1..100_u8, users in 1_000..1_000_000_u32) {
        let crowd = |next: u8| {
            let relays = vec![
                relay("se-got-wg-001", Ipv4Addr::new(198, 51, 100, 3)),
                relay("se-got-wg-002", Ipv4Addr::new(198, 51, 100, next)),
            ];
            let model = Model::new(Arc::new(directory_of(relays)), with_users(users));
            let name = name_of("se-got-wg-001");
            let size = model.pool_of(&name).map(shoal_core::pool::ExitPool::size);
            (size, model.crowd_on(&name, Motive::LookedAt).expect("it is in the list"))
        };
        let ((small, on_small), (large, on_large)) = (crowd(next), crowd(next + more));
        prop_assert!(small < large);
        prop_assert!(on_large.low <= on_small.low);
        prop_assert!(on_large.likely <= on_small.likely);
        prop_assert!(on_large.high <= on_small.high);
        prop_assert!(on_large.alone_probability >= on_small.alone_probability);
    }
}

/// A number of users, rounded.
fn num(users: f64) -> u32 {
    format!("{users:.0}").parse().unwrap_or(u32::MAX)
}
