//! A process that is ended by its handle, with all that it started.

use std::fs::File;
use std::io;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};

use rustix::process::{Pid, Signal, kill_process_group};

use super::{Trouble, until};

/// A process in a group of its own; dropping it ends the group.
#[derive(Debug)]
pub struct Process(Child);

impl Process {
    /// Starts one; what it reads and prints is as `command` says.
    pub fn start(mut command: Command) -> io::Result<Self> {
        let program = command.get_program().to_string_lossy().into_owned();
        command.process_group(0).spawn().map(Self).map_err(|trouble| {
            io::Error::new(trouble.kind(), format!("{program} did not start: {trouble}"))
        })
    }

    /// Starts one that reads nothing and whose output goes into a file.
    pub fn start_quietly(mut command: Command, log: &Path) -> io::Result<Self> {
        let log = File::create(log)?;
        command.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
        Self::start(command)
    }

    /// Its number.
    pub fn id(&self) -> u32 {
        self.0.id()
    }

    /// Its standard input, once, where that is piped.
    pub fn take_input(&mut self) -> Option<ChildStdin> {
        self.0.stdin.take()
    }

    /// Its standard output, once, where that is piped.
    pub fn take_output(&mut self) -> Option<ChildStdout> {
        self.0.stdout.take()
    }

    /// Whether it runs.
    pub fn is_running(&mut self) -> bool {
        matches!(self.0.try_wait(), Ok(None))
    }

    /// Sends a signal to it alone.
    pub fn signal(&self, signal: Signal) -> Result<(), Trouble> {
        let id =
            i32::try_from(self.0.id()).ok().and_then(Pid::from_raw).ok_or("its number is a pid")?;
        Ok(rustix::process::kill_process(id, signal)?)
    }

    /// Waits until it has ended by itself.
    pub async fn ended(&mut self) -> Result<ExitStatus, Trouble> {
        until("the process ends", async || self.0.try_wait().ok().flatten()).await
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Not yet waited for, so the number cannot have gone to another process.
        if let Some(group) = i32::try_from(self.0.id()).ok().and_then(Pid::from_raw)
            && matches!(self.0.try_wait(), Ok(None))
        {
            let _ = kill_process_group(group, Signal::KILL);
        }
        let _ = self.0.wait();
    }
}
