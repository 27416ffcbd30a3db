use super::Begun;
use crate::app::{App, Page};
use crate::exhibitors::{answer, apply};
use khaihoi::exhibitors::Dossier;
use rocket::futures::future::join_all;
use rocket::http::ContentType;
use serde_json::{Value, json};

impl Begun<'_> {
    /// Somebody who was accepted for one standard booth, without a number.
    async fn accepted(&self, name: &str) -> Dossier {
        let browser = self.app.signed_up(&format!("{}@donvi.example", name.to_lowercase())).await;
        let dossier = apply(self.app, &self.event, &browser, name, true).await;
        let page = answer(&self.organizer, &self.event, &dossier, "accept", "", "").await;
        assert_eq!(page.status.code, 303, "{}", page.words());
        dossier
    }

    /// Gives a booth to who waits for one.
    async fn give(&self, dossier: &Dossier, number: &str) -> Page {
        let address = format!("/studio/{}/booths/{}/place", self.event.slug, dossier.application.token);
        self.organizer.post(&address, &[("numbers", number)]).await
    }

    async fn stand(&self, booth: &str, from: Option<&str>) -> (u16, Value) {
        let key = async |number: &str| self.seen(number).await["id"].clone();
        let from = match from {
            Some(number) => key(number).await,
            None => Value::Null,
        };
        let body = json!({ "sitting": "one", "hall": self.hall, "booth": key(booth).await, "from": from });
        let request = self.app.client.post(format!("{}/stand", self.base())).header(ContentType::JSON).body(body.to_string());
        let page = self.organizer.send(request).await;
        (page.status.code, serde_json::from_str(&page.text).unwrap_or(Value::Null))
    }

    async fn held(&self) -> String {
        let held = self.booths().await.into_iter().filter(|booth| booth.exhibitor_id.is_some());
        held.map(|booth| booth.number).collect::<Vec<_>>().join(" ")
    }
}

#[rocket::async_test]
async fn who_stands_on_a_booth_is_moved_and_taken_off() {
    let app = App::start().await;
    let plan = Begun::new(&app, "dat-cho").await;
    plan.row(0, 0, 3).await;
    let ong = plan.accepted("Ong").await;
    assert_eq!(plan.state().await["unplaced"], json!(1));
    assert_eq!(plan.give(&ong, "A02").await.status.code, 303);
    assert_eq!((plan.held().await.as_str(), &plan.state().await["unplaced"]), ("A02", &json!(0)));
    assert_eq!(plan.give(&ong, "A03").await.status.code, 422, "one booth was promised");

    let (status, left) = plan.stand("A03", Some("A02")).await;
    assert_eq!((status, left["said"].as_str()), (200, Some("Đã chuyển Ong sang gian: A03.")), "{left}");
    assert_eq!(plan.held().await, "A03");
    let (status, left) = plan.stand("A03", None).await;
    assert_eq!((status, plan.held().await.as_str(), &left["unplaced"]), (200, "", &json!(1)), "{left}");
    assert_eq!(plan.stand("A03", None).await.0, 422, "nobody stands there");
}

#[rocket::async_test]
async fn a_booth_is_given_to_one_of_many_at_once() {
    let app = App::start().await;
    let plan = Begun::new(&app, "mot-trong-nhieu").await;
    plan.row(0, 0, 1).await;
    let mut all = Vec::new();
    for name in ["Mot", "Hai", "Ba", "Bon"] {
        all.push(plan.accepted(name).await);
    }
    let answers = join_all(all.iter().map(|dossier| plan.give(dossier, "A01"))).await;
    let statuses: Vec<_> = answers.iter().map(|page| page.status.code).collect();
    let done = statuses.iter().filter(|status| **status == 303).count();
    assert_eq!((done, plan.held().await.as_str()), (1, "A01"), "{statuses:?}");
    assert!(statuses.iter().all(|status| [303, 422].contains(status)), "{statuses:?}");
}

#[rocket::async_test]
async fn what_does_not_fit_is_refused() {
    let app = App::start().await;
    let (plan, other) = (Begun::new(&app, "khong-hop").await, Begun::new(&app, "hoi-khac").await);
    other.row(0, 0, 2).await;
    plan.row(0, 0, 1).await;
    plan.done(
        json!({ "do": "draw", "hall": plan.hall, "kind": "raw", "rows": [{ "x": 0, "y": 900, "count": 1, "down": false, "turn": 0 }] }),
    )
    .await;
    let che = plan.accepted("Che").await;
    let no = plan.give(&che, "B01").await;
    assert!(no.status.code == 422 && no.select(".waiting .errors li").concat().contains("B01"), "another kind: {}", no.words());
    assert_eq!(plan.held().await, "");
    assert_eq!(plan.give(&che, "A01").await.status.code, 303);
    let (status, no) = plan.stand("B01", Some("A01")).await;
    assert!(status == 422 && no["detail"].as_str().is_some_and(|detail| detail.contains("B01")), "another kind: {no}");
    let theirs = other.seen("A02").await["id"].clone();
    let body = json!({ "sitting": "one", "hall": plan.hall, "booth": theirs, "from": plan.seen("A01").await["id"] });
    let request = app.client.post(format!("{}/stand", plan.base())).header(ContentType::JSON).body(body.to_string());
    assert_eq!(plan.organizer.send(request).await.status.code, 404, "of another event");
    assert_eq!(plan.held().await, "A01");
}
