# Printed papers: lists, programme, name plates, seating.
print-rail = Papers
print-title = Papers
print-intro = Open a paper to see it, then print it. Lists and the programme follow the form of Decree 30/2020/NĐ-CP.
print-papers = Kinds of papers
print-size-people = { $count ->
    [one] 1 person
   *[other] { $count } people
}
print-size-seats = { $rows ->
    [one] 1 row
   *[other] { $rows } rows
}, { $seats } seats
print-do = Print
print-how = In the print dialogue choose A4 at 100%, and switch the browser's own headers and footers off.
print-options = How to print
print-apply = Show again
print-language = Language of the paper
print-across = Print in landscape
print-phone = Add a column of telephone numbers
print-phone-hint = Only where it is really needed: a list with telephone numbers should not be passed around.
print-showing = Who is printed
print-showing-expected = Everybody expected
print-showing-accepted = Who has accepted
print-showing-arrived = Who has arrived
print-in-stead-of = In the stead of { $name }
print-sheets-about = { $count ->
    [one] About 1 sheet of A4
   *[other] About { $count } sheets of A4
}

print-head = Letterhead
print-head-title = Head and foot of papers
print-head-intro = This is printed on all lists and programmes of the event.
print-head-usual = These are the usual words. Please check the issuing body, the number and who signs before you print.
print-head-edit = Edit head and foot
print-head-saved = Head and foot of papers are saved.
print-head-preview = Preview
print-head-part-top = Head
print-head-part-sign = Signature
print-head-part-end = Recipients
print-head-kind = Form
print-kind-state = State body (national name and motto)
print-kind-party = Party body (Communist Party of Viet Nam)
print-kind-union = Union with a form of its own
print-head-union = Name of the union, top right
print-head-union-hint = For example: Ho Chi Minh Communist Youth Union. Used with the form of a union only; when empty, the national name is printed.
print-head-superior = Superior body
print-head-superior-hint = For example: People's Committee of Bac Ninh Province. May stay empty.
print-head-body = Issuing body
print-head-number = Number and symbol
print-head-number-hint = For example: 12/DS-BTC. Write /DS-BTC to leave room for a number by hand; leave empty to print no such line.
print-head-place = Place
print-head-dated = Date of issue
print-head-dated-hint = When empty, room is left to write day and month by hand.
print-head-attached = Attached to
print-head-attached-hint = For example: Attached to Invitation No. 15/GM-UBND of 1 November 2026. May stay empty.
print-head-on-behalf = On behalf of (TM.)
print-head-on-behalf-hint = For example: Organizing Committee. May stay empty.
print-head-authority = By what right the signer signs
print-head-authority-none = As the head
print-authority-deputy = In place of (KT.)
print-authority-by-order = By order of (TL.)
print-authority-delegated = By delegation of (TUQ.)
print-authority-acting = Acting (Q.)
print-head-authority-of = In whose place, by whose order
print-head-authority-of-hint = For example: Chairman, printed as “KT. CHỦ TỊCH” in Vietnamese.
print-head-in-whose-place = Please say in whose place this is signed.
print-head-post = Post of the signer
print-head-signer = Full name of the signer
print-head-recipients = Recipients
print-head-recipients-hint = One on each line.
print-usual-on-behalf = Organizing Committee
print-usual-post = Head of the Committee
print-usual-recipients =
    Delegates;
    Archive.

print-right-state = Socialist Republic of Viet Nam
print-right-motto = Independence - Freedom - Happiness
print-right-party = Communist Party of Viet Nam
print-number = No. { $number }
print-number-party = No. { $number }
print-date-by-hand = { $room }{ $room }{ $room }{ $year }
print-recipients = Recipients:
print-sign-on-behalf = On behalf of the
print-sign-deputy = For the
print-sign-by-order = By order of the
print-sign-delegated = By delegation of the
print-sign-acting = Acting

print-list-delegates = List of delegates
print-list-delegates-about = Delegates in protocol order
print-list-committee = List of the Organizing Committee
print-list-committee-about = Members of the committee and their tasks
print-list-speakers = List of speakers
print-list-speakers-about = Speakers, and whoever speaks in the programme
print-list-jurors = List of jurors
print-list-jurors-about = Members of the jury
print-list-attending = attending { $event }
print-list-of-event = { $event }
print-list-total = Total: { $count }.
print-list-none = Nobody is on this list yet.
print-list-none-advice = Add people to the event, then come back.
print-list-add = Go to people
print-column-number = No.
print-column-name = Name
print-column-post = Position and organisation
print-column-body = Organisation
print-column-phone = Telephone
print-column-remarks = Remarks
print-column-hours = Time
print-column-what = Item
print-column-who = By
print-column-where = Place

print-programme = Programme
print-programme-about = By day and hour, with who and where
print-programme-release = As in release { $number }
print-programme-plan = As it is being worked on, not released
print-programme-take-plan = Print the working plan instead of the release
print-programme-none = The programme is empty so far
print-programme-write = Go to the programme
print-day-unknown = Day to be fixed
print-part-morning = Morning
print-part-afternoon = Afternoon
print-part-evening = Evening

print-plates = Table name plates
print-plates-about = Folded A4, read from both sides
print-plates-sheets = { $people ->
    [one] 1 plate
   *[other] { $people } plates
}, { $sheets ->
    [one] 1 sheet of A4
   *[other] { $sheets } sheets of A4
}
print-plates-style = Style of the event's plates
print-plates-saved = The style of plates is saved.
print-plates-who = Choose people
print-plates-who-hint = Plates are printed for those who are ticked; with nobody ticked, for all.
print-plates-none = Nobody is there yet to print a plate for
print-plates-preview = Sheets of plates
print-fold = Fold
print-fold-two = In two
print-fold-two-how = Landscape, folded once in the middle like a tent; 297 × 105 mm each side.
print-fold-three = In three
print-fold-three-how = Portrait, folded twice along the marks, the lowest third is the foot; 210 × 99 mm each side.
print-fold-pair = Two plates to a sheet
print-fold-pair-how = Cut the sheet in the middle and fold each half in two; 210 × 74 mm each side.
print-honorific = Print the form of address above the name
print-posts = Posts
print-posts-none = Name only
print-posts-one = The highest post
print-posts-two = The two highest posts

print-seating = Seating plan
print-seating-about = The front rows, by rank from the middle outwards
print-seating-intro = The first of the list sits in the middle, the others follow by turns on both sides. Right and left are those of people who sit and look at the stage.
print-seating-drag = Drag a name to another seat to change places.
print-seating-stale = Somebody has just changed this plan, so your act was not saved. This is the plan as it stands.
print-seating-none = There are no delegates to seat yet
print-stage = Stage
print-row = Row { $letter }
print-seat-change = Set by hand
print-seat-change-hint = What is set by hand stays when people are added or decline; all other seats follow the order of rank.
print-seat-person = Person
print-seat-choose = Choose a person
print-seat-to = Seat
print-seat-choose-place = Choose a seat
print-seat-in-words = { $seat }: { $who }
print-seat-free = free
print-seat-kept-empty = kept empty
print-seat-by-hand = set by hand
print-seat-host = host
print-seat-move = Move the person to this seat
print-seat-empty = Keep this seat empty
print-seat-back = Give this seat back to the order
print-seat-all-back = Give all back to the order
print-seat-all-back-question = Drop what was set by hand on { $count } seats, and seat everybody by rank again?
print-seat-saved = The seat is saved.
print-seat-not-there = There is no such seat in the plan.
print-seat-nobody = This person is not among those to be seated.
print-without = Without a seat
print-rows = Rows and custom
print-rows-list = Rows of seats, from the stage
print-rows-hint = A row without a number of seats is left out. Seats set by hand outside of these rows wait until there is such a seat again.
print-row-seats = Seats of row { $row }
print-row-new = Seats of one more row
print-row-aisle = Aisle after seat
print-rows-saved = Rows and custom are saved.
print-rows-none = Please say how many seats at least one row has.
print-rows-many = A plan has { $most } rows at most.
print-seats-many = A row has { $most } seats at most.
print-aisle-outside = An aisle runs between two seats of its row.
print-second = The second sits
print-second-right = To the right of the first
print-second-left = To the left of the first
print-apart = Guests and hosts sit on different sides
print-guests-on = Then guests sit
print-guests-right = On the right
print-guests-left = On the left
print-others = Seat the committee, speakers and jurors too, after the delegates

print-merge-seats = { $count ->
    [one] Has a seat set by hand at 1 event.
   *[other] Has a seat set by hand at { $count } events.
}

print-log-letterhead = Edited the head and foot of papers
print-log-plates = Changed the style of name plates
print-log-rows = Changed rows and custom of the seating plan
print-log-seat-moved = Moved somebody to another seat
print-log-seat-emptied = Kept a seat empty
print-log-seat-freed = Gave a seat back to the order of rank
print-log-seats-freed = Gave all seats back to the order of rank
