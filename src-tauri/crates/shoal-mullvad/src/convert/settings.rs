//! What the user lets Mullvad choose from, and how often the key changes.

use shoal_core::constraint::{DaemonSettings, LocationConstraint, Ownership};
use shoal_core::directory::clean_name;
use shoal_core::{CityCode, RelayName};

use crate::fields::{Message, Unreadable};
use crate::layout::Layout;
use crate::version::DaemonVersion;
use crate::wire::{settings as at, time};

/// More entries of any list in the settings are not read.
const MOST_ENTRIES: usize = 1_000;

/// Where what moved between the two layouts is.
struct Numbers {
    ownership: u32,
    custom_lists: u32,
}

impl Layout {
    fn numbers(self) -> Option<Numbers> {
        match self {
            Self::UpTo2025_13 => Some(Numbers { ownership: 6, custom_lists: 11 }),
            Self::Since2025_14 => Some(Numbers { ownership: 5, custom_lists: 10 }),
            Self::Unknown => None,
        }
    }
}

/// Reads `Settings`, and tells their layout.
///
/// Settings of neither known layout have a location that is [`LocationConstraint::Unreadable`] and nothing else.
pub(crate) fn settings(
    bytes: &[u8],
    version: &DaemonVersion,
) -> Result<(DaemonSettings, Layout), Unreadable> {
    let message = Message::read(bytes, "Settings")?;
    let layout = Layout::of(message);
    let Some(numbers) = layout.numbers() else { return Ok((unreadable(), layout)) };
    let lists = custom_lists(message, numbers.custom_lists)?;
    let relay_settings = message
        .message(at::RELAY_SETTINGS, "RelaySettings")?
        .ok_or(message.unreadable(at::RELAY_SETTINGS))?;
    let normal = relay_settings.message(at::NORMAL, "NormalRelaySettings")?;
    let options = Options::read(message, layout)?;
    let read = DaemonSettings {
        location: location_of(relay_settings, &lists)?,
        providers: normal.map_or(Ok(Vec::new()), providers)?,
        ownership: normal.map_or(Ok(Ownership::Any), |n| ownership(n, numbers.ownership))?,
        ipv6_in_tunnel: Some(options.ipv6),
        rotation_hours: options.rotation_hours.or(version.default_rotation_hours()),
        custom_lists: lists.into_iter().map(|list| list.name).collect(),
    };
    Ok((read, layout))
}

fn unreadable() -> DaemonSettings {
    DaemonSettings {
        location: LocationConstraint::Unreadable,
        providers: Vec::new(),
        ownership: Ownership::Any,
        ipv6_in_tunnel: None,
        rotation_hours: None,
        custom_lists: Vec::new(),
    }
}

/// A list of the user's.
pub(crate) struct CustomList<'a> {
    id: &'a str,
    name: String,
}

fn custom_lists(settings: Message<'_>, field: u32) -> Result<Vec<CustomList<'_>>, Unreadable> {
    let Some(holder) = settings.message(field, "CustomListSettings")? else {
        return Ok(Vec::new());
    };
    holder
        .messages(1, "CustomList")
        .take(MOST_ENTRIES)
        .map(|list| {
            let list = list?;
            let name = clean_name(list.text(2)?.unwrap_or_default());
            Ok(CustomList { id: list.text(1)?.unwrap_or_default(), name })
        })
        .collect()
}

/// Reads the location out of `RelaySettings`.
pub(crate) fn location_of(
    relay_settings: Message<'_>,
    lists: &[CustomList<'_>],
) -> Result<LocationConstraint, Unreadable> {
    if relay_settings.has(at::CUSTOM_ENDPOINT) {
        return Ok(LocationConstraint::CustomEndpoint);
    }
    let normal = relay_settings
        .message(at::NORMAL, "NormalRelaySettings")?
        .ok_or(relay_settings.unreadable(at::NORMAL))?;
    let Some(location) = normal.message(at::LOCATION, "LocationConstraint")? else {
        return Ok(LocationConstraint::Any);
    };
    if let Some(id) = location.text(at::CUSTOM_LIST)? {
        let name = lists.iter().find(|list| list.id == id).map(|list| list.name.clone());
        return Ok(LocationConstraint::CustomList(name.filter(|name| !name.is_empty())));
    }
    match location.message(at::GEOGRAPHIC, "GeographicLocationConstraint")? {
        Some(place) => geographic(place),
        None => Ok(LocationConstraint::Unreadable),
    }
}

fn geographic(place: Message<'_>) -> Result<LocationConstraint, Unreadable> {
    let country = place.text(at::COUNTRY)?;
    let city = place.text(at::CITY)?;
    let hostname = place.text(at::HOSTNAME)?;
    let read = match (country, city, hostname) {
        (_, _, Some(name)) => RelayName::new(name).ok().map(LocationConstraint::Relay),
        (Some(country), Some(city), None) => {
            CityCode::new(format!("{country}-{city}")).ok().map(LocationConstraint::City)
        }
        (Some(country), None, None) => {
            let is_code = country.len() == 2 && country.bytes().all(|b| b.is_ascii_lowercase());
            is_code.then(|| LocationConstraint::Country(country.to_owned()))
        }
        (None, _, None) => None,
    };
    Ok(read.unwrap_or(LocationConstraint::Unreadable))
}

fn providers(normal: Message<'_>) -> Result<Vec<String>, Unreadable> {
    normal.texts(at::PROVIDERS).take(MOST_ENTRIES).map(|text| text.map(clean_name)).collect()
}

fn ownership(normal: Message<'_>, field: u32) -> Result<Ownership, Unreadable> {
    match normal.number(field)?.unwrap_or_default() {
        0 => Ok(Ownership::Any),
        1 => Ok(Ownership::Owned),
        2 => Ok(Ownership::Rented),
        _ => Err(normal.unreadable(field)),
    }
}

/// What Shoal reads of `TunnelOptions`.
struct Options {
    ipv6: bool,
    rotation_hours: Option<u32>,
}

impl Options {
    /// Up to 2025.13 nested (field 7: 2 `WireGuard`, 3 generic), since 2025.14 flat (field 6).
    fn read(settings: Message<'_>, layout: Layout) -> Result<Self, Unreadable> {
        let (field, name) = match layout {
            Layout::UpTo2025_13 => (7, "TunnelOptions"),
            Layout::Since2025_14 | Layout::Unknown => (6, "TunnelOptions"),
        };
        let options = settings.message(field, name)?.ok_or(settings.unreadable(field))?;
        let (rotation, ipv6) = if layout == Layout::UpTo2025_13 {
            let generic = options.message(3, "TunnelOptions.Generic")?;
            let generic = generic.ok_or(options.unreadable(3))?;
            let wireguard = options.message(2, "TunnelOptions.Wireguard")?;
            let wireguard = wireguard.ok_or(options.unreadable(2))?;
            (wireguard.message(2, "Duration")?, generic.flag(1)?)
        } else {
            (options.message(2, "Duration")?, options.flag(5)?)
        };
        let rotation_hours = match rotation {
            Some(duration) => {
                let seconds = duration.number(time::SECONDS)?.unwrap_or_default();
                let hours = u32::try_from(seconds.div_ceil(3_600));
                Some(hours.map_err(|_| duration.unreadable(time::SECONDS))?)
            }
            None => None,
        };
        Ok(Self { ipv6, rotation_hours })
    }
}
