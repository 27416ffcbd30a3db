# Exhibitors and booths.
exhibitors-organizers = The organizers

# Kinds of exhibitor, fields, kinds of booth
exhibitors-kind = Type
exhibitors-kind-company = Company
exhibitors-kind-cooperative = Cooperative
exhibitors-kind-household = Household business
exhibitors-kind-institute = Institute, university or school
exhibitors-kind-startup = Start-up team, not founded yet
exhibitors-kind-support = Incubator, fund or association
exhibitors-field-agriculture = Agriculture
exhibitors-field-food = Food
exhibitors-field-health = Health
exhibitors-field-education = Education
exhibitors-field-tourism = Tourism
exhibitors-field-energy = Energy
exhibitors-field-environment = Environment
exhibitors-field-manufacturing = Manufacturing
exhibitors-field-materials = Materials
exhibitors-field-digital = Digital technology
exhibitors-field-finance = Finance
exhibitors-field-logistics = Transport and storage
exhibitors-field-smart-city = Smart city
exhibitors-field-crafts = Crafts
exhibitors-field-services = Services
exhibitors-field-social-impact = Social impact
exhibitors-booth-shell = Standard booth, 3 m × 3 m
exhibitors-booth-shell-note = With walls, carpet, counter, two chairs, light, one socket and a name board.
exhibitors-booth-double = Double booth, 3 m × 6 m
exhibitors-booth-double-note = Two standard booths without the wall between them.
exhibitors-booth-raw = Bare floor, from 18 m²
exhibitors-booth-raw-note = You build it yourself; no power, and the organizers approve the drawings.
exhibitors-booth-table = Table
exhibitors-booth-table-note = One table and two chairs, for small products.
exhibitors-booth-tent = Outdoor tent
exhibitors-booth-tent-note = A tent with tables and chairs in the yard.
exhibitors-mark-stage = Stage
exhibitors-mark-door = Door
exhibitors-mark-aisle = Aisle
exhibitors-mark-service = Service
exhibitors-mark-label = Label

# States of an application
exhibitors-state = State
exhibitors-states = Applications by state
exhibitors-state-all = All
exhibitors-state-draft = Draft
exhibitors-state-sent = Awaiting an answer
exhibitors-state-changes-asked = Changes asked
exhibitors-state-waiting = Waiting list
exhibitors-state-offered = Place offered
exhibitors-state-accepted = Accepted
exhibitors-state-confirmed = Confirmed
exhibitors-state-declined = Declined
exhibitors-state-withdrawn = Withdrawn
exhibitors-state-cancelled = Cancelled

# Tax codes: remarked on, never refused
exhibitors-tax-valid = The tax code is well formed.
exhibitors-tax-personal = This is a personal identity number, as individuals and household businesses use.
exhibitors-tax-wrong-check-digit = The check digit of the tax code does not fit; it may be mistyped. It was saved all the same; please look again.
exhibitors-tax-wrong-shape = A tax code usually has 10, 12 or 13 digits. It was saved all the same; please look again.

# What may be wrong in the form
exhibitors-wrong-stars = OCOP stars are a number from 1 to 5.
exhibitors-wrong-count = The number of booths is from 1 to 20.
exhibitors-wrong-power = Power is a number up to 500, such as 3 or 2.5.
exhibitors-wrong-website = This web address cannot be used; it looks like https://example.vn.
exhibitors-wrong-number = Booth numbers have plain letters, digits and hyphens only, such as A01, or A01, A02.
exhibitors-wrong-products = Please list at most { $most } products.
exhibitors-missing-field = Please choose at least one field.
exhibitors-missing-product = Please list at least one product.
exhibitors-missing-booth-kind = Please choose a kind of booth.

# How to take part
exhibitors-exhibit-title = Apply for a booth
exhibitors-exhibit-lead = For companies, cooperatives, institutes, universities and start-up teams that want to show products and technologies at the festival.
exhibitors-window-open = Applications are open
exhibitors-window-open-advice = You can fill in the application in several sittings; each step is saved.
exhibitors-window-full = All booths are taken
exhibitors-window-full-advice = Every booth has been given. If somebody withdraws, this page opens again; please come back later.
exhibitors-window-waiting = Full, with a waiting list
exhibitors-window-waiting-advice = All booths are taken. You may still fill in an application and join the waiting list; when a place becomes free, it is offered in the order of waiting.
exhibitors-window-closed = Applications are closed
exhibitors-window-closed-advice = The organizers take no new applications. You can still see what you sent on your booths page.
exhibitors-window-not-yet = Applications are not open yet
exhibitors-window-not-yet-advice = Please come back when applications open. Below is what to prepare.
exhibitors-window-not-set = Dates to be announced
exhibitors-window-not-set-advice = The organizers have not announced when applications open.
exhibitors-window-archived = The festival is over
exhibitors-opens = Opens
exhibitors-closes = Closes
exhibitors-left = Booths left
exhibitors-apply = Apply for a booth
exhibitors-own = Your booths
exhibitors-how = How to take part
exhibitors-how-1 = Create an account or sign in
exhibitors-how-1-text = Each organisation uses one account and has one application per festival.
exhibitors-how-2 = Fill in the four steps
exhibitors-how-2-text = Your organisation, what you show, the booth, and a last look. You can stop and go on later.
exhibitors-how-3 = Wait for the answer
exhibitors-how-3-text = The organizers answer by letter: yes with a booth number, a request for changes, or why there is no booth.
exhibitors-how-4 = Come to your booth
exhibitors-how-4-text = The number is in the letter and on your booths page.
exhibitors-prepare = What to prepare
exhibitors-prepare-1 = The name of your organisation in Vietnamese and English, the tax code if there is one, address and contact person.
exhibitors-prepare-2 = A short text and a list of products, best in both languages.
exhibitors-prepare-3 = A logo as a picture of at most 10 MB.
exhibitors-prepare-4 = The name over the booth, and your needs for power, water and network.

# The exhibitor's own pages
exhibitors-desk-title = Your booths
exhibitors-desk-empty = You have no applications yet
exhibitors-desk-empty-text = Your booth applications at all festivals will be here.
exhibitors-desk-open = Festivals taking applications now
exhibitors-desk-none-open = No festival is taking booth applications at the moment.
exhibitors-own-application = Application
exhibitors-booth = Booth
exhibitors-booth-number = Booth { $number }
exhibitors-next = What to do next
exhibitors-next-draft = The application has not been sent. Please complete it and send it in time.
exhibitors-next-sent = The organizers are looking at it and will answer by letter. There is nothing to do for now.
exhibitors-next-changes-asked = The organizers ask for changes. Please make them and send the application again.
exhibitors-next-waiting = This kind of booth is full. The application is on the waiting list; the organizers will offer places in its order.
exhibitors-next-offered = A place is kept for you. Confirm before the term to take it.
exhibitors-next-accepted = Your application has been accepted. Please confirm that you take part.
exhibitors-next-confirmed = You have confirmed that you take part. See you at the booth.
exhibitors-next-declined = The organizers could not offer you a booth this time.
exhibitors-next-withdrawn = The application has been withdrawn. While applications are open you can change it and send it again.
exhibitors-next-cancelled = Your place was cancelled. Please write to the organizers if you have questions.
exhibitors-organizers-words = From the organizers
exhibitors-asked = The organizers ask
exhibitors-sent-at = Sent
exhibitors-go-on = Go on with the application
exhibitors-withdraw = Withdraw the application
exhibitors-withdraw-confirm = Withdraw this application? If you were given a booth, it goes to somebody else.
exhibitors-withdrawn = The application has been withdrawn.
exhibitors-history = History

# Filling in
exhibitors-apply-title = Booth application
exhibitors-apply-closes = Applications close at { $when }
exhibitors-apply-may-wait = Only name and type are needed to save. Everything else may wait until you send the application.
exhibitors-step-organisation = Organisation
exhibitors-step-showing = What you show
exhibitors-step-booth = The booth
exhibitors-step-confirm = Check and send
exhibitors-save-and-go-on = Save and go on
exhibitors-save-as-draft = Save as draft
exhibitors-change = Change
exhibitors-choose = Choose…
exhibitors-none = None
exhibitors-nothing = nothing yet
exhibitors-group-organisation = Organisation
exhibitors-group-place = Address and contact
exhibitors-group-contact = Contact person
exhibitors-contact-private = Only the organizers see this; it is never published.
exhibitors-name = Name of the organisation
exhibitors-name-hint = The full name as registered.
exhibitors-short-name = Short name
exhibitors-short-name-hint = Used in the address of your page.
exhibitors-tax-code = Tax code
exhibitors-apply-tax-hint = 10 or 13 digits; household businesses use 12. Leave it empty if you are not registered yet.
exhibitors-representative = Representative
exhibitors-representative-post = Post of the representative
exhibitors-address = Address
exhibitors-address-hint = Number, street, commune, ward or special zone.
exhibitors-province = Province or city
exhibitors-province-then = Name of the province before July 2025
exhibitors-province-then-hint = If you wish to keep the former name, such as Bac Giang.
exhibitors-province-formerly = formerly
exhibitors-phone = Telephone of the organisation
exhibitors-phone-hint = In any usual form, such as 0204 3856 789.
exhibitors-email = E-mail of the organisation
exhibitors-website = Website
exhibitors-social = Zalo or social page
exhibitors-social-hint = Published with your page if you agree.
exhibitors-contact = Contact person
exhibitors-contact-name = Name of the contact person
exhibitors-contact-post = Post of the contact person
exhibitors-contact-phone = Mobile of the contact person
exhibitors-group-about = About you
exhibitors-fields = Fields
exhibitors-fields-hint = Choose the one or few that fit best.
exhibitors-summary = Short text
exhibitors-summary-hint = Two or three sentences for the directory, at most 600 characters.
exhibitors-logo = Logo
exhibitors-logo-hint = A JPEG, PNG or WebP picture of at most 10 MB.
exhibitors-products = Products on show
exhibitors-products-hint = One entry for each product. Empty entries are left out.
exhibitors-product-add = Add a product
exhibitors-product-remove = Remove this product
exhibitors-product-name = Name of the product
exhibitors-product-text = What it is
exhibitors-group-merits = Certificates and prizes
exhibitors-ocop = OCOP
exhibitors-ocop-value = { $stars ->
    [one] { $stars } star
   *[other] { $stars } stars
}
exhibitors-ocop-stars = OCOP stars
exhibitors-ocop-stars-hint = Leave it empty if the product is not rated.
exhibitors-ip-rights = Intellectual property
exhibitors-ip-rights-hint = Patents, utility solutions, trade marks: number and name.
exhibitors-prizes = Prizes
exhibitors-group-booth = The booth
exhibitors-booth-kind = Kind of booth
exhibitors-booth-count = How many
exhibitors-corner = A corner, if possible
exhibitors-corner-hint = Corner booths are open on two sides; the organizers give them where they can.
exhibitors-fascia = Name over the booth
exhibitors-fascia-hint = Printed exactly as written. About 30 to 35 characters fit over 3 m.
exhibitors-village = Technology village
exhibitors-village-hint = The themed area you would like to stand in.
exhibitors-group-needs = Technical needs
exhibitors-power = Extra power
exhibitors-power-hint = Beyond the 220 V socket of the booth.
exhibitors-three-phase = Three-phase power
exhibitors-water = Water
exhibitors-internet = Wired network
exhibitors-wishes = Also needed
exhibitors-furniture = Tables, chairs, television
exhibitors-furniture-hint = What is needed beyond the usual, and how many.
exhibitors-heavy = Heavy or large exhibits
exhibitors-heavy-hint = Size, weight, and how they are brought in.
exhibitors-group-connect = Demonstration and connections
exhibitors-demo-wish = We would like to demonstrate or pitch on the stage
exhibitors-technologies-offered = Technologies you offer
exhibitors-technologies-needed = Technologies you look for
exhibitors-note = Note to the organizers
exhibitors-gaps = Still to be filled in
exhibitors-send = Send the application
exhibitors-consent = Public directory
exhibitors-consent-text = The organizers would like to publish your organisation's name, logo, type, fields, province or city, booth number, short text, products, certificates, prizes, website and social page in the festival's public directory on the web, so that visitors can find you. Telephone, e-mail, representative and contact person are not published. You are free to decline: it has no bearing on your application. You can take your permission back at any time on your booths page, and the directory drops you at once.
exhibitors-consent-yes = We agree that this is published
exhibitors-consent-hint = The time of your permission and the version of this text are kept.
exhibitors-consent-given = Agreed
exhibitors-consent-not-given = Not agreed
exhibitors-listed-since = You agreed to be published at { $when }. Your page is shown once the application is accepted.
exhibitors-not-listed = Your organisation is not in the public directory.
exhibitors-see-profile = See your page
exhibitors-list-how = Put us in the directory
exhibitors-list = Publish
exhibitors-unlist = Take us out of the directory
exhibitors-listed = Noted: your organisation may be published in the directory.
exhibitors-unlisted = Your organisation has been taken out of the directory.
exhibitors-apply-saved = Saved.
exhibitors-apply-sent = The application has been sent. The organizers will answer by letter.
exhibitors-apply-incomplete = The application was not sent: something is still missing. Everything you typed is safe.
exhibitors-apply-begin-first = Please begin with the first step: your organisation.
exhibitors-try-again = Somebody else saved at the same moment. Please try again.
exhibitors-apply-account-taken = This account already has an application at the festival, in the name of { $name }. Each account has one per festival; please change that one.
exhibitors-apply-organisation-taken = This organisation already has an application at the festival. Please ask { $contact } of your organisation, who keeps it.
exhibitors-apply-already-sent = The application has been sent and waits for the organizers' answer; it cannot be changed or sent again now.
exhibitors-apply-already-decided = The organizers have decided on this application; it cannot be changed now.
exhibitors-apply-not-sent = The application has not been sent, so there is nothing to withdraw.
exhibitors-apply-already-withdrawn = The application was withdrawn before.

# Organizers decide
exhibitors-booths-title = Booth applications
exhibitors-booths-search = Name, product, tax code, booth number
exhibitors-booths-empty = No applications yet
exhibitors-booths-empty-text = Applications appear here as soon as exhibitors begin them. When they are taken is set in the event's settings.
exhibitors-booths-empty-action = Open the settings
exhibitors-hall = { $given } of { $limit } booths given
exhibitors-hall-open = { $given ->
    [one] { $given } booth given
   *[other] { $given } booths given
}
exhibitors-applications-count = { $count ->
    [one] { $count } application
   *[other] { $count } applications
}
exhibitors-name-column = Exhibitor
exhibitors-wish = Booth
exhibitors-page = Page { $number }/{ $pages }
exhibitors-account = Letters go to
exhibitors-decided = Decided
exhibitors-numbers = Booth number
exhibitors-numbers-hint = May be left empty and given later on the plan. Several are separated by commas: A01, A02.
exhibitors-words = Words to the exhibitor
exhibitors-given = Numbers given already
exhibitors-review-left = { $left ->
    [one] { $left } booth is left in the hall.
   *[other] { $left } booths are left in the hall.
}
exhibitors-review-accepted = Accepted; a letter is on its way to the exhibitor.
exhibitors-review-declined = Declined; a letter is on its way to the exhibitor.
exhibitors-review-asked = Changes asked for; a letter is on its way to the exhibitor.
exhibitors-review-reason-needed = Please give the reason; the exhibitor reads it in the letter.
exhibitors-review-words-needed = Please say what should be changed; the exhibitor reads it in the letter.
exhibitors-review-booth-taken = Booth { $number } belongs to { $name }. Please choose another number.
exhibitors-review-hall-full = The hall has not enough booths left. The application was not accepted; the limit can be raised in the event's settings.
exhibitors-review-changed = The application was changed after this page was opened: the exhibitor sent it again, or somebody else has decided. Below is how it stands now; please read it and answer again.
exhibitors-review-not-sent = The exhibitor has not sent this application, so it cannot be answered yet.
exhibitors-review-already-decided = This application has been decided already.
exhibitors-review-withdrawn = The exhibitor has withdrawn this application.
exhibitors-place-not-accepted = Only accepted applications are given booths.

# The log
exhibitors-log-begun = began the application
exhibitors-log-saved = saved the application
exhibitors-log-sent = sent the application
exhibitors-log-accepted = accepted the application
exhibitors-log-declined = declined the application
exhibitors-log-changes-asked = asked for changes
exhibitors-log-withdrawn = withdrew the application
exhibitors-log-listed = agreed to stand in the public directory
exhibitors-log-unlisted = left the public directory

# The public directory
exhibitors-directory-title = Exhibitors
exhibitors-directory-lead = Who has a booth at the festival: fields, booth numbers and products.
exhibitors-show-all = Show every exhibitor
exhibitors-directory-empty = The list of exhibitors is being prepared
exhibitors-directory-empty-text = Accepted exhibitors that agree to be published appear here.
exhibitors-search = Search by name, product or booth number
exhibitors-count = { $count ->
    [one] { $count } exhibitor
   *[other] { $count } exhibitors
}
exhibitors-filter-field = Field
exhibitors-filter-any-field = All fields
exhibitors-filter-province = Province or city
exhibitors-filter-any-province = All provinces and cities
exhibitors-filter-village = Technology village
exhibitors-filter-any-village = All villages
exhibitors-links = Links
