# The floor plan for visitors.
layout-nav-plan = Floor plan
layout-kept = No network. This is the copy kept at #.
exhibitors-plan-title = Floor plan
exhibitors-plan-lead = The halls drawn to scale: find an exhibitor, and see the booths by village and row.
exhibitors-plan-of = Floor plan of { $hall }
exhibitors-plan-halls = Halls
exhibitors-plan-count = { $count ->
    [one] { $count } booth
   *[other] { $count } booths
}
exhibitors-plan-free = Free
exhibitors-plan-held = Taken
exhibitors-plan-row = Row { $row }
exhibitors-plan-list = Booths by row
exhibitors-plan-legend = Key
exhibitors-plan-all = Show all booths
exhibitors-plan-booth = The booth you chose
exhibitors-plan-close = Close
exhibitors-plan-how = Floor plan. Arrow keys move it, plus and minus zoom, zero shows the whole hall.
exhibitors-plan-nearer = Zoom in
exhibitors-plan-further = Zoom out
exhibitors-plan-fit = Show the whole hall
exhibitors-plan-print-a4 = Print on A4
exhibitors-plan-print-a3 = Print on A3
exhibitors-plan-empty = The floor plan is being prepared
exhibitors-plan-empty-text = It will be published here. Meanwhile you can look through the exhibitors.
exhibitors-plan-you-are-here = You are here
exhibitors-plan-who = Who stands here
exhibitors-plan-whole = See the whole plan
exhibitors-plan-number-twice = This booth number is on the plan already.
exhibitors-plan-where = Where to find it

# The way from booth to booth
exhibitors-way-title = Where would you like to go?
exhibitors-way-to = Booth number or name
exhibitors-way-show = Show the way
exhibitors-way-press = Tap a booth on the plan to see the way there.
exhibitors-way-none = No booth was found for “{ $what }”. Try a number, such as A05, or a part of a name.
exhibitors-way-several = Several booths fit. Please choose one:
exhibitors-way-place = { $hall }, row { $row }, booth { $number }
exhibitors-way-place-plain = { $hall }, booth { $number }
exhibitors-way-far = about { $metres } m
exhibitors-way-there = You are at this booth.
exhibitors-way-next-door = It is next door, in the same row.
exhibitors-way-along = Go along row { $row }, past { $past ->
    [one] one booth
   *[other] { $past } booths
}, to booth { $towards }.
exhibitors-way-in-row = Go to row { $row } and look for booth { $towards }.
exhibitors-way-within = Look for booth { $towards } in the same area.
exhibitors-way-next-row = Cross over to row { $row }, the next one.
exhibitors-way-across = Cross over to row { $row }, past { $between ->
    [one] one row
   *[other] { $between } rows
}.
exhibitors-way-out = Leave { $hall }.
exhibitors-way-out-by = Leave { $hall } by { $door }.
exhibitors-way-into = Enter { $hall }.
exhibitors-way-into-by = Enter { $hall } by { $door }.
exhibitors-way-near = The booth is near { $name }.

# Directory
exhibitors-letters = By first letter of the name
exhibitors-letter-other = Other
exhibitors-views = Views
exhibitors-view-all = All
exhibitors-view-startups = Start-ups
exhibitors-view-startups-title = Start-up teams
exhibitors-view-startups-lead = Start-up teams with a booth at the festival.
exhibitors-view-ocop = OCOP
exhibitors-view-ocop-title = OCOP products
exhibitors-view-ocop-lead = Exhibitors with products rated in the One Commune One Product programme.
exhibitors-view-universities = Universities
exhibitors-view-universities-title = Universities, colleges and institutes
exhibitors-view-universities-lead = Institutes and universities that show their research at the festival.
exhibitors-view-empty = Nobody in this group yet
exhibitors-people = People
exhibitors-video = Watch the film
exhibitors-items = In the programme
