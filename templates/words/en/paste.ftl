# Bringing people in by pasting a text.
people-paste = Paste a list
people-paste-title = Paste a list of delegates
people-paste-advice = Paste a paragraph of an invitation or a report, a list from a chat, or a table from Word or Excel. Forms of address, names and posts are read for you to check; nothing is saved until you say so.
people-paste-text = Text
people-paste-text-hint = One paragraph or list at a time. You may leave the opening words in, such as “Tham dự có các đồng chí”.
people-paste-read = Read the text
people-paste-again = Read again
people-paste-change = Change the text and read it again
people-paste-marked = The text as it was read
people-paste-honorific = Form of address
people-paste-name = Name
people-paste-post = Post
people-paste-crowd = Not named
people-paste-found = { $count ->
    [one] One person was read
   *[other] { $count } people were read
}
people-paste-check = Check and correct each row. Untick those who are not to be added.
people-paste-include = add to the list
people-paste-twice = The same name as in row { $number }.
people-paste-known = Somebody of this name is known
people-paste-use = Use who is known:
people-paste-new = Add somebody new
people-paste-printed = At this event, print the posts as in the text (for somebody who is known)
people-paste-posts = Posts
people-paste-posts-hint = One post a line. A bar | parts the post from the organisation: Giám đốc | Sở Khoa học và Công nghệ.
people-paste-save = Save to the list
people-paste-saved = Added to the list.
people-paste-nobody = Nobody could be read out of this text. Try a comma between name and post, or “ông”, “bà” before the name, and read it again.
people-paste-nobody-chosen = Nobody is chosen. Please tick those who are to be added.
people-paste-post-too-long = A post or organisation is longer than { $max } characters. Please part it into lines, or shorten it.
people-paste-gone = This person is no longer on record. Please choose again.
people-paste-undone = Undone.
people-paste-undone-before = This had been undone before.
people-log-paste-undone = Undid a pasted list of { $label } people

people-intake-title = The list that was added
people-intake-by = { $count ->
    [one] { $name } added one person.
   *[other] { $name } added { $count } people.
}
people-intake-unsorted = { $part }: those just brought in stand after everybody who was there, so some stand otherwise than the rules would have them.
people-intake-list = See the list of delegates
people-intake-more = Paste more
people-intake-undo = Undo
people-intake-undo-advice = All of the above leave the event; people and organisations that were made with them are deleted. What somebody changed since, or uses elsewhere, stays.
people-intake-undone = What { $name } added here has been undone.
people-intake-stayed = What stayed
people-intake-stayed-advice = Somebody changed these since, so they were not deleted.
people-intake-again = Read this text again
