//! Which positions an exit IP leaves possible, exactly.
//!
//! The exit IP at offset i of a pool of n proves a position from i/n to less than (i+1)/n. Ends of intervals are kept
//! as fractions and compared by cross multiplication in 64 bits, so that no rounding ever moves an end across a
//! position. Positions are multiples of 2^-32 and intervals are runs of real numbers: one narrower than 2^-32 may hold
//! no position at all, which takes pools of more than 65,536 exit IPs.
//!
//! A narrow interval is as telling as the position in it: `Debug` hides it.

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::assignment::Position;

/// Why something is no fraction or no interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum IntervalError {
    /// Not of the shape `53/66`, with a denominator from 1 to 4,294,967,295.
    #[error("not a fraction like 53/66")]
    NotAFraction,
    /// The low end is not below the high end, or the high end is above 1.
    #[error("not an interval between 0 and 1")]
    NotAnInterval,
}

/// A number that is exactly one whole number through another, in lowest terms.
///
/// As text, and so in JSON: `53/66`; 0 is `0/1` and 1 is `1/1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(type = "string"))]
#[serde(try_from = "String", into = "String")]
pub struct Fraction {
    numerator: u32,
    denominator: u32,
}

impl Fraction {
    /// Nothing.
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };
    /// The whole.
    pub const ONE: Self = Self { numerator: 1, denominator: 1 };

    /// One number through another; `None` through 0.
    ///
    /// # Examples
    /// ```
    /// use shoal_core::interval::Fraction;
    /// let half = Fraction::new(33, 66).expect("66 is not 0");
    /// assert_eq!(half.to_string(), "1/2");
    /// assert!(half < Fraction::ONE);
    /// ```
    pub fn new(numerator: u32, denominator: u32) -> Option<Self> {
        let divisor = greatest_common_divisor(numerator.into(), denominator.into());
        let part = |number: u32| u32::try_from(u64::from(number) / divisor).ok();
        if denominator == 0 {
            return None;
        }
        Some(Self { numerator: part(numerator)?, denominator: part(denominator)? })
    }

    /// What stands above the line, in lowest terms.
    pub fn numerator(self) -> u32 {
        self.numerator
    }

    /// What stands below the line, in lowest terms; never 0.
    pub fn denominator(self) -> u32 {
        self.denominator
    }

    /// The nearest real number.
    pub fn value(self) -> f64 {
        f64::from(self.numerator) / f64::from(self.denominator)
    }

    /// How it stands to a position.
    fn cmp_position(self, position: Position) -> Ordering {
        // numerator / denominator against bits / 2^32, both times denominator × 2^32.
        let own = u64::from(self.numerator) << 32;
        own.cmp(&(u64::from(position.bits()) * u64::from(self.denominator)))
    }

    /// The numerators of two fractions over the product of their denominators.
    fn over_one_line(self, other: Self) -> (u64, u64) {
        let cross = |a: u32, b: u32| u64::from(a) * u64::from(b);
        (cross(self.numerator, other.denominator), cross(other.numerator, self.denominator))
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        let (own, others) = self.over_one_line(*other);
        own.cmp(&others)
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.numerator, self.denominator)
    }
}

impl From<Fraction> for String {
    fn from(fraction: Fraction) -> Self {
        fraction.to_string()
    }
}

impl TryFrom<String> for Fraction {
    type Error = IntervalError;
    fn try_from(text: String) -> Result<Self, IntervalError> {
        let number = |digits: &str| digits.parse::<u32>().ok();
        text.split_once('/')
            .and_then(|(above, below)| Self::new(number(above)?, number(below)?))
            .ok_or(IntervalError::NotAFraction)
    }
}

/// Positions from `low` to less than `high`; never empty, and within 0 to 1.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(try_from = "Ends", into = "Ends")]
pub struct Interval {
    low: Fraction,
    high: Fraction,
}

/// An [`Interval`] before it is looked at.
#[derive(Clone, Copy, Serialize, Deserialize)]
struct Ends {
    low: Fraction,
    high: Fraction,
}

impl Interval {
    /// Every position: what is known before any exit IP was seen.
    pub const WHOLE: Self = Self { low: Fraction::ZERO, high: Fraction::ONE };

    /// The positions between two ends; `None` where there is nothing between them or the high end is above 1.
    pub fn new(low: Fraction, high: Fraction) -> Option<Self> {
        (low < high && high <= Fraction::ONE).then_some(Self { low, high })
    }

    /// What the exit IP at `offset`, counted from 0, of a pool of `size` proves; `None` where the pool has no such
    /// offset.
    ///
    /// # Examples
    /// ```
    /// use shoal_core::interval::Interval;
    /// let proved = Interval::of_offset(48, 60).expect("a pool of 60 has an offset 48");
    /// assert_eq!(proved.to_string(), "[4/5, 49/60)");
    /// ```
    pub fn of_offset(offset: u32, size: u32) -> Option<Self> {
        let after = offset.checked_add(1).filter(|after| *after <= size)?;
        Self::new(Fraction::new(offset, size)?, Fraction::new(after, size)?)
    }

    /// The first position in it.
    pub fn low(self) -> Fraction {
        self.low
    }

    /// The first position after it.
    pub fn high(self) -> Fraction {
        self.high
    }

    /// What both leave possible; `None` where that is nothing: the two contradict each other.
    pub fn intersection(self, other: Self) -> Option<Self> {
        Self::new(self.low.max(other.low), self.high.min(other.high))
    }

    /// Which share of all positions lies in it: over 0, at most 1. So likely a random other user matches it.
    pub fn width(self) -> f64 {
        let (numerator, denominator) = self.exact_width();
        real(numerator) / real(denominator)
    }

    /// Among so many random users one matches it: 1 through its width, at least 1. Exactly the pool's size for the
    /// interval of a single exit IP.
    pub fn one_in(self) -> f64 {
        let (numerator, denominator) = self.exact_width();
        real(denominator) / real(numerator)
    }

    /// Whether a position lies in it, exactly.
    pub fn contains(self, position: Position) -> bool {
        self.low.cmp_position(position).is_le() && self.high.cmp_position(position).is_gt()
    }

    /// The width as a fraction, in lowest terms; neither part is 0.
    pub(crate) fn exact_width(self) -> (u64, u64) {
        let (high, low) = self.high.over_one_line(self.low);
        let below = u64::from(self.high.denominator) * u64::from(self.low.denominator);
        let divisor = greatest_common_divisor(high - low, below);
        ((high - low) / divisor, below / divisor)
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{}, {})", self.low, self.high)
    }
}

impl fmt::Debug for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Interval(hidden)")
    }
}

impl From<Interval> for Ends {
    fn from(Interval { low, high }: Interval) -> Self {
        Self { low, high }
    }
}

impl TryFrom<Ends> for Interval {
    type Error = IntervalError;
    fn try_from(Ends { low, high }: Ends) -> Result<Self, IntervalError> {
        Self::new(low, high).ok_or(IntervalError::NotAnInterval)
    }
}

/// At least 1, also of 0 and 0.
pub(crate) fn greatest_common_divisor(a: u64, b: u64) -> u64 {
    let (mut a, mut b) = (a, b);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

/// The nearest real number, but for the last of its 53 bits.
pub(crate) fn real(number: u64) -> f64 {
    let [high, low] = [number >> 32, number & u64::from(u32::MAX)]
        .map(|half| f64::from(u32::try_from(half).expect("half of 64 bits is 32 bits")));
    high * 4_294_967_296.0 + low
}
