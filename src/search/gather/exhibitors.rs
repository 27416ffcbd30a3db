//! Exhibitors the public may see, and the applications organizers decide on.
use super::{both, line, place_of};
use crate::events::event;
use crate::exhibitors::application::State;
use crate::exhibitors::dossier::numbers_of;
use crate::exhibitors::exhibitor::{self, Product};
use crate::exhibitors::{Dossier, application, listed};
use crate::platform::error::Result;
use crate::platform::language::Language;
use crate::platform::provinces;
use crate::platform::text::{Bilingual, collation_key};
use crate::platform::words::word;
use crate::search::document::{Document, Kind};
use sea_orm::{ColumnTrait, DatabaseConnection, EntityTrait, QueryFilter};

pub async fn documents(db: &DatabaseConnection, event: &event::Model) -> Result<Vec<Document>> {
    let mut documents = Vec::new();
    if event.state.is_public() {
        for one in listed(db, event.id).await? {
            documents.push(exhibitor(event, &one.dossier.exhibitor, &numbers_of(&one.booths)));
        }
    }
    let rows = application::Entity::find()
        .filter(application::COLUMN.event_id.eq(event.id))
        .filter(application::COLUMN.state.ne(State::Draft))
        .find_also_related(exhibitor::Entity);
    documents.extend(rows.all(db).await?.into_iter().filter_map(Dossier::of_pair).map(|dossier| application(event, &dossier)));
    Ok(documents)
}

/// What both are found by: nothing that is not printed in the catalogue.
fn shown(event: &event::Model, row: &exhibitor::Model, kind: Kind, number: i64) -> Document {
    let fields = |language: Language| row.fields.0.iter().map(|field| word(language, field.key())).collect::<Vec<_>>().join(", ");
    let province = row.province_code.as_deref().and_then(provinces::by_code);
    let products = row.products.0.iter().flat_map(|Product { name, text, .. }| [name, text]).map(Bilingual::joined);
    let others = [row.summary.joined(), row.fascia.joined(), fields(Language::Vi), fields(Language::En)];
    let province = province.map(|province| province.name_vi.clone()).into_iter().chain(row.province_then.clone());
    Document {
        names: vec![row.short_name.clone()],
        sort_key: collation_key(&row.name.vi),
        place: place_of(event),
        body: others.into_iter().chain(products).chain(province).collect(),
        detail: both(fields),
        ..Document::new(kind, number, row.name.clone()).at(event.id)
    }
}

fn exhibitor(event: &event::Model, row: &exhibitor::Model, booths: &str) -> Document {
    let mut document = shown(event, row, Kind::Exhibitor, row.id);
    document.slug = row.slug.clone();
    document.detail = both(|language| line(&[booths, document.detail.plain(language)]));
    document
}

/// With contact data: for organizers only.
fn application(event: &event::Model, dossier: &Dossier) -> Document {
    let (row, application) = (&dossier.exhibitor, &dossier.application);
    let mut document = shown(event, row, Kind::Application, application.id);
    document.slug = application.token.clone();
    document.detail = both(|language| line(&[&word(language, application.state.key()), &row.contact_name]));
    let contact = [&row.contact_name, &row.representative, &row.email, &row.address];
    document.body.extend(contact.into_iter().cloned().chain(row.tax_code.clone()));
    document.phones = vec![row.phone.clone(), row.contact_phone.clone()];
    document
}
