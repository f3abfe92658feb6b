//! Where the daemon's socket is, and whether it is Mullvad's.
//!
//! Whoever serves the socket can show any number and take any request, so the user who serves the *connected* socket
//! is looked at before the first byte is sent, at every connect; the owner of the file would not do, since the file
//! can be exchanged in between. No environment variable leads elsewhere: another path is named by whoever starts
//! Shoal, and front ends show that its owner was not checked.

use std::path::{Path, PathBuf};

use shoal_core::Source;

#[cfg(any(test, not(target_os = "linux")))]
mod elsewhere;
#[cfg(target_os = "linux")]
mod linux;

#[cfg(not(target_os = "linux"))]
pub(crate) use elsewhere::{FolderWatch, Mark, Stream, connect};
#[cfg(target_os = "linux")]
pub(crate) use linux::{FolderWatch, Mark, Stream, connect};

/// Where Mullvad's daemon listens on Linux; the same since 2022.5.
pub const MULLVADS_SOCKET: &str = "/var/run/mullvad-vpn";

/// Which socket to connect to, and who must serve it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SocketChoice {
    /// Mullvad's own place; root must serve it.
    Mullvads,
    /// A place that the user named; anybody may serve it, and front ends say so.
    Unchecked(PathBuf),
    /// A place that this user must serve.
    ServedBy {
        /// Where.
        path: PathBuf,
        /// Who.
        user: u32,
    },
    /// Shoal's simulated daemon, which this very user must serve. Nothing that it says is real.
    Simulation(PathBuf),
}

impl SocketChoice {
    /// Where to connect to.
    pub fn path(&self) -> &Path {
        match self {
            Self::Mullvads => Path::new(MULLVADS_SOCKET),
            Self::Unchecked(path) | Self::ServedBy { path, .. } | Self::Simulation(path) => path,
        }
    }

    /// What its word is called.
    pub fn source(&self) -> Source {
        match self {
            Self::Simulation(_) => Source::Simulation,
            Self::Mullvads | Self::Unchecked(_) | Self::ServedBy { .. } => Source::Daemon,
        }
    }

    /// Whether nobody looks at who serves it.
    pub fn is_unchecked(&self) -> bool {
        matches!(self, Self::Unchecked(_))
    }
}
