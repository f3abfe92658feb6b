//! `cargo xtask screenshots`: the README's pictures, taken of the real program on the desktop without a screen.

use std::fs;
use std::path::Path;

use anyhow::Context;

use crate::checks::DESKTOP_TESTS;
use crate::setup::{self, Purpose};
use crate::step;
use crate::workspace::Workspace;

/// Where the pictures lie in the clone.
const FOLDER: &str = "icons/readme";

/// The desktop with the window, the tray's menu and a notice.
const DESKTOP: &str = "shoal.png";

/// The pages of the window; each is taken in light and in dark, and both are put side by side.
const PAGES: [&str; 6] = ["now", "trail", "places", "history", "signals", "settings"];

/// So many colours are kept, and mixed where one passes into another; one place is left for the transparent one. More cannot be
/// told from these, and make files twice as large.
const COLOURS: &str = "255";

/// What takes them, among the tests: the desktop, and the pages.
const TAKERS: [&str; 2] = ["the_picture_of_the_tray", "the_pictures_of_the_pages"];

/// Builds what is to be seen, takes the pictures, and puts them where the README shows them.
///
/// # Errors
/// When a step fails.
pub(crate) fn take(workspace: &Workspace) -> anyhow::Result<()> {
    setup::prepare(workspace, Purpose::Test)?;
    for package in ["shoal-window", "shoal-cli"] {
        let mut cargo = workspace.cargo();
        cargo.args(["build", "--locked", "--package", package]);
        step::run(&format!("Building {package} (the first time some minutes)"), cargo)?;
    }
    let taken = workspace.built("pictures");
    fs::create_dir_all(&taken).with_context(|| format!("{} cannot be made", taken.display()))?;
    for taker in TAKERS {
        let mut cargo = workspace.cargo();
        cargo.args(["test", "--locked", "--package", "shoal-tests", "--test", "it", "--"]);
        cargo.args(["--ignored", "--exact", &format!("desktop_pictures::{taker}")]);
        cargo.env(DESKTOP_TESTS, "1").env("SHOAL_PICTURES", &taken);
        step::run("Taking pictures (some minutes)", cargo)?;
    }
    let folder = workspace.root().join(FOLDER);
    fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    for picture in pictures() {
        put_together(workspace, &taken, &folder, picture)?;
        println!("{}", folder.join(picture.file()).display());
    }
    Ok(())
}

/// A picture of the README.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Picture {
    Desktop,
    Page(&'static str),
}

impl Picture {
    fn file(self) -> String {
        match self {
            Self::Desktop => DESKTOP.to_owned(),
            Self::Page(page) => format!("{page}.png"),
        }
    }
}

/// All of them.
fn pictures() -> impl Iterator<Item = Picture> {
    [Picture::Desktop].into_iter().chain(PAGES.map(Picture::Page))
}

/// Makes one of what was taken.
fn put_together(
    workspace: &Workspace,
    taken: &Path,
    folder: &Path,
    picture: Picture,
) -> anyhow::Result<()> {
    let mut convert = workspace.program("convert");
    match picture {
        Picture::Desktop => {
            convert.arg(taken.join(DESKTOP));
        }
        Picture::Page(page) => {
            for colours in ["light", "dark"] {
                convert.arg(taken.join(format!("{page}-{colours}.png")));
            }
            // A line around each, as paper is to be told from paper, and both in one row.
            convert.args(["-bordercolor", "#8a9aa5", "-border", "1", "-background", "none"]);
            convert.args(["-gravity", "center", "-extent", "412x642", "+append"]);
        }
    }
    convert.args(["-dither", "FloydSteinberg", "-colors", COLOURS, "-strip"]).arg("-define");
    convert.arg("png:compression-level=9").arg(folder.join(picture.file()));
    step::run(&format!("Putting {} together", picture.file()), convert)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    /// All pictures of the README together may weigh so much, in bytes: whoever reads it loads them.
    const HEAVIEST: u64 = 1_500_000;

    fn root() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..")
    }

    /// The pictures that the README shows, each with the words for those who do not see it.
    fn shown() -> Vec<(String, String)> {
        let readme = fs::read_to_string(root().join("README.md")).expect("there is one");
        let parts = readme.split("![").skip(1);
        parts
            .map(|part| {
                let (words, rest) = part.split_once("](").expect("a picture has a file");
                let (file, _) = rest.split_once(')').expect("its name ends");
                (file.to_owned(), words.to_owned())
            })
            .collect()
    }

    fn is_called_png(file: &str) -> bool {
        Path::new(file).extension().is_some_and(|extension| extension == "png")
    }

    #[test]
    fn the_readme_shows_every_picture_that_is_taken_and_no_other_of_its_kind() {
        let taken: Vec<_> = pictures().map(|one| format!("{FOLDER}/{}", one.file())).collect();
        let shown: Vec<_> = shown().into_iter().map(|(file, _)| file).collect();
        let of_the_kind = shown.iter().filter(|file| is_called_png(file));
        assert_eq!(of_the_kind.collect::<Vec<_>>(), taken.iter().collect::<Vec<_>>());
        let mut there: Vec<_> = fs::read_dir(root().join(FOLDER))
            .expect("there is a folder of pictures")
            .map(|entry| entry.expect("it can be read").file_name())
            .map(|name| format!("{FOLDER}/{}", name.to_string_lossy()))
            .collect();
        let mut named = shown;
        there.sort();
        named.sort();
        assert_eq!(there, named, "each is shown, and each that is shown is there");
    }

    #[test]
    fn every_picture_of_the_readme_says_in_words_what_is_on_it_and_loads_soon() {
        let mut weight = 0;
        for (file, words) in shown() {
            assert!(words.split_whitespace().count() >= 5, "{file}: {words:?}");
            let bytes = fs::read(root().join(&file)).unwrap_or_else(|why| panic!("{file}: {why}"));
            let is_png = bytes.starts_with(b"\x89PNG\r\n\x1a\n");
            assert_eq!(is_png, is_called_png(&file), "{file} is what its name says");
            weight += bytes.len() as u64;
        }
        assert!(weight < HEAVIEST, "{weight} bytes");
    }

    #[test]
    fn the_tests_that_take_them_are_there_and_name_each_page() {
        let tests = root().join("tests/it/desktop_pictures.rs");
        let text = fs::read_to_string(tests).expect("the tests are there");
        for taker in TAKERS {
            assert!(text.contains(&format!("async fn {taker}()")), "{taker}");
        }
        let tabs = PAGES.map(|page| format!("\"{}{}\"", page[..1].to_uppercase(), &page[1..]));
        assert!(text.contains(&tabs.join(", ")), "{tabs:?}");
        assert!(text.contains(&format!("\"{DESKTOP}\"")), "{DESKTOP}");
    }
}
