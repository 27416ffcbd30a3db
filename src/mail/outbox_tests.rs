//! The outbox over a database of its own, with one letter that can be drawn and one that cannot.
use super::*;
use crate::platform::config::Config;
use crate::platform::language::Language;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, Schema};
use serde_json::json;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};

struct Office {
    db: Database,
    transport: Transport,
    now: DateTime<Utc>,
    _folder: tempfile::TempDir,
}

async fn office(smtp_url: &str) -> Office {
    let folder = tempfile::tempdir().expect("a folder");
    let config = Config { data: folder.path().into(), smtp_url: smtp_url.into(), ..Config::default() };
    let db = Database::open(&config).await.expect("a database");
    let table = Schema::new(db.get_database_backend()).create_table_from_entity(letter::Entity);
    db.execute(&table).await.expect("a table");
    Office { db, transport: Transport::open(&config).expect("a way out"), now: Utc::now(), _folder: folder }
}

impl Office {
    async fn post(&self, template: &str, secret: bool) -> i64 {
        let row = letter::ActiveModel {
            to_address: Set("an@vi-du.example".into()),
            to_name: Set("Nguyễn Thị An".into()),
            language: Set(Language::Vi),
            template: Set(template.into()),
            data: Set(json!({ "name": "An & Bình" })),
            secret: Set(secret),
            created_at: Set(self.now),
            due_at: Set(self.now),
            attempts: Set(0),
            ..Default::default()
        };
        row.insert(self.db.reader()).await.expect("posted").id
    }

    async fn row(&self, id: i64) -> letter::Model {
        letter::Entity::find_by_id(id).one(self.db.reader()).await.expect("read").expect("there")
    }

    async fn deliver(&self, after: TimeDelta) -> usize {
        deliver(self.db.reader(), &self.transport, self.now + after, draw).await.expect("delivered")
    }
}

const GOOD: &str = "good";
const MISSING: &str = "no-such-letter";

fn draw(row: &letter::Model) -> anyhow::Result<String> {
    match row.template.as_str() {
        GOOD => {
            Ok(format!("Subject: Ngày hội khởi nghiệp, đổi mới sáng tạo\n\nKính gửi {},\n", row.data["name"].as_str().unwrap_or_default()))
        }
        _ => letters::draw(row),
    }
}

#[rocket::async_test]
async fn a_letter_leaves_once_and_its_secret_goes_with_it() {
    let office = office("memory:").await;
    let id = office.post(GOOD, true).await;
    assert_eq!(office.deliver(TimeDelta::zero()).await, 1);
    assert_eq!(office.deliver(TimeDelta::days(1)).await, 0);
    let [kept] = &office.transport.kept()[..] else { panic!("one letter") };
    assert_eq!(kept.to, "an@vi-du.example");
    assert_eq!(kept.subject, "Ngày hội khởi nghiệp, đổi mới sáng tạo");
    for line in
        ["Auto-Submitted: auto-generated\r\n", "Content-Type: text/plain; charset=utf-8\r\n", "Message-ID: <", "Date: ", "An & Bình"]
    {
        assert!(kept.message.contains(line), "{line} is not in\n{}", kept.message);
    }
    let row = office.row(id).await;
    assert!(row.sent_at.is_some());
    assert_eq!((row.data, row.attempts), (json!({}), 1));
}

#[rocket::async_test]
async fn two_servers_never_send_one_letter_twice() {
    let office = office("memory:").await;
    let row = {
        let id = office.post(GOOD, false).await;
        office.row(id).await
    };
    assert!(claim(office.db.reader(), &row, office.now).await.expect("asked").is_some());
    assert!(claim(office.db.reader(), &row, office.now).await.expect("asked").is_none());
    assert_eq!(office.deliver(TimeDelta::minutes(4)).await, 0, "it belongs to the first");
    assert_eq!(office.deliver(TimeDelta::minutes(6)).await, 1, "the first has died");
}

#[rocket::async_test]
async fn a_letter_that_cannot_be_drawn_is_tried_ten_times_and_holds_up_no_other() {
    let office = office("memory:").await;
    let bad = office.post(MISSING, true).await;
    office.post(GOOD, false).await;
    assert_eq!(office.deliver(TimeDelta::zero()).await, 1);
    let row = office.row(bad).await;
    assert_eq!((row.attempts, row.due_at), (1, row.due_at.max(office.now + TimeDelta::seconds(59))));
    assert!(row.error.is_some_and(|why| why.contains("no-such-letter")));
    for hour in 1..200 {
        office.deliver(TimeDelta::hours(hour)).await;
    }
    let row = office.row(bad).await;
    assert!(row.failed_at.is_some() && row.sent_at.is_none());
    assert_eq!((row.attempts, row.data), (ATTEMPTS, json!({})));
}

#[rocket::async_test]
async fn a_dead_mail_server_costs_one_letter_one_attempt_a_round() {
    let office = office("smtp://127.0.0.1:1").await;
    let (first, second) = (office.post(GOOD, false).await, office.post(GOOD, false).await);
    assert_eq!(office.deliver(TimeDelta::zero()).await, 0);
    assert_eq!((office.row(first).await.attempts, office.row(second).await.attempts), (1, 0));
}

/// A mail server that takes letters to everybody but `refused@…`, and writes down what it hears.
async fn mail_server() -> (String, Arc<Mutex<String>>) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("smtp://{}", listener.local_addr().expect("an address"));
    let heard = Arc::<Mutex<String>>::default();
    let notes = heard.clone();
    tokio::spawn(async move {
        while let Ok((visitor, _)) = listener.accept().await {
            // A visitor may leave in the middle of a word.
            let _ = serve(visitor, &notes).await;
        }
    });
    (url, heard)
}

async fn serve(visitor: tokio::net::TcpStream, notes: &Mutex<String>) -> std::io::Result<()> {
    let (from, mut to) = visitor.into_split();
    let (mut lines, mut in_letter) = (BufReader::new(from).lines(), false);
    to.write_all(b"220 here\r\n").await?;
    while let Some(line) = lines.next_line().await? {
        *notes.lock().expect("whole") += &format!("{line}\n");
        let answer = match line.split([' ', ':']).next().unwrap_or_default() {
            "." => "250 taken",
            _ if in_letter => continue,
            "DATA" => "354 go on",
            "RCPT" if line.contains("refused@") => "550 nobody of that name",
            "QUIT" => "221 bye",
            _ => "250 fine",
        };
        in_letter = answer.starts_with("354");
        to.write_all(format!("{answer}\r\n").as_bytes()).await?;
    }
    Ok(())
}

#[rocket::async_test]
async fn by_smtp_a_letter_arrives_and_one_refused_holds_up_no_other() {
    let (url, heard) = mail_server().await;
    let office = office(&url).await;
    let refused = office.post(GOOD, false).await;
    let to = letter::Entity::update_many().col_expr(letter::Column::ToAddress, Expr::value("refused@vi-du.example"));
    to.filter(COLUMN.id.eq(refused)).exec(office.db.reader()).await.expect("addressed");
    office.post(GOOD, false).await;
    assert_eq!(office.deliver(TimeDelta::zero()).await, 1);
    assert!(office.row(refused).await.error.is_some_and(|why| why.contains("nobody of that name")));
    let heard = heard.lock().expect("whole");
    assert!(heard.contains("RCPT TO:<an@vi-du.example>") && heard.contains("Auto-Submitted: auto-generated"), "{heard}");
}

#[rocket::async_test]
async fn without_a_mail_server_letters_become_files() {
    let office = office("").await;
    office.post(GOOD, false).await;
    assert_eq!(office.deliver(TimeDelta::zero()).await, 1);
    let files: Vec<_> = std::fs::read_dir(office._folder.path().join("mail")).expect("a folder").flatten().collect();
    let [file] = &files[..] else { panic!("one file") };
    assert!(std::fs::read_to_string(file.path()).expect("a letter").contains("An & Bình"));
}

#[test]
fn the_waits_double_up_to_six_hours() {
    let minutes: Vec<_> = (1..=10).map(|attempts| wait_after(attempts).num_minutes()).collect();
    assert_eq!(minutes, [1, 2, 4, 8, 16, 32, 64, 128, 256, 360]);
}
