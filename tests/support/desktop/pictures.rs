//! What is to be seen on the screen: for tests as pixels, for people as PNG.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;

use super::{Desktop, SCREEN, Trouble, Window};

/// The screen at one moment.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// Rows from the top, three bytes a pixel.
    pixels: Vec<[u8; 3]>,
}

impl Desktop {
    /// Looks at the whole screen.
    pub async fn picture(&self) -> Result<Picture, Trouble> {
        let bytes =
            self.bytes("import", &["-silent", "-window", "root", "-depth", "8", "rgb:-"]).await?;
        let (pixels, rest) = bytes.as_chunks::<3>();
        if !rest.is_empty() || u32::try_from(pixels.len())? != SCREEN.0 * SCREEN.1 {
            return Err(
                format!("a picture of {} bytes is not one of the screen", bytes.len()).into()
            );
        }
        Ok(Picture { pixels: pixels.to_vec() })
    }

    /// Writes a picture of the whole screen, as PNG.
    pub async fn screenshot(&self, to: &Path) -> Result<(), Trouble> {
        self.output("import", &["-silent", "-window", "root", &to.to_string_lossy()])
            .await
            .map(drop)
    }

    /// Writes a picture of one window, as PNG.
    pub async fn screenshot_of(&self, window: &Window, to: &Path) -> Result<(), Trouble> {
        self.output("import", &["-silent", "-window", &window.id, &to.to_string_lossy()])
            .await
            .map(drop)
    }
}

impl Picture {
    /// How many colours there are in some rows.
    pub fn colours(&self, rows: Range<usize>) -> usize {
        self.rows(rows).iter().collect::<BTreeSet<_>>().len()
    }

    /// How many pixels of some rows look otherwise in another picture.
    pub fn changes(&self, rows: Range<usize>, other: &Self) -> usize {
        let pairs = self.rows(rows.clone()).iter().zip(other.rows(rows));
        pairs.filter(|(one, other)| one != other).count()
    }

    /// How many pixels of some columns of some rows look otherwise in another picture.
    pub fn changes_in(&self, columns: Range<usize>, rows: Range<usize>, other: &Self) -> usize {
        let differ = |row: usize| {
            let (one, other) = (self.rows(row..row + 1), other.rows(row..row + 1));
            let pairs = one[columns.clone()].iter().zip(&other[columns.clone()]);
            pairs.filter(|(one, other)| one != other).count()
        };
        rows.map(differ).sum()
    }

    fn rows(&self, rows: Range<usize>) -> &[[u8; 3]] {
        let width = usize::try_from(SCREEN.0).expect("a screen is not that wide");
        &self.pixels[rows.start * width..rows.end * width]
    }
}
