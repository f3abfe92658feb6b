//! How old the WireGuard key is. The key itself never gets here.

use serde::{Deserialize, Serialize};

use crate::time::UnixSeconds;

/// What the daemon says of this machine's device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Device {
    /// Logged in.
    LoggedIn {
        /// When its key was made, where the daemon tells.
        key_created: Option<UnixSeconds>,
    },
    /// No account.
    LoggedOut,
    /// Removed from the account, from another device.
    Revoked,
}

/// How often the daemon makes a new key by itself, in hours: 24 to 720.
///
/// Source: rotation interval bounds of mullvadvpn-app since 2024.4 (read 2026-11). Another bound would make Shoal
/// announce the wrong next date, nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(transparent)]
pub struct RotationHours(pub u32);

impl RotationHours {
    /// The daemon's interval where the user has set none (since 2024.4).
    pub const DEFAULT: Self = Self(720);
}
