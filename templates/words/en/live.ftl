# The day itself: the page to run it, the stream for public pages, the board in the hall.
programme-mark-late = { $minutes } minutes late
programme-mark-speaking = Speaking now

programme-live-title = The day itself
programme-live-about = Tap an item, then what has become of it. Everybody sees it at once; other changes to the programme stay unpublished.
programme-live-said = The programme has just been updated.
programme-live-now = On now
programme-live-coming = Coming up
programme-live-past = Over
programme-live-nothing-released = The programme has not been published yet, so there is nothing to run. Publish it first.
programme-live-nothing-today = The published programme has nothing today. Choose another day above.
programme-live-not-released = This item has not been published, so nothing can be announced about it yet.
programme-live-nothing = That is what everybody sees already.
programme-live-no-hour = This item has no starting time, so it cannot be late.
programme-live-minutes-range = Minutes must be between 0 and { $most }.
programme-live-past-midnight = That would push something into the next day. Change it in the programme instead.
programme-live-moved-on = This cannot be taken back: the item has changed since.
programme-live-late = Late
programme-live-late-by = { $minutes } minutes late
programme-live-minutes = minutes
programme-live-minutes-label = Minutes late against the planned time
programme-live-late-own = Announce
programme-live-on-time = On time
programme-live-following = Move everything after it in the same place as well
programme-live-room = Move to
programme-live-room-act = Move
programme-live-off = Cancel
programme-live-on = Takes place after all
programme-live-speak = Speaking now
programme-live-silent = Finished speaking
programme-live-what = What has become of “{ $title }”
programme-live-done = { $count ->
    [0] Everybody has been told.
    [1] Everybody has been told.
   *[other] Everybody has been told; { $count } items have new times.
}
programme-live-taken-back = Taken back.
programme-live-seen = Everybody now sees:
programme-live-take-back = Take back
programme-live-met-plans = In the working copy, the time or place of { $titles } differed from what everybody saw and was not published yet. The working copy has just been changed as well: times moved by as much, places are the new ones.
programme-live-boards = Boards for screens in the hall
programme-live-boards-about = Open one on a large screen and leave it: it keeps itself up to date, even after the network was lost.

programme-live-note-late = { $title }: { $minutes } minutes late
programme-live-note-late-all = { $title } and what follows: { $minutes } minutes late
programme-live-note-on-time = { $title }: on time again
programme-live-note-room = { $title }: moved to { $room }
programme-live-note-off = { $title }: cancelled
programme-live-note-on = { $title }: takes place after all
programme-live-note-speaking = { $title }: speaking now
programme-live-note-silent = { $title }: finished speaking
programme-live-note-back = { $title }: the last notice is taken back

programme-log-live-late = announced a delay of
programme-log-live-room = announced a new place for
programme-log-live-off = announced as cancelled
programme-log-live-on = announced as taking place after all
programme-log-live-speaking = announced as speaking now
programme-log-live-silent = announced as finished speaking
programme-log-live-back = took back the last notice about

programme-board-title = Programme board: { $place }
programme-board-whole = Whole venue
programme-board-nothing = Nothing on at the moment
programme-board-away = Connection lost, trying again
