//! Which graphics drivers need another way of drawing.
//!
//! With NVIDIA's own driver WebKit's DMA-BUF renderer often leaves the window blank (reports 9304 and 10702 of
//! tauri-apps/tauri, read 2026-11). Only there it is switched off, and a choice the user made stands.

use std::ffi::OsStr;
use std::path::Path;

/// Read by WebKit when it starts.
const SETTING: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// The driver's own sign of life.
const NVIDIA: &str = "/proc/driver/nvidia/version";

/// The variable to start with, where one is needed and the user has not set it.
pub(crate) fn workaround() -> Option<(&'static str, &'static str)> {
    needed(Path::new(NVIDIA), std::env::var_os(SETTING).as_deref())
}

fn needed(driver: &Path, chosen: Option<&OsStr>) -> Option<(&'static str, &'static str)> {
    (chosen.is_none() && driver.exists()).then_some((SETTING, "1"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_nvidias_driver_gets_another_renderer_and_a_choice_made_stands() {
        let (there, missing) = (Path::new("/"), Path::new("/nowhere/nvidia"));
        assert_eq!(needed(there, None), Some((SETTING, "1")));
        assert_eq!(needed(missing, None), None);
        assert_eq!(needed(there, Some(OsStr::new("0"))), None);
    }
}
