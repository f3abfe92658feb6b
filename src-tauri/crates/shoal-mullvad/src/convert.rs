//! What the daemon's messages mean in Shoal's words: a reading, or [`Unreadable`]; never a guess.

mod device;
mod relays;
mod settings;
mod tunnel;

pub(crate) use device::{DeviceWord, device_event, device_state, key_created};
pub(crate) use relays::{MOST_ADDRESSES, relay_list};
pub(crate) use settings::{location_of, settings};
pub(crate) use tunnel::tunnel_report;

use crate::fields::{Message, Unreadable};
use crate::wire::wrapped;

/// A `StringValue`, cleaned and bounded.
pub(crate) fn string_value(bytes: &[u8]) -> Result<String, Unreadable> {
    let message = Message::read(bytes, "StringValue")?;
    Ok(message.text(wrapped::VALUE)?.map(shoal_core::directory::clean_name).unwrap_or_default())
}

/// A `BoolValue`.
pub(crate) fn bool_value(bytes: &[u8]) -> Result<bool, Unreadable> {
    Message::read(bytes, "BoolValue")?.flag(wrapped::VALUE)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::layout::Layout;
    use crate::version::DaemonVersion;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]

        #[test]
        fn arbitrary_bytes_never_make_a_decoder_panic(
            bytes in prop::collection::vec(any::<u8>(), 0..300)
        ) {
            for layout in [Layout::UpTo2025_13, Layout::Since2025_14, Layout::Unknown] {
                let _ = tunnel_report(&bytes, layout);
            }
            let _ = settings(&bytes, &DaemonVersion::read("2026.4"));
            let _ = relay_list(&bytes);
            let _ = device_state(&bytes);
            let _ = device_event(&bytes);
            let _ = key_created(&bytes);
            let _ = string_value(&bytes);
            let _ = bool_value(&bytes);
        }
    }
}
