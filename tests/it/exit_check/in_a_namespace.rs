//! The check in a network whose tunnel goes away at any moment: what leaves through the other interface is counted by
//! the kernel. And Shoal's agent in such a network: which tunnel it sees, and what it ends when that goes.

use std::fmt::Write;
use std::io::Read;
use std::net::{IpAddr, Ipv4Addr, UdpSocket};
use std::path::Path;
use std::time::{Duration, Instant};

use shoal_agent::log::Log;
use shoal_agent::{
    AgentConfig, CheckProgram, DesktopLook, MultihopPort, Paths, Running, TunnelAddresses, one_shot,
};
use shoal_core::snapshot::{Snapshot, TunnelState};
use shoal_core::{Source, Trouble};
use shoal_mullvad::exit_check::{ExitCheck, Place};
use shoal_mullvad::links::{LinkWatch, look};
use shoal_mullvad::{ProgramChoice, SocketChoice};

use support::desktop::until;
use support::part;

use super::namespace::{FarEnd, Ip, SKIPPED, TOLD, ip, program, sent, told_in_a_namespace};
use super::server::{FAMILY, GOOD, Manner, Shows, http, start_signed, trusting};

const FAR_END: IpAddr = IpAddr::V4(Ipv4Addr::new(10, 64, 0, 1));

/// Checks that are under way together when the tunnel goes.
const TOGETHER: u64 = 20;

/// Checks in the everyday run, and with `SHOAL_LONG_TESTS=1`.
const CHECKS: u64 = 60;
const CHECKS_IN_LONG: u64 = 1_000;

#[test]
#[expect(clippy::print_stdout, reason = "the figures are what this is for")]
fn no_packet_leaves_beside_the_tunnel_whenever_it_goes_away() {
    let told = told_in_a_namespace("checks_are_under_way_while_the_tunnel_goes_away");
    println!("{told}");
    assert!(told.starts_with(SKIPPED) || told.contains(" 0 packets beside the tunnel"), "{told}");
}

#[test]
#[expect(clippy::print_stdout, reason = "where it was skipped, that has to be seen")]
fn the_agent_sees_a_tunnel_come_and_go_and_ends_what_asks_through_it() {
    let told = told_in_a_namespace("an_agent_follows_a_tunnel_that_comes_and_goes");
    println!("{told}");
    assert!(told.starts_with(SKIPPED) || told == "as it should", "{told}");
}

/// A way out that is always there, and a tunnel over it that takes everything while it is up.
fn two_ways(far_end: &mut FarEnd) -> Result<(), String> {
    far_end.told();
    let pid = far_end.pid;
    ip(&format!(
        "link set lo up\n\
         link add wan0 type veth peer name wan1\n\
         link set wan0 addrgenmode none\nlink set wan1 addrgenmode none\n\
         link set wan0 up\nlink set wan1 up\n\
         address add 192.0.2.2/24 dev wan0\n\
         neighbour add 192.0.2.1 lladdr 02:00:00:00:00:01 dev wan0\n\
         route add default via 192.0.2.1 dev wan0\n\
         link add tun0 type veth peer name tun1\n\
         link set tun0 addrgenmode none\n\
         link set tun1 netns {pid}\n\
         address add 10.66.0.2/32 dev tun0"
    ))?;
    ip(TUNNEL_UP)?;
    far_end.goes_on();
    Ok(())
}

const TUNNEL_UP: &str =
    "link set tun0 up\nroute add 0.0.0.0/1 dev tun0\nroute add 128.0.0.0/1 dev tun0";

#[tokio::test]
#[ignore = "started by a test above in a namespace of its own"]
#[expect(clippy::print_stdout, reason = "the other test reads it")]
async fn checks_are_under_way_while_the_tunnel_goes_away() {
    if !part::is_wanted() {
        return;
    }
    let mut far_end = FarEnd::start("the_far_end_answers_checks");
    if let Err(why) = two_ways(&mut far_end) {
        println!("{TOLD}{SKIPPED}{why}");
        return;
    }
    let place = place_of(&far_end.told());
    let answered = ExitCheck::of("tun0", place.clone()).ask_one(FAMILY).await;
    assert!(answered.is_ok(), "through the tunnel it is answered: {answered:?}");
    assert_eq!(sent("wan0"), 0, "nothing else speaks here");

    let wanted = std::env::var_os("SHOAL_LONG_TESTS").map_or(CHECKS, |_| CHECKS_IN_LONG);
    let mut tool = Ip::start().expect("it ran a moment ago");
    let (mut cut, mut whole) = (0, 0);
    for round in 0..wanted / TOGETHER {
        let checks: Vec<_> = (0..TOGETHER)
            .map(|number| {
                let check = ExitCheck::of("tun0", place.clone());
                let begins = spread(round * TOGETHER + number, 40_000);
                tokio::spawn(async move {
                    tokio::time::sleep(begins).await;
                    check.ask_one(FAMILY).await.is_ok()
                })
            })
            .collect();
        tokio::time::sleep(spread(round + 7_919, 60_000)).await;
        tool.does("link set tun0 down");
        // In the first round each lives as long as it gives itself; Shoal kills it before.
        let ends = Duration::from_millis(if round == 0 { 5_500 } else { 300 });
        let deadline = Instant::now() + ends;
        for check in checks {
            let left = deadline.saturating_duration_since(Instant::now());
            let abort = check.abort_handle();
            match tokio::time::timeout(left, check).await {
                Ok(Ok(true)) => whole += 1,
                Ok(_) => cut += 1,
                Err(_) => {
                    abort.abort();
                    cut += 1;
                }
            }
        }
        assert_eq!(sent("wan0"), 0, "round {round}");
        tool.does(TUNNEL_UP);
        assert!(comes_back(&place).await, "the tunnel is up again");
    }
    assert!(cut > 0, "the tunnel went away too late to cut anything");
    let beside = sent("wan0");
    // What is bound to nothing leaves by the other way: so it would have been counted.
    ip("link set tun0 down").expect("it is there");
    let unbound = UdpSocket::bind("0.0.0.0:0").expect("there is a port");
    unbound.send_to(b"?", (FAR_END, 53)).expect("there is a way");
    assert_eq!(sent("wan0"), beside + 1);
    println!(
        "{TOLD}{wanted} checks, {cut} cut, {whole} answered: {beside} packets beside the tunnel"
    );
}

/// Some moment within so many microseconds, the same in each run.
fn spread(number: u64, within: u64) -> Duration {
    Duration::from_micros(number.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15) % within)
}

async fn comes_back(place: &Place) -> bool {
    let ends = Instant::now() + Duration::from_secs(10);
    while Instant::now() < ends {
        if ExitCheck::of("tun0", place.clone()).ask_one(FAMILY).await.is_ok() {
            return true;
        }
    }
    false
}

fn place_of(told: &str) -> Place {
    let mut parts = told.split(' ');
    let mut next = || parts.next().expect("it tells three things");
    let resolver = next().parse().expect("an address and a port");
    let port = next().parse().expect("a port");
    let hex = next();
    let bytes = (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16));
    let root: Vec<u8> = bytes.collect::<Result<_, _>>().expect("hexadecimal digits");
    Place { resolver, port, roots: trusting(&root) }
}

fn hex(bytes: &[u8]) -> String {
    let mut hex = String::new();
    for byte in bytes {
        write!(hex, "{byte:02x}").expect("a text has room");
    }
    hex
}

#[tokio::test]
#[ignore = "started by a test above in another namespace"]
#[expect(clippy::print_stdout, reason = "the other process reads it")]
async fn the_far_end_answers_checks() {
    if !part::is_wanted() {
        return;
    }
    println!("{TOLD}ready");
    std::io::stdin().read_exact(&mut [0]).expect("the other process goes on");
    ip("link set tun1 up\naddress add 10.64.0.1/32 dev tun1\nroute add 10.66.0.2/32 dev tun1")
        .expect("the namespace is ours");
    let (place, root) =
        start_signed(FAR_END, Shows::Good, Manner::Bytes(http("200 OK", GOOD))).await;
    let Place { resolver, port, .. } = place;
    println!("{TOLD}{resolver} {port} {}", hex(&root));
    // Until the other process ends it.
    std::future::pending::<()>().await;
}

/// An agent whose user has allowed the check, where no daemon is; `script` asks in the place of Shoal.
fn agent(dir: &Path, script: &str) -> Running {
    let paths = Paths::under(dir);
    let file = paths.settings_file().expect("it has a place");
    std::fs::create_dir_all(file.parent().expect("it is in a folder")).expect("the folder is ours");
    std::fs::write(&file, "exit_check = true\n").expect("the folder is ours");
    let arguments = ["-c", script, "sh"].map(Into::into).to_vec();
    let socket = SocketChoice::Unchecked(dir.join("no-daemon"));
    let config = AgentConfig {
        multihop: MultihopPort::Program(ProgramChoice::mullvads(&socket)),
        exit_check: CheckProgram { path: "/bin/sh".into(), arguments },
        socket,
        tunnel_addresses: TunnelAddresses::Interface,
        relays: None,
        paths,
        language: shoal_core::Language::En,
        log: Log::off(),
        desktop: DesktopLook::default(),
    };
    one_shot(config).expect("an agent starts")
}

async fn shown(running: &mut Running, is_it: impl FnMut(&Snapshot) -> bool) -> Snapshot {
    let waited =
        tokio::time::timeout(Duration::from_secs(10), running.ports.snapshots.wait_for(is_it));
    waited.await.expect("it comes").expect("the agent runs").clone()
}

const ANSWERS: &str = r#"test "$1 $2" = "--interface tun9" || exit 1
printf '{"v4":{"kind":"seen","relay":"se-got-wg-101","ip":"198.51.100.7"},"v6":{"kind":"failed","failure":"unreachable"}}\n'"#;

/// An interface as WireGuard's, without a link layer.
fn tunnel() -> Result<(), String> {
    ip("link set lo up\ntuntap add dev tun9 mode tun\nlink set tun9 addrgenmode none")
}

const TUN9_UP: &str =
    "link set tun9 up\naddress add 10.66.0.2/32 dev tun9\nroute add default dev tun9";

#[tokio::test]
#[ignore = "started by a test above in a namespace of its own"]
#[expect(clippy::print_stdout, reason = "the other test reads it")]
async fn an_agent_follows_a_tunnel_that_comes_and_goes() {
    if !part::is_wanted() {
        return;
    }
    if let Err(why) = tunnel() {
        println!("{TOLD}{SKIPPED}{why}");
        return;
    }
    assert!(program("sh").is_some());
    let salt = std::hash::RandomState::new();
    let mut watch = LinkWatch::start().expect("the kernel tells");
    assert_eq!(look(&salt), None, "there is no way out yet");
    ip(TUN9_UP).expect("the namespace is ours");
    watch.changed().await.expect("the kernel tells");
    let link = look(&salt).expect("all traffic leaves through it");
    assert_eq!(link.name, "tun9");
    ip("address add 10.66.0.3/32 dev tun9").expect("the namespace is ours");
    let given = look(&salt).expect("it is still there");
    assert!(given != link && given.index == link.index, "another address is another tunnel");

    let dir = tempfile::tempdir().expect("there is room");
    let mut running = agent(dir.path(), ANSWERS);
    let up = shown(&mut running, |shown| shown.exit_ip.v4.address.is_some()).await;
    assert_eq!((up.source, up.tunnel.state, up.trouble), (Source::Check, TunnelState::Up, None));
    assert_eq!(inet_sockets(), 0, "the agent itself has none");
    ip("link set tun9 down").expect("the namespace is ours");
    let down = shown(&mut running, |shown| shown.tunnel.state == TunnelState::Down).await;
    assert_eq!((down.exit_ip.v4.address, down.trouble), (None, None));

    // One that hangs is killed when the interface goes, and what fails is said.
    let pid_file = dir.path().join("pid");
    let hangs = format!("echo $$ > {0}.new && mv {0}.new {0} && exec sleep 60", pid_file.display());
    ip(TUN9_UP).ok();
    let mut running = agent(dir.path(), &hangs);
    shown(&mut running, |shown| shown.tunnel.state == TunnelState::Up).await;
    let pid = until("the check is started", async || std::fs::read_to_string(&pid_file).ok()).await;
    let pid = pid.expect("a machine that starts a shell");
    assert!(lives(&pid));
    ip("link delete tun9").expect("the namespace is ours");
    shown(&mut running, |shown| shown.tunnel.state == TunnelState::Down).await;
    let ended = until("the check is ended", async || (!lives(&pid)).then_some(())).await;
    ended.expect("nothing is asked without a tunnel");

    tunnel().expect("it was possible before");
    ip(TUN9_UP).expect("the namespace is ours");
    let mut running = agent(dir.path(), "echo '{\"v4\":{}}'");
    let failed =
        shown(&mut running, |shown| shown.trouble == Some(Trouble::CheckUnreachable)).await;
    assert_eq!(failed.source, Source::Check);
    println!("{TOLD}as it should");
}

/// Whether a process runs; one that has ended and was not waited for does not.
fn lives(pid: &str) -> bool {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", pid.trim()));
    stat.is_ok_and(|stat| !stat.contains(") Z"))
}

/// Sockets in this namespace that could reach beyond the machine.
fn inet_sockets() -> usize {
    let tables = ["tcp", "tcp6", "udp", "udp6"].map(|name| format!("/proc/self/net/{name}"));
    let lines = tables.iter().filter_map(|table| std::fs::read_to_string(table).ok());
    lines.map(|table| table.lines().count().saturating_sub(1)).sum()
}
