//! Of visits that were said to be one person's with a probability, how many were?

use super::APART;
use super::canvas::{Canvas, Spot};
use crate::report::Reliability;

/// Side of the square.
const SIDE: f64 = 168.0;

/// Draws the panel where there is something to draw; returns where the next one begins.
pub(super) fn draw(canvas: &mut Canvas, at: Spot, links: &[Reliability]) -> f64 {
    let Spot(left, top) = at;
    if links.is_empty() {
        return top;
    }
    canvas.text(at, "head", "Two visits by one person: told and true");
    let (high, low) = (top + 24.0, top + 24.0 + SIDE);
    let left = left + 44.0;
    let place = |told: f64, was_so: f64| Spot(left + SIDE * told, low - SIDE * was_so);
    canvas.line(place(0.0, 0.0), place(1.0, 0.0), "right");
    canvas.line(place(0.0, 0.0), place(0.0, 1.0), "right");
    canvas.line(place(0.0, 0.0), place(1.0, 1.0), "right");
    for (share, name) in [(0.0, "0"), (0.5, "50 %"), (1.0, "100 %")] {
        canvas.text(Spot(left + SIDE * share, low + 16.0), "tick middle", name);
        canvas.text(Spot(left - 8.0, low - SIDE * share + 4.0), "tick end", name);
    }
    for link in links {
        canvas.dot(place(link.told, link.was_so));
    }
    let beside = left + SIDE + 28.0;
    canvas.text(Spot(beside, high + 12.0), "quiet", "across: the probability told");
    canvas.text(Spot(beside, high + 30.0), "quiet", "up: how often it was so");
    let cases: u32 = links.iter().map(|link| link.cases).sum();
    canvas.text(
        Spot(beside, high + 48.0),
        "quiet",
        &format!("{} thousand pairs of visits", cases / 1_000),
    );
    low + 16.0 + APART
}
