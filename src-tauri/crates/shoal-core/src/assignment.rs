//! How Mullvad gets from a tunnel address to an exit IP. This is the one place that says so.
//!
//! Published on 14 May 2026 (nine relays, 3,650 keys) and confirmed by Mullvad on 20 May 2026: with one tunnel address
//! a user gets an exit IP at the same relative position in every relay's pool. What fits everything known is Linux's
//! *persistent* source NAT, which takes a hash of the inner address:
//!
//! ```text
//! position = jhash2(tunnel address, 0) / 2^32          exit IP = first + floor(position × size)
//! ```
//!
//! The formula agreed with a real kernel (Linux 6.18, nftables) on 900 of 900 addresses. It was never compared with
//! Mullvad's relays: nobody has published a tunnel address together with the exit IP that it got. Take it as a
//! hypothesis until it is confirmed on a user's own connection. A relay that draws for itself (Mullvad's fix, rolled out
//! relay by relay since May 2026) does not follow it.

use std::fmt;
use std::net::IpAddr;

/// Where in every pool a tunnel address lands: a share from 0 to less than 1, exactly, in units of 2^-32.
///
/// As telling as a name: `Debug` hides it, and it cannot be serialised.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position(u32);

impl Position {
    /// The position of a tunnel address; each family has its own.
    pub fn of(tunnel_address: IpAddr) -> Self {
        Self(position_hash(tunnel_address))
    }

    /// The position that is `bits` times 2^-32.
    pub fn from_bits(bits: u32) -> Self {
        Self(bits)
    }

    /// The position in units of 2^-32, exactly.
    pub fn bits(self) -> u32 {
        self.0
    }

    /// The exit IP's offset in a pool of `size` exit IPs, counted from 0; always less than `size` unless that is 0.
    ///
    /// # Examples
    /// ```
    /// use shoal_core::assignment::Position;
    /// let position = Position::of("10.65.12.34".parse()?); // 0.273…
    /// assert_eq!(position.offset_in(60), 16);
    /// assert_eq!(position.offset_in(11), 3);
    /// # Ok::<(), std::net::AddrParseError>(())
    /// ```
    pub fn offset_in(self, size: u32) -> u32 {
        let product = u64::from(self.0) * u64::from(size);
        // Its upper half, that is divided by 2^32 and rounded down.
        let [a, b, c, d, ..] = product.to_be_bytes();
        u32::from_be_bytes([a, b, c, d])
    }

    /// The position as a number from 0 to less than 1, exactly.
    pub fn share(self) -> f64 {
        f64::from(self.0) / 4_294_967_296.0
    }
}

impl fmt::Debug for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Position(hidden)")
    }
}

/// The hash of an address that a position is made of.
pub fn position_hash(address: IpAddr) -> u32 {
    // As the words lie in the memory of a little-endian machine.
    jenkins(match address {
        IpAddr::V4(v4) => [u32::from_le_bytes(v4.octets()), 0, 0, 0],
        IpAddr::V6(v6) => {
            let bytes = v6.octets();
            [0, 4, 8, 12].map(|at| {
                u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
            })
        }
    })
}

/// Bob Jenkins's `lookup3` over four words with seed 0, in the variant that Linux calls `jhash2`: its initial constant
/// is 0xdeadbeef plus the length in bytes.
///
/// Source: <http://burtleburtle.net/bob/c/lookup3.c> (public domain, May 2006).
fn jenkins([first, second, third, fourth]: [u32; 4]) -> u32 {
    const START: u32 = 0xdead_beef + 16;
    let mut a = START.wrapping_add(first);
    let mut b = START.wrapping_add(second);
    let mut c = START.wrapping_add(third);
    // Three words are mixed in six rounds; the roles of the three go round.
    for turn in [4, 6, 8, 16, 19, 4] {
        a = a.wrapping_sub(c) ^ c.rotate_left(turn);
        c = c.wrapping_add(b);
        (a, b, c) = (b, c, a);
    }
    a = a.wrapping_add(fourth);
    // What is left is mixed in seven, one each way round.
    for turn in [14, 11, 25, 16, 4, 14, 24] {
        c = (c ^ b).wrapping_sub(b.rotate_left(turn));
        (a, b, c) = (b, c, a);
    }
    // Seven turns of three leave the last result one place on.
    b
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_is_below_one_in_every_pool() {
        for size in [1, 8, 254, u32::MAX] {
            assert_eq!(Position(u32::MAX).offset_in(size), size - 1);
            assert_eq!(Position(0).offset_in(size), 0);
        }
        assert_eq!(Position(7).offset_in(0), 0);
    }
}
