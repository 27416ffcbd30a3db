//! The database goes away: pages that are kept go on, the others say so, and nobody has to restart anything.
use crate::app::{App, Page};
use crate::server::until;
use khaihoi::platform::config::Config;
use khaihoi::platform::db::Database;
use rocket::http::Status;
use rocket::tokio::io::copy_bidirectional;
use rocket::tokio::net::{TcpListener, TcpStream};
use rocket::tokio::sync::watch;
use rocket::tokio::{select, spawn};

/// A wire between the application and a PostgreSQL server that can be cut and mended.
struct Cable {
    port: u16,
    whole: watch::Sender<bool>,
}

impl Cable {
    async fn to(server: String) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let (whole, state) = watch::channel(true);
        spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                if *state.borrow() {
                    spawn(carry(near, server.clone(), state.clone()));
                }
            }
        });
        Self { port, whole }
    }

    fn cut(&self) {
        self.whole.send(false).expect("a cable");
    }

    fn mend(&self) {
        self.whole.send(true).expect("a cable");
    }
}

async fn carry(mut near: TcpStream, server: String, mut state: watch::Receiver<bool>) {
    let Ok(mut far) = TcpStream::connect(server).await else { return };
    select! {
        _ = copy_bidirectional(&mut near, &mut far) => {}
        _ = state.wait_for(|whole| !whole) => {}
    }
}

/// The application, and how to take its database away.
struct Leash {
    app: App,
    cable: Option<Cable>,
}

impl Leash {
    /// PostgreSQL behind a cable; on SQLite, which cannot go away, the pool itself will be closed.
    async fn new() -> Self {
        let mut cable = None;
        let app = App::start_over(
            |_| {},
            async |config| {
                let Some((server, name)) = config.database_url.split_once("@").and_then(|(_, rest)| rest.split_once('/')) else {
                    return Database::pool(config).await;
                };
                let laid = Cable::to(server.to_owned()).await;
                let user = config.database_url.split("//").nth(1).and_then(|rest| rest.split('@').next()).unwrap_or_default();
                let url = format!("postgres://{user}@127.0.0.1:{}/{name}", laid.port);
                cable = Some(laid);
                Database::pool(&Config { database_url: url, ..config.clone() }).await
            },
        )
        .await;
        Self { app, cable }
    }

    async fn cut(&self) {
        match &self.cable {
            Some(cable) => cable.cut(),
            None => self.app.db.reader().clone().close().await.expect("closed"),
        }
    }
}

#[rocket::async_test]
async fn while_the_database_is_away_kept_pages_go_on_and_others_say_so_and_postgresql_is_found_again() {
    let leash = Leash::new().await;
    let app = &leash.app;
    let event = app.event("hoi").await;
    let (visitor, organizer) = (app.anonymous(), app.organizer(&event).await);
    for kept in ["/vi/hoi", "/vi/hoi/programme"] {
        assert_eq!(visitor.get(kept).await.status, Status::Ok, "{kept}");
    }

    leash.cut().await;
    for kept in ["/vi/hoi", "/vi/hoi/programme", "/vi/hoi"] {
        assert_eq!(visitor.get(kept).await.status, Status::Ok, "{kept} was kept");
    }
    says_so(&visitor.get("/vi/hoi/people").await, "vi");
    says_so(&visitor.get("/en/hoi").await, "en");
    says_so(&organizer.get_with("/studio/hoi", "Accept-Language", "vi").await, "vi");
    says_so(&organizer.get_with("/studio/hoi", "Accept-Language", "en").await, "en");
    says_so(&organizer.post("/studio/new", &[("name.vi", "Ngày hội mới"), ("zone", "Asia/Ho_Chi_Minh")]).await, "vi");
    assert_eq!(visitor.get("/health").await.status, Status::ServiceUnavailable);

    if let Some(cable) = &leash.cable {
        cable.mend();
        until("the database", async || (visitor.get("/health").await.status == Status::Ok).then_some(())).await;
        assert_eq!(visitor.get("/en/hoi").await.status, Status::Ok);
        assert_eq!(organizer.get("/studio/hoi").await.status, Status::Ok);
        let made = organizer.post("/studio/new", &[("name.vi", "Ngày hội mới"), ("zone", "Asia/Ho_Chi_Minh")]).await;
        assert_eq!(made.status, Status::SeeOther, "{}", made.words());
    }
}

/// 503 in the reader's language, with a time to come back.
fn says_so(page: &Page, language: &str) {
    assert_eq!(page.status, Status::ServiceUnavailable, "{}", page.words());
    assert_eq!(page.attributes("html", "lang"), [language]);
    let wait: u32 = page.header("Retry-After").and_then(|seconds| seconds.parse().ok()).expect("Retry-After in seconds");
    assert!((1..=60).contains(&wait));
    assert!(page.header("Cache-Control").is_some_and(|rule| rule.contains("no-store")), "nobody keeps a page of trouble");
}
