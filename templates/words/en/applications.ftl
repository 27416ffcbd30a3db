# Acts on an application: name, what comes of it, line of the log
exhibitors-act-send = Send the application
exhibitors-act-send-note = The application reaches the organizers.
exhibitors-act-ask = Ask for changes
exhibitors-act-ask-note = The exhibitor is told what to change, and sends it again.
exhibitors-act-wait = Put on the waiting list
exhibitors-act-wait-note = This kind is full. When a place is free it is offered in the order of the list.
exhibitors-act-offer = Offer a place
exhibitors-act-offer-note = The place is kept until a term; the exhibitor takes it or refuses.
exhibitors-act-accept = Accept
exhibitors-act-accept-note = The exhibitor has a place. Booth numbers can be given now, or later on the plan.
exhibitors-act-confirm = Confirm
exhibitors-act-confirm-note = The exhibitor takes part for certain.
exhibitors-act-decline = Decline
exhibitors-act-decline-note = The exhibitor gets a letter with the reason.
exhibitors-act-withdraw = Withdraw
exhibitors-act-withdraw-note = A place that was kept is given back.
exhibitors-act-cancel = Cancel the place
exhibitors-act-cancel-note = The place is taken away, with a reason, and offered to the next.
exhibitors-act-lapse = End the offer
exhibitors-act-lapse-note = The term has passed without an answer; the place is offered to the next.
exhibitors-act-arrange = Change the place
exhibitors-act-arrange-note = Another kind, number of booths, or booth numbers; the exhibitor gets a letter.
exhibitors-act-take-up = Take up again
exhibitors-act-take-up-note = The application waits for an answer again.

# The page of one application
exhibitors-act-now = What can be done now
exhibitors-act-choose = Choose an act
exhibitors-act-as-wished = As applied for
exhibitors-act-left = left:
exhibitors-act-count-hint = Left empty: { $count } as in the application, or as many as there are numbers below.
exhibitors-act-until = Kept until the end of
exhibitors-act-until-hint = After this day the place is offered to the next on the waiting list.
exhibitors-act-words-hint = Goes into the letter. Needed with changes, a no, and a cancelled place.
exhibitors-act-do = Do it and send the letter
exhibitors-act-see = See the letter first
exhibitors-act-seen = Letters that will be sent
exhibitors-act-seen-text = Nothing has changed yet. These letters go out when you do it.
exhibitors-act-theirs = The exhibitor can:
exhibitors-act-in-line = Waiting list
exhibitors-act-in-line-place = number { $place }, since { $since }
exhibitors-act-kept-until = Kept until
exhibitors-act-wait-done = Put on the waiting list; a letter is on its way to the exhibitor.
exhibitors-act-offer-done = The place is kept; a letter is on its way to the exhibitor.
exhibitors-act-cancel-done = The place was cancelled; a letter is on its way to the exhibitor.
exhibitors-act-arrange-done = The place was changed; a letter is on its way to the exhibitor.
exhibitors-act-take-up-done = The application waits for an answer again; a letter is on its way to the exhibitor.
exhibitors-act-done = Done.

# Why something cannot be done
exhibitors-act-not-yours = This is not yours to do.
exhibitors-act-changed = The application was changed after this page was opened. Please look again before you decide.
exhibitors-act-offer-over = The term for taking the place has passed. If you would still like to take part, please write to the organizers.
exhibitors-act-offer-stands = The offer still stands.
exhibitors-act-already-confirmed = This was confirmed before.
exhibitors-act-nothing-to-confirm = There is no place to confirm yet.
exhibitors-act-no-place = This application has no place.
exhibitors-act-still-open = This application is still open and need not be taken up again.
exhibitors-act-waits-already = The application is on the waiting list already.
exhibitors-act-cancel-reason-needed = Please give the reason; the exhibitor will read it in the letter.
exhibitors-act-more-numbers = There are more numbers than booths ({ $count }). Please raise the count or leave out a number.
exhibitors-act-fewer-than-stand = The exhibitor stands at { $numbers }, more than the new count. Please write the numbers to keep.
exhibitors-act-term-past = The term must lie ahead.
exhibitors-act-room-left = { $left ->
    [one] One place of this kind is left
   *[other] { $left } places of this kind are left
} and would be offered at once. Please accept or offer; to keep places free, switch off automatic offers at the waiting list.
exhibitors-apply-cancelled = Your place was cancelled; the application cannot be changed or sent again now. Please write to the organizers if you have questions.
exhibitors-review-kind-full = { $kind }: only { $left } left. Nothing has changed; you can raise the number of this kind, or put the application on the waiting list.
exhibitors-place-enough = This exhibitor stands at { $count } already, which is all it has. To give more, raise the count in its application first.
exhibitors-place-other-kind = Booth { $number } is of another kind than the application has. Please choose one of the same kind, or change the kind in the application.
exhibitors-place-nobody = Nobody stands at this booth.
exhibitors-place-shared = Booth { $number } is shared. Please end the sharing first.

# Shared booths
exhibitors-share-title = Share a booth with another exhibitor
exhibitors-share-text = Two organisations stand in one booth; the second takes no place of its own. Both get a letter.
exhibitors-share-number = Booth of the other exhibitor
exhibitors-share-number-hint = A booth somebody stands at, such as A01.
exhibitors-share-do = Share it and send the letters
exhibitors-share-end = End the sharing
exhibitors-share-done = The booth is shared; letters are on their way to both.
exhibitors-share-ended = The sharing has ended; the exhibitor has a place of its own. Letters are on their way to both.
exhibitors-share-same = This is the exhibitor's own booth.
exhibitors-share-already = The exhibitor shares this booth already.
exhibitors-share-nobody = Nobody holds booth { $number }, so it cannot be shared. Please give it to the exhibitor instead.
exhibitors-share-not = The exhibitor does not share this booth.
exhibitors-share-offered = The exhibitor has an offer that waits for an answer.

# The way of an application
exhibitors-path = How far the application has come
exhibitors-path-send = Send the application
exhibitors-path-answer = The organizers answer
exhibitors-path-confirm = Confirm
exhibitors-path-come = Move in
exhibitors-path-done = Done
exhibitors-path-wait = In hand
exhibitors-path-turn = Your turn
exhibitors-path-todo = To come
exhibitors-path-ended = Ended
exhibitors-path-until = until
exhibitors-path-in-line = You are number { $place } on the waiting list for this kind of booth.
exhibitors-take-offer = Take the place
exhibitors-refuse-offer = Refuse
exhibitors-refuse-offer-confirm = Refuse this place? It will be offered to the next.
exhibitors-confirmed = Confirmed. See you at the festival.

# Log
exhibitors-log-waiting = put it on the waiting list
exhibitors-log-offered = offered a place
exhibitors-log-confirmed = confirmed
exhibitors-log-cancelled = cancelled the place
exhibitors-log-lapsed = ended an offer whose term had passed
exhibitors-log-arranged = changed the place
exhibitors-log-taken-up = took it up again
exhibitors-log-placed = placed it on the plan
exhibitors-log-moved = moved it on the plan
exhibitors-log-unplaced = took it off the plan
exhibitors-log-shared = gave it a part of a booth
exhibitors-log-parted = ended the sharing of a booth
exhibitors-log-inherited = now holds the booth it shared

# Acts on many at once
exhibitors-many-title = Answer many applications
exhibitors-many-open = Answer the chosen applications
exhibitors-many-box = Choose { $name }
exhibitors-many-all = Choose all on this page
exhibitors-many-none = No application was chosen
exhibitors-many-none-text = Tick applications in the list, then press the button under it.
exhibitors-many-too-many = You chose { $count } applications. At most { $most } can be answered at once; none has been answered. Please narrow the list and choose fewer.
exhibitors-many-back = Back to the applications
exhibitors-many-chosen = The act is done on each of these applications, after you have seen every letter.
exhibitors-many-see = See the letters first
exhibitors-many-other = Choose another act
exhibitors-many-able = { $count ->
    [one] It can be done on one application.
   *[other] It can be done on { $count } applications.
}
exhibitors-many-unable = { $count ->
    [one] One cannot be acted on; the reason stands with it below.
   *[other] { $count } cannot be acted on; the reason stands with each below.
}
exhibitors-many-do = { $count ->
    [one] Do it on one application and send the letter
   *[other] Do it on { $count } applications and send the letters
}
exhibitors-many-not = Cannot be done.
exhibitors-many-no-room = Those above take the last places.
exhibitors-many-tried = { $tried } of { $total } applications
exhibitors-many-able-done = { $count ->
    [one] Done on one application.
   *[other] Done on { $count } applications.
}
exhibitors-many-undone = { $count ->
    [one] One was not done.
   *[other] { $count } were not done.
}
exhibitors-many-going-on = The work goes on, also when you leave this page.
exhibitors-many-outcome = Outcome
exhibitors-many-done = Done
exhibitors-many-refused = Not done
exhibitors-many-changed = Changed meanwhile
exhibitors-many-to-come = To come

# The waiting list in the studio
exhibitors-list-title = Waiting list
exhibitors-list-empty = Nobody is waiting
exhibitors-list-empty-text = When a kind of booth is full, an application can be put on the waiting list from its page.
exhibitors-list-left = { $left } left
exhibitors-list-since = { $count ->
    [one] one booth, waiting since { $since }
   *[other] { $count } booths, waiting since { $since }
}
exhibitors-list-offered = Offered, waiting for an answer
exhibitors-list-until = { $count ->
    [one] one booth, kept until { $until }
   *[other] { $count } booths, kept until { $until }
}
exhibitors-list-rules = How places are offered
exhibitors-list-automatic = Offer free places automatically
exhibitors-list-automatic-hint = In the order of waiting, for each kind. Whoever needs more booths than are free keeps their place in the line and waits on, so that no booth stands empty.
exhibitors-list-days = Days a place is kept
exhibitors-list-days-hint = Without an answer within these days the place is offered to the next.
exhibitors-list-may-join = Exhibitors may join the list by themselves when nothing is left
exhibitors-list-may-join-hint = Whoever applies sees that nothing is left and chooses to wait. With offers made by the program as well, a free place is offered to them before anybody has read the application; switch those off to read first.
exhibitors-list-save = Save
exhibitors-list-saved = Saved how places are offered.
exhibitors-join-title = This kind of booth is full
exhibitors-join-hall-title = All booths are taken
exhibitors-join-text = You may join the waiting list now: a place that becomes free is offered in the order of waiting, and you have some days to take or refuse it.
exhibitors-join = Join the waiting list
exhibitors-join-send = Only send it for the organizers to answer
exhibitors-joined = The application is sent and on the waiting list.
exhibitors-join-not-open = The organizers do not let exhibitors join the waiting list by themselves. Nothing was sent.
exhibitors-join-room-left = A place has just become free: no need to wait. Nothing was sent yet; please send the application.
exhibitors-log-list-kept = changed how places are offered from the waiting list
