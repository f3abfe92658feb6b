//! What the daemon tells, from the first reading on, in one order.
//!
//! The daemon sends no snapshot, so: subscribe, then read everything, then apply events. An event older than a
//! reading may come after it, but then the event that the reading shows comes after that one too.

use std::pin::Pin;
use std::sync::Arc;

use bytes::Bytes;
use shoal_core::key::Device;
use shoal_core::{Event, UnixSeconds};
use tokio::sync::mpsc;
use tonic::codec::Streaming;

use crate::calls::{Calls, failed};
use crate::convert::{self, DeviceWord};
use crate::daemon::Daemon;
use crate::error::{CallError, ConnectError};
use crate::fields::{Message, Unreadable};
use crate::layout::Layout;
use crate::pending::Pending;
use crate::version::DaemonVersion;
use crate::wire::{Method, event};

type KeyReading = Pin<Box<dyn Future<Output = Result<Option<UnixSeconds>, ConnectError>> + Send>>;

/// The daemon's stream of events, after everything has been read once.
pub(crate) struct Subscription {
    calls: Calls,
    version: DaemonVersion,
    layout: Layout,
    stream: Streaming<Bytes>,
    pending: Pending,
    /// The age of the key is asked for again after each event about the device, while the stream is drained.
    key: Option<KeyReading>,
}

impl Subscription {
    /// Subscribes, then reads.
    pub(crate) async fn start(daemon: &Daemon) -> Result<Self, ConnectError> {
        let calls = daemon.calls.clone();
        let stream = calls.listen(Method::EventsListen).await?;
        let (version, layout) = (daemon.version.clone(), Layout::Unknown);
        let (pending, key) = (Pending::default(), None);
        let mut this = Self { calls, version, layout, stream, pending, key };
        this.pending.push(Event::SourceFound {
            source: daemon.choice.source(),
            version: Some(daemon.version().to_owned()).filter(|version| !version.is_empty()),
            unchecked_socket: daemon.choice.is_unchecked(),
        });
        let settings = this.calls.ask(Method::GetSettings, Vec::new()).await?;
        this.take_settings(&settings)?;
        let tunnel = this.calls.ask(Method::GetTunnelState, Vec::new()).await?;
        this.take_tunnel(&tunnel)?;
        this.read_device().await?;
        let relays = this.calls.ask(Method::GetRelayLocations, Vec::new()).await?;
        this.take_relays(&relays)?;
        Ok(this)
    }

    /// Hands on what comes until the receiver is dropped.
    pub(crate) async fn tell(mut self, sender: &mpsc::Sender<Event>) -> Result<(), ConnectError> {
        loop {
            tokio::select! {
                permit = sender.reserve(), if !self.pending.is_empty() => match permit {
                    Ok(permit) => {
                        if let Some(event) = self.pending.pop() {
                            permit.send(event);
                        }
                    }
                    Err(_) => return Ok(()),
                },
                message = self.stream.message() => match message {
                    Ok(Some(message)) => self.take(&message)?,
                    Ok(None) => return Err(ConnectError::StreamEnded),
                    Err(status) => return Err(failed(status).into()),
                },
                created = reading(&mut self.key) => {
                    self.key = None;
                    let key_created = created?;
                    self.pending.push(Event::DeviceReported(Device::LoggedIn { key_created }));
                },
                () = sender.closed() => return Ok(()),
            }
        }
    }

    fn take(&mut self, message: &[u8]) -> Result<(), Unreadable> {
        let event = Message::read(message, "DaemonEvent")?;
        if let Some(state) = event.bytes(event::TUNNEL_STATE)? {
            self.take_tunnel(state)?;
        } else if let Some(settings) = event.bytes(event::SETTINGS)? {
            self.take_settings(settings)?;
        } else if let Some(relays) = event.bytes(event::RELAY_LIST)? {
            self.take_relays(relays)?;
        } else if let Some(device) = event.bytes(event::DEVICE)? {
            let word = convert::device_event(device)?;
            self.take_device(word);
        } else if event.has(event::LEAK) {
            self.pending.push(Event::LeakReported);
        }
        Ok(())
    }

    fn take_tunnel(&mut self, bytes: &[u8]) -> Result<(), Unreadable> {
        let report = convert::tunnel_report(bytes, self.layout)?;
        self.pending.push(Event::TunnelReported(report));
        Ok(())
    }

    fn take_settings(&mut self, bytes: &[u8]) -> Result<(), Unreadable> {
        let (settings, layout) = convert::settings(bytes, &self.version)?;
        self.layout = layout;
        self.pending.push(Event::DaemonSettingsReported(settings));
        Ok(())
    }

    fn take_relays(&mut self, bytes: &[u8]) -> Result<(), Unreadable> {
        let directory = Arc::new(convert::relay_list(bytes)?);
        self.pending.push(Event::RelaysReported(directory));
        Ok(())
    }

    async fn read_device(&mut self) -> Result<(), ConnectError> {
        match self.calls.ask(Method::GetDevice, Vec::new()).await {
            Ok(state) => self.take_device(convert::device_state(&state)?),
            // Not every daemon has a word about the device while it starts; an event follows.
            Err(CallError::Refused(_)) => {}
            Err(error) => return Err(error.into()),
        }
        if let Some(key) = self.key.take() {
            let key_created = key.await?;
            self.pending.push(Event::DeviceReported(Device::LoggedIn { key_created }));
        }
        Ok(())
    }

    fn take_device(&mut self, word: DeviceWord) {
        self.key = None;
        match word {
            DeviceWord::LoggedIn => self.key = Some(Box::pin(read_key(self.calls.clone()))),
            DeviceWord::LoggedOut => self.pending.push(Event::DeviceReported(Device::LoggedOut)),
            DeviceWord::Revoked => self.pending.push(Event::DeviceReported(Device::Revoked)),
            DeviceWord::Unknown => {}
        }
    }
}

/// When the key was made; `None` where the daemon does not say.
async fn read_key(calls: Calls) -> Result<Option<UnixSeconds>, ConnectError> {
    match calls.ask(Method::GetWireguardKey, Vec::new()).await {
        Ok(key) => Ok(convert::key_created(&key)?),
        Err(CallError::Refused(_)) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// The end of the reading, if there is one going on.
async fn reading(key: &mut Option<KeyReading>) -> Result<Option<UnixSeconds>, ConnectError> {
    match key {
        Some(key) => key.await,
        None => std::future::pending().await,
    }
}
