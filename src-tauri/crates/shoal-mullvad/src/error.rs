//! Why the daemon does not answer, and why it did not do what it was asked.

use std::error::Error as _;
use std::io;

use shoal_core::{Refusal, Trouble};
use thiserror::Error;
use tonic::Code;

use crate::cli::ProgramError;
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

impl CallError {
    /// Whether the connection that it was made over is of no more use.
    pub(crate) fn is_of_the_connection(&self) -> bool {
        match self {
            Self::Silent | Self::Lost(_) | Self::Misbehaves(_) => true,
            Self::Refused(_) => false,
        }
    }

    /// Of a call that only asks: whatever became of it, nothing was done.
    fn refusal(&self) -> Refusal {
        match self {
            // A daemon that is about to end.
            Self::Refused(status) if status.code() == Code::Unavailable => Refusal::NotReachable,
            Self::Refused(_) => Refusal::RefusedByDaemon,
            Self::Silent | Self::Lost(_) | Self::Misbehaves(_) => Refusal::NotReachable,
        }
    }

    /// Of a call that has something done: a daemon that heard it and gave no answer may have done it.
    fn refusal_of_change(&self) -> Refusal {
        let is_open = self.is_of_the_connection() && !self.was_never_sent();
        if is_open { Refusal::NoAnswer } else { self.refusal() }
    }

    /// Whether the connection was gone before the call: the socket is given out once, and there is no other.
    fn was_never_sent(&self) -> bool {
        let (Self::Lost(status) | Self::Misbehaves(status) | Self::Refused(status)) = self else {
            return false;
        };
        let mut cause = status.source();
        while let Some(error) = cause {
            let broken = error.downcast_ref::<io::Error>();
            if broken.is_some_and(|broken| broken.kind() == io::ErrorKind::NotConnected) {
                return true;
            }
            cause = error.source();
        }
        false
    }
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
            // A daemon that is about to end.
            Self::Call(CallError::Refused(status)) if status.code() == Code::Unavailable => {
                Trouble::DaemonNotRunning
            }
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
    /// A call that only asks got no answer, or a refusal: nothing was written.
    #[error(transparent)]
    Call(#[from] CallError),
    /// The call that writes, or the one that sets the tunnel up anew, got no answer or a refusal. Without an answer it may
    /// be done all the same.
    #[error(transparent)]
    Change(CallError),
    /// Mullvad's program, or what stands for it, did not do it.
    #[error(transparent)]
    Program(#[from] ProgramError),
}

impl WriteError {
    /// What the core is told.
    pub fn refusal(&self) -> Refusal {
        match self {
            Self::CustomEndpoint => Refusal::CustomEndpoint,
            Self::Unreadable(_) => Refusal::UnreadableSettings,
            Self::ChangedMeanwhile => Refusal::ChangedMeanwhile,
            Self::NothingToReconnect => Refusal::RefusedByDaemon,
            Self::NotConnected => Refusal::NotReachable,
            Self::Call(error) => error.refusal(),
            Self::Change(error) => error.refusal_of_change(),
            Self::Program(error) => error.refusal(),
        }
    }
}

/// Why there is no new key.
#[derive(Debug, Error)]
pub enum KeyError {
    /// There is no connection.
    #[error("the daemon is not connected")]
    NotConnected,
    /// The daemon has no account, or Mullvad's service does not take the one that it has.
    #[error("the daemon is not logged in")]
    NotLoggedIn,
    /// This device is no longer one of the account's.
    #[error("this device was removed from the account")]
    Revoked,
    /// The daemon could not reach Mullvad's service.
    #[error("the daemon cannot reach Mullvad's service")]
    ServiceUnreachable,
    /// Mullvad's service takes no more requests for now.
    #[error("Mullvad's service was asked too often")]
    RateLimited,
    /// No answer came in time. The daemon goes on with it, and may have a new key later.
    #[error("no answer about the key came in time")]
    NoAnswer,
    /// The call failed in another way. Where the connection broke there may be a key all the same.
    #[error(transparent)]
    Call(CallError),
}

impl KeyError {
    /// What the core is told.
    pub fn refusal(&self) -> Refusal {
        match self {
            Self::NotConnected => Refusal::NotReachable,
            Self::NotLoggedIn => Refusal::NotLoggedIn,
            Self::Revoked => Refusal::Revoked,
            Self::ServiceUnreachable => Refusal::ServiceUnreachable,
            Self::RateLimited => Refusal::RateLimited,
            Self::NoAnswer => Refusal::NoAnswer,
            Self::Call(error) => error.refusal_of_change(),
        }
    }

    /// What the outcome of a request for a key means. Which refusal has which code: mullvadvpn-app 2022.5 to 2026.4 and
    /// the head of 2026-08-21 (read 2026-11).
    pub(crate) fn of(error: CallError) -> Self {
        let code = match &error {
            CallError::Silent => Code::DeadlineExceeded,
            CallError::Refused(status) => status.code(),
            CallError::Lost(_) | CallError::Misbehaves(_) => Code::Unknown,
        };
        match code {
            Code::NotFound | Code::Unauthenticated => Self::NotLoggedIn,
            Code::Unavailable => Self::ServiceUnreachable,
            Code::ResourceExhausted => Self::RateLimited,
            Code::DeadlineExceeded => Self::NoAnswer,
            Code::Ok
            | Code::Cancelled
            | Code::Unknown
            | Code::InvalidArgument
            | Code::AlreadyExists
            | Code::PermissionDenied
            | Code::FailedPrecondition
            | Code::Aborted
            | Code::OutOfRange
            | Code::Unimplemented
            | Code::Internal
            | Code::DataLoss => Self::Call(error),
        }
    }
}
