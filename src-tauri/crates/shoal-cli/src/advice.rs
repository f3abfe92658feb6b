//! `shoal advice`: what Shoal advises at present, and what each rule looks at.

use shoal_tray::clock::here_and_now;
use shoal_view::json::{AdviceListJson, RuleJson};
use shoal_view::text;

use crate::args::Setting;
use crate::ended::Ended;
use crate::language::words;
use crate::print;
use crate::session::{Purpose, Session, is_silent};

/// Lists all advice that speaks.
pub(crate) async fn list(setting: &Setting) -> anyhow::Result<Ended> {
    let mut session = Session::open(setting, Purpose::Look).await?;
    let words = words();
    let snapshot = session.settled().await;
    session.close().await;
    let now = here_and_now().now;
    if setting.json {
        print::json(&AdviceListJson::of(words, &snapshot, now))?;
    } else {
        print::text(&text::advice(words, &snapshot, now))?;
    }
    Ok(if is_silent(&snapshot) { Ended::NotReachable } else { Ended::Done })
}

/// Tells all about one rule.
pub(crate) async fn explain(setting: &Setting, asked: &str) -> anyhow::Result<Ended> {
    let rule = match text::find_rule(words(), asked) {
        Ok(rule) => rule,
        Err(said) => {
            print::refusal(setting, "no_such_rule", &[said])?;
            return Ok(Ended::WrongUsage);
        }
    };
    let mut session = Session::open(setting, Purpose::Look).await?;
    let words = words();
    let snapshot = session.settled().await;
    session.close().await;
    let speaking = snapshot.advice.iter().find(|said| said.id == rule.id);
    if setting.json {
        print::marked(snapshot.source, &RuleJson::of(words, rule, speaking.is_some()))?;
    } else {
        text::caution(words, &snapshot).map_or(Ok(()), |said| print::text(&said))?;
        print::text(&text::explained(words, &rule, speaking))?;
    }
    Ok(Ended::Done)
}
