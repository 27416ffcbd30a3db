//! What is sent as a picture becomes a picture of ours: decoded within limits, turned upright, scaled, encoded anew.
use super::complete;
use super::reference::{Encoding, LADDER, PictureRef};
use crate::platform::error::Refusal;
use image::codecs::{jpeg::JpegEncoder, png, webp::WebPEncoder};
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, ImageResult, Limits, RgbaImage};
use std::io::Cursor;

/// The largest file taken, in bytes (10 MB). The words of `form-picture-too-large` say so too.
pub const MAX_BYTES: usize = 10 * 1024 * 1024;
/// The longest side decoded, in pixels.
const MAX_SIDE: u32 = 12_000;
/// The most pixels decoded: 64 megapixels, what the best telephones send.
const MAX_PIXELS: u64 = 64_000_000;
/// The most memory one decoded picture may take, in bytes: 64 megapixels of four bytes, and some room for the decoder.
const MAX_MEMORY: u64 = 320 * 1024 * 1024;
/// JPEG quality, of 100.
const QUALITY: u8 = 82;
/// WebP quality, of 100: looks like the JPEG.
const WEBP_QUALITY: f32 = 76.0;

/// What a picture is for; decides the widest rendition kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A person's face, never shown wider than a column.
    Portrait,
    /// An organisation's mark.
    Logo,
    /// A picture across the page.
    Cover,
    /// A photograph of the news, looked at closely: kept larger, and beside each JPEG as a smaller WebP.
    Photo,
    /// What lies under the plan of a hall: looked at from near.
    Plan,
}

impl Purpose {
    /// The widest rendition, in pixels; the highest is twice that, so that no strip is kilometres long.
    fn width(self) -> u32 {
        match self {
            Self::Portrait | Self::Logo => 640,
            Self::Cover => 1280,
            Self::Photo => 1920,
            Self::Plan => 2560,
        }
    }
}

/// Why something is not taken as a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// More bytes than [`MAX_BYTES`].
    TooLarge,
    /// Not PNG, JPEG, WebP or GIF by its content, whatever its name says.
    NotAPicture,
    /// Cut short, or broken inside.
    Damaged,
    /// Would take more pixels or memory than we give.
    TooManyPixels,
}

impl Fault {
    /// The words for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::TooLarge => "form-picture-too-large",
            Self::NotAPicture => "form-picture-not-a-picture",
            Self::Damaged => "form-picture-damaged",
            Self::TooManyPixels => "form-picture-too-many-pixels",
        }
    }

    /// The refusal to show at the form field `name`.
    pub fn at(self, name: &str) -> Refusal {
        Refusal::at(name.to_owned(), self.key())
    }
}

impl From<ImageError> for Fault {
    fn from(error: ImageError) -> Self {
        match error {
            ImageError::Limits(_) => Self::TooManyPixels,
            _ => Self::Damaged,
        }
    }
}

/// One file to keep.
pub struct Rendition {
    /// Its name, as in `/files/<name>`.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A picture ready to be kept, in every width.
pub struct Encoded {
    /// What rows keep of it.
    pub reference: PictureRef,
    /// The files, the largest first.
    pub renditions: Vec<Rendition>,
}

/// Checks `bytes` by content and encodes them anew in each width, without metadata. Deterministic: the same bytes get the same names.
/// Takes up to about a second and [`MAX_MEMORY`] bytes: call it on the picture lane.
pub fn check_and_encode(bytes: &[u8], purpose: Purpose) -> Result<Encoded, Fault> {
    // A decoder that stumbles over a crafted file has found it damaged, as far as the sender is concerned.
    std::panic::catch_unwind(|| encode_all(&shape(decode(bytes)?, purpose), purpose)).unwrap_or(Err(Fault::Damaged))
}

struct Decoded {
    image: DynamicImage,
    orientation: Orientation,
}

fn decode(bytes: &[u8]) -> Result<Decoded, Fault> {
    if bytes.len() > MAX_BYTES {
        return Err(Fault::TooLarge);
    }
    let format = image::guess_format(bytes).map_err(|_| Fault::NotAPicture)?;
    if !matches!(format, ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP | ImageFormat::Gif) {
        return Err(Fault::NotAPicture);
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits());
    let mut decoder = reader.into_decoder()?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MAX_PIXELS || decoder.total_bytes() > MAX_MEMORY {
        return Err(Fault::TooManyPixels);
    }
    if width == 0 || height == 0 || !complete::is_complete(bytes, format) {
        return Err(Fault::Damaged);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    Ok(Decoded { image: DynamicImage::from_decoder(decoder)?, orientation })
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_MEMORY);
    limits
}

/// The picture upright, in its largest size, in eight bits a channel.
fn shape(Decoded { image, orientation }: Decoded, purpose: Purpose) -> DynamicImage {
    let turned =
        matches!(orientation, Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH);
    let swap = |(a, b): (u32, u32)| if turned { (b, a) } else { (a, b) };
    let (width, height) = fit(swap((image.width(), image.height())), purpose.width());
    // Twice the size by plain averaging first: the fine filter would need 16 bytes for each pixel of the original.
    let coarse = swap((width * 2, height * 2));
    let image = if image.width() > coarse.0 { image.thumbnail_exact(coarse.0, coarse.1) } else { image };
    let mut image = if purpose == Purpose::Photo { on_white(image) } else { eight_bits(image) };
    image.apply_orientation(orientation);
    scale(&image, width, height)
}

/// The largest size not above `max` in width, twice that in height, and the original.
fn fit((width, height): (u32, u32), max: u32) -> (u32, u32) {
    let (w, h, max) = (u64::from(width), u64::from(height), u64::from(max));
    let fitted = max.min(w).min((w * max * 2) / h).max(1);
    (fitted as u32, height_for(fitted as u32, width, height))
}

fn height_for(fitted: u32, width: u32, height: u32) -> u32 {
    let (fitted, width, height) = (u64::from(fitted), u64::from(width), u64::from(height));
    ((fitted * height + width / 2) / width).clamp(1, height) as u32
}

fn eight_bits(image: DynamicImage) -> DynamicImage {
    if image.color().has_alpha() {
        let rgba = image.into_rgba8();
        if rgba.pixels().any(|pixel| pixel[3] < u8::MAX) {
            return rgba.into();
        }
        return DynamicImage::from(rgba).into_rgb8().into();
    }
    image.into_rgb8().into()
}

/// What one could see through becomes white: a photograph is always opaque.
fn on_white(image: DynamicImage) -> DynamicImage {
    if !image.color().has_alpha() {
        return image.into_rgb8().into();
    }
    let mut paper = RgbaImage::from_pixel(image.width(), image.height(), image::Rgba([u8::MAX; 4]));
    image::imageops::overlay(&mut paper, &image.into_rgba8(), 0, 0);
    DynamicImage::from(paper).into_rgb8().into()
}

fn scale(image: &DynamicImage, width: u32, height: u32) -> DynamicImage {
    if (image.width(), image.height()) == (width, height) {
        return image.clone();
    }
    match image {
        DynamicImage::ImageRgba8(rgba) => scale_with_alpha(rgba.clone(), width, height).into(),
        _ => image.resize_exact(width, height, FilterType::CatmullRom),
    }
}

/// Scaling mixes neighbours: colours are weighted by their alpha first, or what is invisible would bleed into the edges.
fn scale_with_alpha(mut image: RgbaImage, width: u32, height: u32) -> RgbaImage {
    for pixel in image.pixels_mut() {
        let alpha = u16::from(pixel[3]);
        pixel.0[..3].iter_mut().for_each(|c| *c = (u16::from(*c) * alpha / 255) as u8);
    }
    let mut scaled = image::imageops::resize(&image, width, height, FilterType::CatmullRom);
    for pixel in scaled.pixels_mut().filter(|pixel| pixel[3] > 0) {
        let alpha = u16::from(pixel[3]);
        pixel.0[..3].iter_mut().for_each(|c| *c = (u16::from(*c) * 255 / alpha).min(255) as u8);
    }
    scaled
}

fn encode_all(largest: &DynamicImage, purpose: Purpose) -> Result<Encoded, Fault> {
    let (encoding, bytes) = encode_best(largest)?;
    let reference = PictureRef::of(&bytes, largest.width(), largest.height(), encoding);
    let twin = (purpose == Purpose::Photo).then(|| reference.in_webp());
    let mut renditions = vec![Rendition { name: reference.to_string(), bytes }];
    renditions.extend(twin.as_ref().map(|twin| Rendition { name: twin.to_string(), bytes: lossy_webp(largest) }));
    for width in LADDER.into_iter().filter(|width| *width < largest.width()).rev() {
        let scaled = scale(largest, width, height_for(width, largest.width(), largest.height()));
        renditions.push(Rendition { name: reference.name(width), bytes: encode(&scaled, encoding)? });
        renditions.extend(twin.as_ref().map(|twin| Rendition { name: twin.name(width), bytes: lossy_webp(&scaled) }));
    }
    Ok(Encoded { reference, renditions })
}

/// About a third smaller than JPEG at the same look.
fn lossy_webp(image: &DynamicImage) -> Vec<u8> {
    let rgb = image.to_rgb8();
    webp::Encoder::from_rgb(&rgb, rgb.width(), rgb.height()).encode(WEBP_QUALITY).to_vec()
}

/// Opaque pictures become JPEG; those one can see through PNG or lossless WebP, whichever is smaller.
fn encode_best(image: &DynamicImage) -> ImageResult<(Encoding, Vec<u8>)> {
    if !image.color().has_alpha() {
        return Ok((Encoding::Jpeg, encode(image, Encoding::Jpeg)?));
    }
    let (png, webp) = (encode(image, Encoding::Png)?, encode(image, Encoding::WebP)?);
    Ok(if webp.len() < png.len() { (Encoding::WebP, webp) } else { (Encoding::Png, png) })
}

fn encode(image: &DynamicImage, encoding: Encoding) -> ImageResult<Vec<u8>> {
    let mut bytes = Vec::new();
    match encoding {
        Encoding::Jpeg => image.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY))?,
        Encoding::Png => {
            let (effort, filter) = (png::CompressionType::Best, png::FilterType::Adaptive);
            image.write_with_encoder(png::PngEncoder::new_with_quality(&mut bytes, effort, filter))?;
        }
        Encoding::WebP => image.write_with_encoder(WebPEncoder::new_lossless(&mut bytes))?,
    }
    Ok(bytes)
}

#[cfg(test)]
#[path = "picture_tests.rs"]
pub(super) mod tests;
