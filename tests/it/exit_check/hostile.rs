//! The check against servers that mean no good: each is refused for its own reason, within the time and the memory that
//! the check may take. It runs in a process of its own, as it does in Shoal, so that its memory can be measured.

use std::net::{IpAddr, Ipv4Addr};
use std::process::Command;
use std::time::{Duration, Instant};

use shoal_mullvad::exit_check::{DEADLINE, ExitCheck, Failure};

use support::part;

use super::server::{FAMILY, GOOD, Manner, NAME, Shows, http, nobody, start};

const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

/// How much later than its deadline a check may be seen to end. One that let each of its parts take that long would take
/// five seconds more.
const FOR_A_BUSY_MACHINE: Duration = Duration::from_secs(2);

/// What one more question may take, in KiB.
const MOST_MEMORY: u64 = 2 << 10;

/// A server, and why it is refused.
type Hostile = (&'static str, Shows, Manner, Failure);

/// Servers that send too much, too slowly, or whose certificate is not the service's.
fn hostile_connections() -> Vec<Hostile> {
    let head = |lines: &str| format!("HTTP/1.1 200 OK\r\n{lines}").into_bytes();
    let gigabyte = 1 << 30;
    let flood = |lines: &str| Manner::Flood(head(lines), gigabyte);
    let length = format!("content-length: {gigabyte}\r\n\r\n");
    let bomb = format!("content-encoding: gzip\r\n{length}");
    vec![
        ("one gibibyte", Shows::Good, flood(&length), Failure::TooLarge),
        ("no length", Shows::Good, flood("connection: close\r\n\r\n"), Failure::TooLarge),
        ("headers without end", Shows::Good, flood("a: "), Failure::Unreachable),
        ("a compressed bomb", Shows::Good, flood(&bomb), Failure::Encoded),
        ("a slow drip", Shows::Good, Manner::Drip(http("200 OK", GOOD)), Failure::TooSlow),
        ("silence", Shows::Good, Manner::Mute, Failure::TooSlow),
        ("another name", Shows::AnotherName, Manner::HangsUp, Failure::WrongName),
        ("an expired certificate", Shows::Expired, Manner::HangsUp, Failure::Expired),
        ("another authority", Shows::AnotherAuthority, Manner::HangsUp, Failure::NotTrusted),
        ("hanging up", Shows::Good, Manner::HangsUp, Failure::Unreachable),
    ]
}

/// Servers with a good certificate whose answer is not the service's.
fn hostile_answers() -> Vec<Hostile> {
    let json = |from: &str, to: &str| http("200 OK", &GOOD.replace(from, to));
    let address = |ip: &str| json("198.51.100.7", ip);
    let redirect = format!("302 Found\r\nlocation: https://{NAME}/elsewhere");
    let broken = format!("HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\n{GOOD}");
    let large = format!("{GOOD}{}", " ".repeat((16 << 10) + 1 - GOOD.len()));
    let elsewhere = json("\"mullvad_exit_ip\":true", "\"mullvad_exit_ip\":false");
    let answers = [
        ("a redirect", http(&redirect, ""), Failure::Redirected),
        ("a portal", http("200 OK", "<html>Sign in</html>"), Failure::Unreadable),
        ("an error", http("503 Service Unavailable", GOOD), Failure::Status),
        ("an answer cut off", broken.into(), Failure::BrokenOff),
        ("no JSON", http("200 OK", &GOOD[..40]), Failure::Unreadable),
        ("a NUL", address("198.51.100.7\\u0000"), Failure::Unreadable),
        ("an address of this machine", address("127.0.0.1"), Failure::Unreadable),
        ("an address of the other family", address("2001:db8::7"), Failure::Unreadable),
        ("no relay", json("se-got-wg-101", "../../etc"), Failure::Unreadable),
        ("somebody else's network", elsewhere, Failure::NotMullvad),
        ("16 KiB and one byte", http("200 OK", &large), Failure::TooLarge),
    ];
    answers.map(|(name, bytes, why)| (name, Shows::Good, Manner::Bytes(bytes), why)).into()
}

#[test]
#[expect(clippy::print_stdout, reason = "the figures are what this is for")]
fn every_hostile_server_is_refused_for_its_own_reason_in_time_and_memory() {
    let mut child = Command::new("/proc/self/exe");
    let asks = "exit_check::hostile::each_hostile_server_is_asked_in_this_process";
    child.args(["--exact", asks, "--ignored", "--nocapture"]);
    // As somebody may have set it, to see who passes by.
    child.envs([("HTTPS_PROXY", "http://127.0.0.1:9"), ("ALL_PROXY", "http://127.0.0.1:9")]);
    let child = part::wanted_by(&mut child).output().expect("this program runs");
    let said = String::from_utf8_lossy(&child.stdout).into_owned();
    assert!(child.status.success(), "{said}{}", String::from_utf8_lossy(&child.stderr));
    println!("{said}");
    assert!(said.contains("told 21 servers"), "{said}");
}

#[tokio::test]
#[ignore = "started by the test above, in a process of its own"]
#[expect(clippy::print_stdout, reason = "the other test reads it")]
async fn each_hostile_server_is_asked_in_this_process() {
    if !part::is_wanted() {
        return;
    }
    // Once with a good end, so that what every question needs is there before memory is measured.
    let place = start(HERE, Shows::Good, Manner::Bytes(http("200 OK", GOOD))).await;
    let seen = ExitCheck::of("lo", place).ask_one(FAMILY).await.expect("it is answered");
    assert_eq!((seen.0.as_str(), seen.1.to_string().as_str()), ("se-got-wg-101", "198.51.100.7"));

    assert_eq!(DEADLINE, Duration::from_secs(5), "what users are told");
    let (mut count, mut longest, mut most) = (0, Duration::ZERO, 0);
    for (name, shows, manner, failure) in hostile_connections().into_iter().chain(hostile_answers())
    {
        let place = start(HERE, shows, manner).await;
        let (began, before) = (Instant::now(), forgotten_peak());
        let error = ExitCheck::of("lo", place).ask_one(FAMILY).await.expect_err(name);
        let (took, grew) = (began.elapsed(), memory("VmHWM:").saturating_sub(before));
        assert_eq!(error.failure(), failure, "{name}: {error:?}");
        assert!(took < DEADLINE + FOR_A_BUSY_MACHINE, "{name} took {took:?}");
        assert!(grew <= MOST_MEMORY, "{name} took {grew} KiB");
        (count, longest, most) = (count + 1, longest.max(took), most.max(grew));
    }
    println!("told {count} servers refused, the slowest in {longest:?}, the largest in {most} KiB");
}

#[tokio::test]
async fn a_name_that_nobody_knows_and_an_interface_that_is_not_there_are_told_apart() {
    let place = nobody(HERE).await;
    let error = ExitCheck::of("lo", place.clone()).ask_one(FAMILY).await.expect_err("no resolver");
    assert_eq!(error.failure(), Failure::NameUnknown);
    let error = ExitCheck::of("wg-none", place).ask_one(FAMILY).await.expect_err("no interface");
    assert_eq!(error.failure(), Failure::NotBound);
}

/// The memory in use, from where on its peak is measured anew. In KiB.
fn forgotten_peak() -> u64 {
    // Source: proc_pid_clear_refs(5), "write 5 to reset the peak resident set size".
    std::fs::write("/proc/self/clear_refs", "5").expect("a process may forget its own peak");
    memory("VmRSS:")
}

fn memory(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("it is there");
    let line = status.lines().find(|line| line.starts_with(name)).expect("the kernel tells it");
    line.split_whitespace().nth(1).and_then(|word| word.parse().ok()).expect("a number of KiB")
}
