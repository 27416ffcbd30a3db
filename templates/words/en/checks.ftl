# Checks of the programme: what was found, what to do, acknowledging.
programme-checks-title = Programme checks
programme-checks-about = What deserves a second look. Nothing here keeps you from saving or publishing.
programme-checks-all = Show all
programme-checks-more = { $count } more
programme-checks-clean = Nothing needs a second look.
programme-checks-count = { $count } of { $all } findings
programme-checks-clashes = { $count ->
    [one] One clash
   *[other] { $count } clashes
}
programme-checks-warnings = { $count ->
    [one] One warning
   *[other] { $count } warnings
}
programme-checks-hints = { $count ->
    [one] One gap
   *[other] { $count } gaps
}
programme-checks-severity = Severity
programme-checks-every-severity = Every severity
programme-checks-rule = Kind
programme-checks-every-rule = Every kind
programme-checks-times = Change when they can come
programme-checks-acknowledge = Acknowledge
programme-checks-note = Why it may stay
programme-checks-known = { $count ->
    [one] One acknowledged finding
   *[other] { $count } acknowledged findings
}
programme-checks-take-back = Take back
programme-checks-acknowledged = Acknowledged.
programme-checks-taken-back = It counts again.
programme-checks-without-note = Please write in a few words why it may stay.
programme-checks-gone = This finding is gone.
programme-checks-already = Somebody has just acknowledged this finding.
programme-days-outside = The new dates are saved. Nothing was moved or deleted; what now lies outside them is listed below.
programme-severity-clash = Clash
programme-severity-warning = Warning
programme-severity-hint = Gap

programme-rule-room-taken = Place taken twice
programme-rule-person-twice = A person in two places
programme-rule-not-available = A person cannot come
programme-rule-outside-parent = A part outside its item
programme-rule-venue-taken = The whole venue is taken
programme-rule-travel = Too little time for the way
programme-rule-outside-days = Outside the days of the festival
programme-rule-outside-hours = Outside the hours of the day
programme-rule-room-small = Place smaller than expected
programme-rule-no-arrival = An official's arrival is not known
programme-rule-no-time = No time
programme-rule-no-room = No place
programme-rule-no-person = No people
programme-rule-no-chair = No chair
programme-rule-untranslated = One language missing

programme-check-room-taken = { $room } is taken at the same time by
programme-check-person-twice = { $person } is at the same time in
programme-check-not-available = { $person } cannot come then; only { $times }.
programme-check-outside-parent = Does not fit into the hours of
programme-check-outside-parent-other = Does not hold all of its part
programme-check-venue-taken = One of the two takes the whole venue, at the same time as
programme-check-travel = { $person } has { $gap } minutes, where the way takes { $way }, between this and
programme-check-outside-days = Outside the days of the festival
programme-check-outside-hours = Outside the hours of the day ({ $from } to { $to })
programme-check-room-small = { $room } has { $seats } seats, { $expected } people are expected
programme-check-no-arrival = { $person } comes as an official, and nobody knows when
programme-check-no-time = Begin and end are not both known
programme-check-no-room = No place yet
programme-check-no-person = Nobody takes part yet
programme-check-no-chair = The forum has no chair yet
programme-check-untranslated = Title or description is in one language only

programme-todo-room-taken = Move one of the two to another time or place.
programme-todo-person-twice = Move one of the two, or ask somebody else.
programme-todo-not-available = Move it to a time they can come, or ask them again.
programme-todo-outside-parent = Move the part, or make the item around it longer.
programme-todo-venue-taken = Give the larger one a place of its own, or move one of the two.
programme-todo-travel = Leave more time between the two, or hold both in one place.
programme-todo-outside-days = Move it into the days of the festival, or change those.
programme-todo-outside-hours = Move it, or change the hours of the day at the foot of the checks page.
programme-todo-room-small = Choose a larger place, or correct the number expected.
programme-todo-no-arrival = Note when they can come.
programme-todo-no-time = Fill in the hours. In public it says "to be announced".
programme-todo-no-room = Choose a place.
programme-todo-no-person = Add people, to the item or to one of its parts.
programme-todo-no-chair = Add somebody as its chair.
programme-todo-untranslated = Write the other language as well.

programme-hours-title = Hours of the day, and the way between places
programme-hours-about = What the checks go by. Left empty, a day lasts from 07:00 to 22:00 and the way takes no time.
programme-hours-from = The day begins at
programme-hours-to = The day ends at
programme-hours-travel = The way
programme-hours-travel-hint = From one place to another.
programme-hours-minutes = minutes
programme-hours-saved = The hours are saved.
programme-hours-turned = The day must end after it begins.

programme-item-expected = People expected
programme-item-expected-hint = Held against the seats of the place. Leave it empty if you do not know yet.

people-times = When they can come
people-times-title = When { $name } can come
people-times-about = From when until when they can be at the festival. Leave it empty if you do not know yet.
people-times-change = Change
people-times-none = Not known.
people-times-one = A stretch of time
people-times-from = From
people-times-to = Until
people-times-saved = Saved when they can come.
people-times-end-before-begin = They must leave after they arrive.
people-log-times-changed = changed when { $label } can come

programme-log-finding-acknowledged = acknowledged a finding at
programme-log-finding-taken-back = took back the acknowledgement of a finding at
programme-log-hours-changed = changed the hours of the day
