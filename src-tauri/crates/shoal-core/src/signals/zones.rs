//! Which time zone belongs to which country, and how many of its people have it.
//!
//! Names are those of the IANA time zone database (2025), with the older ones that browsers still report. The part of a
//! country's people is a guess from its population. A machine can be set to any zone, and who travels
//! keeps the one of home: both make a zone of few people a little more common than it is here.

use crate::signals::countries::Country;

/// Names, country, and lowest and highest part of the country's people.
type Zone = (&'static [&'static str], Country, f64, f64);

/// Names that stand for no place: servers and careful people have them, and browsers that resist fingerprinting.
pub(super) const NOWHERE: [&str; 7] =
    ["UTC", "Etc/UTC", "Etc/GMT", "GMT", "Etc/UCT", "Etc/Universal", "Zulu"];

/// The share of users who have such a zone with a browser that reports the zone of the machine.
pub(super) const NOWHERE_SHARE: (f64, f64) = (0.005, 0.03);

/// What is taken for a zone that the table does not name.
pub(super) const UNKNOWN: (f64, f64) = (0.000_2, 0.005);

/// The zone's country and its part of the country's people.
pub(super) fn find(name: &str) -> Option<(Country, f64, f64)> {
    let zone = ZONES.iter().find(|(names, ..)| names.contains(&name));
    zone.map(|(_, country, low, high)| (*country, *low, *high))
}

/// Nearly all of a country's people.
const fn whole(names: &'static [&'static str], country: Country) -> Zone {
    (names, country, 0.93, 0.99)
}

const ZONES: [Zone; 113] = [
    (&["America/New_York", "US/Eastern"], "us", 0.4, 0.5),
    (&["America/Chicago", "US/Central"], "us", 0.24, 0.32),
    (&["America/Los_Angeles", "US/Pacific"], "us", 0.14, 0.24),
    (&["America/Denver", "US/Mountain"], "us", 0.05, 0.09),
    (&["America/Phoenix"], "us", 0.015, 0.03),
    (&["America/Detroit"], "us", 0.015, 0.04),
    (&["America/Indiana/Indianapolis", "America/Indianapolis"], "us", 0.008, 0.02),
    (&["America/Kentucky/Louisville", "America/Louisville"], "us", 0.002, 0.008),
    (&["America/Boise"], "us", 0.002, 0.008),
    (&["Pacific/Honolulu"], "us", 0.002, 0.006),
    (&["America/Anchorage"], "us", 0.001, 0.004),
    (&["America/Toronto", "America/Montreal"], "ca", 0.5, 0.68),
    (&["America/Vancouver"], "ca", 0.12, 0.2),
    (&["America/Edmonton"], "ca", 0.07, 0.14),
    (&["America/Winnipeg"], "ca", 0.025, 0.05),
    (&["America/Halifax"], "ca", 0.025, 0.06),
    (&["America/Regina"], "ca", 0.015, 0.04),
    (&["America/St_Johns"], "ca", 0.005, 0.02),
    (&["Australia/Sydney"], "au", 0.27, 0.37),
    (&["Australia/Melbourne"], "au", 0.22, 0.32),
    (&["Australia/Brisbane"], "au", 0.15, 0.23),
    (&["Australia/Perth"], "au", 0.08, 0.13),
    (&["Australia/Adelaide"], "au", 0.05, 0.09),
    (&["Australia/Hobart"], "au", 0.01, 0.03),
    (&["Australia/Darwin"], "au", 0.004, 0.015),
    (&["Europe/Moscow"], "ru", 0.6, 0.85),
    (&["Asia/Yekaterinburg"], "ru", 0.05, 0.13),
    (&["Asia/Novosibirsk"], "ru", 0.02, 0.07),
    (&["Europe/Samara"], "ru", 0.02, 0.06),
    (&["Asia/Krasnoyarsk"], "ru", 0.015, 0.05),
    (&["Asia/Omsk"], "ru", 0.01, 0.04),
    (&["Asia/Vladivostok"], "ru", 0.01, 0.03),
    (&["Europe/Kaliningrad"], "ru", 0.005, 0.02),
    (&["America/Sao_Paulo"], "br", 0.7, 0.88),
    (&["America/Bahia"], "br", 0.03, 0.08),
    (&["America/Fortaleza"], "br", 0.04, 0.1),
    (&["America/Recife"], "br", 0.02, 0.06),
    (&["America/Manaus"], "br", 0.01, 0.03),
    (&["America/Mexico_City"], "mx", 0.6, 0.82),
    (&["America/Monterrey"], "mx", 0.04, 0.12),
    (&["America/Tijuana"], "mx", 0.02, 0.07),
    (&["Europe/Madrid"], "es", 0.92, 0.98),
    (&["Atlantic/Canary"], "es", 0.02, 0.07),
    (&["Europe/Lisbon"], "pt", 0.92, 0.98),
    (&["Atlantic/Azores"], "pt", 0.01, 0.03),
    (&["Atlantic/Madeira"], "pt", 0.01, 0.03),
    (&["America/Argentina/Buenos_Aires", "America/Buenos_Aires"], "ar", 0.6, 0.95),
    (&["America/Argentina/Cordoba", "America/Cordoba"], "ar", 0.03, 0.2),
    (&["Asia/Jakarta"], "id", 0.72, 0.9),
    (&["Asia/Makassar"], "id", 0.05, 0.2),
    (&["Asia/Almaty"], "kz", 0.7, 0.95),
    (&["Asia/Kuala_Lumpur"], "my", 0.8, 0.97),
    (&["Asia/Shanghai", "Asia/Chongqing"], "cn", 0.9, 0.99),
    (&["Asia/Urumqi"], "cn", 0.002, 0.02),
    (&["Europe/Kyiv", "Europe/Kiev"], "ua", 0.93, 0.99),
    whole(&["Europe/Berlin"], "de"),
    whole(&["Europe/London"], "gb"),
    whole(&["Europe/Stockholm"], "se"),
    whole(&["Europe/Paris"], "fr"),
    whole(&["Europe/Amsterdam"], "nl"),
    whole(&["Europe/Zurich"], "ch"),
    whole(&["Asia/Tokyo"], "jp"),
    whole(&["Europe/Oslo"], "no"),
    whole(&["Europe/Helsinki"], "fi"),
    whole(&["Europe/Rome"], "it"),
    whole(&["Europe/Warsaw"], "pl"),
    whole(&["Europe/Copenhagen"], "dk"),
    whole(&["Europe/Vienna"], "at"),
    whole(&["Asia/Kolkata", "Asia/Calcutta"], "in"),
    whole(&["Europe/Brussels"], "be"),
    whole(&["Europe/Istanbul"], "tr"),
    whole(&["Europe/Prague"], "cz"),
    whole(&["Asia/Hong_Kong"], "hk"),
    whole(&["Asia/Taipei"], "tw"),
    whole(&["Asia/Singapore"], "sg"),
    whole(&["Europe/Dublin"], "ie"),
    whole(&["Pacific/Auckland"], "nz"),
    whole(&["Asia/Seoul"], "kr"),
    whole(&["Europe/Bucharest"], "ro"),
    whole(&["Asia/Tehran"], "ir"),
    whole(&["Asia/Jerusalem", "Asia/Tel_Aviv"], "il"),
    whole(&["Europe/Budapest"], "hu"),
    whole(&["Europe/Athens"], "gr"),
    whole(&["Europe/Tallinn"], "ee"),
    whole(&["Europe/Sofia"], "bg"),
    whole(&["Africa/Johannesburg"], "za"),
    whole(&["Asia/Bangkok"], "th"),
    whole(&["Asia/Ho_Chi_Minh", "Asia/Saigon"], "vn"),
    whole(&["Europe/Riga"], "lv"),
    whole(&["Europe/Vilnius"], "lt"),
    whole(&["Europe/Belgrade"], "rs"),
    whole(&["Europe/Zagreb"], "hr"),
    whole(&["Europe/Bratislava"], "sk"),
    whole(&["America/Santiago"], "cl"),
    whole(&["America/Bogota"], "co"),
    whole(&["Asia/Manila"], "ph"),
    whole(&["Asia/Dubai"], "ae"),
    whole(&["Europe/Minsk"], "by"),
    whole(&["Europe/Ljubljana"], "si"),
    whole(&["Atlantic/Reykjavik"], "is"),
    whole(&["Europe/Luxembourg"], "lu"),
    whole(&["Asia/Riyadh"], "sa"),
    whole(&["Africa/Cairo"], "eg"),
    whole(&["Asia/Karachi"], "pk"),
    whole(&["Asia/Nicosia"], "cy"),
    whole(&["America/Lima"], "pe"),
    whole(&["Africa/Lagos"], "ng"),
    whole(&["Europe/Tirane"], "al"),
    whole(&["Europe/Malta"], "mt"),
    whole(&["Africa/Casablanca"], "ma"),
    whole(&["Africa/Nairobi"], "ke"),
    whole(&["Asia/Dhaka"], "bd"),
    whole(&["Asia/Tbilisi"], "ge"),
];

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::signals::countries;

    #[test]
    fn no_name_stands_twice_and_every_country_has_one() {
        let names: Vec<&str> = ZONES.iter().flat_map(|zone| zone.0).copied().collect();
        let apart: BTreeSet<&str> = names.iter().copied().collect();
        assert_eq!(names.len(), apart.len());
        assert_eq!(
            countries::codes().collect::<BTreeSet<_>>(),
            ZONES.iter().map(|z| z.1).collect()
        );
    }

    #[test]
    fn the_zones_of_a_country_hold_about_all_of_its_people() {
        let mut sums: BTreeMap<&str, f64> = BTreeMap::new();
        for (_, country, low, high) in ZONES {
            *sums.entry(country).or_default() += (low * high).sqrt();
        }
        for (country, sum) in sums {
            assert!((0.8..1.1).contains(&sum), "{country}: {sum}");
        }
    }
}
