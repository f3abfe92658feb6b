//! Where in a pool of exit IPs does a tunnel address land?
//!
//! The rule is the one of Linux's persistent source NAT: Bob Jenkins' hash over the address, divided by
//! 2^32, times the size of the pool. It is written here on its own, apart from the product's, so that one
//! mistake cannot hide in both. Checked against vectors that a real kernel agreed with.

use std::net::{Ipv4Addr, Ipv6Addr};

/// An address inside the tunnel, as the four words that the relay hashes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Words([u32; 4]);

impl From<Ipv4Addr> for Words {
    fn from(address: Ipv4Addr) -> Self {
        Self([u32::from_le_bytes(address.octets()), 0, 0, 0])
    }
}

impl From<Ipv6Addr> for Words {
    fn from(address: Ipv6Addr) -> Self {
        let o = address.octets();
        Self([
            u32::from_le_bytes([o[0], o[1], o[2], o[3]]),
            u32::from_le_bytes([o[4], o[5], o[6], o[7]]),
            u32::from_le_bytes([o[8], o[9], o[10], o[11]]),
            u32::from_le_bytes([o[12], o[13], o[14], o[15]]),
        ])
    }
}

/// The position as a 32-bit number: 0 is the start of any pool, 2^32 would be its end.
///
/// `salt` is 0 on a relay of Mullvad's first kind; a relay that draws for itself has one of its own.
pub(crate) fn position(words: Words, salt: u32) -> u32 {
    let [w0, w1, w2, w3] = words.0;
    let start = 0xdead_beef_u32.wrapping_add(16).wrapping_add(salt);
    let mixed = mix([start.wrapping_add(w0), start.wrapping_add(w1), start.wrapping_add(w2)]);
    finish([mixed[0].wrapping_add(w3), mixed[1], mixed[2]])
}

/// The 0-based index in a pool of `size` addresses.
pub(crate) fn offset(position: u32, size: u32) -> u32 {
    u32::try_from((u64::from(position) * u64::from(size)) >> 32)
        .expect("a product of two 32-bit numbers shifted by 32 fits")
}

/// One step of the hash: each word takes the next one off, is mixed with it, and adds the third to it.
fn mix(words: [u32; 3]) -> [u32; 3] {
    let [mut a, mut b, mut c] = words;
    for (shift_a, shift_b, shift_c) in [(4, 6, 8), (16, 19, 4)] {
        a = a.wrapping_sub(c) ^ c.rotate_left(shift_a);
        c = c.wrapping_add(b);
        b = b.wrapping_sub(a) ^ a.rotate_left(shift_b);
        a = a.wrapping_add(c);
        c = c.wrapping_sub(b) ^ b.rotate_left(shift_c);
        b = b.wrapping_add(a);
    }
    [a, b, c]
}

/// The last step of the hash.
fn finish(words: [u32; 3]) -> u32 {
    let [mut a, mut b, mut c] = words;
    c = (c ^ b).wrapping_sub(b.rotate_left(14));
    a = (a ^ c).wrapping_sub(c.rotate_left(11));
    b = (b ^ a).wrapping_sub(a.rotate_left(25));
    c = (c ^ b).wrapping_sub(b.rotate_left(16));
    a = (a ^ c).wrapping_sub(c.rotate_left(4));
    b = (b ^ a).wrapping_sub(a.rotate_left(14));
    (c ^ b).wrapping_sub(b.rotate_left(24))
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use super::*;

    /// `tunnel_address,hash_u32,position`, as a Linux 6.18 kernel computes them.
    const VECTORS: &str = include_str!("../../../../tests/fixtures/position-vectors.csv");

    #[test]
    fn the_hash_is_the_kernels() {
        let mut seen = 0;
        for line in VECTORS.lines().skip(1) {
            let mut cells = line.split(',');
            let address: IpAddr = cells.next().expect("an address").parse().expect("valid");
            let hash: u32 = cells.next().expect("a hash").parse().expect("a number");
            let words = match address {
                IpAddr::V4(v4) => Words::from(v4),
                IpAddr::V6(v6) => Words::from(v6),
            };
            assert_eq!(position(words, 0), hash, "{address}");
            seen += 1;
        }
        assert_eq!(seen, 19);
    }

    #[test]
    fn the_last_position_is_the_last_address_of_the_pool() {
        assert_eq!(offset(u32::MAX, 60), 59);
        assert_eq!(offset(0, 60), 0);
    }

    #[test]
    fn a_relay_that_draws_for_itself_puts_an_address_elsewhere() {
        let words = Words::from(Ipv4Addr::new(10, 64, 0, 1));
        assert_ne!(position(words, 0), position(words, 12345));
    }
}
