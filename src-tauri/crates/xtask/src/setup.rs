//! Making a machine ready, for one of three purposes.

use crate::workspace::Workspace;
use crate::{packages, page};

/// What the machine is made ready for; each includes the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Purpose {
    /// Building and starting the resident program only: there is no display for the window.
    Terminal,
    /// Building and starting Shoal.
    Run,
    /// Every test, with the virtual desktop and the browser.
    Test,
    /// The programs that Shoal is measured against.
    Bench,
}

/// Installs what is missing, and builds the page when its sources are newer.
///
/// # Errors
/// Says what is missing and how to get it, where it cannot be installed from here.
pub(crate) fn prepare(workspace: &Workspace, purpose: Purpose) -> anyhow::Result<()> {
    packages::install_missing(workspace, purpose)?;
    if purpose > Purpose::Terminal {
        page::prepare(workspace)?;
    }
    Ok(())
}
