//! The home of the desktop: folders, environment, and the settings of panel and notification server.

use std::ffi::OsString;
use std::fs::{self, Permissions};
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

const PANEL: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array"><value type="int" value="1"/>
    <property name="dark-mode" type="bool" value="true"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="length" type="uint" value="100"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="icon-size" type="uint" value="0"/>
      <property name="size" type="uint" value="32"/>
      <property name="plugin-ids" type="array"><value type="int" value="1"/><value type="int" value="2"/><value type="int" value="3"/></property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="separator"><property name="expand" type="bool" value="true"/><property name="style" type="uint" value="0"/></property>
    <property name="plugin-2" type="string" value="systray"><property name="square-icons" type="bool" value="false"/></property>
    <property name="plugin-3" type="string" value="separator"><property name="style" type="uint" value="0"/></property>
  </property>
</channel>
"#;

/// Every notice stays until it is closed, is written down, and its menu of buttons is answered by a script.
const DUNST: &str = r##"[global]
    font = Sans 10
    origin = bottom-right
    offset = 24x24
    width = 380
    height = 220
    padding = 14
    horizontal_padding = 16
    frame_width = 1
    frame_color = "#3c5468"
    separator_color = frame
    corner_radius = 10
    background = "#13202d"
    foreground = "#eef3f6"
    markup = full
    show_indicators = no
    format = "<b>%s</b>\n%b"
    show_age_threshold = -1
    dmenu = "{dir}/choose-button"
[urgency_low]
    timeout = 0
[urgency_normal]
    timeout = 0
[urgency_critical]
    timeout = 0
[write_down]
    summary = "*"
    script = "{dir}/write-down"
"##;

/// Ends each field with the unit separator and each notice with the record separator. One write, as two notices
/// may come at once.
const WRITE_DOWN: &str = r#"#!/bin/sh
printf '%s\037%s\037%s\037%s\037\036' "$DUNST_ID" "$DUNST_SUMMARY" "$DUNST_BODY" "$DUNST_URGENCY" >> "{dir}/notices"
"#;

/// Stands where a menu program would: writes down the lines it is offered and picks the one that the test wished for.
const CHOOSE_BUTTON: &str = r##"#!/bin/sh
cat > "{dir}/buttons.new"
mv "{dir}/buttons.new" "{dir}/buttons"
grep -F -m 1 -- "#$(cat "{dir}/wish")" "{dir}/buttons"
"##;

pub(super) fn runtime_dir(dir: &Path) -> PathBuf {
    dir.join("run")
}

/// Only what the programs of a desktop need; the rest of the test's environment stays outside.
pub(super) fn environment(dir: &Path) -> Vec<(&'static str, OsString)> {
    let home = dir.join("home");
    vec![
        ("PATH", std::env::var_os("PATH").unwrap_or_default()),
        ("HOME", home.clone().into()),
        ("XDG_CONFIG_HOME", home.join(".config").into()),
        ("XDG_DATA_HOME", home.join(".local/share").into()),
        ("XDG_STATE_HOME", home.join(".local/state").into()),
        ("XDG_CACHE_HOME", home.join(".cache").into()),
        ("XDG_RUNTIME_DIR", runtime_dir(dir).into()),
        ("TMPDIR", dir.join("tmp").into()),
        ("XDG_CURRENT_DESKTOP", "XFCE".into()),
        ("LANG", "C.UTF-8".into()),
        ("NO_AT_BRIDGE", "1".into()),
        ("GTK_A11Y", "none".into()),
        ("LIBGL_ALWAYS_SOFTWARE", "1".into()),
    ]
}

/// Makes the folders and writes the settings.
pub(super) fn furnish(dir: &Path) -> io::Result<()> {
    let config = dir.join("home/.config");
    let channels = config.join("xfce4/xfconf/xfce-perchannel-xml");
    let folders = [channels.clone(), config.join("dunst"), dir.join("tmp"), runtime_dir(dir)];
    for folder in folders.iter().chain(&[dir.join("home/.local/share"), dir.join("home/.cache")]) {
        fs::create_dir_all(folder)?;
    }
    fs::set_permissions(runtime_dir(dir), Permissions::from_mode(0o700))?;
    fs::write(channels.join("xfce4-panel.xml"), PANEL)?;
    let here = |text: &str| text.replace("{dir}", &dir.to_string_lossy());
    fs::write(config.join("dunst/dunstrc"), here(DUNST))?;
    fs::write(dir.join("notices"), "")?;
    fs::write(dir.join("wish"), "")?;
    for (name, script) in [("write-down", WRITE_DOWN), ("choose-button", CHOOSE_BUTTON)] {
        fs::write(dir.join(name), here(script))?;
        fs::set_permissions(dir.join(name), Permissions::from_mode(0o700))?;
    }
    Ok(())
}

/// The bus would start a notification service when it is called; the user's own files go before the system's.
pub(super) fn forbid_starting_notices(dir: &Path) -> io::Result<()> {
    let services = dir.join("home/.local/share/dbus-1/services");
    fs::create_dir_all(&services)?;
    let none = "[D-BUS Service]\nName=org.freedesktop.Notifications\nExec=/bin/false\n";
    fs::write(services.join("none.service"), none)
}
