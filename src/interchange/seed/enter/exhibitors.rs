//! Exhibitors, their accounts, and how far their applications have come. Nobody gets a letter.
use super::super::format::{Exhibitor, Product};
use super::{Entered, Entering};
use crate::accounts::account::{self, NewAccount};
use crate::events::event;
use crate::exhibitors::application::State;
use crate::exhibitors::application::acts::Act;
use crate::exhibitors::values::Numbers;
use crate::exhibitors::waiting_list::Rules;
use crate::exhibitors::{BoothWish, Dossier, ExhibitorInput, Organisation, ProductInput, Showing};
use crate::exhibitors::{Doing, do_in, insert_exhibitor, send_in};
use crate::platform::change::Change;
use crate::platform::error::{AppError, Refusal};
use crate::platform::language::Language;
use crate::platform::text::{Given, Line};

impl Entering<'_> {
    pub(super) async fn exhibitors(&self, change: &mut Change, event: &event::Model) -> Entered<()> {
        for entry in &self.file().exhibitors {
            let entered = self.exhibitor(change, event, entry.get_ref()).await;
            self.at(entry.span(), "exhibitors", entered)?;
        }
        Ok(())
    }

    async fn exhibitor(&self, change: &mut Change, event: &event::Model, exhibitor: &Exhibitor) -> Result<(), AppError> {
        let account = owner(change, exhibitor).await?;
        let draft = insert_exhibitor(change, event, &account, &self.input(exhibitor)).await?;
        walk(change, draft, event, exhibitor).await
    }

    fn input(&self, exhibitor: &Exhibitor) -> ExhibitorInput {
        ExhibitorInput {
            organisation: organisation(exhibitor),
            showing: showing(exhibitor),
            booth: self.booth(exhibitor),
            shown: exhibitor.shown,
        }
    }

    fn booth(&self, exhibitor: &Exhibitor) -> BoothWish {
        BoothWish {
            booth_kind: Given(exhibitor.booth_kind.clone()),
            booth_count: exhibitor.booth_count,
            corner: exhibitor.corner,
            fascia: exhibitor.fascia.clone(),
            power_kw: exhibitor.power_kw.clone(),
            three_phase: exhibitor.three_phase,
            water: exhibitor.water,
            internet: exhibitor.internet,
            furniture: exhibitor.furniture.clone(),
            heavy: exhibitor.heavy.clone(),
            village: Given(exhibitor.track.as_ref().map(|key| self.tracks[&**key])),
            demo_wish: exhibitor.demo_wish,
            technologies_offered: exhibitor.technologies_offered.clone(),
            technologies_needed: exhibitor.technologies_needed.clone(),
            note: exhibitor.note.clone(),
            ..BoothWish::default()
        }
    }
}

/// The account with the exhibitor's e-mail address, made without a password where there is none: its owner asks for a link.
async fn owner(change: &mut Change, exhibitor: &Exhibitor) -> Result<account::Model, AppError> {
    if let Some(known) = account::by_email(change.tx(), &exhibitor.email).await? {
        return Ok(known);
    }
    let name = if exhibitor.contact_name.is_empty() { exhibitor.name.vi.to_string() } else { exhibitor.contact_name.to_string() };
    let new =
        NewAccount { email: exhibitor.email.clone(), name, password_hash: None, language: Language::Vi, is_admin: false, confirmed: true };
    account::create(change, new).await
}

/// From the draft to the state the file names, by the acts that lead there.
async fn walk(change: &mut Change, draft: Dossier, event: &event::Model, exhibitor: &Exhibitor) -> Result<(), AppError> {
    if exhibitor.state == State::Draft {
        return Ok(());
    }
    let mut dossier = send_in(change, &draft, exhibitor.shown).await?;
    for act in acts_to(exhibitor.state) {
        let mut doing = Doing::saying(*act, exhibitor.words.to_string());
        if act.gives_place() {
            doing.place.numbers = numbers(exhibitor)?;
        }
        if *act == Act::Offer {
            doing.until = Some(Rules::of(change.tx(), event.id).await?.term(event, change.now()));
        }
        dossier = do_in(change, &dossier, &doing).await?;
    }
    Ok(())
}

/// What is done to an application that was sent until it is in this state.
fn acts_to(state: State) -> &'static [Act] {
    match state {
        State::Draft | State::Sent => &[],
        State::ChangesAsked => &[Act::Ask],
        State::Waiting => &[Act::Wait],
        State::Offered => &[Act::Offer],
        State::Accepted => &[Act::Accept],
        State::Confirmed => &[Act::Accept, Act::Confirm],
        State::Declined => &[Act::Decline],
        State::Withdrawn => &[Act::Withdraw],
        State::Cancelled => &[Act::Accept, Act::Cancel],
    }
}

fn numbers(exhibitor: &Exhibitor) -> Result<Option<Numbers>, Refusal> {
    let written = exhibitor.booth.as_deref();
    written.map(Numbers::parse).transpose().map_err(|wrong| Refusal::at("booth", wrong.key()))
}

fn organisation(exhibitor: &Exhibitor) -> Organisation {
    Organisation {
        name: exhibitor.name.clone(),
        short_name: exhibitor.short_name.clone(),
        kind: exhibitor.kind,
        tax_code: exhibitor.tax_code.clone(),
        decision_number: Line::default(),
        representative: exhibitor.representative.clone(),
        representative_post: exhibitor.representative_post.clone(),
        address: exhibitor.address.clone(),
        province: Given(exhibitor.province.clone()),
        province_then: Given(None),
        phone: Given(exhibitor.phone.clone()),
        email: Given(Some(exhibitor.email.clone())),
        website: exhibitor.website.clone(),
        social: Line::default(),
        contact_name: exhibitor.contact_name.clone(),
        contact_post: exhibitor.contact_post.clone(),
        contact_phone: Given(exhibitor.contact_phone.clone()),
    }
}

fn showing(exhibitor: &Exhibitor) -> Showing {
    Showing {
        fields: exhibitor.fields.clone(),
        summary: exhibitor.summary.clone(),
        products: exhibitor.products.iter().map(product).collect(),
        ocop_stars: exhibitor.ocop_stars,
        ip_rights: exhibitor.ip_rights.clone(),
        prizes: exhibitor.prizes.clone(),
    }
}

fn product(product: &Product) -> ProductInput {
    ProductInput { name: product.name.clone(), text: product.text.clone() }
}
