//! The number in the icon: as large as fits, on whole pixels.

use ab_glyph::{Font, FontRef, GlyphId, OutlineCurve, Point};
use tiny_skia::{FillRule, PathBuilder};

use crate::icon::Canvas;

/// Digits and a few more glyphs of Barlow Condensed, semi-bold (OFL).
const FONT: &[u8] = include_bytes!("../../font/barlow-condensed-semibold.ttf");

/// Where the baseline is, as a share of the size: the bars stand under it.
const BASELINE: f32 = 0.76;

/// Height of a digit, as a share of the size.
const TALLEST: f32 = 0.7;

/// Glyphs of a text in font units, with where each begins, and how wide all are.
struct Line {
    glyphs: Vec<(GlyphId, f32)>,
    left: f32,
    width: f32,
    height: f32,
}

impl Canvas {
    /// Writes a text of one to three glyphs.
    pub(super) fn number(&mut self, text: &str) {
        let Ok(font) = FontRef::try_from_slice(FONT) else { return };
        let line = set(&font, text);
        let room = self.size - if self.size < 20.0 { 0.0 } else { 2.0 };
        // Digits keep their height as long as they can; three are made narrower rather than lower.
        let height = self.snapped(TALLEST);
        let up = height / line.height;
        let across = up.min(room / line.width);
        let baseline = (self.size * BASELINE).round();
        let left =
            ((self.size - line.width * across) / 2.0 * 2.0).round() / 2.0 - line.left * across;
        let mut path = PathBuilder::new();
        for (glyph, start) in line.glyphs {
            let Some(outline) = font.outline(glyph) else { continue };
            let place =
                |point: &Point| (left + (start + point.x) * across, baseline - point.y * up);
            draw(&mut path, &outline.curves, place);
        }
        if let Some(path) = path.finish() {
            let paint = self.paint(1.0);
            self.pixels.fill_path(&path, &paint, FillRule::Winding, self.place, None);
        }
    }
}

fn set(font: &FontRef<'_>, text: &str) -> Line {
    let mut glyphs = Vec::new();
    let (mut at, mut left, mut right, mut height) = (0.0, f32::MAX, f32::MIN, 1.0_f32);
    for letter in text.chars() {
        let glyph = font.glyph_id(letter);
        if let Some(outline) = font.outline(glyph) {
            left = left.min(at + outline.bounds.min.x);
            right = right.max(at + outline.bounds.max.x);
            height = height.max(outline.bounds.max.y.max(outline.bounds.min.y));
        }
        glyphs.push((glyph, at));
        at += font.h_advance_unscaled(glyph);
    }
    Line { glyphs, left, width: (right - left).max(1.0), height }
}

fn draw(path: &mut PathBuilder, curves: &[OutlineCurve], place: impl Fn(&Point) -> (f32, f32)) {
    let mut last: Option<Point> = None;
    for curve in curves {
        let (from, to) = match curve {
            OutlineCurve::Line(from, to)
            | OutlineCurve::Quad(from, _, to)
            | OutlineCurve::Cubic(from, _, _, to) => (*from, *to),
        };
        if last != Some(from) {
            let (x, y) = place(&from);
            path.close();
            path.move_to(x, y);
        }
        let (x, y) = place(&to);
        match curve {
            OutlineCurve::Line(..) => path.line_to(x, y),
            OutlineCurve::Quad(_, bend, _) => {
                let (bend_x, bend_y) = place(bend);
                path.quad_to(bend_x, bend_y, x, y);
            }
            OutlineCurve::Cubic(_, first, second, _) => {
                let (first, second) = (place(first), place(second));
                path.cubic_to(first.0, first.1, second.0, second.1, x, y);
            }
        }
        last = Some(to);
    }
    path.close();
}
