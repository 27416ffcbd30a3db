//! How likely two records are one person, and why.
use crate::people::person::Gender;
use crate::platform::text::fold;
use std::collections::HashSet;

/// From here on a pair is shown.
pub const ENOUGH: i32 = 70;

/// What two records are compared by.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// Without marks.
    pub name: String,
    pub organisations: HashSet<i64>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub birth_year: Option<i32>,
    pub gender: Option<Gender>,
}

/// Something that speaks for, or against, two records being one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    SameName,
    /// The same given name, and the same first letters.
    AlikeName,
    SameOrganisation,
    SameEmail,
    SamePhone,
    SameBirthYear,
    /// One of them says nothing but the name.
    NothingElse,
    OtherBirthYear,
    OtherGender,
}

impl Reason {
    /// How much it weighs. Offices share telephones, and namesakes are many: neither is enough alone.
    fn weight(self) -> i32 {
        match self {
            Self::SameName => 50,
            Self::AlikeName => 30,
            Self::SameOrganisation => 30,
            Self::SameEmail | Self::SamePhone => 40,
            Self::SameBirthYear | Self::NothingElse => 20,
            Self::OtherBirthYear | Self::OtherGender => -60,
        }
    }

    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::SameName => "people-like-same-name",
            Self::AlikeName => "people-like-alike-name",
            Self::SameOrganisation => "people-like-same-organisation",
            Self::SameEmail => "people-like-same-email",
            Self::SamePhone => "people-like-same-phone",
            Self::SameBirthYear => "people-like-same-birth-year",
            Self::NothingElse => "people-like-nothing-else",
            Self::OtherBirthYear => "people-like-other-birth-year",
            Self::OtherGender => "people-like-other-gender",
        }
    }
}

/// All that speaks for and against.
pub fn reasons(one: &Record, other: &Record) -> Vec<Reason> {
    let same = |one: &Option<String>, other: &Option<String>| one.is_some() && one == other;
    let bare = |record: &Record| record.organisations.is_empty() && record.email.is_none() && record.phone.is_none();
    let both = |one: Option<i32>, other: Option<i32>| one.zip(other);
    let found = [
        (Reason::SameName, one.name == other.name),
        (Reason::AlikeName, one.name != other.name && alike(&one.name, &other.name)),
        (Reason::SameOrganisation, !one.organisations.is_disjoint(&other.organisations)),
        (Reason::SameEmail, same(&one.email, &other.email)),
        (Reason::SamePhone, same(&one.phone, &other.phone)),
        (Reason::SameBirthYear, both(one.birth_year, other.birth_year).is_some_and(|(one, other)| one == other)),
        (Reason::NothingElse, bare(one) || bare(other)),
        (Reason::OtherBirthYear, both(one.birth_year, other.birth_year).is_some_and(|(one, other)| one != other)),
        (Reason::OtherGender, one.gender.zip(other.gender).is_some_and(|(one, other)| one != other)),
    ];
    found.into_iter().filter(|(_, holds)| *holds).map(|(reason, _)| reason).collect()
}

/// The sum of what speaks for and against.
pub fn score(reasons: &[Reason]) -> i32 {
    reasons.iter().map(|reason| reason.weight()).sum()
}

/// "Ng. Van An" and "Nguyen Van An": the given name is the same, and what stands before it begins alike.
fn alike(one: &str, other: &str) -> bool {
    let words = |name: &str| fold(name).split([' ', '.', '-']).filter(|word| !word.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    let (one, other) = (words(one), words(other));
    let (Some((given, before)), Some((other_given, other_before))) = (one.split_last(), other.split_last()) else { return false };
    let first = |words: &[String]| words.first().and_then(|word| word.chars().next());
    given == other_given && first(before).is_some() && first(before) == first(other_before)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(name: &str, organisation: i64, email: &str, phone: &str, birth_year: i32) -> Record {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Record {
            name: fold(name),
            organisations: (organisation > 0).then_some(organisation).into_iter().collect(),
            email: some(email),
            phone: some(phone),
            birth_year: (birth_year > 0).then_some(birth_year),
            gender: None,
        }
    }

    #[test]
    fn reasons_add_up() {
        use Reason::*;
        let an = || record("Nguyễn Văn An", 1, "an@x.vn", "+84912345678", 1970);
        let table: [(Record, &[Reason], bool); 10] = [
            (record("Nguyen Van An", 1, "", "", 0), &[SameName, SameOrganisation], true),
            (record("Nguyễn Văn An", 2, "", "", 0), &[SameName], false),
            (record("Nguyễn Văn An", 0, "", "", 0), &[SameName, NothingElse], true),
            (record("Nguyễn Văn An", 2, "an@x.vn", "", 0), &[SameName, SameEmail], true),
            (record("Trần Thị Bình", 1, "", "+84912345678", 0), &[SameOrganisation, SamePhone], true),
            (record("Trần Thị Bình", 2, "", "+84912345678", 0), &[SamePhone], false),
            (record("Ng. Văn An", 2, "an@x.vn", "", 0), &[AlikeName, SameEmail], true),
            (record("Nguyễn Văn An", 1, "", "", 1971), &[SameName, SameOrganisation, OtherBirthYear], false),
            (record("Nguyễn Văn An", 1, "", "", 1970), &[SameName, SameOrganisation, SameBirthYear], true),
            (record("Lê Văn An", 2, "", "", 0), &[], false),
        ];
        for (other, expected, shown) in table {
            let reasons = reasons(&an(), &other);
            assert_eq!((reasons.as_slice(), score(&reasons) >= ENOUGH), (expected, shown), "{other:?}");
        }
    }

    #[test]
    fn a_woman_and_a_man_are_two() {
        let one = Record { gender: Some(Gender::Female), ..record("Lê An", 1, "", "", 0) };
        let other = Record { gender: Some(Gender::Male), ..record("Lê An", 1, "", "", 0) };
        assert!(score(&reasons(&one, &other)) < ENOUGH);
    }

    #[test]
    fn names_are_alike_by_given_name_and_first_letter() {
        let table = [
            ("nguyen van an", "ng. van an", true),
            ("nguyen van an", "nguyen an", true),
            ("nguyen van an", "tran van an", false),
            ("nguyen van an", "nguyen van anh", false),
            ("an", "an", false),
            ("", "an", false),
        ];
        for (one, other, expected) in table {
            assert_eq!(alike(one, other), expected, "{one} / {other}");
        }
    }
}
