//! The order of an introduction: companies one after the other, and whoever was put at the very front by hand before them all.
use super::company::Company;

/// Gathers people by company, in the order in which companies first come up; within one, the order stays. Exceptions set by
/// hand do not tear a company apart, nor bring theirs forward; only who stands at the head of the whole order by hand, before
/// anybody who follows the rules, is introduced there. Answers places in the list that was given, company by company.
pub fn arranged(list: &[(Company, bool)]) -> Vec<(Company, Vec<usize>)> {
    let head = list.iter().position(|(_, by_hand)| !by_hand).unwrap_or(list.len());
    let first = |company: Company, ruled: bool| list.iter().position(|(other, by_hand)| *other == company && !(ruled && *by_hand));
    let mut places: Vec<usize> = (0..list.len()).collect();
    places.sort_by_key(|place| {
        let company = list[*place].0;
        // Stable: equals stay in their order.
        (*place >= head).then(|| first(company, true).or_else(|| first(company, false)))
    });
    places.chunk_by(|one, next| list[*one].0 == list[*next].0).map(|same| (list[same[0]].0, same.to_vec())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Company::{Business, Central, Departments, Leaders};

    /// A company, and the places in the list of those who are introduced in it.
    type Introduced = (Company, &'static [usize]);
    /// Officials in their order, each with whether their place was set by hand; and how they are introduced.
    type Case = (&'static [(Company, bool)], &'static [Introduced]);

    #[test]
    fn companies_come_one_after_the_other() {
        let table: [Case; 7] = [
            (&[], &[]),
            (&[(Central, false), (Leaders, false), (Leaders, false)], &[(Central, &[0]), (Leaders, &[1, 2])]),
            // Leaders stand in two blocks of the order, with a department between them.
            (
                &[(Leaders, false), (Departments, false), (Leaders, false), (Departments, false)],
                &[(Leaders, &[0, 2]), (Departments, &[1, 3])],
            ),
            (&[(Leaders, false), (Business, true), (Leaders, false)], &[(Leaders, &[0, 2]), (Business, &[1])]),
            // The press put a director of a ministry behind the leaders of the province.
            (&[(Central, false), (Leaders, false), (Central, true)], &[(Central, &[0, 2]), (Leaders, &[1])]),
            (&[(Business, true), (Leaders, false), (Business, false)], &[(Business, &[0]), (Leaders, &[1]), (Business, &[2])]),
            (&[(Business, true), (Leaders, true)], &[(Business, &[0]), (Leaders, &[1])]),
        ];
        for (list, expected) in table {
            let expected: Vec<_> = expected.iter().map(|(company, places)| (*company, places.to_vec())).collect();
            assert_eq!(arranged(list), expected, "{list:?}");
        }
    }
}
