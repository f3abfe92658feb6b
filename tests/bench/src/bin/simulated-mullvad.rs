//! A simulated Mullvad in a process of its own, so that its memory and wake-ups are not counted as Shoal's.
//!
//! `simulated-mullvad SOCKET [SEED]`; it runs until its standard input ends.

use std::io::{Read, Write};

use anyhow::Context;
use shoal_sim::{DaemonConfig, SimDaemon};
use tokio::sync::oneshot;

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let socket = arguments.next().context("usage: simulated-mullvad SOCKET [SEED]")?;
    let seed = arguments.next().map_or(Ok(1), |seed| seed.parse()).context("SEED is a number")?;
    let _daemon = SimDaemon::start(&DaemonConfig::new(seed, socket))?;
    writeln!(std::io::stdout(), "serving")?;
    let (end, ended) = oneshot::channel();
    std::thread::spawn(move || end.send(std::io::stdin().read_to_end(&mut Vec::new())));
    ended.await??;
    Ok(())
}
