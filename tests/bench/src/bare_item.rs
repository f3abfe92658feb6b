//! The least that can be put into a tray.

/// An item with a picture.
#[derive(Clone, Copy, Debug, Default)]
pub struct Item;

impl ksni::Tray for Item {
    fn id(&self) -> String {
        "hello".to_owned()
    }

    fn icon_pixmap(&self) -> Vec<ksni::Icon> {
        vec![ksni::Icon { width: 22, height: 22, data: vec![255; 22 * 22 * 4] }]
    }
}
