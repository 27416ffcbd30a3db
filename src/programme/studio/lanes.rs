//! Where things that overlap stand beside each other.

/// Something with a beginning and an end, in minutes since midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub from: u32,
    pub to: u32,
}

/// The lane of each span, from 0, and how many lanes share the width there. Spans that touch nobody have it all; each takes the
/// place of at least so many minutes, since it must be read. `plan_layout.js` does the same in the browser.
pub fn lanes(spans: &[Span], least: u32) -> Vec<(u32, u32)> {
    let mut order: Vec<usize> = (0..spans.len()).collect();
    order.sort_by_key(|&at| (spans[at].from, std::cmp::Reverse(spans[at].to), at));
    let mut lanes = vec![(0, 1); spans.len()];
    let mut group: Vec<usize> = Vec::new();
    let mut ends: Vec<u32> = Vec::new();
    for at in order {
        let span = spans[at];
        if ends.iter().all(|end| *end <= span.from) {
            close(&mut lanes, &group, ends.len());
            group.clear();
            ends.clear();
        }
        let lane = ends.iter().position(|end| *end <= span.from).unwrap_or(ends.len());
        if lane == ends.len() {
            ends.push(0);
        }
        ends[lane] = span.to.max(span.from + least);
        lanes[at].0 = u32::try_from(lane).unwrap_or_default();
        group.push(at);
    }
    close(&mut lanes, &group, ends.len());
    lanes
}

fn close(lanes: &mut [(u32, u32)], group: &[usize], count: usize) {
    for &at in group {
        lanes[at].1 = u32::try_from(count).unwrap_or(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_overlaps_stands_side_by_side_and_the_rest_has_the_width() {
        type Pairs = &'static [(u32, u32)];
        let table: [(u32, Pairs, Pairs); 7] = [
            (0, &[], &[]),
            (0, &[(0, 10), (10, 20)], &[(0, 1), (0, 1)]),
            (0, &[(0, 20), (10, 30), (20, 40)], &[(0, 2), (1, 2), (0, 2)]),
            (0, &[(5, 10), (0, 30), (40, 50)], &[(1, 2), (0, 2), (0, 1)]),
            (0, &[(0, 9), (0, 9), (0, 9)], &[(0, 3), (1, 3), (2, 3)]),
            // What is too short to be read takes the place it needs.
            (11, &[(0, 5), (5, 10), (11, 20)], &[(0, 2), (1, 2), (0, 2)]),
            (11, &[(0, 5), (11, 20)], &[(0, 1), (0, 1)]),
        ];
        for (least, spans, expected) in table {
            let spans: Vec<_> = spans.iter().map(|&(from, to)| Span { from, to }).collect();
            assert_eq!(lanes(&spans, least), expected, "{least} {spans:?}");
        }
    }
}
