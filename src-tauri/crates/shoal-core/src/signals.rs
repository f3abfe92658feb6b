//! What a browser tells besides the exit IP, and how many people are left who tell the same.
//!
//! A site sees more than an address: which browser on which system, which time zone and language, which screen. Of
//! the others on an exit IP only those count who look the same: others ~ Poisson(rate × p), and
//!
//! ```text
//! p = p1 · p2 · p3      {browser + system} · {time zone + language} · {screen}
//! ```
//!
//! * Each p is the *share of Mullvad's users* who would look the same, with a range ([`SignalShare`]). It is never made
//!   from an entropy: the mean of bits says too much of common values and too little of rare ones.
//! * Within a group only the rarest value counts: time zone and language go together, and so do browser and system.
//!   Who has both is at most as many as have the rarer one, so what is left may be fewer.
//! * The product takes the three groups as independent. They are not quite (a phone's screen comes with a phone's
//!   system), and where they go together more people are left than it says.
//! * A browser that resists fingerprinting reports one value of everything for all who use it. Then time zone,
//!   language and screen divide its users no further, and what remains is that one uses it: a small class on one exit
//!   IP. Only the size of its window may differ: new windows are alike, a window that somebody resized is
//!   not, and that is not counted here.
//!
//! Nobody publishes how Mullvad's users look. Every share in this module's tables is a **guess**, made from published
//! figures for everybody and moved towards what people choose who care about privacy; the tables say from which. The
//! ranges are meant to hold in eight of ten cases.
//!
//! What would make it wrong: fonts, graphics, versions and the whole list of languages, which a site may look at as
//! well and which are not counted; a site that looks at less; users of Mullvad who are unlike the guess.

mod browsers;
mod countries;
mod crowd_left;
mod languages;
mod region;
mod screens;
mod share;
mod zones;

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::crowd::CrowdEstimate;
use crate::relay::RelayName;

pub use browsers::{Browser, OperatingSystem};
pub use crowd_left::{CrowdLeft, LeftBudget};
pub use region::{Language, TimeZone, ZoneFit};
pub use screens::Screen;
pub use share::SignalShare;

/// Why a text is no signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum SignalError {
    /// Not of the shape of a time zone's name.
    #[error("not a time zone like Europe/Stockholm")]
    NotATimeZone,
    /// Not of the shape of a language tag.
    #[error("not a language like sv-SE")]
    NotALanguage,
    /// Not two lengths from 1 to 16384 with an x between them.
    #[error("not a screen size like 1920x1080")]
    NotAScreen,
    /// No browser that Shoal has a share for.
    #[error("not a browser that Shoal knows; `other` stands for any")]
    NotABrowser,
    /// No system that Shoal has a share for.
    #[error("not a system that Shoal knows; `other` stands for any")]
    NotASystem,
}

/// What a browser tells; `None` is not looked at. It is nowhere kept, and `Debug` hides it.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(default)]
pub struct Signals {
    /// The browser.
    pub browser: Option<Browser>,
    /// The system that it runs on.
    pub os: Option<OperatingSystem>,
    /// The time zone that it reports.
    pub time_zone: Option<TimeZone>,
    /// The first language that it asks for.
    pub language: Option<Language>,
    /// The size of the screen, in the pixels that pages count in.
    pub screen: Option<Screen>,
}

impl Signals {
    /// Whether nothing is looked at.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether the browser reports the same of everything for all who use it.
    pub fn are_one_for_all(&self) -> bool {
        self.browser.is_some_and(Browser::resists_fingerprinting)
    }
}

impl fmt::Debug for Signals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Signals(hidden)")
    }
}

/// Signals that go together: of a group only the rarest value counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SignalGroup {
    /// Browser and system.
    Browser,
    /// Time zone and language.
    Region,
    /// The screen.
    Screen,
}

/// One thing that a browser tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SignalKind {
    /// The browser.
    Browser,
    /// The system.
    Os,
    /// The time zone.
    TimeZone,
    /// The language.
    Language,
    /// The screen.
    Screen,
}

/// How the share of a group is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ShareBasis {
    /// The group is not looked at: it takes nobody off.
    NotLookedAt,
    /// A guess that the tables state.
    Guess,
    /// The rarest value is in no table: a wide guess for all such values together.
    UnknownValue,
    /// The browser reports one value for all who use it, so the group takes nobody off.
    OneForAll,
}

/// One group and the share of users who look the same.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct GroupReading {
    /// Which.
    pub group: SignalGroup,
    /// The share; `None` where the group is not looked at.
    pub share: Option<SignalShare>,
    /// How it is known.
    pub basis: ShareBasis,
    /// The rarest of its values, the one that counts; `None` where no value takes anybody off.
    pub rarest: Option<SignalKind>,
}

/// What signals take off the crowd on one exit IP.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SignalsPage {
    /// The signals that this is about.
    pub signals: Signals,
    /// The relay whose exit IP it is about; `None` where none is known, then there are no crowds either.
    pub exit: Option<RelayName>,
    /// The three groups, in the order of [`SignalGroup`].
    pub groups: Vec<GroupReading>,
    /// The share of users who look the same in all of them.
    pub all: SignalShare,
    /// Whether the time zone is one of the exit's country; `None` where that is not known or the zone is the
    /// browser's own.
    pub zone_fit: Option<ZoneFit>,
    /// Whether the browser reports the same of everything for all who use it.
    pub one_for_all: bool,
    /// Whether the browser leaves through Tor: sites then see a Tor exit's address and not this exit IP.
    pub over_tor: bool,
    /// People on the exit IP, whatever they look like.
    pub crowd: Option<CrowdEstimate>,
    /// Those who look the same, the user among them; `None` without a crowd and over Tor.
    pub left: Option<CrowdLeft>,
}
