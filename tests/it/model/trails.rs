//! What exit IPs under one tunnel address give away together, against the published example and by its laws.

use std::collections::{BTreeMap, BTreeSet};
use std::net::Ipv4Addr;

use proptest::prelude::*;
use shoal_core::assignment::Position;
use shoal_core::interval::{Fraction, Interval};
use shoal_core::pool::{ExitPool, PoolRange, measured};
use shoal_core::regime::RegimeBook;
use shoal_core::trail::{
    AgainstPrediction, Evidence, Left, PredictionVerdict, SightingSays, Trail, TrailContext,
    TrailPage,
};
use shoal_core::{ExitIp, RelayName, Sighting};

use super::{model_of, name_of};

/// Nine exit IPs of one key, published in May 2026.
const WORKED_EXAMPLE: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/worked-example.csv"));

fn sighting(relay: &str, exit_ip: &str) -> Sighting {
    Sighting { relay: name_of(relay), exit_ip: ExitIp(exit_ip.parse().expect("an address")) }
}

fn worked_example() -> Vec<Sighting> {
    let lines = WORKED_EXAMPLE.lines().skip(1);
    lines
        .map(|line| {
            let mut fields = line.split(',');
            sighting(fields.next().expect("a relay"), fields.next().expect("an exit IP"))
        })
        .collect()
}

/// The pool that was measured on a relay.
fn measured_pool(relay: &RelayName) -> ExitPool {
    model_of(Vec::new()).best_known_pool(relay)
}

fn trail(sightings: &[Sighting]) -> Trail {
    Trail::of(sightings, measured_pool, |_| false)
}

fn left(sightings: &[Sighting]) -> Interval {
    match trail(sightings).left() {
        Left::Positions(interval) => interval,
        Left::Everything => Interval::WHOLE,
        other @ Left::Contradiction { .. } => panic!("one position made them all: {other:?}"),
    }
}

#[test]
fn nine_exit_ips_of_one_key_leave_one_user_in_292() {
    let page = TrailPage::of(
        &trail(&worked_example()),
        TrailContext { regimes: &RegimeBook::default(), predicted: None },
    );
    let position = page.position.expect("something is left");
    assert_eq!(
        [position.low_exact, position.high_exact].map(|end| end.to_string()),
        ["53/66", "25/31"]
    );
    assert_eq!(format!("{:.5} {:.5}", position.low, position.high), "0.80303 0.80645");
    assert_eq!(format!("{:.6}", page.width.expect("it has one")), "0.003421");
    assert_eq!(page.match_one_in.map(f64::round), Some(292.0));
    assert_eq!((page.contradiction, page.sightings.len()), (None, 9));
    assert!(page.sightings.iter().all(|seen| seen.says == SightingSays::Position));
    // Every pair: Sydney's 1/60 holds all of Los Angeles's 1/91, so the ratio is the smaller pool's size.
    assert_eq!((page.link.len(), page.links_left_out), (36, 0));
    let pair = ["au-syd-wg-101", "us-lax-wg-001"].map(name_of);
    let link = page.link.iter().find(|link| link.relays == pair).expect("the pair is told");
    assert!((link.odds - 60.0).abs() < 1e-12, "{}", link.odds);
    assert!(page.link.is_sorted_by(|a, b| a.odds >= b.odds));
}

#[test]
fn the_nine_pools_leave_302_cells_and_3650_keys_show_about_292_of_them() {
    let ends: BTreeSet<Fraction> = measured()
        .flat_map(|(_, range)| (0..=range.size()).map(move |at| (at, range.size())))
        .map(|(at, size)| Fraction::new(at, size).expect("no pool is empty"))
        .collect();
    let ends: Vec<Fraction> = ends.into_iter().collect();
    let cells: Vec<Interval> = ends
        .windows(2)
        .map(|ends| Interval::new(ends[0], ends[1]).expect("the ends differ"))
        .collect();
    assert_eq!(cells.len(), 302);
    let total: f64 = cells.iter().map(|cell| cell.width()).sum();
    assert!((total - 1.0).abs() < 1e-12);
    // A cell is missed by every one of the keys with probability (1 - width)^keys.
    let expected: f64 = cells.iter().map(|cell| 1.0 - (1.0 - cell.width()).powi(3_650)).sum();
    assert!((expected - 291.65).abs() < 0.2, "{expected}");
    // A trail over all nine relays leaves one of these cells, whatever the position.
    for cell in cells {
        let inside = f64::midpoint(cell.low().value(), cell.high().value()) * 4_294_967_296.0;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "it is between 0 and 2^32"
        )]
        let position = Position::from_bits(inside as u32);
        assert_eq!(left(&seen_from(position)), cell);
    }
}

/// What the nine measured relays show to a position.
fn seen_from(position: Position) -> Vec<Sighting> {
    let shown = |(relay, range): (RelayName, PoolRange)| {
        let (exit_ip, _) = ExitPool::Measured(range).exit_at(position).expect("its pool is known");
        Sighting { relay, exit_ip }
    };
    measured().map(shown).collect()
}

#[test]
fn what_no_position_gives_is_a_contradiction_and_not_an_empty_interval() {
    // Santiago's first, Johannesburg's last of eleven.
    let seen = [
        sighting("cl-scl-wg-001", "149.88.104.4"),
        sighting("za-jnb-wg-002", "154.47.30.155"),
        sighting("au-syd-wg-101", "103.136.147.5"),
    ];
    let Left::Contradiction { between } = trail(&seen).left() else { panic!("they contradict") };
    let trail = trail(&seen);
    let named = between.map(|at| trail.seen()[at].sighting.relay.as_str());
    assert!(named.contains(&"za-jnb-wg-002"), "{named:?}");
    let page =
        TrailPage::of(&trail, TrailContext { regimes: &RegimeBook::default(), predicted: None });
    assert_eq!((page.position, page.width, page.match_one_in), (None, None, None));
    assert!(page.contradiction.is_some());
    // Two exit IPs of one relay under one tunnel address contradict each other, too, and prove nothing of its links.
    let twice = [
        sighting("cl-scl-wg-001", "149.88.104.4"),
        sighting("cl-scl-wg-001", "149.88.104.5"),
        sighting("za-jnb-wg-002", "154.47.30.145"),
    ];
    assert!(matches!(
        Trail::of(&twice, measured_pool, |_| false).left(),
        Left::Contradiction { .. }
    ));
    assert_eq!(Trail::of(&twice, measured_pool, |_| false).links(64), []);
}

#[test]
fn what_says_nothing_is_kept_and_told() {
    let seen = [
        sighting("au-syd-wg-101", "103.136.147.65"),
        sighting("cl-scl-wg-001", "149.88.104.12"),
        sighting("cl-scl-wg-001", "2001:db8::7"),
        sighting("dk-cph-wg-002", "45.129.56.220"),
        sighting("se-got-wg-101", "198.51.100.7"),
    ];
    let draws = |relay: &RelayName| relay.as_str() == "dk-cph-wg-002";
    let trail = Trail::of(&seen, measured_pool, draws);
    let says: Vec<Evidence> = trail.seen().iter().map(|seen| seen.evidence).collect();
    let interval = Interval::of_offset(8, 11).expect("within the pool");
    assert_eq!(
        says,
        [
            Evidence::OutsidePool,
            Evidence::Proves { offset: 8, interval },
            Evidence::FamilyUnknown,
            Evidence::DrawsForItself,
            Evidence::PoolUnknown,
        ]
    );
    assert_eq!(trail.left(), Left::Positions(interval));
    let nothing = [sighting("se-got-wg-101", "198.51.100.7")];
    assert_eq!(Trail::of(&nothing, measured_pool, draws).left(), Left::Everything);
    assert_eq!(Trail::of(&[], measured_pool, draws).left(), Left::Everything);
}

#[test]
fn a_prediction_is_confirmed_by_two_keys_and_refuted_by_two_measured_misses() {
    let mut regimes = RegimeBook::default();
    let against = |seen: &[Sighting], at: Position, regimes: &RegimeBook| {
        AgainstPrediction::of(&trail(seen), at, regimes.formula_ratio())
    };
    let keys =
        ["10.64.0.2", "10.66.200.7"].map(|own| Position::of(own.parse().expect("an address")));
    let nothing = against(&[], keys[0], &regimes);
    assert_eq!(
        (nothing.verdict, nothing.hits, nothing.tested),
        (PredictionVerdict::NotEnough, 0, 0)
    );
    // Nine hits of one key prove one cell of 302: by luck one key in 300 does that.
    let seen = seen_from(keys[0]);
    regimes.observe(&seen, measured_pool, Some(keys[0]));
    let once = against(&seen, keys[0], &regimes);
    assert_eq!((once.verdict, once.hits, once.tested), (PredictionVerdict::NotEnough, 9, 9));
    assert!((10.0..1_000.0).contains(&once.ratio), "{}", once.ratio);
    // The second key is another draw.
    regimes.new_tunnel_address();
    let seen = seen_from(keys[1]);
    regimes.observe(&seen, measured_pool, Some(keys[1]));
    let twice = against(&seen, keys[1], &regimes);
    assert_eq!((twice.verdict, twice.hits, twice.tested), (PredictionVerdict::Confirmed, 9, 9));
    // What follows does not hold on this connection, whatever was confirmed before.
    let missed =
        [sighting("au-syd-wg-101", "103.136.147.5"), sighting("cl-scl-wg-001", "149.88.104.4")];
    let first_miss = against(&missed[..1], keys[1], &regimes);
    assert_eq!(
        (first_miss.verdict, first_miss.hits, first_miss.tested),
        (PredictionVerdict::Confirmed, 0, 1)
    );
    let both = against(&missed, keys[1], &regimes);
    assert_eq!((both.verdict, both.hits, both.tested), (PredictionVerdict::DoesNotHold, 0, 2));
    // Hits that any position nearby would give weigh no more than that: three together as much as one pool of 118.
    let hits = ["au-syd-wg-101", "us-nyc-wg-602", "fi-hel-wg-201"];
    let mut mixed = seen_from(keys[0]);
    mixed.retain(|seen| hits.contains(&seen.relay.as_str()));
    for (relay, exit_ip) in [
        ("cl-scl-wg-001", "149.88.104.4"),
        ("de-ber-wg-007", "193.32.248.245"),
        ("dk-cph-wg-002", "45.129.56.196"),
        ("za-jnb-wg-002", "154.47.30.145"),
    ] {
        mixed.push(sighting(relay, exit_ip));
    }
    let mixed = against(&mixed, keys[0], &RegimeBook::default());
    assert_eq!((mixed.verdict, mixed.hits, mixed.tested), (PredictionVerdict::DoesNotHold, 3, 7));
}

/// Exit IPs of some of the nine relays: from one position, or anything at all.
fn sightings() -> impl Strategy<Value = Vec<Sighting>> {
    let all = || measured().collect::<Vec<_>>();
    let anything = prop::collection::vec((0..9_usize, 0..100_u32), 0..12).prop_map(move |picks| {
        let all = all();
        picks
            .into_iter()
            .map(|(at, offset)| {
                let (relay, range) = &all[at];
                let exit_ip =
                    Ipv4Addr::from_bits(range.first.to_bits() + offset % (range.size() + 2));
                Sighting { relay: relay.clone(), exit_ip: ExitIp(exit_ip.into()) }
            })
            .collect()
    });
    let of_one =
        (any::<u32>(), prop::collection::vec(any::<bool>(), 9)).prop_map(|(bits, kept)| {
            let seen = seen_from(Position::from_bits(bits));
            seen.into_iter().zip(kept).filter_map(|(seen, kept)| kept.then_some(seen)).collect()
        });
    prop_oneof![anything, of_one]
}

proptest! {
    #[test]
    fn a_longer_trail_never_widens(seen in sightings(), cut in 0..12_usize) {
        let shorter = trail(&seen[..cut.min(seen.len())]).left();
        match (shorter, trail(&seen).left()) {
            (Left::Positions(before), Left::Positions(after)) => {
                prop_assert_eq!(before.intersection(after), Some(after));
            }
            (Left::Everything, _) | (_, Left::Contradiction { .. }) => {}
            (before, after) => prop_assert!(false, "{:?} became {:?}", before, after),
        }
    }

    #[test]
    fn the_order_of_sightings_does_not_matter(seen in sightings(), turn in 0..12_usize) {
        let mut other: Vec<Sighting> = seen.iter().rev().cloned().collect();
        let turn = turn.min(other.len());
        other.rotate_left(turn);
        other.extend(seen.first().cloned());
        prop_assert_eq!(trail(&seen), trail(&other));
    }

    #[test]
    fn ones_own_position_is_always_left(bits: u32) {
        let position = Position::from_bits(bits);
        prop_assert!(left(&seen_from(position)).contains(position));
        let links = trail(&seen_from(position)).links(64);
        let sizes: BTreeMap<RelayName, u32> = measured().map(|(relay, range)| (relay, range.size())).collect();
        for link in links {
            let smaller = sizes[&link.a].min(sizes[&link.b]);
            prop_assert!(link.odds > 0.0 && link.odds <= f64::from(smaller), "{:?}", link.odds);
        }
    }
}
