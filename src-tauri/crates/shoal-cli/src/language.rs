//! In which language this program speaks: as the Shoal that runs does, else as the settings file says, else as the
//! system does.

use std::sync::RwLock;

use shoal_agent::settings_file::SettingsFile;
use shoal_agent::{Paths, system_language};
use shoal_core::{Language, Snapshot};
use shoal_view::Words;

/// What is spoken; English until [`begin`].
static SPOKEN: RwLock<Language> = RwLock::new(Language::En);

/// Speaks as the settings file says, or as the system does. Nothing is changed about the file.
pub(crate) fn begin(paths: &Paths) {
    let file = paths.settings_file().map(|path| SettingsFile::looked_at(&path));
    let settings = file.map(|file| file.settings().clone()).unwrap_or_default();
    speak(Language::that_counts(&settings, system_language()));
}

/// Speaks as the Shoal that shows this does.
pub(crate) fn follow(snapshot: &Snapshot) {
    speak(snapshot.language);
}

fn speak(language: Language) {
    if let Ok(mut spoken) = SPOKEN.write() {
        *spoken = language;
    }
}

/// The words of the language that is spoken now. Asked for after a session is opened, or it is the former one's.
pub(crate) fn words() -> &'static Words {
    Words::of(SPOKEN.read().map_or(Language::En, |spoken| *spoken))
}
