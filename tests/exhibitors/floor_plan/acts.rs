use super::Begun;
use crate::app::App;
use rocket::futures::future::join_all;
use serde_json::json;

#[rocket::async_test]
async fn rows_are_drawn_with_numbers_of_their_own() {
    let app = App::start().await;
    let plan = Begun::new(&app, "ve").await;
    let answer = plan.row(0, 0, 3).await;
    assert_eq!(answer["things"].as_array().expect("things").len(), 3);
    assert_eq!((answer["said"].as_str(), answer["undo"].as_str()), (Some("Đã vẽ 3 gian: A01–A03."), Some("vẽ A01–A03")));
    plan.row(0, 600, 2).await;
    plan.done(json!({ "do": "draw", "hall": plan.hall, "kind": "double", "rows": [
        { "x": 1500, "y": 600, "count": 2, "down": true, "turn": 90, "first": "A" }] }))
        .await;
    assert_eq!(plan.numbers().await, "A01 A02 A03 A04 A05 B01 B02");
    let (first, second) = (plan.booth("A02").await, plan.booth("A05").await);
    assert_eq!((first.x_cm, first.y_cm, first.width_cm, first.depth_cm, first.turn), (Some(300), Some(0), Some(300), Some(300), 0));
    // Turned, a double booth of 6 m × 3 m is 3 m wide and 6 m deep: the second begins six metres below the first.
    assert_eq!((second.x_cm, second.y_cm, second.width_cm, second.turn), (Some(1350), Some(1350), Some(600), 90));
    // The end of the row that looks on an aisle is a corner; the one at the wall is not.
    assert_eq!([plan.booth("A01").await.open_sides, first.open_sides, plan.booth("A03").await.open_sides], [1, 1, 3]);
}

#[rocket::async_test]
async fn things_are_moved_turned_set_and_taken_back() {
    let app = App::start().await;
    let plan = Begun::new(&app, "doi").await;
    plan.row(0, 0, 2).await;
    let one = plan.seen("A01").await;
    let moved = json!({ "do": "place", "hall": plan.hall, "things": [{ "id": one["id"], "version": 1, "x": 900, "y": 450, "turn": 90 }] });
    let answer = plan.done(moved).await;
    assert_eq!(answer["things"][0]["version"], 2);
    let booth = plan.booth("A01").await;
    assert_eq!((booth.x_cm, booth.y_cm, booth.turn), (Some(900), Some(450), 90));

    let both = [plan.seen("A01").await, plan.seen("A02").await];
    plan.done(json!({ "do": "set", "booths": both, "kind": "raw", "power": true, "open_sides": 15 })).await;
    let booth = plan.booth("A01").await;
    assert_eq!(
        (booth.kind.as_deref(), booth.width_cm, booth.power, booth.water, booth.open_sides),
        (Some("raw"), Some(600), true, false, 15)
    );

    for (undone, said) in [("undo", "Đã hoàn tác: sửa A01–A02."), ("undo", "Đã hoàn tác: dời A01."), ("redo", "Đã làm lại: dời A01.")]
    {
        assert_eq!(plan.done(json!({ "do": undone })).await["said"], said);
    }
    let booth = plan.booth("A01").await;
    assert_eq!((booth.x_cm, booth.turn, booth.kind.as_deref()), (Some(900), 90, Some("shell")));
    assert_eq!(plan.done(json!({ "do": "undo" })).await["undo"], "vẽ A01–A02");
    let answer = plan.done(json!({ "do": "undo" })).await;
    assert_eq!((answer["gone"].as_array().map(Vec::len), plan.numbers().await.as_str()), (Some(2), ""));
    // What comes back is the same booth: its sign still leads to it.
    let token = {
        plan.done(json!({ "do": "redo" })).await;
        plan.booth("A02").await.token
    };
    plan.done(json!({ "do": "undo" })).await;
    plan.done(json!({ "do": "redo" })).await;
    assert_eq!(plan.booth("A02").await.token, token);
    assert_eq!(plan.act(json!({ "do": "redo" })).await.0, 200, "the move is done again");
    let (status, answer) = plan.act(json!({ "do": "redo" })).await;
    assert_eq!(status, 200, "{answer}");
    let (status, answer) = plan.act(json!({ "do": "redo" })).await;
    assert_eq!((status, answer["detail"].as_str()), (422, Some("Không có gì để làm lại.")));
}

#[rocket::async_test]
async fn numbers_change_places_and_copies_get_their_own() {
    let app = App::start().await;
    let plan = Begun::new(&app, "so").await;
    plan.row(0, 0, 3).await;
    let ids = [plan.booth("A01").await.id, plan.booth("A02").await.id, plan.booth("A03").await.id];
    // The three in the other order: each takes the number of another.
    let turned = [plan.seen("A03").await, plan.seen("A02").await, plan.seen("A01").await];
    plan.done(json!({ "do": "renumber", "booths": turned, "first": "A01" })).await;
    assert_eq!([plan.booth("A01").await.id, plan.booth("A02").await.id, plan.booth("A03").await.id], [ids[2], ids[1], ids[0]]);
    plan.done(json!({ "do": "undo" })).await;
    assert_eq!(plan.booth("A01").await.id, ids[0]);

    plan.done(json!({ "do": "renumber", "booths": [plan.seen("A03").await], "first": "vip-1" })).await;
    assert_eq!(plan.numbers().await, "A01 A02 VIP-1");
    for (number, said) in [("a02", "Số A02 đã có gian khác dùng."), ("ế", "Số gian hàng gồm chữ cái không dấu, chữ số và gạch nối")]
    {
        let (status, answer) = plan.act(json!({ "do": "renumber", "booths": [plan.seen("A01").await], "first": number })).await;
        assert_eq!(status, 422);
        assert!(answer["detail"].as_str().is_some_and(|detail| detail.starts_with(&said[..8])), "{answer}");
    }
    // A row becomes a row of the next letter; one booth goes on in its own.
    let things: Vec<_> = [plan.seen("A01").await, plan.seen("A02").await].iter().map(|seen| seen["id"].clone()).collect();
    plan.done(json!({ "do": "copy", "things": things, "right": 0, "down": 600 })).await;
    plan.done(json!({ "do": "copy", "things": [plan.seen("A02").await["id"]], "right": 300, "down": 0 })).await;
    assert_eq!(plan.numbers().await, "A01 A02 A03 B01 B02 VIP-1");
    assert_eq!(plan.booth("B02").await.y_cm, Some(600));
}

#[rocket::async_test]
async fn nobody_loses_a_booth_on_the_plan() {
    let app = App::start().await;
    let plan = Begun::new(&app, "giu").await;
    plan.row(0, 0, 2).await;
    plan.holder("Ong", "A01").await;
    let (status, answer) = plan.act(json!({ "do": "delete", "things": [plan.seen("A02").await, plan.seen("A01").await] })).await;
    assert_eq!(status, 422);
    assert!(answer["detail"].as_str().is_some_and(|detail| detail.contains("A01") && detail.contains("Ong")), "{answer}");
    assert_eq!(plan.numbers().await, "A01 A02", "all or nothing");
    // The act that drew it cannot be undone either.
    let (status, answer) = plan.act(json!({ "do": "undo" })).await;
    assert_eq!(status, 422, "{answer}");
    let (status, answer) = plan.act(json!({ "do": "set", "booths": [plan.seen("A01").await], "kind": "double" })).await;
    assert!(status == 422 && answer["detail"].as_str().is_some_and(|detail| detail.contains("Ong")), "{answer}");
    // It may be moved, numbered, and taken off the plan, and stays theirs.
    let state = plan.state().await;
    let held = state["things"].as_array().expect("things").iter().find(|thing| thing["number"] == "A01").expect("A01").clone();
    assert_eq!(held["who"], "Ong");
    plan.done(json!({ "do": "shelve", "booths": [plan.seen("A01").await] })).await;
    let booth = plan.booth("A01").await;
    assert!(booth.hall_id.is_none() && booth.x_cm.is_none() && booth.exhibitor_id.is_some());
    let seen = plan.seen("A01").await;
    let back = json!({ "do": "place", "hall": plan.hall, "things": [{ "id": seen["id"], "version": seen["version"], "x": 0, "y": 900, "turn": 0 }] });
    plan.done(back).await;
    assert_eq!(plan.booth("A01").await.y_cm, Some(900));
}

#[rocket::async_test]
async fn what_is_locked_stays() {
    let app = App::start().await;
    let plan = Begun::new(&app, "khoa").await;
    plan.row(0, 0, 1).await;
    plan.done(json!({ "do": "set", "booths": [plan.seen("A01").await], "locked": true })).await;
    let seen = plan.seen("A01").await;
    let (id, version) = (&seen["id"], &seen["version"]);
    for act in [
        json!({ "do": "place", "hall": plan.hall, "things": [{ "id": id, "version": version, "x": 0, "y": 0, "turn": 0 }] }),
        json!({ "do": "set", "booths": [seen], "power": true }),
        json!({ "do": "renumber", "booths": [seen], "first": "B01" }),
        json!({ "do": "shelve", "booths": [seen] }),
        json!({ "do": "delete", "things": [seen] }),
    ] {
        let (status, answer) = plan.act(act).await;
        assert_eq!((status, answer["detail"].as_str()), (422, Some("A01 đang khóa. Hãy mở khóa trước.")));
    }
    plan.done(json!({ "do": "set", "booths": [seen], "locked": false })).await;
    plan.done(json!({ "do": "delete", "things": [plan.seen("A01").await] })).await;
}

#[rocket::async_test]
async fn of_two_at_once_one_wins_and_the_other_sees_it() {
    let app = App::start().await;
    let plan = Begun::new(&app, "hai-nguoi").await;
    let other = app.organizer(&plan.event).await;
    plan.row(0, 0, 1).await;
    let seen = plan.seen("A01").await;
    let moved = |x: i32| json!({ "do": "place", "hall": plan.hall, "things": [{ "id": seen["id"], "version": seen["version"], "x": x, "y": 0, "turn": 0 }] });
    let (status, _) = plan.act_as(&other, "two", moved(600)).await;
    assert_eq!(status, 200);
    let (status, answer) = plan.act(moved(900)).await;
    let name = &other.account.as_ref().expect("an account").name;
    assert_eq!((status, answer["theirs"][0]["x"].as_i64(), answer["by"].as_str()), (409, Some(600), Some(name.as_str())));
    assert_eq!(plan.booth("A01").await.x_cm, Some(600));
    // What somebody else touched since is not undone, and nobody undoes what another did.
    let (status, answer) = plan.act(json!({ "do": "undo" })).await;
    assert_eq!(status, 422);
    assert!(answer["detail"].as_str().is_some_and(|detail| detail.contains(name.as_str())), "{answer}");
    let (status, _) = plan.act_as(&plan.organizer, "two", json!({ "do": "undo" })).await;
    assert_eq!(status, 422);
    // Deleted meanwhile.
    plan.act_as(&other, "two", json!({ "do": "delete", "things": [plan.seen("A01").await] })).await;
    let (status, answer) = plan.act(moved(900)).await;
    assert_eq!(status, 422);
    assert!(answer["detail"].as_str().is_some_and(|detail| detail.contains(name.as_str())), "{answer}");
}

#[rocket::async_test]
async fn rows_drawn_at_once_share_no_number() {
    let app = App::start().await;
    let plan = Begun::new(&app, "cung-luc").await;
    let acts = (0..6).map(|at| plan.act(plan.drawing(0, at * 400, 5)));
    let answers = join_all(acts).await;
    let wrong: Vec<_> = answers.iter().filter(|(status, _)| *status != 200).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    assert_eq!(plan.booths().await.len(), 30);
    let letters: std::collections::BTreeSet<_> = plan.booths().await.iter().map(|booth| booth.number[..1].to_owned()).collect();
    assert_eq!(letters.len(), 6, "a letter for each row");
}

#[rocket::async_test]
async fn marks_are_placed_named_and_taken_away() {
    let app = App::start().await;
    let plan = Begun::new(&app, "moc").await;
    let stage = json!({ "do": "mark", "hall": plan.hall, "sort": "stage", "name": { "vi": "Sân khấu chính", "en": "" }, "x": 0, "y": 0, "width": 800, "depth": 400 });
    let answer = plan.done(stage).await;
    let mark = answer["things"][0].clone();
    assert_eq!((mark["name"]["vi"].as_str(), mark["sort"].as_str()), (Some("Sân khấu chính"), Some("stage")));
    let named =
        json!({ "do": "mark_words", "id": mark["id"], "version": 1, "sort": "service", "name": { "vi": "Y tế", "en": "First aid" } });
    assert_eq!(plan.done(named).await["things"][0]["name"]["en"], "First aid");
    let label = json!({ "do": "mark", "hall": plan.hall, "sort": "label", "name": { "vi": " ", "en": "" }, "x": 0, "y": 0, "width": 800, "depth": 400 });
    assert_eq!(plan.act(label).await.0, 422, "a label without words");
    let (status, _) = plan.act(json!({ "do": "delete", "things": [{ "id": mark["id"], "version": 1 }] })).await;
    assert_eq!(status, 409, "as it was before it was named");
    plan.done(json!({ "do": "delete", "things": [{ "id": mark["id"], "version": 2 }] })).await;
    assert_eq!(plan.done(json!({ "do": "undo" })).await["things"][0]["name"]["vi"], "Y tế");
}

#[rocket::async_test]
async fn what_is_to_be_looked_at_is_said() {
    let app = App::start().await;
    let plan = Begun::new(&app, "xem-lai").await;
    plan.row(0, 0, 2).await;
    let answer = plan.row(150, 100, 1).await;
    let texts: Vec<_> = answer["heeds"].as_array().expect("a list").iter().map(|heed| heed["text"].as_str().unwrap_or_default()).collect();
    assert!(texts.contains(&"A01 và B01 chồng lên nhau.") && texts.contains(&"A02 và B01 chồng lên nhau."), "{texts:?}");
    let seen = plan.seen("B01").await;
    let away = json!({ "do": "place", "hall": plan.hall, "things": [{ "id": seen["id"], "version": 1, "x": 0, "y": 500, "turn": 180 }] });
    let answer = plan.done(away).await;
    assert_eq!(answer["heeds"][0]["text"], "Lối đi giữa A01 và B01 rộng 2 m, cần 3 m.");
    let table = plan.get("?view=table").await;
    assert!(
        table.select(".fp-heeds [data-what=narrow] a").contains(&"Lối đi giữa A01 và B01 rộng 2 m, cần 3 m.".to_owned()),
        "{}",
        table.words()
    );
}

#[rocket::async_test]
async fn bad_acts_are_refused_and_change_nothing() {
    let app = App::start().await;
    let plan = Begun::new(&app, "hong").await;
    let other = Begun::new(&app, "noi-khac").await;
    other.row(0, 0, 1).await;
    let foreign = other.seen("A01").await;
    let row = |count: i64, x: i64, turn: i64, first: &str| json!({ "do": "draw", "hall": plan.hall, "kind": "shell", "rows": [{ "x": x, "y": 0, "count": count, "down": false, "turn": turn, "first": first }] });
    for act in [
        json!(null),
        json!({ "do": "draw" }),
        json!({ "do": "draw", "hall": other.hall, "kind": "shell", "rows": [{ "x": 0, "y": 0, "count": 1, "down": false, "turn": 0 }] }),
        json!({ "do": "draw", "hall": plan.hall, "kind": "vip", "rows": [{ "x": 0, "y": 0, "count": 1, "down": false, "turn": 0 }] }),
        json!({ "do": "draw", "hall": plan.hall, "kind": "shell", "rows": [] }),
        row(0, 0, 0, ""),
        row(-5, 0, 0, ""),
        row(201, 0, 0, ""),
        row(1, 9_000_000, 0, ""),
        row(1, i64::from(i32::MAX), 0, ""),
        row(1, 0, 45, ""),
        row(1, 0, 0, "ÀÁ"),
        row(1, 0, 0, "A0001234567"),
        json!({ "do": "place", "hall": plan.hall, "things": [{ "id": foreign["id"], "version": 1, "x": 0, "y": 0, "turn": 0 }] }),
        json!({ "do": "delete", "things": [foreign] }),
        json!({ "do": "copy", "things": [foreign["id"]], "right": 0, "down": 0 }),
        json!({ "do": "mark", "hall": plan.hall, "sort": "stage", "name": {}, "x": 0, "y": 0, "width": 0, "depth": 10 }),
        json!({ "do": "mark", "hall": plan.hall, "sort": "volcano", "name": { "vi": "" }, "x": 0, "y": 0, "width": 100, "depth": 100 }),
    ] {
        let (status, answer) = plan.act(act.clone()).await;
        assert_eq!(status, 422, "{act}: {answer}");
        assert!(answer["detail"].as_str().is_some_and(|detail| detail.contains(' ')), "in words: {answer}");
    }
    assert_eq!(plan.numbers().await, "");
    assert_eq!(other.numbers().await, "A01");
}

#[rocket::async_test]
async fn the_state_is_sent_only_when_something_happened() {
    let app = App::start().await;
    let plan = Begun::new(&app, "moi").await;
    plan.row(0, 0, 1).await;
    let state = plan.state().await;
    let address = format!("/state?hall={}&since={}", plan.hall, state["at"]);
    assert_eq!(plan.get(&address).await.status.code, 204);
    plan.row(0, 600, 1).await;
    assert_eq!(plan.get(&address).await.status.code, 200);
}

#[rocket::async_test]
async fn seven_hundred_booths_are_no_burden() {
    let app = App::start().await;
    let plan = Begun::new(&app, "lon").await;
    for half in 0..2 {
        let rows: Vec<_> = (0..7).map(|at| json!({ "x": 0, "y": (half * 7 + at) * 600, "count": 50, "down": false, "turn": 0 })).collect();
        plan.done(json!({ "do": "draw", "hall": plan.hall, "kind": "shell", "rows": rows })).await;
    }
    assert_eq!(plan.booths().await.len(), 700);
    let begun = std::time::Instant::now();
    let seen = plan.seen("C10").await;
    plan.done(json!({ "do": "place", "hall": plan.hall, "things": [{ "id": seen["id"], "version": 1, "x": 0, "y": 9000, "turn": 0 }] }))
        .await;
    assert!(begun.elapsed().as_secs() < 3, "one act: {:?}", begun.elapsed());
    let page = plan.get("?view=table").await;
    assert_eq!(page.select("tbody tr").len(), 700);
}
