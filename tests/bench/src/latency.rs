//! From the daemon's event to the published snapshot, beside a bare stream over the same kind of socket.
//!
//! Daemon and agent run on threads of their own, as two processes would, and share one clock. Timed is the second
//! `connected` event, which brings the exit IP and with it the number.

use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use anyhow::Context;
use shoal_agent::log::Log;
use shoal_agent::{AgentConfig, CheckProgram, DesktopLook, MultihopPort, Paths, TunnelAddresses};
use shoal_core::Snapshot;
use shoal_core::snapshot::ExitIpState;
use shoal_mullvad::{ProgramChoice, SocketChoice};
use shoal_sim::{DaemonConfig, SimDaemon};
use tokio::runtime::Builder;
use tokio::sync::watch;

use crate::Extent;
use crate::figures::{Repeats, Row, Target};
use crate::peer;

/// Longer than anything here takes.
const DEADLINE: Duration = Duration::from_secs(10);

/// Median and slow end, in µs.
pub(crate) fn measure(extent: Extent) -> anyhow::Result<Vec<Row>> {
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..extent.repeats {
        ours.push(shoal(extent.events)?);
        theirs.push(peer::echo(extent.events)?);
    }
    let at = |all: &[Repeats], share: f64| -> Repeats {
        all.iter().filter_map(|one| one.quantile(share)).collect()
    };
    let row = |what, share, target| Row {
        what,
        unit: "µs",
        ours: at(&ours, share),
        peer: "bare tonic stream",
        theirs: at(&theirs, share),
        target,
    };
    Ok(vec![
        row("B9 event to snapshot, median", 0.5, Target::Ratio(2.0)),
        row("B9 event to snapshot, 99th of 100", 0.99, Target::AtMost(5000.0)),
    ])
}

/// Connects quickly, and tells the exit IP only when it is told to.
fn daemon(socket: &Path) -> DaemonConfig {
    let mut config = DaemonConfig::new(1, socket);
    config.pace.disconnecting = Duration::ZERO;
    config.pace.connecting = Duration::from_millis(1);
    config.pace.exit_ip = Duration::from_hours(1);
    config
}

fn shoal(events: u32) -> anyhow::Result<Repeats> {
    let dir = tempfile::tempdir()?;
    let socket = dir.path().join("mullvad");
    let (give, snapshots) = mpsc::channel();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let sim = runtime.block_on(async { SimDaemon::start(&daemon(&socket)) })?;
    let config = AgentConfig {
        exit_check: CheckProgram::default(),
        // Mullvad's program on this machine, if any, is none of the simulated daemon's.
        multihop: MultihopPort::Program(ProgramChoice::at(PathBuf::new(), 0)),
        socket: SocketChoice::Unchecked(socket),
        tunnel_addresses: TunnelAddresses::Interface,
        relays: None,
        paths: Paths::under(dir.path()),
        language: shoal_core::Language::En,
        log: Log::off(),
        desktop: DesktopLook::default(),
    };
    let agent = std::thread::spawn(move || run_agent(config, &give, stopped));
    let snapshots = snapshots.recv_timeout(DEADLINE).context("the agent starts")?;
    let took = runtime.block_on(time(&sim, snapshots, events));
    drop(stop);
    agent.join().map_err(|_| anyhow::anyhow!("the agent's thread panicked"))??;
    took
}

/// Each snapshot with the moment at which it was there, taken on the agent's own thread.
type Stamped = watch::Receiver<Option<(Instant, Snapshot)>>;

fn run_agent(
    config: AgentConfig,
    give: &mpsc::Sender<Stamped>,
    stopped: tokio::sync::oneshot::Receiver<()>,
) -> anyhow::Result<()> {
    Builder::new_current_thread().enable_all().build()?.block_on(async {
        let running = shoal_agent::one_shot(config)?;
        let (stamp, stamped) = watch::channel(None);
        give.send(stamped)?;
        let mut snapshots = running.ports.snapshots.clone();
        let follow = async {
            while snapshots.changed().await.is_ok() {
                let now = Instant::now();
                stamp.send_replace(Some((now, snapshots.borrow_and_update().clone())));
            }
        };
        tokio::select! {
            () = follow => anyhow::bail!("the agent stopped by itself"),
            _ = stopped => Ok(()),
        }
    })
}

async fn time(sim: &SimDaemon, mut snapshots: Stamped, events: u32) -> anyhow::Result<Repeats> {
    let mut times = Vec::new();
    reaches(&mut snapshots, ExitIpState::Known).await?;
    for _ in 0..events {
        sim.reconnect().await;
        reaches(&mut snapshots, ExitIpState::NotYet).await?;
        let began = Instant::now();
        sim.tell_exit_ip().await;
        let there = reaches(&mut snapshots, ExitIpState::Known).await?;
        times.push(there.saturating_duration_since(began).as_secs_f64() * 1_000_000.0);
    }
    Ok(times.into_iter().collect())
}

/// Waits for a snapshot that says this of the exit IP of a tunnel that is up, and tells when it was there.
async fn reaches(snapshots: &mut Stamped, state: ExitIpState) -> anyhow::Result<Instant> {
    let is_there = |stamped: &Option<(Instant, Snapshot)>| {
        stamped.as_ref().is_some_and(|(_, snapshot)| {
            snapshot.tunnel.state == shoal_core::snapshot::TunnelState::Up
                && snapshot.exit_ip.v4.state == state
        })
    };
    let found = tokio::time::timeout(DEADLINE, snapshots.wait_for(is_there)).await;
    let found = found.with_context(|| format!("the exit IP never was {state:?}"))??;
    found.as_ref().map(|(there, _)| *there).context("it was looked at")
}
