//! How a call is made: over one connection that is never set up anew behind Shoal's back, with a deadline and a bound.

use std::error::Error;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use hyper_util::rt::TokioIo;
use tonic::body::Body;
use tonic::client::Grpc;
use tonic::codec::Streaming;
use tonic::transport::{Channel, Endpoint, Uri};
use tonic::{Code, Request, Status};
use tower::{ServiceExt, service_fn};

use crate::codec::RawCodec;
use crate::error::CallError;
use crate::socket::Stream;
use crate::wire::Method;

/// A daemon that answers at all answers within this time; each call of Shoal's is local work for it.
pub(crate) const DEADLINE: Duration = Duration::from_secs(5);

/// Larger messages are not read. The relay list, the largest, is just under 1 MiB in 2026.
pub(crate) const LARGEST_MESSAGE: usize = 8 << 20;

/// Larger sets of headers are not read.
const LARGEST_HEADERS: u32 = 16 << 10;

/// Where a refusal has its status: among the headers, as Mullvad's daemon sends it (tonic, read 2026-11). A status that
/// was made on this side, for a connection that broke, came with no header; its code alone would not tell the two
/// apart, since the daemon says "unavailable" of Mullvad's service and "unknown" of an account that changed.
const STATUS: &str = "grpc-status";

/// A connection that calls can be made over. Clones share it.
#[derive(Clone)]
pub(crate) struct Calls {
    channel: Channel,
}

impl Calls {
    /// Takes a connected socket whose server has been checked.
    pub(crate) async fn over(stream: Stream) -> Result<Self, CallError> {
        // The daemon ignores the address; it must only be a valid one. The socket is given out once, so a connection
        // that breaks stays broken, and the next one is checked like the first.
        let once = Mutex::new(Some(stream));
        let connector = service_fn(move |_: Uri| {
            let stream = once.lock().ok().and_then(|mut once| once.take());
            let gone = || io::Error::from(io::ErrorKind::NotConnected);
            std::future::ready(stream.map(TokioIo::new).ok_or_else(gone))
        });
        let endpoint =
            Endpoint::from_static("http://localhost").http2_max_header_list_size(LARGEST_HEADERS);
        let channel = endpoint.connect_with_connector(connector);
        match tokio::time::timeout(DEADLINE, channel).await {
            Ok(Ok(channel)) => Ok(Self { channel }),
            Ok(Err(error)) => Err(failed(Status::from_error(Box::new(error)))),
            Err(_) => Err(CallError::Silent),
        }
    }

    /// Makes a call that has one answer.
    pub(crate) async fn ask(&self, method: Method, message: Vec<u8>) -> Result<Bytes, CallError> {
        self.ask_within(DEADLINE, method, message).await
    }

    /// Makes a call that may take longer, because the daemon asks Mullvad's service for it.
    pub(crate) async fn ask_within(
        &self,
        deadline: Duration,
        method: Method,
        message: Vec<u8>,
    ) -> Result<Bytes, CallError> {
        let is_refused = Arc::new(AtomicBool::new(false));
        let seen = Arc::clone(&is_refused);
        let channel = self.channel.clone().map_response(move |response: http::Response<Body>| {
            let status = response.headers().get(STATUS);
            seen.store(status.is_some_and(|status| status != "0"), Ordering::Relaxed);
            response
        });
        let answer = async {
            let mut client = bounded(channel);
            client.ready().await.map_err(|error| Status::from_error(Box::new(error)))?;
            client.unary(Request::new(message), method.path(), RawCodec).await
        };
        match tokio::time::timeout(deadline, answer).await {
            Ok(Ok(answer)) => Ok(answer.into_inner()),
            Ok(Err(status)) if is_refused.load(Ordering::Relaxed) => {
                Err(CallError::Refused(Box::new(status)))
            }
            Ok(Err(status)) => Err(failed(status)),
            Err(_) => Err(CallError::Silent),
        }
    }

    /// Starts a call that has many answers; the deadline is for its start.
    pub(crate) async fn listen(&self, method: Method) -> Result<Streaming<Bytes>, CallError> {
        let start = async {
            let mut client = bounded(self.channel.clone());
            client.ready().await.map_err(|error| Status::from_error(Box::new(error)))?;
            client.server_streaming(Request::new(Vec::new()), method.path(), RawCodec).await
        };
        match tokio::time::timeout(DEADLINE, start).await {
            Ok(Ok(stream)) => Ok(stream.into_inner()),
            Ok(Err(status)) => Err(failed(status)),
            Err(_) => Err(CallError::Silent),
        }
    }
}

fn bounded<T>(channel: T) -> Grpc<T> {
    Grpc::new(channel).max_decoding_message_size(LARGEST_MESSAGE)
}

/// Tells a refusal of the daemon's from a connection that broke and from bytes that are no gRPC.
pub(crate) fn failed(status: Status) -> CallError {
    let is_local = status.source().is_some();
    let has_broken = has_broken(status.source());
    let (code, status) = (status.code(), Box::new(status));
    // A stream that ends without a status, or in the middle of a message.
    let is_cut_off = matches!(code, Code::Unavailable | Code::Cancelled);
    // Made here: a message over the bound, a frame that is none.
    let is_odd = matches!(code, Code::OutOfRange | Code::Unknown | Code::Internal | Code::DataLoss);
    if has_broken || (is_cut_off && !is_local) {
        CallError::Lost(status)
    } else if is_local || is_odd {
        CallError::Misbehaves(status)
    } else {
        CallError::Refused(status)
    }
}

fn has_broken(mut error: Option<&(dyn Error + 'static)>) -> bool {
    while let Some(cause) = error {
        let is_broken_http = cause.downcast_ref().is_some_and(h2::Error::is_io);
        if is_broken_http || cause.is::<io::Error>() {
            return true;
        }
        error = cause.source();
    }
    false
}
