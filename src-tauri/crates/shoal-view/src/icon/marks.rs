//! Everything in the icon that is no number: the bars of the level, and a shape of its own for every state.

use shoal_core::Level;
use tiny_skia::{FillRule, LineCap, LineJoin, Path, PathBuilder, Rect, Stroke, StrokeDash};

use crate::icon::Canvas;

impl Canvas {
    /// Four bars at the foot; those up to the level are lit. Without a level none is.
    pub(super) fn bars(&mut self, level: Option<Level>) {
        let lit = match level {
            None => 0_u8,
            Some(Level::Alone) => 1,
            Some(Level::Few) => 2,
            Some(Level::Some) => 3,
            Some(Level::Many) => 4,
        };
        let gap = self.snapped(0.06);
        let width = ((self.size - 3.0 * gap) * 0.24).floor().max(2.0);
        let height = self.snapped(0.1).max(2.0);
        let left = ((self.size - 4.0 * width - 3.0 * gap) / 2.0).floor();
        let top = self.size - height;
        for bar in 0..4_u8 {
            let x = left + f32::from(bar) * (width + gap);
            if bar < lit {
                self.rectangle([x, top, width, height], 1.0);
            } else {
                // A bar that is not lit is a thin line: told apart by shape, not only by faintness.
                let thin = (height / 3.0).round().max(1.0);
                self.rectangle([x, top + height - thin, width, thin], 0.45);
            }
        }
    }

    /// No tunnel.
    pub(super) fn dashed_ring(&mut self) {
        let width = self.snapped(0.11);
        let radius = self.size * 0.36;
        // Eight dashes around, each as long as a gap.
        let dash = 2.0 * std::f32::consts::PI * radius / 16.0;
        let circle = circle(self.size / 2.0, self.size / 2.0, radius);
        let dash = StrokeDash::new(vec![dash, dash], dash / 2.0);
        self.stroke(circle, Stroke { width, dash, ..Stroke::default() });
    }

    /// Being set up.
    pub(super) fn three_dots(&mut self) {
        let radius = self.size * 0.1;
        for step in [-1.0_f32, 0.0, 1.0] {
            self.fill(circle(self.size * (0.5 + step * 0.3), self.size / 2.0, radius));
        }
    }

    /// Nothing goes out.
    pub(super) fn closed_lock(&mut self) {
        let body = [self.snapped(0.2), self.snapped(0.46), 0.0, 0.0];
        let width = self.size - 2.0 * body[0];
        let height = self.snapped(0.92) - body[1];
        self.rectangle([body[0], body[1], width, height], 1.0);
        let stroke = self.snapped(0.11);
        let (left, right) = (self.size * 0.32, self.size * 0.68);
        let (top, foot) = (self.size * 0.3, self.size * 0.5);
        let mut path = PathBuilder::new();
        path.move_to(left, foot);
        path.line_to(left, top);
        path.cubic_to(left, self.size * 0.04, right, self.size * 0.04, right, top);
        path.line_to(right, foot);
        self.stroke(path.finish(), Stroke { width: stroke, ..Stroke::default() });
    }

    /// Traffic goes out beside the tunnel.
    pub(super) fn warning(&mut self) {
        let mut path = PathBuilder::new();
        path.move_to(self.size * 0.5, self.size * 0.06);
        path.line_to(self.size * 0.98, self.size * 0.94);
        path.line_to(self.size * 0.02, self.size * 0.94);
        path.close();
        // The exclamation mark is left out of the triangle: it is read by what is missing.
        let bar = self.snapped(0.11);
        let x = (self.size - bar) / 2.0;
        let long = Rect::from_xywh(x, self.size * 0.36, bar, self.size * 0.28);
        let dot = Rect::from_xywh(x, self.size * 0.72, bar, bar);
        for hole in [long, dot].into_iter().flatten() {
            path.push_rect(hole);
        }
        if let Some(path) = path.finish() {
            let paint = self.paint(1.0);
            self.pixels.fill_path(&path, &paint, FillRule::EvenOdd, self.place, None);
        }
    }

    /// Nobody answers.
    pub(super) fn broken_link(&mut self) {
        let width = self.snapped(0.11);
        let radius = self.size * 0.19;
        for side in [-1.0_f32, 1.0] {
            let x = self.size * (0.5 + side * 0.27);
            self.stroke(circle(x, self.size * 0.5, radius), Stroke { width, ..Stroke::default() });
        }
        let mut path = PathBuilder::new();
        path.move_to(self.size * 0.5, self.size * 0.08);
        path.line_to(self.size * 0.5, self.size * 0.26);
        path.move_to(self.size * 0.5, self.size * 0.74);
        path.line_to(self.size * 0.5, self.size * 0.92);
        self.stroke(path.finish(), Stroke { width, ..Stroke::default() });
    }

    /// Shoal has stopped.
    pub(super) fn struck_ring(&mut self) {
        let width = self.snapped(0.11);
        let circle = circle(self.size / 2.0, self.size / 2.0, self.size * 0.36);
        self.stroke(circle, Stroke { width, ..Stroke::default() });
        let mut path = PathBuilder::new();
        path.move_to(self.size * 0.12, self.size * 0.88);
        path.line_to(self.size * 0.88, self.size * 0.12);
        self.stroke(path.finish(), Stroke { width, ..Stroke::default() });
    }

    /// Nothing of this is real: a filled corner.
    pub(super) fn simulation_corner(&mut self) {
        let side = self.snapped(0.26);
        let mut path = PathBuilder::new();
        path.move_to(self.size - side, 0.0);
        path.line_to(self.size, 0.0);
        path.line_to(self.size, side);
        path.close();
        self.fill(path.finish());
    }

    fn rectangle(&mut self, [x, y, width, height]: [f32; 4], opacity: f32) {
        if let Some(rectangle) = Rect::from_xywh(x, y, width, height) {
            let paint = self.paint(opacity);
            self.pixels.fill_rect(rectangle, &paint, self.place, None);
        }
    }

    fn fill(&mut self, path: Option<Path>) {
        if let Some(path) = path {
            let paint = self.paint(1.0);
            self.pixels.fill_path(&path, &paint, FillRule::Winding, self.place, None);
        }
    }

    fn stroke(&mut self, path: Option<Path>, stroke: Stroke) {
        if let Some(path) = path {
            let stroke = Stroke { line_cap: LineCap::Round, line_join: LineJoin::Round, ..stroke };
            let cap = if stroke.dash.is_some() { LineCap::Butt } else { stroke.line_cap };
            let stroke = Stroke { line_cap: cap, ..stroke };
            let paint = self.paint(1.0);
            self.pixels.stroke_path(&path, &paint, &stroke, self.place, None);
        }
    }
}

fn circle(x: f32, y: f32, radius: f32) -> Option<Path> {
    PathBuilder::from_circle(x, y, radius)
}
