//! What an exhibitor does: signs up, applies in four steps, answers, and gets a booth.
use super::super::browser::Browser;
use super::super::people::{Eyes, letter_to};
use super::super::stage::Stage;
use super::SLUG;
use image::{ImageFormat, Rgb, RgbImage};

/// Who applies, and for what.
#[derive(Clone, Copy)]
pub struct Who {
    pub person: &'static str,
    pub email: &'static str,
    pub name: (&'static str, &'static str),
    pub tax_code: &'static str,
    /// The code of a kind of booth.
    pub booth_kind: &'static str,
    pub fascia: (&'static str, &'static str),
}

/// A cooperative whose tax code has a wrong last digit.
pub const HOA: Who = Who {
    person: "Đặng Thị Hoa",
    email: "hoa@chim-xanh.example",
    name: ("Hợp tác xã Chim Xanh", "Blue Bird Cooperative"),
    tax_code: "0100233480",
    booth_kind: "shell",
    fascia: ("HTX CHIM XANH", "BLUE BIRD"),
};

/// Somebody who wants to show something.
pub struct Exhibitor {
    pub browser: Browser,
    pub who: Who,
    eyes: Eyes,
}

impl Exhibitor {
    pub async fn sign_up(eyes: Eyes, stage: &Stage, who: Who) -> Self {
        Self { browser: eyes.sign_up(stage, who.person, who.email).await, who, eyes }
    }

    /// From the public page through the four steps to the desk.
    pub async fn apply(&self, stage: &Stage) {
        let (browser, eyes) = (&self.browser, self.eyes);
        browser.go(&format!("/{}/{SLUG}/exhibit", eyes.language.code())).await;
        browser.is_sound(eyes.language).await;
        browser.press_at(&format!("main a[href=\"/desk/{SLUG}/apply\"]")).await;
        self.organisation().await;
        self.showing(stage).await;
        self.booth().await;
        browser.is_sound(eyes.language).await;
        browser.tick("shown").await;
        browser.press_at("button[name=then][value=send]").await;
        assert_eq!(browser.place().await, format!("/desk/{SLUG}"));
        browser.reads(&eyes.say("exhibitors-state-sent")).await;
        browser.is_sound(eyes.language).await;
    }

    async fn organisation(&self) {
        let browser = &self.browser;
        browser.is_sound(self.eyes.language).await;
        let fields = [
            ("name.vi", self.who.name.0),
            ("name.en", self.who.name.1),
            ("tax_code", self.who.tax_code),
            ("representative", self.who.person),
            ("address", "Số 12, đường Nguyễn Văn Cừ, phường Bắc Giang"),
            ("phone", "so khong dung"),
            ("contact_phone", "0912.345.678"),
        ];
        browser.fill_all(&fields).await;
        browser.choose("kind", "cooperative").await;
        browser.choose("province", "24").await;
        browser.send().await;
        browser.reads(&self.eyes.say("form-phone")).await;
        browser.is_sound(self.eyes.language).await;
        browser.fill("phone", "(0204) 3 856 789").await;
        browser.send().await;
        // A tax code with a wrong last digit is remarked on, never in the way.
        assert_eq!(browser.place().await, format!("/desk/{SLUG}/apply/showing"));
    }

    async fn showing(&self, stage: &Stage) {
        let browser = &self.browser;
        browser.is_sound(self.eyes.language).await;
        browser.choose("fields", "agriculture").await;
        let fields = [
            ("summary.vi", "Trà xanh trồng trên đồi, không thuốc trừ sâu."),
            ("summary.en", "Green tea from the hills, without pesticides."),
            ("products[0].name.vi", "Trà xanh"),
            ("products[0].name.en", "Green tea"),
        ];
        browser.fill_all(&fields).await;
        let logo = stage.server.data.join("logo.png");
        RgbImage::from_pixel(320, 200, Rgb([14, 107, 92])).save_with_format(&logo, ImageFormat::Png).expect("a picture");
        browser.reads(&self.eyes.say("layout-field-none")).await;
        browser.fill("logo", &logo.display().to_string()).await;
        browser.reads("logo.png").await;
        browser.send().await;
        assert_eq!(browser.place().await, format!("/desk/{SLUG}/apply/booth"));
    }

    async fn booth(&self) {
        let browser = &self.browser;
        browser.is_sound(self.eyes.language).await;
        browser.choose("booth_kind", self.who.booth_kind).await;
        browser.fill_all(&[("fascia.vi", self.who.fascia.0), ("fascia.en", self.who.fascia.1), ("power_kw", "1,5")]).await;
        browser.send().await;
        assert_eq!(browser.place().await, format!("/desk/{SLUG}/apply/confirm"));
    }

    /// Reads what the organizer wants, by letter and at the desk, and sends again.
    pub async fn answer(&self, stage: &Stage) {
        let (browser, eyes) = (&self.browser, self.eyes);
        letter_to(&stage.server.data, self.who.email, "trực gian hàng").await;
        browser.go("/desk").await;
        browser.is_sound(eyes.language).await;
        browser.press_at(&format!("main a[href=\"/desk/{SLUG}\"]")).await;
        browser.reads("Xin bổ sung số điện thoại trực gian hàng.").await;
        browser.is_sound(eyes.language).await;
        browser.go(&format!("/desk/{SLUG}/apply/organisation")).await;
        browser.fill("contact_phone", "0987 654 321").await;
        browser.send().await;
        browser.go(&format!("/desk/{SLUG}/apply/confirm")).await;
        browser.tick("shown").await;
        browser.press_at("button[name=then][value=send]").await;
        browser.reads(&eyes.say("exhibitors-state-sent")).await;
    }

    /// The number is in the letter and at the desk, and taking part is confirmed there.
    pub async fn takes_its_booth(&self, stage: &Stage) {
        let (browser, eyes) = (&self.browser, self.eyes);
        letter_to(&stage.server.data, self.who.email, "A07").await;
        browser.go(&format!("/desk/{SLUG}")).await;
        browser.reads("A07").await;
        browser.reads(&eyes.say("exhibitors-path-turn")).await;
        browser.is_sound(eyes.language).await;
        browser.press(&eyes.say("exhibitors-act-confirm")).await;
        browser.reads(&eyes.say("exhibitors-state-confirmed")).await;
        browser.is_sound(eyes.language).await;
    }
}
