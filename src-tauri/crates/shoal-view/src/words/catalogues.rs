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

const SWEDISH: &[&str] = &[include_str!("../../words/sv/profiles.ftl")];

const GERMAN: &[&str] = &[include_str!("../../words/de/profiles.ftl")];

/// The catalogues of a language, one a topic.
pub(super) fn of(language: Language) -> &'static [&'static str] {
    match language {
        Language::En => ENGLISH,
        Language::Sv => SWEDISH,
        Language::De => GERMAN,
    }
}
