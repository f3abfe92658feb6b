//! The table in the README, made from the figures that are kept.

use std::fmt::Write;

use crate::keeping::{Kept, Line};

/// What stands before and after the table in the README.
const MARKS: (&str, &str) =
    ("<!-- calibration: made by `cargo xtask calibrate` -->\n", "<!-- /calibration -->");

/// The text between the marks.
pub fn block(kept: &Kept) -> String {
    let mut text = "\n| held against known truth | figure | allowed |\n|---|---|---|\n".to_owned();
    for line in kept.0.iter().filter(|line| line.is_headline) {
        let _ = writeln!(text, "| {} | {} | {} |", line.what, line.figure, line.allowed);
    }
    let _ = writeln!(text, "{}", strata(kept));
    let _ = writeln!(text, "{}", planted(kept));
    let broken: Vec<&Line> = kept.0.iter().filter(|line| line.test == "T8").collect();
    let held = broken.iter().filter(|line| line.verdict == "holds").count();
    let _ = writeln!(
        text,
        "| worlds that break an assumption: 95 % range holds in at least 85 % | {held} of {} | told below |",
        broken.len()
    );
    let not_there = kept.0.iter().filter(|line| line.verdict == "not there");
    let lines: Vec<String> = not_there
        .map(|line| {
            format!(
                "* {}: {} where {} is asked; {}.\n",
                line.what, line.figure, line.allowed, line.note
            )
        })
        .collect();
    if !lines.is_empty() {
        let _ = write!(text, "\n**Where it does not hold:**\n\n{}", lines.concat());
    }
    text.push('\n');
    text
}

fn strata(kept: &Kept) -> String {
    let strata = kept.0.iter().filter(|line| line.test == "T5");
    let worst = strata.max_by(|a, b| number(&a.figure).total_cmp(&number(&b.figure)));
    let (figure, allowed) =
        worst.map_or(("–", "–"), |line| (line.figure.as_str(), line.allowed.as_str()));
    format!(
        "| strata (pool size, provenance, weight, hour …): standard errors off, at worst | {figure} | {allowed} |"
    )
}

fn planted(kept: &Kept) -> String {
    let all: Vec<&Line> = kept.0.iter().filter(|line| line.what.starts_with("planted")).collect();
    let caught = all.iter().filter(|line| line.verdict == "holds").count();
    format!(
        "| mistakes planted in the model that were noticed | {caught} of {0} | {0} of {0} |",
        all.len()
    )
}

/// The number that a written figure begins with.
fn number(figure: &str) -> f64 {
    figure.split(' ').next().and_then(|number| number.parse().ok()).unwrap_or(f64::NAN)
}

/// The README with this block between the marks; `None` where they are missing.
pub fn with_block(readme: &str, block: &str) -> Option<String> {
    let (before, rest) = readme.split_once(MARKS.0)?;
    let (_, after) = rest.split_once(MARKS.1)?;
    Some(format!("{before}{}{block}{}{after}", MARKS.0, MARKS.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_between_the_marks_is_replaced() {
        let readme = format!("before\n{}old{}\nafter\n", MARKS.0, MARKS.1);
        let renewed = with_block(&readme, "\nnew\n").expect("the marks are there");
        assert_eq!(renewed, format!("before\n{}\nnew\n{}\nafter\n", MARKS.0, MARKS.1));
        assert_eq!(with_block("no marks", "new"), None);
    }
}
