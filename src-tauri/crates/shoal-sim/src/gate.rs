//! Who gets in? The daemon's socket: bound, dropped, bound again.

use std::fs::{self, Permissions};
use std::io;
use std::os::unix::fs::{FileTypeExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

use tokio::io::AsyncWriteExt;
use tokio::net::{UnixListener, UnixStream};
use tokio::sync::{mpsc, oneshot};

use crate::fault::Door;
use crate::line::{Break, Line, NONSENSE};

/// The mode of Mullvad's socket: anyone may connect.
const MODE: u32 = 0o766;

/// What the gate is told to do; each is answered when it is done.
#[derive(Debug)]
pub(crate) enum Order {
    /// Treats those who come from now on so.
    Door(Door, oneshot::Sender<io::Result<()>>),
    /// Breaks all connections there are.
    Break(Break, oneshot::Sender<io::Result<()>>),
}

/// The socket and the connections through it.
#[derive(Debug)]
pub(crate) struct Gate {
    path: PathBuf,
    door: Door,
    listener: Option<UnixListener>,
    lines: Vec<oneshot::Sender<Break>>,
    /// Connections that are held open and never served.
    held: Vec<UnixStream>,
    served: mpsc::UnboundedSender<Line>,
}

impl Gate {
    /// Binds the socket and sends on who connects.
    pub(crate) fn open(path: &Path, served: mpsc::UnboundedSender<Line>) -> io::Result<Self> {
        let listener = Some(bind(path)?);
        let path = path.to_owned();
        Ok(Self { path, door: Door::Open, listener, lines: Vec::new(), held: Vec::new(), served })
    }

    /// Takes orders and connections until nobody gives orders any more.
    pub(crate) async fn run(mut self, mut orders: mpsc::UnboundedReceiver<Order>) {
        loop {
            tokio::select! {
                biased;
                order = orders.recv() => match order {
                    None => return,
                    Some(Order::Door(door, done)) => {
                        self.let_in_waiting().await;
                        drop(done.send(self.turn(door)));
                    }
                    Some(Order::Break(how, done)) => {
                        self.let_in_waiting().await;
                        self.break_all(how);
                        drop(done.send(Ok(())));
                    }
                },
                accepted = accept(self.listener.as_ref()) => match accepted {
                    Ok(stream) => self.let_in(stream).await,
                    // Out of file descriptors, most likely: others may be closed meanwhile.
                    Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
                },
            }
        }
    }

    /// Lets in those who knocked before the order came; the system may be late to tell of them.
    async fn let_in_waiting(&mut self) {
        const LATEST: Duration = Duration::from_millis(1);
        while self.listener.is_some()
            && let Ok(Ok(stream)) =
                tokio::time::timeout(LATEST, accept(self.listener.as_ref())).await
        {
            self.let_in(stream).await;
        }
    }

    fn turn(&mut self, door: Door) -> io::Result<()> {
        self.door = door;
        match door {
            Door::Gone => {
                self.listener = None;
                unlink(&self.path)
            }
            Door::Refusing => {
                if self.listener.is_none() {
                    drop(bind(&self.path)?);
                }
                self.listener = None;
                Ok(())
            }
            Door::Open | Door::Closing | Door::HalfClosing | Door::Silent | Door::Babbling => {
                if self.listener.is_none() {
                    self.listener = Some(bind(&self.path)?);
                }
                Ok(())
            }
        }
    }

    async fn let_in(&mut self, mut stream: UnixStream) {
        match self.door {
            Door::Open => {
                self.lines.retain(|line| !line.is_closed());
                let (line, breaker) = Line::new(stream);
                self.lines.push(breaker);
                // Nobody serves once the daemon has been dropped.
                let _ = self.served.send(line);
            }
            Door::Closing | Door::Gone | Door::Refusing => drop(stream),
            Door::HalfClosing => {
                let _ = stream.shutdown().await;
                self.held.push(stream);
            }
            Door::Silent => self.held.push(stream),
            Door::Babbling => {
                let _ = stream.try_write(NONSENSE);
                self.held.push(stream);
            }
        }
    }

    fn break_all(&mut self, how: Break) {
        self.held.clear();
        for line in self.lines.drain(..) {
            // A client that has gone needs no breaking.
            let _ = line.send(how);
        }
    }
}

impl Drop for Gate {
    fn drop(&mut self) {
        if self.listener.is_some() {
            // Nothing is to be done about a socket that cannot be removed.
            let _ = unlink(&self.path);
        }
    }
}

async fn accept(listener: Option<&UnixListener>) -> io::Result<UnixStream> {
    match listener {
        Some(listener) => listener.accept().await.map(|(stream, _)| stream),
        None => std::future::pending().await,
    }
}

fn bind(path: &Path) -> io::Result<UnixListener> {
    unlink(path)?;
    let listener = UnixListener::bind(path)?;
    fs::set_permissions(path, Permissions::from_mode(MODE))?;
    Ok(listener)
}

/// Removes a socket that is left over; anything else stays, and binding fails.
fn unlink(path: &Path) -> io::Result<()> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.file_type().is_socket() => fs::remove_file(path),
        Ok(_) => Err(io::Error::new(io::ErrorKind::AlreadyExists, "something else has this name")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}
