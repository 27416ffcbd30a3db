# Page frames and shared parts.
layout-skip = Skip to main content
layout-menu = Menu
layout-event-nav = Pages of this event
layout-desk-nav = Your pages
layout-studio-nav = Areas of work
layout-nav-overview = Event
layout-nav-programme = Programme
layout-nav-people = Delegates and speakers
layout-nav-exhibitors = Exhibitors
layout-nav-news = News
layout-nav-desk = Your booth
layout-nav-me = Account
layout-all-events = All events
layout-studio-events = Other events
layout-status-line = What the public sees
layout-see-public = See the public page
layout-sign-in = Sign in
layout-sign-out = Sign out
layout-foot-about = Khai Hội runs startup and innovation festivals. What you read here is provided by the organizers of each event.
layout-foot-sample = Sample data: this event is not real.

layout-optional = optional
layout-in-vietnamese = Vietnamese
layout-in-english = English
layout-problems = Nothing was saved yet. Please look at the points below; everything you typed is still here.
layout-back = Back
layout-more-acts = More
layout-save = Save
layout-picture-present = The picture in use
layout-picture-remove = Remove this picture
layout-picture-too-large = The picture is larger than 10 MB. Please choose a smaller one.
layout-picture-not-picture = This file is not a JPEG, PNG or WebP picture.
layout-keep-restored = What you had begun to type has been restored.
layout-accent-passes = This colour has enough contrast to be read.
layout-accent-adjusted = This colour does not have enough contrast to be read; the pages will use the nearest one that does.
layout-rows-add = Add a row
layout-rows-remove = Remove this row
layout-order-saved = The order is saved.
layout-order-failed = The order could not be saved. Please reload the page and try again.
layout-move-up = Move { $what } up
layout-move-down = Move { $what } down

layout-confirm-yes = Yes
layout-confirm-no = No, go back
layout-steps = Steps
layout-step-done = (done)
layout-step-wrong = (needs another look)

layout-days = Days
layout-jump-now = Jump to what is on now
layout-on-now = On now
layout-next-up = Next
layout-room-grid = The programme by room, { $day }

layout-search = Search
layout-filter = Filter
layout-found = { $count } found
layout-found-none = Nothing matches.
layout-pager = Pages
layout-previous = Previous page
layout-next = Next page

layout-log-what = What changed
layout-log-field = Field
layout-log-before = Before
layout-log-after = After
layout-theirs = What is saved now:
