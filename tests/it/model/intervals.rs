//! Exact intervals, and the odds that they give.

use proptest::prelude::*;
use shoal_core::assignment::Position;
use shoal_core::interval::{Fraction, Interval, IntervalError};
use shoal_core::link::odds;

/// The sizes of the nine measured pools.
const SIZES: [u32; 9] = [60, 11, 8, 31, 66, 91, 59, 13, 11];

/// The offsets of the worked example, in the same order.
const OFFSETS: [u32; 9] = [48, 8, 6, 24, 53, 73, 47, 10, 8];

fn fraction(numerator: u32, denominator: u32) -> Fraction {
    Fraction::new(numerator, denominator).expect("the test names a fraction")
}

fn interval(offset: u32, size: u32) -> Interval {
    Interval::of_offset(offset, size).expect("the test names an offset in the pool")
}

#[test]
fn fractions_compare_exactly_where_real_numbers_are_equal() {
    // They differ by 5e-20, a hundred times less than real numbers of 64 bits can tell near 1.
    let (less, more) = (fraction(u32::MAX - 2, u32::MAX - 1), fraction(u32::MAX - 1, u32::MAX));
    assert_eq!(less.value().to_bits(), more.value().to_bits());
    assert!(less < more);
    assert_eq!(fraction(2, 4), fraction(1, 2));
    assert_eq!(Fraction::new(1, 0), None);
    assert_eq!((fraction(0, 9), fraction(9, 9)), (Fraction::ZERO, Fraction::ONE));
}

#[test]
fn an_interval_is_never_empty_and_never_beyond_its_pool() {
    assert_eq!(Interval::of_offset(60, 60), None);
    assert_eq!(Interval::of_offset(0, 0), None);
    assert_eq!(Interval::of_offset(u32::MAX, u32::MAX), None);
    assert_eq!(Interval::new(fraction(1, 2), fraction(1, 2)), None);
    assert_eq!(Interval::new(fraction(1, 2), fraction(3, 2)), None);
    assert_eq!(interval(0, 60).intersection(interval(1, 60)), None);
    assert_eq!(interval(59, 60).high(), Fraction::ONE);
    assert_eq!(interval(0, 1), Interval::WHOLE);
    assert_eq!(format!("{:?}", interval(48, 60)), "Interval(hidden)");
}

#[test]
fn the_ends_belong_to_one_pool_offset_each() {
    for size in SIZES.into_iter().chain([254, 45, 6, 1 << 16, u32::MAX]) {
        for offset in (1..size).step_by(usize::try_from(size / 97).unwrap_or(1).max(1)) {
            let (before, after) = (interval(offset - 1, size), interval(offset, size));
            // The first position that is not below offset / size.
            let first = (u64::from(offset) << 32).div_ceil(size.into());
            let first = u32::try_from(first).expect("an offset below the size");
            let [at, below] = [first, first - 1].map(Position::from_bits);
            assert!(after.contains(at) && !after.contains(below), "{offset} of {size}");
            assert!(before.contains(below) && !before.contains(at), "{offset} of {size}");
            assert_eq!([at, below].map(|p| p.offset_in(size)), [offset, offset - 1]);
        }
    }
    assert!(Interval::WHOLE.contains(Position::from_bits(0)));
    assert!(Interval::WHOLE.contains(Position::from_bits(u32::MAX)));
}

#[test]
fn the_worked_example_leaves_what_was_published() {
    let left = OFFSETS
        .into_iter()
        .zip(SIZES)
        .map(|(offset, size)| interval(offset, size))
        .try_fold(Interval::WHOLE, Interval::intersection)
        .expect("one key made them all");
    assert_eq!(left.to_string(), "[53/66, 25/31)");
    // 25/31 - 53/66 = 7/2046.
    assert!((left.width() - 7.0 / 2046.0).abs() < 1e-15);
    assert!((left.one_in() - 2046.0 / 7.0).abs() < 1e-12);
}

#[test]
fn the_odds_of_two_visits_are_as_the_formula_gives_them() {
    // Sydney [48/60, 49/60), Los Angeles [73/91, 74/91): they share [73/91, 74/91), as 49/60 is above 74/91.
    let (sydney, los_angeles) = (interval(48, 60), interval(73, 91));
    assert!((odds(sydney, los_angeles) - 60.0).abs() < 1e-12);
    // Santiago [8/11, 9/11) and San José [10/13, 11/13) share [10/13, 9/11): 7/143, times 11 times 13.
    assert!((odds(interval(8, 11), interval(10, 13)) - 7.0).abs() < 1e-12);
    assert!(odds(interval(0, 60), interval(90, 91)).abs() < f64::EPSILON);
}

#[test]
fn an_interval_is_read_back_and_a_broken_one_refused() {
    let text = serde_json::to_string(&interval(48, 60)).expect("it is plain data");
    assert_eq!(text, r#"{"low":"4/5","high":"49/60"}"#);
    assert_eq!(
        serde_json::from_str::<Interval>(&text).expect("as it was written"),
        interval(48, 60)
    );
    for broken in ["1", "1/0", "-1/2", "1/4294967296", "a/b", "1/2/3", ""] {
        assert_eq!(
            Fraction::try_from(broken.to_owned()),
            Err(IntervalError::NotAFraction),
            "{broken}"
        );
    }
    for broken in [r#"{"low":"1/2","high":"1/2"}"#, r#"{"low":"1/2","high":"3/2"}"#] {
        let said = serde_json::from_str::<Interval>(broken).expect_err("nothing lies between");
        assert!(said.to_string().contains("not an interval between 0 and 1"), "{said}");
    }
}

/// An exit IP's offset in a pool of some size.
fn visit() -> impl Strategy<Value = (u32, u32)> {
    (1..=300_u32).prop_flat_map(|size| (0..size, Just(size)))
}

proptest! {
    #[test]
    fn a_position_lies_in_exactly_the_interval_of_its_offset(bits: u32, size in 1..=u32::MAX) {
        let position = Position::from_bits(bits);
        let offset = position.offset_in(size);
        prop_assert!(interval(offset, size).contains(position));
        if offset > 0 {
            prop_assert!(!interval(offset - 1, size).contains(position));
        }
        if offset + 1 < size {
            prop_assert!(!interval(offset + 1, size).contains(position));
        }
    }

    #[test]
    fn what_two_intervals_share_is_what_lies_in_both((a, n) in visit(), (b, m) in visit(), bits: u32) {
        let (one, other, position) = (interval(a, n), interval(b, m), Position::from_bits(bits));
        let in_both = one.contains(position) && other.contains(position);
        let shared = one.intersection(other);
        prop_assert_eq!(shared.is_some_and(|shared| shared.contains(position)), in_both);
        prop_assert_eq!(shared, other.intersection(one));
        if let Some(shared) = shared {
            prop_assert!(shared.width() <= one.width().min(other.width()));
        }
    }

    #[test]
    fn odds_are_never_above_the_smaller_pool_for_single_visits((a, n) in visit(), (b, m) in visit()) {
        let ratio = odds(interval(a, n), interval(b, m));
        prop_assert!((0.0..=f64::from(n.min(m))).contains(&ratio), "{ratio}");
        prop_assert!((ratio - odds(interval(b, m), interval(a, n))).abs() < 1e-9);
    }

    #[test]
    fn one_users_own_visits_never_speak_against_each_other(bits: u32, n in 1..300_u32, m in 1..300_u32) {
        let at = |size| interval(Position::from_bits(bits).offset_in(size), size);
        prop_assert!(odds(at(n), at(m)) > 0.0);
    }
}
