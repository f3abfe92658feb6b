//! `shoal predict`: from a tunnel address to its position and the exit IPs that it implies.
//!
//! It needs neither a daemon nor a list for the position, and without a list it falls back on the measured pools.

use std::net::IpAddr;

use anyhow::bail;
use shoal_core::TunnelAddress;
use shoal_core::assignment::Position;
use shoal_core::directory::clean_name;
use shoal_core::front::{Page, PageData};
use shoal_core::prediction::{PlacedAddress, PositionPage, Prediction};
use shoal_core::snapshot::TunnelState;
use shoal_mullvad::tunnel_interface;
use shoal_view::json::{PlacedJson, PredictJson};
use shoal_view::text;

use crate::args::Setting;
use crate::ended::Ended;
use crate::language::words;
use crate::print;
use crate::relays::Known;
use crate::session::{Purpose, Session};

/// Prints what follows from a tunnel address.
pub(crate) async fn run(setting: &Setting, named: Option<&str>) -> anyhow::Result<Ended> {
    let own = match named.map(str::parse::<IpAddr>) {
        Some(Ok(address)) => vec![PlacedAddress::of(address)],
        Some(Err(_)) => {
            let asked = clean_name(named.unwrap_or_default());
            let said = words().say("predict-not-an-address", [("asked", asked.into())]);
            print::refusal(setting, "usage", &[said])?;
            return Ok(Ended::WrongUsage);
        }
        None => of_this_machine(setting).await?.addresses,
    };
    let Some((first, others)) = own.split_first() else {
        print::refusal(setting, "no_tunnel", &[words().get("predict-no-tunnel")])?;
        return Ok(Ended::Failed);
    };
    if !is_mullvads(first.tunnel_address) {
        print::aside(&words().get("predict-outside"));
    }
    let known = match Known::gathered(setting).await? {
        Ok(known) => known,
        Err(error) => return error.told(setting),
    };
    show(setting, &known, *first, others)?;
    Ok(Ended::Done)
}

fn show(
    setting: &Setting,
    known: &Known,
    first: PlacedAddress,
    others: &[PlacedAddress],
) -> Result<(), print::PrintError> {
    let words = words();
    // Of IPv6 no pool is known.
    let prediction = match first.tunnel_address {
        IpAddr::V4(_) => known.model.predict(Position::from_bits(first.hash)),
        IpAddr::V6(_) => Prediction::default(),
    };
    if setting.json {
        let json = PredictJson {
            left_out: known.left_out(),
            has_relay_list: known.has_list(),
            ipv6: others.first().copied().map(PlacedJson::of),
            ..PredictJson::of(first, &prediction)
        };
        return print::marked(known.source(), &json);
    }
    known.caution()?;
    print::text(&text::placed(words, first))?;
    for other in others {
        print::text(&format!("\n{}", text::placed(words, *other)))?;
    }
    if first.tunnel_address.is_ipv4() {
        print::text(&format!("\n{}", text::prediction(words, &prediction)))?;
    }
    print::text(&words.get("predict-telling"))
}

/// Where this machine's own addresses land. The simulation has no interface: its agent tells.
async fn of_this_machine(setting: &Setting) -> anyhow::Result<PositionPage> {
    if !setting.demo {
        return Ok(PositionPage::of(tunnel_interface::read()));
    }
    let mut session = Session::open(setting, Purpose::Look).await?;
    let is_up = session.settled().await.tunnel.state == TunnelState::Up;
    let is_enough = |data: &PageData| match data {
        PageData::Position(page) => !is_up || !page.addresses.is_empty(),
        PageData::Places(_)
        | PageData::Trail(_)
        | PageData::Signals(_)
        | PageData::History(_)
        | PageData::Diagnostics(_) => true,
    };
    let PageData::Position(own) = session.page_until(Page::Position, is_enough).await? else {
        bail!("the page of the position has other data");
    };
    session.close().await;
    Ok(own)
}

/// Whether Mullvad hands out such tunnel addresses.
fn is_mullvads(address: IpAddr) -> bool {
    let found =
        tunnel_interface::tunnel_address(&[(address, if address.is_ipv4() { 32 } else { 128 })]);
    found != TunnelAddress::default()
}
