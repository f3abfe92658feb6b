//! What Shoal's client and a daemon owe each other, over real sockets: the daemon is the simulated one, whose
//! encoders are its own.

mod impostor;
mod keys;
mod multihop;
mod old_daemon;
mod places_page;
mod reading;
mod restarts;
mod troubles;
mod writing;

use std::path::PathBuf;
use std::time::Duration;

use shoal_core::{Event, Source, Trouble, Tunnel, TunnelReport};
use shoal_mullvad::{DaemonHandle, SocketChoice, keep_following};
use shoal_sim::{DaemonConfig, SimDaemon};
use tempfile::TempDir;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

/// A story that takes longer than this has got stuck.
const STUCK: Duration = Duration::from_mins(1);

/// A simulated daemon and Shoal's client of it.
struct Pair {
    daemon: SimDaemon,
    handle: DaemonHandle,
    events: mpsc::Receiver<Event>,
    follower: JoinHandle<()>,
    _folder: TempDir,
}

impl Drop for Pair {
    fn drop(&mut self) {
        self.follower.abort();
    }
}

/// A folder of its own and the socket in it.
fn socket() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder for the socket");
    let socket = folder.path().join("mullvad-vpn");
    (folder, socket)
}

impl Pair {
    /// Starts a daemon a hundred times as fast as a real one, and follows it.
    fn start() -> Self {
        Self::with(|config| config)
    }

    /// The same with another configuration.
    fn with(change: impl FnOnce(DaemonConfig) -> DaemonConfig) -> Self {
        let (folder, socket) = socket();
        let config = change(DaemonConfig::new(7, &socket).at_speed(100.0));
        let daemon = SimDaemon::start(&config).expect("a daemon on a new socket");
        let (sender, events) = mpsc::channel(16);
        let (handle, follower) = keep_following(SocketChoice::Simulation(socket), sender);
        let follower = tokio::spawn(follower);
        Self { daemon, handle, events, follower, _folder: folder }
    }

    /// The next event.
    async fn next(&mut self) -> Event {
        let event = tokio::time::timeout(STUCK, self.events.recv()).await;
        event.expect("an event before the story got stuck").expect("a client that still follows")
    }

    /// Takes events until one answers.
    async fn find<T>(&mut self, mut pick: impl FnMut(Event) -> Option<T>) -> T {
        loop {
            if let Some(found) = pick(self.next().await) {
                return found;
            }
        }
    }

    /// Takes events until a report about the tunnel fits.
    async fn tunnel(&mut self, fits: impl Fn(&TunnelReport) -> bool) -> TunnelReport {
        self.find(|event| report(event).filter(|report| fits(report))).await
    }

    /// Takes events until the client is connected and has read everything.
    async fn is_read(&mut self) {
        self.find(|event| matches!(event, Event::SourceFound { .. }).then_some(())).await;
        self.find(|event| matches!(event, Event::RelaysReported(_)).then_some(())).await;
    }

    /// Takes events until the source fails.
    async fn trouble(&mut self) -> Trouble {
        self.find(|event| {
            if let Event::SourceFailed { source: Source::Simulation, trouble } = event {
                Some(trouble)
            } else {
                None
            }
        })
        .await
    }
}

fn report(event: Event) -> Option<TunnelReport> {
    if let Event::TunnelReported(report) = event { Some(report) } else { None }
}

fn is_up(report: &TunnelReport) -> bool {
    matches!(report.tunnel, Tunnel::Up(_))
}
