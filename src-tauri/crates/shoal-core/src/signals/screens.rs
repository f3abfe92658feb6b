//! Which size of screen, and how many of Mullvad's users have it.
//!
//! A guess for the end of 2026, of all devices, a third of them phones. It starts from `StatCounter`'s figures for
//! computers (1920 × 1080 about a fifth, 1366 × 768 and 1536 × 864 each under a tenth and the former falling, 1440 × 900
//! under a tenth) and from the sizes of phones sold, moved towards large screens. Sizes are those that pages see: a
//! scaled screen is smaller, and a zoomed page in Firefox changes it too.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::signals::{SignalError, SignalShare};

/// No screen is longer: what graphics hardware draws at most.
const LONGEST: u32 = 16_384;

/// The size of a screen in the pixels that pages count in, each 1 to 16,384; written `1920x1080`. `Debug` hides it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(type = "string"))]
#[serde(try_from = "String", into = "String")]
pub struct Screen {
    width: u16,
    height: u16,
}

/// What is taken for all that the table does not name.
const UNKNOWN: (f64, f64) = (0.000_4, 0.01);

/// Width, height, lowest and highest share.
const SCREENS: [(u16, u16, f64, f64); 38] = [
    (1920, 1080, 0.13, 0.28),
    (2560, 1440, 0.06, 0.15),
    (1536, 864, 0.03, 0.09),
    (1366, 768, 0.015, 0.06),
    (1440, 900, 0.015, 0.05),
    (1920, 1200, 0.015, 0.05),
    (3840, 2160, 0.015, 0.06),
    (3440, 1440, 0.01, 0.035),
    (1512, 982, 0.01, 0.04),
    (1470, 956, 0.006, 0.025),
    (1728, 1117, 0.006, 0.025),
    (1680, 1050, 0.006, 0.025),
    (1600, 900, 0.008, 0.03),
    (1280, 720, 0.008, 0.03),
    (2560, 1600, 0.005, 0.025),
    (1707, 1067, 0.005, 0.02),
    (1280, 800, 0.004, 0.02),
    (2560, 1080, 0.004, 0.015),
    (2048, 1152, 0.003, 0.015),
    (1280, 1024, 0.002, 0.01),
    // Phones and tablets.
    (390, 844, 0.02, 0.06),
    (393, 852, 0.02, 0.06),
    (412, 915, 0.02, 0.06),
    (360, 800, 0.015, 0.05),
    (430, 932, 0.008, 0.03),
    (414, 896, 0.008, 0.03),
    (402, 874, 0.005, 0.03),
    (375, 812, 0.006, 0.025),
    (384, 832, 0.006, 0.025),
    (393, 873, 0.006, 0.025),
    (360, 780, 0.006, 0.025),
    (412, 892, 0.004, 0.02),
    (428, 926, 0.004, 0.02),
    (440, 956, 0.003, 0.015),
    (375, 667, 0.003, 0.015),
    (768, 1024, 0.003, 0.015),
    (820, 1180, 0.002, 0.01),
    (810, 1080, 0.002, 0.01),
];

impl Screen {
    /// A screen of this size.
    ///
    /// # Errors
    /// When a length is 0 or over 16,384.
    pub fn new(width: u32, height: u32) -> Result<Self, SignalError> {
        let length = |length: u32| {
            let possible = (1..=LONGEST).contains(&length);
            u16::try_from(length).ok().filter(|_| possible).ok_or(SignalError::NotAScreen)
        };
        Ok(Self { width: length(width)?, height: length(height)? })
    }

    /// The share of users who have it; `None` for a size that the table does not name.
    pub(super) fn known_share(self) -> Option<SignalShare> {
        let row = SCREENS.iter().find(|row| (row.0, row.1) == (self.width, self.height));
        row.map(|(_, _, low, high)| SignalShare::between(*low, *high))
    }

    /// The share of users who have one certain size that the table does not name.
    pub(super) fn unknown_share() -> SignalShare {
        SignalShare::between(UNKNOWN.0, UNKNOWN.1)
    }
}

impl FromStr for Screen {
    type Err = SignalError;

    /// Reads `1920x1080`, also with a capital X or a multiplication sign.
    fn from_str(text: &str) -> Result<Self, SignalError> {
        let (width, height) = text.split_once(['x', 'X', '×']).ok_or(SignalError::NotAScreen)?;
        let length = |digits: &str| {
            let plain = digits.len() <= 5 && digits.bytes().all(|b| b.is_ascii_digit());
            digits.parse().ok().filter(|_| plain).ok_or(SignalError::NotAScreen)
        };
        Self::new(length(width)?, length(height)?)
    }
}

impl fmt::Display for Screen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}x{}", self.width, self.height)
    }
}

impl fmt::Debug for Screen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Screen(hidden)")
    }
}

impl TryFrom<String> for Screen {
    type Error = SignalError;
    fn try_from(text: String) -> Result<Self, SignalError> {
        text.parse()
    }
}

impl From<Screen> for String {
    fn from(screen: Screen) -> Self {
        screen.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sizes_of_the_table_are_most_of_all_and_none_stands_twice() {
        let sum: f64 = SCREENS.iter().map(|(_, _, low, high)| (low * high).sqrt()).sum();
        assert!((0.75..1.0).contains(&sum), "{sum}");
        let sizes: std::collections::BTreeSet<(u16, u16)> =
            SCREENS.iter().map(|row| (row.0, row.1)).collect();
        assert_eq!(sizes.len(), SCREENS.len());
    }
}
