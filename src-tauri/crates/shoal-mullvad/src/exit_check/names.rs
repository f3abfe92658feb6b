//! Where the service is: one question to the resolver in the tunnel, over a socket bound to the tunnel.
//!
//! The system's resolver is not asked, since nobody knows which way its questions leave (S10 of the threat model is "no
//! DNS outside the tunnel"). What comes back is believed only as far as to which address to connect: who answers there
//! must have the service's certificate.

use std::hash::{BuildHasher, RandomState};
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use reqwest::dns::{Name, Resolve, Resolving};
use tokio::net::UdpSocket;
use tokio::time::timeout;

use crate::exit_check::failure::CheckError;

/// How long one question waits for its answer before it is asked again: a packet may be lost.
const PATIENCE: Duration = Duration::from_millis(1_200);

/// How often it is asked.
const TRIES: u32 = 3;

/// The largest answer over UDP without an extension, which is not asked for.
const LARGEST: usize = 512;

/// An address family, which is asked about by a name of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// IPv4.
    V4,
    /// IPv6.
    V6,
}

impl Family {
    /// The service's name that has addresses of this family alone.
    pub(crate) fn host(self) -> &'static str {
        match self {
            Self::V4 => "ipv4.am.i.mullvad.net",
            Self::V6 => "ipv6.am.i.mullvad.net",
        }
    }

    /// The type of record that holds such an address.
    fn record(self) -> u16 {
        match self {
            Self::V4 => 1,
            Self::V6 => 28,
        }
    }
}

/// Knows no name: whatever is not told beforehand is not asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Nowhere;

impl Resolve for Nowhere {
    fn resolve(&self, _name: Name) -> Resolving {
        Box::pin(std::future::ready(Err(io::Error::from(io::ErrorKind::NotFound).into())))
    }
}

/// An address of the service.
pub(crate) async fn resolve(
    interface: &str,
    resolver: SocketAddr,
    family: Family,
) -> Result<IpAddr, CheckError> {
    let own: IpAddr = match resolver {
        SocketAddr::V4(_) => Ipv4Addr::UNSPECIFIED.into(),
        SocketAddr::V6(_) => Ipv6Addr::UNSPECIFIED.into(),
    };
    let socket = UdpSocket::bind((own, 0)).await.map_err(CheckError::NotBound)?;
    socket.bind_device(Some(interface.as_bytes())).map_err(CheckError::NotBound)?;
    socket.connect(resolver).await.map_err(|_| CheckError::NameUnknown)?;
    // One number for all tries: an answer to the first that comes during the second counts.
    let [low, high, ..] = RandomState::new().hash_one(resolver).to_le_bytes();
    let id = u16::from_le_bytes([low, high]);
    for _ in 0..TRIES {
        socket.send(&question(id, family)).await.map_err(|_| CheckError::NameUnknown)?;
        match timeout(PATIENCE, answered(&socket, id)).await {
            Ok(Ok(packet)) => {
                let found = read_addresses(&packet, id, family);
                return found.first().copied().ok_or(CheckError::NameUnknown);
            }
            Ok(Err(_)) => return Err(CheckError::NameUnknown),
            Err(_) => {}
        }
    }
    Err(CheckError::NameUnknown)
}

/// The first packet that answers the question of this number; others are not heard.
async fn answered(socket: &UdpSocket, id: u16) -> io::Result<Vec<u8>> {
    let mut packet = [0; LARGEST];
    loop {
        let length = socket.recv(&mut packet).await?;
        if packet[..length].starts_with(&id.to_be_bytes()) {
            return Ok(packet[..length].to_vec());
        }
    }
}

/// A question for the service's addresses, as RFC 1035 section 4 lays it out.
fn question(id: u16, family: Family) -> Vec<u8> {
    let mut packet = Vec::with_capacity(64);
    packet.extend(id.to_be_bytes());
    // Recursion is wanted; one question.
    packet.extend([1, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
    for label in family.host().split('.') {
        packet.push(u8::try_from(label.len()).expect("the labels are short"));
        packet.extend(label.as_bytes());
    }
    packet.push(0);
    packet.extend(family.record().to_be_bytes());
    packet.extend([0, 1]);
    packet
}

/// The addresses of one family in an answer; none where it is no answer to the question of this number, or is broken.
pub fn read_addresses(packet: &[u8], id: u16, family: Family) -> Vec<IpAddr> {
    let mut reader = Reader { rest: packet };
    let mut found = Vec::new();
    // What was read before it broke off counts as little as what broke.
    if reader.answer(id, family, &mut found).is_none() {
        found.clear();
    }
    found
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn answer(&mut self, id: u16, family: Family, found: &mut Vec<IpAddr>) -> Option<()> {
        let (number, flags) = (self.number()?, self.number()?);
        let (is_answer, is_cut, went_well) =
            (flags & 0x8000 != 0, flags & 0x0200 != 0, flags % 16 == 0);
        if number != id || !is_answer || is_cut || !went_well {
            return None;
        }
        let (questions, answers) = (self.number()?, self.number()?);
        self.take(4)?;
        for _ in 0..questions {
            self.skip_name()?;
            self.take(4)?;
        }
        for _ in 0..answers {
            self.skip_name()?;
            let (record, class) = (self.number()?, self.number()?);
            self.take(4)?;
            let length = self.number()?;
            let data = self.take(length.into())?;
            if record == family.record() && class == 1 {
                found.push(match family {
                    Family::V4 => IpAddr::from(<[u8; 4]>::try_from(data).ok()?),
                    Family::V6 => IpAddr::from(<[u8; 16]>::try_from(data).ok()?),
                });
            }
        }
        Some(())
    }

    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(taken)
    }

    fn number(&mut self) -> Option<u16> {
        Some(u16::from_be_bytes(self.take(2)?.try_into().ok()?))
    }

    /// Goes past a name, which ends with an empty label or with a pointer to another place; that is not followed.
    fn skip_name(&mut self) -> Option<()> {
        loop {
            match self.take(1)? {
                [0] => return Some(()),
                [length @ 1..=63] => drop(self.take(usize::from(*length))?),
                [192..=255] => return self.take(1).map(drop),
                _ => return None,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ID: u16 = 0x1234;

    /// An answer with these records, each a type and data.
    fn answer(flags: u16, records: &[(u16, &[u8])]) -> Vec<u8> {
        let mut packet = question(ID, Family::V4);
        packet[2..4].copy_from_slice(&flags.to_be_bytes());
        packet[7] = u8::try_from(records.len()).expect("a few");
        for (record, data) in records {
            packet.extend([0xc0, 12]);
            packet.extend(record.to_be_bytes());
            packet.extend([0, 1, 0, 0, 0, 60]);
            packet.extend(u16::try_from(data.len()).expect("a few").to_be_bytes());
            packet.extend(*data);
        }
        packet
    }

    #[test]
    fn the_address_behind_another_name_is_found() {
        let packet = answer(0x8180, &[(5, b"\x01a\xc0\x0c"), (1, &[198, 51, 100, 7])]);
        assert_eq!(read_addresses(&packet, ID, Family::V4), [IpAddr::from([198, 51, 100, 7])]);
        assert!(read_addresses(&packet, ID, Family::V6).is_empty());
    }

    #[test]
    fn what_answers_another_question_or_is_cut_is_none() {
        let good: &[(u16, &[u8])] = &[(1, &[198, 51, 100, 7])];
        for (flags, id) in [(0x0180, ID), (0x8380, ID), (0x8183, ID), (0x8180, ID + 1)] {
            assert!(read_addresses(&answer(flags, good), id, Family::V4).is_empty(), "{flags:x}");
        }
        let whole = answer(0x8180, &[(1, &[198, 51, 100, 7]), (1, &[198, 51, 100, 8])]);
        for length in 0..whole.len() {
            assert!(read_addresses(&whole[..length], ID, Family::V4).is_empty(), "{length}");
        }
        assert!(read_addresses(&answer(0x8180, &[(1, &[1, 2, 3])]), ID, Family::V4).is_empty());
    }

    /// A resolver that answers the first question only when it is asked again, after a packet about something else.
    async fn late(resolver: UdpSocket) {
        let mut first = [0; LARGEST];
        let (length, asker) = resolver.recv_from(&mut first).await.expect("a question");
        resolver.recv_from(&mut [0; LARGEST]).await.expect("the same again");
        let mut packet = first[..length].to_vec();
        packet[0] ^= 1;
        resolver.send_to(&packet, asker).await.expect("the loopback takes it");
        packet[0] ^= 1;
        packet[2..4].copy_from_slice(&0x8180_u16.to_be_bytes());
        packet[7] = 1;
        packet.extend([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 198, 51, 100, 7]);
        resolver.send_to(&packet, asker).await.expect("the loopback takes it");
    }

    #[tokio::test]
    async fn an_answer_that_comes_late_or_behind_a_foreign_packet_counts() {
        let resolver = UdpSocket::bind("127.0.0.1:0").await.expect("there is a port");
        let at = resolver.local_addr().expect("it has an address");
        let answers = tokio::spawn(late(resolver));
        let found = resolve("lo", at, Family::V4).await;
        assert_eq!(found.ok(), Some(IpAddr::from([198, 51, 100, 7])));
        answers.await.expect("it has answered");
    }

    proptest! {
        #[test]
        fn any_packet_is_read_without_harm(packet in proptest::collection::vec(any::<u8>(), 0..512)) {
            let _ = read_addresses(&packet, ID, Family::V4);
            let mut answers = answer(0x8180, &[]);
            answers[7] = 9;
            answers.extend(packet);
            let _ = read_addresses(&answers, ID, Family::V6);
        }
    }
}
