//! Where to go: the best crowd, another relay, places by name.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;
use std::sync::Arc;

use shoal_core::constraint::Ownership;
use shoal_core::crowd::{Model, Motive};
use shoal_core::places::{Standpoint, WhyNot, find_place};
use shoal_core::ranking::RankingQuery;
use shoal_core::settings::Assumptions;
use shoal_core::{Coordinates, Draw, Relay, RelayDirectory, SwitchTarget};

use super::{city, code_of, name_of, relay};

/// Relays in rows of their own size: the larger `next`, the larger the pool of the first relay of a row.
pub(super) fn world() -> Vec<Relay> {
    let at = |a: u8, last: u8| Ipv4Addr::new(198, 51, a, last);
    vec![
        // Göteborg: pools of 10, so the largest crowds.
        relay("se-got-wg-001", at(1, 3)),
        relay("se-got-wg-002", at(1, 15)),
        // Malmö: pools of 23.
        relay("se-mma-wg-001", at(2, 3)),
        relay("se-mma-wg-002", at(2, 28)),
        // New York: pools of 6, farther away.
        relay("us-nyc-wg-001", at(3, 3)),
        relay("us-nyc-wg-002", at(3, 11)),
        // Stockholm: one pool of 60, one not known.
        relay("se-sto-wg-001", at(4, 3)),
        relay("se-sto-wg-002", at(4, 65)),
    ]
}

fn directory(relays: Vec<Relay>) -> RelayDirectory {
    RelayDirectory::new(
        relays,
        [
            city("se-got", "Gothenburg", 57.7, 12.0),
            city("se-mma", "Malmö", 55.6, 13.0),
            city("se-sto", "Stockholm", 59.3, 18.1),
            city("us-nyc", "New York, NY", 40.7, -74.0),
            city("us-txc", "McAllen, TX", 26.2, -98.2),
        ],
    )
}

pub(super) fn model(relays: Vec<Relay>) -> Model {
    Model::new(Arc::new(directory(relays)), Assumptions::default())
}

/// From Denmark.
pub(super) fn from_denmark() -> RankingQuery {
    RankingQuery { standpoint: Coordinates::new(55.7, 12.6), ..RankingQuery::default() }
}

/// Draws spread evenly over all there are.
fn draws(count: u32) -> impl Iterator<Item = Draw> {
    (0..count).map(move |number| Draw(u64::MAX / u64::from(count) * u64::from(number)))
}

#[test]
fn the_region_comes_first_even_where_the_crowd_is_larger_elsewhere() {
    let model = model(world());
    let (near, _) = model.expected_best(&from_denmark()).expect("Sweden is near");
    assert_eq!(near, name_of("se-got-wg-001"));
    let (anywhere, _) = model.expected_best(&RankingQuery::default()).expect("there are relays");
    assert_eq!(anywhere, name_of("us-nyc-wg-001"));
    let far_out = RankingQuery { standpoint: Coordinates::new(-77.8, 166.7), ..from_denmark() };
    let (from_antarctica, _) = model.expected_best(&far_out).expect("it looks everywhere then");
    assert_eq!(from_antarctica, anywhere);
}

#[test]
fn the_best_is_drawn_by_weight_among_those_within_a_factor_of_two() {
    let mut relays = world();
    relays[0].weight = 200;
    let model = model(relays);
    let (best, _) = model.expected_best(&from_denmark()).expect("there are relays");
    let best = model.crowd_on(&best, Motive::LookedAt).expect("it is in the list").low;
    let mut drawn = BTreeMap::new();
    for draw in draws(1_000) {
        let (name, crowd) = model.best_crowd(&from_denmark(), draw).expect("there are relays");
        assert!(crowd.low * 2 >= best, "{name} has {} of {best}", crowd.low);
        assert_eq!(Some(crowd), model.crowd_on(&name, Motive::LookedAt));
        *drawn.entry(name.to_string()).or_insert(0) += 1;
    }
    let among: Vec<u64> = drawn
        .keys()
        .map(|name| model.directory().relay(&name_of(name)).map_or(0, |relay| relay.weight))
        .collect();
    assert!(drawn.len() > 1, "{drawn:?}");
    let total: u64 = among.iter().sum();
    for ((name, count), weight) in drawn.iter().zip(among) {
        let expected = 1_000 * weight / total;
        assert!(expected.abs_diff(*count) <= 1, "{name}: {count} of {expected}");
    }
}

#[test]
fn what_is_promised_of_the_best_crowd_is_what_its_draw_gives() {
    let mut relays = world();
    relays[0].weight = 150;
    let model = model(relays);
    let (best, promised) = model.expected_best(&from_denmark()).expect("there are relays");
    let drawn: Vec<u32> = draws(200)
        .filter_map(|draw| Some(model.best_crowd(&from_denmark(), draw)?.1.likely))
        .collect();
    let (least, most) = (drawn.iter().min().copied(), drawn.iter().max().copied());
    assert!(Some(promised.likely) >= least && Some(promised.likely) < most);
    let very_best = model.crowd_on(&best, Motive::LookedAt).expect("it is in the list");
    assert!(promised.likely < very_best.likely, "not the figure of the very best alone");
}

#[test]
fn the_users_own_constraints_hold() {
    let mut relays = world();
    relays[2].owned = true;
    relays[6].provider = "Another".into();
    let model = model(relays);
    let owned = RankingQuery { ownership: Ownership::Owned, ..from_denmark() };
    let provider = RankingQuery { providers: vec!["Another".into()], ..from_denmark() };
    let excluded = RankingQuery { exclude: Some(name_of("se-mma-wg-001")), ..owned.clone() };
    for draw in draws(20) {
        let drawn = |query| model.best_crowd(query, draw).map(|(name, _)| name);
        assert_eq!(drawn(&owned), Some(name_of("se-mma-wg-001")));
        assert_eq!(drawn(&provider), Some(name_of("se-sto-wg-001")));
        assert_eq!(drawn(&excluded), None);
    }
}

#[test]
fn nobody_is_sent_where_nobody_lands_by_themselves() {
    let mut relays = world();
    relays[0].weight = 2;
    relays[1].active = false;
    let model = model(relays);
    for draw in draws(200) {
        let (name, _) = model.best_crowd(&from_denmark(), draw).expect("there are relays");
        assert_ne!(name.city(), code_of("se-got"), "{name}");
    }
    let unfashionable = world().into_iter().map(|relay| Relay { weight: 2, ..relay }).collect();
    assert_eq!(self::model(unfashionable).best_crowd(&from_denmark(), Draw(7)), None);
    assert_eq!(Model::default().best_crowd(&from_denmark(), Draw(7)), None);
}

#[test]
fn another_relay_is_in_the_same_city_and_another() {
    let model = model(world());
    let present = name_of("se-got-wg-001");
    for draw in draws(20) {
        let (name, _) =
            model.another_relay(&present, &RankingQuery::default(), draw).expect("there is one");
        assert_eq!(name, name_of("se-got-wg-002"));
    }
    let mut relays = world();
    relays.push(Relay { weight: 2, ..relay("se-got-wg-003", Ipv4Addr::new(198, 51, 6, 3)) });
    relays[1].weight = 3;
    let mixed = self::model(relays);
    for draw in draws(20) {
        let (name, _) =
            mixed.another_relay(&present, &RankingQuery::default(), draw).expect("there is one");
        assert_eq!(name, name_of("se-got-wg-002"), "nobody lands on the third by themselves");
    }
    let mut relays = world();
    relays[1].weight = 0;
    let unfashionable = self::model(relays.clone());
    let found = unfashionable.another_relay(&present, &RankingQuery::default(), Draw(u64::MAX));
    assert_eq!(found.map(|(name, _)| name), Some(name_of("se-got-wg-002")), "there is no other");
    relays[1].active = false;
    let lonely = self::model(relays);
    assert_eq!(lonely.another_relay(&present, &RankingQuery::default(), Draw(0)), None);
}

#[test]
fn places_are_ordered_by_the_low_end_and_tell_where_the_user_is() {
    let mut relays = world();
    relays.push(Relay { active: false, ..relay("us-txc-wg-001", Ipv4Addr::new(198, 51, 5, 3)) });
    relays[6].weight = 2;
    let model = model(relays);
    let stockholm = name_of("se-sto-wg-001");
    let page = model.places(&model.standpoint(Some(&stockholm), None), &RankingQuery::default());
    let order: Vec<&str> = page.cities.iter().map(|row| row.code.as_str()).collect();
    assert_eq!(order, ["us-nyc", "se-got", "se-mma", "se-sto", "us-txc"]);
    let row = |code: &str| {
        page.cities.iter().find(|row| row.code == code_of(code)).expect("every city has a row")
    };
    assert!(row("se-sto").here && !row("se-got").here);
    assert_eq!(row("se-sto").distance_km, Some(0));
    // Stockholm to New York, great circle between the rounded coordinates.
    assert!(row("us-nyc").distance_km.is_some_and(|km| (6_300..6_350).contains(&km)));
    let best = row("se-sto").best_relay.as_ref().expect("one has a weight over 2");
    assert_eq!(best.relay, name_of("se-sto-wg-002"));
    let none_active = row("us-txc");
    assert_eq!(
        (none_active.relays, &none_active.crowd, &none_active.best_relay),
        (0, &None, &None)
    );
}

#[test]
fn home_counts_before_the_present_exit() {
    let model = model(world());
    let new_york = name_of("us-nyc-wg-001");
    let away = model.standpoint(Some(&new_york), None);
    let at_home = model.standpoint(Some(&new_york), Some("se"));
    let homeless = model.standpoint(Some(&new_york), Some("xx"));
    assert_eq!(at_home.here, Some(code_of("us-nyc")));
    assert_eq!(away, homeless, "an unknown country is no home");
    let stockholm = Coordinates::new(59.3, 18.1).expect("a point");
    let distance = |from: &Standpoint| from.point.map(|point| point.distance_km(stockholm));
    assert!(distance(&at_home).is_some_and(|km| km < 400.0));
    assert!(distance(&away).is_some_and(|km| km > 6_000.0));
    assert_eq!(model.standpoint(None, None), Standpoint::default());
}

#[test]
fn a_place_is_found_as_people_type_it() {
    let directory = directory(world());
    let to = |code: &str| Ok(SwitchTarget::City { city: code_of(code) });
    for (text, found) in [
        ("se-sto", to("se-sto")),
        ("Stockholm", to("se-sto")),
        (" STOCKHOLM ", to("se-sto")),
        ("malmo", to("se-mma")),
        ("Malmö", to("se-mma")),
        ("new york", to("us-nyc")),
        ("New York, NY", to("us-nyc")),
        ("best", Ok(SwitchTarget::Best)),
        ("Se-Got-WG-001", Ok(SwitchTarget::Relay { relay: name_of("se-got-wg-001") })),
    ] {
        assert_eq!(find_place(&directory, text), found, "{text}");
    }
}

#[test]
fn a_place_that_is_not_found_comes_with_what_may_have_been_meant() {
    let directory = directory(world());
    let miss = |text: &str| find_place(&directory, text).expect_err("there is no such place");
    let suggestions = |text: &str| (miss(text).why, miss(text).suggestions);
    assert_eq!(suggestions("Stokholm"), (WhyNot::Unknown, vec!["se-sto".into()]));
    assert_eq!(suggestions("gothen"), (WhyNot::Unknown, vec!["se-got".into()]));
    assert_eq!(suggestions("se-got-wg-003").1, ["se-got-wg-001", "se-got-wg-002"]);
    let swedish = vec!["se-got".to_owned(), "se-mma".into(), "se-sto".into()];
    assert_eq!(suggestions("se"), (WhyNot::Country, swedish.clone()));
    assert_eq!(suggestions("country SE"), (WhyNot::Country, swedish));
    assert_eq!(suggestions("Atlantis"), (WhyNot::Unknown, vec![]));
    for text in ["", "-", "\u{202e}", "../../etc", &"x".repeat(10_000_000)] {
        assert_eq!(miss(text).why, WhyNot::Unknown);
        assert!(miss(text).asked.chars().count() <= 64);
    }
}

#[test]
fn two_cities_of_one_name_are_not_guessed_between() {
    let twins = RelayDirectory::new(
        [
            relay("us-one-wg-001", Ipv4Addr::new(198, 51, 1, 3)),
            relay("us-two-wg-001", Ipv4Addr::new(198, 51, 2, 3)),
        ],
        [
            city("us-one", "Springfield, AA", 40.0, -90.0),
            city("us-two", "Springfield, BB", 42.0, -72.0),
        ],
    );
    let miss = find_place(&twins, "springfield").expect_err("there are two");
    assert_eq!(
        (miss.why, miss.suggestions),
        (WhyNot::SeveralCities, vec!["us-one".into(), "us-two".into()])
    );
    assert!(find_place(&twins, "Springfield, BB").is_ok());
}
