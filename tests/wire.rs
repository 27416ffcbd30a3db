//! The smallest HTTP client that may be rude: what it is told to send it sends, byte for byte.
use rocket::tokio::io::{AsyncReadExt, AsyncWriteExt};
use rocket::tokio::net::TcpStream;
use rocket::tokio::time::timeout;
use std::io;
use std::time::Duration;

/// A whole answer of a server.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    /// The first header of that name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    fn read(bytes: &[u8]) -> io::Result<Self> {
        let broken = || io::Error::new(io::ErrorKind::UnexpectedEof, "the answer was cut short");
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").ok_or_else(broken)?;
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok()).ok_or_else(broken)?;
        let headers =
            lines.filter_map(|line| line.split_once(':')).map(|(name, value)| (name.to_owned(), value.trim().to_owned())).collect();
        let mut answer = Self { status, headers, body: bytes[end + 4..].to_vec() };
        let whole = answer.header("Content-Length").and_then(|length| length.parse().ok()).unwrap_or(answer.body.len());
        if answer.body.len() < whole {
            return Err(broken());
        }
        if answer.header("Transfer-Encoding") == Some("chunked") {
            answer.body = joined(&answer.body).ok_or_else(broken)?;
        }
        Ok(answer)
    }
}

/// A chunked body in one piece (RFC 9112, 7.1).
fn joined(mut chunks: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let line = chunks.windows(2).position(|two| two == b"\r\n")?;
        let length = usize::from_str_radix(std::str::from_utf8(&chunks[..line]).ok()?.trim(), 16).ok()?;
        if length == 0 {
            return Some(body);
        }
        body.extend_from_slice(chunks.get(line + 2..line + 2 + length)?);
        chunks = chunks.get(line + 4 + length..)?;
    }
}

/// A request as bytes, to be answered on a connection of its own.
pub fn request(method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Vec<u8> {
    let mut bytes =
        format!("{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {}\r\n", body.len()).into_bytes();
    for (name, value) in headers {
        bytes.extend(format!("{name}: {value}\r\n").into_bytes());
    }
    bytes.extend_from_slice(b"\r\n");
    bytes.extend_from_slice(body);
    bytes
}

/// Nobody waits longer for an answer.
const PATIENCE: Duration = Duration::from_secs(60);

/// Sends `bytes` to this machine's `port` and reads all that comes back.
pub async fn exchange(port: u16, bytes: &[u8]) -> io::Result<Answer> {
    timeout(PATIENCE, send_and_read(port, bytes)).await.unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()))
}

async fn send_and_read(port: u16, bytes: &[u8]) -> io::Result<Answer> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await?;
    stream.write_all(bytes).await?;
    let mut answer = Vec::new();
    // Not every server closes when it is asked to.
    while stream.read_buf(&mut answer).await? > 0 && !is_whole(&answer) {}
    Answer::read(&answer)
}

/// Whether all the bytes that the head has promised are there.
fn is_whole(bytes: &[u8]) -> bool {
    let whole = |answer: Answer| answer.header("Content-Length").is_some() || answer.header("Transfer-Encoding").is_some();
    Answer::read(bytes).is_ok_and(whole)
}

/// A form as a browser encodes it.
pub fn form(fields: &[(&str, &str)]) -> String {
    let encode = |text: &str| rocket::http::RawStr::new(text).percent_encode().to_string();
    let pairs: Vec<_> = fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
    pairs.join("&")
}

#[test]
fn answers_are_read_as_they_are_sent() {
    let read = |text: &str| Answer::read(text.as_bytes());
    let plain = read("HTTP/1.1 200 OK\r\nContent-Length:2\r\n\r\nxy").expect("an answer");
    assert_eq!((plain.status, plain.text().as_str()), (200, "xy"));
    let chunked = read("HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nxy\r\n1\r\nz\r\n0\r\n\r\n").expect("an answer");
    assert_eq!((chunked.status, chunked.text().as_str()), (404, "xyz"));
    for cut in ["", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nxy"] {
        assert!(read(cut).is_err(), "{cut:?}");
    }
}
