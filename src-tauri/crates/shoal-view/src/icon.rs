//! Paints a face into pixels, at every size that panels ask for.
//!
//! The number comes first; four bars under it tell the level by shape (one lit: alone, four: many). Everything is
//! placed on whole pixels, because at 16 pixels half of one is a blur. Faces are told apart without colour.

mod marks;
mod type_setting;

use shoal_core::settings::TrayInk;
use tiny_skia::{Color, FillRule, Paint, PathBuilder, Pixmap, PremultipliedColorU8, Transform};

use crate::face::{Glyph, TrayFace};

/// Sizes in pixels. Panels pick the nearest.
pub const SIZES: [u32; 6] = [16, 22, 24, 32, 48, 64];

/// Pixels of one size, as a tray item sends them.
#[derive(Clone, PartialEq, Eq)]
pub struct IconPixels {
    /// Width and height.
    pub size: u32,
    /// Four bytes a pixel: alpha, red, green, blue, not premultiplied (StatusNotifierItem, `IconPixmap`).
    pub argb: Vec<u8>,
}

impl std::fmt::Debug for IconPixels {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "IconPixels({0}×{0})", self.size)
    }
}

/// A face at all sizes.
pub fn paint(face: &TrayFace) -> Vec<IconPixels> {
    SIZES.iter().map(|size| paint_at(face, *size)).collect()
}

/// A face at one size, of at least 8 and at most 512 pixels.
pub fn paint_at(face: &TrayFace, size: u32) -> IconPixels {
    let size = size.clamp(8, 512);
    let mut canvas = Canvas::new(size, face.ink);
    match face.glyph {
        Glyph::Number(badge) => {
            canvas.number(&badge.to_string());
            canvas.bars(face.level);
        }
        Glyph::UnknownCrowd => {
            canvas.number("?");
            canvas.bars(None);
        }
        Glyph::Off => canvas.dashed_ring(),
        Glyph::Connecting => canvas.three_dots(),
        Glyph::Blocked => canvas.closed_lock(),
        Glyph::Leak => canvas.warning(),
        Glyph::Unreachable => canvas.broken_link(),
        Glyph::Stopped => canvas.struck_ring(),
    }
    if face.simulation {
        canvas.simulation_corner();
    }
    IconPixels {
        size,
        argb: canvas.pixels.pixels().iter().flat_map(|pixel| argb(*pixel)).collect(),
    }
}

fn argb(pixel: PremultipliedColorU8) -> [u8; 4] {
    let plain = pixel.demultiply();
    [plain.alpha(), plain.red(), plain.green(), plain.blue()]
}

/// Colour of the tile behind light ink, as red, green and blue: dark enough for digits, and no black hole in a panel.
const TILE: [u8; 3] = [0x14, 0x33, 0x48];

/// Where the strokes go.
struct Canvas {
    pixels: Pixmap,
    ink: Color,
    /// Width and height of what is drawn on.
    size: f32,
    /// From there to the pixels: a tile leaves a margin.
    place: Transform,
}

impl Canvas {
    fn new(size: u32, ink: TrayInk) -> Self {
        let [red, green, blue] = match ink {
            TrayInk::Light | TrayInk::Tile => [0xf4, 0xf7, 0xfa],
            TrayInk::Dark => [0x14, 0x1e, 0x2a],
        };
        #[expect(clippy::cast_precision_loss, reason = "at most 512")]
        let edge = size as f32;
        let mut canvas = Self {
            pixels: Pixmap::new(size, size).expect("a size from 8 to 512 is allowed"),
            ink: Color::from_rgba8(red, green, blue, 255),
            size: edge,
            place: Transform::identity(),
        };
        if ink == TrayInk::Tile {
            canvas.tile();
        }
        canvas
    }

    /// Lays a rounded tile and draws within its margin from then on.
    fn tile(&mut self) {
        let (edge, round) = (self.size, self.size * 0.2);
        // A square with rounded corners; a quadratic curve is as good as an arc at this size.
        let mut path = PathBuilder::new();
        path.move_to(round, 0.0);
        path.line_to(edge - round, 0.0);
        path.quad_to(edge, 0.0, edge, round);
        path.line_to(edge, edge - round);
        path.quad_to(edge, edge, edge - round, edge);
        path.line_to(round, edge);
        path.quad_to(0.0, edge, 0.0, edge - round);
        path.line_to(0.0, round);
        path.quad_to(0.0, 0.0, round, 0.0);
        path.close();
        if let Some(path) = path.finish() {
            let mut paint = Paint::default();
            let [red, green, blue] = TILE;
            paint.set_color_rgba8(red, green, blue, 255);
            paint.anti_alias = true;
            let at = Transform::identity();
            self.pixels.fill_path(&path, &paint, FillRule::Winding, at, None);
        }
        let margin = self.snapped(0.08);
        self.size -= 2.0 * margin;
        self.place = Transform::from_translate(margin, margin);
    }

    /// The ink, at an opacity from 0 to 1.
    fn paint(&self, opacity: f32) -> Paint<'static> {
        let mut paint = Paint::default();
        let mut color = self.ink;
        color.set_alpha(opacity);
        paint.set_color(color);
        paint.anti_alias = true;
        paint
    }

    /// A share of the size, on a whole pixel, at least one.
    fn snapped(&self, share: f32) -> f32 {
        (self.size * share).round().max(1.0)
    }
}
