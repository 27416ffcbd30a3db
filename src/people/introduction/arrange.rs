//! The order of an introduction: companies one after the other, exceptions set by hand where they were put.
use super::company::Company;

/// Gathers people by company, in the order in which companies first come up; within one, the order stays. Who was placed by
/// hand stays behind whoever they were put behind, so that a company may be named twice around an exception. Answers places in
/// the list that was given, company by company.
pub fn arranged(list: &[(Company, bool)]) -> Vec<(Company, Vec<usize>)> {
    let places: Vec<usize> = (0..list.len()).collect();
    let mut runs: Vec<&[usize]> = places.chunk_by(|_, next| list[*next].1).collect();
    let first_of = |company: Company| list.iter().position(|(other, by_hand)| *other == company && !by_hand);
    // A run without somebody to lead it stands at the very front and stays there.
    runs.sort_by_key(|run| if list[run[0]].1 { None } else { first_of(list[run[0]].0) });
    let flat: Vec<usize> = runs.concat();
    flat.chunk_by(|one, next| list[*one].0 == list[*next].0).map(|same| (list[same[0]].0, same.to_vec())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Company::{Business, Central, Departments, Leaders};

    /// A company, and the places in the list of those who are introduced in it.
    type Introduced = (Company, &'static [usize]);

    #[test]
    fn companies_come_one_after_the_other() {
        let table: [(&[(Company, bool)], &[Introduced]); 6] = [
            (&[], &[]),
            (&[(Central, false), (Leaders, false), (Leaders, false)], &[(Central, &[0]), (Leaders, &[1, 2])]),
            // Leaders stand in two blocks of the order, with a department between them.
            (
                &[(Leaders, false), (Departments, false), (Leaders, false), (Departments, false)],
                &[(Leaders, &[0, 2]), (Departments, &[1, 3])],
            ),
            // Somebody from business was put behind the first leader by hand.
            (&[(Leaders, false), (Business, true), (Leaders, false)], &[(Leaders, &[0]), (Business, &[1]), (Leaders, &[2])]),
            (&[(Business, true), (Leaders, false), (Business, false)], &[(Business, &[0]), (Leaders, &[1]), (Business, &[2])]),
            (&[(Leaders, false), (Leaders, true), (Central, false)], &[(Leaders, &[0, 1]), (Central, &[2])]),
        ];
        for (list, expected) in table {
            let expected: Vec<_> = expected.iter().map(|(company, places)| (*company, places.to_vec())).collect();
            assert_eq!(arranged(list), expected, "{list:?}");
        }
    }
}
