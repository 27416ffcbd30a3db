# The programme: rooms, tracks, items, releases, and the public pages.
programme-title = Programme
programme-description = The programme of { $event }: sessions by day and by room, who speaks and when it begins.
programme-release = Release { $number }, { $at }
programme-search = Search the programme
programme-count = { $count ->
    [one] { $count } item
   *[other] { $count } items
}
programme-show-all = Show the whole programme
programme-every-day = All days
programme-until = to { $time }
programme-day-unknown = Day to be announced
programme-day-unknown-short = No day yet
programme-hour-unknown = Time to be announced
programme-time-unknown = Day and time to be announced
programme-room-unknown = Place to be announced
programme-all-rooms = Whole venue
programme-state-off = Cancelled
programme-state-moved = Changed
programme-none-released = The programme is being prepared
programme-none-released-text = The organizers have not published it yet. Please come back later.
programme-none-released-action = To the festival
programme-none-found = Nothing fits
programme-none-found-text = Try another word, or fewer filters.

programme-filter-day = Day
programme-filter-every-day = Every day
programme-filter-room = Place
programme-filter-every-room = Every place
programme-filter-track = Village or track
programme-filter-every-track = Every village and track
programme-filter-kind = Kind
programme-filter-every-kind = Every kind

programme-kind-registration = Registration
programme-kind-ceremony = Ceremony
programme-kind-speech = Speech
programme-kind-forum = Forum
programme-kind-workshop = Workshop
programme-kind-pitching = Pitching
programme-kind-demonstration = Demonstration
programme-kind-exhibition = Exhibition
programme-kind-networking = Networking
programme-kind-break = Break
programme-kind-award = Awards
programme-kind-press = Press
programme-part-chair = Chair
programme-part-speaker = Speaker
programme-part-moderator = Moderator
programme-part-mc = MC
programme-part-presenter = Presenter
programme-part-of-day-morning = Morning
programme-part-of-day-afternoon = Afternoon
programme-part-of-day-evening = Evening
programme-spoken-vi = In Vietnamese
programme-spoken-en = In English
programme-spoken-both = In Vietnamese and English
programme-spoken-interpreted = With interpretation

programme-rooms-title = Places and villages
programme-rooms-about = Halls, rooms, yards. Their order here is the order of the columns in the programme.
programme-rooms-none = No place yet.
programme-room-title = Place
programme-room-add = Add a place
programme-room-name = Name of the place
programme-room-capacity = Seats
programme-room-capacity-hint = Leave it empty if you do not know yet.
programme-room-shared = Holds several items at once
programme-room-shared-hint = For exhibition halls, yards and foyers: items at the same time are no clash here.
programme-room-seats = { $seats } seats
programme-room-is-shared = shared
programme-room-saved = The place is saved.
programme-room-deleted = The place is deleted.
programme-room-delete = Delete this place
programme-room-delete-about = Nothing takes place here yet, so nothing else is lost.
programme-room-delete-sure = Delete this place? No item goes with it.
programme-room-in-use = { $count ->
    [one] It cannot be deleted: one item takes place here. Move it first.
   *[other] It cannot be deleted: { $count } items take place here. Move them first.
}
programme-room-see-uses = Show them in the programme
programme-tracks-title = Villages and tracks
programme-tracks-about = Items on one subject. A technology village also has booths of its own.
programme-tracks-none = No village or track yet.
programme-track-title = Village or track
programme-track-add = Add a village or track
programme-track-name = Name
programme-track-text = Introduction
programme-track-village = It is a technology village
programme-track-village-hint = Exhibitors can choose it when they apply for a booth.
programme-track-is-village = Technology village
programme-track-saved = Saved.
programme-track-deleted = Deleted.
programme-track-delete = Delete this village or track
programme-track-delete-about = No item belongs to it yet, so nothing else is lost.
programme-track-delete-sure = Delete this village or track? No item goes with it.
programme-track-in-use = { $count ->
    [one] It cannot be deleted: one item belongs to it. Move it first.
   *[other] It cannot be deleted: { $count } items belong to it. Move them first.
}

programme-plan-title = Programme
programme-plan-count = { $count } of { $all } items
programme-plan-none = Nothing planned yet
programme-plan-none-text = Begin with the places, then add the items. Days and hours may wait.
programme-plan-clashes = { $count ->
    [one] One clash
   *[other] { $count } clashes
}
programme-plan-clashes-where = The warning stands right under each item.
programme-plan-untranslated = { $count ->
    [one] One item is not in both languages
   *[other] { $count } items are not in both languages
}
programme-plan-untranslated-show = Show them
programme-lacks-english = No English
programme-lacks-vietnamese = No Vietnamese
programme-plan-address-taken = Somebody just added an item of the same name. Please press save once more.
programme-plan-end-without-start = An end needs a beginning.
programme-plan-ends-before-start = It must end after it begins, on the same day. Please make two items of what goes on past midnight.
programme-plan-hour-without-day = An hour needs a day.
programme-plan-part-without-day = A part of the day needs a day.
programme-plan-part-of-itself = An item cannot be a part of itself.
programme-plan-part-of-part = That item is itself a part of another. The programme has two levels only.
programme-plan-has-parts = This item holds parts, so it cannot be a part of another.
programme-plan-person-unknown = Nobody of that name is known. Choose from the suggestions, or add the person first.
programme-plan-person-ambiguous = Several people have that name. Choose the right one from the suggestions.
programme-plan-was-released = This item was published, so it cannot be deleted. Cancel it if it will not take place.

programme-item-title = Programme item
programme-item-add = Add an item
programme-item-add-here = Add an item on this day
programme-item-name = Title
programme-item-name-hint = The address of its page stays as first made when the title changes, so that links and printed QR codes keep working.
programme-item-kind = Kind
programme-item-language = Language
programme-item-language-none = Not stated
programme-item-when = When
programme-item-when-hint = Fill in what you know: a day alone will do, or a day and a part of it. What is left empty is shown as "to be announced".
programme-item-day = Day
programme-item-part-of-day = Part of the day
programme-item-part-of-day-none = Not known
programme-item-from = Begins
programme-item-to = Ends
programme-item-room = Place
programme-item-room-none = Not known
programme-item-track = Village or track
programme-item-track-none = None
programme-item-parent = Part of
programme-item-parent-none = Nothing, it stands alone
programme-item-parent-hint = As the opening speech is a part of the opening ceremony.
programme-item-people = People
programme-item-people-hint = Type a name and choose from the suggestions.
programme-item-people-add = Add somebody who is not on the list
programme-item-person = Name
programme-item-person-part = Role
programme-item-person-part-usual = Speaker
programme-item-text = Description
programme-item-text-hint = Markdown works: an empty line for a paragraph, "- " for a list, **bold**.
programme-item-save-another = Save and add another
programme-item-saved = The item is saved. The public sees it with the next release.
programme-item-parts = Parts
programme-item-part-add = Add a part
programme-item-parts-none = No parts yet.
programme-item-cancel = Cancel this item
programme-item-cancel-about = It is kept, and shown as cancelled from the next release on, with its parts.
programme-item-cancel-sure = Cancel this item? From the next release on everybody sees that it is cancelled.
programme-item-cancelled = The item is cancelled. The public sees it with the next release.
programme-item-restore = Restore this item
programme-item-restore-about = It was cancelled. Restore it if it takes place after all.
programme-item-restored = The item is restored.
programme-item-delete = Delete this item
programme-item-delete-about = It was never published, so it can be deleted for good.
programme-item-delete-along = { $count ->
    [one] Deleting this item deletes the part inside it as well.
   *[other] Deleting this item deletes the { $count } parts inside it as well.
}
programme-item-deleted = The item is deleted.

programme-status-nothing = The programme is not published yet
programme-status-current = Release { $number } · no changes
programme-status-other = Release { $number } · places or order changed since
programme-status-changes = { $count ->
    [one] Release { $number } · one change not published
   *[other] Release { $number } · { $count } changes not published
}
programme-publish-look = Review and publish
programme-publish-title = Publish the programme
programme-publish-now = The public sees release { $number }, { $at }.
programme-publish-now-nothing = The public sees nothing yet: the programme was never published.
programme-publish-number = Release { $number }
programme-publish-warnings = Look at this first
programme-publish-see-checks = Show them
programme-publish-added = { $count ->
    [one] One new item
   *[other] { $count } new items
}
programme-publish-changed = { $count ->
    [one] One item changes
   *[other] { $count } items change
}
programme-publish-cancelled = { $count ->
    [one] One item is cancelled
   *[other] { $count } items are cancelled
}
programme-publish-restored = { $count ->
    [one] One item is restored
   *[other] { $count } items are restored
}
programme-publish-removed = { $count ->
    [one] One item is gone
   *[other] { $count } items are gone
}
programme-publish-name = Name of the release
programme-publish-name-hint = May stay empty. For example "The official programme".
programme-publish-note = A word about the changes
programme-publish-note-hint = Stands on top of the programme, for example "The investors' tables move to room B". May stay empty.
programme-publish-consequence = Everybody sees the new programme at once. Earlier releases are kept.
programme-publish-act = Publish
programme-publish-taken = Somebody else has just made release { $number }. Please look at what is left to publish below.
programme-publish-moved-on = The programme was changed while you were looking. Please check the changes below, then publish.
programme-publish-empty = There is nothing to publish yet.
programme-publish-nothing = Nothing has changed since the last release.
programme-publish-past = Releases
programme-publish-column-number = Release
programme-publish-column-at = Made
programme-publish-column-note = Note
programme-published = The programme is published.
programme-aspect-time = time
programme-aspect-room = place
programme-aspect-title = title
programme-aspect-kind = kind
programme-aspect-track = village or track
programme-aspect-language = language
programme-aspect-people = people
programme-aspect-description = description
programme-aspect-order = what it is a part of

programme-log-item-added = added the programme item
programme-log-item-changed = changed the programme item
programme-log-item-cancelled = cancelled the programme item
programme-log-item-restored = restored the programme item
programme-log-item-deleted = deleted the programme item
programme-log-item-moved = moved the programme item
programme-log-room-added = added the place
programme-log-room-changed = changed the place
programme-log-room-deleted = deleted the place
programme-log-rooms-ordered = put the places in another order
programme-log-track-added = added the track
programme-log-track-changed = changed the track
programme-log-track-deleted = deleted the track
programme-log-tracks-ordered = put the tracks in another order
programme-log-released = published the programme, release

programme-act-place = placing “{ $label }”
programme-act-shelve = shelving “{ $label }”
programme-act-nest = moving “{ $label }” into or out of another item
programme-act-reorder = reordering “{ $label }”
programme-act-add = adding “{ $label }”
programme-act-copy = copying “{ $label }”
programme-act-words = editing “{ $label }”
programme-act-cancel = cancelling “{ $label }”
programme-act-restore = restoring “{ $label }”
programme-act-delete = deleting “{ $label }”
programme-act-shift = shifting { $label }
programme-act-copy-day = copying day { $label }
programme-act-said-placed = Placed “{ $title }”: { $spot }.
programme-act-said-shelved = Shelved “{ $title }”. It has no time and no room now.
programme-act-said-nested = Moved “{ $title }” among the items.
programme-act-said-reordered = Reordered “{ $title }”.
programme-act-said-added = Added “{ $title }”: { $spot }.
programme-act-said-copied = Copied “{ $title }”: { $spot }.
programme-act-said-words = Edited “{ $title }”.
programme-act-said-cancelled = Cancelled “{ $title }”.
programme-act-said-restored = “{ $title }” takes place after all.
programme-act-said-deleted = Deleted “{ $title }”. This can be undone.
programme-act-said-deleted-along = Deleted “{ $title }” and the { $parts } parts in it. This can be undone.
programme-act-said-shifted = Shifted { $count } items.
programme-act-said-day-copied = Copied { $count } items.
programme-act-said-nothing = Nothing changed.
programme-act-said-undone = Undone: { $act }.
programme-act-said-redone = Done again: { $act }.
programme-act-said-stale = { $by } has just changed “{ $title }” ({ $spot }). Choose which to keep.
programme-act-stale = { $by } has just changed this item. Look at it again before you go on.
programme-act-gone = This item is gone: { $by } has just deleted it.
programme-act-since = This cannot be undone: { $by } has changed “{ $title }” since.
programme-act-something-gone = This cannot be done: a room, a person or an item it needs was deleted.
programme-act-not-alike = Only items of the same hour, or parts of the same item, can be put in order.
programme-act-past-midnight = “{ $title }” would go past midnight. Choose another time.
programme-act-same-day = Choose another day.
programme-act-empty-day = Nothing is planned on this day.
programme-act-nothing-to-shift = Nothing begins at this hour or later.
programme-act-nothing-to-undo = There is nothing to undo.
programme-act-nothing-to-redo = There is nothing to do again.
programme-log-item-placed = placed the programme item
programme-log-item-shelved = shelved the programme item
programme-log-item-nested = moved the programme item into or out of another
programme-log-item-copied = copied the programme item
programme-log-shifted = shifted the programme
programme-log-day-copied = copied a day of the programme
programme-log-undone = undid in the programme
programme-log-redone = did again in the programme
programme-act-copy-event = copying the programme of { $label }
programme-act-no-days = Enter the first day of both events first: the days of the items move by the difference.
programme-log-event-copied = copied the programme of another event
programme-copy-title = Copy the programme of another event
programme-copy-about = Every item is copied, and the days move by the difference between the first days of the two events. Rooms and villages are found by name, or added. Cancelled items are left out. This can be undone.
programme-copy-source = Copy from
programme-copy-choice = { $name } ({ $days }): { $count } items
programme-copy-people = Copy the people as well
programme-copy-people-hint = Leave this out if other people come this time.
programme-copy-act = Copy the programme
programme-copy-none = You work on no other event that has a programme.
