//! How Shoal stays with a daemon that comes and goes.
//!
//! While connected, nothing is polled: a Unix socket says by itself when its other end dies. After a loss the daemon
//! is looked for after 0.1 s, then at longer intervals up to 3 s, for half a minute; then when its socket appears
//! (inotify) and every 30 s. Each connection is a fresh one and starts with reading everything again.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use shoal_core::constraint::{LocationTarget, RelaySettingsBytes};
use shoal_core::{Event, Trouble};
use tokio::sync::{Notify, mpsc};
use tokio::time::Instant;

use crate::cli::ProgramError;
use crate::daemon::{Daemon, KEY_DEADLINE, Memory, Written};
use crate::error::{CallError, ConnectError, KeyError, WriteError};
use crate::socket::{FolderWatch, Mark, SocketChoice};
use crate::subscription::Subscription;

/// Follows the daemon until the receiver is dropped: tells every event, and every trouble once.
///
/// The future does the work and must be polled; the handle acts on whatever connection there is.
pub fn keep_following(
    choice: SocketChoice,
    sender: mpsc::Sender<Event>,
) -> (DaemonHandle, impl Future<Output = ()> + Send + 'static) {
    let shared = Arc::new(Shared::default());
    let handle = DaemonHandle { shared: Arc::clone(&shared) };
    let follower = Follower { choice, sender, shared, told: None };
    (handle, follower.run())
}

#[derive(Default)]
struct Shared {
    current: Mutex<Option<Current>>,
    memory: Memory,
    /// Held from reading the settings to writing them.
    turn: tokio::sync::Mutex<()>,
    /// Somebody wants the daemon while there is no connection.
    wanted: Notify,
}

#[derive(Clone)]
struct Current {
    daemon: Daemon,
    /// A call over this connection got no answer.
    broken: Arc<Notify>,
}

/// Acts on the daemon over whatever connection there is. Clones share it.
#[derive(Clone)]
pub struct DaemonHandle {
    shared: Arc<Shared>,
}

impl DaemonHandle {
    /// See [`Daemon::write_location`].
    ///
    /// # Errors
    /// As there, and when there is no connection.
    pub async fn write_location(&self, target: &LocationTarget) -> Result<Written, WriteError> {
        let _turn = self.shared.turn.lock().await;
        let current = self.current()?;
        current.heed(current.daemon.write_location(target).await)
    }

    /// See [`Daemon::write_back`].
    ///
    /// # Errors
    /// As there, and when there is no connection.
    pub async fn write_back(
        &self,
        former: &RelaySettingsBytes,
        expected: Option<&RelaySettingsBytes>,
    ) -> Result<Written, WriteError> {
        let _turn = self.shared.turn.lock().await;
        let current = self.current()?;
        current.heed(current.daemon.write_back(former, expected).await)
    }

    /// See [`Daemon::write_with`].
    ///
    /// # Errors
    /// As there, and when there is no connection.
    pub async fn write_with(
        &self,
        change: impl Future<Output = Result<(), ProgramError>>,
    ) -> Result<Written, WriteError> {
        let _turn = self.shared.turn.lock().await;
        let current = self.current()?;
        current.heed(current.daemon.write_with(change).await)
    }

    /// See [`Daemon::reconnect`].
    ///
    /// # Errors
    /// As there, and when there is no connection.
    pub async fn reconnect(&self) -> Result<(), WriteError> {
        let current = self.current()?;
        current.heed(current.daemon.reconnect().await)
    }

    /// See [`Daemon::rotate_key`].
    ///
    /// # Errors
    /// As there, and when there is no connection.
    pub async fn rotate_key(&self) -> Result<(), KeyError> {
        self.rotate_key_within(KEY_DEADLINE).await
    }

    /// See [`Daemon::rotate_key_within`]. That no answer comes says nothing about the connection: the daemon waits for
    /// Mullvad's service.
    ///
    /// # Errors
    /// As there, and when there is no connection.
    pub async fn rotate_key_within(&self, deadline: Duration) -> Result<(), KeyError> {
        let current = self.current().map_err(|_| KeyError::NotConnected)?;
        let result = current.daemon.rotate_key_within(deadline).await;
        if let Err(KeyError::Call(error)) = &result {
            current.heed_call(error);
        }
        result
    }

    /// Asks the daemon for a sign of life, after the machine woke up or a user asked for something. If none comes
    /// within 5 s the connection is given up and the trouble told; without a connection, one is tried at once.
    ///
    /// # Errors
    /// When there is no connection, or no sign of life.
    pub async fn probe(&self) -> Result<(), WriteError> {
        let current = self.current()?;
        current.heed(current.daemon.probe().await)
    }

    fn current(&self) -> Result<Current, WriteError> {
        let current = self.shared.current.lock().unwrap_or_else(PoisonError::into_inner).clone();
        current.ok_or_else(|| {
            self.shared.wanted.notify_one();
            WriteError::NotConnected
        })
    }
}

impl Current {
    /// Ends the connection when a call over it got no answer.
    fn heed<T>(&self, result: Result<T, WriteError>) -> Result<T, WriteError> {
        if let Err(WriteError::Call(error) | WriteError::Change(error)) = &result {
            self.heed_call(error);
        }
        result
    }

    fn heed_call(&self, error: &CallError) {
        if error.is_of_the_connection() {
            self.broken.notify_one();
        }
    }
}

struct Follower {
    choice: SocketChoice,
    sender: mpsc::Sender<Event>,
    shared: Arc<Shared>,
    told: Option<Trouble>,
}

impl Follower {
    async fn run(mut self) {
        let mut pace = Pace::new(Instant::now());
        loop {
            let mark = Mark::of(self.choice.path());
            let error = match self.attempt().await {
                Ok(connection) => {
                    let since = Instant::now();
                    let Err(error) = self.follow(connection).await else { return };
                    pace.lost(since, Instant::now());
                    error
                }
                Err(error) => error,
            };
            if self.tell(&error).await.is_err() {
                return;
            }
            if matches!(error, ConnectError::NotSupported) {
                return self.sender.closed().await;
            }
            let watch = FolderWatch::on(self.choice.path()).ok();
            // Looked at after the watch is set, so that no socket can appear unseen between the two.
            let mut has_appeared = Mark::of(self.choice.path()) != mark;
            if !has_appeared {
                tokio::select! {
                    () = tokio::time::sleep(pace.next(Instant::now())) => {}
                    () = changed(watch) => has_appeared = true,
                    () = self.shared.wanted.notified() => {}
                    () = self.sender.closed() => return,
                }
            }
            if has_appeared {
                pace = Pace::new(Instant::now());
            }
        }
    }

    /// Connects and reads everything once.
    async fn attempt(&mut self) -> Result<(Current, Subscription), ConnectError> {
        let memory = Arc::clone(&self.shared.memory);
        let daemon = Daemon::connect_with(&self.choice, memory).await?;
        let subscription = Subscription::start(&daemon).await?;
        Ok((Current { daemon, broken: Arc::default() }, subscription))
    }

    /// Hands on what the daemon tells until the connection ends.
    async fn follow(
        &mut self,
        (current, subscription): (Current, Subscription),
    ) -> Result<(), ConnectError> {
        self.told = None;
        let broken = Arc::clone(&current.broken);
        self.set_current(Some(current));
        let ended = tokio::select! {
            ended = subscription.tell(&self.sender) => ended,
            () = broken.notified() => Err(CallError::Silent.into()),
        };
        self.set_current(None);
        ended
    }

    fn set_current(&self, current: Option<Current>) {
        *self.shared.current.lock().unwrap_or_else(PoisonError::into_inner) = current;
    }

    /// Tells a trouble, once until it changes or the daemon is back.
    async fn tell(&mut self, error: &ConnectError) -> Result<(), mpsc::error::SendError<Event>> {
        let trouble = error.trouble();
        if self.told == Some(trouble) {
            return Ok(());
        }
        self.told = Some(trouble);
        let source = self.choice.source();
        if let ConnectError::TooOld { version } = error {
            let (version, unchecked_socket) = (Some(version.clone()), self.choice.is_unchecked());
            self.sender.send(Event::SourceFound { source, version, unchecked_socket }).await?;
        }
        self.sender.send(Event::SourceFailed { source, trouble }).await
    }
}

/// Comes back when the socket appears; never, where that cannot be watched.
async fn changed(watch: Option<FolderWatch>) {
    if let Some(mut watch) = watch
        && watch.changed().await.is_ok()
    {
        return;
    }
    std::future::pending::<()>().await;
}

/// When to look for the daemon again.
#[derive(Clone, Copy, Debug)]
struct Pace {
    since: Instant,
    next: Duration,
}

impl Pace {
    const FIRST: Duration = Duration::from_millis(100);
    const LONGEST: Duration = Duration::from_secs(3);
    const EAGER_FOR: Duration = Duration::from_secs(30);
    const THEN: Duration = Duration::from_secs(30);

    fn new(now: Instant) -> Self {
        Self { since: now, next: Self::FIRST }
    }

    /// After a connection that held the search starts anew; after one that broke at once it goes on, so that a
    /// daemon that breaks off again and again is not asked ten times a second.
    fn lost(&mut self, connected: Instant, now: Instant) {
        if now.duration_since(connected) >= Self::LONGEST {
            *self = Self::new(now);
        } else {
            self.since = now;
        }
    }

    fn next(&mut self, now: Instant) -> Duration {
        if now.duration_since(self.since) >= Self::EAGER_FOR {
            return Self::THEN;
        }
        let wait = self.next;
        self.next = (wait * 2).min(Self::LONGEST);
        wait
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_daemon_is_looked_for_eagerly_for_half_a_minute_and_then_rarely() {
        let start = Instant::now();
        let mut pace = Pace::new(start);
        let waits: Vec<u64> = std::iter::repeat_with(|| pace.next(start))
            .take(7)
            .map(|wait| u64::try_from(wait.as_millis()).unwrap_or(u64::MAX))
            .collect();
        assert_eq!(waits, [100, 200, 400, 800, 1_600, 3_000, 3_000]);
        assert_eq!(pace.next(start + Pace::EAGER_FOR), Duration::from_secs(30));
    }

    #[test]
    fn a_connection_that_held_starts_the_search_anew_and_one_that_broke_at_once_does_not() {
        let start = Instant::now();
        let mut pace = Pace::new(start);
        pace.next(start);
        pace.lost(start, start);
        assert_eq!(pace.next(start), Duration::from_millis(200));
        pace.lost(start, start + Duration::from_secs(3));
        assert_eq!(pace.next(start), Duration::from_millis(100));
    }
}
