use super::Begun;
use crate::app::App;
use crate::exhibitors::{answer, apply};
use rocket::futures::future::join_all;
use rocket::http::ContentType;
use serde_json::{Value, json};

impl Begun<'_> {
    /// Somebody who was accepted for one standard booth, without a number.
    async fn accepted(&self, name: &str) -> i64 {
        let browser = self.app.signed_up(&format!("{}@donvi.example", name.to_lowercase())).await;
        let dossier = apply(self.app, &self.event, &browser, name, true).await;
        let page = answer(&self.organizer, &self.event, &dossier, "accept", "", "").await;
        assert_eq!(page.status.code, 303, "{}", page.words());
        dossier.application.id
    }

    async fn stand(&self, booth: &str, application: Option<i64>, from: Option<&str>) -> (u16, Value) {
        let key = async |number: &str| self.seen(number).await["id"].clone();
        let from = match from {
            Some(number) => key(number).await,
            None => Value::Null,
        };
        let body = json!({ "sitting": "one", "hall": self.hall, "booth": key(booth).await, "application": application, "from": from });
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
async fn who_has_a_place_is_put_on_a_booth_moved_and_taken_off() {
    let app = App::start().await;
    let plan = Begun::new(&app, "dat-cho").await;
    plan.row(0, 0, 3).await;
    let application = plan.accepted("Ong").await;
    let waiting = plan.state().await["guests"].clone();
    assert_eq!(
        (waiting[0]["name"].as_str(), waiting[0]["kind"].as_str(), waiting[0]["left"].as_i64()),
        (Some("Ong"), Some("shell"), Some(1))
    );

    let (status, left) = plan.stand("A02", Some(application), None).await;
    assert_eq!((status, left["said"].as_str()), (200, Some("Đã xếp Ong vào gian: A02.")), "{left}");
    assert_eq!(left["guests"], json!([]));
    assert_eq!(plan.held().await, "A02");
    let (status, again) = plan.stand("A03", Some(application), None).await;
    assert_eq!(status, 422, "one booth was promised: {again}");

    let (status, left) = plan.stand("A03", None, Some("A02")).await;
    assert_eq!((status, plan.held().await.as_str()), (200, "A03"), "{left}");
    let (status, left) = plan.stand("A03", None, None).await;
    assert_eq!((status, plan.held().await.as_str(), left["guests"][0]["name"].as_str()), (200, "", Some("Ong")), "{left}");
    assert_eq!(plan.stand("A03", None, None).await.0, 422, "nobody stands there");
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
    let answers = join_all(all.iter().map(|application| plan.stand("A01", Some(*application), None))).await;
    let done = answers.iter().filter(|(status, _)| *status == 200).count();
    assert_eq!((done, plan.held().await.as_str()), (1, "A01"), "{answers:?}");
    assert!(answers.iter().all(|(status, _)| [200, 422].contains(status)), "{answers:?}");
}

#[rocket::async_test]
async fn what_does_not_fit_is_refused() {
    let app = App::start().await;
    let (plan, other) = (Begun::new(&app, "khong-hop").await, Begun::new(&app, "hoi-khac").await);
    other.row(0, 0, 1).await;
    plan.row(0, 0, 1).await;
    plan.done(
        json!({ "do": "draw", "hall": plan.hall, "kind": "raw", "rows": [{ "x": 0, "y": 900, "count": 1, "down": false, "turn": 0 }] }),
    )
    .await;
    let application = plan.accepted("Che").await;
    let (status, no) = plan.stand("B01", Some(application), None).await;
    assert!(status == 422 && no["detail"].as_str().is_some_and(|detail| detail.contains("B01")), "another kind: {no}");
    assert_eq!(other.stand("A01", Some(application), None).await.0, 404, "of another event");
    assert_eq!(plan.held().await, "");
}
