//! Which exit IP Mullvad's check service sees, where no daemon tells it. Asked only if the user allowed it.
//!
//! # What leaves the machine
//!
//! One question for each address family, to `ipv4.am.i.mullvad.net` and `ipv6.am.i.mullvad.net`, and before each one
//! for that name's address, to Mullvad's resolver inside the tunnel. Every socket is bound to the tunnel interface by
//! the kernel (`SO_BINDTODEVICE`, which Linux allows to everybody since 5.7, of May 2020): once the interface is gone
//! nothing of it can leave by another. Where the kernel does not allow that, nothing is asked: a socket bound to the
//! tunnel's address alone leaves through any interface that has a route.
//!
//! # What is not done
//!
//! No proxy, no redirect, no cookie, no compression, no second try, and no certificate authority but the one that the
//! service uses. The answer is data from outside: at most 16 KiB of it are read, within 5 s, and it counts only if it
//! is what the service says, an address of the family asked for and the name of a relay.

mod answer;
mod failure;
mod names;

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{ACCEPT, CONTENT_ENCODING};
use reqwest::redirect::Policy;
use reqwest::{Client, Response, StatusCode};
use rustls::client::Resumption;
use rustls::{ClientConfig, RootCertStore};
use serde::{Deserialize, Serialize};
use shoal_core::{ExitIp, RelayName};

pub use answer::read as read_answer;
pub use failure::{CheckError, Failure};
pub use names::{Family, read_addresses};

/// The whole question, from the name to the last byte of the answer.
pub const DEADLINE: Duration = Duration::from_secs(5);

/// More than this is not read of an answer; the service's are below 1 KiB.
pub const LARGEST_ANSWER: usize = 16 << 10;

/// The same from every Shoal, whatever its version or system.
const USER_AGENT: &str = "shoal";

/// Mullvad's resolver in every WireGuard tunnel of theirs.
///
/// Source: the line `DNS = 10.64.0.1` of the configurations that Mullvad hands out for WireGuard, 2026-11. In a tunnel
/// of somebody else's nobody answers there, and the check cannot be reached.
const RESOLVER: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::new(10, 64, 0, 1)), 53);

/// Who signs for the service: Let's Encrypt, whose roots name this organisation. With another authority the check
/// cannot be reached until Shoal knows it.
///
/// Source: Mullvad's own client pins a root of Let's Encrypt for this service (mullvadvpn-app, read 2026-11).
const AUTHORITY: &[&[u8]] = &[b"Internet Security Research Group", b"ISRG"];

/// What the service says about one family.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Answer {
    /// Traffic leaves here.
    Seen {
        /// The relay.
        relay: RelayName,
        /// Its exit IP.
        ip: ExitIp,
    },
    /// No answer that counts.
    Failed {
        /// Why.
        failure: Failure,
    },
}

/// What the service says about both families.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// IPv4.
    pub v4: Answer,
    /// IPv6.
    pub v6: Answer,
}

/// A question to the service, over one interface.
#[derive(Clone, Debug)]
pub struct ExitCheck {
    interface: String,
    place: Place,
}

/// Where the service is and who may sign for it.
#[derive(Clone, Debug)]
pub struct Place {
    /// Whom to ask for the service's addresses.
    pub resolver: SocketAddr,
    /// The service's port.
    pub port: u16,
    /// Who may sign for it.
    pub roots: RootCertStore,
}

impl Place {
    /// Mullvad's.
    pub fn mullvads() -> Self {
        let is_in_use = |subject: &[u8]| {
            AUTHORITY.iter().any(|name| subject.windows(name.len()).any(|part| part == *name))
        };
        let anchors = webpki_roots::TLS_SERVER_ROOTS.iter();
        let roots = anchors.filter(|anchor| is_in_use(&anchor.subject)).cloned().collect();
        Self { resolver: RESOLVER, port: 443, roots: RootCertStore { roots } }
    }
}

impl ExitCheck {
    /// Through this interface, and no other.
    pub fn over(interface: &str) -> Self {
        Self::of(interface, Place::mullvads())
    }

    /// Through this interface, and no other, of a service that is elsewhere: for tests, on this machine.
    pub fn of(interface: &str, place: Place) -> Self {
        Self { interface: interface.to_owned(), place }
    }

    /// Asks for both families at once; takes no longer than [`DEADLINE`].
    pub async fn ask(&self) -> Report {
        let answered = |asked: Result<(RelayName, ExitIp), CheckError>| match asked {
            Ok((relay, ip)) => Answer::Seen { relay, ip },
            Err(error) => Answer::Failed { failure: error.failure() },
        };
        let (v4, v6) = tokio::join!(self.ask_one(Family::V4), self.ask_one(Family::V6));
        Report { v4: answered(v4), v6: answered(v6) }
    }

    /// Asks for one family.
    ///
    /// # Errors
    /// Why there is no answer that counts.
    pub async fn ask_one(&self, family: Family) -> Result<(RelayName, ExitIp), CheckError> {
        let asked = async {
            let address = names::resolve(&self.interface, self.place.resolver, family).await?;
            let host = family.host();
            let url = format!("https://{host}:{}/json", self.place.port);
            let client = self.client(family, address)?;
            let asked = client.get(url).header(ACCEPT, "application/json").send().await;
            body(asked.map_err(CheckError::of_connection)?).await
        };
        let bytes =
            tokio::time::timeout(DEADLINE, asked).await.map_err(|_| CheckError::TooSlow)??;
        answer::read(family, &bytes)
    }

    fn client(&self, family: Family, address: IpAddr) -> Result<Client, CheckError> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let mut tls = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .expect("this provider has them")
            .with_root_certificates(self.place.roots.clone())
            .with_no_client_auth();
        tls.resumption = Resumption::disabled();
        Client::builder()
            .tls_backend_preconfigured(tls)
            .interface(&self.interface)
            // The one name that is asked for has its address; there is no other, and so nothing to look up.
            .resolve(family.host(), SocketAddr::new(address, 0))
            .dns_resolver(names::Nowhere)
            .no_proxy()
            .https_only(true)
            .http1_only()
            .redirect(Policy::none())
            .referer(false)
            .retry(reqwest::retry::never())
            .pool_max_idle_per_host(0)
            .user_agent(USER_AGENT)
            .timeout(DEADLINE)
            .build()
            .map_err(CheckError::Unreachable)
    }
}

/// The body of an answer, if it is one and no longer than [`LARGEST_ANSWER`].
async fn body(mut response: Response) -> Result<Vec<u8>, CheckError> {
    if response.status().is_redirection() {
        return Err(CheckError::Redirected);
    }
    if response.status() != StatusCode::OK {
        return Err(CheckError::Status(response.status().as_u16()));
    }
    if response.headers().contains_key(CONTENT_ENCODING) {
        return Err(CheckError::Encoded);
    }
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(CheckError::of_body)? {
        if body.len() + chunk.len() > LARGEST_ANSWER {
            return Err(CheckError::TooLarge);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_all_authorities_only_that_of_the_service_is_trusted() {
        let trusted = Place::mullvads().roots.len();
        assert!(
            (1..=4).contains(&trusted),
            "{trusted} of {}",
            webpki_roots::TLS_SERVER_ROOTS.len()
        );
    }
}
