//! The wire between a walk and the browser's driver: WebDriver commands over our own small client.
use crate::wire;
use http::{Request, Response};
use std::sync::Arc;
use thirtyfour::error::{WebDriverError, WebDriverResult};
use thirtyfour::session::http::{Body, HttpClient};

/// Speaks plain HTTP to a driver on this machine.
pub struct Wire;

#[async_trait::async_trait]
impl HttpClient for Wire {
    async fn send(&self, request: Request<Body<'_>>) -> WebDriverResult<Response<bytes::Bytes>> {
        let failed = |why: &dyn std::fmt::Display| WebDriverError::RequestFailed(why.to_string());
        let (method, port) = (request.method().as_str(), request.uri().port_u16().unwrap_or(80));
        let body = match request.body() {
            Body::Empty => String::new(),
            Body::Json(value) => value.to_string(),
        };
        let headers = [("Content-Type", "application/json")];
        let bytes = wire::request(method, request.uri().path(), &headers, body.as_bytes());
        let answer = wire::exchange(port, &bytes).await.map_err(|error| failed(&error))?;
        Response::builder().status(answer.status).body(answer.body.into()).map_err(|error| failed(&error))
    }

    async fn new(&self) -> Arc<dyn HttpClient> {
        Arc::new(Self)
    }
}
