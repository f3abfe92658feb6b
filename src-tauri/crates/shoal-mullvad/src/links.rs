//! Through which interface traffic leaves this machine, whether that is a tunnel, and when that may have changed: told
//! by the kernel over its route socket. Nothing is sent to any network for it, and nothing is polled.
//!
//! A tunnel is an interface that a driver for tunnels made and that has no addresses of a link layer: WireGuard's, and
//! what OpenVPN and others make (`tun`). The second alone says too little: a modem has none either, and what leaves by it
//! leaves in the open. Asked of the kernel and not read below `/sys`, which shows the interfaces of whoever mounted it.
//! Where the tunnel begins in a router or in another machine, there is none to be seen here.

use std::hash::BuildHasher;
use std::io;
use std::net::Ipv4Addr;
use std::os::fd::OwnedFd;
use std::time::Duration;

use rustix::net::netlink::SocketAddrNetlink;
use rustix::net::sockopt::set_socket_timeout;
use rustix::net::{
    AddressFamily, RecvFlags, SendFlags, SocketFlags, SocketType, bind, recv, send, socket_with,
    sockopt,
};
use shoal_core::TunnelLink;
use tokio::io::unix::AsyncFd;

/// Numbers and layouts of the route socket. Source: the kernel's `linux/netlink.h`, `linux/rtnetlink.h`,
/// `linux/if_link.h` and `linux/if_arp.h`, which it may not change.
mod route {
    pub(super) const ERROR: u16 = 2;
    pub(super) const DONE: u16 = 3;
    pub(super) const NEW_LINK: u16 = 16;
    pub(super) const GET_LINK: u16 = 18;
    pub(super) const NEW_ADDRESS: u16 = 20;
    pub(super) const GET_ADDRESS: u16 = 22;
    pub(super) const OWN_ADDRESS: u16 = 2;
    pub(super) const NEW_ROUTE: u16 = 24;
    pub(super) const GET_ROUTE: u16 = 26;
    pub(super) const REQUEST: u16 = 1;
    pub(super) const ALL: u16 = 0x300;
    pub(super) const NAME_OF_LINK: u16 = 3;
    pub(super) const MAKING_OF_LINK: u16 = 18;
    pub(super) const DRIVER: u16 = 1;
    pub(super) const DESTINATION: u16 = 1;
    pub(super) const OUT_OF_LINK: u16 = 4;
    pub(super) const NO_LINK_LAYER: u16 = 0xfffe;
    pub(super) const IS_UP: u32 = 1;
    /// Links, and the addresses, routes and rules of IPv4.
    pub(super) const GROUPS: u32 = 0x1 | 0x10 | 0x40 | 0x80;
    pub(super) const V4: u8 = 2;
}

/// Length of the header of every message.
const HEADER: usize = 16;

/// Larger messages are not read; those about one interface or one route are below 4 KiB.
const LARGEST: usize = 32 << 10;

/// Longer answers are not read: no machine has addresses for so many.
const MOST_PARTS: usize = 64;

/// Drivers that make tunnels, as they call themselves: WireGuard and its kin, the one for programs that make a tunnel
/// themselves, and OpenVPN's. Through any other the check is not asked.
///
/// Source: `rtnl_link_ops.kind` in the kernel's `drivers/net` (6.18), and in the modules of `AmneziaWG` and of OpenVPN
/// before 6.16, read 2026-11. Modems without a link layer have `wwan` or none (`qmi_wwan`).
const TUNNELS: [&[u8]; 5] = [b"wireguard", b"tun", b"amneziawg", b"ovpn", b"ovpn-dco"];

/// Any address that is far away. The kernel is asked which way it would go; nothing is sent there.
const FAR_AWAY: Ipv4Addr = Ipv4Addr::new(194, 242, 2, 2);

/// Tells when something has changed about interfaces, addresses or routes.
#[derive(Debug)]
pub struct LinkWatch(AsyncFd<OwnedFd>);

impl LinkWatch {
    /// Begins to listen. Must be called within a Tokio runtime with I/O.
    ///
    /// # Errors
    /// When the system has no such socket for this program.
    #[expect(
        deprecated,
        reason = "its successor is unsafe for types that may swap or close their descriptor; an `OwnedFd` does neither"
    )]
    pub fn start() -> io::Result<Self> {
        let flags = SocketFlags::CLOEXEC | SocketFlags::NONBLOCK;
        let socket = socket_with(AddressFamily::NETLINK, SocketType::RAW, flags, None)?;
        bind(&socket, &SocketAddrNetlink::new(0, route::GROUPS))?;
        Ok(Self(AsyncFd::new(socket)?))
    }

    /// Waits until something has changed.
    ///
    /// # Errors
    /// When the socket is broken.
    pub async fn changed(&mut self) -> io::Result<()> {
        loop {
            let mut ready = self.0.readable().await?;
            let mut heard = 0;
            let drained = ready.try_io(|socket| {
                let mut buffer = [0; 4096];
                loop {
                    match recv(socket.get_ref(), &mut buffer[..], RecvFlags::empty()) {
                        // What is said is looked up afterwards: so it matters neither if a part of it was lost.
                        Ok(_) | Err(rustix::io::Errno::NOBUFS) => heard += 1,
                        Err(error) => return Err::<(), _>(io::Error::from(error)),
                    }
                }
            });
            match drained {
                Ok(Err(error)) if error.kind() != io::ErrorKind::WouldBlock => return Err(error),
                Ok(_) | Err(_) if heard > 0 => return Ok(()),
                Ok(_) | Err(_) => {}
            }
        }
    }
}

/// The interface that traffic leaves through, if it is a tunnel that is up and has an address.
pub fn look(salt: &impl BuildHasher) -> Option<TunnelLink> {
    let index = way_out().ok().flatten()?;
    let found = link(index).ok().flatten()?;
    let is_up = found.flags & route::IS_UP != 0;
    let addresses = addresses_of(index).ok()?;
    (is_up && found.is_tunnel && !addresses.is_empty()).then(|| TunnelLink {
        name: found.name,
        index,
        given: salt.hash_one(&addresses),
    })
}

/// The IPv4 addresses of an interface, each with its prefix.
fn addresses_of(index: u32) -> io::Result<Vec<(u8, Vec<u8>)>> {
    let answer = ask(route::GET_ADDRESS, Wanted::All, &[route::V4, 0, 0, 0, 0, 0, 0, 0])?;
    let mut addresses: Vec<_> = messages(&answer)
        .filter(|(kind, _)| *kind == route::NEW_ADDRESS)
        .filter_map(|(_, body)| {
            let at = u32::from_ne_bytes(body.get(4..8)?.try_into().ok()?);
            let address = attribute(body.get(8..)?, route::OWN_ADDRESS)?;
            (at == index).then(|| (body[1], address.to_vec()))
        })
        .collect();
    addresses.sort_unstable();
    Ok(addresses)
}

/// What is known of one interface.
#[derive(Debug, PartialEq, Eq)]
struct Link {
    name: String,
    is_tunnel: bool,
    flags: u32,
}

/// The number of the interface through which something far away is reached.
fn way_out() -> io::Result<Option<u32>> {
    let mut body = vec![route::V4, 32, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    body.extend(8_u16.to_ne_bytes());
    body.extend(route::DESTINATION.to_ne_bytes());
    body.extend(FAR_AWAY.octets());
    let answer = ask(route::GET_ROUTE, Wanted::One, &body)?;
    Ok(message(&answer, route::NEW_ROUTE).and_then(|body| {
        let out = attribute(body.get(12..)?, route::OUT_OF_LINK)?;
        Some(u32::from_ne_bytes(out.try_into().ok()?))
    }))
}

/// What is known of the interface with this number.
fn link(index: u32) -> io::Result<Option<Link>> {
    let mut body = vec![0; 4];
    body.extend(index.to_ne_bytes());
    body.extend([0; 8]);
    let answer = ask(route::GET_LINK, Wanted::One, &body)?;
    Ok(message(&answer, route::NEW_LINK).and_then(read_link))
}

fn read_link(body: &[u8]) -> Option<Link> {
    let kind = u16::from_ne_bytes(body.get(2..4)?.try_into().ok()?);
    let flags = u32::from_ne_bytes(body.get(8..12)?.try_into().ok()?);
    let name = attribute(body.get(16..)?, route::NAME_OF_LINK)?;
    let name = std::str::from_utf8(name.strip_suffix(&[0])?).ok()?;
    let making = attribute(body.get(16..)?, route::MAKING_OF_LINK);
    let driver = making.and_then(|making| attribute(making, route::DRIVER)).unwrap_or_default();
    let driver = driver.strip_suffix(&[0]).unwrap_or(driver);
    let is_tunnel = kind == route::NO_LINK_LAYER && TUNNELS.contains(&driver);
    Some(Link { name: name.to_owned(), is_tunnel, flags })
}

/// How much is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    One,
    All,
}

/// Asks the kernel something, which it answers at once.
fn ask(what: u16, wanted: Wanted, body: &[u8]) -> io::Result<Vec<u8>> {
    let socket = socket_with(AddressFamily::NETLINK, SocketType::RAW, SocketFlags::CLOEXEC, None)?;
    set_socket_timeout(&socket, sockopt::Timeout::Recv, Some(Duration::from_secs(1)))?;
    bind(&socket, &SocketAddrNetlink::new(0, 0))?;
    let flags = if wanted == Wanted::All { route::REQUEST | route::ALL } else { route::REQUEST };
    let length = u32::try_from(HEADER + body.len()).expect("a question is short");
    let mut question = length.to_ne_bytes().to_vec();
    question.extend(what.to_ne_bytes());
    question.extend(flags.to_ne_bytes());
    question.extend([1, 0, 0, 0, 0, 0, 0, 0]);
    question.extend(body);
    send(&socket, &question, SendFlags::empty())?;
    let mut answer = Vec::new();
    let mut part = vec![0; LARGEST];
    for _ in 0..MOST_PARTS {
        let (length, _) = recv(&socket, &mut part[..], RecvFlags::empty())?;
        answer.extend_from_slice(&part[..length]);
        let is_last = |(kind, _): (u16, &[u8])| matches!(kind, route::DONE | route::ERROR);
        if wanted == Wanted::One || messages(&part[..length]).any(is_last) {
            return Ok(answer);
        }
    }
    Err(io::ErrorKind::InvalidData.into())
}

/// The messages of an answer, each a type and a body; what is broken ends them.
fn messages(mut rest: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let length = u32::from_ne_bytes(rest.get(..4)?.try_into().ok()?);
        let length = usize::try_from(length).ok()?;
        let kind = u16::from_ne_bytes(rest.get(4..6)?.try_into().ok()?);
        let body = rest.get(HEADER..length)?;
        rest = rest.get(length.next_multiple_of(4)..).unwrap_or_default();
        Some((kind, body))
    })
}

/// The body of the first message of this type.
fn message(answer: &[u8], expected: u16) -> Option<&[u8]> {
    messages(answer).find(|(kind, _)| *kind == expected).map(|(_, body)| body)
}

/// The value of the first attribute of this type.
fn attribute(mut rest: &[u8], wanted: u16) -> Option<&[u8]> {
    loop {
        let length = usize::from(u16::from_ne_bytes(rest.get(..2)?.try_into().ok()?));
        let kind = u16::from_ne_bytes(rest.get(2..4)?.try_into().ok()?);
        let value = rest.get(4..length)?;
        if kind == wanted {
            return Some(value);
        }
        // Each begins at a multiple of four; one that takes no room would be looked at for ever.
        rest = rest.get(length.next_multiple_of(4).max(4)..)?;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_loopback_is_no_tunnel() {
        let loopback = link(1).expect("the kernel answers").expect("every machine has one");
        assert_eq!(loopback.name, "lo");
        assert!(!loopback.is_tunnel);
    }

    /// What the kernel says about an interface that is up.
    fn described(layer: u16, driver: Option<&str>) -> Vec<u8> {
        let attribute = |kind: u16, value: &[u8]| {
            let length = u16::try_from(4 + value.len()).expect("it is short").to_ne_bytes();
            let mut whole = [&length[..], &kind.to_ne_bytes(), value].concat();
            whole.resize(whole.len().next_multiple_of(4), 0);
            whole
        };
        let mut body = vec![0, 0];
        body.extend(layer.to_ne_bytes());
        body.extend(4_u32.to_ne_bytes());
        body.extend(route::IS_UP.to_ne_bytes());
        body.extend([0; 4]);
        body.extend(attribute(route::NAME_OF_LINK, b"wwan0\0"));
        let driver = driver.map(|name| attribute(route::DRIVER, format!("{name}\0").as_bytes()));
        body.extend(
            driver.map(|driver| attribute(route::MAKING_OF_LINK, &driver)).into_iter().flatten(),
        );
        body
    }

    #[test]
    fn a_modem_without_a_link_layer_is_no_tunnel() {
        let is_tunnel = |layer, driver| {
            read_link(&described(layer, driver)).expect("a whole description").is_tunnel
        };
        for driver in ["wireguard", "tun", "ovpn"] {
            assert!(is_tunnel(route::NO_LINK_LAYER, Some(driver)), "{driver}");
        }
        for driver in [None, Some("wwan"), Some("rmnet"), Some("")] {
            assert!(!is_tunnel(route::NO_LINK_LAYER, driver), "{driver:?}");
        }
        // What a program makes with a link layer carries a whole network.
        assert!(!is_tunnel(1, Some("tun")));
    }

    #[test]
    fn an_interface_that_is_not_there_is_not_found() {
        assert_eq!(link(0x7fff_fff0).expect("the kernel answers"), None);
    }

    proptest! {
        #[test]
        fn any_answer_is_read_without_harm(answer in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = message(&answer, route::NEW_LINK).and_then(read_link);
            let _ = read_link(&answer);
            let _ = attribute(&answer, route::OUT_OF_LINK);
        }
    }
}
