//! Sightings from a file that anybody wrote: comma-separated values with the columns `hostname` and `exit_ip`, named in
//! the first line, in any order and beside others.

use std::fs::File;
use std::io::{self, Read};
use std::net::IpAddr;
use std::path::{Path, PathBuf};

use rustix::fs::{Mode, OFlags};
use shoal_core::directory::clean_name;
use shoal_core::{ExitIp, RelayName, Sighting};

/// Larger files are not read.
const LARGEST_FILE: u64 = 1 << 20;

/// More sightings than this are not read. Mullvad has fewer relays.
const MOST_SIGHTINGS: usize = 1_000;

/// Why sightings could not be read. Each sentence names the file, the line and what to do.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SightingsError {
    #[error(
        "sightings {path} cannot be read; check that the file is there and that you may read it"
    )]
    File {
        path: PathBuf,
        #[source]
        source: io::Error,
    },
    #[error("sightings {path} are not in a plain file; save them to one and name that")]
    NotAFile { path: PathBuf },
    #[error("sightings {path} are larger than 1 MiB; leave out what is not needed")]
    TooLarge { path: PathBuf },
    #[error("sightings {path} are not text in UTF-8; save them as that")]
    NotText { path: PathBuf },
    #[error(
        "sightings {path} have no column {column:?} in their first line; it must name hostname and exit_ip"
    )]
    NoColumn { path: PathBuf, column: &'static str },
    #[error("sightings {path} name the column {column:?} twice; leave one of them out")]
    ColumnTwice { path: PathBuf, column: &'static str },
    #[error("sightings {path}, line {line}: a quote is opened and not closed")]
    OpenQuote { path: PathBuf, line: usize },
    #[error("sightings {path}, line {line}: it has fewer columns than the first line")]
    FewColumns { path: PathBuf, line: usize },
    #[error("sightings {path}, line {line}: {text:?} is not a relay name like se-got-wg-101")]
    NotARelay { path: PathBuf, line: usize, text: String },
    #[error("sightings {path}, line {line}: {text:?} is not an address like 198.51.100.7")]
    NotAnAddress { path: PathBuf, line: usize, text: String },
    #[error(
        "sightings {path} have no line after the first; add one for each exit IP that was seen"
    )]
    Empty { path: PathBuf },
    #[error(
        "sightings {path} have more than 1,000 lines; leave out what is not of one tunnel address"
    )]
    TooMany { path: PathBuf },
}

/// Reads the sightings of a file.
///
/// # Errors
/// When it cannot be read, or a line of it.
pub(crate) fn read(path: &Path) -> Result<Vec<Sighting>, SightingsError> {
    parse(path, &text_of(path)?)
}

fn text_of(path: &Path) -> Result<String, SightingsError> {
    let path = path.to_owned();
    let failed = |source| SightingsError::File { path: path.clone(), source };
    // A pipe that nobody writes to must not hold the program up, nor a terminal become its own.
    let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NONBLOCK | OFlags::NOCTTY;
    let opened = rustix::fs::open(&path, flags, Mode::empty());
    let file = File::from(opened.map_err(|error| failed(error.into()))?);
    if !file.metadata().map_err(failed)?.is_file() {
        return Err(SightingsError::NotAFile { path });
    }
    let mut bytes = Vec::new();
    file.take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(SightingsError::TooLarge { path });
    }
    String::from_utf8(bytes).map_err(|_| SightingsError::NotText { path })
}

fn parse(path: &Path, text: &str) -> Result<Vec<Sighting>, SightingsError> {
    let path = path.to_owned();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    let split = |line: usize, text: &str| {
        fields(text).ok_or_else(|| SightingsError::OpenQuote { path: path.clone(), line })
    };
    let (number, head) = lines.next().unwrap_or((1, ""));
    let head = split(number, head)?;
    let column = |column: &'static str| {
        let mut found = (0..).zip(&head).filter(|(_, name)| name.trim() == column);
        match (found.next(), found.next()) {
            (Some((at, _)), None) => Ok(at),
            (Some(_), Some(_)) => Err(SightingsError::ColumnTwice { path: path.clone(), column }),
            (None, _) => Err(SightingsError::NoColumn { path: path.clone(), column }),
        }
    };
    let columns: [usize; 2] = [column("hostname")?, column("exit_ip")?];
    let mut sightings = Vec::new();
    for (line, text) in lines {
        let fields = split(line, text)?;
        let [Some(relay), Some(exit_ip)] = columns.map(|at| fields.get(at)) else {
            return Err(SightingsError::FewColumns { path, line });
        };
        if sightings.len() == MOST_SIGHTINGS {
            return Err(SightingsError::TooMany { path });
        }
        let Ok(relay) = RelayName::new(relay.trim().to_lowercase()) else {
            return Err(SightingsError::NotARelay { path, line, text: clean_name(relay) });
        };
        let Ok(exit_ip) = exit_ip.trim().parse::<IpAddr>() else {
            return Err(SightingsError::NotAnAddress { path, line, text: clean_name(exit_ip) });
        };
        sightings.push(Sighting { relay, exit_ip: ExitIp(exit_ip) });
    }
    if sightings.is_empty() {
        return Err(SightingsError::Empty { path });
    }
    Ok(sightings)
}

/// The values of a line. A value in quotes may hold commas, and a quote as two; `None` where a quote stays open.
fn fields(line: &str) -> Option<Vec<String>> {
    let mut fields = vec![String::new()];
    let mut is_quoted = false;
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        let field = fields.last_mut()?;
        match letter {
            '"' if is_quoted && letters.peek() == Some(&'"') => {
                field.push('"');
                letters.next();
            }
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => fields.push(String::new()),
            other => field.push(other),
        }
    }
    (!is_quoted).then_some(fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        match parse(Path::new("seen.csv"), text) {
            Ok(sightings) => format!("{} sightings", sightings.len()),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn columns_may_stand_in_any_order_beside_others_and_in_quotes() {
        let text = "\u{feff}note,exit_ip,hostname\r\n\"a, \"\"b\"\"\",198.51.100.7,\"SE-GOT-wg-101\"\r\n\r\n,2001:db8::1,se-got-wg-102,more\r\n";
        let sightings =
            parse(Path::new("seen.csv"), text).expect("a file as spreadsheets write it");
        let told: Vec<String> =
            sightings.iter().map(|one| format!("{} {}", one.relay, one.exit_ip)).collect();
        assert_eq!(told, ["se-got-wg-101 198.51.100.7", "se-got-wg-102 2001:db8::1"]);
    }

    #[test]
    fn what_cannot_be_read_is_named_with_its_line() {
        let head = "hostname,exit_ip\n";
        for (text, expected) in [
            (String::new(), "no column \"hostname\""),
            ("hostname;exit_ip\n".to_owned(), "no column \"hostname\""),
            ("hostname,ip\n".to_owned(), "no column \"exit_ip\""),
            ("hostname,exit_ip,hostname\n".to_owned(), "\"hostname\" twice"),
            (head.to_owned(), "no line after the first"),
            (format!("{head}\nse-got-wg-101\n"), "line 3: it has fewer columns"),
            (format!("{head}se-got-wg-101,\"198.51.100.7\n"), "line 2: a quote"),
            (format!("{head}gothenburg,198.51.100.7\n"), "line 2: \"gothenburg\" is not a relay"),
            (
                format!("{head}se-got-wg-101,198.51.100\n"),
                "line 2: \"198.51.100\" is not an address",
            ),
            (format!("{head}se-got-wg-101,\u{1b}[31m\n"), "line 2: \"[31m\" is not an address"),
            (format!("{head}{}", "se-got-wg-101,198.51.100.7\n".repeat(1_001)), "more than 1,000"),
        ] {
            let said = said(&text);
            assert!(said.contains(expected), "{said}");
            assert!(said.contains("seen.csv") && !said.contains('\u{1b}'), "{said}");
        }
    }
}
