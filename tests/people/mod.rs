//! People and delegates, as the team writes them and as visitors read them.
mod abbreviations;
mod add;
mod attendance;
mod directory;
mod edit;
mod introduction;
mod merging;
mod order;
mod organisations;
mod page;
mod paste;
mod printed;
mod protocol;
mod ranks;
mod reader;
mod rubbish;

use crate::app::App;
use khaihoi::events::event;
use khaihoi::people::delegate::Part;
use khaihoi::people::{DelegateInput, PersonInput, insert_person, make_delegate, person};
use khaihoi::platform::change::{Actor, Change};
use khaihoi::platform::text::{Email, Line, Phone};

/// People who come to an event in one part, in this order, with an e-mail address and a telephone number each.
pub async fn delegates(app: &App, event: &event::Model, part: Part, names: &[&str]) -> Vec<person::Model> {
    let mut change = Change::begin(&app.db, &Actor::program("test"), app.now()).await.expect("begun");
    let mut people = vec![];
    for name in names {
        let input = PersonInput {
            honorific: Line::parse("Ông").expect("a line"),
            email: Email::parse("secret@example.vn").ok(),
            phone: Phone::parse("0912345678").ok(),
            ..PersonInput::named(Line::parse(name).expect("a name"))
        };
        let person = insert_person(&mut change, &input).await.expect("a person");
        make_delegate(&change, event.id, person.id, &DelegateInput::as_on_record(part)).await.expect("a delegate");
        people.push(person);
    }
    change.touch(event.id);
    change.commit().await.expect("committed");
    people
}

/// The one event there is.
pub async fn the_event(app: &App) -> event::Model {
    use sea_orm::EntityTrait;
    event::Entity::find().one(app.db.reader()).await.expect("read").expect("an event")
}

/// What every form about a person holds at least.
pub fn fields<'a>(name: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    [&[("name", name)], more].concat()
}
