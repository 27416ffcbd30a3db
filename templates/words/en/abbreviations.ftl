# Abbreviations, and how posts are written.
people-as-printed = As printed at this event
people-by-rule = suggested by rule
people-no-english = No English yet. English pages print the Vietnamese.

people-abbreviations-title = Abbreviations
people-abbreviations-about = One list for all events: to write posts out or short, and to suggest their English. Records stay as they were written.
people-abbreviations-edit = Edit the list
people-abbreviations-known = What is known
people-abbreviations-shared = One list for all events; administrators edit it.
people-abbreviation-short = Short form
people-abbreviation-short-hint = For example KH&CN. KHCN and KH-CN are recognised too.
people-abbreviation-vi = Written out
people-abbreviation-en = English
people-abbreviation-en-hint = May stay empty.
people-abbreviation-use = Used to
people-abbreviation-both-ways = Write out and shorten
people-abbreviation-one-way = Write out only
people-abbreviation-spoken = Only read out in full
people-abbreviation-spoken-note = For letters that stand for several things, such as TT or VP: read out in full when delegates are introduced, printed as they are.
people-abbreviation-add = Add an abbreviation
people-abbreviation-taken = This abbreviation is known already.
people-abbreviation-delete = Delete the abbreviation
people-abbreviation-delete-about = Nobody's record changes, only how it is printed.
people-abbreviation-delete-sure = Delete { $short }? Nobody's record changes, only how it is printed.
people-abbreviation-deleted = The abbreviation was deleted.
people-log-abbreviation-added = Added the abbreviation { $label }
people-log-abbreviation-changed = Changed the abbreviation { $label }
people-log-abbreviation-deleted = Deleted the abbreviation { $label }

people-style = How this event writes posts
people-style-hint = Holds for every page and paper of the event. What was written by hand for one person stays as written; programmes that are released do not change.
people-style-as-recorded-note = As they were written down.
people-style-expanded-note = For example Giám đốc Sở Khoa học và Công nghệ.
people-style-shortened-note = For example Giám đốc Sở KH&CN.
people-log-post-style-changed = Changed how posts are written
