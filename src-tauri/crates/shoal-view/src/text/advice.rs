//! What `shoal advice` and `shoal profile` print.

use shoal_core::advice::{AdviceView, RuleInfo, rules};
use shoal_core::{Profile, Settings, Snapshot, Trouble, UnixSeconds};

use crate::advice::saying;
use crate::notices::label_of;
use crate::sentences::{self, name_of};
use crate::text::caution;
use crate::words::Words;

/// All advice that speaks, with its reasons; first of all what is the matter, where there is no crowd to speak of.
pub fn advice(words: &Words, snapshot: &Snapshot, now: UnixSeconds) -> String {
    let mut lines: Vec<String> = caution(words, snapshot).into_iter().collect();
    if snapshot.crowd.now.is_none() || snapshot.trouble == Some(Trouble::Leak) {
        lines.push(sentences::headline(words, snapshot));
        lines.extend(snapshot.trouble.map(|trouble| sentences::next_step(words, trouble)));
    }
    let said = snapshot.advice.iter().map(|said| one(words, said, now));
    lines.extend(said);
    if snapshot.advice.is_empty() {
        lines.push(words.get("rule-none"));
    }
    lines.join("\n")
}

fn one(words: &Words, said: &AdviceView, now: UnixSeconds) -> String {
    let saying = saying(words, said, now);
    let aside = said.dismissed.then(|| format!(" ({})", words.get("rule-dismissed")));
    let offer = said.action.as_ref().map(|command| {
        let button = label_of(words, command, &said.says);
        format!("  {}\n", words.say("rule-offer", [("button", button.into())]))
    });
    let why = words.say("rule-why", [("id", said.id.as_str().into())]);
    format!(
        "{}{}\n  {}\n{}  {why}",
        saying.title,
        aside.unwrap_or_default(),
        saying.body,
        offer.unwrap_or_default()
    )
}

/// The rule of this name, or a sentence that lists the names.
///
/// # Errors
/// When there is none.
pub fn find_rule(words: &Words, asked: &str) -> Result<RuleInfo, String> {
    rules().find(|rule| rule.id == asked).ok_or_else(|| {
        let names: Vec<&str> = rules().map(|rule| rule.id).collect();
        let names = names.join(", ");
        words.say("rule-unknown", [("asked", asked.into()), ("names", names.into())])
    })
}

/// What a rule looks at.
pub fn looks_at(words: &Words, rule: &RuleInfo) -> String {
    words.get(&format!("rule-{}", rule.id))
}

/// What a rule rests on.
pub fn source_of(words: &Words, rule: &RuleInfo) -> String {
    words.get(&format!("rule-{}.source", rule.id))
}

/// All about one rule; `speaking`: what it says at present.
pub fn explained(words: &Words, rule: &RuleInfo, speaking: Option<&AdviceView>) -> String {
    let profiles: Vec<String> = rule.speaks_for.iter().map(name_of).collect();
    let severity = [("name", name_of(&rule.severity).into())];
    let patience = u32::try_from(rule.patience).unwrap_or(u32::MAX);
    let mut lines = vec![
        looks_at(words, rule),
        words.say("rule-severity", severity),
        words.say("rule-speaks-for", [("names", profiles.join(", ").into())]),
        words.say("rule-patience", [("seconds", patience.into())]),
    ];
    if !rule.silenced_by.is_empty() {
        let names = rule.silenced_by.join(", ");
        lines.push(words.say("rule-silenced-by", [("names", names.into())]));
    }
    lines.push(words.say("rule-source", [("source", source_of(words, rule).into())]));
    lines.push(match speaking {
        Some(said) => {
            let line = saying(words, said, UnixSeconds(0)).line;
            words.say("rule-speaks", [("line", line.into())])
        }
        None => words.get("rule-silent"),
    });
    lines.join("\n")
}

/// A profile's title and its two sentences.
pub fn profile(words: &Words, profile: Profile) -> (String, String) {
    let id = format!("profile-{}", name_of(&profile));
    (words.get(&id), words.get(&format!("{id}.body")))
}

/// All profiles, with the one that counts.
pub fn profiles(words: &Words, settings: &Settings) -> String {
    let told = Profile::ALL.into_iter().map(|each| {
        let (title, body) = profile(words, each);
        let counts = each == settings.profile();
        let few = if counts { settings.few_people() } else { each.few_people() };
        let few = words.say("profile-few", [("count", few.into())]);
        let here = match (counts, settings.profile) {
            (false, _) => String::new(),
            (true, Some(_)) => format!(" {}", words.get("profile-here")),
            (true, None) => format!(" {}", words.get("profile-default")),
        };
        format!("{} — {title}\n  {body}\n  {few}.{here}", name_of(&each))
    });
    let names: Vec<String> = Profile::ALL.iter().map(name_of).collect();
    let how = words.say("profile-how", [("names", names.join(", ").into())]);
    told.chain([how]).collect::<Vec<String>>().join("\n")
}
