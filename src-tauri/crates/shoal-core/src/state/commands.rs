//! What follows from what the user asks for.

use crate::command::{Command, Draw};
use crate::event::Effect;
use crate::health::Source;
use crate::settings::SettingsChange;
use crate::sightings::TrailFigures;
use crate::state::State;
use crate::state::acting::When;
use crate::time::UnixSeconds;

/// The longest pause of reminders, in seconds: a day. One that was forgotten ends.
const LONGEST_PAUSE: i64 = 86_400;

impl State {
    pub(super) fn commanded(
        &mut self,
        command: Command,
        draw: Draw,
        now: UnixSeconds,
    ) -> Vec<Effect> {
        let when = When { draw, now };
        let effect = match command {
            Command::Switch { target, seen_in } => self.switch(&target, seen_in, when),
            Command::Undo { anyway } => self.undo(anyway, now),
            Command::RotateKey { insist, seen_in } => self.rotate_key(insist, seen_in, now),
            Command::NewIdentity { insist, seen_in } => self.new_identity(insist, seen_in, when),
            Command::Multihop { mode } => self.set_multihop(mode, now),
            Command::Entry { entry } => self.set_entry(entry, now),
            Command::Reconnect => self.reconnect(now),
            Command::OpenWindow => Some(Effect::ShowWindow),
            Command::Quit => Some(Effect::Quit),
            Command::CheckExit => self.check_again(now),
            Command::Dismiss { advice } => {
                self.advice.dismiss(&advice);
                None
            }
            Command::Pause { minutes } => {
                let longest = now.plus(LONGEST_PAUSE);
                self.paused_until =
                    minutes.map(|minutes| now.plus(i64::from(minutes) * 60).min(longest));
                None
            }
            Command::Change { change } => return self.change(change),
            Command::Autostart { on, insist } => {
                let is_real = self.source != Source::Simulation;
                is_real.then_some(Effect::Autostart { on, insist })
            }
            Command::LookAtAutostart => {
                (self.source != Source::Simulation).then_some(Effect::LookAtAutostart)
            }
            Command::Numbered { number, command } => {
                self.actions.asked_under(Some(number));
                let effects = self.commanded(*command, draw, now);
                self.actions.asked_under(None);
                return effects;
            }
            Command::Forget => return self.forget(now),
        };
        effect.into_iter().collect()
    }

    /// Forgets everything but settings and what is going on. A switch of before can be undone no more: that would
    /// need to know where the tunnel left then.
    fn forget(&mut self, now: UnixSeconds) -> Vec<Effect> {
        self.actions.forget();
        self.sightings.forget();
        self.trail_figures = TrailFigures::default();
        self.recent.forget();
        self.exit.forget();
        self.estimates.forget(&self.directory, self.settings.assumptions);
        let erase = self.remembering.forget(self.exit.epoch(), now);
        vec![Effect::KeepUndo(None), erase]
    }

    fn change(&mut self, change: SettingsChange) -> Vec<Effect> {
        match self.settings.changed(change) {
            Ok(settings) if settings == self.settings => {
                self.settings_error = None;
                Vec::new()
            }
            Ok(settings) => {
                let mut effects = self.settings_changed(settings.clone());
                effects.push(Effect::SaveSettings(settings));
                effects
            }
            Err(error) => {
                self.settings_error = Some(error);
                Vec::new()
            }
        }
    }
}
