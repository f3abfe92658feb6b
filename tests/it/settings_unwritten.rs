//! Settings that could not be written count all the same, and are not undone by what is written or edited later.

use std::fs;
use std::path::PathBuf;

use shoal_core::Settings;
use shoal_core::findings::SettingsFileState;
use shoal_core::settings::NoticeLevel;
use support::world::MORNING;

use crate::settings_file::Home;

/// A settings folder that takes no file until it is mended: whoever runs the tests, a folder is in its way.
fn takes_nothing(home: &Home) -> PathBuf {
    let in_the_way = home.file.with_file_name(".settings.toml.new");
    fs::create_dir(&in_the_way).expect("a folder");
    in_the_way
}

#[test]
fn what_could_not_be_written_once_is_written_with_the_next_change() {
    let home = Home::with("exit_check = true # asked\n");
    let mut file = home.open();
    let forbidden = Settings { exit_check: false, ..file.settings().clone() };
    let in_the_way = takes_nothing(&home);
    assert_eq!(file.save(&forbidden, MORNING), None);
    assert!(matches!(file.state(), SettingsFileState::NotWritten { .. }), "{:?}", file.state());
    fs::remove_dir(in_the_way).expect("it is empty");

    let next = Settings { few_people: Some(20), ..forbidden };
    assert_eq!(file.save(&next, MORNING), None, "the one before still counts");
    assert_eq!(file.state(), &SettingsFileState::Good);
    assert!(home.text().starts_with("exit_check = false # asked\n"), "{}", home.text());
    assert_eq!(home.open().settings(), &next);
}

#[test]
fn an_edit_of_something_else_does_not_undo_what_could_not_be_written() {
    let home = Home::with("exit_check = true\nfew_people = 12\n");
    let mut file = home.open();
    let next = Settings { exit_check: false, few_people: Some(20), ..file.settings().clone() };
    takes_nothing(&home);
    file.save(&next, MORNING);
    home.write("exit_check = true\nfew_people = 13\nnotices = \"off\"\n");
    let both = file.reread().expect("the edit is news");
    assert_eq!((both.notices, both.few_people), (NoticeLevel::Off, Some(13)), "the edits count");
    assert!(!both.exit_check, "and so does what was forbidden");
    assert!(matches!(file.state(), SettingsFileState::NotWritten { .. }), "{:?}", file.state());
}

#[test]
fn what_a_later_shoals_file_did_not_take_is_told_with_that_reason() {
    let home = Home::with("version = 2\nfew_people = 12\n");
    let mut file = home.open();
    let next = Settings { few_people: Some(20), ..file.settings().clone() };
    file.save(&next, MORNING);
    assert_eq!(file.state(), &SettingsFileState::Newer { version: 2 });
    home.write("version = 1\nfew_people = 12\n");
    assert_eq!(file.reread(), None);
    let SettingsFileState::NotWritten { reason } = file.state() else {
        panic!("{:?}", file.state())
    };
    assert_eq!(reason, "a later Shoal wrote the file (layout 2)");
    assert_eq!(file.settings(), &next, "it counts");
}
