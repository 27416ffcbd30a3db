# Organisations; how a post is held.
people-tabs = Work on people
people-suggested = suggested

people-block-party = Party
people-block-assembly = National Assembly, People's Councils
people-block-government = Government, People's Committees
people-block-front = Fatherland Front, mass organisations
people-block-judiciary = Courts, procuracies
people-block-forces = Army, police
people-block-business = Business
people-block-expert = Universities, institutes, experts

people-standing-full = In office
people-standing-acting = Acting
people-standing-in-charge = In charge
people-standing-former = Former

people-organisations-title = Organisations
people-organisations-about = One list for all events. Level and block decide in which order people are named; where nobody has chosen them, the name suggests them.
people-organisations-q = Search by name
people-organisations-none = No organisation is known yet
people-organisations-none-advice = An organisation is taken down when you write a person's post.
people-organisations-page = Page { $page } of { $pages }
people-organisation-any-level = Any level
people-organisation-any-block = Any block
people-organisation-any-province = Any province
people-organisation-unknown = Not known
people-organisation-level = Level
people-organisation-block = Block
people-organisation-province = Province
people-organisation-posts = Posts
people-organisation-name = Full name
people-organisation-short-name = Abbreviation
people-organisation-short-name-hint = As papers usually write it: UBND tỉnh Bắc Ninh.
people-organisation-suggested = Suggested by the name. Save to keep it.
people-organisation-advice = What you change here holds for everybody with a post there, at every event.
people-organisation-holders = Who holds posts there
people-organisation-nobody = Nobody holds a post there.
people-organisation-more = Only the first { $count } are shown.
people-organisation-same-name = Another organisation has this name.
