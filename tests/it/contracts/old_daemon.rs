//! A daemon that is older than the oldest that Shoal reads is named with its version and asked nothing more.

use std::convert::Infallible;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

use prost::bytes::{Buf, BufMut};
use shoal_core::{Event, Source, Trouble};
use shoal_mullvad::{ConnectError, Daemon, SocketChoice, keep_following};
use tokio::net::UnixListener;
use tokio::sync::mpsc;
use tokio_stream::wrappers::UnixListenerStream;
use tonic::body::Body;
use tonic::codec::{Codec, DecodeBuf, Decoder, EncodeBuf, Encoder};
use tonic::codegen::{BoxFuture, Service, http};
use tonic::server::{Grpc, UnaryService};
use tonic::{Request, Response, Status};

use super::socket;

/// A daemon that answers every call with its version, and keeps the paths of all calls.
#[derive(Clone, Default)]
struct OldDaemon {
    paths: Arc<Mutex<Vec<String>>>,
}

/// A `StringValue` that holds `2023.6`.
const VERSION: &[u8] = b"\x0a\x062023.6";

impl UnaryService<()> for OldDaemon {
    type Response = ();
    type Future = BoxFuture<Response<()>, Status>;

    fn call(&mut self, _: Request<()>) -> Self::Future {
        Box::pin(async { Ok(Response::new(())) })
    }
}

impl Service<http::Request<Body>> for OldDaemon {
    type Response = http::Response<Body>;
    type Error = Infallible;
    type Future = BoxFuture<Self::Response, Infallible>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<Body>) -> Self::Future {
        let path = request.uri().path().to_owned();
        self.paths.lock().expect("no panic among holders").push(path);
        let this = self.clone();
        Box::pin(async move { Ok(Grpc::new(Version).unary(this, request).await) })
    }
}

/// Reads nothing and writes the version.
struct Version;

impl Codec for Version {
    type Encode = ();
    type Decode = ();
    type Encoder = Self;
    type Decoder = Self;

    fn encoder(&mut self) -> Self {
        Self
    }

    fn decoder(&mut self) -> Self {
        Self
    }
}

impl Encoder for Version {
    type Item = ();
    type Error = Status;

    fn encode(&mut self, (): (), out: &mut EncodeBuf<'_>) -> Result<(), Status> {
        out.put_slice(VERSION);
        Ok(())
    }
}

impl Decoder for Version {
    type Item = ();
    type Error = Status;

    fn decode(&mut self, source: &mut DecodeBuf<'_>) -> Result<Option<()>, Status> {
        source.advance(source.remaining());
        Ok(Some(()))
    }
}

#[tokio::test]
async fn a_daemon_of_2023_is_unreadable_and_told_with_its_version() {
    let (_folder, path) = socket();
    let daemon = OldDaemon::default();
    let paths = Arc::clone(&daemon.paths);
    let listener = UnixListenerStream::new(UnixListener::bind(&path).expect("a socket"));
    let server = tonic::transport::Server::builder().serve_with_incoming(daemon, listener);
    let server = tokio::spawn(server);

    let choice = SocketChoice::Unchecked(path);
    let error = Daemon::connect(&choice).await.map(|_| ()).expect_err("too old");
    assert!(matches!(&error, ConnectError::TooOld { version } if version == "2023.6"));
    assert_eq!(error.trouble(), Trouble::DaemonUnreadable);

    let (sender, mut events) = mpsc::channel(4);
    let (_handle, follower) = keep_following(choice, sender);
    let follower = tokio::spawn(follower);
    let (source, version) = (Source::Daemon, Some("2023.6".to_owned()));
    let found = Event::SourceFound { source, version, unchecked_socket: true };
    assert_eq!(events.recv().await, Some(found));
    let trouble = Trouble::DaemonUnreadable;
    assert_eq!(events.recv().await, Some(Event::SourceFailed { source, trouble }));

    let asked = paths.lock().expect("no panic among holders");
    assert!(asked.iter().all(|path| path.ends_with("/GetCurrentVersion")));
    follower.abort();
    server.abort();
}
