//! Why not this one: what limits each place and relay.

use std::net::{IpAddr, Ipv4Addr};

use proptest::prelude::*;
use shoal_core::constraint::Ownership;
use shoal_core::crowd::Model;
use shoal_core::places::{Limit, PlaceRow, PlacesPage, RelayRow, Standpoint};
use shoal_core::pool::SightedPools;
use shoal_core::ranking::RankingQuery;
use shoal_core::{Coordinates, Draw, ExitIp, Relay};

use super::ranking::{from_denmark, model, world};
use super::{code_of, name_of, relay};

fn page(model: &Model, query: &RankingQuery) -> PlacesPage {
    let point = Coordinates::new(55.7, 12.6);
    let here = query.exclude.as_ref().map(shoal_core::RelayName::city);
    model.places(&Standpoint { here, point }, query)
}

fn of_relay<'a>(page: &'a PlacesPage, name: &str) -> &'a RelayRow {
    let row = page.relays.iter().find(|row| row.relay == name_of(name));
    row.expect("every relay has a row")
}

fn of_city<'a>(page: &'a PlacesPage, code: &str) -> &'a PlaceRow {
    page.cities.iter().find(|row| row.code == code_of(code)).expect("every city has a row")
}

#[test]
fn each_relay_says_what_limits_it_the_most_decisive_first() {
    let mut relays = world();
    relays[1].active = false;
    relays[2].weight = 2;
    let page = page(&model(relays), &from_denmark());
    assert_eq!(of_relay(&page, "se-got-wg-002").limits, [Limit::NotActive]);
    let malmo = &of_relay(&page, "se-mma-wg-001").limits;
    assert_eq!(malmo[0], Limit::NobodyLandsHere { weight: 2 });
    let new_york = &of_relay(&page, "us-nyc-wg-001").limits;
    let Limit::FarAway { km, region_km: 2_500 } = new_york[0] else { panic!("{new_york:?}") };
    // Copenhagen to New York along the great circle.
    assert!((6_100..6_300).contains(&km), "{km}");
    assert!(new_york.contains(&Limit::SmallPool { size: 6 }), "{new_york:?}");
    let stockholm = &of_relay(&page, "se-sto-wg-001").limits;
    assert!(stockholm.contains(&Limit::LargePool { size: 60 }), "{stockholm:?}");
    let is_smaller = |limit: &Limit| matches!(limit, Limit::SmallerCrowd { low, best_low } if low * 2 < *best_low);
    assert!(stockholm.iter().any(is_smaller), "{stockholm:?}");
}

#[test]
fn what_the_users_constraints_leave_out_says_so_and_so_does_the_present_exit() {
    let mut relays = world();
    relays[0].owned = true;
    let query = RankingQuery {
        ownership: Ownership::Owned,
        exclude: Some(name_of("se-got-wg-001")),
        ..from_denmark()
    };
    let page = page(&model(relays), &query);
    assert_eq!(of_relay(&page, "se-mma-wg-001").limits[0], Limit::NotAllowed);
    assert_eq!(of_relay(&page, "se-got-wg-001").limits[0], Limit::Here);
    assert_eq!(of_city(&page, "se-got").limits[0], Limit::Here);
    assert_eq!(of_city(&page, "se-mma").limits[0], Limit::NotAllowed);
    assert!(page.relays.iter().all(|row| !row.among_best), "nothing is left to pick");
}

#[test]
fn unknown_and_overruled_pools_are_told_apart() {
    let mut relays = world();
    // Alone in its row: no prediction.
    relays.push(relay("se-sto-wg-003", Ipv4Addr::new(198, 18, 200, 3)));
    let mut sighted = SightedPools::default();
    sighted.saw(&name_of("se-mma-wg-001"), ExitIp(IpAddr::from([203, 0, 113, 9])));
    let model = model(relays).resighted(&sighted).expect("a prediction is wrong");
    let page = page(&model, &from_denmark());
    let unknown = &of_relay(&page, "se-sto-wg-003").limits;
    assert!(unknown.contains(&Limit::UnknownPool { unknown: 1, relays: 1 }), "{unknown:?}");
    let wrong = of_relay(&page, "se-mma-wg-001");
    assert!(wrong.limits.contains(&Limit::PoolOverruled), "{:?}", wrong.limits);
    assert!(wrong.pool.overruled.is_some());
}

#[test]
fn few_users_are_fewer_than_half_of_the_average() {
    let mut relays = world();
    for (relay, weight) in relays.iter_mut().zip([1_000, 10]) {
        relay.weight = weight;
    }
    let model = model(relays);
    let page = page(&model, &from_denmark());
    let few = &of_relay(&page, "se-got-wg-002").limits;
    let is_few = |limit: &&Limit| matches!(limit, Limit::FewUsers { .. });
    let Some(Limit::FewUsers { users, average }) = few.iter().find(is_few).copied() else {
        panic!("its neighbour draws nearly all: {few:?}")
    };
    assert_eq!(average, 150_000 / 8);
    assert!(users * 2 < average && users > 0);
    assert_eq!(of_relay(&page, "se-got-wg-002").users, users);
    let expected = model.users_on(&name_of("se-got-wg-002"));
    assert!(expected.is_some_and(|expected| expected > f64::from(users)), "{expected:?} {users}");
    let many = &of_relay(&page, "se-got-wg-001").limits;
    assert!(!many.iter().any(|limit| matches!(limit, Limit::FewUsers { .. })), "{many:?}");
}

#[test]
fn people_on_a_relay_that_is_looked_at_are_fewer_than_their_mean() {
    let model = model(world());
    // The noise on a share has mean one: its middle lies half its variance below, and of a city only the city's counts.
    // sigma_city 0.5 and sigma_within 0.25, `model.md` section 2.
    let (city, within) = (0.25_f64, 0.062_5_f64);
    let page = page(&model, &from_denmark());
    for row in &page.relays {
        let mean = model.users_on(&row.relay).expect("it is in the list");
        let middle = mean * (-(city + within) / 2.0).exp();
        assert!((f64::from(row.users) / middle - 1.0).abs() < 0.01, "{row:?} {middle}");
    }
    let sweden = page.cities.iter().find(|row| row.code.to_string() == "se-got").expect("a city");
    let on_relays = page.relays.iter().filter(|row| row.city_code == sweden.code && row.active);
    let mean: f64 = on_relays.filter_map(|row| model.users_on(&row.relay)).sum();
    let middle = mean * (-city / 2.0).exp();
    assert!((f64::from(sweden.users) / middle - 1.0).abs() < 0.01, "{sweden:?} {middle}");
}

#[test]
fn people_on_a_relay_and_in_a_city_come_with_their_range() {
    let page = page(&model(world()), &from_denmark());
    for row in &page.relays {
        assert!(row.users_low < row.users && row.users < row.users_high, "{:?}", row.relay);
        // The range of a whole relay is as wide as that of its exit IPs without their number.
        let factor = f64::from(row.users_high) / f64::from(row.users);
        let variance: f64 = 0.702_5_f64.powi(2) + 0.2_f64.powi(2) + 0.25 + 0.062_5;
        let expected = (1.281_55 * variance.sqrt()).exp();
        assert!((factor / expected - 1.0).abs() < 0.01, "{factor} {expected}");
    }
    for row in &page.cities {
        let factor = f64::from(row.users_high) / f64::from(row.users);
        let expected = (1.281_55 * (0.702_5_f64.powi(2) + 0.2_f64.powi(2) + 0.25).sqrt()).exp();
        assert!((factor / expected - 1.0).abs() < 0.01, "{factor} {expected}");
        assert!((f64::from(row.users_low) * factor / f64::from(row.users) - 1.0).abs() < 0.01);
    }
}

fn any_world() -> impl Strategy<Value = Vec<Relay>> {
    prop::collection::vec((0..400_u64, any::<bool>()), 8).prop_map(|facts| {
        let changed = world().into_iter().zip(facts);
        changed.map(|(relay, (weight, active))| Relay { weight, active, ..relay }).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn shoal_draws_only_what_the_page_calls_among_the_best(relays in any_world(), draw in any::<u64>()) {
        let weights: Vec<(String, u64, bool)> =
            relays.iter().map(|it| (it.name.to_string(), it.weight, it.active)).collect();
        let model = model(relays);
        let page = page(&model, &from_denmark());
        let drawn = model.best_crowd(&from_denmark(), Draw(draw));
        prop_assert_eq!(drawn.is_some(), page.relays.iter().any(|row| row.among_best));
        if let Some((name, crowd)) = drawn {
            let row = of_relay(&page, name.as_str());
            prop_assert!(row.among_best);
            prop_assert_eq!((row.low, row.likely, row.high), (crowd.low, crowd.likely, crowd.high));
            let weight = weights.iter().find(|(relay, ..)| *relay == name.to_string());
            prop_assert!(weight.is_some_and(|(_, weight, active)| *weight > 2 && *active));
        }
        // Whatever is not picked says why, or is beaten by less than half.
        for row in page.relays.iter().filter(|row| !row.among_best) {
            let far = row.limits.iter().any(|limit| matches!(limit, Limit::FarAway { .. }));
            let others = row.limits.iter().any(|limit| matches!(
                limit,
                Limit::NotActive | Limit::NobodyLandsHere { .. } | Limit::SmallerCrowd { .. }
            ));
            prop_assert!(far || others, "{:?}", row);
        }
    }
}
