//! Can Shoal's ranges be trusted? Worlds are made whose truth is known, and the model is held against it.
//!
//! # Design
//! * A world knows everything; the model is shown only what a user's machine would be told. Each comparison is a
//!   [`Finding`]: a figure, what it may be, and whether it is. One that is out of range fails the run.
//! * Limits are two-sided. A range that is too wide hides as much as one that is too narrow.
//! * The same figures are taken in worlds that break one assumption each, and with a mistake planted in the model:
//!   a suite that does not notice the mistake fails.
//! * Worlds that follow the model's own assumptions prove the arithmetic. They do not prove the assumptions: whether
//!   Mullvad's users and pools are like that, no simulation can tell.

mod chi_square;
mod crowd;
pub mod dice;
pub mod extent;
pub mod finding;
mod keeping;
mod linking;
mod list;
pub mod picture;
pub mod readme;
mod repeats;
mod report;

pub use extent::Extent;
pub use finding::{Allowed, Finding, Unit, Verdict};
pub use keeping::{Kept, Line};
pub use report::{Held, Reliability, Report, Shapes};

/// Everything that came of it.
pub fn calibrate(extent: &Extent) -> Report {
    let mut report = Report::default();
    crowd::calibrate(extent, &mut report);
    linking::calibrate(extent, &mut report);
    report.findings.extend(repeats::findings());
    report
}
