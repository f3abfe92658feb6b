//! Which files hold the sentences of a language that tray, notices and command line say. Those that only the window's
//! page says lie beside them.
//!
//! A language may lack a file, or a sentence of one: it is said in English then.

use shoal_core::Language;

const ENGLISH: &[&str] = &[
    include_str!("../../words/en/page.ftl"),
    include_str!("../../words/en/advice.ftl"),
    include_str!("../../words/en/profiles.ftl"),
    include_str!("../../words/en/multihop.ftl"),
    include_str!("../../words/en/rules.ftl"),
    include_str!("../../words/en/settings.ftl"),
    include_str!("../../words/en/tray.ftl"),
    include_str!("../../words/en/cli.ftl"),
    include_str!("../../words/en/doctor.ftl"),
    include_str!("../../words/en/history.ftl"),
    include_str!("../../words/en/signals.ftl"),
    include_str!("../../words/en/trail.ftl"),
    include_str!("../../words/en/regime.ftl"),
];

const SWEDISH: &[&str] = &[
    include_str!("../../words/sv/page.ftl"),
    include_str!("../../words/sv/advice.ftl"),
    include_str!("../../words/sv/profiles.ftl"),
    include_str!("../../words/sv/multihop.ftl"),
    include_str!("../../words/sv/rules.ftl"),
    include_str!("../../words/sv/settings.ftl"),
    include_str!("../../words/sv/tray.ftl"),
    include_str!("../../words/sv/cli.ftl"),
    include_str!("../../words/sv/doctor.ftl"),
    include_str!("../../words/sv/history.ftl"),
    include_str!("../../words/sv/signals.ftl"),
    include_str!("../../words/sv/trail.ftl"),
    include_str!("../../words/sv/regime.ftl"),
];

const GERMAN: &[&str] = &[
    include_str!("../../words/de/page.ftl"),
    include_str!("../../words/de/advice.ftl"),
    include_str!("../../words/de/profiles.ftl"),
    include_str!("../../words/de/multihop.ftl"),
    include_str!("../../words/de/rules.ftl"),
    include_str!("../../words/de/settings.ftl"),
    include_str!("../../words/de/tray.ftl"),
    include_str!("../../words/de/cli.ftl"),
    include_str!("../../words/de/doctor.ftl"),
    include_str!("../../words/de/history.ftl"),
    include_str!("../../words/de/signals.ftl"),
    include_str!("../../words/de/trail.ftl"),
    include_str!("../../words/de/regime.ftl"),
];

/// The catalogues of a language, one a topic.
pub(super) fn of(language: Language) -> &'static [&'static str] {
    match language {
        Language::En => ENGLISH,
        Language::Sv => SWEDISH,
        Language::De => GERMAN,
    }
}
