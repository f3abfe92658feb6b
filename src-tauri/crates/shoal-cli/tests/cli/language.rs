//! In which language the program speaks: that of the Shoal that runs, of the settings, of the system.

use crate::shoal::{Ended, Home, Trouble};

/// The title of a profile in each language.
const ENGLISH: &str = "From single websites";
const SWEDISH: &str = "För enskilda webbplatser";
const GERMAN: &str = "Vor einzelnen Websites";

fn run(home: &Home, line: &str, environment: &[(&str, &str)]) -> Result<Ended, Trouble> {
    let output = home.command(line).envs(environment.iter().copied()).output()?;
    Ok(Ended {
        code: output.status.code(),
        out: String::from_utf8(output.stdout)?,
        err: String::from_utf8(output.stderr)?,
    })
}

fn says(home: &Home, line: &str, environment: &[(&str, &str)]) -> Result<&'static str, Trouble> {
    let ended = run(home, line, environment)?;
    let known = [ENGLISH, SWEDISH, GERMAN].into_iter().find(|title| ended.out.contains(title));
    known.ok_or_else(|| format!("no language known: {ended:?}").into())
}

fn settings(home: &Home, language: &str) -> Result<(), Trouble> {
    let folder = home.path().join(".config/shoal");
    std::fs::create_dir_all(&folder)?;
    home.file(".config/shoal/settings.toml", format!("language = \"{language}\"\n"))?;
    Ok(())
}

#[test]
fn without_a_shoal_that_runs_the_settings_count_before_the_system() -> Result<(), Trouble> {
    let home = Home::new()?;
    let line = "profile --socket /nonexistent/daemon";
    assert_eq!(says(&home, line, &[])?, ENGLISH);
    assert_eq!(says(&home, line, &[("LANG", "sv_SE.UTF-8")])?, SWEDISH);
    assert_eq!(says(&home, line, &[("LANG", "sv_SE.UTF-8"), ("LC_ALL", "de")])?, GERMAN);
    assert_eq!(says(&home, line, &[("LANG", "fi_FI.UTF-8")])?, ENGLISH);
    settings(&home, "de")?;
    assert_eq!(says(&home, line, &[("LANG", "sv_SE.UTF-8")])?, GERMAN);
    settings(&home, "automatic")?;
    assert_eq!(says(&home, line, &[("LANG", "sv_SE.UTF-8")])?, SWEDISH);
    settings(&home, "klingon")?;
    assert_eq!(says(&home, line, &[("LANG", "sv_SE.UTF-8")])?, SWEDISH);
    Ok(())
}

#[test]
fn the_shoal_that_runs_is_followed_whatever_the_terminal_speaks() -> Result<(), Trouble> {
    let home = Home::new()?;
    settings(&home, "de")?;
    let _resident = home.start_resident("--socket /nonexistent/daemon")?;
    // What is read only at its next start must not count before.
    std::fs::remove_file(home.path().join(".config/shoal/settings.toml"))?;
    assert_eq!(says(&home, "profile", &[("LANG", "sv_SE.UTF-8")])?, GERMAN);
    Ok(())
}
