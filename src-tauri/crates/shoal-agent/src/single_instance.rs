//! Whether a Shoal of this user's runs already.
//!
//! The kernel's lock on a file decides, not the file and not the socket: it goes away with the process that holds it,
//! however that ends. A socket left behind by a killed program is therefore known to be dead.

use std::fs::File;
use std::os::unix::fs::FileExt;

use rustix::fs::{FlockOperation, Mode, OFlags, flock};
use rustix::io::Errno;
use thiserror::Error;

use crate::client::{Client, ClientError};
use crate::paths::Paths;
use crate::private_files::{FileError, ensure_private_dir, read_private};

/// The right to be the one running Shoal; given back when dropped.
#[derive(Debug)]
pub struct Lock {
    file: File,
}

/// Why it could not be told whether a Shoal runs.
#[derive(Debug, Error)]
pub enum LockError {
    /// The runtime folder cannot be used.
    #[error(transparent)]
    Dir(#[from] FileError),
    /// The lock file cannot be used.
    #[error("the lock file {path} cannot be used")]
    File {
        /// Where it is.
        path: String,
        /// Why not.
        #[source]
        error: std::io::Error,
    },
    /// A Shoal runs that cannot be talked to.
    #[error("Shoal runs already but cannot be reached")]
    Silent(#[source] ClientError),
    /// A Shoal runs that is starting, ending, or one command on its own.
    #[error("another shoal is at work and opens no socket: end it, or try again when it is done")]
    Closed,
}

/// Who has the place of the one running Shoal.
#[derive(Debug)]
pub enum Place {
    /// It was free and is this process's while the lock lives.
    Ours(Lock),
    /// A resident Shoal, and the way to talk to it.
    Taken(Client),
}

impl Lock {
    /// Leaves a line for those who find the place taken; it holds as long as the lock.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub fn note(&self, line: &[u8]) -> std::io::Result<()> {
        self.file.set_len(0)?;
        self.file.write_all_at(line, 0)
    }

    /// The line that whoever has the place left; `None` where there is none.
    pub fn noted(paths: &Paths) -> Option<Vec<u8>> {
        const LONGEST: u64 = 4096;
        let line = read_private(&paths.lock(), LONGEST).ok()??;
        (!line.is_empty()).then_some(line)
    }

    /// Takes the lock; `None` where another process holds it.
    ///
    /// # Errors
    /// When the runtime folder or the lock file is not this user's alone.
    pub fn take(paths: &Paths) -> Result<Option<Self>, LockError> {
        ensure_private_dir(paths.runtime_dir())?;
        let path = paths.lock();
        let flags = OFlags::RDWR | OFlags::CREATE | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let failed = |error: Errno| LockError::File {
            path: path.to_string_lossy().into_owned(),
            error: error.into(),
        };
        let file = rustix::fs::open(&path, flags, Mode::RUSR | Mode::WUSR).map_err(failed)?;
        match flock(&file, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => {
                let file = File::from(file);
                // What a killed program noted says nothing about this one.
                let emptied = file.set_len(0);
                emptied.map_err(|error| LockError::File {
                    path: path.to_string_lossy().into_owned(),
                    error,
                })?;
                Ok(Some(Self { file }))
            }
            Err(Errno::WOULDBLOCK) => Ok(None),
            Err(error) => Err(failed(error)),
        }
    }
}

impl Place {
    /// Takes the place, or finds who has it. A program that has just started may not listen yet: it is given two
    /// seconds.
    ///
    /// # Errors
    /// When the place is taken by something that cannot be talked to, or cannot be looked at.
    pub async fn find(paths: &Paths) -> Result<Self, LockError> {
        const TRIES: u32 = 20;
        const BETWEEN: std::time::Duration = std::time::Duration::from_millis(100);
        for _ in 0..TRIES {
            if let Some(lock) = Lock::take(paths)? {
                return Ok(Self::Ours(lock));
            }
            if let Some(client) = Client::connect(paths).await.map_err(LockError::Silent)? {
                return Ok(Self::Taken(client));
            }
            tokio::time::sleep(BETWEEN).await;
        }
        Err(LockError::Closed)
    }
}
