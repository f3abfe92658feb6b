//! Which browser on which system, and how many of Mullvad's users have it.
//!
//! A guess for the end of 2026. It starts from `StatCounter`'s figures of 2023 to 2025 for everybody (computers: Chrome
//! 61–70 %, Edge 11–12 %, Safari 6–14 %, Firefox 5–6 %, Opera 2–5 %; phones: Chrome 65–69 %, Safari 20–25 %, Samsung
//! Internet 3 %) and is moved far towards Firefox, Brave and Linux, which people choose who choose Mullvad. A browser
//! is taken to be of the version that most have: an old one is rarer.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::signals::{SignalError, SignalShare};

/// A browser that sites can tell from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Browser {
    /// Chrome; Chromium looks the same.
    Chrome,
    /// Firefox.
    Firefox,
    /// Safari.
    Safari,
    /// Edge.
    Edge,
    /// Brave.
    Brave,
    /// Opera.
    Opera,
    /// Vivaldi.
    Vivaldi,
    /// Samsung Internet.
    SamsungInternet,
    /// `DuckDuckGo`'s.
    #[serde(rename = "duckduckgo")]
    DuckDuckGo,
    /// `LibreWolf`, which resists fingerprinting as it is delivered.
    #[serde(rename = "librewolf")]
    LibreWolf,
    /// Mullvad Browser.
    MullvadBrowser,
    /// Tor Browser, which leaves through Tor.
    TorBrowser,
    /// Any other.
    Other,
}

/// A system that sites can tell from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum OperatingSystem {
    /// Windows.
    Windows,
    /// macOS.
    #[serde(rename = "macos")]
    MacOs,
    /// Linux, whichever distribution.
    Linux,
    /// Android.
    Android,
    /// iOS and iPadOS.
    #[serde(rename = "ios")]
    Ios,
    /// `ChromeOS`.
    #[serde(rename = "chromeos")]
    ChromeOs,
    /// Any other.
    Other,
}

/// What is taken for all that the tables do not name.
pub(super) const UNKNOWN: (f64, f64) = (0.000_5, 0.012);

/// Name, lowest and highest share.
type Row<T> = (T, &'static str, f64, f64);

const BROWSERS: [Row<Browser>; 13] = [
    (Browser::Chrome, "chrome", 0.20, 0.42),
    (Browser::Firefox, "firefox", 0.18, 0.42),
    (Browser::Safari, "safari", 0.09, 0.24),
    (Browser::Edge, "edge", 0.03, 0.12),
    (Browser::Brave, "brave", 0.05, 0.18),
    (Browser::Opera, "opera", 0.006, 0.03),
    (Browser::Vivaldi, "vivaldi", 0.004, 0.02),
    (Browser::SamsungInternet, "samsung-internet", 0.006, 0.03),
    (Browser::DuckDuckGo, "duckduckgo", 0.003, 0.02),
    (Browser::LibreWolf, "librewolf", 0.005, 0.03),
    // Mullvad's own, made to be used with a VPN, and yet a browser that has to be installed beside another.
    (Browser::MullvadBrowser, "mullvad-browser", 0.01, 0.08),
    (Browser::TorBrowser, "tor-browser", 0.003, 0.03),
    (Browser::Other, "other", UNKNOWN.0, UNKNOWN.1),
];

const SYSTEMS: [Row<OperatingSystem>; 7] = [
    (OperatingSystem::Windows, "windows", 0.32, 0.55),
    (OperatingSystem::MacOs, "macos", 0.10, 0.25),
    (OperatingSystem::Linux, "linux", 0.10, 0.28),
    (OperatingSystem::Android, "android", 0.12, 0.28),
    (OperatingSystem::Ios, "ios", 0.08, 0.22),
    (OperatingSystem::ChromeOs, "chromeos", 0.002, 0.012),
    (OperatingSystem::Other, "other", UNKNOWN.0, UNKNOWN.1),
];

impl Browser {
    /// All of them with their names, the common ones first.
    pub fn all() -> impl Iterator<Item = (Self, &'static str)> {
        BROWSERS.iter().map(|(browser, name, ..)| (*browser, *name))
    }

    /// Whether it reports the same time zone (UTC), language and size of new windows for all who use it.
    ///
    /// Source: Mullvad's list of Mullvad Browser's settings (mullvad.net/browser/hard-facts), Tor Browser's profile
    /// (privacy.resistFingerprinting with letterboxing, new windows of at most 1400 × 900), `LibreWolf`'s
    /// settings; 2023 to 2025.
    pub fn resists_fingerprinting(self) -> bool {
        match self {
            Self::LibreWolf | Self::MullvadBrowser | Self::TorBrowser => true,
            Self::Chrome
            | Self::Firefox
            | Self::Safari
            | Self::Edge
            | Self::Brave
            | Self::Opera
            | Self::Vivaldi
            | Self::SamsungInternet
            | Self::DuckDuckGo
            | Self::Other => false,
        }
    }

    /// The share of users who have it, on any system.
    pub(super) fn share(self) -> SignalShare {
        share_in(&BROWSERS, self)
    }
}

impl OperatingSystem {
    /// All of them with their names, the common ones first.
    pub fn all() -> impl Iterator<Item = (Self, &'static str)> {
        SYSTEMS.iter().map(|(system, name, ..)| (*system, *name))
    }

    /// The share of users who have it, with any browser.
    pub(super) fn share(self) -> SignalShare {
        share_in(&SYSTEMS, self)
    }
}

fn share_in<T: Copy + PartialEq>(rows: &[Row<T>], value: T) -> SignalShare {
    let row = rows.iter().find(|(known, ..)| *known == value);
    let (low, high) = row.map_or(UNKNOWN, |(_, _, low, high)| (*low, *high));
    SignalShare::between(low, high)
}

impl FromStr for Browser {
    type Err = SignalError;

    fn from_str(text: &str) -> Result<Self, SignalError> {
        let named = Self::all().find(|(_, name)| *name == text);
        named.map(|(browser, _)| browser).ok_or(SignalError::NotABrowser)
    }
}

impl FromStr for OperatingSystem {
    type Err = SignalError;

    fn from_str(text: &str) -> Result<Self, SignalError> {
        let named = Self::all().find(|(_, name)| *name == text);
        named.map(|(system, _)| system).ok_or(SignalError::NotASystem)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shares_of_a_table_add_up_to_about_everybody() {
        let sum = |shares: Vec<SignalShare>| shares.iter().map(|share| share.likely()).sum::<f64>();
        let browsers = sum(Browser::all().map(|(browser, _)| browser.share()).collect());
        let systems = sum(OperatingSystem::all().map(|(system, _)| system.share()).collect());
        for sum in [browsers, systems] {
            assert!((0.9..1.1).contains(&sum), "{sum}");
        }
    }
}
