//! Account, device and key in bytes. Their numbers are the same in all layouts.

use crate::protobuf::Writer;
use crate::registration::{Login, Registration};

/// Why a device event came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DeviceCause {
    LoggedIn,
    LoggedOut,
    Revoked,
    Updated,
    RotatedKey,
}

/// A `DeviceState`.
pub(crate) fn account_device(registration: &Registration) -> Vec<u8> {
    Writer::message(|w| match registration.login {
        Login::LoggedIn => w.nested(2, |w| {
            w.text(1, &registration.account);
            w.nested(2, |w| {
                w.text(1, "7f1d3f26-0000-4000-8000-000000000000");
                w.text(2, &registration.device);
                w.bytes(3, &registration.key);
                w.seconds(6, registration.device_created);
            });
        }),
        Login::LoggedOut => w.number(1, 1),
        Login::Revoked => w.number(1, 2),
    })
}

/// A `DeviceEvent`.
pub(crate) fn device_event(cause: DeviceCause, registration: &Registration) -> Vec<u8> {
    let number = match cause {
        DeviceCause::LoggedIn => 0,
        DeviceCause::LoggedOut => 1,
        DeviceCause::Revoked => 2,
        DeviceCause::Updated => 3,
        DeviceCause::RotatedKey => 4,
    };
    Writer::message(|w| {
        w.number(1, number);
        w.bytes(2, &account_device(registration));
    })
}

/// A `PublicKey`.
pub(crate) fn public_key(registration: &Registration) -> Vec<u8> {
    Writer::message(|w| {
        w.bytes(1, &registration.key);
        w.seconds(2, registration.key_created);
    })
}
