//! Whether there is a screen to open a window on, and what is said when there is none.
//!
//! The toolkit panics where it reaches no display, with a report that is of use to nobody who sees it.

use std::ffi::OsString;
use std::panic;

use crate::pipe;

/// Variables that name a display: of Wayland, handed down by a compositor, of X11.
const NAMES: [&str; 3] = ["WAYLAND_DISPLAY", "WAYLAND_SOCKET", "DISPLAY"];

/// Whether a display is named at all. Whether it answers shows when it is used.
pub(crate) fn is_named() -> bool {
    is_named_in(|name| std::env::var_os(name))
}

fn is_named_in(value: impl Fn(&str) -> Option<OsString>) -> bool {
    NAMES.iter().any(|name| value(name).is_some_and(|value| !value.is_empty()))
}

/// From here on a panic is told as this one line.
pub(crate) fn on_panic_say(line: &'static str) {
    panic::set_hook(Box::new(move |_| pipe::complain(line)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_display_is_there_when_any_variable_names_one() {
        let only = |name: &'static str, value: &'static str| {
            is_named_in(move |asked| (asked == name).then(|| value.into()))
        };
        assert!(only("DISPLAY", ":0"));
        assert!(only("WAYLAND_DISPLAY", "wayland-0"));
        assert!(!only("DISPLAY", ""));
        assert!(!only("TERM", "xterm"));
    }
}
