//! Tray and notices in a process of their own, fed with snapshots line by line: the bus that they use is chosen by the
//! environment, which belongs to a whole process.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command as Program, Stdio};
use std::time::Duration;

use shoal_agent::Agent;
use shoal_agent::clock::Clock;
use shoal_agent::log::Log;
use shoal_core::crowd::VarianceBudget;
use shoal_core::pool::{PoolView, Provenance};
use shoal_core::snapshot::{ExitIpState, TunnelState};
use shoal_core::state::State;
use shoal_core::{Command, CrowdEstimate, Level, Settings, Snapshot, Source};
use support::desktop::Trouble;
use tokio::sync::{mpsc, watch};

use crate::tray_bus::Bus;

/// Tells this test binary that it was started as the program, and which program the window is.
const IS_PROGRAM: &str = "SHOAL_TRAY_PROGRAM";

/// The running program; it ends when this is dropped.
pub(crate) struct TrayProgram {
    process: Child,
    input: Option<ChildStdin>,
    commands: mpsc::UnboundedReceiver<Command>,
    /// What the program told that is no command: its news.
    pub(crate) news: mpsc::UnboundedReceiver<String>,
}

impl TrayProgram {
    /// Starts it on a bus, without a program for the window.
    pub(crate) fn start(bus: &Bus) -> Result<Self, Trouble> {
        Self::start_with(bus, Path::new("/nowhere/shoal-window"))
    }

    /// Starts it on a bus, with a program for the window.
    pub(crate) fn start_with(bus: &Bus, window: &Path) -> Result<Self, Trouble> {
        // A build that goes on meanwhile may replace the file of this program.
        let mut process = Program::new("/proc/self/exe")
            .args(["--exact", "tray_program::the_program", "--ignored", "--nocapture"])
            .env(IS_PROGRAM, window)
            .env("DBUS_SESSION_BUS_ADDRESS", bus.address())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let input = process.stdin.take();
        let output = process.stdout.take().ok_or("its output is piped")?;
        let (tell, commands) = mpsc::unbounded_channel();
        let (tell_news, news) = mpsc::unbounded_channel();
        std::thread::spawn(move || read(output, &tell, &tell_news));
        Ok(Self { process, input, commands, news })
    }

    /// Shows a snapshot.
    pub(crate) fn show(&mut self, snapshot: &Snapshot) -> Result<(), Trouble> {
        let input = self.input.as_mut().ok_or("the agent was not stopped")?;
        Ok(writeln!(input, "{}", serde_json::to_string(snapshot)?)?)
    }

    /// The agent dies.
    pub(crate) fn stop_agent(&mut self) {
        self.input = None;
    }

    /// What the user asked for next.
    pub(crate) async fn command(&mut self) -> Result<Command, Trouble> {
        let command = tokio::time::timeout(Duration::from_secs(10), self.commands.recv()).await?;
        Ok(command.ok_or("the program runs")?)
    }
}

impl Drop for TrayProgram {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn read(
    output: ChildStdout,
    commands: &mpsc::UnboundedSender<Command>,
    news: &mpsc::UnboundedSender<String>,
) {
    for line in BufReader::new(output).lines().map_while(Result::ok) {
        if let Ok(command) = serde_json::from_str(&line) {
            let _ = commands.send(command);
        } else if let Some(what) = line.strip_prefix("news: ") {
            let _ = news.send(what.to_owned());
        }
    }
}

/// A tunnel to Gothenburg with this many people on its exit IP, or with nothing known of them.
pub(crate) fn snapshot(people: Option<u32>) -> Snapshot {
    let mut snapshot = State::new(Settings::default(), Source::Daemon).snapshot();
    snapshot.source = Source::Daemon;
    snapshot.tunnel.state = TunnelState::Up;
    snapshot.exit_ip.v4.state = ExitIpState::Known;
    let crowd = people.map(crowd);
    snapshot.crowd.now = crowd;
    snapshot.crowd.v4 = crowd;
    snapshot.revision = people.unwrap_or_default();
    snapshot
}

/// A crowd of about this many.
pub(crate) fn crowd(people: u32) -> CrowdEstimate {
    CrowdEstimate {
        low: (people / 2).max(1),
        likely: people,
        high: people * 2,
        alone_probability: 0.01,
        pool: PoolView::of(Some(60), Provenance::Measured),
        level: Level::of(people),
        range_from: VarianceBudget::default(),
    }
}

#[test]
#[ignore = "no test: the program that the stories about the tray start"]
#[expect(clippy::print_stdout, reason = "its output is what the stories read")]
fn the_program() -> Result<(), Trouble> {
    let Some(window) = std::env::var_os(IS_PROGRAM) else { return Ok(()) };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        // An agent that never runs lends its channels; what it would say comes line by line.
        let state = State::new(Settings::default(), Source::Daemon);
        let (_agent, _works, mut ports) = Agent::new(state, Clock::wall()?, Log::off());
        let (show, snapshots) = watch::channel(snapshot(None));
        let (commands, mut asked) = mpsc::channel(16);
        ports.snapshots = snapshots;
        ports.commands = commands;
        let (open, opens) = watch::channel(0);
        ports.show = opens;
        std::thread::spawn(move || {
            for line in std::io::stdin().lines().map_while(Result::ok) {
                if let Ok(snapshot) = serde_json::from_str(&line) {
                    show.send_replace(snapshot);
                }
            }
        });
        let (tell, mut news) = mpsc::channel(8);
        let shown = shoal_tray::show(ports, window.into(), tell);
        tokio::pin!(shown);
        loop {
            tokio::select! {
                () = &mut shown => return Ok(()),
                Some(what) = news.recv() => println!("\nnews: {what:?}"),
                Some(command) = asked.recv() => {
                    if command == Command::OpenWindow {
                        open.send_modify(|times| *times += 1);
                    }
                    println!("\n{}", serde_json::to_string(&command)?);
                }
            }
        }
    })
}
