//! What Mullvad's command line program does to multihop, without the program.

use tokio::sync::{mpsc, oneshot};

use super::SimDaemon;
use crate::constraint::{Place, RelaySettings};
use crate::mind::Order;

/// Sets multihop and the entry as Mullvad's program does: it reads the relay settings, changes one of them and writes
/// them back, without fields that it does not know, and without a custom endpoint.
#[derive(Debug, Clone)]
pub struct MultihopHand {
    orders: mpsc::UnboundedSender<Order>,
}

impl SimDaemon {
    /// A hand on multihop that outlives this handle; once the daemon has stopped it does nothing.
    pub fn multihop(&self) -> MultihopHand {
        MultihopHand { orders: self.orders.clone() }
    }
}

impl MultihopHand {
    /// Switches multihop. The outcome is in the settings when this returns; what follows from it comes by the pace.
    pub async fn switch(&self, on: bool) {
        self.change(move |settings| settings.multihop = on).await;
    }

    /// Chooses where a tunnel with multihop enters.
    pub async fn enter(&self, place: Place) {
        self.change(move |settings| settings.entry = place).await;
    }

    async fn change(&self, change: impl FnOnce(&mut RelaySettings) + Send + 'static) {
        let (reply, answer) = oneshot::channel();
        let turn = Order::Do(Box::new(move |mind| {
            mind.change_relay_settings(change);
            // Who asked and has gone needs no answer.
            let _ = reply.send(());
        }));
        if self.orders.send(turn).is_ok() {
            let _ = answer.await;
        }
    }
}
