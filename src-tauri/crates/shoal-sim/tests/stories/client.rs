//! A client that knows a few messages of the 2026.4 layout, declared on their own.

use std::path::Path;
use std::time::Duration;

use hyper_util::rt::TokioIo;
use prost::Message;
use prost::bytes::{Buf, BufMut, Bytes};
use tokio::net::UnixStream;
use tonic::client::Grpc;
use tonic::codec::{Codec, DecodeBuf, Decoder, EncodeBuf, Encoder};
use tonic::transport::{Channel, Endpoint};
use tonic::{Request, Status, Streaming};

/// Longer than anything here takes; a test that reaches it has failed.
pub(crate) const PATIENCE: Duration = Duration::from_secs(10);

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Event {
    #[prost(message, optional, tag = "1")]
    pub(crate) tunnel: Option<State>,
    #[prost(bytes = "vec", optional, tag = "2")]
    pub(crate) settings: Option<Vec<u8>>,
    #[prost(bytes = "vec", optional, tag = "3")]
    pub(crate) relay_list: Option<Vec<u8>>,
    #[prost(message, optional, tag = "5")]
    pub(crate) device: Option<DeviceEvent>,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct State {
    #[prost(message, optional, tag = "1")]
    pub(crate) disconnected: Option<Empty>,
    #[prost(message, optional, tag = "2")]
    pub(crate) connecting: Option<Up>,
    #[prost(message, optional, tag = "3")]
    pub(crate) connected: Option<Up>,
    #[prost(message, optional, tag = "4")]
    pub(crate) disconnecting: Option<Disconnecting>,
    #[prost(message, optional, tag = "5")]
    pub(crate) error: Option<Failed>,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Empty {}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Up {
    #[prost(message, optional, tag = "1")]
    pub(crate) relay: Option<RelayInfo>,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct RelayInfo {
    #[prost(message, optional, tag = "1")]
    pub(crate) endpoint: Option<TunnelEndpoint>,
    #[prost(message, optional, tag = "2")]
    pub(crate) location: Option<Location>,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct TunnelEndpoint {
    #[prost(string, tag = "1")]
    pub(crate) address: String,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Location {
    #[prost(string, optional, tag = "1")]
    pub(crate) ipv4: Option<String>,
    #[prost(string, optional, tag = "2")]
    pub(crate) ipv6: Option<String>,
    #[prost(string, tag = "4")]
    pub(crate) city: String,
    #[prost(string, tag = "8")]
    pub(crate) hostname: String,
    #[prost(string, optional, tag = "10")]
    pub(crate) entry_hostname: Option<String>,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Disconnecting {
    #[prost(int32, tag = "1")]
    pub(crate) after: i32,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Failed {
    #[prost(message, optional, tag = "1")]
    pub(crate) error: Option<ErrorState>,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct ErrorState {
    #[prost(int32, tag = "1")]
    pub(crate) cause: i32,
    #[prost(message, optional, tag = "2")]
    pub(crate) blocking_error: Option<Empty>,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Settings {
    #[prost(bytes = "vec", tag = "1")]
    pub(crate) relay_settings: Vec<u8>,
    #[prost(string, tag = "900")]
    pub(crate) unknown: String,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct DeviceEvent {
    #[prost(int32, tag = "1")]
    pub(crate) cause: i32,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct PublicKey {
    #[prost(bytes = "vec", tag = "1")]
    pub(crate) key: Vec<u8>,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Text {
    #[prost(string, tag = "1")]
    pub(crate) value: String,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Bool {
    #[prost(bool, tag = "1")]
    pub(crate) value: bool,
}

/// A connection to a daemon.
pub(crate) struct Client {
    channel: Channel,
}

/// The events of one client.
pub(crate) struct Events {
    stream: Streaming<Bytes>,
}

impl Client {
    pub(crate) async fn connect(socket: &Path) -> Result<Self, tonic::transport::Error> {
        let socket = socket.to_owned();
        let connector = tower::service_fn(move |_| {
            let socket = socket.clone();
            async move { UnixStream::connect(socket).await.map(TokioIo::new) }
        });
        let endpoint = Endpoint::from_static("http://localhost");
        endpoint.connect_with_connector(connector).await.map(|channel| Self { channel })
    }

    /// Calls a method with bytes and gives back bytes.
    pub(crate) async fn call(&self, method: &str, message: Vec<u8>) -> Result<Vec<u8>, Status> {
        let mut grpc = self.ready().await?;
        let answer = grpc.unary(Request::new(Bytes::from(message)), path(method), Raw);
        let answer = tokio::time::timeout(PATIENCE, answer).await.expect("the daemon answers");
        answer.map(|answer| answer.into_inner().to_vec())
    }

    /// Calls a method without an argument and reads the answer.
    pub(crate) async fn get<M: Message + Default>(&self, method: &str) -> Result<M, Status> {
        let bytes = self.call(method, Vec::new()).await?;
        M::decode(&*bytes).map_err(|error| Status::internal(error.to_string()))
    }

    pub(crate) async fn listen(&self) -> Result<Events, Status> {
        let mut grpc = self.ready().await?;
        let answer = grpc.server_streaming(Request::new(Bytes::new()), path("EventsListen"), Raw);
        answer.await.map(|answer| Events { stream: answer.into_inner() })
    }

    async fn ready(&self) -> Result<Grpc<Channel>, Status> {
        let mut grpc = Grpc::new(self.channel.clone()).max_decoding_message_size(usize::MAX);
        grpc.ready().await.map_err(|error| Status::unavailable(error.to_string()))?;
        Ok(grpc)
    }
}

impl Events {
    /// The next event; `None` when the stream has ended.
    pub(crate) async fn next(&mut self) -> Result<Option<Event>, Status> {
        let event = tokio::time::timeout(PATIENCE, self.stream.message()).await;
        let event = event.expect("an event comes or the stream ends")?;
        Ok(event.map(|bytes| Event::decode(bytes).expect("the event is readable")))
    }

    /// The next event, which must be one of the tunnel's.
    pub(crate) async fn state(&mut self) -> State {
        let event = self.next().await.expect("no error").expect("no end");
        event.tunnel.unwrap_or_else(|| panic!("the tunnel's state was to come"))
    }

    /// Events up to the first state that has an exit IP.
    pub(crate) async fn exit_ip(&mut self) -> Location {
        loop {
            let location = self.state().await.location();
            if let Some(location) = location.filter(|l| l.ipv4.is_some() || l.ipv6.is_some()) {
                return location;
            }
        }
    }
}

impl State {
    /// The location of a tunnel that is or is being made.
    pub(crate) fn location(self) -> Option<Location> {
        self.connected.or(self.connecting)?.relay?.location
    }
}

fn path(method: &str) -> http::uri::PathAndQuery {
    let path = format!("/mullvad_daemon.management_interface.ManagementService/{method}");
    path.parse().expect("a valid path")
}

/// Bytes in, bytes out.
struct Raw;

impl Codec for Raw {
    type Encode = Bytes;
    type Decode = Bytes;
    type Encoder = Self;
    type Decoder = Self;

    fn encoder(&mut self) -> Self {
        Self
    }

    fn decoder(&mut self) -> Self {
        Self
    }
}

impl Encoder for Raw {
    type Item = Bytes;
    type Error = Status;

    fn encode(&mut self, item: Bytes, into: &mut EncodeBuf<'_>) -> Result<(), Status> {
        into.put(item);
        Ok(())
    }
}

impl Decoder for Raw {
    type Item = Bytes;
    type Error = Status;

    fn decode(&mut self, from: &mut DecodeBuf<'_>) -> Result<Option<Bytes>, Status> {
        Ok(Some(from.copy_to_bytes(from.remaining())))
    }
}
