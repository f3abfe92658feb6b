//! The figures of the last whole run, as a file beside the code, so that they cannot grow old in silence.
//!
//! A whole run takes a minute, so tests repeat the short one. Both are kept: where the short one no longer gives the
//! figures that are kept, the model, the worlds or the limits have changed, and the long ones are no longer known.

use std::fmt::Write;

use anyhow::Context;

use crate::finding::{Finding, Verdict};

/// What a column holds that has nothing to tell.
const NOTHING: &str = "–";

/// A short figure may differ by this, and by this share of itself: another machine rounds logarithms otherwise.
const ROUNDING: (f64, f64) = (0.003, 0.01);

/// One figure of the last whole run.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Which test of the suite.
    pub test: String,
    /// What the figure is of.
    pub what: String,
    /// The figure, with its unit.
    pub figure: String,
    /// What it may be.
    pub allowed: String,
    /// What came of it: `holds`, `not there`, or nothing.
    pub verdict: String,
    /// Whether the README's table has it.
    pub is_headline: bool,
    /// Why it is not there, or how it was found.
    pub note: String,
    /// The figure of the short run; `None` where that has too few worlds for it.
    pub short: Option<f64>,
}

/// All figures of the last whole run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept(pub Vec<Line>);

impl Line {
    fn of(finding: &Finding, short: &[Finding]) -> Self {
        let is_it = |other: &&Finding| (other.test, &other.what) == (finding.test, &finding.what);
        let why = finding.excuse.clone().filter(|_| finding.verdict() == Verdict::NotThere);
        Self {
            test: finding.test.to_owned(),
            what: finding.what.clone(),
            figure: finding.unit.written(finding.figure),
            allowed: finding.allowed.in_words(finding.unit),
            verdict: finding.verdict().to_string(),
            is_headline: finding.is_headline,
            note: why.unwrap_or_else(|| finding.note.clone()),
            short: short.iter().find(is_it).map(|other| other.figure),
        }
    }

    fn read(line: &str) -> anyhow::Result<Self> {
        let cells: Vec<&str> = line.split('\t').collect();
        let [test, what, figure, allowed, verdict, headline, note, short] = cells[..] else {
            anyhow::bail!("eight columns belong in {line:?}")
        };
        Ok(Self {
            test: test.to_owned(),
            what: what.to_owned(),
            figure: figure.to_owned(),
            allowed: allowed.to_owned(),
            verdict: verdict.to_owned(),
            is_headline: headline == "yes",
            note: note.to_owned(),
            short: match short {
                NOTHING => None,
                number => Some(number.parse().with_context(|| format!("{number:?} is no figure"))?),
            },
        })
    }
}

impl Kept {
    /// What a whole run found, with the figures of the short one.
    pub fn of(whole: &[Finding], short: &[Finding]) -> Self {
        Self(whole.iter().map(|finding| Line::of(finding, short)).collect())
    }

    /// As a file: a line of heads, then a line for each figure, columns apart by tabs.
    pub fn written(&self) -> String {
        let mut text =
            "test\twhat\tfigure\tallowed\tverdict\tin the README\tnote\tshort run\n".to_owned();
        for line in &self.0 {
            let Line { test, what, figure, allowed, verdict, note, .. } = line;
            let headline = if line.is_headline { "yes" } else { "no" };
            let short = line.short.map_or(NOTHING.to_owned(), |short| format!("{short:.4}"));
            let _ = writeln!(
                text,
                "{test}\t{what}\t{figure}\t{allowed}\t{verdict}\t{headline}\t{note}\t{short}"
            );
        }
        text
    }

    /// Reads that file.
    ///
    /// # Errors
    /// Names the line that is not one.
    pub fn read(text: &str) -> anyhow::Result<Self> {
        text.lines().skip(1).map(Line::read).collect::<anyhow::Result<_>>().map(Self)
    }

    /// What of a short run is no longer as it was kept, in words; empty where all is.
    pub fn differences(&self, short: &[Finding]) -> Vec<String> {
        let mut found = Vec::new();
        for finding in short {
            let name = format!("{} {}", finding.test, finding.what);
            let kept =
                self.0.iter().find(|line| line.test == finding.test && line.what == finding.what);
            match kept.map(|line| line.short) {
                Some(Some(before)) if is_same(before, finding.figure) => {}
                Some(Some(before)) => {
                    found.push(format!("{name}: {before}, now {}", finding.figure));
                }
                Some(None) | None => found.push(format!("{name}: not kept")),
            }
        }
        let is_gone = |line: &&Line| {
            let is_it = |f: &Finding| f.test == line.test && f.what == line.what;
            line.short.is_some() && !short.iter().any(is_it)
        };
        found.extend(
            self.0.iter().filter(is_gone).map(|line| format!("{} {}: gone", line.test, line.what)),
        );
        found
    }
}

fn is_same(before: f64, after: f64) -> bool {
    let (rounding, share) = ROUNDING;
    (before - after).abs() <= rounding + share * before.abs()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Allowed, Unit};

    fn coverage(figure: f64) -> Finding {
        Finding::new("T8", "half as many users", figure, Unit::Percent(1))
            .must(Allowed::AtLeast(0.85))
            .or_because("so few")
            .headline()
    }

    #[test]
    fn what_is_written_can_be_read() {
        let told = Finding::new("T7", "score", 3.25, Unit::Plain(1)).noting("alone");
        let kept = Kept::of(&[coverage(0.8), told], &[coverage(0.75)]);
        assert_eq!(Kept::read(&kept.written()).expect("it was written here"), kept);
        assert_eq!(kept.0[0].note, "so few");
        assert!(Kept::read("head\none\ttwo\n").is_err());
    }

    #[test]
    fn a_figure_that_has_changed_is_named() {
        let kept = Kept::of(&[coverage(0.8)], &[coverage(0.75)]);
        assert_eq!(kept.differences(&[coverage(0.751)]), Vec::<String>::new());
        assert!(kept.differences(&[coverage(0.8)])[0].contains("now 0.8"));
        assert!(kept.differences(&[])[0].ends_with("gone"));
        let new = Finding::new("T1", "cells", 302.0, Unit::Plain(0));
        assert!(kept.differences(&[coverage(0.75), new])[0].ends_with("not kept"));
    }
}
