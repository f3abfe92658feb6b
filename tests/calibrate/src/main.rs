//! Calibrates, says what came of it, and ends with 1 where the model does not hold.

use std::process::ExitCode;

use shoal_calibrate::{Extent, calibrate, extent, finding};

fn main() -> ExitCode {
    let extent = match Extent::read(std::env::args().skip(1)) {
        Ok(extent) => extent,
        Err(trouble) => {
            say(&format!("{trouble:#}\n\n{}", extent::USAGE));
            return ExitCode::from(2);
        }
    };
    let report = calibrate(&extent);
    let findings = &report.findings;
    say(&finding::table(findings));
    let failed = findings.iter().filter(|finding| !finding.passed()).count();
    say(&format!("{} figures, {failed} of them out of range.", findings.len()));
    if report.passed() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn say(text: &str) {
    use std::io::Write;
    // Nobody is left to read it where this fails.
    let _ = writeln!(std::io::stdout(), "{text}");
}
