//! Processes in network namespaces of their own, which go away with them: nothing of this machine's network is touched.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use support::part;

/// Begins the line with which a test says why it could not run here.
pub(super) const SKIPPED: &str = "skipped: ";

/// Begins a line that is meant for the other process.
pub(super) const TOLD: &str = "told ";

/// Where a program is; those for administrators are often in no user's `PATH`.
pub(super) fn program(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&path).chain(["/usr/sbin", "/sbin"].map(Into::into));
    folders.map(|folder: PathBuf| folder.join(name)).find(|file| Path::is_file(file))
}

/// This program again in a namespace of its own, to run one ignored test; `None` where that is not allowed.
pub(super) fn again(test: &str) -> Option<Command> {
    let unshare = program("unshare")?;
    let allowed = ["-n", "-rn"].into_iter().find(|kind| {
        let tried = Command::new(&unshare).args([kind, "true"]).output();
        tried.is_ok_and(|tried| tried.status.success())
    })?;
    let mut command = Command::new(unshare);
    command
        .arg(allowed)
        .arg(std::env::current_exe().expect("this program has a path"))
        .args(["--exact", &format!("exit_check::in_a_namespace::{test}"), "--ignored"])
        .arg("--nocapture");
    part::wanted_by(&mut command);
    Some(command)
}

/// Runs a test in a namespace and gives the line that it told; or says why not.
pub(super) fn told_in_a_namespace(test: &str) -> String {
    let Some(mut command) = again(test) else {
        return format!("{SKIPPED}this machine allows no network namespace");
    };
    let child = command.output().expect("it ran a moment ago");
    let said = String::from_utf8_lossy(&child.stdout).into_owned();
    assert!(child.status.success(), "{said}{}", String::from_utf8_lossy(&child.stderr));
    let told = said.lines().find_map(|line| line.split_once(TOLD));
    let Some((_, told)) = told else { panic!("it told nothing: {said}") };
    told.to_owned()
}

/// Changes the network of this process's namespace; or what `ip` said.
pub(super) fn ip(lines: &str) -> Result<(), String> {
    let mut tool = Ip::start()?;
    tool.does(lines);
    drop(tool.input);
    let ended = tool.child.wait_with_output().map_err(|error| error.to_string())?;
    if ended.status.success() {
        return Ok(());
    }
    Err(String::from_utf8_lossy(&ended.stderr).lines().next().unwrap_or_default().to_owned())
}

/// A running `ip`, which does a line as soon as it gets it.
pub(super) struct Ip {
    child: Child,
    input: ChildStdin,
}

impl Ip {
    pub(super) fn start() -> Result<Self, String> {
        let mut child = Command::new(program("ip").ok_or("there is no ip (Debian: iproute2)")?)
            .args(["-force", "-batch", "-"])
            .stdin(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| error.to_string())?;
        let input = child.stdin.take().expect("it is piped");
        Ok(Self { child, input })
    }

    pub(super) fn does(&mut self, lines: &str) {
        writeln!(self.input, "{lines}").and_then(|()| self.input.flush()).expect("it listens");
    }
}

/// A process at the other end of a tunnel, in another namespace. It ends with its input.
pub(super) struct FarEnd {
    pub(super) pid: u32,
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl FarEnd {
    pub(super) fn start(test: &str) -> Self {
        let mut child = again(test)
            .expect("this process is in a namespace already")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("this program runs");
        let input = child.stdin.take();
        let output = BufReader::new(child.stdout.take().expect("it is piped"));
        Self { pid: child.id(), child, input, output }
    }

    /// The next line that it tells.
    pub(super) fn told(&mut self) -> String {
        let mut line = String::new();
        while self.output.read_line(&mut line).expect("it is text") > 0 {
            if let Some((_, told)) = line.trim_end().split_once(TOLD) {
                return told.to_owned();
            }
            line.clear();
        }
        panic!("the other end is gone");
    }

    pub(super) fn goes_on(&mut self) {
        let input = self.input.as_mut().expect("it was not ended");
        writeln!(input).and_then(|()| input.flush()).expect("it listens");
    }
}

impl Drop for FarEnd {
    fn drop(&mut self) {
        self.input = None;
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Packets that an interface has sent.
pub(super) fn sent(interface: &str) -> u64 {
    let table = std::fs::read_to_string("/proc/self/net/dev").expect("it is there");
    let line = table.lines().find_map(|line| line.trim().strip_prefix(&format!("{interface}:")));
    // Eight columns of what was received; then bytes and packets sent.
    let packets = line.and_then(|line| line.split_whitespace().nth(9)?.parse().ok());
    packets.unwrap_or_else(|| panic!("{interface} is not in {table}"))
}
