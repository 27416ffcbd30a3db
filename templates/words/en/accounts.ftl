# Accounts, signing in, looking after accounts.
accounts-name = Full name
accounts-email = E-mail
accounts-password = Password
accounts-language = Language of letters and private pages
accounts-new-password = New password
accounts-password-hint = At least 10 characters. A short sentence that you remember easily is best.

accounts-sign-in-title = Sign in
accounts-sign-in-do = Sign in
accounts-sign-in-forgot = Forgot your password?
accounts-sign-in-new = No account yet? Organisations that would like a booth can make their own.
accounts-sign-in-to-sign-up = Create an account
accounts-sign-in-wrong = The e-mail or the password is not right. Please check both.
accounts-sign-in-blocked = This account is blocked. Please contact the organizers.
accounts-sign-in-unconfirmed = This e-mail address has not been confirmed yet. We have just sent the letter again; please open the link in it.
accounts-link-title = Sign in by link
accounts-link-text = This link works once and signs you in to the account { $email }.
accounts-link-enter = Go in as { $name }
accounts-link-dead = This link has been used, has expired or is incomplete. Please open the one in the latest letter, or ask for a new letter.

accounts-sign-up-title = Create an account
accounts-sign-up-text = For organisations that would like a booth. We will send you a letter to confirm your e-mail address.
accounts-sign-up-do = Create account
accounts-sign-up-have = Have an account already?
accounts-email-taken = There is already an account with this address.
accounts-password-short = A password needs at least { $min } characters.
accounts-password-own = This password is like your name or e-mail, so it is easy to guess. Please choose another.
accounts-password-common = This password is so common that it is easy to guess. Please choose another.
accounts-sent-title = Please look in your mailbox
accounts-sent-confirm = We have sent a letter to the address you entered. Open the link in it to confirm and begin. The link works for 7 days.
accounts-sent-recover = If the address you entered has an account, we have sent it a link to choose a new password. The link works once, within an hour.
accounts-sent-nothing = No letter yet? Please wait a few minutes, and look among junk mail as well.
accounts-sent-back = Go to sign in

accounts-confirm-title = Confirm your e-mail address
accounts-confirm-text = Enter the password you chose for the account { $email } to confirm it and go in.
accounts-confirm-do = Confirm and go in
accounts-confirm-wrong = The password is not right. If you do not remember it, please choose a new one.

accounts-recover-title = Forgotten password
accounts-recover-text = Enter the e-mail of your account. We will send it a link to choose a new password.
accounts-recover-do = Send the link
accounts-new-password-title = Choose a new password
accounts-new-password-text = For the account { $email }. Other browsers that are signed in will be signed out.
accounts-new-password-do = Save and go in

accounts-me-title = Your account
accounts-me-work = Go to
accounts-me-desk = Your booths
accounts-me-studio = Organizers' studio
accounts-me-accounts = Accounts
accounts-me-details = Details
accounts-me-email = You sign in with { $email }
accounts-me-save = Save details
accounts-saved = Your details have been saved.
accounts-me-password = Change your password
accounts-me-set-password = Set a password
accounts-me-no-password = This account has no password yet. Set one to be able to sign in by yourself next time.
accounts-current-password = Current password
accounts-current-wrong = The current password is not right.
accounts-me-change-password = Save new password
accounts-password-changed = The new password has been saved. Other browsers have been signed out.
accounts-me-logins = Where you are signed in
accounts-me-logins-text = Something you do not know? Sign it out and change your password.
accounts-me-browser = Browser
accounts-me-seen = Last used
accounts-me-opened = Signed in
accounts-me-address = Network address
accounts-me-here = This browser
accounts-me-end = Sign out
accounts-me-end-all = Sign out everywhere
accounts-me-end-all-sure = Sign out of every browser, this one too?
accounts-browser-on = { $browser } on { $system }
accounts-browser-unknown = Unknown browser
accounts-signed-out = You have signed out.
accounts-signed-out-everywhere = You have signed out everywhere.
accounts-login-ended = The browser you chose has been signed out.

accounts-set-up-title = First set-up
accounts-set-up-text = There are no accounts yet. Create the first administrator, who can make events and invite others.
accounts-set-up-do = Create administrator

accounts-admin-title = Accounts
accounts-admin-search = Search by name or e-mail
accounts-admin-count = { $count ->
    [1] 1 account
   *[other] { $count } accounts
}
accounts-admin-none = No account matches
accounts-admin-none-text = Try a part of the name or of the e-mail.
accounts-admin-state = State
accounts-admin-since = Since
accounts-admin-acts = Acts
accounts-admin-page = Page { $page } of { $pages }
accounts-admin-is-admin = Administrator
accounts-admin-is-blocked = Blocked
accounts-admin-is-waiting = E-mail not confirmed
accounts-admin-is-usual = In use
accounts-admin-is-you = You
accounts-admin-block = Block
accounts-admin-block-sure = Block the account of { $name }? They will be signed out everywhere.
accounts-admin-unblock = Unblock
accounts-admin-promote = Make administrator
accounts-admin-promote-sure = Make { $name } an administrator of the whole installation?
accounts-admin-demote = Remove as administrator
accounts-admin-demote-sure = Remove { $name } as an administrator?
accounts-admin-blocked = The account has been blocked.
accounts-admin-unblocked = The account has been unblocked.
accounts-admin-promoted = There is a new administrator.
accounts-admin-demoted = The account is no longer an administrator.
accounts-admin-last = This is the last administrator. Make another account an administrator first.
accounts-admin-yourself = You cannot block your own account.
accounts-admin-not-ready = Only an account with a confirmed e-mail that is not blocked can become an administrator.

accounts-log-created = created the account
accounts-log-signed-in = signed in
accounts-log-signed-out = signed out
accounts-log-signed-out-everywhere = signed out everywhere
accounts-log-sign-up-taken = somebody signed up with an address in use
accounts-log-confirmed = confirmed the e-mail
accounts-log-recover-asked = asked for a new password
accounts-log-password = set a new password
accounts-log-details = changed the account's details
accounts-log-blocked = blocked the account
accounts-log-unblocked = unblocked the account
accounts-log-promoted = made an administrator
accounts-log-demoted = removed as administrator
