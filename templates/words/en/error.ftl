# The error page: what happened, what is safe, what to do next.
error-sign-in = Please sign in
error-sign-in-advice = This page is for people who have signed in.
error-forbidden = The request was not accepted
error-forbidden-advice = It was sent from another website, so nothing was done. Please open the page here and try again.
error-moved = This page has another address now
error-moved-advice = The old address leads to the new one.
error-not-found = Page not found
error-not-found-advice = The address may have changed or been mistyped. The page may also belong to another account.
error-stale = Somebody else changed this first
error-stale-advice = Nothing is lost. Please open the page again to see what is there now, then go on editing.
error-too-large = What you sent is too large
error-too-large-advice = Nothing was saved. Please choose a smaller file (pictures may have up to 10 MB) and send it again.
error-refused = This could not be done
error-refused-advice = Nothing has changed. Please check what you entered and try again.
error-too-many = Too many attempts
error-too-many-advice = To keep accounts safe, please wait a little before you try again.
error-too-many-wait = { $minutes ->
    [0] { $seconds ->
        [1] You can try again in 1 second.
       *[other] You can try again in { $seconds } seconds.
    }
   *[other] You can try again in { $minutes } minutes.
}
error-busy = The system is busy
error-busy-advice = Everything saved so far is safe. Please try again in a few seconds.
error-storage-full = The server has run out of space
error-storage-full-advice = What you just sent was not saved; everything saved before is safe. Please tell the administrator and try again later.
error-bad-request = The request could not be read
error-bad-request-advice = Nothing has changed. Please go back, check what you entered and send it again.
error-broken = Something went wrong
error-broken-advice = The fault has been recorded, and everything saved before is safe. Please try again; if it happens again, tell the organizers.
error-number = When you report it, please mention the number { $id }.
error-again = Try again
error-home = Go to the front page
