mod cover;
mod create;
mod front_page;
mod letters;
mod publish;
mod settings;
mod team;

/// The fields of the settings form, as a browser sends them for a bare event, with some changed or added.
pub fn settings<'a>(version: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![("name.vi", "Ngày hội"), ("name.en", "Festival"), ("zone", "Asia/Ho_Chi_Minh"), ("version", version)];
    fields.retain(|(name, _)| more.iter().all(|(other, _)| other != name));
    fields.extend_from_slice(more);
    fields
}
