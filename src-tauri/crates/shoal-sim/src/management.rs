//! Which method does a request call? Mullvad's gRPC service, without generated code.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use prost::bytes::Bytes;
use tokio::sync::{mpsc, oneshot};
use tokio_stream::wrappers::UnboundedReceiverStream;
use tonic::body::Body;
use tonic::server::Grpc;
use tonic::{Request, Response, Status};

use crate::codec::Raw;
use crate::mind::{Answer, Order};

/// What every path of the service begins with.
const PREFIX: &str = "/mullvad_daemon.management_interface.ManagementService/";

/// The service of one daemon.
#[derive(Debug, Clone)]
pub(crate) struct Management {
    orders: mpsc::UnboundedSender<Order>,
}

impl Management {
    pub(crate) fn new(orders: mpsc::UnboundedSender<Order>) -> Self {
        Self { orders }
    }

    async fn call(self, method: String, message: Bytes) -> Answer {
        let (reply, answer) = oneshot::channel();
        let gone = |()| Status::unavailable("the daemon is shutting down");
        self.orders.send(Order::Call { method, message, reply }).map_err(|_| gone(()))?;
        answer.await.map_err(|_| gone(()))?
    }

    async fn listen(self) -> Result<UnboundedReceiverStream<Answer>, Status> {
        let (reply, events) = oneshot::channel();
        let gone = |()| Status::unavailable("the daemon is shutting down");
        self.orders.send(Order::Listen(reply)).map_err(|_| gone(()))?;
        events.await.map(UnboundedReceiverStream::new).map_err(|_| gone(()))
    }
}

type Served = Pin<Box<dyn Future<Output = Result<http::Response<Body>, Infallible>> + Send>>;

impl tower::Service<http::Request<Body>> for Management {
    type Response = http::Response<Body>;
    type Error = Infallible;
    type Future = Served;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<Body>) -> Served {
        let management = self.clone();
        let Some(method) = request.uri().path().strip_prefix(PREFIX).map(str::to_owned) else {
            return Box::pin(async { Ok(Status::unimplemented("").into_http()) });
        };
        if method == "EventsListen" {
            let listen = tower::service_fn(move |_: Request<Bytes>| {
                let management = management.clone();
                async move { management.listen().await.map(Response::new) }
            });
            return Box::pin(async { Ok(Grpc::new(Raw).server_streaming(listen, request).await) });
        }
        let call = tower::service_fn(move |request: Request<Bytes>| {
            let (management, method) = (management.clone(), method.clone());
            async move { management.call(method, request.into_inner()).await.map(Response::new) }
        });
        Box::pin(async { Ok(Grpc::new(Raw).unary(call, request).await) })
    }
}
