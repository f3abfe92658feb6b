//! Where a report lies once its user has saved it: in a folder of Shoal's, under the day, readable by them alone. No file
//! that is there is ever written over.

use std::path::Path;

use jiff::Timestamp;
use shoal_core::UnixSeconds;
use shoal_core::diagnostics::DiagnosticsSaved;

use crate::private_files::{FileError, ensure_private_dir, new_private};

/// As many reports of one day as anybody needs: a stuck key fills no disk.
pub const MOST_A_DAY: u32 = 20;

/// Saves a report in `folder`, which is made where there is none, under the day of `now` in UTC.
pub fn save(folder: &Path, now: UnixSeconds, text: &str) -> DiagnosticsSaved {
    if let Err(error) = ensure_private_dir(folder) {
        return DiagnosticsSaved::NoFolder { reason: Some(error.reason()) };
    }
    for number in 1..=MOST_A_DAY {
        let which = if number == 1 { String::new() } else { format!("-{number}") };
        let path = folder.join(format!("diagnostics-{}{which}.txt", day(now)));
        match new_private(&path, text.as_bytes()) {
            Ok(()) => {
                return DiagnosticsSaved::Saved { path: path.to_string_lossy().into_owned() };
            }
            Err(FileError::Taken { .. }) => {}
            Err(error) => return DiagnosticsSaved::NotWritten { reason: error.reason() },
        }
    }
    DiagnosticsSaved::TooMany { count: MOST_A_DAY }
}

/// A day of UTC such as 2026-11-23.
pub(super) fn day(now: UnixSeconds) -> String {
    let then = Timestamp::from_second(now.0).unwrap_or_default();
    then.strftime("%Y-%m-%d").to_string()
}
