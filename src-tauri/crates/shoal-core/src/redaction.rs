//! Takes out of a text what could tell who or where its user is, before others are to read it.
//!
//! By the shape of what stands there, whatever it comes from: addresses of either family, hardware addresses, the home
//! folder, the user's name in paths, UUIDs, account numbers, keys and relays. A shape can be mistaken for one of them,
//! and then something harmless is taken out; the other mistake would be the worse one. What has no such shape stays: a
//! name in the middle of a sentence is not found.
//!
//! Nothing that is put in has itself such a shape, so that a text that was redacted stays as it is.

use crate::directory::is_invisible;

/// The alphabets of base64 make a key of 32 bytes this long, before its `=`.
const KEY_LENGTH: usize = 43;
/// Hexadecimal digits in a row that are a number of something: of a device, an interface, a disk.
const LONG_NUMBER: usize = 12;
/// Digits of a Mullvad account number.
const ACCOUNT_DIGITS: usize = 16;
/// Folders that hold a folder for each user.
const ABOVE_USERS: [&str; 3] = ["/home/", "/Users/", "/media/"];
/// In each round something goes, so that there are few.
const MOST_ROUNDS: u32 = 8;
/// What a relay's name has after its country and its city.
const RELAY_KINDS: [&str; 3] = ["wg", "ovpn", "br"];

/// Redacts by what it knows of the user.
#[derive(Clone, PartialEq, Eq)]
pub struct Redactor {
    homes: Vec<String>,
    names: Vec<String>,
}

/// A row of characters of one kind, as long as can be, and what stands around it.
struct Row<'a> {
    before: Option<char>,
    text: &'a str,
    after: &'a str,
}

/// What stands in the place of a row, and how many bytes after it go with it.
type Verdict = Option<(&'static str, usize)>;

/// Which characters make a row, and what becomes of it.
type Shape = (fn(char) -> bool, fn(&Row<'_>) -> Verdict);

/// In the order in which they are looked for: what holds more than another comes before it.
const SHAPES: [Shape; 6] = [
    (|c| c.is_ascii_hexdigit() || c == '-', with_dashes),
    (|c| c.is_ascii_hexdigit() || c == ':' || c == '.', with_colons),
    (|c| c.is_ascii_hexdigit() || c == '.', with_dots),
    (|c| c.is_ascii_hexdigit(), long_number),
    (|c| c.is_ascii_digit() || is_between_digits(c), account),
    (|c| c.is_ascii_alphanumeric() || c == '-', relay),
];

impl Redactor {
    /// One that knows the user's home folder, in each way in which it may be written, and their names. What is empty, or
    /// `/`, says nothing and is not looked for.
    pub fn new(
        homes: impl IntoIterator<Item = String>,
        names: impl IntoIterator<Item = String>,
    ) -> Self {
        let trimmed = homes.into_iter().map(|home| home.trim_end_matches('/').to_owned());
        let mut homes: Vec<String> = trimmed.filter(|home| !home.is_empty()).collect();
        // One may lie in another.
        homes.sort_by_key(|home| std::cmp::Reverse(home.len()));
        let names = names.into_iter().filter(|name| !name.is_empty()).collect();
        Self { homes, names }
    }

    /// The text without them, line by line; control, direction and invisible characters go too. Every line ends with a
    /// line feed.
    pub fn text(&self, text: &str) -> String {
        text.lines().flat_map(|line| [self.line(line), "\n".to_owned()]).collect()
    }

    fn line(&self, line: &str) -> String {
        let shown = line.chars().filter_map(|c| match c {
            c if c.is_control() => Some(' '),
            c => (!is_invisible(c)).then_some(c),
        });
        let mut line = replaced(&shown.collect::<String>(), is_of_key, key);
        for home in &self.homes {
            line = line.replace(home, "~");
        }
        for name in &self.names {
            line = without_name(&line, name);
        }
        line = without_users(line);
        // What is taken out may have hidden what stood beside it: a word's letters, say, that is no address with them.
        for _ in 0..MOST_ROUNDS {
            let shapes = SHAPES.into_iter();
            let next =
                shapes.fold(line.clone(), |line, (belongs, judge)| replaced(&line, belongs, judge));
            if next == line {
                break;
            }
            line = next;
        }
        line
    }
}

/// Puts what `judge` says in the place of each longest row of characters that belong together; blanks around it stay.
fn replaced(line: &str, belongs: fn(char) -> bool, judge: fn(&Row<'_>) -> Verdict) -> String {
    let mut made = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(start) = rest.find(belongs) {
        let (outside, from) = rest.split_at(start);
        made.push_str(outside);
        let end = from.find(|c| !belongs(c)).unwrap_or(from.len());
        let (whole, after) = from.split_at(end);
        let text = whole.trim();
        let row = Row { before: made.chars().next_back(), text, after };
        if let Some((marker, more)) = judge(&row) {
            let (lead, trail) = whole.split_once(text).unwrap_or_default();
            made.extend([lead, marker, trail]);
            rest = after.get(more..).unwrap_or_default();
        } else {
            made.push_str(whole);
            rest = after;
        }
    }
    made.push_str(rest);
    made
}

fn is_of_key(c: char) -> bool {
    c.is_ascii_alphanumeric() || "+/-_".contains(c)
}

/// A key of 32 bytes. Without its `=` it is told from a path by how mixed it is.
fn key(row: &Row<'_>) -> Verdict {
    let has = |is: fn(&char) -> bool| row.text.chars().any(|c| is(&c));
    let is_mixed =
        has(char::is_ascii_uppercase) && has(char::is_ascii_lowercase) && has(char::is_ascii_digit);
    let length = row.text.len();
    let is_one = (length >= KEY_LENGTH && row.after.starts_with('='))
        || (length == KEY_LENGTH && is_mixed && !row.text.starts_with('/'));
    is_one.then_some(("<key>", 0))
}

/// The line without a name wherever it is a word within a path.
fn without_name(line: &str, name: &str) -> String {
    let mut made = String::new();
    let mut rest = line;
    while let Some(at) = rest.find(name) {
        let (before, from) = rest.split_at(at);
        let after = &from[name.len()..];
        made.push_str(before);
        let is_word =
            !made.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric);
        let begun = made.rsplit(char::is_whitespace).next().unwrap_or_default();
        let ended = after.split(char::is_whitespace).next().unwrap_or_default();
        let is_in_path = begun.contains('/') || ended.contains('/');
        made.push_str(if is_word && is_in_path { "<user>" } else { name });
        rest = after;
    }
    made + rest
}

/// The line without the names of folders that each belong to a user.
fn without_users(mut line: String) -> String {
    for above in ABOVE_USERS {
        let mut made = String::new();
        let mut pieces = line.split(above);
        made.push_str(pieces.next().unwrap_or_default());
        for piece in pieces {
            let is_end = |c: char| c.is_whitespace() || "/:;,\"'`()<>|".contains(c);
            let end = piece.find(is_end).unwrap_or(piece.len());
            made.push_str(above);
            made.push_str(if end == 0 { "" } else { "<user>" });
            made.push_str(&piece[end..]);
        }
        line = made;
    }
    line
}

/// UUIDs, hardware addresses and IPv4 addresses whose parts dashes hold together.
fn with_dashes(row: &Row<'_>) -> Verdict {
    let parts: Vec<&str> = row.text.split('-').collect();
    let is_uuid = |it: &[&str]| {
        it[0].len() >= 8 && it[1..4].iter().all(|part| part.len() == 4) && it[4].len() >= 12
    };
    if parts.windows(5).any(is_uuid) {
        return Some(("<uuid>", 0));
    }
    let is_mac = |it: &[&str]| {
        let inner = it[1..5].iter().all(|part| (1..=2).contains(&part.len()));
        inner && !it[0].is_empty() && !it[5].is_empty()
    };
    if parts.windows(6).any(is_mac) {
        return Some(("<mac>", 0));
    }
    parts.windows(4).any(is_dotted_quad).then_some(("<ipv4>", 0))
}

/// A relay: it tells where the user leaves.
fn relay(row: &Row<'_>) -> Verdict {
    let parts: Vec<&str> = row.text.split('-').collect();
    let is_one = |it: &[&str]| {
        let is_letter = |c: &char| c.is_ascii_alphabetic();
        // Something else may stand before it.
        let ends_as_country = it[0].chars().rev().take_while(is_letter).count() >= 2;
        let is_city = it[1].len() == 3 && it[1].chars().all(|c| is_letter(&c));
        let kind = it[2].to_ascii_lowercase();
        ends_as_country && is_city && RELAY_KINDS.contains(&kind.as_str())
    };
    parts.windows(3).any(is_one).then_some(("<relay>", 0))
}

/// IPv6 and hardware addresses. Three colons are needed without `::`, which no time of the day has.
fn with_colons(row: &Row<'_>) -> Verdict {
    let parts: Vec<&str> = row.text.split(':').collect();
    if parts.len() == 6 && parts.iter().all(|part| part.len() == 2) {
        return Some(("<mac>", 0));
    }
    let is_long = parts.len() > 3;
    let is_shortened = row.text.contains("::");
    // As in a path of this very language: `std::io`.
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let is_in_word = is_letter(row.before) || is_letter(row.after.chars().next());
    let is_name = is_in_word && !row.text.contains(|c: char| c.is_ascii_digit() || c == '.');
    if !is_long && (!is_shortened || is_name) {
        return None;
    }
    let zone = row.after.strip_prefix('%').map_or(0, |zone| {
        let is_of_zone = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
        1 + zone.find(|c| !is_of_zone(c)).unwrap_or(zone.len())
    });
    Some(("<ipv6>", zone + number_after(&row.after[zone..], '/', 3)))
}

/// IPv4 addresses, hardware addresses in three parts, and addresses as the reverse look-up writes them.
fn with_dots(row: &Row<'_>) -> Verdict {
    let parts: Vec<&str> = row.text.split('.').collect();
    if parts.windows(4).any(is_dotted_quad) {
        let prefix = number_after(row.after, '/', 2);
        return Some(("<ipv4>", prefix + number_after(&row.after[prefix..], ':', 5)));
    }
    if parts.windows(16).any(|it| it.iter().all(|part| part.len() == 1)) {
        return Some(("<ipv6>", 0));
    }
    let is_mac = |it: &[&str]| it[0].len() >= 4 && it[1].len() == 4 && it[2].len() >= 4;
    parts.windows(3).any(is_mac).then_some(("<mac>", 0))
}

/// Whether four parts hold an address. The first and the last may have more to them, which belongs to something else.
fn is_dotted_quad(parts: &[&str]) -> bool {
    let is_short = |part: &str| (1..=3).contains(&part.len());
    let is_inner = |part: &str| is_short(part) && part.chars().all(|c| c.is_ascii_digit());
    let [first, second, third, last] = parts else { return false };
    first.ends_with(|c: char| c.is_ascii_digit())
        && is_inner(second)
        && is_inner(third)
        && last.starts_with(|c: char| c.is_ascii_digit())
}

fn long_number(row: &Row<'_>) -> Verdict {
    (row.text.len() >= LONG_NUMBER).then_some(("<number>", 0))
}

/// What people and programs put between the groups of a long number.
fn is_between_digits(c: char) -> bool {
    c.is_whitespace() || ".,-_/".contains(c)
}

fn account(row: &Row<'_>) -> Verdict {
    let digits = row.text.chars().filter(char::is_ascii_digit).count();
    (digits >= ACCOUNT_DIGITS).then_some(("<number>", 0))
}

/// How many bytes `mark` and a number of at most `longest` digits take where they follow; 0 where they do not.
fn number_after(after: &str, mark: char, longest: usize) -> usize {
    let Some(number) = after.strip_prefix(mark) else { return 0 };
    let digits = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
    if (1..=longest).contains(&digits) { 1 + digits } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn redacted(line: &str) -> String {
        let owned = |texts: &[&str]| texts.iter().map(ToString::to_string).collect::<Vec<_>>();
        let redactor = Redactor::new(owned(&["/", "/home/anna", ""]), owned(&["anna", ""]));
        redactor.text(line).trim_end().to_owned()
    }

    #[test]
    fn an_ipv6_address_goes_in_every_way_of_writing_it() {
        for address in [
            "2001:db8::1",
            "2001:DB8:0:0:0:0:0:1",
            "2001:0db8:0000:0000:0000:0000:0000:0001",
            "::1",
            "::",
            "fe80::1%wlan0",
            "2001:db8::/32",
            "fe80::1%wg0-mullvad/64",
            "::ffff:192.0.2.1",
            "0:0:0:0:0:ffff:192.0.2.1",
            "64:ff9b::198.51.100.7",
            "fc00:bbbb:bbbb:bb01::2:3f",
            "fc00:bbbb:bbbb:bb01",
        ] {
            assert_eq!(
                redacted(&format!("to {address} it went")),
                "to <ipv6> it went",
                "{address}"
            );
            assert_eq!(redacted(&format!("a={address},b")), "a=<ipv6>,b", "{address}");
        }
        assert_eq!(redacted("[2001:db8::1]:443"), "[<ipv6>]:443");
        assert_eq!(redacted("addr2001:db8::1"), "addr<ipv6>");
        assert!(!redacted(&format!("{}ip6.arpa", "b.a.9.8.".repeat(8))).contains("8.b"));
    }

    #[test]
    fn an_ipv4_address_goes_with_what_follows_it() {
        for (line, left) in [
            ("at 192.0.2.1.", "at <ipv4>"),
            ("203.0.113.7:51820 answers", "<ipv4> answers"),
            ("10.64.0.2/32, 10.64.0.3", "<ipv4>, <ipv4>"),
            ("ip-198-51-100-7 and x192.0.2.1y", "ip<ipv4> and x<ipv4>y"),
            ("1.2.3.4.5.6", "<ipv4>"),
        ] {
            assert_eq!(redacted(line), left);
        }
    }

    #[test]
    fn hardware_addresses_uuids_numbers_keys_and_relays_go() {
        for (line, left) in [
            ("00:1A:2b:3c:4d:5e", "<mac>"),
            ("00-1a-2b-3c-4d-5e!", "<mac>!"),
            ("001a.2b3c.4d5e", "<mac>"),
            ("001a2b3c4d5e", "<number>"),
            ("{123E4567-e89b-12d3-a456-426614174000}", "{<uuid>}"),
            ("account 1234567890123456", "account <number>"),
            ("account 1234 5678 9012 3456.", "account <number>"),
            ("1234-5678-9012-3456", "<number>"),
            ("1234\u{a0}5678\u{202f}9012\t3456", "<number>"),
            ("12\u{200b}34567890123456", "<number>"),
            ("key YH3lSAC7u1PnzqGm9vRO4tJkxW0aQ8dEfB5sTgUiLo0= x", "key <key>= x"),
            ("key YH3lSAC7u1PnzqGm9vRO4tJkxW0aQ8dEfB5sTgUiLo0", "key <key>"),
            ("192.0.2.1se-got-wg-101", "<ipv4><relay>"),
            ("se-got-wg::, é.::", "<relay><ipv6>, é<ipv6>"),
            ("key /H3lSAC7u1PnzqGm9vRO4tJkxW0aQ8dEfB5sTgUiLo0= x", "key <key>= x"),
            ("via se-got-wg-101.relays", "via <relay>.relays"),
        ] {
            assert_eq!(redacted(line), left);
        }
    }

    #[test]
    fn the_home_folder_and_the_users_name_go_from_paths_and_others_names_too() {
        for (line, left) in [
            ("/home/anna/.config/shoal", "~/.config/shoal"),
            ("/home/anna/", "~/"),
            ("/data/anna/x: gone", "/data/<user>/x: gone"),
            ("/srv/files-of-anna.old", "/srv/files-of-<user>.old"),
            ("/home/bert/x and /Users/carl: no", "/home/<user>/x and /Users/<user>: no"),
            ("/run/media/anna/stick", "/run/media/<user>/stick"),
            ("anna is nobody", "anna is nobody"),
            ("/opt/savannah", "/opt/savannah"),
        ] {
            assert_eq!(redacted(line), left);
        }
    }

    #[test]
    fn of_homes_that_lie_in_each_other_nothing_is_left() {
        let homes = ["/srv", "/srv/anna"].map(str::to_owned);
        assert_eq!(Redactor::new(homes, []).text("/srv/anna/x /srv/x"), "~/x ~/x\n");
    }

    #[test]
    fn what_a_developer_needs_stays() {
        for line in [
            "shoal 0.1.0 for mullvad 2026.5-beta1 on linux 6.8.0-45-generic",
            "made on 2026-11-23 at 12:34:56",
            "std::io::Error in shoal::agent",
            "/var/run/mullvad-vpn, /usr/share/shoal, /tmp/shoal-1000",
            "users: 150000, low 47000",
        ] {
            assert_eq!(redacted(line), line);
        }
    }

    #[test]
    fn what_cannot_be_seen_goes_and_lines_stay_lines() {
        let redactor = Redactor::new([], []);
        assert_eq!(redactor.text("a\u{1b}[31mb\u{202e}c\n\nd"), "a [31mbc\n\nd\n");
        assert_eq!(redactor.text(""), "");
    }
}
