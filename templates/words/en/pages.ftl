# An event's own page.
pages-when = When
pages-where = Where
pages-to-be-announced = To be announced
pages-closes-on = Closes on { $day }
pages-closed-on = Closed on { $day }
pages-not-on-record = Not on record yet
pages-edition = { $edition } edition
pages-province-then = { $then } (now part of { $today })
pages-days-to-go = { $days ->
    [one] Tomorrow
   *[other] { $days } days to go
}
pages-day-of = Day { $day } of { $days }
pages-today = Today
pages-is-over = Over
pages-cancelled = Cancelled

pages-see-programme = See the programme
pages-see-exhibitors = Exhibitors
pages-see-plan = See the floor plan
pages-see-people = Delegates and speakers
pages-apply = Apply for a booth
pages-join = Join the waiting list for a booth
pages-take-part = Take part
pages-visit = Visit
pages-visit-how = How to register
pages-show = Exhibit
pages-opens-at = Registration opens at { $at }.
pages-open-until = Registration is open until { $at }.
pages-open = Registration is open.
pages-closed-at = Registration closed at { $at }.
pages-hall-full = All booths have been given.

pages-until = until
pages-whole-place = Everywhere
pages-nothing-here = Nothing on right now
pages-nothing-more = Nothing more today

pages-today-left = The rest of today
pages-programme = Programme
pages-whole-programme = See the whole programme
pages-programme-soon = The programme is being prepared
pages-programme-soon-advice = The organizers will publish it here. Please come back later.
pages-day-unknown = Day to be announced
pages-items = { $count ->
    [one] { $shown } item
   *[other] { $shown } items
}
pages-said = Speeches and discussions
pages-people = Delegates
pages-people-soon = The list of delegates is being prepared.
pages-all-people = { $count ->
    [one] See the delegate
   *[other] See all { $count } delegates and speakers
}
pages-exhibitors = Exhibitors
pages-all-exhibitors = { $count ->
    [one] See the exhibitor
   *[other] See all { $count } exhibitors
}
pages-about = About
pages-bodies = Behind the festival
pages-next-festival = The next festival in this province:

pages-figures = The festival in figures
pages-figure-days = { $count ->
    [one] day
   *[other] days
}
pages-figure-items = { $count ->
    [one] item
   *[other] items on the programme
}
pages-figure-people = { $count ->
    [one] delegate
   *[other] delegates and speakers
}
pages-figure-exhibitors = { $count ->
    [one] exhibitor
   *[other] exhibitors
}

pages-person-items = In the programme
pages-person-events = Other events

pages-appearances-title = Where { $name } appears
pages-appearances-no-items = Not named in any programme item yet.
pages-appearances-booths = Booths
pages-appearances-booths-about = Exhibitors that write this person's name.
pages-appearances-represents = Representative
pages-appearances-contact = Contact
pages-appearances-no-events = Not at any other event yet.
pages-appearances-former = Former addresses that lead here
pages-appearances-link = See everywhere this person appears
