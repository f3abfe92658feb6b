//! The boundary to the systems that Shoal does not run on yet.
//!
//! macOS has the same Unix socket, Windows the pipe `\\.\pipe\Mullvad VPN` with an owner of its own to be checked;
//! neither is written before it can be tried.

use std::io;
use std::path::Path;

use super::SocketChoice;
use crate::error::ConnectError;

/// Stands for a connection that there cannot be.
#[cfg(not(test))]
pub(crate) type Stream = tokio::io::DuplexStream;
#[cfg(test)]
type Stream = tokio::io::DuplexStream;

/// Says that this system is not supported yet.
#[expect(clippy::unused_async, reason = "the twin of a function that waits")]
pub(crate) async fn connect(_: &SocketChoice) -> Result<Stream, ConnectError> {
    Err(ConnectError::NotSupported)
}

/// Nothing lies anywhere.
#[derive(PartialEq, Eq)]
pub(crate) struct Mark;

impl Mark {
    /// Always the same.
    pub(crate) fn of(_: &Path) -> Self {
        Self
    }
}

/// Watches nothing.
pub(crate) struct FolderWatch;

impl FolderWatch {
    /// There is no folder to watch.
    pub(crate) fn on(_: &Path) -> io::Result<Self> {
        Err(io::ErrorKind::Unsupported.into())
    }

    /// Never comes back.
    pub(crate) async fn changed(&mut self) -> io::Result<()> {
        std::future::pending().await
    }
}

#[cfg(test)]
mod tests {
    use shoal_core::Trouble;

    use super::*;

    #[tokio::test]
    async fn another_system_is_told_that_it_is_not_supported_yet() {
        let error = connect(&SocketChoice::Mullvads).await.map(drop).expect_err("no connection");
        assert_eq!(error.trouble(), Trouble::NotSupported);
        assert!(Mark::of(Path::new("/")) == Mark);
        assert!(FolderWatch::on(Path::new("/")).map(|mut w| drop(w.changed())).is_err());
    }
}
