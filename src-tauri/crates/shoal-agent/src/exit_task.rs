//! Follows through which tunnel traffic leaves, and has the exit check asked through it.
//!
//! The question is asked by a process of its own, the same program again, which lives for a few seconds: the program
//! that lives all day never runs code of TLS or HTTP, and never has a socket that reaches beyond this machine. When the
//! interface goes away or becomes another one that process is killed, and whatever it might have said does not count.

use std::ffi::OsString;
use std::future::pending;
use std::hash::RandomState;
use std::path::PathBuf;
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use shoal_core::{Event, TunnelEpoch, TunnelLink};
use shoal_mullvad::exit_check::{Answer, Failure, Report};
use shoal_mullvad::links::{self, LinkWatch};
use tokio::io::AsyncReadExt;
use tokio::process::Command;
use tokio::sync::mpsc;
use tokio::task::{JoinHandle, spawn_blocking};
use tokio::time::timeout;

/// How long the process may take: a little more than it gives itself.
const DEADLINE: Duration = Duration::from_secs(6);

/// More than this is not read of what it prints, which is below 300 bytes.
const LONGEST_LINE: u64 = 4 << 10;

/// Which program asks the exit check. It gets `--interface` and a name after these arguments, and prints one [`Report`].
#[derive(Clone, Debug)]
pub struct CheckProgram {
    /// Where it is.
    pub path: PathBuf,
    /// What it is told first.
    pub arguments: Vec<OsString>,
}

impl Default for CheckProgram {
    /// The program that runs, as it was when it was started, even if the file has been replaced since.
    fn default() -> Self {
        Self { path: "/proc/self/exe".into(), arguments: vec!["check-exit".into()] }
    }
}

/// What the task is asked to do.
#[derive(Debug)]
pub(crate) enum ExitErrand {
    /// Follow links, or do so no more.
    Follow(bool),
    /// Ask the exit check.
    Check(TunnelEpoch, TunnelLink),
}

/// See the module.
pub(crate) struct ExitTask {
    program: CheckProgram,
    errands: mpsc::UnboundedReceiver<ExitErrand>,
    events: mpsc::Sender<Event>,
    salt: Arc<RandomState>,
    watch: Option<LinkWatch>,
    asking: Option<Asking>,
}

/// A question under way. Dropping it kills the process.
struct Asking {
    epoch: TunnelEpoch,
    link: TunnelLink,
    answer: JoinHandle<Event>,
}

impl Drop for Asking {
    fn drop(&mut self) {
        self.answer.abort();
    }
}

impl ExitTask {
    pub(crate) fn new(
        program: CheckProgram,
        errands: mpsc::UnboundedReceiver<ExitErrand>,
        events: mpsc::Sender<Event>,
    ) -> Self {
        Self { program, errands, events, salt: Arc::default(), watch: None, asking: None }
    }

    /// Does what is asked until nobody can ask any more.
    pub(crate) async fn run(mut self) {
        loop {
            tokio::select! {
                errand = self.errands.recv() => match errand {
                    Some(ExitErrand::Follow(true)) => self.begin(LinkWatch::start().ok()).await,
                    Some(ExitErrand::Follow(false)) => {
                        self.watch = None;
                        self.asking = None;
                    }
                    Some(ExitErrand::Check(epoch, link)) => self.ask(epoch, link),
                    None => return,
                },
                changed = changed(&mut self.watch) => match changed {
                    Ok(()) => self.look().await,
                    Err(_) => self.begin(None).await,
                },
                answer = answered(&mut self.asking) => {
                    self.asking = None;
                    self.tell(answer).await;
                }
            }
        }
    }

    /// Begins to follow. Where nothing tells that a tunnel has gone, none is taken for being up: its number would stay.
    async fn begin(&mut self, watch: Option<LinkWatch>) {
        self.watch = watch;
        if self.watch.is_some() {
            self.look().await;
        } else {
            self.asking = None;
            self.tell(Event::LinkSeen(None)).await;
        }
    }

    /// Looks through which tunnel traffic leaves; a question through another one ends before that is told.
    async fn look(&mut self) {
        let salt = Arc::clone(&self.salt);
        let link = spawn_blocking(move || links::look(&*salt)).await.unwrap_or_default();
        if self.asking.as_ref().is_some_and(|asking| Some(&asking.link) != link.as_ref()) {
            self.asking = None;
        }
        self.tell(Event::LinkSeen(link)).await;
    }

    fn ask(&mut self, epoch: TunnelEpoch, link: TunnelLink) {
        let mut command = Command::new(&self.program.path);
        command
            .args(&self.program.arguments)
            .arg("--interface")
            .arg(&link.name)
            .env_clear()
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true);
        let answer = tokio::spawn(async move {
            let asked = timeout(DEADLINE, printed(command)).await;
            event(epoch, asked.ok().flatten())
        });
        self.asking = Some(Asking { epoch, link, answer });
    }

    async fn tell(&self, event: Event) {
        // Nobody is left to hear it once the agent has stopped.
        drop(self.events.send(event).await);
    }
}

async fn changed(watch: &mut Option<LinkWatch>) -> std::io::Result<()> {
    match watch {
        Some(watch) => watch.changed().await,
        None => pending().await,
    }
}

async fn answered(asking: &mut Option<Asking>) -> Event {
    let Some(Asking { epoch, answer, .. }) = asking else { return pending().await };
    answer.await.unwrap_or_else(|_| event(*epoch, None))
}

/// What the process prints, where it is a report.
async fn printed(mut command: Command) -> Option<Report> {
    let mut child = command.spawn().ok()?;
    let mut line = Vec::new();
    let pipe = child.stdout.take().expect("it is piped");
    pipe.take(LONGEST_LINE).read_to_end(&mut line).await.ok()?;
    let ended = child.wait().await.ok()?;
    serde_json::from_slice(&line).ok().filter(|_| ended.success())
}

/// What a report means; one that is no report is a failure as well.
fn event(epoch: TunnelEpoch, report: Option<Report>) -> Event {
    let failed = |failure: Failure| Event::CheckFailed {
        epoch,
        trouble: failure.trouble(),
        retry: failure.retry(),
    };
    let Some(Report { v4, v6 }) = report else { return failed(Failure::NotAsked) };
    let (relay, ip) = match v4 {
        Answer::Seen { relay, ip } if ip.0.is_ipv4() => (relay, ip),
        Answer::Seen { .. } => return failed(Failure::NotAsked),
        Answer::Failed { failure } => return failed(failure),
    };
    let v6 = match v6 {
        // Two relays at once are two tunnels; which one carries IPv6 is not Shoal's to say.
        Answer::Seen { relay: other, ip } if other == relay && ip.0.is_ipv6() => Some(ip),
        Answer::Seen { .. } | Answer::Failed { .. } => None,
    };
    Event::ExitSeen { epoch, relay, v4: ip, v6 }
}

#[cfg(test)]
mod tests {
    use shoal_core::{ExitIp, RelayName, Retry, Trouble};

    use super::*;

    const EPOCH: TunnelEpoch = TunnelEpoch(3);

    fn seen(relay: &str, ip: &str) -> Answer {
        let relay = RelayName::new(relay).expect("a name");
        Answer::Seen { relay, ip: ExitIp(ip.parse().expect("an address")) }
    }

    fn told(v4: Answer, v6: Answer) -> Event {
        event(EPOCH, Some(Report { v4, v6 }))
    }

    #[test]
    fn a_report_on_one_relay_in_both_families_is_an_exit() {
        let failed = Answer::Failed { failure: Failure::Unreachable };
        for (v6, has_v6) in [
            (seen("se-got-wg-101", "2001:db8::7"), true),
            (seen("se-got-wg-102", "2001:db8::7"), false),
            (seen("se-got-wg-101", "198.51.100.8"), false),
            (failed, false),
        ] {
            let Event::ExitSeen { v6, epoch, .. } = told(seen("se-got-wg-101", "198.51.100.7"), v6)
            else {
                panic!("an exit is told")
            };
            assert_eq!((v6.is_some(), epoch), (has_v6, EPOCH));
        }
    }

    #[tokio::test]
    async fn where_nothing_tells_that_a_tunnel_goes_none_is_up_and_nothing_is_asked() {
        let (errand, errands) = mpsc::unbounded_channel();
        let (sender, mut events) = mpsc::channel(8);
        let mut task = ExitTask::new(CheckProgram::default(), errands, sender);
        let link = TunnelLink { name: "tun9".to_owned(), index: 9, given: 0 };
        let answer = tokio::spawn(pending());
        task.asking = Some(Asking { epoch: EPOCH, link, answer });
        task.begin(None).await;
        assert_eq!(events.recv().await, Some(Event::LinkSeen(None)));
        assert!(task.asking.is_none() && task.watch.is_none());
        drop(errand);
    }

    #[test]
    fn without_ipv4_nothing_is_told_but_why() {
        let told = told(
            Answer::Failed { failure: Failure::NotMullvad },
            seen("se-got-wg-101", "2001:db8::7"),
        );
        let retry = Retry::Never;
        assert_eq!(
            told,
            Event::CheckFailed { epoch: EPOCH, trouble: Trouble::CheckNotMullvad, retry }
        );
        let not_asked =
            Event::CheckFailed { epoch: EPOCH, trouble: Trouble::CheckUnreachable, retry };
        assert_eq!(event(EPOCH, None), not_asked);
    }
}
