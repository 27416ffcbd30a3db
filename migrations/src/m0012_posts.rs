//! Posts and who is who: abbreviations as data, how an event writes posts, merges that can be undone, and pairs that are not the same.
use crate::shorthand::*;
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.alter_table(Table::alter().table("event").add_column(string("post_style").default("as_recorded").take()).take()).await?;
        abbreviation(m).await?;
        merge(m).await?;
        apart(m).await?;
        lookup(m, "person", &["email"]).await?;
        lookup(m, "person", &["phone"]).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for column in ["phone", "email"] {
            m.drop_index(Index::drop().name(format!("person_by_{column}")).table("person").to_owned()).await?;
        }
        drop_tables(m, &["apart", "merge", "abbreviation"]).await?;
        m.alter_table(Table::alter().table("event").drop_column("post_style").take()).await
    }
}

async fn abbreviation(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("abbreviation")
        .col(big_pk_auto("id"))
        .col(string("short"))
        .col(string("vi"))
        .col(string("en"))
        .col(boolean("shortens"))
        .col(string("identity"))
        .col(integer("version").default(1))
        .take();
    m.create_table(table).await?;
    unique(m, "abbreviation", &["identity"]).await?;
    let mut rows = Query::insert();
    rows.into_table("abbreviation").columns(["short", "vi", "en", "shortens", "identity"]);
    for (short, vi, en, shortens) in ABBREVIATIONS {
        let identity: String = short.chars().filter(|c| c.is_alphanumeric()).collect();
        rows.values_panic([(*short).into(), (*vi).into(), (*en).into(), (*shortens).into(), identity.into()]);
    }
    m.execute(rows).await
}

async fn merge(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("merge")
        .col(big_pk_auto("id"))
        .col(string_len("kind", 20))
        .col(big_integer("kept_id"))
        .col(big_integer("gone_id"))
        .col(string("known_as"))
        .col(string("label"))
        .col(json_binary("kept"))
        .col(json_binary("gone"))
        .col(json_binary("steps"))
        .col(integer("kept_version"))
        .col(big_integer_null("event_id"))
        .col(string("by_name"))
        .col(timestamp_with_time_zone("at"))
        .col(timestamp_with_time_zone_null("undone_at"))
        .foreign_key(&mut refers_to("merge", "event_id", "event"))
        .take();
    m.create_table(table).await?;
    lookup(m, "merge", &["kind", "known_as"]).await?;
    lookup(m, "merge", &["kind", "gone_id"]).await?;
    lookup(m, "merge", &["kind", "kept_id"]).await
}

async fn apart(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("apart")
        .col(big_pk_auto("id"))
        .col(string_len("kind", 20))
        .col(big_integer("lower_id"))
        .col(big_integer("higher_id"))
        .col(string("by_name"))
        .col(timestamp_with_time_zone("at"))
        .take();
    m.create_table(table).await?;
    unique(m, "apart", &["kind", "lower_id", "higher_id"]).await
}

/// Short, Vietnamese, English, and whether a text that is to be short is written so. In the style of Circular 03/2009/TT-BNG
/// where it covers them. Data from here on: administrators change them.
const ABBREVIATIONS: &[(&str, &str, &str, bool)] = &[
    ("UBND", "Ủy ban nhân dân", "People's Committee", true),
    ("HĐND", "Hội đồng nhân dân", "People's Council", true),
    ("UBMTTQ", "Ủy ban Mặt trận Tổ quốc Việt Nam", "Viet Nam Fatherland Front Committee", true),
    ("MTTQ", "Mặt trận Tổ quốc Việt Nam", "Viet Nam Fatherland Front", true),
    ("ĐBQH", "đại biểu Quốc hội", "National Assembly deputy", true),
    ("UVBCT", "Ủy viên Bộ Chính trị", "Member of the Politburo", true),
    ("UVTW", "Ủy viên Trung ương Đảng", "Member of the Party Central Committee", false),
    ("UVTWĐ", "Ủy viên Trung ương Đảng", "Member of the Party Central Committee", true),
    ("UVBTV", "Ủy viên Ban Thường vụ", "Member of the Standing Committee", true),
    ("UVTV", "Ủy viên Ban Thường vụ", "Member of the Standing Committee", false),
    ("BTV", "Ban Thường vụ", "Standing Committee", true),
    ("UVBCH", "Ủy viên Ban Chấp hành", "Member of the Executive Committee", true),
    ("BCH", "Ban Chấp hành", "Executive Committee", true),
    ("TUV", "Tỉnh ủy viên", "Member of the Provincial Party Committee", true),
    ("TW", "Trung ương", "Central Committee", true),
    ("TƯ", "Trung ương", "Central Committee", false),
    ("TNCS", "Thanh niên Cộng sản", "Communist Youth", true),
    ("LHPN", "Liên hiệp Phụ nữ", "Women's Union", true),
    ("LHTN", "Liên hiệp Thanh niên", "Youth Federation", true),
    ("Hội ND", "Hội Nông dân", "Farmers' Union", true),
    ("CCB", "Cựu chiến binh", "Veterans' Association", true),
    ("LĐLĐ", "Liên đoàn Lao động", "Confederation of Labour", true),
    ("LMHTX", "Liên minh Hợp tác xã", "Cooperative Alliance", true),
    ("VCCI", "Liên đoàn Thương mại và Công nghiệp Việt Nam", "VCCI", false),
    ("VUSTA", "Liên hiệp các hội Khoa học và Kỹ thuật Việt Nam", "VUSTA", false),
    ("KH&CN", "Khoa học và Công nghệ", "Science and Technology", true),
    ("KH&KT", "Khoa học và Kỹ thuật", "Science and Engineering", true),
    ("TT&TT", "Thông tin và Truyền thông", "Information and Communications", true),
    ("GD&ĐT", "Giáo dục và Đào tạo", "Education and Training", true),
    ("KH&ĐT", "Kế hoạch và Đầu tư", "Planning and Investment", true),
    ("NN&MT", "Nông nghiệp và Môi trường", "Agriculture and Environment", true),
    ("NN&PTNT", "Nông nghiệp và Phát triển nông thôn", "Agriculture and Rural Development", true),
    ("TN&MT", "Tài nguyên và Môi trường", "Natural Resources and Environment", true),
    ("VHTT&DL", "Văn hóa, Thể thao và Du lịch", "Culture, Sports and Tourism", true),
    ("LĐTB&XH", "Lao động - Thương binh và Xã hội", "Labour, Invalids and Social Affairs", true),
    ("GTVT", "Giao thông vận tải", "Transport", true),
    ("CHQS", "Chỉ huy quân sự", "Military Command", true),
    ("TAND", "Tòa án nhân dân", "People's Court", true),
    ("VKSND", "Viện kiểm sát nhân dân", "People's Procuracy", true),
    ("DNNVV", "doanh nghiệp nhỏ và vừa", "Small and Medium-sized Enterprises", true),
    ("DNHVV", "doanh nghiệp nhỏ và vừa", "Small and Medium-sized Enterprises", false),
    ("HHDN", "Hiệp hội Doanh nghiệp", "Business Association", true),
    ("ĐMST", "đổi mới sáng tạo", "innovation", true),
    ("KNĐMST", "khởi nghiệp đổi mới sáng tạo", "innovative start-up", true),
    ("KNST", "khởi nghiệp sáng tạo", "innovative start-up", true),
    ("HST", "hệ sinh thái", "ecosystem", false),
    ("HTX", "Hợp tác xã", "Cooperative", true),
    ("HĐQT", "Hội đồng quản trị", "Board of Directors", true),
    ("HĐTV", "Hội đồng thành viên", "Members' Council", true),
    ("TGĐ", "Tổng Giám đốc", "General Director", false),
    ("PTGĐ", "Phó Tổng Giám đốc", "Deputy General Director", false),
    ("GĐ", "Giám đốc", "Director", false),
    ("PGĐ", "Phó Giám đốc", "Deputy Director", false),
    ("CT", "Chủ tịch", "Chair", false),
    ("PCT", "Phó Chủ tịch", "Vice Chair", false),
    ("CVCC", "Chuyên viên cao cấp", "Senior Expert", false),
    ("CVC", "Chuyên viên chính", "Principal Expert", false),
    ("CV", "Chuyên viên", "Expert", false),
];
