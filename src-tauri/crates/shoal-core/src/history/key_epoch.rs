//! Under which key something was seen, without saying under which.
//!
//! A tunnel address lasts as long as its WireGuard key and is as telling as a name, so it is not remembered: a salted
//! hash of it is. The salt is drawn at random for each store and lies beside what it salts. That keeps addresses out of
//! the file and makes two stores' keys incomparable, and no more: there are only four million tunnel addresses, so
//! whoever has the salt finds the address behind a hash by trying them all.

use std::fmt;

use crate::address::TunnelAddress;

/// What keys of one store are hashed with. `Debug` hides it.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Salt(pub [u8; 16]);

impl fmt::Debug for Salt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Salt(hidden)")
    }
}

/// Stands for one tunnel address, and so for one key, within one store. `Debug` hides it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyEpoch(pub u64);

impl KeyEpoch {
    /// What stands for `address`; `None` where there is none. The IPv4 address decides where there is one: IPv6 in the
    /// tunnel is switched on and off without a new key.
    pub fn of(address: TunnelAddress, salt: Salt) -> Option<Self> {
        let hash = match (address.v4, address.v6) {
            (Some(v4), _) => keyed_hash(salt.0, &v4.octets()),
            (None, Some(v6)) => keyed_hash(salt.0, &v6.octets()),
            (None, None) => return None,
        };
        Some(Self(hash))
    }
}

impl fmt::Debug for KeyEpoch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeyEpoch(hidden)")
    }
}

/// `SipHash`-2-4 with a key of 16 bytes: the same on every machine and in every version, as what lies on disk has to be.
///
/// Source: Aumasson and Bernstein, "`SipHash`: a fast short-input PRF" (2012).
pub fn keyed_hash(key: [u8; 16], bytes: &[u8]) -> u64 {
    let (low, high) = key.split_at(8);
    let (low, high) = (word(low), word(high));
    let mut state = [
        low ^ 0x736f_6d65_7073_6575,
        high ^ 0x646f_7261_6e64_6f6d,
        low ^ 0x6c79_6765_6e65_7261,
        high ^ 0x7465_6462_7974_6573,
    ];
    let mut take = |block: u64| {
        state[3] ^= block;
        round(&mut state);
        round(&mut state);
        state[0] ^= block;
    };
    let blocks = bytes.chunks_exact(8);
    let rest = blocks.remainder();
    blocks.for_each(|block| take(word(block)));
    // The last block has the length, modulo 256, in its highest byte.
    let [.., length] = bytes.len().to_be_bytes();
    take(word(rest) | u64::from(length) << 56);
    state[2] ^= 0xff;
    for _ in 0..4 {
        round(&mut state);
    }
    state[0] ^ state[1] ^ state[2] ^ state[3]
}

/// Up to eight bytes as a little-endian number.
fn word(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte))
}

fn round([a, b, c, d]: &mut [u64; 4]) {
    *a = a.wrapping_add(*b);
    *b = b.rotate_left(13) ^ *a;
    *a = a.rotate_left(32);
    *c = c.wrapping_add(*d);
    *d = d.rotate_left(16) ^ *c;
    *a = a.wrapping_add(*d);
    *d = d.rotate_left(21) ^ *a;
    *c = c.wrapping_add(*b);
    *b = b.rotate_left(17) ^ *c;
    *c = c.rotate_left(32);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The vector of the paper's appendix: key 00 to 0f, message 00 to 0e; and the empty message of its test program.
    #[test]
    fn the_hash_is_the_one_of_the_paper() {
        let key: [u8; 16] = std::array::from_fn(|at| u8::try_from(at).expect("below 16"));
        assert_eq!(keyed_hash(key, &key[..15]), 0xa129_ca61_49be_45e5);
        assert_eq!(keyed_hash(key, &[]), 0x726f_db47_dd0e_0e31);
    }

    #[test]
    fn another_address_and_another_salt_give_another_epoch() {
        let address =
            |last| TunnelAddress { v4: Some(std::net::Ipv4Addr::new(10, 64, 0, last)), v6: None };
        let epoch = KeyEpoch::of(address(2), Salt([1; 16]));
        assert_eq!(epoch, KeyEpoch::of(address(2), Salt([1; 16])));
        assert_ne!(epoch, KeyEpoch::of(address(3), Salt([1; 16])));
        assert_ne!(epoch, KeyEpoch::of(address(2), Salt([2; 16])));
        let with_v6 = TunnelAddress {
            v6: Some("fc00:bbbb:bbbb:bb01::2".parse().expect("an address")),
            ..address(2)
        };
        assert_eq!(epoch, KeyEpoch::of(with_v6, Salt([1; 16])));
        assert_eq!(KeyEpoch::of(TunnelAddress::default(), Salt([1; 16])), None);
    }
}
