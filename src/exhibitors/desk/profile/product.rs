//! One product of an exhibitor: its name, a short text and a picture; added, changed, moved, removed.
use super::show::is_public;
use crate::events::Rail;
use crate::exhibitors::MOST_PRODUCTS;
use crate::exhibitors::apply::keep::write_exhibitor;
use crate::exhibitors::desk::at::{Desk, DeskFor, OwnDesk};
use crate::exhibitors::desk::darkroom::Darkroom;
use crate::exhibitors::desk::parts::{Frame, Opened, Part, Saving, Sent, framed};
use crate::exhibitors::exhibitor::Product;
use crate::exhibitors::met::settling;
use crate::platform::Db;
use crate::platform::db::Database;
use crate::platform::error::{AppError, Refusal, Result};
use crate::platform::files::{PictureUpload, PictureView, Purpose};
use crate::platform::form::{FormView, Outcome, moved_on};
use crate::platform::page::{Page, View};
use crate::platform::text::{Both, BothProse, Line};
use crate::platform::time::Now;
use rocket::form::{Contextual, Form};
use rocket::request::FromParam;
use sea_orm::prelude::DateTimeUtc;
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![own, keep_own, for_them, keep_for_them]
}

/// Which product: the first is 1, or one more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    New,
    /// From 0.
    At(usize),
}

impl<'a> FromParam<'a> for Place {
    type Error = &'a str;

    fn from_param(text: &'a str) -> Result<Self, &'a str> {
        match text {
            "new" => Ok(Self::New),
            number => match number.parse::<usize>() {
                Ok(number @ 1..=100) => Ok(Self::At(number - 1)),
                _ => Err(text),
            },
        }
    }
}

#[derive(FromForm)]
struct ProductForm {
    name: Both<Line<0, 160>>,
    text: BothProse<600>,
    picture: PictureUpload,
    remove_picture: bool,
    then: Then,
}

/// What is to become of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromFormField)]
enum Then {
    Save,
    Remove,
    Up,
    Down,
}

// Doors.

#[get("/desk/<_>/products/<place>")]
async fn own(place: Place, desk: OwnDesk, db: &Db, now: Now) -> Result<Page<ProductPage>> {
    open(desk.0, place, db, now.0).await
}

#[get("/studio/<_>/booths/<_>/desk/products/<place>")]
async fn for_them(place: Place, desk: DeskFor, db: &Db, now: Now) -> Result<Page<ProductPage>> {
    open(desk.0, place, db, now.0).await
}

async fn open(desk: Desk, place: Place, db: &Database, now: DateTimeUtc) -> Result<Page<ProductPage>> {
    let (frame, version) = framed(db, &desk, Part::Profile, now).await?;
    let mut form = filled(&desk, place)?;
    form.values.insert("version".into(), version.to_string());
    let view = ProductPage::of(&desk, place, frame, form);
    Ok(desk.visit.page(view))
}

#[post("/desk/<_>/products/<place>", data = "<form>")]
async fn keep_own(
    place: Place,
    desk: OwnDesk,
    form: Form<Contextual<'_, ProductForm>>,
    room: Darkroom<'_>,
) -> Result<Outcome<ProductPage>> {
    keep(desk.0, place, form, room).await
}

#[post("/studio/<_>/booths/<_>/desk/products/<place>", data = "<form>")]
async fn keep_for_them(
    place: Place,
    desk: DeskFor,
    form: Form<Contextual<'_, ProductForm>>,
    room: Darkroom<'_>,
) -> Result<Outcome<ProductPage>> {
    keep(desk.0, place, form, room).await
}

async fn keep(desk: Desk, place: Place, form: Form<Contextual<'_, ProductForm>>, room: Darkroom<'_>) -> Result<Outcome<ProductPage>> {
    let Contextual { value, context } = form.into_inner();
    let (sent, now) = (Sent::of(&context), room.now.0);
    let Some(mut product) = value else { return again(desk, place, (room.db, now), sent.form, None).await };
    let upload = std::mem::replace(&mut product.picture, PictureUpload::none());
    let saving = Saving { desk: &desk, part: Part::Profile, version: sent.version, done: None, now };
    let kept = async {
        // Nobody's picture is worked on who may not save it.
        Opened::begin(room.db, &saving).await?;
        let picture = room.keep(&desk, upload, Purpose::Cover).await?;
        settling(|| save(room.db, &saving, place, &product, picture.as_ref())).await
    };
    match kept.await {
        Ok(()) => {
            let word = if product.then == Then::Remove { "desk-product-removed" } else { "desk-product-saved" };
            Ok(Outcome::Done(moved_on(desk.address(Part::Profile), word)))
        }
        Err(error) => again(desk, place, (room.db, now), sent.form, Some(error)).await,
    }
}

async fn again(
    mut desk: Desk,
    place: Place,
    (db, now): (&Database, DateTimeUtc),
    form: FormView,
    error: Option<AppError>,
) -> Result<Outcome<ProductPage>> {
    let (frame, version) = framed(db, &desk, Part::Profile, now).await?;
    let form = match error {
        None => form,
        Some(AppError::Refused(no)) => form.refused(&no),
        Some(AppError::Stale) => {
            desk.dossier = desk.dossier.read_again(db.reader()).await?;
            let mut theirs = filled(&desk, place).unwrap_or_default();
            theirs.values.insert("version".into(), version.to_string());
            form.stale(&theirs)
        }
        Some(other) => return Err(other),
    };
    let view = ProductPage::of(&desk, place, frame, form);
    Ok(Outcome::Again(desk.visit.page(view)))
}

// Work.

async fn save(db: &Database, saving: &Saving<'_>, place: Place, form: &ProductForm, picture: Option<&String>) -> Result<()> {
    let opened = Opened::begin(db, saving).await?;
    let mut exhibitor = opened.present.exhibitor.clone();
    change(&mut exhibitor.products.0, place, form, picture)?;
    write_exhibitor(&opened.change, exhibitor).await?;
    let public = is_public(&opened.present);
    opened.close(public).await
}

/// What becomes of the list.
fn change(products: &mut Vec<Product>, place: Place, form: &ProductForm, picture: Option<&String>) -> Result<()> {
    let written = |before: Option<&String>| {
        let kept = before.filter(|_| !form.remove_picture);
        Product { name: form.name.clone().into(), text: form.text.clone().into(), picture: picture.or(kept).cloned() }
    };
    if form.then == Then::Save && form.name.vi.is_empty() {
        return Err(Refusal::at("name.vi", "form-required").into());
    }
    match (place, form.then) {
        (Place::New, Then::Save) if products.len() >= MOST_PRODUCTS => {
            return Err(Refusal::new("exhibitors-wrong-products").with("most", MOST_PRODUCTS).into());
        }
        (Place::New, Then::Save) => products.push(written(None)),
        (Place::New, _) => {}
        (Place::At(at), _) if at >= products.len() => return Err(AppError::NotFound),
        (Place::At(at), Then::Save) => products[at] = written(products[at].picture.as_ref()),
        (Place::At(at), Then::Remove) => drop(products.remove(at)),
        (Place::At(at), Then::Up) => products.swap(at, at.saturating_sub(1)),
        (Place::At(at), Then::Down) => {
            let last = products.len() - 1;
            products.swap(at, (at + 1).min(last));
        }
    }
    Ok(())
}

// View.

#[derive(Serialize)]
struct ProductPage {
    rail: Option<Rail>,
    frame: Frame,
    form: FormView,
    action: String,
    back: String,
    is_new: bool,
    first: bool,
    last: bool,
    picture: Option<PictureView>,
}

impl View for ProductPage {
    const TEMPLATE: &'static str = "exhibitors/desk/product";
}

impl ProductPage {
    fn of(desk: &Desk, place: Place, frame: Frame, form: FormView) -> Self {
        let products = &desk.dossier.exhibitor.products.0;
        let (end, at) = match place {
            Place::New => ("new".to_owned(), None),
            Place::At(at) => ((at + 1).to_string(), Some(at)),
        };
        Self {
            rail: desk.rail.clone(),
            action: format!("{}/products/{end}", desk.home()),
            back: desk.address(Part::Profile),
            is_new: at.is_none(),
            first: at == Some(0),
            last: at.is_some_and(|at| at + 1 >= products.len()),
            picture: at.and_then(|at| PictureView::of(products.get(at)?.picture.as_deref())),
            frame,
            form,
        }
    }
}

fn filled(desk: &Desk, place: Place) -> Result<FormView> {
    let Place::At(at) = place else { return Ok(FormView::default()) };
    let product = desk.dossier.exhibitor.products.0.get(at).ok_or(AppError::NotFound)?;
    Ok(FormView::filled([
        ("name.vi", product.name.vi.clone()),
        ("name.en", product.name.en.clone()),
        ("text.vi", product.text.vi.clone()),
        ("text.en", product.text.en.clone()),
    ]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::text::Bilingual;

    fn list(names: &[&str]) -> Vec<Product> {
        names
            .iter()
            .map(|name| Product { name: Bilingual::new(*name, ""), picture: Some(format!("{name}.jpg")), ..Product::default() })
            .collect()
    }

    fn form(name: &str, then: Then) -> ProductForm {
        let line = |text: &str| Line::parse(text).unwrap();
        ProductForm {
            name: Both { vi: line(name), en: line("") },
            text: BothProse::default(),
            picture: PictureUpload::none(),
            remove_picture: false,
            then,
        }
    }

    #[test]
    fn products_are_added_changed_moved_and_removed() {
        let table: [(Place, Then, &str, &[&str]); 8] = [
            (Place::New, Then::Save, "D", &["A", "B", "C", "D"]),
            (Place::At(1), Then::Save, "X", &["A", "X", "C"]),
            (Place::At(1), Then::Remove, "", &["A", "C"]),
            (Place::At(1), Then::Up, "", &["B", "A", "C"]),
            (Place::At(0), Then::Up, "", &["A", "B", "C"]),
            (Place::At(1), Then::Down, "", &["A", "C", "B"]),
            (Place::At(2), Then::Down, "", &["A", "B", "C"]),
            (Place::New, Then::Remove, "", &["A", "B", "C"]),
        ];
        for (place, then, name, expected) in table {
            let mut products = list(&["A", "B", "C"]);
            change(&mut products, place, &form(name, then), None).expect("done");
            let names: Vec<_> = products.iter().map(|product| product.name.vi.as_str()).collect();
            assert_eq!(names, expected, "{place:?} {then:?}");
        }
    }

    #[test]
    fn a_picture_stays_until_it_is_replaced_or_removed() {
        let mut products = list(&["A"]);
        change(&mut products, Place::At(0), &form("A2", Then::Save), None).expect("done");
        assert_eq!(products[0].picture.as_deref(), Some("A.jpg"));
        change(&mut products, Place::At(0), &form("A2", Then::Save), Some(&"B.jpg".to_owned())).expect("done");
        assert_eq!(products[0].picture.as_deref(), Some("B.jpg"));
        let without = ProductForm { remove_picture: true, ..form("A2", Then::Save) };
        change(&mut products, Place::At(0), &without, None).expect("done");
        assert_eq!(products[0].picture, None);
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let mut full = list(&["x"; MOST_PRODUCTS]);
        assert!(change(&mut full, Place::New, &form("one more", Then::Save), None).is_err());
        assert!(change(&mut full, Place::At(0), &form("", Then::Save), None).is_err());
        assert!(change(&mut full, Place::At(99), &form("a", Then::Save), None).is_err());
    }
}
