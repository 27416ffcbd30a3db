//! An event, for everybody once it is public, and for its team.
use super::{both, line, place_of};
use crate::events::event;
use crate::platform::text::collation_key;
use crate::search::document::{Document, Kind};

pub fn documents(event: &event::Model) -> Vec<Document> {
    let public = event.state.is_public().then_some(Kind::Event);
    public.into_iter().chain([Kind::OwnEvent]).map(|kind| document(event, kind)).collect()
}

fn document(event: &event::Model, kind: Kind) -> Document {
    let place = event.place();
    Document {
        slug: event.slug.clone(),
        detail: both(|language| line(&[&event.when(language), place.plain(language)])),
        sort_key: collation_key(&event.name.vi),
        place: place_of(event),
        body: vec![event.folded.clone()],
        ..Document::new(kind, event.id, event.name.clone()).at(event.id)
    }
}
