# The review: criteria, scores, words inside the team, comparing, proposing places.
exhibitors-criteria = Criteria
exhibitors-criteria-about = Everybody on the team scores by each criterion; the result is the mean by weight, out of ten.
exhibitors-criteria-none = There are no criteria yet
exhibitors-criteria-none-text = Add a few, such as novelty, readiness, appeal to visitors; the team can score at once.
exhibitors-criteria-too-many = There can be { $most } criteria at most.
exhibitors-criterion = Criterion
exhibitors-criterion-add = Add a criterion
exhibitors-criterion-hint = Explanation for who scores
exhibitors-criterion-weight = Weight
exhibitors-criterion-weight-hint = From 1 to 10, beside the other criteria.
exhibitors-criterion-most = Scale
exhibitors-criterion-scale = Scale 1–{ $most }
exhibitors-criterion-share = weight { $weight }, { $share }% of all
exhibitors-criterion-times = weight { $weight }
exhibitors-criterion-saved = The criterion has been saved.
exhibitors-criterion-deleted = The criterion has been deleted.
exhibitors-criterion-delete = Delete the criterion
exhibitors-criterion-scores = { $count ->
    [0] Nobody has scored by it.
    [one] There is one score by it.
   *[other] There are { $count } scores by it.
}
exhibitors-criterion-delete-sure = { $count ->
    [0] Delete this criterion?
    [one] Delete this criterion with its score? This cannot be undone.
   *[other] Delete this criterion with { $count } scores? This cannot be undone.
}
exhibitors-criterion-scored = { $count ->
    [one] There is a score already, so the scale cannot change.
   *[other] There are { $count } scores already, so the scale cannot change.
}
exhibitors-criterion-scored-meanwhile = The number of scores has just changed, so nothing was deleted. Please look at it again and decide.
exhibitors-scoring = Scoring
exhibitors-scoring-about = You see what others gave an application once you have scored it yourself.
exhibitors-scoring-aside = You do not score at this event, so you can see everybody's scores.
exhibitors-scoring-done = { $done } of { $total } applications scored
exhibitors-scoring-none = No application waits to be scored.
exhibitors-scoring-no-criteria = There are no criteria yet, so nothing can be scored.
exhibitors-scoring-own = You
exhibitors-scoring-own-done = Scored
exhibitors-scoring-own-begun = Begun
exhibitors-scoring-own-not = Not yet
exhibitors-score-average = Score
exhibitors-score-by = { $count ->
    [one] by one person
   *[other] by { $count } people
}
exhibitors-score-of-ten = out of 10
exhibitors-score-own = Your scores
exhibitors-score-all = The team's scores
exhibitors-score-mean = Mean
exhibitors-score-none = Nobody has scored this application yet.
exhibitors-score-first-own = Score by every criterion and save; then you will see what others gave.
exhibitors-score-save = Save the scores
exhibitors-score-saved = Your scores have been saved.
exhibitors-score-decided = The application has been decided on and is no longer scored.
exhibitors-score-abstains = You chose not to score at this event.
exhibitors-score-decide = Answer the application
exhibitors-score-open = Score and discuss
exhibitors-score-step-aside = I do not score
exhibitors-score-step-aside-about = Who does not score sees everybody's scores at once, but can give none.
exhibitors-score-step-aside-sure = Not score at this event? This cannot be taken back.
exhibitors-score-stepped-aside = Noted: you do not score at this event.
exhibitors-talk = Inside the team
exhibitors-talk-about = Only the organizers read this. The exhibitor never sees it.
exhibitors-talk-write = Write a comment
exhibitors-talk-send = Add the comment
exhibitors-talk-change = Change the comment
exhibitors-talk-edited = changed
exhibitors-talk-delete = Delete the comment
exhibitors-talk-delete-sure = Delete this comment?
exhibitors-talk-written = The comment has been added.
exhibitors-talk-corrected = The comment has been changed.
exhibitors-talk-deleted = The comment has been deleted.
exhibitors-log-criterion-added = added a criterion
exhibitors-log-criterion-changed = changed a criterion
exhibitors-log-criterion-deleted = deleted a criterion
exhibitors-log-criteria-ordered = put the criteria in another order
exhibitors-log-scored = scored an application
exhibitors-log-abstained = chose not to score
exhibitors-log-talk-written = commented on an application
exhibitors-log-talk-corrected = changed a comment on an application
exhibitors-log-talk-deleted = deleted a comment on an application
exhibitors-talk-count = { $count ->
    [one] one comment
   *[other] { $count } comments
}
exhibitors-booths-rooms = Rooms of work with booths
exhibitors-list-print = To print
exhibitors-list-corner = would like a corner
exhibitors-filter-any-kind = Any kind
exhibitors-filter-any-score = Any score
exhibitors-filter-unplaced = Not on the plan yet
exhibitors-compare = Compare the chosen
exhibitors-compare-title = Compare applications
exhibitors-compare-about = A bar at the left marks lines in which they differ.
exhibitors-compare-differs = (they differ)
exhibitors-compare-few = Two applications are needed at least
exhibitors-compare-few-text = Tick two to { $most } applications in the list, then compare.
exhibitors-compare-back = To the list
exhibitors-compare-many = Only the first { $most } stand side by side.
exhibitors-talk-not-yours = This comment is gone or somebody else's, so it cannot be changed.
