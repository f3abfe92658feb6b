//! All that came of a calibration, to be shown, drawn and kept.

use crate::finding::Finding;

/// What came of it.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Every comparison, in the order of the suite's parts.
    pub findings: Vec<Finding>,
    /// What is drawn beside them.
    pub shapes: Shapes,
}

/// What no single figure tells.
#[derive(Clone, Debug, Default)]
pub struct Shapes {
    /// Where the truths lay in what was expected, counted in columns of equal width: even if the model is right.
    pub places: Vec<u32>,
    /// The same for a model with the first of the planted mistakes.
    pub planted: Vec<u32>,
    /// How often the ranges held in each stratum.
    pub strata: Vec<Held>,
    /// How often two visits were one person's, beside how often that was said.
    pub links: Vec<Reliability>,
}

/// How often the ranges held the truth, under a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// In which worlds.
    pub name: String,
    /// The 80 % range, as a share of 1.
    pub in_80: f64,
    /// The 95 % range.
    pub in_95: f64,
}

/// Cases in which about the same probability was told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reliability {
    /// Mean of what was told, 0 to 1.
    pub told: f64,
    /// How often it was so.
    pub was_so: f64,
    /// How many cases.
    pub cases: u32,
}

impl Report {
    /// Whether every figure is what it may be.
    pub fn passed(&self) -> bool {
        self.findings.iter().all(Finding::passed)
    }
}
