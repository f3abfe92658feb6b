//! Calibrates, says what came of it, and ends with 1 where the model does not hold.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use shoal_calibrate::{Extent, Kept, Report, calibrate, extent, finding, picture, readme};

fn main() -> ExitCode {
    let extent = match Extent::read(std::env::args().skip(1)) {
        Ok(extent) => extent,
        Err(trouble) => {
            say(&format!("{trouble:#}\n\n{}", extent::USAGE));
            return ExitCode::from(2);
        }
    };
    let report = calibrate(&extent);
    say(&finding::table(&report.findings));
    let failed = report.findings.iter().filter(|finding| !finding.passed()).count();
    say(&format!("{} figures, {failed} of them out of range.", report.findings.len()));
    let kept = match keep(&extent, &report) {
        Ok(kept) => kept,
        Err(trouble) => {
            say(&format!("{trouble:#}"));
            return ExitCode::FAILURE;
        }
    };
    for path in kept {
        say(&format!("Written: {}", path.display()));
    }
    if report.passed() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Writes the outcome where it was asked for; that of a whole run that passed also into the clone.
fn keep(extent: &Extent, report: &Report) -> anyhow::Result<Vec<PathBuf>> {
    let drawn = picture::picture(report);
    if let Some(dir) = &extent.out {
        std::fs::create_dir_all(dir)
            .with_context(|| format!("{} cannot be made", dir.display()))?;
        let kept = Kept::of(&report.findings, &[]);
        return Ok(vec![
            write(dir.join("calibration.svg"), &drawn)?,
            write(dir.join("results.tsv"), &kept.written())?,
            write(dir.join("table.md"), &readme::block(&kept))?,
        ]);
    }
    if !extent.is_whole() || !report.passed() {
        return Ok(Vec::new());
    }
    let kept = Kept::of(&report.findings, &calibrate(&Extent::short()).findings);
    let root = root()?;
    let path = root.join("README.md");
    let before = std::fs::read_to_string(&path)
        .with_context(|| format!("{} cannot be read; run it in the clone", path.display()))?;
    let after = readme::with_block(&before, &readme::block(&kept))
        .context("README.md has no marks for the table of the calibration")?;
    Ok(vec![
        write(root.join("icons/readme/calibration.svg"), &drawn)?,
        write(root.join("tests/calibrate/results.tsv"), &kept.written())?,
        write(path, &after)?,
    ])
}

/// The clone, two folders above this package.
fn root() -> anyhow::Result<&'static Path> {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.ancestors().nth(2).with_context(|| format!("{} is in no clone", package.display()))
}

fn write(path: PathBuf, text: &str) -> anyhow::Result<PathBuf> {
    std::fs::write(&path, text).with_context(|| format!("{} cannot be written", path.display()))?;
    Ok(path)
}

fn say(text: &str) {
    use std::io::Write;
    // Nobody is left to read it where this fails.
    let _ = writeln!(std::io::stdout(), "{text}");
}
