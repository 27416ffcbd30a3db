//! What an abbreviation is for: some are only read out, since they stand for too many things to be written out everywhere.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.alter_table(Table::alter().table("abbreviation").add_column(string("way").default("both").take()).take()).await?;
        let mut one_way = Query::update();
        one_way.table("abbreviation").value("way", "expands").and_where(Expr::col("shortens").eq(false));
        m.execute(one_way).await?;
        m.alter_table(Table::alter().table("abbreviation").drop_column("shortens").take()).await?;
        for (short, vi) in SPOKEN {
            // What an administrator has written for the same letters stays.
            let mut row = Query::insert();
            row.into_table("abbreviation").columns(["short", "vi", "en", "way", "identity"]);
            row.values_panic([(*short).into(), (*vi).into(), "".into(), "spoken".into(), (*short).into()]);
            row.on_conflict(OnConflict::column("identity").do_nothing().to_owned());
            m.execute(row).await?;
        }
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.alter_table(Table::alter().table("abbreviation").add_column(boolean("shortens").default(true).take()).take()).await?;
        let mut gone = Query::delete();
        gone.from_table("abbreviation").and_where(Expr::col("way").eq("spoken"));
        m.execute(gone).await?;
        let mut one_way = Query::update();
        one_way.table("abbreviation").value("shortens", false).and_where(Expr::col("way").eq("expands"));
        m.execute(one_way).await?;
        m.alter_table(Table::alter().table("abbreviation").drop_column("way").take()).await
    }
}

/// Short and spoken form. Data from here on: administrators change them.
const SPOKEN: &[(&str, &str)] = &[
    ("TT", "Thường trực"),
    ("VP", "Văn phòng"),
    ("ĐH", "Đại học"),
    ("THPT", "Trung học phổ thông"),
    ("TNHH", "trách nhiệm hữu hạn"),
    ("CP", "cổ phần"),
    ("TP", "thành phố"),
];
