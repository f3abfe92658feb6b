//! The local socket: other programs of the same user (the command line, a second start) talk to the resident one.

use std::io;
use std::time::Duration;

use thiserror::Error;
use tokio::net::{UnixListener, UnixStream};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use crate::front::serve_front;
use crate::paths::Paths;
use crate::ports::Ports;
use crate::private_files::{FileError, ensure_private_dir};
use crate::single_instance::Lock;

/// How many front ends may be connected at once.
const FRONT_ENDS: usize = 32;
/// How long front ends have to take the last line when Shoal ends.
const GOODBYE: Duration = Duration::from_secs(1);
/// After the system could not accept a connection, for want of descriptors say.
const BREATHER: Duration = Duration::from_secs(1);

/// Why there is no local socket.
#[derive(Debug, Error)]
pub enum ServerError {
    /// Its folder cannot be used.
    #[error(transparent)]
    Dir(#[from] FileError),
    /// It cannot be opened.
    #[error("the local socket {path} cannot be opened")]
    Socket {
        /// Where.
        path: String,
        /// Why not.
        #[source]
        error: io::Error,
    },
}

/// The local socket, open. Its file goes away with it.
#[derive(Debug)]
pub struct Server {
    listener: UnixListener,
    paths: Paths,
    // While the socket is open nobody else may take it for dead.
    _lock: Lock,
}

impl Server {
    /// Opens the socket. A file in its place is left over from a Shoal that was killed: the lock says so.
    ///
    /// # Errors
    /// When the folder is not this user's alone, or the path is too long for a socket (107 bytes).
    pub fn open(paths: &Paths, lock: Lock) -> Result<Self, ServerError> {
        ensure_private_dir(paths.runtime_dir())?;
        let path = paths.socket();
        let failed =
            |error| ServerError::Socket { path: path.to_string_lossy().into_owned(), error };
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(failed(error)),
            Ok(()) | Err(_) => {}
        }
        // Nobody else can reach it before its mode is set: the folder is closed.
        let listener = UnixListener::bind(&path).map_err(failed)?;
        rustix::fs::chmod(&path, rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR)
            .map_err(|error| failed(error.into()))?;
        Ok(Self { listener, paths: paths.clone(), _lock: lock })
    }

    /// Serves front ends until the agent stops.
    pub async fn run(self, ports: Ports) {
        let mut front_ends = JoinSet::new();
        let mut ended = ports.snapshots.clone();
        loop {
            tokio::select! {
                () = end_of(&mut ended) => break,
                Some(_) = front_ends.join_next() => {}
                accepted = self.listener.accept(), if front_ends.len() < FRONT_ENDS => match accepted {
                    Ok((stream, _)) if is_ours(&stream) => {
                        let ports = ports.clone();
                        front_ends.spawn(async move {
                            let (reader, writer) = stream.into_split();
                            serve_front(reader, writer, ports).await
                        });
                    }
                    Ok(_) => {}
                    Err(_) => sleep(BREATHER).await,
                },
            }
        }
        let goodbye = async { while front_ends.join_next().await.is_some() {} };
        drop(timeout(GOODBYE, goodbye).await);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // One that cannot be removed is replaced at the next start.
        drop(std::fs::remove_file(self.paths.socket()));
    }
}

/// Waits until the agent has stopped.
async fn end_of<T>(values: &mut watch::Receiver<T>) {
    while values.changed().await.is_ok() {}
}

/// Whether this very user is at the other end.
fn is_ours(stream: &UnixStream) -> bool {
    let user = rustix::process::geteuid().as_raw();
    stream.peer_cred().is_ok_and(|peer| peer.uid() == user)
}
