//! How a number of people is written in the three glyphs that a tray icon has room for.

use std::fmt;

/// At most three glyphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Badge(u32);

impl Badge {
    /// From 100,000 people on the icon says no more than that: exit IPs with as many do not exist.
    const MOST_THOUSANDS: u32 = 99;

    /// The badge of a crowd of this many.
    pub fn of(people: u32) -> Self {
        Self(people)
    }
}

impl fmt::Display for Badge {
    /// 840 is `840`, 2,100 is `2k`; never rounded up, so that the icon does not promise more than there is.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            people @ 0..1_000 => write!(f, "{people}"),
            people => write!(f, "{}k", (people / 1_000).min(Self::MOST_THOUSANDS)),
        }
    }
}
