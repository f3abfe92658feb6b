//! `shoal advice --json`, `shoal advice --explain ID --json` and `shoal profile --json`.

use serde::Serialize;
use shoal_core::advice::{AdviceView, RuleInfo, Says, Severity};
use shoal_core::snapshot::SCHEMA;
use shoal_core::{Command, Profile, Settings, Snapshot, Source, UnixSeconds};

use crate::advice::saying;
use crate::text;
use crate::words::Words;

/// All advice that speaks.
#[derive(Clone, Debug, Serialize)]
pub struct AdviceListJson {
    /// Version of this shape.
    pub schema: u32,
    /// Who speaks.
    pub source: Source,
    /// The profile that counts.
    pub profile: Profile,
    /// Most important first.
    pub advice: Vec<SpokenJson>,
}

/// One piece of advice.
#[derive(Clone, Debug, Serialize)]
pub struct SpokenJson {
    /// Which rule speaks.
    pub id: String,
    /// How much it matters.
    pub severity: Severity,
    /// Counts how often it began to speak.
    pub occurrence: u32,
    /// What it has found: the name of what is said, as `kind`, with its arguments.
    pub facts: Says,
    /// What its button does.
    pub action: Option<Command>,
    /// The user has waved it away.
    pub dismissed: bool,
    /// A few words.
    pub title: String,
    /// One to three sentences.
    pub sentence: String,
}

impl AdviceListJson {
    /// For what may be shown.
    pub fn of(words: &Words, snapshot: &Snapshot, now: UnixSeconds) -> Self {
        let spoken = |said: &AdviceView| {
            let saying = saying(words, said, now);
            SpokenJson {
                id: said.id.clone(),
                severity: said.severity,
                occurrence: said.occurrence,
                facts: said.says.clone(),
                action: said.action.clone(),
                dismissed: said.dismissed,
                title: saying.title,
                sentence: saying.body,
            }
        };
        Self {
            schema: SCHEMA,
            source: snapshot.source,
            profile: snapshot.settings.profile(),
            advice: snapshot.advice.iter().map(spoken).collect(),
        }
    }
}

/// All about one rule.
#[derive(Clone, Debug, Serialize)]
pub struct RuleJson {
    /// Version of this shape.
    pub schema: u32,
    /// The rule.
    #[serde(flatten)]
    pub rule: RuleInfo,
    /// What it looks at.
    pub looks_at: String,
    /// What it rests on.
    pub rests_on: String,
    /// Whether it speaks at present.
    pub speaks: bool,
}

impl RuleJson {
    /// For a rule.
    pub fn of(words: &Words, rule: RuleInfo, speaks: bool) -> Self {
        let (looks_at, rests_on) = (text::looks_at(words, &rule), text::source_of(words, &rule));
        Self { schema: SCHEMA, rule, looks_at, rests_on, speaks }
    }
}

/// The profile that counts, and all of them.
#[derive(Clone, Debug, Serialize)]
pub struct ProfilesJson {
    /// Version of this shape.
    pub schema: u32,
    /// The one that counts.
    pub profile: Profile,
    /// Whether the user has chosen it.
    pub is_chosen: bool,
    /// A crowd of this many or fewer is few people; 0: never.
    pub few_people: u32,
    /// All of them.
    pub profiles: Vec<ProfileJson>,
}

/// A profile in words.
#[derive(Clone, Debug, Serialize)]
pub struct ProfileJson {
    /// Its name.
    pub id: Profile,
    /// Whom one hides from.
    pub title: String,
    /// Two sentences.
    pub sentences: String,
    /// Its own threshold for few people; 0: never.
    pub few_people: u32,
}

impl ProfilesJson {
    /// For these settings.
    pub fn of(words: &Words, settings: &Settings) -> Self {
        let told = Profile::ALL.into_iter().map(|id| {
            let (title, sentences) = text::profile(words, id);
            ProfileJson { id, title, sentences, few_people: id.few_people() }
        });
        Self {
            schema: SCHEMA,
            profile: settings.profile(),
            is_chosen: settings.profile.is_some(),
            few_people: settings.few_people(),
            profiles: told.collect(),
        }
    }
}
