//! Which of the daemon's calls Shoal makes, and which of its fields it reads.
//!
//! Facts of the interface of mullvadvpn-app, package `mullvad_daemon.management_interface`, compared over all stable
//! releases 2022.1 to 2026.4 and the development head of 2026-08-21 (read 2026-11). The interface makes no promise of
//! compatibility. The numbers here are those that kept their meaning from 2024.1 to the head; where two layouts
//! differ both numbers are here and [`crate::layout::Layout`] says which one counts. Numbers that moved in ways that
//! cannot be told apart (multihop, feature indicators, obfuscation) are not read at all.
//!
//! The list of calls is closed: no call about an account is declared, so none can be made.

use http::uri::PathAndQuery;

/// A call of the daemon's that Shoal may make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Method {
    /// Empty to text.
    GetCurrentVersion,
    /// Empty to a stream of `DaemonEvent`.
    EventsListen,
    /// Empty to `TunnelState`.
    GetTunnelState,
    /// Empty to `DeviceState`.
    GetDevice,
    /// Empty to `PublicKey`.
    GetWireguardKey,
    /// Empty to `Settings`.
    GetSettings,
    /// Empty to `RelayList`.
    GetRelayLocations,
    /// `RelaySettings` to empty; replaces all of them.
    SetRelaySettings,
    /// Empty to a boolean.
    ReconnectTunnel,
    /// Empty to empty. The new key's tunnel comes with the next reconnect.
    RotateWireguardKey,
}

impl Method {
    /// Where the call is addressed to.
    pub(crate) fn path(self) -> PathAndQuery {
        PathAndQuery::from_static(match self {
            Self::GetCurrentVersion => {
                "/mullvad_daemon.management_interface.ManagementService/GetCurrentVersion"
            }
            Self::EventsListen => {
                "/mullvad_daemon.management_interface.ManagementService/EventsListen"
            }
            Self::GetTunnelState => {
                "/mullvad_daemon.management_interface.ManagementService/GetTunnelState"
            }
            Self::GetDevice => "/mullvad_daemon.management_interface.ManagementService/GetDevice",
            Self::GetWireguardKey => {
                "/mullvad_daemon.management_interface.ManagementService/GetWireguardKey"
            }
            Self::GetSettings => {
                "/mullvad_daemon.management_interface.ManagementService/GetSettings"
            }
            Self::GetRelayLocations => {
                "/mullvad_daemon.management_interface.ManagementService/GetRelayLocations"
            }
            Self::SetRelaySettings => {
                "/mullvad_daemon.management_interface.ManagementService/SetRelaySettings"
            }
            Self::ReconnectTunnel => {
                "/mullvad_daemon.management_interface.ManagementService/ReconnectTunnel"
            }
            Self::RotateWireguardKey => {
                "/mullvad_daemon.management_interface.ManagementService/RotateWireguardKey"
            }
        })
    }
}

/// `google.protobuf.StringValue` and `BoolValue`.
pub(crate) mod wrapped {
    pub(crate) const VALUE: u32 = 1;
}

/// `google.protobuf.Timestamp` and `Duration`.
pub(crate) mod time {
    pub(crate) const SECONDS: u32 = 1;
}

/// `DaemonEvent`, one of these.
pub(crate) mod event {
    pub(crate) const TUNNEL_STATE: u32 = 1;
    pub(crate) const SETTINGS: u32 = 2;
    pub(crate) const RELAY_LIST: u32 = 3;
    pub(crate) const DEVICE: u32 = 5;
    /// Since 2026.1; no earlier release used the number.
    pub(crate) const LEAK: u32 = 8;
}

/// `TunnelState`, one of these.
pub(crate) mod tunnel_state {
    pub(crate) const DISCONNECTED: u32 = 1;
    pub(crate) const CONNECTING: u32 = 2;
    pub(crate) const CONNECTED: u32 = 3;
    pub(crate) const DISCONNECTING: u32 = 4;
    pub(crate) const ERROR: u32 = 5;
}

/// `TunnelState.Disconnected`. Its field 1 is the user's real location and never read.
pub(crate) mod disconnected {
    pub(crate) const LOCKED_DOWN: u32 = 2;
}

/// `TunnelState.Connected` and its `TunnelStateRelayInfo`.
pub(crate) mod connected {
    pub(crate) const RELAY_INFO: u32 = 1;
    pub(crate) const LOCATION: u32 = 2;
}

/// `GeoIpLocation`.
pub(crate) mod geo_ip {
    pub(crate) const IPV4: u32 = 1;
    pub(crate) const IPV6: u32 = 2;
    pub(crate) const HOSTNAME: u32 = 8;
    pub(crate) const ENTRY_HOSTNAME: u32 = 10;
}

/// `TunnelState.Error` and its `ErrorState`.
pub(crate) mod error_state {
    pub(crate) const INNER: u32 = 1;
    pub(crate) const CAUSE: u32 = 1;
    pub(crate) const BLOCKING_ERROR: u32 = 2;
    pub(crate) const AUTH_FAILED: u32 = 3;
    pub(crate) const PARAMETER: u32 = 4;
    /// Values of `CAUSE`; these three are the same from 2024.1 to the head.
    pub(crate) const CAUSE_AUTH_FAILED: u64 = 0;
    pub(crate) const CAUSE_TUNNEL_PARAMETER: u64 = 6;
    pub(crate) const CAUSE_OFFLINE: u64 = 7;
    /// Value of `AUTH_FAILED`.
    pub(crate) const EXPIRED_ACCOUNT: u64 = 2;
}

/// `DeviceEvent`.
pub(crate) mod device_event {
    pub(crate) const NEW_STATE: u32 = 2;
}

/// `DeviceState`. Its field 2 holds the account number and is never read.
pub(crate) mod device_state {
    pub(crate) const STATE: u32 = 1;
    pub(crate) const LOGGED_IN: u64 = 0;
    pub(crate) const LOGGED_OUT: u64 = 1;
    pub(crate) const REVOKED: u64 = 2;
}

/// `PublicKey`. Its field 1 is the key and never read.
pub(crate) mod public_key {
    pub(crate) const CREATED: u32 = 2;
}

/// `Settings`, `RelaySettings`, `NormalRelaySettings`, `LocationConstraint`, `GeographicLocationConstraint`: the path
/// to the location, the same since 2023.6.
pub(crate) mod settings {
    pub(crate) const RELAY_SETTINGS: u32 = 1;
    pub(crate) const CUSTOM_ENDPOINT: u32 = 1;
    pub(crate) const NORMAL: u32 = 2;
    pub(crate) const LOCATION: u32 = 1;
    pub(crate) const PROVIDERS: u32 = 2;
    pub(crate) const CUSTOM_LIST: u32 = 1;
    pub(crate) const GEOGRAPHIC: u32 = 2;
    pub(crate) const COUNTRY: u32 = 1;
    pub(crate) const CITY: u32 = 2;
    pub(crate) const HOSTNAME: u32 = 3;
}

/// `RelayList`, `RelayListCountry`, `RelayListCity`, `Relay`.
pub(crate) mod relay_list {
    pub(crate) const COUNTRIES: u32 = 1;
    pub(crate) const NAME: u32 = 1;
    pub(crate) const CODE: u32 = 2;
    pub(crate) const CITIES: u32 = 3;
    pub(crate) const LATITUDE: u32 = 3;
    pub(crate) const LONGITUDE: u32 = 4;
    pub(crate) const RELAYS: u32 = 5;
    pub(crate) const HOSTNAME: u32 = 1;
    pub(crate) const IPV4: u32 = 2;
    pub(crate) const IPV6: u32 = 3;
    pub(crate) const ACTIVE: u32 = 5;
    pub(crate) const OWNED: u32 = 6;
    pub(crate) const PROVIDER: u32 = 7;
    pub(crate) const WEIGHT: u32 = 8;
    /// What tunnels are set up with: in field 9 since 2025.9, in field 10 before.
    pub(crate) const ENDPOINTS: [u32; 2] = [9, 10];
}
