//! A share of users, with how uncertain it is.

use serde::{Deserialize, Serialize};

/// The 90 % quantile of the standard normal distribution: half the width of an 80 % range, in standard deviations.
const EIGHTY_PERCENT: f64 = 1.281_551_565_544_600_4;

/// No share is smaller, so that it has a logarithm.
const SMALLEST: f64 = 1e-12;

/// The share of users who would look the same, 0 to 1 and never 0: log-normal, so `likely` is the geometric mean of
/// `low` and `high`.
///
/// No end is over 1, so a signal never makes a crowd larger.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SignalShare {
    low: f64,
    likely: f64,
    high: f64,
}

impl SignalShare {
    /// Everybody: nothing is told apart.
    pub const EVERYBODY: Self = Self { low: 1.0, likely: 1.0, high: 1.0 };

    /// A share that is lower than `low` in one case of ten and higher than `high` in another. Ends that are out of
    /// range or the wrong way round are set right; what is not a number counts as nothing known.
    pub fn between(low: f64, high: f64) -> Self {
        let bounded = |end: f64, unknown: f64| {
            if end.is_nan() { unknown } else { end.clamp(SMALLEST, 1.0) }
        };
        let (low, high) = (bounded(low, SMALLEST), bounded(high, 1.0));
        let (low, high) = (low.min(high), low.max(high));
        Self { low, likely: (low * high).sqrt(), high }
    }

    /// With 90 % probability the share is at least this.
    pub fn low(self) -> f64 {
        self.low
    }

    /// As likely more as less.
    pub fn likely(self) -> f64 {
        self.likely
    }

    /// With 90 % probability the share is at most this.
    pub fn high(self) -> f64 {
        self.high
    }

    /// Variance of its logarithm.
    pub fn ln_variance(self) -> f64 {
        let sigma = self.half_width() / EIGHTY_PERCENT;
        sigma * sigma
    }

    /// The share of those who have both, where one says nothing of the other.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let half = self.half_width().hypot(other.half_width());
        let likely = self.likely * other.likely;
        Self::between(likely / half.exp(), likely * half.exp())
    }

    /// The share of those who have one or the other, where nobody has both and both may err the same way.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self::between(self.low + other.low, self.high + other.high)
    }

    /// All but this share.
    #[must_use]
    pub fn others(self) -> Self {
        Self::between(1.0 - self.high, 1.0 - self.low)
    }

    /// At most this much.
    #[must_use]
    pub fn at_most(self, most: f64) -> Self {
        Self::between(self.low.min(most), self.high.min(most))
    }

    /// The rarer of two values that go together: those who have both are at most as many as have either, end by end.
    #[must_use]
    pub fn rarer(self, other: Self) -> Self {
        Self::between(self.low.min(other.low), self.high.min(other.high))
    }

    fn half_width(self) -> f64 {
        (self.high / self.low).ln() / 2.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_near(a: f64, b: f64) -> bool {
        (a / b - 1.0).abs() < 1e-12
    }

    #[test]
    fn the_likely_share_is_in_the_middle_of_its_logarithms() {
        let share = SignalShare::between(0.02, 0.08);
        assert!(is_near(share.likely(), 0.04));
        // 80 % of a normal distribution lies within 1.2816 standard deviations.
        assert!(is_near(share.ln_variance(), (2.0_f64.ln() / 1.281_551_565_544_600_4).powi(2)));
        assert!(SignalShare::EVERYBODY.ln_variance() < f64::MIN_POSITIVE);
    }

    #[test]
    fn of_two_that_are_independent_variances_add_up() {
        let (a, b) = (SignalShare::between(0.2, 0.4), SignalShare::between(0.01, 0.1));
        let both = a.and(b);
        assert!(is_near(both.likely(), a.likely() * b.likely()));
        assert!(is_near(both.ln_variance(), a.ln_variance() + b.ln_variance()));
        assert!(is_near(a.and(SignalShare::EVERYBODY).high(), a.high()));
    }

    #[test]
    fn no_share_is_nothing_or_more_than_everybody() {
        for (low, high) in [(0.0, 0.0), (-1.0, 2.0), (f64::NAN, f64::NAN), (0.9, 0.1)] {
            let share = SignalShare::between(low, high);
            assert!(0.0 < share.low() && share.low() <= share.likely(), "{share:?}");
            assert!(share.likely() <= share.high() && share.high() <= 1.0, "{share:?}");
        }
    }
}
