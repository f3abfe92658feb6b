//! The least that gRPC over a Unix socket can do: a stream of messages as large as the daemon's, and a client that takes
//! them.

use std::convert::Infallible;
use std::path::PathBuf;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use anyhow::Context as _;
use hyper_util::rt::TokioIo;
use prost::bytes::{Buf, BufMut, Bytes};
use tokio::net::{UnixListener, UnixStream};
use tokio::runtime::Builder;
use tokio::sync::mpsc;
use tokio_stream::wrappers::{UnboundedReceiverStream, UnixListenerStream};
use tonic::body::Body;
use tonic::codec::{Codec, DecodeBuf, Decoder, EncodeBuf, Encoder};
use tonic::transport::{Endpoint, Server};
use tonic::{Request, Response, Status};

use crate::figures::Repeats;

/// As long as the daemon's event of a tunnel that is up.
const MESSAGE: &[u8] = &[1; 300];

/// About as long as Shoal's tunnel takes to be made anew: a processor that has just worked answers faster than one that
/// has slept.
const BETWEEN: Duration = Duration::from_millis(3);

type Messages = mpsc::UnboundedSender<Result<Bytes, Status>>;

/// From the moment a message is put into the stream to the moment the client has it, in µs.
pub(crate) fn echo(messages: u32) -> anyhow::Result<Repeats> {
    let dir = tempfile::tempdir()?;
    let socket = dir.path().join("peer");
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let (listens, mut listening) = mpsc::unbounded_channel();
    let listener = runtime.block_on(async { UnixListener::bind(&socket) })?;
    let clients = UnixListenerStream::new(listener);
    let server = runtime.spawn(async move {
        // It ends when the runtime does.
        let _ = Server::builder().serve_with_incoming(Stream { listens }, clients).await;
    });
    let (arrived, mut arrivals) = mpsc::unbounded_channel();
    let client = std::thread::spawn(move || {
        Builder::new_current_thread().enable_all().build()?.block_on(take(socket, arrived))
    });
    let times = runtime.block_on(async {
        let stream: Messages = listening.recv().await.context("the client listens")?;
        let mut times = Vec::new();
        for _ in 0..messages {
            tokio::time::sleep(BETWEEN).await;
            let began = Instant::now();
            stream.send(Ok(Bytes::from_static(MESSAGE))).context("the client listens")?;
            let there: Instant = arrivals.recv().await.context("the client listens")?;
            times.push(there.saturating_duration_since(began).as_secs_f64() * 1_000_000.0);
        }
        anyhow::Ok(times.into_iter().collect())
    });
    server.abort();
    drop(runtime);
    // The stream broke off under it; what it says about that is of no interest.
    let _ = client.join();
    times
}

/// Tells when each message came.
async fn take(socket: PathBuf, arrived: mpsc::UnboundedSender<Instant>) -> anyhow::Result<()> {
    let connector = tower::service_fn(move |_| {
        let socket = socket.clone();
        async move { UnixStream::connect(socket).await.map(TokioIo::new) }
    });
    let channel =
        Endpoint::from_static("http://localhost").connect_with_connector(connector).await?;
    let mut grpc = tonic::client::Grpc::new(channel);
    grpc.ready().await?;
    let path = http::uri::PathAndQuery::from_static("/peer.Peer/Listen");
    let answer = grpc.server_streaming(Request::new(Bytes::new()), path, Raw).await?;
    let mut stream = answer.into_inner();
    while stream.message().await?.is_some() {
        arrived.send(Instant::now())?;
    }
    Ok(())
}

/// Hands the sending end of a stream to the measurement for each client that comes.
#[derive(Clone)]
struct Stream {
    listens: mpsc::UnboundedSender<Messages>,
}

type Served = Pin<Box<dyn Future<Output = Result<http::Response<Body>, Infallible>> + Send>>;

impl tower::Service<http::Request<Body>> for Stream {
    type Response = http::Response<Body>;
    type Error = Infallible;
    type Future = Served;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<Body>) -> Served {
        let listens = self.listens.clone();
        let listen = tower::service_fn(move |_: Request<Bytes>| {
            let (messages, stream) = mpsc::unbounded_channel();
            let told = listens.send(messages);
            async move {
                told.map_err(|_| Status::unavailable("nobody measures"))?;
                Ok(Response::new(UnboundedReceiverStream::new(stream)))
            }
        });
        Box::pin(async {
            Ok(tonic::server::Grpc::new(Raw).server_streaming(listen, request).await)
        })
    }
}

/// Messages as they are.
#[derive(Clone, Copy, Default)]
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
