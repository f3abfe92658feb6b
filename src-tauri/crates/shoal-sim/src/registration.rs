//! Who is logged in, and with which key?

use crate::dice::Dice;
use crate::network::{Network, TunnelAddress};

/// Whether the device belongs to an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Login {
    LoggedIn,
    LoggedOut,
    Revoked,
}

/// The account number that the simulated daemon tells. If it turns up anywhere, something leaks.
pub const CANARY_ACCOUNT: &str = "9999888877776666";

/// The device name that the simulated daemon tells. If it turns up anywhere, something leaks.
pub const CANARY_DEVICE: &str = "Canary Sparrow";

/// The device's registration: key and tunnel address come and go together.
#[derive(Debug, Clone)]
pub(crate) struct Registration {
    pub(crate) login: Login,
    pub(crate) account: String,
    pub(crate) device: String,
    /// Unix seconds.
    pub(crate) device_created: u64,
    pub(crate) key: [u8; 32],
    /// Unix seconds.
    pub(crate) key_created: u64,
    pub(crate) address: TunnelAddress,
}

impl Registration {
    pub(crate) fn new(address: TunnelAddress, key_created: u64, dice: &mut Dice) -> Self {
        Self {
            login: Login::LoggedIn,
            account: CANARY_ACCOUNT.to_owned(),
            device: CANARY_DEVICE.to_owned(),
            device_created: key_created,
            key: dice.key(),
            key_created,
            address,
        }
    }

    /// A new key, and with it a new tunnel address.
    pub(crate) fn rotate(&mut self, network: &Network, now: u64, dice: &mut Dice) {
        self.key = dice.key();
        self.key_created = now;
        self.address = network.free_address(dice);
    }
}
