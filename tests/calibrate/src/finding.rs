//! What one comparison with the truth came to, and whether that is allowed.

use std::fmt::{self, Write};

/// What a figure may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Allowed {
    /// From the first to the second, both included.
    Within(f64, f64),
    /// This or less.
    AtMost(f64),
    /// This or more.
    AtLeast(f64),
    /// Anything: the figure is told because it is worth knowing.
    Anything,
}

/// How a figure is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// As it is, with so many decimals.
    Plain(usize),
    /// A share of 1, written in per cent with so many decimals.
    Percent(usize),
}

/// What came of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is what it may be.
    Holds,
    /// It is out of its range, and that fails the run.
    Fails,
    /// It is out of its range, in a world that breaks an assumption: said, with the reason.
    NotThere,
    /// There is nothing it must be.
    Told,
}

/// One comparison with the truth.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Which test of the suite: `T4`.
    pub test: &'static str,
    /// What the figure is of: `truth within the 80 % range`.
    pub what: String,
    /// The figure, in the unit.
    pub figure: f64,
    /// How it is written.
    pub unit: Unit,
    /// What it may be.
    pub allowed: Allowed,
    /// Why it may be out of range in this world, where it may.
    pub excuse: Option<String>,
    /// How it was found, or what it means, in a few words; may be empty.
    pub note: String,
    /// Where the figure is how often the 95 % range held: how often the 80 % range did. Such findings are drawn.
    pub held_80: Option<f64>,
    /// Whether the README's table has it.
    pub is_headline: bool,
}

impl Allowed {
    /// Around a middle, both ends included.
    pub fn about(middle: f64, reach: f64) -> Self {
        Self::Within(middle - reach, middle + reach)
    }

    /// Whether a figure is allowed; NaN never is, unless anything is.
    pub fn takes(self, figure: f64) -> bool {
        match self {
            Self::Within(low, high) => (low..=high).contains(&figure),
            Self::AtMost(most) => figure <= most,
            Self::AtLeast(least) => figure >= least,
            Self::Anything => true,
        }
    }

    /// In words, with figures in `unit`.
    pub fn in_words(self, unit: Unit) -> String {
        match self {
            Self::Within(low, high) => format!("{} to {}", unit.bare(low), unit.written(high)),
            Self::AtMost(most) => format!("≤ {}", unit.written(most)),
            Self::AtLeast(least) => format!("≥ {}", unit.written(least)),
            Self::Anything => "–".to_owned(),
        }
    }
}

impl Unit {
    /// A figure with its unit.
    pub fn written(self, figure: f64) -> String {
        match self {
            Self::Plain(_) => self.bare(figure),
            Self::Percent(_) => format!("{} %", self.bare(figure)),
        }
    }

    fn bare(self, figure: f64) -> String {
        match self {
            Self::Plain(decimals) => format!("{figure:.decimals$}"),
            Self::Percent(decimals) => format!("{:.decimals$}", figure * 100.0),
        }
    }
}

impl Finding {
    /// A figure of a test; anything is allowed until [`Finding::must`] says otherwise.
    pub fn new(test: &'static str, what: impl Into<String>, figure: f64, unit: Unit) -> Self {
        Self {
            test,
            what: what.into(),
            figure,
            unit,
            allowed: Allowed::Anything,
            excuse: None,
            note: String::new(),
            held_80: None,
            is_headline: false,
        }
    }

    /// A yes or no, as a figure: 1 where it is so. No fails the run.
    pub fn is_so(test: &'static str, what: impl Into<String>, so: bool) -> Self {
        let figure = if so { 1.0 } else { 0.0 };
        Self::new(test, what, figure, Unit::Plain(0)).must(Allowed::AtLeast(1.0))
    }

    /// The figure must be this.
    #[must_use]
    pub fn must(self, allowed: Allowed) -> Self {
        Self { allowed, ..self }
    }

    /// Where it is not what it must be, that is because the world breaks an assumption, which is said.
    #[must_use]
    pub fn or_because(self, excuse: impl Into<String>) -> Self {
        Self { excuse: Some(excuse.into()), ..self }
    }

    /// How it was found, or what it means.
    #[must_use]
    pub fn noting(self, note: impl Into<String>) -> Self {
        Self { note: note.into(), ..self }
    }

    /// The 80 % range held this often, where the figure is that of the 95 % range.
    #[must_use]
    pub fn with_80(self, held_80: f64) -> Self {
        Self { held_80: Some(held_80), ..self }
    }

    /// The README's table has it.
    #[must_use]
    pub fn headline(self) -> Self {
        Self { is_headline: true, ..self }
    }

    /// What came of it.
    pub fn verdict(&self) -> Verdict {
        match (self.allowed, &self.excuse) {
            (Allowed::Anything, _) => Verdict::Told,
            (allowed, _) if allowed.takes(self.figure) => Verdict::Holds,
            (_, Some(_)) => Verdict::NotThere,
            (_, None) => Verdict::Fails,
        }
    }

    /// Whether it lets the run pass.
    pub fn passed(&self) -> bool {
        self.verdict() != Verdict::Fails
    }

    fn cells(&self) -> [String; 6] {
        let why = self.excuse.as_ref().filter(|_| self.verdict() == Verdict::NotThere);
        [
            self.test.to_owned(),
            self.what.clone(),
            self.unit.written(self.figure),
            self.allowed.in_words(self.unit),
            self.verdict().to_string(),
            why.unwrap_or(&self.note).clone(),
        ]
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Holds => "holds",
            Self::Fails => "FAILS",
            Self::NotThere => "not there",
            Self::Told => "",
        })
    }
}

/// All findings under each other, for a terminal.
pub fn table(findings: &[Finding]) -> String {
    let head = ["", "", "Figure", "Allowed", "", ""].map(str::to_owned);
    let lines: Vec<[String; 6]> =
        [head].into_iter().chain(findings.iter().map(Finding::cells)).collect();
    let width = |column: usize| {
        lines.iter().map(|cells| cells[column].chars().count()).max().unwrap_or_default()
    };
    let mut table = String::new();
    for cells in &lines {
        let mut line = String::new();
        for (column, cell) in cells.iter().enumerate() {
            let _ = write!(line, "{cell:<width$}  ", width = width(column));
        }
        table.push_str(line.trim_end());
        table.push('\n');
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coverage(figure: f64) -> Finding {
        Finding::new("T4", "coverage", figure, Unit::Percent(1)).must(Allowed::about(0.8, 0.012))
    }

    #[test]
    fn too_wide_a_range_fails_as_too_narrow_a_one_does() {
        assert_eq!(coverage(0.795).verdict(), Verdict::Holds);
        assert_eq!(coverage(0.78).verdict(), Verdict::Fails);
        assert_eq!(coverage(0.82).verdict(), Verdict::Fails);
        assert_eq!(coverage(f64::NAN).verdict(), Verdict::Fails);
    }

    #[test]
    fn an_excuse_is_told_only_where_it_is_needed() {
        let excused = |figure| coverage(figure).or_because("three times the users").noting("N");
        assert_eq!(excused(0.7).verdict(), Verdict::NotThere);
        assert!(excused(0.7).passed());
        let (needed, not) = (table(&[excused(0.7)]), table(&[excused(0.8)]));
        assert!(needed.contains("not there  three times the users"), "{needed}");
        assert!(not.contains("80.0 %  78.8 to 81.2 %  holds  N"), "{not}");
    }

    #[test]
    fn what_may_be_anything_is_only_told() {
        let told = Finding::new("T7", "score", 3.25, Unit::Plain(1));
        assert_eq!((told.verdict(), told.passed()), (Verdict::Told, true));
        assert!(!Finding::is_so("T13", "same bytes", false).passed());
    }
}
