//! What the simulated daemon does, told by a client at its real socket.

mod client;
mod going_wrong;
mod ordinary_days;
mod the_network;

use std::sync::{Arc, OnceLock};

use shoal_sim::{DaemonConfig, Network, SimDaemon};
use tempfile::TempDir;

/// One network for all stories: making it takes longer than most of them.
static NETWORK: OnceLock<Arc<Network>> = OnceLock::new();

/// A daemon a thousand times as fast as a real one, and the folder of its socket.
fn daemon(change: impl FnOnce(&mut DaemonConfig)) -> (SimDaemon, TempDir) {
    let folder = TempDir::new().expect("a folder for the socket");
    let network = NETWORK.get_or_init(|| Arc::new(Network::generate(1)));
    let socket = folder.path().join("mullvad-vpn");
    let mut config = DaemonConfig::on(Arc::clone(network), socket).at_speed(1_000.0);
    change(&mut config);
    let daemon = SimDaemon::start(&config).expect("the socket can be bound");
    (daemon, folder)
}

/// A client of the daemon.
async fn client(daemon: &SimDaemon) -> client::Client {
    client::Client::connect(daemon.socket()).await.expect("the daemon accepts")
}
