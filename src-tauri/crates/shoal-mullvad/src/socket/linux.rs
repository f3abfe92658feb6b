//! Unix sockets, and the folder they appear in.

use std::ffi::OsStr;
use std::io;
use std::mem::MaybeUninit;
use std::os::fd::OwnedFd;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use rustix::fs::inotify::{self, CreateFlags, ReadFlags, WatchFlags};
use tokio::io::unix::AsyncFd;
use tokio::net::UnixStream;

use super::SocketChoice;
use crate::error::ConnectError;

/// A connected socket.
pub(crate) type Stream = UnixStream;

/// What Mullvad's packages put on a machine; one of them is enough to say that the app is installed.
const TRACES: [&str; 4] =
    ["/opt/Mullvad VPN", "/usr/bin/mullvad-daemon", "/usr/bin/mullvad", "/etc/mullvad-vpn"];

/// Connects, and looks at who serves the socket before anything is sent.
pub(crate) async fn connect(choice: &SocketChoice) -> Result<Stream, ConnectError> {
    let stream = UnixStream::connect(choice.path()).await.map_err(|e| refused(choice, e))?;
    if let Some(expected) = expected_user(choice) {
        let found = stream.peer_cred().map_err(ConnectError::Socket)?.uid();
        if found != expected {
            return Err(ConnectError::NotMullvads { found, expected });
        }
    }
    Ok(stream)
}

fn expected_user(choice: &SocketChoice) -> Option<u32> {
    match choice {
        SocketChoice::Mullvads => Some(0),
        SocketChoice::Unchecked(_) => None,
        SocketChoice::ServedBy { user, .. } => Some(*user),
        SocketChoice::Simulation(_) => Some(rustix::process::geteuid().as_raw()),
    }
}

fn refused(choice: &SocketChoice, error: io::Error) -> ConnectError {
    let kind = error.kind();
    if kind == io::ErrorKind::NotFound && *choice == SocketChoice::Mullvads && !is_installed() {
        ConnectError::NotInstalled
    } else if matches!(kind, io::ErrorKind::NotFound | io::ErrorKind::ConnectionRefused) {
        ConnectError::NotRunning(error)
    } else if kind == io::ErrorKind::PermissionDenied {
        ConnectError::NoPermission(error)
    } else {
        ConnectError::Socket(error)
    }
}

fn is_installed() -> bool {
    TRACES.iter().any(|trace| Path::new(trace).exists())
}

/// Which socket lies at a path: another one, or one that was closed and opened to this user, has another mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark(Option<(u64, i64, i64)>);

impl Mark {
    /// What lies at `path` at this moment.
    pub(crate) fn of(path: &Path) -> Self {
        let found = std::fs::symlink_metadata(path).ok();
        Self(found.map(|found| (found.ino(), found.ctime(), found.ctime_nsec())))
    }
}

/// Tells when a socket appears in a folder, or opens to this user, without asking again and again.
pub(crate) struct FolderWatch {
    events: AsyncFd<OwnedFd>,
    name: Vec<u8>,
}

impl FolderWatch {
    /// Watches for `socket`. Where that cannot be (no folder, no more watches) the caller's own pace must do.
    pub(crate) fn on(socket: &Path) -> io::Result<Self> {
        let folder = socket.parent().filter(|folder| !folder.as_os_str().is_empty());
        let name = socket.file_name().map(OsStr::as_bytes).unwrap_or_default().to_vec();
        let events = inotify::init(CreateFlags::NONBLOCK | CreateFlags::CLOEXEC)?;
        let what = WatchFlags::CREATE | WatchFlags::MOVED_TO | WatchFlags::ATTRIB;
        inotify::add_watch(&events, folder.unwrap_or(Path::new(".")), what)?;
        #[expect(
            deprecated,
            reason = "its successor is unsafe because a descriptor might be closed meanwhile; an `OwnedFd` is not"
        )]
        let events = AsyncFd::new(events)?;
        Ok(Self { events, name })
    }

    /// Comes back when the socket has appeared or changed its mode.
    ///
    /// # Errors
    /// When the watch itself fails; it is of no more use then.
    pub(crate) async fn changed(&mut self) -> io::Result<()> {
        loop {
            let mut ready = self.events.readable().await?;
            let mut buffer = [MaybeUninit::uninit(); 4096];
            let mut reader = inotify::Reader::new(self.events.get_ref(), &mut buffer);
            let mut is_ours = false;
            loop {
                match reader.next() {
                    Ok(event) => {
                        let name = event.file_name().map(std::ffi::CStr::to_bytes);
                        is_ours |= name == Some(&self.name[..])
                            || event.events().contains(ReadFlags::QUEUE_OVERFLOW);
                    }
                    Err(error) if error.kind() == io::ErrorKind::WouldBlock => break,
                    Err(error) => return Err(error.into()),
                }
            }
            ready.clear_ready();
            if is_ours {
                return Ok(());
            }
        }
    }
}
