//! The least program with an item in the tray: what `shoal`'s wake-ups are measured against.

use ksni::TrayMethods;
use shoal_bench::bare_item::Item;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), ksni::Error> {
    let _item = Item.spawn().await?;
    std::future::pending().await
}
