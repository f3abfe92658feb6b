//! What does the daemon say, in the bytes of a layout?
//!
//! One function per message of the service. Field numbers that never moved stand here as numbers; those
//! that did come from [`Layout`](crate::Layout).

mod device;
mod relays;
mod settings;
mod tunnel;

pub(crate) use device::{DeviceCause, account_device, device_event, public_key};
pub(crate) use relays::relay_list;
pub(crate) use settings::{Options, settings};
pub(crate) use tunnel::tunnel_state;

use crate::protobuf::Writer;

/// Which kind of event a `DaemonEvent` carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Happening {
    Tunnel,
    Settings,
    RelayList,
    Device,
}

/// A `DaemonEvent`.
pub(crate) fn event(happening: Happening, message: &[u8]) -> Vec<u8> {
    let field = match happening {
        Happening::Tunnel => 1,
        Happening::Settings => 2,
        Happening::RelayList => 3,
        Happening::Device => 5,
    };
    Writer::message(|w| w.bytes(field, message))
}

/// A `google.protobuf.BoolValue`.
pub(crate) fn truth(value: bool) -> Vec<u8> {
    Writer::message(|w| w.flag(1, value))
}

/// A `google.protobuf.StringValue`.
pub(crate) fn string(value: &str) -> Vec<u8> {
    Writer::message(|w| w.text(1, value))
}
