//! What Shoal remembers from day to day, in which grain, and for how long.
//!
//! The smallest thing that still answers "how large was my crowd" and "which exit IPs did I come back to": a sighting
//! has a day and no hour, an exit IP is its place in the pool wherever the pool is known, a tunnel address is a salted
//! hash ([`KeyEpoch`]), and the crowd is a figure an hour. IPv6 exit IPs are not remembered at all: no IPv6 pool is
//! known, so each would be an address in full.
//!
//! Days and hours are those of UTC. A clock that is set far ahead makes Shoal forget early; one that is set back makes
//! it keep what lies ahead until that day has passed.

mod book;
mod key_epoch;
mod page;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::address::ExitIp;
use crate::crowd::CrowdEstimate;
use crate::pool::ExitPool;
use crate::regime::RegimeBook;
use crate::relay::RelayName;
use crate::time::UnixSeconds;

pub use book::HistoryBook;
pub use key_epoch::{KeyEpoch, Salt, keyed_hash};
pub use page::{ExitRow, HistoryPage, HourRow, KeyRow};

/// Most sightings that are remembered of one day: more than a person can make, so that a tunnel that cannot settle
/// fills no disk.
pub const SIGHTINGS_A_DAY: usize = 500;

/// Most relays of which a crowd is remembered for one hour.
pub const RELAYS_AN_HOUR: usize = 60;

/// Whether what Shoal sees is remembered, and where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum HistoryMode {
    /// The user has not chosen: in memory only, until Shoal ends.
    #[default]
    Undecided,
    /// In memory only, by choice: what was on disk is deleted.
    MemoryOnly,
    /// On this machine's disk, for [`crate::Settings::history_days`].
    Kept,
}

/// A day of UTC, counted from 1 January 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Day(pub i32);

/// An hour of UTC, counted from the first one of 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Hour(pub i32);

const SECONDS_A_DAY: i64 = 86_400;
const SECONDS_AN_HOUR: i64 = 3_600;

impl Day {
    /// The day that holds `time`.
    pub fn of(time: UnixSeconds) -> Self {
        Self(counted(time, SECONDS_A_DAY))
    }

    /// Its first second.
    pub fn begins(self) -> UnixSeconds {
        UnixSeconds(i64::from(self.0) * SECONDS_A_DAY)
    }

    /// The first of the `days` days that end with this one.
    #[must_use]
    pub fn first_of_last(self, days: u32) -> Self {
        let back = i32::try_from(days.saturating_sub(1)).unwrap_or(i32::MAX);
        Self(self.0.saturating_sub(back))
    }
}

impl Hour {
    /// The hour that holds `time`.
    pub fn of(time: UnixSeconds) -> Self {
        Self(counted(time, SECONDS_AN_HOUR))
    }

    /// Its first second.
    pub fn begins(self) -> UnixSeconds {
        UnixSeconds(i64::from(self.0) * SECONDS_AN_HOUR)
    }

    /// The first second of the hour after it.
    pub fn ends(self) -> UnixSeconds {
        self.begins().plus(SECONDS_AN_HOUR)
    }

    /// The day that it is in.
    pub fn day(self) -> Day {
        Day(self.0.div_euclid(24))
    }
}

fn counted(time: UnixSeconds, length: i64) -> i32 {
    let count = time.0.div_euclid(length);
    i32::try_from(count).unwrap_or(if count < 0 { i32::MIN } else { i32::MAX })
}

/// Which exit IP of a relay it was. `Debug` hides it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spot {
    /// The one at this place, counted from 0, of a pool of this size. The size belongs to it: where a pool turns out
    /// to be another one, the place means nothing any more.
    InPool {
        /// The place; less than `size`.
        offset: u32,
        /// How many exit IPs the pool had when it was seen.
        size: u32,
    },
    /// The address itself, where its pool is not known.
    Address(ExitIp),
}

impl Spot {
    /// How an exit IP is remembered that was seen on a relay with this pool. One outside the pool is remembered as it
    /// is: the pool must be another one.
    pub fn of(exit_ip: ExitIp, pool: ExitPool) -> Self {
        match pool.offset_of(exit_ip) {
            Some(offset) => Self::InPool { offset, size: pool.size() },
            None => Self::Address(exit_ip),
        }
    }

    /// The exit IP, where it still can be told: a place counts only in a pool of the same size.
    pub fn exit_ip(self, pool: ExitPool) -> Option<ExitIp> {
        match self {
            Self::Address(exit_ip) => Some(exit_ip),
            Self::InPool { offset, size } => {
                let range = pool.range().filter(|range| range.size() == size && offset < size)?;
                let address = range.first.to_bits().checked_add(offset)?;
                Some(ExitIp(std::net::Ipv4Addr::from_bits(address).into()))
            }
        }
    }
}

impl fmt::Debug for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Spot(hidden)")
    }
}

/// On this day, under this key, a relay showed this exit IP.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DaySighting {
    /// When.
    pub day: Day,
    /// Under which tunnel address; `None` where that was not known.
    pub key: Option<KeyEpoch>,
    /// The exit relay.
    pub relay: RelayName,
    /// Which of its exit IPs.
    pub spot: Spot,
}

/// How many people shared the exit IP in an hour, by Shoal's estimate at that time; the last one of the hour counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HourCrowd {
    /// When.
    pub hour: Hour,
    /// The exit relay.
    pub relay: RelayName,
    /// The figures.
    pub figures: CrowdFigures,
}

/// A crowd without what it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CrowdFigures {
    /// 10 % quantile; at least 1.
    pub low: u32,
    /// Median.
    pub likely: u32,
    /// 90 % quantile.
    pub high: u32,
}

impl CrowdFigures {
    /// The figures of a crowd; `None` where they are not in order, which no estimate's are.
    pub fn new(low: u32, likely: u32, high: u32) -> Option<Self> {
        (1 <= low && low <= likely && likely <= high).then_some(Self { low, likely, high })
    }
}

impl From<&CrowdEstimate> for CrowdFigures {
    fn from(crowd: &CrowdEstimate) -> Self {
        Self { low: crowd.low, likely: crowd.likely, high: crowd.high }
    }
}

/// What is believed of relays, and under which key it was last added to: what that key showed is replaced while the key
/// is in use, and settled once another one is.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptRegimes {
    /// The key; `None` where the tunnel address was not known.
    pub key: Option<KeyEpoch>,
    /// The beliefs.
    pub book: RegimeBook,
}

/// One thing to be remembered.
#[derive(Clone, Debug, PartialEq)]
pub enum Record {
    /// An exit IP that was seen.
    Sighting(DaySighting),
    /// A crowd.
    Crowd(HourCrowd),
    /// What is believed of relays; the last one counts. It is the relays', so it has no day.
    Regimes(Box<KeptRegimes>),
}

/// Something to be done with the history on disk. Each may be answered by `HistoryFailed`, too.
#[derive(Clone, Debug, PartialEq)]
pub enum HistoryErrand {
    /// Open it, or begin one with this salt. Answers `HistoryLoaded`.
    Open(Salt),
    /// Keep these. Answers `Remembered`, or, where it had to be opened anew or has another salt, `HistoryLoaded`: then
    /// none of them is kept.
    Remember {
        /// What the keys in them are hashed with.
        salt: Salt,
        /// Rises by one each time.
        number: u32,
        /// What is new; after a failure everything that was not kept.
        records: Vec<Record>,
    },
    /// Delete what is older than this day.
    ForgetBefore(Day),
    /// Delete it with everything that belongs to it. Answers `HistoryErased`.
    Erase,
    /// Write nothing more to it and leave it where it is.
    Close,
}

/// What the disk remembered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LoadedHistory {
    /// What keys are hashed with there.
    pub salt: Salt,
    /// Everything, in any order.
    pub records: Vec<Record>,
    /// How many entries could not be read and were left out.
    pub left_out: u32,
    /// A file that was no history, and what it is called since.
    pub kept_aside: Option<String>,
}

/// Why nothing is kept on disk although it should be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum HistoryTrouble {
    /// There is no room. What was kept before is still there.
    DiskFull,
    /// The disk does not take it for another reason.
    NotWritten {
        /// Why; in English.
        reason: String,
    },
    /// It is not looked into, because others could have put it there.
    Refused {
        /// What is wrong with it or its folder; in English.
        reason: String,
    },
    /// A later Shoal wrote it: it is neither read nor written to.
    Newer {
        /// The layout that it names.
        version: i32,
    },
    /// Another program has it open.
    InUse,
    /// It could not be deleted when it should be forgotten.
    NotErased {
        /// Why; in English.
        reason: String,
    },
}

/// Where what is remembered is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum HistoryState {
    /// In memory, until Shoal ends.
    #[default]
    InMemory,
    /// The disk is being asked.
    Opening,
    /// On disk.
    Kept,
    /// In memory although it should be on disk.
    NotKept {
        /// Why.
        trouble: HistoryTrouble,
    },
}

/// What may be shown of the history beside its page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct HistoryView {
    /// Where it is.
    pub state: HistoryState,
    /// A file that was no history and has another name since.
    pub kept_aside: Option<String>,
    /// How often everything has been forgotten since Shoal was started.
    pub forgotten: u32,
}
