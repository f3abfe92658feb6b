//! Repeats in, one line of the table out: median, middle half, ratio to the peer, and whether the target is met.

use std::fmt::Write;

/// Repeats of one measurement, in the unit of its row.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Repeats(Vec<f64>);

/// What a row is judged by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Target {
    /// The median is at most so many times that of the peer.
    Ratio(f64),
    /// The median is at most this.
    AtMost(f64),
    /// No repeat is above this: what is left behind once is left behind.
    Never(f64),
    /// By nothing: the ratio is told because it is worth knowing.
    Told,
}

/// One line of the table.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) what: &'static str,
    pub(crate) unit: &'static str,
    pub(crate) ours: Repeats,
    pub(crate) peer: &'static str,
    pub(crate) theirs: Repeats,
    pub(crate) target: Target,
}

impl FromIterator<f64> for Repeats {
    fn from_iter<I: IntoIterator<Item = f64>>(figures: I) -> Self {
        let mut figures: Vec<f64> = figures.into_iter().collect();
        figures.sort_by(f64::total_cmp);
        Self(figures)
    }
}

impl Repeats {
    /// The figure below which this share of the repeats lies, interpolated between neighbours; nothing without repeats.
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a place in a short list"
    )]
    pub(crate) fn quantile(&self, share: f64) -> Option<f64> {
        let last = self.0.len().checked_sub(1)?;
        let place = share.clamp(0.0, 1.0) * last as f64;
        let (below, above) = (self.0[place.floor() as usize], self.0[place.ceil() as usize]);
        Some(below + (above - below) * place.fract())
    }

    pub(crate) fn median(&self) -> Option<f64> {
        self.quantile(0.5)
    }

    fn shown(&self, unit: &str) -> String {
        let (Some(low), Some(median), Some(high)) =
            (self.quantile(0.25), self.median(), self.quantile(0.75))
        else {
            return "not measured".to_owned();
        };
        let unit = if unit.is_empty() { String::new() } else { format!(" {unit}") };
        format!("{}{unit} ({}–{})", number(median), number(low), number(high))
    }
}

impl Row {
    fn ratio(&self) -> Option<f64> {
        let peer = self.theirs.median().filter(|peer| *peer > 0.0)?;
        Some(self.ours.median()? / peer)
    }

    /// Whether the target is met; nothing where there is none, or one side was not measured.
    fn is_met(&self) -> Option<bool> {
        match self.target {
            Target::Ratio(most) => Some(self.ratio()? <= most),
            Target::AtMost(most) => Some(self.ours.median()? <= most),
            Target::Never(most) => Some(self.ours.quantile(1.0)? <= most),
            Target::Told => None,
        }
    }

    /// Whether the target was measured and is not met.
    pub(crate) fn is_missed(&self) -> bool {
        self.is_met() == Some(false)
    }

    /// Whether there is a target, and it could not be measured.
    pub(crate) fn is_open(&self) -> bool {
        self.target != Target::Told && self.is_met().is_none()
    }

    fn cells(&self) -> [String; 6] {
        let target = match self.target {
            Target::Ratio(most) => format!("≤ {} ×", number(most)),
            Target::AtMost(most) => {
                format!("≤ {} {}", number(most), self.unit).trim_end().to_owned()
            }
            Target::Never(most) => {
                format!("never > {} {}", number(most), self.unit).trim_end().to_owned()
            }
            Target::Told => "–".to_owned(),
        };
        let met = match (self.is_met(), self.target) {
            (Some(true), _) => "met",
            (Some(false), _) => "MISSED",
            (None, Target::Told) => "",
            (None, Target::Ratio(_) | Target::AtMost(_) | Target::Never(_)) => "?",
        };
        let ratio = self.ratio().map_or("–".to_owned(), |ratio| format!("{} ×", number(ratio)));
        let theirs = format!("{}: {}", self.peer, self.theirs.shown(self.unit));
        [self.what.to_owned(), self.ours.shown(self.unit), theirs, ratio, target, met.to_owned()]
    }
}

/// All rows under each other; each figure is a median with the middle half of the repeats behind it.
pub(crate) fn table(rows: &[Row]) -> String {
    let head = ["", "Shoal", "Peer", "Ratio", "Target", ""].map(str::to_owned);
    let lines: Vec<[String; 6]> = [head].into_iter().chain(rows.iter().map(Row::cells)).collect();
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

/// Three digits that count.
fn number(figure: f64) -> String {
    match figure.abs() {
        size if size >= 100.0 => format!("{figure:.0}"),
        size if size >= 10.0 => format!("{figure:.1}"),
        size if size < 0.000_5 => "0".to_owned(),
        size if size < 0.1 => format!("{figure:.3}"),
        _ => format!("{figure:.2}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repeats(figures: &[f64]) -> Repeats {
        figures.iter().copied().collect()
    }

    #[test]
    fn quantiles_lie_between_neighbours() {
        let five = repeats(&[5.0, 1.0, 4.0, 2.0, 3.0]);
        assert_eq!(five.median(), Some(3.0));
        assert_eq!((five.quantile(0.25), five.quantile(0.75)), (Some(2.0), Some(4.0)));
        assert_eq!(repeats(&[1.0, 2.0]).median(), Some(1.5));
        assert_eq!(repeats(&[]).median(), None);
    }

    #[test]
    fn a_row_is_judged_by_the_ratio_of_the_medians() {
        let row = |ours: &[f64], theirs: &[f64], target| Row {
            what: "Memory",
            unit: "MiB",
            ours: repeats(ours),
            peer: "other",
            theirs: repeats(theirs),
            target,
        };
        assert_eq!(row(&[1.0], &[4.0], Target::Ratio(0.25)).is_met(), Some(true));
        assert_eq!(row(&[1.1], &[4.0], Target::Ratio(0.25)).is_met(), Some(false));
        assert_eq!(row(&[0.0], &[0.0], Target::AtMost(0.0)).is_met(), Some(true));
        assert_eq!(row(&[1.0], &[], Target::Ratio(2.0)).is_met(), None);
        assert!(row(&[1.1], &[4.0], Target::Ratio(0.25)).is_missed());
        assert!(!row(&[1.0], &[4.0], Target::Ratio(0.25)).is_missed());
        assert!(!row(&[1.0], &[], Target::Ratio(2.0)).is_missed());
        assert!(row(&[1.0], &[], Target::Ratio(2.0)).is_open());
        assert!(!row(&[1.0], &[], Target::Told).is_open());
        assert!(!row(&[1.1], &[4.0], Target::Ratio(0.25)).is_open());
        assert_eq!(row(&[0.0, 0.0, 0.0], &[], Target::Never(0.0)).is_met(), Some(true));
        assert_eq!(row(&[0.0, 0.0, 3.0], &[], Target::Never(0.0)).is_met(), Some(false));
        assert_eq!(row(&[0.0, 0.0, 3.0], &[], Target::AtMost(0.0)).is_met(), Some(true));
        assert!(!row(&[9.0], &[1.0], Target::Told).is_missed());
        let shown = table(&[row(&[1.0], &[], Target::Ratio(2.0))]);
        assert!(shown.contains("other: not measured") && shown.contains('?'), "{shown}");
        let told = table(&[row(&[9.0], &[1.0], Target::Told)]);
        assert!(told.contains("9.00 ×  –\n"), "{told}");
    }
}
