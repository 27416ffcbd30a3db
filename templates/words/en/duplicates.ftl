# Duplicates: making one, taking apart.
people-duplicates-title = Possible duplicates
people-duplicates-about = Records that may be of one person. Compare them and make them one, or say that they are two people.
people-duplicates-none = Nobody seems to be here twice
people-duplicates-none-text = No two records share a name and an organisation, an e-mail address or a telephone number.
people-duplicates-compare = Compare
people-duplicates-apart = Two different people
people-duplicates-apart-done = Noted: they are two people.

people-like-same-name = Same name
people-like-alike-name = Similar name
people-like-same-organisation = Same organisation
people-like-same-email = Same e-mail
people-like-same-phone = Same telephone
people-like-same-birth-year = Same year of birth
people-like-nothing-else = One record has only a name
people-like-other-birth-year = Different year of birth
people-like-other-gender = Different gender

people-compare-title = Compare two records
people-compare-keep = Keep the address of
people-compare-keep-hint = The other record's address will lead here.
people-compare-empty = (empty)
people-compare-posts-hint = The posts that are ticked will be in the shared record.
people-compare-what-happens = Programme items, events and times of both will belong to the shared record. Programmes that are released stay as they are. The two can be taken apart again at any time.
people-compare-merge = Make them one
people-merged = The two records are one now. They can be taken apart again under “Possible duplicates”.

people-merge-delegates = { $count ->
    [one] Takes part once.
   *[other] Takes part { $count } times.
}
people-merge-times = { $count ->
    [one] One stretch of time.
   *[other] { $count } stretches of time.
}
people-merge-positions = { $count ->
    [one] One post.
   *[other] { $count } posts.
}
people-merge-twins = ({ $count } also in the other record: that of the record chosen here stays.)
people-merge-same = This is one and the same record.
people-merge-stale = Somebody has just changed one of the two. Please look again, then make them one.
people-merge-undone-already = These have been taken apart already.
people-merge-later-first = This record has since been made one with another. Please take the later one apart first.
people-merge-address-taken = The old address or name belongs to another record now, so they cannot be taken apart.
people-merge-undone = Taken apart, as before.
people-merge-is-undone = Taken apart
people-merge-undo = Take apart
people-merge-undo-sure = Take { $name } apart again? Everything goes back to where it was; what was changed since in the record that stayed is kept.
people-merged-lately = Made one lately
people-merged-row = { $gone } → { $kept }

people-organisation-merge = Make one with another organisation
people-organisation-merge-about = Find the organisation that is the same as { $name }. Posts held there will be held here, and its name will still be recognised.
people-organisation-merge-do = Make it one with this
people-organisation-merge-sure = Make { $gone } one with { $kept }? All posts will be held in { $kept }. They can be taken apart again.
people-organisations-merged = The two organisations are one now.

people-log-people-merged = Made two records one: { $label }
people-log-people-parted = Took the record of { $label } apart again
people-log-kept-apart = Noted that { $label } and a namesake are two people
people-log-organisations-merged = Made two organisations one: { $label }
people-log-organisations-parted = Took the organisation { $label } apart again
programme-merge-items = { $count ->
    [one] One programme item.
   *[other] { $count } programme items.
}
news-merge-photos = { $count ->
    [one] In one photograph.
   *[other] In { $count } photographs.
}
