//! What holds whatever is seen.

use proptest::prelude::*;
use shoal_core::regime::{RegimeBook, Verdict};
use shoal_core::trail::Sighting;

use super::{SIZES, name, pool, position, sighting};

/// Anything on any relay, now and then outside of its pool.
fn anything() -> impl Strategy<Value = Vec<Sighting>> {
    let one = (0..SIZES.len(), 0_u32..100).prop_map(|(relay, offset)| sighting(relay, offset));
    prop::collection::vec(one, 0..8)
}

/// What is seen under each of several tunnel addresses.
fn months() -> impl Strategy<Value = Vec<Vec<Sighting>>> {
    prop::collection::vec(anything(), 0..8)
}

fn told(months: &[Vec<Sighting>]) -> RegimeBook {
    let mut book = RegimeBook::default();
    for (key, seen) in (1_u8..).zip(months) {
        book.new_tunnel_address();
        book.observe(seen, pool, (key % 3 > 0).then(|| position(key)));
    }
    book
}

fn verdicts(book: &RegimeBook) -> Vec<Verdict> {
    (0..SIZES.len()).map(|relay| book.verdict(&name(relay))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn the_order_of_sightings_under_one_tunnel_address_says_nothing(
        before in months(),
        seen in anything().prop_flat_map(|seen| (Just(seen.clone()), Just(seen).prop_shuffle())),
    ) {
        let after = |seen: &Vec<Sighting>| {
            let mut book = told(&before);
            book.new_tunnel_address();
            book.observe(seen, pool, Some(position(99)));
            book
        };
        prop_assert_eq!(after(&seen.0), after(&seen.1));
    }

    #[test]
    fn connecting_again_under_one_tunnel_address_says_nothing(months in months(), again in 1_usize..5) {
        let often: Vec<Vec<Sighting>> = months.iter().map(|seen| (0..again).flat_map(|_| seen.clone()).collect()).collect();
        prop_assert_eq!(told(&months), told(&often));
        // Nor does it when Shoal is told each time anew.
        let mut book = RegimeBook::default();
        for (key, seen) in (1_u8..).zip(&months) {
            book.new_tunnel_address();
            for part in 0..=seen.len() {
                book.observe(&seen[..part], pool, (key % 3 > 0).then(|| position(key)));
            }
        }
        prop_assert_eq!(told(&months), book);
    }

    #[test]
    fn a_factor_is_a_positive_number_and_a_kept_book_can_be_read(months in months()) {
        let mut book = told(&months);
        for verdict in verdicts(&book) {
            prop_assert!((1e-12..=1e12).contains(&verdict.factor));
        }
        prop_assert!((1e-12..=1e12).contains(&book.formula_ratio()));
        let kept = serde_json::to_string(&book).expect("it can be kept");
        let read: RegimeBook = serde_json::from_str(&kept).expect("it can be read");
        book.new_tunnel_address();
        for (one, other) in verdicts(&read).iter().zip(verdicts(&book)) {
            prop_assert_eq!(one.addresses, other.addresses);
            prop_assert!((one.factor / other.factor - 1.0).abs() < 1e-9);
        }
    }
}
