//! Marks on a page, as SVG elements.

use std::fmt::Write;

/// How marks look, in light and in dark.
const STYLE: &str = "
:root { --page: #fdfcfa; --ink: #1d2733; --quiet: #5c6876; --rule: #b9c1ca; --fill: #9db9d6; --mark: #20598f; --off: #a8480b }
@media (prefers-color-scheme: dark) {
  :root { --page: #14191f; --ink: #e6eaef; --quiet: #a3aebb; --rule: #4a5562; --fill: #38597a; --mark: #8fbce8; --off: #f0a269 }
}
text { font-family: system-ui, 'Noto Sans', 'DejaVu Sans', sans-serif; font-size: 12px; fill: var(--ink) }
.title { font-size: 20px; font-weight: 600 } .head { font-size: 14px; font-weight: 600 }
.quiet, .tick { fill: var(--quiet) } .tick { font-size: 11px } .middle { text-anchor: middle } .end { text-anchor: end }
.page { fill: var(--page) } .bar { fill: var(--fill) } .dot { fill: var(--mark) } .off { fill: var(--off) }
.ring { fill: var(--page); stroke: var(--mark); stroke-width: 1.6 }
.right { stroke: var(--rule); stroke-width: 1 } .span { stroke: var(--rule); stroke-width: 2 }
.planted { fill: none; stroke: var(--off); stroke-width: 1.6; stroke-dasharray: 4 3 }
";

/// A place on the page: across, down.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot(pub(super) f64, pub(super) f64);

/// What has been drawn.
#[derive(Debug, Default)]
pub(super) struct Canvas(String);

impl Canvas {
    pub(super) fn text(&mut self, Spot(x, y): Spot, class: &str, text: &str) {
        let text = escaped(text);
        let _ = writeln!(self.0, "<text x=\"{x:.1}\" y=\"{y:.1}\" class=\"{class}\">{text}</text>");
    }

    pub(super) fn line(&mut self, Spot(a, b): Spot, Spot(c, d): Spot, class: &str) {
        let _ = writeln!(
            self.0,
            "<line x1=\"{a:.1}\" y1=\"{b:.1}\" x2=\"{c:.1}\" y2=\"{d:.1}\" class=\"{class}\"/>"
        );
    }

    /// From the upper left to the lower right.
    pub(super) fn bar(&mut self, Spot(x, y): Spot, Spot(right, low): Spot) {
        let (width, height) = (right - x, low - y);
        let _ = writeln!(
            self.0,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" class=\"bar\"/>"
        );
    }

    pub(super) fn path(&mut self, spots: &[Spot], class: &str) {
        let mut path = String::new();
        for (number, Spot(x, y)) in spots.iter().enumerate() {
            let step = if number == 0 { 'M' } else { 'L' };
            let _ = write!(path, "{step}{x:.1} {y:.1}");
        }
        let _ = writeln!(self.0, "<path d=\"{path}\" class=\"{class}\"/>");
    }

    pub(super) fn dot(&mut self, Spot(x, y): Spot) {
        let _ = writeln!(self.0, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4\" class=\"dot\"/>");
    }

    pub(super) fn ring(&mut self, Spot(x, y): Spot) {
        let _ = writeln!(self.0, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3.6\" class=\"ring\"/>");
    }

    pub(super) fn diamond(&mut self, Spot(x, y): Spot) {
        let (left, right, high, low) = (x - 5.5, x + 5.5, y - 5.5, y + 5.5);
        let _ = writeln!(
            self.0,
            "<path d=\"M{left:.1} {y:.1}L{x:.1} {high:.1}L{right:.1} {y:.1}L{x:.1} {low:.1}Z\" class=\"off\"/>"
        );
    }

    /// The whole page.
    pub(super) fn finish(self, width: f64, height: f64) -> String {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" \
             width=\"{width:.0}\" height=\"{height:.0}\" role=\"img\" aria-label=\"How often Shoal's ranges held the truth\">\n\
             <style>{STYLE}</style>\n\
             <rect width=\"{width:.0}\" height=\"{height:.0}\" rx=\"10\" class=\"page\"/>\n{}</svg>\n",
            self.0
        )
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
