//! A client's connection, which the simulation can break at any moment.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::UnixStream;
use tokio::sync::oneshot;
use tonic::transport::server::Connected;

/// How a connection breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Break {
    /// It is closed, as by a daemon that dies.
    Cut,
    /// Bytes that mean nothing are sent, then it is closed.
    Garble,
}

/// Bytes that are no HTTP/2: a frame of an unknown type whose length is a lie.
pub(crate) const NONSENSE: &[u8] = b"\xff\xff\xff\xfa\xff\xff\xff\xff\xff not a frame";

/// One client's connection.
#[derive(Debug)]
pub(crate) struct Line {
    stream: Option<UnixStream>,
    breaks: oneshot::Receiver<Break>,
}

impl Line {
    /// The connection, and what breaks it. Dropping the latter cuts it.
    pub(crate) fn new(stream: UnixStream) -> (Self, oneshot::Sender<Break>) {
        let (breaker, breaks) = oneshot::channel();
        (Self { stream: Some(stream), breaks }, breaker)
    }

    /// The stream, as long as the line is whole.
    fn stream(&mut self, cx: &mut Context<'_>) -> Option<&mut UnixStream> {
        if self.stream.is_some()
            && let Poll::Ready(how) = Pin::new(&mut self.breaks).poll(cx)
        {
            if let (Ok(Break::Garble), Some(stream)) = (how, &self.stream) {
                // A full buffer keeps the bytes back; the connection breaks all the same.
                let _ = stream.try_write(NONSENSE);
            }
            self.stream = None;
        }
        self.stream.as_mut()
    }
}

impl Connected for Line {
    type ConnectInfo = ();

    fn connect_info(&self) {}
}

impl AsyncRead for Line {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        match self.stream(cx) {
            Some(stream) => Pin::new(stream).poll_read(cx, buffer),
            None => Poll::Ready(Ok(())),
        }
    }
}

impl AsyncWrite for Line {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        match self.stream(cx) {
            Some(stream) => Pin::new(stream).poll_write(cx, bytes),
            None => Poll::Ready(Err(io::ErrorKind::BrokenPipe.into())),
        }
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.stream(cx) {
            Some(stream) => Pin::new(stream).poll_flush(cx),
            None => Poll::Ready(Ok(())),
        }
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.stream(cx) {
            Some(stream) => Pin::new(stream).poll_shutdown(cx),
            None => Poll::Ready(Ok(())),
        }
    }
}
