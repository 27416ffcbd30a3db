//! A table per rule: a text, and who is read out of it, as "honorific/name/post/post", one person after the other.
use super::read;

fn said(text: &str) -> Vec<String> {
    let one = |person: super::Person| [vec![person.honorific, person.name], person.positions].concat().join("/");
    read(text).people.into_iter().map(one).collect()
}

fn check(table: &[(&str, &[&str])]) {
    for (text, expected) in table {
        assert_eq!(said(text), *expected, "{text}");
    }
}

#[test]
fn honorifics_are_kept_as_printed() {
    check(&[
        ("ông Mai Sơn, Phó Chủ tịch UBND tỉnh", &["ông/Mai Sơn/Phó Chủ tịch UBND tỉnh"]),
        ("Đ/c Ông Quý Đạt - Bí thư", &["Đ/c/Ông Quý Đạt/Bí thư"]),
        ("đồng chí Thiếu tướng Lê Văn Nam, Chính ủy Quân khu", &["đồng chí Thiếu tướng/Lê Văn Nam/Chính ủy Quân khu"]),
        ("GS, TS Lê Văn Lợi - Phó Giám đốc Học viện", &["GS, TS/Lê Văn Lợi/Phó Giám đốc Học viện"]),
        ("GS.TSKH.NGND Đinh Văn Nhã, Viện trưởng", &["GS.TSKH.NGND/Đinh Văn Nhã/Viện trưởng"]),
        ("Mr. John F. Miller, Country Director of Asia Green", &["Mr./John F. Miller/Country Director of Asia Green"]),
        ("dự với ông bà và anh chị em", &[]),
    ]);
}

#[test]
fn each_in_a_group_has_its_form_of_address() {
    check(&[
        ("Có các đồng chí: Lê Văn A - Bí thư; Trần Thị B - Phó Bí thư", &["đồng chí/Lê Văn A/Bí thư", "đồng chí/Trần Thị B/Phó Bí thư"]),
        ("Các ông: Lê Văn A, Giám đốc; bà Trần Thị B, Phó Giám đốc", &["ông/Lê Văn A/Giám đốc", "bà/Trần Thị B/Phó Giám đốc"]),
        (
            "hai đồng chí Phó Chủ tịch UBND tỉnh: Lê Văn A và Đào Văn B",
            &["đồng chí/Lê Văn A/Phó Chủ tịch UBND tỉnh", "đồng chí/Đào Văn B/Phó Chủ tịch UBND tỉnh"],
        ),
        // A sentence ends the group; the next has its own words.
        ("Có các đồng chí: Lê Văn A - Bí thư. Trần Thị B - Phó Bí thư", &["đồng chí/Lê Văn A/Bí thư", "/Trần Thị B/Phó Bí thư"]),
    ]);
}

#[test]
fn a_group_shares_its_post() {
    check(&[
        ("các đồng chí Ủy viên BTV Tỉnh ủy: Lê Văn A - Trưởng ban Tổ chức", &["đồng chí/Lê Văn A/Ủy viên BTV Tỉnh ủy/Trưởng ban Tổ chức"]),
        (
            "các Phó Chủ tịch HĐND tỉnh Trần Văn A, Lê Văn B đồng chủ trì",
            &["/Trần Văn A/Phó Chủ tịch HĐND tỉnh", "/Lê Văn B/Phó Chủ tịch HĐND tỉnh"],
        ),
        ("Các Tỉnh ủy viên: Lê Văn A, Giám đốc Sở Y tế", &["/Lê Văn A/Tỉnh ủy viên/Giám đốc Sở Y tế"]),
        (
            "các đồng chí: Lê Văn A, Trần Văn B - Phó Chủ tịch UBND tỉnh",
            &["đồng chí/Lê Văn A/Phó Chủ tịch UBND tỉnh", "đồng chí/Trần Văn B/Phó Chủ tịch UBND tỉnh"],
        ),
        (
            "Phó Chủ tịch UBND tỉnh: ông Lê Văn A, ông Trần Văn B",
            &["ông/Lê Văn A/Phó Chủ tịch UBND tỉnh", "ông/Trần Văn B/Phó Chủ tịch UBND tỉnh"],
        ),
        // What people are at an event is no post.
        ("Các diễn giả: ông Lê Văn A – Giám đốc Công ty B", &["ông/Lê Văn A/Giám đốc Công ty B"]),
        // Whose own post stands before the name is in no group of posts.
        (
            "các Ủy viên BTV: Lê Văn A - Trưởng ban Tổ chức; nguyên Bí thư Tỉnh ủy Trần Văn B",
            &["/Lê Văn A/Ủy viên BTV/Trưởng ban Tổ chức", "/Trần Văn B/nguyên Bí thư Tỉnh ủy"],
        ),
    ]);
}

#[test]
fn posts_part_at_signs_and_words() {
    check(&[
        ("ông Lê Văn A - TUV - Giám đốc Sở Y tế, Trưởng BTC", &["ông/Lê Văn A/TUV/Giám đốc Sở Y tế/Trưởng BTC"]),
        ("ông Lê Văn A, Chủ tịch HĐQT kiêm Tổng Giám đốc Công ty B", &["ông/Lê Văn A/Chủ tịch HĐQT/Tổng Giám đốc Công ty B"]),
        ("ông Lê Văn A, Chủ tịch kiêm Tổng Giám đốc Công ty B", &["ông/Lê Văn A/Chủ tịch kiêm Tổng Giám đốc Công ty B"]),
        ("ông Lê Văn A (Giám đốc Sở Y tế, Trưởng đoàn) dự", &["ông/Lê Văn A/Giám đốc Sở Y tế/Trưởng đoàn"]),
        ("ông Lê Văn A-Bí thư Tỉnh ủy,Chủ tịch HĐND", &["ông/Lê Văn A/Bí thư Tỉnh ủy/Chủ tịch HĐND"]),
        ("ông Lê Văn A, nguyên Bí thư, Quyền Chủ tịch UBND", &["ông/Lê Văn A/nguyên Bí thư/Quyền Chủ tịch UBND"]),
        ("ông Lê Văn A hiện là Giám đốc Quỹ B", &["ông/Lê Văn A/Giám đốc Quỹ B"]),
    ]);
}

#[test]
fn names_of_bodies_may_hold_signs() {
    check(&[
        ("ông Lê Văn A, Giám đốc Sở Văn hóa, Thể thao và Du lịch dự", &["ông/Lê Văn A/Giám đốc Sở Văn hóa, Thể thao và Du lịch"]),
        ("ông Lê Văn A - Trưởng phòng Kinh tế - Hạ tầng", &["ông/Lê Văn A/Trưởng phòng Kinh tế - Hạ tầng"]),
        ("ông Lê Văn A, Giám đốc Trung tâm B, Bộ KH&CN", &["ông/Lê Văn A/Giám đốc Trung tâm B, Bộ KH&CN"]),
        ("ông Lê Văn A - Trưởng phòng Công nghệ (Sở KH&CN) nói", &["ông/Lê Văn A/Trưởng phòng Công nghệ (Sở KH&CN)"]),
        ("ông Lê Văn A - Giám đốc Công ty “Sao, Mai”", &["ông/Lê Văn A/Giám đốc Công ty “Sao, Mai”"]),
        ("ông Lê Văn A - Bí thư tỉnh Bà Rịa - Vũng Tàu", &["ông/Lê Văn A/Bí thư tỉnh Bà Rịa - Vũng Tàu"]),
        ("bà Lê Thị B - Hiệu trưởng Trường THPT Lê Quý Đôn", &["bà/Lê Thị B/Hiệu trưởng Trường THPT Lê Quý Đôn"]),
    ]);
}

#[test]
fn posts_may_stand_before_the_name() {
    check(&[
        ("Chủ tịch HĐND tỉnh Phan Trọng Nghĩa dự", &["/Phan Trọng Nghĩa/Chủ tịch HĐND tỉnh"]),
        ("Phó Chủ tịch UBND tỉnh Cao Bằng, Dương Khánh Toàn", &["/Dương Khánh Toàn/Phó Chủ tịch UBND tỉnh Cao Bằng"]),
        ("Bí thư Tỉnh ủy Lê Văn A, Chủ tịch UBND tỉnh Trần Văn B", &["/Lê Văn A/Bí thư Tỉnh ủy", "/Trần Văn B/Chủ tịch UBND tỉnh"]),
        ("Bí thư Tỉnh ủy Lê Văn A, Trưởng Đoàn ĐBQH tỉnh", &["/Lê Văn A/Bí thư Tỉnh ủy/Trưởng Đoàn ĐBQH tỉnh"]),
        ("đồng chí Phó Chủ tịch UBND tỉnh Lê Văn A", &["đồng chí/Lê Văn A/Phó Chủ tịch UBND tỉnh"]),
        ("Chủ tịch UBND xã Tiên Lục Hà Văn Bé", &["/Hà Văn Bé/Chủ tịch UBND xã Tiên Lục"]),
        ("Đại sứ Hàn Quốc tại Việt Nam Choi Young Sam đến chào", &["/Choi Young Sam/Đại sứ Hàn Quốc tại Việt Nam"]),
        ("Trưởng ban: Ông Lê Văn A - Phó Chủ tịch UBND tỉnh", &["Ông/Lê Văn A/Trưởng ban/Phó Chủ tịch UBND tỉnh"]),
        // Whose order it was is not whose post it is.
        ("Thừa lệnh của Chủ tịch UBND tỉnh, ông Lê Văn A, Phó Giám đốc Sở", &["ông/Lê Văn A/Phó Giám đốc Sở"]),
    ]);
}

#[test]
fn bodies_and_trades_may_stand_for_a_post() {
    check(&[
        ("ông Lê Văn A từ Viện Toán ứng dụng", &["ông/Lê Văn A/Viện Toán ứng dụng"]),
        ("ông Lê Văn A (Công ty Sao Mai)", &["ông/Lê Văn A/Công ty Sao Mai"]),
        (
            "bà Lê Thị B, chủ cơ sở sản xuất miến; anh Lục Văn C, kỹ thuật viên",
            &["bà/Lê Thị B/chủ cơ sở sản xuất miến", "anh/Lục Văn C/kỹ thuật viên"],
        ),
        ("bà Lê Thị B, đại diện Quỹ Sao Mai", &["bà/Lê Thị B/đại diện Quỹ Sao Mai"]),
        ("bà Lê Thị B, Giám đốc Sở Y tế, đại diện Văn phòng UBND", &["bà/Lê Thị B/Giám đốc Sở Y tế"]),
    ]);
}

#[test]
fn crowds_are_nobody() {
    check(&[
        ("các đồng chí Phó chủ tịch HĐND,UBND tỉnh; đại diện một số sở, ngành; gần 100 đoàn viên", &[]),
        ("ông Lê Văn A, Giám đốc Sở và các tăng ni, phật tử", &["ông/Lê Văn A/Giám đốc Sở"]),
        ("Thiếu tướng Lê Văn A - Chính ủy, các đồng chí trong Đảng ủy, Bộ Tư lệnh Quân khu", &["Thiếu tướng/Lê Văn A/Chính ủy"]),
        ("Techfest Quảng Ninh tại phường Hồng Gai, đường Trần Hưng Đạo", &[]),
    ]);
    let crowds = read("đại diện một số sở, ngành cùng các tăng ni").crowds.len();
    assert_eq!(crowds, 2);
}

#[test]
fn who_made_the_report_is_nobody() {
    check(&[
        ("ông Lê Văn A, Giám đốc Sở Y tế. Ảnh: Vũ Minh Tú", &["ông/Lê Văn A/Giám đốc Sở Y tế"]),
        ("Tin, bài và ảnh: Vũ Minh Tú", &[]),
        ("ông Lê Văn A, Giám đốc Sở Y tế (Ảnh: Vũ Minh Tú)", &["ông/Lê Văn A/Giám đốc Sở Y tế"]),
    ]);
}

#[test]
fn people_are_counted_again_only_with_posts() {
    check(&[
        ("ông Lê Văn Giang, Giám đốc. Ông Giang nói. Ông Lê Văn Giang trao quà", &["ông/Lê Văn Giang/Giám đốc"]),
        ("bà Lê Thị B, Bí thư. Tỉnh ủy viên Lê Thị B dự", &["bà/Lê Thị B/Bí thư", "/Lê Thị B/Tỉnh ủy viên"]),
    ]);
}

#[test]
fn lines_and_lists_are_read() {
    check(&[
        (
            "1. Lê Văn A - Bí thư\n2) Trần Thị B: Chủ tịch\n- Vừ A Páo / Trưởng bản",
            &["/Lê Văn A/Bí thư", "/Trần Thị B/Chủ tịch", "/Vừ A Páo/Trưởng bản"],
        ),
        ("ông Lê\nVăn A, Bí thư Đảng ủy\nphường Kinh Bắc", &["ông/Lê Văn A/Bí thư Đảng ủy phường Kinh Bắc"]),
        ("Lê Văn A\nPhó Giám đốc Sở Y tế", &["/Lê Văn A/Phó Giám đốc Sở Y tế"]),
        ("Có các đồng chí:\n- Lê Văn A, Bí thư.\n- Trần Văn B, Chủ tịch.", &["đồng chí/Lê Văn A/Bí thư", "đồng chí/Trần Văn B/Chủ tịch"]),
    ]);
}

#[test]
fn tables_are_read_by_column() {
    check(&[
        ("STT\tHọ và tên\tChức vụ\tĐơn vị\n1\tLê Thị B\tPhó Giám đốc\tSở Tài chính", &["/Lê Thị B/Phó Giám đốc Sở Tài chính"]),
        ("1\tLê Thị B\tTrưởng phòng Quản lý\tSở Tài chính\t0912 345 678", &["/Lê Thị B/Trưởng phòng Quản lý, Sở Tài chính"]),
        ("Lý A Chư\tUBND xã Tả Van\tChủ tịch", &["/Lý A Chư/Chủ tịch UBND xã Tả Van"]),
    ]);
}

#[test]
fn the_side_is_what_the_text_says() {
    let reading = read("Về phía tỉnh Sơn La có ông Lê Văn A, Giám đốc Sở Y tế. Cùng dự có bà Lê Thị B, Bí thư.");
    let sides: Vec<&str> = reading.people.iter().map(|person| person.side.as_str()).collect();
    assert_eq!(sides, ["Về phía tỉnh Sơn La", ""]);
}

#[test]
fn a_post_is_parted_from_its_body_where_that_is_clear() {
    let table = [
        ("Giám đốc Sở Khoa học và Công nghệ", "Giám đốc", "Sở Khoa học và Công nghệ"),
        ("Phó Chủ tịch Thường trực UBND tỉnh", "Phó Chủ tịch Thường trực", "UBND tỉnh"),
        ("Ủy viên Ban Thường vụ Tỉnh ủy", "Ủy viên Ban Thường vụ", "Tỉnh ủy"),
        ("UVBTV Tỉnh ủy", "UVBTV", "Tỉnh ủy"),
        ("Tỉnh ủy viên", "Tỉnh ủy viên", ""),
        ("Phó Trưởng ban Thường trực Ban Tuyên giáo Tỉnh ủy", "Phó Trưởng ban Thường trực Ban Tuyên giáo Tỉnh ủy", ""),
        ("Trưởng Ban Tổ chức", "Trưởng Ban Tổ chức", ""),
        ("nguyên Thứ trưởng Bộ Y tế", "nguyên Thứ trưởng", "Bộ Y tế"),
        ("Chủ tịch HĐQT Công ty CP Sao Mai", "Chủ tịch HĐQT", "Công ty CP Sao Mai"),
        ("kỹ thuật viên", "kỹ thuật viên", ""),
    ];
    for (post, title, body) in table {
        assert_eq!(super::title_and_body(post), (title.to_owned(), body.to_owned()), "{post}");
    }
}

#[test]
fn degrees_are_parted_from_the_form_of_address() {
    let table = [
        ("đồng chí", "đồng chí", ""),
        ("ông TS.", "ông", "TS."),
        ("PGS.TS.", "", "PGS.TS."),
        ("Thượng tướng, TS", "Thượng tướng", "TS"),
        ("Tiến sỹ", "", "Tiến sỹ"),
    ];
    for (printed, address, degrees) in table {
        assert_eq!(super::honorific_and_degrees(printed), (address.to_owned(), degrees.to_owned()), "{printed}");
    }
}
