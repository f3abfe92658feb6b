//! The least that gRPC over a Unix socket can do: a stream of messages as large as the daemon's, and a client that takes
//! them.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use anyhow::Context as _;
use prost::bytes::Bytes;
use shoal_bench::bare_stream::{Raw, follow};
use tokio::net::UnixListener;
use tokio::runtime::Builder;
use tokio::sync::mpsc;
use tokio_stream::wrappers::{UnboundedReceiverStream, UnixListenerStream};
use tonic::body::Body;
use tonic::transport::Server;
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
        let tell = |_: Bytes| {
            // Where it cannot be told, nobody measures any more.
            let _ = arrived.send(Instant::now());
        };
        let listen = follow(socket, "/peer.Peer/Listen", tell);
        Builder::new_current_thread().enable_all().build()?.block_on(listen)
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
