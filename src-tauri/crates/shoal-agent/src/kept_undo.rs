//! What the programs that follow in this session can undo: `shoal switch` ends, and `shoal undo` comes later.
//!
//! It is kept where it vanishes at the end of the session, beside the local socket, readable by this user only. What
//! cannot be kept, or is not what was kept, only means that there is nothing to undo. Undo itself makes sure that
//! nobody has changed the settings meanwhile.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use shoal_core::constraint::{RelaySettingsBytes, ReplacedSettings};

use crate::paths::Paths;
use crate::private_files::{ensure_private_dir, read_private, replace_private};

/// First line of the file.
const MARK: &str = "shoal undo 1";

/// More than this is not what was kept.
const LIMIT: u64 = 4 << 20;

/// The place where it is kept; for one daemon's socket.
#[derive(Clone, Debug)]
pub(crate) struct KeptUndo {
    file: Option<PathBuf>,
    socket: String,
}

impl KeptUndo {
    /// In the folders of this Shoal; the demo keeps nothing.
    pub(crate) fn of(paths: &Paths, socket: &Path) -> Self {
        let keeps = paths.settings_file().is_some();
        Self {
            file: keeps.then(|| paths.undo_file()),
            socket: socket.to_string_lossy().into_owned(),
        }
    }

    /// What was kept for this socket.
    pub(crate) fn read(&self) -> Option<ReplacedSettings> {
        let text = String::from_utf8(read_private(self.file.as_ref()?, LIMIT).ok()??).ok()?;
        let mut lines = text.lines();
        let is_ours = lines.next() == Some(MARK) && lines.next() == Some(self.socket.as_str());
        let (former, sent) = (bytes_of(lines.next()?)?, bytes_of(lines.next()?)?);
        is_ours.then_some(ReplacedSettings { former, sent })
    }

    /// Keeps it, or forgets what was kept.
    pub(crate) fn keep(&self, replaced: Option<&ReplacedSettings>) {
        let Some(file) = &self.file else { return };
        match replaced {
            Some(ReplacedSettings { former, sent }) => {
                let text =
                    [MARK, &self.socket, &digits_of(former), &digits_of(sent), ""].join("\n");
                let folder = file.parent().unwrap_or(Path::new("/"));
                // Without it this program can undo all the same.
                let _ = ensure_private_dir(folder)
                    .and_then(|()| replace_private(file, text.as_bytes()));
            }
            None => drop(std::fs::remove_file(file)),
        }
    }
}

fn digits_of(bytes: &RelaySettingsBytes) -> String {
    let mut text = String::with_capacity(bytes.0.len() * 2);
    for byte in &bytes.0 {
        write!(text, "{byte:02x}").expect("a String takes everything");
    }
    text
}

fn bytes_of(digits: &str) -> Option<RelaySettingsBytes> {
    let pairs = digits.as_bytes().chunks(2);
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    let bytes: Option<Vec<u8>> = pairs.map(|pair| byte(pair).filter(|_| pair.len() == 2)).collect();
    bytes.map(RelaySettingsBytes)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn replaced() -> ReplacedSettings {
        ReplacedSettings {
            former: RelaySettingsBytes(vec![0, 1, 254, 255]),
            sent: RelaySettingsBytes(vec![10]),
        }
    }

    #[test]
    fn what_one_program_kept_the_next_can_undo_on_the_same_socket_only() {
        let root = tempfile::tempdir().expect("a folder");
        let paths = Paths::under(root.path());
        let kept = KeptUndo::of(&paths, Path::new("/run/daemon"));
        assert_eq!(kept.read(), None);
        kept.keep(Some(&replaced()));
        assert_eq!(KeptUndo::of(&paths, Path::new("/run/daemon")).read(), Some(replaced()));
        assert_eq!(KeptUndo::of(&paths, Path::new("/run/other")).read(), None);
        let mode =
            fs::metadata(paths.runtime_dir().join("undo")).expect("it is there").permissions();
        assert_eq!(mode.mode() & 0o777, 0o600);
        kept.keep(None);
        assert_eq!(kept.read(), None);
    }

    #[test]
    fn a_file_that_is_cut_off_or_changed_is_nothing_to_undo_or_what_was_kept() {
        let root = tempfile::tempdir().expect("a folder");
        let paths = Paths::under(root.path());
        let kept = KeptUndo::of(&paths, Path::new("/run/daemon"));
        kept.keep(Some(&replaced()));
        let file = paths.runtime_dir().join("undo");
        let whole = fs::read(&file).expect("it is there");
        for length in 0..whole.len() - 3 {
            fs::write(&file, &whole[..length]).expect("written");
            assert_eq!(kept.read(), None, "cut off after {length}");
        }
        fs::write(&file, [0xff; 64]).expect("written");
        assert_eq!(kept.read(), None);
    }

    #[test]
    fn the_demo_keeps_nothing() {
        let kept = KeptUndo::of(&Paths::of_demo(), Path::new("/run/daemon"));
        kept.keep(Some(&replaced()));
        assert_eq!(kept.read(), None);
    }
}
