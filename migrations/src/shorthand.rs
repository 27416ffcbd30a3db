//! What every migration says again and again. Released migrations rest on it: add to it, do not change it.
use sea_orm_migration::prelude::*;

/// A row that cannot stand alone: it goes with its parent.
pub fn part_of(table: &'static str, column: &'static str, parent: &'static str) -> ForeignKeyCreateStatement {
    foreign_key(table, column, parent, ForeignKeyAction::Cascade)
}

/// A row that needs another one: the other cannot go while this one stands.
///
/// NO ACTION, as both databases check it at the end of the statement. RESTRICT would refuse the same,
/// but SQLite reports it as a failed trigger (1811), which SeaORM does not know for a foreign key.
pub fn refers_to(table: &'static str, column: &'static str, other: &'static str) -> ForeignKeyCreateStatement {
    foreign_key(table, column, other, ForeignKeyAction::NoAction)
}

fn foreign_key(table: &'static str, column: &'static str, other: &'static str, on_delete: ForeignKeyAction) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table, column).to(other, "id").on_delete(on_delete).take()
}

/// An index by which rows are found or sorted.
pub async fn lookup(m: &SchemaManager<'_>, table: &'static str, columns: &[&'static str]) -> Result<(), DbErr> {
    m.create_index(index(table, columns)).await
}

/// An index that lets no two rows agree in these columns. NULLs never agree, on either database.
pub async fn unique(m: &SchemaManager<'_>, table: &'static str, columns: &[&'static str]) -> Result<(), DbErr> {
    m.create_index(index(table, columns).unique().take()).await
}

fn index(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(format!("{table}_by_{}", columns.join("_"))).table(table);
    for column in columns {
        index.col(*column);
    }
    index
}

/// Drops tables, the youngest first.
pub async fn drop_tables(m: &SchemaManager<'_>, tables: &[&'static str]) -> Result<(), DbErr> {
    for table in tables {
        m.drop_table(Table::drop().table(*table).take()).await?;
    }
    Ok(())
}
