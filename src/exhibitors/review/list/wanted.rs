//! What somebody asks of the list: filters, the order, and the address that says so.
use crate::exhibitors::application::State;
use crate::exhibitors::field::Field;
use rocket::FromFormField;
use rocket::http::RawStr;
use sea_orm::ActiveEnum;
use sea_orm::entity::prelude::*;
use serde::Serialize;

/// What is asked for by the query of the address.
#[derive(Clone, Debug, Default, FromForm)]
pub struct Wanted {
    pub state: Option<State>,
    pub q: Option<String>,
    /// The code of a kind of booth.
    pub kind: Option<String>,
    /// A track that is a village, by its row.
    pub village: Option<i64>,
    pub field: Option<Field>,
    pub province: Option<String>,
    /// Scored by this many out of ten, or more.
    pub score: Option<u8>,
    /// Has a place and stands nowhere yet.
    pub unplaced: bool,
    pub sort: Option<Sort>,
    /// From the end of the order.
    pub down: bool,
    pub page: Option<u64>,
    /// All of it on one sheet, to be printed.
    pub print: bool,
}

/// A column to go by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, FromFormField)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Sort {
    Name,
    Province,
    Kind,
    Village,
    Score,
    /// Who came first is answered first: also where nothing is asked.
    Sent,
    State,
}

/// A field of a form that is not seen.
#[derive(Clone, Debug, Serialize)]
pub struct Hidden {
    name: &'static str,
    value: String,
}

impl Wanted {
    pub fn sort(&self) -> Sort {
        self.sort.unwrap_or(Sort::Sent)
    }

    /// The list's address with this search.
    pub fn address(&self, slug: &str) -> String {
        let yes = |on: bool| on.then(|| "true".to_owned());
        let parts = [
            ("state", self.state.map(|state| state.to_value())),
            ("q", self.q.clone()),
            ("kind", self.kind.clone()),
            ("village", self.village.map(|village| village.to_string())),
            ("field", self.field.map(|field| field.to_value())),
            ("province", self.province.clone()),
            ("score", self.score.map(|score| score.to_string())),
            ("unplaced", yes(self.unplaced)),
            ("sort", self.sort.filter(|sort| *sort != Sort::Sent || self.down).map(|sort| sort.to_value())),
            ("down", yes(self.down)),
            ("page", self.page.filter(|page| *page > 1).map(|page| page.to_string())),
            ("print", yes(self.print)),
        ];
        let given = parts.into_iter().filter_map(|(name, value)| Some((name, value.filter(|value| !value.is_empty())?)));
        let query: Vec<_> = given.map(|(name, value)| format!("{name}={}", RawStr::new(&value).percent_encode())).collect();
        if query.is_empty() { format!("/studio/{slug}/booths") } else { format!("/studio/{slug}/booths?{}", query.join("&")) }
    }

    /// The same search by another column; by the same one, from the other end.
    pub fn sorted(&self, sort: Sort) -> Self {
        // The best score and the newest state are looked for first.
        let first_down = sort == Sort::Score;
        let down = if self.sort() == sort { !self.down } else { first_down };
        Self { sort: Some(sort), down, page: None, ..self.clone() }
    }

    pub fn at_page(&self, page: u64) -> Self {
        Self { page: Some(page), ..self.clone() }
    }

    pub fn in_state(&self, state: Option<State>) -> Self {
        Self { state, page: None, ..self.clone() }
    }

    /// What the state's tabs keep besides themselves: fields of the filter's form that have no input of their own.
    pub fn hidden(&self) -> Vec<Hidden> {
        let hidden = |name, value| Hidden { name, value };
        let sort = self.sort.map(|sort| hidden("sort", sort.to_value()));
        let down = self.down.then(|| hidden("down", "true".to_owned()));
        let state = self.state.map(|state| hidden("state", state.to_value()));
        [state, sort, down].into_iter().flatten().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_keep_the_search() {
        let wanted =
            Wanted { q: Some("mật ong".into()), province: Some("24".into()), field: Some(Field::SmartCity), ..Wanted::default() };
        assert_eq!(
            wanted.in_state(Some(State::ChangesAsked)).at_page(2).address("hoi"),
            "/studio/hoi/booths?state=changes_asked&q=m%E1%BA%ADt%20ong&field=smart_city&province=24&page=2"
        );
        assert_eq!(Wanted { q: Some(String::new()), ..Wanted::default() }.at_page(1).address("hoi"), "/studio/hoi/booths");
        assert_eq!(
            Wanted { unplaced: true, print: true, score: Some(7), ..Wanted::default() }.address("hoi"),
            "/studio/hoi/booths?score=7&unplaced=true&print=true"
        );
    }

    #[test]
    fn a_column_pressed_twice_goes_the_other_way() {
        let table = [
            (None, false, Sort::Name, false),
            (Some(Sort::Name), false, Sort::Name, true),
            (Some(Sort::Name), true, Sort::Name, false),
            (None, false, Sort::Sent, true),
            (None, false, Sort::Score, true),
            (Some(Sort::Score), true, Sort::Score, false),
        ];
        for (sort, down, pressed, expected) in table {
            let next = Wanted { sort, down, page: Some(3), ..Wanted::default() }.sorted(pressed);
            assert_eq!((next.sort(), next.down, next.page), (pressed, expected, None), "{sort:?} {down} {pressed:?}");
        }
    }
}
