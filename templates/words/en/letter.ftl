# A letter that was written, for organizers to read again.
events-letter-to = To
events-letter-sent = Sent
events-letter-failed = Could not be sent
events-letter-waiting = Waiting to be sent

# Letters that have not left
events-letters-title = Letters not sent yet
events-letters-text = Letters wait here until the mail server takes them. One that fails is tried again and again, each time after a longer wait; after ten tries it stops and waits for you.
events-letters-none = Every letter has been sent
events-letters-none-text = Letters that were sent are found by search.
events-letters-next = Next try
events-letters-given-up = Given up
events-letters-attempts = { $count ->
    [one] tried once
   *[other] tried { $count } times
}
events-letters-again = Try again now
events-letters-again-done = The letter will be tried again at once.
events-letters-secret = This letter holds a link of its own: its reader must ask for a new one.
events-letters-stuck = { $count ->
    [one] One letter could not be sent yet.
   *[other] { $count } letters could not be sent yet.
}
events-letters-see = See the letters
events-log-letter-again = had a letter tried again
