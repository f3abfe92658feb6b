//! Where Mullvad's users live, and which of them leave through an exit.
//!
//! A guess for the end of 2026: Mullvad publishes nothing. It starts from where relays stand (38 % of the active ones
//! in the USA, 7 % in Sweden, 5 % in Canada and Germany each, list of November 2026), from where Tor's users
//! live (the USA and Germany first, Tor Metrics) and from Mullvad's home market, Sweden. A country that the table does not name counts
//! as unknown.
//!
//! Who leaves through an exit is no draw from all users: many leave through their own country, which is the region
//! that Mullvad's client and Shoal offer first, and so somebody from far away is rarer on it than among all. With a
//! the share of people who leave through their own country, g the country's share of users and S the share of
//! all users who are on the country's relays, g·a/S of those on its exits live there; the others are
//! as all other users are.

use crate::signals::SignalShare;

/// A country's two letters, as in Mullvad's codes.
pub(super) type Country = &'static str;

/// Share of people who leave through the country that they live in, where Mullvad has relays there. A guess.
const AT_HOME: (f64, f64) = (0.3, 0.8);

/// Of the people on an exit never more than this are taken to live in its country: for those from elsewhere there is
/// always room, and their share, one minus this, keeps a logarithm that is of use.
const MOST_AT_HOME: f64 = 0.75;

/// Country, likely share of users, and within which factor it is believed.
const COUNTRIES: [(Country, f64, f64); 72] = [
    ("us", 0.22, 1.5),
    ("de", 0.09, 1.6),
    ("gb", 0.065, 1.6),
    ("se", 0.055, 2.0),
    ("ca", 0.04, 1.6),
    ("fr", 0.037, 1.8),
    ("nl", 0.035, 1.7),
    ("au", 0.035, 1.7),
    ("cn", 0.018, 3.0),
    ("ch", 0.02, 1.8),
    ("es", 0.02, 2.0),
    ("jp", 0.02, 2.2),
    ("no", 0.018, 2.0),
    ("fi", 0.018, 2.0),
    ("it", 0.018, 2.0),
    ("pl", 0.018, 2.0),
    ("ru", 0.015, 3.0),
    ("dk", 0.014, 2.0),
    ("at", 0.013, 2.0),
    ("br", 0.012, 2.2),
    ("in", 0.012, 2.5),
    ("be", 0.011, 2.0),
    ("tr", 0.01, 2.5),
    ("cz", 0.008, 2.0),
    ("ua", 0.008, 2.5),
    ("hk", 0.008, 2.5),
    ("tw", 0.008, 2.5),
    ("sg", 0.008, 2.2),
    ("ie", 0.007, 2.0),
    ("nz", 0.007, 2.0),
    ("kr", 0.007, 2.5),
    ("pt", 0.006, 2.0),
    ("ro", 0.006, 2.0),
    ("mx", 0.006, 2.2),
    ("ir", 0.006, 3.0),
    ("il", 0.006, 2.2),
    ("hu", 0.005, 2.0),
    ("gr", 0.004, 2.2),
    ("ee", 0.004, 2.2),
    ("bg", 0.004, 2.2),
    ("ar", 0.004, 2.2),
    ("za", 0.004, 2.2),
    ("th", 0.004, 2.5),
    ("my", 0.004, 2.5),
    ("id", 0.004, 2.5),
    ("vn", 0.004, 2.5),
    ("lv", 0.003, 2.2),
    ("lt", 0.003, 2.2),
    ("rs", 0.003, 2.2),
    ("hr", 0.003, 2.2),
    ("sk", 0.003, 2.2),
    ("cl", 0.003, 2.2),
    ("co", 0.003, 2.2),
    ("ph", 0.003, 2.5),
    ("ae", 0.003, 2.5),
    ("by", 0.003, 3.0),
    ("si", 0.002, 2.2),
    ("is", 0.002, 2.5),
    ("lu", 0.002, 2.2),
    ("kz", 0.002, 3.0),
    ("sa", 0.002, 2.5),
    ("eg", 0.002, 2.5),
    ("pk", 0.002, 3.0),
    ("cy", 0.001_5, 2.5),
    ("pe", 0.001_5, 2.5),
    ("ng", 0.001, 3.0),
    ("al", 0.001, 2.5),
    ("mt", 0.001, 2.5),
    ("ma", 0.001, 3.0),
    ("ke", 0.001, 3.0),
    ("bd", 0.001, 3.0),
    ("ge", 0.001, 3.0),
];

/// What an exit is known by here.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ExitCountry {
    /// Its country's two letters.
    pub(super) code: String,
    /// The share of all users who are on relays of this country, more than 0.
    pub(super) share_of_users: f64,
}

/// The share of those on the exit, or of all users where none is known, who live in a country of the table.
pub(super) fn residents(country: Country, exit: Option<&ExitCountry>) -> SignalShare {
    let of_all = among_all(country);
    let Some(exit) = exit else { return of_all };
    let Some(at_home) = at_home(exit) else { return of_all };
    if exit.code == country {
        return at_home;
    }
    let not_of_here = 1.0 - among_all(&exit.code).likely();
    at_home.others().and(scaled(of_all, 1.0 / not_of_here))
}

/// The share of those on an exit who live in its country; `None` for a country that the table does not name.
fn at_home(exit: &ExitCountry) -> Option<SignalShare> {
    let (code, ..) = COUNTRIES.iter().find(|(code, ..)| *code == exit.code)?;
    let leave_here = SignalShare::between(AT_HOME.0, AT_HOME.1);
    // Both may be over 1 before the bound: the exits of a small country hold fewer people than live there.
    let ratio = among_all(code);
    let (low, high) = (ratio.low() / exit.share_of_users, ratio.high() / exit.share_of_users);
    let half = (high / low).ln().hypot((leave_here.high() / leave_here.low()).ln()) / 2.0;
    let likely = (low * high).sqrt() * leave_here.likely();
    let bounded = |end: f64| end.min(MOST_AT_HOME);
    Some(SignalShare::between(bounded(likely / half.exp()), bounded(likely * half.exp())))
}

/// The countries of the table.
#[cfg(test)]
pub(super) fn codes() -> impl Iterator<Item = Country> {
    COUNTRIES.iter().map(|(code, ..)| *code)
}

fn among_all(country: &str) -> SignalShare {
    let row = COUNTRIES.iter().find(|(code, ..)| *code == country);
    row.map_or(SignalShare::between(0.000_2, 0.003), |(_, likely, factor)| {
        SignalShare::between(likely / factor, likely * factor)
    })
}

fn scaled(share: SignalShare, by: f64) -> SignalShare {
    SignalShare::between(share.low() * by, share.high() * by)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exit(code: &str, share_of_users: f64) -> ExitCountry {
        ExitCountry { code: code.to_owned(), share_of_users }
    }

    #[test]
    fn the_countries_add_up_to_about_everybody_and_none_stands_twice() {
        let sum: f64 = COUNTRIES.iter().map(|(_, likely, _)| likely).sum();
        assert!((0.95..1.05).contains(&sum), "{sum}");
        let codes: std::collections::BTreeSet<&str> = COUNTRIES.iter().map(|row| row.0).collect();
        assert_eq!(codes.len(), COUNTRIES.len());
    }

    #[test]
    fn somebody_far_from_home_is_rarer_than_among_all_users() {
        let (santiago, stockholm) = (exit("cl", 0.004), exit("se", 0.07));
        let everywhere = residents("se", None).likely();
        assert!(residents("se", Some(&stockholm)).likely() > 3.0 * everywhere);
        assert!(residents("se", Some(&santiago)).likely() < everywhere);
    }

    #[test]
    fn the_people_on_an_exit_add_up_to_about_everybody() {
        for (code, share) in [("se", 0.07), ("us", 0.38), ("cl", 0.004), ("al", 0.007)] {
            let exit = exit(code, share);
            let sum: f64 = COUNTRIES.iter().map(|row| residents(row.0, Some(&exit)).likely()).sum();
            assert!((0.75..1.15).contains(&sum), "{code}: {sum}");
        }
    }
}
