//! The least program with an item in the tray: what `shoal` is measured against.

use ksni::TrayMethods;

struct Hello;

impl ksni::Tray for Hello {
    fn id(&self) -> String {
        "ksni-hello".to_owned()
    }

    fn icon_pixmap(&self) -> Vec<ksni::Icon> {
        vec![ksni::Icon { width: 22, height: 22, data: vec![255; 22 * 22 * 4] }]
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), ksni::Error> {
    let _item = Hello.spawn().await?;
    std::future::pending().await
}
