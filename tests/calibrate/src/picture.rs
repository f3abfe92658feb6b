//! The page of plots, as SVG. It follows the reader's light or dark theme, and needs no colour to be read.

mod canvas;
mod reliability;

use crate::chi_square::real;
use crate::finding::{Finding, Verdict};
use crate::report::{Held, Report};

use canvas::{Canvas, Spot};

/// Where columns of panels begin and end.
const LEFT: (f64, f64) = (32.0, 448.0);
const RIGHT: (f64, f64) = (496.0, 1008.0);

/// Below the heading.
const TOP: f64 = 104.0;

const WIDTH: f64 = 1_040.0;

/// Distance of rows, and of a panel from the next.
const ROW: f64 = 19.0;
const APART: f64 = 56.0;

/// The part of a row that its name takes.
const NAME: f64 = 0.58;

/// The axis of the rows, as shares.
const AXIS: (f64, f64) = (0.4, 1.0);

/// A row of a panel: how often both ranges held.
struct Row {
    held: Held,
    is_off: bool,
}

/// Draws what came of a calibration.
pub fn picture(report: &Report) -> String {
    let mut canvas = Canvas::default();
    canvas.text(
        Spot(LEFT.0, 40.0),
        "title",
        "Shoal's ranges, held against worlds with known truth",
    );
    canvas.ring(Spot(LEFT.0 + 5.0, 62.0));
    canvas.text(Spot(LEFT.0 + 16.0, 66.0), "quiet", "how often the 80 % range held the truth");
    canvas.dot(Spot(LEFT.0 + 285.0, 62.0));
    canvas.text(Spot(LEFT.0 + 296.0, 66.0), "quiet", "how often the 95 % range did");
    canvas.diamond(Spot(LEFT.0 + 505.0, 62.0));
    canvas.text(Spot(LEFT.0 + 518.0, 66.0), "quiet", "out of its limit; the table says why");
    let strata = report.shapes.strata.iter();
    let strata: Vec<Row> = strata.map(|held| Row { held: held.clone(), is_off: false }).collect();
    let broken: Vec<Row> = report.findings.iter().filter_map(Row::of).collect();
    let left = histogram(&mut canvas, TOP, report);
    let left = rows(&mut canvas, LEFT, left, ("The same in strata", &strata));
    let left = reliability::draw(&mut canvas, Spot(LEFT.0, left), &report.shapes.links);
    let right = rows(&mut canvas, RIGHT, TOP, ("In worlds that break one assumption", &broken));
    canvas.finish(WIDTH, left.max(right) - APART + 40.0)
}

impl Row {
    fn of(finding: &Finding) -> Option<Self> {
        let in_80 = finding.held_80?;
        let held = Held { name: finding.what.clone(), in_80, in_95: finding.figure };
        let is_off = matches!(finding.verdict(), Verdict::NotThere | Verdict::Fails);
        Some(Self { held, is_off })
    }
}

/// Where truths lay; returns where the next panel begins.
fn histogram(canvas: &mut Canvas, top: f64, report: &Report) -> f64 {
    let (left, right) = LEFT;
    canvas.text(Spot(left, top), "head", "Where the truth lay in what was expected");
    canvas.text(
        Spot(left, top + 18.0),
        "quiet",
        "Even if all is right; dashed: size bias left out, a planted mistake",
    );
    let (high, low) = (top + 34.0, top + 154.0);
    let tallest =
        |counts: &[u32]| counts.iter().copied().map(f64::from).fold(0.0, f64::max) / total(counts);
    let most = tallest(&report.shapes.places).max(tallest(&report.shapes.planted)).max(1e-9) * 1.05;
    let columns = real(report.shapes.places.len().max(1));
    let x = |column: f64| left + (right - left) * column / columns;
    let y = |share: f64| low - (low - high) * share / most;
    for (column, count) in (0_u32..).zip(&report.shapes.places) {
        let (from, to) = (x(f64::from(column)), x(f64::from(column) + 1.0));
        let share = f64::from(*count) / total(&report.shapes.places);
        canvas.bar(Spot(from + 1.0, y(share)), Spot(to - 1.0, low));
    }
    let mut outline = Vec::new();
    for (column, count) in (0_u32..).zip(&report.shapes.planted) {
        let share = f64::from(*count) / total(&report.shapes.planted);
        outline.extend([0.0, 1.0].map(|end| Spot(x(f64::from(column) + end), y(share))));
    }
    canvas.path(&outline, "planted");
    canvas.line(Spot(left, y(1.0 / columns)), Spot(right, y(1.0 / columns)), "right");
    for (share, name) in [(0.1, "low end"), (0.5, "likely"), (0.9, "high end")] {
        let at = left + (right - left) * share;
        canvas.line(Spot(at, low), Spot(at, low + 5.0), "right");
        canvas.text(Spot(at, low + 19.0), "tick middle", name);
    }
    low + 19.0 + APART
}

fn total(counts: &[u32]) -> f64 {
    counts.iter().copied().map(f64::from).sum::<f64>().max(1.0)
}

/// A panel of rows; returns where the next panel begins.
fn rows(
    canvas: &mut Canvas,
    (left, right): (f64, f64),
    top: f64,
    (head, rows): (&str, &[Row]),
) -> f64 {
    canvas.text(Spot(left, top), "head", head);
    let from = left + (right - left) * NAME;
    let to = right - 34.0;
    let x = |share: f64| from + (to - from) * (share.max(AXIS.0) - AXIS.0) / (AXIS.1 - AXIS.0);
    let first = top + 40.0;
    let last = first + ROW * (real(rows.len()) - 1.0);
    for share in [0.8, 0.95] {
        canvas.line(Spot(x(share), first - 10.0), Spot(x(share), last + 8.0), "right");
        let name = format!("{:.0}", share * 100.0);
        canvas.text(Spot(x(share), first - 15.0), "tick middle", &name);
    }
    canvas.text(Spot(right, first - 15.0), "tick end", "95 %");
    for (number, row) in (0_u32..).zip(rows) {
        let y = first + ROW * f64::from(number);
        let Held { name, in_80, in_95 } = &row.held;
        canvas.text(Spot(left, y + 4.0), "name", name);
        canvas.line(Spot(x(*in_80), y), Spot(x(*in_95), y), "span");
        canvas.ring(Spot(x(*in_80), y));
        if row.is_off {
            canvas.diamond(Spot(x(*in_95), y));
        } else {
            canvas.dot(Spot(x(*in_95), y));
        }
        canvas.text(Spot(right, y + 4.0), "tick end", &format!("{:.1}", in_95 * 100.0));
    }
    last + 8.0 + APART
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Allowed, Unit};
    use crate::report::{Reliability, Shapes};

    #[test]
    fn what_is_found_is_drawn_and_names_cannot_break_the_page() {
        let finding = Finding::new("T8", "fewer < usual & \"night\"", 0.7, Unit::Percent(1))
            .must(Allowed::AtLeast(0.85))
            .with_80(0.5)
            .or_because("night");
        let shapes = Shapes {
            places: vec![5, 7],
            planted: vec![9, 3],
            strata: vec![Held { name: "hour: day".to_owned(), in_80: 0.8, in_95: 0.95 }],
            links: vec![Reliability { told: 0.35, was_so: 0.4, cases: 9 }],
        };
        let drawn = picture(&Report { findings: vec![finding], shapes });
        for told in ["fewer &lt; usual &amp; &quot;night&quot;", "hour: day", "70.0", "95.0"] {
            assert!(drawn.contains(told), "{told}");
        }
        assert_eq!(drawn.matches("class=\"off\"").count(), 2, "and one in the legend");
        assert!(drawn.starts_with("<svg ") && drawn.ends_with("</svg>\n"));
    }
}
