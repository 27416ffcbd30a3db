//! What can be wrong before the first page: one plain sentence, and an exit code that scripts understand.
use crate::app::App;
use crate::server::{Server, free_port, run, until};
use crate::wire;
use khaihoi::platform::config::Config;
use khaihoi::platform::db::Database;
use rocket::tokio::io::{AsyncReadExt, AsyncWriteExt};
use rocket::tokio::net::TcpStream;
use sea_orm::ConnectionTrait;
use std::collections::BTreeSet;
use std::net::TcpListener;
use std::process::Output;
use std::time::Duration;

/// Fails unless the program gave up with one sentence that speaks of `of`.
fn gave_up(output: &Output, of: &[&str]) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.code().is_some_and(|code| code != 0), "{:?}: {said}", output.status);
    let lines: Vec<_> = said.lines().filter(|line| !line.trim().is_empty() && !line.contains(" INFO ")).collect();
    let [sentence] = lines.as_slice() else { panic!("not one sentence:\n{said}") };
    for word in of {
        assert!(sentence.contains(word), "{sentence:?} does not speak of {word:?}");
    }
    for sign in ["Error {", "Some(", "RuntimeErr", "panicked", "Backtrace", "stack backtrace", "Os {"] {
        assert!(!sentence.contains(sign), "{sentence:?} was not written for people");
    }
}

#[rocket::async_test]
async fn a_port_that_is_taken_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let taken = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let port = taken.local_addr().expect("an address").port().to_string();
    gave_up(&run(folder.path(), &["serve", "--port", &port]), &[&port]);
}

#[rocket::async_test]
async fn a_configuration_that_cannot_be_read_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let table = [
        ("port = \n", "khaihoi.toml"),
        ("prot = 80\n", "prot"),
        ("rate_limits = \"maybe\"\n", "rate_limits"),
        ("mail_from = \"nobody\"\n", "mail_from"),
    ];
    for (content, named) in table {
        std::fs::write(folder.path().join("khaihoi.toml"), content).expect("a file");
        gave_up(&run(folder.path(), &["serve", "--port", &free_port().to_string()]), &[named]);
    }
}

#[rocket::async_test]
async fn a_database_of_a_newer_version_is_refused_and_left_alone() {
    let app = App::start().await;
    let newer = "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m9999_tomorrow', 0)";
    app.db.reader().execute_unprepared(newer).await.expect("a row");
    app.db.reader().clone().close().await.expect("closed");
    let data = app.config.data.display().to_string();
    for verb in ["serve", "migrate"] {
        let mut command = crate::server::program(&app.config.data);
        command.args([verb, "--data", &data]).env("DATABASE_URL", &app.config.database_url).env("KHAIHOI_PORT", free_port().to_string());
        gave_up(&command.output().expect("the program runs"), &["newer version", "m9999_tomorrow"]);
    }
}

#[rocket::async_test]
async fn a_database_that_is_not_there_is_named_without_its_password() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut command = crate::server::program(folder.path());
    let url = format!("postgres://hoi:bi-mat@127.0.0.1:{}/khaihoi", free_port());
    let output = command.arg("serve").env("DATABASE_URL", url).output().expect("the program runs");
    gave_up(&output, &["127.0.0.1"]);
    assert!(!String::from_utf8_lossy(&output.stderr).contains("bi-mat"));
}

#[rocket::async_test]
async fn an_empty_installation_prints_a_set_up_link_that_opens() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = Server::start("serve", folder.path(), &[]).await;
    let path = until("the set-up link", async || {
        server
            .said()
            .iter()
            .find_map(|line| line.find("/set-up/").map(|at| line[at..].split_whitespace().next().unwrap_or_default().to_owned()))
    })
    .await;
    assert_eq!(server.get(&path).await.status, 200);
    assert_ne!(server.get("/set-up/khong-phai-the").await.status, 200);
}

#[rocket::async_test]
async fn a_copy_taken_under_load_is_whole_and_never_overwrites() {
    let app = App::start().await;
    if !app.config.database_url.is_empty() {
        let mut command = crate::server::program(&app.config.data);
        let output = command.args(["backup", "copy.sql"]).env("DATABASE_URL", &app.config.database_url).output().expect("the program runs");
        let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(said.contains("pg_dump"), "{said}");
        return;
    }
    app.clock.set(chrono::Utc::now());
    let cookie = app.admin().await.cookie().expect("signed in").to_string();
    let server = Server::start("serve", &app.config.data, &[]).await;
    let port = server.port;
    let load = rocket::tokio::spawn(async move {
        for number in 0.. {
            let body = wire::form(&[("name.vi", "Ngày hội"), ("slug", &format!("hoi-{number}")), ("zone", "Asia/Ho_Chi_Minh")]);
            let headers = [("Content-Type", "application/x-www-form-urlencoded"), ("Cookie", cookie.as_str())];
            let request = wire::request("POST", "/studio/new", &headers, body.as_bytes());
            assert_eq!(wire::exchange(port, &request).await.expect("an answer").status, 303);
        }
    });
    let (data, copy) = (app.config.data.display().to_string(), app.config.data.join("copy.sqlite"));
    let backup = async || {
        let (folder, args) = (app.config.data.clone(), ["backup".to_owned(), "--data".into(), data.clone(), copy.display().to_string()]);
        rocket::tokio::task::spawn_blocking(move || run(&folder, &args.each_ref().map(String::as_str))).await.expect("the program runs")
    };
    let made = backup().await;
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    gave_up(&backup().await, &["copy.sqlite"]);
    load.abort();
    let copied = Config { database_url: format!("sqlite://{}", copy.display()), ..app.config.clone() };
    super::kill::check(&copied, &BTreeSet::new()).await;
}

#[rocket::async_test]
async fn who_is_being_answered_when_it_stops_gets_the_answer() {
    let app = App::start().await;
    app.db.reader().clone().close().await.expect("closed");
    let mut server = Server::start("serve", &app.config.data, &[("DATABASE_URL", &app.config.database_url)]).await;
    // Half a form is on its way when the word to stop comes.
    let body = wire::form(&[("email", "ai-do@khaihoi.example"), ("password", "mot-mat-khau-dai")]);
    let request = wire::request("POST", "/sign-in", &[("Content-Type", "application/x-www-form-urlencoded")], body.as_bytes());
    let (first, rest) = request.split_at(request.len() - 5);
    let mut stream = TcpStream::connect(("127.0.0.1", server.port)).await.expect("a connection");
    stream.write_all(first).await.expect("sent");
    rocket::tokio::time::sleep(Duration::from_millis(300)).await;
    server.ask_to_stop();
    rocket::tokio::time::sleep(Duration::from_millis(300)).await;
    stream.write_all(rest).await.expect("sent");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.expect("an answer");
    assert!(answer.starts_with(b"HTTP/1.1 422"), "{}", String::from_utf8_lossy(&answer));
    assert!(server.ended().await.success());
    Database::open(&app.config).await.expect("the database opens again");
}
