//! Writes every face at every size to standard output: one line a picture, `name size ink hex`.
//! A picture is made of it by whoever wants to look.

use shoal_core::Level;
use shoal_core::settings::TrayInk;
use shoal_view::badge::Badge;
use shoal_view::icon::{SIZES, paint_at};
use shoal_view::{Glyph, TrayFace};

#[expect(clippy::print_stdout, reason = "printing is all that it does")]
fn main() {
    let number = |people| (Glyph::Number(Badge::of(people)), Some(Level::of(people)));
    let glyphs = [
        (Glyph::Off, None),
        (Glyph::Connecting, None),
        number(1),
        number(5),
        number(26),
        number(88),
        number(140),
        number(2_100),
        number(12_000),
        (Glyph::UnknownCrowd, None),
        (Glyph::Blocked, None),
        (Glyph::Leak, None),
        (Glyph::Unreachable, None),
        (Glyph::Stopped, None),
    ];
    for ink in [TrayInk::Tile, TrayInk::Light, TrayInk::Dark] {
        for size in SIZES {
            for (at, (glyph, level)) in glyphs.into_iter().enumerate() {
                let simulation = at == 3;
                let face = TrayFace { glyph, level, ink, simulation, urgent: false };
                print!("{at} {size} {ink:?} ");
                for byte in paint_at(&face, size).argb {
                    print!("{byte:02x}");
                }
                println!();
            }
        }
    }
}
