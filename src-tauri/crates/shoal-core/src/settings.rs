//! What the user has set in Shoal, and which values are allowed.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::history::HistoryMode;
use crate::language::Language;
use crate::profile::Profile;
use crate::relay::CityCode;

/// More favourites than this are none: they are there to be found at a glance. Mullvad's list of 2026 has 94 cities.
const MOST_FAVOURITES: usize = 100;

/// Which notices the desktop shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum NoticeLevel {
    /// None.
    Off,
    /// Only important advice.
    Important,
    /// All advice.
    #[default]
    All,
}

/// With which ink the tray icon is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum TrayInk {
    /// Light on a dark tile of its own: no desktop tells what colour its panel has, and this is read on any.
    #[default]
    Tile,
    /// Light, for a dark panel.
    Light,
    /// Dark, for a light panel.
    Dark,
}

/// What the estimate takes for granted about Mullvad's users.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Assumptions {
    /// Devices connected to the whole network: as likely more as fewer.
    pub users: u32,
    /// With 90 % probability there are at least this many …
    pub users_low: u32,
    /// … and at most this many.
    pub users_high: u32,
    /// Share of users whose tunnel carries IPv6, 0 to 1.
    pub ipv6_share: f64,
}

impl Default for Assumptions {
    /// Source: `model.md` section 2 (calculated and guessed; Mullvad publishes no figure). A wrong median shifts every
    /// crowd in proportion.
    fn default() -> Self {
        Self { users: 150_000, users_low: 47_000, users_high: 474_000, ipv6_share: 0.5 }
    }
}

/// Hours of the user's day in which no notice comes that can wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct QuietHours {
    /// Minutes after midnight, local time, at which they begin: 0 to 1,439.
    pub from: u32,
    /// Minutes after midnight at which they end; before `from` where they last over midnight. Never equal to it.
    pub until: u32,
}

impl QuietHours {
    /// Whether a minute of the local day, 0 to 1,439, lies in them.
    pub fn hold(self, minute: u32) -> bool {
        if self.from <= self.until {
            (self.from..self.until).contains(&minute)
        } else {
            minute >= self.from || minute < self.until
        }
    }
}

/// Shoal's own settings; see [`Settings::changed`] for what is allowed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(default)]
pub struct Settings {
    /// In which language Shoal speaks; `None`: as the system does.
    pub language: Option<Language>,
    /// Whom the user hides from; `None`: not chosen yet, which counts as [`Profile::default`].
    pub profile: Option<Profile>,
    /// A crowd of this many or fewer is few people; 0: never; `None`: as the profile says.
    pub few_people: Option<u32>,
    /// Minutes on one exit IP after which to remind; `None`: never.
    pub remind_after_minutes: Option<u32>,
    /// When no notice comes that can wait; `None`: none.
    pub quiet_hours: Option<QuietHours>,
    /// Which notices to show.
    pub notices: NoticeLevel,
    /// How to draw the tray icon.
    pub tray_ink: TrayInk,
    /// The user's own country, by code, for "region first"; `None`: where the tunnel leaves at present.
    pub home_country: Option<String>,
    /// Cities that the user wants to find again, at most 100; they need not be in the relay list.
    pub favourites: BTreeSet<CityCode>,
    /// Whether what Shoal sees is remembered, and where.
    pub history: HistoryMode,
    /// For how many days, today among them.
    pub history_days: u32,
    /// Whether to say so when a multihop tunnel enters and leaves in one country.
    pub warn_same_country: bool,
    /// Whether to say so when a multihop tunnel enters and leaves with one hoster.
    pub warn_same_provider: bool,
    /// Whether Shoal may look which browsers run, to speak about them; `None`: not asked yet, which counts as no.
    pub look_for_browsers: Option<bool>,
    /// Whether Shoal may ask Mullvad's check service for the exit IP where no daemon tells it.
    pub exit_check: bool,
    /// What the estimate takes for granted.
    pub assumptions: Assumptions,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: None,
            profile: None,
            few_people: None,
            remind_after_minutes: None,
            quiet_hours: None,
            notices: NoticeLevel::default(),
            tray_ink: TrayInk::default(),
            home_country: None,
            favourites: BTreeSet::new(),
            history: HistoryMode::default(),
            history_days: 30,
            warn_same_country: true,
            warn_same_provider: false,
            look_for_browsers: None,
            exit_check: false,
            assumptions: Assumptions::default(),
        }
    }
}

/// One change to one setting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(tag = "setting", rename_all = "snake_case")]
pub enum SettingsChange {
    /// [`Settings::language`].
    Language {
        /// The language, or as the system does.
        language: Option<Language>,
    },
    /// [`Settings::profile`]; the threshold follows it unless the user has set one.
    Profile {
        /// The profile.
        profile: Profile,
    },
    /// [`Settings::few_people`], 0 (off) to 1,000.
    FewPeople {
        /// The threshold, or that of the profile.
        people: Option<u32>,
    },
    /// [`Settings::remind_after_minutes`], at least 5.
    RemindAfter {
        /// Minutes, or never.
        minutes: Option<u32>,
    },
    /// [`Settings::quiet_hours`].
    QuietHours {
        /// From when to when, or never.
        hours: Option<QuietHours>,
    },
    /// [`Settings::notices`].
    Notices {
        /// The level.
        level: NoticeLevel,
    },
    /// [`Settings::tray_ink`].
    TrayInk {
        /// The ink.
        ink: TrayInk,
    },
    /// [`Settings::home_country`].
    HomeCountry {
        /// Two lower-case letters, or none.
        country: Option<String>,
    },
    /// [`Settings::favourites`], one at a time: two windows that each know an older list do not undo each other.
    Favourite {
        /// The city's code.
        city: CityCode,
        /// Whether it is one from now on.
        on: bool,
    },
    /// [`Settings::history`].
    History {
        /// Where.
        mode: HistoryMode,
    },
    /// [`Settings::history_days`], 1 to 365.
    HistoryDays {
        /// How many.
        days: u32,
    },
    /// [`Settings::warn_same_country`].
    WarnSameCountry {
        /// Whether to.
        on: bool,
    },
    /// [`Settings::warn_same_provider`].
    WarnSameProvider {
        /// Whether to.
        on: bool,
    },
    /// [`Settings::look_for_browsers`].
    LookForBrowsers {
        /// The user's answer.
        allowed: bool,
    },
    /// [`Settings::exit_check`].
    ExitCheck {
        /// Whether it is allowed.
        allowed: bool,
    },
    /// [`Settings::assumptions`].
    Assumptions {
        /// All of them.
        assumptions: Assumptions,
    },
}

/// Why a setting was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SettingsError {
    /// A reminder period that would nag.
    #[error("remind_after_minutes must be 5 or more, at most 10080")]
    ReminderOutOfRange,
    /// A threshold over the bound.
    #[error("few_people must be 0 (off) to 1000")]
    ThresholdOutOfRange,
    /// Quiet hours that are no part of a day.
    #[error("quiet_hours need from and until, two different minutes of the day, 0 to 1439")]
    QuietHoursOutOfRange,
    /// Not a country code.
    #[error("home_country must be two lower-case letters like se")]
    NotACountry,
    /// More cities than are found at a glance.
    #[error("favourites must be at most 100 cities")]
    TooManyFavourites,
    /// A history of no day, or of years.
    #[error("history_days must be 1 to 365")]
    HistoryOutOfRange,
    /// Numbers of users that contradict each other.
    #[error("assumptions need 1000 <= users_low < users < users_high <= 100000000")]
    UsersOutOfOrder,
    /// Not a share.
    #[error("ipv6_share must be between 0 and 1")]
    NotAShare,
}

impl Settings {
    /// The profile that counts.
    pub fn profile(&self) -> Profile {
        self.profile.unwrap_or_default()
    }

    /// The threshold that counts: a crowd of this many or fewer is few people; 0: never.
    pub fn few_people(&self) -> u32 {
        self.few_people.unwrap_or_else(|| self.profile().few_people())
    }

    /// These settings with one change.
    ///
    /// # Errors
    /// When the new value is not allowed.
    pub fn changed(&self, change: SettingsChange) -> Result<Self, SettingsError> {
        let mut next = self.clone();
        match change {
            SettingsChange::Language { language } => next.language = language,
            SettingsChange::FewPeople { people } => next.few_people = people,
            SettingsChange::RemindAfter { minutes } => next.remind_after_minutes = minutes,
            SettingsChange::Profile { profile } => next.profile = Some(profile),
            SettingsChange::QuietHours { hours } => next.quiet_hours = hours,
            SettingsChange::WarnSameCountry { on } => next.warn_same_country = on,
            SettingsChange::WarnSameProvider { on } => next.warn_same_provider = on,
            SettingsChange::LookForBrowsers { allowed } => next.look_for_browsers = Some(allowed),
            SettingsChange::ExitCheck { allowed } => next.exit_check = allowed,
            SettingsChange::Notices { level } => next.notices = level,
            SettingsChange::TrayInk { ink } => next.tray_ink = ink,
            SettingsChange::HomeCountry { country } => next.home_country = country,
            SettingsChange::Favourite { city, on: true } => drop(next.favourites.insert(city)),
            SettingsChange::Favourite { city, on: false } => drop(next.favourites.remove(&city)),
            SettingsChange::History { mode } => next.history = mode,
            SettingsChange::HistoryDays { days } => next.history_days = days,
            SettingsChange::Assumptions { assumptions } => next.assumptions = assumptions,
        }
        next.checked()
    }

    /// These settings, if every value is allowed.
    ///
    /// # Errors
    /// Names the first value that is not.
    pub fn checked(self) -> Result<Self, SettingsError> {
        let Assumptions { users, users_low, users_high, ipv6_share } = self.assumptions;
        if self.few_people.is_some_and(|people| people > 1_000) {
            return Err(SettingsError::ThresholdOutOfRange);
        }
        if self.remind_after_minutes.is_some_and(|minutes| !(5..=10_080).contains(&minutes)) {
            return Err(SettingsError::ReminderOutOfRange);
        }
        let is_part_of_a_day = |hours: QuietHours| {
            hours.from < 1_440 && hours.until < 1_440 && hours.from != hours.until
        };
        if !self.quiet_hours.is_none_or(is_part_of_a_day) {
            return Err(SettingsError::QuietHoursOutOfRange);
        }
        let is_country =
            |code: &String| code.len() == 2 && code.bytes().all(|b| b.is_ascii_lowercase());
        if !self.home_country.as_ref().is_none_or(is_country) {
            return Err(SettingsError::NotACountry);
        }
        if self.favourites.len() > MOST_FAVOURITES {
            return Err(SettingsError::TooManyFavourites);
        }
        if !(1..=365).contains(&self.history_days) {
            return Err(SettingsError::HistoryOutOfRange);
        }
        if users_low < 1_000
            || users_low >= users
            || users >= users_high
            || users_high > 100_000_000
        {
            return Err(SettingsError::UsersOutOfOrder);
        }
        if !(0.0..=1.0).contains(&ipv6_share) {
            return Err(SettingsError::NotAShare);
        }
        Ok(self)
    }
}
