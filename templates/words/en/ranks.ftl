# The rank table of posts (administration).
people-ranks-title = Rank table of posts
people-ranks-advice = A lower number ranks higher; equal numbers are equals. The table only suggests an order: a change here moves nobody until an organizer has seen the suggestion and accepts it. Regulation 368-QĐ/TW is not public in full, so protocol officers keep this table as practice has it.
people-ranks-restore = Back to the shipped table
people-ranks-restore-advice = The table becomes as it was installed. The log keeps the table as it is now.
people-ranks-restore-gone = Rows that go
people-ranks-restore-back = Rows that come back
people-ranks-restore-do = Restore as above
people-ranks-restore-same = The table is as it was shipped.
people-rank-title = A row of ranks
people-rank-add = Add a row
people-rank-post = The post begins with
people-rank-post-hint = In full, or with the usual abbreviations (UBND, HĐND). “…” stands for any words between, as in: Trưởng Ban … Tỉnh ủy. Of several rows that fit, the one that says most is taken.
people-rank-level = Level
people-rank-block = Block
people-rank-any-level = Any level
people-rank-any-block = Any block
people-rank-number = Rank
people-rank-number-hint = From 1 to 9999; lower is higher.
people-rank-full-time = A full-time post
people-rank-full-time-hint = A membership counts only for who holds no full-time post of this table.
people-rank-membership = membership only
people-rank-leads = Leads its level
people-rank-leads-hint = Introduced among the leaders, not with the departments.
people-rank-leads-short = leader
people-rank-remove = Remove this row
people-rank-affected = { $count ->
    [one] { $count } delegate at open events is placed by this row.
   *[other] { $count } delegates at open events are placed by this row.
} Without it the suggestion changes; places stay until an organizer arranges anew.
people-rank-affects-nobody = No delegate at an open event is placed by this row.
people-rank-remove-question = { $count ->
    [one] Remove this row? { $count } delegate is placed by it.
   *[other] Remove this row? { $count } delegates are placed by it.
}
people-rank-saved = The row is saved.
people-rank-removed = The row is removed.
people-rank-restored = The rank table is as it was shipped.
people-log-rank-added = Added { $label } to the rank table
people-log-rank-changed = Changed { $label } in the rank table
people-log-rank-moved = Moved { $label } in the rank table
people-log-rank-removed = Removed { $label } from the rank table
people-log-ranks-restored = Restored the shipped rank table
