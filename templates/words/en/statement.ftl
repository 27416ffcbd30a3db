# Bank statements.
statement-intro = Download the statement from your bank (Excel or CSV). The transfer messages of exhibitors are looked for in it and shown first; only the lines you tick are recorded.
statement-file = Statement
statement-file-hint = XLSX, XLS, ODS or CSV, at most { $megabytes } MB.
statement-read = Read the statement
statement-privacy = Statements are not kept: what is not recorded is forgotten.
statement-no-columns = This file lacks the columns of a statement: date, credit and description.
statement-no-credits = Nothing came in according to this statement.
statement-too-long = This statement has more than { $most } credits. Please export a shorter period.
statement-column-on = Date
statement-column-in = Credit
statement-column-out = Debit
statement-column-amount = Amount
statement-column-text = Description
statement-column-id = Transaction no.

statement-preview = Statement preview
statement-lead = { $found ->
    [one] One credit carries
   *[other] { $found } credits carry
} an exhibitor’s transfer message. The ticked lines come to { $total }.
statement-recorded-before = { $count ->
    [one] One credit was
   *[other] { $count } credits were
} recorded before and not shown again.
statement-none-found = No new credit carries an exhibitor’s transfer message.
statement-others = { $count ->
    [one] One other credit
   *[other] { $count } other credits
}
statement-others-hint = If you recognise one as an exhibitor’s, tick it and fill in the exhibitor’s transfer message.
statement-take = Take
statement-take-one = Record { $amount } of { $day }
statement-reference-one = The exhibitor’s transfer message for { $amount } of { $day }
statement-whose = Exhibitor
statement-exact = exact
statement-less = less
statement-more = more
statement-again = nothing owed
statement-several = several exhibitors
statement-nobody = unknown
statement-with-receipts = Write a receipt for each
statement-with-letters = Send letters saying that the money came
statement-record = Record the ticked lines
statement-recorded = The credits were recorded.
statement-nothing-new = These credits were recorded before; nothing has changed.
statement-none-taken = Please tick at least one line.
