//! From signals to the people on an exit IP who show the same.
//!
//! Thinning a Poisson number leaves a Poisson number: others who look the same ~ Poisson(rate × p). The rate is the one
//! of the crowd, log-normal; p is a product of log-normal shares. So ln(rate × p) is normal, its median is the sum
//! of the medians, and its variance is the sum of the variances.

use serde::{Deserialize, Serialize};

use crate::crowd::{ExitLookedAt, Level, Model, Thinning};
use crate::relay::RelayName;
use crate::signals::countries::ExitCountry;
use crate::signals::{
    Browser, GroupReading, Language, OperatingSystem, Screen, ShareBasis, SignalGroup, SignalKind,
    SignalShare, Signals, SignalsPage, TimeZone,
};

/// People on an exit IP who show the same signals, the user among them: never less than 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CrowdLeft {
    /// With 90 % probability there are at least this many (10 % quantile).
    pub low: u32,
    /// As likely more as fewer (median).
    pub likely: u32,
    /// With 90 % probability there are at most this many (90 % quantile).
    pub high: u32,
    /// Probability, 0 to 1, that nobody else on the exit IP shows the same.
    pub alone_probability: f64,
    /// How `likely` is spoken of.
    pub level: Level,
    /// Where the width of the range comes from.
    pub range_from: LeftBudget,
}

/// Variances of ln(rate × p) by origin, before chance itself (who lands where) is added.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct LeftBudget {
    /// How many people are on the exit IP.
    pub exit_ip: f64,
    /// How many have this browser and system.
    pub browser: f64,
    /// How many have this time zone and language.
    pub region: f64,
    /// How many have this screen.
    pub screen: f64,
}

impl LeftBudget {
    /// All of it.
    pub fn total(self) -> f64 {
        self.exit_ip + self.browser + self.region + self.screen
    }
}

/// A value that was told, its share, and whether a table names it.
#[derive(Clone, Copy, Debug)]
struct Value {
    kind: SignalKind,
    share: SignalShare,
    is_known: bool,
}

impl Model {
    /// What signals take off the crowd on an exit IP, or off all users where none is known. A relay that is not in the
    /// list counts as none.
    pub fn signals(&self, exit: Option<ExitLookedAt<'_>>, signals: &Signals) -> SignalsPage {
        let exit = exit.filter(|exit| self.pool_of(exit.relay).is_some());
        let country = exit.map(|exit| self.country_of(exit.relay));
        let groups = readings(signals, country.as_ref());
        let all = groups.iter().filter_map(|reading| reading.share);
        let all = all.fold(SignalShare::EVERYBODY, SignalShare::and);
        let over_tor = signals.browser == Some(Browser::TorBrowser);
        let one_for_all = signals.are_one_for_all();
        let zone = signals.time_zone.as_ref().filter(|_| !one_for_all);
        SignalsPage {
            signals: signals.clone(),
            exit: exit.map(|exit| exit.relay.clone()),
            zone_fit: zone.zip(country.as_ref()).and_then(|(zone, exit)| zone.fit(exit)),
            one_for_all,
            over_tor,
            crowd: exit.and_then(|exit| self.crowd_thinned(exit, Thinning::default())),
            left: exit.filter(|_| !over_tor).and_then(|exit| self.crowd_left(exit, &groups)),
            groups: groups.to_vec(),
            all,
        }
    }

    fn crowd_left(&self, exit: ExitLookedAt<'_>, groups: &[GroupReading; 3]) -> Option<CrowdLeft> {
        let [browser, region, screen] =
            groups.map(|reading| reading.share.map_or(0.0, SignalShare::ln_variance));
        let shares = groups.iter().filter_map(|reading| reading.share);
        let ln_share: f64 = shares.map(|share| share.likely().ln()).sum();
        let by = Thinning { ln_share, ln_variance: browser + region + screen };
        let left = self.crowd_thinned(exit, by)?;
        let exit_ip = left.range_from.total();
        Some(CrowdLeft {
            low: left.low,
            likely: left.likely,
            high: left.high,
            alone_probability: left.alone_probability,
            level: left.level,
            range_from: LeftBudget { exit_ip, browser, region, screen },
        })
    }

    fn country_of(&self, exit: &RelayName) -> ExitCountry {
        let city = exit.city();
        let code = city.country();
        let relays = self.directory().relays().iter();
        let here = relays.filter(|relay| relay.name.as_str().split('-').next() == Some(code));
        let shares = here.filter_map(|relay| Some(self.share_of(&relay.name)?.of_users));
        ExitCountry { code: code.to_owned(), share_of_users: shares.sum() }
    }
}

/// The three groups.
fn readings(signals: &Signals, exit: Option<&ExitCountry>) -> [GroupReading; 3] {
    let Signals { browser, os, time_zone, language, screen } = signals;
    let browser = browser.map(|told| (told.share(), told != Browser::Other));
    let os = os.map(|told| (told.share(), told != OperatingSystem::Other));
    let zone =
        time_zone.as_ref().map(|told| named(told.known_share(exit), TimeZone::unknown_share));
    let language =
        language.as_ref().map(|told| named(told.known_share(exit), Language::unknown_share));
    let screen = screen.map(|told| named(told.known_share(), Screen::unknown_share));
    let told = |kind, value: Option<(SignalShare, bool)>| {
        value.map(|(share, is_known)| Value { kind, share, is_known })
    };
    let unless_hidden = |group, values: &[Option<Value>]| {
        if signals.are_one_for_all() { one_for_all(group) } else { rarest(group, values) }
    };
    [
        rarest(
            SignalGroup::Browser,
            &[told(SignalKind::Browser, browser), told(SignalKind::Os, os)],
        ),
        unless_hidden(
            SignalGroup::Region,
            &[told(SignalKind::TimeZone, zone), told(SignalKind::Language, language)],
        ),
        unless_hidden(SignalGroup::Screen, &[told(SignalKind::Screen, screen)]),
    ]
}

/// The share of a value, and whether a table names it.
fn named(known: Option<SignalShare>, unknown: fn() -> SignalShare) -> (SignalShare, bool) {
    known.map_or_else(|| (unknown(), false), |share| (share, true))
}

fn one_for_all(group: SignalGroup) -> GroupReading {
    let share = Some(SignalShare::EVERYBODY);
    GroupReading { group, share, basis: ShareBasis::OneForAll, rarest: None }
}

/// The group as its rarest value makes it.
fn rarest(group: SignalGroup, values: &[Option<Value>]) -> GroupReading {
    let told = || values.iter().flatten();
    let share = told().map(|value| value.share).reduce(SignalShare::rarer);
    let rarest = told().min_by(|a, b| a.share.likely().total_cmp(&b.share.likely()));
    let basis = match rarest {
        None => ShareBasis::NotLookedAt,
        Some(value) if value.is_known => ShareBasis::Guess,
        Some(_) => ShareBasis::UnknownValue,
    };
    GroupReading { group, share, basis, rarest: rarest.map(|value| value.kind) }
}
