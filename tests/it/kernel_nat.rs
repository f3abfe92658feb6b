//! The position formula against the source NAT of the kernel that runs these tests.
//!
//! A process of its own, in a network namespace of its own in which only a loopback exists, lets nftables give tunnel
//! addresses out of pools with `snat to FIRST-LAST persistent`, and hears which address each packet came from. The
//! namespace goes away with the process, and nothing leaves it.

use std::io::Write;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use shoal_core::assignment::Position;
use shoal_core::pool::{ExitPool, PoolRange};
use support::part;

/// The sizes of five measured pools.
const SIZES: [u8; 5] = [60, 11, 91, 66, 8];

/// Tunnel addresses of each family; every one is sent through every pool.
const ADDRESSES: usize = 200;

/// Begins the line with which the process says why the kernel could not be asked.
const SKIPPED: &str = "skipped: ";

/// A pool as the rules name it, and where packets go that are given out of it.
struct Pool {
    size: u8,
    first: IpAddr,
    last: IpAddr,
    goes_to: IpAddr,
}

/// The pools of one family: in IPv6 they differ in the last 32 bits.
fn pools(is_v4: bool) -> Vec<Pool> {
    (0..)
        .zip(SIZES)
        .map(|(number, size)| {
            let address = |last: u8| -> IpAddr {
                if is_v4 {
                    Ipv4Addr::new(198, 18, number, last).into()
                } else {
                    Ipv6Addr::new(0x2001, 0xdb8, 2, 0, 0, 0, number.into(), last.into()).into()
                }
            };
            let goes_to: IpAddr = if is_v4 {
                Ipv4Addr::new(198, 19, 0, number + 1).into()
            } else {
                Ipv6Addr::new(0x2001, 0xdb8, 1, 0, 0, 0, 0, u16::from(number) + 1).into()
            };
            Pool { size, first: address(10), last: address(10 + size - 1), goes_to }
        })
        .collect()
}

/// Tunnel addresses spread over what Mullvad hands out: the published vectors' neighbours and others.
fn tunnel_addresses(is_v4: bool) -> Vec<IpAddr> {
    let spread = |at: usize| u32::try_from(at).expect("a few hundred").wrapping_mul(0x9e37_79b9);
    (0..ADDRESSES)
        .map(|at| {
            let [a, b, c, d] = spread(at + 1).to_be_bytes();
            if is_v4 {
                Ipv4Addr::new(10, 64 | (a & 0x3f), b, c).into()
            } else {
                let (seventh, eighth) = (u16::from(a & 0x0f), u16::from_be_bytes([b, d]));
                Ipv6Addr::new(0xfc00, 0xbbbb, 0xbbbb, 0xbb01, 0, 0, seventh, eighth).into()
            }
        })
        .collect()
}

/// The exit address that the formula gives.
fn predicted(own: IpAddr, pool: &Pool) -> IpAddr {
    let position = Position::of(own);
    match (pool.first, pool.last) {
        (IpAddr::V4(first), IpAddr::V4(last)) => {
            let known = ExitPool::Measured(PoolRange { first, last });
            known.exit_at(position).expect("the pool is known").0.0
        }
        (IpAddr::V6(first), IpAddr::V6(_)) => {
            let offset = position.offset_in(pool.size.into());
            Ipv6Addr::from_bits(first.to_bits() + u128::from(offset)).into()
        }
        _ => unreachable!("a pool is of one family"),
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "the figures are what this is for")]
fn the_kernels_persistent_source_nat_gives_the_predicted_exit_addresses() {
    if let Some(missing) = ["nft", "ip", "unshare"].into_iter().find(|name| program(name).is_none())
    {
        println!("{SKIPPED}there is no {missing} (Debian: nftables, iproute2, util-linux)");
        return;
    }
    // In a user namespace nobody needs rights; where those are not allowed root still may.
    let told = ["-rn", "-n"].into_iter().find_map(in_a_namespace);
    let Some(told) = told else {
        println!("{SKIPPED}this machine allows no network namespace");
        return;
    };
    println!("{told}");
    assert!(
        told.starts_with(SKIPPED) || told.contains("2000 of 2000 exit addresses as predicted"),
        "{told}"
    );
}

/// What the process below said that ran in namespaces of this kind; `None` where they are not allowed.
fn in_a_namespace(kind: &str) -> Option<String> {
    let unshare = || Command::new(program("unshare").expect("looked for before"));
    if !unshare().args([kind, "true"]).output().ok()?.status.success() {
        return None;
    }
    let mut child = unshare();
    let asks = "kernel_nat::the_kernel_of_this_namespace_gives_exit_addresses";
    child.arg(kind).arg(std::env::current_exe().expect("this program has a path"));
    child.args(["--exact", asks, "--ignored", "--nocapture"]);
    let child = part::wanted_by(&mut child).output().expect("it ran a moment ago");
    let said = String::from_utf8_lossy(&child.stdout).into_owned();
    let aside = String::from_utf8_lossy(&child.stderr).into_owned();
    assert!(child.status.success(), "{said}{aside}");
    let line =
        said.lines().find_map(|line| line.split_once("told ").map(|(_, told)| told.to_owned()));
    Some(line.unwrap_or_else(|| panic!("it told nothing: {said}{aside}")))
}

#[test]
#[ignore = "started by the test above in a namespace of its own"]
#[expect(clippy::print_stdout, reason = "the other test reads it")]
fn the_kernel_of_this_namespace_gives_exit_addresses() {
    if !part::is_wanted() {
        return;
    }
    if let Err(why) = prepared() {
        println!("told {SKIPPED}{why}");
        return;
    }
    let (mut asked, mut wrong) = (0, Vec::new());
    for is_v4 in [true, false] {
        for pool in pools(is_v4) {
            let hears = UdpSocket::bind((pool.goes_to, 5_000)).expect("the address is ours");
            hears.set_read_timeout(Some(Duration::from_secs(5))).expect("it is more than none");
            for own in tunnel_addresses(is_v4) {
                let seen = exit_address(own, &hears, pool.goes_to);
                asked += 1;
                if seen != predicted(own, &pool) {
                    wrong.push(format!("{own} in {} gave {seen}", pool.size));
                }
            }
        }
    }
    let right = asked - wrong.len();
    let kernel = std::fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    println!(
        "told kernel {}: {right} of {asked} exit addresses as predicted ({ADDRESSES} tunnel addresses of each family, \
         pools of {SIZES:?})",
        kernel.trim()
    );
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// Sends one packet from a tunnel address and tells which address it came from.
fn exit_address(own: IpAddr, hears: &UdpSocket, to: IpAddr) -> IpAddr {
    let says = UdpSocket::bind((own, 0)).expect("the address is ours");
    says.send_to(b"where from?", SocketAddr::new(to, 5_000)).expect("there is a loopback");
    let mut packet = [0; 16];
    hears.recv_from(&mut packet).expect("a loopback loses nothing").1.ip()
}

/// Sets up addresses and rules in the namespace that this process is in; or why that cannot be.
fn prepared() -> Result<(), String> {
    let mut lines = vec!["link set lo up".to_owned()];
    let mut rules = Vec::new();
    for is_v4 in [true, false] {
        let (family, bits, how) = if is_v4 { ("ip", 32, "") } else { ("ip6", 128, " nodad") };
        let pools = pools(is_v4);
        let own = tunnel_addresses(is_v4).into_iter().chain(pools.iter().map(|pool| pool.goes_to));
        lines.extend(own.map(|address| format!("address add {address}/{bits} dev lo{how}")));
        rules.extend(pools.iter().map(|Pool { first, last, goes_to, .. }| {
            format!("{family} daddr {goes_to} snat {family} to {first}-{last} persistent\n")
        }));
    }
    run("ip", &["-batch", "-"], &lines.join("\n"))?;
    let chain = "type nat hook postrouting priority 100";
    run(
        "nft",
        &["-f", "-"],
        &format!("table inet shoal {{\nchain out {{\n{chain}\n{}}}\n}}\n", rules.concat()),
    )
}

/// Runs a program of the system's with this on its standard input; or what it said.
fn run(name: &str, arguments: &[&str], input: &str) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{name} does not run: {error}");
    let mut child = Command::new(program(name).ok_or(format!("there is no {name}"))?)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(failed)?;
    let mut pipe = child.stdin.take().expect("it is piped");
    pipe.write_all(input.as_bytes()).and_then(|()| pipe.flush()).map_err(failed)?;
    drop(pipe);
    let ended = child.wait_with_output().map_err(failed)?;
    if ended.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&ended.stderr).lines().next().unwrap_or_default().to_owned();
    Err(format!("{name} refused: {said}"))
}

/// Where a program is; those for administrators are often in no user's `PATH`.
fn program(name: &str) -> Option<std::path::PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&path).chain(["/usr/sbin", "/sbin"].map(Into::into));
    folders.map(|folder: std::path::PathBuf| folder.join(name)).find(|file| Path::is_file(file))
}
