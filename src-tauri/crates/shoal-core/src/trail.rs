//! What the exit IPs that were seen under one tunnel address give away together.

use serde::{Deserialize, Serialize};

use crate::address::ExitIp;
use crate::relay::RelayName;

/// This relay showed this exit IP.
///
/// A sighting belongs to one tunnel address; whoever keeps it says under which one. `Debug` hides both parts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Sighting {
    /// The exit relay.
    pub relay: RelayName,
    /// What websites saw.
    pub exit_ip: ExitIp,
}
