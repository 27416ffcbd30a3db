# People, posts, delegates.
people-part-official = Official
people-part-speaker = Speaker
people-part-juror = Juror
people-part-committee = Committee member
people-part-mc = Master of ceremonies
people-part-press = Press
people-heading-official = Officials
people-heading-speaker = Speakers
people-heading-juror = Jury
people-heading-committee = Organizing Committee
people-heading-mc = Masters of ceremonies
people-heading-press = Press
people-side-guest = Guest
people-side-host = Host
people-level-central = Central
people-level-province = Province or city
people-level-ward = Ward or commune
people-level-other = Other
people-gender-female = Female
people-gender-male = Male

people-log-person-changed = Changed what is on record of { $label }
people-log-organisation-changed = Changed the name of { $label }

people-post-without-title = This row has no post. Please write the post, or clear the whole row.
people-post-ends-before-it-begins = The last day lies before the first. Please check both.
people-saved-at-once = Somebody has just added a person of the same name. Please save once more.
people-titles-uneven = The two languages have different numbers of lines. One post is one line: please write all of them in both, or leave one language empty.
people-part-taken = This person is in that part already.
