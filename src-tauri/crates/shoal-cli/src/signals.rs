//! `shoal signals`: what a browser tells besides the exit IP, and how many on it look the same. The zone and language
//! that are asked about stay in this process and, on this machine, in Shoal's.

use std::sync::Arc;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use jiff::tz;
use shoal_agent::system_locale;
use shoal_core::crowd::{ExitLookedAt, Model, Motive};
use shoal_core::directory::clean_name;
use shoal_core::places::find_place;
use shoal_core::signals::{
    Browser, Language, OperatingSystem, Screen, Signals, SignalsPage, TimeZone,
};
use shoal_core::{RelayDirectory, RelayName, Source};
use shoal_view::json::SignalsJson;
use shoal_view::text;

use crate::args::Setting;
use crate::ended::Ended;
use crate::language::words;
use crate::lists::{Origin, left_out_of, settings, tell_left_out};
use crate::print;
use crate::session::{Purpose, Session, is_silent};

/// What to look at. Without any, what this machine's environment tells of system, time zone and language.
#[derive(Clone, Debug, Args)]
pub(crate) struct SignalOptions {
    /// The browser; `other` stands for any that is not named
    #[arg(long, value_name = "NAME", value_parser = browser())]
    browser: Option<Browser>,
    /// The system that it runs on
    #[arg(long, value_name = "NAME", value_parser = system())]
    os: Option<OperatingSystem>,
    /// The time zone that the browser reports, such as Europe/Stockholm
    #[arg(long, value_name = "ZONE")]
    timezone: Option<String>,
    /// The first language that it asks for, such as sv-SE
    #[arg(long, value_name = "TAG")]
    language: Option<Language>,
    /// The screen in the pixels that pages count in, such as 1920x1080
    #[arg(long, value_name = "WIDTHxHEIGHT")]
    screen: Option<Screen>,
    /// Look at an exit IP of this relay and not at the one in use
    #[arg(long, value_name = "NAME")]
    relay: Option<String>,
}

fn browser() -> impl TypedValueParser<Value = Browser> {
    PossibleValuesParser::new(Browser::all().map(|(_, name)| name))
        .try_map(|name| name.parse::<Browser>())
}

fn system() -> impl TypedValueParser<Value = OperatingSystem> {
    PossibleValuesParser::new(OperatingSystem::all().map(|(_, name)| name))
        .try_map(|name| name.parse::<OperatingSystem>())
}

/// A zone under the name that the machine's database has for it; `None` where there is none. Where a machine has no
/// database its shape must do.
fn time_zone(text: &str) -> Option<TimeZone> {
    let shaped: TimeZone = text.parse().ok()?;
    if tz::db().is_definitively_empty() {
        return Some(shaped);
    }
    let known = tz::TimeZone::get(text).ok()?;
    known.iana_name()?.parse().ok()
}

impl SignalOptions {
    fn typed(&self, time_zone: Option<TimeZone>) -> Signals {
        Signals {
            browser: self.browser,
            os: self.os,
            time_zone,
            language: self.language.clone(),
            screen: self.screen,
        }
    }
}

/// Prints what signals take off the crowd.
pub(crate) async fn run(setting: &Setting, options: &SignalOptions) -> anyhow::Result<Ended> {
    let zone = options.timezone.as_deref().map(|text| time_zone(text).ok_or(text)).transpose();
    let zone = match zone {
        Ok(zone) => zone,
        // Not while the line is read: by then it is not known in which language.
        Err(text) => {
            let asked = [("asked", clean_name(text).into())];
            print::refusal(setting, "usage", &[words().say("signals-no-such-zone", asked)])?;
            return Ok(Ended::WrongUsage);
        }
    };
    let typed = options.typed(zone);
    let own = typed.is_empty();
    let signals = if own { of_environment() } else { typed };
    let looked_at = match &options.relay {
        Some(relay) => on_relay(setting, relay, &signals).await?,
        None => in_use(setting, &signals).await?,
    };
    let Seen { page, source, caution } = match looked_at {
        Ok(seen) => seen,
        Err(ended) => return Ok(ended),
    };
    if setting.json {
        print::marked(source, &SignalsJson::of(page, own))?;
    } else {
        caution.map_or(Ok(()), |caution| print::text(&caution))?;
        print::text(&text::signals(words(), &page, own))?;
    }
    Ok(Ended::Done)
}

/// What this machine tells without being asked: what it was built for, its time zone, the language of its sentences.
fn of_environment() -> Signals {
    let os = match std::env::consts::OS {
        "macos" => OperatingSystem::MacOs,
        name => name.parse().unwrap_or(OperatingSystem::Other),
    };
    let zone = tz::TimeZone::try_system().ok();
    Signals {
        os: Some(os),
        time_zone: zone.as_ref().and_then(tz::TimeZone::iana_name).and_then(|it| it.parse().ok()),
        language: system_locale().and_then(|locale| language_of(&locale.to_string_lossy())),
        ..Signals::default()
    }
}

/// The language of a locale such as `sv_SE.UTF-8`; `C` and `POSIX` are none.
fn language_of(locale: &str) -> Option<Language> {
    let tag = locale.split(['.', '@']).next().unwrap_or_default();
    tag.parse().ok()
}

/// What was found out, and who says so.
struct Seen {
    page: SignalsPage,
    source: Source,
    caution: Option<String>,
}

/// On an exit IP of a relay of the list, whether or not it is in use.
async fn on_relay(
    setting: &Setting,
    asked: &str,
    signals: &Signals,
) -> anyhow::Result<Result<Seen, Ended>> {
    let Ok(relay) = RelayName::new(asked.trim().to_lowercase()) else {
        return no_relay(setting, &clean_name(asked), None).map(Err);
    };
    let origin = Origin::open(setting).await?;
    let directory = match origin.directory(setting).await {
        Ok(directory) => directory,
        Err(error) => return error.told(setting).map(Err),
    };
    tell_left_out(left_out_of(&directory));
    if directory.relay(&relay).is_none() {
        return no_relay(setting, relay.as_str(), Some(&directory)).map(Err);
    }
    let model = Model::new(Arc::clone(&directory), settings(setting).assumptions);
    let exit = ExitLookedAt { relay: &relay, seen: None, motive: Motive::LookedAt };
    let page = model.signals(Some(exit), signals);
    Ok(Ok(Seen { page, source: origin.source(), caution: origin.cautious_words() }))
}

fn no_relay(
    setting: &Setting,
    asked: &str,
    directory: Option<&RelayDirectory>,
) -> anyhow::Result<Ended> {
    let similar = directory.and_then(|directory| find_place(directory, asked).err());
    let similar = similar.map(|none| none.suggestions).unwrap_or_default();
    let said = text::not_a_relay(words(), asked, &similar);
    let kind = if directory.is_some() { "not_found" } else { "usage" };
    print::refusal(setting, kind, &said)?;
    Ok(if directory.is_some() { Ended::Failed } else { Ended::WrongUsage })
}

/// On the exit IP in use, as the agent knows it.
async fn in_use(setting: &Setting, signals: &Signals) -> anyhow::Result<Result<Seen, Ended>> {
    let mut session = Session::open(setting, Purpose::Look).await?;
    let snapshot = session.settled().await;
    if is_silent(&snapshot) {
        session.close().await;
        print::silence(setting, &snapshot)?;
        return Ok(Err(Ended::NotReachable));
    }
    let page = session.signals(signals).await?;
    session.close().await;
    let caution = text::caution(words(), &snapshot);
    Ok(Ok(Seen { page, source: snapshot.source, caution }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_tells_its_language() {
        let told = |locale| language_of(locale).map(|language| language.to_string());
        assert_eq!(told("sv_SE.UTF-8").as_deref(), Some("sv-SE"));
        assert_eq!(told("de_DE@euro").as_deref(), Some("de-DE"));
        assert_eq!(told("en").as_deref(), Some("en"));
        for none in ["C", "C.UTF-8", "POSIX", "", "../../x"] {
            assert_eq!(told(none), None, "{none}");
        }
    }
}
