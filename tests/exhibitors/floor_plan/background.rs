use super::Begun;
use crate::app::{App, Page};
use khaihoi::exhibitors::floor_plan::hall;

async fn send(plan: &Begun<'_>, name: &str, bytes: &[u8]) -> Page {
    let address = format!("{}/halls/{}/background", plan.base(), plan.hall);
    // The name and the type somebody says are not believed.
    plan.organizer.post_files(&address, &[], &[("background", name, "image/png", bytes)]).await
}

async fn kept(plan: &Begun<'_>) -> Option<String> {
    hall::of_event(plan.app.db.reader(), plan.event.id).await.expect("read").remove(0).background
}

#[rocket::async_test]
async fn a_drawing_is_drawn_anew_and_served_so_that_it_runs_nowhere() {
    let app = App::start().await;
    let plan = Begun::new(&app, "nen").await;
    let drawing = "<?xml version='1.0'?><svg viewBox='0 0 36 24' onload='alert(1)'><script>alert(1)</script><rect width='36' height='24' fill='#eee'/>\
        <image href='https://x.example/a.png'/><text x='3' y='4'>Cổng</text></svg>";
    let page = send(&plan, "anh.png", drawing.as_bytes()).await;
    assert_eq!(page.status.code, 303, "{}", page.words());
    let name = kept(&plan).await.expect("a drawing");
    let served = app.anonymous().get(&format!("/files/{name}")).await;
    assert_eq!(
        served.text,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 36 24\"><rect width=\"36\" height=\"24\" fill=\"#eee\"/><text x=\"3\" y=\"4\">Cổng</text></svg>"
    );
    let header = |name: &str| served.header(name).unwrap_or_default().to_owned();
    assert_eq!(header("Content-Type"), "image/svg+xml");
    assert_eq!(header("X-Content-Type-Options"), "nosniff");
    assert_eq!(header("Content-Security-Policy"), "default-src 'none'; sandbox");
    assert!(plan.get(&format!("?hall={}", plan.hall)).await.text.contains(&format!("/files/{name}")));

    let address = format!("/halls/{}/background", plan.hall);
    assert_eq!(plan.post(&address, &[("remove", "true")]).await.status.code, 303);
    assert_eq!(kept(&plan).await, None);
}

#[rocket::async_test]
async fn pictures_lie_under_the_plan_too() {
    let app = App::start().await;
    let plan = Begun::new(&app, "nen-anh").await;
    let mut png = std::io::Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(1400, 900).write_to(&mut png, image::ImageFormat::Png).expect("a picture");
    let page = send(&plan, "mat-bang.png", png.get_ref()).await;
    assert_eq!(page.status.code, 303, "{}", page.words());
    let name = kept(&plan).await.expect("a picture");
    assert!(name.contains("-1400x900."), "{name}");
    assert_eq!(app.anonymous().get(&format!("/files/{name}")).await.status.code, 200);
}

#[rocket::async_test]
async fn what_is_no_drawing_is_refused_in_words() {
    let app = App::start().await;
    let plan = Begun::new(&app, "nen-hong").await;
    for (name, bytes, said) in [
        ("ve.pdf", &b"%PDF-1.7 ..."[..], "PDF"),
        ("ve.svg", b"<svg viewBox='0 0 1 1'><g></svg>", ""),
        ("ve.svg", b"<svg><g/></svg>", ""),
        ("ve.dwg", b"AC1032 nothing we know", ""),
        ("ve.svg", b"", ""),
    ] {
        let page = send(&plan, name, bytes).await;
        assert_eq!(page.status.code, 422, "{name}");
        let errors = page.select("#e-background li");
        assert!(errors.len() == 1 && errors[0].contains(said), "{name}: {errors:?}");
    }
    assert_eq!(kept(&plan).await, None);
}
