//! Whether a picture arrived whole. Decoders are forgiving: they paint what is missing grey and say nothing.
use image::ImageFormat;

/// False when the end of the file is missing. PNG is left to its decoder, which does complain.
pub fn is_complete(bytes: &[u8], format: ImageFormat) -> bool {
    match format {
        ImageFormat::Jpeg => jpeg_reaches_its_end(bytes).unwrap_or(false),
        ImageFormat::WebP => riff_length(bytes).is_some_and(|length| length <= bytes.len()),
        ImageFormat::Gif => gif_first_frame_ends(bytes).unwrap_or(false),
        _ => true,
    }
}

/// Walks the segments up to the end marker (ITU T.81, annex B); `None` when the bytes run out first.
/// Searching for the marker alone would find the one of the embedded thumbnail.
fn jpeg_reaches_its_end(bytes: &[u8]) -> Option<bool> {
    const END: u8 = 0xD9;
    const SCAN: u8 = 0xDA;
    let mut at = 2;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == 0xFF)?;
        at += bytes.get(at..)?.iter().position(|byte| *byte != 0xFF)?;
        let marker = bytes[at];
        at += 1;
        match marker {
            END => return Some(true),
            0x00 | 0x01 | 0xD0..=0xD8 => continue,
            _ => at += usize::from(u16::from_be_bytes([*bytes.get(at)?, *bytes.get(at + 1)?])),
        }
        if marker == SCAN {
            // Inside a scan, 0xFF is data when 0x00 or a restart marker follows.
            let next = |pair: &[u8]| pair[0] == 0xFF && !matches!(pair[1], 0x00 | 0xD0..=0xD7);
            at += bytes.get(at..)?.windows(2).position(next)?;
        }
    }
}

/// What a RIFF file says its length is, in bytes.
fn riff_length(bytes: &[u8]) -> Option<usize> {
    let length = u32::from_le_bytes(bytes.get(4..8)?.try_into().ok()?);
    usize::try_from(length).ok()?.checked_add(8)
}

/// Walks the blocks (GIF 89a, sections 18 to 26) up to the end of the first frame, the only one we keep.
fn gif_first_frame_ends(bytes: &[u8]) -> Option<bool> {
    let table = |flags: u8| if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) };
    let mut at = 13 + table(*bytes.get(10)?);
    loop {
        match *bytes.get(at)? {
            0x21 => at = after_sub_blocks(bytes, at + 2)?,
            0x2C => {
                let data = at + 10 + table(*bytes.get(at + 9)?) + 1;
                return after_sub_blocks(bytes, data).map(|_| true);
            }
            _ => return Some(false),
        }
    }
}

fn after_sub_blocks(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        match usize::from(*bytes.get(at)?) {
            0 => return Some(at + 1),
            length => at += length + 1,
        }
    }
}
