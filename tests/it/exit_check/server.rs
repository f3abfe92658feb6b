//! A server on this machine that answers in the place of Mullvad's check service, and a resolver that leads there. Its
//! authority is made for the test and trusted by nobody else.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair, date_time_ymd};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{RootCertStore, ServerConfig};
use shoal_mullvad::exit_check::{Family, Place};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream, UdpSocket};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

/// The name that is asked for.
pub(super) const NAME: &str = "ipv4.am.i.mullvad.net";

/// An answer as the service gives it.
pub(super) const GOOD: &str = r#"{"ip":"198.51.100.7","country":"Sweden","city":"Gothenburg","longitude":11.9,"latitude":57.7,"mullvad_exit_ip":true,"mullvad_exit_ip_hostname":"se-got-wg-101","mullvad_server_type":"WireGuard","blacklisted":{"blacklisted":false,"results":[]},"organization":"Example"}"#;

/// How the server behaves.
#[derive(Clone, Debug)]
pub(super) enum Manner {
    /// Answers with these bytes, as they are.
    Bytes(Vec<u8>),
    /// Begins with these bytes and goes on with zeros until the other side hangs up, up to this many.
    Flood(Vec<u8>, u64),
    /// One byte a second.
    Drip(Vec<u8>),
    /// Says nothing at all, not even the handshake.
    Mute,
    /// Hangs up at once.
    HangsUp,
}

/// Which certificate it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shows {
    /// A good one.
    Good,
    /// One of another name.
    AnotherName,
    /// One whose time is over.
    Expired,
    /// One of an authority that nobody trusts.
    AnotherAuthority,
}

/// An answer of HTTP with a body.
pub(super) fn http(head: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!("HTTP/1.1 {head}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}").into()
}

/// An authority and the certificates that it gives.
struct Authority {
    issuer: Issuer<'static, KeyPair>,
    root: CertificateDer<'static>,
}

impl Authority {
    fn new() -> Self {
        let key = KeyPair::generate().expect("there is randomness");
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let root = params.self_signed(&key).expect("the parameters are sound").der().clone();
        Self { issuer: Issuer::new(params, key), root }
    }

    fn config(&self, shows: Shows) -> ServerConfig {
        let name = if shows == Shows::AnotherName { "portal.example" } else { NAME };
        let mut params = CertificateParams::new([name.to_owned()]).expect("it is a name");
        if shows == Shows::Expired {
            params.not_before = date_time_ymd(2020, 1, 1);
            params.not_after = date_time_ymd(2020, 4, 1);
        }
        let key = KeyPair::generate().expect("there is randomness");
        let certificate = params.signed_by(&key, &self.issuer).expect("the parameters are sound");
        let private = PrivateKeyDer::try_from(key.serialize_der()).expect("it is a key");
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .expect("the provider has them")
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], private)
            .expect("the key belongs to the certificate")
    }
}

/// Starts a server and a resolver on this address, and tells where to ask and whom to trust.
pub(super) async fn start(on: IpAddr, shows: Shows, manner: Manner) -> Place {
    start_signed(on, shows, manner).await.0
}

/// As [`start`], with the certificate of the authority that is trusted, for another process.
pub(super) async fn start_signed(on: IpAddr, shows: Shows, manner: Manner) -> (Place, Vec<u8>) {
    let authority = Authority::new();
    let acceptor = TlsAcceptor::from(Arc::new(authority.config(shows)));
    let listener = TcpListener::bind((on, 0)).await.expect("there is a port");
    let port = listener.local_addr().expect("it is bound").port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(answer(stream, acceptor.clone(), manner.clone()));
        }
    });
    let resolver = UdpSocket::bind((on, 0)).await.expect("there is a port");
    let at = resolver.local_addr().expect("it is bound");
    tokio::spawn(tells(resolver, on));
    let trusted = if shows == Shows::AnotherAuthority { Authority::new() } else { authority };
    let root = trusted.root.to_vec();
    (Place { resolver: at, port, roots: trusting(&root) }, root)
}

/// Trusts this authority alone.
pub(super) fn trusting(root: &[u8]) -> RootCertStore {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from(root.to_vec())).expect("it is a certificate");
    roots
}

/// Tells everybody who asks for whatever name that this is its address; asked for another family, that there is none.
async fn tells(resolver: UdpSocket, address: IpAddr) {
    let mut question = [0; 512];
    while let Ok((length, from)) = resolver.recv_from(&mut question).await {
        let answer = dns_answer(&question[..length], address);
        drop(resolver.send_to(&answer, from).await);
    }
}

fn dns_answer(question: &[u8], address: IpAddr) -> Vec<u8> {
    let mut answer = question.to_vec();
    answer[2..4].copy_from_slice(&[0x81, 0x80]);
    let (record, data): (u8, Vec<u8>) = match address {
        IpAddr::V4(v4) => (1, v4.octets().to_vec()),
        IpAddr::V6(v6) => (28, v6.octets().to_vec()),
    };
    if question[question.len() - 3] == record {
        answer[7] = 1;
        answer.extend([0xc0, 12, 0, record, 0, 1, 0, 0, 0, 60, 0]);
        answer.push(u8::try_from(data.len()).expect("an address is short"));
        answer.extend(data);
    }
    answer
}

async fn answer(stream: TcpStream, acceptor: TlsAcceptor, manner: Manner) {
    if matches!(manner, Manner::Mute) {
        tokio::time::sleep(Duration::from_mins(1)).await;
    }
    let Ok(mut stream) = acceptor.accept(stream).await else { return };
    let mut question = [0; 2048];
    // Whoever goes away in the middle is the one who is tested.
    drop(stream.read(&mut question).await);
    drop(behave(&mut stream, manner).await);
}

async fn behave(stream: &mut TlsStream<TcpStream>, manner: Manner) -> std::io::Result<()> {
    match manner {
        Manner::Bytes(bytes) => stream.write_all(&bytes).await?,
        Manner::Flood(head, length) => {
            stream.write_all(&head).await?;
            let zeros = vec![0; 64 << 10];
            for _ in 0..length / (64 << 10) {
                stream.write_all(&zeros).await?;
            }
        }
        Manner::Drip(bytes) => {
            for byte in bytes {
                stream.write_all(&[byte]).await?;
                stream.flush().await?;
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
        }
        Manner::Mute | Manner::HangsUp => return Ok(()),
    }
    stream.shutdown().await
}

/// A place where nobody is: packets there are answered with a refusal.
pub(super) async fn nobody(on: IpAddr) -> Place {
    let place = start(on, Shows::Good, Manner::HangsUp).await;
    let taken = UdpSocket::bind((on, 0)).await.expect("there is a port");
    let free: SocketAddr = taken.local_addr().expect("it is bound");
    Place { resolver: free, ..place }
}

/// The family that these tests ask for.
pub(super) const FAMILY: Family = Family::V4;
