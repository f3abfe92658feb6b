//! The short form of the calibration: the same worlds, a tenth of them, with fixed seeds.

use std::path::{Path, PathBuf};

use shoal_calibrate::{Extent, Finding, Kept, calibrate, finding, readme};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn kept() -> Kept {
    let path = root().join("tests/calibrate/results.tsv");
    let text = std::fs::read_to_string(path).expect("it is part of the clone");
    Kept::read(&text).expect("`cargo xtask calibrate` wrote it")
}

#[test]
fn ranges_hold_and_the_figures_that_are_told_are_those_of_this_code() {
    let findings = calibrate(&Extent::short()).findings;
    let failed: Vec<Finding> = findings.iter().filter(|f| !f.passed()).cloned().collect();
    assert!(failed.is_empty(), "\n{}", finding::table(&failed));
    let differences = kept().differences(&findings);
    assert!(
        differences.is_empty(),
        "The model, the worlds or the limits have changed. Run `cargo xtask calibrate`, look at what it says, and \
         commit what it writes.\n{}",
        differences.join("\n")
    );
}

#[test]
fn the_table_in_the_readme_is_made_from_the_figures_that_are_kept() {
    let readme = std::fs::read_to_string(root().join("README.md")).expect("part of the clone");
    let renewed = readme::with_block(&readme, &readme::block(&kept())).expect("it has the marks");
    assert!(readme == renewed, "run `cargo xtask calibrate`: README.md and results.tsv differ");
}
