//! The places that the window's page is tested with are those of the simulated network, as the core tells them.
//!
//! Made anew by `SHOAL_WRITE_PAGES=1 cargo test -p shoal-tests --test it -- places_page`.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use shoal_core::front::PageData;
use shoal_core::places::{PlacesPage, Standpoint};
use shoal_core::ranking::RankingQuery;
use shoal_core::{CityCode, Event, RelayName};

use super::Pair;

/// Some of each continent, with few relays and with many.
const CITIES: [&str; 13] = [
    "au-syd", "br-sao", "ch-zrh", "de-fra", "dk-cph", "jp-tyo", "nl-ams", "no-osl", "se-got",
    "se-mma", "se-sto", "us-sea", "za-jnb",
];

async fn page() -> PlacesPage {
    let mut pair = Pair::start();
    let relays =
        pair.find(|event| if let Event::RelaysReported(it) = event { Some(it) } else { None });
    let model =
        shoal_core::crowd::Model::new(relays.await, shoal_core::Settings::default().assumptions);
    let here = RelayName::new("se-got-wg-001").expect("a relay's name");
    let from: Standpoint = model.standpoint(Some(&here), None);
    let query =
        RankingQuery { exclude: Some(here), standpoint: from.point, ..RankingQuery::default() };
    let mut page = model.places(&from, &query);
    let is_kept = |code: &CityCode| CITIES.contains(&code.as_str());
    page.cities.retain(|row| is_kept(&row.code));
    page.relays.retain(|row| is_kept(&row.city_code));
    page
}

/// One row a line.
fn written(page: &PlacesPage) -> String {
    fn list<T: serde::Serialize>(rows: &[T]) -> String {
        let rows = rows.iter().map(|row| serde_json::to_string(row).expect("it can be written"));
        rows.collect::<Vec<_>>().join(",\n")
    }
    let mut text = String::from("{\"page\":\"places\",\"cities\":[\n");
    write!(text, "{}\n],\"relays\":[\n{}\n]}}\n", list(&page.cities), list(&page.relays))
        .expect("a text takes it");
    text
}

/// What two machines whose last digits differ still agree on.
fn gist(page: &PlacesPage) -> Vec<String> {
    let cities = page.cities.iter().map(|row| {
        let crowd = row.crowd.map(|crowd| (crowd.low, crowd.likely, crowd.high));
        format!("{} {crowd:?} {} {:?}", row.code, row.relays, row.limits)
    });
    let relays = page.relays.iter().map(|row| {
        format!("{} {} {} {} {:?}", row.relay, row.low, row.likely, row.high, row.limits)
    });
    cities.chain(relays).collect()
}

#[tokio::test]
async fn the_places_of_the_fixture_are_those_of_the_simulated_network() {
    let page = page().await;
    assert_eq!(page.cities.len(), CITIES.len());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/pages/places.json");
    if std::env::var_os("SHOAL_WRITE_PAGES").is_some() {
        fs::write(&path, written(&page)).expect("it can be written");
    }
    let text = fs::read_to_string(&path).expect("the fixture is there");
    let PageData::Places(kept) = serde_json::from_str(&text).expect("it is data of a page") else {
        panic!("the fixture is of another page")
    };
    assert_eq!(gist(&kept), gist(&page), "SHOAL_WRITE_PAGES=1 makes it anew");
}
