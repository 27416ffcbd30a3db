# A letter that was written, for organizers to read again.
events-letter-to = To
events-letter-sent = Sent
events-letter-failed = Could not be sent
events-letter-waiting = Waiting to be sent
