//! What a settings file says is read back; optional settings stand in it as a word, under their comment.

use shoal_agent::settings_text::{edited, fresh, read};
use shoal_core::history::HistoryMode;
use shoal_core::settings::{Assumptions, NoticeLevel, QuietHours, TrayInk};
use shoal_core::settings::{SettingsChange, SettingsError};
use shoal_core::{CityCode, Language, Profile, Settings};

fn city(code: &str) -> CityCode {
    CityCode::new(code).expect("a code")
}

#[test]
fn every_setting_survives_the_file() {
    let all = Settings {
        language: Some(Language::De),
        profile: Some(Profile::Targeted),
        few_people: Some(9),
        remind_after_minutes: Some(240),
        quiet_hours: Some(QuietHours { from: 1_320, until: 420 }),
        notices: NoticeLevel::Important,
        tray_ink: TrayInk::Dark,
        home_country: Some("se".into()),
        favourites: ["se-sto", "de-fra"].map(city).into(),
        history: HistoryMode::Kept,
        history_days: 90,
        warn_same_country: false,
        warn_same_provider: true,
        look_for_browsers: Some(false),
        exit_check: true,
        assumptions: Assumptions {
            users: 100_000,
            users_low: 30_000,
            users_high: 300_000,
            ipv6_share: 0.25,
        },
    };
    let reading = read(&fresh(&all), &Settings::default()).expect("it is TOML");
    assert_eq!(reading.settings, all);
    assert_eq!(reading.problems, []);
}

#[test]
fn quiet_hours_stand_where_their_word_stood_and_the_word_comes_back() {
    let none = Settings::default();
    let night =
        Settings { quiet_hours: Some(QuietHours { from: 1_320, until: 420 }), ..none.clone() };
    let written = fresh(&night);
    let line = "or \"never\".\nquiet_hours = { from = 1320, until = 420 }\n";
    assert!(written.contains(line), "{written}");
    assert_eq!(read(&written, &none).expect("it is TOML").settings, night);
    let back = edited(&written, &night, &none).expect("it is TOML");
    assert!(back.contains("or \"never\".\nquiet_hours = \"never\"\n"), "{back}");
    assert_eq!(read(&back, &night).expect("it is TOML").settings, none);
}

#[test]
fn quiet_hours_may_last_over_midnight() {
    let night = QuietHours { from: 1_320, until: 420 };
    let held = [0, 419, 420, 1_319, 1_320, 1_439].map(|minute| night.hold(minute));
    assert_eq!(held, [true, true, false, false, true, true]);
    let noon = QuietHours { from: 720, until: 780 };
    assert_eq!([719, 720, 779, 780].map(|minute| noon.hold(minute)), [false, true, true, false]);
}

#[test]
fn favourites_stand_in_the_file_sorted_under_their_comment_and_go_one_by_one() {
    let none = Settings::default();
    let with = |settings: &Settings, code, on| {
        settings.changed(SettingsChange::Favourite { city: city(code), on }).expect("allowed")
    };
    let two = with(&with(&none, "se-sto", true), "de-fra", true);
    assert_eq!(with(&two, "se-sto", true), two, "one that is there is there once");
    assert_eq!(with(&two, "nl-ams", false), two, "one that is not there cannot go");
    let written = fresh(&two);
    let line = "at most 100.\nfavourites = [\"de-fra\", \"se-sto\"]\n";
    assert!(written.contains(line), "{written}");
    let one = with(&two, "se-sto", false);
    let less = edited(&written, &two, &one).expect("it is TOML");
    assert!(less.contains("at most 100.\nfavourites = [\"de-fra\"]\n"), "{less}");
    assert_eq!(read(&less, &two).expect("it is TOML").settings, one);
    let back = edited(&less, &one, &none).expect("it is TOML");
    assert_eq!(back, fresh(&none));
}

#[test]
fn a_file_may_name_favourites_in_any_order_and_twice() {
    let text = "favourites = [\"se-sto\", \"de-fra\", \"se-sto\"]\n";
    let reading = read(text, &Settings::default()).expect("it is TOML");
    assert_eq!(reading.problems, []);
    assert_eq!(reading.settings.favourites, ["de-fra", "se-sto"].map(city).into());
}

#[test]
fn a_hundred_favourites_are_the_most() {
    let letters = || 'a'..='z';
    let codes = letters().flat_map(|a| letters().map(move |b| city(&format!("se-{a}{b}"))));
    let full = Settings { favourites: codes.take(100).collect(), ..Settings::default() };
    let full = full.checked().expect("a hundred are allowed");
    let more = SettingsChange::Favourite { city: city("de-fra"), on: true };
    assert_eq!(full.changed(more), Err(SettingsError::TooManyFavourites));
    let less = SettingsChange::Favourite { city: city("se-aa"), on: false };
    assert_eq!(full.changed(less).expect("allowed").favourites.len(), 99);
}
