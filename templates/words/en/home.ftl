# The front page: the list of festivals.
pages-home-title = Startup and innovation festivals
pages-home-intro = Programmes, delegates and booths of the festivals that are on and coming up, and what past editions left behind.
pages-home-description = Startup and innovation festivals in Viet Nam: programmes, delegates and speakers, exhibitors.
pages-home-search = Find a festival
pages-home-province = Province or city
pages-home-any-province = Every province
pages-home-year = Year
pages-home-any-year = Every year
pages-home-all = See all festivals
pages-home-running = On now
pages-home-coming = Coming up
pages-home-past = Past: { $year }
pages-home-year-unknown = year not known
pages-home-none-text = Try other words, or fewer conditions.
pages-home-bare = No festival is public yet
pages-home-bare-text = Once organizers publish one, it will be here.
