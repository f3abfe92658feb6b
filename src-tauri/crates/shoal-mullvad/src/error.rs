//! Why the daemon does not answer, and why it did not do what it was asked.

use std::io;

use shoal_core::{Refusal, Trouble};
use thiserror::Error;

pub use crate::fields::Unreadable;

/// Why one call got no answer.
#[derive(Debug, Error)]
pub enum CallError {
    /// Nothing came within the deadline.
    #[error("the daemon gave no answer in time")]
    Silent,
    /// The connection is gone.
    #[error("the connection to the daemon is gone")]
    Lost(#[source] Box<tonic::Status>),
    /// What came is not gRPC, or more than any daemon sends.
    #[error("the daemon sent what no daemon should")]
    Misbehaves(#[source] Box<tonic::Status>),
    /// The daemon understood and said no.
    #[error("the daemon refused")]
    Refused(#[source] Box<tonic::Status>),
}

/// Why there is no connection to the daemon, or why it ended.
#[derive(Debug, Error)]
pub enum ConnectError {
    /// There is no socket, and no trace of Mullvad's app.
    #[error("Mullvad's app is not installed")]
    NotInstalled,
    /// There is no socket, or nobody listens on it.
    #[error("Mullvad's daemon is not running")]
    NotRunning(#[source] io::Error),
    /// The socket is closed to this user.
    #[error("the daemon's socket is closed to this user")]
    NoPermission(#[source] io::Error),
    /// The socket is served by a user who should not.
    #[error("the socket is served by user {found}, not by user {expected}")]
    NotMullvads {
        /// Who serves it.
        found: u32,
        /// Who should.
        expected: u32,
    },
    /// The socket could not be used for another reason, such as a path that is too long.
    #[error("the daemon's socket cannot be used")]
    Socket(#[source] io::Error),
    /// The daemon is older than the oldest that Shoal reads, which is 2024.1.
    #[error("the daemon is {version}; Shoal reads 2024.1 and newer")]
    TooOld {
        /// What the daemon calls itself; cleaned.
        version: String,
    },
    /// A message is not of the shape that any known release sends.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// A call got no answer.
    #[error(transparent)]
    Call(#[from] CallError),
    /// The daemon ended its stream of events.
    #[error("the daemon ended the stream of events")]
    StreamEnded,
    /// Only Linux is supported.
    #[error("this system is not supported yet")]
    NotSupported,
}

impl ConnectError {
    /// What front ends are told.
    pub fn trouble(&self) -> Trouble {
        match self {
            Self::NotInstalled => Trouble::NotInstalled,
            Self::NotRunning(_) | Self::StreamEnded | Self::Call(CallError::Lost(_)) => {
                Trouble::DaemonNotRunning
            }
            Self::NoPermission(_) => Trouble::NoPermission,
            Self::NotMullvads { .. } => Trouble::NotMullvads,
            // A daemon that knows no such call, or refuses to be read, is of a layout that Shoal does not know.
            Self::TooOld { .. } | Self::Unreadable(_) | Self::Call(CallError::Refused(_)) => {
                Trouble::DaemonUnreadable
            }
            Self::Socket(_) | Self::Call(CallError::Silent | CallError::Misbehaves(_)) => {
                Trouble::DaemonMisbehaves
            }
            Self::NotSupported => Trouble::NotSupported,
        }
    }
}

/// Why the daemon's settings were not written, or its tunnel not set up anew.
#[derive(Debug, Error)]
pub enum WriteError {
    /// There is no connection.
    #[error("the daemon is not connected")]
    NotConnected,
    /// A custom endpoint is set: there is no location to change.
    #[error("a custom endpoint is set")]
    CustomEndpoint,
    /// The settings are not of the shape that any known release sends; nothing was written.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// Somebody else changed the relay settings since; nothing was written.
    #[error("the relay settings were changed by somebody else meanwhile")]
    ChangedMeanwhile,
    /// The daemon has no tunnel to set up anew.
    #[error("the daemon has no tunnel to set up anew")]
    NothingToReconnect,
    /// The call got no answer, or a refusal.
    #[error(transparent)]
    Call(#[from] CallError),
}

impl WriteError {
    /// What the core is told.
    pub fn refusal(&self) -> Refusal {
        match self {
            Self::CustomEndpoint => Refusal::CustomEndpoint,
            Self::Unreadable(_) => Refusal::UnreadableSettings,
            Self::ChangedMeanwhile => Refusal::ChangedMeanwhile,
            Self::NothingToReconnect | Self::Call(CallError::Refused(_)) => {
                Refusal::RefusedByDaemon
            }
            Self::NotConnected
            | Self::Call(CallError::Silent | CallError::Lost(_) | CallError::Misbehaves(_)) => {
                Refusal::NotReachable
            }
        }
    }
}
