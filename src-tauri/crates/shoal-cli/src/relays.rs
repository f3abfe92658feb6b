//! What is known of relays without which a command can do: a list where there is one, else the measured pools.

use std::sync::Arc;

use shoal_core::crowd::Model;
use shoal_core::{RelayDirectory, Source, Trouble};
use shoal_view::sentences;

use crate::args::Setting;
use crate::language::words;
use crate::lists::{ListError, Origin, left_out_of, settings, tell_left_out};
use crate::print;

/// What lookups, positions and trails rest on.
pub(crate) struct Known {
    /// Pools and more.
    pub(crate) model: Model,
    origin: Origin,
    /// The list, or why nobody gave one.
    directory: Result<Arc<RelayDirectory>, Trouble>,
}

impl Known {
    /// From files or the daemon; a daemon that gives no list is told and done without.
    ///
    /// # Errors
    /// The inner error, when a file cannot be used.
    pub(crate) async fn gathered(setting: &Setting) -> anyhow::Result<Result<Self, ListError>> {
        let origin = Origin::open(setting).await?;
        let directory = match origin.directory(setting).await {
            Ok(directory) => Ok(directory),
            Err(ListError::Daemon(trouble)) => {
                let words = words();
                print::aside(&sentences::trouble(words, trouble));
                print::aside(&words.get("predict-no-list"));
                Err(trouble)
            }
            Err(error @ ListError::File(_)) => return Ok(Err(error)),
        };
        let listed = directory.clone().unwrap_or_default();
        let model = Model::new(listed, settings(setting).assumptions);
        let known = Self { model, origin, directory };
        tell_left_out(known.left_out());
        Ok(Ok(known))
    }

    /// Whether there is a list.
    pub(crate) fn has_list(&self) -> bool {
        self.directory.is_ok()
    }

    /// Why there is no list, where there is none.
    pub(crate) fn missing(&self) -> Option<Trouble> {
        self.directory.as_ref().err().copied()
    }

    /// Who vouches for it: nobody without a list.
    pub(crate) fn source(&self) -> Source {
        self.directory.as_ref().map_or(Source::None, |_| self.origin.source())
    }

    /// How many entries of the list were left out.
    pub(crate) fn left_out(&self) -> u32 {
        self.directory.as_deref().map_or(0, left_out_of)
    }

    /// Prints what must stand before everything that rests on the list, where it is not what it seems.
    ///
    /// # Errors
    /// When it cannot be printed.
    pub(crate) fn caution(&self) -> Result<(), print::PrintError> {
        self.directory.as_ref().map_or(Ok(()), |_| self.origin.caution())
    }
}
