//! A file of the kernel's own (a timer, a watched folder) as something to wait for.

use std::io;
use std::os::fd::OwnedFd;

use rustix::io::Errno;
use tokio::io::unix::AsyncFd;

/// Becomes readable when what it stands for happens.
#[derive(Debug)]
pub(crate) struct Descriptor(AsyncFd<OwnedFd>);

impl Descriptor {
    /// Takes a descriptor that does not block.
    #[expect(
        deprecated,
        reason = "its successor is unsafe for types that may swap or close their descriptor; an `OwnedFd` does neither"
    )]
    pub(crate) fn new(descriptor: OwnedFd) -> io::Result<Self> {
        AsyncFd::new(descriptor).map(Self)
    }

    /// The descriptor itself.
    pub(crate) fn get(&self) -> &OwnedFd {
        self.0.get_ref()
    }

    /// Waits until something can be read and reads it.
    pub(crate) async fn read(&self, bytes: &mut [u8]) -> io::Result<usize> {
        loop {
            let mut ready = self.0.readable().await?;
            match rustix::io::read(self.get(), &mut *bytes) {
                Err(Errno::WOULDBLOCK) => ready.clear_ready(),
                Ok(read) => return Ok(read),
                Err(error) => return Err(error.into()),
            }
        }
    }
}
