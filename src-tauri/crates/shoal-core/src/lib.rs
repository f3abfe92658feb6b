//! What Shoal knows and what follows from it: how many people share an exit IP, and what to do when they are few.
//!
//! This crate decides and does nothing else. It has no clock, no file, no socket, no randomness and no sentence:
//! [`Event`]s come in with the time at which they happened, [`Effect`]s go out, a [`Snapshot`] of all that may be
//! shown can be taken, and waiting is told by [`State::wake_at`].
//!
//! ```text
//! sources ── Event ──▶ State::handle ──▶ Effect ──▶ whoever carries it out ── (answers are Events) ──┐
//!    ▲                     │                                                                         │
//!    └─────────────────────┼─────────────────────────────────────────────────────────────────────────┘
//!                          └─▶ Snapshot ──▶ tray, notices, window, command line ── Command ──▶ Event
//! ```
//!
//! # Words
//!
//! | word | means |
//! |---|---|
//! | relay | a Mullvad machine, such as `se-got-wg-101` |
//! | exit relay, entry relay | the last hop, whose pool the exit IP is from; the first hop, with multihop |
//! | exit IP | the address that websites see |
//! | ingress IP | the address of a relay that tunnels go to |
//! | exit pool | the run of exit IPs that one relay hands out |
//! | tunnel address | this machine's address inside the tunnel; new with each key, as telling as a name |
//! | position | where in a pool a tunnel address lands, 0 ≤ p < 1 |
//! | sighting | this relay showed this exit IP, under one tunnel address |
//! | trail | all sightings under one tunnel address, and the positions that they leave possible |
//! | signal | what a browser tells besides the exit IP: browser, system, time zone, language, screen |
//! | link | how surely two visits can be tied together: a ratio of odds, never a number of people |
//! | crowd | people on this exit IP at this moment, the user among them, as low, likely and high (10 %, 50 %, 90 %) |
//! | constraint | what the user lets Mullvad choose from |
//! | epoch | counts tunnels; what is known about an exit IP belongs to one of them |
//! | advice | one sentence with one action; a notice is advice shown by the desktop |
//!
//! # Design
//!
//! * An exit IP is a fact about one tunnel. Whenever the tunnel may be another one, the number goes at once.
//! * Unknown is `None`, never 0, and every number carries its range and the provenance of the pool that it rests on.
//! * Addresses, relay names and settings hide themselves in `Debug`: a log line cannot leak them.
//! * The estimate's assumptions each have one place, with their source and what would make them wrong.

pub mod address;
pub mod advice;
pub mod assignment;
pub mod autostart;
pub mod command;
pub mod constraint;
mod counting;
pub mod crowd;
pub mod diagnostics;
pub mod directory;
pub mod event;
pub mod findings;
pub mod front;
pub mod health;
pub mod history;
pub mod interval;
pub mod key;
pub mod language;
pub mod link;
pub mod machine;
pub mod mixture;
pub mod multihop;
pub mod places;
pub mod pool;
pub mod population;
pub mod prediction;
pub mod profile;
pub mod ranking;
pub mod redaction;
pub mod regime;
pub mod relay;
pub mod settings;
pub mod sightings;
pub mod signals;
pub mod snapshot;
pub mod state;
pub mod time;
pub mod trail;
pub mod tunnel;

pub use address::{ExitIp, TunnelAddress};
pub use command::{Command, Draw, SwitchTarget};
pub use crowd::{CrowdEstimate, Level};
pub use directory::RelayDirectory;
pub use event::{ActionId, Effect, Event, Refusal};
pub use health::{Retry, Source, Trouble};
pub use interval::{Fraction, Interval};
pub use language::Language;
pub use multihop::{EntryTarget, MultihopMode};
pub use profile::Profile;
pub use relay::{City, CityCode, Coordinates, NameError, NotOnGlobe, Relay, RelayName};
pub use settings::{Settings, SettingsChange};
pub use snapshot::Snapshot;
pub use state::State;
pub use time::{Pace, UnixSeconds};
pub use trail::Sighting;
pub use tunnel::{Route, Tunnel, TunnelEpoch, TunnelLink, TunnelReport};
