//! The order of a list, as its form sends it: one step by a button, or the whole order by drag.
use rocket::FromForm;

/// `move=up:<id>` or `down:<id>` by a button; `order=<id>,<id>,…` by the script.
#[derive(Debug, Default, FromForm)]
pub struct Order<'r> {
    #[field(name = "move")]
    step: Option<&'r str>,
    order: Option<&'r str>,
}

/// Towards the beginning of the list, or its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Up,
    Down,
}

impl Order<'_> {
    /// The one step that was asked for.
    pub fn step(&self) -> Option<(i64, Direction)> {
        let (word, id) = self.step?.split_once(':')?;
        let direction = match word {
            "up" => Direction::Up,
            "down" => Direction::Down,
            _ => return None,
        };
        Some((id.parse().ok()?, direction))
    }

    /// `ids` in the order that was asked for. Rows it does not name, because they are newer than the page, stay last.
    pub fn applied(&self, ids: &[i64]) -> Vec<i64> {
        let mut list = ids.to_vec();
        if let Some(order) = self.order {
            let wished: Vec<i64> = order.split(',').filter_map(|id| id.trim().parse().ok()).collect();
            list.sort_by_key(|id| wished.iter().position(|wish| wish == id).unwrap_or(usize::MAX));
        } else if let Some((id, direction)) = self.step()
            && let Some(at) = list.iter().position(|one| *one == id)
        {
            match direction {
                Direction::Up if at > 0 => list.swap(at, at - 1),
                Direction::Down if at + 1 < list.len() => list.swap(at, at + 1),
                _ => {}
            }
        }
        list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_takes_the_order_that_was_asked_for() {
        let table: [(Option<&str>, Option<&str>, &[i64]); 9] = [
            (Some("up:2"), None, &[2, 1, 3]),
            (Some("down:2"), None, &[1, 3, 2]),
            (Some("up:1"), None, &[1, 2, 3]),
            (Some("down:3"), None, &[1, 2, 3]),
            (Some("up:9"), None, &[1, 2, 3]),
            (Some("away:2"), None, &[1, 2, 3]),
            (None, Some("3,1,2"), &[3, 1, 2]),
            (None, Some("3,x,99"), &[3, 1, 2]),
            (None, None, &[1, 2, 3]),
        ];
        for (step, order, expected) in table {
            assert_eq!(Order { step, order }.applied(&[1, 2, 3]), expected, "{step:?} {order:?}");
        }
    }
}
