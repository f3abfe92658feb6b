//! Whether the desktop asks for dark colours, so that the window has its page's from the first frame on.
//!
//! Read from where the web view reads what its page is told: a wish for dark, or a theme whose name says so
//! (`PageClientImpl::effectiveAppearanceIsDark` of `WebKitGTK` 2.48, read 2026-11). Tauri would ask the session bus, which this
//! program does not speak to, and without an answer says light.

use gtk::prelude::GtkSettingsExt;
use tauri::webview::Color;

/// Goes before the theme in the settings.
const THEME: &str = "GTK_THEME";

/// What an empty window shows: the deep end of the page's sea, or its paper.
pub(crate) fn background() -> Color {
    let settings = gtk::Settings::default();
    let wish = settings.as_ref().is_some_and(GtkSettingsExt::is_gtk_application_prefer_dark_theme);
    let named = settings.and_then(|settings| settings.gtk_theme_name());
    let theme = std::env::var(THEME).ok().or_else(|| named.map(Into::into));
    if is_dark(wish, theme.as_deref()) { SEA } else { PAPER }
}

const SEA: Color = Color(8, 20, 33, 255);
const PAPER: Color = Color(247, 244, 237, 255);

fn is_dark(wish: bool, theme: Option<&str>) -> bool {
    let ends = ["-dark", "-Dark", ":dark"];
    wish || theme.is_some_and(|theme| ends.iter().any(|end| theme.ends_with(end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wish_or_the_name_of_a_theme_makes_it_dark() {
        assert!(!is_dark(false, None));
        assert!(is_dark(true, None));
        assert!(is_dark(true, Some("Adwaita")));
        for (theme, dark) in [
            ("Adwaita", false),
            ("Adwaita-dark", true),
            ("Adwaita:dark", true),
            ("Mint-Y-Dark", true),
            ("Darkness", false),
        ] {
            assert_eq!(is_dark(false, Some(theme)), dark, "{theme}");
        }
    }

    #[test]
    fn the_window_is_empty_in_the_colours_of_its_page() {
        let tokens = include_str!("../../ui/src/styles/tokens.css");
        let deep: Vec<_> = tokens.split("--sea-deep: #").skip(1).map(|rest| &rest[..6]).collect();
        let hex = |Color(red, green, blue, _)| format!("{red:02x}{green:02x}{blue:02x}");
        assert_eq!(deep, [hex(SEA), hex(PAPER)]);
    }
}
