//! Which cities are there?
//!
//! Real cities with the codes that Mullvad uses for them, rounded coordinates, and how many relays the
//! simulated network has in each. Stockholm, Amsterdam and Frankfurt are half with the hoster without a
//! pool rule, as in Mullvad's own list of 2026-08.

/// A city of the simulated network.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct City {
    /// Two letters, as in `se`.
    pub country_code: &'static str,
    /// The country's English name.
    pub country: &'static str,
    /// Three letters, as in `got`.
    pub code: &'static str,
    /// The city's English name.
    pub name: &'static str,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// Relays in this city.
    pub(crate) relays: u32,
    /// Those of them with the hoster whose pools follow no rule.
    pub(crate) unruly: u32,
}

impl City {
    /// Country and city as they begin a relay's name: `se-got`.
    pub fn key(&self) -> String {
        format!("{}-{}", self.country_code, self.code)
    }
}

const fn city(
    (country_code, country): (&'static str, &'static str),
    (code, name): (&'static str, &'static str),
    (latitude, longitude): (f64, f64),
    (relays, unruly): (u32, u32),
) -> City {
    City { country_code, country, code, name, latitude, longitude, relays, unruly }
}

/// All cities, by country code and city code.
pub(crate) const CITIES: &[City] = &[
    city(("al", "Albania"), ("tia", "Tirana"), (41.33, 19.82), (2, 0)),
    city(("ar", "Argentina"), ("bue", "Buenos Aires"), (-34.6, -58.38), (2, 0)),
    city(("at", "Austria"), ("vie", "Vienna"), (48.21, 16.37), (5, 0)),
    city(("au", "Australia"), ("adl", "Adelaide"), (-34.93, 138.6), (3, 0)),
    city(("au", "Australia"), ("bne", "Brisbane"), (-27.47, 153.03), (3, 0)),
    city(("au", "Australia"), ("mel", "Melbourne"), (-37.81, 144.96), (4, 0)),
    city(("au", "Australia"), ("per", "Perth"), (-31.95, 115.86), (3, 0)),
    city(("au", "Australia"), ("syd", "Sydney"), (-33.87, 151.21), (9, 0)),
    city(("be", "Belgium"), ("bru", "Brussels"), (50.85, 4.35), (4, 0)),
    city(("bg", "Bulgaria"), ("sof", "Sofia"), (42.7, 23.32), (4, 0)),
    city(("br", "Brazil"), ("for", "Fortaleza"), (-3.73, -38.53), (2, 0)),
    city(("br", "Brazil"), ("sao", "Sao Paulo"), (-23.55, -46.63), (5, 0)),
    city(("ca", "Canada"), ("mtr", "Montreal"), (45.5, -73.57), (5, 0)),
    city(("ca", "Canada"), ("tor", "Toronto"), (43.65, -79.38), (12, 0)),
    city(("ca", "Canada"), ("van", "Vancouver"), (49.28, -123.12), (7, 0)),
    city(("ca", "Canada"), ("yyc", "Calgary"), (51.05, -114.07), (3, 0)),
    city(("ch", "Switzerland"), ("zrh", "Zurich"), (47.38, 8.54), (12, 4)),
    city(("cl", "Chile"), ("scl", "Santiago"), (-33.45, -70.67), (3, 0)),
    city(("co", "Colombia"), ("bog", "Bogota"), (4.71, -74.07), (2, 0)),
    city(("cy", "Cyprus"), ("nic", "Nicosia"), (35.19, 33.38), (2, 0)),
    city(("cz", "Czech Republic"), ("prg", "Prague"), (50.08, 14.44), (5, 0)),
    city(("de", "Germany"), ("ber", "Berlin"), (52.52, 13.4), (8, 0)),
    city(("de", "Germany"), ("dus", "Dusseldorf"), (51.23, 6.78), (3, 0)),
    city(("de", "Germany"), ("fra", "Frankfurt"), (50.11, 8.68), (24, 13)),
    city(("dk", "Denmark"), ("cph", "Copenhagen"), (55.68, 12.57), (9, 4)),
    city(("ee", "Estonia"), ("tll", "Tallinn"), (59.44, 24.75), (3, 0)),
    city(("es", "Spain"), ("bcn", "Barcelona"), (41.39, 2.17), (4, 0)),
    city(("es", "Spain"), ("mad", "Madrid"), (40.42, -3.7), (6, 0)),
    city(("es", "Spain"), ("vlc", "Valencia"), (39.47, -0.38), (3, 0)),
    city(("fi", "Finland"), ("hel", "Helsinki"), (60.17, 24.94), (9, 4)),
    city(("fr", "France"), ("bod", "Bordeaux"), (44.84, -0.58), (3, 0)),
    city(("fr", "France"), ("mrs", "Marseille"), (43.3, 5.37), (4, 0)),
    city(("fr", "France"), ("par", "Paris"), (48.86, 2.35), (12, 3)),
    city(("gb", "UK"), ("glw", "Glasgow"), (55.86, -4.25), (3, 0)),
    city(("gb", "UK"), ("lon", "London"), (51.51, -0.13), (22, 5)),
    city(("gb", "UK"), ("mnc", "Manchester"), (53.48, -2.24), (9, 0)),
    city(("gr", "Greece"), ("ath", "Athens"), (37.98, 23.73), (2, 0)),
    city(("hk", "Hong Kong"), ("hkg", "Hong Kong"), (22.32, 114.17), (7, 0)),
    city(("hr", "Croatia"), ("zag", "Zagreb"), (45.81, 15.98), (2, 0)),
    city(("hu", "Hungary"), ("bud", "Budapest"), (47.5, 19.04), (3, 0)),
    city(("id", "Indonesia"), ("jpu", "Jakarta"), (-6.21, 106.85), (3, 0)),
    city(("ie", "Ireland"), ("dub", "Dublin"), (53.35, -6.26), (4, 0)),
    city(("il", "Israel"), ("tlv", "Tel Aviv"), (32.09, 34.78), (3, 0)),
    city(("is", "Iceland"), ("rkv", "Reykjavik"), (64.15, -21.94), (1, 0)),
    city(("it", "Italy"), ("mil", "Milan"), (45.46, 9.19), (8, 0)),
    city(("it", "Italy"), ("pmo", "Palermo"), (38.12, 13.36), (3, 0)),
    city(("jp", "Japan"), ("osa", "Osaka"), (34.69, 135.5), (6, 0)),
    city(("jp", "Japan"), ("tyo", "Tokyo"), (35.68, 139.69), (12, 0)),
    city(("lv", "Latvia"), ("rix", "Riga"), (56.95, 24.11), (2, 0)),
    city(("mx", "Mexico"), ("qro", "Queretaro"), (20.59, -100.39), (3, 0)),
    city(("my", "Malaysia"), ("kul", "Kuala Lumpur"), (3.15, 101.69), (3, 0)),
    city(("ng", "Nigeria"), ("los", "Lagos"), (6.52, 3.38), (2, 0)),
    city(("nl", "Netherlands"), ("ams", "Amsterdam"), (52.37, 4.9), (26, 14)),
    city(("no", "Norway"), ("osl", "Oslo"), (59.91, 10.75), (8, 0)),
    city(("no", "Norway"), ("svg", "Stavanger"), (58.97, 5.73), (3, 0)),
    city(("nz", "New Zealand"), ("akl", "Auckland"), (-36.85, 174.76), (3, 0)),
    city(("pe", "Peru"), ("lim", "Lima"), (-12.05, -77.04), (2, 0)),
    city(("ph", "Philippines"), ("mnl", "Manila"), (14.6, 120.98), (2, 0)),
    city(("pl", "Poland"), ("waw", "Warsaw"), (52.23, 21.01), (5, 0)),
    city(("pt", "Portugal"), ("lis", "Lisbon"), (38.72, -9.14), (3, 0)),
    city(("ro", "Romania"), ("buh", "Bucharest"), (44.43, 26.1), (4, 0)),
    city(("rs", "Serbia"), ("beg", "Belgrade"), (44.79, 20.46), (3, 0)),
    city(("se", "Sweden"), ("got", "Gothenburg"), (57.71, 11.97), (12, 8)),
    city(("se", "Sweden"), ("mma", "Malmö"), (55.6, 13.0), (10, 9)),
    city(("se", "Sweden"), ("sto", "Stockholm"), (59.33, 18.07), (28, 14)),
    city(("sg", "Singapore"), ("sin", "Singapore"), (1.35, 103.82), (9, 0)),
    city(("si", "Slovenia"), ("lju", "Ljubljana"), (46.06, 14.51), (2, 0)),
    city(("sk", "Slovakia"), ("bts", "Bratislava"), (48.15, 17.11), (3, 0)),
    city(("th", "Thailand"), ("bkk", "Bangkok"), (13.76, 100.5), (2, 0)),
    city(("tr", "Turkey"), ("ist", "Istanbul"), (41.01, 28.98), (2, 0)),
    city(("tw", "Taiwan"), ("tpe", "Taipei"), (25.03, 121.57), (1, 0)),
    city(("ua", "Ukraine"), ("iev", "Kyiv"), (50.45, 30.52), (4, 0)),
    city(("us", "USA"), ("atl", "Atlanta, GA"), (33.75, -84.39), (8, 0)),
    city(("us", "USA"), ("bos", "Boston, MA"), (42.36, -71.06), (3, 0)),
    city(("us", "USA"), ("chi", "Chicago, IL"), (41.88, -87.63), (12, 0)),
    city(("us", "USA"), ("dal", "Dallas, TX"), (32.78, -96.8), (10, 0)),
    city(("us", "USA"), ("den", "Denver, CO"), (39.74, -104.99), (5, 0)),
    city(("us", "USA"), ("det", "Detroit, MI"), (42.33, -83.05), (2, 0)),
    city(("us", "USA"), ("hou", "Houston, TX"), (29.76, -95.37), (5, 0)),
    city(("us", "USA"), ("lax", "Los Angeles, CA"), (34.05, -118.24), (24, 0)),
    city(("us", "USA"), ("mia", "Miami, FL"), (25.76, -80.19), (9, 0)),
    city(("us", "USA"), ("mkc", "Kansas City, MO"), (39.1, -94.58), (3, 0)),
    city(("us", "USA"), ("nyc", "New York, NY"), (40.71, -74.01), (26, 0)),
    city(("us", "USA"), ("phx", "Phoenix, AZ"), (33.45, -112.07), (6, 0)),
    city(("us", "USA"), ("qas", "Ashburn, VA"), (39.04, -77.49), (8, 0)),
    city(("us", "USA"), ("rag", "Raleigh, NC"), (35.78, -78.64), (4, 0)),
    city(("us", "USA"), ("sea", "Seattle, WA"), (47.61, -122.33), (9, 0)),
    city(("us", "USA"), ("sfo", "San Francisco, CA"), (37.77, -122.42), (3, 0)),
    city(("us", "USA"), ("sjc", "San Jose, CA"), (37.34, -121.89), (10, 0)),
    city(("us", "USA"), ("slc", "Salt Lake City, UT"), (40.76, -111.89), (3, 0)),
    city(("us", "USA"), ("txc", "McAllen, TX"), (26.2, -98.23), (3, 0)),
    city(("us", "USA"), ("was", "Washington DC"), (38.91, -77.04), (3, 0)),
    city(("vn", "Vietnam"), ("sgn", "Ho Chi Minh City"), (10.82, 106.63), (1, 0)),
    city(("za", "South Africa"), ("jnb", "Johannesburg"), (-26.2, 28.05), (4, 0)),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_city_has_a_code_of_its_own_and_stands_in_order() {
        let keys: Vec<String> = CITIES.iter().map(City::key).collect();
        assert!(keys.is_sorted());
        assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len());
    }

    #[test]
    fn no_city_has_more_unruly_relays_than_relays() {
        assert!(CITIES.iter().all(|city| city.unruly <= city.relays));
    }
}
