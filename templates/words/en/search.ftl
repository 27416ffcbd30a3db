# Search and the directory.
search-title = Search
search-label = People, sessions, exhibitors…
search-how = Type names with or without marks, given name first, initials (“nhg”) or the beginning of a word.
search-none-advice = Try fewer words, or leave out the marks.
search-instead = Showing results for “{ $words }”.
search-more = See more
search-all-kinds = See everything
search-everywhere = Search all events
search-own-everywhere = Search all your events
search-typing-count = { $count } results. Use the arrow keys to choose.

search-kind-events = Events
search-kind-people = People
search-kind-programme = Programme
search-kind-exhibitors = Exhibitors
search-kind-news = News
search-kind-applications = Booth applications
search-kind-organisations = Organisations
search-kind-letters = Letters

search-page = Page { $number } of { $pages }
search-people-title = Directory of people
search-people-description = Delegates, speakers and jurors of start-up and innovation festivals, by organisation, province and event.
search-people-intro = Everybody who has come or will come to a festival, by given name.
search-people-own-intro = Everybody who comes to the events you are responsible for, by given name.
search-people-q = Name or post
search-people-organisation = Organisation
search-people-block = Block
search-people-any-block = All blocks
search-people-province = Province
search-people-any-province = All provinces
search-people-part = Part
search-people-any-part = Any part
search-people-event = Event
search-people-any-event = All events
search-people-count = { $count ->
    [one] One person
   *[other] { $count } people
}
search-people-all = Clear the filters
search-people-none = Remove a filter or two.
