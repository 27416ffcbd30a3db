//! What the log calls the columns of every area, and which it keeps to itself.
use crate::exhibitors::form::FormField;
use sea_orm::ActiveEnum;

/// Columns with a word of their own, in the order they are shown.
const WORDS: &[(&str, &str)] = &[
    ("state", "events-log-field-state"),
    ("role", "events-log-field-role"),
    ("kind", "events-log-field-kind"),
    ("name", "events-log-field-name"),
    ("short_name", "events-log-field-short-name"),
    ("title", "events-log-field-title"),
    ("theme", "events-log-field-theme"),
    ("slug", "events-log-field-slug"),
    ("edition", "events-log-field-edition"),
    ("starts_on", "events-log-field-starts-on"),
    ("ends_on", "events-log-field-ends-on"),
    ("day", "events-log-field-day"),
    ("part_of_day", "events-log-field-part-of-day"),
    ("starts_at", "events-log-field-starts-at"),
    ("ends_at", "events-log-field-ends-at"),
    ("zone", "events-log-field-zone"),
    ("province_code", "events-log-field-province"),
    ("province_then", "events-log-field-province-then"),
    ("venue", "events-log-field-venue"),
    ("address", "events-log-field-address"),
    ("description", "events-log-field-description"),
    ("bodies", "events-log-field-bodies"),
    ("cover", "events-log-field-cover"),
    ("accent", "events-log-field-accent"),
    ("registration_opens_at", "events-log-field-registration-opens"),
    ("registration_closes_at", "events-log-field-registration-closes"),
    ("booths_open_at", "events-log-field-booths-open"),
    ("booths_close_at", "events-log-field-booths-close"),
    ("hours_from", "events-log-field-hours-from"),
    ("hours_to", "events-log-field-hours-to"),
    ("travel_minutes", "events-log-field-travel"),
    ("post_style", "events-log-field-post-style"),
    ("short", "events-log-field-short-name"),
    ("expected", "events-log-field-expected"),
    ("times", "events-log-field-times"),
    ("booth_limit", "events-log-field-booth-limit"),
    ("sample", "events-log-field-sample"),
    ("email", "events-log-field-email"),
    ("phone", "events-log-field-phone"),
    ("part", "events-log-field-part"),
    ("side", "events-log-field-side"),
    ("honorific", "events-log-field-honorific"),
    ("degrees", "events-log-field-degrees"),
    ("biography", "events-log-field-biography"),
    ("portrait", "events-log-field-portrait"),
    ("positions", "events-log-field-positions"),
    ("posts", "events-log-field-positions"),
    ("gender", "events-log-field-gender"),
    ("birth_year", "events-log-field-birth-year"),
    ("sort_override", "events-log-field-sort-override"),
    ("level", "events-log-field-level"),
    ("block", "events-log-field-block"),
    ("printed_honorific", "events-log-field-printed-honorific"),
    ("printed_titles", "events-log-field-printed-titles"),
    ("committee_role", "events-log-field-committee-role"),
    ("place", "events-log-field-place"),
    ("order", "events-log-field-order"),
    ("by_hand", "events-log-field-by-hand"),
    ("answer", "events-log-field-answer"),
    ("arrived_at", "events-log-field-arrived"),
    ("heading", "events-log-field-heading"),
    ("capacity", "events-log-field-capacity"),
    ("shared", "events-log-field-shared"),
    ("room_id", "events-log-field-room"),
    ("all_rooms", "events-log-field-all-rooms"),
    ("track_id", "events-log-field-track"),
    ("language", "events-log-field-language"),
    ("people", "events-log-field-people"),
    ("cancelled_at", "events-log-field-cancelled"),
    ("late_minutes", "events-log-field-late"),
    ("speaking_since", "events-log-field-speaking"),
    ("number", "events-log-field-number"),
    ("booth", "events-log-field-booth"),
    ("booths", "events-log-field-booths"),
    ("village", "events-log-field-village"),
    ("booth_kind", "events-log-field-booth-kind"),
    ("booth_count", "events-log-field-booth-count"),
    ("offered_until", "events-log-field-offered-until"),
    ("automatic", "events-log-field-offers-automatic"),
    ("offer_days", "events-log-field-offer-days"),
    ("may_join", "events-log-field-may-join"),
    ("fascia", "events-log-field-fascia"),
    ("summary", "events-log-field-summary"),
    ("products", "events-log-field-products"),
    ("logo", "events-log-field-logo"),
    ("shown", "events-log-field-shown"),
    ("words", "events-log-field-words"),
    ("note", "events-log-field-note"),
    ("lead", "events-log-field-lead"),
    ("author", "events-log-field-author"),
    ("publish_at", "events-log-field-publish-at"),
    ("deleted_at", "events-log-field-deleted"),
    ("press", "events-log-field-press"),
    ("alt", "events-log-field-alt"),
    ("caption", "events-log-field-caption"),
    ("credit", "events-log-field-credit"),
    ("amount", "events-log-field-amount"),
    ("relief", "events-log-field-relief"),
    ("reason", "events-log-field-reason"),
    ("extra", "events-log-field-extra"),
    ("extra_for", "events-log-field-extra-for"),
    ("reference", "events-log-field-reference"),
    ("bank", "events-log-field-bank"),
    ("account", "events-log-field-account"),
    ("holder", "events-log-field-holder"),
    ("payee", "events-log-field-payee"),
    ("term", "events-log-field-term"),
    ("label", "events-log-field-label"),
    ("hint", "events-log-field-hint"),
    ("required", "events-log-field-required"),
    ("later", "events-log-field-later"),
    ("weight", "events-log-field-weight"),
    ("most", "events-log-field-most"),
    ("text", "events-log-field-text"),
    ("added", "events-log-field-added"),
    ("removed", "events-log-field-removed"),
];

/// Keys, counters and what follows from other columns: they say nothing to a person.
const TECHNICAL: &[&str] = &[
    "id",
    "uuid",
    "folded",
    "version",
    "sequence",
    "sort_key",
    "identity",
    "created_at",
    "updated_at",
    "changed_at",
    "snapshot",
    "booths_given",
    "parent_id",
    "step",
    "sitting",
    "gone",
    "minutes",
    "after_minutes",
    "late_minutes",
    "speaking_since",
];

/// Whether people see this column at all. Whatever smells of a secret stays hidden, in case somebody writes one down.
pub fn is_shown(name: &str) -> bool {
    let bare = name.split('.').next().unwrap_or(name);
    let secret = ["token", "hash", "password", "secret"].iter().any(|sign| bare.contains(sign));
    !secret && !TECHNICAL.contains(&bare) && (!bare.ends_with("_id") || is_reference(bare))
}

/// Whether this column names a row of another table that people know.
pub fn is_reference(name: &str) -> bool {
    ["room_id", "track_id"].contains(&name)
}

/// The word for a column, or for a field of the form by which exhibitors apply.
pub fn word_of(name: &str) -> Option<&'static str> {
    let column = WORDS.iter().find(|(known, _)| *known == name).map(|(_, key)| *key);
    column.or_else(|| FormField::try_from_value(&name.to_owned()).ok().map(FormField::key))
}

/// Where a column stands in the list of what changed.
pub fn rank(name: &str) -> usize {
    let bare = name.split('.').next().unwrap_or(name);
    WORDS.iter().position(|(known, _)| *known == bare).unwrap_or(WORDS.len())
}

/// The kinds of things the log can be narrowed to: the noun in a line's subject, and the word for it.
pub const KINDS: &[(&str, &str)] = &[
    ("event", "events-log-kind-event"),
    ("team_member", "events-log-kind-team"),
    ("invitation", "events-log-kind-invitation"),
    ("person", "events-log-kind-person"),
    ("organisation", "events-log-kind-organisation"),
    ("delegate", "events-log-kind-delegate"),
    ("schedule_item", "events-log-kind-item"),
    ("room", "events-log-kind-room"),
    ("track", "events-log-kind-track"),
    ("release", "events-log-kind-release"),
    ("application", "events-log-kind-application"),
    ("post", "events-log-kind-post"),
];

/// The area whose words name the codes of this noun, and what its `kind` column is called there.
pub fn home_of(kind: &str) -> (&'static str, &'static str) {
    match kind {
        "person" | "delegate" | "organisation" | "position" => ("people", "kind"),
        "schedule_item" | "room" | "track" | "release" => ("programme", "kind"),
        "application" | "exhibitor" | "booth" | "application_form" => ("exhibitors", "kind"),
        _ => ("events", "body"),
    }
}
