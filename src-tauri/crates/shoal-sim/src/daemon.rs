//! The simulated daemon and the script's hold on it.

mod multihop;
mod truth;

pub use multihop::MultihopHand;
pub use truth::Exit;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio::sync::{mpsc, oneshot, watch};
use tokio::task::JoinHandle;
use tokio_stream::wrappers::UnboundedReceiverStream;
use tokio_stream::{Stream, StreamExt};
use tonic::{Code, Status};

use crate::config::DaemonConfig;
use crate::constraint::{self, CustomList};
use crate::encode::DeviceCause;
use crate::fault::{Door, Fault};
use crate::gate::{self, Gate};
use crate::line::Break;
use crate::listing::Listing;
use crate::management::Management;
use crate::mind::{Call, Mind, Order};
use crate::network::{Network, TunnelAddress};
use crate::tunnel::{Reason, Tunnel};

/// A running simulated daemon. It stops, and its socket goes, when this is dropped.
///
/// Everything asked of it is done when the call returns; what takes time follows by the pace.
#[derive(Debug)]
pub struct SimDaemon {
    socket: PathBuf,
    network: Arc<Network>,
    orders: mpsc::UnboundedSender<Order>,
    gate: mpsc::UnboundedSender<gate::Order>,
    interface: watch::Receiver<Option<TunnelAddress>>,
    tasks: Vec<JoinHandle<()>>,
}

impl SimDaemon {
    /// Starts a daemon on its socket. Must be called within a tokio runtime with I/O and time.
    ///
    /// # Errors
    ///
    /// When the socket cannot be bound, or something that is not a socket has its name.
    pub fn start(config: &DaemonConfig) -> io::Result<Self> {
        let (lines, served) = mpsc::unbounded_channel();
        let (gate_orders, gate_inbox) = mpsc::unbounded_channel();
        let (orders, inbox) = mpsc::unbounded_channel();
        let gate = Gate::open(&config.socket, lines)?;
        let mind = Mind::new(config);
        let interface = mind.interface.subscribe();
        let management = Management::new(orders.clone());
        let serve = async move {
            let lines = UnboundedReceiverStream::new(served).map(Ok::<_, io::Error>);
            let http = tonic::transport::Server::builder();
            // It ends when nobody accepts any more; single connections fail on their own.
            let _ = http.serve_with_incoming(management, lines).await;
        };
        let tasks = vec![
            tokio::spawn(gate.run(gate_inbox)),
            tokio::spawn(mind.run(inbox)),
            tokio::spawn(serve),
        ];
        Ok(Self {
            socket: config.socket.clone(),
            network: Arc::clone(&config.network),
            orders,
            gate: gate_orders,
            interface,
            tasks,
        })
    }

    /// Where it listens.
    pub fn socket(&self) -> &Path {
        &self.socket
    }

    /// The network behind it, with all truth.
    pub fn network(&self) -> &Arc<Network> {
        &self.network
    }

    /// The address of the tunnel interface, which this simulation does not make; `None` without a
    /// tunnel. A rotated key changes it only with the next tunnel.
    pub fn tunnel_address(&self) -> watch::Receiver<Option<TunnelAddress>> {
        self.interface.clone()
    }

    /// The state of the tunnel.
    pub async fn tunnel(&self) -> Tunnel {
        self.with(|mind| mind.tunnel.clone()).await
    }

    /// Calls a method as a client does, but without the socket.
    ///
    /// # Errors
    ///
    /// What the daemon answers to a call it refuses.
    pub async fn ask(&self, method: &str, message: Vec<u8>) -> Result<Vec<u8>, Status> {
        let (reply, answer) = oneshot::channel();
        let order = Order::Call { method: method.to_owned(), message: message.into(), reply };
        self.order(order);
        let answer = answer.await.map_err(|_| Status::unavailable("the daemon restarted"))?;
        answer.map(|bytes| bytes.to_vec())
    }

    /// Hears events as a client does, but without the socket: `DaemonEvent` messages.
    pub async fn listen(&self) -> impl Stream<Item = Result<Vec<u8>, Status>> + Unpin + use<> {
        let (reply, events) = oneshot::channel();
        self.order(Order::Listen(reply));
        UnboundedReceiverStream::new(answered(events).await)
            .map(|event| event.map(|bytes| bytes.to_vec()))
    }

    /// All calls since the start or since [`forget_calls`](Self::forget_calls), oldest first.
    pub async fn calls(&self) -> Vec<Call> {
        self.with(|mind| mind.calls.clone()).await
    }

    /// The messages of all `SetRelaySettings` calls, byte for byte, oldest first.
    pub async fn relay_settings_sent(&self) -> Vec<Vec<u8>> {
        let calls = self.calls().await.into_iter();
        calls.filter(|call| call.method == "SetRelaySettings").map(|call| call.message).collect()
    }

    /// Forgets the calls so far.
    pub async fn forget_calls(&self) {
        self.with(|mind| mind.calls.clear()).await;
    }

    /// The relay settings that the daemon holds, byte for byte.
    pub async fn relay_settings(&self) -> Vec<u8> {
        self.with(|mind| mind.stored.bytes.clone()).await
    }

    /// Puts relay settings in place as another client would: an event, and a reconnect if they differ.
    ///
    /// # Errors
    ///
    /// What the daemon answers to settings it does not take.
    pub async fn put_relay_settings(&self, message: Vec<u8>) -> Result<(), Status> {
        self.with(move |mind| mind.put_relay_settings(&message)).await
    }

    /// Puts relay settings in place without an event or a reconnect, as if they had been there.
    ///
    /// # Errors
    ///
    /// What the daemon answers to settings it does not take.
    pub async fn plant_relay_settings(&self, message: Vec<u8>) -> Result<(), Status> {
        let plant = move |mind: &mut Mind| {
            let stored = constraint::read(&message, mind.layout);
            mind.stored = stored.map_err(|error| Status::invalid_argument(error.to_string()))?;
            Ok(())
        };
        self.with(plant).await
    }

    /// Adds encoded fields that no client knows to the settings.
    pub async fn plant_unknown_settings(&self, fields: Vec<u8>) {
        self.with(move |mind| mind.options.unknown = fields).await;
    }

    /// Changes the custom lists, as another client would.
    pub async fn put_lists(&self, lists: Vec<CustomList>) {
        self.with(move |mind| {
            mind.options.lists = lists;
            mind.emit_settings();
        })
        .await;
    }

    /// Switches IPv6 in the tunnel on or off, as another client would; holds from the next tunnel on.
    pub async fn set_ipv6(&self, on: bool) {
        self.with(move |mind| {
            mind.options.ipv6 = on;
            mind.emit_settings();
        })
        .await;
    }

    /// Makes a tunnel.
    pub async fn connect_tunnel(&self) {
        self.with(Mind::connect).await;
    }

    /// Takes the tunnel down.
    pub async fn disconnect(&self) {
        self.with(Mind::disconnect).await;
    }

    /// Makes the tunnel anew, as another client would.
    pub async fn reconnect(&self) {
        self.with(Mind::reconnect).await;
    }

    /// A new key, as by the daemon's timer: an event, and a reconnect after four minutes.
    pub async fn rotate_key(&self) {
        self.with(Mind::rotate_key).await;
    }

    /// The second `connected` event, now.
    pub async fn tell_exit_ip(&self) {
        self.with(Mind::tell_exit_ip).await;
    }

    /// The error state; traffic is blocked, or leaks where blocking failed too.
    pub async fn block(&self, reason: Reason, leaking: bool) {
        self.with(move |mind| mind.block(reason, leaking)).await;
    }

    /// Says that something about the device changed, as after a failed connection.
    pub async fn update_device(&self) {
        self.with(|mind| mind.emit_device(DeviceCause::Updated)).await;
    }

    /// Logs the account out.
    pub async fn log_out(&self) {
        self.with(Mind::log_out).await;
    }

    /// Logs the account in again, as a new device.
    pub async fn log_in(&self) {
        self.with(Mind::log_in).await;
    }

    /// Takes the device from the account.
    pub async fn revoke(&self) {
        self.with(Mind::revoke).await;
    }

    /// Tells another relay list from now on.
    pub async fn push_relay_list(&self, listing: Listing) {
        self.with(move |mind| {
            mind.listing = listing;
            mind.emit_relay_list();
        })
        .await;
    }

    /// Sets a fault. Several hold at once.
    pub async fn set_fault(&self, fault: Fault) {
        self.with(move |mind| mind.faults.set(fault)).await;
    }

    /// Takes all faults away. Calls that hang go on hanging.
    pub async fn clear_faults(&self) {
        self.with(|mind| mind.faults.clear()).await;
    }

    /// Sends bytes as a `DaemonEvent`, whatever they are.
    pub async fn send_event(&self, bytes: Vec<u8>) {
        self.with(move |mind| mind.emit_bytes(&bytes.into())).await;
    }

    /// Sends the state again, so many times.
    pub async fn repeat_state(&self, times: u32) {
        self.with(move |mind| (0..times).for_each(|_| mind.emit_state())).await;
    }

    /// Ends all event streams: as by a daemon that shuts down, or with an error.
    pub async fn end_streams(&self, error: Option<(Code, &'static str)>) {
        let error = error.map(|(code, why)| Status::new(code, why));
        self.with(move |mind| mind.end_streams(error.as_ref())).await;
    }

    /// Cuts all connections in the middle of whatever they carry. The socket stays.
    ///
    /// # Errors
    ///
    /// Never in practice: the gate is there as long as this is.
    pub async fn cut(&self) -> io::Result<()> {
        self.at_gate(|done| gate::Order::Break(Break::Cut, done)).await
    }

    /// Sends bytes that are no HTTP/2 into all connections and closes them.
    ///
    /// # Errors
    ///
    /// Never in practice: the gate is there as long as this is.
    pub async fn garble(&self) -> io::Result<()> {
        self.at_gate(|done| gate::Order::Break(Break::Garble, done)).await
    }

    /// Treats those who connect from now on so. Connections that are there stay.
    ///
    /// # Errors
    ///
    /// When the socket cannot be bound or removed.
    pub async fn door(&self, door: Door) -> io::Result<()> {
        self.at_gate(|done| gate::Order::Door(door, done)).await
    }

    /// Dies: all connections are cut and the socket goes.
    ///
    /// # Errors
    ///
    /// When the socket cannot be removed.
    pub async fn stop(&self) -> io::Result<()> {
        self.door(Door::Gone).await?;
        self.cut().await
    }

    /// Comes up again after [`stop`](Self::stop): nothing is replayed, a tunnel is made anew.
    ///
    /// # Errors
    ///
    /// When the socket cannot be bound.
    pub async fn start_again(&self) -> io::Result<()> {
        self.with(Mind::boot).await;
        self.door(Door::Open).await
    }

    /// Dies and comes up again.
    ///
    /// # Errors
    ///
    /// When the socket cannot be removed or bound.
    pub async fn restart(&self) -> io::Result<()> {
        self.stop().await?;
        self.start_again().await
    }

    /// A turn within the daemon's own task.
    async fn with<R: Send + 'static>(
        &self,
        turn: impl FnOnce(&mut Mind) -> R + Send + 'static,
    ) -> R {
        let (reply, answer) = oneshot::channel();
        self.order(Order::Do(Box::new(move |mind| drop(reply.send(turn(mind))))));
        answered(answer).await
    }

    fn order(&self, order: Order) {
        assert!(self.orders.send(order).is_ok(), "{STILL_RUNNING}");
    }

    async fn at_gate(
        &self,
        order: impl FnOnce(oneshot::Sender<io::Result<()>>) -> gate::Order,
    ) -> io::Result<()> {
        let (reply, answer) = oneshot::channel();
        let gone = |()| io::Error::from(io::ErrorKind::BrokenPipe);
        self.gate.send(order(reply)).map_err(|_| gone(()))?;
        answer.await.map_err(|_| gone(()))?
    }
}

impl Drop for SimDaemon {
    fn drop(&mut self) {
        for task in &self.tasks {
            task.abort();
        }
    }
}

/// Why the daemon's task can be relied on.
const STILL_RUNNING: &str = "the daemon's task runs as long as its handle lives";

async fn answered<T>(answer: oneshot::Receiver<T>) -> T {
    answer.await.expect(STILL_RUNNING)
}
