//! How the language of [`shoal_core::front`] travels: one JSON object a line, over a socket or a pair of pipes.
//!
//! A line has a longest length in each direction, so that no peer can make the other hold more than that. A partial
//! line at the end of input is dropped with it.

use std::io;

use serde::Serialize;
use serde::de::DeserializeOwned;
use thiserror::Error;
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};

/// Longest line that a front end may send, in bytes.
pub const FRONT_LINE_LIMIT: usize = 64 * 1024;

/// Longest line that a front end takes from the resident program, in bytes: a page about several thousand cities.
pub const AGENT_LINE_LIMIT: usize = 8 * 1024 * 1024;

/// Why a conversation in lines ended early.
#[derive(Debug, Error)]
pub enum LineError {
    /// The other end could not be read from.
    #[error("the line could not be read")]
    Read(#[source] io::Error),
    /// The other end could not be written to.
    #[error("the line could not be written")]
    Written(#[source] io::Error),
    /// A line is longer than allowed.
    #[error("the line is longer than {limit} bytes")]
    TooLong {
        /// What is allowed.
        limit: usize,
    },
    /// A line is not of this language.
    #[error("the line is not of Shoal's language")]
    Unreadable(#[source] serde_json::Error),
    /// The other end speaks another version, or did not say which.
    #[error("the other program is of another version of Shoal: end both and start again")]
    OtherVersion,
    /// The other end did not say which version it speaks in time.
    #[error("the other program did not answer in time")]
    TooLate,
}

/// Reads lines.
#[derive(Debug)]
pub struct LineReader<R> {
    input: BufReader<R>,
    line: Vec<u8>,
    limit: usize,
}

impl<R: AsyncRead + Unpin> LineReader<R> {
    /// Reads lines of at most `limit` bytes from `input`.
    pub fn new(input: R, limit: usize) -> Self {
        Self { input: BufReader::new(input), line: Vec::new(), limit }
    }

    /// The next message, or `None` at the end of input. May be dropped half-way and called again.
    ///
    /// # Errors
    /// When the input breaks, a line is too long or not a `T`.
    pub async fn next<T: DeserializeOwned>(&mut self) -> Result<Option<T>, LineError> {
        loop {
            let chunk = self.input.fill_buf().await.map_err(LineError::Read)?;
            if chunk.is_empty() {
                return Ok(None);
            }
            let end = chunk.iter().position(|byte| *byte == b'\n');
            let taken = end.unwrap_or(chunk.len());
            if self.line.len() + taken > self.limit {
                return Err(LineError::TooLong { limit: self.limit });
            }
            self.line.extend_from_slice(&chunk[..taken]);
            self.input.consume(end.map_or(taken, |end| end + 1));
            if end.is_some() {
                let message = serde_json::from_slice(&self.line).map_err(LineError::Unreadable);
                self.line.clear();
                return message.map(Some);
            }
        }
    }
}

/// Writes lines.
#[derive(Debug)]
pub struct LineWriter<W> {
    output: W,
}

impl<W: AsyncWrite + Unpin> LineWriter<W> {
    /// Writes lines to `output`.
    pub fn new(output: W) -> Self {
        Self { output }
    }

    /// Writes one message and hands it on at once.
    ///
    /// # Errors
    /// When the output breaks.
    pub async fn send<T: Serialize>(&mut self, message: &T) -> Result<(), LineError> {
        let mut line = serde_json::to_vec(message).map_err(LineError::Unreadable)?;
        line.push(b'\n');
        self.output.write_all(&line).await.map_err(LineError::Written)?;
        self.output.flush().await.map_err(LineError::Written)
    }
}
