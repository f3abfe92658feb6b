//! How old the daemon is, as far as its own version string can tell.
//!
//! The string never decides a layout. It decides two things only: a stable release before 2024.1 pushes no exit IP
//! and is not read at all, and a stable release before 2024.4 changes its key every 14 days where the user has set
//! nothing, a later one every 30 days. A development build carries the number of the release before it, so its number
//! decides nothing.

/// What a daemon calls itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DaemonVersion {
    text: String,
    /// Year and number, of a release that is not a development build.
    release: Option<(u32, u32)>,
}

/// The first release that sends the exit IP by itself.
const OLDEST: (u32, u32) = (2024, 1);

/// The first release that keeps a key for 30 days.
const LONG_KEYS: (u32, u32) = (2024, 4);

impl DaemonVersion {
    /// Reads `2026.4`, `2026.5-beta1`, `2026.4-dev-9380a8`, or anything else as it is.
    pub(crate) fn read(text: &str) -> Self {
        let release = if text.contains("-dev") { None } else { release(text) };
        Self { text: text.to_owned(), release }
    }

    /// As the daemon wrote it.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Whether it is certainly older than the oldest release that Shoal reads.
    pub(crate) fn is_too_old(&self) -> bool {
        self.release.is_some_and(|release| release < OLDEST)
    }

    /// Hours between key rotations where the user has set none; `None` where the version does not tell.
    ///
    /// Source: rotation intervals of mullvadvpn-app 2023.3 to 2026.4 (read 2026-11).
    pub(crate) fn default_rotation_hours(&self) -> Option<u32> {
        match self.release {
            Some(release) if release < LONG_KEYS => Some(14 * 24),
            Some(_) => Some(30 * 24),
            None => release(&self.text).filter(|release| *release >= LONG_KEYS).map(|_| 30 * 24),
        }
    }
}

fn release(text: &str) -> Option<(u32, u32)> {
    let (year, rest) = text.split_once('.')?;
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    Some((year.parse().ok()?, rest.get(..digits)?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_release_before_2024_is_too_old_and_a_development_build_never_is() {
        assert!(DaemonVersion::read("2023.6").is_too_old());
        assert!(!DaemonVersion::read("2024.1").is_too_old());
        assert!(!DaemonVersion::read("2023.6-dev-12ab34").is_too_old());
        assert!(!DaemonVersion::read("something else").is_too_old());
    }

    #[test]
    fn the_life_of_a_key_follows_the_release() {
        assert_eq!(DaemonVersion::read("2024.3").default_rotation_hours(), Some(336));
        assert_eq!(DaemonVersion::read("2026.5-beta1").default_rotation_hours(), Some(720));
        assert_eq!(DaemonVersion::read("2024.3-dev-12ab34").default_rotation_hours(), None);
        assert_eq!(DaemonVersion::read("").default_rotation_hours(), None);
    }
}
