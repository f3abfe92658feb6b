//! A home of a test's own, in which `shoal` runs.

use std::error::Error;
use std::fs::{DirBuilder, Permissions};
use std::io::{BufRead, BufReader};
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;
use tempfile::TempDir;

/// Whatever went wrong, in words for the person who reads the failed test.
pub(crate) type Trouble = Box<dyn Error + Send + Sync>;

/// How long anything may take that a story waits for. Long, as the machine may be busy building.
const DEADLINE: Duration = Duration::from_mins(1);

/// A home with nothing in it, without a desktop.
pub(crate) struct Home {
    dir: TempDir,
}

/// How `shoal` ended, and what it printed.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ended {
    /// What was printed, as JSON.
    pub(crate) fn json(&self) -> Result<Value, Trouble> {
        serde_json::from_str(&self.out).map_err(|error| format!("{error} in {self:?}").into())
    }
}

impl Home {
    /// Makes one.
    pub(crate) fn new() -> Result<Self, Trouble> {
        // A socket's path is short, unlike that of many a folder for what is temporary.
        let dir = tempfile::tempdir_in("/tmp").or_else(|_| tempfile::tempdir())?;
        DirBuilder::new().mode(0o700).create(dir.path().join("run"))?;
        Ok(Self { dir })
    }

    /// Its folder.
    pub(crate) fn path(&self) -> &Path {
        self.dir.path()
    }

    /// Puts a file there.
    pub(crate) fn file(&self, name: &str, text: impl AsRef<[u8]>) -> Result<PathBuf, Trouble> {
        let path = self.path().join(name);
        std::fs::write(&path, text)?;
        std::fs::set_permissions(&path, Permissions::from_mode(0o600))?;
        Ok(path)
    }

    /// Makes one with this in its settings file.
    pub(crate) fn with_settings(text: &str) -> Result<Self, Trouble> {
        let home = Self::new()?;
        let folder = home.path().join(".config/shoal");
        DirBuilder::new().recursive(true).mode(0o700).create(&folder)?;
        home.file(".config/shoal/settings.toml", text)?;
        Ok(home)
    }

    /// `shoal` with these arguments, in this home and nowhere else.
    pub(crate) fn command(&self, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_shoal"));
        command
            .args(line.split_whitespace())
            .env_clear()
            .env("HOME", self.path())
            .env("XDG_RUNTIME_DIR", self.path().join("run"))
            .env("TMPDIR", self.path())
            .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Runs it to its end.
    pub(crate) fn run(&self, line: &str) -> Result<Ended, Trouble> {
        let output = self.command(line).output()?;
        Ok(Ended {
            code: output.status.code(),
            out: String::from_utf8(output.stdout)?,
            err: String::from_utf8(output.stderr)?,
        })
    }

    /// Runs it again and again, until it ends as is waited for.
    pub(crate) fn run_until(
        &self,
        line: &str,
        is_so: impl Fn(&Ended) -> bool,
    ) -> Result<Ended, Trouble> {
        let began = Instant::now();
        loop {
            let ended = self.run(line)?;
            if is_so(&ended) {
                return Ok(ended);
            }
            if began.elapsed() > DEADLINE {
                let seconds = DEADLINE.as_secs();
                return Err(format!("waited {seconds} s in vain; {line} says {ended:?}").into());
            }
        }
    }

    /// Runs what changes something, one action after another: the cool-down is over when it says so.
    pub(crate) fn run_once_cool(&self, line: &str) -> Result<Ended, Trouble> {
        let too_soon = ["too-soon", "too_soon", "again in a few seconds"];
        self.run_until(line, |ended| !too_soon.iter().any(|words| ended.out.contains(words)))
    }

    /// Starts it.
    pub(crate) fn start(&self, line: &str) -> Result<Started, Trouble> {
        let mut process = self.command(line).stderr(Stdio::null()).spawn()?;
        let out = BufReader::new(process.stdout.take().ok_or("its output is piped")?);
        Ok(Started { process, out: Some(out), _err: None })
    }

    /// Starts the program that lives all day, and waits until it takes commands.
    pub(crate) fn start_resident(&self, line: &str) -> Result<Started, Trouble> {
        Self::start_resident_as(self.command(line))
    }

    /// The same, from a command of [`Self::command`].
    pub(crate) fn start_resident_as(command: Command) -> Result<Started, Trouble> {
        Ok(Self::start_and_hear(command)?.0)
    }

    /// The same, with what it said until then.
    pub(crate) fn start_and_hear(mut command: Command) -> Result<(Started, String), Trouble> {
        let mut process = command.stdout(Stdio::null()).spawn()?;
        let mut err = BufReader::new(process.stderr.take().ok_or("its errors are piped")?);
        let mut said = String::new();
        // What to type instead is said once its socket is open, in any language: here is neither tray nor display.
        while !said.contains("`shoal watch`") {
            if err.read_line(&mut said)? == 0 {
                return Err(format!("the resident program ended, and said: {said}").into());
            }
        }
        Ok((Started { process, out: None, _err: Some(err) }, said))
    }
}

/// A running `shoal`; it ends when this is dropped.
pub(crate) struct Started {
    process: Child,
    out: Option<BufReader<ChildStdout>>,
    /// Read from no more, but not closed either.
    _err: Option<BufReader<ChildStderr>>,
}

impl Started {
    /// The next line that it prints.
    pub(crate) fn line(&mut self) -> Result<String, Trouble> {
        let mut line = String::new();
        self.out.as_mut().ok_or("the reader has gone")?.read_line(&mut line)?;
        Ok(line)
    }

    /// Nobody reads on.
    pub(crate) fn stop_reading(&mut self) {
        self.out = None;
    }

    /// Its number.
    pub(crate) fn id(&self) -> u32 {
        self.process.id()
    }

    /// Sends it a signal.
    pub(crate) fn signal(&self, signal: Signal) -> Result<(), Trouble> {
        let id = Pid::from_raw(i32::try_from(self.process.id())?).ok_or("its number is a pid")?;
        Ok(kill_process(id, signal)?)
    }

    /// Waits until it has ended.
    pub(crate) fn ended(&mut self) -> Result<Option<i32>, Trouble> {
        Ok(self.process.wait()?.code())
    }
}

impl Drop for Started {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
