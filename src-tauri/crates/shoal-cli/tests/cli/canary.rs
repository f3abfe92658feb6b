//! Looks for addresses in every file below a folder: as text, as the number that they are, and in base64.

use std::collections::BTreeSet;
use std::io;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};

use crate::shoal::Trouble;

/// Every place where one of these addresses is found: the file, how, and which.
pub(crate) fn found_of(
    addresses: &BTreeSet<String>,
    folder: &Path,
) -> Result<Vec<String>, Trouble> {
    let mut found = Vec::new();
    for path in everything_below(folder)? {
        let Some(bytes) = unless_gone(std::fs::read(&path))? else { continue };
        for address in addresses {
            for (how, pattern) in patterns(address)? {
                if bytes.windows(pattern.len()).any(|window| window == pattern) {
                    found.push(format!("{}: {address} as {how}", path.display()));
                }
            }
        }
    }
    Ok(found)
}

/// All plain files below a folder.
pub(crate) fn everything_below(folder: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let mut files = Vec::new();
    for entry in unless_gone(folder.read_dir())?.into_iter().flatten() {
        let entry = entry?;
        let Some(kind) = unless_gone(entry.file_type())? else { continue };
        if kind.is_dir() {
            files.extend(everything_below(&entry.path())?);
        } else if kind.is_file() {
            files.push(entry.path());
        }
    }
    Ok(files)
}

/// What was looked at, unless a Shoal that runs has deleted it meanwhile, as its log: what is gone holds no address.
fn unless_gone<T>(looked: io::Result<T>) -> io::Result<Option<T>> {
    match looked {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        looked => looked.map(Some),
    }
}

fn patterns(address: &str) -> Result<Vec<(&'static str, Vec<u8>)>, Trouble> {
    let number: Ipv4Addr = address.parse()?;
    let (text, bytes) = (address.as_bytes(), number.octets());
    let mut patterns = vec![
        ("text", text.to_vec()),
        ("big-endian number", bytes.to_vec()),
        ("little-endian number", bytes.into_iter().rev().collect()),
        ("number in digits", number.to_bits().to_string().into_bytes()),
        ("number in hexadecimal digits", format!("{:08x}", number.to_bits()).into_bytes()),
    ];
    for before in 0..3 {
        patterns.push(("text in base64", base64(text, before)));
        patterns.push(("number in base64", base64(&bytes, before)));
    }
    Ok(patterns)
}

/// The digits that a run of bytes has in base64 after so many other bytes: those that no neighbour shares.
fn base64(bytes: &[u8], before: usize) -> Vec<u8> {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (first, end) = (before * 8, (before + bytes.len()) * 8);
    let bit = |at: usize| bytes[at / 8 - before] >> (7 - at % 8) & 1;
    let whole = first.div_ceil(6)..end / 6;
    let digit = |at: usize| (at * 6..at * 6 + 6).fold(0_u8, |digit, at| digit << 1 | bit(at));
    whole.map(|at| DIGITS[usize::from(digit(at))]).collect()
}

#[test]
fn an_address_is_found_however_it_is_written() -> Result<(), Trouble> {
    let dir = tempfile::tempdir()?;
    let canary: BTreeSet<String> = ["203.0.113.77".to_owned()].into();
    for text in [
        &b"seen 203.0.113.77 there"[..],
        b"\x00\xcb\x00\x71\x4d\x00",
        b"\x00\x4d\x71\x00\xcb\x00",
        b"3405803853",
        b"cb00714d",
        // "203.0.113.77" after nothing, one and two other bytes.
        b"MjAzLjAuMTEzLjc3",
        b"eDIwMy4wLjExMy43Nw==",
        b"eHgyMDMuMC4xMTMuNzc=",
        b"ywBxTQ==",
    ] {
        std::fs::write(dir.path().join("file"), text)?;
        assert!(!found_of(&canary, dir.path())?.is_empty(), "{}", String::from_utf8_lossy(text));
    }
    std::fs::write(dir.path().join("file"), "203.0.113.78 and nothing else")?;
    assert_eq!(found_of(&canary, dir.path())?, [""; 0]);
    Ok(())
}
