//! What is true of the simulated user, told by the daemon or not?

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::SimDaemon;
use crate::mind::Mind;

/// What websites see of the simulated user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exit {
    /// The exit relay.
    pub relay: String,
    /// The exit IPv4 address.
    pub v4: Ipv4Addr,
    /// The exit IPv6 address, if IPv6 is on in the tunnel.
    pub v6: Option<Ipv6Addr>,
}

impl SimDaemon {
    /// What websites see, whether the daemon has told it or not; `None` without a tunnel.
    pub async fn exit(&self) -> Option<Exit> {
        let of = |mind: &mut Mind| {
            let (relay, address) = mind.exit()?;
            let v6 = mind.options.ipv6.then(|| relay.exit_v6(address));
            Some(Exit { v4: relay.exit_v4(address), v6, relay: relay.name })
        };
        self.with(of).await
    }

    /// How many devices show this exit IP at this moment, the simulated user's own among them;
    /// `None` when no relay hands it out.
    pub async fn true_crowd(&self, exit_ip: IpAddr) -> Option<u32> {
        let others = self.network.crowd(exit_ip)?;
        let own = self.exit().await.is_some_and(|exit| match exit_ip {
            IpAddr::V4(v4) => exit.v4 == v4,
            IpAddr::V6(v6) => exit.v6 == Some(v6),
        });
        Some(others + u32::from(own))
    }

    /// How many devices show both of these exit IPs at this moment, the simulated user's own among
    /// them; `None` when no relay hands out both.
    pub async fn true_joint_crowd(&self, v4: Ipv4Addr, v6: Ipv6Addr) -> Option<u32> {
        let others = self.network.joint_crowd(v4, v6)?;
        let exit = self.exit().await;
        let own = exit.is_some_and(|exit| exit.v4 == v4 && exit.v6 == Some(v6));
        Some(others + u32::from(own))
    }
}
