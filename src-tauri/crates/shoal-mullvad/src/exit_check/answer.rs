//! The service's answer: JSON of which three fields count.

use std::net::IpAddr;

use serde::Deserialize;
use shoal_core::{ExitIp, RelayName};

use crate::exit_check::failure::{CheckError, Garbled};
use crate::exit_check::names::Family;

/// What counts of `am.i.mullvad.net/json`; its other fields, such as places and block lists, are not read.
#[derive(Deserialize)]
struct Json {
    ip: String,
    mullvad_exit_ip: bool,
    #[serde(default)]
    mullvad_exit_ip_hostname: Option<String>,
}

/// The relay and its exit IP.
///
/// # Errors
/// When it is no answer of the service's, or says that this is no exit IP of Mullvad's.
pub fn read(family: Family, body: &[u8]) -> Result<(RelayName, ExitIp), CheckError> {
    let json: Json = serde_json::from_slice(body).map_err(Garbled::Json)?;
    // The parser of the standard library takes no zone, no NUL and no space.
    let ip: IpAddr = json.ip.parse().map_err(|_| Garbled::Address)?;
    if ip.is_ipv4() != (family == Family::V4) || !is_public(ip) {
        return Err(Garbled::Address.into());
    }
    if !json.mullvad_exit_ip {
        return Err(CheckError::NotMullvad);
    }
    let relay = json.mullvad_exit_ip_hostname.ok_or(Garbled::Relay)?;
    Ok((RelayName::new(relay).map_err(|_| Garbled::Relay)?, ExitIp(ip)))
}

/// Whether a website far away can have seen it. Addresses for documentation and for measurements count: nothing but their
/// number tells them from others.
///
/// Source: IANA's registries of special-purpose addresses, and its one block of IPv6 for everybody, `2000::/3` (2026-11).
fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(v4) => {
            let [first, second, ..] = v4.octets();
            let is_shared = first == 100 && second & 0xc0 == 64;
            !(v4.is_private()
                || v4.is_loopback()
                || v4.is_link_local()
                || is_shared
                || first == 0
                || first >= 224)
        }
        IpAddr::V6(v6) => v6.segments()[0] & 0xe000 == 0x2000,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::exit_check::Failure;

    fn answer(ip: &str, is_exit: bool, host: &str) -> String {
        format!(
            r#"{{"ip":{ip},"country":"Sweden","city":null,"mullvad_exit_ip":{is_exit},"mullvad_exit_ip_hostname":{host},"blacklisted":{{"results":[]}}}}"#
        )
    }

    #[test]
    fn the_relay_and_its_exit_ip_are_read() {
        let body = answer(r#""198.51.100.7""#, true, r#""se-got-wg-101""#);
        let (relay, ip) = read(Family::V4, body.as_bytes()).expect("it is an answer");
        assert_eq!((relay.as_str(), ip.to_string().as_str()), ("se-got-wg-101", "198.51.100.7"));
    }

    #[test]
    fn an_address_that_no_website_sees_is_none() {
        for ip in [
            "",
            " 198.51.100.7",
            "198.51.100.7\\u0000",
            "198.51.100.7 ",
            "0198.51.100.7",
            "10.64.0.2",
            "127.0.0.1",
            "0.0.0.0",
            "255.255.255.255",
            "169.254.1.1",
            "100.64.0.1",
            "100.127.255.254",
            "0.1.2.3",
            "224.0.0.1",
            "240.0.0.1",
            "2001:db8::1",
            "<b>",
            "198.51.100",
        ] {
            let body = answer(&format!("\"{ip}\""), true, r#""se-got-wg-101""#);
            let error = read(Family::V4, body.as_bytes()).expect_err(ip);
            assert_eq!(error.failure(), Failure::Unreadable, "{ip}");
        }
        for ip in [
            "fe80::1%wg0",
            "fe80::1",
            "::1",
            "::",
            "::ffff:198.51.100.7",
            "::198.51.100.7",
            "64:ff9b::c633:6407",
            "fd00::1",
            "ff02::1",
            "198.51.100.7",
        ] {
            let body = answer(&format!("\"{ip}\""), true, r#""se-got-wg-101""#);
            assert!(read(Family::V6, body.as_bytes()).is_err(), "{ip}");
        }
    }

    #[test]
    fn the_neighbours_of_those_are_addresses_like_others() {
        for (family, ip) in [
            (Family::V4, "100.63.255.255"),
            (Family::V4, "100.128.0.1"),
            (Family::V4, "1.0.0.1"),
            (Family::V4, "223.255.255.1"),
            (Family::V6, "2001:db8::7"),
            (Family::V6, "3fff::1"),
        ] {
            let body = answer(&format!("\"{ip}\""), true, r#""se-got-wg-101""#);
            assert!(read(family, body.as_bytes()).is_ok(), "{ip}");
        }
    }

    #[test]
    fn an_exit_of_nobody_knows_whom_is_told_from_a_garbled_answer() {
        let elsewhere = answer(r#""198.51.100.7""#, false, "null");
        let error = read(Family::V4, elsewhere.as_bytes()).expect_err("it is not Mullvad's");
        assert_eq!(error.failure(), Failure::NotMullvad);
        for host in ["null", "\"\"", "\"../../etc\"", "\"SE-GOT-WG-101\"", "7"] {
            let body = answer(r#""198.51.100.7""#, true, host);
            let error = read(Family::V4, body.as_bytes()).expect_err(host);
            assert_eq!(error.failure(), Failure::Unreadable, "{host}");
        }
    }

    #[test]
    fn what_is_no_json_of_the_service_is_unreadable() {
        for body in
            ["", "<html>Sign in</html>", "{}", "[]", "{\"ip\":\"198.51.100.7\"", "null", "\u{0}"]
        {
            let error = read(Family::V4, body.as_bytes()).expect_err(body);
            assert_eq!(error.failure(), Failure::Unreadable, "{body}");
        }
        let text = r#"{"ip":"198.51.100.7","mullvad_exit_ip":"true","mullvad_exit_ip_hostname":"se-got-wg-101"}"#;
        assert!(read(Family::V4, text.as_bytes()).is_err());
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_without_harm(body in proptest::collection::vec(any::<u8>(), 0..400)) {
            let _ = read(Family::V4, &body);
        }
    }
}
