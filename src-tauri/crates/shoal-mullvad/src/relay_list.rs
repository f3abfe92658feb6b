//! What relay-list files say: those of Mullvad's API and website, as saved by anybody.
//!
//! Two shapes are read (fields compared with files of 2026-08):
//! * `app/v1/relays`: an object with `locations`, `wireguard.relays` and `bridge.relays`; it has weights, coordinates
//!   and all addresses. The daemon's own cache has the same shape since 2026.1.
//! * `www/relays/all`: an array of relays with their place in each; it has port speeds and neither weights nor
//!   coordinates, so a relay that is only there has the weight that most relays have.
//!
//! A file may hold anything. It is bounded, an entry that cannot be read is left out and counted, and names are
//! cleaned by [`RelayDirectory::new`].

mod entry;
mod lenient;

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use rustix::fs::{Mode, OFlags};
use serde_json::error::Category;
use shoal_core::directory::MOST_RELAYS;
use shoal_core::{Relay, RelayDirectory};
use thiserror::Error;

use entry::{AppList, WebsiteEntry};
use lenient::Entries;

/// Larger files are not read. The real lists are below 1 MiB.
pub const LARGEST_FILE: u64 = 32 << 20;

/// Why a relay list could not be used. Each sentence names the file and what to do.
#[derive(Debug, Error)]
pub enum RelayListError {
    /// The file could not be opened or read.
    #[error("relay list {path} cannot be read; check that it is there and that you may read it")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// It is a folder, a pipe or a device: reading it might never end.
    #[error("relay list {path} is not a plain file; save the list to a file and name that")]
    NotAFile {
        /// Which.
        path: PathBuf,
    },
    /// The file is over the bound.
    #[error(
        "relay list {path} is larger than 32 MiB; Mullvad's lists are below 1 MiB, so name another file"
    )]
    TooLarge {
        /// Which.
        path: PathBuf,
    },
    /// The file is no JSON.
    #[error("relay list {path} is not JSON; save the list app/v1/relays of Mullvad's API anew")]
    NotJson {
        /// Which.
        path: PathBuf,
        /// Where it fails.
        #[source]
        source: serde_json::Error,
    },
    /// The file is JSON of another shape.
    #[error(
        "relay list {path} is of neither known shape (app/v1/relays, www/relays/all); name one of these two lists"
    )]
    OtherShape {
        /// Which.
        path: PathBuf,
    },
    /// The list has no relay that can be read.
    #[error(
        "relay list {path} has no usable WireGuard relay among {entries} entries; save it anew"
    )]
    NoRelays {
        /// Which.
        path: PathBuf,
        /// How many were there.
        entries: usize,
    },
}

/// Which list a file holds. Lists with weights and coordinates come first, since of two facts the first counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Shape {
    App,
    Website,
}

/// Reads files and joins them into one directory, whatever order they are named in.
///
/// # Errors
/// When one of them cannot be used; no file at all gives an empty directory.
pub fn read(paths: &[PathBuf]) -> Result<RelayDirectory, RelayListError> {
    let mut lists = paths
        .iter()
        .map(|path| read_bytes(path).and_then(|bytes| parse(path, &bytes)))
        .collect::<Result<Vec<_>, _>>()?;
    lists.sort_by_key(|(shape, _)| *shape);
    let joined = lists.into_iter().map(|(_, list)| list).reduce(|all, list| all.joined_with(&list));
    Ok(joined.unwrap_or_default())
}

fn read_bytes(path: &Path) -> Result<Vec<u8>, RelayListError> {
    let failed = |source| RelayListError::File { path: path.to_owned(), source };
    let mut bytes = Vec::new();
    // A pipe that nobody writes to must not hold the program up, nor a terminal become its own.
    let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NONBLOCK | OFlags::NOCTTY;
    let opened = rustix::fs::open(path, flags, Mode::empty());
    let file = File::from(opened.map_err(|error| failed(error.into()))?);
    if !file.metadata().map_err(failed)?.is_file() {
        return Err(RelayListError::NotAFile { path: path.to_owned() });
    }
    file.take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(RelayListError::TooLarge { path: path.to_owned() });
    }
    Ok(bytes)
}

fn parse(path: &Path, bytes: &[u8]) -> Result<(Shape, RelayDirectory), RelayListError> {
    let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
    let (shape, gathered) = match first {
        Some(b'[') => {
            let entries: Entries<WebsiteEntry> = from_json(path, bytes)?;
            (Shape::Website, Gathered::from_website(entries))
        }
        Some(b'{') => {
            let list: AppList = from_json(path, bytes)?;
            let gathered = Gathered::from_app(list);
            (Shape::App, gathered.ok_or(RelayListError::OtherShape { path: path.to_owned() })?)
        }
        _ => {
            let source = serde_json::from_slice::<serde::de::IgnoredAny>(bytes).err();
            return Err(match source {
                Some(source) => RelayListError::NotJson { path: path.to_owned(), source },
                None => RelayListError::OtherShape { path: path.to_owned() },
            });
        }
    };
    if gathered.relays.is_empty() {
        let entries = gathered.left_out + gathered.others.len();
        return Err(RelayListError::NoRelays { path: path.to_owned(), entries });
    }
    Ok((shape, gathered.into_directory()))
}

/// Reads JSON, and JSON with numbers that are none or too large (`NaN`, `Infinity`, `1e999`), which count as null.
fn from_json<T: serde::de::DeserializeOwned>(
    path: &Path,
    bytes: &[u8],
) -> Result<T, RelayListError> {
    let failed = |source: serde_json::Error| match source.classify() {
        Category::Data => RelayListError::OtherShape { path: path.to_owned() },
        Category::Io | Category::Syntax | Category::Eof => {
            RelayListError::NotJson { path: path.to_owned(), source }
        }
    };
    match serde_json::from_slice(bytes) {
        Ok(value) => Ok(value),
        Err(error) if error.classify() == Category::Syntax => {
            match lenient::without_odd_numbers(bytes) {
                Some(bytes) => serde_json::from_slice(&bytes).map_err(failed),
                None => Err(failed(error)),
            }
        }
        Err(error) => Err(failed(error)),
    }
}

/// What a list said.
#[derive(Default)]
struct Gathered {
    relays: Vec<Relay>,
    cities: Vec<shoal_core::City>,
    others: Vec<std::net::Ipv4Addr>,
    left_out: usize,
}

impl Gathered {
    fn from_app(list: AppList) -> Option<Self> {
        let wireguard = list.wireguard?.relays;
        let mut gathered = Self { left_out: wireguard.left_out, ..Self::default() };
        for relay in wireguard.read {
            gathered.take(relay.into_relay());
        }
        for bridge in list.bridge.into_iter().flat_map(|bridge| bridge.relays.read) {
            gathered.take(bridge.into_relay());
        }
        let places = list.locations.read.into_iter();
        gathered.cities = places.filter_map(|(code, place)| place.into_city(&code)).collect();
        Some(gathered)
    }

    fn from_website(entries: Entries<WebsiteEntry>) -> Self {
        let mut gathered = Self { left_out: entries.left_out, ..Self::default() };
        for entry in entries.read {
            gathered.cities.extend(entry.city());
            gathered.take(entry.into_relay());
        }
        gathered
    }

    fn take(&mut self, relay: Option<Relay>) {
        match relay {
            Some(relay) if relay.name.is_wireguard() => self.relays.push(relay),
            Some(other) => self.others.push(other.address_in),
            None => self.left_out += 1,
        }
    }

    fn into_directory(self) -> RelayDirectory {
        RelayDirectory::new(self.relays.into_iter().take(MOST_RELAYS), self.cities)
            .with_other_addresses(self.others)
            .with_unreadable(self.left_out)
    }
}
