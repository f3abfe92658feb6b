//! What a relay is and where it stands.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why a text is not the name of a relay or the code of a city.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NameError {
    /// Not of the shape `se-got-wg-101`.
    #[error("not a relay name like se-got-wg-101")]
    NotARelay,
    /// Not of the shape `se-got`.
    #[error("not a city code like se-got")]
    NotACity,
}

/// A relay's host name: lower-case letters, digits and dashes, at most 63 of them, at least two dashes.
///
/// It names the city as well: `se-got-wg-101` is in `se-got`. `Debug` hides it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(type = "string"))]
#[serde(try_from = "String", into = "String")]
pub struct RelayName(String);

impl RelayName {
    /// Reads a host name.
    ///
    /// # Errors
    /// When it is too long, has other characters, or does not begin with a country and a city code.
    ///
    /// # Examples
    /// ```
    /// use shoal_core::RelayName;
    /// let name = RelayName::new("se-got-wg-101")?;
    /// assert_eq!(name.city().as_str(), "se-got");
    /// assert!(RelayName::new("../../etc").is_err());
    /// # Ok::<(), shoal_core::NameError>(())
    /// ```
    pub fn new(text: impl Into<String>) -> Result<Self, NameError> {
        let text = text.into();
        let mut parts = text.splitn(3, '-');
        let well_formed = text.len() <= 63
            && is_code(parts.next(), 2..=2)
            && is_code(parts.next(), 2..=4)
            && parts.next().is_some_and(|rest| {
                !rest.is_empty()
                    && rest
                        .bytes()
                        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            });
        if well_formed { Ok(Self(text)) } else { Err(NameError::NotARelay) }
    }

    /// The name as Mullvad writes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The city that the name begins with.
    pub fn city(&self) -> CityCode {
        let end = self.0.match_indices('-').nth(1).map_or(self.0.len(), |(at, _)| at);
        CityCode(self.0[..end].to_owned())
    }

    /// Whether it is a WireGuard relay, the only kind that still has exit pools.
    pub fn is_wireguard(&self) -> bool {
        self.0.contains("-wg-")
    }
}

fn is_code(part: Option<&str>, length: std::ops::RangeInclusive<usize>) -> bool {
    part.is_some_and(|p| length.contains(&p.len()) && p.bytes().all(|b| b.is_ascii_lowercase()))
}

impl TryFrom<String> for RelayName {
    type Error = NameError;
    fn try_from(text: String) -> Result<Self, NameError> {
        Self::new(text)
    }
}

impl From<RelayName> for String {
    fn from(name: RelayName) -> Self {
        name.0
    }
}

impl fmt::Display for RelayName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for RelayName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RelayName(hidden)")
    }
}

/// A city as Mullvad codes it: `se-got`, the country's code and the city's.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(type = "string"))]
#[serde(try_from = "String", into = "String")]
pub struct CityCode(String);

impl CityCode {
    /// Reads `se-got`.
    ///
    /// # Errors
    /// When it is not two codes of lower-case letters with a dash between them.
    pub fn new(text: impl Into<String>) -> Result<Self, NameError> {
        let text = text.into();
        let mut parts = text.splitn(2, '-');
        let well_formed = is_code(parts.next(), 2..=2) && is_code(parts.next(), 2..=4);
        if well_formed { Ok(Self(text)) } else { Err(NameError::NotACity) }
    }

    /// Both codes, as in `se-got`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The country's code, as in `se`.
    pub fn country(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// The city's own code, as in `got`.
    pub fn city(&self) -> &str {
        self.0.split('-').nth(1).unwrap_or_default()
    }
}

impl TryFrom<String> for CityCode {
    type Error = NameError;
    fn try_from(text: String) -> Result<Self, NameError> {
        Self::new(text)
    }
}

impl From<CityCode> for String {
    fn from(code: CityCode) -> Self {
        code.0
    }
}

impl fmt::Display for CityCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A point on the globe, in degrees; always finite and in range. In JSON a pair: degrees north, degrees east.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(type = "[number, number]"))]
#[serde(try_from = "(f64, f64)", into = "(f64, f64)")]
pub struct Coordinates {
    latitude: f64,
    longitude: f64,
}

impl Coordinates {
    /// Mean radius of the Earth in kilometres (IUGG mean radius R1).
    const EARTH_RADIUS: f64 = 6371.009;

    /// A point, if it is one: NaN, infinities and values out of range are no place.
    pub fn new(latitude: f64, longitude: f64) -> Option<Self> {
        let on_globe = latitude.abs() <= 90.0 && longitude.abs() <= 180.0;
        on_globe.then_some(Self { latitude, longitude })
    }

    /// Degrees north.
    pub fn latitude(self) -> f64 {
        self.latitude
    }

    /// Degrees east.
    pub fn longitude(self) -> f64 {
        self.longitude
    }

    /// Kilometres along the great circle (haversine).
    pub fn distance_km(self, other: Self) -> f64 {
        let (a, b) = (self.latitude.to_radians(), other.latitude.to_radians());
        let half_north = ((b - a) / 2.0).sin();
        let half_east = ((other.longitude - self.longitude).to_radians() / 2.0).sin();
        let chord = half_north * half_north + a.cos() * b.cos() * half_east * half_east;
        2.0 * Self::EARTH_RADIUS * chord.sqrt().min(1.0).asin()
    }
}

impl TryFrom<(f64, f64)> for Coordinates {
    type Error = NotOnGlobe;
    fn try_from((latitude, longitude): (f64, f64)) -> Result<Self, NotOnGlobe> {
        Self::new(latitude, longitude).ok_or(NotOnGlobe)
    }
}

impl From<Coordinates> for (f64, f64) {
    fn from(point: Coordinates) -> Self {
        (point.latitude, point.longitude)
    }
}

/// Degrees that are no point on the globe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("no point on the globe: degrees north must be -90 to 90, and degrees east -180 to 180")]
pub struct NotOnGlobe;

/// A city in which relays stand.
#[derive(Clone, Debug, PartialEq)]
pub struct City {
    /// Its code.
    pub code: CityCode,
    /// Its name in English, as Mullvad gives it; cleaned and at most 64 characters.
    pub name: String,
    /// Its country's name in English; cleaned and at most 64 characters.
    pub country: String,
    /// Where it is, where the list says so.
    pub coordinates: Option<Coordinates>,
}

/// A Mullvad machine, as a relay list describes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Relay {
    /// Its host name.
    pub name: RelayName,
    /// Whether Mullvad sends people there at present.
    pub active: bool,
    /// Whether Mullvad owns it (else it rents it).
    pub owned: bool,
    /// The hoster; cleaned and at most 64 characters.
    pub provider: String,
    /// Chance with which Mullvad's client picks it among the relays of its city.
    pub weight: u64,
    /// The ingress IP that tunnels go to.
    pub address_in: Ipv4Addr,
    /// The ingress IP in the other family.
    pub address_in_v6: Option<Ipv6Addr>,
    /// Further ingress addresses, for obfuscation (Shadowsocks, QUIC).
    pub extra_addresses_in: Vec<IpAddr>,
    /// Speed of its port in Gbit/s, where a list says so.
    pub port_speed: Option<u32>,
}
