//! How strongly two visits can be tied together.
//!
//! Two visits leave the intervals A and B possible for the position behind each. Were they made under one key, both
//! hold the same position; were they made by two random users, each was drawn for itself. So the odds that one person
//! made both are multiplied by
//!
//! ```text
//! LR = |A∩B| / (|A| · |B|)        never more than 1/|A| and 1/|B|; one exit IP each: width × n1 × n2
//! ```
//!
//! It is a ratio of odds, not a probability, and never a number of people: an LR of 106 turns a prior probability of
//! 10 % into 92 %, and one of 0.1 % into 9.6 %. It takes both relays to follow the shared position
//! ([`crate::assignment`]); where one of them draws for itself the true ratio is 1. Source: `model.md` section 5 (2026).

use crate::interval::{Interval, greatest_common_divisor, real};

/// What the odds that two visits are one person are multiplied by; 0 where no position allows both.
///
/// # Examples
/// ```
/// use shoal_core::interval::Interval;
/// use shoal_core::link::odds;
/// let in_sydney = Interval::of_offset(48, 60).expect("within the pool");
/// // The same exit IP again: one in 60 random users would show it.
/// assert_eq!(odds(in_sydney, in_sydney), 60.0);
/// // A visit of which nothing is known says nothing.
/// assert_eq!(odds(in_sydney, Interval::WHOLE), 1.0);
/// ```
pub fn odds(a: Interval, b: Interval) -> f64 {
    let Some(both) = a.intersection(b) else { return 0.0 };
    // Rounding is all that could lift it over its bound.
    exactly(both, a, b)
        .unwrap_or_else(|| both.width() * a.one_in() * b.one_in())
        .min(a.one_in())
        .min(b.one_in())
}

/// The ratio from whole numbers, where they are small enough: for pools of Mullvad's sizes always.
fn exactly(both: Interval, a: Interval, b: Interval) -> Option<f64> {
    let ((shared, of_shared), (one, of_one), (other, of_other)) =
        (both.exact_width(), a.exact_width(), b.exact_width());
    let above = shared.checked_mul(of_one)?.checked_mul(of_other)?;
    let below = of_shared.checked_mul(one)?.checked_mul(other)?;
    let divisor = greatest_common_divisor(above, below);
    Some(real(above / divisor) / real(below / divisor))
}

/// The probability that one person made both visits, from the one it had before and the ratio; both probabilities from
/// 0 to 1.
///
/// # Examples
/// ```
/// use shoal_core::link::posterior;
/// assert!((posterior(0.1, 106.0) - 0.92).abs() < 0.005);
/// assert!((posterior(0.001, 106.0) - 0.096).abs() < 0.0005);
/// ```
pub fn posterior(prior: f64, odds: f64) -> f64 {
    let for_one = prior * odds;
    let for_two = 1.0 - prior;
    if for_one + for_two > 0.0 { for_one / (for_one + for_two) } else { prior }
}
