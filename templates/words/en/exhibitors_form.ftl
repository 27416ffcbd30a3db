# The application form as the organizers want it: fields, own questions, papers, conditions.

# New fields of the application
exhibitors-decision-number = Number of the founding decision
exhibitors-decision-number-hint = For organisations without a tax code, such as 12/QĐ-UBND.
exhibitors-group-where = Place and name board
exhibitors-neighbours = Would like to stand beside
exhibitors-neighbours-hint = Names of organisations you would like to be near; the organizers arrange it where they can.
exhibitors-sockets = Further sockets
exhibitors-sockets-hint = 220 V sockets beyond the one there is.
exhibitors-all-day-power = Power around the clock
exhibitors-all-day-power-hint = For freezers, tanks and whatever must not be switched off at night.
exhibitors-tables = Tables
exhibitors-chairs = Chairs
exhibitors-screens = Screens
exhibitors-wrong-pieces = The number is from 0 to 200.
exhibitors-registration-copy = Copy of the registration
exhibitors-registration-copy-hint = The business, cooperative or household registration, or the founding decision.
exhibitors-kind-free = Free of charge
exhibitors-kind-each = VND each
exhibitors-kind-left = { $left } left
exhibitors-kind-none-left = none left; applications go on the waiting list
exhibitors-kind-not-for-you = This kind of booth is for other types of organisations. Please choose another.
exhibitors-yes = Yes
exhibitors-no = No

# Own questions and papers in the application
exhibitors-group-questions = Questions from the organizers
exhibitors-group-papers = Papers
exhibitors-papers-hint = PDF, Word, Excel, PNG or JPEG, up to 10 MB each; at most { $most } files and { $megabytes } MB in all. Only the organizers can see them.
exhibitors-paper-remove = Remove this file
exhibitors-missing-document = Please send this file.
exhibitors-documents-too-many = There are { $most } files already, which is the most. Please remove some and send it again.
exhibitors-documents-too-large = The files of this application come to more than { $most } MB. Please remove some or make them smaller.
exhibitors-documents-not-asked = The form takes no file here at the moment.
exhibitors-missing-conditions = Please read and accept the conditions.
exhibitors-conditions-of-part = Conditions for taking part
exhibitors-conditions-yes = We have read and accept the conditions
exhibitors-conditions-accepted = You accepted version { $number } at { $when }.

# After acceptance
exhibitors-after-missing = { $count ->
    [one] One required item is still empty.
   *[other] { $count } required items are still empty.
}
exhibitors-after-complete = Everything required has been filled in.
exhibitors-after-nothing = The organizers ask for nothing more after acceptance.
exhibitors-after-not-accepted = This part opens once the application has been accepted.
exhibitors-after-over = The festival is over; the details can no longer be changed.

# The organizers set the form
exhibitors-form-title = Application form
exhibitors-form-counts = Asks for { $now } items before sending and { $later } after acceptance
exhibitors-form-fields = Fields of the application
exhibitors-form-fields-about = The less you ask, the easier it is to apply. What is only needed to build the booths can be asked after acceptance.
exhibitors-form-always = Always asked:
exhibitors-form-now-required = When applying, required
exhibitors-form-now = When applying
exhibitors-form-later-required = After acceptance, required
exhibitors-form-later = After acceptance
exhibitors-form-never = Not asked
exhibitors-form-save = Save the fields
exhibitors-form-saved = The fields of the form have been saved.
exhibitors-questions = Own questions
exhibitors-questions-about = Your questions stand in the step “Booth” of the application, in this order.
exhibitors-questions-none = There are no questions of your own yet.
exhibitors-questions-retired = { $count ->
    [one] One question no longer asked
   *[other] { $count } questions no longer asked
}
exhibitors-question = Question
exhibitors-question-add = Add a question
exhibitors-question-hint = Explanation under the question
exhibitors-question-sort = Kind of answer
exhibitors-question-text = Text
exhibitors-question-number = Number
exhibitors-question-choice = One of several
exhibitors-question-yes-no = Yes or no
exhibitors-question-file = File
exhibitors-question-options = Answers to choose from
exhibitors-question-options-hint = Only for “One of several”. Empty rows are left out.
exhibitors-question-option = Answer
exhibitors-question-option-add = Add an answer
exhibitors-question-option-remove = Remove this answer
exhibitors-question-required = An answer is required
exhibitors-question-later = Ask only after acceptance
exhibitors-question-later-hint = Exhibitors answer on their own page.
exhibitors-question-saved = The question has been saved.
exhibitors-question-deleted = The question has been deleted.
exhibitors-question-retired = It is no longer asked. The answers there are have been kept.
exhibitors-question-asked-again = The question is asked again.
exhibitors-question-is-retired = This question is no longer asked; answers given before still show in applications.
exhibitors-question-leave = Remove the question
exhibitors-question-uses = { $count ->
    [0] Nobody has answered it.
    [one] There is one answer.
   *[other] There are { $count } answers.
}
exhibitors-question-retire = Stop asking, keep the answers
exhibitors-question-ask-again = Ask again
exhibitors-question-delete = Delete the question
exhibitors-question-delete-sure = { $count ->
    [0] Delete this question?
    [one] Delete this question with its answer? This cannot be undone.
   *[other] Delete this question with { $count } answers? This cannot be undone.
}
exhibitors-question-answered-meanwhile = The number of answers has just changed, so nothing was deleted. Please look at it again and decide.
exhibitors-question-two-options = There have to be two answers at least.
exhibitors-question-most-options = Please write at most { $most } answers.
exhibitors-question-too-many = There are { $most } questions already, which is the most.
exhibitors-question-sort-answered = { $count ->
    [one] Somebody has answered, so the kind of answer cannot change. Stop asking it and add a new question.
   *[other] There are { $count } answers, so the kind of answer cannot change. Stop asking it and add a new question.
}
exhibitors-question-option-answered = Somebody has chosen “{ $option }”. You can correct its words, but not remove it.
exhibitors-conditions = Conditions
exhibitors-conditions-about = Exhibitors accept them when they send. Each text you save is a new version; an application keeps the version it accepted and the time. Nobody is asked again unless they send again.
exhibitors-conditions-none = There is nothing to be accepted at the moment.
exhibitors-conditions-text = Text
exhibitors-conditions-hint = Written in Markdown. Leave both languages empty to ask no more.
exhibitors-conditions-save = Save as a new version
exhibitors-conditions-saved = The conditions have been saved.
exhibitors-conditions-in-force = Version { $number } is in force, saved at { $when }.
exhibitors-conditions-shown = See it as exhibitors do
exhibitors-conditions-before = Earlier versions
exhibitors-conditions-version = Version { $number }, saved at { $when }
exhibitors-log-form-changed = changed the fields of the application form
exhibitors-log-question-added = added a question to the form
exhibitors-log-question-changed = changed a question of the form
exhibitors-log-question-deleted = deleted a question of the form
exhibitors-log-question-retired = stopped asking a question of the form
exhibitors-log-question-asked-again = asked a question of the form again
exhibitors-log-questions-ordered = put the questions of the form in another order
exhibitors-log-conditions-saved = saved the conditions
exhibitors-log-documents = added or removed papers
events-log-field-label = Question
events-log-field-hint = Explanation
events-log-field-required = Required
events-log-field-later = Asked after acceptance
events-log-field-weight = Weight
events-log-field-most = Scale
events-log-field-text = Text
events-log-field-added = Files added
events-log-field-removed = Files removed
