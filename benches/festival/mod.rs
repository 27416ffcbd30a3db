//! A festival of any size, as a seed file: what benchmarks and tests of speed look at.
use std::fmt::Write as _;

/// A festival of three days with this many items in six rooms, a sixth as many people and a fifth as many exhibitors.
pub fn festival(items: usize) -> String {
    festival_of(items, 6, 45)
}

/// The same in so many rooms, with an item in each of them every so many minutes.
pub fn festival_of(items: usize, rooms: usize, every: usize) -> String {
    let (people, exhibitors) = (items / 6 + 2, items / 5);
    let mut toml = String::from(
        "[event]\nslug = \"bench\"\nstate = \"published\"\nname = { vi = \"Ngày hội để đo\", en = \"A festival to measure\" }\n\
         starts = \"2026-11-22\"\nends = \"2026-11-24\"\nprovince = \"24\"\nvenue = { vi = \"Trung tâm Hội nghị tỉnh\", en = \"Provincial Convention Centre\" }\n\
         booths = { opens = \"2026-10-01\", closes = \"2026-11-24\", limit = 900 }\n",
    );
    for room in 0..rooms {
        let _ = write!(
            toml,
            "[[rooms]]\nkey = \"r{room}\"\nname = {{ vi = \"Phòng {room}\", en = \"Room {room}\" }}\ncapacity = 120\nshared = {}\n",
            room == 5
        );
    }
    for person in 0..people {
        let name = NAMES[person % NAMES.len()];
        let _ = write!(
            toml,
            "[[people]]\nkey = \"p{person}\"\nhonorific = \"Ông\"\nname = \"{name} {}\"\n\
             positions = [{{ title = {{ vi = \"Giám đốc\", en = \"Director\" }}, organisation = {{ vi = \"Sở Khoa học và Công nghệ {}\", en = \"Department {}\" }} }}]\n\
             [[delegates]]\nperson = \"p{person}\"\npart = \"{}\"\n",
            NAMES[person / NAMES.len() % NAMES.len()].split(' ').next_back().unwrap_or_default(),
            person % 20,
            person % 20,
            if person % 5 == 0 { "official" } else { "speaker" },
        );
    }
    for item in 0..items {
        let (day, slot, room) = (22 + item % 3, item / 3 / rooms, item / 3 % rooms);
        let minutes = 8 * 60 + slot * every % 720;
        let _ = write!(
            toml,
            "[[items]]\nkey = \"i{item}\"\nkind = \"forum\"\ntitle = {{ vi = \"Diễn đàn số {item}: kết nối hệ sinh thái khởi nghiệp\", en = \"Forum {item}: connecting the ecosystem\" }}\n\
             day = \"2026-11-{day}\"\nfrom = \"{:02}:{:02}\"\nto = \"{:02}:{:02}\"\nroom = \"r{room}\"\npeople = [{{ person = \"p{}\", part = \"speaker\" }}]\n",
            minutes / 60,
            minutes % 60,
            (minutes + every - 5) / 60,
            (minutes + every - 5) % 60,
            item % people,
        );
    }
    if exhibitors > 0 {
        let _ = write!(
            toml,
            "[[halls]]\nname = {{ vi = \"Nhà A\", en = \"Hall A\" }}\nwidth = 600\ndepth = 30\n\
             [[halls.rows]]\nfirst = \"A000\"\ncount = {}\nkind = \"shell\"\nat = [3, 3]\n",
            exhibitors.min(190)
        );
    }
    for exhibitor in 0..exhibitors {
        let _ = write!(
            toml,
            "[[exhibitors]]\nname = {{ vi = \"Công ty cổ phần số {exhibitor}\", en = \"Company {exhibitor}\" }}\nkind = \"company\"\nphone = \"0912 345 678\"\nemail = \"so{exhibitor}@bench.example\"\n\
             representative = \"Nguyễn Văn An\"\nrepresentative_post = \"Giám đốc\"\naddress = \"Số {exhibitor}, phường Bắc Giang\"\nprovince = \"24\"\ncontact_name = \"Nguyễn Văn An\"\ncontact_post = \"Giám đốc\"\ncontact_phone = \"0912 345 678\"\n\
             fascia = {{ vi = \"CÔNG TY {exhibitor}\", en = \"COMPANY {exhibitor}\" }}\nfields = [\"digital\"]\nproducts = [{{ name = {{ vi = \"Phần mềm {exhibitor}\", en = \"Software {exhibitor}\" }} }}]\nsummary = {{ vi = \"Phần mềm cho nông nghiệp\", en = \"Software for farming\" }}\nshown = true\nstate = \"accepted\"\nbooth = \"A{exhibitor:03}\"\nbooth_kind = \"shell\"\n",
        );
    }
    toml + "[releases]\npublish = true\n"
}

const NAMES: [&str; 10] = [
    "Nguyễn Văn An",
    "Trần Thị Bình",
    "Lê Hoàng Dũng",
    "Phạm Minh Đức",
    "Vũ Hải Yến",
    "Hoàng Thu Hà",
    "Đặng Quốc Khánh",
    "Bùi Thị Lan",
    "Ninh Quang Minh",
    "Vi Văn Ơn",
];
