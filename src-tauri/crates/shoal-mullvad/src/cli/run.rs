//! How Mullvad's program is run: with nothing of Shoal's own surroundings, for a short time, and heard only so far.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process_group};
use tokio::io::{AsyncRead, AsyncReadExt};
use tokio::process::Command;

use super::ProgramError;

/// More than this is not read, of either stream. The longest help of 2026.4 is under 4 KiB.
const MOST_OUTPUT: u64 = 64 << 10;

/// Where programs that Mullvad's program might start are looked for. Shoal's own search path is not handed on.
const SEARCH_PATH: &str = "/usr/bin:/bin";

/// What a program said, once it has ended well enough to have said it.
#[derive(Debug)]
pub(crate) struct Said {
    /// How it ended: 0 well, 1 it failed, 2 it did not understand (clap's).
    pub(crate) code: i32,
    /// What it wrote on its standard output.
    pub(crate) text: String,
}

/// A program that was found to be trusted, for one run.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) program: PathBuf,
    /// The daemon's socket, where the user named it.
    pub(crate) socket: Option<PathBuf>,
    pub(crate) deadline: Duration,
}

impl Run {
    /// Runs it to its end, or ends it with all that it started.
    pub(crate) async fn with(&self, arguments: &[&str]) -> Result<Said, ProgramError> {
        let mut command = self.command(arguments);
        let mut child = command.spawn().map_err(ProgramError::NotStarted)?;
        let mut group = Group(child.id().and_then(|id| Pid::from_raw(id.try_into().ok()?)));
        let (output, errors) = (child.stdout.take(), child.stderr.take());
        let ended = async {
            // The program is waited for only when both streams have ended: until then its number cannot be another's.
            let (text, _) = tokio::try_join!(heard(output), heard(errors))?;
            let status = child.wait().await.map_err(ProgramError::NotStarted)?;
            group.0 = None;
            let code = status.code().ok_or(ProgramError::Ended { code: None })?;
            Ok(Said { code, text })
        };
        tokio::time::timeout(self.deadline, ended).await.map_err(|_| ProgramError::Silent)?
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        command
            .args(arguments)
            .env_clear()
            .env("PATH", SEARCH_PATH)
            .env("LC_ALL", "C")
            // Else a backtrace follows an error.
            .env("RUST_BACKTRACE", "0")
            .current_dir(Path::new("/"))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .process_group(0)
            .kill_on_drop(true);
        if let Some(socket) = &self.socket {
            command.env("MULLVAD_RPC_SOCKET_PATH", socket);
        }
        command
    }
}

/// The program with all that it started; they end with this.
struct Group(Option<Pid>);

impl Drop for Group {
    fn drop(&mut self) {
        if let Some(leader) = self.0 {
            // One that has ended meanwhile needs no end.
            let _ = kill_process_group(leader, Signal::KILL);
        }
    }
}

/// All that a stream says, if it is not too much.
async fn heard(stream: Option<impl AsyncRead + Unpin>) -> Result<String, ProgramError> {
    let mut bytes = Vec::new();
    if let Some(stream) = stream {
        let read = stream.take(MOST_OUTPUT + 1).read_to_end(&mut bytes).await;
        read.map_err(ProgramError::NotStarted)?;
    }
    if bytes.len() as u64 > MOST_OUTPUT {
        return Err(ProgramError::TooMuch);
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
