//! `Settings` in the bytes of a layout.

use crate::config::Switches;
use crate::constraint::{self, CustomList};
use crate::layout::Layout;
use crate::protobuf::Writer;

/// Everything in the settings but the relay settings.
#[derive(Debug, Clone, Default)]
pub(crate) struct Options {
    pub(crate) switches: Switches,
    pub(crate) ipv6: bool,
    /// Seconds; the daemon's own default when `None`.
    pub(crate) rotation_interval: Option<u64>,
    pub(crate) lists: Vec<CustomList>,
    /// Encoded fields of a settings message that no layout here knows.
    pub(crate) unknown: Vec<u8>,
}

/// A `Settings` with the given `RelaySettings`, byte for byte.
pub(crate) fn settings(relay_settings: &[u8], options: &Options, layout: Layout) -> Vec<u8> {
    let shift = layout.settings_shift();
    Writer::message(|w| {
        w.bytes(1, relay_settings);
        if layout < Layout::V2026_4 {
            w.nested(2, |w| w.nested(1, |_| {}));
        }
        if layout.has_openvpn() {
            w.nested(3, |_| {});
        }
        w.flag(4 - shift, options.switches.allow_lan);
        w.flag(5 - shift, options.switches.lockdown);
        w.flag(6 - shift, options.switches.auto_connect);
        w.nested(7 - shift, |w| tunnel_options(options, layout, w));
        w.nested(9 - shift, |_| {});
        w.nested(10 - shift, |_| {});
        w.nested(11 - shift, |w| {
            for list in &options.lists {
                w.nested(1, |w| constraint::write_list(list, w));
            }
        });
        w.nested(12 - shift, |_| {});
        w.raw(&options.unknown);
    })
}

fn tunnel_options(options: &Options, layout: Layout, w: &mut Writer) {
    if layout.has_openvpn() {
        w.nested(1, |_| {});
        w.nested(2, |w| {
            rotation_interval(options, w);
            // Quantum resistance on: AUTO = 0, ON = 1, OFF = 2.
            w.nested(4, |w| w.number(1, 1));
        });
        w.nested(3, |w| w.flag(1, options.ipv6));
        w.nested(4, |_| {});
    } else {
        rotation_interval(options, w);
        // Quantum resistance on: ON = 0, OFF = 1.
        w.nested(3, |_| {});
        w.nested(4, |_| {});
        w.flag(5, options.ipv6);
        w.nested(6, |_| {});
    }
}

fn rotation_interval(options: &Options, w: &mut Writer) {
    if let Some(seconds) = options.rotation_interval {
        w.seconds(2, seconds);
    }
}
