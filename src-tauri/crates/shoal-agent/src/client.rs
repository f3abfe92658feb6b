//! A front end's end of the local socket.

use std::io;
use std::time::Duration;

use shoal_core::front::{FromFront, PROTOCOL, Page, PageData, ToFront};
use shoal_core::signals::{Signals, SignalsPage};
use shoal_core::{Command, Snapshot};
use thiserror::Error;
use tokio::net::UnixStream;
use tokio::net::unix::{OwnedReadHalf, OwnedWriteHalf};
use tokio::sync::{mpsc, watch};
use tokio::time::timeout;

use crate::lines::{AGENT_LINE_LIMIT, LineError, LineReader, LineWriter};
use crate::paths::Paths;

/// How long a resident Shoal may take to answer.
const ANSWER_DEADLINE: Duration = Duration::from_secs(2);

/// How long it may take to make a report: it asks the desktop and goes over all processes.
const REPORT_DEADLINE: Duration = Duration::from_secs(8);

/// Why a resident Shoal cannot be talked to.
#[derive(Debug, Error)]
pub enum ClientError {
    /// The connection failed.
    #[error("Shoal's local socket cannot be used")]
    Socket(#[source] io::Error),
    /// Somebody else serves the socket.
    #[error("Shoal's local socket is served by user {user}")]
    Foreign {
        /// Who.
        user: u32,
    },
    /// What serves it does not answer.
    #[error(
        "the Shoal that runs{} does not answer",
        .process.map(|id| format!(" (process {id})")).unwrap_or_default()
    )]
    Silent {
        /// Its number, where the system tells.
        process: Option<i32>,
    },
    /// A Shoal of another version serves it.
    #[error(
        "the one that runs is not of this version, {}: quit it in its menu, or end its process, and start it anew",
        env!("CARGO_PKG_VERSION")
    )]
    OtherVersion,
    /// What came was not of this language, or nothing came.
    #[error(transparent)]
    Line(LineError),
    /// The connection ended.
    #[error("Shoal has stopped")]
    Stopped,
}

impl ClientError {
    /// Whether a Shoal of another version answered.
    pub fn is_other_version(&self) -> bool {
        matches!(self, Self::OtherVersion)
    }
}

impl From<LineError> for ClientError {
    fn from(error: LineError) -> Self {
        match error {
            // A build from between two releases may say other things under the same number.
            LineError::OtherVersion | LineError::Unreadable(_) => Self::OtherVersion,
            LineError::Read(_)
            | LineError::Written(_)
            | LineError::TooLong { .. }
            | LineError::TooLate => Self::Line(error),
        }
    }
}

/// A connection to the resident Shoal.
#[derive(Debug)]
pub struct Client {
    snapshots: watch::Receiver<Snapshot>,
    pages: watch::Receiver<Option<PageData>>,
    ended_well: watch::Receiver<bool>,
    out: mpsc::Sender<FromFront>,
}

/// What the reading end fills.
struct Inbox {
    snapshots: watch::Sender<Snapshot>,
    pages: watch::Sender<Option<PageData>>,
    ended_well: watch::Sender<bool>,
}

impl Client {
    /// Connects to the resident Shoal and waits for its first snapshot; `None` where none runs.
    ///
    /// # Errors
    /// When one runs and does not answer within two seconds, is another user's, or is of another version.
    pub async fn connect(paths: &Paths) -> Result<Option<Self>, ClientError> {
        let stream = match UnixStream::connect(paths.socket()).await {
            Ok(stream) => stream,
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::NotFound | io::ErrorKind::ConnectionRefused
                ) =>
            {
                return Ok(None);
            }
            Err(error) => return Err(ClientError::Socket(error)),
        };
        let peer = stream.peer_cred().map_err(ClientError::Socket)?;
        let user = peer.uid();
        if user != rustix::process::geteuid().as_raw() {
            return Err(ClientError::Foreign { user });
        }
        let greeted = timeout(ANSWER_DEADLINE, Self::greet(stream)).await;
        greeted.map_err(|_| ClientError::Silent { process: peer.pid() })?.map(Some)
    }

    async fn greet(stream: UnixStream) -> Result<Self, ClientError> {
        let (reader, writer) = stream.into_split();
        let mut reader = LineReader::new(reader, AGENT_LINE_LIMIT);
        let mut writer = LineWriter::new(writer);
        writer.send(&FromFront::Hello { protocol: PROTOCOL }).await?;
        match reader.next::<ToFront>().await? {
            Some(ToFront::Hello { protocol: PROTOCOL }) => {}
            Some(_) => return Err(ClientError::OtherVersion),
            None => return Err(ClientError::Stopped),
        }
        let first = loop {
            match reader.next::<ToFront>().await? {
                Some(ToFront::Snapshot { snapshot }) => break *snapshot,
                Some(ToFront::Bye) | None => return Err(ClientError::Stopped),
                Some(ToFront::Hello { .. } | ToFront::Page { .. } | ToFront::Show) => {}
            }
        };
        let (snapshots, snapshot_receiver) = watch::channel(first);
        let (pages, pages_receiver) = watch::channel(None);
        let (ended_well, ended_well_receiver) = watch::channel(false);
        let (out, out_receiver) = mpsc::channel(4);
        tokio::spawn(read(reader, Inbox { snapshots, pages, ended_well }));
        tokio::spawn(write(writer, out_receiver));
        Ok(Self {
            snapshots: snapshot_receiver,
            pages: pages_receiver,
            ended_well: ended_well_receiver,
            out,
        })
    }

    /// The resident Shoal's snapshots, beginning with one that is there. `changed()` is an error once it has stopped.
    pub fn snapshots(&self) -> watch::Receiver<Snapshot> {
        self.snapshots.clone()
    }

    /// Whether the end of the snapshots was a clean one.
    pub fn has_ended_well(&self) -> bool {
        *self.ended_well.borrow()
    }

    /// Asks for something; what comes of it shows in a later snapshot.
    ///
    /// # Errors
    /// When Shoal has stopped.
    pub async fn command(&self, command: Command) -> Result<(), ClientError> {
        self.say(FromFront::Command { command }).await
    }

    /// Has the window opened, or brought to the front.
    ///
    /// # Errors
    /// When Shoal has stopped.
    pub async fn show(&self) -> Result<(), ClientError> {
        self.say(FromFront::Show).await
    }

    /// What signals take off the crowd on the exit IP in use.
    ///
    /// # Errors
    /// When Shoal has stopped, or does not answer within two seconds.
    pub async fn signals(&self, signals: &Signals) -> Result<SignalsPage, ClientError> {
        self.say(FromFront::Signals { signals: signals.clone() }).await?;
        match self.page(Page::Signals).await? {
            PageData::Signals(page) => Ok(*page),
            PageData::Places(_)
            | PageData::Position(_)
            | PageData::Trail(_)
            | PageData::History(_)
            | PageData::Diagnostics(_) => Err(ClientError::Stopped),
        }
    }

    /// A report on the Shoal that runs.
    ///
    /// # Errors
    /// When Shoal has stopped, or does not answer within eight seconds.
    pub async fn diagnostics(&self) -> Result<String, ClientError> {
        match self.page_within(Page::Diagnostics, REPORT_DEADLINE).await? {
            PageData::Diagnostics(page) => Ok(page.text),
            PageData::Places(_)
            | PageData::Position(_)
            | PageData::Trail(_)
            | PageData::History(_)
            | PageData::Signals(_) => Err(ClientError::Stopped),
        }
    }

    /// The data of a page as it is; of a page that needs only the snapshot there is none, ever.
    ///
    /// # Errors
    /// When Shoal has stopped, or does not answer within two seconds.
    pub async fn page(&self, page: Page) -> Result<PageData, ClientError> {
        self.page_within(page, ANSWER_DEADLINE).await
    }

    async fn page_within(&self, page: Page, deadline: Duration) -> Result<PageData, ClientError> {
        let mut pages = self.pages.clone();
        pages.mark_unchanged();
        self.say(FromFront::LookingAt { page }).await?;
        let is_it = |data: &Option<PageData>| data.as_ref().is_some_and(|data| data.page() == page);
        let fresh = async {
            // What is there may be of an earlier look.
            pages.changed().await?;
            pages.wait_for(is_it).await.map(|data| data.clone())
        };
        let data = timeout(deadline, fresh).await;
        let data = data.map_err(|_| LineError::TooLate)?.map_err(|_| ClientError::Stopped)?;
        self.say(FromFront::LookingAt { page: Page::Now }).await?;
        data.ok_or(ClientError::Stopped)
    }

    /// Waits until everything asked for has been handed over and ends the connection.
    pub async fn close(self) {
        let Self { out, mut ended_well, .. } = self;
        drop(out);
        // The writing task closes its half, the other end closes in answer, the reading task ends.
        let closed = async { while ended_well.changed().await.is_ok() {} };
        drop(timeout(ANSWER_DEADLINE, closed).await);
    }

    async fn say(&self, message: FromFront) -> Result<(), ClientError> {
        self.out.send(message).await.map_err(|_| ClientError::Stopped)
    }
}

async fn read(mut reader: LineReader<OwnedReadHalf>, inbox: Inbox) {
    while let Ok(Some(message)) = reader.next::<ToFront>().await {
        match message {
            ToFront::Snapshot { snapshot } => {
                inbox.snapshots.send_replace(*snapshot);
            }
            ToFront::Page { data } => {
                inbox.pages.send_replace(Some(data));
            }
            ToFront::Bye => {
                inbox.ended_well.send_replace(true);
                return;
            }
            ToFront::Hello { .. } | ToFront::Show => {}
        }
    }
}

async fn write(mut writer: LineWriter<OwnedWriteHalf>, mut out: mpsc::Receiver<FromFront>) {
    while let Some(message) = out.recv().await {
        if writer.send(&message).await.is_err() {
            return;
        }
    }
}
