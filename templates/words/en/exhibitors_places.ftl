# Places on the plan, and proposing them.
exhibitors-placing = Places on the plan
exhibitors-placing-about = Drag a name onto a free booth, or write the number of the booth and press “Put here”.
exhibitors-placing-waiting = { $count ->
    [one] One exhibitor lacks booths
   *[other] { $count } exhibitors lack booths
}
exhibitors-placing-put = Put here
exhibitors-placing-done = It has been placed.
exhibitors-placing-failed = It could not be placed. Please reload the page and try again.
exhibitors-placing-nobody = Everybody who has a place stands on the plan.
exhibitors-placing-standing = has { $numbers }
exhibitors-placing-corner = corner
exhibitors-placing-plan = Plan of { $hall } with who stands where
exhibitors-placing-plan-label = Plan
exhibitors-placing-no-plan = No plan has been drawn; booths are numbers only.
exhibitors-placing-draw = Draw the plan
exhibitors-place-no-such-booth = There is no booth { $number } on the plan. Please choose one of the list.
exhibitors-proposal = Proposed places
exhibitors-proposal-about = A try: villages stay together, wishes are kept where possible, and each place says why. Nothing is given until you agree.
exhibitors-proposal-ahead = Try with applications that have no answer yet
exhibitors-proposal-only-places = Only those that have a place
exhibitors-proposal-sum = { $placed } placed, { $without } without a booth that suits.
exhibitors-proposal-wishes = { $kept } wishes kept, { $missed } not.
exhibitors-proposal-take = Agree to the place of
exhibitors-proposal-agree = Agree to those that are ticked
exhibitors-proposal-taken = Those that were ticked have been placed.
exhibitors-proposal-nothing = Nobody was ticked.
exhibitors-proposal-refused = { $name } could not be placed. { $why }
exhibitors-proposal-without = No booth suits
exhibitors-proposal-nobody = No application waits for a place.
exhibitors-why-free = The booth is free.
exhibitors-why-kind = Of the kind asked for: { $kind }.
exhibitors-why-in-village = In the booths of { $village }.
exhibitors-why-near-village = Beside others of { $village }.
exhibitors-why-outside-village = The booths of { $village } are full.
exhibitors-why-away = Far from others of { $village }.
exhibitors-why-corner = A corner, as wished.
exhibitors-why-no-corner = No corner that suits is left.
exhibitors-why-side-by-side = { $count } booths side by side.
exhibitors-why-not-side-by-side = No { $count } booths side by side are left; these are as near as can be.
exhibitors-why-beside = Beside { $name }, as wished.
exhibitors-why-not-beside = It could not be beside { $name }.
exhibitors-why-no-power = The booth has no power point.
exhibitors-why-no-water = The booth has no water point.
exhibitors-why-none = No booth is free.
exhibitors-why-none-of-kind = No booth of the kind { $kind } is free.
exhibitors-why-not-enough = There are not { $count } free booths of the kind { $kind }.
