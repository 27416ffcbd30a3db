# Lists of booths for organizers and builders.
booths-papers = Booths
booths-list-fascia = Fascia list
booths-list-fascia-about = The words over each booth exactly as written, by number
booths-list-power = Power, water and network
booths-list-power-about = Power points and what each booth asks for
booths-list-furniture = Furniture list
booths-list-furniture-about = Extra furniture and heavy exhibits
booths-list-prices = Booth prices
booths-list-prices-about = Kinds, sizes, prices and what is left
booths-list-directory = Directory of exhibitors
booths-list-directory-about = Exhibitors that agreed to be shown, to be printed as a booklet
booths-size-rows = { $count ->
    [one] one line
   *[other] { $count } lines
}
booths-list-none = This list is empty
booths-list-none-advice = Once exhibitors are accepted and say what they need, the list is here.
booths-list-none-action = Go to the booth applications
booths-column-booth = Booth
booths-column-who = Exhibitor
booths-column-kind = Kind
booths-column-boards = Boards
booths-column-fascia = Fascia
booths-column-fascia-en = English
booths-column-logo = Logo
booths-column-point = Power point
booths-column-kw = Extra kW
booths-column-three-phase = Three-phase
booths-column-water = Water
booths-column-internet = Network
booths-column-furniture = Furniture
booths-column-heavy = Heavy or large exhibits
booths-column-size = Size
booths-column-included = Included
booths-column-price = Price (VND)
booths-column-for = For
booths-column-quota = Booths
booths-column-given = Given
booths-column-left = Left
booths-column-fields = Fields
booths-column-province = Province
booths-column-summary = About
booths-column-products = Products
booths-column-website = Website
booths-column-mark = Change
booths-no-number = not placed
booths-not-written = (not written)
booths-yes = yes
booths-free = free
booths-for-all = everybody
booths-mark-new = + New
booths-mark-changed = △ Changed
booths-mark-gone = ✕ Removed
booths-count-new = { $count } new
booths-count-changed = { $count } changed
booths-count-gone = { $count } removed
booths-count-none = Nothing has changed
booths-since = Compared with print no. { $number } ({ $at }, { $by }):
booths-total = { $count ->
    [one] One line in this list.
   *[other] { $count } lines in this list.
}
booths-total-kw = Extra power { $kw } kW in all.
booths-sheet = Sheet
booths-sheet-across = A4 landscape
booths-sheet-upright = A4 portrait
booths-only-changes = Print changes only
booths-printed-keep = Keep this print
booths-printed-hint = Keep it after printing, to see next time what is different.
booths-printed-kept = The print was kept. From now on changes since then are marked.
booths-printed-changed = The list has changed since you opened this page, so the print was not kept. Please look again and print again.
booths-printed-met = Somebody has just kept a print of this list.
booths-log-printed = Kept a print of a list
