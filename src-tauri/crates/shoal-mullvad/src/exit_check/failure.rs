//! Why the exit check gave no answer that counts.

use std::error::Error;
use std::io;

use rustls::CertificateError;
use serde::{Deserialize, Serialize};
use shoal_core::{Retry, Trouble};
use thiserror::Error;

/// What about an answer is not the service's.
#[derive(Debug, Error)]
pub enum Garbled {
    /// It is no JSON, or not that of the service.
    #[error("the answer is not the service's JSON")]
    Json(#[source] serde_json::Error),
    /// The address is none that a website can see.
    #[error("the address in the answer is none that a website can see")]
    Address,
    /// The relay's name is none.
    #[error("the relay's name in the answer is none")]
    Relay,
}

/// Why the exit check gave no answer that counts.
#[derive(Debug, Error)]
pub enum CheckError {
    /// The interface is gone, or the kernel binds no socket to it for this user.
    #[error("no socket can be bound to the tunnel interface")]
    NotBound(#[source] io::Error),
    /// The resolver in the tunnel did not tell where the service is.
    #[error("the resolver in the tunnel did not tell where the exit check is")]
    NameUnknown,
    /// No connection.
    #[error("the exit check could not be reached")]
    Unreachable(#[source] reqwest::Error),
    /// Somebody answered who is not the service.
    #[error("the exit check's certificate is not to be trusted")]
    NotTrusted(#[source] rustls::Error),
    /// The answer leads elsewhere, as that of a portal does that wants a login.
    #[error("the exit check's answer leads elsewhere")]
    Redirected,
    /// The answer has another status than 200.
    #[error("the exit check answered with status {0}")]
    Status(u16),
    /// The answer is compressed, which nobody asked for.
    #[error("the exit check's answer is compressed")]
    Encoded,
    /// The answer is longer than any of the service's.
    #[error("the exit check's answer is too large")]
    TooLarge,
    /// There was no whole answer in time.
    #[error("the exit check gave no whole answer in time")]
    TooSlow,
    /// The answer ended before its end.
    #[error("the exit check's answer broke off")]
    BrokenOff(#[source] reqwest::Error),
    /// The answer is not one of the service's.
    #[error(transparent)]
    Unreadable(#[from] Garbled),
    /// The service says that traffic does not leave at Mullvad.
    #[error("the exit check says that this is no exit IP of Mullvad's")]
    NotMullvad,
}

/// The closed list of what may go wrong, as the process that asks tells it to the one that wants to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Failure {
    /// No socket can be bound to the interface.
    NotBound,
    /// The service's name is not known in the tunnel.
    NameUnknown,
    /// No connection.
    Unreachable,
    /// A certificate of another name.
    WrongName,
    /// A certificate whose time is over.
    Expired,
    /// Any other certificate or signature that is not to be trusted.
    NotTrusted,
    /// The answer leads elsewhere.
    Redirected,
    /// Another status than 200.
    Status,
    /// The answer is compressed.
    Encoded,
    /// The answer is too large.
    TooLarge,
    /// No whole answer in time.
    TooSlow,
    /// The answer broke off.
    BrokenOff,
    /// The answer is not one of the service's.
    Unreadable,
    /// Not an exit IP of Mullvad's.
    NotMullvad,
    /// The process that should ask did not run to its end.
    NotAsked,
}

impl CheckError {
    /// Why no answer began.
    pub(crate) fn of_connection(error: reqwest::Error) -> Self {
        if error.is_timeout() {
            return Self::TooSlow;
        }
        match tls_error(&error) {
            Some(tls) => Self::NotTrusted(tls.clone()),
            None => Self::Unreachable(error),
        }
    }

    /// Why an answer that began did not end well.
    pub(crate) fn of_body(error: reqwest::Error) -> Self {
        if error.is_timeout() { Self::TooSlow } else { Self::BrokenOff(error) }
    }

    /// Of which kind it is.
    pub fn failure(&self) -> Failure {
        match self {
            Self::NotBound(_) => Failure::NotBound,
            Self::NameUnknown => Failure::NameUnknown,
            Self::Unreachable(_) => Failure::Unreachable,
            Self::NotTrusted(rustls::Error::InvalidCertificate(why)) => of_certificate(why),
            Self::NotTrusted(_) => Failure::NotTrusted,
            Self::Redirected => Failure::Redirected,
            Self::Status(_) => Failure::Status,
            Self::Encoded => Failure::Encoded,
            Self::TooLarge => Failure::TooLarge,
            Self::TooSlow => Failure::TooSlow,
            Self::BrokenOff(_) => Failure::BrokenOff,
            Self::Unreadable(_) => Failure::Unreadable,
            Self::NotMullvad => Failure::NotMullvad,
        }
    }
}

impl Failure {
    /// What front ends are told.
    pub fn trouble(self) -> Trouble {
        match self {
            Self::NotMullvad => Trouble::CheckNotMullvad,
            Self::NotBound
            | Self::NameUnknown
            | Self::Unreachable
            | Self::WrongName
            | Self::Expired
            | Self::NotTrusted
            | Self::Redirected
            | Self::Status
            | Self::Encoded
            | Self::TooLarge
            | Self::TooSlow
            | Self::BrokenOff
            | Self::Unreadable
            | Self::NotAsked => Trouble::CheckUnreachable,
        }
    }

    /// When asking again makes sense. There is no timer: soon is when the network changes next.
    pub fn retry(self) -> Retry {
        match self {
            // What a network that is only coming up does, or one with a portal before it.
            Self::NameUnknown
            | Self::Unreachable
            | Self::WrongName
            | Self::Expired
            | Self::NotTrusted
            | Self::Redirected
            | Self::Status
            | Self::TooSlow
            | Self::BrokenOff
            | Self::Unreadable => Retry::Soon,
            // What stays as it is while this tunnel is up.
            Self::NotBound | Self::Encoded | Self::TooLarge | Self::NotMullvad | Self::NotAsked => {
                Retry::Never
            }
        }
    }
}

fn of_certificate(why: &CertificateError) -> Failure {
    let is_name = matches!(
        why,
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. }
    );
    let is_time =
        matches!(why, CertificateError::Expired | CertificateError::ExpiredContext { .. });
    match (is_name, is_time) {
        (true, _) => Failure::WrongName,
        (_, true) => Failure::Expired,
        (false, false) => Failure::NotTrusted,
    }
}

/// The error of the TLS layer at the bottom of another one.
fn tls_error(error: &reqwest::Error) -> Option<&rustls::Error> {
    let mut next: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(error) = next {
        if let Some(tls) = error.downcast_ref() {
            return Some(tls);
        }
        // An `io::Error` does not tell the error that it was made of as its source.
        let inner = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        next = match inner {
            Some(inner) => Some(inner),
            None => error.source(),
        };
    }
    None
}
