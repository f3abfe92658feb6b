//! Which of the two layouts of `Settings` a daemon uses.
//!
//! Told from the settings themselves: the daemon always sends `tunnel_options`, and it is field 7 up to 2025.13 and
//! field 6 from 2025.14 on, where the other number is a boolean or absent. A version string would not do: two release
//! candidates of 2026.5 carry one string and differ, and development builds carry the number of the release before.

use crate::fields::Message;

/// Where `Settings` has what moved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Layout {
    /// 2024.1 to 2025.13.
    UpTo2025_13,
    /// 2025.14 to the head of 2026-08.
    Since2025_14,
    /// Neither: what moved is not read.
    #[default]
    Unknown,
}

impl Layout {
    /// Looks at the settings.
    pub(crate) fn of(settings: Message<'_>) -> Self {
        match (settings.has_bytes(6), settings.has_bytes(7)) {
            (false, true) => Self::UpTo2025_13,
            (true, false) => Self::Since2025_14,
            (true, true) | (false, false) => Self::Unknown,
        }
    }
}
