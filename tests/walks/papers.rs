//! The papers of the first case, printed to PDF by the browser as the office prints them, and read back.
use super::browser::{Browser, Screen};
use super::people::Eyes;
use super::stage::Stage;
use khaihoi::platform::language::Language;
use std::path::PathBuf;
use std::process::Command;
use tempfile::TempDir;

const PAPERS: &str = "/studio/techfest-bac-giang-2023/papers";

/// The address of a paper of the first case.
fn paper(name: &str) -> String {
    format!("{PAPERS}/{name}")
}

/// A printed paper.
struct Pdf {
    folder: TempDir,
}

impl Pdf {
    async fn of(stage: &Stage, browser: &Browser, path: &str) -> Self {
        browser.go(path).await;
        browser.see("h1").await;
        let paper = Self::printed(stage, browser).await;
        if let Some(keep) = std::env::var_os("KEEP_PDF") {
            let name = format!("{}.pdf", path.replace(['/', '?', '='], "-"));
            std::fs::copy(paper.folder.path().join("paper.pdf"), PathBuf::from(keep).join(name)).expect("kept");
        }
        paper
    }

    /// The page as it stands in the browser.
    async fn printed(stage: &Stage, browser: &Browser) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("paper.pdf"), stage.printed(browser).await).expect("written");
        Self { folder }
    }

    fn ask(&self, program: &str, args: &[&str]) -> String {
        let output = Command::new(program).args(args).current_dir(self.folder.path()).output();
        let output = output.unwrap_or_else(|error| panic!("{program} does not run ({error}): ./test installs it"));
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    /// The words of each page, with single spaces.
    fn pages(&self) -> Vec<String> {
        let text = self.ask("pdftotext", &["-layout", "paper.pdf", "-"]);
        let pages = text.split('\u{C}').map(|page| page.split_whitespace().collect::<Vec<_>>().join(" "));
        let mut pages: Vec<String> = pages.collect();
        // A form feed ends each page, the last one too.
        pages.pop();
        pages
    }

    /// How tall a word stands wherever it does, in points.
    fn heights(&self, word: &str) -> Vec<f32> {
        let boxes = self.ask("pdftotext", &["-bbox", "paper.pdf", "-"]);
        let ending = format!(">{word}</word>");
        let side = |line: &str, name: &str| -> Option<f32> { line.split_once(name)?.1.split('"').nth(1)?.parse().ok() };
        let lines = boxes.lines().filter(|line| line.ends_with(&ending));
        lines.filter_map(|line| Some(side(line, "yMax")? - side(line, "yMin")?)).collect()
    }

    /// Width and height of the first sheet in points.
    fn size(&self) -> (u32, u32) {
        let info = self.ask("pdfinfo", &["paper.pdf"]);
        let line = info.lines().find_map(|line| line.strip_prefix("Page size:")).expect("a size").to_owned();
        let numbers: Vec<f32> = line.split_whitespace().filter_map(|word| word.parse().ok()).collect();
        (numbers[0].round() as u32, numbers[1].round() as u32)
    }
}

#[rocket::async_test]
async fn the_papers_of_the_first_case_come_out_of_the_printer_right() {
    let stage = Stage::set("demo").await;
    let office = Eyes { language: Language::Vi, screen: Screen::Desk }.enter(&stage, "administrator").await;

    let list = Pdf::of(&stage, &office, &paper("list/delegates")).await;
    let pages = list.pages();
    assert_eq!(list.size(), (595, 842), "A4, portrait");
    assert!(pages[0].starts_with("BAN TỔ CHỨC"), "no number and nothing else above the head: {}", pages[0]);
    for words in [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "DANH SÁCH ĐẠI BIỂU",
        "STT Họ và tên Chức vụ Đơn vị công tác Ghi chú",
    ] {
        assert!(pages[0].contains(words), "{words}: {}", pages[0]);
    }
    for name in ["Trần Lan Phương", "Nguyễn Hoàng", "Lê Ánh Dương", "Lâm Thị Hương", "Ông Mai Sơn", "Phạm Hồng"] {
        assert_eq!(pages.concat().matches(name).count(), 1, "{name}: {pages:#?}");
    }
    for (page, number) in pages.iter().skip(1).zip(2..) {
        assert!(page.starts_with(&format!("{number} ")), "page {number} begins with its number: {page}");
    }
    assert!(pages.last().is_some_and(|last| last.contains("TM. BAN TỔ CHỨC") && last.contains("TRƯỞNG BAN")), "{pages:#?}");

    let plates = Pdf::of(&stage, &office, &paper("plates")).await;
    let pages = plates.pages();
    assert_eq!(pages.len(), 9, "one sheet for each");
    assert_eq!(plates.size(), (842, 595), "folded in two, the sheet lies across");
    for (page, name) in pages.iter().zip(["TRẦN LAN PHƯƠNG", "NGUYỄN HOÀNG GIANG", "LÊ ÁNH DƯƠNG"]) {
        assert_eq!(page.matches(name).count(), 2, "both sides: {page}");
    }
    assert!(pages[2].contains("Chủ tịch UBND tỉnh"), "{}", pages[2]);
    let heights = plates.heights("PHƯƠNG");
    assert!(heights.len() == 2 && heights.iter().all(|height| *height > 50.0), "a name is read across the table: {heights:?}");

    let seating = Pdf::of(&stage, &office, &paper("seating")).await;
    let pages = seating.pages();
    assert_eq!((pages.len(), seating.size()), (1, (842, 595)), "{pages:#?}");
    assert!(pages[0].contains("SÂN KHẤU") && pages[0].contains("Quất"), "{}", pages[0]);

    let programme = Pdf::of(&stage, &office, &paper("programme")).await;
    let pages = programme.pages();
    assert!(pages[0].contains("CHƯƠNG TRÌNH") && pages[0].contains("Chủ Nhật, ngày 12/11/2023"), "{pages:#?}");
    office.close().await;
}

#[rocket::async_test]
async fn each_booth_has_a_sign_of_its_own_with_its_number_in_one_piece() {
    let stage = Stage::set("demo").await;
    let office = Eyes { language: Language::Vi, screen: Screen::Desk }.enter(&stage, "administrator").await;
    let signs = Pdf::of(&stage, &office, "/studio/ngay-hoi-mau/papers/signs").await;
    let pages = signs.pages();
    assert_eq!((pages.len(), signs.size()), (74, (420, 595)), "one sheet of A5 for each booth");
    for (page, number) in pages.iter().zip(["A01", "A02", "A03"]) {
        assert!(page.split(' ').any(|word| word == number), "{number}: {page}");
    }
    office.close().await;
}

#[rocket::async_test]
async fn a_long_list_repeats_its_head_and_numbers_its_pages() {
    let stage = Stage::set("demo").await;
    let office = Eyes { language: Language::Vi, screen: Screen::Desk }.enter(&stage, "administrator").await;
    office.go(&format!("{PAPERS}/list/delegates")).await;
    office.see(".paper").await;
    // The same people again and again: a list of many sheets without writing one.
    let many = "const table = document.querySelector('.office-table'); const all = [...table.tBodies];
        for (let at = 0; at < 6; at++) all.forEach(one => table.append(one.cloneNode(true)))";
    office.driver.execute(many, vec![]).await.expect("a long list");
    let pages = Pdf::printed(&stage, &office).await.pages();
    assert!(pages.len() > 4, "{}", pages.len());
    for (page, number) in pages.iter().zip(1..).take(pages.len() - 1).skip(1) {
        assert!(page.starts_with(&format!("{number} STT Họ và tên")), "page {number}: {page}");
    }
    assert_eq!(pages.concat().matches("CỘNG HÒA").count(), 1, "the head is on the first page only");
    office.close().await;
}

#[rocket::async_test]
async fn what_is_read_aloud_never_turns_the_page_between_a_heading_and_its_first_guest() {
    let stage = Stage::set("demo").await;
    let office = Eyes { language: Language::Vi, screen: Screen::Desk }.enter(&stage, "administrator").await;
    office.go("/studio/techfest-bac-giang-2023/introduction").await;
    office.see(".intro-company").await;
    // Wherever the pages end.
    for lines in 0..10 {
        let lower = format!("document.getElementById('introduction').style.paddingTop = '{}mm'", lines * 12);
        office.driver.execute(lower, vec![]).await.expect("lower down");
        for page in Pdf::printed(&stage, &office).await.pages() {
            for (heading, english, first) in [
                ("Về phía lãnh đạo tỉnh", "From the leadership of the province", "Lê Ánh Dương"),
                ("Về phía lãnh đạo các sở, ban, ngành", "From the departments and agencies", "Trần Tuấn Nam"),
                ("Về phía các hội", "From unions and associations", "Nguyễn Văn Thi"),
            ] {
                let here = [heading, english, first].map(|words| page.contains(words));
                assert!(here == [true; 3] || here == [false; 3], "{lines}, {heading}: {page}");
            }
        }
    }
    office.close().await;
}

#[rocket::async_test]
async fn seats_are_changed_by_hand_and_the_letterhead_is_seen_while_it_is_typed() {
    for eyes in [Eyes::PHONE, Eyes::DESK] {
        // The link that lets the administrator in works once.
        let stage = Stage::set("demo").await;
        let office = eyes.enter(&stage, "administrator").await;
        for path in ["", "/head", "/list/delegates", "/list/committee", "/programme", "/plates", "/seating"] {
            office.go(&format!("{PAPERS}{path}")).await;
            office.see("h1").await;
            office.is_sound(eyes.language).await;
        }
        office.choose_words("person", "Mai Sơn").await;
        office.choose("to", "2-1").await;
        office.press_at("#seat-form [value=move]").await;
        office.see("[data-place='2-1'].by-hand").await;
        office.go(&format!("{PAPERS}/head")).await;
        office.fill("signer", "Nguyễn Thị Ước").await;
        crate::server::until("the name in the preview", async || {
            let signer = office.see("#head-preview .office-signer").await;
            (signer.text().await.ok()? == "Nguyễn Thị Ước").then_some(())
        })
        .await;
        office.is_quiet().await;
        office.close().await;
    }
}
