//! Which rules speak at present, since when, and which of them the user has waved away.

use crate::advice::{AdviceView, Facts, RULES, Rule, Severity};
use crate::time::UnixSeconds;

/// What is remembered of one rule.
#[derive(Clone, Debug, Default)]
struct Entry {
    /// Since when its condition has held without a break.
    held_since: Option<UnixSeconds>,
    shown: Option<AdviceView>,
    occurrences: u32,
    dismissed: bool,
}

/// Memory over all rules, in the order of [`RULES`].
#[derive(Clone, Debug, Default)]
pub(crate) struct AdviceBook {
    entries: [Entry; RULES.len()],
}

impl AdviceBook {
    /// Judges every rule by the facts.
    pub(crate) fn review(&mut self, facts: &Facts<'_>) {
        let mut speaking: Vec<&'static str> = Vec::new();
        for (rule, entry) in RULES.iter().zip(&mut self.entries) {
            let is_silenced = rule.silenced_by.iter().any(|id| speaking.contains(id));
            entry.review(rule, &Facts { speaking: &speaking, ..*facts }, is_silenced);
            if entry.shown.is_some() {
                speaking.push(rule.id);
            }
        }
    }

    /// Takes back moments that lie in the future, because the clock was set back.
    pub(crate) fn clock_set_back(&mut self, now: UnixSeconds) {
        for entry in &mut self.entries {
            entry.held_since = entry.held_since.map(|since| since.min(now));
        }
    }

    /// Does not show a rule's advice until it has gone away and come back.
    pub(crate) fn dismiss(&mut self, id: &str) {
        for (rule, entry) in RULES.iter().zip(&mut self.entries) {
            if rule.id == id && entry.shown.is_some() {
                entry.dismissed = true;
            }
        }
    }

    /// What is said, most important first.
    pub(crate) fn view(&self) -> Vec<AdviceView> {
        let shown = self.entries.iter().filter_map(|entry| {
            let view = entry.shown.clone()?;
            Some(AdviceView { dismissed: entry.dismissed, occurrence: entry.occurrences, ..view })
        });
        let mut shown: Vec<AdviceView> = shown.collect();
        shown.sort_by_key(|view| std::cmp::Reverse(view.severity));
        shown
    }

    /// When patience ends, or a rule's own time comes.
    pub(crate) fn wake_at(&self, facts: &Facts<'_>) -> Option<UnixSeconds> {
        let patience = RULES.iter().zip(&self.entries).filter_map(|(rule, entry)| {
            let since = entry.held_since.filter(|_| entry.shown.is_none())?;
            Some(since.plus(rule.patience))
        });
        let own = RULES.iter().filter_map(|rule| (rule.due_at)(facts));
        patience.chain(own).filter(|at| *at > facts.now).min()
    }
}

impl Entry {
    fn review(&mut self, rule: &Rule, facts: &Facts<'_>, is_silenced: bool) {
        let speaks = rule.speaks_for.contains(&facts.settings.profile()) && !is_silenced;
        let finding = (rule.check)(facts, self.shown.is_some()).filter(|_| speaks);
        let Some(finding) = finding else {
            *self = Self { occurrences: self.occurrences, ..Self::default() };
            return;
        };
        let held_since = *self.held_since.get_or_insert(facts.now);
        if self.shown.is_none() {
            if !facts.tunnel.is_settled && facts.now.since(held_since) < rule.patience {
                return;
            }
            self.occurrences = self.occurrences.wrapping_add(1);
        }
        self.shown = Some(AdviceView {
            id: rule.id.to_owned(),
            occurrence: self.occurrences,
            severity: rule.severity,
            says: finding.says,
            action: finding.action,
            dismissed: self.dismissed,
        });
    }
}

impl Severity {
    /// Whether it is shown where only important advice is wanted.
    pub fn is_important(self) -> bool {
        self >= Self::Important
    }

    /// Whether it is worth a notice at all.
    pub fn brings_notice(self) -> bool {
        self > Self::Hint
    }

    /// Whether it is told even in a pause and in quiet hours.
    pub fn cannot_wait(self) -> bool {
        self == Self::Urgent
    }
}
