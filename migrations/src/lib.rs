//! The tables, in the order they came to be. A migration that was released is never changed: write a new one.
pub use sea_orm_migration::prelude::*;

mod m0001_platform;
mod m0002_accounts;
mod m0003_events;
mod m0004_people;
mod m0005_programme;
mod m0006_exhibitors;
mod m0007_studio;
mod m0008_shelf;
mod m0009_protocol;
mod m0011_former_addresses;
mod m0012_posts;
mod m0013_precedence;
mod m0014_intake;
mod m0015_sheets;
mod m0016_search;
mod m0017_papers;
mod m0018_news;
mod m0019_floor_plan;
mod m0020_applications;
mod m0021_application_form;
mod m0022_desk;
mod m0023_fees;
mod m0024_floor_act;
mod m0025_longer_beginnings;
mod m0026_spoken;
mod m0027_joining;
mod m0028_search_by_kind;
pub mod post_ranks;
mod shorthand;

pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_platform::Migration),
            Box::new(m0002_accounts::Migration),
            Box::new(m0003_events::Migration),
            Box::new(m0004_people::Migration),
            Box::new(m0005_programme::Migration),
            Box::new(m0006_exhibitors::Migration),
            Box::new(m0007_studio::Migration),
            Box::new(m0008_shelf::Migration),
            Box::new(m0009_protocol::Migration),
            Box::new(m0011_former_addresses::Migration),
            Box::new(m0012_posts::Migration),
            Box::new(m0013_precedence::Migration),
            Box::new(m0014_intake::Migration),
            Box::new(m0015_sheets::Migration),
            Box::new(m0016_search::Migration),
            Box::new(m0017_papers::Migration),
            Box::new(m0018_news::Migration),
            Box::new(m0019_floor_plan::Migration),
            Box::new(m0020_applications::Migration),
            Box::new(m0021_application_form::Migration),
            Box::new(m0022_desk::Migration),
            Box::new(m0023_fees::Migration),
            Box::new(m0024_floor_act::Migration),
            Box::new(m0025_longer_beginnings::Migration),
            Box::new(m0026_spoken::Migration),
            Box::new(m0027_joining::Migration),
            Box::new(m0028_search_by_kind::Migration),
        ]
    }
}
