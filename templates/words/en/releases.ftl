# Releases: comparing, going back, letters, the page of changes.
programme-releases-title = Releases
programme-releases-none = No release was made yet.
programme-releases-plan = The plan as it is now
programme-releases-from = Compare
programme-releases-to = With
programme-releases-compare = Compare
programme-releases-compare-before = Compare with the one before
programme-releases-compare-plan = Compare with the plan
programme-releases-compared = From release { $old } to release { $new }
programme-releases-compared-plan = From release { $old } to the plan as it is now
programme-releases-same = No item differs.
programme-releases-acts = What can be done
programme-return = Go back to this one
programme-return-yes = Go back
programme-return-sure = Bring the plan back to release { $number }? What was released later becomes cancelled, what never was goes to the shelf. The public sees nothing of it until the next release.
programme-return-nothing = The plan says the same already.
programme-return-act = Go back to release
programme-return-undo = Undo
programme-return-undo-about = You have just brought the plan back to an earlier release.
programme-return-undone = Undone: the plan is what it was before.
programme-return-since = It cannot be undone: somebody has worked on the plan since. Compare it with the release to see.
programme-returned = The plan is what it was in that release. The public sees nothing of it until the next release.
programme-log-returned = brought the plan back to release

programme-said-with = with { $people }
programme-said-without = without { $people }
programme-mark-new = New
programme-mark-time = New time
programme-mark-room = New place
programme-mark-title = New title

programme-publish-differences = What will change
programme-publish-told = Who will be told
programme-publish-told-nobody = Nobody needs to be told: no delegate with an address has a part in what changes.
programme-publish-letters = { $count ->
    [one] One delegate with a part in what changes gets a letter:
   *[other] { $count } delegates with a part in what changes get a letter each:
}
programme-publish-sample = Show a sample letter
programme-publish-silent = Send no letters this time
programme-letter-joined = You have a part in this item.
programme-letter-left = You no longer have a part in this item.
programme-letter-cancelled = This item is cancelled.
programme-letter-restored = This item takes place after all.

programme-changes-title = Changes to the programme
programme-changes-description = What each release changed in the programme of { $event }.
programme-changes-see = See the changes
programme-changes-first = The programme was published for the first time, with { $count } items.
programme-changes-other = Places or their order changed.
programme-changes-small = Update { $number }
programme-changes-none = The programme is not published yet.
programme-changes-earlier = Earlier changes
programme-changes-latest = To the latest changes
programme-changes-grid = The days that change, by place.
