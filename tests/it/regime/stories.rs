//! What a user's months look like.

use shoal_core::interval::Interval;
use shoal_core::pool::{ExitPool, Overruled, Provenance, SightedPool};
use shoal_core::regime::{Regime, RegimeBook, RegimeReason};
use shoal_core::trail::Sighting;
use shoal_core::{ExitIp, RelayName};

use super::{Diary, drawn, linked, name, pool, position, range, sighting};

#[test]
fn at_first_every_relay_is_unknown() {
    let verdict = Diary::default().says(0);
    assert_eq!((verdict.regime, verdict.reason), (Regime::Unknown, RegimeReason::NotSeen));
    assert_eq!((verdict.factor.to_bits(), verdict.addresses), (1.0_f64.to_bits(), 0));
}

#[test]
fn one_exit_ip_where_it_was_predicted_does_not_decide_and_a_second_one_does() {
    let mut diary = Diary::default();
    let first = diary.under(1, &[linked(0, 1)]).says(0);
    assert_eq!((first.regime, first.reason), (Regime::Unknown, RegimeReason::NotEnough));
    let second = diary.under(2, &[linked(0, 2)]).says(0);
    assert_eq!((second.regime, second.reason), (Regime::Linked, RegimeReason::Agrees));
    assert_eq!(second.addresses, 2);
}

#[test]
fn relays_that_agree_with_each_other_are_linked_without_any_prediction() {
    let mut book = RegimeBook::default();
    let told = |book: &RegimeBook| [0, 4, 6].map(|relay| book.verdict(&name(relay)).regime);
    for (key, expected) in [(8, Regime::Unknown), (9, Regime::Linked)] {
        book.new_tunnel_address();
        book.observe(&[0, 2, 3, 4, 5, 6].map(|relay| linked(relay, key)), pool, None);
        assert_eq!(told(&book), [expected; 3]);
    }
}

/// Their agreement is of a position, and that of another tunnel address is predicted.
#[test]
fn relays_that_agree_with_each_other_are_linked_though_the_prediction_is_wrong() {
    let mut book = RegimeBook::default();
    for key in 1..=8 {
        book.new_tunnel_address();
        let seen = [0, 2, 3, 4, 5, 6].map(|relay| linked(relay, key));
        book.observe(&seen, pool, Some(position(key + 100)));
    }
    assert_eq!([0, 4, 6].map(|relay| book.verdict(&name(relay)).regime), [Regime::Linked; 3]);
    assert!(book.formula_ratio() < 1e-3);
}

/// Relays that agree with each other would do so with any position that they share.
#[test]
fn what_relays_confirm_of_the_prediction_is_no_more_than_their_position_can() {
    let mut diary = Diary::default();
    let seen = [0, 2, 3, 4, 5, 6].map(|relay| linked(relay, 1));
    let proved = [0, 2, 3, 4, 5, 6].map(|relay| {
        let size = range(relay).size();
        Interval::of_offset(position(1).offset_in(size), size).expect("it is in the pool")
    });
    let left = proved.iter().try_fold(Interval::WHOLE, |left, one| left.intersection(*one));
    let one_in = left.expect("one position shows them all").one_in();
    let ratio = diary.under(1, &seen).book.formula_ratio();
    assert!((one_in / 4.0..2.0 * one_in).contains(&ratio), "{ratio}, one in {one_in}");
}

/// The others confirm the prediction under the first two addresses; relay 6 goes its own way from the beginning.
#[test]
fn a_relay_draws_for_itself_once_three_addresses_say_so_and_others_confirm_the_prediction() {
    let mut diary = Diary::default();
    let mut reasons = Vec::new();
    for key in 1..=6 {
        diary.under(key, &[linked(0, key), linked(2, key), linked(4, key), drawn(6, key)]);
        reasons.push(diary.says(6).reason);
    }
    assert!(!reasons[..2].contains(&RegimeReason::Disagrees), "{reasons:?}");
    assert!(reasons.contains(&RegimeReason::FewAddresses), "{reasons:?}");
    assert_eq!(diary.says(6).regime, Regime::Drawn);
    assert_eq!(diary.says(0).regime, Regime::Linked);
}

#[test]
fn where_no_relay_confirms_the_prediction_none_is_said_to_draw_for_itself() {
    let mut diary = Diary::default();
    for key in 1..=12 {
        diary.under(key, &[drawn(0, key), drawn(4, key), drawn(6, key)]);
        for relay in [0, 4, 6] {
            assert_eq!(diary.says(relay).reason, RegimeReason::NotEnough, "{relay}");
        }
    }
}

/// What a relay itself said for the formula before its fix does not count as confirmed elsewhere.
#[test]
fn a_relay_does_not_confirm_the_prediction_for_itself() {
    let mut diary = Diary::default();
    for key in 1..=12 {
        diary.under(key, &[linked(4, key)]);
    }
    for key in 13..=18 {
        diary.under(key, &[drawn(4, key)]);
    }
    assert!(diary.book.formula_ratio() > 1e4);
    assert_eq!(diary.says(4).reason, RegimeReason::FormulaUnconfirmed);
}

/// The predicted pool of relay 1 begins two addresses too early: every exit IP stands two higher than predicted.
#[test]
fn a_pool_that_begins_at_the_wrong_address_does_not_pass_for_a_relay_that_draws() {
    let wrong = |relay: &RelayName| match pool(relay) {
        ExitPool::Predicted(mut range) => {
            range.first = std::net::Ipv4Addr::from_bits(range.first.to_bits() - 2);
            range.last = std::net::Ipv4Addr::from_bits(range.last.to_bits() - 2);
            ExitPool::Predicted(range)
        }
        other @ (ExitPool::Measured(_) | ExitPool::Sighted(_) | ExitPool::Unknown) => other,
    };
    let inside = |key| wrong(&name(5)).offset_of(linked(5, key).exit_ip).is_some();
    let mut book = RegimeBook::default();
    for key in (1..=14).filter(|key| inside(*key)) {
        book.new_tunnel_address();
        book.observe(&[0, 2, 4, 5].map(|it| linked(it, key)), wrong, Some(position(key)));
        assert_ne!(book.verdict(&name(5)).regime, Regime::Drawn, "{key}");
    }
    assert!(book.formula_ratio() > 1e6, "the prediction is confirmed elsewhere");
    assert_eq!(book.verdict(&name(5)).regime, Regime::Linked);
}

#[test]
fn a_fix_shows_at_once_as_unknown_and_after_a_few_keys_as_drawn() {
    let mut diary = Diary::default();
    for key in 1..=30 {
        diary.under(key, &[0, 2, 4, 6].map(|relay| linked(relay, key)));
    }
    assert_eq!(diary.says(6).regime, Regime::Linked);
    let mut regimes = Vec::new();
    for key in 31..=36 {
        diary.under(key, &[linked(0, key), linked(2, key), linked(4, key), drawn(6, key)]);
        regimes.push(diary.says(6).regime);
    }
    assert_eq!(regimes[0], Regime::Unknown, "{regimes:?}");
    assert!(regimes[1..].contains(&Regime::Drawn), "{regimes:?}");
    assert!(!regimes.contains(&Regime::Linked), "{regimes:?}");
    assert_eq!(diary.says(0).regime, Regime::Linked);
}

#[test]
fn one_stray_sighting_on_a_relay_that_was_long_linked_does_not_make_it_draw() {
    let mut diary = Diary::default();
    for key in 1..=10 {
        diary.under(key, &[0, 2, 4, 6].map(|relay| linked(relay, key)));
    }
    diary.under(11, &[linked(0, 11), drawn(6, 11)]);
    assert_eq!(diary.says(6).regime, Regime::Unknown);
    diary.under(12, &[linked(0, 12), linked(6, 12)]).under(13, &[linked(6, 13)]);
    assert_eq!(diary.says(6).regime, Regime::Linked);
}

#[test]
fn two_exit_ips_under_one_tunnel_address_start_the_evidence_over() {
    let mut diary = Diary::default();
    for key in 1..=5 {
        diary.under(key, &[linked(0, key), linked(4, key)]);
    }
    diary.under(6, &[linked(0, 6), linked(4, 6), drawn(4, 6)]);
    let changed = diary.says(4);
    assert_eq!((changed.regime, changed.reason), (Regime::Unknown, RegimeReason::Changed));
    let after = diary.under(7, &[drawn(4, 7)]).says(4);
    assert_eq!((after.reason, after.addresses), (RegimeReason::NotEnough, 1));
}

#[test]
fn an_exit_ip_outside_the_pool_overrules_it_until_another_pool_is_believed() {
    let mut diary = Diary::default();
    diary.under(1, &[linked(5, 1)]).under(2, &[linked(5, 2)]).under(3, &[linked(5, 3)]);
    assert_eq!(diary.says(5).regime, Regime::Linked);
    diary.under(4, &[sighting(5, range(5).size())]);
    assert_eq!(diary.says(5).reason, RegimeReason::PoolOverruled);
    diary.under(5, &[linked(5, 5)]);
    assert_eq!((diary.says(5).reason, diary.says(5).addresses), (RegimeReason::PoolOverruled, 0));
    let mut longer = range(5);
    longer.last = std::net::Ipv4Addr::from_bits(longer.last.to_bits() + 1);
    diary.book.new_tunnel_address();
    diary.book.observe(&[linked(5, 6)], |_| ExitPool::Predicted(longer), Some(position(6)));
    assert_eq!(diary.says(5).addresses, 1);
}

/// Sightings of earlier days may have overruled a pool before a book is told.
#[test]
fn a_pool_that_others_overruled_voids_what_was_seen_in_it() {
    let mut diary = Diary::default();
    diary.under(1, &[linked(5, 1)]).under(2, &[linked(5, 2)]).under(3, &[linked(5, 3)]);
    assert_eq!(diary.says(5).regime, Regime::Linked);
    let overruled = Some(Overruled { provenance: Provenance::Predicted, size: 91 });
    let sighted = ExitPool::Sighted(SightedPool { span: range(5), overruled });
    diary.book.observe(&[linked(5, 3)], |_| sighted, Some(position(3)));
    assert_eq!((diary.says(5).reason, diary.says(5).addresses), (RegimeReason::PoolOverruled, 0));
    // A pool that is not known for the moment, as before a relay list is read, voids nothing.
    diary.under(1, &[linked(0, 1)]).under(2, &[linked(0, 2)]);
    diary.book.observe(&[linked(0, 2)], |_| ExitPool::Unknown, Some(position(2)));
    assert_eq!(diary.says(0).addresses, 1);
}

#[test]
fn a_relay_without_a_known_pool_and_an_ipv6_exit_ip_say_nothing() {
    let stranger = RelayName::new("no-osl-wg-001").expect("it is a relay's name");
    let v6 = ExitIp("2001:db8::7".parse().expect("it is an address"));
    let v4 = linked(0, 1).exit_ip;
    let mut diary = Diary::default();
    diary.under(
        1,
        &[
            Sighting { relay: stranger.clone(), exit_ip: v4 },
            Sighting { relay: name(0), exit_ip: v6 },
        ],
    );
    assert_eq!(diary.book.verdict(&stranger).reason, RegimeReason::PoolUnknown);
    assert_eq!(diary.says(0).reason, RegimeReason::NotSeen);
}

/// Someone who finds the file learns little of where an earlier tunnel address landed: sixty of them leave the same few
/// files, so that less than three of a position's 32 bits show.
#[test]
fn what_is_kept_tells_no_position_of_an_earlier_tunnel_address() {
    let kept = |key| {
        let mut diary = Diary::default();
        diary.under(key, &[0, 2, 4, 6].map(|relay| linked(relay, key)));
        diary.book.new_tunnel_address();
        serde_json::to_string(&diary.book).expect("it can be kept")
    };
    let different: std::collections::BTreeSet<String> = (1..=60).map(kept).collect();
    assert!(different.len() < 8, "60 positions left {} different files", different.len());
    let exit_ip = linked(0, 1).exit_ip.v4().expect("it is IPv4");
    assert!(different.iter().all(|file| !file.contains(&exit_ip.to_string())));
}

#[test]
fn a_book_that_was_kept_goes_on_where_it_was() {
    let mut diary = Diary::default();
    for key in 1..=4 {
        diary.under(key, &[linked(0, key), linked(2, key), drawn(6, key)]);
    }
    let kept = serde_json::to_string(&diary.book).expect("it can be kept");
    let mut again: RegimeBook = serde_json::from_str(&kept).expect("it can be read");
    assert_eq!(again.verdict(&name(0)).regime, Regime::Linked);
    // The same tunnel address after a new start of Shoal: nothing counts twice.
    let seen = [linked(0, 4), linked(2, 4), drawn(6, 4)];
    again.observe(&seen, pool, Some(position(4)));
    for relay in [0, 2, 6] {
        let (one, other) = (again.verdict(&name(relay)), diary.says(relay));
        assert_eq!((one.regime, one.addresses), (other.regime, other.addresses));
        assert!((one.factor / other.factor - 1.0).abs() < 1e-9, "a file rounds the last digit");
    }
}

#[test]
fn evidence_that_does_not_add_up_is_refused() {
    let mut diary = Diary::default();
    let kept = serde_json::to_value(&diary.under(1, &[linked(0, 1)]).book).expect("it is kept");
    for (place, wrong) in
        [("placed/0", 7.0), ("placed/0", -0.5), ("unplaced/0", 0.25), ("pool/size", 0.0)]
    {
        let mut planted = kept.clone();
        let at = planted.pointer_mut(&format!("/next/relays/se-got-wg-000/{place}"));
        *at.expect("it is kept there") = if wrong == 0.0 { 0.into() } else { wrong.into() };
        let trouble = serde_json::from_value::<RegimeBook>(planted).expect_err("it is nonsense");
        assert!(trouble.to_string().contains("collected anew"), "{place}: {trouble}");
    }
}

#[test]
fn a_daemon_that_makes_up_relays_cannot_fill_the_book() {
    let mut book = RegimeBook::default();
    let exit_ips = [linked(0, 1).exit_ip, linked(1, 1).exit_ip];
    for country in 0..6 {
        let named =
            |number| RelayName::new(format!("x{}-got-wg-{number}", char::from(b'a' + country)));
        let seen: Vec<Sighting> = (0..1000)
            .map(|number| Sighting {
                relay: named(number).expect("it is a name"),
                // Inside of the pool that all are believed to have, and outside.
                exit_ip: exit_ips[number % 2],
            })
            .collect();
        book.new_tunnel_address();
        book.observe(&seen, |_| ExitPool::Predicted(range(0)), Some(position(1)));
    }
    assert_eq!(book.relays().count(), 4096);
}
