//! Whether this device is logged in, and how old its key is.
//!
//! The account number, the device's name and id and the key itself lie in fields that are never read.

use shoal_core::UnixSeconds;

use crate::fields::{Message, Unreadable};
use crate::wire::{device_event as event, device_state as state, public_key, time};

/// What the daemon says of the device, without the age of its key, which comes from another call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DeviceWord {
    /// Logged in.
    LoggedIn,
    /// No account.
    LoggedOut,
    /// Removed from the account.
    Revoked,
    /// A state that Shoal does not know.
    Unknown,
}

/// Reads a `DeviceState`.
pub(crate) fn device_state(bytes: &[u8]) -> Result<DeviceWord, Unreadable> {
    let message = Message::read(bytes, "DeviceState")?;
    Ok(match message.number(state::STATE)?.unwrap_or_default() {
        state::LOGGED_IN => DeviceWord::LoggedIn,
        state::LOGGED_OUT => DeviceWord::LoggedOut,
        state::REVOKED => DeviceWord::Revoked,
        _ => DeviceWord::Unknown,
    })
}

/// Reads a `DeviceEvent`; its cause adds nothing, since the age of the key is read again after each.
pub(crate) fn device_event(bytes: &[u8]) -> Result<DeviceWord, Unreadable> {
    let message = Message::read(bytes, "DeviceEvent")?;
    let new_state = message.bytes(event::NEW_STATE)?;
    device_state(new_state.ok_or(message.unreadable(event::NEW_STATE))?)
}

/// Reads when a `PublicKey` was made, if it says so.
pub(crate) fn key_created(bytes: &[u8]) -> Result<Option<UnixSeconds>, Unreadable> {
    let message = Message::read(bytes, "PublicKey")?;
    let Some(created) = message.message(public_key::CREATED, "Timestamp")? else {
        return Ok(None);
    };
    let seconds = created.number(time::SECONDS)?.unwrap_or_default();
    Ok(i64::try_from(seconds).ok().filter(|seconds| *seconds > 0).map(UnixSeconds))
}
