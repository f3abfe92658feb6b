//! What the tray icon looks like: told apart without colour, at every size.

use std::collections::BTreeMap;

use proptest::prelude::*;
use shoal_core::Level;
use shoal_core::settings::TrayInk;
use shoal_view::badge::Badge;
use shoal_view::icon::{SIZES, paint, paint_at};
use shoal_view::{Glyph, TrayFace};

fn faces() -> Vec<TrayFace> {
    let plain = [
        Glyph::Off,
        Glyph::Connecting,
        Glyph::UnknownCrowd,
        Glyph::Blocked,
        Glyph::Leak,
        Glyph::Unreachable,
        Glyph::Stopped,
    ];
    let numbers = [1, 2, 5, 9, 10, 26, 99, 100, 140, 999, 1_000, 12_345, 99_999];
    let plain = plain.map(|glyph| (glyph, None));
    let numbers = numbers.map(|people| (Glyph::Number(Badge::of(people)), Some(Level::of(people))));
    let faces = plain.into_iter().chain(numbers);
    let face = |(glyph, level)| TrayFace {
        glyph,
        level,
        ink: TrayInk::Light,
        simulation: false,
        urgent: false,
    };
    faces.map(face).collect()
}

/// Only how opaque each pixel is: what somebody sees who sees no colours.
fn mask(face: &TrayFace, size: u32) -> Vec<u8> {
    paint_at(face, size).argb.iter().copied().step_by(4).collect()
}

#[test]
fn every_face_has_a_shape_of_its_own_at_every_size() {
    for size in SIZES {
        let mut seen = BTreeMap::new();
        for face in faces() {
            let other = seen.insert(mask(&face, size), face);
            assert_eq!(other, None, "at {size} pixels the same as {face:?}");
        }
    }
}

#[test]
fn levels_differ_in_shape_even_for_the_same_number() {
    let face = |level| TrayFace {
        glyph: Glyph::Number(Badge::of(5)),
        level: Some(level),
        ink: TrayInk::Light,
        simulation: false,
        urgent: false,
    };
    for size in SIZES {
        let masks = [Level::Alone, Level::Few, Level::Some, Level::Many]
            .map(|level| mask(&face(level), size));
        let firm = masks.map(|mask| mask.iter().filter(|alpha| **alpha > 200).count());
        assert!(firm.is_sorted_by(|few, more| few < more), "{size}: {firm:?}");
    }
}

#[test]
fn a_simulation_is_marked_and_both_inks_have_the_same_shape() {
    for face in faces() {
        let simulated = TrayFace { simulation: true, ..face };
        let dark = TrayFace { ink: TrayInk::Dark, ..face };
        for size in SIZES {
            assert_ne!(mask(&face, size), mask(&simulated, size));
            assert_eq!(mask(&face, size), mask(&dark, size));
            assert_ne!(paint_at(&face, size), paint_at(&dark, size));
        }
    }
}

/// How far each pixel is from the tile that all share.
fn on_tile(face: &TrayFace, size: u32) -> Vec<u8> {
    let tiled = TrayFace { ink: TrayInk::Tile, ..*face };
    paint_at(&tiled, size).argb.iter().copied().skip(1).step_by(4).collect()
}

#[test]
fn on_the_tile_every_face_has_a_brightness_of_its_own() {
    for size in SIZES {
        let mut seen = BTreeMap::new();
        for face in faces() {
            let other = seen.insert(on_tile(&face, size), face);
            assert_eq!(other, None, "at {size} pixels the same as {face:?}");
        }
    }
}

#[test]
fn the_tile_is_read_on_any_panel_because_it_brings_its_own_ground() {
    let face = TrayFace { ink: TrayInk::Tile, ..faces()[8] };
    for size in SIZES {
        let icon = paint_at(&face, size);
        let middle = icon.argb.chunks(4).skip(usize::try_from(size * size / 2).expect("small"));
        assert!(middle.take(3).all(|pixel| pixel[0] == 255), "{size}: see-through");
    }
}

#[test]
fn digits_are_not_cut_off_at_the_sides_or_the_top() {
    for face in faces().into_iter().filter(|face| matches!(face.glyph, Glyph::Number(_))) {
        for size in SIZES {
            let mask = mask(&face, size);
            let side = usize::try_from(size).expect("small");
            assert!(mask[..side].iter().all(|alpha| *alpha < 128), "{face:?} at {size}: top");
            assert!(mask.iter().any(|alpha| *alpha > 200), "{face:?} at {size}: too faint");
        }
    }
}

#[test]
fn a_face_is_painted_at_all_sizes() {
    for face in faces() {
        let sizes: Vec<u32> = paint(&face).iter().map(|pixels| pixels.size).collect();
        assert_eq!(sizes, SIZES);
    }
}

#[test]
fn badges_are_as_people_write_them() {
    let table = [(1, "1"), (26, "26"), (999, "999"), (1_000, "1k"), (1_999, "1k"), (12_345, "12k")];
    for (people, badge) in table {
        assert_eq!(Badge::of(people).to_string(), badge);
    }
}

proptest! {
    #[test]
    fn any_number_of_people_fits_into_three_glyphs(people: u32) {
        prop_assert!(Badge::of(people).to_string().len() <= 3);
    }
}
