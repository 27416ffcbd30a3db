//! The public page of one exhibitor, with what it agreed to have published.
use super::beside::Beside;
use super::list::letters;
use super::listed::Listed;
use crate::events::{EventVisit, event};
use crate::exhibitors::application::{self, State as ApplicationState};
use crate::exhibitors::dossier::{Dossier, numbers_of};
use crate::exhibitors::exhibitor;
use crate::exhibitors::floor_plan::{Seen, SmallPlan, small_plan};
use crate::exhibitors::sheet::province;
use crate::platform::Db;
use crate::platform::cache::{Drawn, PageCache, PublicPage};
use crate::platform::error::{AppError, OrNotFound, Result};
use crate::platform::files::PictureView;
use crate::platform::page::{View, Visit};
use crate::platform::provinces;
use crate::platform::text::Bilingual;
use crate::platform::time::Now;
use crate::platform::words::word;
use rocket::State;
use sea_orm::{ColumnTrait, DatabaseConnection, EntityTrait, QueryFilter};
use serde::Serialize;
use serde_json::json;

pub fn routes() -> Vec<rocket::Route> {
    routes![show]
}

#[get("/<_>/<_>/exhibitors/<exhibitor>")]
async fn show(exhibitor: &str, visit: EventVisit, pages: &State<PageCache>, db: &Db, now: Now) -> Result<PublicPage> {
    let at = visit.at();
    let (event, visited, revision) = (visit.event.clone(), visit.visit.clone(), visit.revision);
    let draw = || async move {
        let found = find(db.reader(), event.id, exhibitor).await?;
        let seen = Seen::read(db.reader(), event.id).await?;
        let beside = Beside::of(db, &event, revision, &found.exhibitor, visited.language).await?;
        // Withdrawn between the two readings: then it is gone.
        let listed = seen.listed.iter().find(|one| one.dossier.exhibitor.id == found.exhibitor.id).ok_or(AppError::NotFound)?;
        Ok(Drawn::new(page(&event, listed, &seen, beside, &visited)))
    };
    pages.page(visit.visit, at, now.0, draw).await
}

/// For the public, who is not accepted or did not agree is not there.
async fn find(db: &DatabaseConnection, event_id: i64, slug: &str) -> Result<Dossier> {
    let found = application::Entity::find()
        .filter(application::COLUMN.state.is_in(ApplicationState::SHOWN))
        .filter(exhibitor::COLUMN.event_id.eq(event_id))
        .filter(exhibitor::COLUMN.slug.eq(slug))
        .filter(exhibitor::COLUMN.shown.eq(true))
        .find_also_related(exhibitor::Entity)
        .one(db)
        .await
        .or_not_found()?;
    Dossier::of_pair(found).ok_or(AppError::NotFound)
}

fn page(event: &event::Model, listed: &Listed, seen: &Seen, beside: Beside, visit: &Visit) -> ProfilePage {
    let (row, language) = (&listed.dossier.exhibitor, visit.language);
    let base = format!("/{}/{}", language.code(), event.slug);
    let booths: Vec<i64> = listed.booths.iter().map(|booth| booth.id).collect();
    let link = |text: &str| text.starts_with("https://").then(|| text.to_owned());
    ProfilePage {
        back: format!("{base}/exhibitors"),
        title: row.name.plain(language).to_owned(),
        about: row.summary.plain(language).to_owned(),
        name: row.name.clone(),
        kind: row.kind.key(),
        logo: PictureView::of(row.logo.as_deref()),
        letters: letters(row),
        booths: numbers_of(&listed.booths),
        plan: small_plan(seen, &booths, &base, language),
        fields: row.fields.0.iter().map(|field| word(language, field.key())).collect::<Vec<_>>().join(", "),
        province: province(row, language),
        village: listed.village(&seen.villages).map(|(_, name)| name.clone()),
        summary: row.summary.clone(),
        products: row.products.0.iter().map(Shown::of).collect(),
        stars: row.ocop_stars,
        prizes: row.prizes.clone(),
        ip_rights: row.ip_rights.clone(),
        website: row.website.clone(),
        video: row.video.clone(),
        links: row.links().map(str::to_owned).collect(),
        social_link: link(&row.social),
        social: row.social.clone(),
        json_ld: json_ld(row, visit),
        beside,
    }
}

/// schema.org/Organization, safe inside a script element: `<` is written as an escape.
fn json_ld(row: &exhibitor::Model, visit: &Visit) -> String {
    let language = visit.language;
    let mut about = json!({
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": row.name.plain(language),
        "description": row.summary.plain(language),
        "identifier": format!("urn:uuid:{}", row.uuid),
        "mainEntityOfPage": format!("{}{}", visit.origin, visit.path),
    });
    if !row.website.is_empty() {
        about["url"] = json!(row.website);
    }
    if let Some(logo) = PictureView::of(row.logo.as_deref()) {
        about["logo"] = json!(format!("{}{}", visit.origin, logo.src));
    }
    if let Some(province) = row.province_code.as_deref().and_then(provinces::by_code) {
        about["address"] = json!({ "@type": "PostalAddress", "addressRegion": province.name(language), "addressCountry": "VN" });
    }
    let products = row.products.0.iter().map(|product| product.name.plain(language)).filter(|name| !name.is_empty());
    let elsewhere: Vec<&str> = row.links().collect();
    if !elsewhere.is_empty() {
        about["sameAs"] = json!(elsewhere);
    }
    let offers: Vec<_> = products.map(|name| json!({ "@type": "Offer", "itemOffered": { "@type": "Product", "name": name } })).collect();
    if !offers.is_empty() {
        about["makesOffer"] = json!(offers);
    }
    let other: &str = row.name.exactly(language.other());
    if !other.is_empty() && other != row.name.plain(language) {
        about["alternateName"] = json!(other);
    }
    about.to_string().replace('<', "\\u003c")
}

#[derive(Serialize)]
struct ProfilePage {
    back: String,
    title: String,
    about: String,
    name: Bilingual,
    kind: &'static str,
    logo: Option<PictureView>,
    letters: String,
    booths: String,
    /// Where it stands, drawn.
    plan: Option<SmallPlan>,
    fields: String,
    province: String,
    village: Option<Bilingual>,
    summary: Bilingual,
    products: Vec<Shown>,
    stars: Option<i32>,
    prizes: String,
    ip_rights: String,
    website: String,
    /// The address of a film; may be empty.
    video: String,
    /// Pages elsewhere.
    links: Vec<String>,
    /// The social page, where it is an address.
    social_link: Option<String>,
    social: String,
    json_ld: String,
    beside: Beside,
}

/// A product on show.
#[derive(Serialize)]
struct Shown {
    name: Bilingual,
    text: Bilingual,
    picture: Option<PictureView>,
}

impl Shown {
    fn of(product: &exhibitor::Product) -> Self {
        Self { name: product.name.clone(), text: product.text.clone(), picture: PictureView::of(product.picture.as_deref()) }
    }
}

impl View for ProfilePage {
    const TEMPLATE: &'static str = "exhibitors/profile";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exhibitors::samples;
    use crate::platform::language::Language;

    #[test]
    fn no_contact_and_no_markup_leaves_in_the_machine_readable_part() {
        let mut row = samples::dossier().exhibitor;
        row.name.vi = "</script><b>Khe Rêu".into();
        let visit = Visit {
            language: Language::Vi,
            path: "/vi/hoi/exhibitors/khe-reu".into(),
            other_path: String::new(),
            other_language: Language::En,
            origin: "https://hoi.example".into(),
            flash: None,
            who: None,
            event: None,
        };
        let text = json_ld(&row, &visit);
        assert!(text.contains("\\u003c/script>") && !text.contains('<'), "{text}");
        for private in [&row.phone, &row.email, &row.contact_name, &row.contact_phone, &row.representative] {
            assert!(!text.contains(private.as_str()), "{private}");
        }
    }
}
