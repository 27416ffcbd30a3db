//! What an exhibitor does: signs up, applies in four steps, answers, and gets a booth.
use super::super::browser::Browser;
use super::super::people::{Eyes, letter_to};
use super::super::stage::Stage;
use super::SLUG;
use image::{ImageFormat, Rgb, RgbImage};

const EMAIL: &str = "hoa@chim-xanh.example";

/// Somebody who wants to show something.
pub struct Exhibitor {
    pub browser: Browser,
    eyes: Eyes,
}

impl Exhibitor {
    pub async fn sign_up(eyes: Eyes, stage: &Stage) -> Self {
        Self { browser: eyes.sign_up(stage, "Đặng Thị Hoa", EMAIL).await, eyes }
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
            ("name.vi", "Hợp tác xã Chim Xanh"),
            ("name.en", "Blue Bird Cooperative"),
            ("short_name", "Chim Xanh"),
            ("tax_code", "0100233480"),
            ("representative", "Đặng Thị Hoa"),
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
        // The tax code has a wrong last digit: remarked on, never in the way.
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
        browser.fill("logo", &logo.display().to_string()).await;
        browser.send().await;
        assert_eq!(browser.place().await, format!("/desk/{SLUG}/apply/booth"));
    }

    async fn booth(&self) {
        let browser = &self.browser;
        browser.is_sound(self.eyes.language).await;
        browser.choose("booth_kind", "shell").await;
        browser.fill_all(&[("fascia.vi", "HTX CHIM XANH"), ("fascia.en", "BLUE BIRD"), ("power_kw", "1,5")]).await;
        browser.send().await;
        assert_eq!(browser.place().await, format!("/desk/{SLUG}/apply/confirm"));
    }

    /// Reads what the organizer wants, by letter and at the desk, and sends again.
    pub async fn answer(&self, stage: &Stage) {
        let (browser, eyes) = (&self.browser, self.eyes);
        letter_to(&stage.server.data, EMAIL, "trực gian hàng").await;
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
        letter_to(&stage.server.data, EMAIL, "A07").await;
        browser.go(&format!("/desk/{SLUG}")).await;
        browser.reads("A07").await;
        browser.reads(&eyes.say("exhibitors-path-turn")).await;
        browser.is_sound(eyes.language).await;
        browser.press(&eyes.say("exhibitors-act-confirm")).await;
        browser.reads(&eyes.say("exhibitors-state-confirmed")).await;
        browser.is_sound(eyes.language).await;
    }
}
